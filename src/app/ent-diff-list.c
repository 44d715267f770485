#include "config.h"

#include "ent-diff-list.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-change-words.h"
#include "ent-cut-list.h"
#include "ent-diff-row.h"
#include "ent-text-side.h"

#define N_FIRST 20
#define N_STEP  250 /* so many are built in well under the blink of an eye */

struct _EntDiffList
{
  GtkWidget          parent_instance;

  GtkWidget         *list;
  GtkWidget         *key;

  const EntCaseDiff *diff;
  EntDiffListLink    link;
  gpointer           data;
  GDestroyNotify     data_free;
  EntCodebook       *codebook;
};

G_DEFINE_FINAL_TYPE (EntDiffList, ent_diff_list, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (guint    index,
            gpointer data)
{
  EntDiffList *self = data;
  const EntChange *change = self->diff->changes->pdata[index];
  const EntChange *last = index > 0 ? self->diff->changes->pdata[index - 1] : NULL;
  g_autofree char *link = self->link != NULL ? self->link (change, self->data) : NULL;
  GtkWidget *row = ent_diff_row_new (change, link, self->codebook), *box;

  if (last != NULL && ent_change_is_of_part (last, change->part))
    return row;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  ent_block_heading (GTK_BOX (box), ent_change_part_to_label (change->part));
  gtk_box_append (GTK_BOX (box), row);
  return box;
}

static char *
create_label (guint    n_next,
              guint    n_all,
              gboolean rest)
{
  if (rest)
    return g_strdup_printf (ngettext ("Show All %u Change", "Show All %u Changes", n_all), n_all);
  /* Translators: some of many changes: "Show 250 More of 1240 Changes" */
  return g_strdup_printf (_("Show %u More of %u Changes"), n_next, n_all);
}

static void
ent_diff_list_dispose (GObject *object)
{
  EntDiffList *self = ENT_DIFF_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->key, gtk_widget_unparent);
  if (self->data_free != NULL)
    g_clear_pointer (&self->data, self->data_free);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  G_OBJECT_CLASS (ent_diff_list_parent_class)->dispose (object);
}

static void
ent_diff_list_class_init (EntDiffListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_diff_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "difflist");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_diff_list_init (EntDiffList *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 9);
}

/* Whether some text in it has marks. */
static gboolean
has_marks (const EntCaseDiff *diff)
{
  for (guint i = 0; i < diff->changes->len; i++)
    {
      const EntChange *change = diff->changes->pdata[i];

      for (guint j = 0; j < change->fields->len; j++)
        {
          const EntFieldChange *field = change->fields->pdata[j];

          if (field->before != NULL && field->after != NULL && g_strcmp0 (field->field, "rating") != 0)
            return TRUE;
        }
    }
  return FALSE;
}

guint
ent_diff_list_get_n_shown (EntDiffList *self)
{
  g_return_val_if_fail (ENT_IS_DIFF_LIST (self), 0);

  return ent_cut_list_get_n_shown (ENT_CUT_LIST (self->list));
}

GtkWidget *
ent_diff_list_new (const EntCaseDiff *diff,
                   EntDiffListLink    link,
                   gpointer           data,
                   GDestroyNotify     data_free,
                   EntCodebook       *codebook)
{
  EntDiffList *self = g_object_new (ENT_TYPE_DIFF_LIST, NULL);

  self->diff = diff;
  self->link = link;
  self->data = data;
  self->data_free = data_free;
  self->codebook = codebook != NULL ? ent_codebook_ref (codebook) : NULL;
  self->list = ent_cut_list_new (_("What changed"), 9, diff->changes->len, N_FIRST, N_STEP, create_row, create_label,
                                 self, NULL);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  if (has_marks (diff))
    {
      self->key = g_object_new (GTK_TYPE_LABEL, "label", ent_text_side_get_key (), "xalign", 0., "wrap", TRUE, NULL);
      gtk_widget_add_css_class (self->key, "dim-label");
      gtk_widget_add_css_class (self->key, "caption");
      gtk_widget_set_parent (self->key, GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}
