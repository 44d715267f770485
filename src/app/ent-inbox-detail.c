#include "config.h"

#include "ent-inbox-detail.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-plain-text.h"
#include "ent-side-by-side.h"
#include "ent-text-side.h"
#include "ent-word-diff.h"

#define COLUMN_WIDTH 860
/* Two cards with some thirty letters in a line. */
#define PAIR_WIDTH   440

struct _EntInboxDetail
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (EntInboxDetail, ent_inbox_detail, GTK_TYPE_WIDGET)

const char *
ent_target_kind_to_label (EntTargetKind kind)
{
  switch (kind)
    {
    case ENT_TARGET_CASE:
      return _("Case");
    case ENT_TARGET_EVENT:
      return _("Event");
    case ENT_TARGET_STORY:
      return _("Story");
    case ENT_TARGET_DOCUMENT:
      return _("Document");
    case ENT_TARGET_FACTOR:
      return _("Factor");
    case ENT_TARGET_SPAN:
      return _("Span of time");
    default:
      return "";
    }
}

/* (transfer full) (nullable) */
static char *
dup_date (const EntTarget *target)
{
  g_autoptr(EntDate) date = target->date != NULL ? ent_date_parse (target->date, NULL) : NULL;

  return date != NULL ? ent_date_format (date) : g_strdup (target->date);
}

char *
ent_target_dup_words (const EntTarget *target)
{
  const char *kind = ent_target_kind_to_label (target->kind);
  g_autofree char *date = dup_date (target);
  const char *title = target->title != NULL ? target->title : target->id;

  if (title != NULL && date != NULL)
    /* Translators: what a note stands on: "Event, 17 September 1978: Camp David Accords" */
    return g_strdup_printf (_("%s, %s: %s"), kind, date, title);
  if (title != NULL || date != NULL)
    /* Translators: the same with a title or a date alone: "Story: Background" */
    return g_strdup_printf (_("%s: %s"), kind, title != NULL ? title : date);
  return g_strdup (kind);
}

/* Marks */

static gsize
count_common_end (const char *a,
                  gsize       a_length,
                  const char *b)
{
  gsize b_length = strlen (b), n = 0;

  while (n < a_length && n < b_length && a[a_length - 1 - n] == b[b_length - 1 - n])
    n++;
  return n;
}

static gsize
count_common_start (const char *a,
                    const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  return n;
}

/* Where the anchor's words stand in its passage, which holds them, maybe more than once; −1 where it does not. */
static gssize
find_words (const char      *passage,
            const EntAnchor *anchor)
{
  gsize length = strlen (anchor->exact), best = 0;
  gssize found = -1;

  for (const char *at = strstr (passage, anchor->exact); at != NULL; at = strstr (at + 1, anchor->exact))
    {
      gsize agreed = count_common_end (passage, at - passage, anchor->prefix)
                     + count_common_start (at + length, anchor->suffix);

      if (found < 0 || agreed > best)
        {
          found = at - passage;
          best = agreed;
        }
    }
  return found;
}

/* The words the note stands on: bold, on the gold of own things. */
static void
mark_words (EntTextSide     *side,
            const char      *passage,
            const EntAnchor *anchor)
{
  gssize start = anchor != NULL ? find_words (passage, anchor) : -1;
  guint end;

  if (start < 0)
    return;
  end = (guint) (start + strlen (anchor->exact));
  ent_text_side_mark (side, pango_attr_weight_new (PANGO_WEIGHT_BOLD), (guint) start, end);
  ent_text_side_mark (side, pango_attr_background_new (0x9a9a, 0x7575, 0), (guint) start, end);
  ent_text_side_mark (side, pango_attr_background_alpha_new (0x3800), (guint) start, end);
}

/* Passages that are cut are not always cut at the same word: what only one has at such an end is no change. */
static gboolean
is_cut_end (GPtrArray  *runs,
            guint       index,
            const char *before_text,
            const char *now_text)
{
  gboolean at_start = TRUE, at_end = TRUE;

  for (guint i = 0; i < runs->len; i++)
    if (((EntWordRun *) runs->pdata[i])->change == ENT_WORDS_SAME)
      {
        at_start &= i > index;
        at_end &= i < index;
      }
  return (at_start && !at_end && (g_str_has_prefix (before_text, "…") || g_str_has_prefix (now_text, "…")))
         || (at_end && !at_start && (g_str_has_suffix (before_text, "…") || g_str_has_suffix (now_text, "…")));
}

