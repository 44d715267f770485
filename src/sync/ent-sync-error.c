#include "config.h"

#include "ent-sync-error.h"

G_DEFINE_QUARK (ent-sync-error-quark, ent_sync_error)

EntFeedState
ent_sync_error_to_state (const GError *error)
{
  g_return_val_if_fail (error != NULL, ENT_FEED_FAILED);

  if (error->domain != ENT_SYNC_ERROR)
    return ENT_FEED_FAILED;
  switch ((EntSyncError) error->code)
    {
    case ENT_SYNC_ERROR_OFFLINE:
    case ENT_SYNC_ERROR_SERVER:
      return ENT_FEED_OFFLINE;
    case ENT_SYNC_ERROR_TRUST:
      return ENT_FEED_REFUSED;
    case ENT_SYNC_ERROR_CONTENT:
      return ENT_FEED_BAD;
    case ENT_SYNC_ERROR_ADDRESS:
    case ENT_SYNC_ERROR_SPACE:
    case ENT_SYNC_ERROR_FAILED:
    default:
      return ENT_FEED_FAILED;
    }
}
