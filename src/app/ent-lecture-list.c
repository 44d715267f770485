#include "config.h"

#include "ent-lecture-list.h"

#include "ent-store-changes.h"
#include "ent-store-lectures.h"

/* One lecture */

struct _EntLectureItem
{
  GObject     parent_instance;

  EntLecture *lecture;
};

enum { PROP_0, PROP_LECTURE, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntLectureItem, ent_lecture_item, G_TYPE_OBJECT)

const EntLecture *
ent_lecture_item_get_lecture (EntLectureItem *self)
{
  g_return_val_if_fail (ENT_IS_LECTURE_ITEM (self), NULL);

  return self->lecture;
}

static gboolean
is_same (const EntLecture *a,
         const EntLecture *b)
{
  return a->modified_usec == b->modified_usec && a->n_slides == b->n_slides && a->minutes == b->minutes
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->course, b->course) == 0
         && g_strcmp0 (a->date, b->date) == 0 && g_strcmp0 (a->case_id, b->case_id) == 0;
}

static void
set_lecture (EntLectureItem   *self,
             const EntLecture *lecture)
{
  if (self->lecture != NULL && is_same (self->lecture, lecture))
    return;
  g_clear_pointer (&self->lecture, ent_lecture_free);
  self->lecture = ent_lecture_copy (lecture);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LECTURE]);
}

static void
ent_lecture_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_LECTURE)
    g_value_set_pointer (value, ENT_LECTURE_ITEM (object)->lecture);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ent_lecture_item_finalize (GObject *object)
{
  ent_lecture_free (ENT_LECTURE_ITEM (object)->lecture);
  G_OBJECT_CLASS (ent_lecture_item_parent_class)->finalize (object);
}

static void
ent_lecture_item_class_init (EntLectureItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_lecture_item_get_property;
  object_class->finalize = ent_lecture_item_finalize;
  properties[PROP_LECTURE] = g_param_spec_pointer ("lecture", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_lecture_item_init (EntLectureItem *self)
{
}

/* All of them */

struct _EntLectureList
{
  GObject       parent_instance;

  EntLibrary   *library;
  GListStore   *items;
  GCancellable *reading;  /* or NULL */
  gboolean      started;  /* the library is open */
};

G_DEFINE_FINAL_TYPE (EntLectureList, ent_lecture_list, G_TYPE_OBJECT)

static gpointer
list_worker (EntStore      *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return ent_store_list_lectures (store, error);
}

static EntLecture *
find_lecture (GPtrArray  *lectures,
              const char *id)
{
  for (guint i = 0; i < lectures->len; i++)
    if (g_str_equal (((EntLecture *) lectures->pdata[i])->id, id))
      return lectures->pdata[i];
  return NULL;
}

/* Rows of what stays stay, with the focus and what is selected. */
static void
merge (EntLectureList *self,
       GPtrArray      *lectures)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i-- > 0;)
    {
      g_autoptr(EntLectureItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const EntLecture *lecture = find_lecture (lectures, item->lecture->id);

      if (lecture != NULL)
        set_lecture (item, lecture);
      else
        g_list_store_remove (self->items, i);
    }
  for (guint i = 0; i < lectures->len; i++)
    {
      const EntLecture *lecture = lectures->pdata[i];
      g_autoptr(EntLectureItem) item = NULL;

      if (ent_lecture_list_find (self, lecture->id) != NULL)
        continue;
      item = g_object_new (ENT_TYPE_LECTURE_ITEM, NULL);
      set_lecture (item, lecture);
      g_list_store_append (self->items, item);
    }
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntLectureList) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lectures = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (lectures != NULL)
    merge (self, lectures);
  else
    g_warning ("Lectures cannot be read: %s", error->message);
}

void
ent_lecture_list_read (EntLectureList *self)
{
  g_return_if_fail (ENT_IS_LECTURE_LIST (self));

  self->started = TRUE;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  ent_library_ask_async (self->library, list_worker, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->reading,
                         listed_cb, g_object_ref (self));
}

static void
touched_cb (EntLectureList *self,
            GPtrArray      *touches)
{
  gboolean any = touches == NULL;

  for (guint i = 0; touches != NULL && i < touches->len; i++)
    any = any || ((EntTouch *) touches->pdata[i])->kind == ENT_TOUCH_LECTURE;
  if (any && self->started)
    ent_lecture_list_read (self);
}

GListModel *
ent_lecture_list_get_model (EntLectureList *self)
{
  g_return_val_if_fail (ENT_IS_LECTURE_LIST (self), NULL);

  return G_LIST_MODEL (self->items);
}

EntLectureItem *
ent_lecture_list_find (EntLectureList *self,
                       const char     *id)
{
  g_return_val_if_fail (ENT_IS_LECTURE_LIST (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(EntLectureItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      /* The list keeps it. */
      if (g_strcmp0 (item->lecture->id, id) == 0)
        return item;
    }
  return NULL;
}

static void
ent_lecture_list_dispose (GObject *object)
{
  EntLectureList *self = ENT_LECTURE_LIST (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (ent_lecture_list_parent_class)->dispose (object);
}

static void
ent_lecture_list_finalize (GObject *object)
{
  g_object_unref (ENT_LECTURE_LIST (object)->items);
  G_OBJECT_CLASS (ent_lecture_list_parent_class)->finalize (object);
}

static void
ent_lecture_list_class_init (EntLectureListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_lecture_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_lecture_list_finalize;
}

static void
ent_lecture_list_init (EntLectureList *self)
{
  self->items = g_list_store_new (ENT_TYPE_LECTURE_ITEM);
}

EntLectureList *
ent_lecture_list_new (EntLibrary *library)
{
  EntLectureList *self = g_object_new (ENT_TYPE_LECTURE_LIST, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "touched", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  return self;
}
