#include "config.h"

#include "placing-world.h"

#include <string.h>

#include "ent-plain-text.h"

static guint
pick (World *self,
      guint  n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\n';
}

/* Passages */

static void
passage_free (Passage *self)
{
  g_free (self->id);
  g_free (self->title);
  g_array_unref (self->letters);
  g_free (self);
}

static Letter *
letter_at (const Passage *self,
           guint          at)
{
  return &g_array_index (self->letters, Letter, at);
}

char *
passage_dup_text (const Passage *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->letters->len; i++)
    g_string_append_unichar (text, letter_at (self, i)->c);
  return g_string_free (text, FALSE);
}

static void
insert_text (World      *world,
             Passage    *self,
             guint       at,
             const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text), at++)
    {
      gunichar c = g_utf8_get_char (text);
      Letter letter = { c, is_space (c) ? 0 : ++world->n_letters };

      g_array_insert_val (self->letters, at, letter);
    }
}

/* One space between words, an empty line between paragraphs, nothing else. */
static void
tidy (World   *world,
      Passage *self)
{
  g_autoptr(GArray) old = self->letters;

  self->letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  for (guint i = 0; i < old->len; i++)
    {
      Letter letter = g_array_index (old, Letter, i);
      gboolean is_break = FALSE;

      if (!is_space (letter.c))
        {
          g_array_append_val (self->letters, letter);
          continue;
        }
      for (; i < old->len && is_space (g_array_index (old, Letter, i).c); i++)
        is_break = is_break || g_array_index (old, Letter, i).c == '\n';
      if (i < old->len && self->letters->len > 0)
        insert_text (world, self, self->letters->len, is_break ? "\n\n" : " ");
      i--;
    }
  if (self->letters->len == 0)
    insert_text (world, self, 0, world->sentences->pdata[pick (world, world->sentences->len)]);
}

static Passage *
passage_new (World         *world,
             EntTargetKind  kind,
             const char    *id,
             const char    *title,
             const char    *text)
{
  Passage *self = g_new0 (Passage, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  insert_text (world, self, 0, text);
  return self;
}

GArray *
passage_get_words (const Passage *self)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->letters->len; i++)
    if (!is_space (letter_at (self, i)->c) && (i == 0 || is_space (letter_at (self, i - 1)->c)))
      g_array_append_val (starts, i);
  return starts;
}

static gboolean
starts_sentence (const Passage *self,
                 guint          at)
{
  return at == 0 || letter_at (self, at - 1)->c == '\n'
         || (at > 1 && letter_at (self, at - 1)->c == ' ' && strchr (".?!", (int) letter_at (self, at - 2)->c) != NULL
             && letter_at (self, at - 2)->c < 0x80);
}

static GArray *
get_sentences (const Passage *self)
{
  g_autoptr(GArray) words = passage_get_words (self);
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < words->len; i++)
    if (starts_sentence (self, g_array_index (words, guint, i)))
      g_array_append_val (starts, g_array_index (words, guint, i));
  return starts;
}

static guint
get_sentence_end (const Passage *self,
                  guint          at)
{
  for (at++; at < self->letters->len; at++)
    if (letter_at (self, at)->c == '\n' || starts_sentence (self, at))
      break;
  return at;
}

/* Edits of a text */

static guint
pick_of (World  *world,
         GArray *positions)
{
  return g_array_index (positions, guint, pick (world, positions->len));
}

static void
insert_words (World   *world,
              Passage *self,
              guint    at)
{
  for (guint n = 1 + pick (world, 4); n > 0; n--)
    {
      insert_text (world, self, at, " ");
      insert_text (world, self, at, world->words->pdata[pick (world, world->words->len)]);
    }
}

static void
remove_words (World   *world,
              Passage *self,
              guint    at)
{
  guint n = 1 + pick (world, 3), end = at;

  while (end < self->letters->len && letter_at (self, end)->c != '\n')
    if (letter_at (self, end++)->c == ' ' && --n == 0)
      break;
  g_array_remove_range (self->letters, at, end - at);
}

static void
insert_sentence (World   *world,
                 Passage *self,
                 guint    at)
{
  insert_text (world, self, at, " ");
  insert_text (world, self, at, world->sentences->pdata[pick (world, world->sentences->len)]);
}

/* Other quotation marks and dashes, as a house style has them. */
static void
change_marks (Passage *self)
{
  static const gunichar pairs[][2] = { { 0x2019, '\'' }, { 0x201C, 0xAB }, { 0x201D, 0xBB }, { 0x2013, 0x2014 }, { '-', 0x2010 } };

  for (guint i = 0; i < self->letters->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (pairs); j++)
      {
        Letter *letter = letter_at (self, i);
        gboolean forth = letter->c == pairs[j][0];

        if (!forth && letter->c != pairs[j][1])
          continue;
        letter->c = pairs[j][forth];
        break;
      }
}