static void
mark_differences (EntTextSide *before,
                  const char  *before_text,
                  EntTextSide *now,
                  const char  *now_text)
{
  g_autoptr(GPtrArray) runs = ent_word_diff (before_text, now_text);
  guint before_at = 0, now_at = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      gboolean cut = is_cut_end (runs, i, before_text, now_text);
      const EntWordRun *run = runs->pdata[i];
      guint length = (guint) strlen (run->text);

      if (run->change == ENT_WORDS_DELETED && !cut)
        ent_text_side_mark_run (before, TRUE, before_at, run->text);
      else if (run->change == ENT_WORDS_INSERTED && !cut)
        ent_text_side_mark_run (now, FALSE, now_at, run->text);
      if (run->change != ENT_WORDS_INSERTED)
        before_at += length;
      if (run->change != ENT_WORDS_DELETED)
        now_at += length;
    }
}

/* Cards */

static GtkBox *
create_card (const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "place-card");
  ent_block_heading (GTK_BOX (box), heading);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  gtk_widget_get_first_child (box), NULL, -1);
  return GTK_BOX (box);
}

/* The same text of both cards, in which what differs is marked.  @one, @other: (nullable): boxes to add to;
 * @anchor, @other_anchor: (nullable): of words to mark */
static gboolean
append_texts (GtkBox          *one,
              const char      *text,
              const EntAnchor *anchor,
              GtkBox          *other,
              const char      *other_text,
              const EntAnchor *other_anchor,
              const char      *css_class)
{
  EntTextSide sides[2];
  gboolean differ = other != NULL && g_strcmp0 (text, other_text) != 0 && text != NULL && other_text != NULL;

  ent_text_side_init (&sides[0], text != NULL ? text : "");
  ent_text_side_init (&sides[1], other_text != NULL ? other_text : "");
  if (text != NULL)
    mark_words (&sides[0], text, anchor);
  if (other_text != NULL)
    mark_words (&sides[1], other_text, other_anchor);
  if (differ)
    mark_differences (&sides[0], text, &sides[1], other_text);
  gtk_widget_add_css_class (sides[0].label, css_class);
  gtk_widget_add_css_class (sides[1].label, css_class);
  g_object_ref_sink (sides[0].label);
  g_object_ref_sink (sides[1].label);
  if (text != NULL && *text != '\0')
    gtk_box_append (one, sides[0].label);
  if (other != NULL && other_text != NULL && *other_text != '\0')
    gtk_box_append (other, sides[1].label);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = sides[i].label;

      ent_text_side_clear (&sides[i]);
      g_object_unref (label);
    }
  return differ;
}

static const char *
get_passage (const EntTarget *target)
{
  if (target == NULL)
    return NULL;
  return target->text != NULL ? target->text : target->anchor != NULL ? target->anchor->exact : NULL;
}

/* @now: (nullable): there is only one card */
static GtkWidget *
create_cards (const char      *before_heading,
              const EntTarget *before,
              const char      *now_heading,
              const EntTarget *now,
              gboolean        *differ)
{
  GtkBox *one = create_card (before_heading), *other = now != NULL ? create_card (now_heading) : NULL;
  g_autofree char *date = dup_date (before), *now_date = now != NULL ? dup_date (now) : NULL;

  ent_block_overline (one, ent_target_kind_to_label (before->kind));
  if (now != NULL)
    ent_block_overline (other, ent_target_kind_to_label (now->kind));
  *differ = append_texts (one, before->title, NULL, other, now != NULL ? now->title : NULL, NULL, "heading");
  *differ |= append_texts (one, date, NULL, other, now_date, NULL, "dim-label");
  *differ |= append_texts (one, get_passage (before), before->anchor, other, get_passage (now),
                           now != NULL ? now->anchor : NULL, "text-block");
  return ent_side_by_side_new (PAIR_WIDTH, GTK_WIDGET (one), GTK_WIDGET (other));
}

/* What is said */

static const char *
get_explanation (EntPlaceState state)
{
  switch (state)
    {
    case ENT_PLACE_NEEDS_YOU:
      return _("What the note stands on has changed. It most likely belongs where the second card shows; until you "
               "decide, it stays as it was.");
    case ENT_PLACE_LOST:
      return _("What the note stood on is no longer there. The note is as it was, and can be placed anew.");
    case ENT_PLACE_MOVED:
      return _("What the note stands on has changed, and the note went with it.");
    case ENT_PLACE_KEPT:
    default:
      return _("The case has changed; the note stands where it stood.");
    }
}

static GtkWidget *
create_pair (const EntNote *note,
             gboolean      *differ)
{
  const EntNotePlace *place = note->place;
  const EntTarget *before = place->before != NULL ? place->before : note->target;

  switch (place->state)
    {
    case ENT_PLACE_NEEDS_YOU:
      return create_cards (_("Where it stood"), before, _("Where it would stand"), place->now, differ);
    case ENT_PLACE_MOVED:
      return create_cards (_("Where it stood"), before, _("Where it stands"), note->target, differ);
    case ENT_PLACE_LOST:
      return create_cards (_("Where it stood"), before, NULL, NULL, differ);
    case ENT_PLACE_KEPT:
    default:
      return create_cards (_("Where it stands"), note->target, NULL, NULL, differ);
    }
}

