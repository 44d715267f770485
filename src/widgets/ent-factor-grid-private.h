#pragma once

#include "ent-factor-grid.h"

#include "ent-factor-cell.h"
#include "ent-factor-row.h"
#include "ent-label-cache.h"
#include "ent-picture-style.h"

G_BEGIN_DECLS

/* The grid is spread over files: ent-factor-grid.c is the class and what is shown, -build.c where it stands and which
 * widgets there are for it, -paint.c its look, -input.c pointer and keys.
 *
 * Row −1 is that of the columns' titles, column −1 that of the rows' names.  x counts from the edge at which lines
 * begin; only what is given to GTK is mirrored. */

/* Room around a cell, for the rings that mark it. */
#define ENT_FACTOR_GRID_MARGIN_X 4
#define ENT_FACTOR_GRID_MARGIN_Y 3

struct _EntFactorGrid
{
  GtkWidget           parent_instance;

  GtkAdjustment      *adjustments[2];      /* by orientation */
  GtkScrollablePolicy policies[2];

  EntMatrix          *matrix;
  EntMatrixSpec      *spec;
  EntMatrixLayout    *layout;
  EntMatrix          *pending;             /* until its layout is there, or NULL */
  GCancellable       *arranging;           /* or NULL */
  guint               serial;              /* of what is shown: another one, other names */

  EntPictureStyle     style;
  EntLabelCache      *labels;
  guint               font_serial;

  /* Where it stands, px. */
  int                 line_height;
  int                 cell_width;
  int                 names_width;
  int                 names_natural;
  int                 header_height;
  int                *row_y;               /* of rows, and where the last ends */
  int                *column_x;
  gboolean            has_strips;          /* one case: where its evidence stands is beside its cells */

  GtkWidget          *header;              /* EntFactorRow */
  GPtrArray          *rows;                /* of EntFactorRow: those in view, in no order */

  /* By id, so that they stay when everything else is another one. */
  char               *selected_case;
  char               *selected_factor;
  int                 row;                 /* where the focus is, or will be */
  int                 column;
  int                 hover_row;           /* −2: nowhere */
  int                 hover_column;
  guint8             *lit;                 /* by factor, then case; or NULL */
  guint8             *lit_cases;           /* what came of them */
  EntStatement       *statement;           /* that is lit, or NULL */

  GString            *typed;               /* of a factor's name */
  gint64              typed_usec;
  GtkWidget          *menu;                /* popover, or NULL */
};

static inline const EntMatrixRow *
ent_factor_grid_get_row (EntFactorGrid *self,
                         int            row)
{
  return &g_array_index (self->layout->rows, EntMatrixRow, row);
}

static inline guint
ent_factor_grid_get_item (EntFactorGrid *self,
                          int            column)
{
  return g_array_index (self->layout->columns, EntMatrixColumn, column).item;
}

/* ent-factor-grid.c */
/* A press, or Enter. */
void       ent_factor_grid_activate       (EntFactorGrid         *self,
                                           int                    row,
                                           int                    column);
void       ent_factor_grid_fold           (EntFactorGrid         *self,
                                           int                    row,
                                           gboolean               closed);

/* ent-factor-grid-build.c */
void       ent_factor_grid_update_style   (EntFactorGrid         *self);
/* Measures it all anew. */
void       ent_factor_grid_place          (EntFactorGrid         *self);
/* Sees to it that what is in view has its widgets, and nothing else has. */
void       ent_factor_grid_build          (EntFactorGrid         *self);
void       ent_factor_grid_dispose_build  (EntFactorGrid         *self);
void       ent_factor_grid_allocate       (EntFactorGrid         *self,
                                           int                    width,
                                           int                    height);
/* How far it is scrolled. */
int        ent_factor_grid_get_offset     (EntFactorGrid         *self,
                                           GtkOrientation         orientation);
/* In the grid's coordinates, mirrored where lines run from right to left. */
void       ent_factor_grid_get_area       (EntFactorGrid         *self,
                                           int                    row,
                                           int                    column,
                                           GdkRectangle          *area);
/* FALSE where there is nothing. */
gboolean   ent_factor_grid_find_at        (EntFactorGrid         *self,
                                           double                 x,
                                           double                 y,
                                           int                   *row,
                                           int                   *column);
/* Scrolls as little as it takes. */
void       ent_factor_grid_reveal         (EntFactorGrid         *self,
                                           int                    row,
                                           int                    column);
/* (nullable): NULL where it is not in view */
GtkWidget *ent_factor_grid_find_cell      (EntFactorGrid         *self,
                                           int                    row,
                                           int                    column);
void       ent_factor_grid_set_current    (EntFactorGrid         *self,
                                           int                    row,
                                           int                    column);
gboolean   ent_factor_grid_focus_current  (EntFactorGrid         *self,
                                           gboolean               reveal);
void       ent_factor_grid_queue_redraw   (EntFactorGrid         *self);
/* What stands there, in words. (transfer full) */
char      *ent_factor_grid_dup_name       (EntFactorGrid         *self,
                                           int                    row,
                                           int                    column);

/* ent-factor-grid-paint.c */
void       ent_factor_grid_paint_cell     (EntFactorCell         *cell,
                                           GtkSnapshot           *snapshot,
                                           gpointer               self);
void       ent_factor_grid_paint_row      (EntFactorRow          *row,
                                           GtkSnapshot           *snapshot,
                                           gpointer               self);
void       ent_factor_grid_snapshot       (GtkWidget             *widget,
                                           GtkSnapshot           *snapshot);

/* ent-factor-grid-input.c */
void       ent_factor_grid_init_input     (EntFactorGrid         *self);
void       ent_factor_grid_class_install_actions
                                          (GtkWidgetClass        *widget_class);
void       ent_factor_grid_popup          (EntFactorGrid         *self,
                                           int                    row,
                                           int                    column);

G_END_DECLS
