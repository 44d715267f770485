#include "config.h"

#include "ent-slide-making.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-case-slide.h"

/* Reading cases */

typedef struct
{
  EntSession *session;
  GPtrArray  *ids;    /* of char* */
  guint       next;   /* of them, to be read */
  GPtrArray  *cases;  /* of EntCase, that are */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->session);
  g_ptr_array_unref (reading->ids);
  g_ptr_array_unref (reading->cases);
  g_free (reading);
}

static GPtrArray *
list_cases (EntSession *session)
{
  GListModel *cases = ent_session_get_cases (session);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);

      g_ptr_array_add (ids, g_strdup (ent_case_item_get_info (item)->id));
    }
  return ids;
}

static gboolean
has_case (EntSession *session,
          const char *id)
{
  GListModel *cases = ent_session_get_cases (session);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);

      if (g_strcmp0 (ent_case_item_get_info (item)->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void read_next (GTask *task);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  EntCase *item = ent_session_load_case_finish (ENT_SESSION (source), result, &error);

  if (item == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_ptr_array_add (reading->cases, item);
  read_next (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
read_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  EntMatrix *matrix;

  while (reading->next < reading->ids->len && !has_case (reading->session, reading->ids->pdata[reading->next]))
    reading->next++;
  if (reading->next < reading->ids->len)
    {
      ent_session_load_case_async (reading->session, reading->ids->pdata[reading->next++],
                                   g_task_get_cancellable (task), read_cb, task);
      return;
    }
  matrix = ent_session_create_matrix (reading->session, reading->cases);
  if (matrix != NULL)
    g_task_return_pointer (task, matrix, (GDestroyNotify) ent_matrix_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED,
                             _("The library has no codebook yet. Open it again once its cases are there."));
  g_object_unref (task);
}

void
ent_slide_read_matrix_async (EntSession          *session,
                             GPtrArray           *case_ids,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->session = g_object_ref (session);
  reading->ids = case_ids != NULL ? ent_ids_copy (case_ids) : list_cases (session);
  reading->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_task_set_task_data (task, reading, reading_free);
  read_next (task);
}

EntMatrix *
ent_slide_read_matrix_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Making slides */

typedef struct
{
  EntSlideMaking  making;
  gpointer        data;
  GDestroyNotify  data_free;
  EntMatrix      *matrix;  /* once it is read */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_pointer (&job->matrix, ent_matrix_unref);
  g_free (job);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  EntSlide *slide = job->making (job->matrix, job->data);

  if (slide != NULL)
    g_task_return_pointer (task, slide, (GDestroyNotify) ent_slide_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _("No slide can be made of this: it is no longer in the library."));
}

static void
matrix_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->matrix = ent_slide_read_matrix_finish (result, &error);
  if (job->matrix != NULL)
    g_task_run_in_thread (task, make_thread);
  else
    g_task_return_error (task, error);
}

void
ent_slide_make_async (EntSession          *session,
                      GPtrArray           *case_ids,
                      EntSlideMaking       making,
                      gpointer             data,
                      GDestroyNotify       data_free,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->making = making;
  job->data = data;
  job->data_free = data_free;
  g_task_set_task_data (task, job, job_free);
  ent_slide_read_matrix_async (session, case_ids, cancellable, matrix_cb, task);
}

EntSlide *
ent_slide_make_finish (GAsyncResult  *result,
                       GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What a search found */

/* How many of the words that were found stand in a text. */
static guint
count_found (const char *snippet,
             const char *text)
{
  const char *begin = snippet != NULL ? snippet : "";
  guint n = 0;

  while ((begin = strstr (begin, "<b>")) != NULL)
    {
      const char *end = strstr (begin += strlen ("<b>"), "</b>");
      g_autofree char *word = end != NULL ? g_strndup (begin, end - begin) : NULL;

      n += word != NULL && strstr (text, word) != NULL ? 1 : 0;
    }
  return n;
}

/* Of a document with several quotations the one with the words that were sought. */
static EntSlide *
make_quotation (EntCase      *item,
                const EntHit *hit)
{
  const EntDocument *document = ent_case_find_document (item, hit->id);
  guint best = 0, best_found = 0;

  if (document == NULL)
    return NULL;
  if (document->quotations->len == 0)
    return ent_slide_new_passage (item, ent_text_get (document->title), ent_text_get (document->text), NULL);
  for (guint i = 0; i < document->quotations->len; i++)
    {
      const EntQuotation *quotation = document->quotations->pdata[i];
      guint found = count_found (hit->snippet, ent_text_get (quotation->text));

      if (found <= best_found)
        continue;
      best = i;
      best_found = found;
    }
  return ent_slide_new_quotation (item, hit->id, best);
}

static EntSlide *
make_passage (EntCase      *item,
              const EntHit *hit,
              const char   *link)
{
  for (guint i = 0; i < item->story->len; i++)
    {
      const EntStorySection *section = item->story->pdata[i];

      if (g_strcmp0 (section->id, hit->id) == 0)
        return ent_slide_new_passage (item, ent_text_get (section->title), ent_text_get (section->text), link);
    }
  return NULL;
}

static EntSlide *
make_timeline (EntCase *item)
{
  g_autoptr(EntViewSpec) spec = ent_view_spec_new (item->id);
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  g_ptr_array_add (cases, item);
  return ent_slide_new_timeline (cases, spec);
}

static EntSlide *
make_actor (EntCase      *item,
            const EntHit *hit,
            const char   *link)
{
  const EntActor *actor = ent_case_find_actor (item, hit->id);

  return actor != NULL ? ent_slide_new_words (ent_text_get (actor->name), ent_text_get (actor->role), item->id, link)
                       : NULL;
}

static EntSlide *
make_source (EntCase      *item,
             const EntHit *hit)
{
  g_autofree char *body = NULL;

  if (ent_case_find_source (item, hit->id) == NULL)
    return NULL;
  /* As a case's text cites it. */
  body = g_strdup_printf ("[@%s]", hit->id);
  return ent_slide_new_passage (item, hit->title, body, NULL);
}

static EntSlide *
make_of_hit (EntMatrix *matrix,
             gpointer   data)
{
  const EntHit *hit = ent_hit_item_get_hit (data);
  g_autofree char *link = ent_hit_item_dup_link (data);
  int index = ent_matrix_find_case (matrix, hit->case_id);
  EntCase *item = index >= 0 ? ent_matrix_get_case (matrix, (guint) index) : NULL;

  if (item == NULL)
    return NULL;
  switch (hit->kind)
    {
    case ENT_HIT_CASE:
      return make_timeline (item);
    case ENT_HIT_EVENT:
      return ent_slide_new_event (item, hit->id);
    case ENT_HIT_ACTOR:
      return make_actor (item, hit, link);
    case ENT_HIT_DOCUMENT:
      return make_quotation (item, hit);
    case ENT_HIT_SOURCE:
      return make_source (item, hit);
    case ENT_HIT_STORY:
      return make_passage (item, hit, link);
    case ENT_HIT_NOTE:
    default:
      return NULL;
    }
}

/* The title of a note is its first line, which then need not stand below itself. */
static EntSlide *
make_of_note (const EntNote *note)
{
  g_autofree char *title = ent_note_dup_title (note);
  const char *end = strchr (note->body, '\n');
  g_autofree char *first = end != NULL ? g_strndup (note->body, end - note->body) : g_strdup (note->body);
  g_autofree char *link = NULL;
  gboolean whole = strstr (first, title) != NULL && strlen (first) < strlen (title) + 4;
  g_autofree char *body = g_strstrip (g_strdup (whole ? (end != NULL ? end : "") : note->body));

  if (note->target->kind == ENT_TARGET_EVENT && note->case_id != NULL)
    link = g_strdup_printf ("event:%s/%s", note->case_id, note->target->id);
  return ent_slide_new_words (title, body, note->case_id, link);
}

void
ent_slide_make_of_hit_async (EntSession          *session,
                             EntHitItem          *item,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  const EntHit *hit = ent_hit_item_get_hit (item);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  if (hit->kind == ENT_HIT_NOTE)
    {
      EntNoteItem *note = ent_personal_find_note (ent_session_get_personal (session), hit->id);
      g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

      if (note != NULL)
        g_task_return_pointer (task, make_of_note (ent_note_item_get_note (note)), (GDestroyNotify) ent_slide_free);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("This note is no longer in the library."));
      return;
    }
  g_ptr_array_add (ids, hit->case_id);
  ent_slide_make_async (session, ids, make_of_hit, g_object_ref (item), g_object_unref, cancellable, callback,
                        user_data);
}
