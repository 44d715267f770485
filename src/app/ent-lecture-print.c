#include "config.h"

#include "ent-print-window.h"

#include <glib/gi18n-lib.h>

#include "ent-case-handout.h"
#include "ent-deck-store.h"
#include "ent-lecture-export.h"

static AdwComboRow *
add_papers (EntPrintWindow      *window,
            AdwPreferencesGroup *group)
{
  const char * const papers[] = { "A4", "A3", NULL };

  return ent_print_window_add_choice (window, group, _("Paper"), papers, ENT_PAPER_A4);
}

static EntPaper
get_paper (AdwComboRow *row)
{
  return adw_combo_row_get_selected (row) == ENT_PAPER_A3 ? ENT_PAPER_A3 : ENT_PAPER_A4;
}

static EntSheet *
finish (GAsyncResult  *result,
        GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Slides */

/* Of the row of pages. */
enum { PAGES_SLIDES, PAGES_NOTES, PAGES_HANDOUT_2, PAGES_HANDOUT_3, PAGES_HANDOUT_6 };

typedef struct
{
  AdwComboRow *pages, *paper;
  EntSession  *session;
  char        *lecture_id;
} LecturePrint;

static void
lecture_print_free (gpointer data)
{
  LecturePrint *self = data;

  g_object_unref (self->session);
  g_free (self->lecture_id);
  g_free (self);
}

/* For the library's thread. */
typedef struct
{
  char             *lecture_id;
  EntLectureExport  options;
} LectureJob;

static void
lecture_job_free (gpointer data)
{
  LectureJob *self = data;

  g_free (self->lecture_id);
  g_free (self);
}

static gboolean
progress_cb (guint    done,
             guint    total,
             gpointer data)
{
  return !g_cancellable_is_cancelled (data);
}

static gpointer
paint_question (EntStore      *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  LectureJob *self = data;
  g_autoptr(EntDeck) deck = ent_deck_load (store, self->lecture_id, cancellable, error);
  g_autoptr(GPtrArray) pages = NULL;
  EntLectureJob job;

  if (deck == NULL)
    return NULL;
  pages = ent_slide_layout_deck (deck, &self->options.slides, FALSE, progress_cb, cancellable);
  if (pages == NULL)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  job = (EntLectureJob) { deck, pages, &self->options, cancellable };
  return ent_lecture_to_sheet (&job, error);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  EntSheet *sheet = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, (GDestroyNotify) ent_sheet_unref);
  else
    g_task_return_error (task, error);
}

static void
lecture_paint_async (gpointer             data,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  static const guint per_page[] = { 1, 1, 2, 3, 6 };
  LecturePrint *self = data;
  LectureJob *job = g_new0 (LectureJob, 1);
  guint pages = MIN (adw_combo_row_get_selected (self->pages), G_N_ELEMENTS (per_page) - 1);

  job->lecture_id = g_strdup (self->lecture_id);
  ent_lecture_export_init (&job->options);
  job->options.pdf = pages == PAGES_SLIDES ? ENT_LECTURE_PDF_SLIDES : pages == PAGES_NOTES ? ENT_LECTURE_PDF_NOTES
                                                                                          : ENT_LECTURE_PDF_HANDOUT;
  if (pages >= PAGES_HANDOUT_2)
    job->options.per_page = per_page[pages];
  job->options.paper = get_paper (self->paper);
  ent_library_ask_async (ent_session_get_library (self->session), paint_question, job, lecture_job_free,
                         (GDestroyNotify) ent_sheet_unref, cancellable, asked_cb,
                         g_task_new (NULL, cancellable, callback, user_data));
}

/* A slide is as wide as the paper is long; all else stands upright. */
static EntPaper
lecture_get_paper_cb (gpointer  data,
                      gboolean *landscape)
{
  LecturePrint *self = data;

  *landscape = adw_combo_row_get_selected (self->pages) == PAGES_SLIDES;
  return get_paper (self->paper);
}

static void
lecture_choices_cb (EntPrintWindow      *window,
                    AdwPreferencesGroup *group,
                    gpointer             data)
{
  const char * const pages[] = {
    _("Slides"), _("Slides with Notes"), _("Handout, 2 Slides on a Page"), _("Handout, 3 Slides on a Page"),
    _("Handout, 6 Slides on a Page"), NULL
  };
  LecturePrint *self = data;

  self->pages = ent_print_window_add_choice (window, group, _("Pages"), pages, PAGES_SLIDES);
  self->paper = add_papers (window, group);
}

