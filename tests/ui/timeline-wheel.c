/* The timeline under a real pointer and real keys, which come from the X server. */
#include "config.h"

#include "ent-timeline-view-private.h"
#include "timeline-fixture.h"

#include <gdk/x11/gdkx.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#define WHEEL_UP   4
#define WHEEL_DOWN 5
#define LIMIT_MSEC 5000

static Display *
get_display (void)
{
  return gdk_x11_display_get_xdisplay (gdk_display_get_default ());
}

static EntTimeScale *
get_scale (Fixture *fixture)
{
  return ent_timeline_picture_get_scale (fixture->view->picture);
}

/* At a place of the view; comes back when the view knows. */
static void
point_at (Fixture *fixture,
          double   x,
          double   y)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));
  gint64 until = g_get_monotonic_time () + LIMIT_MSEC * 1000;
  double in_window_x, in_window_y, dx, dy;
  int root_x, root_y;
  Window child;

  gtk_widget_translate_coordinates (GTK_WIDGET (fixture->view), fixture->window, x, y, &in_window_x, &in_window_y);
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &dx, &dy);
  XTranslateCoordinates (get_display (), gdk_x11_surface_get_xid (surface), DefaultRootWindow (get_display ()),
                         (int) (in_window_x + dx), (int) (in_window_y + dy), &root_x, &root_y, &child);
  XTestFakeMotionEvent (get_display (), -1, root_x, root_y, 0);
  XFlush (get_display ());
  while (ABS (fixture->view->pointer_x - x) > 1 || ABS (fixture->view->pointer_y - y) > 1)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      wait_msec (5);
    }
}

static void
press_key (guint    key,
           gboolean down)
{
  XTestFakeKeyEvent (get_display (), XKeysymToKeycode (get_display (), key), down, 0);
  XFlush (get_display ());
}

/* A notch with Ctrl; comes back when the range is another. */
static void
turn_wheel (Fixture *fixture,
            guint    button)
{
  double begin_sec = get_scale (fixture)->begin_sec;
  gint64 until = g_get_monotonic_time () + LIMIT_MSEC * 1000;

  press_key (XK_Control_L, TRUE);
  XTestFakeButtonEvent (get_display (), button, True, 0);
  XTestFakeButtonEvent (get_display (), button, False, 0);
  press_key (XK_Control_L, FALSE);
  while (get_scale (fixture)->begin_sec == begin_sec)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      wait_msec (5);
    }
}

static double
get_date (Fixture *fixture,
          double   x)
{
  return ent_time_scale_to_seconds (get_scale (fixture), ent_timeline_picture_x_to_px (fixture->view->picture, x));
}

/* Wherever one points, what is there stays there, nearer and farther. */
static void
test_wheel (Fixture       *fixture,
            gconstpointer  data)
{
  static const double parts[] = { 0.1, 0.37, 0.5, 0.93 };
  graphene_rect_t lanes;

  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GPOINTER_TO_INT (data));
  wait_msec (50);
  ent_timeline_picture_get_lanes_area (fixture->view->picture, &lanes);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double x = lanes.origin.x + lanes.size.width * parts[i], seconds;

      ent_timeline_view_show_range (fixture->view, ent_date_seconds_from_civil (1975, 1, 1),
                                    ent_date_seconds_from_civil (1977, 1, 1), FALSE);
      point_at (fixture, x, lanes.origin.y + 20);
      x = fixture->view->pointer_x;
      seconds = get_date (fixture, x);
      for (guint notch = 0; notch < 5; notch++)
        {
          double span = get_scale (fixture)->end_sec - get_scale (fixture)->begin_sec;

          turn_wheel (fixture, notch < 3 ? WHEEL_UP : WHEEL_DOWN);
          g_assert_true ((get_scale (fixture)->end_sec - get_scale (fixture)->begin_sec < span) == (notch < 3));
          g_assert_cmpfloat_with_epsilon (ent_time_scale_to_px (get_scale (fixture), seconds),
                                          ent_timeline_picture_x_to_px (fixture->view->picture, x), 0.05);
        }
    }
}

static void
press_and_wait (Fixture    *fixture,
                guint       key,
                const char *id)
{
  gint64 until = g_get_monotonic_time () + LIMIT_MSEC * 1000;

  press_key (key, TRUE);
  press_key (key, FALSE);
  while (g_strcmp0 (ent_timeline_view_get_selected (fixture->view), id) != 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      wait_msec (5);
    }
}

/* Towards where time goes on the screen is to the next event. */
static void
test_arrows (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const ids[] = { "six-days", "october", "jerusalem", "ismailia", "camp-david", "treaty" };
  gboolean rtl = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;

  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GPOINTER_TO_INT (data));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  /* Without a window manager keys go to where the pointer is. */
  point_at (fixture, 400, 300);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    press_and_wait (fixture, rtl ? XK_Left : XK_Right, ids[i]);
  for (guint i = G_N_ELEMENTS (ids) - 1; i > 0; i--)
    press_and_wait (fixture, rtl ? XK_Right : XK_Left, ids[i - 1]);
}

static void
add (const char       *path,
     GtkTextDirection  direction,
     void            (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (direction), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  add ("/timeline-wheel/keeps-date", GTK_TEXT_DIR_LTR, test_wheel);
  add ("/timeline-wheel/keeps-date-right-to-left", GTK_TEXT_DIR_RTL, test_wheel);
  add ("/timeline-wheel/arrows", GTK_TEXT_DIR_LTR, test_arrows);
  add ("/timeline-wheel/arrows-right-to-left", GTK_TEXT_DIR_RTL, test_arrows);
  return g_test_run ();
}
