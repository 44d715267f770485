#include "config.h"

#include "ent-factor-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-blocks.h"
#include "ent-evidence-strip.h"
#include "ent-relations-line.h"
#include "ent-wrap-layout.h"

#define MAX_EVENTS     10  /* what is more is in the inspector */
#define MAX_SOURCES    10
#define MAX_CHARS      64
#define RELATIONS_PX   120

/* Isolated from the direction of the text around it: the sign stands before the number. */
#define LEFT_TO_RIGHT(text) "\u2066" text "\u2069"

struct _EntFactorCard
{
  GtkWidget      parent_instance;

  GtkBox        *box;
  EntMatrix     *matrix;
  guint          factor;
  guint          item;
};

G_DEFINE_FINAL_TYPE (EntFactorCard, ent_factor_card, GTK_TYPE_WIDGET)

static EntCase *
get_case (EntFactorCard *self)
{
  return ent_matrix_get_case (self->matrix, self->item);
}

static const char *
get_factor_id (EntFactorCard *self)
{
  return ent_matrix_get_factor (self->matrix, self->factor)->id;
}

const char *
ent_factor_card_get_case_id (EntFactorCard *self)
{
  g_return_val_if_fail (ENT_IS_FACTOR_CARD (self), NULL);
  return get_case (self)->id;
}

static GtkWidget *
add_label (GtkBox     *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

/* The case */

static void
add_head (EntFactorCard *self)
{
  EntCase *item = get_case (self);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title = gtk_button_new (), *line, *label;
  g_autofree char *link = ent_address_format (ENT_ADDRESS_CASE, item->id, NULL);

  label = g_object_new (GTK_TYPE_LABEL, "label", ent_text_get (item->title), "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, "heading");
  gtk_button_set_child (GTK_BUTTON (title), label);
  gtk_widget_add_css_class (title, "flat");
  gtk_widget_add_css_class (title, "line");
  gtk_widget_set_tooltip_text (title, _("Open the case"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL, ent_text_get (item->title),
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (title), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (title), "win.go");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL));
  if (item->status != NULL)
    {
      label = gtk_label_new (ent_text_get (item->status));
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (head), label);
    }
  line = ent_relations_line_new ();
  ent_relations_line_set (ENT_RELATIONS_LINE (line), item->relations->len > 0 ? item->relations : NULL, item->period);
  gtk_widget_set_size_request (line, RELATIONS_PX, -1);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), g_object_new (ADW_TYPE_CLAMP, "maximum-size", RELATIONS_PX, "child", line, NULL));
  gtk_box_append (self->box, head);
}

/* Ratings */

