#include "config.h"

#include "ent-slide-watch.h"

#include "ent-case-slide.h"
#include "ent-slide-making.h"

struct _EntSlideWatch
{
  GObject       parent_instance;

  EntDeckModel *model;
  GHashTable   *remade;      /* id → Remade, of slides whose source says something else */
  GHashTable   *ids;         /* the keys of it, as a set */
  GHashTable   *known;       /* id → what the slide was made of, when it was looked at last */
  guint         idle;
  gboolean      looking;
  gboolean      again;       /* something changed meanwhile */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (EntSlideWatch, ent_slide_watch, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What is looked at, in a thread */

typedef struct
{
  GPtrArray *slides;  /* of EntSlide, copied */
  GPtrArray *keys;    /* of char*: what they were made of */
  EntMatrix *matrix;  /* once it is read */
  GPtrArray *remade;  /* of EntSlide or NULL, for each slide that differs; as long as differs */
  GArray    *differs; /* of gboolean, for each slide */
} Look;

static void
free_remade (gpointer data)
{
  if (data != NULL)
    ent_slide_free (data);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_ptr_array_unref (look->slides);
  g_ptr_array_unref (look->keys);
  g_clear_pointer (&look->matrix, ent_matrix_unref);
  g_ptr_array_unref (look->remade);
  g_array_unref (look->differs);
  g_free (look);
}

static int
find_version (EntSlideWatch *self,
              const char    *case_id)
{
  GListModel *cases = ent_session_get_cases (ent_deck_model_get_session (self->model));

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);
      const EntCaseInfo *info = ent_case_item_get_info (item);

      if (g_str_equal (info->id, case_id))
        return info->version;
    }
  return -1;
}

/* (transfer full) (nullable): what tells apart what is to be compared; NULL: no case of it is another one. A case that
 * is gone from the library changes nothing: the slide has its own copy. */
static char *
dup_key (EntSlideWatch  *self,
         const EntSlide *slide)
{
  g_autoptr(GString) key = g_string_new (slide->target_id);
  gboolean other = FALSE;

  if (slide->target_id == NULL)
    return NULL;
  for (guint i = 0; i < slide->cases->len; i++)
    {
      const EntSlideCase *known = slide->cases->pdata[i];
      int version = find_version (self, known->case_id);

      if (version < 0)
        return NULL;
      other |= version != known->version;
      g_string_append_printf (key, "\n%s %d %d", known->case_id, known->version, version);
    }
  g_string_append_printf (key, "\n%s\n%s", slide->made_title ? slide->made_title : "",
                          slide->made_body ? slide->made_body : "");
  return other ? g_string_free (g_steal_pointer (&key), FALSE) : NULL;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Look *look = data;

  for (guint i = 0; i < look->slides->len && !g_task_return_error_if_cancelled (task); i++)
    {
      const EntSlide *slide = look->slides->pdata[i];
      g_autoptr(EntSlide) remade = ent_slide_remake (slide, look->matrix);
      gboolean differs = ent_slide_source_differs (slide, remade);

      g_array_append_val (look->differs, differs);
      g_ptr_array_add (look->remade, differs ? g_steal_pointer (&remade) : NULL);
    }
  if (look->differs->len == look->slides->len)
    g_task_return_boolean (task, TRUE);
}

/* Answers */

static void look (EntSlideWatch *self);

static void
end_look (EntSlideWatch *self)
{
  self->looking = FALSE;
  if (self->again)
    look (self);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EntSlideWatch *self = ENT_SLIDE_WATCH (source);
  Look *found = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  for (guint i = 0; i < found->slides->len; i++)
    {
      const char *id = ((EntSlide *) found->slides->pdata[i])->id;

      g_hash_table_insert (self->known, g_strdup (id), g_strdup (found->keys->pdata[i]));
      if (!g_array_index (found->differs, gboolean, i))
        continue;
      g_hash_table_insert (self->remade, g_strdup (id), g_steal_pointer (&found->remade->pdata[i]));
      g_hash_table_add (self->ids, g_strdup (id));
    }
  g_signal_emit (self, signals[CHANGED], 0);
  end_look (self);
}

