/* Each event lies evenly over the time that its date allows, so what has been counted by a moment is a line of
 * straight pieces, bent where an event begins or ends.  The bends are kept in order, each with what has been
 * counted by then and how fast it goes on; what lies between two moments is then the difference of two look-ups,
 * whether a day lies between them or a century. */
#include "config.h"

#include "ent-evidence-sums.h"

#include "ent-time-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DAY_SEC        86400.0
#define YEAR_SEC       (365.2425 * DAY_SEC)
#define MIN_MONTH_PX   9.0
#define MIN_YEAR_PX    7.0
#define LONGEST_MONTH  (31 * DAY_SEC)
#define LONGEST_YEAR   (366 * DAY_SEC)
#define MAX_YEARS      1e11
#define UNSURE         (ENT_DATE_UNCERTAIN | ENT_DATE_APPROXIMATE | ENT_DATE_UNSPECIFIED | ENT_DATE_ONE_OF)

typedef enum
{
  SERIES_PLUS,
  SERIES_MINUS,
  SERIES_SOFT_PLUS,   /* also counted in the first two */
  SERIES_SOFT_MINUS,
  N_SERIES
} Series;

typedef struct
{
  double seconds;
  double sum;    /* counted by then */
  double slope;  /* a second from then on */
} Bend;

typedef struct
{
  double begin_sec, end_sec;
  double weight;
} Piece;

typedef struct
{
  double plus;
  double minus;
} Most;

typedef struct
{
  char   *id;
  char   *title;
  GArray *events;           /* of guint32: all that show it */
  GArray *bends[N_SERIES];  /* of Bend, by time */
} Row;

struct _EntEvidenceSums
{
  gatomicrefcount  ref_count;
  EntEventTable   *table;
  guint8          *shown;      /* or NULL */
  double           now_sec;
  double           first_sec;  /* of all that is dated */
  double           last_sec;
  GPtrArray       *rows;       /* of Row */
  GHashTable      *most;       /* months → Most */
};

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->title);
  g_array_unref (row->events);
  for (guint i = 0; i < N_SERIES; i++)
    g_array_unref (row->bends[i]);
  g_free (row);
}

static Row *
new_row (const char *id,
         const char *title)
{
  Row *row = g_new0 (Row, 1);

  row->id = g_strdup (id);
  row->title = g_strdup (title);
  row->events = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < N_SERIES; i++)
    row->bends[i] = g_array_new (FALSE, FALSE, sizeof (Bend));
  return row;
}

/* Where an event lies; never empty. */
static void
get_piece (const EntEvidenceSums *self,
           guint32                event,
           Piece                 *piece)
{
  const EntEventTable *table = self->table;
  gint64 earliest = table->earliest[event], latest = table->latest[event];

  piece->begin_sec = earliest == ENT_DATE_OPEN_PAST ? self->first_sec : (double) earliest;
  piece->end_sec = latest == ENT_DATE_OPEN_FUTURE ? MAX (self->now_sec, self->last_sec) : (double) latest + 1;
  if (piece->end_sec <= piece->begin_sec)
    {
      if (earliest == ENT_DATE_OPEN_PAST)
        piece->begin_sec = piece->end_sec - DAY_SEC;
      else
        piece->end_sec = piece->begin_sec + DAY_SEC;
    }
  piece->weight = ENT_EVIDENCE_WEIGHT (table->importance[event]);
}

static void
find_span (EntEvidenceSums *self)
{
  self->first_sec = G_MAXDOUBLE;
  self->last_sec = -G_MAXDOUBLE;
  for (guint i = 0; i < self->table->n; i++)
    {
      gint64 earliest = self->table->earliest[i], latest = self->table->latest[i];

      if (earliest != ENT_DATE_OPEN_PAST)
        {
          self->first_sec = MIN (self->first_sec, (double) earliest);
          self->last_sec = MAX (self->last_sec, (double) earliest);
        }
      if (latest != ENT_DATE_OPEN_FUTURE)
        {
          self->first_sec = MIN (self->first_sec, (double) latest);
          self->last_sec = MAX (self->last_sec, (double) latest + 1);
        }
    }
  if (self->first_sec > self->last_sec)
    self->first_sec = self->last_sec = self->now_sec;
}

/* Making a row's lines */

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const Piece *one = a, *other = b;

  return one->end_sec < other->end_sec ? -1 : one->end_sec > other->end_sec;
}

static void
add_bend (GArray *bends,
          double  seconds,
          double  sum,
          double  slope)
{
  Bend bend = { seconds, sum, slope };

  if (bends->len > 0 && g_array_index (bends, Bend, bends->len - 1).seconds == seconds)
    g_array_index (bends, Bend, bends->len - 1) = bend;
  else
    g_array_append_val (bends, bend);
}

