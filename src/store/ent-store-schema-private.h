#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the lists of the schema's versions share. */

#define TOUCH(name, event, table, kind, id) \
  "CREATE TRIGGER " name " AFTER " event " ON " table " BEGIN" \
  " INSERT INTO touches (kind, id) VALUES ('" kind "', " id "); END"

#define TOUCHES(table, kind, column) \
  TOUCH ("touch_" table "_insert", "INSERT", table, kind, "new." column), \
  TOUCH ("touch_" table "_update", "UPDATE", table, kind, "new." column), \
  TOUCH ("touch_" table "_delete", "DELETE", table, kind, "old." column)

/* NULL at the end. */
extern const char * const ent_store_schema_version_4[];

G_END_DECLS
