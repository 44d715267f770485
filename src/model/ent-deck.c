#include "config.h"

#include "ent-deck.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-rich-text.h"

#define SOURCE_SCHEME "source:"

static void
deck_case_free (gpointer data)
{
  EntDeckCase *self = data;

  g_free (self->digest);
  ent_case_unref (self->item);
  g_free (self);
}

EntDeck *
ent_deck_new (EntLecture *lecture)
{
  EntDeck *self = g_new0 (EntDeck, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lecture = lecture;
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  self->cases = g_ptr_array_new_with_free_func (deck_case_free);
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->images = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_image_free);
  self->own_events = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);
  self->own_ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  return self;
}

EntDeck *
ent_deck_ref (EntDeck *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_deck_unref (EntDeck *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  ent_lecture_free (self->lecture);
  g_ptr_array_unref (self->slides);
  g_ptr_array_unref (self->cases);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->images);
  g_ptr_array_unref (self->own_events);
  g_ptr_array_unref (self->own_ratings);
  g_free (self);
}

EntDeck *
ent_deck_new_with_slides (const EntDeck *self,
                          GPtrArray     *slides)
{
  EntDeck *deck = g_new0 (EntDeck, 1);

  g_atomic_ref_count_init (&deck->ref_count);
  deck->lecture = ent_lecture_copy (self->lecture);
  deck->slides = slides;
  /* Nobody changes what they hold. */
  deck->cases = g_ptr_array_ref (self->cases);
  deck->codebook = self->codebook != NULL ? ent_codebook_ref (self->codebook) : NULL;
  deck->entries = g_hash_table_ref (self->entries);
  deck->images = g_ptr_array_ref (self->images);
  deck->own_events = g_ptr_array_ref (self->own_events);
  deck->own_ratings = g_ptr_array_ref (self->own_ratings);
  return deck;
}

void
ent_deck_add_case (EntDeck    *self,
                   const char *digest,
                   EntCase    *item)
{
  EntDeckCase *kept = g_new0 (EntDeckCase, 1);

  kept->digest = g_strdup (digest);
  kept->item = ent_case_ref (item);
  g_ptr_array_add (self->cases, kept);
}

void
ent_deck_take_entry (EntDeck   *self,
                     EntSource *source,
                     char      *entry)
{
  g_hash_table_insert (self->entries, source, entry);
}

EntCase *
ent_deck_find_case (const EntDeck  *self,
                    const EntSlide *slide,
                    const char     *case_id)
{
  const EntSlideCase *made = case_id != NULL ? ent_slide_find_case (slide, case_id) : NULL;
  EntCase *found = NULL;

  if (made == NULL || made->digest == NULL)
    return NULL;
  for (guint i = 0; i < self->cases->len; i++)
    {
      const EntDeckCase *kept = self->cases->pdata[i];

      if (!g_str_equal (kept->digest, made->digest))
        continue;
      /* The very same case of two feeds: the one of this name, if it is there under both. */
      if (g_str_equal (kept->item->id, case_id))
        return kept->item;
      found = found != NULL ? found : kept->item;
    }
  return found;
}

EntImage *
ent_deck_find_image (const EntDeck *self,
                     const char    *id)
{
  for (guint i = 0; i < self->images->len; i++)
    {
      EntImage *image = self->images->pdata[i];

      if (g_strcmp0 (image->id, id) == 0)
        return image;
    }
  return NULL;
}

int
ent_deck_find_slide (const EntDeck *self,
                     const char    *slide_id)
{
  for (guint i = 0; i < self->slides->len; i++)
    if (g_strcmp0 (((EntSlide *) self->slides->pdata[i])->id, slide_id) == 0)
      return (int) i;
  return -1;
}

guint
ent_deck_get_number (const EntDeck *self,
                     guint          slide)
{
  guint number = 0;

  for (guint i = 0; i <= slide && i < self->slides->len; i++)
    number += !((EntSlide *) self->slides->pdata[i])->skipped;
  return number;
}

/* "source:camp-david/quandt". @case_id: (out) (transfer full) (nullable) */
static EntSource *
find_source (const EntDeck  *self,
             const EntSlide *slide,
             const char     *link,
             char          **case_id)
{
  const char *slash;
  EntCase *item;

  *case_id = NULL;
  if (link == NULL || !g_str_has_prefix (link, SOURCE_SCHEME))
    return NULL;
  link += strlen (SOURCE_SCHEME);
  slash = strchr (link, '/');
  if (slash == NULL)
    return NULL;
  *case_id = g_strndup (link, (gsize) (slash - link));
  item = ent_deck_find_case (self, slide, *case_id);
  return item != NULL ? ent_case_find_source (item, slash + 1) : NULL;
}

/* Sources */

