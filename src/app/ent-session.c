#include "config.h"

#include "ent-session.h"

#include <glib/gi18n-lib.h>

#include "ent-bundle.h"
#include "ent-case-merge.h"
#include "ent-items.h"
#include "ent-store-changes.h"

#define LARGE_CASE 10000 /* events */

struct _EntSession
{
  GObject      parent_instance;

  char        *data_dir;
  EntLibrary  *library;
  EntPersonal *personal;
  EntFeeds    *feeds;
  EntLectureList *lectures;
  GListStore  *cases;     /* of EntCaseItem */
  GHashTable  *changed;   /* ids of those whose item does not say how they are now */
  gboolean     all_changed;
  guint        n_listing; /* reads of the list that are under way */
  EntNewsList *news;
  EntCodebook *codebook;
  GHashTable  *loaded;    /* id → EntCase */
  GHashTable  *waiting;   /* id of a case that is being read → GPtrArray of GTask */
  GHashTable  *stale;     /* ids of those that changed while they were being read */
  char        *problem;   /* with the import, or NULL */
  gboolean     ready;
};

G_DEFINE_FINAL_TYPE (EntSession, ent_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_READY,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static guint case_changed_signal;

static void
ent_session_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  if (prop_id == PROP_READY)
    g_value_set_boolean (value, ENT_SESSION (object)->ready);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ent_session_finalize (GObject *object)
{
  EntSession *self = ENT_SESSION (object);

  ent_case_merge_stop (self->cases);
  g_free (self->data_dir);
  g_free (self->problem);
  g_object_unref (self->personal);
  g_object_unref (self->news);
  g_object_unref (self->feeds);
  g_object_unref (self->lectures);
  g_object_unref (self->library);
  g_object_unref (self->cases);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_hash_table_unref (self->changed);
  g_hash_table_unref (self->loaded);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->stale);
  G_OBJECT_CLASS (ent_session_parent_class)->finalize (object);
}

static void
ent_session_class_init (EntSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_session_get_property;
  object_class->finalize = ent_session_finalize;
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  case_changed_signal = g_signal_new ("case-changed", ENT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_session_init (EntSession *self)
{
  self->cases = g_list_store_new (ENT_TYPE_CASE_ITEM);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ent_case_unref);
  self->stale = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

EntSession *
ent_session_new (const char *data_dir,
                 const char *library_path)
{
  EntSession *self = g_object_new (ENT_TYPE_SESSION, NULL);

  self->data_dir = g_strdup (data_dir);
  self->library = ent_library_new (library_path);
  self->personal = ent_personal_new (self->library);
  self->news = ent_news_list_new (self->library, G_LIST_MODEL (self->cases));
  self->feeds = ent_feeds_new (self->library);
  self->lectures = ent_lecture_list_new (self->library);
  return self;
}

gboolean
ent_session_is_ready (EntSession *self)
{
  return self->ready;
}

EntLibrary *
ent_session_get_library (EntSession *self)
{
  return self->library;
}

EntPersonal *
ent_session_get_personal (EntSession *self)
{
  return self->personal;
}

EntLectureList *
ent_session_get_lectures (EntSession *self)
{
  return self->lectures;
}

EntNewsList *
ent_session_get_news (EntSession *self)
{
  return self->news;
}

EntFeeds *
ent_session_get_feeds (EntSession *self)
{
  return self->feeds;
}

GListModel *
ent_session_get_cases (EntSession *self)
{
  return G_LIST_MODEL (self->cases);
}

const char *
ent_session_get_problem (EntSession *self)
{
  return self->problem;
}

EntCodebook *
ent_session_get_codebook (EntSession *self)
{
  return self->codebook;
}

/* Starting: open → import the bundle → codebook → what people wrote → list.  The report of the first step is
 * the task's data until the last one returns it. */

static void
report_free (gpointer data)
{
  ent_store_report_clear (data);
  g_free (data);
}

/* Whose a case is, where that is all that tells it from another. */
static void
set_origins (GPtrArray *items)
{
  g_autoptr(GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) shared = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    if (!g_hash_table_add (first, ent_case_item_get_info (items->pdata[i])->published_id))
      g_hash_table_add (shared, ent_case_item_get_info (items->pdata[i])->published_id);
  for (guint i = 0; i < items->len; i++)
    {
      const EntCaseInfo *info = ent_case_item_get_info (items->pdata[i]);

      if (!g_hash_table_contains (shared, info->published_id))
        continue;
      if (info->feed_title != NULL)
        ent_case_item_set_origin (items->pdata[i], info->feed_title);
      else
        /* Translators: whose a case is: the one that ships with the program, or one that the person put there */
        ent_case_item_set_origin (items->pdata[i], g_strcmp0 (info->feed, "bundled") == 0 ? _("Comes with Entente")
                                                                                          : _("Imported by you"));
    }
}

/* (transfer full) both */
static GPtrArray *
make_items (GPtrArray *infos)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (infos, NULL);
  for (guint i = 0; i < infos->len; i++)
    g_ptr_array_add (items, ent_case_item_new (infos->pdata[i]));
  g_ptr_array_unref (infos);
  set_origins (items);
  return items;
}

/* Cases that come, change or go while the program runs. */

/* News lead to cases: these come first. */
static void
listed_again (gpointer data)
{
  EntSession *self = data;

  /* What changed in the meantime is being read. */
  if (self->n_listing == 0)
    {
      g_hash_table_remove_all (self->changed);
      self->all_changed = FALSE;
    }
  ent_news_list_read (self->news, self->codebook);
}

static void
list_again_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(EntSession) self = user_data;
  GPtrArray *infos = ent_library_list_finish (ENT_LIBRARY (source), result, NULL);

  self->n_listing--;
  if (infos != NULL)
    ent_case_merge (self->cases, make_items (infos), self->all_changed ? NULL : self->changed, listed_again,
                    self, NULL);
  else
    ent_news_list_read (self->news, self->codebook);
}

