#pragma once

#include "ent-json-writer.h"
#include "ent-source.h"

G_BEGIN_DECLS

/* A source as an item of CSL-JSON, as a case file holds it. @id: by which it is known there */
void ent_source_write_json (EntJsonWriter   *writer,
                            const EntSource *source,
                            const char      *id);

G_END_DECLS