static GArray *
cut (Passage *self,
     guint    from,
     guint    to)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));

  if (to == from)
    return letters;
  g_array_append_vals (letters, letter_at (self, from), to - from);
  g_array_remove_range (self->letters, from, to - from);
  return letters;
}

/* A paragraph goes to another place of the same text, or of another. */
static void
move_paragraph (World   *world,
                Passage *self,
                Passage *other)
{
  g_autoptr(GArray) words = passage_get_words (self);
  g_autoptr(GArray) letters = NULL;
  guint from = pick_of (world, words), to = from, at;

  while (from > 0 && letter_at (self, from - 1)->c != '\n')
    from--;
  while (to < self->letters->len && letter_at (self, to)->c != '\n')
    to++;
  letters = cut (self, from, to);
  at = pick (world, other->letters->len + 1);
  while (at < other->letters->len && letter_at (other, at)->c != '\n')
    at++;
  insert_text (world, other, at, "\n\n\n\n");
  g_array_insert_vals (other->letters, at + 2, letters->data, letters->len);
  tidy (world, self);
  tidy (world, other);
}

static void
edit (World   *world,
      Passage *self)
{
  g_autoptr(GArray) words = passage_get_words (self);
  g_autoptr(GArray) sentences = get_sentences (self);
  guint word = pick_of (world, words), sentence = pick_of (world, sentences);
  guint end = get_sentence_end (self, sentence);

  switch (pick (world, 12))
    {
    case 0: case 1: case 2:
      insert_words (world, self, word);
      break;
    case 3: case 4:
      remove_words (world, self, word);
      break;
    case 5: case 6:
      remove_words (world, self, word);
      insert_words (world, self, word);
      break;
    case 7: case 8:
      insert_sentence (world, self, sentence);
      break;
    case 9:
      g_array_remove_range (self->letters, sentence, end - sentence);
      break;
    case 10:
      g_array_remove_range (self->letters, sentence, end - sentence);
      insert_sentence (world, self, sentence);
      break;
    default:
      change_marks (self);
      break;
    }
  tidy (world, self);
}

/* CommonMark */

