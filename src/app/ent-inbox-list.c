/* Notes that change come one by one with every key that somebody types elsewhere: the list is put together
 * anew when the program is idle, and only what differs between the first and the last difference is told to
 * those who show it. */
#include "config.h"

#include "ent-inbox-list.h"

#include "ent-items.h"

#define N_STATES (ENT_PLACE_LOST + 1)

struct _EntInboxEntry
{
  GObject        parent_instance;

  EntNoteItem   *item;        /* NULL for a heading */
  EntPlaceState  state;
  char          *case_title;
  gboolean       foreign;     /* somebody else's */
  gint64         since_usec;
  gint64         created_usec;
  guint          n_notes;
  gboolean       expanded;
};

G_DEFINE_FINAL_TYPE (EntInboxEntry, ent_inbox_entry, G_TYPE_OBJECT)

static guint changed_signal;

static void
ent_inbox_entry_finalize (GObject *object)
{
  EntInboxEntry *self = ENT_INBOX_ENTRY (object);

  g_clear_object (&self->item);
  g_free (self->case_title);
  G_OBJECT_CLASS (ent_inbox_entry_parent_class)->finalize (object);
}

static void
ent_inbox_entry_class_init (EntInboxEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_inbox_entry_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
ent_inbox_entry_init (EntInboxEntry *self)
{
}

EntNoteItem *
ent_inbox_entry_get_item (EntInboxEntry *self)
{
  g_return_val_if_fail (ENT_IS_INBOX_ENTRY (self), NULL);

  return self->item;
}

EntPlaceState
ent_inbox_entry_get_state (EntInboxEntry *self)
{
  g_return_val_if_fail (ENT_IS_INBOX_ENTRY (self), ENT_PLACE_KEPT);

  return self->state;
}

guint
ent_inbox_entry_get_n_notes (EntInboxEntry *self)
{
  g_return_val_if_fail (ENT_IS_INBOX_ENTRY (self), 0);

  return self->n_notes;
}

const char *
ent_inbox_entry_get_case_title (EntInboxEntry *self)
{
  g_return_val_if_fail (ENT_IS_INBOX_ENTRY (self), NULL);

  return self->case_title != NULL ? self->case_title : "";
}

gboolean
ent_inbox_entry_is_expanded (EntInboxEntry *self)
{
  g_return_val_if_fail (ENT_IS_INBOX_ENTRY (self), FALSE);

  return self->expanded;
}

struct _EntInboxList
{
  GObject        parent_instance;

  EntPersonal   *personal;
  GListModel    *cases;
  EntInboxEntry *headings[N_STATES];
  GHashTable    *entries;  /* id of a note → EntInboxEntry */
  GPtrArray     *lines;    /* of EntInboxEntry: what the model holds */
  guint          idle;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntInboxList, ent_inbox_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return ENT_TYPE_INBOX_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return ENT_INBOX_LIST (model)->lines->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  EntInboxList *self = ENT_INBOX_LIST (model);

  return position < self->lines->len ? g_object_ref (self->lines->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* In the order of the inbox. */
static const EntPlaceState states[] = {
  ENT_PLACE_NEEDS_YOU, ENT_PLACE_LOST, ENT_PLACE_MOVED, ENT_PLACE_KEPT,
};

static char *
dup_case_title (EntInboxList *self,
                const char   *case_id)
{
  guint n = g_list_model_get_n_items (self->cases);

  for (guint i = 0; case_id != NULL && i < n; i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (self->cases, i);

      if (g_str_equal (ent_case_item_get_info (item)->id, case_id))
        return g_strdup (ent_text_get (ent_case_item_get_info (item)->title));
    }
  return g_strdup (case_id);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const EntInboxEntry *one = *(EntInboxEntry * const *) a, *other = *(EntInboxEntry * const *) b;
  int order = g_utf8_collate (one->case_title != NULL ? one->case_title : "",
                              other->case_title != NULL ? other->case_title : "");

  if (order != 0)
    return order;
  /* The person's own before what others wrote. */
  if (one->foreign != other->foreign)
    return one->foreign ? 1 : -1;
  if (one->since_usec != other->since_usec)
    return one->since_usec > other->since_usec ? -1 : 1;
  if (one->created_usec != other->created_usec)
    return one->created_usec < other->created_usec ? -1 : 1;
  return strcmp (ent_note_item_get_note (one->item)->id, ent_note_item_get_note (other->item)->id);
}

/* (transfer full): the entry of a note, as it was or new */
static EntInboxEntry *
renew_entry (EntInboxList *self,
             EntNoteItem  *item)
{
  const EntNote *note = ent_note_item_get_note (item);
  EntInboxEntry *entry = g_hash_table_lookup (self->entries, note->id);

  /* What stands in another group is another line. */
  if (entry != NULL && entry->item == item && entry->state == note->place->state)
    g_object_ref (entry);
  else
    {
      entry = g_object_new (ENT_TYPE_INBOX_ENTRY, NULL);
      entry->item = g_object_ref (item);
      entry->state = note->place->state;
    }
  g_free (entry->case_title);
  entry->case_title = dup_case_title (self, note->case_id);
  entry->foreign = note->layer != NULL;
  entry->since_usec = note->place->since_usec;
  entry->created_usec = note->created_usec;
  return entry;
}

/* (transfer full) (element-type EntInboxEntry): of all notes with a place, by state */
static void
collect (EntInboxList *self,
         GPtrArray    *groups[N_STATES])
{
  GListModel *notes = ent_personal_get_notes (self->personal);
  guint n = g_list_model_get_n_items (notes);
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < N_STATES; i++)
    groups[i] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNote *note = ent_note_item_get_note (item);
      EntInboxEntry *entry;

      if (note->place == NULL)
        continue;
      entry = renew_entry (self, item);
      g_hash_table_insert (entries, g_strdup (note->id), g_object_ref (entry));
      g_ptr_array_add (groups[note->place->state], entry);
    }
  g_hash_table_unref (self->entries);
  self->entries = entries;
  for (guint i = 0; i < N_STATES; i++)
    g_ptr_array_sort (groups[i], compare_entries);
}

/* (transfer full): the lines that the groups make */
static GPtrArray *
create_lines (EntInboxList *self,
              GPtrArray    *groups[N_STATES])
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      EntInboxEntry *heading = self->headings[states[i]];
      GPtrArray *group = groups[states[i]];

      heading->n_notes = group->len;
      if (group->len == 0)
        continue;
      g_ptr_array_add (lines, g_object_ref (heading));
      for (guint j = 0; heading->expanded && j < group->len; j++)
        g_ptr_array_add (lines, g_object_ref (group->pdata[j]));
    }
  return lines;
}

