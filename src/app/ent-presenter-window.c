#include "config.h"

#include "ent-presenter-window.h"

#include <glib/gi18n-lib.h>

#include "ent-deck-picture.h"
#include "ent-note-markup.h"
#include "ent-slide-grid.h"

#define NOTES_KEY  "presenter-notes-scale"
#define NOTES_STEP 1.15
#define MAX_NOTES  100000  /* characters */

struct _EntPresenterWindow
{
  AdwWindow       parent_instance;

  AdwHeaderBar   *header;
  AdwWindowTitle *title;
  GtkMenuButton  *note_button;
  GtkStack       *stack;
  GtkLabel       *number;
  GtkLabel       *section;
  GtkLabel       *state;
  EntStage       *stage;
  GtkLabel       *next_title;
  EntDeckPicture *next;
  GtkLabel       *notes;
  EntSlideGrid   *grid;
  GtkLabel       *clock;
  GtkLabel       *elapsed;
  GtkLabel       *slide_time;
  GtkLabel       *pace;
  GtkButton      *live_button;

  EntShow        *show;
  GSettings      *settings;
  char           *message;     /* or NULL */
  const char     *pace_class;  /* static, or NULL */
};

G_DEFINE_FINAL_TYPE (EntPresenterWindow, ent_presenter_window, ADW_TYPE_WINDOW)

EntShow *
ent_presenter_window_get_show (EntPresenterWindow *self)
{
  g_return_val_if_fail (ENT_IS_PRESENTER_WINDOW (self), NULL);

  return self->show;
}

EntStage *
ent_presenter_window_get_stage (EntPresenterWindow *self)
{
  g_return_val_if_fail (ENT_IS_PRESENTER_WINDOW (self), NULL);

  return self->stage;
}

/* What the audience sees that is not this slide, else what was told last. */
static void
update_state (EntPresenterWindow *self)
{
  EntShowScreen screen = ent_show_get_screen (self->show);
  EntShowPlace audience;
  g_autofree char *frozen = NULL;
  const char *text = self->message;

  ent_show_get_audience (self->show, &audience);
  if (text == NULL && screen != ENT_SHOW_SLIDE)
    text = screen == ENT_SHOW_BLACK ? _("The audience sees a black screen") : _("The audience sees a white screen");
  if (text == NULL && ent_show_get_frozen (self->show))
    /* Translators: %u is the number of a slide */
    text = frozen = g_strdup_printf (_("Frozen: the audience sees slide %u"),
                                     ent_show_get_number (self->show, audience.slide));
  gtk_label_set_label (self->state, text != NULL ? text : "");
}

static const char *
get_title (const EntSlide *slide)
{
  return slide->title != NULL && *slide->title != '\0' ? slide->title : ent_slide_kind_to_label (slide->kind);
}

static void
update_next (EntPresenterWindow *self)
{
  EntShowPlace now, next;
  g_autofree char *text = NULL;
  EntDeck *deck = ent_show_get_deck (self->show);

  ent_show_get_place (self->show, &now);
  if (!ent_show_peek (self->show, 1, &next) || next.ended)
    {
      gtk_label_set_label (self->next_title, now.ended ? "" : _("Next: the end"));
      ent_deck_picture_set (self->next, NULL, 0, 0);
      return;
    }
  if (next.slide == now.slide && ent_show_get_n_steps (self->show, now.slide) > 0)
    /* Translators: of "What happens next?": which step comes, of how many */
    text = g_strdup_printf (_("Next: reveal %u of %u"), next.step, ent_show_get_n_steps (self->show, now.slide) - 1);
  else if (next.slide == now.slide)
    text = g_strdup (_("Next: more of this slide"));
  else
    /* Translators: %s is the title of a slide */
    text = g_strdup_printf (_("Next: %s"), get_title (ent_show_get_slide (self->show, &next)));
  gtk_label_set_label (self->next_title, text);
  ent_deck_picture_set (self->next, deck, next.slide, ent_show_get_part (self->show, &next));
}

