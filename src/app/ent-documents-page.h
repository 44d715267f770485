#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"

G_BEGIN_DECLS

/* The key documents of a case: what each did, its words, where to read it; then all sources. */
#define ENT_TYPE_DOCUMENTS_PAGE (ent_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (EntDocumentsPage, ent_documents_page, ENT, DOCUMENTS_PAGE, GtkWidget)

GtkWidget *ent_documents_page_new      (void);
void       ent_documents_page_set_case (EntDocumentsPage *self,
                                        EntCase          *item);
/* Scrolls to the document. */
void       ent_documents_page_show     (EntDocumentsPage *self,
                                        const char       *document_id);

G_END_DECLS
