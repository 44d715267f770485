/* What a frame of the matrix costs while one scrolls through it, with many cases against nine: only what shows is
 * built, so that it must be about the same.  A display is needed, but not its speed: it is the processor's time of
 * this process that counts. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <gtk/gtk.h>

#include "ent-factor-grid.h"
#include "matrix-fixture.h"

#define WIDTH     900
#define HEIGHT    560
#define N_FRAMES  120
#define STEP_PX   37
/* With so many times the cost of nine cases something is built that does not show. */
#define MOST      3.0

static const char * const factors[] = {
  "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", NULL
};

static double
now_msec (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static EntMatrix *
create_matrix (guint n_cases)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  g_autofree EntCase **cases = g_new0 (EntCase *, n_cases + 1);

  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *id = g_strdup_printf ("case-%u", i);
      int ratings[G_N_ELEMENTS (factors) - 1];

      for (guint j = 0; j < G_N_ELEMENTS (ratings); j++)
        ratings[j] = (int) ((i * 5 + j * 3) % 7) - 3;
      cases[i] = matrix_fixture_case_new (id, codebook, ratings);
    }
  return matrix_fixture_new (codebook, NULL, cases);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (GtkWidget *widget)
{
  gboolean painted = FALSE;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static gboolean
is_mapped (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

/* Milliseconds for one frame, there and back through all columns. */
static double
measure (guint n_cases)
{
  g_autoptr(EntMatrix) matrix = create_matrix (n_cases);
  GtkWidget *window = gtk_window_new (), *grid = ent_factor_grid_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", grid, NULL);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  double begin, value = 0, step = STEP_PX;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  ent_factor_grid_set (ENT_FACTOR_GRID (grid), matrix, NULL);
  gtk_window_present (GTK_WINDOW (window));
  while (!is_mapped (grid))
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < 5; i++)
    wait_for_frame (grid);
  begin = now_msec ();
  for (int i = 0; i < N_FRAMES; i++)
    {
      double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

      if (value + step < 0 || value + step > last)
        step = -step;
      value = CLAMP (value + step, 0, last);
      gtk_adjustment_set_value (adjustment, value);
      wait_for_frame (grid);
    }
  begin = (now_msec () - begin) / N_FRAMES;
  gtk_window_destroy (GTK_WINDOW (window));
  return begin;
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 200, 1000 };
  double nine;

  gtk_init ();
  measure (9);
  nine = measure (9);
  printf ("   9 cases: %.2f ms a frame\n", nine);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double cost = measure (sizes[i]);

      printf ("%4u cases: %.2f ms a frame, %.2f times that of nine\n", sizes[i], cost, cost / nine);
      if (cost > MOST * nine)
        {
          g_printerr ("matrix: a frame of %u cases costs too much\n", sizes[i]);
          return EXIT_FAILURE;
        }
    }
  return EXIT_SUCCESS;
}