/* A link, emphasis, citations and broken lines here and there. */
static char *
dup_marked (World         *world,
            const Passage *self)
{
  GString *text = g_string_new (NULL);
  const char *close = NULL;
  guint n_words = 0;

  for (guint i = 0; i <= self->letters->len; i++)
    {
      gunichar c = i < self->letters->len ? letter_at (self, i)->c : '\n';
      gboolean starts = i == 0 || is_space (letter_at (self, i - 1)->c);

      if (close != NULL && is_space (c) && (c == '\n' || --n_words == 0))
        {
          g_string_append (text, close);
          close = NULL;
        }
      if (close == NULL && is_space (c) && text->len > 0 && text->str[text->len - 1] == '.' && pick (world, 6) == 0)
        g_string_append (text, " [@source, p. 3]");
      if (close == NULL && starts && !is_space (c) && pick (world, 40) == 0)
        {
          gboolean link = pick (world, 3) > 0;

          g_string_append (text, link ? "[" : "*");
          close = link ? "](event:somewhere)" : "*";
          n_words = 1 + pick (world, 3);
        }
      if (i < self->letters->len)
        g_string_append_unichar (text, c == ' ' && pick (world, 12) == 0 ? '\n' : c);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_commonmark (World         *world,
                const Passage *self)
{
  g_autofree char *text = passage_dup_text (self), *marked = dup_marked (world, self);
  g_autoptr(EntPlainText) plain = ent_plain_text_new (marked);

  /* "1953." at the beginning of a line is a list. */
  return g_strdup (strcmp (plain->text, text) == 0 ? marked : text);
}

static gboolean
is_sound (const Passage *self)
{
  g_autofree char *text = passage_dup_text (self);
  g_autoptr(EntPlainText) plain = ent_plain_text_new (text);

  return self->kind == ENT_TARGET_DOCUMENT || strcmp (plain->text, text) == 0;
}

/* An edit that would mean something in CommonMark is not made. */
static void
edit_soundly (World   *world,
              Passage *self)
{
  GArray *before = g_array_copy (self->letters);

  edit (world, self);
  if (!is_sound (self))
    {
      g_array_unref (self->letters);
      self->letters = g_steal_pointer (&before);
    }
  g_clear_pointer (&before, g_array_unref);
}

/* Worlds */

static void
happening_free (Happening *self)
{
  g_free (self->id);
  g_free (self->date);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static Happening *
happening_new (const char *id,
               const char *date,
               const char *title,
               const char *text)
{
  Happening *self = g_new0 (Happening, 1);

  self->id = g_strdup (id);
  self->date = g_strdup (date);
  self->title = g_strdup (title);
  self->text = g_strdup (text);
  return self;
}

static void
collect_words (World      *self,
               const char *text)
{
  g_autoptr(EntPlainText) plain = ent_plain_text_new (text);
  g_auto(GStrv) sentences = g_strsplit_set (plain->text, ".\n", -1);

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      const char *sentence = g_strstrip (sentences[i]);
      g_auto(GStrv) words = g_strsplit (sentence, " ", -1);

      if (strlen (sentence) < 30)
        continue;
      g_ptr_array_add (self->sentences, g_strconcat (sentence, ".", NULL));
      for (guint j = 0; words[j] != NULL; j++)
        if (g_ascii_isalpha (words[j][0]))
          g_ptr_array_add (self->words, g_strdup (words[j]));
    }
}

static void
add_document (World             *self,
              const EntDocument *document)
{
  g_autoptr(GString) text = g_string_new (ent_text_get (document->text));

  for (guint i = 0; i < document->quotations->len; i++)
    g_string_append_printf (text, "\n\n%s", ent_text_get (((EntQuotation *) document->quotations->pdata[i])->text));
  g_ptr_array_add (self->documents, passage_new (self, ENT_TARGET_DOCUMENT, document->id, ent_text_get (document->title),
                                                 text->str));
}

World *
world_new (EntCase *ground,
           GRand   *rand)
{
  World *self = g_new0 (World, 1);

  self->rand = rand;
  self->case_id = g_strdup (ground->id);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) passage_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) passage_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) happening_free);
  self->ratings = g_ptr_array_new_with_free_func (g_free);
  self->sentences = g_ptr_array_new_with_free_func (g_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ground->story->len; i++)
    {
      const EntStorySection *section = ground->story->pdata[i];
      g_autoptr(EntPlainText) plain = ent_plain_text_new (ent_text_get (section->text));
      Passage *passage = passage_new (self, ENT_TARGET_STORY, section->id, ent_text_get (section->title), plain->text);

      g_ptr_array_add (self->sections, passage);
      collect_words (self, ent_text_get (section->text));
      g_assert_true (is_sound (passage));
    }
  for (guint i = 0; i < ground->documents->len; i++)
    add_document (self, ground->documents->pdata[i]);
  /* Some are enough, and quicker to write. */
  for (guint i = 0; i < ground->events->len; i += 4)
    {
      const EntEvent *event = ground->events->pdata[i];

      g_ptr_array_add (self->events, happening_new (event->id, ent_date_get_text (event->date), ent_text_get (event->title),
                                                    ent_text_get (event->text)));
    }
  for (guint i = 0; i < ground->assessments->len; i++)
    {
      const EntAssessment *assessment = ground->assessments->pdata[i];

      g_ptr_array_add (self->ratings, g_strdup_printf ("%s %d %s", assessment->factor, assessment->rating,
                                                       ent_text_get (assessment->rationale)));
    }
  return self;
}

void
world_free (World *self)
{
  g_free (self->case_id);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->ratings);
  g_ptr_array_unref (self->sentences);
  g_ptr_array_unref (self->words);
  g_free (self);
}

static char *
dup_changed_title (World      *self,
                   const char *title)
{
  const char *word = self->words->pdata[pick (self, self->words->len)];

  return pick (self, 2) == 0 ? g_strdup_printf ("%s %s", title, word) : g_strdup_printf ("%s: %s", word, title);
}

static void
set (char **field,
     char  *value)
{
  g_free (*field);
  *field = value;
}

static void
change_sections (World *self)
{
  guint at = pick (self, self->sections->len);
  Passage *section = self->sections->pdata[at], *other = self->sections->pdata[(at + 1) % self->sections->len];

  switch (pick (self, 12))
    {
    case 0:
      set (&section->title, dup_changed_title (self, section->title));
      break;
    case 1:
      set (&section->id, g_strdup_printf ("section-%u", ++self->n_ids));
      break;
    case 2:
      if (self->sections->len > 3)
        {
          insert_text (self, other, other->letters->len, "\n\n");
          g_array_append_vals (other->letters, section->letters->data, section->letters->len);
          g_ptr_array_remove_index (self->sections, at);
        }
      break;
    case 3:
      if (self->sections->len > 3 && pick (self, 3) == 0)
        g_ptr_array_remove_index (self->sections, at);
      break;
    case 4: case 5:
      move_paragraph (self, section, other);
      break;
    case 6: case 7:
      move_paragraph (self, section, section);
      break;
    default:
      break;
    }
}

