/* Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), over words.
 *
 * Texts are cut into words, runs of space and single signs; of scripts that write no space
 * between words each letter is a word.  A word is a number from then on.  What is common at both ends is taken off
 * first.  Of the rest the shortest path of deletions and insertions is sought: after d of them, reach[k] is how far
 * into the text before one can get on diagonal k (words before minus words after).  The reaches of each d are kept,
 * and walked back from the end.  They take d² numbers, so there is a bound to d; beyond it all
 * that is left counts as changed.
 *
 * Single spaces between two changed words are no island worth keeping: they go with the change. */

#include "config.h"

#include "ent-word-diff.h"

#include <string.h>

#include "ent-fold.h"

#define MAX_CHANGES 1200

/* One word: where it stands in its text. */
typedef struct
{
  const char *at;
  guint       length;  /* in bytes */
  guint       id;      /* the same for the same word */
} Word;

typedef struct
{
  GHashTable *ids;     /* word → id; owns its words */
  GArray     *before;  /* of Word */
  GArray     *after;
} Texts;

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static const char *
find_end (const char *at)
{
  gunichar first = g_utf8_get_char (at), c;

  at = g_utf8_next_char (at);
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      c = g_utf8_get_char (at);
      /* A mark belongs to what it stands on. */
      if (g_unichar_ismark (c))
        continue;
      if (g_unichar_isspace (first) ? !g_unichar_isspace (c)
                                    : !is_letter (first) || !is_letter (c) || ent_fold_is_unspaced (first) ||
                                      ent_fold_is_unspaced (c))
        break;
    }
  return at;
}

static GArray *
split (const char *text,
       GHashTable *ids)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  for (const char *at = text; *at != '\0';)
    {
      const char *end = find_end (at);
      Word word = { at, (guint) (end - at), 0 };
      g_autofree char *key = g_strndup (at, word.length);

      word.id = GPOINTER_TO_UINT (g_hash_table_lookup (ids, key));
      if (word.id == 0)
        {
          word.id = g_hash_table_size (ids) + 1;
          g_hash_table_insert (ids, g_steal_pointer (&key), GUINT_TO_POINTER (word.id));
        }
      g_array_append_val (words, word);
      at = end;
    }
  return words;
}

/* Runs */

