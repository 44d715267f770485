#include "config.h"

#include "ent-slide-maker.h"

#include <glib/gi18n-lib.h>

#include "ent-matrix-slide.h"
#include "ent-slide-drag.h"
#include "ent-slide-link.h"
#include "ent-window.h"

void
ent_slide_maker_add_link (GtkWidget  *widget,
                          const char *link,
                          const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (link != NULL);

  gtk_widget_activate_action (widget, "win.add-to-lecture", ENT_SLIDE_MAKER_LINK_TYPE, link, words != NULL ? words : "");
}

GMenuItem *
ent_slide_maker_item_new (const char *label,
                          const char *link)
{
  GMenuItem *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.add-to-lecture", ENT_SLIDE_MAKER_LINK_TYPE, link, "");
  return item;
}

GtkWidget *
ent_slide_maker_button_new (const char *link)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Add to _Lecture…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-to-lecture");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), ENT_SLIDE_MAKER_LINK_TYPE, link, "");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

/* What stands in a list */

static const char *
get_link (gpointer widget)
{
  return g_object_get_data (widget, "slide-link");
}

/* What is loaded can be dragged away at once; of the rest there is no drag. (transfer full) (nullable) */
static GdkContentProvider *
create_provider (GtkWidget  *widget,
                 const char *link)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  EntSlide *slide = ENT_IS_WINDOW (root) && link != NULL
                    ? ent_slide_make_of_link (ent_window_get_session (ENT_WINDOW (root)), link) : NULL;

  if (slide == NULL)
    return NULL;
  g_ptr_array_add (slides, slide);
  return ent_slide_drag_provider_new (slides, NULL);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return create_provider (widget, get_link (widget));
}

typedef struct
{
  char     *(*dup_link) (gpointer data);
  gpointer    data;
} LinkSource;

static GdkContentProvider *
prepare_of_cb (GtkDragSource    *source,
               double            x,
               double            y,
               const LinkSource *links)
{
  g_autofree char *link = links->dup_link (links->data);

  return create_provider (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)), link);
}

static void
free_source (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* What was chosen in it is done first. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
pop_up (GtkWidget *widget,
        double     x,
        double     y)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuItem) item = ent_slide_maker_item_new (_("Add to _Lecture…"), get_link (widget));
  GtkWidget *popover;

  g_menu_append_item (menu, item);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_parent (popover, widget);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (unparent_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
secondary_cb (GtkGestureClick *gesture,
              int              n_press,
              double           x,
              double           y)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (keyval != GDK_KEY_Menu && !(keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    return FALSE;
  pop_up (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget));
  return TRUE;
}

void
ent_slide_maker_set_drag (GtkWidget  *widget,
                          const char *link)
{
  gboolean is_new;
  GtkDragSource *drag;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (link != NULL);

  is_new = get_link (widget) == NULL;
  g_object_set_data_full (G_OBJECT (widget), "slide-link", g_strdup (link), g_free);
  if (!is_new)
    return;
  drag = gtk_drag_source_new ();
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

void
ent_slide_maker_set_drag_of (GtkWidget  *widget,
                             char     *(*dup_link) (gpointer data),
                             gpointer    data)
{
  GtkDragSource *drag;
  LinkSource *links;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (dup_link != NULL);

  links = g_new (LinkSource, 1);
  *links = (LinkSource) { dup_link, data };
  drag = gtk_drag_source_new ();
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect_data (drag, "prepare", G_CALLBACK (prepare_of_cb), links, free_source, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

void
ent_slide_maker_watch (GtkWidget  *widget,
                       const char *link)
{
  GtkGesture *secondary;
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  ent_slide_maker_set_drag (widget, link);
  secondary = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (widget, keys);
}

/* A slide in strings */

static gboolean
is_made (const EntSlide *slide)
{
  return slide->made_title != NULL || slide->made_body != NULL;
}

/* @slide: (transfer full) */
static void
propose (GtkWidget *widget,
         EntSlide  *slide)
{
  GVariantBuilder cases;

  g_variant_builder_init (&cases, G_VARIANT_TYPE ("a(si)"));
  for (guint i = 0; i < slide->cases->len; i++)
    {
      const EntSlideCase *item = slide->cases->pdata[i];

      g_variant_builder_add (&cases, "(si)", item->case_id, item->version);
    }
  gtk_widget_activate_action (widget, "win.add-slide", ENT_SLIDE_MAKER_TYPE, ent_slide_kind_to_word (slide->kind),
                              slide->case_id, slide->target_id, slide->target_title, slide->target_date, slide->title,
                              slide->body, is_made (slide), &cases);
  ent_slide_free (slide);
}

EntSlide *
ent_slide_maker_read (GVariant *variant)
{
  g_autofree char *word = NULL;
  g_autoptr(GVariantIter) cases = NULL;
  const char *case_id;
  EntSlideKind kind;
  EntSlide *slide;
  gboolean made;
  int version;

  g_variant_get_child (variant, 0, "s", &word);
  if (!ent_slide_kind_from_word (word, &kind))
    return NULL;
  slide = ent_slide_new (kind);
  g_variant_get_child (variant, 1, "ms", &slide->case_id);
  g_variant_get_child (variant, 2, "ms", &slide->target_id);
  g_variant_get_child (variant, 3, "ms", &slide->target_title);
  g_variant_get_child (variant, 4, "ms", &slide->target_date);
  g_variant_get_child (variant, 5, "ms", &slide->title);
  g_variant_get_child (variant, 6, "ms", &slide->body);
  g_variant_get_child (variant, 7, "b", &made);
  g_variant_get_child (variant, 8, "a(si)", &cases);
  while (g_variant_iter_next (cases, "(&si)", &case_id, &version))
    ent_slide_add_case (slide, case_id, version, NULL);
  if (made)
    ent_slide_set_made (slide);
  return slide;
}

void
ent_slide_maker_present_matrix (GtkWidget           *widget,
                                EntMatrix           *matrix,
                                const EntMatrixSpec *spec)
{
  propose (widget, ent_slide_new_matrix (matrix, spec));
}

void
ent_slide_maker_present_factor (GtkWidget *widget,
                                EntMatrix *matrix,
                                guint      factor)
{
  propose (widget, ent_slide_new_factor (matrix, factor));
}

void
ent_slide_maker_present_statement (GtkWidget          *widget,
                                   EntMatrix          *matrix,
                                   const EntStatement *statement)
{
  propose (widget, ent_slide_new_statement (matrix, statement));
}
