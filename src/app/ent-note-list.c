/* What filter and order ask of a note is kept with its item until the note is another one. */
#include "config.h"

#include "ent-note-list.h"

#include "ent-items.h"

/* Fewer notes than this are filtered at once. */
#define MANY 2000

struct _EntNoteList
{
  GObject             parent_instance;

  EntSession         *session;
  EntPersonal        *personal;
  char               *case_id;
  EntNoteFilter      *filter;
  EntNoteOrder        order;
  GHashTable         *case_keys;  /* id → key of its title; filled as they are asked for */
  GtkCustomFilter    *scope;
  GtkCustomFilter    *conditions;
  GtkCustomSorter    *sorter;
  GtkFilterListModel *all;
  GtkFilterListModel *matching;
  GtkSortListModel   *sorted;
  guint               refresh;
};

G_DEFINE_FINAL_TYPE (EntNoteList, ent_note_list, G_TYPE_OBJECT)

/* An item's facts, and whether it is followed already. */
static GQuark facts_quark, followed_quark;

static void
forget_facts_cb (EntNoteItem *item)
{
  g_object_set_qdata (G_OBJECT (item), facts_quark, NULL);
}

static const EntNoteFacts *
get_facts (EntNoteItem *item)
{
  EntNoteFacts *facts = g_object_get_qdata (G_OBJECT (item), facts_quark);

  if (facts != NULL)
    return facts;
  if (g_object_get_qdata (G_OBJECT (item), followed_quark) == NULL)
    {
      g_signal_connect (item, "notify::note", G_CALLBACK (forget_facts_cb), NULL);
      g_object_set_qdata (G_OBJECT (item), followed_quark, GINT_TO_POINTER (TRUE));
    }
  facts = ent_note_facts_new (ent_note_item_get_note (item));
  g_object_set_qdata_full (G_OBJECT (item), facts_quark, facts, (GDestroyNotify) ent_note_facts_free);
  return facts;
}

const char *
ent_session_get_case_title (EntSession *session,
                            const char *case_id)
{
  GListModel *cases = ent_session_get_cases (session);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);
      const EntCaseInfo *info = ent_case_item_get_info (item);

      /* The list of cases holds it on. */
      if (g_str_equal (info->id, case_id))
        return ent_text_get (info->title);
    }
  return case_id;
}

static const char *
get_case_key (EntNoteList *self,
              const char  *case_id)
{
  const char *key;

  if (case_id == NULL)
    return NULL;
  key = g_hash_table_lookup (self->case_keys, case_id);
  if (key == NULL)
    {
      char *new_key = g_utf8_collate_key (ent_session_get_case_title (self->session, case_id), -1);

      g_hash_table_insert (self->case_keys, g_strdup (case_id), new_key);
      key = new_key;
    }
  return key;
}

static gboolean
is_in_scope (gpointer item,
             gpointer data)
{
  EntNoteList *self = data;
  const EntNote *note = ent_note_item_get_note (item);

  return (self->case_id == NULL || g_strcmp0 (note->case_id, self->case_id) == 0)
         && ent_personal_is_layer_shown (self->personal, note->layer);
}

static gboolean
matches (gpointer item,
         gpointer data)
{
  EntNoteList *self = data;

  return ent_note_filter_is_empty (self->filter)
         || ent_note_filter_match (self->filter, ent_note_item_get_note (item), get_facts (item));
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  EntNoteList *self = data;
  EntNoteItem *one = (gpointer) a, *other = (gpointer) b;
  EntNoteRank ranks[] = { { ent_note_item_get_note (one), NULL, NULL }, { ent_note_item_get_note (other), NULL, NULL } };

  if (one == other)
    return 0;
  /* By times of writing, in which they stand at first, no facts are asked for. */
  if (self->order >= ENT_NOTE_ORDER_DATE)
    {
      ranks[0].facts = get_facts (one);
      ranks[1].facts = get_facts (other);
    }
  for (guint i = 0; i < 2 && self->order == ENT_NOTE_ORDER_CASE; i++)
    ranks[i].case_key = get_case_key (self, ranks[i].note->case_id);
  return ent_note_order_compare (self->order, &ranks[0], &ranks[1]);
}

/* Some at a time, or all at once, so that few do not come one after the other; without a condition it takes no
 * time.  They are ordered at once: else a list would follow the one it shows first to where that ends. */
static void
update_incremental (EntNoteList *self)
{
  gboolean many = g_list_model_get_n_items (ent_personal_get_notes (self->personal)) >= MANY
                  && !ent_note_filter_is_empty (self->filter);

  gtk_filter_list_model_set_incremental (self->matching, many);
}

