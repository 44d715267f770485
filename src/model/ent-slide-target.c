#include "config.h"

#include "ent-slide-target.h"

#include <string.h>

#include "ent-cite.h"

#define MATRIX_PREFIX "factors:?"

/* What stands behind "document:", "question:" and so on. */
typedef struct
{
  const char         *scheme;
  EntSlideTargetKind  kind;
  gboolean          (*parse) (EntSlideTarget *self,
                              const char     *rest);
} Grammar;

static EntSlideTarget *
target_new (EntSlideTargetKind kind)
{
  EntSlideTarget *self = g_new0 (EntSlideTarget, 1);

  self->kind = kind;
  self->ids = ent_ids_new ();
  return self;
}

void
ent_slide_target_free (EntSlideTarget *self)
{
  if (self == NULL)
    return;

  g_free (self->case_id);
  g_ptr_array_unref (self->ids);
  g_free (self->query);
  g_clear_pointer (&self->view, ent_view_spec_free);
  g_free (self);
}

/* The case before "/". @rest: what stands behind it. FALSE where there is none */
static gboolean
take_case (EntSlideTarget  *self,
           const char     **rest)
{
  const char *slash = strchr (*rest, '/');

  if (slash == NULL || slash - *rest > ENT_MAX_CASE_ID)
    return FALSE;
  self->case_id = g_strndup (*rest, (gsize) (slash - *rest));
  *rest = slash + 1;
  return ent_case_id_is_valid (self->case_id);
}

static gboolean
add_id (EntSlideTarget *self,
        const char     *id)
{
  if (!ent_id_is_valid (id) || self->ids->len == ENT_SLIDE_TARGET_MAX_IDS)
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    g_ptr_array_add (self->ids, g_strdup (id));
  return TRUE;
}

/* @text: from "1" on */
static gboolean
take_index (EntSlideTarget *self,
            const char     *text)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL))
    return FALSE;
  self->index = (guint) number - 1;
  return TRUE;
}

static gboolean
parse_event (EntSlideTarget *self,
             const char     *rest)
{
  return take_case (self, &rest) && add_id (self, rest);
}

static gboolean
parse_events (EntSlideTarget *self,
              const char     *rest)
{
  g_auto(GStrv) ids = NULL;

  if (!take_case (self, &rest))
    return FALSE;
  /* One more than there may be: what is left over then is no id. */
  ids = g_strsplit (rest, ",", ENT_SLIDE_TARGET_MAX_IDS + 1);
  for (guint i = 0; ids[i] != NULL; i++)
    if (!add_id (self, ids[i]))
      return FALSE;
  return self->ids->len > 0;
}

static gboolean
parse_quotation (EntSlideTarget *self,
                 const char     *rest)
{
  g_autofree char *document = NULL;
  const char *number;

  if (!take_case (self, &rest))
    return FALSE;
  number = strchr (rest, '#');
  if (number == NULL)
    return FALSE;
  document = g_strndup (rest, (gsize) (number - rest));
  return add_id (self, document) && take_index (self, number + 1);
}

static gboolean
parse_question (EntSlideTarget *self,
                const char     *rest)
{
  return take_case (self, &rest) && take_index (self, rest);
}

static gboolean
parse_factor (EntSlideTarget *self,
              const char     *rest)
{
  return (strchr (rest, '/') == NULL || take_case (self, &rest)) && add_id (self, rest);
}

static const Grammar grammars[] = {
  { "event:", ENT_SLIDE_TARGET_EVENTS, parse_event },
  { "events:", ENT_SLIDE_TARGET_EVENTS, parse_events },
  { "document:", ENT_SLIDE_TARGET_QUOTATION, parse_quotation },
  { "question:", ENT_SLIDE_TARGET_QUESTION, parse_question },
  { "factor:", ENT_SLIDE_TARGET_FACTOR, parse_factor },
};

EntSlideTarget *
ent_slide_target_parse (const char *target_id)
{
  g_autoptr(EntSlideTarget) self = NULL;

  if (target_id == NULL)
    return NULL;
  if (g_str_has_prefix (target_id, MATRIX_PREFIX))
    {
      self = target_new (ENT_SLIDE_TARGET_MATRIX);
      self->query = g_strdup (target_id + strlen (MATRIX_PREFIX));
      return g_steal_pointer (&self);
    }
  if (ent_view_spec_is_link (target_id))
    {
      self = target_new (ENT_SLIDE_TARGET_VIEW);
      self->view = ent_view_spec_parse (target_id, NULL);
      return self->view != NULL ? g_steal_pointer (&self) : NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (grammars); i++)
    if (g_str_has_prefix (target_id, grammars[i].scheme))
      {
        self = target_new (grammars[i].kind);
        return grammars[i].parse (self, target_id + strlen (grammars[i].scheme)) ? g_steal_pointer (&self) : NULL;
      }
  return NULL;
}

char *
ent_slide_target_format_events (const char *case_id,
                                GPtrArray  *ids)
{
  GString *text;

  g_return_val_if_fail (ids->len > 0, NULL);

  text = g_string_new (ids->len == 1 ? "event:" : "events:");
  g_string_append_printf (text, "%s/", case_id);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", (const char *) ids->pdata[i]);
  return g_string_free (text, FALSE);
}

char *
ent_slide_target_format_quotation (const char *case_id,
                                   const char *document,
                                   guint       index)
{
  return g_strdup_printf ("document:%s/%s#%u", case_id, document, index + 1);
}

char *
ent_slide_target_format_question (const char *case_id,
                                  guint       index)
{
  return g_strdup_printf ("question:%s/%u", case_id, index + 1);
}

char *
ent_slide_target_format_factor (const char *case_id,
                                const char *factor)
{
  return g_strconcat ("factor:", case_id != NULL ? case_id : "", case_id != NULL ? "/" : "", factor, NULL);
}
