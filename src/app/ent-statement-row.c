#include "config.h"

#include "ent-statement-row.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-slide-maker.h"

/* Of more, the rest is told as a number: a widget for each of hundreds would take too long. */
#define MAX_CASES  20
#define MAX_EVENTS 12 /* of one case */

/* Isolated from the direction of the text around it: the sign stands before the number. */
#define LEFT_TO_RIGHT(text) "\u2066" text "\u2069"

struct _EntStatementRow
{
  GtkWidget     parent_instance;

  GtkWidget    *button;     /* GtkToggleButton, or GtkMenuButton */
  GtkWidget    *image;      /* of the former: whether it is open */
  GtkBox       *links;      /* filled when it is first opened */
  gboolean      closing;    /* nobody pressed it */

  EntMatrix    *matrix;
  guint         coder;
  EntStatement *statement;
};

G_DEFINE_FINAL_TYPE (EntStatementRow, ent_statement_row, GTK_TYPE_WIDGET)

static guint opened_signal;

/* The links */

static gboolean
is_against (const EntStatement *statement,
            const char         *case_id)
{
  return g_ptr_array_find_with_equal_func (statement->against, case_id, g_str_equal, NULL);
}

/* @event: "camp-david/treaty". (nullable): what follows the case's id */
static const char *
get_event_in (const char *event,
              const char *case_id)
{
  gsize length = strlen (case_id);

  return strncmp (event, case_id, length) == 0 && event[length] == '/' ? event + length + 1 : NULL;
}

static gboolean
speaks_of (const EntStatement *statement,
           const char         *case_id)
{
  if (is_against (statement, case_id))
    return TRUE;
  for (guint i = 0; i < statement->cells->len; i++)
    if (g_str_equal (((EntStatementCell *) statement->cells->pdata[i])->case_id, case_id))
      return TRUE;
  for (guint i = 0; i < statement->events->len; i++)
    if (get_event_in (statement->events->pdata[i], case_id) != NULL)
      return TRUE;
  return FALSE;
}

static void
append_cell (EntStatementRow *self,
             EntCase         *item,
             guint            place,
             const char      *factor)
{
  int index = ent_matrix_find_factor (self->matrix, factor);
  const char *title;
  EntRating rating;
  g_autofree char *text = NULL;

  if (index < 0)
    return;
  title = ent_text_get (ent_matrix_get_factor (self->matrix, (guint) index)->title);
  if (ent_matrix_get_rating (self->matrix, self->coder, (guint) index, place, &rating) && rating.has_rating)
    text = g_strdup_printf (LEFT_TO_RIGHT ("%s") " · %s", ent_rating_to_string (rating.rating), title);
  else
    /* Translators: %s is a factor */
    text = g_strdup_printf (_("no evidence · %s"), title);
  ent_block_link (self->links, "win.inspect", ENT_ADDRESS_FACTOR, item->id, factor, text, NULL);
}

/* What came of the case, where the statement speaks of that. */
static void
append_outcome (EntStatementRow *self,
                EntCase         *item)
{
  const EntRelationStep *step;
  g_autofree char *text = NULL, *date = NULL;

  if (item->relations->len == 0)
    return;
  step = item->relations->pdata[item->relations->len - 1];
  date = ent_date_format (step->date);
  /* Translators: a level of relations, as “Partnership”, and since when it stands there: a date */
  text = g_strdup_printf (_("Relations: %s since %s"), ent_relation_level_to_label (step->level), date);
  if (step->event != NULL)
    ent_block_link (self->links, "win.inspect", ENT_ADDRESS_EVENT, item->id, step->event, text, NULL);
  else
    ent_block_text (self->links, text);
}

static void
append_event (EntStatementRow *self,
              EntCase         *item,
              const char      *id)
{
  const EntEvent *event = ent_case_find_event (item, id);
  g_autofree char *text = NULL, *date = NULL;

  if (event == NULL)
    return;
  date = ent_date_format (event->date);
  text = g_strdup_printf ("%s · %s", date, ent_text_get (event->title));
  ent_block_link (self->links, "win.inspect", ENT_ADDRESS_EVENT, item->id, id, text, NULL);
}

static void
append_case (EntStatementRow *self,
             guint            place)
{
  EntCase *item = ent_matrix_get_case (self->matrix, place);
  const EntStatement *statement = self->statement;
  g_autofree char *heading = NULL;
  guint n_events = 0;

  /* Translators: %s is a case, of which a sentence is not true that is true of others */
  heading = is_against (statement, item->id) ? g_strdup_printf (_("%s, which differs"), ent_case_get_short_title (item))
                                             : g_strdup (ent_case_get_short_title (item));
  ent_block_heading (self->links, heading);
  for (guint i = 0; i < statement->cells->len; i++)
    {
      const EntStatementCell *cell = statement->cells->pdata[i];

      if (!g_str_equal (cell->case_id, item->id))
        continue;
      if (cell->factor != NULL)
        append_cell (self, item, place, cell->factor);
      else
        append_outcome (self, item);
    }
  for (guint i = 0; i < statement->events->len && n_events < MAX_EVENTS; i++)
    {
      const char *id = get_event_in (statement->events->pdata[i], item->id);

      if (id == NULL)
        continue;
      append_event (self, item, id);
      n_events++;
    }
}

