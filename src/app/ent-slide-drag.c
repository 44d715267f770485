#include "config.h"

#include "ent-slide-drag.h"

typedef struct
{
  char      *lecture_id;  /* or NULL */
  GPtrArray *slides;      /* of EntSlide; not changed */
} EntSlideDrag;

static EntSlideDrag *
ent_slide_drag_copy (const EntSlideDrag *self)
{
  EntSlideDrag *copy = g_new0 (EntSlideDrag, 1);

  copy->lecture_id = g_strdup (self->lecture_id);
  copy->slides = g_ptr_array_ref (self->slides);
  return copy;
}

static void
ent_slide_drag_free (EntSlideDrag *self)
{
  g_free (self->lecture_id);
  g_ptr_array_unref (self->slides);
  g_free (self);
}

GType
ent_slide_drag_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_boxed_type_register_static ("EntSlideDrag", (GBoxedCopyFunc) ent_slide_drag_copy,
                                                            (GBoxedFreeFunc) ent_slide_drag_free));
  return type;
}

static GPtrArray *
copy_slides (GPtrArray *slides)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  for (guint i = 0; i < slides->len; i++)
    g_ptr_array_add (copies, ent_slide_copy (slides->pdata[i]));
  return copies;
}

static char *
dup_words (GPtrArray *slides)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < slides->len; i++)
    {
      const EntSlide *slide = slides->pdata[i];

      if (slide->title != NULL)
        g_string_append_printf (words, "%s## %s\n", words->len > 0 ? "\n" : "", slide->title);
      if (slide->body != NULL)
        g_string_append_printf (words, "%s%s\n", words->len > 0 ? "\n" : "", slide->body);
    }
  return g_string_free (words, FALSE);
}

GdkContentProvider *
ent_slide_drag_provider_new (GPtrArray  *slides,
                             const char *lecture_id)
{
  g_autofree char *words = dup_words (slides);
  GdkContentProvider *providers[2];
  EntSlideDrag drag;

  drag.lecture_id = (char *) lecture_id;
  drag.slides = copy_slides (slides);
  providers[0] = gdk_content_provider_new_typed (ENT_TYPE_SLIDE_DRAG, &drag);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, words);
  g_ptr_array_unref (drag.slides);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

GPtrArray *
ent_slide_drag_read (const GValue  *value,
                     const char   **lecture_id)
{
  const EntSlideDrag *drag = G_VALUE_HOLDS (value, ENT_TYPE_SLIDE_DRAG) ? g_value_get_boxed (value) : NULL;

  if (lecture_id != NULL)
    *lecture_id = drag != NULL ? drag->lecture_id : NULL;
  return drag != NULL ? copy_slides (drag->slides) : NULL;
}