/* @pieces: of Piece, by their begin; sorted anew.  Where nothing goes on the sum is that of whole weights again,
 * so that roundings do not add up. */
static void
make_bends (GArray *bends,
            GArray *pieces)
{
  g_autofree Piece *begins = g_memdup2 (pieces->data, pieces->len * sizeof (Piece));
  const Piece *ends = (const Piece *) (gconstpointer) pieces->data;
  double sum = 0, slope = 0, done = 0, last = 0;
  guint n_begun = 0, n_ended = 0;

  if (pieces->len == 0)
    return;
  g_array_sort (pieces, compare_ends);
  while (n_ended < pieces->len)
    {
      gboolean begins_next = n_begun < pieces->len && begins[n_begun].begin_sec < ends[n_ended].end_sec;
      const Piece *piece = begins_next ? &begins[n_begun] : &ends[n_ended];
      double seconds = begins_next ? piece->begin_sec : piece->end_sec;
      double speed = piece->weight / (piece->end_sec - piece->begin_sec);

      sum += slope * (seconds - last);
      last = seconds;
      n_begun += begins_next;
      n_ended += !begins_next;
      slope += begins_next ? speed : -speed;
      done += begins_next ? 0 : piece->weight;
      if (n_begun == n_ended)
        {
          slope = 0;
          sum = done;
        }
      add_bend (bends, seconds, sum, slope);
    }
}

static void
fill_series (EntEvidenceSums *self,
             Row             *row,
             guint            factor,
             Series           series)
{
  int sign = series == SERIES_PLUS || series == SERIES_SOFT_PLUS ? 1 : -1;
  gboolean soft = series == SERIES_SOFT_PLUS || series == SERIES_SOFT_MINUS;
  g_autoptr(GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < row->events->len; i++)
    {
      guint32 event = g_array_index (row->events, guint32, i);
      Piece piece;

      if ((self->shown != NULL && !self->shown[event]) || (soft && !(self->table->flags[event] & UNSURE))
          || ent_event_table_get_sign (self->table, event, factor) != sign)
        continue;
      get_piece (self, event, &piece);
      g_array_append_val (pieces, piece);
    }
  make_bends (row->bends[series], pieces);
}

static int
find_factor_id (const EntEventTable *table,
                const char          *id)
{
  for (guint i = 0; i < table->factor_ids->len; i++)
    if (strcmp (table->factor_ids->pdata[i], id) == 0)
      return (int) i;
  return -1;
}

/* In the order of the codebook; what is not in it comes last. */
static void
create_rows (EntEvidenceSums *self,
             EntCodebook     *codebook)
{
  const EntEventTable *table = self->table;
  g_autofree Row **rows = g_new0 (Row *, table->factor_ids->len + 1);

  for (guint i = 0; i < table->n; i++)
    for (guint32 j = table->first_factor[i]; j < table->first_factor[i + 1]; j++)
      {
        guint factor = table->factors[j].factor;
        const char *id = table->factor_ids->pdata[factor];
        const EntFactor *record = rows[factor] == NULL && codebook != NULL ? ent_codebook_find_factor (codebook, id)
                                                                           : NULL;

        if (rows[factor] == NULL)
          rows[factor] = new_row (id, record != NULL ? ent_text_get (record->title) : id);
        /* Whoever names a factor twice means it once. */
        if (rows[factor]->events->len == 0
            || g_array_index (rows[factor]->events, guint32, rows[factor]->events->len - 1) != i)
          g_array_append_val (rows[factor]->events, i);
      }
  for (guint i = 0; codebook != NULL && i < codebook->factors->len; i++)
    {
      int factor = find_factor_id (table, ((EntFactor *) codebook->factors->pdata[i])->id);

      if (factor >= 0 && rows[factor] != NULL)
        g_ptr_array_add (self->rows, g_steal_pointer (&rows[factor]));
    }
  for (guint i = 0; i < table->factor_ids->len; i++)
    if (rows[i] != NULL)
      g_ptr_array_add (self->rows, rows[i]);
}

EntEvidenceSums *
ent_evidence_sums_new (EntEventTable *table,
                       EntCodebook   *codebook,
                       const guint8  *shown,
                       double         now_sec)
{
  EntEvidenceSums *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_new0 (EntEvidenceSums, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->table = ent_event_table_ref (table);
  self->shown = shown != NULL ? g_memdup2 (shown, MAX (table->n, 1)) : NULL;
  self->now_sec = now_sec;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->most = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  find_span (self);
  create_rows (self, codebook);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      for (Series series = 0; series < N_SERIES; series++)
        fill_series (self, row, (guint) find_factor_id (table, row->id), series);
    }
  return self;
}

