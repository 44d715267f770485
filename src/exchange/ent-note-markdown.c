/* Notes as a document: a heading for each case, under it one for each thing that notes stand on, and under that
 * the notes.  A note's own words are read as CommonMark and written anew, so that whatever they leave open, a
 * fence of code, a quotation, ends with them. */

#include "config.h"

#include <string.h>

#include <cmark.h>
#include <glib/gi18n-lib.h>

#include "ent-date.h"
#include "ent-markdown.h"
#include "ent-note-export-private.h"

#define CASE_LEVEL   2
#define TARGET_LEVEL 3
#define MOST_LEVEL   6

typedef struct
{
  const EntNote *note;
  char          *case_title;  /* "" for none */
  gint64         earliest;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->case_title);
}

/* By case; in it what has no date first, then by date; then what it is; then when it was written. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a, *other = b;
  const EntNote *x = one->note, *y = other->note;
  int order = g_utf8_collate (one->case_title, other->case_title);

  if (order == 0)
    order = g_strcmp0 (x->case_id, y->case_id);
  if (order == 0)
    order = (one->earliest > other->earliest) - (one->earliest < other->earliest);
  if (order == 0)
    order = (x->target->kind > y->target->kind) - (x->target->kind < y->target->kind);
  if (order == 0)
    order = g_strcmp0 (x->target->id, y->target->id);
  if (order == 0)
    order = g_strcmp0 (x->target->title, y->target->title);
  if (order == 0)
    order = (x->created_usec > y->created_usec) - (x->created_usec < y->created_usec);
  return order != 0 ? order : strcmp (x->id, y->id);
}

static GArray *
sort_notes (GPtrArray *notes,
            GPtrArray *cases)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = notes->pdata[i];
      const char *title = ent_note_export_get_case (cases, note->case_id);
      g_autoptr(EntDate) date = note->target->date != NULL ? ent_date_parse (note->target->date, NULL) : NULL;
      Entry entry = { note, g_strdup (title != NULL ? title : ""),
                      date != NULL ? ent_date_get_earliest (date) : G_MININT64 };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

static void
append_heading (GString    *out,
                int         level,
                const char *words)
{
  g_string_append_printf (out, "%.*s ", level, "######");
  ent_markdown_append_words (out, words, " ");
  g_string_append (out, "\n\n");
}

static void
append_target_heading (GString         *out,
                       const EntTarget *target)
{
  g_autofree char *label = ent_target_dup_label (target);

  if (*label != '\0')
    append_heading (out, TARGET_LEVEL, label);
  else if (target->kind == ENT_TARGET_CASE)
    append_heading (out, TARGET_LEVEL, _("The whole case"));
  else
    append_heading (out, TARGET_LEVEL, target->id != NULL ? target->id : ent_target_kind_to_word (target->kind));
}

/* HTML as the words that it is written with: a comment that is not closed would hide all that follows. */
static void
disarm_html (cmark_node *node)
{
  cmark_node *words = cmark_node_new (CMARK_NODE_PARAGRAPH);
  g_auto(GStrv) lines = g_strsplit (cmark_node_get_literal (node), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      cmark_node *text;

      if (*g_strchug (lines[i]) == '\0')
        continue;
      if (cmark_node_first_child (words) != NULL)
        cmark_node_append_child (words, cmark_node_new (CMARK_NODE_LINEBREAK));
      text = cmark_node_new (CMARK_NODE_TEXT);
      cmark_node_set_literal (text, lines[i]);
      cmark_node_append_child (words, text);
    }

  if (cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK)
    {
      cmark_node_replace (node, words);
      cmark_node_free (node);
      return;
    }
  while (cmark_node_first_child (words) != NULL)
    cmark_node_insert_before (node, cmark_node_first_child (words));
  cmark_node_free (words);
  cmark_node_unlink (node);
  cmark_node_free (node);
}

