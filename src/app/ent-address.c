#include "config.h"

#include "ent-address.h"

#include "ent-view-spec.h"

static const char *schemes[] = {
  [ENT_ADDRESS_CASE] = "case",
  [ENT_ADDRESS_EVENT] = "event",
  [ENT_ADDRESS_ACTOR] = "actor",
  [ENT_ADDRESS_DOCUMENT] = "document",
  [ENT_ADDRESS_SOURCE] = "source",
  [ENT_ADDRESS_STORY] = "story",
  [ENT_ADDRESS_FACTOR] = "factor",
  [ENT_ADDRESS_FACTORS] = "factors",
  [ENT_ADDRESS_COMPARE] = "compare",
  [ENT_ADDRESS_INBOX] = "inbox",
  [ENT_ADDRESS_NOTES] = "notes",
  [ENT_ADDRESS_NEWS] = "news",
  [ENT_ADDRESS_LECTURES] = "lectures",
  [ENT_ADDRESS_LECTURE] = "lecture",
  [ENT_ADDRESS_NOTE] = "note",
};

EntAddress *
ent_address_new (EntAddressKind  kind,
                 const char     *case_id,
                 const char     *id)
{
  EntAddress *self = g_new0 (EntAddress, 1);

  self->kind = kind;
  self->case_id = g_strdup (case_id);
  self->id = g_strdup (id);
  return self;
}

void
ent_address_free (EntAddress *self)
{
  g_free (self->case_id);
  g_free (self->id);
  g_free (self);
}

static EntAddress *
parse_view (const char *uri)
{
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse (uri, NULL);
  g_autofree char *link = NULL;

  if (spec == NULL)
    return NULL;
  link = ent_view_spec_to_link (spec);
  if (spec->case_ids->len > 1)
    return ent_address_new (ENT_ADDRESS_COMPARE, NULL, strchr (link, ':') + 1);
  return ent_address_new (ENT_ADDRESS_VIEW, spec->case_ids->pdata[0], link);
}

/* @what: as in a view's link after the scheme; also of one case, or of none */
static EntAddress *
parse_compare (const char *what)
{
  g_autofree char *link = g_strconcat (ENT_VIEW_SPEC_SCHEME, ":", what, NULL);
  g_autoptr(EntViewSpec) spec = *what != '\0' ? ent_view_spec_parse (link, NULL) : NULL;

  if (spec == NULL && *what != '\0')
    return NULL;
  return ent_address_new (ENT_ADDRESS_COMPARE, NULL, *what != '\0' ? what : NULL);
}

EntAddress *
ent_address_parse (const char *uri,
                   const char *case_id)
{
  const char *colon, *slash;

  g_return_val_if_fail (uri != NULL, NULL);

  if (g_str_has_prefix (uri, "http://") || g_str_has_prefix (uri, "https://"))
    return ent_address_new (ENT_ADDRESS_URL, NULL, uri);
  if (ent_view_spec_is_link (uri))
    return parse_view (uri);
  colon = strchr (uri, ':');
  if (colon == NULL)
    return NULL;
  for (guint kind = 0; kind < G_N_ELEMENTS (schemes); kind++)
    {
      g_autofree char *own_case = NULL;

      if (schemes[kind] == NULL || strncmp (uri, schemes[kind], colon - uri) != 0 || schemes[kind][colon - uri] != '\0')
        continue;
      if (kind == ENT_ADDRESS_INBOX || kind == ENT_ADDRESS_NEWS || kind == ENT_ADDRESS_LECTURES)
        return ent_address_new (kind, NULL, NULL);
      if (kind == ENT_ADDRESS_COMPARE)
        return parse_compare (colon + 1);
      if (kind == ENT_ADDRESS_NOTES || kind == ENT_ADDRESS_FACTORS)
        return ent_address_new (kind, NULL, colon[1] == '?' ? colon + 2 : NULL);
      if (colon[1] == '\0')
        return NULL;
      if (kind == ENT_ADDRESS_CASE)
        return ent_address_new (kind, colon + 1, NULL);
      if (kind == ENT_ADDRESS_NOTE || kind == ENT_ADDRESS_LECTURE)
        return ent_address_new (kind, NULL, colon + 1);
      slash = strchr (colon, '/');
      if (slash == NULL)
        return case_id != NULL || kind == ENT_ADDRESS_FACTOR ? ent_address_new (kind, case_id, colon + 1) : NULL;
      if (slash == colon + 1 || slash[1] == '\0')
        return NULL;
      own_case = g_strndup (colon + 1, slash - colon - 1);
      return ent_address_new (kind, own_case, slash + 1);
    }
  return NULL;
}

char *
ent_address_format (EntAddressKind  kind,
                    const char     *case_id,
                    const char     *id)
{
  if (kind == ENT_ADDRESS_URL || kind == ENT_ADDRESS_VIEW)
    return g_strdup (id);
  if (kind == ENT_ADDRESS_NOTES || kind == ENT_ADDRESS_FACTORS)
    return g_strconcat (schemes[kind], id ? ":?" : ":", id, NULL);
  if (kind == ENT_ADDRESS_CASE || (id == NULL && case_id != NULL))
    return g_strconcat (schemes[kind], ":", case_id, NULL);
  return g_strconcat (schemes[kind], ":", case_id ? case_id : "", case_id ? "/" : "", id ? id : "", NULL);
}

char *
ent_address_to_string (const EntAddress *self)
{
  return ent_address_format (self->kind, self->case_id, self->id);
}
