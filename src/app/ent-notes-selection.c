/* What is done with the notes that are selected.  Of many it is one change, which can be undone.
 * What others wrote is read, copied and exported, not changed. */
#include "config.h"

#include "ent-notes-page-private.h"

#include <glib/gi18n-lib.h>

#include "ent-note-copy.h"
#include "ent-note-row.h"
#include "ent-notes-export.h"

GPtrArray *
ent_notes_page_list_selected (EntNotesPage *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GtkBitset) bits = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return items;
  bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->selection), position));
  return items;
}

GPtrArray *
ent_notes_page_copy_selected (EntNotesPage *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autoptr(GPtrArray) items = ent_notes_page_list_selected (self);

  for (guint i = 0; i < items->len; i++)
    if (ent_note_item_get_note (items->pdata[i])->layer == NULL)
      g_ptr_array_add (notes, ent_note_copy (ent_note_item_get_note (items->pdata[i])));
  return notes;
}

static void
tell (EntNotesPage *self,
      const char   *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
}

/* A change of some notes; FALSE: of this one nothing changes. */
typedef gboolean (*ChangeFunc) (EntNote    *note,
                                const char *word);

/* @dup_name: what the change of so many notes is called after "Undo". Returns how many changed. */
static guint
change_selected (EntNotesPage *self,
                 ChangeFunc    change,
                 const char   *word,
                 char * (*dup_name) (guint n))
{
  g_autoptr(GPtrArray) notes = ent_notes_page_copy_selected (self);
  g_autofree char *name = NULL;
  guint n;

  for (guint i = notes->len; i > 0; i--)
    if (change (notes->pdata[i - 1], word))
      ((EntNote *) notes->pdata[i - 1])->modified_usec = g_get_real_time ();
    else
      g_ptr_array_remove_index (notes, i - 1);
  n = notes->len;
  if (n == 0)
    return 0;
  name = dup_name (n);
  ent_personal_save_notes (self->personal, name, notes, NULL, NULL);
  return n;
}

/* Tags */

static gboolean
add_tag (EntNote    *note,
         const char *tag)
{
  if (g_ptr_array_find_with_equal_func (note->tags, tag, (GEqualFunc) ent_tag_equal, NULL))
    return FALSE;
  g_ptr_array_add (note->tags, g_strdup (tag));
  return TRUE;
}

static char *
name_tagging (guint n)
{
  /* Translators: after "Undo": what is undone. */
  return g_strdup_printf (ngettext ("Tag %u Note", "Tag %u Notes", n), n);
}

static void
tag_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);
  g_autofree char *tag = ent_tag_clean (g_variant_get_string (parameter, NULL));
  g_autofree char *message = NULL;
  guint n;

  if (tag == NULL)
    return;
  n = change_selected (self, add_tag, tag, name_tagging);
  /* Translators: %u is how many notes were given a tag, %s the tag. */
  message = g_strdup_printf (ngettext ("%u note tagged “#%s”", "%u notes tagged “#%s”", n), n, tag);
  tell (self, message);
}

static gboolean
remove_tag (EntNote    *note,
            const char *tag)
{
  g_autoptr(GPtrArray) in_text = ent_tags_scan (note->body);
  guint index;

  /* One in the text is there as long as the text has it. */
  if (g_ptr_array_find_with_equal_func (in_text, tag, (GEqualFunc) ent_tag_equal, NULL)
      || !g_ptr_array_find_with_equal_func (note->tags, tag, (GEqualFunc) ent_tag_equal, &index))
    return FALSE;
  g_ptr_array_remove_index (note->tags, index);
  return TRUE;
}

static char *
name_untagging (guint n)
{
  return g_strdup_printf (ngettext ("Remove Tag from %u Note", "Remove Tag from %u Notes", n), n);
}

static guint
count_with_tag (EntNotesPage *self,
                const char   *tag)
{
  g_autoptr(GPtrArray) notes = ent_notes_page_copy_selected (self);
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    n += g_ptr_array_find_with_equal_func (((EntNote *) notes->pdata[i])->tags, tag, (GEqualFunc) ent_tag_equal, NULL);
  return n;
}

