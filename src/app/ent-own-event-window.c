#include "config.h"

#include "ent-own-event-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-address.h"
#include "ent-date-words.h"

#define MAX_TITLE   500   /* characters */
#define MAX_LANE    80
#define MAX_TEXT    20000
#define MAX_SOURCES 50
#define MAX_SOURCE  1000

struct _EntOwnEventWindow
{
  AdwWindow     parent_instance;

  GtkWidget    *apply_button;
  AdwEntryRow  *title_row;
  AdwEntryRow  *date_row;
  GtkLabel     *meaning;
  AdwEntryRow  *lane_row;
  GtkWidget    *lanes_button;
  GtkTextView  *text_view;
  GtkTextView  *sources_view;

  GtkWidget    *over;
  EntPersonal  *personal;
  EntOwnEvent  *event;    /* as it was; a new one has no date yet that counts */
  gboolean      is_new;
  EntDate      *date;     /* as understood, or NULL */
  char         *before;   /* all that stood in it when it opened */
};

G_DEFINE_FINAL_TYPE (EntOwnEventWindow, ent_own_event_window, ADW_TYPE_WINDOW)

/* Without the space around it; NULL where nothing is left. (transfer full) */
static char *
dup_words (gpointer editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* What was read is said under the date as one types, or what is wrong with it. */
static void
say (EntOwnEventWindow *self,
     const char        *meaning,
     gboolean           is_problem)
{
  gtk_label_set_label (self->meaning, meaning);
  if (is_problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date_row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning, -1);
}

static void
update (EntOwnEventWindow *self)
{
  g_autofree char *title = dup_words (self->title_row), *text = dup_words (self->date_row), *meaning = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->date, ent_date_unref);
  if (text != NULL)
    self->date = ent_date_parse_words (text, &error);
  if (self->date != NULL)
    {
      meaning = ent_date_format (self->date);
      say (self, meaning, FALSE);
    }
  else
    {
      say (self, error != NULL ? error->message : _("A day, a month, a year or a span, in words or as EDTF"),
           error != NULL);
    }
  gtk_widget_set_sensitive (self->apply_button, self->date != NULL && title != NULL);
}

/* At most so many characters of what was typed or pasted. (transfer full) (nullable) */
static char *
dup_text (GtkTextView *view,
          glong        max)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) max);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
fill_sources (GPtrArray  *sources,
              const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  g_ptr_array_set_size (sources, 0);
  for (guint i = 0; lines[i] != NULL && sources->len < MAX_SOURCES; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line != '\0')
        g_ptr_array_add (sources, g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_SOURCE)));
    }
}

static void
apply_cb (EntOwnEventWindow *self)
{
  EntOwnEvent *event;
  g_autofree char *name = NULL, *sources = NULL, *link = NULL;

  if (!gtk_widget_get_sensitive (self->apply_button))
    return;
  event = ent_own_event_copy (self->event);
  ent_date_unref (event->date);
  event->date = ent_date_ref (self->date);
  g_free (event->title);
  event->title = dup_words (self->title_row);
  g_free (event->lane);
  event->lane = dup_words (self->lane_row);
  g_free (event->text);
  event->text = dup_text (self->text_view, MAX_TEXT);
  sources = dup_text (self->sources_view, MAX_SOURCES * MAX_SOURCE);
  fill_sources (event->sources, sources);
  link = ent_address_format (ENT_ADDRESS_EVENT, event->case_id, event->id);
  /* Translators: changes that can be undone; %s is the title of an event */
  name = g_strdup_printf (self->is_new ? _("Add “%s”") : _("Edit “%s”"), event->title);
  if (self->is_new || !ent_own_event_equal (event, self->event))
    ent_personal_save_event (self->personal, event, name, NULL, NULL, NULL);
  else
    ent_own_event_free (event);
  if (self->is_new && gtk_widget_get_root (self->over) != NULL)
    gtk_widget_activate_action (self->over, "win.inspect", "s", link);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Closing: nothing that was typed goes without a question. */

static char *
dup_all (EntOwnEventWindow *self)
{
  g_autofree char *text = dup_text (self->text_view, MAX_TEXT);
  g_autofree char *sources = dup_text (self->sources_view, MAX_SOURCES * MAX_SOURCE);

  return g_strjoin ("\f", gtk_editable_get_text (GTK_EDITABLE (self->title_row)),
                    gtk_editable_get_text (GTK_EDITABLE (self->date_row)),
                    gtk_editable_get_text (GTK_EDITABLE (self->lane_row)),
                    text != NULL ? text : "", sources != NULL ? sources : "", NULL);
}

static gboolean
destroy_cb (gpointer self)
{
  gtk_window_destroy (self);
  return G_SOURCE_REMOVE;
}

/* Not before the question over it has closed: it would go with it. */
static void
response_cb (EntOwnEventWindow *self,
             const char        *response)
{
  if (g_str_equal (response, "discard"))
    g_idle_add_full (G_PRIORITY_DEFAULT, destroy_cb, g_object_ref (self), g_object_unref);
}

static gboolean
ent_own_event_window_close_request (GtkWindow *window)
{
  EntOwnEventWindow *self = ENT_OWN_EVENT_WINDOW (window);
  g_autofree char *now = dup_all (self);
  GtkWidget *dialog;

  if (g_str_equal (now, self->before))
    return GTK_WINDOW_CLASS (ent_own_event_window_parent_class)->close_request (window);
  dialog = adw_message_dialog_new (window, _("Discard What You Wrote?"),
                                   self->is_new ? _("The event is not added yet.")
                                                : _("The changes to the event are not applied yet."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Keep Editing"),
                                    "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

gboolean
ent_own_event_window_close_over (GtkWindow *parent)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_OWN_EVENT_WINDOW (l->data) && gtk_window_get_transient_for (l->data) == parent)
      {
        EntOwnEventWindow *self = l->data;
        g_autofree char *now = dup_all (self);
        gboolean typed = !g_str_equal (now, self->before);

        gtk_window_close (GTK_WINDOW (self));
        return !typed;
      }
  return TRUE;
}

/* Lanes */

static void
lane_cb (GtkButton         *button,
         EntOwnEventWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->lane_row), gtk_button_get_label (button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->lanes_button));
  gtk_widget_grab_focus (GTK_WIDGET (self->lane_row));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/* Those that the person's events of the case have. */
static void
suggest_lanes (EntOwnEventWindow *self)
{
  g_autoptr(GPtrArray) events = ent_personal_list_events (self->personal, self->event->case_id);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();

  for (guint i = 0; i < events->len; i++)
    {
      const EntOwnEvent *event = events->pdata[i];

      if (event->layer == NULL && event->lane != NULL && g_hash_table_add (known, event->lane))
        g_ptr_array_add (names, event->lane);
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (names->pdata[i]);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
      g_signal_connect_object (button, "clicked", G_CALLBACK (lane_cb), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  g_object_set (scroller, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, "max-content-height", 240,
                "propagate-natural-height", TRUE, "propagate-natural-width", TRUE, NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->lanes_button), popover);
  gtk_widget_set_visible (self->lanes_button, names->len > 0);
}

/* Setting up */

/* In words, where they mean the very same. */
static void
fill_date (EntOwnEventWindow *self,
           const EntDate     *date)
{
  g_autofree char *words = ent_date_format (date);
  g_autoptr(EntDate) read = ent_date_parse_words (words, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->date_row),
                         read != NULL && ent_date_equal (read, date) ? words : ent_date_get_text (date));
}

static void
fill (EntOwnEventWindow *self)
{
  const EntOwnEvent *event = self->event;
  g_autoptr(GString) sources = g_string_new (NULL);

  for (guint i = 0; i < event->sources->len; i++)
    g_string_append_printf (sources, "%s%s", i > 0 ? "\n" : "", (char *) event->sources->pdata[i]);
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), event->title);
  gtk_editable_set_text (GTK_EDITABLE (self->lane_row), event->lane != NULL ? event->lane : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), event->text != NULL ? event->text : "", -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->sources_view), sources->str, -1);
  gtk_window_set_title (GTK_WINDOW (self), self->is_new ? _("New Event") : _("Edit Event"));
  gtk_button_set_label (GTK_BUTTON (self->apply_button), self->is_new ? _("_Add") : _("_Apply"));
  suggest_lanes (self);
  update (self);
}

