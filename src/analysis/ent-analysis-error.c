#include "config.h"

#include "ent-analysis-error.h"

G_DEFINE_QUARK (ent-analysis-error-quark, ent_analysis_error)
