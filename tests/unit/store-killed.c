/* A process that is killed at any moment loses nothing that it was told is saved.
 *
 * The child does with the library what the program does: it types into notes, edits them, puts them
 * into the bin and takes them out, imports layers and cases, with several things under
 * way at once.  It says what it begins and, from the callback, what is saved.  The parent kills it after a
 * random number of such lines and some random time, opens the library and looks. */

#include "config.h"

#include <locale.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ent-own.h"
#include "ent-store-own.h"
#include "fixtures.h"
#include "library-fixture.h"

#define N_KILLS       200
#define N_UNDER_WAY   3
#define N_LAYER_NOTES 4
#define MAX_NOTES     30   /* that one child types */

/* What the text of a note of @length characters is: one is the beginning of the other. */
static char *
dup_text (const char *id,
          gsize       length)
{
  GString *text = g_string_sized_new (length);

  while (text->len < length)
    g_string_append_c (text, text->len % 7 == 6 ? ' ' : id[text->len % strlen (id)]);
  return g_string_free (text, FALSE);
}

/* The child */

typedef struct
{
  EntLibrary *library;
  GRand      *rand;
  GPtrArray  *notes;    /* of Typed */
  int         n_under_way;
} Child;

typedef struct
{
  EntNote  *note;
  gboolean  binned;
  guint     n_steps;  /* begun */
} Typed;

typedef struct
{
  Child    *child;
  char     *line;
  char     *id;      /* of a note, a layer or a case */
  EntNote  *note;    /* as it was typed, or NULL */
  Typed    *typed;   /* the note it is about, or NULL */
  guint     number;  /* among the steps of that */
  gboolean  binned;  /* afterwards */
} Step;

static void
say (const char *line)
{
  /* One write: either all of it is in the pipe, or nothing. */
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (0);
}

static void begin_steps (Child *self);

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Step *step = data;
  GError *error = NULL;

  ent_library_run_finish (ENT_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  /* Where a later step of the same note is under way, nobody knows whether it is in the bin. */
  if (step->typed != NULL && step->number == step->typed->n_steps)
    {
      g_autofree char *lines = g_strdup_printf ("%sbin %s %d\n", step->line, step->id, step->binned);

      say (lines);
    }
  else
    say (step->line);
  step->child->n_under_way--;
  begin_steps (step->child);
  g_clear_pointer (&step->note, ent_note_free);
  g_free (step->line);
  g_free (step->id);
  g_free (step);
}

static gboolean
note_job (EntStore      *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return ent_store_put_note (store, ((Step *) data)->note, error);
}

static gboolean
bin_job (EntStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Step *step = data;
  const char *ids[] = { step->id, NULL };

  return ent_store_bin_notes (store, ids, step->binned, error);
}