static char *
dup_update_date (const EntNote *note)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (note->place->since_usec / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = local != NULL ? g_date_time_format (local, "%F") : NULL;
  g_autoptr(EntDate) day = iso != NULL ? ent_date_parse (iso, NULL) : NULL;
  g_autofree char *date = day != NULL ? ent_date_format (day) : NULL;

  /* Translators: %s is a date */
  return date != NULL ? g_strdup_printf (_("Update of %s"), date) : g_strdup ("");
}

static void
append_words (EntInboxDetail *self,
              EntPersonal    *personal,
              const EntNote  *note)
{
  g_autoptr(EntPlainText) words = ent_plain_text_new (note->body);
  GtkWidget *label;

  if (note->layer != NULL)
    {
      /* Translators: %s is the name of the person who wrote the note */
      g_autofree char *heading = g_strdup_printf (_("Note of %s"), ent_personal_get_layer_name (personal, note->layer));

      ent_block_heading (GTK_BOX (self->box), heading);
    }
  else
    {
      ent_block_heading (GTK_BOX (self->box), _("Your note"));
    }
  label = ent_block_text (GTK_BOX (self->box), words->n_chars > 0 ? words->text : _("No words, only the mark"));
  if (words->n_chars == 0)
    gtk_widget_add_css_class (label, "dim-label");
}

static void
show_note (EntInboxDetail *self,
           EntPersonal    *personal,
           EntInboxEntry  *entry)
{
  const EntNote *note = ent_note_item_get_note (ent_inbox_entry_get_item (entry));
  const char *case_title = ent_inbox_entry_get_case_title (entry);
  g_autofree char *update = dup_update_date (note), *title = ent_note_dup_title (note);
  g_autoptr(GString) over = g_string_new (ent_place_state_to_label (note->place->state));
  gboolean differ = FALSE;

  if (*case_title != '\0')
    g_string_append_printf (over, " · %s", case_title);
  if (*update != '\0')
    g_string_append_printf (over, " · %s", update);
  ent_block_overline (GTK_BOX (self->box), over->str);
  ent_block_title (GTK_BOX (self->box), title);
  ent_block_text (GTK_BOX (self->box), get_explanation (note->place->state));
  gtk_box_append (GTK_BOX (self->box), create_pair (note, &differ));
  if (differ)
    {
      ent_block_dim (GTK_BOX (self->box), _("Struck out: no longer there. Underlined: new. Bold: the note's words."));
      gtk_widget_add_css_class (gtk_widget_get_last_child (self->box), "caption");
    }
  append_words (self, personal, note);
}

static void
show_group (EntInboxDetail *self,
            EntInboxEntry  *entry)
{
  guint n = ent_inbox_entry_get_n_notes (entry);
  g_autofree char *count = g_strdup_printf (ngettext ("%u note", "%u notes", n), n);
  const char *text = NULL;

  ent_block_overline (GTK_BOX (self->box), count);
  ent_block_title (GTK_BOX (self->box), ent_place_state_to_label (ent_inbox_entry_get_state (entry)));
  switch (ent_inbox_entry_get_state (entry))
    {
    case ENT_PLACE_NEEDS_YOU:
      text = _("These have one place that is likely, but not sure. Look at each, and place it there or elsewhere.");
      break;
    case ENT_PLACE_LOST:
      text = _("What these stood on is no longer there. They keep what they quoted, and can be placed anew or left as "
               "they are.");
      break;
    case ENT_PLACE_MOVED:
      text = _("What these stand on has changed, and they went with it. If all is well, take them out of the inbox at "
               "once.");
      break;
    case ENT_PLACE_KEPT:
    default:
      text = _("All fine: these stand where they stood.");
      break;
    }
  ent_block_text (GTK_BOX (self->box), text);
}

void
ent_inbox_detail_set_entry (EntInboxDetail *self,
                            EntPersonal    *personal,
                            EntInboxEntry  *entry)
{
  GtkWidget *child;

  g_return_if_fail (ENT_IS_INBOX_DETAIL (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  if (entry == NULL)
    return;
  if (ent_inbox_entry_get_item (entry) == NULL)
    show_group (self, entry);
  else
    show_note (self, personal, entry);
}

static void
ent_inbox_detail_dispose (GObject *object)
{
  g_clear_pointer (&ENT_INBOX_DETAIL (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_inbox_detail_parent_class)->dispose (object);
}

static void
ent_inbox_detail_class_init (EntInboxDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_inbox_detail_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_inbox_detail_init (EntInboxDetail *self)
{
  GtkWidget *clamp;

  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);
  gtk_widget_add_css_class (self->box, "document");
  clamp = g_object_new (ADW_TYPE_CLAMP, "child", self->box, "maximum-size", COLUMN_WIDTH, "tightening-threshold",
                        COLUMN_WIDTH, NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What became of the note"),
                                  -1);
}
