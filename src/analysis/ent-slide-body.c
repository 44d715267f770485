#include "config.h"

#include "ent-slide-body-private.h"

#include <glib/gi18n-lib.h>

#include "ent-markdown.h"

void
ent_slide_body_init (EntSlideBody *self)
{
  self->text = g_string_new (NULL);
  self->notes = g_ptr_array_new_with_free_func (g_free);
}

char *
ent_slide_body_finish (EntSlideBody *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    g_string_append_printf (self->text, "%s[^%u]: %s\n", i == 0 ? "\n" : "", i + 1,
                            (const char *) self->notes->pdata[i]);
  g_ptr_array_unref (self->notes);
  return g_string_free (self->text, FALSE);
}

void
ent_slide_body_finish_slide (EntSlideBody *self,
                             EntSlide     *slide)
{
  slide->body = ent_slide_body_finish (self);
  if (*slide->body == '\0')
    g_clear_pointer (&slide->body, g_free);
  ent_slide_set_made (slide);
}

void
ent_slide_add_made_from (EntSlide      *slide,
                         const EntCase *item)
{
  ent_slide_add_case (slide, item->id, item->version, NULL);
}

void
ent_slide_body_append_words (EntSlideBody *self,
                             const char   *words)
{
  ent_markdown_append_words (self->text, words, " ");
}

void
ent_slide_body_append_link (EntSlideBody *self,
                            const char   *words,
                            const char   *kind,
                            const char   *case_id,
                            const char   *id)
{
  g_string_append_c (self->text, '[');
  ent_slide_body_append_words (self, words);
  g_string_append_printf (self->text, "](%s:%s%s%s)", kind, case_id, id != NULL ? "/" : "", id != NULL ? id : "");
}

/* "[Quandt, Camp David (1986)](source:camp-david/quandt), p. 12" */
static char *
dup_note (const EntCase *item,
          const EntCite *cite)
{
  const EntSource *source = ent_case_find_source (item, cite->source);
  g_autofree char *words = source != NULL ? ent_source_dup_short (source) : g_strdup (cite->source);
  GString *note = g_string_new ("[");

  ent_markdown_append_words (note, words, " ");
  g_string_append_printf (note, "](source:%s/%s)", item->id, cite->source);
  if (cite->locator != NULL)
    {
      g_string_append (note, ", ");
      ent_markdown_append_words (note, cite->locator, " ");
    }
  return g_string_free (note, FALSE);
}

void
ent_slide_body_append_note (EntSlideBody  *self,
                            const EntCase *item,
                            const EntCite *cite)
{
  char *note = dup_note (item, cite);
  guint number;

  if (g_ptr_array_find_with_equal_func (self->notes, note, g_str_equal, &number))
    {
      g_free (note);
    }
  else
    {
      number = self->notes->len;
      g_ptr_array_add (self->notes, note);
    }
  g_string_append_printf (self->text, "[^%u]", number + 1);
}

void
ent_slide_body_append_notes (EntSlideBody  *self,
                             const EntCase *item,
                             GPtrArray     *cites)
{
  for (guint i = 0; i < cites->len; i++)
    ent_slide_body_append_note (self, item, cites->pdata[i]);
}

static void
append_in_case (EntSlideBody  *self,
                const EntCase *item)
{
  g_string_append (self->text, ", ");
  ent_slide_body_append_words (self, ent_case_get_short_title (item));
}

void
ent_slide_body_append_certainty (EntSlideBody   *self,
                                 const EntEvent *event)
{
  if (event->unverified)
    g_string_append_printf (self->text, " %s", _("(date not verified)"));
}

void
ent_slide_body_append_event (EntSlideBody  *self,
                             const EntCase *item,
                             const char    *id,
                             gboolean       in_case)
{
  const EntEvent *event = ent_case_find_event (item, id);
  g_autofree char *date = event != NULL ? ent_date_format (event->date) : NULL;

  ent_slide_body_append_link (self, event != NULL ? ent_text_get (event->title) : id, "event", item->id, id);
  if (in_case)
    append_in_case (self, item);
  if (event == NULL)
    return;
  g_string_append (self->text, ", ");
  ent_slide_body_append_words (self, date);
  ent_slide_body_append_certainty (self, event);
  ent_slide_body_append_notes (self, item, event->sources);
}

void
ent_slide_body_append_dated (EntSlideBody   *self,
                             const EntCase  *item,
                             const EntEvent *event,
                             gboolean        in_case)
{
  g_autofree char *date = ent_date_format (event->date);

  g_string_append (self->text, "- **");
  ent_slide_body_append_words (self, date);
  g_string_append (self->text, "**");
  ent_slide_body_append_certainty (self, event);
  g_string_append_c (self->text, ' ');
  ent_slide_body_append_link (self, ent_text_get (event->title), "event", item->id, event->id);
  if (in_case)
    append_in_case (self, item);
  ent_slide_body_append_notes (self, item, event->sources);
  g_string_append_c (self->text, '\n');
}

/* "+3, strongly enabling, high confidence"; the sign stands before the number in every language. */
static void
append_rating (EntSlideBody    *self,
               const EntRating *rating)
{
  if (!rating->has_rating)
    {
      ent_slide_body_append_words (self, _("no evidence"));
      return;
    }
  g_string_append_printf (self->text, "%s, %s", ent_rating_to_string (rating->rating),
                          ent_rating_to_label (rating->rating));
  if (rating->confidence != ENT_CONFIDENCE_NONE)
    g_string_append_printf (self->text, ", %s", ent_confidence_to_label (rating->confidence));
}

void
ent_slide_body_append_judgement (EntSlideBody    *self,
                                 const EntMatrix *matrix,
                                 guint            factor,
                                 guint            item)
{
  EntRating published, own;

  if (ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, factor, item, &published))
    append_rating (self, &published);
  else
    ent_slide_body_append_words (self, _("not rated"));
  if (!ent_matrix_get_rating (matrix, ENT_CODER_OWN, factor, item, &own))
    return;
  g_string_append_c (self->text, ' ');
  /* Translators: the person's own rating, "+1", beside the published one */
  g_string_append_printf (self->text, _("(yours: %s)"),
                          own.has_rating ? ent_rating_to_string (own.rating) : _("no evidence"));
}

void
ent_slide_body_append_sources (EntSlideBody        *self,
                               const EntCase       *item,
                               const EntAssessment *assessment)
{
  if (assessment != NULL)
    ent_slide_body_append_notes (self, item, assessment->sources);
}
