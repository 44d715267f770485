/* The spec is the truth: a check that is turned makes a changed copy of it, and checks, words and chips follow
 * whatever spec is set. */
#include "config.h"

#include "ent-matrix-filter.h"

#include <glib/gi18n-lib.h>

#include "ent-chips.h"
#include "ent-filter-sections.h"
#include "ent-string-list.h"

#define MAX_LIST_HEIGHT 360
/* More cases are found by words. */
#define MAX_CASES       300

typedef enum
{
  CHOICE_EVIDENCE,
  CHOICE_CONFIDENCE,
  CHOICE_DIFFERING,
  CHOICE_CASE,
  CHOICE_GROUP,
  CHOICE_FACTOR,
} ChoiceKind;

typedef struct
{
  ChoiceKind      kind;
  int             value;
  char           *id;     /* or NULL */
  GtkCheckButton *check;
} Choice;

struct _EntMatrixFilter
{
  GtkWidget      parent_instance;

  GtkWidget     *button;
  GtkWidget     *popover;
  GtkWidget     *words;
  GtkWidget     *sections;
  GtkWidget     *clear;
  GtkWidget     *chips;
  GtkWidget     *count;
  GPtrArray     *choices;   /* of Choice */
  EntMatrix     *matrix;    /* or NULL */
  EntMatrixSpec *spec;
  gboolean       stale;     /* the panel does not show this matrix yet */
  gboolean       updating;  /* the widgets follow the spec */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntMatrixFilter, ent_matrix_filter, GTK_TYPE_WIDGET)

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_free (self->id);
  g_free (self);
}

static GPtrArray *
get_list (const EntMatrixSpec *spec,
          ChoiceKind           kind)
{
  return kind == CHOICE_CASE ? spec->cases : kind == CHOICE_GROUP ? spec->groups : spec->factors;
}

static gboolean
is_chosen (const EntMatrixSpec *spec,
           const Choice        *choice)
{
  switch (choice->kind)
    {
    case CHOICE_EVIDENCE:
      return (int) spec->evidence == choice->value;
    case CHOICE_CONFIDENCE:
      return (int) spec->confidence == choice->value;
    case CHOICE_DIFFERING:
      return spec->differing;
    case CHOICE_CASE:
    case CHOICE_GROUP:
    case CHOICE_FACTOR:
    default:
      return ent_string_list_has (get_list (spec, choice->kind), choice->id);
    }
}

static void
update_widgets (EntMatrixFilter *self)
{
  const char *text = self->spec->text != NULL ? self->spec->text : "";
  g_autofree char *shown = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words))));

  self->updating = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = self->choices->pdata[i];

      gtk_check_button_set_active (choice->check, is_chosen (self->spec, choice));
    }
  /* A space that was typed after a word stays: another word may follow. */
  if (!g_str_equal (shown, text))
    gtk_editable_set_text (GTK_EDITABLE (self->words), text);
  gtk_widget_set_sensitive (self->clear, ent_matrix_spec_is_filtered (self->spec));
  self->updating = FALSE;
}

static void
update_chips (EntMatrixFilter *self)
{
  g_autoptr(GPtrArray) parts = ent_matrix_spec_list_parts (self->spec, self->matrix);
  g_autofree const char **labels = g_new0 (const char *, parts->len + 1);

  for (guint i = 0; i < parts->len; i++)
    labels[i] = ((EntMatrixSpecPart *) parts->pdata[i])->label;
  ent_chips_set_labels (ENT_CHIPS (self->chips), labels);
  gtk_widget_set_visible (self->count, parts->len > 0);
}

