#include "config.h"

#include "ent-tag-box.h"

#include <glib/gi18n-lib.h>

#include "ent-cite.h"
#include "ent-note.h"
#include "ent-string-list.h"
#include "ent-wrap-layout.h"

#define MAX_SUGGESTIONS 8
#define MAX_CHIP_CHARS  22

struct _EntTagBox
{
  GtkWidget  parent_instance;

  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *list;         /* of suggestions that fit */
  GPtrArray *fixed;        /* of char* */
  GPtrArray *added;        /* of char* */
  GPtrArray *suggestions;  /* of char* */
  gboolean   editable;
};

enum { PROP_0, PROP_EDITABLE, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntTagBox, ent_tag_box, GTK_TYPE_WIDGET)

static gboolean
has_tag (GPtrArray  *tags,
         const char *tag)
{
  return g_ptr_array_find_with_equal_func (tags, tag, (GEqualFunc) ent_tag_equal, NULL);
}

static void update_chips (EntTagBox *self);

/* Chips */

static void
remove_cb (GtkButton *button,
           EntTagBox *self)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->added, g_object_get_data (G_OBJECT (button), "tag"), g_str_equal, &index))
    return;
  g_ptr_array_remove_index (self->added, index);
  gtk_widget_grab_focus (self->entry);
  update_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_chip (EntTagBox  *self,
             const char *tag,
             gboolean    fixed)
{
  g_autofree char *text = g_strconcat ("#", tag, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, NULL), *chip, *line;
  g_autofree char *name = NULL;

  if (g_utf8_strlen (text, -1) > MAX_CHIP_CHARS)
    g_object_set (label, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", MAX_CHIP_CHARS, NULL);
  if (fixed || !self->editable)
    {
      chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_box_append (GTK_BOX (chip), label);
      gtk_widget_set_tooltip_text (chip, fixed && self->editable
                                         ? _("Stands in the text; take it out there to remove it") : text);
      gtk_widget_add_css_class (chip, "tag");
      return chip;
    }
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("window-close-symbolic"));
  chip = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (chip), line);
  gtk_widget_add_css_class (chip, "tag");
  /* Translators: %s is a tag, "#sanctions" */
  name = g_strdup_printf (_("Remove %s"), text);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), "tag", g_strdup (tag), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (remove_cb), self, 0);
  return chip;
}

static void
update_chips (EntTagBox *self)
{
  GtkWidget *child, *next;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (child != self->entry)
        gtk_widget_unparent (child);
    }
  for (guint i = 0; i < self->fixed->len; i++)
    gtk_widget_insert_before (create_chip (self, self->fixed->pdata[i], TRUE), GTK_WIDGET (self), self->entry);
  for (guint i = 0; i < self->added->len; i++)
    gtk_widget_insert_before (create_chip (self, self->added->pdata[i], FALSE), GTK_WIDGET (self), self->entry);
}

static GPtrArray *
copy_without (GPtrArray *tags,
              GPtrArray *others)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    if (others == NULL || !has_tag (others, tags->pdata[i]))
      g_ptr_array_add (copy, g_strdup (tags->pdata[i]));
  return copy;
}

void
ent_tag_box_set (EntTagBox *self,
                 GPtrArray *fixed,
                 GPtrArray *tags)
{
  g_autoptr(GPtrArray) new_fixed = NULL, new_added = NULL;

  g_return_if_fail (ENT_IS_TAG_BOX (self));

  new_fixed = copy_without (fixed, NULL);
  new_added = copy_without (tags, new_fixed);
  if (ent_ids_equal (self->fixed, new_fixed) && ent_ids_equal (self->added, new_added))
    return;
  g_ptr_array_unref (self->fixed);
  self->fixed = g_steal_pointer (&new_fixed);
  g_ptr_array_unref (self->added);
  self->added = g_steal_pointer (&new_added);
  update_chips (self);
}

GPtrArray *
ent_tag_box_get_added (EntTagBox *self)
{
  g_return_val_if_fail (ENT_IS_TAG_BOX (self), NULL);
  return self->added;
}

/* The entry */