static void
untag_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);
  const char *tag = g_variant_get_string (parameter, NULL);
  guint n_with = count_with_tag (self, tag);
  guint n_left = n_with - change_selected (self, remove_tag, tag, name_untagging);
  g_autofree char *message = NULL;

  if (n_left == 0)
    return;
  message = g_strdup_printf (ngettext ("In %u note the tag stands in the text. Take it out there.",
                                       "In %u notes the tag stands in the text. Take it out there.", n_left), n_left);
  tell (self, message);
}

static void
add_tag_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  ent_notes_page_ask_tag (ENT_NOTES_PAGE (widget));
}

/* Flag and colour */

static gboolean
set_flag (EntNote    *note,
          const char *word)
{
  EntNoteFlag flag;

  if (!ent_note_flag_from_word (word, &flag) || note->flag == flag)
    return FALSE;
  note->flag = flag;
  return TRUE;
}

static char *
name_flagging (guint n)
{
  return g_strdup_printf (ngettext ("Flag %u Note", "Flag %u Notes", n), n);
}

static gboolean
set_color (EntNote    *note,
           const char *word)
{
  EntNoteColor color;

  if (!ent_note_color_from_word (word, &color) || note->color == color)
    return FALSE;
  note->color = color;
  return TRUE;
}

static char *
name_colouring (guint n)
{
  return g_strdup_printf (ngettext ("Colour %u Note", "Colour %u Notes", n), n);
}

static void
mark_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gboolean flags = g_str_equal (name, "notes.flag");

  change_selected (ENT_NOTES_PAGE (widget), flags ? set_flag : set_color, g_variant_get_string (parameter, NULL),
                   flags ? name_flagging : name_colouring);
}

/* Deleting */

typedef struct
{
  EntPersonal *personal;
  char       **ids;
} Deleted;

static void
deleted_free (gpointer  data,
              GClosure *closure)
{
  Deleted *self = data;

  g_object_unref (self->personal);
  g_strfreev (self->ids);
  g_free (self);
}

static void
restore_cb (Deleted *deleted)
{
  ent_personal_bin_notes (deleted->personal, (const char * const *) deleted->ids, FALSE, NULL, NULL);
}

static void
offer_undo (EntNotesPage *self,
            GStrv         ids)
{
  guint n = g_strv_length (ids);
  g_autofree char *title = g_strdup_printf (ngettext ("%u note deleted", "%u notes deleted", n), n);
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = adw_toast_new (title);
  Deleted *deleted = g_new0 (Deleted, 1);

  deleted->personal = g_object_ref (self->personal);
  deleted->ids = g_strdupv (ids);
  adw_toast_set_button_label (toast, _("_Undo"));
  /* The one before speaks of others, and this one must not wait for it. */
  if (self->deleted_toast != NULL)
    adw_toast_dismiss (self->deleted_toast);
  g_set_weak_pointer (&self->deleted_toast, toast);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (restore_cb), deleted, deleted_free, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);
  g_autoptr(GPtrArray) notes = ent_notes_page_copy_selected (self);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) ids = NULL;

  if (notes->len == 0)
    return;
  for (guint i = 0; i < notes->len; i++)
    g_strv_builder_add (builder, ((EntNote *) notes->pdata[i])->id);
  ids = g_strv_builder_end (builder);
  ent_personal_bin_notes (self->personal, (const char * const *) ids, TRUE, NULL, NULL);
  offer_undo (self, ids);
}

/* Reading on */

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr(GPtrArray) items = ent_notes_page_list_selected (ENT_NOTES_PAGE (widget));
  g_autofree char *link = items->len > 0 ? g_strconcat ("note:", ent_note_item_get_note (items->pdata[0])->id, NULL) : NULL;

  if (link != NULL)
    gtk_widget_activate_action (widget, "win.go", "s", link);
}

static void
versions_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  g_autoptr(GPtrArray) items = ent_notes_page_list_selected (ENT_NOTES_PAGE (widget));

  if (items->len == 1)
    gtk_widget_activate_action (widget, "win.note-versions", "s", ent_note_item_get_note (items->pdata[0])->id);
}