static void
update_notes (EntPresenterWindow *self,
              const EntSlide     *slide)
{
  g_autofree char *markup = NULL;

  if (slide == NULL || slide->notes == NULL || *slide->notes == '\0')
    {
      gtk_label_set_text (self->notes, slide != NULL ? _("No notes on this slide.") : "");
      gtk_widget_add_css_class (GTK_WIDGET (self->notes), "dim-label");
      return;
    }
  markup = ent_note_dup_markup (slide->notes, MAX_NOTES);
  gtk_label_set_markup (self->notes, markup);
  gtk_widget_remove_css_class (GTK_WIDGET (self->notes), "dim-label");
}

static void
update_notes_scale (EntPresenterWindow *self)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (g_settings_get_double (self->settings, NOTES_KEY)));
  gtk_label_set_attributes (self->notes, attributes);
}

static char *
dup_time (int used,
          int planned)
{
  g_autofree char *first = ent_seconds_format (used), *second = ent_seconds_format (planned);

  /* Translators: time used, and time planned: "4:10 of 20:00" */
  return planned > 0 ? g_strdup_printf (_("%s of %s"), first, second) : g_steal_pointer (&first);
}

/* Colour and sign say the same as the words. */
static void
update_pace (EntPresenterWindow *self)
{
  static const struct { const char *css_class, *sign; } looks[] = {
    [ENT_PACE_UNKNOWN] = { NULL, "" }, [ENT_PACE_AHEAD] = { "ahead", "▲ " }, [ENT_PACE_ON_TIME] = { "on-time", "● " },
    [ENT_PACE_BEHIND] = { "behind", "▼ " }, [ENT_PACE_OVER] = { "behind", "▼ " },
  };
  int seconds;
  EntPace pace = ent_show_get_pace (self->show, &seconds);
  g_autofree char *words = ent_show_dup_pace (self->show), *text = g_strconcat (looks[pace].sign, words, NULL);

  if (g_str_equal (gtk_label_get_label (self->pace), text))
    return;
  if (self->pace_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->pace), self->pace_class);
  self->pace_class = looks[pace].css_class;
  if (self->pace_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->pace), self->pace_class);
  gtk_label_set_label (self->pace, text);
}

static void
update_time (EntPresenterWindow *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  /* Translators: the time of day, see g_date_time_format() */
  g_autofree char *clock = g_date_time_format (now, _("%H:%M")), *elapsed = NULL, *slide_time = NULL;
  EntShowPlace place;

  ent_show_get_place (self->show, &place);
  elapsed = dup_time (ent_show_get_elapsed (self->show), ent_show_get_planned (self->show));
  slide_time = dup_time (ent_show_get_slide_elapsed (self->show, place.slide),
                         ent_show_get_slide_planned (self->show, place.slide));
  gtk_label_set_label (self->clock, clock);
  gtk_label_set_label (self->elapsed, elapsed);
  gtk_label_set_label (self->slide_time, place.ended ? "" : slide_time);
  update_pace (self);
}

static void
live_changed_cb (EntPresenterWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->live_button), ent_live_view_is_live (ent_stage_get_live (self->stage)));
}

static void
update (EntPresenterWindow *self)
{
  EntShowPlace place;
  const EntSlide *slide;
  const char *section = NULL;
  g_autofree char *number = NULL;

  ent_show_get_place (self->show, &place);
  slide = ent_show_get_slide (self->show, &place);
  adw_window_title_set_title (self->title, ent_show_get_deck (self->show)->lecture->title);
  if (slide == NULL)
    number = g_strdup (_("After the last slide"));
  else if (slide->skipped)
    number = g_strdup (_("A skipped slide"));
  else
    number = g_strdup_printf (_("Slide %u of %u"), ent_show_get_number (self->show, place.slide),
                              ent_show_get_n_shown (self->show));
  gtk_label_set_label (self->number, number);
  if (slide != NULL)
    section = ent_show_get_section (self->show, place.slide);
  gtk_label_set_label (self->section, section != NULL ? section : "");
  update_next (self);
  update_notes (self, slide);
  update_state (self);
  update_time (self);
  live_changed_cb (self);
}

