#include "config.h"

#include "ent-slide-change.h"

#include <glib/gi18n-lib.h>

#include "ent-diff-row.h"
#include "ent-rich-text.h"
#include "ent-slide-item.h"
#include "ent-wrap-layout.h"

struct _EntSlideChange
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *words;
  GtkWidget *bin;    /* of the difference */
  GtkWidget *take;

  char      *key;    /* of what is shown: not built anew */
};

G_DEFINE_FINAL_TYPE (EntSlideChange, ent_slide_change, GTK_TYPE_WIDGET)

enum { TAKE, KEEP, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
append_words (GString   *words,
              GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_autofree char *paragraph = ent_paragraph_dup_words (paragraphs->pdata[i]);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", paragraph);
    }
}

/* As a reader sees it: the words, and the sources below them. */
static char *
dup_words (const char *commonmark)
{
  g_autoptr(EntRichText) text = ent_rich_text_new (commonmark);
  GString *words = g_string_new (NULL);

  append_words (words, text->paragraphs);
  append_words (words, text->footnotes);
  return g_string_free (words, FALSE);
}

static EntFieldChange *
field_new (const char *field,
           const char *before,
           const char *after)
{
  EntFieldChange *change = g_new0 (EntFieldChange, 1);

  change->field = g_strdup (field);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  return change;
}

static void
field_free (gpointer data)
{
  EntFieldChange *change = data;

  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* Of a text that reads the same only the links differ: then these are shown. */
static void
add_text (GPtrArray      *fields,
          const EntSlide *slide,
          const EntSlide *remade)
{
  g_autofree char *before = dup_words (slide->made_body), *after = dup_words (remade->made_body);

  if (g_strcmp0 (slide->made_body, remade->made_body) == 0)
    return;
  if (g_str_equal (before, after))
    g_ptr_array_add (fields, field_new ("text", slide->made_body, remade->made_body));
  else
    g_ptr_array_add (fields, field_new ("text", *before != '\0' ? before : NULL, *after != '\0' ? after : NULL));
}

static GtkWidget *
create_difference (const EntSlide *slide,
                   const EntSlide *remade)
{
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func (field_free);
  g_autofree char *name = ent_slide_dup_name (slide);
  EntChange change = { ENT_CHANGE_CHANGED, (char *) "event", NULL, name, NULL, fields };

  if (g_strcmp0 (slide->made_title, remade->made_title) != 0)
    g_ptr_array_add (fields, field_new ("title", slide->made_title, remade->made_title));
  add_text (fields, slide, remade);
  return ent_diff_row_new (&change, NULL, NULL);
}

void
ent_slide_change_set (EntSlideChange *self,
                      const EntSlide *slide,
                      const EntSlide *remade)
{
  g_autofree char *key = NULL;
  GtkWidget *old;

  g_return_if_fail (ENT_IS_SLIDE_CHANGE (self));

  key = g_strjoin ("\n", slide->id, slide->made_title ? slide->made_title : "",
                   slide->made_body ? slide->made_body : "",
                   remade != NULL && remade->made_title ? remade->made_title : "",
                   remade != NULL && remade->made_body ? remade->made_body : "", NULL);
  if (g_strcmp0 (self->key, key) == 0)
    return;
  g_free (self->key);
  self->key = g_steal_pointer (&key);
  gtk_label_set_label (GTK_LABEL (self->words), remade != NULL
    ? _("The case that this slide was made from has a newer version, in which this reads otherwise.")
    : _("What this slide shows is no longer in its case. The slide keeps it as it was."));
  gtk_widget_set_visible (self->take, remade != NULL);
  if ((old = gtk_widget_get_first_child (self->bin)) != NULL)
    gtk_box_remove (GTK_BOX (self->bin), old);
  if (remade != NULL)
    gtk_box_append (GTK_BOX (self->bin), create_difference (slide, remade));
}

static void
take_cb (EntSlideChange *self)
{
  g_signal_emit (self, signals[TAKE], 0);
}

static void
keep_cb (EntSlideChange *self)
{
  g_signal_emit (self, signals[KEEP], 0);
}

static void
ent_slide_change_dispose (GObject *object)
{
  g_clear_pointer (&ENT_SLIDE_CHANGE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_slide_change_parent_class)->dispose (object);
}

static void
ent_slide_change_finalize (GObject *object)
{
  g_free (ENT_SLIDE_CHANGE (object)->key);
  G_OBJECT_CLASS (ent_slide_change_parent_class)->finalize (object);
}

static void
ent_slide_change_class_init (EntSlideChangeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_slide_change_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_slide_change_finalize;
  signals[TAKE] = g_signal_new ("take", ENT_TYPE_SLIDE_CHANGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[KEEP] = g_signal_new ("keep", ENT_TYPE_SLIDE_CHANGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slidechange");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_button (EntSlideChange *self,
               const char     *label,
               const char     *tooltip,
               GCallback       callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
ent_slide_change_init (EntSlideChange *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *keep;
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Its Source Changed"), "xalign", 0., "wrap", TRUE, NULL);

  gtk_widget_add_css_class (title, "heading");
  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "wrap", TRUE, NULL);
  self->bin = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->take = create_button (self, _("_Take New"), _("Make the slide anew of what the case says now"),
                              G_CALLBACK (take_cb));
  gtk_widget_set_layout_manager (buttons, ent_wrap_layout_new (6));
  gtk_box_append (GTK_BOX (buttons), self->take);
  keep = create_button (self, _("_Keep"), _("Leave the slide as it is, and do not ask again"), G_CALLBACK (keep_cb));
  gtk_box_append (GTK_BOX (buttons), keep);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_box_append (GTK_BOX (self->box), self->bin);
  gtk_box_append (GTK_BOX (self->box), buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Its Source Changed"), -1);
}

GtkWidget *
ent_slide_change_new (void)
{
  return g_object_new (ENT_TYPE_SLIDE_CHANGE, NULL);
}
