#include "config.h"

#include "ent-presenter-private.h"

#include <glib/gi18n-lib.h>

#include "ent-rehearsals-window.h"

#define PRESENTER_KEY  "ent-presenter"
#define SAVE_TICKS     60  /* s; then the record is written once more, so that little of it is lost whatever happens */
#define LEAST_SECONDS  10  /* what is shorter was no lecture */

G_DEFINE_FINAL_TYPE (EntPresenter, ent_presenter, G_TYPE_OBJECT)

static guint n_presenting;

gboolean
ent_presenter_is_presenting (void)
{
  return n_presenting > 0;
}

static void
tell_window (EntPresenter *self,
             const char   *message)
{
  if (self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.tell", "s", message);
}

/* The record */

static gboolean
put_job (EntStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return ent_store_put_rehearsal (store, data, error);
}

static void
put_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  g_application_release (g_application_get_default ());
  if (ent_library_run_finish (ENT_LIBRARY (source), result, &error) || window == NULL)
    return;
  /* Translators: %s says why */
  message = g_strdup_printf (_("The record of this lecture was not kept: %s"), error->message);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tell", "s", message);
}

/* Returns: whether there is something to keep */
static gboolean
keep_record (EntPresenter *self)
{
  g_autoptr(EntRehearsal) rehearsal = ent_show_create_rehearsal (self->show);

  if (rehearsal->seconds < LEAST_SECONDS)
    return FALSE;
  /* The program may end with this window. */
  g_application_hold (g_application_get_default ());
  ent_library_run_async (ent_session_get_library (self->session), put_job, g_steal_pointer (&rehearsal),
                         (GDestroyNotify) ent_rehearsal_free, NULL, put_cb,
                         self->window != NULL ? g_object_ref (self->window) : NULL);
  return TRUE;
}

void
ent_presenter_restart (EntPresenter *self)
{
  keep_record (self);
  ent_show_restart (self->show);
  ent_presenter_window_tell (self->presenter, _("The time is counted from now on"));
}

static gboolean
tick_cb (gpointer data)
{
  EntPresenter *self = data;

  ent_show_tick (self->show);
  if (++self->n_ticks % SAVE_TICKS == 0 && !ent_show_get_paused (self->show))
    keep_record (self);
  return G_SOURCE_CONTINUE;
}

/* Ending */

static void
close_windows (EntPresenter *self)
{
  GtkWindow *presenter = GTK_WINDOW (self->presenter), *audience = GTK_WINDOW (self->audience);

  if (self->show == NULL)
    return;
  if (self->note != NULL)
    ent_lecture_note_save (self->note);
  self->note = NULL;
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->cookie != 0)
    gtk_application_uninhibit (GTK_APPLICATION (g_application_get_default ()), self->cookie);
  self->cookie = 0;
  n_presenting--;
  self->presenter = NULL;
  self->audience = NULL;
  g_clear_object (&self->show);
  gtk_window_destroy (audience);
  gtk_window_destroy (presenter);
}

void
ent_presenter_end (EntPresenter *self)
{
  GtkWindow *window = self->window;
  g_autofree char *lecture_id = g_strdup (ent_deck_model_get_id (self->model));
  g_autoptr(EntSession) session = g_object_ref (self->session);
  gboolean kept;

  if (self->show == NULL)
    return;
  kept = keep_record (self);
  close_windows (self);
  if (window == NULL)
    return;
  gtk_window_present (window);
  if (kept)
    ent_rehearsals_window_present (window, session, lecture_id);
  /* This was the last that held it. */
  g_object_set_data (G_OBJECT (window), PRESENTER_KEY, NULL);
}

static gboolean
presenter_closed_cb (EntPresenter *self)
{
  g_autoptr(EntPresenter) kept = g_object_ref (self);

  ent_presenter_end (kept);
  return TRUE;
}

static gboolean
audience_closed_cb (EntPresenter *self)
{
  self->hidden = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->audience), FALSE);
  ent_presenter_window_tell (self->presenter, _("The audience’s window is closed; H opens it again"));
  return TRUE;
}

/* The window from which the lecture is held is closed, with the program perhaps. */
static void
window_gone_cb (EntPresenter *self)
{
  self->window = NULL;
  if (self->show != NULL)
    keep_record (self);
  close_windows (self);
}

/* Beginning */

/* Only where one goes on before the slide was painted. */
static guint
count_parts (EntDeck  *deck,
             guint     slide,
             gpointer  data)
{
  g_autoptr(GPtrArray) pages = NULL;
  EntSlideOptions options;

  ent_slide_options_init (&options);
  pages = ent_slide_layout (deck, slide, &options);
  return pages->len;
}

static EntLiveView *
get_live (EntPresenter *self,
          gboolean      audience)
{
  return ent_stage_get_live (audience ? ent_audience_window_get_stage (self->audience)
                                      : ent_presenter_window_get_stage (self->presenter));
}

/* What a person does in one live view is seen in both, unless the audience's is frozen. */
static void
live_changed_cb (EntPresenter *self,
                 EntLiveView  *view)
{
  gboolean audience;

  if (self->show == NULL || ent_show_get_frozen (self->show))
    return;
  audience = view == get_live (self, TRUE);
  ent_live_view_follow (get_live (self, !audience), view);
}

