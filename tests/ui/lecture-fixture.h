/* What the tests of lectures in the window share. */
#pragma once

#include "ent-store-lectures.h"
#include "window-fixture.h"

static inline EntStore *
open_store (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr(GError) error = NULL;
  EntStore *store = ent_store_open (path, ENT_STORE_READ, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static inline GPtrArray *
list_lectures (Fixture *fixture)
{
  g_autoptr(EntStore) store = open_store (fixture);
  g_autoptr(GError) error = NULL;
  GPtrArray *lectures = ent_store_list_lectures (store, &error);

  g_assert_no_error (error);
  return lectures;
}

static inline GPtrArray *
list_slides (Fixture    *fixture,
             const char *lecture_id)
{
  g_autoptr(EntStore) store = open_store (fixture);
  g_autoptr(GError) error = NULL;
  GPtrArray *slides = ent_store_list_slides (store, lecture_id, &error);

  g_assert_no_error (error);
  return slides;
}

/* The window with this title that shows, or NULL. */
static inline GtkWidget *
find_titled (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_title (window) != NULL && strstr (gtk_window_get_title (window), title) != NULL
          && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return GTK_WIDGET (window);
    }
  return NULL;
}

static inline gboolean
has_titled (gpointer title)
{
  return find_titled (title) != NULL;
}

static inline gboolean
has_no_titled (gpointer title)
{
  return find_titled (title) == NULL;
}

/* A button of a window, once it can be pressed. */
typedef struct
{
  const char *title;
  const char *button;
} InWindow;

static inline gboolean
is_named_button (GtkWidget     *widget,
                 gconstpointer  name)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_sensitive (widget)
         && find_widget (widget, is_label_with, name) != NULL;
}

static inline gboolean
can_press (gpointer data)
{
  const InWindow *in = data;
  GtkWidget *window = find_titled (in->title);

  return window != NULL && find_widget (window, is_named_button, in->button) != NULL;
}

static inline void
press_in (const char *title,
          const char *button)
{
  wait_until (can_press, &(InWindow) { title, button }, "a button of a dialog");
  g_signal_emit_by_name (find_widget (find_titled (title), is_named_button, button), "clicked");
}

/* A label of a window. */
static inline gboolean
shows_in_window (gpointer data)
{
  const InWindow *in = data;
  GtkWidget *window = find_titled (in->title);

  return window != NULL && find_widget (window, is_label_with, in->button) != NULL;
}

#define wait_until_window_shows(title, text) \
  wait_until (shows_in_window, &(InWindow) { title, text }, title " shows " text)

typedef struct
{
  Fixture *fixture;
  guint    n;
} Count;

static inline gboolean
has_lectures (gpointer data)
{
  const Count *count = data;
  g_autoptr(GPtrArray) lectures = list_lectures (count->fixture);

  return lectures->len == count->n;
}

/* A lecture of the open program, made of Camp David; its id. */
static inline char *
make_lecture (Fixture *fixture)
{
  g_autoptr(GPtrArray) lectures = NULL;

  act (fixture, "win.new-lecture-from-case", "camp-david");
  press_in ("New Lecture from a Case", "Create");
  /* It is gone to. */
  wait_until_shows (fixture, "EntLecturePage", "min planned");
  lectures = list_lectures (fixture);
  g_assert_cmpuint (lectures->len, ==, 1);
  return g_strdup (((EntLecture *) lectures->pdata[0])->id);
}
