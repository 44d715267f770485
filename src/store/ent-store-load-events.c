/* Events, all of a case or one at a time. */

#include "config.h"

#include "ent-store-load.h"

void
ent_event_reader_init (EntEventReader *self,
                       EntReader      *reader,
                       EntRange        range)
{
  self->reader = reader;
  self->stmt = ent_reader_prepare (reader,
                                   "SELECT position, id, date, title, label, text, place, country,"
                                   " lat, lon, phase, importance, unverified"
                                   " FROM events WHERE case_key = ?1 AND position BETWEEN ?2 AND ?3"
                                   " ORDER BY position",
                                   range);
  ent_languages_init (&self->languages, reader, "event", range);
  ent_children_init (&self->actors, reader,
                     "SELECT event, actor FROM event_actors"
                     " WHERE case_key = ?1 AND event BETWEEN ?2 AND ?3 ORDER BY event, position",
                     range);
  ent_children_init (&self->factors, reader,
                     "SELECT event, factor, sign FROM event_factors"
                     " WHERE case_key = ?1 AND event BETWEEN ?2 AND ?3 ORDER BY event, position",
                     range);
  ent_children_init_cites (&self->cites, reader, "event", range);
}

void
ent_event_reader_clear (EntEventReader *self)
{
  g_clear_pointer (&self->stmt, sqlite3_finalize);
  ent_languages_clear (&self->languages);
  ent_children_clear (&self->actors);
  ent_children_clear (&self->factors);
  ent_children_clear (&self->cites);
}

void
ent_event_reader_seek (EntEventReader *self,
                       EntRange        range)
{
  if (self->stmt != NULL)
    {
      sqlite3_reset (self->stmt);
      sqlite3_bind_int64 (self->stmt, 2, range.first);
      sqlite3_bind_int64 (self->stmt, 3, range.last);
    }
  ent_languages_seek (&self->languages, range);
  ent_children_seek (&self->actors, range);
  ent_children_seek (&self->factors, range);
  ent_children_seek (&self->cites, range);
}

static EntPlace *
read_place (EntEventReader *self,
            gint64          item)
{
  EntText *name = ent_languages_get (&self->languages, item, "place", self->stmt, 6);
  EntPlace *place;

  if (name == NULL)
    return NULL;

  place = ent_place_new (name);
  place->country = ent_sql_dup_text (self->stmt, 7);
  place->has_position = sqlite3_column_type (self->stmt, 8) != SQLITE_NULL;
  place->lat = sqlite3_column_double (self->stmt, 8);
  place->lon = sqlite3_column_double (self->stmt, 9);
  return place;
}

static void
read_signs (EntEventReader *self,
            gint64          item,
            GPtrArray      *signs)
{
  while (ent_children_next (&self->factors, item))
    {
      const char *factor = (const char *) sqlite3_column_text (self->factors.stmt, 1);
      int sign = ent_reader_get_int (self->reader, self->factors.stmt, 2, -1, 1);

      if (sign == 0)
        ent_reader_set_corrupt (self->reader, "0");
      if (self->reader->error != NULL)
        return;
      g_ptr_array_add (signs, ent_factor_sign_new (factor != NULL ? factor : "", sign));
    }
}

EntEvent *
ent_event_reader_next (EntEventReader *self)
{
  EntReader *reader = self->reader;
  sqlite3_stmt *stmt = self->stmt;
  g_autofree char *id = NULL;
  g_autoptr(EntDate) date = NULL;
  g_autoptr(EntText) title = NULL;
  EntEvent *event;
  gint64 item;

  if (stmt == NULL || !ent_reader_step (reader, stmt))
    return NULL;

  item = sqlite3_column_int64 (stmt, 0);
  id = ent_reader_dup_text (reader, stmt, 1);
  date = ent_reader_need_date (reader, stmt, 2);
  title = ent_languages_get (&self->languages, item, "title", stmt, 3);
  if (id == NULL || date == NULL || title == NULL)
    {
      ent_reader_set_corrupt (reader, NULL);
      return NULL;
    }

  event = ent_event_new (id, g_steal_pointer (&date), g_steal_pointer (&title));
  event->label = ent_languages_get (&self->languages, item, "label", stmt, 4);
  event->text = ent_languages_get (&self->languages, item, "text", stmt, 5);
  event->place = read_place (self, item);
  event->phase = ent_sql_dup_text (stmt, 10);
  event->importance = ent_reader_get_int (reader, stmt, 11, ENT_IMPORTANCE_TURNING_POINT,
                                          ENT_IMPORTANCE_DETAIL);
  event->unverified = sqlite3_column_int (stmt, 12) != 0;
  ent_children_ids (&self->actors, item, event->actors);
  ent_children_cites (&self->cites, item, event->sources);
  read_signs (self, item, event->factors);

  return event;
}

void
ent_load_events (EntReader *reader,
                 GPtrArray *events,
                 EntRange   range)
{
  g_auto(EntEventReader) self = { 0 };
  EntEvent *event;

  ent_event_reader_init (&self, reader, range);
  while ((event = ent_event_reader_next (&self)) != NULL)
    g_ptr_array_add (events, event);
}
