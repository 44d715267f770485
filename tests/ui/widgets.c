/* The panes and the matrix, in a window of their own. */
#include "config.h"

#include "ent-panes.h"
#include "ent-titled-drop-down.h"

static void
iterate_until_mapped (GtkWidget *widget)
{
  while (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
create_panes (GtkWidget **window,
              int         width)
{
  GtkWidget *panes = ent_panes_new ();

  g_object_set (panes,
                "sidebar", gtk_label_new ("sidebar"),
                "content", gtk_label_new ("content"),
                "inspector", gtk_label_new ("inspector"), NULL);
  *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*window), width, 400);
  gtk_window_set_child (GTK_WINDOW (*window), panes);
  gtk_window_present (GTK_WINDOW (*window));
  iterate_until_mapped (panes);
  return panes;
}

static void
get_bounds (GtkWidget  *panes,
            const char *name,
            int        *x,
            int        *width)
{
  g_autoptr(GtkWidget) child = NULL;
  graphene_rect_t bounds;

  g_object_get (panes, name, &child, NULL);
  g_assert_true (gtk_widget_compute_bounds (child, panes, &bounds));
  *x = bounds.origin.x;
  *width = bounds.size.width;
}

static void
test_panes_side_by_side (void)
{
  GtkWidget *window, *panes = create_panes (&window, 1200);
  int x, width;
  gboolean narrow;

  g_object_get (panes, "narrow", &narrow, NULL);
  g_assert_false (narrow);
  get_bounds (panes, "sidebar", &x, &width);
  g_assert_cmpint (x, ==, 0);
  g_assert_cmpint (width, ==, 230);
  get_bounds (panes, "content", &x, &width);
  g_assert_cmpint (x, ==, 230);
  g_assert_cmpint (width, ==, gtk_widget_get_width (panes) - 230 - 300);
  get_bounds (panes, "inspector", &x, &width);
  g_assert_cmpint (x + width, ==, gtk_widget_get_width (panes));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_panes_narrow (void)
{
  GtkWidget *window, *panes = create_panes (&window, 800);
  int content_x, content_width, x, width;
  gboolean narrow;

  g_object_get (panes, "narrow", &narrow, NULL);
  g_assert_true (narrow);
  get_bounds (panes, "content", &content_x, &content_width);
  g_assert_cmpint (content_x + content_width, ==, gtk_widget_get_width (panes));
  get_bounds (panes, "inspector", &x, &width);
  g_assert_cmpint (x, <, content_x + content_width);
  g_assert_cmpint (x + width, ==, gtk_widget_get_width (panes));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_panes_right_to_left (void)
{
  GtkWidget *window, *panes;
  int x, width;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  panes = create_panes (&window, 1200);
  get_bounds (panes, "inspector", &x, &width);
  g_assert_cmpint (x, ==, 0);
  get_bounds (panes, "sidebar", &x, &width);
  g_assert_cmpint (x + width, ==, gtk_widget_get_width (panes));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the widget itself does with the key. */
static void
press_key (GtkWidget *widget,
           guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval)
            {
              g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL));
              return;
            }
        }
    }
  g_assert_not_reached ();
}

static void
test_panes_escape (void)
{
  GtkWidget *window, *panes = create_panes (&window, 1200);
  GtkWidget *inspector = gtk_button_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_button_new (), *second = gtk_button_new ();

  gtk_box_append (GTK_BOX (content), first);
  gtk_box_append (GTK_BOX (content), second);
  g_object_set (panes, "content", content, "inspector", inspector, NULL);
  iterate_until_mapped (inspector);
  gtk_widget_grab_focus (second);
  gtk_widget_grab_focus (inspector);
  press_key (panes, GDK_KEY_Escape);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == second);
  /* What one left may be gone. */
  gtk_widget_grab_focus (inspector);
  gtk_box_remove (GTK_BOX (content), second);
  press_key (panes, GDK_KEY_Escape);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The stack gives the focus back to what had it: a button in a popover that is closed by then. */
static void
test_panes_focus (void)
{
  GtkWidget *window, *panes = create_panes (&window, 1200);
  GtkWidget *stack = gtk_stack_new (), *first = gtk_menu_button_new (), *second = gtk_button_new ();
  GtkWidget *popover = gtk_popover_new (), *button = gtk_button_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), button);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (first), popover);
  gtk_stack_add_child (GTK_STACK (stack), first);
  gtk_stack_add_child (GTK_STACK (stack), second);
  g_object_set (panes, "content", stack, NULL);
  iterate_until_mapped (first);
  gtk_menu_button_popup (GTK_MENU_BUTTON (first));
  iterate_until_mapped (button);
  gtk_widget_grab_focus (button);
  gtk_stack_set_visible_child (GTK_STACK (stack), second);
  gtk_popover_popdown (GTK_POPOVER (popover));
  iterate_until_mapped (second);
  gtk_stack_set_visible_child (GTK_STACK (stack), first);
  iterate_until_mapped (first);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  /* Without a focus the window takes the keys. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == NULL
                 || gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_notify_cb (guint *n)
{
  (*n)++;
}

static void
test_panes_properties (void)
{
  GtkWidget *window, *panes = create_panes (&window, 1200);
  g_autoptr(GtkWidget) sidebar = NULL;
  guint n = 0;

  g_signal_connect_swapped (panes, "notify::show-sidebar", G_CALLBACK (count_notify_cb), &n);
  g_object_set (panes, "show-sidebar", FALSE, NULL);
  g_object_set (panes, "show-sidebar", FALSE, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_get (panes, "sidebar", &sidebar, NULL);
  g_assert_false (gtk_widget_get_visible (sidebar));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What a screen reader says of the button that has the focus. */
static void
test_drop_down (void)
{
  static const char * const names[] = { "Party", "Phase", NULL };
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *button;
  GtkDropDown *drop_down = ent_titled_drop_down_new (GTK_BOX (box), "_Lanes:", names);

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  iterate_until_mapped (box);
  gtk_widget_child_focus (GTK_WIDGET (drop_down), GTK_DIR_TAB_FORWARD);
  button = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (button, GTK_WIDGET (drop_down)));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Lanes: Party");
  gtk_drop_down_set_selected (drop_down, 1);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Lanes: Phase");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panes/side-by-side", test_panes_side_by_side);
  g_test_add_func ("/panes/narrow", test_panes_narrow);
  g_test_add_func ("/panes/right-to-left", test_panes_right_to_left);
  g_test_add_func ("/panes/escape", test_panes_escape);
  g_test_add_func ("/panes/focus", test_panes_focus);
  g_test_add_func ("/panes/properties", test_panes_properties);
  g_test_add_func ("/drop-down", test_drop_down);
  return g_test_run ();
}
