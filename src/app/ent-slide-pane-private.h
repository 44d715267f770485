#pragma once

#include <adwaita.h>

#include "ent-slide-pane.h"

G_BEGIN_DECLS

/* ent-slide-pane.c holds the rows and what they say, ent-slide-pane-change.c what comes of changing them. */
struct _EntSlidePane
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  AdwPreferencesGroup *group;
  GtkWidget           *minutes;     /* spin button */
  GtkWidget           *skip;        /* switch */
  AdwEntryRow         *section;
  AdwComboRow         *lanes;
  AdwEntryRow         *from;
  AdwEntryRow         *to;
  AdwComboRow         *importance;
  GtkWidget           *own_row;
  GtkWidget           *own_events;  /* switch */
  AdwEntryRow         *reveal;
  AdwComboRow         *whose;
  GtkWidget           *problem;     /* what is wrong with a date */
  GtkWidget           *replace;     /* button */
  GtkWidget           *links_box;
  GtkWidget           *links;

  EntDeckModel        *model;       /* or NULL */
  char                *slide_id;    /* or NULL */
  char                *linked;      /* target_id that the links lead to */
  gboolean             setting;     /* the program writes, not the person */
  gboolean             other;       /* another slide than before is being shown */
};

/* (nullable): as the deck has it */
const EntSlide *ent_slide_pane_get_slide       (EntSlidePane   *self);
void            ent_slide_pane_update          (EntSlidePane   *self);

/* Its planned time as the row says it. */
int             ent_slide_pane_get_half_minutes (const EntSlide *slide);

/* What a person did with each row. */
void            ent_slide_pane_change_minutes  (EntSlidePane   *self);
void            ent_slide_pane_change_skip     (EntSlidePane   *self);
void            ent_slide_pane_change_section  (EntSlidePane   *self);
void            ent_slide_pane_change_own      (EntSlidePane   *self);
void            ent_slide_pane_change_reveal   (EntSlidePane   *self);
void            ent_slide_pane_change_view     (EntSlidePane   *self);
void            ent_slide_pane_change_whose    (EntSlidePane   *self);

/* The parts of a view's range as its link writes them: "1977-06"; of aligned ones years. (transfer full) */
void            ent_slide_pane_dup_range       (const char     *link,
                                                char          **from,
                                                char          **to);
/* Index in the row of importances; GTK_INVALID_LIST_POSITION: another choice. */
guint           ent_slide_pane_find_importance (guint           importances);

G_END_DECLS
