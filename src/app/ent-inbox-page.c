/* Models:
 *
 *   EntInboxList ─ GtkSingleSelection ─ list
 *
 * What is accepted leaves the list, and the selection goes on to the note that comes after it, with
 * the focus where that was in the list: so a person goes through all of them with the Enter key. */
#include "config.h"

#include "ent-inbox-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-inbox-detail.h"
#include "ent-placing.h"

/* From here on the list stands beside what is selected in it. */
#define BESIDE_WIDTH 660

struct _EntInboxPage
{
  GtkWidget           parent_instance;

  GtkWidget          *empty;
  GtkWidget          *side;
  GtkListView        *list;
  GtkWidget          *main;
  EntInboxDetail     *detail;
  GtkWidget          *footer;
  GtkWidget          *leave, *elsewhere, *accept, *all;
  GtkLabel           *leave_label, *elsewhere_label, *accept_label, *all_label;

  EntPersonal        *personal;
  EntInboxList       *entries;
  GtkSingleSelection *selection;
  GHashTable         *bound;       /* of borrowed GtkListItem: those that have a row */
  EntInboxEntry      *shown;       /* what the detail shows, or NULL */
  EntNote            *shown_note;  /* as it shows it, or NULL */
  guint               position;    /* of what is shown */
  gboolean            follow;      /* the focus was in the list */
  gint64              born_usec;
  GHashTable         *told;        /* id of a note → gint64: of the update that was told about */
  guint               tell_idle;
};

G_DEFINE_FINAL_TYPE (EntInboxPage, ent_inbox_page, GTK_TYPE_WIDGET)

/* Rows: an image (of a heading, whether it is open), and beside it a title and a line of detail. */

static void
bind_row (GtkListItem *item,
          const char  *icon,
          const char  *title_text,
          const char  *detail_text,
          const char  *name)
{
  GtkWidget *row = gtk_list_item_get_child (item), *image = gtk_widget_get_first_child (row);
  GtkWidget *column = gtk_widget_get_next_sibling (image), *title = gtk_widget_get_first_child (column);
  GtkWidget *detail = gtk_widget_get_next_sibling (title);

  gtk_widget_set_visible (image, icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_label_set_text (GTK_LABEL (title), title_text);
  if (icon != NULL)
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
  gtk_label_set_text (GTK_LABEL (detail), detail_text);
  gtk_widget_set_visible (detail, detail_text != NULL);
  /* The list's row has the focus; GTK 4.8 lets nobody name it in another way. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
bind_heading (GtkListItem   *item,
              EntInboxEntry *entry)
{
  GtkWidget *parent = gtk_widget_get_parent (gtk_list_item_get_child (item));
  const char *name = ent_place_state_to_label (ent_inbox_entry_get_state (entry));
  guint n = ent_inbox_entry_get_n_notes (entry);
  gboolean expanded = ent_inbox_entry_is_expanded (entry);
  g_autofree char *text = g_strdup_printf ("%s  %u", name, n);
  /* Translators: of a group of notes: "Place lost, 3 notes" */
  g_autofree char *label = g_strdup_printf (ngettext ("%s, %u note", "%s, %u notes", n), name, n);

  bind_row (item, expanded ? "pan-down-symbolic" : "pan-end-symbolic", text, NULL, label);
  gtk_accessible_update_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

static void
bind_note (EntInboxPage  *self,
           GtkListItem   *item,
           EntInboxEntry *entry)
{
  GtkWidget *parent = gtk_widget_get_parent (gtk_list_item_get_child (item));
  const EntNote *note = ent_note_item_get_note (ent_inbox_entry_get_item (entry));
  const EntTarget *before = note->place != NULL && note->place->before != NULL ? note->place->before : note->target;
  const char *case_title = ent_inbox_entry_get_case_title (entry);
  g_autofree char *name = ent_note_dup_title (note), *words = ent_target_dup_words (before), *label = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (note->layer != NULL)
    g_string_append_printf (text, "%s · ", ent_personal_get_layer_name (self->personal, note->layer));
  if (*case_title != '\0')
    g_string_append_printf (text, "%s · ", case_title);
  g_string_append (text, words);
  label = g_strdup_printf (_("%s, %s"), name, text->str);
  bind_row (item, NULL, name, text->str, label);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
entry_changed_cb (GtkListItem   *item,
                  EntInboxEntry *entry)
{
  EntInboxPage *self = ENT_INBOX_PAGE (gtk_widget_get_ancestor (gtk_list_item_get_child (item), ENT_TYPE_INBOX_PAGE));

  if (ent_inbox_entry_get_item (entry) == NULL)
    bind_heading (item, entry);
  else
    bind_note (self, item, entry);
}

static GtkWidget *
create_label (const char *css_class,
              gboolean    wrap)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "wrap", wrap, "lines", wrap ? 2 : -1, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (EntInboxPage *self,
          GtkListItem  *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *detail = create_label ("caption", TRUE);

  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (column), create_label (NULL, TRUE));
  gtk_box_append (GTK_BOX (column), detail);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), gtk_image_new ());
  gtk_box_append (GTK_BOX (row), column);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (EntInboxPage *self,
         GtkListItem  *item)
{
  EntInboxEntry *entry = gtk_list_item_get_item (item);

  g_hash_table_add (self->bound, item);
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), item, G_CONNECT_SWAPPED);
  entry_changed_cb (item, entry);
}

