#include "config.h"

#include <string.h>

#include "ent-boxed-private.h"
#include "ent-codebook.h"

ENT_DEFINE_BOXED_TYPE (EntCodebook, ent_codebook)

EntCodebook *
ent_codebook_new (void)
{
  EntCodebook *self = g_atomic_rc_box_new0 (EntCodebook);

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_factor_group_free);
  self->factors = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_factor_free);

  return self;
}

EntCodebook *
ent_codebook_ref (EntCodebook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
ent_codebook_clear (gpointer data)
{
  EntCodebook *self = data;

  g_free (self->id);
  g_free (self->language);
  g_free (self->license);
  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->summary, ent_text_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->factors, g_ptr_array_unref);
}

void
ent_codebook_unref (EntCodebook *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, ent_codebook_clear);
}

EntFactor *
ent_codebook_find_factor (const EntCodebook *self,
                          const char        *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (id == NULL)
    return NULL;

  for (guint i = 0; i < self->factors->len; i++)
    {
      EntFactor *factor = g_ptr_array_index (self->factors, i);

      if (strcmp (factor->id, id) == 0)
        return factor;
    }

  return NULL;
}

EntFactorGroup *
ent_codebook_find_group (const EntCodebook *self,
                         const char        *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (id == NULL)
    return NULL;

  for (guint i = 0; i < self->groups->len; i++)
    {
      EntFactorGroup *group = g_ptr_array_index (self->groups, i);

      if (strcmp (group->id, id) == 0)
        return group;
    }

  return NULL;
}

EntFactorGroup *
ent_factor_group_new (const char *id,
                      EntText    *title)
{
  EntFactorGroup *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (EntFactorGroup, 1);
  self->id = g_strdup (id);
  self->title = title;

  return self;
}

void
ent_factor_group_free (EntFactorGroup *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->text, ent_text_free);
  g_free (self);
}

EntFactor *
ent_factor_new (const char *id,
                const char *group,
                EntText    *title)
{
  EntFactor *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (group != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (EntFactor, 1);
  self->id = g_strdup (id);
  self->group = g_strdup (group);
  self->title = title;

  return self;
}

void
ent_factor_free (EntFactor *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->group);
  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->definition, ent_text_free);
  g_clear_pointer (&self->question, ent_text_free);
  for (gsize i = 0; i < G_N_ELEMENTS (self->ratings); i++)
    g_clear_pointer (&self->ratings[i], ent_text_free);
  g_clear_pointer (&self->confusion, ent_text_free);
  g_free (self);
}
