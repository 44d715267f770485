#include "config.h"

#include "ent-new-lecture-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-case-combo.h"
#include "ent-case-slide.h"
#include "ent-deck-store.h"
#include "ent-dialog.h"
#include "ent-slide-making.h"
#include "ent-store-lectures.h"

#define MAX_MINUTES     480
#define DEFAULT_MINUTES 20

typedef struct
{
  GtkWidget           *over;
  GtkWindow           *window;
  AdwComboRow         *cases;
  AdwPreferencesGroup *outlines;
  GtkSpinButton       *minutes;
  GtkWidget           *create;
  GPtrArray           *checks;       /* of GtkCheckButton: suggested ones in their order, then turning points */
  GPtrArray           *rows;         /* of GtkWidget, to be taken away */
  EntSession          *session;
  EntMatrix           *matrix;       /* of the case that is chosen, or NULL: it is being read */
  GCancellable        *cancellable;  /* of reading it */
} NewLecture;

static void
new_lecture_free (gpointer  data,
                  GObject  *window)
{
  NewLecture *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->session);
  g_object_unref (self->over);
  g_free (self);
}

static void
tell (NewLecture *self,
      const char *message)
{
  gtk_widget_activate_action (self->over, "win.tell", "s", message);
}

/* Making it */

typedef struct
{
  GtkWidget  *over;
  EntMatrix  *matrix;
  int         outline;  /* index of the suggested one, or −1 */
  int         minutes;
  EntLecture *lecture;  /* once it is made */
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->over);
  ent_matrix_unref (self->matrix);
  g_clear_pointer (&self->lecture, ent_lecture_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
make_job (EntStore      *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Job *self = data;
  EntCase *item = ent_matrix_get_case (self->matrix, 0);
  g_autoptr(GPtrArray) slides = NULL;

  self->lecture = self->outline >= 0
                  ? ent_lecture_new_suggested (self->matrix, item, (guint) self->outline, &slides)
                  : ent_lecture_new_from_case (self->matrix, item, self->minutes, &slides);
  if (self->lecture == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” suggests no such lecture any more. Choose another."),
                   ent_text_get (item->title));
      return FALSE;
    }
  if (self->lecture->minutes != self->minutes)
    {
      self->lecture->minutes = self->minutes;
      ent_slides_share_minutes (slides, self->minutes);
    }
  return ent_store_put_lecture (store, self->lecture, error)
         && ent_deck_add_slides (store, self->lecture->id, slides, NULL, error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Job) job = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *link = NULL;

  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      gtk_widget_activate_action (job->over, "win.tell", "s", error->message);
      return;
    }
  link = g_strconcat ("lecture:", job->lecture->id, NULL);
  gtk_widget_activate_action (job->over, "win.go", "s", link);
}

static int
get_outline (NewLecture *self)
{
  for (guint i = 0; i + 1 < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      return (int) i;
  return -1;
}

static void
create_cb (NewLecture *self)
{
  Job *job;

  if (self->matrix == NULL)
    return;
  job = g_new0 (Job, 1);
  job->over = g_object_ref (self->over);
  job->matrix = ent_matrix_ref (self->matrix);
  job->outline = get_outline (self);
  job->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  ent_library_change_async (ent_session_get_library (self->session), _("New Lecture"), NULL, make_job, job, NULL, NULL,
                            made_cb, job);
  gtk_window_close (self->window);
}

/* What can be made */

static void
outline_cb (GtkCheckButton *check,
            NewLecture     *self)
{
  int minutes = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "minutes"));

  if (gtk_check_button_get_active (check) && minutes > 0)
    gtk_spin_button_set_value (self->minutes, minutes);
}

static void
add_outline (NewLecture *self,
             const char *title,
             const char *detail,
             int         minutes)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks->pdata[0]);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  g_object_set_data (G_OBJECT (check), "minutes", GINT_TO_POINTER (minutes));
  g_signal_connect (check, "toggled", G_CALLBACK (outline_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->outlines, row);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->rows, row);
}

