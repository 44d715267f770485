#include "config.h"

#include "ent-matrix-page.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-factor-grid.h"

struct _EntMatrixPage
{
  GtkWidget      parent_instance;

  EntFactorGrid *grid;
  GtkLabel      *sentence;  /* says in words what the picture shows */
};

G_DEFINE_FINAL_TYPE (EntMatrixPage, ent_matrix_page, GTK_TYPE_WIDGET)

enum
{
  CELL_SELECTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The factors of @codebook that are rated at least @limit (at most, for a negative one) in
 * every case, as a list in words; NULL for none. */
static char *
dup_shared_factors (EntCodebook *codebook,
                    GPtrArray   *cases,
                    int          limit)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < codebook->factors->len; i++)
    {
      EntFactor *factor = codebook->factors->pdata[i];
      gboolean shared = cases->len > 0;

      for (guint j = 0; shared && j < cases->len; j++)
        {
          EntAssessment *assessment = ent_case_find_assessment (cases->pdata[j], factor->id);

          shared = assessment != NULL && assessment->has_rating
                   && (limit > 0 ? assessment->rating >= limit : assessment->rating <= limit);
        }
      if (shared)
        ent_list_append (list, ent_text_get (factor->title));
    }
  return list->len > 0 ? g_strdup (list->str) : NULL;
}

/* @format: Pango markup with one %s, for @list; nothing where the list is NULL. */
static void
append_sentence (GString    *text,
                 const char *format,
                 const char *list)
{
  g_autofree char *escaped = list ? g_markup_escape_text (list, -1) : NULL;
  g_auto(GStrv) parts = NULL;

  if (list == NULL)
    return;
  parts = g_strsplit (format, "%s", 2);
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", parts[0], escaped,
                          parts[1] ? parts[1] : "");
}

static void
update_sentence (EntMatrixPage *self,
                 EntCodebook    *codebook,
                 GPtrArray      *cases)
{
  int limit = cases->len == 1 ? 2 : 1;
  g_autofree char *helped = dup_shared_factors (codebook, cases, limit);
  g_autofree char *hindered = dup_shared_factors (codebook, cases, -limit);
  g_autoptr(GString) text = g_string_new (NULL);

  /* Translators: %s is a list of factors */
  append_sentence (text, cases->len == 1 ? _("<b>Helped most:</b> %s")
                                         : _("<b>Helped in every case:</b> %s"), helped);
  /* Translators: %s is a list of factors */
  append_sentence (text, cases->len == 1 ? _("<b>Hindered most:</b> %s")
                                         : _("<b>Hindered in every case:</b> %s"), hindered);
  gtk_label_set_markup (self->sentence, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), text->len > 0);
}

void
ent_matrix_page_set (EntMatrixPage *self,
                     EntMatrix     *matrix)
{
  g_return_if_fail (ENT_IS_MATRIX_PAGE (self));

  ent_factor_grid_set (self->grid, matrix, NULL);
  update_sentence (self, matrix->codebook, matrix->cases);
}

void
ent_matrix_page_select (EntMatrixPage *self,
                        const char    *case_id,
                        const char    *factor_id)
{
  g_return_if_fail (ENT_IS_MATRIX_PAGE (self));

  ent_factor_grid_select (self->grid, case_id, factor_id);
}

static void
cell_selected_cb (EntFactorGrid  *grid,
                  const char     *case_id,
                  const char     *factor_id,
                  EntMatrixPage *self)
{
  ent_factor_grid_select (grid, case_id, factor_id);
  g_signal_emit (self, signals[CELL_SELECTED], 0, case_id, factor_id);
}

static GtkWidget *
create_key_label (const char *text,
                  const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "tooltip-text", text, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The key: the scale of ratings, the dots, the dashes. */
static GtkWidget *
create_key (void)
{
  GtkWidget *key = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *scale;

  gtk_widget_add_css_class (key, "key");
  gtk_box_append (GTK_BOX (key), create_key_label (_("hindering −3"), "dim-label"));
  scale = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  for (int rating = -3; rating <= 3; rating++)
    {
      g_autofree char *css = g_strdup_printf ("rating-%c%d", rating < 0 ? 'm' : 'p', ABS (rating));
      GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "width-request", 22, "height-request", 12,
                                        "valign", GTK_ALIGN_CENTER, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_add_css_class (swatch, css);
      gtk_box_append (GTK_BOX (scale), swatch);
    }
  gtk_box_append (GTK_BOX (key), scale);
  gtk_box_append (GTK_BOX (key), create_key_label (_("+3 enabling"), "dim-label"));
  gtk_box_append (GTK_BOX (key), create_key_label (_("●●● confidence"), "dim-label"));
  gtk_box_append (GTK_BOX (key), create_key_label (_("dashed: no evidence"), "dim-label"));
  return key;
}

static void
ent_matrix_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_matrix_page_parent_class)->dispose (object);
}

static void
ent_matrix_page_class_init (EntMatrixPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_matrix_page_dispose;
  signals[CELL_SELECTED] = g_signal_new ("cell-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_matrix_page_init (EntMatrixPage *self)
{
  GtkWidget *footer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->grid = ENT_FACTOR_GRID (ent_factor_grid_new ());
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->grid, "vexpand", TRUE, NULL);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  g_signal_connect_object (self->grid, "cell-selected", G_CALLBACK (cell_selected_cb), self, 0);

  gtk_widget_add_css_class (footer, "footer");
  self->sentence = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (footer), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (footer), create_key ());
  gtk_widget_set_parent (footer, GTK_WIDGET (self));
}

GtkWidget *
ent_matrix_page_new (void)
{
  return g_object_new (ENT_TYPE_MATRIX_PAGE, NULL);
}
