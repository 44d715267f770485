#include "config.h"

#include "ent-lecture-chooser.h"

#include <glib/gi18n-lib.h>

#include "ent-deck-store.h"
#include "ent-items.h"
#include "ent-store-lectures.h"

struct _EntLectureChooser
{
  AdwWindow            parent_instance;

  GtkWidget           *add_button;
  AdwEntryRow         *new_row;
  GtkCheckButton      *new_check;
  AdwPreferencesGroup *lectures;

  EntSession          *session;
  GSettings           *settings;
  GPtrArray           *slides;  /* of EntSlide, or NULL: they were handed on */
  GPtrArray           *found;   /* of EntLecture: those there are */
  GPtrArray           *checks;  /* of GtkCheckButton, in their order */
};

G_DEFINE_FINAL_TYPE (EntLectureChooser, ent_lecture_chooser, ADW_TYPE_WINDOW)

/* What the library's thread needs, and finds. */
typedef struct
{
  EntLectureChooser *chooser;
  GPtrArray         *lectures;  /* that there are */
  GPtrArray         *slides;
  EntLecture        *lecture;   /* they go into */
  gboolean           is_new;
  GtkWindow         *parent;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->lectures, g_ptr_array_unref);
  g_clear_pointer (&job->slides, g_ptr_array_unref);
  g_clear_pointer (&job->lecture, ent_lecture_free);
  g_clear_object (&job->parent);
  g_clear_object (&job->chooser);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
list_job (EntStore      *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Job *job = data;

  job->lectures = ent_store_list_lectures (store, error);
  return job->lectures != NULL;
}

static gboolean
add_job (EntStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Job *job = data;

  return (!job->is_new || ent_store_put_lecture (store, job->lecture, error))
         && ent_deck_add_slides (store, job->lecture->id, job->slides, NULL, error);
}

static void
tell (GtkWindow  *window,
      const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tell", "s", message);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Job) job = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL, *link = NULL;

  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      message = g_strdup_printf (ngettext ("The slide was not added to “%s”: %s", "The slides were not added to “%s”: %s",
                                           job->slides->len), job->lecture->title, error->message);
      tell (job->parent, message);
      return;
    }
  message = g_strdup_printf (_("Added to “%s”"), job->lecture->title);
  link = g_strconcat ("lecture:", job->lecture->id, NULL);
  gtk_widget_activate_action (GTK_WIDGET (job->parent), "win.tell-open", "(ss)", message, link);
}

/* The case that all slides are about, or NULL. */
static const char *
find_case_id (EntLectureChooser *self)
{
  const char *case_id = self->slides->len > 0 ? ((EntSlide *) self->slides->pdata[0])->case_id : NULL;

  for (guint i = 1; i < self->slides->len; i++)
    if (g_strcmp0 (((EntSlide *) self->slides->pdata[i])->case_id, case_id) != 0)
      return NULL;
  return case_id;
}

/* (transfer full) (nullable) */
static char *
dup_case_title (EntLectureChooser *self,
                const char        *case_id)
{
  GListModel *cases = ent_session_get_cases (self->session);

  for (guint i = 0; case_id != NULL && i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);

      if (g_str_equal (ent_case_item_get_info (item)->id, case_id))
        return ent_case_item_dup_title (item);
    }
  return NULL;
}

/* (transfer full): the lecture that is checked */
static EntLecture *
get_lecture (EntLectureChooser *self,
             gboolean          *is_new)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_row))));
  EntLecture *lecture;

  *is_new = gtk_check_button_get_active (self->new_check);
  for (guint i = 0; i < self->checks->len && !*is_new; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      return ent_lecture_copy (self->found->pdata[i]);
  lecture = ent_lecture_new (title);
  lecture->case_id = g_strdup (find_case_id (self));
  lecture->case_title = dup_case_title (self, lecture->case_id);
  return lecture;
}

