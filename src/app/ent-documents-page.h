#pragma once

#include <gtk/gtk.h>

#include "ent-personal.h"

G_BEGIN_DECLS

/* The key documents of a case: what each did, its words, where to read it; then all sources.
 *
 * Signal: "note-wanted" (EntTarget, pointer; transfer none). */
#define ENT_TYPE_DOCUMENTS_PAGE (ent_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (EntDocumentsPage, ent_documents_page, ENT, DOCUMENTS_PAGE, GtkWidget)

GtkWidget *ent_documents_page_new          (void);
void       ent_documents_page_set_personal (EntDocumentsPage *self,
                                            EntPersonal      *personal);
void       ent_documents_page_set_case     (EntDocumentsPage *self,
                                            EntCase          *item);
/* Scrolls to the document. */
void       ent_documents_page_show         (EntDocumentsPage *self,
                                            const char       *document_id);
/* Scrolls to words of its plain text, and frames them for a moment. */
void       ent_documents_page_show_words   (EntDocumentsPage *self,
                                            const char       *document_id,
                                            guint             start,
                                            guint             end);
/* (transfer full) (nullable): the words that are selected */
EntTarget *ent_documents_page_dup_selected (EntDocumentsPage *self);

G_END_DECLS