static void
matrix_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  EntSlideWatch *self = g_task_get_source_object (task);
  Look *begun = g_task_get_task_data (task);

  begun->matrix = ent_slide_read_matrix_finish (result, NULL);
  /* What cannot be read now is looked at with the next change. */
  if (begun->matrix != NULL)
    g_task_run_in_thread (task, look_thread);
  else
    {
      g_task_return_boolean (task, FALSE);
      self->looking = FALSE;
    }
}

static Look *
look_new (void)
{
  Look *begun = g_new0 (Look, 1);

  begun->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  begun->keys = g_ptr_array_new_with_free_func (g_free);
  begun->remade = g_ptr_array_new_with_free_func (free_remade);
  begun->differs = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return begun;
}

/* What is no longer true of a slide goes. Returns: whether something went */
static gboolean
forget (EntSlideWatch *self,
        const char    *id)
{
  g_hash_table_remove (self->known, id);
  g_hash_table_remove (self->remade, id);
  return g_hash_table_remove (self->ids, id);
}

static void
add_cases (GPtrArray      *ids,
           const EntSlide *slide)
{
  for (guint i = 0; i < slide->cases->len; i++)
    {
      const char *id = ((EntSlideCase *) slide->cases->pdata[i])->case_id;

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (id));
    }
}

static void
look (EntSlideWatch *self)
{
  EntDeck *deck = ent_deck_model_get_deck (self->model);
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);
  Look *begun = look_new ();
  gboolean changed = FALSE;

  self->again = FALSE;
  for (guint i = 0; deck != NULL && i < deck->slides->len; i++)
    {
      const EntSlide *slide = deck->slides->pdata[i];
      char *key = dup_key (self, slide);

      if (key != NULL && g_strcmp0 (g_hash_table_lookup (self->known, slide->id), key) == 0)
        {
          g_free (key);
          continue;
        }
      changed |= forget (self, slide->id);
      if (key == NULL)
        continue;
      g_ptr_array_add (begun->slides, ent_slide_copy (slide));
      g_ptr_array_add (begun->keys, key);
      add_cases (cases, slide);
    }
  if (begun->slides->len > 0)
    {
      GTask *task = g_task_new (self, self->cancellable, looked_cb, NULL);

      self->looking = TRUE;
      g_task_set_task_data (task, begun, look_free);
      ent_slide_read_matrix_async (ent_deck_model_get_session (self->model), cases, self->cancellable, matrix_cb, task);
    }
  else
    look_free (begun);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
idle_cb (gpointer data)
{
  EntSlideWatch *self = data;

  self->idle = 0;
  if (self->looking)
    self->again = TRUE;
  else
    look (self);
  return G_SOURCE_REMOVE;
}

/* A person types: all that comes at once is looked at once. */
static void
look_soon (EntSlideWatch *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

/* The object */

GHashTable *
ent_slide_watch_get_ids (EntSlideWatch *self)
{
  g_return_val_if_fail (ENT_IS_SLIDE_WATCH (self), NULL);

  return self->ids;
}

gboolean
ent_slide_watch_is_stale (EntSlideWatch *self,
                          const char    *slide_id)
{
  g_return_val_if_fail (ENT_IS_SLIDE_WATCH (self), FALSE);

  return g_hash_table_contains (self->ids, slide_id);
}

const EntSlide *
ent_slide_watch_get_remade (EntSlideWatch *self,
                            const char    *slide_id)
{
  g_return_val_if_fail (ENT_IS_SLIDE_WATCH (self), NULL);

  return g_hash_table_lookup (self->remade, slide_id);
}

static void
ent_slide_watch_dispose (GObject *object)
{
  EntSlideWatch *self = ENT_SLIDE_WATCH (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (ent_slide_watch_parent_class)->dispose (object);
}

static void
ent_slide_watch_finalize (GObject *object)
{
  EntSlideWatch *self = ENT_SLIDE_WATCH (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->remade);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->known);
  G_OBJECT_CLASS (ent_slide_watch_parent_class)->finalize (object);
}

static void
ent_slide_watch_class_init (EntSlideWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_slide_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_slide_watch_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_SLIDE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
ent_slide_watch_init (EntSlideWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->remade = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_remade);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

EntSlideWatch *
ent_slide_watch_new (EntDeckModel *model)
{
  EntSlideWatch *self = g_object_new (ENT_TYPE_SLIDE_WATCH, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_cases (ent_deck_model_get_session (model)), "items-changed",
                           G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  look_soon (self);
  return self;
}
