#include "config.h"

#include "ent-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "ent-chips.h"
#include "ent-filter-panel.h"

struct _EntFilterBar
{
  GtkWidget       parent_instance;

  GtkWidget      *button;
  GtkWidget      *popover;
  GtkWidget      *panel;
  GtkWidget      *chips;
  GtkWidget      *count;
  GPtrArray      *cases;     /* of EntCase */
  EntCodebook    *codebook;
  char          **tags;
  gboolean        stale;     /* the panel does not show these cases and tags yet */
  EntEventFilter *filter;
};

enum { PROP_0, PROP_FILTER, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntFilterBar, ent_filter_bar, GTK_TYPE_WIDGET)

/* Chips */

static void
chip_cb (EntFilterBar *self,
         guint         index)
{
  g_autoptr(GPtrArray) parts = ent_event_filter_list_parts (self->filter, self->cases, self->codebook);
  g_autoptr(EntEventFilter) filter = ent_event_filter_copy_without (self->filter, parts->pdata[index]);

  ent_filter_bar_set_filter (self, filter);
}

static void
update_chips (EntFilterBar *self)
{
  g_autoptr(GPtrArray) parts = ent_event_filter_list_parts (self->filter, self->cases, self->codebook);
  g_autofree const char **labels = g_new0 (const char *, parts->len + 1);

  for (guint i = 0; i < parts->len; i++)
    labels[i] = ((EntFilterPart *) parts->pdata[i])->label;
  ent_chips_set_labels (ENT_CHIPS (self->chips), labels);
  gtk_widget_set_visible (self->count, parts->len > 0);
}

/* The panel */

static void
update_panel (EntFilterBar *self)
{
  if (!self->stale || self->cases == NULL || !gtk_widget_get_mapped (self->popover))
    return;
  self->stale = FALSE;
  ent_filter_panel_set (ENT_FILTER_PANEL (self->panel), self->cases, self->codebook, (const char * const *) self->tags);
}

static void
close_cb (EntFilterBar *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

void
ent_filter_bar_set_cases (EntFilterBar *self,
                          GPtrArray    *cases,
                          EntCodebook  *codebook)
{
  g_return_if_fail (ENT_IS_FILTER_BAR (self));
  g_return_if_fail (cases != NULL);

  g_clear_pointer (&self->cases, g_ptr_array_unref);
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (self->cases, ent_case_ref (cases->pdata[i]));
  if (codebook != NULL)
    ent_codebook_ref (codebook);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  self->codebook = codebook;
  self->stale = TRUE;
  update_panel (self);
  update_chips (self);
}

void
ent_filter_bar_set_case (EntFilterBar *self,
                         EntCase      *item,
                         EntCodebook  *codebook)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  g_return_if_fail (item != NULL);

  g_ptr_array_add (cases, item);
  ent_filter_bar_set_cases (self, cases, codebook);
}

void
ent_filter_bar_set_tags (EntFilterBar       *self,
                         const char * const *tags)
{
  g_return_if_fail (ENT_IS_FILTER_BAR (self));

  if (tags != NULL && *tags == NULL)
    tags = NULL;
  if (self->tags == NULL && tags == NULL)
    return;
  if (self->tags != NULL && tags != NULL && g_strv_equal ((const char * const *) self->tags, tags))
    return;
  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) tags);
  self->stale = TRUE;
  update_panel (self);
}

void
ent_filter_bar_set_count (EntFilterBar *self,
                          guint         n_matches,
                          guint         n_events)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ENT_IS_FILTER_BAR (self));

  /* Translators: how many events a filter leaves, of how many. */
  text = g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", n_events), n_matches, n_events);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

const EntEventFilter *
ent_filter_bar_get_filter (EntFilterBar *self)
{
  g_return_val_if_fail (ENT_IS_FILTER_BAR (self), NULL);

  return self->filter;
}

void
ent_filter_bar_set_filter (EntFilterBar         *self,
                           const EntEventFilter *filter)
{
  EntEventFilter *copy;

  g_return_if_fail (ENT_IS_FILTER_BAR (self));
  g_return_if_fail (filter != NULL);

  if (ent_event_filter_equal (self->filter, filter))
    return;
  copy = ent_event_filter_copy (filter);
  ent_event_filter_free (self->filter);
  self->filter = copy;
  update_chips (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

/* The widget */

static void
ent_filter_bar_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_FILTER)
    g_value_set_boxed (value, ENT_FILTER_BAR (object)->filter);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_filter_bar_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (id == PROP_FILTER)
    ent_filter_bar_set_filter (ENT_FILTER_BAR (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_filter_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_filter_bar_parent_class)->dispose (object);
}

static void
ent_filter_bar_finalize (GObject *object)
{
  EntFilterBar *self = ENT_FILTER_BAR (object);

  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_strfreev (self->tags);
  ent_event_filter_free (self->filter);
  G_OBJECT_CLASS (ent_filter_bar_parent_class)->finalize (object);
}

static void
ent_filter_bar_class_init (EntFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_filter_bar_get_property;
  object_class->set_property = ent_filter_bar_set_property;
  object_class->dispose = ent_filter_bar_dispose;
  object_class->finalize = ent_filter_bar_finalize;

  properties[PROP_FILTER] = g_param_spec_boxed ("filter", NULL, NULL, ENT_TYPE_EVENT_FILTER,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_button (EntFilterBar *self)
{
  self->panel = ent_filter_panel_new ();
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->panel);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("_Filter"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->button, "flat");
  g_object_bind_property (self, "filter", self->panel, "filter", G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (self->popover, "map", G_CALLBACK (update_panel), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->panel, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

static void
ent_filter_bar_init (EntFilterBar *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->filter = ent_event_filter_new ();
  create_button (self);
  self->chips = ent_chips_new (self->button);
  g_signal_connect_object (self->chips, "removed", G_CALLBACK (chip_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_visible (self->count, FALSE);
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
}

GtkWidget *
ent_filter_bar_new (void)
{
  return g_object_new (ENT_TYPE_FILTER_BAR, NULL);
}
