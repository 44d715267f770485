/* The list follows the deck:
 *
 *   deck → GListStore of EntSlideItem → GtkMultiSelection → GtkListView
 *
 * An item lives as long as its slide is in the lecture, so that selection, focus and pictures stay where they are when
 * the deck is read again; only what lies between the first and the last difference in order is spliced. */
#include "config.h"

#include "ent-slide-list-private.h"

#include <glib/gi18n-lib.h>

#include "ent-slide-row.h"

G_DEFINE_FINAL_TYPE (EntSlideList, ent_slide_list, GTK_TYPE_WIDGET)

enum { CURRENT_CHANGED, EDIT, HIT_DROPPED, FILES_DROPPED, N_SIGNALS };
static guint signals[N_SIGNALS];

static guint
count (EntSlideList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static guint
find_item (EntSlideList *self,
           EntSlideItem *item)
{
  guint position;

  return item != NULL && g_list_store_find (self->items, item, &position) ? position : GTK_INVALID_LIST_POSITION;
}

/* What is selected */

static void
set_current (EntSlideList *self,
             EntSlideItem *item)
{
  if (!g_set_object (&self->current, item))
    return;
  g_signal_emit (self, signals[CURRENT_CHANGED], 0);
}

/* One that is selected is worked at; of several the one that was, as long as it is among them. */
static void
update_current (EntSlideList *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint at = find_item (self, self->current);
  g_autoptr(EntSlideItem) item = NULL;

  ent_slide_list_update_actions (self);
  if (gtk_bitset_is_empty (selected))
    {
      /* Ctrl and a click take the last one away; what is worked at stays. */
      if (at == GTK_INVALID_LIST_POSITION)
        set_current (self, NULL);
      return;
    }
  if (at != GTK_INVALID_LIST_POSITION && gtk_bitset_contains (selected, at))
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->items), gtk_bitset_get_nth (selected, 0));
  set_current (self, item);
}

static void
select_only (EntSlideList *self,
             guint         position)
{
  guint n = count (self);

  if (n == 0)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), MIN (position, n - 1), TRUE);
}

guint
ent_slide_list_get_current (EntSlideList *self)
{
  g_return_val_if_fail (ENT_IS_SLIDE_LIST (self), GTK_INVALID_LIST_POSITION);

  return find_item (self, self->current);
}

void
ent_slide_list_select (EntSlideList *self,
                       GPtrArray    *ids)
{
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty (), mask = NULL;

  g_return_if_fail (ENT_IS_SLIDE_LIST (self));

  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr(EntSlideItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_ptr_array_find_with_equal_func (ids, ent_slide_item_get_slide (item)->id, g_str_equal, NULL))
        gtk_bitset_add (selected, i);
    }
  if (gtk_bitset_is_empty (selected))
    return;
  mask = gtk_bitset_new_range (0, count (self));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", gtk_bitset_get_minimum (selected));
}

GPtrArray *
ent_slide_list_get_selected (EntSlideList *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *slides = g_ptr_array_new ();

  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr(EntSlideItem) item = g_list_model_get_item (G_LIST_MODEL (self->items),
                                                            gtk_bitset_get_nth (selected, (guint) i));

      g_ptr_array_add (slides, (gpointer) ent_slide_item_get_slide (item));
    }
  return slides;
}

GPtrArray *
ent_slide_list_dup_ids (EntSlideList *self)
{
  g_autoptr(GPtrArray) slides = ent_slide_list_get_selected (self);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < slides->len; i++)
    g_ptr_array_add (ids, g_strdup (((EntSlide *) slides->pdata[i])->id));
  return ids;
}

const char *
ent_slide_list_get_next (EntSlideList *self)
{
  g_autoptr(GtkBitset) selected = NULL;
  g_autoptr(EntSlideItem) item = NULL;
  guint position;

  g_return_val_if_fail (ENT_IS_SLIDE_LIST (self), NULL);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_is_empty (selected))
    return NULL;
  position = gtk_bitset_get_maximum (selected) + 1;
  item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  /* The store holds it. */
  return item != NULL ? ent_slide_item_get_slide (item)->id : NULL;
}

