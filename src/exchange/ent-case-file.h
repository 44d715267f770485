#pragma once

#include <gio/gio.h>

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-fault.h"

G_BEGIN_DECLS

/* Case files and codebooks: JSON as data/schema/ describes it. Any thread. */

#define ENT_CASE_FILE_FORMAT     1
#define ENT_CASE_FILE_MAX_BYTES  (16 * 1024 * 1024)
#define ENT_CASE_FILE_MAX_DEPTH  64
#define ENT_CASE_FILE_MAX_EVENTS 100000

#define ENT_EXCHANGE_ERROR (ent_exchange_error_quark ())
typedef enum
{
  ENT_EXCHANGE_ERROR_INVALID,   /* the file has faults: show them */
  ENT_EXCHANGE_ERROR_TOO_LARGE, /* beyond a limit */
  ENT_EXCHANGE_ERROR_TOO_NEW,   /* a later format: offer to update Entente */
} EntExchangeError;
GQuark ent_exchange_error_quark (void);

/**
 * ent_case_file_parse:
 * @bytes: UTF-8 JSON
 * @codebook: (nullable): factors are checked against it
 * @faults: (nullable): gets every fault and warning found (EntFault)
 *
 * Checks all that the schema says and what it cannot say: dangling and duplicate ids, dates
 * that are not EDTF or out of order, events outside their phase, unknown factors, sources
 * never cited.
 * Returns: (transfer full) (nullable): the sealed case, NULL if there was a fault that is no
 *   warning; @error then names the first and how many
 */
EntCase     *ent_case_file_parse      (const char   *bytes,
                                       gsize         length,
                                       EntCodebook  *codebook,
                                       GPtrArray    *faults,
                                       GError      **error);
EntCase     *ent_case_file_load       (const char   *path,
                                       EntCodebook  *codebook,
                                       GPtrArray    *faults,
                                       GCancellable *cancellable,
                                       GError      **error);
/**
 * ent_case_file_list_event_ids:
 * @bytes: a file that ent_case_file_parse() took
 *
 * Returns: (transfer full) (element-type utf8): the ids of its events in the order of the file,
 *   which is not that of the sealed case
 */
GPtrArray   *ent_case_file_list_event_ids (const char *bytes,
                                       gsize         length);
/* (transfer full): canonical JSON, two spaces indent, members in the schema's order, final newline */
char        *ent_case_file_to_string  (EntCase      *self,
                                       gsize        *length);
/* Through a temporary file and rename. */
gboolean     ent_case_file_save       (EntCase      *self,
                                       const char   *path,
                                       GError      **error);

/**
 * ent_exchange_load_bytes:
 * @faults: (nullable): gets a fault if the file cannot be read or is too large
 * @length: (out):
 *
 * Returns: (transfer full) (nullable): the whole file, at most ENT_CASE_FILE_MAX_BYTES, with a
 *   NUL after it
 */
char        *ent_exchange_load_bytes  (const char   *path,
                                       GPtrArray    *faults,
                                       gsize        *length,
                                       GCancellable *cancellable,
                                       GError      **error);

/* Whether the bytes are a codebook (they have "factors") and no case file. */
gboolean     ent_codebook_file_sniff  (const char   *bytes,
                                       gsize         length);
EntCodebook *ent_codebook_file_parse  (const char   *bytes,
                                       gsize         length,
                                       GPtrArray    *faults,
                                       GError      **error);
EntCodebook *ent_codebook_file_load   (const char   *path,
                                       GPtrArray    *faults,
                                       GCancellable *cancellable,
                                       GError      **error);
char        *ent_codebook_file_to_string (EntCodebook *self,
                                       gsize        *length);

G_END_DECLS
