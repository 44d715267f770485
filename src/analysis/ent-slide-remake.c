#include "config.h"

#include "ent-case-slide.h"

#include "ent-matrix-slide.h"
#include "ent-slide-target.h"

static EntCase *
find_case (const EntMatrix *matrix,
           const char      *case_id)
{
  int index = ent_matrix_find_case (matrix, case_id);

  return index >= 0 ? ent_matrix_get_case (matrix, (guint) index) : NULL;
}

/* The cases that it showed, in their order: one that the library got since is no news of what it was made from.
 * (transfer full) */
static EntMatrix *
create_same (const EntSlide  *slide,
             const EntMatrix *matrix)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < slide->cases->len; i++)
    g_ptr_array_add (ids, ((EntSlideCase *) slide->cases->pdata[i])->case_id);
  return ent_matrix_new_of_cases (matrix, ids);
}

static EntSlide *
remake_factor (const EntSlide       *slide,
               const EntSlideTarget *target,
               const EntMatrix      *matrix)
{
  int factor = ent_matrix_find_factor (matrix, target->ids->pdata[0]), item;
  g_autoptr(EntMatrix) same = NULL;

  if (factor < 0)
    return NULL;
  if (target->case_id != NULL)
    {
      item = ent_matrix_find_case (matrix, target->case_id);
      return item >= 0 ? ent_slide_new_assessment (matrix, (guint) factor, (guint) item) : NULL;
    }
  same = create_same (slide, matrix);
  return ent_matrix_get_n_cases (same) > 0 ? ent_slide_new_factor (same, (guint) factor) : NULL;
}

static EntSlide *
remake_matrix (const EntSlide       *slide,
               const EntSlideTarget *target,
               const EntMatrix      *matrix)
{
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse (target->query);
  g_autoptr(EntMatrix) same = create_same (slide, matrix);

  return ent_matrix_get_n_cases (same) > 0 ? ent_slide_new_matrix (same, spec) : NULL;
}

static EntSlide *
remake_view (const EntSlide       *slide,
             const EntSlideTarget *target,
             const EntMatrix      *matrix)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  if (slide->kind == ENT_SLIDE_COMPARISON)
    return ent_slide_new_comparison (matrix, target->view);
  for (guint i = 0; i < target->view->case_ids->len; i++)
    {
      EntCase *item = find_case (matrix, target->view->case_ids->pdata[i]);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (cases, item);
    }
  return ent_slide_new_timeline (cases, target->view);
}

static EntSlide *
remake_of_case (const EntSlide       *slide,
                const EntSlideTarget *target,
                EntCase              *item)
{
  if (item == NULL)
    return NULL;
  switch (target->kind)
    {
    case ENT_SLIDE_TARGET_EVENTS:
      return slide->kind == ENT_SLIDE_EVENT ? ent_slide_new_event (item, target->ids->pdata[0])
                                            : ent_slide_new_events (item, target->ids);
    case ENT_SLIDE_TARGET_QUOTATION:
      return ent_slide_new_quotation (item, target->ids->pdata[0], target->index);
    case ENT_SLIDE_TARGET_QUESTION:
      return ent_slide_new_question (item, target->index);
    case ENT_SLIDE_TARGET_FACTOR:
    case ENT_SLIDE_TARGET_MATRIX:
    case ENT_SLIDE_TARGET_VIEW:
    default:
      return NULL;
    }
}

static EntSlide *
make (const EntSlide       *slide,
      const EntSlideTarget *target,
      const EntMatrix      *matrix)
{
  switch (target->kind)
    {
    case ENT_SLIDE_TARGET_FACTOR:
      return remake_factor (slide, target, matrix);
    case ENT_SLIDE_TARGET_MATRIX:
      return remake_matrix (slide, target, matrix);
    case ENT_SLIDE_TARGET_VIEW:
      return remake_view (slide, target, matrix);
    case ENT_SLIDE_TARGET_EVENTS:
    case ENT_SLIDE_TARGET_QUOTATION:
    case ENT_SLIDE_TARGET_QUESTION:
    default:
      return remake_of_case (slide, target, find_case (matrix, target->case_id));
    }
}

static gboolean
was_made (const EntSlide *slide)
{
  return slide->target_id != NULL && (slide->made_title != NULL || slide->made_body != NULL);
}

EntSlide *
ent_slide_remake (const EntSlide  *slide,
                  const EntMatrix *matrix)
{
  g_autoptr(EntSlideTarget) target = was_made (slide) ? ent_slide_target_parse (slide->target_id) : NULL;
  EntSlide *made = target != NULL ? make (slide, target, matrix) : NULL;

  if (made == NULL)
    return NULL;
  g_free (made->id);
  made->id = g_strdup (slide->id);
  made->kind = slide->kind;
  if (g_strcmp0 (slide->title, slide->made_title) != 0)
    {
      g_free (made->title);
      made->title = g_strdup (slide->title);
    }
  made->notes = g_strdup (slide->notes);
  made->section = g_strdup (slide->section);
  made->planned_sec = slide->planned_sec;
  made->skipped = slide->skipped;
  made->own_events = slide->own_events;
  made->reveal = g_strdup (slide->reveal);
  made->image_id = g_strdup (slide->image_id);
  return made;
}

gboolean
ent_slide_source_differs (const EntSlide *slide,
                          const EntSlide *remade)
{
  if (remade == NULL)
    return was_made (slide);
  return g_strcmp0 (slide->made_title, remade->made_title) != 0 || g_strcmp0 (slide->made_body, remade->made_body) != 0;
}
