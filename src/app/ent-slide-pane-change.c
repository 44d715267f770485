/* A change of what a picture shows makes its words anew, of the cases as the slide has them, where a person did not write
 * others: in a thread, since a timeline may be large. */
#include "config.h"

#include "ent-slide-pane-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ent-case-slide.h"
#include "ent-date.h"
#include "ent-matrix-spec.h"
#include "ent-slide-view.h"

#define MATRIX_SCHEME "factors:?"

static void
say_problem (EntSlidePane *self,
             AdwEntryRow  *row,
             const char   *problem)
{
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->from), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->to), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->reveal), "error");
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

/* (transfer full) (nullable) */
static EntSlide *
begin (EntSlidePane *self)
{
  const EntSlide *slide = self->setting ? NULL : ent_slide_pane_get_slide (self);

  return slide != NULL ? ent_slide_copy (slide) : NULL;
}

/* Rows of one line */

void
ent_slide_pane_change_minutes (EntSlidePane *self)
{
  g_autoptr(EntSlide) slide = begin (self);
  g_autofree char *key = slide != NULL ? g_strdup_printf ("slide-%s-minutes", slide->id) : NULL;
  int half = (int) lround (gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->minutes)) * 2);

  if (slide == NULL || half == ent_slide_pane_get_half_minutes (slide))
    return;
  slide->planned_sec = half * 30;
  ent_deck_model_put_slide (self->model, slide, _("Plan Time"), key);
}

void
ent_slide_pane_change_skip (EntSlidePane *self)
{
  g_autoptr(EntSlide) slide = begin (self);

  if (slide == NULL)
    return;
  slide->skipped = gtk_switch_get_active (GTK_SWITCH (self->skip));
  ent_deck_model_put_slide (self->model, slide, slide->skipped ? _("Skip Slide") : _("Show Slide"), NULL);
}

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

void
ent_slide_pane_change_section (EntSlidePane *self)
{
  g_autoptr(EntSlide) slide = begin (self);
  g_autofree char *text = dup_text (self->section);

  if (slide == NULL || g_strcmp0 (slide->section ? slide->section : "", text) == 0)
    return;
  g_free (slide->section);
  slide->section = *text != '\0' ? g_strdup (text) : NULL;
  ent_deck_model_put_slide (self->model, slide, slide->section ? _("Name Section") : _("Remove Section"), NULL);
}

void
ent_slide_pane_change_own (EntSlidePane *self)
{
  g_autoptr(EntSlide) slide = begin (self);

  if (slide == NULL)
    return;
  slide->own_events = gtk_switch_get_active (GTK_SWITCH (self->own_events));
  ent_deck_model_put_slide (self->model, slide, _("Change Timeline"), NULL);
}

void
ent_slide_pane_change_reveal (EntSlidePane *self)
{
  g_autoptr(EntSlide) slide = begin (self);
  g_autofree char *text = dup_text (self->reveal);
  g_autoptr(EntDate) date = NULL;
  g_autoptr(GError) error = NULL;

  if (slide == NULL)
    return;
  if (*text != '\0' && (date = ent_date_parse (text, &error)) == NULL)
    {
      say_problem (self, self->reveal, error->message);
      return;
    }
  say_problem (self, NULL, NULL);
  if (g_strcmp0 (slide->reveal ? slide->reveal : "", text) == 0)
    return;
  g_free (slide->reveal);
  slide->reveal = *text != '\0' ? g_strdup (text) : NULL;
  ent_deck_model_put_slide (self->model, slide, _("Change Timeline"), NULL);
}

/* What a picture shows */

typedef struct
{
  EntDeck  *deck;
  EntSlide *slide;   /* with its new target */
  EntSlide *remade;  /* or NULL */
  char     *name;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ent_deck_unref (job->deck);
  ent_slide_free (job->slide);
  g_clear_pointer (&job->remade, ent_slide_free);
  g_free (job->name);
  g_free (job);
}

static void
remake_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr(EntMatrix) matrix = ent_slide_create_matrix (job->deck, job->slide);

  job->remade = matrix != NULL ? ent_slide_remake (job->slide, matrix) : NULL;
  g_task_return_boolean (task, TRUE);
}

static void
set_words (char       **words,
           char       **made,
           const char  *remade)
{
  gboolean own = g_strcmp0 (*words, *made) != 0;

  g_free (*made);
  *made = g_strdup (remade);
  if (own)
    return;
  g_free (*words);
  *words = g_strdup (remade);
}

/* Typing went on: what there is now gets the new target and its words. */
static void
remade_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntDeckModel) model = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  EntDeck *deck = ent_deck_model_get_deck (model);
  int index = deck != NULL ? ent_deck_find_slide (deck, job->slide->id) : -1;
  g_autoptr(EntSlide) slide = index >= 0 ? ent_slide_copy (deck->slides->pdata[index]) : NULL;

  if (slide == NULL)
    return;
  g_free (slide->target_id);
  slide->target_id = g_strdup (job->slide->target_id);
  if (job->remade != NULL)
    {
      set_words (&slide->title, &slide->made_title, job->remade->made_title);
      set_words (&slide->body, &slide->made_body, job->remade->made_body);
      g_free (slide->target_date);
      slide->target_date = g_strdup (job->remade->target_date);
    }
  ent_deck_model_put_slide (model, slide, job->name, NULL);
}

