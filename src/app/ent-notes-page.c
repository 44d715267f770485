/* Models:
 *
 *   EntNoteList ─ GtkMultiSelection ─ list
 *
 * The list is made when the page is first looked at; until then it costs nothing. */
#include "config.h"

#include "ent-notes-page-private.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-chips.h"
#include "ent-note-filter-panel.h"
#include "ent-note-row.h"
#include "ent-notes-bin.h"

/* Who walks along the list does not see each note beside. */
#define INSPECT_MSEC 120

static const char * const order_words[ENT_N_NOTE_ORDERS] = {
  "newest", "oldest", "changed", "date", "case", "title",
};

enum { PROP_0, PROP_SORT, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntNotesPage, ent_notes_page, GTK_TYPE_WIDGET)

/* What is shown */

static void
update_count (EntNotesPage *self)
{
  guint n_all = g_list_model_get_n_items (ent_note_list_get_all (self->notes));
  guint n = g_list_model_get_n_items (ent_note_list_get_model (self->notes));
  g_autofree char *text = NULL;

  if (ent_note_filter_is_empty (ent_note_list_get_filter (self->notes)))
    text = g_strdup_printf (ngettext ("%u note", "%u notes", n_all), n_all);
  else
    /* Translators: how many notes a filter leaves, of how many. */
    text = g_strdup_printf (ngettext ("%u of %u note", "%u of %u notes", n_all), n, n_all);
  if (g_strcmp0 (gtk_label_get_label (self->count), text) != 0)
    gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->content, n_all == 0 ? "empty" : n == 0 ? "nothing" : "list");
}

