#include "config.h"

#include "ent-note.h"

#include <string.h>

#include <cmark.h>
#include <glib/gi18n-lib.h>

#include "ent-cite.h"
#include "ent-words-private.h"

#define MAX_TAG 64 /* characters */

static const char * const target_words[] = {
  "case", "event", "story", "document", "factor", "span",
};
static const char * const color_words[] = {
  "none", "yellow", "green", "blue", "pink", "purple",
};
static const char * const flag_words[] = {
  "none", "question", "idea", "to-check", "for-lecture",
};
static const char * const place_words[] = {
  "kept", "moved", "needs-you", "lost",
};

ENT_DEFINE_WORDS (EntTargetKind, ent_target_kind, target_words)
ENT_DEFINE_WORDS (EntNoteColor, ent_note_color, color_words)
ENT_DEFINE_WORDS (EntNoteFlag, ent_note_flag, flag_words)
ENT_DEFINE_WORDS (EntPlaceState, ent_place_state, place_words)

const char *
ent_note_color_to_label (EntNoteColor color)
{
  static const char * const labels[] = {
    N_("No colour"), N_("Yellow"), N_("Green"), N_("Blue"), N_("Pink"), N_("Purple"),
  };

  g_return_val_if_fail ((guint) color < G_N_ELEMENTS (labels), "");

  return _(labels[color]);
}

const char *
ent_note_flag_to_label (EntNoteFlag flag)
{
  static const char * const labels[] = {
    N_("No flag"), N_("Question"), N_("Idea"), N_("To check"), N_("For the lecture"),
  };

  g_return_val_if_fail ((guint) flag < G_N_ELEMENTS (labels), "");

  return _(labels[flag]);
}

const char *
ent_place_state_to_label (EntPlaceState state)
{
  static const char * const labels[] = {
    N_("Kept"), N_("Moved"), N_("Needs you"), N_("Place lost"),
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (labels), "");

  return _(labels[state]);
}

/* Anchors */

EntAnchor *
ent_anchor_copy (const EntAnchor *self)
{
  EntAnchor *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (EntAnchor, 1);
  copy->exact = g_strdup (self->exact);
  copy->prefix = g_strdup (self->prefix);
  copy->suffix = g_strdup (self->suffix);
  copy->start = self->start;
  copy->end = self->end;
  copy->language = g_strdup (self->language);
  return copy;
}

void
ent_anchor_free (EntAnchor *self)
{
  if (self == NULL)
    return;

  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->language);
  g_free (self);
}

gboolean
ent_anchor_equal (const EntAnchor *a,
                  const EntAnchor *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->start == b->start && a->end == b->end
         && g_strcmp0 (a->exact, b->exact) == 0 && g_strcmp0 (a->prefix, b->prefix) == 0
         && g_strcmp0 (a->suffix, b->suffix) == 0 && g_strcmp0 (a->language, b->language) == 0;
}

/* Targets */

EntTarget *
ent_target_new (EntTargetKind  kind,
                const char    *id)
{
  EntTarget *self = g_new0 (EntTarget, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

EntTarget *
ent_target_copy (const EntTarget *self)
{
  EntTarget *copy;

  if (self == NULL)
    return NULL;

  copy = ent_target_new (self->kind, self->id);
  copy->title = g_strdup (self->title);
  copy->date = g_strdup (self->date);
  copy->text = g_strdup (self->text);
  copy->anchor = ent_anchor_copy (self->anchor);
  return copy;
}

void
ent_target_free (EntTarget *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->date);
  g_free (self->text);
  ent_anchor_free (self->anchor);
  g_free (self);
}

gboolean
ent_target_equal (const EntTarget *a,
                  const EntTarget *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->kind == b->kind
         && g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->date, b->date) == 0 && g_strcmp0 (a->text, b->text) == 0
         && ent_anchor_equal (a->anchor, b->anchor);
}

/* Places */

EntNotePlace *
ent_note_place_new (EntPlaceState state,
                    gint64        since_usec)
{
  EntNotePlace *self = g_new0 (EntNotePlace, 1);

  self->state = state;
  self->since_usec = since_usec;
  return self;
}

EntNotePlace *
ent_note_place_copy (const EntNotePlace *self)
{
  EntNotePlace *copy;

  if (self == NULL)
    return NULL;

  copy = ent_note_place_new (self->state, self->since_usec);
  copy->before = ent_target_copy (self->before);
  copy->now = ent_target_copy (self->now);
  return copy;
}

void
ent_note_place_free (EntNotePlace *self)
{
  if (self == NULL)
    return;

  ent_target_free (self->before);
  ent_target_free (self->now);
  g_free (self);
}

/* Notes */

EntNote *
ent_note_new (void)
{
  EntNote *self = g_new0 (EntNote, 1);

  self->id = g_uuid_string_random ();
  self->target = ent_target_new (ENT_TARGET_CASE, NULL);
  self->body = g_strdup ("");
  self->tags = ent_ids_new ();
  self->created_usec = g_get_real_time ();
  self->modified_usec = self->created_usec;

  return self;
}

EntNote *
ent_note_copy (const EntNote *self)
{
  EntNote *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (EntNote, 1);
  copy->id = g_strdup (self->id);
  copy->layer = g_strdup (self->layer);
  copy->case_id = g_strdup (self->case_id);
  copy->target = ent_target_copy (self->target);
  copy->body = g_strdup (self->body);
  copy->tags = ent_ids_copy (self->tags);
  copy->color = self->color;
  copy->flag = self->flag;
  copy->created_usec = self->created_usec;
  copy->modified_usec = self->modified_usec;
  copy->deleted_usec = self->deleted_usec;
  copy->place = ent_note_place_copy (self->place);
  return copy;
}

