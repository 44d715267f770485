#include "config.h"

#include "ent-rehearsals-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-dialog.h"
#include "ent-show.h"
#include "ent-store-lectures.h"

enum { COLUMN_TITLE, COLUMN_USED, COLUMN_PLANNED, COLUMN_DIFFERENCE };

/* Lives as long as its window. */
typedef struct
{
  GtkWindow    *window;
  EntSession   *session;
  char         *lecture_id;
  GPtrArray    *rehearsals;  /* of EntRehearsal, or NULL */
  AdwComboRow  *times;
  GtkWidget    *remove;
  GtkStack     *stack;       /* "list", "none" or "failed" */
  AdwStatusPage *failed;
  GtkGrid      *grid;
  GCancellable *cancellable;
  gboolean      filling;
} Self;

static void
self_free (gpointer data)
{
  Self *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_clear_pointer (&self->rehearsals, g_ptr_array_unref);
  g_free (self->lecture_id);
  g_free (self);
}

/* (nullable): the one that is chosen */
static const EntRehearsal *
get_chosen (Self *self)
{
  guint index = adw_combo_row_get_selected (self->times);

  return self->rehearsals != NULL && index < self->rehearsals->len ? self->rehearsals->pdata[index] : NULL;
}

/* The table */

static void
attach (Self       *self,
        const char *text,
        int         column,
        int         row,
        const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", column == COLUMN_TITLE ? 0.0 : 1.0,
                                   "hexpand", column == COLUMN_TITLE, NULL);

  if (column == COLUMN_TITLE)
    g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  else
    gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

