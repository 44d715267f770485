#pragma once

#include "ent-library.h"

G_BEGIN_DECLS

/* What the two files of a library share: the one writes, the other reads. */

struct _EntLibrary
{
  GObject       parent_instance;

  char         *path;
  GMainContext *context;  /* where "changed" is emitted */
  GThreadPool  *writers;  /* of one thread; takes GTasks */
  EntStore     *writer;   /* of that thread alone; NULL until it is needed */

  GPtrArray    *done;     /* of Change; of the writing thread alone */
  GPtrArray    *undone;   /* of Change, the next to be done again last */
  char         *ground;   /* of the library in which they were made; of the writing thread */
  char         *undo_name; /* of the context's thread, or NULL */
  char         *redo_name;

  GFileMonitor *monitor;  /* of the log file; of the context's thread */
  GSource      *looking;  /* until it is looked what was written */

  GMutex        mutex;
  GPtrArray    *readers;  /* idle EntStores; under the mutex */
  gint64        seq;      /* of the last touch that was told; under the mutex */
};

/* A connection that only reads, from the idle ones or a new one. Any thread. */
EntStore *ent_library_take_reader (EntLibrary      *self,
                                   GError         **error);
/* What every worker that took one ends with. @error: (transfer full) (nullable) */
void      ent_library_reply       (GTask           *task,
                                   EntStore        *reader,
                                   gpointer         answer,
                                   GDestroyNotify   answer_free,
                                   GError          *error);

G_END_DECLS