/* (transfer full) (element-type EntNote): copies, in the order of the list */
static GPtrArray *
copy_notes (GListModel *items)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (items, i);

      g_ptr_array_add (notes, ent_note_copy (ent_note_item_get_note (item)));
    }
  return notes;
}

/* The same of those that are selected, whoever wrote them. */
static GPtrArray *
copy_selected (EntNotesPage *self)
{
  g_autoptr(GPtrArray) items = ent_notes_page_list_selected (self);
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (notes, ent_note_copy (ent_note_item_get_note (items->pdata[i])));
  return notes;
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr(GPtrArray) notes = copy_selected (ENT_NOTES_PAGE (widget));

  ent_notes_copy_text (widget, notes);
}

static void
copy_citation_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);

  ent_notes_copy_citations (widget, self->session, copy_selected (self));
}

static void
add_to_lecture_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  g_autoptr(GPtrArray) items = ent_notes_page_list_selected (ENT_NOTES_PAGE (widget));
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < items->len; i++)
    g_variant_builder_add (&ids, "s", ent_note_item_get_note (items->pdata[i])->id);
  gtk_widget_activate_action (widget, "win.add-notes-to-lecture", "as", &ids);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);

  ent_notes_export (widget, self->session, copy_selected (self));
}

static void
export_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);

  ent_notes_export (widget, self->session, copy_notes (ent_note_list_get_model (self->notes)));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntNotesPage *self = ENT_NOTES_PAGE (widget);
  GtkWidget *row = ent_notes_page_get_focus_row (self);

  ent_notes_page_popup_menu (self, row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
}

void
ent_notes_page_update_actions (EntNotesPage *self)
{
  static const char * const changes[] = { "notes.add-tag", "notes.tag", "notes.untag", "notes.flag", "notes.color",
                                          "notes.delete" };
  g_autoptr(GPtrArray) items = ent_notes_page_list_selected (self);
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u note selected", "%u notes selected", items->len), items->len);
  guint n_own = 0;

  for (guint i = 0; i < items->len; i++)
    n_own += ent_note_item_get_note (items->pdata[i])->layer == NULL;
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_action_set_enabled (widget, changes[i], n_own > 0);
  gtk_widget_action_set_enabled (widget, "notes.open", items->len == 1);
  gtk_widget_action_set_enabled (widget, "notes.versions", items->len == 1 && n_own == 1);
  gtk_widget_action_set_enabled (widget, "notes.copy", items->len > 0);
  gtk_widget_action_set_enabled (widget, "notes.copy-citation", items->len > 0);
  gtk_widget_action_set_enabled (widget, "notes.export", items->len > 0);
  gtk_widget_action_set_enabled (widget, "notes.add-to-lecture", items->len > 0);
  gtk_widget_action_set_enabled (widget, "notes.menu", items->len > 0);
  gtk_widget_action_set_enabled (widget, "notes.export-all",
                                 g_list_model_get_n_items (ent_note_list_get_model (self->notes)) > 0);
  gtk_label_set_label (self->selected, text);
  gtk_revealer_set_reveal_child (self->bar, items->len > 1);
}

void
ent_notes_page_class_install_selection (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "notes.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "notes.versions", NULL, versions_action);
  gtk_widget_class_install_action (widget_class, "notes.add-tag", NULL, add_tag_action);
  gtk_widget_class_install_action (widget_class, "notes.tag", "s", tag_action);
  gtk_widget_class_install_action (widget_class, "notes.untag", "s", untag_action);
  gtk_widget_class_install_action (widget_class, "notes.flag", "s", mark_action);
  gtk_widget_class_install_action (widget_class, "notes.color", "s", mark_action);
  gtk_widget_class_install_action (widget_class, "notes.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "notes.copy-citation", NULL, copy_citation_action);
  gtk_widget_class_install_action (widget_class, "notes.add-to-lecture", NULL, add_to_lecture_action);
  gtk_widget_class_install_action (widget_class, "notes.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "notes.export-all", NULL, export_all_action);
  gtk_widget_class_install_action (widget_class, "notes.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "notes.menu", NULL, menu_action);
}
