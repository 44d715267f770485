#pragma once

#include "ent-feeds.h"
#include "ent-lecture-list.h"
#include "ent-matrix.h"
#include "ent-news-list.h"
#include "ent-personal.h"

G_BEGIN_DECLS

/* What all windows share: the library, the list of its cases, the codebook, and the cases
 * that were opened.  Main thread; whatever reads the disk answers later. */
#define ENT_TYPE_SESSION (ent_session_get_type ())
G_DECLARE_FINAL_TYPE (EntSession, ent_session, ENT, SESSION, GObject)

/* @library_path: (nullable): NULL for the person's own. Property "ready": the list stands.
 * Signal: "case-changed" (string: id): it is another one now, or gone; what was loaded of it is old. */
EntSession  *ent_session_new              (const char           *data_dir,
                                           const char           *library_path);

/**
 * ent_session_start_async:
 *
 * Opens the library, imports what the program ships and reads the list of cases.
 */
void         ent_session_start_async      (EntSession           *self,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* @report: (out caller-allocates): what opening found */
gboolean     ent_session_start_finish     (EntSession           *self,
                                           GAsyncResult         *result,
                                           EntStoreReport       *report,
                                           GError              **error);

gboolean     ent_session_is_ready         (EntSession           *self);
EntLibrary  *ent_session_get_library      (EntSession           *self);
EntPersonal *ent_session_get_personal     (EntSession           *self);
/* (transfer none): read once the session is ready */
EntNewsList *ent_session_get_news         (EntSession           *self);
/* (transfer none): read once the session is ready */
EntLectureList *ent_session_get_lectures  (EntSession           *self);
/* (transfer none): started by who started the session, since it knows the settings */
EntFeeds    *ent_session_get_feeds        (EntSession           *self);
/* (transfer none): of EntCaseItem */
GListModel  *ent_session_get_cases        (EntSession           *self);
/* (nullable): why what the program ships could not be put into the library, though the
 * library itself was opened */
const char  *ent_session_get_problem      (EntSession           *self);
/* (transfer none) (nullable) */
EntCodebook *ent_session_get_codebook     (EntSession           *self);

/* What the authors of @cases (element-type EntCase), the person, and others that are shown, rated. (transfer full)
 * (nullable): NULL where there is no codebook yet */
EntMatrix   *ent_session_create_matrix    (EntSession           *self,
                                           GPtrArray            *cases);

void         ent_session_load_case_async  (EntSession           *self,
                                           const char           *case_id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* (transfer full) */
EntCase     *ent_session_load_case_finish (EntSession           *self,
                                           GAsyncResult         *result,
                                           GError              **error);
/* (transfer none) (nullable): NULL where it was not loaded yet */
EntCase     *ent_session_peek_case        (EntSession           *self,
                                           const char           *case_id);
/* Whether reading the case takes so long that its timeline should come before it. */
gboolean     ent_session_is_case_large    (EntSession           *self,
                                           const char           *case_id);
/* All cases, in the order of the list. */
void         ent_session_load_all_async   (EntSession           *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* (transfer full) (element-type EntCase) */
GPtrArray   *ent_session_load_all_finish  (EntSession           *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