/* A list stays at what it shows; but of what was just looked for one wants the first. */
static void
scroll_to_top (EntNotesPage *self)
{
  if (!self->to_top || gtk_filter_list_model_get_pending (ent_note_list_get_matching (self->notes)) > 0)
    return;
  self->to_top = FALSE;
  if (self->selection != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

static gboolean
update_cb (gpointer data)
{
  EntNotesPage *self = data;

  self->update = 0;
  update_count (self);
  scroll_to_top (self);
  ent_notes_page_update_actions (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (EntNotesPage *self)
{
  /* Models that go say so. */
  if (self->update == 0 && self->notes != NULL)
    self->update = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 5, update_cb, self, NULL);
}

static gboolean
shows_inspector (EntNotesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr(GVariant) state = NULL;

  if (!G_IS_ACTION_GROUP (root))
    return FALSE;
  state = g_action_group_get_action_state (G_ACTION_GROUP (root), "show-inspector");
  return state != NULL && g_variant_get_boolean (state);
}

static gboolean
inspect_cb (gpointer data)
{
  EntNotesPage *self = data;
  g_autoptr(GPtrArray) selected = ent_notes_page_list_selected (self);

  self->inspect = 0;
  if (selected->len == 1 && gtk_widget_get_mapped (GTK_WIDGET (self)) && shows_inspector (self))
    {
      g_autofree char *link = g_strconcat ("note:", ent_note_item_get_note (selected->pdata[0])->id, NULL);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", link);
    }
  return G_SOURCE_REMOVE;
}

static void
selection_changed_cb (EntNotesPage *self)
{
  if (self->notes == NULL)
    return;
  g_clear_handle_id (&self->inspect, g_source_remove);
  self->inspect = g_timeout_add (INSPECT_MSEC, inspect_cb, self);
  /* At once: the next key may already ask for one. */
  ent_notes_page_update_actions (self);
}

static void
activate_cb (EntNotesPage *self,
             guint         position)
{
  g_autoptr(EntNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autofree char *link = item != NULL ? g_strconcat ("note:", ent_note_item_get_note (item)->id, NULL) : NULL;

  if (link != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
}

/* Filter */

static void
show_chips (EntNotesPage *self)
{
  const EntNoteFilter *filter = ent_note_list_get_filter (self->notes);
  g_autoptr(GPtrArray) parts = ent_note_filter_list_parts (filter);
  g_auto(GStrv) labels = g_new0 (char *, parts->len + 1);

  for (guint i = 0; i < parts->len; i++)
    {
      const EntNotePart *part = parts->pdata[i];
      const char *name = NULL;

      if (part->kind == ENT_NOTE_PART_CASE)
        name = ent_session_get_case_title (self->session, part->id);
      else if (part->kind == ENT_NOTE_PART_LAYER)
        name = ent_personal_get_layer_name (self->personal, *part->id != '\0' ? part->id : NULL);
      labels[i] = ent_note_part_dup_name (part, filter, name);
    }
  ent_chips_set_labels (ENT_CHIPS (self->chips), (const char * const *) labels);
}

/* Search, panel and chips follow. */
static void
set_filter (EntNotesPage        *self,
            const EntNoteFilter *filter)
{
  g_autofree char *shown = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  if (!ent_note_list_set_filter (self->notes, filter))
    return;
  /* A space that was typed after a word stays: another word may follow. */
  if (g_strcmp0 (shown, filter->text != NULL ? filter->text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), filter->text != NULL ? filter->text : "");
  ent_note_filter_panel_set_filter (ENT_NOTE_FILTER_PANEL (self->panel), filter);
  show_chips (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.clear-filter", !ent_note_filter_is_empty (filter));
  self->to_top = TRUE;
  queue_update (self);
}

static void
search_changed_cb (EntNotesPage *self)
{
  g_autoptr(EntNoteFilter) filter = NULL;

  if (self->notes == NULL)
    return;
  filter = ent_note_filter_copy (ent_note_list_get_filter (self->notes));
  ent_note_filter_set_text (filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  set_filter (self, filter);
}

static void
panel_changed_cb (EntNotesPage *self)
{
  /* The panel's own is replaced when it follows. */
  g_autoptr(EntNoteFilter) filter =
    ent_note_filter_copy (ent_note_filter_panel_get_filter (ENT_NOTE_FILTER_PANEL (self->panel)));

  set_filter (self, filter);
}

static void
chip_removed_cb (EntNotesPage *self,
                 guint         index)
{
  g_autoptr(EntNoteFilter) filter = ent_note_filter_copy (ent_note_list_get_filter (self->notes));
  g_autoptr(GPtrArray) parts = ent_note_filter_list_parts (filter);

  ent_note_filter_set_part (filter, parts->pdata[index], FALSE);
  set_filter (self, filter);
}

static void
panel_map_cb (EntNotesPage *self)
{
  ent_note_filter_panel_set (ENT_NOTE_FILTER_PANEL (self->panel), ent_note_list_get_all (self->notes),
                             ent_note_list_get_case (self->notes) == NULL, ent_note_list_get_filter (self->notes));
}

static void
clear_filter_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);
  g_autoptr(EntNoteFilter) filter = ent_note_filter_new ();

  /* The button is about to be no place for the focus any more. */
  gtk_widget_grab_focus (self->search);
  set_filter (self, filter);
}

static void
stop_search_cb (EntNotesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
search_key_cb (EntNotesPage    *self,
               guint            keyval,
               guint            keycode,
               GdkModifierType  state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "list") != 0)
    return FALSE;
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* Who types in the list searches.  The search entry could take the list's keys itself, but takes Delete and
 * Shift+F10 with them. */
static gboolean
list_key_cb (EntNotesPage    *self,
             guint            keyval,
             guint            keycode,
             GdkModifierType  state)
{
  gunichar c = gdk_keyval_to_unicode (keyval);
  char text[7] = "";
  int end;

  if (!g_unichar_isalnum (c) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  g_unichar_to_utf8 (c, text);
  gtk_widget_grab_focus (self->search);
  end = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_editable_insert_text (GTK_EDITABLE (self->search), text, -1, &end);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
  return TRUE;
}

/* Conditions of a link. */
static void
add_condition (EntNoteFilter *filter,
               const char    *key,
               const char    *value)
{
  static const struct { const char *key; EntNotePartKind kind; } lists[] = {
    { "case", ENT_NOTE_PART_CASE }, { "tag", ENT_NOTE_PART_TAG }, { "person", ENT_NOTE_PART_LAYER },
  };
  EntNoteFlag flag;
  EntNoteColor color;
  EntPlaceState state;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (key, lists[i].key))
      {
        g_autoptr(EntNotePart) part = ent_note_part_new (lists[i].kind, value, 0);

        ent_note_filter_set_part (filter, part, TRUE);
      }
  if (g_str_equal (key, "flag") && ent_note_flag_from_word (value, &flag))
    filter->flags |= 1u << flag;
  else if (g_str_equal (key, "color") && ent_note_color_from_word (value, &color))
    filter->colors |= 1u << color;
  else if (g_str_equal (key, "place") && ent_place_state_from_word (value, &state))
    filter->states |= 1u << state;
  else if (g_str_equal (key, "words"))
    ent_note_filter_set_text (filter, value);
}

void
ent_notes_page_show (EntNotesPage *self,
                     const char   *query)
{
  g_autoptr(EntNoteFilter) filter = NULL;
  GUriParamsIter iter;
  char *key, *value;

  g_return_if_fail (ENT_IS_NOTES_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "notes");
  if (query == NULL || self->notes == NULL)
    return;
  filter = ent_note_filter_new ();
  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &key, &value, NULL))
    {
      add_condition (filter, key, value);
      g_free (key);
      g_free (value);
    }
  set_filter (self, filter);
}

/* Order */

static void
name_sort_button (EntNotesPage *self)
{
  /* Translators: %s is an order, "Newest First". */
  g_autofree char *name = g_strdup_printf (_("Order: %s"),
                                           ent_note_order_to_label (ent_note_list_get_order (self->notes)));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sort_button), name);
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->sort_button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_sort (EntNotesPage *self,
          const char   *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_words) && self->notes != NULL; i++)
    if (g_strcmp0 (word, order_words[i]) == 0 && i != ent_note_list_get_order (self->notes))
      {
        ent_note_list_set_order (self->notes, i);
        self->to_top = TRUE;
        queue_update (self);
        name_sort_button (self);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
      }
}