static void
split_event (World     *self,
             Happening *event)
{
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", event->id, i), *title = dup_changed_title (self, event->title);

      g_ptr_array_add (self->events, happening_new (id, event->date, title, event->text));
    }
  event->gone = TRUE;
}

static void
change_event (World *self)
{
  Happening *event = self->events->pdata[pick (self, self->events->len)];

  if (event->gone)
    return;
  switch (pick (self, 8))
    {
    case 0: case 1:
      set (&event->title, dup_changed_title (self, event->title));
      break;
    case 2: case 3:
      set (&event->date, g_strdup_printf ("19%02u-%02u-%02u", 50 + pick (self, 50), 1 + pick (self, 12), 1 + pick (self, 28)));
      break;
    case 4:
      set (&event->text, g_strdup (self->sentences->pdata[pick (self, self->sentences->len)]));
      break;
    case 5:
      set (&event->id, g_strdup_printf ("renamed-%u", ++self->n_ids));
      break;
    case 6:
      split_event (self, event);
      break;
    default:
      event->gone = TRUE;
      break;
    }
}

void
world_update (World *self)
{
  for (guint n = 1 + pick (self, 6); n > 0; n--)
    edit_soundly (self, self->sections->pdata[pick (self, self->sections->len)]);
  for (guint n = pick (self, 3); n > 0; n--)
    edit_soundly (self, self->documents->pdata[pick (self, self->documents->len)]);
  change_sections (self);
  for (guint n = pick (self, 5); n > 0; n--)
    change_event (self);
  if (pick (self, 5) == 0)
    g_ptr_array_remove_index (self->ratings, pick (self, self->ratings->len - 1));
}

static EntDocument *
build_document (const Passage *self)
{
  g_autofree char *text = passage_dup_text (self);
  g_auto(GStrv) parts = g_strsplit (text, "\n\n", -1);
  EntDocument *document = ent_document_new (self->id, ent_text_new (self->title), ent_date_parse ("1978", NULL));

  document->text = ent_text_new (parts[0]);
  for (guint i = 1; parts[i] != NULL; i++)
    g_ptr_array_add (document->quotations, ent_quotation_new (ent_text_new (parts[i])));
  return document;
}

EntCase *
world_build (World *self)
{
  EntCase *item = ent_case_new (self->case_id);

  item->language = g_strdup ("en");
  item->title = ent_text_new (self->case_id);
  item->summary = ent_text_new ("A case that goes on being edited.");
  item->period = ent_date_parse ("1945/2000", NULL);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const Passage *section = self->sections->pdata[i];
      g_autofree char *text = dup_commonmark (self, section);

      g_ptr_array_add (item->story, ent_story_section_new (section->id, ent_text_new (section->title), ent_text_new (text)));
    }
  for (guint i = 0; i < self->documents->len; i++)
    g_ptr_array_add (item->documents, build_document (self->documents->pdata[i]));
  for (guint i = 0; i < self->events->len; i++)
    {
      const Happening *happening = self->events->pdata[i];
      EntEvent *event;

      if (happening->gone)
        continue;
      event = ent_event_new (happening->id, ent_date_parse (happening->date, NULL), ent_text_new (happening->title));
      event->text = ent_text_new (happening->text);
      g_ptr_array_add (item->events, event);
    }
  for (guint i = 0; i < self->ratings->len; i++)
    {
      g_auto(GStrv) parts = g_strsplit (self->ratings->pdata[i], " ", 3);
      EntAssessment *assessment = ent_assessment_new (parts[0]);

      assessment->has_rating = TRUE;
      assessment->rating = (int) g_ascii_strtoll (parts[1], NULL, 10);
      assessment->rationale = ent_text_new (parts[2]);
      g_ptr_array_add (item->assessments, assessment);
    }
  ent_case_seal (item);
  return item;
}

Passage *
world_find (World         *self,
            EntTargetKind  kind,
            const char    *id)
{
  GPtrArray *passages = kind == ENT_TARGET_STORY ? self->sections : self->documents;

  for (guint i = 0; i < passages->len; i++)
    if (g_strcmp0 (((Passage *) passages->pdata[i])->id, id) == 0)
      return passages->pdata[i];
  return NULL;
}
