/* Factors over time under the timeline: that they follow what it shows, and how they are walked and pressed. */
#include "config.h"

#include "ent-timeline-capture.h"
#include "press-key.h"
#include "timeline-fixture.h"

#define N_MANY 100000

static GtkWidget *
find_type (GtkWidget  *root,
           const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* In the order in which the case's events name their factors. */
#define TRUST 0
#define TALKS 1

static GtkWidget *
find_row (Fixture *fixture,
          guint    index)
{
  GtkWidget *row = find_type (GTK_WIDGET (fixture->view), "EntEvidenceRow");

  for (; row != NULL && index > 0; index--)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
assert_label (GtkWidget  *row,
              const char *label)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

/* It is said once all has come to rest. */
static void
wait_for_label (GtkWidget  *row,
                const char *label)
{
  gint64 until_usec = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  char *differs;

  while ((differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label)) != NULL
         && g_get_monotonic_time () < until_usec)
    {
      g_free (differs);
      g_main_context_iteration (NULL, TRUE);
    }
  g_free (differs);
  assert_label (row, label);
}

static void
add_factor (EntCase    *item,
            const char *event,
            const char *factor,
            int         sign)
{
  g_ptr_array_add (ent_case_find_event (item, event)->factors, ent_factor_sign_new (factor, sign));
}

static void
set_up_factors (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(EntEventTable) table = NULL;

  set_up (fixture, data);
  add_factor (fixture->item, "six-days", "trust", -1);
  add_factor (fixture->item, "october", "trust", -1);
  add_factor (fixture->item, "jerusalem", "trust", 1);
  add_factor (fixture->item, "ismailia", "trust", -1);
  add_factor (fixture->item, "camp-david", "talks", 1);
  add_factor (fixture->item, "treaty", "talks", 1);
  table = ent_event_table_new (fixture->item, NULL);
  ent_timeline_view_set_table (fixture->view, table, NULL);
  ent_timeline_view_set_evidence_visible (fixture->view, TRUE);
  while (find_row (fixture, TRUST) == NULL || gtk_widget_get_height (find_row (fixture, TRUST)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
get_day (int year,
         int month)
{
  return ent_date_seconds_from_civil (year, month, 1);
}

/* Without a place of its own in the row, it says what is in view. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *row = find_row (fixture, TRUST);
  guint8 shown[] = { 1, 0, 0, 0, 0, 0 };

  wait_for_label (row, "trust, helping 3, hindering 8");
  ent_timeline_view_show_range (fixture->view, get_day (1977, 1), get_day (1978, 1), FALSE);
  wait_for_label (row, "trust, helping 3, hindering 2");
  ent_timeline_view_show_all (fixture->view, FALSE);
  ent_timeline_view_set_highlight (fixture->view, shown, FALSE);
  wait_for_label (row, "trust, hindering 3");
  ent_timeline_view_set_highlight (fixture->view, shown, TRUE);
  wait_for_label (find_row (fixture, TRUST), "trust, hindering 3");
  ent_timeline_view_set_highlight (fixture->view, NULL, FALSE);
  wait_for_label (find_row (fixture, TRUST), "trust, helping 3, hindering 8");
}

static void
test_other_table (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(EntCase) other = create_sample ();
  g_autoptr(EntEventTable) table = NULL;

  add_factor (other, "treaty", "norms", 1);
  table = ent_event_table_new (other, NULL);
  ent_timeline_view_set_table (fixture->view, table, NULL);
  assert_label (find_type (GTK_WIDGET (fixture->view), "EntEvidenceRow"), "norms, helping 3");
  ent_timeline_view_set_table (fixture->view, NULL, NULL);
  g_assert_null (find_type (GTK_WIDGET (fixture->view), "EntEvidenceRow"));
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  gboolean rtl = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  guint later = rtl ? GDK_KEY_Left : GDK_KEY_Right, earlier = rtl ? GDK_KEY_Right : GDK_KEY_Left;
  GtkWidget *row = find_row (fixture, TRUST);
  gint64 begin, end;

  if (rtl)
    {
      gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
      gtk_widget_set_direction (row, GTK_TEXT_DIR_RTL);
    }
  press_key (row, later);
  assert_label (row, "trust, 1967: hindering 3");
  press_key (row, later);
  assert_label (row, "trust, 1973: hindering 3");
  press_key (row, later);
  assert_label (row, "trust, 1977: helping 3, hindering 2");
  press_key (row, later);
  assert_label (row, "trust, 1977: helping 3, hindering 2");
  press_key (row, earlier);
  assert_label (row, "trust, 1973: hindering 3");
  /* What it stands on comes into view. */
  ent_timeline_view_show_range (fixture->view, get_day (1977, 1), get_day (1982, 1), FALSE);
  press_key (row, earlier);
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  g_assert_cmpint (begin, <, get_day (1973, 10));
}

static guint
get_n_listed (Fixture *fixture)
{
  GtkWidget *list = find_type (find_type (GTK_WIDGET (fixture->view), "EntEvidenceStrips"), "GtkListView");
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

static void
test_pick (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *row = find_row (fixture, TRUST), *strips = find_type (GTK_WIDGET (fixture->view), "EntEvidenceStrips");

  press_key (row, GDK_KEY_Right);
  press_key (row, GDK_KEY_Return);
  assert_selected (fixture, "six-days");
  g_assert_cmpuint (get_n_listed (fixture), ==, 0);
  press_key (row, GDK_KEY_Right);
  press_key (row, GDK_KEY_Right);
  press_key (row, GDK_KEY_space);
  g_assert_cmpuint (get_n_listed (fixture), ==, 2);
  g_signal_emit_by_name (find_type (strips, "GtkListView"), "activate", 1);
  assert_selected (fixture, "ismailia");
  while (get_n_listed (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* One stop for Tab, after the timeline itself. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = find_row (fixture, TRUST), *view = GTK_WIDGET (fixture->view);

  gtk_widget_grab_focus (view);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == row);
  press_key (row, GDK_KEY_Down);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find_row (fixture, TALKS));
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == view);
  /* It remembers where one was. */
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find_row (fixture, TALKS));
}

static void
test_named (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = find_row (fixture, TALKS);

  g_signal_connect_swapped (fixture->view, "factor-activated", G_CALLBACK (activated_cb), fixture);
  press_key (row, GDK_KEY_Return);
  g_assert_cmpstr (fixture->activated, ==, "talks");
}

/* A picture for a file has them where the view has. */
static void
test_capture (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint visible = 0; visible < 2; visible++)
    {
      EntTimelineCapture *capture;
      EntTimelineSheetOptions options;

      ent_timeline_view_set_evidence_visible (fixture->view, visible != 0);
      capture = ent_timeline_capture_new (fixture->view);
      ent_timeline_sheet_options_init (&options);
      ent_timeline_capture_fill (capture, TRUE, &options);
      g_assert_cmpint (options.evidence, ==, visible != 0);
      ent_timeline_capture_unref (capture);
    }
}

/* Very many are summed up in another thread, and then cost no more than few. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(EntCase) item = create_case ("many");
  g_autoptr(EntEventTable) table = NULL;
  gint64 begin_usec;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autofree char *date = g_strdup_printf ("%04u-%02u-%02u", 1900 + i % 100, 1 + i % 12, 1 + i % 28);

      g_ptr_array_add (add_event (item, id, date, "Event", "egypt", 2)->factors,
                       ent_factor_sign_new (i % 2 ? "trust" : "talks", i % 3 ? 1 : -1));
    }
  ent_case_seal (item);
  table = ent_event_table_new (item, NULL);
  ent_timeline_view_set_evidence_visible (fixture->view, TRUE);
  begin_usec = g_get_monotonic_time ();
  ent_timeline_view_set_table (fixture->view, table, NULL);
  g_assert_cmpint (g_get_monotonic_time () - begin_usec, <, 100000);
  while (find_row (fixture, 1) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_label (find_row (fixture, 1), "trust, helping 66666, hindering 33334");
}

int
main (int   argc,
      char *argv[])
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, up, test) g_test_add ("/timeline-evidence/" name, Fixture, data, up, test, tear_down)
  ADD ("follows", NULL, set_up_factors, test_follows);
  ADD ("other-table", NULL, set_up_factors, test_other_table);
  ADD ("walk", NULL, set_up_factors, test_walk);
  ADD ("walk-right-to-left", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), set_up_factors, test_walk);
  ADD ("pick", NULL, set_up_factors, test_pick);
  ADD ("focus", NULL, set_up_factors, test_focus);
  ADD ("named", NULL, set_up_factors, test_named);
  ADD ("capture", NULL, set_up_factors, test_capture);
  ADD ("many", NULL, set_up, test_many);
#undef ADD
  return g_test_run ();
}