GtkWidget *
ent_slide_list_find_row (EntSlideList *self,
                         EntSlideItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (ENT_IS_SLIDE_ROW (row) && ent_slide_row_get_item (ENT_SLIDE_ROW (row)) == item
          && gtk_widget_get_mapped (row))
        return row;
    }
  return NULL;
}

/* The deck */

/* (transfer full) (element-type EntSlideItem): those of the slides, in their order; those there are stay */
static GPtrArray *
create_items (EntSlideList *self,
              EntDeck      *deck)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  guint number = 0;

  for (guint i = 0; i < count (self); i++)
    {
      EntSlideItem *item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_insert (known, g_strdup (ent_slide_item_get_slide (item)->id), item);
    }
  for (guint i = 0; deck != NULL && i < deck->slides->len; i++)
    {
      const EntSlide *slide = deck->slides->pdata[i];
      EntSlideItem *item = g_hash_table_lookup (known, slide->id);

      number += slide->skipped ? 0 : 1;
      if (item != NULL)
        ent_slide_item_set (g_object_ref (item), deck, i, slide->skipped ? 0 : number);
      else
        item = ent_slide_item_new (deck, i, slide->skipped ? 0 : number);
      ent_slide_item_set_stale (item, self->stale != NULL && g_hash_table_contains (self->stale, slide->id));
      g_ptr_array_add (items, item);
    }
  return items;
}

static gboolean
is_at (EntSlideList *self,
       guint         position,
       gpointer      item)
{
  g_autoptr(EntSlideItem) there = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return there == item;
}

static void
splice_items (EntSlideList *self,
              GPtrArray    *items)
{
  guint n_old = count (self), n_new = items->len, prefix = 0, suffix = 0;

  while (prefix < n_old && prefix < n_new && is_at (self, prefix, items->pdata[prefix]))
    prefix++;
  while (suffix < n_old - prefix && suffix < n_new - prefix
         && is_at (self, n_old - 1 - suffix, items->pdata[n_new - 1 - suffix]))
    suffix++;
  if (n_old - prefix - suffix > 0 || n_new - prefix - suffix > 0)
    g_list_store_splice (self->items, prefix, n_old - prefix - suffix, items->pdata + prefix, n_new - prefix - suffix);
}

static void
deck_changed_cb (EntSlideList *self)
{
  EntDeck *deck = self->model != NULL ? ent_deck_model_get_deck (self->model) : NULL;
  g_autoptr(GPtrArray) selected = ent_slide_list_dup_ids (self), items = create_items (self, deck);
  guint at = find_item (self, self->current);
  g_autoptr(GtkBitset) left = NULL;

  splice_items (self, items);
  /* What was moved, is another row to the list. */
  left = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_get_size (left) < selected->len)
    ent_slide_list_select (self, selected);
  if (find_item (self, self->current) == GTK_INVALID_LIST_POSITION)
    {
      if (count (self) == 0)
        set_current (self, NULL);
      else
        select_only (self, at != GTK_INVALID_LIST_POSITION ? at : 0);
    }
  ent_slide_list_update_actions (self);
}

void
ent_slide_list_set_model (EntSlideList *self,
                          EntDeckModel *model)
{
  g_return_if_fail (ENT_IS_SLIDE_LIST (self));

  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->stale, g_hash_table_unref);
  set_current (self, NULL);
  if (model == NULL)
    return;
  g_signal_connect_object (model, "changed", G_CALLBACK (deck_changed_cb), self, G_CONNECT_SWAPPED);
  deck_changed_cb (self);
}

void
ent_slide_list_insert (EntSlideList *self,
                       GPtrArray    *slides,
                       const char   *before,
                       const char   *name)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (ENT_IS_SLIDE_LIST (self));

  if (self->model == NULL || slides->len == 0)
    return;
  for (guint i = 0; i < slides->len; i++)
    g_ptr_array_add (ids, g_strdup (((EntSlide *) slides->pdata[i])->id));
  ent_deck_model_insert (self->model, slides, before, name);
  ent_slide_list_select (self, ids);
}