static void
create_sort_menu (EntNotesPage *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (order_words); i++)
    if (i != ENT_NOTE_ORDER_CASE || ent_note_list_get_case (self->notes) == NULL)
      {
        g_autofree char *action = g_strdup_printf ("notes.sort::%s", order_words[i]);

        g_menu_append (menu, ent_note_order_to_label (i), action);
      }
  gtk_menu_button_set_menu_model (self->sort_button, G_MENU_MODEL (menu));
}

/* The bin */

static void
bin_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "bin");
  ent_notes_bin_show (ENT_NOTES_BIN (self->bin), ent_note_list_get_case (self->notes));
  gtk_widget_child_focus (self->bin, GTK_DIR_TAB_FORWARD);
}

static void
leave_bin_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "notes");
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Rows */

static void
setup_cb (EntNotesPage *self,
          GtkListItem  *list_item)
{
  gtk_list_item_set_child (list_item, ent_note_row_new (self->session, list_item));
}

static void
bind_cb (EntNotesPage *self,
         GtkListItem  *list_item)
{
  ent_note_row_bind (ENT_NOTE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (EntNotesPage *self,
           GtkListItem  *list_item)
{
  ent_note_row_unbind (ENT_NOTE_ROW (gtk_list_item_get_child (list_item)));
}

static void
create_factory (EntNotesPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

/* The row under the pointer; one that is not selected is, alone. */
static void
right_click_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                EntNotesPage    *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT), *row = at;
  guint position;

  while (row != NULL && !ENT_IS_NOTE_ROW (row))
    row = gtk_widget_get_parent (row);
  if (row == NULL && at != NULL && at != GTK_WIDGET (self->list))
    row = gtk_widget_get_first_child (at);
  if (!ENT_IS_NOTE_ROW (row))
    return;
  position = gtk_list_item_get_position (ent_note_row_get_list_item (ENT_NOTE_ROW (row)));
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ent_notes_page_popup_menu (self, GTK_WIDGET (self->list), x, y);
}

/* The widget */

void
ent_notes_page_set_session (EntNotesPage *self,
                            EntSession   *session)
{
  g_return_if_fail (ENT_IS_NOTES_PAGE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->personal = g_object_ref (ent_session_get_personal (session));
  ent_people_menu_set_personal (self->people_menu, self->personal);
  self->bin = ent_notes_bin_new (session);
  gtk_stack_add_named (self->stack, self->bin, "bin");
  self->panel = ent_note_filter_panel_new (session);
  gtk_popover_set_child (gtk_menu_button_get_popover (self->filter_button), self->panel);
  g_signal_connect_object (self->panel, "changed", G_CALLBACK (panel_changed_cb), self, G_CONNECT_SWAPPED);
  self->notes = ent_note_list_new (session);
  create_factory (self);
  create_sort_menu (self);
  name_sort_button (self);
  g_signal_connect_object (ent_note_list_get_all (self->notes), "items-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_note_list_get_model (self->notes), "items-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_note_list_get_matching (self->notes), "notify::pending", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  ent_notes_page_init_menu (self);
  update_count (self);
  ent_notes_page_update_actions (self);
}

void
ent_notes_page_set_case (EntNotesPage *self,
                         const char   *case_id)
{
  g_autoptr(EntNoteFilter) filter = ent_note_filter_new ();

  g_return_if_fail (ENT_IS_NOTES_PAGE (self));
  g_return_if_fail (self->notes != NULL);

  if (g_strcmp0 (ent_note_list_get_case (self->notes), case_id) == 0)
    return;
  ent_note_list_set_case (self->notes, case_id);
  set_filter (self, filter);
  create_sort_menu (self);
  gtk_stack_set_visible_child_name (self->stack, "notes");
}

static void
ent_notes_page_map (GtkWidget *widget)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);

  if (self->selection == NULL && self->notes != NULL)
    {
      self->selection = gtk_multi_selection_new (g_object_ref (ent_note_list_get_model (self->notes)));
      g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
    }
  GTK_WIDGET_CLASS (ent_notes_page_parent_class)->map (widget);
}

static void
ent_notes_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  EntNotesPage *self = ENT_NOTES_PAGE (object);

  if (id == PROP_SORT)
    g_value_set_static_string (value, order_words[self->notes != NULL ? ent_note_list_get_order (self->notes) : 0]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_notes_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (id == PROP_SORT)
    set_sort (ENT_NOTES_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_notes_page_dispose (GObject *object)
{
  EntNotesPage *self = ENT_NOTES_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->inspect, g_source_remove);
  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_weak_pointer (&self->deleted_toast);
  ent_notes_page_dispose_menu (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->notes);
  g_clear_object (&self->selection);
  g_clear_object (&self->personal);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_notes_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ENT_TYPE_PEOPLE_MENU);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-notes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, tools);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, search);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, people_menu);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, count);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, content);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, list);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, selected);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, tag_button);
  gtk_widget_class_bind_template_child (widget_class, EntNotesPage, change_button);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_click_cb);
}

static void
ent_notes_page_class_init (EntNotesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_notes_page_get_property;
  object_class->set_property = ent_notes_page_set_property;
  object_class->dispose = ent_notes_page_dispose;
  widget_class->map = ent_notes_page_map;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, order_words[0],
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "notespage");

  gtk_widget_class_install_property_action (widget_class, "notes.sort", "sort");
  gtk_widget_class_install_action (widget_class, "notes.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (widget_class, "notes.bin", NULL, bin_action);
  gtk_widget_class_install_action (widget_class, "notes.leave-bin", NULL, leave_bin_action);
  ent_notes_page_class_install_selection (widget_class);
}

static void
ent_notes_page_init (EntNotesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chips = ent_chips_new (GTK_WIDGET (self->filter_button));
  g_signal_connect_object (self->chips, "removed", G_CALLBACK (chip_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->tools, self->chips, GTK_WIDGET (self->filter_button));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.clear-filter", FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->menu_button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
}

GtkWidget *
ent_notes_page_new (void)
{
  return g_object_new (ENT_TYPE_NOTES_PAGE, NULL);
}
