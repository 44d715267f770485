#include "config.h"
#include "ent-store-feeds.h"
#include "ent-relation.h"

static void field_free (gpointer p) { EntFieldChange *f = p; g_free (f->field); g_free (f->before); g_free (f->after); g_free (f); }
static void change_free (gpointer p) { EntChange *c = p; g_free (c->part); g_free (c->id); g_free (c->title); g_free (c->date); g_ptr_array_unref (c->fields); g_free (c); }
void ent_case_diff_free (EntCaseDiff *self) { if (!self) return; g_ptr_array_unref (self->changes); g_free (self); }
guint ent_case_diff_count (const EntCaseDiff *self, const char *part, EntChangeKind kind)
{ guint n = 0; for (guint i = 0; i < self->changes->len; i++) { EntChange *c = self->changes->pdata[i]; n += c->kind == kind && (!part || g_str_equal (part, c->part)); } return n; }
void ent_news_free (EntNews *self) { if (!self) return; g_free (self->feed); g_free (self->feed_title); g_free (self->case_id); g_free (self->case_title); ent_case_diff_free (self->diff); g_free (self); }
static gboolean seen;
gboolean ent_store_see_news (EntStore *self, GError **error) { seen = TRUE; return TRUE; }
static EntChange *change (EntCaseDiff *d, EntChangeKind kind, const char *part, const char *id, const char *title, const char *date)
{ EntChange *c = g_new0 (EntChange, 1); c->kind = kind; c->part = g_strdup (part); c->id = g_strdup (id); c->title = g_strdup (title); c->date = g_strdup (date); c->fields = g_ptr_array_new_with_free_func (field_free); g_ptr_array_add (d->changes, c); return c; }
static void field (EntChange *c, const char *name, const char *b, const char *a)
{ EntFieldChange *f = g_new0 (EntFieldChange, 1); f->field = g_strdup (name); f->before = g_strdup (b); f->after = g_strdup (a); g_ptr_array_add (c->fields, f); }
static EntNews *news (GPtrArray *all, gint64 key, gint64 ago, EntNewsKind kind, const char *id, const char *title)
{ EntNews *n = g_new0 (EntNews, 1); static gint64 now; if (!now) now = g_get_real_time (); n->key = key; n->when_usec = now - ago * G_USEC_PER_SEC; n->feed = g_strdup ("demo"); n->feed_title = g_strdup ("Entente Demo Cases"); n->kind = kind; n->case_id = g_strdup (id); n->case_title = g_strdup (title); n->n_events = 58; n->seen = seen || ago > 3600; g_ptr_array_add (all, n);
 if (kind == ENT_NEWS_CHANGED || kind == ENT_NEWS_BACK) { n->diff = g_new0 (EntCaseDiff, 1); n->diff->before = 3; n->diff->after = 4; n->diff->changes = g_ptr_array_new_with_free_func (change_free); } return n; }
GPtrArray *ent_store_list_news (EntStore *self, GError **error)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_news_free);
  EntNews *n; EntChange *c;
  if (g_getenv ("NO_NEWS")) return all;
  n = news (all, 1, 60, ENT_NEWS_CHANGED, "camp-david", "Egypt–Israel: Camp David");
  n->n_lost = 3;
  change (n->diff, ENT_CHANGE_ADDED, "event", "knesset-accords-1978", "Talks in Leeds Castle", "1978-07-17/1978-07-19");
  c = change (n->diff, ENT_CHANGE_CHANGED, "event", "knesset-accords-1978", "Knesset approves the accords", "1978-09-28");
  field (c, "date", "1978-09", "1978-09-28");
  field (c, "text", "The Knesset debated the accords for seventeen hours. By 84 to 19, with 17 abstentions, it approved them and agreed to remove the settlements in Sinai. Members of the prime minister’s own party were among those who voted against. The debate was broadcast live, and for many viewers it was the first time that they heard the text read out in whole.",
   "The Knesset debated the accords for seventeen hours. By 84 to 19, with 17 abstentions, it approved them and agreed to evacuate the settlements in Sinai. Members of the prime minister’s own party were among those who voted against. The debate was broadcast live, and for many viewers it was the first time that they heard the text read out in whole.");
  field (c, "sources", "quandt-1986, p. 259", "quandt-1986, pp. 259–261");
  field (c, "place", NULL, "Jerusalem");
  change (n->diff, ENT_CHANGE_REMOVED, "event", "gone", "A meeting that never took place", "1978-10~");
  c = change (n->diff, ENT_CHANGE_CHANGED, "factor", "trade-restoration", "trade-restoration", NULL);
  field (c, "rating", "-1", "2");
  field (c, "rationale", "Trade hardly grew: oil alone was sold.", "Trade hardly grew, but *oil* was sold from 1979 on, and the canal was open to Israeli ships.");
  c = change (n->diff, ENT_CHANGE_CHANGED, "factor", "domestic-politics", "domestic-politics", NULL);
  field (c, "rating", NULL, "-3");
  change (n->diff, ENT_CHANGE_ADDED, "source", "stein-1999", "Stein, Heroic Diplomacy (1999)", NULL);
  news (all, 2, 60, ENT_NEWS_ADDED, "france-germany", "France–Germany: From the Élysée to Aachen");
  news (all, 3, 60, ENT_NEWS_WITHDRAWN, "us-vietnam", "US–Vietnam: from war to partnership");
  news (all, 4, 60, ENT_NEWS_REMOVED, "japan-korea", "Japan–Korea");
  n = news (all, 5, 60, ENT_NEWS_CHANGED, "panmunjom", "Korea: Panmunjom");
  for (int i = 0; i < 240; i++)
    { g_autofree char *t = g_strdup_printf ("Event number %d, with a title of some length", i), *d = g_strdup_printf ("%d", 1700 + i), *id = g_strdup_printf ("e%d", i); change (n->diff, i % 3, "event", id, t, d); }
  n = news (all, 6, 90000, ENT_NEWS_BACK, "japan-korea", "Japan–Korea");
  change (n->diff, ENT_CHANGE_ADDED, "event", "x", "Joint declaration", "1998-10-08");
  news (all, 7, 900000, ENT_NEWS_ADDED, "japan-korea", "Japan–Korea");
  return all;
}