EntEvidenceSums *
ent_evidence_sums_ref (EntEvidenceSums *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_evidence_sums_unref (EntEvidenceSums *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  ent_event_table_unref (self->table);
  g_free (self->shown);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->most);
  g_free (self);
}

EntEventTable *
ent_evidence_sums_get_table (const EntEvidenceSums *self)
{
  return self->table;
}

guint
ent_evidence_sums_get_n_rows (const EntEvidenceSums *self)
{
  return self->rows->len;
}

const char *
ent_evidence_sums_get_id (const EntEvidenceSums *self,
                          guint                  row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return ((Row *) self->rows->pdata[row])->id;
}

const char *
ent_evidence_sums_get_title (const EntEvidenceSums *self,
                             guint                  row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return ((Row *) self->rows->pdata[row])->title;
}

/* Asking */

/* How many bends are there by then. */
static guint
count_bends (const GArray *bends,
             double        seconds)
{
  guint low = 0, high = bends->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (bends, Bend, middle).seconds <= seconds)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Counted by then. */
static double
look_up (const GArray *bends,
         double        seconds)
{
  guint n = count_bends (bends, seconds);
  const Bend *bend;

  if (n == 0)
    return 0;
  bend = &g_array_index (bends, Bend, n - 1);
  return bend->sum + bend->slope * (seconds - bend->seconds);
}

static double
get_between (const GArray *bends,
             double        begin_sec,
             double        end_sec)
{
  return MAX (look_up (bends, end_sec) - look_up (bends, begin_sec), 0);
}

void
ent_evidence_sums_get (const EntEvidenceSums *self,
                       guint                  row,
                       double                 begin_sec,
                       double                 end_sec,
                       EntEvidenceSum        *sum)
{
  const Row *record;

  g_return_if_fail (row < self->rows->len);

  record = self->rows->pdata[row];
  sum->plus = get_between (record->bends[SERIES_PLUS], begin_sec, end_sec);
  sum->minus = get_between (record->bends[SERIES_MINUS], begin_sec, end_sec);
  sum->soft_plus = MIN (get_between (record->bends[SERIES_SOFT_PLUS], begin_sec, end_sec), sum->plus);
  sum->soft_minus = MIN (get_between (record->bends[SERIES_SOFT_MINUS], begin_sec, end_sec), sum->minus);
}

GArray *
ent_evidence_sums_list (const EntEvidenceSums *self,
                        guint                  row,
                        double                 begin_sec,
                        double                 end_sec)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (guint32));
  const Row *record;

  g_return_val_if_fail (row < self->rows->len, events);

  record = self->rows->pdata[row];
  for (guint i = 0; i < record->events->len; i++)
    {
      guint32 event = g_array_index (record->events, guint32, i);
      Piece piece;

      get_piece (self, event, &piece);
      if (piece.begin_sec < end_sec && piece.end_sec > begin_sec && (self->shown == NULL || self->shown[event]))
        g_array_append_val (events, event);
    }
  return events;
}

static gboolean
find_in_series (const GArray *bends,
                double        seconds,
                gboolean      forward,
                double       *found)
{
  guint n = count_bends (bends, seconds);

  if (!forward && n > 0 && g_array_index (bends, Bend, n - 1).seconds == seconds)
    n--;
  *found = seconds;
  if (n > 0 && g_array_index (bends, Bend, n - 1).slope > 0)
    return TRUE;
  if (forward ? n == bends->len : n == 0)
    return FALSE;
  *found = g_array_index (bends, Bend, forward ? n : n - 1).seconds;
  return TRUE;
}

gboolean
ent_evidence_sums_find (const EntEvidenceSums *self,
                        guint                  row,
                        double                 seconds,
                        gboolean               forward,
                        double                *found)
{
  const Row *record;
  double plus, minus;
  gboolean has_plus, has_minus;

  g_return_val_if_fail (row < self->rows->len, FALSE);

  record = self->rows->pdata[row];
  has_plus = find_in_series (record->bends[SERIES_PLUS], seconds, forward, &plus);
  has_minus = find_in_series (record->bends[SERIES_MINUS], seconds, forward, &minus);
  if (has_plus && has_minus)
    *found = forward ? MIN (plus, minus) : MAX (plus, minus);
  else
    *found = has_plus ? plus : minus;
  return has_plus || has_minus;
}

/* Buckets */

gint64
ent_evidence_choose_months (double px_per_sec)
{
  double year_px = px_per_sec * YEAR_SEC, years = 1;

  if (year_px / 12 >= MIN_MONTH_PX)
    return 1;
  /* 1, 5, 10, 50, 100… */
  for (gboolean five = TRUE; years * year_px < MIN_YEAR_PX && years < MAX_YEARS; five = !five)
    years *= five ? 5 : 2;
  return (gint64) years * 12;
}

