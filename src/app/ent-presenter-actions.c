/* What can be done while a lecture is held, and the keys for it.  They are those of Impress; where that has none, those of
 * pdfpc.  What has the keyboard keeps what it needs: a note its letters, all slides and what is live their arrows. */

#include "config.h"

#include "ent-presenter-private.h"

#include <glib/gi18n-lib.h>

#define ESCAPE_USEC (3 * G_USEC_PER_SEC)
#define MAX_NUMBER  9999

typedef void (*Command) (EntPresenter *self);

static EntLiveView *
get_live (EntPresenter *self)
{
  return ent_stage_get_live (ent_presenter_window_get_stage (self->presenter));
}

static void
next (EntPresenter *self)
{
  ent_show_go_next (self->show);
}

static void
previous (EntPresenter *self)
{
  ent_show_go_previous (self->show);
}

static void
first (EntPresenter *self)
{
  ent_show_go_first (self->show);
}

static void
last (EntPresenter *self)
{
  ent_show_go_last (self->show);
}

static void
overview (EntPresenter *self)
{
  gtk_window_present (GTK_WINDOW (self->presenter));
  ent_presenter_window_set_overview (self->presenter, !ent_presenter_window_get_overview (self->presenter));
}

/* The arrows move in it until Escape gives them back. */
static void
live (EntPresenter *self)
{
  if (!ent_live_view_is_live (get_live (self)))
    {
      ent_presenter_window_tell (self->presenter, _("Nothing on this slide is live"));
      return;
    }
  gtk_window_present (GTK_WINDOW (self->presenter));
  ent_live_view_focus (get_live (self));
  ent_presenter_window_tell (self->presenter, _("The arrow keys move in the slide; Escape gives them back"));
}

static void
swap (EntPresenter *self)
{
  self->swapped = !self->swapped;
  ent_presenter_place_windows (self);
}

static void
full_screen (EntPresenter *self)
{
  GtkWindow *window = GTK_WINDOW (self->audience);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
audience (EntPresenter *self)
{
  self->hidden = !self->hidden;
  ent_presenter_place_windows (self);
}

static void
note (EntPresenter *self)
{
  gtk_window_present (GTK_WINDOW (self->presenter));
  ent_presenter_window_set_overview (self->presenter, FALSE);
  ent_presenter_window_take_note (self->presenter);
}

static void
larger (EntPresenter *self)
{
  ent_presenter_window_zoom_notes (self->presenter, 1);
}

static void
smaller (EntPresenter *self)
{
  ent_presenter_window_zoom_notes (self->presenter, -1);
}

static const struct
{
  const char *name;
  Command     command;
} commands[] = {
  { "next", next },
  { "previous", previous },
  { "first", first },
  { "last", last },
  { "overview", overview },
  { "live", live },
  { "swap", swap },
  { "full-screen", full_screen },
  { "audience", audience },
  { "note", note },
  { "larger", larger },
  { "smaller", smaller },
  { "restart", ent_presenter_restart },
  { "end", ent_presenter_end },
};

static const char * const toggles[] = { "black", "white", "freeze", "pointer", "pause" };

static void
activated_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  g_autoptr(EntPresenter) self = g_object_ref (user_data);
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (commands) && self->show != NULL; i++)
    if (g_str_equal (name, commands[i].name))
      {
        commands[i].command (self);
        return;
      }
}

static void
toggled_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  EntPresenter *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autoptr(GVariant) state = g_action_get_state (G_ACTION (action));
  gboolean active = !g_variant_get_boolean (state);

  if (g_str_equal (name, "black"))
    ent_show_set_screen (self->show, active ? ENT_SHOW_BLACK : ENT_SHOW_SLIDE);
  else if (g_str_equal (name, "white"))
    ent_show_set_screen (self->show, active ? ENT_SHOW_WHITE : ENT_SHOW_SLIDE);
  else if (g_str_equal (name, "freeze"))
    ent_show_set_frozen (self->show, active);
  else if (g_str_equal (name, "pointer"))
    ent_show_set_pointing (self->show, active);
  else
    ent_show_set_paused (self->show, active);
  ent_presenter_update_actions (self);
}

static void
jump_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  EntPresenter *self = user_data;
  guint number = g_variant_get_uint32 (parameter);
  g_autofree char *message = NULL;

  ent_presenter_window_set_overview (self->presenter, FALSE);
  if (ent_show_go_to_number (self->show, number))
    {
      ent_presenter_window_tell (self->presenter, NULL);
      return;
    }
  /* Translators: %u is the number of a slide */
  message = g_strdup_printf (_("There is no slide %u"), number);
  ent_presenter_window_tell (self->presenter, message);
}

