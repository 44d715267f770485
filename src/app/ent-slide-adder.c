#include "config.h"

#include "ent-slide-adder.h"

#include <glib/gi18n-lib.h>

#include "ent-lecture.h"
#include "ent-rows.h"
#include "ent-wrap-layout.h"

#define MAX_HITS       20
#define RESULTS_HEIGHT 340  /* px; more scrolls, so that what stands below stays in reach */
#define HIT_HEIGHT     84   /* px that one needs at least */

struct _EntSlideAdder
{
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkWidget    *search;
  GtkWidget    *scroller;   /* of what was found */
  GtkListBox   *results;
  GtkWidget    *nothing;

  EntSession   *session;
  GCancellable *searching;  /* or NULL */
};

G_DEFINE_FINAL_TYPE (EntSlideAdder, ent_slide_adder, GTK_TYPE_WIDGET)

enum { HIT_CHOSEN, KIND_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Results */

static EntHitItem *
get_item (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "hit");
}

static void
choose (EntSlideAdder *self,
        gpointer       row)
{
  g_autoptr(EntHitItem) item = g_object_ref (get_item (row));

  g_signal_emit (self, signals[HIT_CHOSEN], 0, item);
}

static void
add_cb (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  choose (ENT_SLIDE_ADDER (gtk_widget_get_ancestor (button, ENT_TYPE_SLIDE_ADDER)), row);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            GtkWidget     *row)
{
  return gdk_content_provider_new_typed (ENT_TYPE_HIT_ITEM, get_item (row));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               GtkWidget     *row)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static void
append_hit (EntSlideAdder *self,
            EntHit        *hit)
{
  EntHitItem *item = ent_hit_item_new (hit);
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *content = g_object_new (ENT_TYPE_HIT_ROW, "hexpand", TRUE, NULL);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  g_autofree char *name = g_strdup_printf (_("Add “%s”"), hit->title);

  ent_hit_row_bind (ENT_HIT_ROW (content), item);
  g_object_set (add, "valign", GTK_ALIGN_CENTER, "tooltip-text", name, NULL);
  gtk_widget_add_css_class (add, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), NULL);
  gtk_box_append (GTK_BOX (line), content);
  gtk_box_append (GTK_BOX (line), add);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, hit->title, -1);
  g_object_set_data_full (G_OBJECT (row), "hit", item, g_object_unref);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_list_box_append (self->results, row);
}

static void
clear_results (EntSlideAdder *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->results, 0)) != NULL)
    gtk_list_box_remove (self->results, GTK_WIDGET (row));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(EntSlideAdder) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = ent_library_search_finish (ENT_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->searching);
  if (hits == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
      return;
    }
  clear_results (self);
  g_ptr_array_set_free_func (hits, NULL);
  for (guint i = 0; i < hits->len; i++)
    append_hit (self, hits->pdata[i]);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              (int) MIN (hits->len * HIT_HEIGHT, RESULTS_HEIGHT));
  gtk_widget_set_visible (self->scroller, hits->len > 0);
  gtk_widget_set_visible (self->nothing, hits->len == 0);
}

