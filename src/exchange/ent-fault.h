#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One thing that is wrong in a file. */
typedef struct
{
  gboolean  warning;  /* worth mending, but the file can be used */
  char     *path;     /* JSON Pointer (RFC 6901), "/events/3/date"; "" is the whole */
  char     *message;  /* what is wrong and what to do, in the user's language */
} EntFault;

EntFault  *ent_fault_new     (gboolean    warning,
                              const char *path,
                              char       *message); /* (transfer full) */
void       ent_fault_free    (EntFault   *self);
GPtrArray *ent_faults_new    (void); /* owns EntFaults */
/* How many are no warnings. */
guint      ent_faults_count  (GPtrArray  *faults);
/* Makes every warning a fault. */
void       ent_faults_harden (GPtrArray  *faults);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFault, ent_fault_free)

G_END_DECLS