void
ent_lecture_print (GtkWidget  *over,
                   EntSession *session,
                   const char *lecture_id)
{
  const EntPrintSource source = {
    _("Print Lecture"), _("The lecture could not be printed: %s"), lecture_choices_cb, lecture_paint_async, finish,
    lecture_get_paper_cb, FALSE, lecture_print_free,
  };
  LecturePrint *self = g_new0 (LecturePrint, 1);

  self->session = g_object_ref (session);
  self->lecture_id = g_strdup (lecture_id);
  ent_print_window_present (over, &source, self);
}

/* A case */

static const EntHandoutParts parts[] = {
  ENT_HANDOUT_STORY, ENT_HANDOUT_TIMELINE, ENT_HANDOUT_QUESTIONS, ENT_HANDOUT_BIBLIOGRAPHY,
};

typedef struct
{
  GtkSwitch   *switches[G_N_ELEMENTS (parts)];
  AdwComboRow *paper;
  EntSession  *session;
  char        *case_id;
} HandoutPrint;

static void
handout_print_free (gpointer data)
{
  HandoutPrint *self = data;

  g_object_unref (self->session);
  g_free (self->case_id);
  g_free (self);
}

typedef struct
{
  EntCase         *item;   /* once it is read */
  EntHandoutParts  parts;
  EntPaper         paper;
  EntPictureFlags  flags;
} HandoutJob;

static void
handout_job_free (gpointer data)
{
  HandoutJob *self = data;

  g_clear_pointer (&self->item, ent_case_unref);
  g_free (self);
}

static void
handout_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const HandoutJob *self = data;
  GError *error = NULL;
  EntSheet *sheet = ent_case_handout_new (self->item, self->parts, self->paper, self->flags, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, (GDestroyNotify) ent_sheet_unref);
  else
    g_task_return_error (task, error);
}

static void
case_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  HandoutJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->item = ent_session_load_case_finish (ENT_SESSION (source), result, &error);
  if (job->item == NULL)
    g_task_return_error (task, error);
  else if (job->parts == 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("Choose at least one part."));
  else
    g_task_run_in_thread (task, handout_worker);
}

static void
handout_paint_async (gpointer             data,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  HandoutPrint *self = data;
  HandoutJob *job = g_new0 (HandoutJob, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (gtk_switch_get_active (self->switches[i]))
      job->parts |= parts[i];
  job->paper = get_paper (self->paper);
  job->flags = ENT_PICTURE_AS_TEXT;
  if (gtk_widget_get_direction (GTK_WIDGET (self->paper)) == GTK_TEXT_DIR_RTL)
    job->flags |= ENT_PICTURE_RTL;
  g_task_set_task_data (task, job, handout_job_free);
  ent_session_load_case_async (self->session, self->case_id, cancellable, case_cb, task);
}

static EntPaper
handout_get_paper_cb (gpointer  data,
                      gboolean *landscape)
{
  *landscape = FALSE;
  return get_paper (((HandoutPrint *) data)->paper);
}

static void
handout_choices_cb (EntPrintWindow      *window,
                    AdwPreferencesGroup *group,
                    gpointer             data)
{
  const char * const titles[] = { _("Story"), _("Timeline"), _("Questions with Lines to Write On"), _("Bibliography") };
  HandoutPrint *self = data;

  G_STATIC_ASSERT (G_N_ELEMENTS (titles) == G_N_ELEMENTS (parts));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      self->switches[i] = GTK_SWITCH (gtk_switch_new ());
      gtk_switch_set_active (self->switches[i], TRUE);
      gtk_widget_set_valign (GTK_WIDGET (self->switches[i]), GTK_ALIGN_CENTER);
      g_signal_connect_swapped (self->switches[i], "notify::active", G_CALLBACK (ent_print_window_update), window);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), titles[i]);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->switches[i]));
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->switches[i]));
      adw_preferences_group_add (group, row);
    }
  self->paper = add_papers (window, group);
}

void
ent_case_print_handout (GtkWidget  *over,
                        EntSession *session,
                        const char *case_id)
{
  const EntPrintSource source = {
    _("Handout"), _("The handout could not be printed: %s"), handout_choices_cb, handout_paint_async, finish,
    handout_get_paper_cb, TRUE, handout_print_free,
  };
  HandoutPrint *self = g_new0 (HandoutPrint, 1);

  self->session = g_object_ref (session);
  self->case_id = g_strdup (case_id);
  ent_print_window_present (over, &source, self);
}
