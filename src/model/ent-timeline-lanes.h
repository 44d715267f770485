#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* By what a timeline's events are put into lanes. */
typedef enum
{
  ENT_TIMELINE_LANES_PARTY,
  ENT_TIMELINE_LANES_PHASE,
  ENT_TIMELINE_LANES_FACTOR,  /* in their groups; an event stands in the lane of each of its factors */
  ENT_TIMELINE_LANES_GROUP,   /* of factors */
  ENT_TIMELINE_LANES_PLACE,   /* in their countries */
  ENT_TIMELINE_LANES_NONE,
} EntTimelineLanes;
#define ENT_N_TIMELINE_LANES (ENT_TIMELINE_LANES_NONE + 1)

#define ENT_TYPE_TIMELINE_LANES (ent_timeline_lanes_get_type ())
GType       ent_timeline_lanes_get_type  (void) G_GNUC_CONST;
/* As links write it, "party", and back; FALSE for any other word. */
const char *ent_timeline_lanes_to_word   (EntTimelineLanes  lanes);
gboolean    ent_timeline_lanes_from_word (const char       *word,
                                          EntTimelineLanes *lanes);
/* For people, translated: "Party". */
const char *ent_timeline_lanes_to_label  (EntTimelineLanes  lanes);

G_END_DECLS