static void
unbind_cb (EntInboxPage *self,
           GtkListItem  *item)
{
  g_hash_table_remove (self->bound, item);
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

/* What is selected */

/* A button that says nothing is not there. */
static void
set_button (GtkWidget  *button,
            GtkLabel   *label,
            const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (button, text != NULL);
}

static void
update_buttons (EntInboxPage *self)
{
  const char *accept = NULL, *elsewhere = NULL, *leave = NULL, *all = NULL;
  EntPlaceState state = self->shown != NULL ? ent_inbox_entry_get_state (self->shown) : ENT_PLACE_KEPT;
  gboolean heading = self->shown != NULL && ent_inbox_entry_get_item (self->shown) == NULL;

  if (heading)
    all = state == ENT_PLACE_KEPT ? _("Mark All as Seen") : state == ENT_PLACE_MOVED ? _("All Fine")
          : state == ENT_PLACE_LOST ? _("Leave All in the Notes") : NULL;
  else if (self->shown != NULL)
    {
      accept = state == ENT_PLACE_NEEDS_YOU ? _("Place It There") : state == ENT_PLACE_MOVED ? _("Fine")
               : state == ENT_PLACE_KEPT ? _("Mark as Seen") : NULL;
      elsewhere = state == ENT_PLACE_LOST ? _("Place…") : state != ENT_PLACE_KEPT ? _("Place Elsewhere…") : NULL;
      leave = state == ENT_PLACE_NEEDS_YOU ? _("Keep Unplaced")
              : state == ENT_PLACE_LOST ? _("Leave in the Notes") : NULL;
    }
  set_button (self->accept, self->accept_label, accept);
  set_button (self->elsewhere, self->elsewhere_label, elsewhere);
  set_button (self->leave, self->leave_label, leave);
  set_button (self->all, self->all_label, all);
  gtk_widget_set_visible (self->footer, accept != NULL || elsewhere != NULL || leave != NULL || all != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inbox.accept", accept != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inbox.elsewhere", elsewhere != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inbox.leave", leave != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inbox.all", all != NULL);
}

/* Whether the detail shows all that there is to the note now. */
static gboolean
is_shown (EntInboxPage  *self,
          EntInboxEntry *entry)
{
  EntNoteItem *item = entry != NULL ? ent_inbox_entry_get_item (entry) : NULL;
  const EntNote *note = item != NULL ? ent_note_item_get_note (item) : NULL;

  return entry == self->shown && note != NULL && note->place != NULL && self->shown_note != NULL
         && ent_note_equal (note, self->shown_note) && note->place->since_usec == self->shown_note->place->since_usec
         && note->place->state == self->shown_note->place->state;
}

static void
show_selected (EntInboxPage *self)
{
  EntInboxEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  EntNoteItem *item = entry != NULL ? ent_inbox_entry_get_item (entry) : NULL;

  /* What was selected has just left; entries_changed_cb() selects the next. */
  if (entry == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0)
    return;
  self->position = gtk_single_selection_get_selected (self->selection);
  if (is_shown (self, entry))
    return;
  g_set_object (&self->shown, entry);
  g_clear_pointer (&self->shown_note, ent_note_free);
  if (item != NULL)
    self->shown_note = ent_note_copy (ent_note_item_get_note (item));
  ent_inbox_detail_set_entry (self->detail, self->personal, entry);
  update_buttons (self);
}

static gboolean
is_note (EntInboxPage *self,
         guint         position)
{
  g_autoptr(EntInboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  return ent_inbox_entry_get_item (entry) != NULL;
}

/* The note at @position or after it, else the one before, else a heading. */
static guint
find_next (EntInboxPage *self,
           guint         position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = MIN (position, n); i < n; i++)
    if (is_note (self, i))
      return i;
  for (guint i = MIN (position, n); i > 0; i--)
    if (is_note (self, i - 1))
      return i - 1;
  return n > 0 ? 0 : GTK_INVALID_LIST_POSITION;
}

static void
focus_selected (EntInboxPage *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  GHashTableIter iter;
  gpointer item;

  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_position (item) == selected)
      {
        gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (item)));
        return;
      }
}