static gboolean
layer_job (EntStore      *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Step *step = data;
  g_autoptr(EntLayer) layer = ent_layer_new (step->id, "Student");
  g_autoptr(EntOwnEvent) event = ent_own_event_new ("case-0", ent_date_parse ("1953", NULL), "Theirs");
  g_autoptr(EntOwnRating) rating = ent_own_rating_new ("case-0", "negotiation-and-mediation");

  event->layer = g_strdup (step->id);
  rating->layer = g_strdup (step->id);
  if (!ent_store_put_layer (store, layer, error) || !ent_store_put_own_event (store, event, error)
      || !ent_store_put_own_rating (store, rating, error))
    return FALSE;
  for (int i = 0; i < N_LAYER_NOTES; i++)
    {
      g_autoptr(EntNote) note = ent_note_new ();

      note->layer = g_strdup (step->id);
      ent_note_set_body (note, "What a student thinks #class", NULL);
      if (!ent_store_put_note (store, note, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
case_job (EntStore      *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Step *step = data;
  g_autoptr(EntCase) c = ent_fixture_case_new (step->id);
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  g_ptr_array_add (cases, c);
  return ent_store_put_cases (store, cases, "bundled", cancellable, error);
}

static void
step_set_typed (Step     *self,
                Typed    *typed,
                gboolean  binned)
{
  g_autofree char *line = g_strdup_printf ("unsure %s 0\n", typed->note->id);

  if (typed->binned != binned)
    say (line);
  typed->binned = binned;
  self->typed = typed;
  self->number = ++typed->n_steps;
  self->binned = binned;
  self->id = g_strdup (typed->note->id);
}

static void
begin_step (Child         *self,
            Step          *step,
            EntLibraryJob  job,
            const char    *merge_key)
{
  step->child = self;
  self->n_under_way++;
  if (job == case_job)
    ent_library_run_async (self->library, job, step, NULL, NULL, saved_cb, step);
  else
    ent_library_change_async (self->library, "Change", merge_key, job, step, NULL, NULL, saved_cb, step);
}

/* Some more keys are typed, into a new note or one there is. */
static void
type (Child *self)
{
  Step *step = g_new0 (Step, 1);
  g_autofree char *text = NULL;
  Typed *typed;

  if (self->notes->len < MAX_NOTES && (self->notes->len == 0 || g_rand_int_range (self->rand, 0, 3) == 0))
    {
      typed = g_new0 (Typed, 1);
      typed->note = ent_note_new ();
      g_ptr_array_add (self->notes, typed);
    }
  else
    typed = self->notes->pdata[g_rand_int_range (self->rand, 0, (int) self->notes->len)];
  text = dup_text (typed->note->id, strlen (typed->note->body) + (gsize) g_rand_int_range (self->rand, 1, 900));
  ent_note_set_body (typed->note, text, NULL);
  typed->note->color = (EntNoteColor) g_rand_int_range (self->rand, 0, ENT_N_NOTE_COLORS);
  typed->note->modified_usec += g_rand_int_range (self->rand, 0, 240) * G_USEC_PER_SEC;
  step->note = ent_note_copy (typed->note);
  /* What is typed into a note in the bin takes it out. */
  step_set_typed (step, typed, FALSE);
  step->line = g_strdup_printf ("note %s %zu\n", typed->note->id, strlen (text));
  begin_step (self, step, note_job, typed->note->id);
}

static void
bin (Child *self)
{
  Typed *typed = self->notes->pdata[g_rand_int_range (self->rand, 0, (int) self->notes->len)];
  Step *step = g_new0 (Step, 1);

  step_set_typed (step, typed, !typed->binned);
  step->line = g_strdup ("binned - 0\n");
  begin_step (self, step, bin_job, NULL);
}

static void
import_layer (Child *self)
{
  Step *step = g_new0 (Step, 1);

  step->id = g_uuid_string_random ();
  step->line = g_strdup_printf ("layer %s %d\n", step->id, N_LAYER_NOTES);
  begin_step (self, step, layer_job, NULL);
}

static void
import_case (Child *self)
{
  Step *step = g_new0 (Step, 1);

  step->id = g_strdup_printf ("case-%d", g_rand_int_range (self->rand, 0, 2));
  step->line = g_strdup_printf ("case %s 0\n", step->id);
  begin_step (self, step, case_job, NULL);
}

static void
begin_steps (Child *self)
{
  while (self->n_under_way < N_UNDER_WAY)
    switch (g_rand_int_range (self->rand, 0, 12))
      {
      case 0:
        import_layer (self);
        break;
      case 1:
        import_case (self);
        break;
      case 2:
      case 3:
        if (self->notes->len > 0)
          bin (self);
        break;
      default:
        type (self);
      }
}

G_NORETURN static void
run_child (const char *path,
           guint32     seed)
{
  Child self = { .rand = g_rand_new_with_seed (seed), .notes = g_ptr_array_new () };

  self.library = open_library (path);
  begin_steps (&self);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

/* The parent */

typedef struct
{
  char       *folder;
  char       *path;
  GHashTable *notes;   /* id → length of what was last said to be saved */
  GHashTable *binned;  /* id → "0" or "1", as last said; none while unsure */
  GHashTable *layers;  /* ids */
  GHashTable *cases;   /* ids */
  guint       n_lines;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = ent_fixture_dup_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->binned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  ent_fixture_remove_folder (self->folder);
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->binned);
  g_hash_table_unref (self->layers);
  g_hash_table_unref (self->cases);
  g_free (self->folder);
  g_free (self->path);
}

static void
take_line (Fixture    *self,
           const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", 3);

  g_assert_cmpuint (g_strv_length (words), ==, 3);
  self->n_lines++;
  if (strcmp (words[0], "note") == 0)
    g_hash_table_replace (self->notes, g_strdup (words[1]), GSIZE_TO_POINTER (strtoul (words[2], NULL, 10)));
  else if (strcmp (words[0], "unsure") == 0)
    g_hash_table_remove (self->binned, words[1]);
  else if (strcmp (words[0], "bin") == 0)
    g_hash_table_replace (self->binned, g_strdup (words[1]), g_strdup (words[2]));
  else if (strcmp (words[0], "layer") == 0)
    g_hash_table_add (self->layers, g_strdup (words[1]));
  else if (strcmp (words[0], "case") == 0)
    g_hash_table_add (self->cases, g_strdup (words[1]));
}

/* Starts a child and kills it; what it said until then is what must be there. */
static void
kill_one (Fixture *self,
          GRand   *rand)
{
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (rand));
  const char *arguments[] = { "--child", self->path, seed, NULL };
  g_autoptr(GSubprocess) child = start_child (arguments);
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  int n = g_rand_int_range (rand, 0, 14);
  gulong usec = (gulong) g_rand_int_range (rand, 0, 20000);
  GError *error = NULL;
  char *line;

  while (n-- > 0 && (line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL)
    {
      take_line (self, line);
      g_free (line);
    }
  /* The moment is what is tried; nothing is waited for. */
  g_usleep (usec);
  g_subprocess_send_signal (child, SIGKILL);
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL)
    {
      take_line (self, line);
      g_free (line);
    }
  g_assert_no_error (error);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
}

static void
assert_pragma (const char *path,
               const char *pragma,
               const char *expected)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  gboolean has_row;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, pragma, -1, &stmt, NULL), ==, SQLITE_OK);
  has_row = sqlite3_step (stmt) == SQLITE_ROW;
  g_assert_cmpstr (has_row ? (const char *) sqlite3_column_text (stmt, 0) : NULL, ==, expected);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

static void
assert_notes (Fixture  *self,
              EntStore *store)
{
  g_autofree char **ids = (char **) g_hash_table_get_keys_as_array (self->notes, NULL);
  GError *error = NULL;
  g_autoptr(GPtrArray) notes = ent_store_load_notes (store, (const char * const *) ids, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, g_hash_table_size (self->notes));
  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = notes->pdata[i];
      gsize least = GPOINTER_TO_SIZE (g_hash_table_lookup (self->notes, note->id));
      const char *binned = g_hash_table_lookup (self->binned, note->id);
      g_autofree char *text = dup_text (note->id, strlen (note->body));

      g_assert_cmpuint (strlen (note->body), >=, least);
      g_assert_cmpstr (note->body, ==, text);
      if (binned != NULL)
        g_assert_cmpint (note->deleted_usec > 0, ==, strcmp (binned, "1") == 0);
    }
}

