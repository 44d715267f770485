/* The program in process, with a library of its own, driven as a person would: what the tests of its
 * window share. */
#pragma once

#include <glib/gstdio.h>

#include "ent-application.h"
#include "ent-personal.h"
#include "ent-settings.h"
#include "ent-window.h"

typedef struct _Fixture Fixture;

/* What a test does, once the window is there and the library open. */
typedef void (*Steps) (Fixture *fixture);

struct _Fixture
{
  char           *folder;
  EntApplication *application;
  GtkWindow      *window;
  Steps           steps;
};

typedef gboolean (*Condition) (gpointer data);

static inline gboolean
time_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static inline void
wait_until (Condition   condition,
            gpointer    data,
            const char *what)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (60, time_out_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("waited in vain for: %s", what);
  g_source_remove (source);
}

static inline EntSession *
get_session (Fixture *fixture)
{
  return ent_application_get_session (fixture->application);
}

static inline EntPersonal *
get_personal (Fixture *fixture)
{
  return ent_session_get_personal (get_session (fixture));
}

/* A Condition on the fixture: what the person wrote is on the disk. */
static inline gboolean
is_saved (gpointer data)
{
  gboolean unsaved;

  g_object_get (get_personal (data), "unsaved", &unsaved, NULL);
  return !unsaved;
}

/* (nullable): by all that it says */
static inline const EntNote *
find_note (Fixture    *fixture,
           const char *body)
{
  GListModel *notes = ent_personal_get_notes (get_personal (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);

      if (g_str_equal (ent_note_item_get_note (item)->body, body))
        return ent_note_item_get_note (item);
    }
  return NULL;
}

typedef gboolean (*Match) (GtkWidget *widget,
                           gconstpointer data);

static inline GtkWidget *
find_widget (GtkWidget     *root,
             Match          match,
             gconstpointer  data)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (match (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, match, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Cells of the matrix are painted; what they say they say to a screen reader. GTK_A11Y=test lets tests read it. */
static inline gboolean
is_cell_with (GtkWidget     *widget,
              gconstpointer  text)
{
  g_autofree char *name = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "EntFactorCell"))
    return FALSE;
  name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return name != NULL && strstr (name, text) != NULL;
}

