#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* G_DEFINE_BOXED_TYPE() without its union, of which -Wpedantic warns. */
#define ENT_DEFINE_BOXED_TYPE_FULL(TypeName, type_name, copy_func, free_func)          \
  GType                                                                                \
  type_name##_get_type (void)                                                          \
  {                                                                                    \
    static gsize type_id;                                                              \
                                                                                       \
    if (g_once_init_enter (&type_id))                                                  \
      {                                                                                \
        GType type = g_boxed_type_register_static (g_intern_static_string (#TypeName), \
                                                   (GBoxedCopyFunc) copy_func,         \
                                                   (GBoxedFreeFunc) free_func);        \
                                                                                       \
        g_once_init_leave (&type_id, type);                                            \
      }                                                                                \
                                                                                       \
    return type_id;                                                                    \
  }

/* The same for counted values, and for plain structs that are copied. */
#define ENT_DEFINE_BOXED_TYPE(TypeName, type_name) \
  ENT_DEFINE_BOXED_TYPE_FULL (TypeName, type_name, type_name##_ref, type_name##_unref)
#define ENT_DEFINE_COPIED_TYPE(TypeName, type_name) \
  ENT_DEFINE_BOXED_TYPE_FULL (TypeName, type_name, type_name##_copy, type_name##_free)

G_END_DECLS
