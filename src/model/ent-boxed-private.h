#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* G_DEFINE_BOXED_TYPE() without its union, of which -Wpedantic warns. */
#define ENT_DEFINE_BOXED_TYPE(TypeName, type_name)                                     \
  GType                                                                                \
  type_name##_get_type (void)                                                          \
  {                                                                                    \
    static gsize type_id;                                                              \
                                                                                       \
    if (g_once_init_enter (&type_id))                                                  \
      {                                                                                \
        GType type = g_boxed_type_register_static (g_intern_static_string (#TypeName), \
                                                   (GBoxedCopyFunc) type_name##_ref,   \
                                                   (GBoxedFreeFunc) type_name##_unref); \
                                                                                       \
        g_once_init_leave (&type_id, type);                                            \
      }                                                                                \
                                                                                       \
    return type_id;                                                                    \
  }

G_END_DECLS