static gint64
divide_down (gint64 a,
             gint64 b)
{
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

gint64
ent_evidence_find_bucket (gint64 months,
                          double seconds)
{
  gint64 year;
  int month, day;

  ent_date_civil_from_seconds ((gint64) floor (CLAMP (seconds, -ENT_TIME_SCALE_FARTHEST, ENT_TIME_SCALE_FARTHEST)),
                               &year, &month, &day);
  return divide_down (year * 12 + month - 1, months);
}

double
ent_evidence_get_begin_sec (gint64 months,
                            gint64 bucket)
{
  gint64 month = bucket * months, year = divide_down (month, 12);

  return (double) ent_date_seconds_from_civil (year, (int) (month - year * 12) + 1, 1);
}

/* As EDTF writes it, where it does so with four digits. */
static char *
dup_edtf (gint64 year)
{
  return g_strdup_printf (year < 0 ? "-%04d" : "%04d", (int) ABS (year));
}

char *
ent_evidence_format_bucket (gint64 months,
                            gint64 bucket)
{
  gint64 month = bucket * months, year = divide_down (month, 12), last = year + MAX (months / 12, 1) - 1;
  g_autofree char *first_text = NULL, *last_text = NULL, *edtf = NULL;
  g_autoptr(EntDate) date = NULL;

  if (year > -9999 && last < 9999)
    {
      first_text = dup_edtf (year);
      last_text = dup_edtf (last);
      if (months < 12)
        edtf = g_strdup_printf ("%s-%02d", first_text, (int) (month - year * 12) + 1);
      else
        edtf = last > year ? g_strconcat (first_text, "/", last_text, NULL) : g_strdup (first_text);
      date = ent_date_parse (edtf, NULL);
    }
  if (date != NULL)
    return ent_date_format (date);
  g_clear_pointer (&first_text, g_free);
  g_clear_pointer (&last_text, g_free);
  first_text = ent_time_format_year (year);
  last_text = ent_time_format_year (last);
  /* Translators: from one year to another: "12,000 BC – 11,001 BC" */
  return last > year ? g_strdup_printf (_("%s – %s"), first_text, last_text) : g_steal_pointer (&first_text);
}

char *
ent_evidence_format_unit (gint64 months)
{
  gint64 years = months / 12;

  if (years == 0)
    return g_strdup (_("per month"));
  if (years == 1)
    return g_strdup (_("per year"));
  /* Translators: "per 10 years" */
  return g_strdup_printf (ngettext ("per %d year", "per %d years", (gulong) years), (int) years);
}

/* The most is in a bucket in which the line bends, or in one that lies between two bends whole. */
static double
find_most (const GArray *bends,
           gint64        months)
{
  double longest = months == 1 ? LONGEST_MONTH : (double) (months / 12) * LONGEST_YEAR, most = 0;

  for (guint i = 0; i < bends->len; i++)
    {
      const Bend *bend = &g_array_index (bends, Bend, i);
      double next_sec = i + 1 < bends->len ? bend[1].seconds : bend->seconds;
      gint64 bucket = ent_evidence_find_bucket (months, bend->seconds);
      double end_sec = ent_evidence_get_begin_sec (months, bucket + 1);

      most = MAX (most, get_between (bends, ent_evidence_get_begin_sec (months, bucket), end_sec));
      if (ent_evidence_get_begin_sec (months, bucket + 2) <= next_sec)
        most = MAX (most, bend->slope * longest);
      /* What bends in the same bucket has been looked at. */
      while (i + 1 < bends->len && g_array_index (bends, Bend, i + 1).seconds < end_sec
             && (i + 2 >= bends->len || g_array_index (bends, Bend, i + 2).seconds < end_sec))
        i++;
    }
  return most;
}

void
ent_evidence_sums_get_most (EntEvidenceSums *self,
                            gint64           months,
                            double          *plus,
                            double          *minus)
{
  Most *most = g_hash_table_lookup (self->most, &months);

  if (most == NULL)
    {
      most = g_new0 (Most, 1);
      for (guint i = 0; i < self->rows->len; i++)
        {
          const Row *row = self->rows->pdata[i];

          most->plus = MAX (most->plus, find_most (row->bends[SERIES_PLUS], months));
          most->minus = MAX (most->minus, find_most (row->bends[SERIES_MINUS], months));
        }
      g_hash_table_insert (self->most, g_memdup2 (&months, sizeof months), most);
    }
  *plus = most->plus;
  *minus = most->minus;
}
