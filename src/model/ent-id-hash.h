#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A GHashFunc for ids and names that come from outside. Unlike with g_str_hash() nobody can
 * write a hundred thousand of them that collide, since each process has another function. */
guint ent_id_hash (gconstpointer id);

G_END_DECLS
