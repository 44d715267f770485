#pragma once

#include "ent-case.h"
#include "ent-json-writer.h"

G_BEGIN_DECLS

/* A case as a value of a larger file: as its own file has it. */
void ent_case_file_write (EntJsonWriter *writer,
                          const char    *name,
                          const EntCase *self);

G_END_DECLS
