#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * ent_generate_case:
 * @seed: of a family of cases
 * @index: which of them
 * @n_events: at least 1
 *
 * A made-up but plausible case, for measuring and trying out: a period of some decades, three
 * to five parties, phases, relations that go up and down, and events as real ones are: most of
 * them details, clustered in time, dated in every way that EDTF knows.  The same arguments
 * give the same case on every machine.  Its factors are those of the codebook that ships with
 * the program. Any thread.
 * Returns: (transfer full): the sealed case
 */
EntCase *ent_generate_case (guint64 seed,
                            guint   index,
                            guint   n_events);

G_END_DECLS
