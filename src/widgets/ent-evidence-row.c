#include "config.h"

#include "ent-evidence-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_LISTED 6 /* titles in a tooltip */

struct _EntEvidenceRow
{
  GtkWidget                 parent_instance;

  const EntEvidencePicture *picture;
  guint                     row;
  double                    at_sec;   /* in the bucket where one stands; NAN: nowhere */
  double                    hovered_sec;
};

G_DEFINE_FINAL_TYPE (EntEvidenceRow, ent_evidence_row, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  NAMED,
  WALKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

guint
ent_evidence_row_get_row (EntEvidenceRow *self)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE_ROW (self), 0);
  return self->row;
}

static gint64
get_bucket (EntEvidenceRow *self,
            double          seconds)
{
  return ent_evidence_find_bucket (ent_evidence_picture_get_months (self->picture), seconds);
}

gboolean
ent_evidence_row_get_bucket (EntEvidenceRow *self,
                             gint64         *bucket)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE_ROW (self), FALSE);

  if (isnan (self->at_sec) || self->picture->labels == NULL)
    return FALSE;
  *bucket = get_bucket (self, self->at_sec);
  return TRUE;
}

/* What it says */

static GArray *
list_events (EntEvidenceRow *self,
             gint64          months,
             gint64          bucket)
{
  return ent_evidence_sums_list (ent_evidence_picture_get_sums (self->picture), self->row,
                                 ent_evidence_get_begin_sec (months, bucket),
                                 ent_evidence_get_begin_sec (months, bucket + 1));
}

/* "helping 5, hindering 1" */
static char *
describe_sum (const EntEvidenceSum *sum)
{
  g_autofree char *plus = ent_evidence_format_weight (sum->plus), *minus = ent_evidence_format_weight (sum->minus);

  if (sum->plus <= 0 && sum->minus <= 0)
    return g_strdup (_("no evidence"));
  if (sum->minus <= 0)
    /* Translators: how much speaks for a factor in a year */
    return g_strdup_printf (_("helping %s"), plus);
  if (sum->plus <= 0)
    return g_strdup_printf (_("hindering %s"), minus);
  return g_strdup_printf (_("helping %s, hindering %s"), plus, minus);
}

static char *
describe_bucket (EntEvidenceRow *self,
                 gint64          bucket)
{
  gint64 months = ent_evidence_picture_get_months (self->picture);
  g_autofree char *when = ent_evidence_format_bucket (months, bucket), *what = NULL;
  EntEvidenceSum sum;

  ent_evidence_sums_get (ent_evidence_picture_get_sums (self->picture), self->row,
                         ent_evidence_get_begin_sec (months, bucket), ent_evidence_get_begin_sec (months, bucket + 1),
                         &sum);
  what = describe_sum (&sum);
  /* Translators: a year, and what it says of a factor: "1995: helping 5" */
  return g_strdup_printf (_("%s: %s"), when, what);
}

/* All that is in view. */
static char *
describe_view (EntEvidenceRow *self)
{
  EntEvidenceSum sum;

  ent_evidence_sums_get (ent_evidence_picture_get_sums (self->picture), self->row, self->picture->scale.begin_sec,
                         self->picture->scale.end_sec, &sum);
  return describe_sum (&sum);
}