void
ent_presenter_update_actions (EntPresenter *self)
{
  const gboolean states[] = {
    ent_show_get_screen (self->show) == ENT_SHOW_BLACK, ent_show_get_screen (self->show) == ENT_SHOW_WHITE,
    ent_show_get_frozen (self->show), ent_show_get_pointing (self->show), ent_show_get_paused (self->show),
  };

  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), toggles[i]);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (states[i]));
    }
}

/* Keys */

typedef enum
{
  KEY_ALWAYS,
  KEY_UNLESS_USED,  /* by what is live, where the keyboard moves in it */
} KeyUse;

static const struct
{
  guint            key;
  GdkModifierType  modifiers;
  const char      *action;
  KeyUse           use;
} keys[] = {
  { GDK_KEY_space, 0, "next", KEY_ALWAYS },
  { GDK_KEY_Page_Down, 0, "next", KEY_ALWAYS },
  { GDK_KEY_KP_Page_Down, 0, "next", KEY_ALWAYS },
  { GDK_KEY_n, 0, "next", KEY_ALWAYS },
  { GDK_KEY_Right, 0, "next", KEY_UNLESS_USED },
  { GDK_KEY_KP_Right, 0, "next", KEY_UNLESS_USED },
  { GDK_KEY_Down, 0, "next", KEY_UNLESS_USED },
  { GDK_KEY_KP_Down, 0, "next", KEY_UNLESS_USED },
  { GDK_KEY_Return, 0, "next", KEY_UNLESS_USED },
  { GDK_KEY_KP_Enter, 0, "next", KEY_UNLESS_USED },
  { GDK_KEY_Page_Up, 0, "previous", KEY_ALWAYS },
  { GDK_KEY_KP_Page_Up, 0, "previous", KEY_ALWAYS },
  { GDK_KEY_p, 0, "previous", KEY_ALWAYS },
  { GDK_KEY_BackSpace, 0, "previous", KEY_ALWAYS },
  { GDK_KEY_Left, 0, "previous", KEY_UNLESS_USED },
  { GDK_KEY_KP_Left, 0, "previous", KEY_UNLESS_USED },
  { GDK_KEY_Up, 0, "previous", KEY_UNLESS_USED },
  { GDK_KEY_KP_Up, 0, "previous", KEY_UNLESS_USED },
  { GDK_KEY_Home, 0, "first", KEY_UNLESS_USED },
  { GDK_KEY_End, 0, "last", KEY_UNLESS_USED },
  { GDK_KEY_b, 0, "black", KEY_ALWAYS },
  { GDK_KEY_period, 0, "black", KEY_ALWAYS },
  { GDK_KEY_w, 0, "white", KEY_ALWAYS },
  { GDK_KEY_comma, 0, "white", KEY_ALWAYS },
  { GDK_KEY_f, 0, "freeze", KEY_ALWAYS },
  { GDK_KEY_l, 0, "pointer", KEY_ALWAYS },
  { GDK_KEY_g, 0, "overview", KEY_ALWAYS },
  { GDK_KEY_o, 0, "overview", KEY_ALWAYS },
  { GDK_KEY_Tab, 0, "overview", KEY_ALWAYS },
  { GDK_KEY_s, 0, "pause", KEY_ALWAYS },
  { GDK_KEY_r, 0, "restart", KEY_ALWAYS },
  { GDK_KEY_t, 0, "live", KEY_ALWAYS },
  { GDK_KEY_x, 0, "swap", KEY_ALWAYS },
  { GDK_KEY_h, 0, "audience", KEY_ALWAYS },
  { GDK_KEY_F11, 0, "full-screen", KEY_ALWAYS },
  { GDK_KEY_n, GDK_CONTROL_MASK, "note", KEY_ALWAYS },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "larger", KEY_ALWAYS },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "larger", KEY_ALWAYS },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "larger", KEY_ALWAYS },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "smaller", KEY_ALWAYS },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "smaller", KEY_ALWAYS },
};

static void
run (EntPresenter *self,
     const char   *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), name, NULL);
}

static gboolean
is_in_live (GtkWindow *window,
            EntStage  *stage)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (ent_stage_get_live (stage)));
}

