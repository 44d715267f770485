#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text that is written into a file a person chooses. Class and data are the caller's: @data is used in a worker
 * thread, so it holds copies. */
typedef struct
{
  const char         *title;        /* of the window that asks where, translated */
  const char         *name;         /* of the file, translated; its suffix says the kind */
  const char         *filter;       /* what the kinds are called, translated */
  const char * const *suffixes;     /* of the kinds, without dots; NULL at the end */
  /* For a path of one of these suffixes; in a worker thread. (transfer full) */
  char             *(*format)      (gpointer     data,
                                    const char  *path,
                                    gsize       *length);
  /* What is told when it is saved. (transfer full) */
  char             *(*dup_message) (gpointer     data,
                                    const char  *name);
  GDestroyNotify      free;         /* of the data, on any thread */
} EntSaveAs;

/* Asks where, over the window of @over, and saves. @data: (transfer full) */
void ent_save_as    (GtkWidget       *over,
                     const EntSaveAs *self,
                     gpointer         data);
/* Saves there. What came of it is told by "win.tell" of @over, if that still is there. @data: (transfer full) */
void ent_save_as_to (GtkWidget       *over,
                     const EntSaveAs *self,
                     gpointer         data,
                     const char      *path);

G_END_DECLS
