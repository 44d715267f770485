/* The list of cases is brought up to date while people look at it: it ends as it should, whatever came, went, moved or
 * changed; and the rows of cases that did not change stay. */

#include "config.h"

#include <string.h>

#include "ent-case-merge.h"
#include "ent-items.h"

#define MAX_CASES 60
#define N_RUNS    40

static EntCaseItem *
item_new (int id,
          int version)
{
  EntCaseInfo *info = g_new0 (EntCaseInfo, 1);

  info->id = g_strdup_printf ("case-%d", id);
  info->feed = g_strdup ("demo");
  info->version = version;
  return ent_case_item_new (info);
}

/* Some of the cases, each in its place or in any. */
static GPtrArray *
random_items (GRand    *rand,
              gboolean  mixed)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < MAX_CASES; i++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      g_ptr_array_insert (items, mixed ? g_rand_int_range (rand, 0, (gint32) items->len + 1) : (int) items->len,
                          item_new (i, g_rand_int_range (rand, 1, 3)));
  return items;
}

/* (transfer full): id → item */
static GHashTable *
list_items (GListStore *cases)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (cases)); i++)
    {
      EntCaseItem *item = g_list_model_get_item (G_LIST_MODEL (cases), i);

      g_hash_table_insert (items, g_strdup (ent_case_item_get_info (item)->id), item);
    }
  return items;
}

/* (transfer full): another array of the same */
static GPtrArray *
copy_items (GPtrArray *items)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (copy, g_object_ref (items->pdata[i]));
  return copy;
}

static void
done_cb (gpointer data)
{
  gboolean *done = data;

  g_assert_false (*done);
  *done = TRUE;
}

static void
wait_for (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

/* Ids and versions as they were given, and the same objects for what did not change. */
static void
assert_merged (GListStore *cases,
               GPtrArray  *expected,
               GHashTable *before,
               GHashTable *changed)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cases)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (G_LIST_MODEL (cases), i);
      const EntCaseInfo *info = ent_case_item_get_info (item), *wanted = ent_case_item_get_info (expected->pdata[i]);
      EntCaseItem *old = g_hash_table_lookup (before, wanted->id);

      g_assert_cmpstr (info->id, ==, wanted->id);
      g_assert_cmpint (info->version, ==, wanted->version);
      if (old != NULL && ent_case_item_get_info (old)->version == wanted->version
          && !g_hash_table_contains (changed, wanted->id))
        g_assert_true (item == old);
      else
        g_assert_true (item == expected->pdata[i]);
    }
}

static void
test_random (void)
{
  g_autoptr(GListStore) cases = g_list_store_new (ENT_TYPE_CASE_ITEM);
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr(GPtrArray) items = random_items (rand, i % 2 == 1);
      g_autoptr(GHashTable) before = list_items (cases);
      g_autoptr(GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr(GPtrArray) expected = copy_items (items);
      gboolean done = FALSE;

      g_hash_table_add (changed, (gpointer) "case-1");
      g_hash_table_add (changed, (gpointer) "case-2");
      ent_case_merge (cases, g_steal_pointer (&items), changed, done_cb, &done, NULL);
      wait_for (&done);
      assert_merged (cases, expected, before, changed);
    }
}

/* As rows that take long to be made: so one turn takes in few. */
static void
be_slow (void)
{
  g_usleep (2000);
}

/* A later list comes while an earlier one is being taken in: only the later one is told to be done. */
static void
test_overtaken (void)
{
  g_autoptr(GListStore) cases = g_list_store_new (ENT_TYPE_CASE_ITEM);
  g_autoptr(GRand) rand = g_rand_new_with_seed (8);
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean first_done = FALSE, done = FALSE;
  g_autoptr(GPtrArray) last = NULL;

  g_signal_connect (cases, "items-changed", G_CALLBACK (be_slow), NULL);
  ent_case_merge (cases, random_items (rand, TRUE), none, done_cb, &first_done, NULL);
  while (g_list_model_get_n_items (G_LIST_MODEL (cases)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (first_done);
  last = random_items (rand, TRUE);
  ent_case_merge (cases, copy_items (last), NULL, done_cb, &done, NULL);
  wait_for (&done);
  g_assert_false (first_done);
  assert_merged (cases, last, none, none);
}

static void
free_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
test_stopped (void)
{
  g_autoptr(GListStore) cases = g_list_store_new (ENT_TYPE_CASE_ITEM);
  g_autoptr(GRand) rand = g_rand_new_with_seed (9);
  gboolean freed = FALSE;

  ent_case_merge (cases, random_items (rand, FALSE), NULL, NULL, &freed, free_cb);
  ent_case_merge_stop (cases);
  g_assert_true (freed);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cases)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-merge/random", test_random);
  g_test_add_func ("/case-merge/overtaken", test_overtaken);
  g_test_add_func ("/case-merge/stopped", test_stopped);
  return g_test_run ();
}
