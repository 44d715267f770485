#pragma once

#include <libxml/tree.h>

#include "ent-lecture-export.h"

G_BEGIN_DECLS

/* A lecture with what is hard in it, in a folder of its own, and other people's programs that look at its files. */
typedef struct
{
  char             *folder;
  char             *out;      /* of the last program */
  EntDeck          *deck;
  GPtrArray        *pages;
  EntLectureExport  options;
  EntLectureJob     job;
} OfficeFixture;

typedef GBytes *(*OfficeWriter) (const EntLectureJob  *job,
                                 GError              **error);

void       office_set_up         (OfficeFixture  *self,
                                  gconstpointer   data);
void       office_tear_down      (OfficeFixture  *self,
                                  gconstpointer   data);
/* Lays out again, after what the deck or the options were changed to. */
void       office_lay_out        (OfficeFixture  *self);
/* Index of the page of the first slide with this title. */
guint      office_find_page      (OfficeFixture  *self,
                                  const char     *title);

/* "office.odp" in the folder, and what is in it unpacked in "office.odp.d". */
void       office_write          (OfficeFixture  *self,
                                  OfficeWriter    writer,
                                  const char     *name);
/* Written twice it is the same file, and one part of it says under @xpath when that was: as SOURCE_DATE_EPOCH has it. */
void       office_check_same_bytes (OfficeFixture *self,
                                  OfficeWriter    writer,
                                  const char     *name,
                                  const char     *part,
                                  const char     *xpath);
/* Each file of the archive, as it is named there, in its order. (transfer full) */
GStrv      office_list           (OfficeFixture  *self,
                                  const char     *name);
/* Well-formed, or the test fails. */
xmlDoc    *office_read           (OfficeFixture  *self,
                                  const char     *name,
                                  const char     *part);
guint      office_count          (xmlDoc         *doc,
                                  const char     *xpath);
/* (transfer full): the words of the first; of none "" */
char      *office_string         (xmlDoc         *doc,
                                  const char     *xpath);
/* Words of each. (transfer full) */
GStrv      office_strings        (xmlDoc         *doc,
                                  const char     *xpath);

int        office_run            (OfficeFixture  *self,
                                  const char     *line);
/* LibreOffice makes another file of it, with the same name but for its suffix. FALSE: it is not here */
gboolean   office_convert        (OfficeFixture  *self,
                                  const char     *name,
                                  const char     *filter);
/* A PDF of the slides: all that are shown, with all their words, and they look as ours do.
 * @most: the mean difference of a page, of 1 */
void       office_check_pdf      (OfficeFixture  *self,
                                  const char     *name,
                                  double          most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