/* A layer is there as a whole, or not at all. */
static void
assert_layers (Fixture  *self,
               EntStore *store)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) layers = ent_store_list_layers (store, &error);
  guint n_said = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < layers->len; i++)
    {
      const EntLayer *layer = layers->pdata[i];

      n_said += g_hash_table_contains (self->layers, layer->id);
      g_assert_cmpuint (layer->n_notes, ==, N_LAYER_NOTES);
      g_assert_cmpuint (layer->n_events, ==, 1);
      g_assert_cmpuint (layer->n_ratings, ==, 1);
    }
  g_assert_cmpuint (n_said, ==, g_hash_table_size (self->layers));
}

static void
assert_library (Fixture *self)
{
  EntStoreReport report = { 0 };
  GError *error = NULL;
  g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_CREATE, &report, &error);
  g_autoptr(GPtrArray) infos = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (report.set_aside, ==, NULL);
  infos = ent_store_list_cases (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, >=, g_hash_table_size (self->cases));
  assert_notes (self, store);
  assert_layers (self, store);
  g_clear_object (&store);
  assert_pragma (self->path, "PRAGMA integrity_check", "ok");
  assert_pragma (self->path, "PRAGMA foreign_key_check", NULL);
  assert_sound (self->path);
}

static void
test_killed (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1953);

  for (int i = 0; i < N_KILLS; i++)
    {
      kill_one (self, rand);
      /* One killed before it made the file leaves none. */
      if (g_file_test (self->path, G_FILE_TEST_EXISTS))
        assert_library (self);
    }
  g_test_message ("%u saves were told of", self->n_lines);
  g_assert_cmpuint (self->n_lines, >, 2 * N_KILLS);
  g_assert_cmpuint (g_hash_table_size (self->notes), >, 0);
  g_assert_cmpuint (g_hash_table_size (self->binned), >, 0);
  g_assert_cmpuint (g_hash_table_size (self->layers), >, 0);
  g_assert_cmpuint (g_hash_table_size (self->cases), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    run_child (argv[2], (guint32) strtoul (argv[3], NULL, 10));

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/killed", Fixture, NULL, set_up, test_killed, tear_down);

  return g_test_run ();
}
