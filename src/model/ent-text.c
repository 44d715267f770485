#include "config.h"

#include <string.h>

#include "ent-text.h"

struct _EntText
{
  GPtrArray *variants;  /* of EntTextVariant; the case's own first */
};

static EntTextVariant *
variant_new (const char *language,
             const char *string)
{
  EntTextVariant *variant = g_new0 (EntTextVariant, 1);

  variant->language = g_strdup (language);
  variant->string = g_strdup (string);

  return variant;
}

static void
variant_free (gpointer data)
{
  EntTextVariant *variant = data;

  g_free (variant->language);
  g_free (variant->string);
  g_free (variant);
}

EntText *
ent_text_new_empty (void)
{
  EntText *self = g_new0 (EntText, 1);

  self->variants = g_ptr_array_new_with_free_func (variant_free);

  return self;
}

EntText *
ent_text_new (const char *string)
{
  EntText *self;

  g_return_val_if_fail (string != NULL, NULL);

  self = ent_text_new_empty ();
  g_ptr_array_add (self->variants, variant_new (NULL, string));

  return self;
}

EntText *
ent_text_copy (const EntText *self)
{
  EntText *copy;

  if (self == NULL)
    return NULL;

  copy = ent_text_new_empty ();
  for (guint i = 0; i < self->variants->len; i++)
    {
      const EntTextVariant *variant = g_ptr_array_index (self->variants, i);

      g_ptr_array_add (copy->variants, variant_new (variant->language, variant->string));
    }

  return copy;
}

void
ent_text_free (EntText *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->variants);
  g_free (self);
}

/* Letters of language tags are compared without case, and "_" as locales write it is "-". */
static gboolean
tag_char_equal (char a,
                char b)
{
  if (a == '_')
    a = '-';
  if (b == '_')
    b = '-';

  return g_ascii_tolower (a) == g_ascii_tolower (b);
}

/* Whether @tag is the first @length bytes of @wanted. */
static gboolean
tag_matches (const char *tag,
             const char *wanted,
             gsize       length)
{
  if (tag == NULL || strlen (tag) != length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!tag_char_equal (tag[i], wanted[i]))
        return FALSE;
    }

  return TRUE;
}

/* -1 where there is none of exactly this tag; NULL is a tag of its own. */
static int
find_variant (const EntText *self,
              const char    *language)
{
  for (guint i = 0; i < self->variants->len; i++)
    {
      const EntTextVariant *variant = g_ptr_array_index (self->variants, i);

      if (language == NULL ? variant->language == NULL
                           : tag_matches (variant->language, language, strlen (language)))
        return (int) i;
    }

  return -1;
}

void
ent_text_set (EntText    *self,
              const char *language,
              const char *string)
{
  int found;

  g_return_if_fail (self != NULL);
  g_return_if_fail (string != NULL);

  found = find_variant (self, language);
  if (found >= 0)
    {
      EntTextVariant *variant = g_ptr_array_index (self->variants, found);

      g_free (variant->string);
      variant->string = g_strdup (string);
    }
  else
    g_ptr_array_add (self->variants, variant_new (language, string));
}

void
ent_text_set_own (EntText    *self,
                  const char *language)
{
  int found;

  g_return_if_fail (self != NULL);
  g_return_if_fail (language != NULL);

  found = find_variant (self, language);
  if (found > 0)
    g_ptr_array_insert (self->variants, 0,
                        g_ptr_array_steal_index (self->variants, found));
}

gsize
ent_text_get_n (const EntText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->variants->len;
}

const EntTextVariant *
ent_text_get_variant (const EntText *self,
                      gsize          index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->variants->len, NULL);

  return g_ptr_array_index (self->variants, index);
}

/* The variant of @language, or of what is left of it when its last parts are taken away
 * ("pt-BR": "pt"), or of another kind of it ("pt" where there is only "pt-BR"). */
static const EntTextVariant *
match_variant (const EntText *self,
               const char    *language)
{
  /* A locale's name may go on with a codeset and a modifier: "de_DE.UTF-8@euro". */
  gsize length = strcspn (language, ".@");

  while (length > 0)
    {
      for (guint i = 0; i < self->variants->len; i++)
        {
          const EntTextVariant *variant = g_ptr_array_index (self->variants, i);

          if (tag_matches (variant->language, language, length))
            return variant;
        }

      do
        length--;
      while (length > 0 && language[length] != '-' && language[length] != '_');
    }

  length = strcspn (language, ".@-_");
  for (guint i = 0; i < self->variants->len; i++)
    {
      const EntTextVariant *variant = g_ptr_array_index (self->variants, i);

      if (variant->language != NULL && strcspn (variant->language, "-_") == length &&
          g_ascii_strncasecmp (variant->language, language, length) == 0)
        return variant;
    }

  return NULL;
}

static const char *
get_own (const EntText *self)
{
  const EntTextVariant *own;

  if (self->variants->len == 0)
    return "";

  own = g_ptr_array_index (self->variants, 0);

  return own->string;
}

const char *
ent_text_get (const EntText *self)
{
  const char * const *names;

  if (self == NULL)
    return "";
  if (self->variants->len < 2)
    return get_own (self);

  names = g_get_language_names ();
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const EntTextVariant *variant = match_variant (self, names[i]);

      if (variant != NULL)
        return variant->string;
    }

  return get_own (self);
}

const char *
ent_text_get_in (const EntText *self,
                 const char    *language)
{
  const EntTextVariant *variant = NULL;

  if (self == NULL)
    return "";
  if (language != NULL)
    variant = match_variant (self, language);

  return variant != NULL ? variant->string : get_own (self);
}

gboolean
ent_text_equal (const EntText *a,
                const EntText *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->variants->len != b->variants->len)
    return FALSE;

  for (guint i = 0; i < a->variants->len; i++)
    {
      const EntTextVariant *variant_a = g_ptr_array_index (a->variants, i);
      const EntTextVariant *variant_b = g_ptr_array_index (b->variants, i);

      if (g_strcmp0 (variant_a->language, variant_b->language) != 0 ||
          strcmp (variant_a->string, variant_b->string) != 0)
        return FALSE;
    }

  return TRUE;
}