static GtkWidget *
create_badge (EntFactorCard   *self,
              const EntRating *rating)
{
  static const char * const dots[] = { "", "●○○", "●●○", "●●●" };
  GtkWidget *badge = gtk_button_new (), *parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label;
  g_autofree char *link = ent_address_format (ENT_ADDRESS_FACTOR, get_case (self)->id, get_factor_id (self));
  g_autofree char *css = g_strdup_printf ("rating-%c%d", rating->rating < 0 ? 'm' : 'p', ABS (rating->rating));

  gtk_widget_add_css_class (badge, "rating");
  gtk_widget_add_css_class (badge, rating->has_rating ? css : "no-evidence");
  label = gtk_label_new (rating->has_rating ? ent_rating_to_string (rating->rating) : _("no evidence"));
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  if (rating->has_rating)
    gtk_widget_add_css_class (label, "number");
  gtk_box_append (GTK_BOX (parts), label);
  if (rating->has_rating && rating->confidence != ENT_CONFIDENCE_NONE)
    {
      label = gtk_label_new (dots[rating->confidence]);
      gtk_widget_add_css_class (label, "dots");
      gtk_box_append (GTK_BOX (parts), label);
    }
  gtk_button_set_child (GTK_BUTTON (badge), parts);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (badge, _("Show the rating beside"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (badge), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (badge), "win.inspect");
  return badge;
}

/* "strongly enabling · high confidence" */
static char *
dup_rating_words (const EntRating *rating)
{
  if (!rating->has_rating)
    return g_strdup (_("No evidence"));
  if (rating->confidence == ENT_CONFIDENCE_NONE)
    return g_strdup (ent_rating_to_label (rating->rating));
  return g_strdup_printf ("%s · %s", ent_rating_to_label (rating->rating),
                          ent_confidence_to_label (rating->confidence));
}

static void
add_published (EntFactorCard *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *badge;
  EntRating rating;
  g_autofree char *words = NULL, *name = NULL;

  if (!ent_matrix_get_rating (self->matrix, ENT_CODER_PUBLISHED, self->factor, self->item, &rating))
    rating = (EntRating) { 0 };
  badge = create_badge (self, &rating);
  words = dup_rating_words (&rating);
  name = rating.has_rating ? g_strdup_printf (LEFT_TO_RIGHT ("%s") ", %s", ent_rating_to_string (rating.rating), words)
                           : g_strdup (words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (badge), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (line), badge);
  if (rating.has_rating)
    add_label (GTK_BOX (line), words, "dim-label");
  gtk_box_append (self->box, line);
}

/* How somebody's rating differs from the authors', in words; NULL: these have none. */
static char *
dup_difference (const EntRating *published,
                const EntRating *other)
{
  int by = other->rating - published->rating;

  if (!published->has_rating)
    return other->has_rating ? g_strdup (_("the case has no evidence")) : g_strdup (_("the same"));
  if (!other->has_rating)
    return NULL;
  if (by == 0)
    return g_strdup (_("the same"));
  if (by > 0)
    /* Translators: a rating is so much above the one published with the case */
    return g_strdup_printf (ngettext ("%d higher", "%d higher", by), by);
  return g_strdup_printf (ngettext ("%d lower", "%d lower", -by), -by);
}

/* "You: +2, enabling · 1 lower", and why. */
static void
add_other (EntFactorCard *self,
           guint          coder)
{
  const EntCoder *who = self->matrix->coders->pdata[coder];
  const EntOwnRating *own = ent_matrix_get_own (self->matrix, coder, self->factor, self->item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  EntRating published = { 0 }, rating;
  g_autofree char *difference = NULL, *words = NULL, *text = NULL, *line = NULL;

  if (!ent_matrix_get_rating (self->matrix, coder, self->factor, self->item, &rating))
    return;
  if (!ent_matrix_get_rating (self->matrix, ENT_CODER_PUBLISHED, self->factor, self->item, &published))
    published = (EntRating) { 0 };
  difference = dup_difference (&published, &rating);
  words = dup_rating_words (&rating);
  text = rating.has_rating ? g_strdup_printf (LEFT_TO_RIGHT ("%s") " %s", ent_rating_to_string (rating.rating), words)
                           : g_strdup (words);
  line = g_strdup_printf ("%s: %s%s%s", who->name, text, difference != NULL ? " · " : "",
                          difference != NULL ? difference : "");
  gtk_widget_add_css_class (box, coder == ENT_CODER_OWN ? "own-rating" : "other-rating");
  add_label (GTK_BOX (box), line, NULL);
  if (own != NULL && own->rationale != NULL && *own->rationale != '\0')
    add_label (GTK_BOX (box), own->rationale, "dim-label");
  gtk_box_append (self->box, box);
}

/* Evidence */

static void
go_cb (GtkGestureClick *click,
       int              n_press)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  if (n_press == 2)
    gtk_widget_activate_action (button, "win.go", "s", g_object_get_data (G_OBJECT (button), "link"));
}

/* A flat piece of a line that leads somewhere: pressed, beside; pressed twice, where it lives.
 * @sign: (nullable): what stands before it, in its colour */
static GtkWidget *
create_link (EntAddressKind  kind,
             const char     *case_id,
             const char     *id,
             const char     *sign,
             const char     *markup,
             const char     *name)
{
  GtkWidget *button = gtk_button_new (), *parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "max-width-chars", MAX_CHARS, NULL);
  g_autofree char *link = ent_address_format (kind, case_id, id);

  if (sign != NULL)
    {
      GtkWidget *before = gtk_label_new (sign);

      gtk_widget_add_css_class (before, *sign == '+' ? "helping" : *sign == '-' ? "hindering" : "dim-label");
      gtk_label_set_label (GTK_LABEL (before), *sign == '-' ? "−" : sign);
      gtk_box_append (GTK_BOX (parts), before);
    }
  gtk_box_append (GTK_BOX (parts), label);
  gtk_button_set_child (GTK_BUTTON (button), parts);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "evidence-link");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.inspect");
  if (kind == ENT_ADDRESS_EVENT)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      g_object_set_data_full (G_OBJECT (button), "link", g_steal_pointer (&link), g_free);
      gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
      g_signal_connect (click, "pressed", G_CALLBACK (go_cb), NULL);
      gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
    }
  return button;
}

static GtkWidget *
create_event (EntFactorCard  *self,
              const EntEvent *event)
{
  int sign = ent_event_get_sign (event, get_factor_id (self));
  g_autofree char *date = ent_date_format (event->date);
  g_autofree char *title = g_markup_escape_text (ent_event_get_label (event), -1);
  g_autofree char *escaped_date = g_markup_escape_text (date, -1);
  g_autofree char *markup = g_strdup_printf ("%s <span alpha=\"75%%\">· %s</span>", title, escaped_date);
  /* Translators: an event, its date and what it says of a factor: "Treaty, 26 March 1979, helping" */
  g_autofree char *name = g_strdup_printf (sign > 0 ? _("%s, %s, helping") : sign < 0 ? _("%s, %s, hindering")
                                           : _("%s, %s"), ent_text_get (event->title), date);

  return create_link (ENT_ADDRESS_EVENT, get_case (self)->id, event->id, sign > 0 ? "+" : sign < 0 ? "-" : "·", markup,
                      name);
}

static GtkWidget *
create_wrap_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, ent_wrap_layout_new (3));
  gtk_widget_add_css_class (box, "evidence-links");
  return box;
}