void
ent_word_run_free (EntWordRun *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

/* Of a change what is deleted and what is inserted are gathered, and put down when it ends. */
typedef struct
{
  GPtrArray *runs;
  GString   *same;
  GString   *deleted;
  GString   *inserted;
} Runs;

static void
put_down (Runs          *self,
          EntWordChange  change,
          GString       *text)
{
  EntWordRun *run;

  if (text->len == 0)
    return;
  run = g_new0 (EntWordRun, 1);
  run->change = change;
  run->text = g_strndup (text->str, text->len);
  g_ptr_array_add (self->runs, run);
  g_string_truncate (text, 0);
}

static void
put_change (Runs *self)
{
  put_down (self, ENT_WORDS_DELETED, self->deleted);
  put_down (self, ENT_WORDS_INSERTED, self->inserted);
}

static gboolean
is_space (const GString *text)
{
  return strspn (text->str, " \t") == text->len;
}

static void
add_word (Runs          *self,
          EntWordChange  change,
          const Word    *word)
{
  if (change == ENT_WORDS_SAME)
    {
      g_string_append_len (self->same, word->at, word->length);
      return;
    }
  if (self->same->len > 0 && is_space (self->same) && self->deleted->len > 0 && self->inserted->len > 0)
    {
      g_string_append (self->deleted, self->same->str);
      g_string_append (self->inserted, self->same->str);
      g_string_truncate (self->same, 0);
    }
  else if (self->same->len > 0)
    {
      put_change (self);
      put_down (self, ENT_WORDS_SAME, self->same);
    }
  g_string_append_len (change == ENT_WORDS_DELETED ? self->deleted : self->inserted, word->at, word->length);
}

/* The path */

static guint
get_id (GArray *words,
        int     index)
{
  return g_array_index (words, Word, index).id;
}

/* Where diagonal k came from after d − 1 changes: from above (an insertion) or from the left. */
static gboolean
is_insertion (const int *reach,
              int        d,
              int        k)
{
  return k == -d || (k != d && reach[k - 1] < reach[k + 1]);
}

/* The changes that @n words before and @m after from @begin on are apart, walked back: one
 * EntWordChange for each step, the last first. NULL: too many. */
static GByteArray *
find_path (const Texts *texts,
           int          begin,
           int          n,
           int          m)
{
  int max = MIN (n + m, MAX_CHANGES), d, k, x = 0;
  g_autofree int *room = g_new0 (int, 2 * max + 3);
  int *reach = room + max + 1;
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  GByteArray *path;
  gboolean found = FALSE;

  for (d = 0; d <= max; d++)
    {
      /* reach[−d − 1 … d + 1], as it was before this d. */
      g_ptr_array_add (kept, g_memdup2 (reach - d - 1, sizeof (int) * (2 * (gsize) d + 3)));
      for (k = -d; k <= d && !found; k += 2)
        {
          x = is_insertion (reach, d, k) ? reach[k + 1] : reach[k - 1] + 1;
          /* Beyond either text there is no way on. */
          while (x < n && x - k < m && x - k >= 0 &&
                 get_id (texts->before, begin + x) == get_id (texts->after, begin + x - k))
            x++;
          reach[k] = x;
          found = x >= n && x - k >= m;
        }
      if (found)
        break;
    }
  if (!found)
    return NULL;

  path = g_byte_array_new ();
  x = n;
  for (k = n - m; d >= 0; d--)
    {
      const int *before = (const int *) kept->pdata[d] + d + 1;
      gboolean insertion = is_insertion (before, d, k);
      int from = d == 0 ? 0 : insertion ? before[k + 1] : before[k - 1] + 1;
      guint8 step = ENT_WORDS_SAME;

      for (; x > from; x--)
        g_byte_array_append (path, &step, 1);
      if (d == 0)
        break;
      step = insertion ? ENT_WORDS_INSERTED : ENT_WORDS_DELETED;
      g_byte_array_append (path, &step, 1);
      x = insertion ? from : from - 1;
      k += insertion ? 1 : -1;
    }
  return path;
}

static void
add_middle (Runs        *runs,
            const Texts *texts,
            int          begin,
            int          n,
            int          m)
{
  g_autoptr(GByteArray) path = find_path (texts, begin, n, m);
  int x = begin, y = begin;

  if (path == NULL)
    {
      for (int i = 0; i < n; i++)
        add_word (runs, ENT_WORDS_DELETED, &g_array_index (texts->before, Word, begin + i));
      for (int i = 0; i < m; i++)
        add_word (runs, ENT_WORDS_INSERTED, &g_array_index (texts->after, Word, begin + i));
      return;
    }
  for (guint i = path->len; i > 0; i--)
    {
      EntWordChange change = path->data[i - 1];

      add_word (runs, change, change == ENT_WORDS_INSERTED ? &g_array_index (texts->after, Word, y)
                                                           : &g_array_index (texts->before, Word, x));
      x += change != ENT_WORDS_INSERTED;
      y += change != ENT_WORDS_DELETED;
    }
}

GPtrArray *
ent_word_diff (const char *before,
               const char *after)
{
  Texts texts = { NULL };
  Runs runs = { NULL };
  int n, m, prefix = 0, suffix = 0;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  texts.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  texts.before = split (before, texts.ids);
  texts.after = split (after, texts.ids);
  n = (int) texts.before->len;
  m = (int) texts.after->len;
  while (prefix < MIN (n, m) && get_id (texts.before, prefix) == get_id (texts.after, prefix))
    prefix++;
  while (suffix < MIN (n, m) - prefix && get_id (texts.before, n - 1 - suffix) == get_id (texts.after, m - 1 - suffix))
    suffix++;

  runs.runs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_word_run_free);
  runs.same = g_string_new (NULL);
  runs.deleted = g_string_new (NULL);
  runs.inserted = g_string_new (NULL);
  for (int i = 0; i < prefix; i++)
    add_word (&runs, ENT_WORDS_SAME, &g_array_index (texts.before, Word, i));
  add_middle (&runs, &texts, prefix, n - prefix - suffix, m - prefix - suffix);
  for (int i = n - suffix; i < n; i++)
    add_word (&runs, ENT_WORDS_SAME, &g_array_index (texts.before, Word, i));
  put_change (&runs);
  put_down (&runs, ENT_WORDS_SAME, runs.same);

  g_string_free (runs.same, TRUE);
  g_string_free (runs.deleted, TRUE);
  g_string_free (runs.inserted, TRUE);
  g_array_unref (texts.before);
  g_array_unref (texts.after);
  g_hash_table_unref (texts.ids);
  return runs.runs;
}