void
ent_note_free (EntNote *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->layer);
  g_free (self->case_id);
  ent_target_free (self->target);
  g_free (self->body);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  ent_note_place_free (self->place);
  g_free (self);
}

gboolean
ent_note_equal (const EntNote *a,
                const EntNote *b)
{
  return strcmp (a->id, b->id) == 0
         && g_strcmp0 (a->layer, b->layer) == 0 && g_strcmp0 (a->case_id, b->case_id) == 0
         && ent_target_equal (a->target, b->target)
         && strcmp (a->body, b->body) == 0 && ent_ids_equal (a->tags, b->tags)
         && a->color == b->color && a->flag == b->flag
         && (a->deleted_usec == 0) == (b->deleted_usec == 0);
}

static void
add_tag (GPtrArray  *tags,
         const char *tag)
{
  if (!g_ptr_array_find_with_equal_func (tags, tag, (GEqualFunc) ent_tag_equal, NULL))
    g_ptr_array_add (tags, g_strdup (tag));
}

void
ent_note_set_body (EntNote    *self,
                   const char *body,
                   GPtrArray  *tags)
{
  g_autoptr(GPtrArray) all = ent_tags_scan (body);
  char *copy = g_strdup (body);  /* before the old one, which it may be, is freed */

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    add_tag (all, tags->pdata[i]);
  g_ptr_array_unref (self->tags);
  self->tags = g_steal_pointer (&all);
  g_free (self->body);
  self->body = copy;
}

/* What a node of inline words says. */
static void
append_words (GString    *words,
              cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      g_string_append (words, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (words, ' ');
      break;
    default:
      break;
    }
}

static gboolean
ends_line (cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_LINEBREAK;
}

char *
ent_note_dup_title (const EntNote *self)
{
  g_autoptr(GString) words = g_string_new (NULL);
  cmark_node *document = cmark_parse_document (self->body, strlen (self->body), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER)
        append_words (words, node);
      if (words->len > 0 && ends_line (node) && (event == CMARK_EVENT_EXIT || cmark_node_first_child (node) == NULL))
        break;
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  if (words->len > 0)
    return g_strdup (words->str);
  if (self->target->anchor != NULL)
    return g_strdup (self->target->anchor->exact);
  return g_strdup (self->target->title != NULL ? self->target->title : "");
}

/* Tags */

static gboolean
is_tag_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '-';
}

/* Takes the tag that begins at @at, after its "#"; returns what follows it. */
static const char *
take_tag (const char *at,
          GPtrArray  *tags)
{
  const char *end = at;
  gboolean has_letter = FALSE;
  glong n = 0;

  while (is_tag_char (g_utf8_get_char (end)))
    {
      has_letter = has_letter || g_unichar_isalpha (g_utf8_get_char (end));
      end = g_utf8_next_char (end);
      n++;
    }
  if (has_letter && n <= MAX_TAG)
    {
      g_autofree char *tag = g_strndup (at, (gsize) (end - at));

      add_tag (tags, tag);
    }
  return end;
}

static void
scan_words (const char *words,
            GPtrArray  *tags)
{
  gboolean in_word = FALSE;

  for (const char *at = words; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '#' && !in_word)
        {
          at = take_tag (at + 1, tags);
          in_word = TRUE;
          continue;
        }
      in_word = is_tag_char (c) || c == '#' || c == '&' || c == '/';
      at = g_utf8_next_char (at);
    }
}

GPtrArray *
ent_tags_scan (const char *body)
{
  g_autoptr(GPtrArray) tags = ent_ids_new ();
  cmark_node *document;
  cmark_iter *iter;
  cmark_event_type event;

  g_return_val_if_fail (body != NULL, NULL);

  document = cmark_parse_document (body, strlen (body), CMARK_OPT_DEFAULT);
  cmark_consolidate_text_nodes (document);
  iter = cmark_iter_new (document);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type (cmark_iter_get_node (iter)) == CMARK_NODE_TEXT)
      scan_words (cmark_node_get_literal (cmark_iter_get_node (iter)), tags);
  cmark_iter_free (iter);
  cmark_node_free (document);
  return g_steal_pointer (&tags);
}

gboolean
ent_tag_equal (const char *a,
               const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1), *other = g_utf8_casefold (b, -1);

  return strcmp (one, other) == 0;
}

char *
ent_tag_clean (const char *typed)
{
  g_autoptr(GString) tag = g_string_new (NULL);
  g_autoptr(GPtrArray) tags = ent_ids_new ();
  glong n = 0;

  g_return_val_if_fail (typed != NULL, NULL);

  for (const char *at = typed; *at != '\0' && n < MAX_TAG; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_tag_char (c))
        g_string_append_unichar (tag, c);
      /* A tag of several words is written as one. */
      else if (g_unichar_isspace (c) && tag->len > 0 && tag->str[tag->len - 1] != '-')
        g_string_append_c (tag, '-');
      else
        continue;
      n++;
    }
  while (tag->len > 0 && tag->str[tag->len - 1] == '-')
    g_string_truncate (tag, tag->len - 1);
  take_tag (tag->str, tags);
  return tags->len > 0 ? g_strdup (tags->pdata[0]) : NULL;
}
