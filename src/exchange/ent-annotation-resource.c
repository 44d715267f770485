/* What an annotation is about and what it says. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-iri.h"
#include "ent-annotation-read-private.h"
#include "ent-markdown.h"

#define MAX_COPY 1000000
#define MAX_TITLE 10000
#define OURS(name) ENT_ANNOTATION_PREFIX ":" name

EntAnnotationTarget *
ent_annotation_target_new (const char *iri)
{
  EntAnnotationTarget *self = g_new0 (EntAnnotationTarget, 1);

  self->iri = g_strdup (iri);
  self->ours = ent_target_from_iri (iri, &self->case_id);
  return self;
}

void
ent_annotation_target_free (EntAnnotationTarget *self)
{
  g_free (self->iri);
  g_free (self->title);
  g_free (self->date);
  g_free (self->text);
  g_free (self->language);
  ent_target_free (self->ours);
  g_free (self->case_id);
  ent_annotation_selection_clear (&self->selection);
  g_free (self);
}

static EntAnchor *
make_anchor (const EntAnnotationTarget *self)
{
  const EntAnnotationSelection *selection = &self->selection;
  EntAnchor *anchor;

  if (selection->exact == NULL)
    return NULL;
  anchor = g_new0 (EntAnchor, 1);
  anchor->exact = g_strdup (selection->exact);
  anchor->prefix = g_strdup (selection->prefix);
  anchor->suffix = g_strdup (selection->suffix);
  anchor->start = selection->start;
  anchor->end = selection->has_position ? selection->end : (guint) g_utf8_strlen (selection->exact, -1);
  anchor->language = g_strdup (self->language);
  return anchor;
}

EntTarget *
ent_annotation_target_make (const EntAnnotationTarget *self)
{
  EntTarget *target = self->ours != NULL ? ent_target_copy (self->ours) : ent_target_new (ENT_TARGET_CASE, NULL);

  target->title = g_strdup (self->title == NULL && self->ours == NULL ? self->iri : self->title);
  target->date = g_strdup (self->date);
  target->text = g_strdup (self->text);
  target->anchor = make_anchor (self);
  if (target->date == NULL && target->kind == ENT_TARGET_SPAN && self->selection.fragment != NULL)
    target->date = ent_date_from_fragment (self->selection.fragment);
  return target;
}

static EntAnnotationTarget *
new_target_with_iri (EntAnnotationReader *reader,
                     char                *iri)
{
  EntAnnotationTarget *self = iri != NULL ? ent_annotation_target_new (iri) : NULL;

  g_free (iri);
  return self;
}

/* The IRI of what "source" holds, and its label. */
static EntAnnotationTarget *
read_source (EntAnnotationReader *reader,
             JsonObject          *object)
{
  gsize mark;
  JsonNode *node;
  EntAnnotationTarget *target;

  if (!json_object_has_member (object, "source"))
    {
      ent_json_missing (reader->json, "source");
      return NULL;
    }
  node = ent_annotation_enter_one (reader, object, "source", &mark);
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *source = json_node_get_object (node);

      ent_annotation_check_common (reader, source, NULL);
      target = new_target_with_iri (reader, ent_annotation_dup_iri (reader, source, "id", TRUE));
      if (target != NULL)
        target->title = ent_annotation_dup_label (reader, source, "label");
    }
  else
    {
      target = new_target_with_iri (reader, g_strdup (ent_annotation_get_iri (reader, node)));
    }
  ent_json_leave (reader->json, mark);
  return target;
}

static void
set_copy (EntAnnotationReader  *reader,
          JsonObject           *object,
          const char           *name,
          gsize                 max_chars,
          char                **copy)
{
  if (!json_object_has_member (object, name))
    return;
  g_free (*copy);
  *copy = ent_annotation_dup_string (reader, object, name, max_chars);
}