static EntStage *
get_stage (EntPresenter *self,
           GtkWindow    *window)
{
  return window == GTK_WINDOW (self->audience) ? ent_audience_window_get_stage (self->audience)
                                               : ent_presenter_window_get_stage (self->presenter);
}

/* What lies nearest is closed first; with nothing left, the lecture ends when it comes again. */
static void
escape (EntPresenter *self,
        GtkWindow    *window)
{
  EntLiveView *view = ent_stage_get_live (get_stage (self, window));
  gint64 now = g_get_monotonic_time ();
  EntShowPlace place;

  ent_show_get_place (self->show, &place);
  if (self->number > 0)
    {
      self->number = 0;
      ent_presenter_window_tell (self->presenter, NULL);
    }
  else if (ent_presenter_window_get_overview (self->presenter))
    ent_presenter_window_set_overview (self->presenter, FALSE);
  else if (ent_live_view_close (view))
    return;
  else if (is_in_live (window, get_stage (self, window)))
    {
      gtk_window_set_focus (window, NULL);
      ent_presenter_window_tell (self->presenter, NULL);
    }
  else if (ent_show_get_screen (self->show) != ENT_SHOW_SLIDE)
    ent_show_set_screen (self->show, ENT_SHOW_SLIDE);
  else if (place.ended || (self->escape_usec > 0 && now - self->escape_usec < ESCAPE_USEC))
    run (self, "end");
  else
    {
      self->escape_usec = now;
      ent_presenter_window_tell (self->presenter, _("Press Escape again to end the lecture"));
    }
}

/* "12" and Enter go to the twelfth slide. */
static gboolean
type_number (EntPresenter *self,
             guint         key)
{
  guint unicode = gdk_keyval_to_unicode (key);
  g_autofree char *message = NULL;

  if (self->number > 0 && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    {
      guint number = self->number;

      self->number = 0;
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "jump", g_variant_new_uint32 (number));
      return TRUE;
    }
  if (!g_unichar_isdigit (unicode) || (self->number == 0 && g_unichar_digit_value (unicode) == 0))
    {
      self->number = 0;
      return FALSE;
    }
  self->number = MIN (self->number * 10 + (guint) g_unichar_digit_value (unicode), MAX_NUMBER);
  /* Translators: while a number is typed */
  message = g_strdup_printf (_("To slide %u: press Enter"), self->number);
  ent_presenter_window_tell (self->presenter, message);
  return TRUE;
}

static gboolean
pressed_cb (GtkEventController *controller,
            guint               key,
            guint               code,
            GdkModifierType     modifiers,
            EntPresenter       *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_event_controller_get_widget (controller));
  GtkWidget *focus = gtk_window_get_focus (window);
  gboolean in_live = is_in_live (window, get_stage (self, window));
  gboolean in_overview = window == GTK_WINDOW (self->presenter) && ent_presenter_window_get_overview (self->presenter);

  modifiers &= GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;
  if (self->show == NULL
      || (focus != NULL && gtk_widget_get_mapped (focus) && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))))
    return FALSE;
  if (key == GDK_KEY_Escape && modifiers == 0)
    {
      escape (self, window);
      return TRUE;
    }
  if (modifiers == 0 && type_number (self, key))
    return TRUE;
  key = gdk_keyval_to_lower (key);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].key != key || keys[i].modifiers != modifiers)
        continue;
      if (keys[i].use == KEY_UNLESS_USED && (in_live || in_overview))
        return FALSE;
      if (in_overview && !g_str_equal (keys[i].action, "overview"))
        return FALSE;
      run (self, keys[i].action);
      return TRUE;
    }
  return FALSE;
}

static void
add_window (EntPresenter *self,
            GtkWidget    *window)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_widget_insert_action_group (window, "show", G_ACTION_GROUP (self->actions));
  /* Before buttons and what is live. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (window, controller);
}

void
ent_presenter_add_actions (EntPresenter *self)
{
  g_autoptr(GSimpleAction) jump = g_simple_action_new ("jump", G_VARIANT_TYPE_UINT32);

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (commands[i].name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (activated_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (toggles[i], NULL, g_variant_new_boolean (FALSE));

      g_signal_connect_object (action, "activate", G_CALLBACK (toggled_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  g_signal_connect_object (jump, "activate", G_CALLBACK (jump_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (jump));
  add_window (self, GTK_WIDGET (self->presenter));
  add_window (self, GTK_WIDGET (self->audience));
}