void
ent_slide_list_move (EntSlideList *self,
                     GPtrArray    *ids,
                     const char   *before)
{
  EntDeck *deck = self->model != NULL ? ent_deck_model_get_deck (self->model) : NULL;
  g_autoptr(GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) moved = g_ptr_array_new_with_free_func (g_free), old = NULL;
  guint at = G_MAXUINT;
  gboolean same = TRUE;

  if (deck == NULL)
    return;
  for (guint i = 0; i < deck->slides->len; i++)
    {
      const char *id = ((EntSlide *) deck->slides->pdata[i])->id;
      gboolean moves = g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);

      /* Where they fall on one of themselves it is the next one that stays. */
      if (at == G_MAXUINT && g_strcmp0 (id, before) == 0)
        at = order->len;
      g_ptr_array_add (moves ? moved : order, g_strdup (id));
    }
  for (guint i = 0; i < moved->len; i++)
    g_ptr_array_insert (order, at != G_MAXUINT ? (int) (at + i) : -1, g_strdup (moved->pdata[i]));
  for (guint i = 0; i < order->len; i++)
    same = same && g_str_equal (order->pdata[i], ((EntSlide *) deck->slides->pdata[i])->id);
  if (same)
    return;
  ent_deck_model_order (self->model, order,
                        moved->len == 1 ? _("Move Slide") : _("Move Slides"));
}

void
ent_slide_list_set_stale (EntSlideList *self,
                          GHashTable   *ids)
{
  g_return_if_fail (ENT_IS_SLIDE_LIST (self));

  g_hash_table_ref (ids);
  g_clear_pointer (&self->stale, g_hash_table_unref);
  self->stale = ids;
  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr(EntSlideItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      ent_slide_item_set_stale (item, g_hash_table_contains (ids, ent_slide_item_get_slide (item)->id));
    }
}

/* The widget */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          EntSlideList             *self)
{
  GtkWidget *row = ent_slide_row_new ();

  ent_slide_list_add_drag (self, row);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  ent_slide_row_bind (ENT_SLIDE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  ent_slide_row_unbind (ENT_SLIDE_ROW (gtk_list_item_get_child (list_item)));
}

static void
activate_cb (EntSlideList *self,
             guint         position)
{
  g_autoptr(EntSlideItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  set_current (self, item);
  g_signal_emit (self, signals[EDIT], 0);
}

static gboolean
ent_slide_list_grab_focus (GtkWidget *widget)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);
  guint at = find_item (self, self->current);

  /* The focus of a list that never had it is on its first row. */
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", at);
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
ent_slide_list_dispose (GObject *object)
{
  EntSlideList *self = ENT_SLIDE_LIST (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->current);
  g_clear_weak_pointer (&self->drop_row);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->naming, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->stale, g_hash_table_unref);
  G_OBJECT_CLASS (ent_slide_list_parent_class)->dispose (object);
}

static void
ent_slide_list_finalize (GObject *object)
{
  g_clear_object (&ENT_SLIDE_LIST (object)->items);
  G_OBJECT_CLASS (ent_slide_list_parent_class)->finalize (object);
}

static void
ent_slide_list_class_init (EntSlideListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_slide_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_slide_list_finalize;
  widget_class->grab_focus = ent_slide_list_grab_focus;
  signals[CURRENT_CHANGED] = g_signal_new ("current-changed", ENT_TYPE_SLIDE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", ENT_TYPE_SLIDE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HIT_DROPPED] = g_signal_new ("hit-dropped", ENT_TYPE_SLIDE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_OBJECT, G_TYPE_STRING);
  signals[FILES_DROPPED] = g_signal_new ("files-dropped", ENT_TYPE_SLIDE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, GDK_TYPE_FILE_LIST, G_TYPE_STRING);
  ent_slide_list_class_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slidelist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_slide_list_init (EntSlideList *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->items = g_list_store_new (ENT_TYPE_SLIDE_ITEM);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->view = g_object_new (GTK_TYPE_LIST_VIEW, "model", self->selection, "factory", factory, "enable-rubberband",
                             FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Slides"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_current), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  ent_slide_list_add_menu (self);
  ent_slide_list_add_drop (self);
  ent_slide_list_update_actions (self);
}

GtkWidget *
ent_slide_list_new (void)
{
  return g_object_new (ENT_TYPE_SLIDE_LIST, NULL);
}