static EntAnnotationTarget *
read_resource (EntAnnotationReader *reader,
               JsonObject          *object)
{
  EntAnnotationTarget *target;

  if (json_object_has_member (object, "source")
      || ent_annotation_has_word (reader, object, "type", "SpecificResource"))
    {
      EntAnnotationSelection unused = { NULL };

      target = read_source (reader, object);
      ent_annotation_read_selectors (reader, object, target != NULL ? &target->selection : &unused);
      ent_annotation_selection_clear (&unused);
    }
  else
    {
      target = new_target_with_iri (reader, ent_annotation_dup_iri (reader, object, "id", TRUE));
    }
  if (target == NULL)
    return NULL;
  if (target->title == NULL)
    target->title = ent_annotation_dup_label (reader, object, "label");
  set_copy (reader, object, OURS ("title"), MAX_TITLE, &target->title);
  set_copy (reader, object, OURS ("date"), MAX_TITLE, &target->date);
  set_copy (reader, object, OURS ("text"), MAX_COPY, &target->text);
  set_copy (reader, object, OURS ("language"), MAX_TITLE, &target->language);
  return target;
}

void
ent_annotation_read_target (EntAnnotationReader *reader,
                            JsonNode            *node,
                            gpointer             data)
{
  EntAnnotationDraft *draft = data;
  EntAnnotationTarget *target = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      ent_annotation_check_common (reader, json_node_get_object (node), NULL);
      target = read_resource (reader, json_node_get_object (node));
    }
  else
    {
      target = new_target_with_iri (reader, g_strdup (ent_annotation_get_iri (reader, node)));
    }
  if (target != NULL)
    g_ptr_array_add (draft->targets, target);
}

EntTarget *
ent_annotation_read_our_target (EntAnnotationReader *reader,
                                JsonObject          *object,
                                const char          *name)
{
  gsize mark;
  JsonNode *node = ent_annotation_enter_one (reader, object, name, &mark);
  g_autoptr(EntAnnotationTarget) target = NULL;

  if (node == NULL)
    return NULL;
  if (ent_json_expect (reader->json, node, JSON_NODE_OBJECT, _("an object")))
    target = read_resource (reader, json_node_get_object (node));
  ent_json_leave (reader->json, mark);
  return target != NULL && target->ours != NULL ? ent_annotation_target_make (target) : NULL;
}

/* Bodies */

void
ent_annotation_add_paragraph (EntAnnotationDraft *draft,
                              const char         *markdown)
{
  if (draft->body->len > 0)
    g_string_append (draft->body, "\n\n");
  g_string_append (draft->body, markdown);
}

/* Words of HTML without its marks: blocks and breaks end a line. */
static char *
dup_html_words (const char *html)
{
  static const char * const breaks[] = { "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote" };
  static const struct { const char *name; const char *word; } entities[] = {
    { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" }, { "&apos;", "'" }, { "&nbsp;", " " },
    { "&amp;", "&" },
  };
  GString *words = g_string_new (NULL);

  for (const char *at = html; *at != '\0';)
    {
      const char *end = *at == '<' ? strchr (at, '>') : NULL;
      gsize n = 0;

      if (end != NULL && (g_ascii_isalpha (at[1]) || at[1] == '/' || at[1] == '!'))
        {
          const char *name = at + 1 + (at[1] == '/');
          gsize length = strcspn (name, " \t\n/>");

          for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++)
            if (strlen (breaks[i]) == length && g_ascii_strncasecmp (name, breaks[i], length) == 0)
              g_string_append_c (words, '\n');
          at = end + 1;
          continue;
        }
      for (gsize i = 0; i < G_N_ELEMENTS (entities) && n == 0; i++)
        if (g_str_has_prefix (at, entities[i].name))
          {
            g_string_append (words, entities[i].word);
            n = strlen (entities[i].name);
          }
      if (n == 0)
        g_string_append_c (words, *at++);
      at += n;
    }
  return g_string_free (words, FALSE);
}

static void
add_words (EntAnnotationDraft *draft,
           const char         *words,
           const char         *format)
{
  g_autoptr(GString) markdown = g_string_new (NULL);
  g_autofree char *plain = NULL;

  if (*words == '\0')
    return;
  if (format != NULL && (g_str_has_prefix (format, "text/markdown") || g_str_has_prefix (format, "text/x-markdown")))
    {
      ent_annotation_add_paragraph (draft, words);
      return;
    }
  plain = format != NULL && strstr (format, "html") != NULL ? dup_html_words (words) : g_strdup (words);
  g_strdelimit (plain, "\r\f\b", '\n');
  ent_markdown_append_words (markdown, plain, "\n\n");
  if (markdown->len > 0)
    ent_annotation_add_paragraph (draft, markdown->str);
}