/* @spec: (transfer full): a person chose it */
static void
take_spec (EntMatrixFilter *self,
           EntMatrixSpec   *spec)
{
  ent_matrix_spec_free (self->spec);
  self->spec = spec;
  update_widgets (self);
  update_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
chip_cb (EntMatrixFilter *self,
         guint            index)
{
  g_autoptr(GPtrArray) parts = ent_matrix_spec_list_parts (self->spec, self->matrix);

  take_spec (self, ent_matrix_spec_copy (((EntMatrixSpecPart *) parts->pdata[index])->without));
}

static void
toggled_cb (GtkCheckButton  *check,
            EntMatrixFilter *self)
{
  const Choice *choice = g_object_get_data (G_OBJECT (check), "choice");
  gboolean chosen = gtk_check_button_get_active (check);
  EntMatrixSpec *spec;

  /* Of those of which one is chosen, the one that goes speaks too. */
  if (self->updating || ((choice->kind == CHOICE_EVIDENCE || choice->kind == CHOICE_CONFIDENCE) && !chosen))
    return;
  spec = ent_matrix_spec_copy (self->spec);
  if (choice->kind == CHOICE_EVIDENCE)
    spec->evidence = choice->value;
  else if (choice->kind == CHOICE_CONFIDENCE)
    spec->confidence = choice->value;
  else if (choice->kind == CHOICE_DIFFERING)
    spec->differing = chosen;
  else
    ent_matrix_spec_set_in_list (get_list (spec, choice->kind), choice->id, chosen);
  take_spec (self, spec);
}

static void
words_cb (EntMatrixFilter *self)
{
  EntMatrixSpec *spec;

  if (self->updating)
    return;
  spec = ent_matrix_spec_copy (self->spec);
  ent_matrix_spec_set_text (spec, gtk_editable_get_text (GTK_EDITABLE (self->words)));
  take_spec (self, spec);
}

static void
clear_cb (EntMatrixFilter *self)
{
  EntMatrixSpec *spec = ent_matrix_spec_copy (self->spec);

  spec->evidence = ENT_MATRIX_EVIDENCE_ANY;
  spec->confidence = ENT_CONFIDENCE_NONE;
  spec->differing = FALSE;
  g_ptr_array_set_size (spec->cases, 0);
  g_ptr_array_set_size (spec->groups, 0);
  g_ptr_array_set_size (spec->factors, 0);
  ent_matrix_spec_set_text (spec, NULL);
  /* The button is about to be no place for the focus any more. */
  gtk_widget_grab_focus (self->words);
  take_spec (self, spec);
}

static void
close_cb (EntMatrixFilter *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* What there is to choose from */

/* @first: (nullable): of those of which one is chosen */
static GtkCheckButton *
add_choice (EntMatrixFilter *self,
            GtkWidget       *box,
            ChoiceKind       kind,
            int              value,
            const char      *id,
            const char      *name,
            GtkCheckButton  *first)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *check = ent_filter_check_new (name);

  choice->kind = kind;
  choice->value = value;
  choice->id = g_strdup (id);
  choice->check = GTK_CHECK_BUTTON (check);
  g_ptr_array_add (self->choices, choice);
  g_object_set_data (G_OBJECT (check), "choice", choice);
  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), check);
  return choice->check;
}

static void
add_judgements (EntMatrixFilter *self)
{
  GtkWidget *box = ent_filter_sections_add (self->sections, _("Evidence"), TRUE);
  GtkCheckButton *first = add_choice (self, box, CHOICE_EVIDENCE, ENT_MATRIX_EVIDENCE_ANY, NULL, _("Any"), NULL);

  add_choice (self, box, CHOICE_EVIDENCE, ENT_MATRIX_EVIDENCE_WITH, NULL, _("Carried by events"), first);
  add_choice (self, box, CHOICE_EVIDENCE, ENT_MATRIX_EVIDENCE_WITHOUT, NULL, _("Carried by no event"), first);
  box = ent_filter_sections_add (self->sections, _("Confidence"), self->spec->confidence != ENT_CONFIDENCE_NONE);
  first = add_choice (self, box, CHOICE_CONFIDENCE, ENT_CONFIDENCE_NONE, NULL, _("Any"), NULL);
  for (int i = ENT_CONFIDENCE_LOW; i <= ENT_CONFIDENCE_HIGH; i++)
    {
      /* Translators: of ratings; %s is "medium confidence" */
      g_autofree char *name = g_strdup_printf (i < ENT_CONFIDENCE_HIGH ? _("At least %s") : "%s",
                                               ent_confidence_to_label (i));

      add_choice (self, box, CHOICE_CONFIDENCE, i, NULL, name, first);
    }
  box = ent_filter_sections_add (self->sections, _("Your Ratings"), self->spec->differing);
  add_choice (self, box, CHOICE_DIFFERING, 1, NULL, _("Only where yours differs"), NULL);
}

static void
add_cases (EntMatrixFilter *self)
{
  guint n = ent_matrix_get_n_cases (self->matrix);
  GtkWidget *box;

  if (n < 2 || n > MAX_CASES)
    return;
  box = ent_filter_sections_add (self->sections, _("Cases"), self->spec->cases->len > 0);
  for (guint i = 0; i < n; i++)
    {
      EntCase *item = ent_matrix_get_case (self->matrix, i);

      add_choice (self, box, CHOICE_CASE, 0, item->id, ent_text_get (item->title), NULL);
    }
}

