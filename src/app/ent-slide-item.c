#include "config.h"

#include "ent-slide-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-rich-text.h"

#define MAX_NAME 60  /* characters */

struct _EntSlideItem
{
  GObject   parent_instance;

  EntDeck  *deck;
  guint     index;
  guint     number;
  gboolean  stale;
};

G_DEFINE_FINAL_TYPE (EntSlideItem, ent_slide_item, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
ent_slide_item_set (EntSlideItem *self,
                    EntDeck      *deck,
                    guint         index,
                    guint         number)
{
  g_return_if_fail (ENT_IS_SLIDE_ITEM (self));
  g_return_if_fail (index < deck->slides->len);

  ent_deck_ref (deck);
  g_clear_pointer (&self->deck, ent_deck_unref);
  self->deck = deck;
  self->index = index;
  self->number = number;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
ent_slide_item_set_stale (EntSlideItem *self,
                          gboolean      stale)
{
  g_return_if_fail (ENT_IS_SLIDE_ITEM (self));

  if (self->stale == stale)
    return;
  self->stale = stale;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
ent_slide_item_is_stale (EntSlideItem *self)
{
  g_return_val_if_fail (ENT_IS_SLIDE_ITEM (self), FALSE);

  return self->stale;
}

EntDeck *
ent_slide_item_get_deck (EntSlideItem *self)
{
  g_return_val_if_fail (ENT_IS_SLIDE_ITEM (self), NULL);

  return self->deck;
}

guint
ent_slide_item_get_index (EntSlideItem *self)
{
  g_return_val_if_fail (ENT_IS_SLIDE_ITEM (self), 0);

  return self->index;
}

guint
ent_slide_item_get_number (EntSlideItem *self)
{
  g_return_val_if_fail (ENT_IS_SLIDE_ITEM (self), 0);

  return self->number;
}

const EntSlide *
ent_slide_item_get_slide (EntSlideItem *self)
{
  g_return_val_if_fail (ENT_IS_SLIDE_ITEM (self), NULL);

  return self->deck->slides->pdata[self->index];
}

static void
ent_slide_item_finalize (GObject *object)
{
  ent_deck_unref (ENT_SLIDE_ITEM (object)->deck);
  G_OBJECT_CLASS (ent_slide_item_parent_class)->finalize (object);
}

static void
ent_slide_item_class_init (EntSlideItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_slide_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_SLIDE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
ent_slide_item_init (EntSlideItem *self)
{
}

EntSlideItem *
ent_slide_item_new (EntDeck *deck,
                    guint    index,
                    guint    number)
{
  EntSlideItem *self = g_object_new (ENT_TYPE_SLIDE_ITEM, NULL);

  self->deck = ent_deck_ref (deck);
  self->index = index;
  self->number = number;
  return self;
}

/* Words */

static char *
dup_number (int seconds)
{
  double minutes = seconds / 60.0;

  /* Half minutes are planned; what comes from elsewhere is rounded to them. */
  minutes = round (minutes * 2) / 2;
  return g_strdup_printf (minutes == floor (minutes) ? "%.0f" : "%.1f", minutes);
}

char *
ent_slide_dup_minutes (int seconds)
{
  g_autofree char *number = dup_number (seconds);

  /* Translators: planned time of a slide; "min" stands for minutes, %s is 2 or 2.5 */
  return g_strdup_printf (_("%s min"), number);
}

char *
ent_slide_dup_name (const EntSlide *slide)
{
  g_autoptr(EntRichText) body = NULL;
  g_autofree char *words = NULL, *part = NULL;

  if (slide->title != NULL && *slide->title != '\0')
    return g_strdup (slide->title);
  if (slide->kind == ENT_SLIDE_SOURCES || slide->body == NULL)
    return g_strdup (ent_slide_kind_to_label (slide->kind));
  body = ent_rich_text_new (slide->body);
  words = ent_rich_text_dup_words (body);
  g_strdelimit (g_strstrip (words), "\n", ' ');
  if (*words == '\0')
    return g_strdup (ent_slide_kind_to_label (slide->kind));
  if (g_utf8_strlen (words, -1) <= MAX_NAME)
    return g_steal_pointer (&words);
  part = g_utf8_substring (words, 0, MAX_NAME - 1);
  return g_strconcat (part, "…", NULL);
}

static guint
count_skipped (const EntDeck *deck)
{
  guint n = 0;

  for (guint i = 0; i < deck->slides->len; i++)
    n += ((EntSlide *) deck->slides->pdata[i])->skipped ? 1 : 0;
  return n;
}

char *
ent_deck_dup_plan (const EntDeck *deck)
{
  guint n = deck->slides->len, n_skipped = count_skipped (deck);
  int planned = ent_deck_get_planned (deck, G_MAXUINT);
  g_autofree char *slides = g_strdup_printf (ngettext ("%u slide", "%u slides", n), n);
  g_autofree char *skipped = NULL, *number = dup_number (planned), *time = NULL;

  if (n_skipped > 0)
    skipped = g_strdup_printf (ngettext (" (%u skipped)", " (%u skipped)", n_skipped), n_skipped);
  if (deck->lecture->minutes > 0)
    /* Translators: what is planned of the time that there is: "18.5 of 20 min planned" */
    time = g_strdup_printf (_("%s of %d min planned"), number, deck->lecture->minutes);
  else if (planned > 0)
    time = g_strdup_printf (_("%s min planned"), number);
  return g_strconcat (slides, skipped ? skipped : "", time ? " · " : "", time, NULL);
}