/* @slide: (transfer full): with another target */
static void
change_target (EntSlidePane *self,
               EntSlide     *slide,
               const char   *name)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, remade_cb, g_object_ref (self->model));
  Job *job = g_new0 (Job, 1);

  job->deck = ent_deck_ref (ent_deck_model_get_deck (self->model));
  job->slide = slide;
  job->name = g_strdup (name);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, remake_thread);
}

static void
take_part (const char  *link,
           const char  *key,
           char       **part)
{
  const char *found = strstr (link, key);

  if (found != NULL)
    *part = g_strndup (found + strlen (key), strcspn (found + strlen (key), "&"));
  else
    *part = g_strdup ("");
}

void
ent_slide_pane_dup_range (const char  *link,
                          char       **from,
                          char       **to)
{
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse (link, NULL);
  g_autofree char *exact = spec != NULL ? ent_view_spec_to_link (spec) : NULL;
  const char *query = exact != NULL ? strchr (exact, '?') : NULL;
  g_autofree char *keys = NULL, *first = NULL, *last = NULL;

  /* Each key with what stands before it, so that "from" is not found in another's value. */
  keys = g_strconcat ("&", query != NULL ? query + 1 : "", NULL);
  take_part (keys, "&from=", &first);
  take_part (keys, "&to=", &last);
  *from = g_uri_unescape_string (first, NULL);
  *to = g_uri_unescape_string (last, NULL);
}

/* What is typed is read as a link's range is: a date, or years from the moment where cases are aligned. */
static EntViewSpec *
parse_range (const EntViewSpec  *spec,
             const char         *from,
             const char         *to,
             GError            **error)
{
  g_autoptr(EntViewSpec) without = ent_view_spec_copy (spec);
  g_autofree char *base = NULL, *first = g_uri_escape_string (from, NULL, FALSE);
  g_autofree char *last = g_uri_escape_string (to, NULL, FALSE);
  g_autoptr(GString) link = NULL;

  without->has_range = FALSE;
  base = ent_view_spec_to_link (without);
  link = g_string_new (base);
  if (*from != '\0')
    g_string_append_printf (link, "%sfrom=%s", strchr (link->str, '?') != NULL ? "&" : "?", first);
  if (*to != '\0')
    g_string_append_printf (link, "%sto=%s", strchr (link->str, '?') != NULL ? "&" : "?", last);
  return ent_view_spec_parse (link->str, error);
}

static const guint importances[] = { 0, 1 << 1 | 1 << 2, 1 << 1 };

guint
ent_slide_pane_find_importance (guint wanted)
{
  for (guint i = 0; i < G_N_ELEMENTS (importances); i++)
    if (importances[i] == wanted)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

void
ent_slide_pane_change_view (EntSlidePane *self)
{
  g_autoptr(EntSlide) slide = begin (self);
  g_autoptr(EntViewSpec) old = slide != NULL && slide->target_id ? ent_view_spec_parse (slide->target_id, NULL) : NULL;
  g_autoptr(EntViewSpec) spec = NULL;
  g_autofree char *from = dup_text (self->from), *to = dup_text (self->to);
  guint importance = adw_combo_row_get_selected (self->importance);
  g_autoptr(GError) error = NULL;

  if (old == NULL)
    return;
  spec = parse_range (old, from, to, &error);
  if (spec == NULL)
    {
      say_problem (self, *from != '\0' ? self->from : self->to, error->message);
      return;
    }
  say_problem (self, NULL, NULL);
  spec->lanes = (EntTimelineLanes) adw_combo_row_get_selected (self->lanes);
  if (importance < G_N_ELEMENTS (importances))
    {
      spec->filter->importances = importances[importance];
      /* On a slide what is not looked for has no place. */
      spec->filter->hide = spec->filter->hide || importances[importance] != 0;
    }
  if (ent_view_spec_equal (old, spec))
    return;
  g_free (slide->target_id);
  slide->target_id = ent_view_spec_to_link (spec);
  change_target (self, g_steal_pointer (&slide), _("Change Timeline"));
}

void
ent_slide_pane_change_whose (EntSlidePane *self)
{
  g_autoptr(EntSlide) slide = begin (self);
  g_autoptr(EntMatrixSpec) spec = NULL;
  g_autofree char *query = NULL;
  EntMatrixWhose whose = (EntMatrixWhose) adw_combo_row_get_selected (self->whose);

  if (slide == NULL || slide->target_id == NULL || !g_str_has_prefix (slide->target_id, MATRIX_SCHEME))
    return;
  spec = ent_matrix_spec_parse (slide->target_id + strlen (MATRIX_SCHEME));
  if (spec->whose == whose)
    return;
  spec->whose = whose;
  query = ent_matrix_spec_format (spec);
  g_free (slide->target_id);
  slide->target_id = g_strconcat (MATRIX_SCHEME, "view=matrix", *query != '\0' ? "&" : "", query, NULL);
  change_target (self, g_steal_pointer (&slide), _("Change Factors"));
}