static void
add_slide_cb (EntStatementRow *self)
{
  if (GTK_IS_MENU_BUTTON (self->button))
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  ent_slide_maker_present_statement (GTK_WIDGET (self), self->matrix, self->statement);
}

static void
append_add_slide (EntStatementRow *self)
{
  GtkWidget *add = gtk_button_new_with_label (_("Add to Lecture…"));

  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_slide_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->links, add);
}

static void
fill (EntStatementRow *self)
{
  guint n = 0;

  if (gtk_widget_get_first_child (GTK_WIDGET (self->links)) != NULL)
    return;
  append_add_slide (self);
  for (guint i = 0; i < ent_matrix_get_n_cases (self->matrix); i++)
    if (speaks_of (self->statement, ent_matrix_get_case (self->matrix, i)->id) && n++ < MAX_CASES)
      append_case (self, i);
  if (n > MAX_CASES)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more case", "and %u more cases", n - MAX_CASES),
                                               n - MAX_CASES);

      ent_block_dim (self->links, more);
    }
}

/* The button */

static void
open_changed_cb (EntStatementRow *self)
{
  gboolean is_open = ent_statement_row_is_open (self);

  if (is_open)
    fill (self);
  if (self->image != NULL)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), is_open ? "pan-down-symbolic" : "pan-end-symbolic");
      gtk_widget_set_visible (GTK_WIDGET (self->links), is_open);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
    }
  if (!self->closing)
    g_signal_emit (self, opened_signal, 0, is_open);
}

static GtkWidget *
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                       "hexpand", TRUE, NULL);
}

static GtkWidget *
create_toggle (EntStatementRow *self)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-end-symbolic", "valign", GTK_ALIGN_START,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), create_label (self->statement->text));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (open_changed_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_menu_button (EntStatementRow *self)
{
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->links, "propagate-natural-height", TRUE,
                                      "max-content-height", 360, "min-content-width", 320,
                                      "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  GtkWidget *popover = g_object_new (GTK_TYPE_POPOVER, "child", scrolled, NULL);
  GtkWidget *label = create_label (self->statement->text), *button;

  g_signal_connect_object (popover, "notify::visible", G_CALLBACK (open_changed_cb), self, G_CONNECT_SWAPPED);
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", label, "popover", popover, "always-show-arrow", TRUE, NULL);
  /* GTK puts what is in it in the middle, as wide as it would be in one line, and never gives it a second one. */
  gtk_widget_set_halign (gtk_widget_get_parent (label), GTK_ALIGN_FILL);
  g_object_set (label, "wrap", FALSE, "ellipsize", PANGO_ELLIPSIZE_END, "tooltip-text", self->statement->text, NULL);
  return button;
}

/* Object */

const EntStatement *
ent_statement_row_get_statement (EntStatementRow *self)
{
  g_return_val_if_fail (ENT_IS_STATEMENT_ROW (self), NULL);
  return self->statement;
}

gboolean
ent_statement_row_is_open (EntStatementRow *self)
{
  g_return_val_if_fail (ENT_IS_STATEMENT_ROW (self), FALSE);

  if (GTK_IS_TOGGLE_BUTTON (self->button))
    return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));
  return gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button))));
}

void
ent_statement_row_close (EntStatementRow *self)
{
  g_return_if_fail (ENT_IS_STATEMENT_ROW (self));

  self->closing = TRUE;
  if (GTK_IS_TOGGLE_BUTTON (self->button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), FALSE);
  else
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  self->closing = FALSE;
}

static void
ent_statement_row_dispose (GObject *object)
{
  EntStatementRow *self = ENT_STATEMENT_ROW (object);
  GtkWidget *child;

  self->closing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_clear_pointer (&self->statement, ent_statement_free);
  G_OBJECT_CLASS (ent_statement_row_parent_class)->dispose (object);
}

static gboolean
ent_statement_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ENT_STATEMENT_ROW (widget)->button);
}

static void
ent_statement_row_class_init (EntStatementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_statement_row_dispose;
  widget_class->grab_focus = ent_statement_row_grab_focus;
  opened_signal = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_css_name (widget_class, "statementrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_statement_row_init (EntStatementRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->links = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->links), "links");
}

GtkWidget *
ent_statement_row_new (EntMatrix          *matrix,
                       guint               coder,
                       const EntStatement *statement,
                       gboolean            in_popover)
{
  EntStatementRow *self;

  g_return_val_if_fail (matrix != NULL && statement != NULL, NULL);

  self = g_object_new (ENT_TYPE_STATEMENT_ROW, NULL);
  self->matrix = ent_matrix_ref (matrix);
  self->coder = coder;
  self->statement = ent_statement_copy (statement);
  self->button = in_popover ? create_menu_button (self) : create_toggle (self);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "statement");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, statement->text, -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  if (!in_popover)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->links), FALSE);
      gtk_widget_set_parent (GTK_WIDGET (self->links), GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}
