#pragma once

#include "ent-office-text.h"

G_BEGIN_DECLS

/* What slides have in common: from the first that show it, what masters and layouts of them are made of. */
typedef struct
{
  graphene_rect_t area;
  double          size_pt;
} EntOfficePlace;

typedef struct
{
  const EntSlidePage *page;     /* the first; borrowed */
  EntPictureStyle     style;
  gboolean            dark;     /* light letters on a dark ground */
  gboolean            rtl;
  EntOfficePlace      title;
  EntOfficePlace      body;
  EntOfficePlace      number;
  EntOfficePlace      footer;   /* which none of them shows: for a person's own words */
  EntOfficePlace      cover;    /* the title of a title slide… */
  EntOfficePlace      below;    /* …and what stands below it */
} EntOfficeLook;

/* @pages: (element-type EntSlidePage): not empty */
void ent_office_look_init (EntOfficeLook *self,
                           GPtrArray     *pages);

G_END_DECLS
