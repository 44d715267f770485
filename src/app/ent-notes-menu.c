#include "config.h"

#include "ent-notes-page-private.h"

#include <glib/gi18n-lib.h>

#include "ent-note-filter-panel.h"
#include "ent-note-row.h"

#define MAX_CHOICES 8

/* The menu */

static void
append_word (GMenu      *menu,
             const char *label,
             const char *action,
             const char *word)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", word);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_untag_menu (EntNotesPage *self)
{
  g_autoptr(GPtrArray) items = ent_notes_page_list_selected (self), tags = NULL;
  g_autoptr(GListStore) store = g_list_store_new (ENT_TYPE_NOTE_ITEM);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < items->len; i++)
    if (ent_note_item_get_note (items->pdata[i])->layer == NULL)
      g_list_store_append (store, items->pdata[i]);
  tags = ent_notes_list_tags (G_LIST_MODEL (store));
  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *label = g_strconcat ("#", tags->pdata[i], NULL);

      append_word (menu, label, "notes.untag", tags->pdata[i]);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_flag_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (EntNoteFlag flag = 0; flag < ENT_N_NOTE_FLAGS; flag++)
    append_word (menu, ent_note_flag_to_label (flag), "notes.flag", ent_note_flag_to_word (flag));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_color_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (EntNoteColor color = 0; color < ENT_N_NOTE_COLORS; color++)
    append_word (menu, ent_note_color_to_label (color), "notes.color", ent_note_color_to_word (color));
  return G_MENU_MODEL (menu);
}

/* What it offers depends on what is selected: it is made anew each time, as a menu in GTK 4.8 keeps
 * submenus that went. */
static GMenuModel *
create_menu (EntNotesPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) opening = g_menu_new (), changing = g_menu_new (), taking = g_menu_new (), deleting = g_menu_new ();
  g_autoptr(GMenuModel) untag = create_untag_menu (self), flags = create_flag_menu (), colors = create_color_menu ();

  g_menu_append (opening, _("_Open"), "notes.open");
  g_menu_append (opening, _("Earlier _Versions…"), "notes.versions");
  g_menu_append (changing, _("Add _Tag…"), "notes.add-tag");
  if (g_menu_model_get_n_items (untag) > 0)
    g_menu_append_submenu (changing, _("_Remove Tag"), untag);
  g_menu_append_submenu (changing, _("_Flag"), flags);
  g_menu_append_submenu (changing, _("_Colour"), colors);
  g_menu_append (taking, _("Copy as Te_xt"), "notes.copy");
  g_menu_append (taking, _("Copy as C_itation"), "notes.copy-citation");
  g_menu_append (taking, _("Add to _Lecture…"), "notes.add-to-lecture");
  g_menu_append (taking, _("_Export…"), "notes.export");
  g_menu_append (deleting, _("_Delete"), "notes.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (opening));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changing));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (taking));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (deleting));
  return G_MENU_MODEL (menu);
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       data)
{
  g_autoptr(GMenuModel) menu = create_menu (data);

  gtk_menu_button_set_menu_model (button, menu);
}

GtkWidget *
ent_notes_page_get_focus_row (EntNotesPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) ? focus : GTK_WIDGET (self->list);
}

static void
popup (EntNotesPage *self,
       GtkWidget    *popover,
       GtkWidget    *at,
       double        x,
       double        y)
{
  double page_x, page_y;

  if (!gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &page_x, &page_y))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) page_x, (int) page_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
ent_notes_page_popup_menu (EntNotesPage *self,
                           GtkWidget    *at,
                           double        x,
                           double        y)
{
  g_autoptr(GMenuModel) menu = NULL;

  ent_notes_page_update_actions (self);
  menu = create_menu (self);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu_popover), menu);
  popup (self, self->menu_popover, at, x, y);
}

/* GTK 4.8 lets the focus go anywhere when a popover that has it closes. */
static void
closed_cb (EntNotesPage *self)
{
  if (self->list != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Which tag */

static void
give_tag (EntNotesPage *self,
          const char   *tag)
{
  gtk_popover_popdown (GTK_POPOVER (self->tag_popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "notes.tag", "s", tag);
}

static void
choice_cb (EntNotesPage *self,
           GtkButton    *button)
{
  give_tag (self, g_object_get_data (G_OBJECT (button), "tag"));
}

static void
entered_cb (EntNotesPage *self)
{
  g_autofree char *tag = ent_tag_clean (gtk_editable_get_text (GTK_EDITABLE (self->tag_entry)));

  if (tag != NULL)
    give_tag (self, tag);
  else
    gtk_widget_error_bell (self->tag_entry);
}

/* The tags that begin as what is typed. */
static void
show_choices (EntNotesPage *self)
{
  g_autoptr(GPtrArray) tags = ent_notes_list_tags (ent_personal_get_notes (self->personal));
  g_autofree char *typed = ent_tag_clean (gtk_editable_get_text (GTK_EDITABLE (self->tag_entry)));
  g_autofree char *begin = g_utf8_casefold (typed != NULL ? typed : "", -1);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->tag_choices)) != NULL)
    gtk_box_remove (GTK_BOX (self->tag_choices), child);
  for (guint i = 0; i < tags->len && n < MAX_CHOICES; i++)
    {
      g_autofree char *folded = g_utf8_casefold (tags->pdata[i], -1), *label = g_strconcat ("#", tags->pdata[i], NULL);
      GtkWidget *button;

      if (!g_str_has_prefix (folded, begin))
        continue;
      button = gtk_button_new_with_label (label);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
      g_object_set_data_full (G_OBJECT (button), "tag", g_strdup (tags->pdata[i]), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->tag_choices), button);
      n++;
    }
}

void
ent_notes_page_ask_tag (EntNotesPage *self)
{
  GtkWidget *at = gtk_revealer_get_reveal_child (self->bar) ? self->tag_button : ent_notes_page_get_focus_row (self);

  gtk_editable_set_text (GTK_EDITABLE (self->tag_entry), "");
  show_choices (self);
  popup (self, self->tag_popover, at, gtk_widget_get_width (at) / 2.0,
         at == self->tag_button ? 0 : gtk_widget_get_height (at) / 2.0);
  gtk_widget_grab_focus (self->tag_entry);
}

static void
create_tag_popover (EntNotesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add"));

  self->tag_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->tag_entry), _("Tag"));
  gtk_entry_set_max_length (GTK_ENTRY (self->tag_entry), 64);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tag_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tag"), -1);
  gtk_widget_set_hexpand (self->tag_entry, TRUE);
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_box_append (GTK_BOX (line), self->tag_entry);
  gtk_box_append (GTK_BOX (line), add);
  self->tag_choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->tag_choices);
  self->tag_popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->tag_popover), box);
  gtk_widget_set_parent (self->tag_popover, GTK_WIDGET (self));
  g_signal_connect_object (self->tag_popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tag_entry, "changed", G_CALLBACK (show_choices), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tag_entry, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
}

void
ent_notes_page_init_menu (EntNotesPage *self)
{
  gtk_menu_button_set_create_popup_func (self->change_button, create_popup_cb, self, NULL);
  self->menu_popover = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu_popover), FALSE);
  gtk_widget_set_halign (self->menu_popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu_popover, GTK_WIDGET (self));
  g_signal_connect_object (self->menu_popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  create_tag_popover (self);
}

void
ent_notes_page_dispose_menu (EntNotesPage *self)
{
  g_clear_pointer (&self->menu_popover, gtk_widget_unparent);
  g_clear_pointer (&self->tag_popover, gtk_widget_unparent);
}
