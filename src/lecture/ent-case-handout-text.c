/* The words of a handout.  A story's citations become notes before CommonMark is read: as "[^7]" with the note
 * itself at the end of the text, which is how slides have their sources too.  The first note of a source has it in
 * full, the others what it is known by. */

#include "config.h"

#include "ent-case-handout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-bibliography.h"
#include "ent-citation.h"

typedef struct
{
  const EntCase *item;
  GString       *text;    /* CommonMark */
  GHashTable    *labels;  /* a note's words → its label */
  GHashTable    *named;   /* borrowed ids of sources that a note has in full */
  GString       *notes;   /* "[^7]: words" */
} Story;

/* Of a heading, in which nothing is to be markup. */
static void
append_escaped (GString    *out,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>#", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\n' ? ' ' : *p);
    }
}

/* @last: it ends the note. (transfer full): CommonMark */
static char *
dup_note (Story         *self,
          const EntCite *cite,
          gboolean       last)
{
  const EntSource *source = ent_case_find_source (self->item, cite->source);
  gboolean brief;

  /* Translators: instead of a source that is cited, but that the case does not have */
  if (source == NULL)
    return g_strconcat (_("(source missing)"), last ? "." : NULL, NULL);
  brief = !g_hash_table_add (self->named, source->id);
  if (!last)
    return ent_bibliography_dup_clause (source, cite->locator, brief);
  return brief ? ent_bibliography_dup_short_note (source, cite->locator)
               : ent_bibliography_dup_note (source, cite->locator);
}

static void
append_citation (Story             *self,
                 const EntCitation *citation)
{
  g_autoptr(GString) words = g_string_new (NULL);
  const char *label;

  for (guint i = 0; i < citation->cites->len; i++)
    {
      g_autofree char *note = dup_note (self, citation->cites->pdata[i], i + 1 == citation->cites->len);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", note);
    }
  if (words->len == 0)
    return;
  label = g_hash_table_lookup (self->labels, words->str);
  if (label == NULL)
    {
      char *made = g_strdup_printf ("%u", g_hash_table_size (self->labels) + 1);

      g_string_append_printf (self->notes, "[^%s]: %s\n", made, words->str);
      g_hash_table_insert (self->labels, g_strdup (words->str), made);
      label = made;
    }
  g_string_append_printf (self->text, "[^%s]", label);
}

/* Close to the word before them, and after the full stop of a sentence they end: "… on his side.1" */
static void
append_section (Story                 *self,
                const EntStorySection *section)
{
  const char *text = ent_text_get (section->text);
  g_autoptr(GPtrArray) citations = ent_citations_scan (text);
  gsize done = 0;

  g_string_append (self->text, "# ");
  append_escaped (self->text, ent_text_get (section->title));
  g_string_append (self->text, "\n\n");
  for (guint i = 0; i < citations->len; i++)
    {
      const EntCitation *citation = citations->pdata[i];
      gsize begin = citation->begin;

      while (begin > done && strchr (" \n", text[begin - 1]) != NULL)
        begin--;
      /* An empty line stays one. */
      if (g_strstr_len (text + begin, (gssize) (citation->begin - begin), "\n\n") != NULL)
        begin = citation->begin;
      g_string_append_len (self->text, text + done, (gssize) (begin - done));
      done = citation->end;
      if (text[done] != '\0' && strchr (".,;:", text[done]) != NULL)
        g_string_append_c (self->text, text[done++]);
      append_citation (self, citation);
    }
  g_string_append_printf (self->text, "%s\n\n", text + done);
}

EntRichText *
ent_handout_read_story (const EntCase *item)
{
  g_autoptr(GString) text = g_string_new (NULL), notes = g_string_new (NULL);
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  Story story = { item, text, labels, named, notes };

  for (guint i = 0; i < item->story->len; i++)
    append_section (&story, item->story->pdata[i]);
  g_string_append (text, notes->str);
  return ent_rich_text_new (text->str);
}

/* Bibliography */

typedef struct
{
  char        *key;
  EntRichText *text;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Entry *) a)->key, ((const Entry *) b)->key);
}

GPtrArray *
ent_handout_list_bibliography (const EntCase *item)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_rich_text_free);
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < item->sources->len; i++)
    {
      g_autofree char *words = ent_bibliography_dup_entry (item->sources->pdata[i]);
      Entry entry = { ent_bibliography_dup_sort_key (item->sources->pdata[i]), ent_rich_text_new (words) };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      g_ptr_array_add (list, entry->text);
      g_free (entry->key);
    }
  return list;
}