/* @event: (transfer full) */
static EntOwnEventWindow *
create (GtkWidget   *over,
        EntPersonal *personal,
        EntOwnEvent *event,
        gboolean     is_new)
{
  EntOwnEventWindow *self = g_object_new (ENT_TYPE_OWN_EVENT_WINDOW, "transient-for", gtk_widget_get_root (over), NULL);

  self->over = g_object_ref (over);
  self->personal = g_object_ref (personal);
  self->event = event;
  self->is_new = is_new;
  fill (self);
  return self;
}

void
ent_own_event_window_create (GtkWidget   *over,
                             EntPersonal *personal,
                             EntCase     *item,
                             const char  *date)
{
  /* The date is the person's to say; until then it is any. */
  EntOwnEvent *event = ent_own_event_new (item->id, ent_date_parse ("XXXX", NULL), "");
  EntOwnEventWindow *self;
  g_autoptr(EntDate) parsed = date != NULL ? ent_date_parse (date, NULL) : NULL;

  event->case_title = g_strdup (ent_text_get (item->title));
  self = create (over, personal, event, TRUE);
  if (parsed != NULL)
    fill_date (self, parsed);
  self->before = dup_all (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

void
ent_own_event_window_edit (GtkWidget         *over,
                           EntPersonal       *personal,
                           const EntOwnEvent *event)
{
  EntOwnEventWindow *self = create (over, personal, ent_own_event_copy (event), FALSE);

  fill_date (self, event->date);
  self->before = dup_all (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

static void
ent_own_event_window_dispose (GObject *object)
{
  EntOwnEventWindow *self = ENT_OWN_EVENT_WINDOW (object);

  g_clear_object (&self->over);
  g_clear_object (&self->personal);
  g_clear_pointer (&self->event, ent_own_event_free);
  g_clear_pointer (&self->date, ent_date_unref);
  g_clear_pointer (&self->before, g_free);
  G_OBJECT_CLASS (ent_own_event_window_parent_class)->dispose (object);
}

static void
ent_own_event_window_class_init (EntOwnEventWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_own_event_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ent_own_event_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-own-event-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntOwnEventWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, EntOwnEventWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, EntOwnEventWindow, date_row);
  gtk_widget_class_bind_template_child (widget_class, EntOwnEventWindow, meaning);
  gtk_widget_class_bind_template_child (widget_class, EntOwnEventWindow, lane_row);
  gtk_widget_class_bind_template_child (widget_class, EntOwnEventWindow, lanes_button);
  gtk_widget_class_bind_template_child (widget_class, EntOwnEventWindow, text_view);
  gtk_widget_class_bind_template_child (widget_class, EntOwnEventWindow, sources_view);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
limit (AdwEntryRow *row,
       int          max)
{
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))), max);
}

static void
ent_own_event_window_init (EntOwnEventWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  limit (self->title_row, MAX_TITLE);
  limit (self->date_row, ENT_DATE_MAX_LENGTH / 4);
  limit (self->lane_row, MAX_LANE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply_button);
}
