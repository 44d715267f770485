#include "config.h"

#include <locale.h>

#include "ent-country.h"

static void
assert_name (const char *code,
             const char *expected)
{
  g_autofree char *name = ent_country_dup_name (code);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (void)
{
  assert_name ("EG", "Egypt");
  assert_name ("il", "Israel");
  assert_name ("VN", "Vietnam");
  assert_name ("KR", "South Korea");
  assert_name ("KP", "North Korea");
  /* No country has these. */
  assert_name ("XX", "XX");
  assert_name ("zz", "zz");
  assert_name ("", "");
  assert_name ("Egypt", "Egypt");
  assert_name ("E\xFF", "E\xFF");
}

static void
test_translated (void)
{
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the locale de_DE.UTF-8 is not installed");
      return;
    }
  g_setenv ("LANGUAGE", "de", TRUE);
  assert_name ("EG", "Ägypten");
  assert_name ("VN", "Vietnam");
  assert_name ("KR", "Südkorea");
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_missing (void)
{
  g_test_trap_subprocess ("/country/missing/subprocess", 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_missing_subprocess (void)
{
  assert_name ("EG", "EG");
  assert_name ("il", "il");
}

static gpointer
read_names (gpointer data)
{
  for (int i = 0; i < 1000; i++)
    assert_name ("VN", "Vietnam");

  return NULL;
}

/* In a process that has not loaded them yet. */
static void
test_threads (void)
{
  g_test_trap_subprocess ("/country/threads/subprocess", 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_threads_subprocess (void)
{
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("names", read_names, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  /* A system without iso-codes; set before anything asks for the folders. */
  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_suffix (argv[i], "/country/missing/subprocess"))
        g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
    }
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/country/names", test_names);
  g_test_add_func ("/country/translated", test_translated);
  g_test_add_func ("/country/missing", test_missing);
  g_test_add_func ("/country/missing/subprocess", test_missing_subprocess);
  g_test_add_func ("/country/threads", test_threads);
  g_test_add_func ("/country/threads/subprocess", test_threads_subprocess);

  return g_test_run ();
}