static void
add_factors (EntMatrixFilter *self)
{
  EntCodebook *codebook = self->matrix->codebook;
  GtkWidget *groups = ent_filter_sections_add (self->sections, _("Groups"), self->spec->groups->len > 0);
  GtkWidget *factors = ent_filter_sections_add (self->sections, _("Factors"), self->spec->factors->len > 0);

  for (guint i = 0; i < codebook->groups->len; i++)
    {
      const EntFactorGroup *group = codebook->groups->pdata[i];

      add_choice (self, groups, CHOICE_GROUP, 0, group->id, ent_text_get (group->title), NULL);
    }
  for (guint i = 0; i < codebook->factors->len; i++)
    {
      const EntFactor *factor = codebook->factors->pdata[i];

      add_choice (self, factors, CHOICE_FACTOR, 0, factor->id, ent_text_get (factor->title), NULL);
    }
}

static void
update_panel (EntMatrixFilter *self)
{
  if (!self->stale || self->matrix == NULL || !gtk_widget_get_mapped (self->popover))
    return;
  self->stale = FALSE;
  self->updating = TRUE;
  g_ptr_array_set_size (self->choices, 0);
  ent_filter_sections_clear (self->sections);
  add_judgements (self);
  add_cases (self);
  add_factors (self);
  update_widgets (self);
}

void
ent_matrix_filter_set (EntMatrixFilter     *self,
                       EntMatrix           *matrix,
                       const EntMatrixSpec *spec)
{
  EntMatrixSpec *copy;
  gboolean other;

  g_return_if_fail (ENT_IS_MATRIX_FILTER (self));
  g_return_if_fail (matrix != NULL && spec != NULL);

  /* The same things to choose from, rated otherwise, leave an open panel as it is. */
  other = self->matrix == NULL || self->matrix->codebook != matrix->codebook
          || self->matrix->cases->len != matrix->cases->len;
  for (guint i = 0; !other && i < matrix->cases->len; i++)
    other = matrix->cases->pdata[i] != self->matrix->cases->pdata[i];
  ent_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  self->matrix = matrix;
  copy = ent_matrix_spec_copy (spec);
  ent_matrix_spec_free (self->spec);
  self->spec = copy;
  self->stale = self->stale || other;
  update_panel (self);
  update_widgets (self);
  update_chips (self);
}

const EntMatrixSpec *
ent_matrix_filter_get_spec (EntMatrixFilter *self)
{
  g_return_val_if_fail (ENT_IS_MATRIX_FILTER (self), NULL);
  return self->spec;
}

void
ent_matrix_filter_set_count (EntMatrixFilter *self,
                             guint            n_matches,
                             guint            n_cells)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ENT_IS_MATRIX_FILTER (self));

  /* Translators: how many cells of the matrix a filter leaves, of how many */
  text = g_strdup_printf (ngettext ("%u of %u cell", "%u of %u cells", n_cells), n_matches, n_cells);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

/* The widget */

static void
ent_matrix_filter_dispose (GObject *object)
{
  EntMatrixFilter *self = ENT_MATRIX_FILTER (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_matrix_filter_parent_class)->dispose (object);
}

static void
ent_matrix_filter_finalize (GObject *object)
{
  EntMatrixFilter *self = ENT_MATRIX_FILTER (object);

  g_ptr_array_unref (self->choices);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  ent_matrix_spec_free (self->spec);
  G_OBJECT_CLASS (ent_matrix_filter_parent_class)->finalize (object);
}

static void
ent_matrix_filter_class_init (EntMatrixFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_matrix_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_matrix_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_MATRIX_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_panel (EntMatrixFilter *self)
{
  GtkWidget *panel = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9,
                                   "css-name", "filterpanel", NULL);

  self->words = gtk_search_entry_new ();
  g_object_set (self->words, "placeholder-text", _("Words of a factor or a case"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Words of a factor or a case"), -1);
  g_signal_connect_object (self->words, "search-changed", G_CALLBACK (words_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "stop-search", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  self->clear = gtk_button_new_with_mnemonic (_("_Clear"));
  gtk_widget_set_halign (self->clear, GTK_ALIGN_END);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (panel), self->words);
  gtk_box_append (GTK_BOX (panel), ent_filter_sections_new (&self->sections, MAX_LIST_HEIGHT));
  gtk_box_append (GTK_BOX (panel), self->clear);
  return panel;
}

static void
ent_matrix_filter_init (EntMatrixFilter *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->spec = ent_matrix_spec_new ();
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), create_panel (self));
  g_signal_connect_object (self->popover, "map", G_CALLBACK (update_panel), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("_Filter"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
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
ent_matrix_filter_new (void)
{
  return g_object_new (ENT_TYPE_MATRIX_FILTER, NULL);
}