static void
forget_case (EntSession *self,
             const char *case_id)
{
  g_hash_table_remove (self->loaded, case_id);
  if (g_hash_table_contains (self->waiting, case_id))
    g_hash_table_add (self->stale, g_strdup (case_id));
  g_signal_emit (self, case_changed_signal, 0, case_id);
}

static void
touched_cb (EntSession *self,
            GPtrArray  *touches)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean any = touches == NULL, news = FALSE;

  for (guint i = 0; touches != NULL && i < touches->len; i++)
    {
      const EntTouch *touch = touches->pdata[i];

      news = news || touch->kind == ENT_TOUCH_NEWS;
      if (touch->kind == ENT_TOUCH_CASE)
        g_ptr_array_add (ids, g_strdup (touch->id));
    }
  /* Anything may have changed. */
  for (guint i = 0; any && i < g_list_model_get_n_items (G_LIST_MODEL (self->cases)); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->cases), i);

      g_ptr_array_add (ids, g_strdup (ent_case_item_get_info (item)->id));
    }
  for (guint i = 0; i < ids->len; i++)
    {
      forget_case (self, ids->pdata[i]);
      g_hash_table_add (self->changed, g_strdup (ids->pdata[i]));
    }
  self->all_changed = self->all_changed || any;
  if (any || ids->len > 0)
    {
      self->n_listing++;
      ent_library_list_async (self->library, NULL, list_again_cb, g_object_ref (self));
    }
  else if (news)
    ent_news_list_read (self->news, self->codebook);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  EntSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  GPtrArray *infos = ent_library_list_finish (ENT_LIBRARY (source), result, &error);
  g_autoptr(GPtrArray) items = NULL;

  if (infos == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  items = make_items (infos);
  g_list_store_splice (self->cases, 0, 0, items->pdata, items->len);
  ent_lecture_list_read (self->lectures);
  ent_news_list_read (self->news, self->codebook);
  g_signal_connect_object (self->library, "touched", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  self->ready = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
  g_task_return_boolean (task, TRUE);
}

static void
personal_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  EntSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!ent_personal_start_finish (ENT_PERSONAL (source), result, &error))
    g_task_return_error (task, error);
  else
    ent_library_list_async (self->library, NULL, list_cb, g_steal_pointer (&task));
}

static void
codebook_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  EntSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_clear_pointer (&self->codebook, ent_codebook_unref);
  self->codebook = ent_library_load_codebook_finish (ENT_LIBRARY (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    ent_personal_start_async (self->personal, personal_cb, g_steal_pointer (&task));
}

static gboolean
import_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return ent_bundle_import (store, data, NULL, cancellable, error);
}

