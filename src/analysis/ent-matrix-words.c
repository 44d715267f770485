/* What a matrix says in words: for screen readers, tooltips, and the texts beside pictures. */
#include "config.h"

#include "ent-matrix-layout.h"

#include <glib/gi18n-lib.h>

const char *
ent_rating_to_spoken (int rating)
{
  switch (rating)
    {
    case -3:
      /* Translators: a rating as a screen reader says it */
      return _("minus 3");
    case -2:
      return _("minus 2");
    case -1:
      return _("minus 1");
    case 0:
      return "0";
    case 1:
      return _("plus 1");
    case 2:
      return _("plus 2");
    case 3:
      return _("plus 3");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
dup_judgement (const EntMatrix *matrix,
               guint            coder,
               guint            factor,
               guint            item)
{
  const char *spoken, *confidence;
  EntRating rating;

  if (!ent_matrix_get_rating (matrix, coder, factor, item, &rating))
    return g_strdup (_("not rated"));
  if (!rating.has_rating)
    return g_strdup (_("no evidence"));
  spoken = ent_rating_to_spoken (rating.rating);
  confidence = ent_confidence_to_label (rating.confidence);
  if (confidence == NULL)
    /* Translators: a rating, "plus 3", without events as evidence */
    return rating.n_evidence > 0 ? g_strdup (spoken) : g_strdup_printf (_("%s, no event carries it"), spoken);
  if (rating.n_evidence > 0)
    /* Translators: a rating, "plus 3", and "high confidence" */
    return g_strdup_printf (_("%s, %s"), spoken, confidence);
  /* Translators: a rating, "plus 3", and "high confidence", without events as evidence */
  return g_strdup_printf (_("%s, %s, no event carries it"), spoken, confidence);
}

gboolean
ent_matrix_differs (const EntMatrix *matrix,
                    guint            factor,
                    guint            item,
                    int             *by)
{
  EntRating published, own;
  int difference;

  if (!ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, factor, item, &published)
      || !ent_matrix_get_rating (matrix, ENT_CODER_OWN, factor, item, &own))
    return FALSE;
  difference = published.has_rating && own.has_rating ? ABS (published.rating - own.rating) : 0;
  if (by != NULL)
    *by = difference;
  return difference != 0 || published.has_rating != own.has_rating;
}

char *
ent_matrix_dup_cell_name (const EntMatrix *matrix,
                          EntMatrixWhose   whose,
                          guint            factor,
                          guint            item)
{
  const char *title = ent_text_get (ent_matrix_get_factor (matrix, factor)->title);
  const char *name = ent_case_get_short_title (ent_matrix_get_case (matrix, item));
  g_autofree char *published = dup_judgement (matrix, ENT_CODER_PUBLISHED, factor, item);
  g_autofree char *own = dup_judgement (matrix, ENT_CODER_OWN, factor, item);
  int by;

  if (whose == ENT_MATRIX_PUBLISHED)
    /* Translators: a cell of the matrix: "Trade restoration, US–Vietnam: plus 3, high confidence" */
    return g_strdup_printf (_("%s, %s: %s"), title, name, published);
  if (whose == ENT_MATRIX_OWN)
    /* Translators: a cell of the matrix: factor, case, and how the person rated it, "plus 3, high confidence" */
    return g_strdup_printf (_("%s, %s: yours: %s"), title, name, own);
  if (!ent_matrix_differs (matrix, factor, item, &by))
    /* Translators: a cell of the matrix: factor, case, how the authors rated it, and how the person did */
    return g_strdup_printf (_("%s, %s: %s; yours: %s"), title, name, published, own);
  if (by == 0)
    /* Translators: the same; only one of the two found evidence */
    return g_strdup_printf (_("%s, %s: %s; yours: %s, differs"), title, name, published, own);
  /* Translators: the same; %d is the difference of the two ratings */
  return g_strdup_printf (_("%s, %s: %s; yours: %s, differs by %d"), title, name, published, own, by);
}

static char *
dup_spoken_mean (double mean)
{
  if (mean < 0)
    /* Translators: a mean of ratings as a screen reader says it */
    return g_strdup_printf (_("minus %.1f"), -mean);
  /* Translators: a mean of ratings as a screen reader says it */
  return mean > 0 ? g_strdup_printf (_("plus %.1f"), mean) : g_strdup ("0");
}

char *
ent_matrix_layout_dup_summary_name (const EntMatrixLayout *self,
                                    const EntMatrix       *matrix,
                                    EntMatrixWhose         whose,
                                    guint                  group,
                                    guint                  item)
{
  const char *title = ent_text_get (((EntFactorGroup *) matrix->codebook->groups->pdata[group])->title);
  const char *name = ent_case_get_short_title (ent_matrix_get_case (matrix, item));
  guint coder = whose == ENT_MATRIX_OWN ? ENT_CODER_OWN : ENT_CODER_PUBLISHED;
  EntMatrixSummary summary;
  g_autofree char *mean = NULL;

  if (!ent_matrix_layout_summarize (self, matrix, coder, group, item, &summary))
    /* Translators: a folded group of factors in the matrix, and a case */
    return g_strdup_printf (_("%s, %s: not rated"), title, name);
  mean = dup_spoken_mean (summary.mean);
  /* Translators: a folded group of factors, a case, "plus 1.3", "minus 1" and "plus 3", and how many */
  return g_strdup_printf (ngettext ("%s, %s: mean %s, from %s to %s, %u rating",
                                    "%s, %s: mean %s, from %s to %s, %u ratings", summary.n),
                          title, name, mean, ent_rating_to_spoken (summary.least),
                          ent_rating_to_spoken (summary.most), summary.n);
}

/* Whether it carries what is shown there. */
static gboolean
is_carried (const EntMatrix *matrix,
            EntMatrixWhose   whose,
            guint            factor,
            guint            item,
            const char      *event)
{
  return (whose != ENT_MATRIX_OWN && ent_matrix_is_carried_by (matrix, ENT_CODER_PUBLISHED, factor, item, event))
         || (whose != ENT_MATRIX_PUBLISHED && ent_matrix_is_carried_by (matrix, ENT_CODER_OWN, factor, item, event));
}

EntStatement *
ent_matrix_find_carried (const EntMatrix *matrix,
                         EntMatrixWhose   whose,
                         const char      *case_id,
                         const char      *event)
{
  int item = ent_matrix_find_case (matrix, case_id);
  const EntEvent *record = item >= 0 ? ent_case_find_event (ent_matrix_get_case (matrix, item), event) : NULL;
  EntStatement *statement = ent_statement_new (NULL);
  guint n_carried = 0, n_signed = 0;
  g_autofree char *carries = NULL, *shows = NULL;

  for (guint i = 0; item >= 0 && i < ent_matrix_get_n_factors (matrix); i++)
    {
      const char *factor = ent_matrix_get_factor (matrix, i)->id;

      if (is_carried (matrix, whose, i, item, event))
        n_carried++;
      else if (record != NULL && ent_event_get_sign (record, factor) != 0)
        n_signed++;
      else
        continue;
      ent_statement_add_cell (statement, case_id, factor);
    }
  if (n_carried > 0)
    carries = g_strdup_printf (ngettext ("This event carries %u judgement.", "This event carries %u judgements.",
                                         n_carried), n_carried);
  else
    carries = g_strdup (_("This event carries no judgement."));
  if (n_signed > 0)
    shows = g_strdup_printf (ngettext ("It shows %u more factor at work.", "It shows %u more factors at work.",
                                       n_signed), n_signed);
  g_free (statement->text);
  statement->text = g_strjoin (" ", carries, shows, NULL);
  ent_statement_add_event (statement, case_id, event);
  return statement;
}
