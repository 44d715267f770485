#pragma once

#include <gio/gio.h>

#include "ent-feed.h"

G_BEGIN_DECLS

/* What a caller can do about it. A call that was cancelled ends with G_IO_ERROR_CANCELLED. Each message is
 * whole: it says what happened, what is safe and what to do. */
#define ENT_SYNC_ERROR (ent_sync_error_quark ())
typedef enum
{
  ENT_SYNC_ERROR_ADDRESS,  /* no address of a feed: ask for another */
  ENT_SYNC_ERROR_OFFLINE,  /* could not be reached, or broke off: calm, try again later */
  ENT_SYNC_ERROR_SERVER,   /* the server answered something else than the file (404, 503): the same */
  ENT_SYNC_ERROR_TRUST,    /* not signed by whom it should be, or not what was signed: keep what one has */
  ENT_SYNC_ERROR_CONTENT,  /* signed rightly, and bad: tell its publisher */
  ENT_SYNC_ERROR_SPACE,    /* no room on the disk */
  ENT_SYNC_ERROR_FAILED,   /* a file could not be read or written */
} EntSyncError;
GQuark       ent_sync_error_quark (void);

/* How an error of any domain is kept with the feed: OFFLINE for OFFLINE and SERVER, REFUSED, BAD, or FAILED. */
EntFeedState ent_sync_error_to_state (const GError *error);

G_END_DECLS