static void
cancel_search (EntSlideAdder *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
search_changed_cb (EntSlideAdder *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  cancel_search (self);
  if (*words == '\0')
    {
      clear_results (self);
      gtk_widget_set_visible (self->scroller, FALSE);
      gtk_widget_set_visible (self->nothing, FALSE);
      return;
    }
  self->searching = g_cancellable_new ();
  ent_library_search_async (ent_session_get_library (self->session), words, MAX_HITS, self->searching, found_cb,
                            g_object_ref (self));
}

static void
row_activated_cb (EntSlideAdder *self,
                  GtkListBoxRow *row)
{
  choose (self, row);
}

/* Enter or Down goes from the words to what was found; Enter there adds it. */
static void
focus_results (EntSlideAdder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->results, 0);

  if (row == NULL || !gtk_widget_get_visible (self->scroller))
    return;
  gtk_list_box_select_row (self->results, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        EntSlideAdder         *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  focus_results (self);
  return TRUE;
}

static void
stop_cb (EntSlideAdder *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* New slides */

static void
kind_cb (GtkWidget *button)
{
  gpointer kind = g_object_get_data (G_OBJECT (button), "kind");

  g_signal_emit (gtk_widget_get_ancestor (button, ENT_TYPE_SLIDE_ADDER), signals[KIND_CHOSEN], 0,
                 GPOINTER_TO_UINT (kind));
}

static GtkWidget *
create_kinds (void)
{
  const struct { EntSlideKind kind; const char *label, *tooltip; } kinds[] = {
    { ENT_SLIDE_TITLE, _("Title"), _("A title in large letters: of the lecture, or of a part of it") },
    { ENT_SLIDE_TEXT, _("Text"), _("Your own words") },
    { ENT_SLIDE_QUESTION, _("Question"), _("A question for the class") },
    { ENT_SLIDE_PICTURE, _("Picture…"), _("A picture of your own, from a file") },
    { ENT_SLIDE_TIMELINE, _("Timeline…"), _("The timeline of a case, or a view that you saved") },
    { ENT_SLIDE_MATRIX, _("Factors…"), _("What helped and what hindered, across cases or in one") },
    { ENT_SLIDE_COMPARISON, _("Comparison…"), _("Two cases, one above the other") },
    { ENT_SLIDE_SOURCES, _("Sources"), _("All sources that the slides of this lecture cite") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (box, ent_wrap_layout_new (6));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (kinds[i].label);

      gtk_widget_set_tooltip_text (button, kinds[i].tooltip);
      gtk_widget_add_css_class (button, "chip");
      g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (kinds[i].kind));
      g_signal_connect (button, "clicked", G_CALLBACK (kind_cb), NULL);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/* The widget */

static void
ent_slide_adder_dispose (GObject *object)
{
  EntSlideAdder *self = ENT_SLIDE_ADDER (object);

  cancel_search (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_slide_adder_parent_class)->dispose (object);
}

static void
ent_slide_adder_class_init (EntSlideAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_slide_adder_dispose;
  signals[HIT_CHOSEN] = g_signal_new ("hit-chosen", ENT_TYPE_SLIDE_ADDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, ENT_TYPE_HIT_ITEM);
  signals[KIND_CHOSEN] = g_signal_new ("kind-chosen", ENT_TYPE_SLIDE_ADDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slideadder");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_search (EntSlideAdder *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Events, quotations, notes, cases…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search the library for what to add"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (focus_results), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);
}

static void
ent_slide_adder_init (EntSlideAdder *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _("Add to this lecture"), "xalign", 0., "wrap", TRUE,
                                     NULL);

  gtk_widget_add_css_class (heading, "part-heading");
  create_search (self);
  self->results = g_object_new (GTK_TYPE_LIST_BOX, "activate-on-single-click", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->results), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was found"),
                                  -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->results), "hits");
  g_signal_connect_object (self->results, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->results, "hscrollbar-policy",
                                 GTK_POLICY_NEVER, "propagate-natural-height", TRUE, "max-content-height",
                                 RESULTS_HEIGHT, "visible", FALSE, NULL);
  self->nothing = g_object_new (GTK_TYPE_LABEL, "label", _("Nothing found. Try fewer letters, or another word."),
                                "xalign", 0., "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_box_append (GTK_BOX (self->box), create_kinds ());
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
ent_slide_adder_focus_search (EntSlideAdder *self)
{
  g_return_if_fail (ENT_IS_SLIDE_ADDER (self));

  gtk_widget_grab_focus (self->search);
}

GtkWidget *
ent_slide_adder_new (EntSession *session)
{
  EntSlideAdder *self = g_object_new (ENT_TYPE_SLIDE_ADDER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