/* How a bibliography orders them: by who wrote or edited them, else by title; then by year. (transfer full) */
static char *
dup_sort_key (const EntSource *source)
{
  GPtrArray *names = source->authors->len > 0 ? source->authors : source->editors;
  const EntName *name = names->len > 0 ? names->pdata[0] : NULL;
  const char *first = name == NULL ? "" : name->family != NULL ? name->family : name->literal;
  const char *title = source->fields[ENT_SOURCE_TITLE];
  g_autofree char *words = g_strconcat (first != NULL ? first : "", name != NULL ? "\t" : "", title != NULL ? title : "",
                                        NULL);
  g_autofree char *folded = g_utf8_casefold (words, -1);

  return g_utf8_collate_key (folded, -1);
}

typedef struct
{
  EntDeckSource  source;
  char          *key;
  char          *words;  /* as a bibliography has it: two of the same are one */
} Listed;

static void
listed_free (gpointer data)
{
  Listed *listed = data;

  g_free (listed->key);
  g_free (listed->words);
  g_free (listed);
}

static int
compare_listed (gconstpointer a,
                gconstpointer b)
{
  const Listed *first = *(Listed * const *) a, *second = *(Listed * const *) b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : strcmp (first->words, second->words);
}

static void
list_source (const EntDeck *self,
             GPtrArray     *all,
             GHashTable    *seen,
             const char    *case_id,
             EntSource     *source)
{
  g_autofree char *words = ent_source_dup_full (source);
  Listed *listed;

  if (g_hash_table_contains (seen, words))
    return;
  listed = g_new0 (Listed, 1);
  listed->source.case_id = case_id;
  listed->source.source = source;
  listed->source.entry = g_hash_table_lookup (self->entries, source);
  listed->key = dup_sort_key (source);
  listed->words = g_steal_pointer (&words);
  g_hash_table_add (seen, listed->words);
  g_ptr_array_add (all, listed);
}

static void
list_cited (const EntDeck  *self,
            const EntSlide *slide,
            GPtrArray      *all,
            GHashTable     *seen)
{
  g_autoptr(EntRichText) text = ent_rich_text_new (slide->body);
  GPtrArray *lists[] = { text->paragraphs, text->footnotes };

  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        const EntParagraph *paragraph = lists[list]->pdata[i];

        for (guint j = 0; j < paragraph->runs->len; j++)
          {
            const EntRun *run = paragraph->runs->pdata[j];
            g_autofree char *case_id = NULL;
            EntSource *source = find_source (self, slide, run->link, &case_id);

            if (source != NULL)
              list_source (self, all, seen, ent_deck_find_case (self, slide, case_id)->id, source);
          }
      }
}

GPtrArray *
ent_deck_list_sources (const EntDeck *self)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (listed_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->slides->len; i++)
    {
      const EntSlide *slide = self->slides->pdata[i];

      if (!slide->skipped && slide->kind != ENT_SLIDE_SOURCES)
        list_cited (self, slide, all, seen);
    }
  g_ptr_array_sort (all, compare_listed);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (sources, g_memdup2 (&((Listed *) all->pdata[i])->source, sizeof (EntDeckSource)));
  return sources;
}

char *
ent_deck_dup_url (const EntDeck  *self,
                  const EntSlide *slide,
                  const char     *link)
{
  g_autofree char *case_id = NULL;
  EntSource *source;

  if (link == NULL)
    return NULL;
  if (g_str_has_prefix (link, "https://") || g_str_has_prefix (link, "http://"))
    return g_strdup (link);
  source = find_source (self, slide, link, &case_id);
  if (source == NULL)
    return NULL;
  if (source->fields[ENT_SOURCE_URL] != NULL)
    return g_strdup (source->fields[ENT_SOURCE_URL]);
  if (source->fields[ENT_SOURCE_DOI] != NULL)
    return g_strconcat ("https://doi.org/", source->fields[ENT_SOURCE_DOI], NULL);
  return NULL;
}

char *
ent_deck_dup_version (const EntDeck  *self,
                      const EntSlide *slide)
{
  g_autoptr(GString) versions = g_string_new (NULL);

  for (guint i = 0; i < slide->cases->len; i++)
    {
      const EntSlideCase *made = slide->cases->pdata[i];

      g_string_append (versions, i > 0 ? C_("list separator", ", ") : "");
      /* Translators: a case, by its id, and its version: "camp-david 3" */
      g_string_append_printf (versions, _("%s %d"), made->case_id, made->version);
    }
  if (versions->len == 0)
    return NULL;
  if (slide->kind == ENT_SLIDE_EVENT && slide->target_id != NULL && strchr (slide->target_id, '/') != NULL)
    /* Translators: a case and its version, and an event in it, by its id */
    return g_strdup_printf (_("%s, event %s"), versions->str, strchr (slide->target_id, '/') + 1);
  return g_strdup (versions->str);
}

int
ent_deck_get_planned (const EntDeck *self,
                      guint          upto)
{
  int seconds = 0;

  for (guint i = 0; i < MIN (upto, self->slides->len); i++)
    {
      const EntSlide *slide = self->slides->pdata[i];

      seconds += slide->skipped ? 0 : slide->planned_sec;
    }
  return seconds;
}