static void
add_tag (EntTagBox  *self,
         const char *typed)
{
  g_autofree char *tag = ent_tag_clean (typed);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (tag == NULL || has_tag (self->fixed, tag) || has_tag (self->added, tag))
    return;
  g_ptr_array_add (self->added, g_steal_pointer (&tag));
  update_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static const char *
get_chosen (EntTagBox *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL && gtk_widget_get_mapped (self->popover) ? g_object_get_data (G_OBJECT (row), "tag") : NULL;
}

static void
activate_cb (EntTagBox *self)
{
  const char *chosen = get_chosen (self);
  g_autofree char *tag = g_strdup (chosen != NULL ? chosen : gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  add_tag (self, tag);
}

static void
row_activated_cb (EntTagBox     *self,
                  GtkListBoxRow *row)
{
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (row), "tag"));

  add_tag (self, tag);
  gtk_widget_grab_focus (self->entry);
}

static void
append_suggestion (EntTagBox  *self,
                   const char *tag)
{
  g_autofree char *text = g_strconcat ("#", tag, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, NULL));
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (tag), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
suggest_cb (EntTagBox *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *tag = ent_tag_clean (typed);
  g_autofree char *key = tag != NULL ? g_utf8_casefold (tag, -1) : NULL;
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; key != NULL && i < self->suggestions->len && n < MAX_SUGGESTIONS; i++)
    {
      const char *suggestion = self->suggestions->pdata[i];
      g_autofree char *folded = g_utf8_casefold (suggestion, -1);

      if (strstr (folded, key) == NULL || has_tag (self->fixed, suggestion) || has_tag (self->added, suggestion))
        continue;
      append_suggestion (self, suggestion);
      n++;
    }
  if (n > 0 && gtk_widget_get_mapped (self->entry))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Up and down walk through the suggestions; Escape puts them away, and then what was typed. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        EntTagBox             *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (keyval == GDK_KEY_Escape)
    {
      if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
        return FALSE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return TRUE;
    }
  if (!gtk_widget_get_mapped (self->popover) || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return FALSE;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index + (keyval == GDK_KEY_Down ? 1 : -1));
  if (row != NULL || keyval == GDK_KEY_Up)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  return TRUE;
}

/* What was typed is not lost because one goes on. */
static void
leave_cb (EntTagBox *self)
{
  g_autofree char *typed = NULL;

  if (self->popover == NULL)
    return;
  typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  add_tag (self, typed);
}

void
ent_tag_box_set_suggestions (EntTagBox *self,
                             GPtrArray *tags)
{
  g_return_if_fail (ENT_IS_TAG_BOX (self));

  g_ptr_array_unref (self->suggestions);
  self->suggestions = copy_without (tags, NULL);
}

/* The widget */

static void
ent_tag_box_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  if (id == PROP_EDITABLE)
    g_value_set_boolean (value, ENT_TAG_BOX (object)->editable);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_tag_box_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  EntTagBox *self = ENT_TAG_BOX (object);

  if (id != PROP_EDITABLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->editable == g_value_get_boolean (value))
    return;
  self->editable = g_value_get_boolean (value);
  gtk_widget_set_visible (self->entry, self->editable);
  update_chips (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
ent_tag_box_dispose (GObject *object)
{
  EntTagBox *self = ENT_TAG_BOX (object);
  GtkWidget *child;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->entry = NULL;
  G_OBJECT_CLASS (ent_tag_box_parent_class)->dispose (object);
}

static void
ent_tag_box_finalize (GObject *object)
{
  EntTagBox *self = ENT_TAG_BOX (object);

  g_ptr_array_unref (self->fixed);
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->suggestions);
  G_OBJECT_CLASS (ent_tag_box_parent_class)->finalize (object);
}

static void
ent_tag_box_class_init (EntTagBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_tag_box_get_property;
  object_class->set_property = ent_tag_box_set_property;
  object_class->dispose = ent_tag_box_dispose;
  object_class->finalize = ent_tag_box_finalize;
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_TAG_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_entry (EntTagBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("Add tag"), "width-chars", 8,
                              "max-width-chars", 12, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->entry, "add-tag");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add tag"), -1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  self->popover = g_object_new (GTK_TYPE_POPOVER, "child", self->list, "autohide", FALSE, "has-arrow", FALSE,
                                "position", GTK_POS_BOTTOM, "halign", GTK_ALIGN_START, "can-focus", FALSE, NULL);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_parent (self->popover, self->entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (suggest_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
ent_tag_box_init (EntTagBox *self)
{
  self->editable = TRUE;
  self->fixed = g_ptr_array_new_with_free_func (g_free);
  self->added = g_ptr_array_new_with_free_func (g_free);
  self->suggestions = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), ent_wrap_layout_new (6));
  create_entry (self);
}

GtkWidget *
ent_tag_box_new (void)
{
  return g_object_new (ENT_TYPE_TAG_BOX, NULL);
}