static void
add_cb (EntLectureChooser *self)
{
  Job *job;

  if (!gtk_widget_get_sensitive (self->add_button))
    return;
  job = g_new0 (Job, 1);
  job->lecture = get_lecture (self, &job->is_new);
  g_settings_set_string (self->settings, "last-lecture", job->lecture->id);
  job->slides = g_steal_pointer (&self->slides);
  job->parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self)));
  ent_library_change_async (ent_session_get_library (self->session), _("Add to Lecture"), NULL, add_job, job, NULL, NULL, added_cb, job);
  gtk_window_close (GTK_WINDOW (self));
}

/* A new lecture needs a title. */
static void
update_button (EntLectureChooser *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_row))));

  gtk_widget_set_sensitive (self->add_button, !gtk_check_button_get_active (self->new_check) || *title != '\0');
}

static void
text_cb (EntLectureChooser *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_check_button_set_active (self->new_check, TRUE);
  update_button (self);
}

static void
add_row (EntLectureChooser *self,
         const EntLecture  *lecture)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *count = g_strdup_printf (ngettext ("%d slide", "%d slides", lecture->n_slides), lecture->n_slides);
  g_autofree char *title = g_markup_escape_text (lecture->title, -1);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->new_check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, lecture->title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->lectures, row);
  g_ptr_array_add (self->checks, check);
}

/* Most likely the one that was worked at last. */
static void
move_last_first (GPtrArray  *lectures,
                 const char *last)
{
  for (guint i = 1; i < lectures->len; i++)
    if (g_str_equal (((EntLecture *) lectures->pdata[i])->id, last))
      {
        gpointer lecture = g_ptr_array_steal_index (lectures, i);

        g_ptr_array_insert (lectures, 0, lecture);
        return;
      }
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Job) job = user_data;
  EntLectureChooser *self = job->chooser;
  g_autoptr(GError) error = NULL;
  g_autofree char *last = NULL;

  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

      if (parent != NULL)
        tell (parent, error->message);
      return;
    }
  /* Closed meanwhile. */
  if (self->slides == NULL)
    return;
  last = g_settings_get_string (self->settings, "last-lecture");
  move_last_first (job->lectures, last);
  self->found = g_ptr_array_ref (job->lectures);
  for (guint i = 0; i < self->found->len; i++)
    add_row (self, self->found->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->lectures), self->checks->len > 0);
  if (self->checks->len > 0)
    gtk_check_button_set_active (self->checks->pdata[0], TRUE);
}

static void
ent_lecture_chooser_dispose (GObject *object)
{
  EntLectureChooser *self = ENT_LECTURE_CHOOSER (object);

  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (ent_lecture_chooser_parent_class)->dispose (object);
}

static void
ent_lecture_chooser_class_init (EntLectureChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_lecture_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-lecture-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, EntLectureChooser, add_button);
  gtk_widget_class_bind_template_child (widget_class, EntLectureChooser, new_row);
  gtk_widget_class_bind_template_child (widget_class, EntLectureChooser, new_check);
  gtk_widget_class_bind_template_child (widget_class, EntLectureChooser, lectures);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ent_lecture_chooser_init (EntLectureChooser *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add_button);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->new_row));
}

GtkWindow *
ent_lecture_chooser_new (GtkWindow  *parent,
                         EntSession *session,
                         GSettings  *settings,
                         GPtrArray  *slides)
{
  EntLectureChooser *self = g_object_new (ENT_TYPE_LECTURE_CHOOSER, "transient-for", parent, NULL);
  Job *job = g_new0 (Job, 1);
  g_autofree char *title = NULL;

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  for (guint i = 0; i < slides->len; i++)
    g_ptr_array_add (self->slides, ent_slide_copy (slides->pdata[i]));
  title = dup_case_title (self, find_case_id (self));
  if (title == NULL && slides->len > 0)
    title = g_strdup (((EntSlide *) slides->pdata[0])->title);
  if (title != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->new_row), title);
  job->chooser = g_object_ref (self);
  ent_library_run_async (ent_session_get_library (session), list_job, job, NULL, NULL, listed_cb, job);
  return GTK_WINDOW (self);
}
