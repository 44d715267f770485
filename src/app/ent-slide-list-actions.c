/* What is done to the slides that are selected: by keys, and by a menu that opens over them. */
#include "config.h"

#include "ent-slide-list-private.h"

#include <glib/gi18n-lib.h>

#include "ent-slide-drag.h"
#include "ent-slide-row.h"

static gboolean
is_any_section (GPtrArray *slides)
{
  return slides->len > 0 && ((EntSlide *) slides->pdata[0])->section != NULL;
}

static gboolean
are_skipped (GPtrArray *slides)
{
  for (guint i = 0; i < slides->len; i++)
    if (!((EntSlide *) slides->pdata[i])->skipped)
      return FALSE;
  return slides->len > 0;
}

void
ent_slide_list_update_actions (EntSlideList *self)
{
  static const char * const actions[] = {
    "slides.duplicate", "slides.skip", "slides.section", "slides.end-section", "slides.move", "slides.delete",
    "slides.cut", "slides.copy",
  };
  g_autoptr(GPtrArray) slides = ent_slide_list_get_selected (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], slides->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "slides.end-section", is_any_section (slides));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "slides.paste", self->model != NULL);
}

/* Rows that were moved are made anew once the list is laid out; the keys shall go on with them. */
static gboolean
focus_cb (gpointer data)
{
  EntSlideList *self = data;
  GtkWidget *row = self->current != NULL ? ent_slide_list_find_row (self, self->current) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
  return G_SOURCE_REMOVE;
}

static void
keep_focus (EntSlideList *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (self), g_object_unref);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);
  g_autoptr(GPtrArray) ids = ent_slide_list_dup_ids (self), copies = g_ptr_array_new ();
  EntDeck *deck = ent_deck_model_get_deck (self->model);
  guint last = 0;

  for (guint i = 0; i < deck->slides->len; i++)
    if (g_ptr_array_find_with_equal_func (ids, ((EntSlide *) deck->slides->pdata[i])->id, g_str_equal, NULL))
      last = i;
  ent_deck_model_duplicate (self->model, ids,
                            ids->len == 1 ? _("Duplicate Slide") : _("Duplicate Slides"));
  /* They stand behind the last of them. */
  deck = ent_deck_model_get_deck (self->model);
  for (guint i = last + 1; i <= last + ids->len && i < deck->slides->len; i++)
    g_ptr_array_add (copies, ((EntSlide *) deck->slides->pdata[i])->id);
  ent_slide_list_select (self, copies);
  keep_focus (self);
}

static void
skip_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);
  g_autoptr(GPtrArray) slides = ent_slide_list_get_selected (self), ids = ent_slide_list_dup_ids (self);
  gboolean skip = !are_skipped (slides);
  /* Several are taken back at once, and apart from what was skipped before. */
  g_autofree char *key = g_uuid_string_random ();

  for (guint i = 0; i < ids->len; i++)
    {
      EntDeck *deck = ent_deck_model_get_deck (self->model);
      int index = ent_deck_find_slide (deck, ids->pdata[i]);
      g_autoptr(EntSlide) slide = ent_slide_copy (deck->slides->pdata[index]);

      slide->skipped = skip;
      ent_deck_model_put_slide (self->model, slide, skip ? _("Skip Slides") : _("Show Slides"), key);
    }
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr(GPtrArray) ids = ent_slide_list_dup_ids (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint first = gtk_bitset_get_minimum (selected), last = gtk_bitset_get_maximum (selected);
  g_autoptr(EntSlideItem) before = NULL;
  g_autofree char *id = NULL;

  if (g_variant_get_int32 (parameter) < 0)
    before = g_list_model_get_item (G_LIST_MODEL (self->items), first > 0 ? first - 1 : 0);
  else if (last + 2 < n)
    before = g_list_model_get_item (G_LIST_MODEL (self->items), last + 2);
  if (before != NULL)
    id = g_strdup (ent_slide_item_get_slide (before)->id);
  ent_slide_list_move (self, ids, id);
  keep_focus (self);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);
  g_autoptr(GPtrArray) ids = ent_slide_list_dup_ids (self);

  ent_deck_model_remove (self->model, ids, ids->len == 1 ? _("Delete Slide") : _("Delete Slides"));
  keep_focus (self);
}