static void
rebuild (EntInboxList *self)
{
  GPtrArray *groups[N_STATES];
  g_autoptr(GPtrArray) lines = NULL, old = self->lines;
  guint prefix = 0, suffix = 0, least;

  collect (self, groups);
  lines = create_lines (self, groups);
  for (guint i = 0; i < N_STATES; i++)
    g_ptr_array_unref (groups[i]);
  least = MIN (lines->len, old->len);
  while (prefix < least && lines->pdata[prefix] == old->pdata[prefix])
    prefix++;
  while (suffix < least - prefix && lines->pdata[lines->len - 1 - suffix] == old->pdata[old->len - 1 - suffix])
    suffix++;
  self->lines = g_ptr_array_ref (lines);
  if (prefix + suffix < MAX (lines->len, old->len))
    g_list_model_items_changed (G_LIST_MODEL (self), prefix, old->len - prefix - suffix, lines->len - prefix - suffix);
  for (guint i = 0; i < lines->len; i++)
    g_signal_emit (lines->pdata[i], changed_signal, 0);
}

static gboolean
idle_cb (gpointer data)
{
  EntInboxList *self = data;

  self->idle = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
queue_rebuild (EntInboxList *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

void
ent_inbox_list_set_expanded (EntInboxList  *self,
                             EntPlaceState  state,
                             gboolean       expanded)
{
  g_return_if_fail (ENT_IS_INBOX_LIST (self));

  if (self->headings[state]->expanded == expanded)
    return;
  self->headings[state]->expanded = expanded;
  rebuild (self);
}

GPtrArray *
ent_inbox_list_get_notes (EntInboxList  *self,
                          EntPlaceState  state)
{
  GPtrArray *items = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer entry;

  g_return_val_if_fail (ENT_IS_INBOX_LIST (self), items);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (((EntInboxEntry *) entry)->state == state)
      g_ptr_array_add (items, ((EntInboxEntry *) entry)->item);
  return items;
}

static void
ent_inbox_list_dispose (GObject *object)
{
  EntInboxList *self = ENT_INBOX_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->personal);
  g_clear_object (&self->cases);
  G_OBJECT_CLASS (ent_inbox_list_parent_class)->dispose (object);
}

static void
ent_inbox_list_finalize (GObject *object)
{
  EntInboxList *self = ENT_INBOX_LIST (object);

  for (guint i = 0; i < N_STATES; i++)
    g_object_unref (self->headings[i]);
  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->lines);
  G_OBJECT_CLASS (ent_inbox_list_parent_class)->finalize (object);
}

static void
ent_inbox_list_class_init (EntInboxListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_inbox_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_inbox_list_finalize;
}

static void
ent_inbox_list_init (EntInboxList *self)
{
  for (guint i = 0; i < N_STATES; i++)
    {
      self->headings[i] = g_object_new (ENT_TYPE_INBOX_ENTRY, NULL);
      self->headings[i]->state = i;
      self->headings[i]->expanded = i != ENT_PLACE_KEPT;
    }
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
}

EntInboxList *
ent_inbox_list_new (EntPersonal *personal,
                    GListModel  *cases)
{
  EntInboxList *self = g_object_new (ENT_TYPE_INBOX_LIST, NULL);

  self->personal = g_object_ref (personal);
  self->cases = g_object_ref (cases);
  g_signal_connect_object (personal, "notes-changed", G_CALLBACK (queue_rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cases, "items-changed", G_CALLBACK (queue_rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return self;
}

static guint
count (EntPersonal *personal,
       gboolean     only_waiting)
{
  GListModel *notes = ent_personal_get_notes (personal);
  guint n = g_list_model_get_n_items (notes), n_found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNotePlace *place = ent_note_item_get_note (item)->place;

      if (place != NULL
          && (!only_waiting || place->state == ENT_PLACE_NEEDS_YOU || place->state == ENT_PLACE_LOST))
        n_found++;
    }
  return n_found;
}

guint
ent_inbox_count_waiting (EntPersonal *personal)
{
  return count (personal, TRUE);
}

guint
ent_inbox_count_all (EntPersonal *personal)
{
  return count (personal, FALSE);
}