/* The rest of what was cut. */
static void
append_more (EntFactorCard *self,
             GtkBox        *box,
             guint          n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  gtk_box_append (box, create_link (ENT_ADDRESS_FACTOR, get_case (self)->id, get_factor_id (self), NULL, text, text));
}

static void
add_evidence (EntFactorCard       *self,
              const EntAssessment *assessment)
{
  guint n = assessment->evidence->len;
  g_autofree char *heading = g_strdup_printf (ngettext ("Evidence, %u event", "Evidence, %u events", n), n);
  GtkWidget *links;

  if (n == 0)
    return;
  add_label (self->box, heading, "part-heading");
  gtk_box_append (self->box, ent_evidence_strip_new_signed (get_case (self), assessment->evidence,
                                                            get_factor_id (self)));
  links = create_wrap_box ();
  for (guint i = 0; i < MIN (n, MAX_EVENTS); i++)
    {
      EntEvent *event = ent_case_find_event (get_case (self), assessment->evidence->pdata[i]);

      if (event != NULL)
        gtk_box_append (GTK_BOX (links), create_event (self, event));
    }
  if (n > MAX_EVENTS)
    append_more (self, GTK_BOX (links), n - MAX_EVENTS);
  gtk_box_append (self->box, links);
}

static void
add_sources (EntFactorCard       *self,
             const EntAssessment *assessment)
{
  GtkWidget *links;

  if (assessment->sources->len == 0)
    return;
  links = create_wrap_box ();
  add_label (self->box, _("Sources"), "part-heading");
  for (guint i = 0; i < MIN (assessment->sources->len, MAX_SOURCES); i++)
    {
      const EntCite *cite = assessment->sources->pdata[i];
      EntSource *source = ent_case_find_source (get_case (self), cite->source);
      g_autofree char *text = source != NULL ? ent_source_dup_short (source) : g_strdup (cite->source);
      g_autofree char *whole = cite->locator != NULL ? g_strdup_printf ("%s, %s", text, cite->locator)
                                                     : g_strdup (text);
      g_autofree char *markup = g_markup_escape_text (whole, -1);

      gtk_box_append (GTK_BOX (links), create_link (ENT_ADDRESS_SOURCE, get_case (self)->id, cite->source, NULL, markup,
                                                   whole));
    }
  if (assessment->sources->len > MAX_SOURCES)
    append_more (self, GTK_BOX (links), assessment->sources->len - MAX_SOURCES);
  gtk_box_append (self->box, links);
}

static void
fill (EntFactorCard *self)
{
  const EntAssessment *assessment = ent_matrix_get_published (self->matrix, self->factor, self->item);

  add_head (self);
  add_published (self);
  if (assessment != NULL && assessment->rationale != NULL)
    add_label (self->box, ent_text_get (assessment->rationale), "text-block");
  for (guint coder = ENT_CODER_OWN; coder < self->matrix->coders->len; coder++)
    add_other (self, coder);
  if (assessment != NULL)
    {
      add_evidence (self, assessment);
      add_sources (self, assessment);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ent_case_get_short_title (get_case (self)), -1);
}

gboolean
ent_factor_card_is_up_to_date (EntFactorCard *self,
                               EntMatrix     *matrix,
                               guint          factor,
                               guint          item)
{
  g_return_val_if_fail (ENT_IS_FACTOR_CARD (self), FALSE);

  if (get_case (self) != ent_matrix_get_case (matrix, item)
      || ent_matrix_get_factor (self->matrix, self->factor) != ent_matrix_get_factor (matrix, factor)
      || self->matrix->coders->len != matrix->coders->len)
    return FALSE;
  for (guint coder = ENT_CODER_OWN; coder < matrix->coders->len; coder++)
    {
      const EntOwnRating *before = ent_matrix_get_own (self->matrix, coder, self->factor, self->item);
      const EntOwnRating *now = ent_matrix_get_own (matrix, coder, factor, item);

      if ((before == NULL) != (now == NULL) || (now != NULL && !ent_own_rating_equal (before, now))
          || g_strcmp0 (((EntCoder *) self->matrix->coders->pdata[coder])->name,
                        ((EntCoder *) matrix->coders->pdata[coder])->name) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
ent_factor_card_dispose (GObject *object)
{
  EntFactorCard *self = ENT_FACTOR_CARD (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  G_OBJECT_CLASS (ent_factor_card_parent_class)->dispose (object);
}

static void
ent_factor_card_class_init (EntFactorCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_factor_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "factorcard");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ent_factor_card_init (EntFactorCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

GtkWidget *
ent_factor_card_new (EntMatrix *matrix,
                     guint      factor,
                     guint      item)
{
  EntFactorCard *self;

  g_return_val_if_fail (factor < ent_matrix_get_n_factors (matrix), NULL);
  g_return_val_if_fail (item < ent_matrix_get_n_cases (matrix), NULL);

  self = g_object_new (ENT_TYPE_FACTOR_CARD, NULL);
  self->matrix = ent_matrix_ref (matrix);
  self->factor = factor;
  self->item = item;
  fill (self);
  return GTK_WIDGET (self);
}
