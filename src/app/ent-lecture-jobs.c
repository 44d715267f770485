#include "config.h"

#include "ent-lecture-jobs.h"

#include <glib/gi18n-lib.h>

#include "ent-lecture-file.h"
#include "ent-save-as.h"
#include "ent-store-lectures.h"

/* What the library's thread needs, and finds. */
typedef struct
{
  GtkWidget  *over;
  char       *id;
  char       *path;     /* to write to, or NULL: it is asked for */
  EntLecture *lecture;  /* a new one, or that there was */
} Job;

static Job *
job_new (GtkWidget  *over,
         const char *id)
{
  Job *self = g_new0 (Job, 1);

  self->over = g_object_ref (over);
  self->id = g_strdup (id);
  return self;
}

static void
job_free (Job *self)
{
  g_object_unref (self->over);
  g_free (self->id);
  g_free (self->path);
  g_clear_pointer (&self->lecture, ent_lecture_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
tell (GtkWidget  *over,
      const char *message)
{
  gtk_widget_activate_action (over, "win.tell", "s", message);
}

/* Creating */

static gboolean
create_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return ent_store_put_lecture (store, ((Job *) data)->lecture, error);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Job) job = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *link = g_strconcat ("lecture:", job->lecture->id, NULL);

  if (ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    gtk_widget_activate_action (job->over, "win.go", "s", link);
  else
    tell (job->over, error->message);
}

void
ent_lecture_create (GtkWidget  *over,
                    EntSession *session)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (over));

  job = job_new (over, NULL);
  /* Translators: what a new lecture is called at first */
  job->lecture = ent_lecture_new (_("Untitled Lecture"));
  ent_library_change_async (ent_session_get_library (session), _("New Lecture"), NULL, create_job, job, NULL, NULL,
                            created_cb, job);
}

/* Duplicating */

static GPtrArray *
copy_slides (GPtrArray *slides)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  for (guint i = 0; i < slides->len; i++)
    {
      EntSlide *copy = ent_slide_copy (slides->pdata[i]);

      g_free (copy->id);
      copy->id = g_uuid_string_random ();
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static gboolean
duplicate_job (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Job *job = data;
  g_autoptr(EntLecture) lecture = ent_store_load_lecture (store, job->id, error);
  g_autoptr(GPtrArray) slides = lecture != NULL ? ent_store_list_slides (store, job->id, error) : NULL, copies = NULL;

  if (slides == NULL)
    return FALSE;
  copies = copy_slides (slides);
  job->lecture = ent_lecture_copy (lecture);
  g_free (job->lecture->id);
  job->lecture->id = g_uuid_string_random ();
  g_free (job->lecture->title);
  /* Translators: what a copy of a lecture is called */
  job->lecture->title = g_strdup_printf (_("%s (copy)"), lecture->title);
  job->lecture->created_usec = g_get_real_time ();
  return ent_store_put_lecture (store, job->lecture, error)
         && ent_store_insert_slides (store, job->lecture->id, copies, NULL, error);
}

static void
duplicated_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Job) job = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL, *link = NULL;

  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      tell (job->over, error->message);
      return;
    }
  message = g_strdup_printf (_("Copied as “%s”"), job->lecture->title);
  link = g_strconcat ("lecture:", job->lecture->id, NULL);
  gtk_widget_activate_action (job->over, "win.tell-open", "(ss)", message, link);
}

void
ent_lecture_duplicate (GtkWidget  *over,
                       EntSession *session,
                       const char *lecture_id)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (lecture_id != NULL);

  job = job_new (over, lecture_id);
  ent_library_change_async (ent_session_get_library (session), _("Duplicate Lecture"), NULL, duplicate_job, job, NULL,
                            NULL, duplicated_cb, job);
}

/* Deleting */

static gboolean
delete_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Job *job = data;

  job->lecture = ent_store_load_lecture (store, job->id, error);
  return job->lecture != NULL && ent_store_remove_lecture (store, job->id, error);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Job) job = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      tell (job->over, error->message);
      return;
    }
  message = g_strdup_printf (_("Lecture “%s” deleted"), job->lecture->title);
  gtk_widget_activate_action (job->over, "win.tell-undo", "s", message);
}

void
ent_lecture_delete (GtkWidget  *over,
                    EntSession *session,
                    const char *lecture_id)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (lecture_id != NULL);

  job = job_new (over, lecture_id);
  ent_library_change_async (ent_session_get_library (session), _("Delete Lecture"), NULL, delete_job, job, NULL, NULL,
                            deleted_cb, job);
}

/* Sharing */

static char *
format_cb (gpointer    data,
           const char *path,
           gsize      *length)
{
  return ent_lecture_file_to_string (data, length);
}

static char *
dup_message_cb (gpointer    data,
                const char *name)
{
  /* Translators: %s is the name of a file */
  return g_strdup_printf (_("Saved as “%s”. It opens in Entente on any machine."), name);
}

static void
free_cb (gpointer data)
{
  ent_lecture_file_free (data);
}

static gpointer
collect_question (EntStore      *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return ent_lecture_file_collect (store, data, cancellable, error);
}

static void
collected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  static const char * const suffixes[] = { "entente-lecture", NULL };
  g_autoptr(Job) job = user_data;
  g_autoptr(GError) error = NULL;
  EntLectureFile *file = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);
  g_autofree char *name = NULL;
  EntSaveAs save = { _("Share Lecture"), NULL, _("Lectures (.entente-lecture)"), suffixes, format_cb, dup_message_cb,
                     free_cb };

  if (file == NULL)
    {
      tell (job->over, error->message);
      return;
    }
  name = ent_lecture_file_dup_name (file);
  save.name = name;
  if (job->path != NULL)
    ent_save_as_to (job->over, &save, file, job->path);
  else
    ent_save_as (job->over, &save, file);
}

void
ent_lecture_share_to (GtkWidget  *over,
                      EntSession *session,
                      const char *lecture_id,
                      const char *path)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (lecture_id != NULL);

  job = job_new (over, lecture_id);
  job->path = g_strdup (path);
  ent_library_ask_async (ent_session_get_library (session), collect_question, g_strdup (lecture_id), g_free,
                         (GDestroyNotify) ent_lecture_file_free, NULL, collected_cb, job);
}

void
ent_lecture_share (GtkWidget  *over,
                   EntSession *session,
                   const char *lecture_id)
{
  ent_lecture_share_to (over, session, lecture_id, NULL);
}