static void
entries_changed_cb (EntInboxPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->entries)) == 0;

  gtk_widget_set_visible (self->empty, empty);
  gtk_widget_set_visible (self->side, !empty);
  gtk_widget_set_visible (self->main, !empty);
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION
      && (self->shown != NULL || gtk_widget_get_mapped (GTK_WIDGET (self))))
    gtk_single_selection_set_selected (self->selection, find_next (self, self->shown != NULL ? self->position : 0));
  show_selected (self);
  if (self->follow && !empty)
    focus_selected (self);
  self->follow = FALSE;
}

/* Doing something about it */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(EntInboxPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!ent_personal_write_finish (ENT_PERSONAL (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

/* @items: (element-type EntNoteItem)
 * @leave: they stay where they were, rather than go where they would stand */
static void
accept_notes (EntInboxPage *self,
              GPtrArray    *items,
              gboolean      leave,
              const char   *name)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; i < items->len; i++)
    {
      EntNote *note = ent_note_copy (ent_note_item_get_note (items->pdata[i]));
      g_autoptr(EntTarget) target = leave ? ent_target_copy (note->target) : NULL;

      if (note->place != NULL)
        ent_note_accept_place (note, target);
      g_ptr_array_add (notes, note);
    }
  self->follow = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  ent_personal_save_notes (self->personal, name, notes, written_cb, g_object_ref (self));
}

static void
accept_shown (EntInboxPage *self,
              gboolean      leave,
              const char   *name)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, ent_inbox_entry_get_item (self->shown));
  accept_notes (self, items, leave, name);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntInboxPage *self = ENT_INBOX_PAGE (widget);

  switch (ent_inbox_entry_get_state (self->shown))
    {
    case ENT_PLACE_NEEDS_YOU:
      accept_shown (self, FALSE, _("Place Note"));
      break;
    case ENT_PLACE_MOVED:
      accept_shown (self, FALSE, _("Accept Place of Note"));
      break;
    default:
      accept_shown (self, FALSE, _("Mark Note as Seen"));
    }
}

static void
elsewhere_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntNoteItem *item = ent_inbox_entry_get_item (ENT_INBOX_PAGE (widget)->shown);

  gtk_widget_activate_action (widget, "win.place-note", "s", ent_note_item_get_note (item)->id);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  accept_shown (ENT_INBOX_PAGE (widget), TRUE, _("Leave Note Unplaced"));
}

static void
all_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EntInboxPage *self = ENT_INBOX_PAGE (widget);
  EntPlaceState state = ent_inbox_entry_get_state (self->shown);
  g_autoptr(GPtrArray) items = ent_inbox_list_get_notes (self->entries, state);

  accept_notes (self, items, state == ENT_PLACE_LOST,
                state == ENT_PLACE_LOST ? _("Leave Notes Unplaced")
                : state == ENT_PLACE_MOVED ? _("Accept Places of Notes") : _("Mark Notes as Seen"));
}

static void
activate_cb (EntInboxPage *self,
             guint         position)
{
  g_autoptr(EntInboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  if (entry == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  if (ent_inbox_entry_get_item (entry) == NULL)
    ent_inbox_list_set_expanded (self->entries, ent_inbox_entry_get_state (entry),
                                 !ent_inbox_entry_is_expanded (entry));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), ent_inbox_entry_get_state (entry) == ENT_PLACE_LOST
                                                   ? "inbox.elsewhere" : "inbox.accept",
                                NULL);
}

/* Telling what an update did */

typedef struct
{
  guint n_moved, n_need, n_lost;
} News;

static void
add_to_news (News          *news,
             EntPlaceState  state)
{
  if (state == ENT_PLACE_MOVED)
    news->n_moved++;
  else if (state == ENT_PLACE_NEEDS_YOU)
    news->n_need++;
  else if (state == ENT_PLACE_LOST)
    news->n_lost++;
}

static void
tell (EntInboxPage *self,
      const News   *news)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *moved = g_strdup_printf (ngettext ("%u note moved", "%u notes moved", news->n_moved), news->n_moved);
  g_autofree char *need = g_strdup_printf (ngettext ("%u note needs you", "%u notes need you", news->n_need),
                                           news->n_need);
  g_autofree char *lost = g_strdup_printf (ngettext ("%u note lost its place", "%u notes lost their place",
                                                     news->n_lost), news->n_lost);
  g_autoptr(GString) text = g_string_new (NULL);
  AdwToast *toast;

  if (news->n_moved > 0)
    ent_list_append (text, moved);
  if (news->n_need > 0)
    ent_list_append (text, need);
  if (news->n_lost > 0)
    ent_list_append (text, lost);
  if (text->len == 0 || overlay == NULL)
    return;
  toast = adw_toast_new (text->str);
  adw_toast_set_button_label (toast, _("_Show"));
  adw_toast_set_detailed_action_name (toast, "win.go('inbox:')");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* Those that are told about for the first time. */
