#include "config.h"

#include "ent-feeds-private.h"

#include <glib/gi18n-lib.h>

/* Of the whole of a sync: fetching takes longer than putting. */
#define FETCHING_PART 0.8

void
ent_feeds_tally_clear (EntFeedsTally *self)
{
  g_free (self->title);
  g_free (self->trouble);
  g_free (self->problem);
  g_free (self->offline);
  *self = (EntFeedsTally) { 0 };
}

static gboolean
is_trouble (EntFeedState state)
{
  return state == ENT_FEED_REFUSED || state == ENT_FEED_BAD || state == ENT_FEED_FAILED;
}

void
ent_feeds_tally_add (EntFeedsTally        *self,
                     const EntFeed        *before,
                     const EntFeedOutcome *outcome)
{
  self->n_feeds++;
  self->n_added += outcome->n_added;
  self->n_changed += outcome->n_changed;
  self->n_back += outcome->n_back;
  self->n_withdrawn += outcome->n_withdrawn;
  if (self->title == NULL && ent_feeds_tally_count (self) > 0)
    self->title = g_strdup (before->title);
  if (outcome->state == ENT_FEED_OFFLINE)
    {
      self->n_offline++;
      if (self->offline == NULL)
        self->offline = g_strdup (before->title);
    }
  if (!is_trouble (outcome->state) || self->trouble != NULL)
    return;
  self->trouble = g_strdup (before->id);
  self->is_known = is_trouble (before->state);
  self->problem = outcome->state == ENT_FEED_REFUSED
                  ? g_strdup_printf (_("“%s” was not updated: it cannot be trusted"), before->title)
                  : g_strdup_printf (_("“%s” was not updated"), before->title);
}

void
ent_feeds_tally_add_problem (EntFeedsTally *self,
                             const char    *message)
{
  if (self->problem == NULL)
    self->problem = g_strdup (message);
}

guint
ent_feeds_tally_count (const EntFeedsTally *self)
{
  return self->n_added + self->n_changed + self->n_back + self->n_withdrawn;
}

/* (transfer full) (nullable): "2 new cases, 1 case changed" */
static char *
dup_changes (const EntFeedsTally *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;

  if (self->n_added > 0)
    {
      g_autofree char *part = g_strdup_printf (ngettext ("%u new case", "%u new cases", self->n_added), self->n_added);

      g_strv_builder_add (builder, part);
    }
  if (self->n_changed > 0)
    {
      g_autofree char *part = g_strdup_printf (ngettext ("%u case changed", "%u cases changed", self->n_changed),
                                               self->n_changed);

      g_strv_builder_add (builder, part);
    }
  if (self->n_back > 0)
    {
      g_autofree char *part = g_strdup_printf (ngettext ("%u case published again", "%u cases published again",
                                                         self->n_back), self->n_back);

      g_strv_builder_add (builder, part);
    }
  if (self->n_withdrawn > 0)
    {
      g_autofree char *part = g_strdup_printf (ngettext ("%u case no longer published", "%u cases no longer published",
                                                         self->n_withdrawn), self->n_withdrawn);

      g_strv_builder_add (builder, part);
    }
  parts = g_strv_builder_end (builder);
  /* Translators: between the parts of “2 new cases, 1 case changed” */
  return parts[0] != NULL ? g_strjoinv (_(", "), parts) : NULL;
}

static char *
dup_nothing_new (const EntFeedsTally *self)
{
  if (self->n_offline == 1)
    return g_strdup_printf (_("“%s” could not be reached; you keep what you have"), self->offline);
  if (self->n_offline > 1)
    return g_strdup_printf (ngettext ("%u feed could not be reached; you keep what you have",
                                      "%u feeds could not be reached; you keep what you have", self->n_offline),
                            self->n_offline);
  if (self->n_feeds == 0)
    return g_strdup (_("There are no feeds yet to get updates from"));
  return g_strdup (_("Nothing new: all is up to date"));
}

char *
ent_feeds_tally_dup_message (const EntFeedsTally *self,
                             gboolean             asked)
{
  g_autofree char *changes = dup_changes (self);

  if (changes != NULL && self->problem != NULL)
    /* Translators: “2 new cases”; “‘Demo’ was not updated” */
    return g_strdup_printf (_("%s; %s"), changes, self->problem);
  if (changes != NULL && self->n_feeds == 1)
    /* Translators: a feed, and “2 new cases, 1 case changed” */
    return g_strdup_printf (_("“%s”: %s"), self->title, changes);
  if (changes != NULL)
    return g_steal_pointer (&changes);
  /* What a person was told before is not told again day by day. */
  if (self->problem != NULL)
    return asked || !self->is_known ? g_strdup (self->problem) : NULL;
  return asked ? dup_nothing_new (self) : NULL;
}

/* How far it is */

char *
ent_feeds_dup_progress (const EntFeedProgress *progress,
                        const char            *title)
{
  g_autofree char *size = NULL;

  switch (progress->stage)
    {
    case ENT_FEED_FETCHING:
      size = g_format_size ((guint64) MAX (progress->n_bytes, 0));
      /* Translators: how many cases have come, of how many, and how much that is: “Fetching: 3 of 6 cases, 1.2 MB” */
      return g_strdup_printf (ngettext ("Fetching: %u of %u case, %s", "Fetching: %u of %u cases, %s", progress->all_cases),
                              progress->n_cases, progress->all_cases, size);
    case ENT_FEED_APPLYING:
      return g_strdup_printf (ngettext ("Putting in place: %u of %u case", "Putting in place: %u of %u cases",
                                        progress->all_cases), progress->n_cases, progress->all_cases);
    case ENT_FEED_ASKING:
    default:
      return g_strdup_printf (_("Asking “%s” for updates…"), title);
    }
}

static double
divide (double part,
        double whole)
{
  return whole > 0 ? CLAMP (part / whole, 0, 1) : 0;
}

double
ent_feeds_get_fraction (const EntFeedProgress *progress)
{
  double cases = divide (progress->n_cases, progress->all_cases);

  switch (progress->stage)
    {
    case ENT_FEED_FETCHING:
      /* On the wire they are smaller than what they become: whichever is farther. */
      return FETCHING_PART * MAX (cases, divide ((double) progress->n_bytes, (double) progress->all_bytes));
    case ENT_FEED_APPLYING:
      return FETCHING_PART + (1 - FETCHING_PART) * cases;
    case ENT_FEED_ASKING:
    default:
      return 0;
    }
}