/* The clipboard */

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);
  g_autoptr(GPtrArray) slides = ent_slide_list_get_selected (self);
  g_autoptr(GdkContentProvider) provider = ent_slide_drag_provider_new (slides, ent_deck_model_get_id (self->model));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
}

static void
cut_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);
  g_autoptr(GPtrArray) ids = ent_slide_list_dup_ids (self);

  copy_action (widget, name, parameter);
  ent_deck_model_remove (self->model, ids, ids->len == 1 ? _("Cut Slide") : _("Cut Slides"));
  keep_focus (self);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntSlideList) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(GPtrArray) slides = value != NULL ? ent_slide_drag_read (value, NULL) : NULL;

  if (slides == NULL || self->model == NULL)
    return;
  for (guint i = 0; i < slides->len; i++)
    {
      EntSlide *slide = slides->pdata[i];

      g_free (slide->id);
      slide->id = g_uuid_string_random ();
    }
  ent_slide_list_insert (self, slides, ent_slide_list_get_next (self),
                         slides->len == 1 ? _("Paste Slide") : _("Paste Slides"));
  keep_focus (self);
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), ENT_TYPE_SLIDE_DRAG))
    gdk_clipboard_read_value_async (clipboard, ENT_TYPE_SLIDE_DRAG, G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                    g_object_ref (widget));
  else
    gtk_widget_activate_action (widget, "win.tell", "s",
                                _("There are no slides to paste. Copy some in a lecture first."));
}

/* Sections */

static void
name_section (EntSlideList *self,
              const char   *name)
{
  g_autoptr(GPtrArray) slides = ent_slide_list_get_selected (self);
  g_autofree char *title = g_strstrip (g_strdup (name != NULL ? name : ""));
  g_autoptr(EntSlide) slide = NULL;

  if (slides->len == 0)
    return;
  slide = ent_slide_copy (slides->pdata[0]);
  if (g_strcmp0 (slide->section != NULL ? slide->section : "", title) == 0)
    return;
  g_free (slide->section);
  slide->section = *title != '\0' ? g_strdup (title) : NULL;
  ent_deck_model_put_slide (self->model, slide, slide->section != NULL ? _("Name Section") : _("Remove Section"), NULL);
}

static void
end_section_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  name_section (ENT_SLIDE_LIST (widget), NULL);
}

static void
named_cb (EntSlideList *self)
{
  name_section (self, gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
  gtk_popover_popdown (GTK_POPOVER (self->naming));
}

static void
create_naming (EntSlideList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *button = gtk_button_new_with_mnemonic (_("_Name"));

  self->name_entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("Name of the section"), "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the section"), -1);
  g_signal_connect_swapped (self->name_entry, "activate", G_CALLBACK (named_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (named_cb), self);
  gtk_box_append (GTK_BOX (box), self->name_entry);
  gtk_box_append (GTK_BOX (box), button);
  self->naming = g_object_new (GTK_TYPE_POPOVER, "child", box, NULL);
  gtk_widget_set_parent (self->naming, GTK_WIDGET (self));
}

/* Over the row of the first slide that is selected, or over the list where that is out of sight. */
static void
point_to_row (EntSlideList *self,
              GtkWidget    *popover)
{
  GtkWidget *row = self->current != NULL ? ent_slide_list_find_row (self, self->current) : NULL;
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    graphene_rect_init (&bounds, 0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)), 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width, (int) bounds.size.height });
}