static void
read_textual_body (EntAnnotationReader *reader,
                   JsonObject          *object,
                   EntAnnotationDraft  *draft)
{
  gsize mark;
  JsonNode *node;
  g_autofree char *words = NULL;
  g_autofree char *format = ent_annotation_dup_label (reader, object, "format");
  gboolean tag = ent_annotation_has_word (reader, object, "purpose", "tagging")
                 || (draft->tagging && !json_object_has_member (object, "purpose"));

  if (!json_object_has_member (object, "value"))
    {
      ent_json_missing (reader->json, "value");
      return;
    }
  node = ent_annotation_enter_one (reader, object, "value", &mark);
  if (node == NULL)
    return;
  words = ent_annotation_dup_words (reader, node, ENT_ANNOTATION_MAX_BODY);
  ent_json_leave (reader->json, mark);
  if (words == NULL)
    return;
  if (tag)
    g_ptr_array_add (draft->tags, g_steal_pointer (&words));
  else
    add_words (draft, words, format);
}

/* The first of those to choose from. */
static void
read_choice (EntAnnotationReader *reader,
             JsonObject          *object,
             EntAnnotationDraft  *draft)
{
  JsonNode *type = json_object_get_member (object, "type");
  JsonNode *items;
  gsize mark, item;

  if (JSON_NODE_HOLDS_ARRAY (type) && json_array_get_length (json_node_get_array (type)) > 1)
    ent_json_fault_in (reader->json, "type", _("a %s has no other type beside: remove it"), "Choice");
  items = ent_annotation_enter_items (reader, object, &mark);
  if (items == NULL)
    return;
  if (ent_json_expect (reader->json, items, JSON_NODE_ARRAY, _("an array")))
    {
      JsonArray *array = json_node_get_array (items);

      if (json_array_get_length (array) == 0)
        ent_json_fault (reader->json, _("is empty: write something, or remove the member"));
      else
        {
          item = ent_json_enter_item (reader->json, 0);
          ent_annotation_read_body (reader, json_array_get_element (array, 0), draft);
          ent_json_leave (reader->json, item);
        }
    }
  ent_json_leave (reader->json, mark);
}

/* A link to a body that stands elsewhere. */
static void
add_body_link (EntAnnotationDraft        *draft,
               const EntAnnotationTarget *resource)
{
  g_autoptr(GString) link = g_string_new (NULL);
  g_autofree char *iri = NULL;

  iri = resource->selection.fragment != NULL ? g_strconcat (resource->iri, "#", resource->selection.fragment, NULL)
                                             : g_strdup (resource->iri);
  if (resource->title != NULL)
    {
      g_string_append_c (link, '[');
      ent_markdown_append_words (link, resource->title, " ");
      g_string_append (link, "](");
    }
  ent_markdown_append_url (link, iri);
  if (resource->title != NULL)
    g_string_append_c (link, ')');
  ent_annotation_add_paragraph (draft, link->str);
}

void
ent_annotation_read_body (EntAnnotationReader *reader,
                          JsonNode            *node,
                          gpointer             data)
{
  EntAnnotationDraft *draft = data;
  g_autoptr(EntAnnotationTarget) resource = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      resource = new_target_with_iri (reader, g_strdup (ent_annotation_get_iri (reader, node)));
      if (resource != NULL)
        add_body_link (draft, resource);
      return;
    }
  object = json_node_get_object (node);
  ent_annotation_check_common (reader, object, NULL);
  if (ent_annotation_has_word (reader, object, "type", "Choice"))
    {
      read_choice (reader, object, draft);
      return;
    }
  if (json_object_has_member (object, "value") || ent_annotation_has_word (reader, object, "type", "TextualBody"))
    {
      read_textual_body (reader, object, draft);
      return;
    }
  resource = read_resource (reader, object);
  if (resource != NULL)
    add_body_link (draft, resource);
}