/* The presenter's is where the lecturer left it. */
static void
live_ready_cb (EntPresenter *self)
{
  if (self->show != NULL && !ent_show_get_frozen (self->show))
    ent_live_view_follow (get_live (self, TRUE), get_live (self, FALSE));
}

static void
show_changed_cb (EntPresenter *self)
{
  self->escape_usec = 0;
  ent_presenter_update_actions (self);
  live_ready_cb (self);
}

static void
note_saved_cb (EntPresenter *self,
               const char   *message)
{
  if (self->presenter != NULL)
    ent_presenter_window_tell (self->presenter, message);
}

static void
clicked_cb (EntPresenter *self)
{
  ent_show_go_next (self->show);
}

static void
create_windows (EntPresenter *self)
{
  self->presenter = ENT_PRESENTER_WINDOW (ent_presenter_window_new (self->show, self->settings));
  self->audience = ENT_AUDIENCE_WINDOW (ent_audience_window_new (self->show));
  self->note = ENT_LECTURE_NOTE (ent_lecture_note_new (self->show, self->model,
                                                       ent_presenter_window_get_stage (self->presenter)));
  ent_presenter_window_set_note (self->presenter, GTK_POPOVER (self->note));
  g_signal_connect_object (self->note, "saved", G_CALLBACK (note_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->presenter, "close-request", G_CALLBACK (presenter_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->audience, "close-request", G_CALLBACK (audience_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->audience, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  for (gboolean audience = FALSE; audience <= TRUE; audience++)
    {
      EntLiveView *view = get_live (self, audience);

      g_signal_connect_object (view, "changed", G_CALLBACK (live_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "ready", G_CALLBACK (live_ready_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
begin (EntPresenter *self,
       EntDeck      *deck)
{
  self->show = ent_show_new (deck, count_parts, NULL, NULL);
  create_windows (self);
  ent_presenter_add_actions (self);
  g_signal_connect_object (self->show, "changed", G_CALLBACK (show_changed_cb), self, G_CONNECT_SWAPPED);
  n_presenting++;
  ent_presenter_add_screens (self);
  self->tick = g_timeout_add_seconds (1, tick_cb, self);
  self->cookie = gtk_application_inhibit (GTK_APPLICATION (g_application_get_default ()), GTK_WINDOW (self->presenter),
                                          GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND,
                                          _("A lecture is held"));
}

static gboolean
is_empty (const EntDeck *deck)
{
  for (guint i = 0; i < deck->slides->len; i++)
    if (!((EntSlide *) deck->slides->pdata[i])->skipped)
      return FALSE;
  return TRUE;
}

static void
model_changed_cb (EntPresenter *self)
{
  EntDeck *deck = ent_deck_model_get_deck (self->model);

  if (self->show != NULL)
    {
      ent_show_set_deck (self->show, deck);
      return;
    }
  if (is_empty (deck))
    {
      tell_window (self, _("There is no slide to show: the lecture is empty, or all of its slides are skipped."));
      g_object_set_data (G_OBJECT (self->window), PRESENTER_KEY, NULL);
      return;
    }
  begin (self, deck);
}

/* What is on the screens stays there. */
static void
model_gone_cb (EntPresenter *self)
{
  if (self->show != NULL)
    {
      ent_presenter_window_tell (self->presenter, _("This lecture was deleted; it can be shown until it ends."));
      return;
    }
  tell_window (self, _("There is no such lecture."));
  g_object_set_data (G_OBJECT (self->window), PRESENTER_KEY, NULL);
}

static void
model_failed_cb (EntPresenter *self,
                 const char   *message)
{
  if (self->show != NULL)
    {
      ent_presenter_window_tell (self->presenter, message);
      return;
    }
  tell_window (self, message);
  g_object_set_data (G_OBJECT (self->window), PRESENTER_KEY, NULL);
}

static void
ent_presenter_dispose (GObject *object)
{
  EntPresenter *self = ENT_PRESENTER (object);

  close_windows (self);
  g_clear_object (&self->actions);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_presenter_parent_class)->dispose (object);
}

static void
ent_presenter_class_init (EntPresenterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_presenter_dispose;
}

static void
ent_presenter_init (EntPresenter *self)
{
}

void
ent_presenter_start (GtkWindow  *window,
                     EntSession *session,
                     GSettings  *settings,
                     const char *lecture_id)
{
  EntPresenter *self;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (lecture_id != NULL);

  self = g_object_get_data (G_OBJECT (window), PRESENTER_KEY);
  if (self != NULL)
    {
      if (self->presenter != NULL)
        gtk_window_present (GTK_WINDOW (self->presenter));
      return;
    }
  self = g_object_new (ENT_TYPE_PRESENTER, NULL);
  self->window = window;
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  self->model = ent_deck_model_new (session, lecture_id);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "gone", G_CALLBACK (model_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (model_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "destroy", G_CALLBACK (window_gone_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (window), PRESENTER_KEY, self, g_object_unref);
}