static gboolean
tell_cb (gpointer data)
{
  EntInboxPage *self = data;
  GListModel *notes = ent_personal_get_notes (self->personal);
  guint n = g_list_model_get_n_items (notes);
  News news = { 0 };

  self->tell_idle = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNote *note = ent_note_item_get_note (item);
      gint64 *told = g_hash_table_lookup (self->told, note->id);

      if (note->place == NULL || note->place->since_usec < self->born_usec
          || (told != NULL && *told == note->place->since_usec))
        continue;
      add_to_news (&news, note->place->state);
      g_hash_table_insert (self->told, g_strdup (note->id),
                           g_memdup2 (&note->place->since_usec, sizeof note->place->since_usec));
    }
  tell (self, &news);
  return G_SOURCE_REMOVE;
}

static void
notes_changed_cb (EntInboxPage *self)
{
  if (self->tell_idle == 0)
    self->tell_idle = g_idle_add_full (G_PRIORITY_LOW, tell_cb, self, NULL);
}

void
ent_inbox_page_open (EntInboxPage *self)
{
  g_return_if_fail (ENT_IS_INBOX_PAGE (self));

  if (self->selection != NULL && gtk_single_selection_get_selected_item (self->selection) == NULL)
    gtk_single_selection_set_selected (self->selection, find_next (self, 0));
}

void
ent_inbox_page_set_session (EntInboxPage *self,
                            EntSession   *session)
{
  g_return_if_fail (ENT_IS_INBOX_PAGE (self) && self->personal == NULL);

  self->personal = g_object_ref (ent_session_get_personal (session));
  self->entries = ent_inbox_list_new (self->personal, ent_session_get_cases (session));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->entries)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (entries_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->personal, "notes-changed", G_CALLBACK (notes_changed_cb), self, G_CONNECT_SWAPPED);
  entries_changed_cb (self);
}

/* Layout: the list beside what is selected, or over it. */

static int
get_side_width (int width)
{
  return CLAMP (width * 36 / 100, 230, 360);
}

static GtkSizeRequestMode
ent_inbox_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
ent_inbox_page_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum;
          *natural += child_natural;
        }
    }
}

static void
ent_inbox_page_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EntInboxPage *self = ENT_INBOX_PAGE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, beside = width >= BESIDE_WIDTH;
  int side_width = beside ? get_side_width (width) : width, side_height = beside ? height : height * 38 / 100;
  int main_width = beside ? width - side_width : width;

  if (gtk_widget_get_visible (self->empty))
    gtk_widget_size_allocate (self->empty, &(GtkAllocation) { 0, 0, width, height }, -1);
  if (!gtk_widget_get_visible (self->side))
    return;
  gtk_widget_size_allocate (self->side, &(GtkAllocation) { rtl ? width - side_width : 0, 0, side_width, side_height },
                            -1);
  gtk_widget_size_allocate (self->main, &(GtkAllocation) { beside && !rtl ? side_width : 0, beside ? 0 : side_height,
                                                           main_width, beside ? height : height - side_height }, -1);
}

static void
ent_inbox_page_dispose (GObject *object)
{
  EntInboxPage *self = ENT_INBOX_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->tell_idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->entries);
  g_clear_object (&self->personal);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->shown_note, ent_note_free);
  G_OBJECT_CLASS (ent_inbox_page_parent_class)->dispose (object);
}

static void
ent_inbox_page_finalize (GObject *object)
{
  g_hash_table_unref (ENT_INBOX_PAGE (object)->bound);
  g_hash_table_unref (ENT_INBOX_PAGE (object)->told);
  G_OBJECT_CLASS (ent_inbox_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, empty);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, side);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, list);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, main);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, detail);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, footer);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, leave);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, leave_label);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, elsewhere_label);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, accept);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, accept_label);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, all);
  gtk_widget_class_bind_template_child (widget_class, EntInboxPage, all_label);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
ent_inbox_page_class_init (EntInboxPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_inbox_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_inbox_page_finalize;
  widget_class->get_request_mode = ent_inbox_page_get_request_mode;
  widget_class->measure = ent_inbox_page_measure;
  widget_class->size_allocate = ent_inbox_page_size_allocate;
  g_type_ensure (ENT_TYPE_INBOX_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-inbox-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "inbox.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "inbox.elsewhere", NULL, elsewhere_action);
  gtk_widget_class_install_action (widget_class, "inbox.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "inbox.all", NULL, all_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_inbox_page_init (EntInboxPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->bound = g_hash_table_new (NULL, NULL);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->born_usec = g_get_real_time ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Inbox"), -1);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  update_buttons (self);
}