static void
add_suggested (NewLecture              *self,
               const EntLectureOutline *outline)
{
  guint n = outline->slides->len;
  g_autofree char *slides = g_strdup_printf (ngettext ("%u part", "%u parts", n), n);
  g_autofree char *minutes = outline->minutes > 0
                             ? g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) outline->minutes),
                                                outline->minutes) : NULL;
  g_autofree char *detail = minutes != NULL ? g_strdup_printf ("%s · %s", minutes, slides) : g_strdup (slides);

  add_outline (self, ent_text_get (outline->title), detail, outline->minutes);
}

static void
show_outlines (NewLecture *self)
{
  EntCase *item = ent_matrix_get_case (self->matrix, 0);

  for (guint i = 0; i < item->lectures->len; i++)
    add_suggested (self, item->lectures->pdata[i]);
  add_outline (self, _("From its turning points"),
               _("The course of relations, each turning point, questions for the class and sources"), DEFAULT_MINUTES);
  gtk_check_button_set_active (self->checks->pdata[0], TRUE);
  gtk_widget_set_sensitive (self->create, TRUE);
}

static void
clear_outlines (NewLecture *self)
{
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->outlines, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
  gtk_widget_set_sensitive (self->create, FALSE);
}

static void
matrix_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntMatrix) matrix = ent_slide_read_matrix_finish (result, &error);
  NewLecture *self = user_data;

  /* Another case was chosen meanwhile, or the window has gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (matrix == NULL)
    tell (self, error->message);
  else if (ent_matrix_get_n_cases (matrix) > 0)
    {
      self->matrix = g_steal_pointer (&matrix);
      show_outlines (self);
    }
}

static void
case_cb (NewLecture *self)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  const char *case_id = ent_case_combo_get_id (self->cases);

  clear_outlines (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (case_id == NULL)
    return;
  g_ptr_array_add (ids, (gpointer) case_id);
  ent_slide_read_matrix_async (self->session, ids, self->cancellable, matrix_cb, self);
}

/* The window */

static GtkWidget *
create_minutes (NewLecture *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->minutes = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MAX_MINUTES, 5));
  gtk_spin_button_set_value (self->minutes, DEFAULT_MINUTES);
  gtk_widget_set_valign (GTK_WIDGET (self->minutes), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Minutes"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Minutes"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Shared out over the slides"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->minutes));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->minutes));
  return row;
}

static GtkWidget *
create_content (NewLecture *self,
                const char *case_id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new (), *first = adw_preferences_group_new ();
  GtkWidget *last = adw_preferences_group_new ();

  self->create = gtk_button_new_with_mnemonic (_("_Create"));
  gtk_widget_add_css_class (self->create, "suggested-action");
  gtk_widget_set_sensitive (self->create, FALSE);
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (create_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);
  self->cases = ent_case_combo_new (_("Case"), ent_session_get_cases (self->session), NULL, case_id);
  g_signal_connect_swapped (self->cases, "notify::selected", G_CALLBACK (case_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (first), GTK_WIDGET (self->cases));
  self->outlines = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->outlines, _("Lecture"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (last), create_minutes (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (first));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->outlines);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (last));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  gtk_window_set_default_widget (self->window, self->create);
  return box;
}

void
ent_new_lecture_window_present (GtkWidget  *over,
                                EntSession *session,
                                const char *case_id)
{
  NewLecture *self;

  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (ENT_IS_SESSION (session));

  self = g_new0 (NewLecture, 1);
  self->over = g_object_ref (over);
  self->session = g_object_ref (session);
  self->checks = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->window = ent_dialog_new (over, _("New Lecture from a Case"), 520, 560);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self, case_id));
  g_object_weak_ref (G_OBJECT (self->window), new_lecture_free, self);
  case_cb (self);
  gtk_window_present (self->window);
}
