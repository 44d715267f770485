#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-timeline-lanes.h"
#include "ent-words-private.h"

static const char * const lanes_words[ENT_N_TIMELINE_LANES] = {
  "party", "phase", "factor", "group", "place", "none",
};

ENT_DEFINE_WORDS (EntTimelineLanes, ent_timeline_lanes, lanes_words)

GType
ent_timeline_lanes_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { ENT_TIMELINE_LANES_PARTY, "ENT_TIMELINE_LANES_PARTY", "party" },
        { ENT_TIMELINE_LANES_PHASE, "ENT_TIMELINE_LANES_PHASE", "phase" },
        { ENT_TIMELINE_LANES_FACTOR, "ENT_TIMELINE_LANES_FACTOR", "factor" },
        { ENT_TIMELINE_LANES_GROUP, "ENT_TIMELINE_LANES_GROUP", "group" },
        { ENT_TIMELINE_LANES_PLACE, "ENT_TIMELINE_LANES_PLACE", "place" },
        { ENT_TIMELINE_LANES_NONE, "ENT_TIMELINE_LANES_NONE", "none" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("EntTimelineLanes", values));
    }
  return type;
}

const char *
ent_timeline_lanes_to_label (EntTimelineLanes lanes)
{
  switch (lanes)
    {
    case ENT_TIMELINE_LANES_PARTY:
      return C_("lanes by", "Party");
    case ENT_TIMELINE_LANES_PHASE:
      return C_("lanes by", "Phase");
    case ENT_TIMELINE_LANES_FACTOR:
      return C_("lanes by", "Factor");
    case ENT_TIMELINE_LANES_GROUP:
      return C_("lanes by", "Group of factors");
    case ENT_TIMELINE_LANES_PLACE:
      return C_("lanes by", "Place");
    case ENT_TIMELINE_LANES_NONE:
      return C_("lanes by", "None");
    default:
      g_return_val_if_reached ("");
    }
}