void
ent_evidence_row_describe (EntEvidenceRow *self)
{
  g_autofree char *what = NULL, *label = NULL;
  gint64 bucket;

  g_return_if_fail (ENT_IS_EVIDENCE_ROW (self));

  if (self->picture->labels == NULL)
    return;
  if (ent_evidence_row_get_bucket (self, &bucket))
    what = describe_bucket (self, bucket);
  else
    what = describe_view (self);
  /* Translators: a factor, and what is said of it: "Trade restoration, 1995: helping 5" */
  label = g_strdup_printf (_("%s, %s"), ent_evidence_sums_get_title (self->picture->all, self->row), what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
ent_evidence_row_update (EntEvidenceRow *self)
{
  g_return_if_fail (ENT_IS_EVIDENCE_ROW (self));

  if (self->picture->labels != NULL)
    gtk_widget_set_size_request (GTK_WIDGET (self), -1, (int) ent_evidence_picture_get_row_height (self->picture));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char *
dup_tooltip (EntEvidenceRow *self,
             gint64          bucket)
{
  gint64 months = ent_evidence_picture_get_months (self->picture);
  g_autofree char *what = describe_bucket (self, bucket);
  g_autoptr(GArray) events = list_events (self, months, bucket);
  g_autoptr(GString) text = g_string_new (ent_evidence_sums_get_title (self->picture->all, self->row));

  g_string_append_printf (text, "\n%s", what);
  for (guint i = 0; i < MIN (events->len, MAX_LISTED); i++)
    {
      guint32 index = g_array_index (events, guint32, i);
      const EntEvent *event = ent_event_table_get_event (ent_evidence_sums_get_table (self->picture->all), index);
      int sign = ent_event_get_sign (event, ent_evidence_sums_get_id (self->picture->all, self->row));

      g_string_append_printf (text, "\n%s %s", sign > 0 ? "+" : "−", ent_event_get_label (event));
    }
  if (events->len > MAX_LISTED)
    {
      guint n = events->len - MAX_LISTED;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n), n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
tooltip_cb (EntEvidenceRow *self,
            int             x,
            int             y,
            gboolean        by_keyboard,
            GtkTooltip     *tooltip)
{
  g_autofree char *text = NULL;
  gint64 bucket;

  if (self->picture->labels == NULL
      || !(by_keyboard ? ent_evidence_row_get_bucket (self, &bucket)
                       : ent_evidence_picture_hit (self->picture, x, &bucket)))
    return FALSE;
  text = dup_tooltip (self, bucket);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Walking */

static void
stand_at (EntEvidenceRow *self,
          double          seconds)
{
  self->at_sec = seconds;
  ent_evidence_row_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
walk_to (EntEvidenceRow *self,
         double          seconds)
{
  stand_at (self, seconds);
  g_signal_emit (self, signals[WALKED], 0, get_bucket (self, seconds));
}

/* To the next bucket in which there is any; at first, to the first one in view. */
static gboolean
along_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   data)
{
  EntEvidenceRow *self = ENT_EVIDENCE_ROW (widget);
  gboolean forward = (g_variant_get_int32 (args) > 0) != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  gint64 months, bucket;
  double from, found;

  if (self->picture->labels == NULL)
    return GDK_EVENT_PROPAGATE;
  months = ent_evidence_picture_get_months (self->picture);
  if (ent_evidence_row_get_bucket (self, &bucket))
    from = ent_evidence_get_begin_sec (months, bucket + forward);
  else
    from = forward ? self->picture->scale.begin_sec : self->picture->scale.end_sec;
  if (ent_evidence_sums_find (ent_evidence_picture_get_sums (self->picture), self->row, from, forward, &found))
    walk_to (self, forward ? found : found - 1);
  else
    gtk_widget_error_bell (widget);
  return GDK_EVENT_STOP;
}

static gboolean
beside_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  EntEvidenceRow *self = ENT_EVIDENCE_ROW (widget);
  GtkWidget *next = g_variant_get_int32 (args) > 0 ? gtk_widget_get_next_sibling (widget)
                                                   : gtk_widget_get_prev_sibling (widget);

  if (next == NULL)
    {
      gtk_widget_error_bell (widget);
      return GDK_EVENT_STOP;
    }
  if (!isnan (self->at_sec))
    stand_at (ENT_EVIDENCE_ROW (next), self->at_sec);
  gtk_widget_grab_focus (next);
  return GDK_EVENT_STOP;
}

static gboolean
pick_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  EntEvidenceRow *self = ENT_EVIDENCE_ROW (widget);
  gint64 bucket;

  if (ent_evidence_row_get_bucket (self, &bucket))
    g_signal_emit (self, signals[PICKED], 0, bucket);
  else
    g_signal_emit (self, signals[NAMED], 0);
  return GDK_EVENT_STOP;
}

/* The pointer */

static void
released_cb (EntEvidenceRow *self,
             int             n_press,
             double          x,
             double          y)
{
  gint64 bucket;

  if (self->picture->labels == NULL || n_press != 1)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!ent_evidence_picture_hit (self->picture, x, &bucket))
    {
      g_signal_emit (self, signals[NAMED], 0);
      return;
    }
  stand_at (self, ent_evidence_get_begin_sec (ent_evidence_picture_get_months (self->picture), bucket));
  g_signal_emit (self, signals[PICKED], 0, bucket);
}

static void
motion_cb (EntEvidenceRow *self,
           double          x,
           double          y)
{
  double seconds = NAN;
  gint64 bucket;

  if (self->picture->labels != NULL && ent_evidence_picture_hit (self->picture, x, &bucket))
    seconds = ent_evidence_get_begin_sec (ent_evidence_picture_get_months (self->picture), bucket);
  if (seconds == self->hovered_sec || (isnan (seconds) && isnan (self->hovered_sec)))
    return;
  self->hovered_sec = seconds;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (EntEvidenceRow *self)
{
  self->hovered_sec = NAN;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Object */

static void
ent_evidence_row_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  EntEvidenceRow *self = ENT_EVIDENCE_ROW (widget);
  EntEvidenceRowState state = { .striped = self->row % 2 == 0, .focused = gtk_widget_has_focus (widget) };
  double at_sec = state.focused && !isnan (self->at_sec) ? self->at_sec : self->hovered_sec;

  if (self->picture->labels == NULL)
    return;
  state.has_bucket = !isnan (at_sec);
  if (state.has_bucket)
    state.bucket = get_bucket (self, at_sec);
  ent_evidence_picture_paint_row (self->picture, snapshot, self->row, &state);
}

static void
ent_evidence_row_class_init (EntEvidenceRowClass *klass)
{
  static const struct { guint key; GtkShortcutFunc func; int direction; } keys[] = {
    { GDK_KEY_Left, along_cb, -1 }, { GDK_KEY_KP_Left, along_cb, -1 },
    { GDK_KEY_Right, along_cb, 1 }, { GDK_KEY_KP_Right, along_cb, 1 },
    { GDK_KEY_Up, beside_cb, -1 }, { GDK_KEY_KP_Up, beside_cb, -1 },
    { GDK_KEY_Down, beside_cb, 1 }, { GDK_KEY_KP_Down, beside_cb, 1 },
    { GDK_KEY_Return, pick_cb, 0 }, { GDK_KEY_KP_Enter, pick_cb, 0 }, { GDK_KEY_ISO_Enter, pick_cb, 0 },
    { GDK_KEY_space, pick_cb, 0 }, { GDK_KEY_KP_Space, pick_cb, 0 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = ent_evidence_row_snapshot;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[NAMED] = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[WALKED] = g_signal_new ("walked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, keys[i].func, "i", keys[i].direction);
  gtk_widget_class_set_css_name (widget_class, "evidencerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ent_evidence_row_init (EntEvidenceRow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->at_sec = self->hovered_sec = NAN;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

GtkWidget *
ent_evidence_row_new (const EntEvidencePicture *picture,
                      guint                     row)
{
  EntEvidenceRow *self = g_object_new (ENT_TYPE_EVIDENCE_ROW, NULL);

  self->picture = picture;
  self->row = row;
  ent_evidence_row_update (self);
  ent_evidence_row_describe (self);
  return GTK_WIDGET (self);
}