/* "+0:40": over what was planned. */
static char *
dup_difference (int seconds,
                int planned)
{
  g_autofree char *text = NULL;

  if (planned == 0)
    return g_strdup ("");
  text = ent_seconds_format (seconds - planned);
  return seconds > planned ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

static void
attach_row (Self       *self,
            int         row,
            const char *title,
            int         seconds,
            int         planned,
            const char *css_class)
{
  g_autofree char *used = ent_seconds_format (seconds), *plan = ent_seconds_format (planned);
  g_autofree char *difference = dup_difference (seconds, planned);

  attach (self, title, COLUMN_TITLE, row, css_class);
  attach (self, used, COLUMN_USED, row, css_class);
  attach (self, planned > 0 ? plan : "", COLUMN_PLANNED, row, css_class);
  attach (self, difference, COLUMN_DIFFERENCE, row, css_class);
}

/* The sums of the slides from @first on that stand in one section. */
static void
sum_section (const EntRehearsal *rehearsal,
             guint               first,
             int                *seconds,
             int                *planned)
{
  const char *section = ((EntRehearsalSlide *) rehearsal->slides->pdata[first])->section;

  *seconds = *planned = 0;
  for (guint i = first; i < rehearsal->slides->len; i++)
    {
      const EntRehearsalSlide *slide = rehearsal->slides->pdata[i];

      if (g_strcmp0 (slide->section, section) != 0)
        return;
      *seconds += slide->seconds;
      *planned += slide->planned_sec;
    }
}

static void
fill_table (Self *self)
{
  const EntRehearsal *rehearsal = get_chosen (self);
  const char *section = NULL;
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_widget_set_sensitive (self->remove, rehearsal != NULL);
  if (rehearsal == NULL)
    return;
  attach (self, _("Slide"), COLUMN_TITLE, row, "dim-label");
  attach (self, _("Used"), COLUMN_USED, row, "dim-label");
  attach (self, _("Planned"), COLUMN_PLANNED, row, "dim-label");
  attach (self, _("Difference"), COLUMN_DIFFERENCE, row++, "dim-label");
  for (guint i = 0; i < rehearsal->slides->len; i++)
    {
      const EntRehearsalSlide *slide = rehearsal->slides->pdata[i];

      if (slide->section != NULL && g_strcmp0 (slide->section, section) != 0)
        {
          int seconds, planned;

          sum_section (rehearsal, i, &seconds, &planned);
          attach_row (self, row++, slide->section, seconds, planned, "section");
        }
      section = slide->section;
      attach_row (self, row++, slide->title, slide->seconds, slide->planned_sec, NULL);
    }
  attach_row (self, row, _("In all"), rehearsal->seconds, rehearsal->planned_sec, "section");
}

/* The list */

static char *
dup_name (const EntRehearsal *rehearsal)
{
  g_autoptr(GDateTime) begin = g_date_time_new_from_unix_local (rehearsal->started_usec / G_USEC_PER_SEC);
  /* Translators: a day and a time, see g_date_time_format() */
  g_autofree char *when = g_date_time_format (begin, _("%-d %B %Y, %H:%M")), *used = NULL, *planned = NULL;

  used = ent_seconds_format (rehearsal->seconds);
  planned = ent_seconds_format (rehearsal->planned_sec);
  if (rehearsal->planned_sec > 0)
    /* Translators: when a lecture was held, and how long it took of what was planned: "25 November 2026, 10:42 · 18:20 of
     * 20:00" */
    return g_strdup_printf (_("%s · %s of %s"), when, used, planned);
  return g_strdup_printf ("%s · %s", when, used);
}

static gpointer
list_question (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return ent_store_list_rehearsals (store, data, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rehearsals = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  Self *self = user_data;

  /* Its window, and with it this, has gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rehearsals == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  for (guint i = 0; i < rehearsals->len; i++)
    {
      g_autofree char *name = dup_name (rehearsals->pdata[i]);

      gtk_string_list_append (names, name);
    }
  g_clear_pointer (&self->rehearsals, g_ptr_array_unref);
  self->rehearsals = g_steal_pointer (&rehearsals);
  self->filling = TRUE;
  adw_combo_row_set_model (self->times, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->times, 0);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, self->rehearsals->len > 0 ? "list" : "none");
  fill_table (self);
}

static void
read_list (Self *self)
{
  ent_library_ask_async (ent_session_get_library (self->session), list_question, g_strdup (self->lecture_id), g_free,
                         (GDestroyNotify) g_ptr_array_unref, self->cancellable, listed_cb, self);
}

static void
library_changed_cb (GtkWindow *window)
{
  read_list (g_object_get_data (G_OBJECT (window), "self"));
}

static void
chosen_cb (Self *self)
{
  if (!self->filling)
    fill_table (self);
}

/* Removing */

static gboolean
remove_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return ent_store_remove_rehearsal (store, data, error);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  Self *self = g_object_get_data (G_OBJECT (window), "self");
  g_autoptr(GError) error = NULL;

  if (ent_library_run_finish (ENT_LIBRARY (source), result, &error) || self == NULL)
    return;
  adw_status_page_set_description (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
asked_cb (GtkWindow  *question,
          const char *response,
          Self       *self)
{
  const EntRehearsal *rehearsal = get_chosen (self);

  if (rehearsal != NULL && g_str_equal (response, "delete"))
    ent_library_run_async (ent_session_get_library (self->session), remove_job, g_strdup (rehearsal->id), g_free, NULL,
                           removed_cb, g_object_ref (self->window));
}

static void
remove_cb (Self *self)
{
  const EntRehearsal *rehearsal = get_chosen (self);
  GtkWidget *question;
  g_autofree char *name = NULL;

  if (rehearsal == NULL)
    return;
  name = dup_name (rehearsal);
  question = adw_message_dialog_new (self->window, _("Delete this record?"), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_signal_connect (question, "response", G_CALLBACK (asked_cb), self);
  gtk_window_present (GTK_WINDOW (question));
}

static GtkWidget *
create_list (Self *self)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkWidget *table = adw_preferences_group_new ();

  self->times = ADW_COMBO_ROW (g_object_new (ADW_TYPE_COMBO_ROW, "title", _("When"), NULL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->times));
  self->grid = GTK_GRID (g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 8, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "rehearsal-slides");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (table), GTK_WIDGET (self->grid));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (table));
  g_signal_connect_swapped (self->times, "notify::selected", G_CALLBACK (chosen_cb), self);
  return page;
}

static GtkWidget *
create_content (Self *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *none;

  self->remove = gtk_button_new_with_mnemonic (_("_Delete…"));
  gtk_widget_set_tooltip_text (self->remove, _("Delete this record"));
  gtk_widget_set_sensitive (self->remove, FALSE);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->remove);
  none = g_object_new (ADW_TYPE_STATUS_PAGE, "title", _("No Record Yet"), "description",
                       _("Present this lecture (F5): how long each slide takes is kept here."), NULL);
  self->failed = ADW_STATUS_PAGE (g_object_new (ADW_TYPE_STATUS_PAGE, "title", _("The Records Cannot Be Read"), NULL));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, create_list (self), "list");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  return box;
}

void
ent_rehearsals_window_present (gpointer    over,
                               EntSession *session,
                               const char *lecture_id)
{
  Self *self;

  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (lecture_id != NULL);

  self = g_new0 (Self, 1);
  self->session = g_object_ref (session);
  self->lecture_id = g_strdup (lecture_id);
  self->cancellable = g_cancellable_new ();
  self->window = ent_dialog_new (over, _("Rehearsals"), 620, 640);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self));
  g_object_set_data_full (G_OBJECT (self->window), "self", self, self_free);
  g_signal_connect_object (ent_session_get_library (session), "changed", G_CALLBACK (library_changed_cb), self->window,
                           G_CONNECT_SWAPPED);
  read_list (self);
  gtk_window_present (self->window);
}
