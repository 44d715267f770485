#pragma once

#include <gio/gio.h>

#include "ent-case.h"

G_BEGIN_DECLS

/* Comma-separated values as RFC 4180 has them: fields may stand in quotation marks, and then
 * hold commas, line ends, and quotation marks written twice.  Rows end with CRLF, LF or CR; a
 * byte order mark is skipped; the text is UTF-8. Any thread. */

#define ENT_CSV_MAX_BYTES   (256 * 1024 * 1024)
#define ENT_CSV_MAX_FIELD   65536    /* bytes */
#define ENT_CSV_MAX_COLUMNS 256
#define ENT_CSV_MAX_ROWS    2000000  /* the header with them */

typedef struct _EntCsv EntCsv;

/**
 * ent_csv_new:
 * @bytes: the whole file; borrowed for as long as the reader lives
 * @name: (nullable): what errors call the file
 *
 * Returns: (transfer full)
 */
EntCsv  *ent_csv_new          (const char  *bytes,
                               gsize        length,
                               const char  *name);
void     ent_csv_free         (EntCsv      *self);

/**
 * ent_csv_read_row:
 * @fields: (element-type utf8): is emptied, then gets the fields of the next row; owns what it
 *   holds (see ent_csv_row_new())
 *
 * An empty line is a row of one empty field.
 * Errors are ENT_EXCHANGE_ERROR; they name file, line and column (in characters), each
 * counted from 1, what is wrong, and what to do.
 * Returns: FALSE at the end, and with @error set for a fault
 */
gboolean ent_csv_read_row     (EntCsv      *self,
                               GPtrArray   *fields,
                               GError     **error);
/* A list for ent_csv_read_row(). (transfer full) */
GPtrArray *ent_csv_row_new    (void);
/* Sets an error about the field at @column (from 0) of the row that was read last; @message says
 * what is wrong and what to do. */
void     ent_csv_set_error    (EntCsv      *self,
                               guint        column,
                               const char  *message,
                               GError     **error);

/* The other way: one row, as the reader above reads it, ended with CRLF. What fields say is not changed: one that
 * begins with "=" does so in the file. @fields: NULL for an empty one */
void     ent_csv_append_row   (GString            *out,
                               const char * const *fields,
                               gsize               n_fields);

/**
 * ent_csv_read_events:
 *
 * A case from a file whose first row names its columns: id, title, start, end and lane, in any
 * order, among others that are not read.  start and end are EDTF, each without an
 * interval of its own; end may be empty or ".." and its column missing, as may id's and lane's.
 * Each name of a lane becomes a party.  Rows may come in any order.
 * Returns: (transfer full) (nullable): the sealed case, named after the file
 */
EntCase *ent_csv_read_events  (const char  *path,
                               GError     **error);
/* The same from bytes in memory; @name as ent_csv_new() takes it. */
EntCase *ent_csv_parse_events (const char  *bytes,
                               gsize        length,
                               const char  *name,
                               GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCsv, ent_csv_free)

G_END_DECLS