static void
append_body (GString    *out,
             const char *body)
{
  cmark_node *document = cmark_parse_document (body, strlen (body), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;
  char *words;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event != CMARK_EVENT_ENTER)
        continue;
      if (cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK || cmark_node_get_type (node) == CMARK_NODE_HTML_INLINE)
        disarm_html (node);
      else if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
        cmark_node_set_heading_level (node, MIN (cmark_node_get_heading_level (node) + TARGET_LEVEL, MOST_LEVEL));
    }
  cmark_iter_free (iter);
  words = cmark_render_commonmark (document, CMARK_OPT_DEFAULT, 0);
  if (*words != '\0' && strcmp (words, "\n") != 0)
    g_string_append_printf (out, "%s\n", words);
  cmark_get_default_mem_allocator ()->free (words);
  cmark_node_free (document);
}

/* "*Ann Lee · Question · #sanctions · 24 November 2026*" */
static void
append_facts (GString       *out,
              const EntNote *note,
              GPtrArray     *layers)
{
  g_autoptr(GString) facts = g_string_new (NULL);
  const char *person = ent_note_export_get_person (layers, note->layer);
  g_autoptr(EntDate) date = NULL;
  g_autofree char *day = ent_date_format_seconds (note->created_usec / G_USEC_PER_SEC);
  g_autofree char *when = NULL;
  g_autofree char *escaped = NULL;

  date = ent_date_parse (day, NULL);
  when = date != NULL ? ent_date_format (date) : g_strdup (day);
  if (person != NULL)
    g_string_append_printf (facts, "%s · ", person);
  if (note->flag != ENT_NOTE_FLAG_NONE)
    g_string_append_printf (facts, "%s · ", ent_note_flag_to_label (note->flag));
  if (note->color != ENT_NOTE_COLOR_NONE)
    g_string_append_printf (facts, "%s · ", ent_note_color_to_label (note->color));
  for (guint i = 0; i < note->tags->len; i++)
    g_string_append_printf (facts, "#%s%s", (const char *) note->tags->pdata[i], i + 1 < note->tags->len ? " " : " · ");
  g_string_append (facts, when);
  escaped = ent_markdown_dup_line (facts->str);
  g_string_append_printf (out, "*%s*\n\n", escaped);
}

static void
append_note (GString       *out,
             const EntNote *note,
             GPtrArray     *layers)
{
  if (note->target->anchor != NULL)
    {
      g_string_append (out, "> ");
      ent_markdown_append_words (out, note->target->anchor->exact, "\n>\n> ");
      g_string_append (out, "\n\n");
    }
  append_body (out, note->body);
  append_facts (out, note, layers);
}

char *
ent_notes_to_markdown (GPtrArray *notes,
                       GPtrArray *cases,
                       GPtrArray *layers,
                       gsize     *length)
{
  g_autoptr(GArray) entries = sort_notes (notes, cases);
  GString *out = g_string_new (NULL);
  const EntNote *last = NULL;

  append_heading (out, 1, _("Notes"));
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      const EntNote *note = entry->note;
      gboolean same_case = last != NULL && g_strcmp0 (last->case_id, note->case_id) == 0;

      if (!same_case)
        append_heading (out, CASE_LEVEL, note->case_id != NULL ? entry->case_title : _("Without a case"));
      if (!same_case || last->target->kind != note->target->kind
          || g_strcmp0 (last->target->id, note->target->id) != 0
          || g_strcmp0 (last->target->title, note->target->title) != 0
          || g_strcmp0 (last->target->date, note->target->date) != 0)
        append_target_heading (out, note->target);
      append_note (out, note, layers);
      last = note;
    }
  while (out->len > 1 && out->str[out->len - 1] == '\n' && out->str[out->len - 2] == '\n')
    g_string_truncate (out, out->len - 1);
  if (length != NULL)
    *length = out->len;
  return g_string_free (out, FALSE);
}
