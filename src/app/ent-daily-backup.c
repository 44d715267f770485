#include "config.h"

#include "ent-daily-backup.h"

#include "ent-store-backup.h"

/* How often it is looked whether there is a backup of the day. */
#define LOOK_SECONDS (60 * 60)

static gpointer
back_up_worker (EntStore      *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  ent_store_daily_backup (store, NULL, NULL, cancellable, error);
  return NULL;
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  ent_library_ask_finish (ENT_LIBRARY (source), result, &error);
  /* Nobody waits for it, and it is tried again: a folder that cannot be written, say, is told of
   * in the log alone. */
  if (error != NULL)
    g_info ("No backup was made today: %s", error->message);
}

static void
back_up (EntLibrary *library)
{
  ent_library_ask_async (library, back_up_worker, NULL, NULL, NULL, NULL, backed_up_cb, NULL);
}

static gboolean
look_cb (gpointer data)
{
  g_autoptr(EntLibrary) library = g_weak_ref_get (data);

  if (library == NULL)
    return G_SOURCE_REMOVE;
  back_up (library);
  return G_SOURCE_CONTINUE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
ent_daily_backup_start (EntLibrary *library)
{
  GWeakRef *ref;

  g_return_if_fail (ENT_IS_LIBRARY (library));

  ref = g_new (GWeakRef, 1);
  g_weak_ref_init (ref, library);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, LOOK_SECONDS, look_cb, ref, weak_ref_free);
  back_up (library);
}
