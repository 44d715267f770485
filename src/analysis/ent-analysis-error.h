#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ENT_ANALYSIS_ERROR_INVALID,    /* what was asked for cannot be analysed: ask for something else */
  ENT_ANALYSIS_ERROR_TOO_LARGE,  /* beyond a bound: ask for less */
} EntAnalysisError;
#define ENT_ANALYSIS_ERROR (ent_analysis_error_quark ())

GQuark ent_analysis_error_quark (void);

G_END_DECLS
