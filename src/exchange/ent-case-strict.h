#pragma once

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-outlines.h"

G_BEGIN_DECLS

/**
 * ent_case_check_strict:
 * @self: a sealed case
 * @codebook: (nullable): without it factors in links are not looked up
 * @outlines: (nullable): without them places are not compared with countries
 * @event_ids: (nullable) (element-type utf8): the ids of the events in the order of the file, for
 *   the places of faults; without them it is the order of the case
 * @faults: (inout): what ent_case_file_parse() found; gets what is found here
 *
 * What a case must keep to be published, beyond what makes it a case: every event, document and
 * rating has a source, every text its least length, every weekday its date, every place its
 * country, every link its target, every quotation its date and fewer than 60 words.  What was a
 * warning is a fault from now on: sources never cited, ratings on no event, texts without the file's
 * own language. Any thread.
 */
void ent_case_check_strict (const EntCase     *self,
                            const EntCodebook *codebook,
                            const EntOutlines *outlines,
                            GPtrArray         *event_ids,
                            GPtrArray         *faults);

G_END_DECLS