static void
show_changed_cb (EntPresenterWindow *self)
{
  g_clear_pointer (&self->message, g_free);
  update (self);
}

void
ent_presenter_window_tell (EntPresenterWindow *self,
                           const char         *message)
{
  g_return_if_fail (ENT_IS_PRESENTER_WINDOW (self));

  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  update_state (self);
}

gboolean
ent_presenter_window_get_overview (EntPresenterWindow *self)
{
  g_return_val_if_fail (ENT_IS_PRESENTER_WINDOW (self), FALSE);

  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "overview");
}

void
ent_presenter_window_set_overview (EntPresenterWindow *self,
                                   gboolean            overview)
{
  g_return_if_fail (ENT_IS_PRESENTER_WINDOW (self));

  gtk_stack_set_visible_child_name (self->stack, overview ? "overview" : "slides");
  if (overview)
    ent_slide_grid_open (self->grid, self->show);
  else
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
chosen_cb (EntPresenterWindow *self,
           guint               slide)
{
  ent_presenter_window_set_overview (self, FALSE);
  ent_show_go_to (self->show, slide);
}

void
ent_presenter_window_zoom_notes (EntPresenterWindow *self,
                                 int                 steps)
{
  double scale;

  g_return_if_fail (ENT_IS_PRESENTER_WINDOW (self));

  scale = g_settings_get_double (self->settings, NOTES_KEY) * (steps > 0 ? NOTES_STEP : 1 / NOTES_STEP);
  g_settings_set_double (self->settings, NOTES_KEY, CLAMP (scale, 0.7, 4));
}

void
ent_presenter_window_set_note (EntPresenterWindow *self,
                               GtkPopover         *popover)
{
  g_return_if_fail (ENT_IS_PRESENTER_WINDOW (self));

  gtk_menu_button_set_popover (self->note_button, GTK_WIDGET (popover));
}

void
ent_presenter_window_take_note (EntPresenterWindow *self)
{
  g_return_if_fail (ENT_IS_PRESENTER_WINDOW (self));

  gtk_menu_button_popup (self->note_button);
}

static void
ent_presenter_window_dispose (GObject *object)
{
  EntPresenterWindow *self = ENT_PRESENTER_WINDOW (object);

  g_clear_object (&self->show);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->message, g_free);
  G_OBJECT_CLASS (ent_presenter_window_parent_class)->dispose (object);
}

static void
ent_presenter_window_class_init (EntPresenterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_presenter_window_dispose;
  g_type_ensure (ENT_TYPE_STAGE);
  g_type_ensure (ENT_TYPE_DECK_PICTURE);
  g_type_ensure (ENT_TYPE_SLIDE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-presenter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, header);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, title);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, note_button);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, number);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, section);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, state);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, next_title);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, next);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, elapsed);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, slide_time);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, pace);
  gtk_widget_class_bind_template_child (widget_class, EntPresenterWindow, live_button);
}

static void
ent_presenter_window_init (EntPresenterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_title (GTK_WINDOW (self), _("Presenter"));
  g_signal_connect_swapped (self->grid, "chosen", G_CALLBACK (chosen_cb), self);
}

GtkWindow *
ent_presenter_window_new (EntShow   *show,
                          GSettings *settings)
{
  EntPresenterWindow *self = g_object_new (ENT_TYPE_PRESENTER_WINDOW, NULL);
  g_autofree char *title = NULL;

  self->show = g_object_ref (show);
  self->settings = g_object_ref (settings);
  /* Translators: title of a window; %s is a lecture */
  title = g_strdup_printf (_("Presenter – %s"), ent_show_get_deck (show)->lecture->title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  ent_stage_set_show (self->stage, show, FALSE);
  g_signal_connect_object (show, "changed", G_CALLBACK (show_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "ticked", G_CALLBACK (update_time), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_stage_get_live (self->stage), "ready", G_CALLBACK (live_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" NOTES_KEY, G_CALLBACK (update_notes_scale), self, G_CONNECT_SWAPPED);
  update_notes_scale (self);
  update (self);
  return GTK_WINDOW (self);
}