static inline gboolean
is_label_with (GtkWidget     *widget,
               gconstpointer  text)
{
  if (is_cell_with (widget, text))
    return TRUE;
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static inline gboolean
is_of_type_name (GtkWidget     *widget,
                 gconstpointer  name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

/* The window of this type that shows, or NULL. */
static inline GtkWidget *
find_toplevel (const char *type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_of_type_name (window, type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static inline gboolean
is_label_of (GtkWidget     *widget,
             gconstpointer  text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

/* A label with this text shows inside the widget of this type. */
typedef struct
{
  Fixture    *fixture;
  const char *type;
  const char *text;
} Shows;

static inline gboolean
shows (gpointer data)
{
  Shows *s = data;
  GtkWidget *root = find_widget (GTK_WIDGET (s->fixture->window), is_of_type_name, s->type);

  return root != NULL && find_widget (root, is_label_with, s->text) != NULL;
}

/* A label of just this text: a number alone stands in many others. */
static inline gboolean
shows_alone (gpointer data)
{
  Shows *s = data;
  GtkWidget *root = find_widget (GTK_WIDGET (s->fixture->window), is_of_type_name, s->type);

  return root != NULL && find_widget (root, is_label_of, s->text) != NULL;
}

#define wait_until_shows_alone(fixture, type, text) \
  wait_until (shows_alone, &(Shows) { fixture, type, text }, type " shows just " text)

#define wait_until_shows(fixture, type, text) \
  wait_until (shows, &(Shows) { fixture, type, text }, type " shows " text)

static inline gboolean
is_ready (gpointer data)
{
  Fixture *fixture = data;

  return ent_session_is_ready (ent_application_get_session (fixture->application));
}

/* The place that was left is opened after the library is ready. */
static inline gboolean
has_started (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_mapped (GTK_WIDGET (fixture->window))
         && find_widget (GTK_WIDGET (fixture->window), is_label_with, "Opening the Library") == NULL;
}

static inline void
act (Fixture    *fixture,
     const char *action,
     const char *target)
{
  if (target != NULL)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, "s", target));
  else
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static inline gboolean
has_passed (gpointer late)
{
  return *(gboolean *) late;
}

/* A popover that opens has a tooltip on its way, even beside the pointer, and GTK 4.8 complains if
 * that comes when its window has gone.  No signal says that none is left: it takes 500 ms. */
static inline void
wait_for_tooltips (void)
{
  gboolean passed = FALSE;

  g_timeout_add (600, time_out_cb, &passed);
  wait_until (has_passed, &passed, "tooltips to come");
}

static inline gboolean
steps_cb (gpointer data)
{
  Fixture *fixture = data;

  fixture->window = gtk_application_get_active_window (GTK_APPLICATION (fixture->application));
  g_assert_nonnull (fixture->window);
  wait_until (is_ready, fixture, "the library to open");
  wait_until (has_started, fixture, "the window to turn to where it was left");
  fixture->steps (fixture);
  wait_for_tooltips ();
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
  return G_SOURCE_REMOVE;
}

static inline void
activate_cb (Fixture *fixture)
{
  g_idle_add (steps_cb, fixture);
}

static inline void
run (Fixture *fixture,
     Steps    steps)
{
  g_autofree char *library = g_build_filename (fixture->folder, "library.db", NULL);
  char *argv[] = { (char *) "entente", (char *) "--library", library, NULL };

  fixture->steps = steps;
  fixture->application = ent_application_new ();
  g_signal_connect_data (fixture->application, "activate", G_CALLBACK (activate_cb), fixture, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 3, argv), ==, 0);
  g_assert_finalize_object (fixture->application);
}

static inline void
remove_tree (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

/* The widget of this type with this accessible name or label text. */
typedef struct
{
  const char *type;
  const char *text;
} Named;

static inline gboolean
is_named (GtkWidget     *widget,
          gconstpointer  data)
{
  const Named *named = data;

  return is_of_type_name (widget, named->type) && find_widget (widget, is_label_with, named->text) != NULL;
}

static inline gboolean
has_tooltip (GtkWidget     *widget,
             gconstpointer  text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

typedef struct
{
  Fixture       *fixture;
  Match          match;
  gconstpointer  data;
} Finds;

static inline gboolean
finds (gpointer data)
{
  Finds *f = data;

  return find_widget (GTK_WIDGET (f->fixture->window), f->match, f->data) != NULL;
}

static inline gboolean
finds_not (gpointer data)
{
  return !finds (data);
}

static inline void
press (Fixture       *fixture,
       Match          match,
       gconstpointer  data)
{
  wait_until (finds, &(Finds) { fixture, match, data }, "a button");
  g_signal_emit_by_name (find_widget (GTK_WIDGET (fixture->window), match, data), "clicked");
}

/* The button of a toast that has come to stand: libadwaita 1.2 lets nobody dismiss one while it
 * still comes in, faster than any hand.  No signal says that it stands. */
static inline void
press_in_toast (Fixture    *fixture,
                const char *text)
{
  wait_until (finds, &(Finds) { fixture, is_named, &(Named) { "GtkButton", text } }, "a toast's button");
  wait_for_tooltips ();
  press (fixture, is_named, &(Named) { "GtkButton", text });
}

static inline void
open_menu (Fixture    *fixture,
           const char *type)
{
  GtkWidget *root = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, type);
  GtkWidget *button = find_widget (root, is_of_type_name, "GtkMenuButton");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

typedef struct
{
  const char *name;
  Steps       steps;
  Steps       steps_again;  /* in a second run of the program on the same library, or NULL */
} Test;

static inline void
run_test (gconstpointer data)
{
  const Test *test = data;
  Fixture fixture = { g_dir_make_tmp ("entente-ui-XXXXXX", NULL), NULL, NULL, NULL };
  g_autoptr(GSettings) settings = ent_settings_new (g_getenv ("ENTENTE_DATA_DIR"), NULL);

  /* They live as long as the process: each test begins as on the first day. */
  g_settings_reset (settings, "last-place");
  run (&fixture, test->steps);
  if (test->steps_again != NULL)
    run (&fixture, test->steps_again);
  remove_tree (fixture.folder);
  g_free (fixture.folder);
}