static gboolean
refresh_cb (gpointer data)
{
  EntNoteList *self = data;

  self->refresh = 0;
  update_incremental (self);
  gtk_filter_changed (GTK_FILTER (self->scope), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (GTK_FILTER (self->conditions), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  return G_SOURCE_REMOVE;
}

/* Many changes that come together are looked at once. */
static void
changed_cb (EntNoteList *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
cases_changed_cb (EntNoteList *self)
{
  g_hash_table_remove_all (self->case_keys);
  changed_cb (self);
}

GListModel *
ent_note_list_get_model (EntNoteList *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_LIST (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

GListModel *
ent_note_list_get_all (EntNoteList *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_LIST (self), NULL);

  return G_LIST_MODEL (self->all);
}

GtkFilterListModel *
ent_note_list_get_matching (EntNoteList *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_LIST (self), NULL);

  return self->matching;
}

void
ent_note_list_set_case (EntNoteList *self,
                        const char  *case_id)
{
  g_return_if_fail (ENT_IS_NOTE_LIST (self));

  if (g_strcmp0 (self->case_id, case_id) == 0)
    return;
  g_free (self->case_id);
  self->case_id = g_strdup (case_id);
  gtk_filter_changed (GTK_FILTER (self->scope), GTK_FILTER_CHANGE_DIFFERENT);
}

const char *
ent_note_list_get_case (EntNoteList *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_LIST (self), NULL);

  return self->case_id;
}

const EntNoteFilter *
ent_note_list_get_filter (EntNoteList *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_LIST (self), NULL);

  return self->filter;
}

/* Whether only the words differ, and go on where the old ones ended: then none can match that did
 * not match before. */
static gboolean
is_stricter (const EntNoteFilter *was,
             const EntNoteFilter *is)
{
  g_autoptr(EntNoteFilter) other = ent_note_filter_copy (was);

  if (was->text == NULL || is->text == NULL || !g_str_has_prefix (is->text, was->text))
    return FALSE;
  ent_note_filter_set_text (other, is->text);
  return ent_note_filter_equal (other, is);
}

gboolean
ent_note_list_set_filter (EntNoteList         *self,
                          const EntNoteFilter *filter)
{
  g_autoptr(EntNoteFilter) was = NULL;

  g_return_val_if_fail (ENT_IS_NOTE_LIST (self), FALSE);
  g_return_val_if_fail (filter != NULL, FALSE);

  if (ent_note_filter_equal (self->filter, filter))
    return FALSE;
  was = self->filter;
  self->filter = ent_note_filter_copy (filter);
  update_incremental (self);
  gtk_filter_changed (GTK_FILTER (self->conditions), is_stricter (was, filter) ? GTK_FILTER_CHANGE_MORE_STRICT
                                                                              : GTK_FILTER_CHANGE_DIFFERENT);
  return TRUE;
}

void
ent_note_list_set_order (EntNoteList  *self,
                         EntNoteOrder  order)
{
  g_return_if_fail (ENT_IS_NOTE_LIST (self));

  if (self->order == order)
    return;
  self->order = order;
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
}

EntNoteOrder
ent_note_list_get_order (EntNoteList *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_LIST (self), ENT_NOTE_ORDER_NEWEST);

  return self->order;
}

static void
ent_note_list_dispose (GObject *object)
{
  EntNoteList *self = ENT_NOTE_LIST (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  /* Somebody may still hold the models: they must not ask what is gone. */
  if (self->all != NULL)
    {
      gtk_sort_list_model_set_sorter (self->sorted, NULL);
      gtk_filter_list_model_set_filter (self->matching, NULL);
      gtk_filter_list_model_set_filter (self->all, NULL);
      gtk_filter_list_model_set_model (self->all, NULL);
    }
  g_clear_object (&self->sorted);
  g_clear_object (&self->matching);
  g_clear_object (&self->all);
  g_clear_object (&self->sorter);
  g_clear_object (&self->conditions);
  g_clear_object (&self->scope);
  g_clear_object (&self->personal);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_note_list_parent_class)->dispose (object);
}

static void
ent_note_list_finalize (GObject *object)
{
  EntNoteList *self = ENT_NOTE_LIST (object);

  g_hash_table_unref (self->case_keys);
  ent_note_filter_free (self->filter);
  g_free (self->case_id);
  G_OBJECT_CLASS (ent_note_list_parent_class)->finalize (object);
}

static void
ent_note_list_class_init (EntNoteListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_note_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_note_list_finalize;
  facts_quark = g_quark_from_static_string ("ent-note-facts");
  followed_quark = g_quark_from_static_string ("ent-note-followed");
}

static void
ent_note_list_init (EntNoteList *self)
{
  self->filter = ent_note_filter_new ();
  self->case_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

EntNoteList *
ent_note_list_new (EntSession *session)
{
  EntNoteList *self = g_object_new (ENT_TYPE_NOTE_LIST, NULL);

  self->session = g_object_ref (session);
  self->personal = g_object_ref (ent_session_get_personal (session));
  self->scope = gtk_custom_filter_new (is_in_scope, self, NULL);
  self->conditions = gtk_custom_filter_new (matches, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare_items, self, NULL);
  self->all = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->scope)));
  self->matching = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->all)),
                                              GTK_FILTER (g_object_ref (self->conditions)));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->matching)),
                                          GTK_SORTER (g_object_ref (self->sorter)));
  update_incremental (self);
  gtk_filter_list_model_set_model (self->all, ent_personal_get_notes (self->personal));
  g_signal_connect_object (self->personal, "notes-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->personal, "layers-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_cases (session), "items-changed", G_CALLBACK (cases_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
