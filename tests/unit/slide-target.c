/* What slides point at. */

#include "config.h"

#include <glib.h>

#include "ent-slide-target.h"

static void
test_parse (void)
{
  g_autoptr(EntSlideTarget) event = ent_slide_target_parse ("event:camp-david@demo/treaty");
  g_autoptr(EntSlideTarget) events = ent_slide_target_parse ("events:camp-david/treaty,accords,treaty");
  g_autoptr(EntSlideTarget) quotation = ent_slide_target_parse ("document:camp-david/accords#2");
  g_autoptr(EntSlideTarget) question = ent_slide_target_parse ("question:camp-david/1");
  g_autoptr(EntSlideTarget) factor = ent_slide_target_parse ("factor:camp-david/trade");
  g_autoptr(EntSlideTarget) across = ent_slide_target_parse ("factor:trade");
  g_autoptr(EntSlideTarget) matrix = ent_slide_target_parse ("factors:?view=matrix&columns=likeness");
  g_autoptr(EntSlideTarget) view = ent_slide_target_parse ("entente:camp-david,panmunjom?align=war-end");

  g_assert_cmpint (event->kind, ==, ENT_SLIDE_TARGET_EVENTS);
  g_assert_cmpstr (event->case_id, ==, "camp-david@demo");
  g_assert_cmpuint (event->ids->len, ==, 1);
  g_assert_cmpstr (event->ids->pdata[0], ==, "treaty");
  g_assert_cmpint (events->kind, ==, ENT_SLIDE_TARGET_EVENTS);
  g_assert_cmpuint (events->ids->len, ==, 2);
  g_assert_cmpstr (events->ids->pdata[1], ==, "accords");
  g_assert_cmpint (quotation->kind, ==, ENT_SLIDE_TARGET_QUOTATION);
  g_assert_cmpstr (quotation->ids->pdata[0], ==, "accords");
  g_assert_cmpuint (quotation->index, ==, 1);
  g_assert_cmpint (question->kind, ==, ENT_SLIDE_TARGET_QUESTION);
  g_assert_cmpuint (question->index, ==, 0);
  g_assert_cmpint (factor->kind, ==, ENT_SLIDE_TARGET_FACTOR);
  g_assert_cmpstr (factor->case_id, ==, "camp-david");
  g_assert_null (across->case_id);
  g_assert_cmpstr (across->ids->pdata[0], ==, "trade");
  g_assert_cmpint (matrix->kind, ==, ENT_SLIDE_TARGET_MATRIX);
  g_assert_cmpstr (matrix->query, ==, "view=matrix&columns=likeness");
  g_assert_cmpint (view->kind, ==, ENT_SLIDE_TARGET_VIEW);
  g_assert_cmpuint (view->view->case_ids->len, ==, 2);
}

static void
test_no_target (void)
{
  static const char * const texts[] = {
    "", "event:", "event:treaty", "event:camp-david/", "event:/treaty", "event:Camp/treaty", "event:a/b,c", "events:a/",
    "events:a/b,,c", "document:a/b", "document:a/b#0", "document:a/b#", "document:a/b#-1", "document:a/b#99999999999",
    "question:a", "question:a/0", "question:a/x", "factor:", "factor:a/b/c", "entente:", "hologram:a/b", "factors:x",
  };
  g_autoptr(GString) many = g_string_new ("events:a/e");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (ent_slide_target_parse (texts[i]));
  g_assert_null (ent_slide_target_parse (NULL));
  for (guint i = 1; i < ENT_SLIDE_TARGET_MAX_IDS; i++)
    g_string_append_printf (many, ",e%u", i);
  {
    g_autoptr(EntSlideTarget) all = ent_slide_target_parse (many->str);

    g_assert_cmpuint (all->ids->len, ==, ENT_SLIDE_TARGET_MAX_IDS);
  }
  g_string_append (many, ",one-more");
  g_assert_null (ent_slide_target_parse (many->str));
}

static void
test_format (void)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *one = NULL, *two = NULL, *quotation = NULL, *question = NULL, *factor = NULL, *across = NULL;

  g_ptr_array_add (ids, (gpointer) "treaty");
  one = ent_slide_target_format_events ("camp-david", ids);
  g_assert_cmpstr (one, ==, "event:camp-david/treaty");
  g_ptr_array_add (ids, (gpointer) "accords");
  two = ent_slide_target_format_events ("camp-david", ids);
  g_assert_cmpstr (two, ==, "events:camp-david/treaty,accords");
  quotation = ent_slide_target_format_quotation ("camp-david", "accords", 1);
  g_assert_cmpstr (quotation, ==, "document:camp-david/accords#2");
  question = ent_slide_target_format_question ("camp-david", 0);
  g_assert_cmpstr (question, ==, "question:camp-david/1");
  factor = ent_slide_target_format_factor ("camp-david", "trade");
  g_assert_cmpstr (factor, ==, "factor:camp-david/trade");
  across = ent_slide_target_format_factor (NULL, "trade");
  g_assert_cmpstr (across, ==, "factor:trade");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slide-target/parse", test_parse);
  g_test_add_func ("/slide-target/no-target", test_no_target);
  g_test_add_func ("/slide-target/format", test_format);
  return g_test_run ();
}