static void
section_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);
  g_autoptr(GPtrArray) slides = ent_slide_list_get_selected (self);
  const char *section = ((EntSlide *) slides->pdata[0])->section;

  if (self->naming == NULL)
    create_naming (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), section != NULL ? section : "");
  point_to_row (self, self->naming);
  gtk_popover_popup (GTK_POPOVER (self->naming));
  gtk_widget_grab_focus (self->name_entry);
}

/* The menu */

static GMenuModel *
create_menu (EntSlideList *self)
{
  g_autoptr(GPtrArray) slides = ent_slide_list_get_selected (self);
  g_autoptr(GMenu) edit = g_menu_new (), order = g_menu_new (), section = g_menu_new (), end = g_menu_new ();
  gboolean is_section = is_any_section (slides);
  GMenu *menu = g_menu_new ();

  g_menu_append (edit, _("Cu_t"), "slides.cut");
  g_menu_append (edit, _("_Copy"), "slides.copy");
  g_menu_append (edit, _("_Paste"), "slides.paste");
  g_menu_append (edit, _("_Duplicate"), "slides.duplicate");
  g_menu_append (order, are_skipped (slides) ? _("_Show When Presenting") : _("_Skip When Presenting"), "slides.skip");
  g_menu_append (order, _("Move _Up"), "slides.move(-1)");
  g_menu_append (order, _("Move Do_wn"), "slides.move(1)");
  g_menu_append (section, is_section ? _("_Rename Section…") : _("New S_ection…"), "slides.section");
  if (is_section)
    g_menu_append (section, _("Re_move Section"), "slides.end-section");
  g_menu_append (end, _("De_lete"), "slides.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

static void
open_menu (EntSlideList *self)
{
  g_autoptr(GMenuModel) menu = create_menu (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);

  open_menu (self);
  point_to_row (self, self->menu);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            EntSlideList    *self)
{
  GdkEvent *event = gtk_gesture_get_last_event (GTK_GESTURE (gesture), NULL);
  GtkWidget *row = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  EntSlideItem *item;
  guint position;

  if (event == NULL || !gdk_event_triggers_context_menu (event))
    return;
  if (row != NULL && !ENT_IS_SLIDE_ROW (row))
    row = gtk_widget_get_ancestor (row, ENT_TYPE_SLIDE_ROW);
  item = row != NULL ? ent_slide_row_get_item (ENT_SLIDE_ROW (row)) : NULL;
  if (item != NULL && g_list_store_find (self->items, item, &position)
      && !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
ent_slide_list_add_menu (EntSlideList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
bind_key (GtkWidgetClass  *widget_class,
          guint            keyval,
          GdkModifierType  modifiers,
          const char      *action)
{
  gtk_widget_class_add_binding_action (widget_class, keyval, modifiers, action, NULL);
}

void
ent_slide_list_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "slides.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "slides.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "slides.section", NULL, section_action);
  gtk_widget_class_install_action (widget_class, "slides.end-section", NULL, end_section_action);
  gtk_widget_class_install_action (widget_class, "slides.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "slides.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "slides.cut", NULL, cut_action);
  gtk_widget_class_install_action (widget_class, "slides.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "slides.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "slides.menu", NULL, menu_action);
  bind_key (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "slides.duplicate");
  bind_key (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "slides.skip");
  bind_key (widget_class, GDK_KEY_F2, 0, "slides.section");
  /* A menu names the last key of an action. */
  bind_key (widget_class, GDK_KEY_KP_Delete, 0, "slides.delete");
  bind_key (widget_class, GDK_KEY_Delete, 0, "slides.delete");
  bind_key (widget_class, GDK_KEY_x, GDK_CONTROL_MASK, "slides.cut");
  bind_key (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "slides.copy");
  bind_key (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "slides.paste");
  bind_key (widget_class, GDK_KEY_Menu, 0, "slides.menu");
  bind_key (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "slides.menu");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Up, GDK_ALT_MASK, "slides.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "slides.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Down, GDK_ALT_MASK, "slides.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "slides.move", "i", 1);
}