static void
import_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  EntSession *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  /* What is in the library can be read all the same; that it may only be read is no fault. */
  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error)
      && !g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY))
    self->problem = g_strdup_printf (_("The cases that ship with Entente could not be brought up to date: %s"),
                                     error->message);
  ent_library_load_codebook_async (self->library, NULL, codebook_cb, g_steal_pointer (&task));
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  EntSession *self = g_task_get_source_object (task);
  EntStoreReport *report = g_task_get_task_data (task);
  GError *error = NULL;

  if (!ent_library_open_finish (ENT_LIBRARY (source), result, report, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Nothing can be put into a library from a newer Entente: show what it holds. */
  if (report->newer)
    ent_library_load_codebook_async (self->library, NULL, codebook_cb, g_steal_pointer (&task));
  else
    ent_library_run_async (self->library, import_job, g_strdup (self->data_dir), g_free, NULL,
                           import_cb, g_steal_pointer (&task));
}

void
ent_session_start_async (EntSession          *self,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_task_data (task, g_new0 (EntStoreReport, 1), report_free);
  ent_library_open_async (self->library, NULL, open_cb, g_steal_pointer (&task));
}

gboolean
ent_session_start_finish (EntSession      *self,
                          GAsyncResult    *result,
                          EntStoreReport  *report,
                          GError         **error)
{
  EntStoreReport *found = g_task_get_task_data (G_TASK (result));

  *report = *found;
  memset (found, 0, sizeof *found);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A case is read once for all who ask for it meanwhile. */
typedef struct
{
  EntSession *session;
  char       *case_id;
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->session);
  g_free (self->case_id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void read_case (EntSession *self,
                       const char *case_id,
                       GTask      *task);

static void
load_case_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Reading) reading = user_data;
  EntSession *self = reading->session;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_library_load_case_finish (ENT_LIBRARY (source), result, &error);
  g_autoptr(GPtrArray) waiting = NULL;
  gboolean stale = g_hash_table_remove (self->stale, reading->case_id);

  g_hash_table_steal_extended (self->waiting, reading->case_id, NULL, (gpointer *) &waiting);
  if (item != NULL && !stale)
    g_hash_table_replace (self->loaded, g_strdup (item->id), ent_case_ref (item));
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = waiting->pdata[i];

      if (stale)
        read_case (self, reading->case_id, task);
      else if (item != NULL)
        g_task_return_pointer (task, ent_case_ref (item), (GDestroyNotify) ent_case_unref);
      /* Who asked first does not want it any more, but this one does. */
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
               && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
        read_case (self, reading->case_id, task);
      else
        g_task_return_error (task, g_error_copy (error));
    }
}

static void
read_case (EntSession *self,
           const char *case_id,
           GTask      *task)
{
  GPtrArray *waiting = g_hash_table_lookup (self->waiting, case_id);
  Reading *reading;

  if (waiting != NULL)
    {
      g_ptr_array_add (waiting, g_object_ref (task));
      return;
    }
  waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (waiting, g_object_ref (task));
  g_hash_table_insert (self->waiting, g_strdup (case_id), waiting);
  reading = g_new0 (Reading, 1);
  reading->session = g_object_ref (self);
  reading->case_id = g_strdup (case_id);
  ent_library_load_case_async (self->library, case_id, g_task_get_cancellable (task), load_case_cb, reading);
}

EntMatrix *
ent_session_create_matrix (EntSession *self,
                           GPtrArray  *cases)
{
  EntCodebook *codebook = ent_session_get_codebook (self);
  g_autoptr(GPtrArray) ratings = NULL;

  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  if (codebook == NULL)
    return NULL;
  ratings = ent_personal_list_ratings (self->personal, NULL, NULL);
  return ent_matrix_new (codebook, cases, ratings, ent_personal_get_layers (self->personal));
}

void
ent_session_load_case_async (EntSession          *self,
                             const char          *case_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  EntCase *item = g_hash_table_lookup (self->loaded, case_id);

  if (item != NULL)
    g_task_return_pointer (task, ent_case_ref (item), (GDestroyNotify) ent_case_unref);
  else
    read_case (self, case_id, task);
}

EntCase *
ent_session_load_case_finish (EntSession    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

EntCase *
ent_session_peek_case (EntSession *self,
                       const char *case_id)
{
  return g_hash_table_lookup (self->loaded, case_id);
}

gboolean
ent_session_is_case_large (EntSession *self,
                           const char *case_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->cases)); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->cases), i);
      const EntCaseInfo *info = ent_case_item_get_info (item);

      if (g_str_equal (info->id, case_id))
        return info->n_events > LARGE_CASE && !g_hash_table_contains (self->loaded, case_id);
    }
  return FALSE;
}

/* One case after the other; the task's data are those that are there. */
static void load_next (GTask *task);

static void
load_next_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  EntCase *item = ent_session_load_case_finish (ENT_SESSION (source), result, &error);

  if (item == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (g_task_get_task_data (task), item);
  load_next (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
load_next (GTask *task)
{
  EntSession *self = g_task_get_source_object (task);
  GPtrArray *found = g_task_get_task_data (task);
  g_autoptr(EntCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->cases), found->len);

  if (item != NULL)
    {
      ent_session_load_case_async (self, ent_case_item_get_info (item)->id,
                                   g_task_get_cancellable (task), load_next_cb, task);
      return;
    }
  g_task_return_pointer (task, g_ptr_array_ref (found), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

void
ent_session_load_all_async (EntSession          *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref),
                        (GDestroyNotify) g_ptr_array_unref);
  load_next (task);
}

GPtrArray *
ent_session_load_all_finish (EntSession    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
