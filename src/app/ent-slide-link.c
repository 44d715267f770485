#include "config.h"

#include "ent-slide-link.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-address.h"
#include "ent-case-slide.h"
#include "ent-markdown.h"
#include "ent-matrix-slide.h"
#include "ent-placing.h"
#include "ent-slide-making.h"
#include "ent-slide-target.h"

/* What is wanted, for the thread that makes it. */
typedef struct
{
  char           *link;
  char           *words;    /* or NULL */
  EntAddress     *address;  /* or NULL: it is none of a place */
  EntSlideTarget *target;   /* or NULL: it is none of a slide */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_free (self->link);
  g_free (self->words);
  g_clear_pointer (&self->address, ent_address_free);
  g_clear_pointer (&self->target, ent_slide_target_free);
  g_free (self);
}

static EntCase *
find_case (EntMatrix  *matrix,
           const char *case_id)
{
  int index = case_id != NULL ? ent_matrix_find_case (matrix, case_id) : -1;

  return index >= 0 ? ent_matrix_get_case (matrix, (guint) index) : NULL;
}

/* Words that were selected, as a quotation of where they stand. (transfer full) */
static char *
dup_quoted (const char *words)
{
  g_autoptr(GString) text = g_string_new ("> ");

  ent_markdown_append_words (text, words, "\n>\n> ");
  return g_strdup (text->str);
}

static EntSlide *
make_passage (EntCase      *item,
              const Wanted *wanted)
{
  const char *id = wanted->address->id;
  g_autofree char *quoted = wanted->words != NULL ? dup_quoted (wanted->words) : NULL;

  if (g_strcmp0 (id, ENT_STORY_SUMMARY) == 0 && item->summary != NULL)
    return ent_slide_new_passage (item, ent_text_get (item->title), quoted != NULL ? quoted : ent_text_get (item->summary),
                                  wanted->link);
  for (guint i = 0; i < item->story->len; i++)
    {
      const EntStorySection *section = item->story->pdata[i];

      if (g_strcmp0 (section->id, id) == 0)
        return ent_slide_new_passage (item, ent_text_get (section->title),
                                      quoted != NULL ? quoted : ent_text_get (section->text), wanted->link);
    }
  return NULL;
}

/* The quotation in which the words stand, or that they hold; −1: none */
static int
find_quotation (const EntDocument *document,
                const char        *words)
{
  for (guint i = 0; i < document->quotations->len; i++)
    {
      const char *text = ent_text_get (((EntQuotation *) document->quotations->pdata[i])->text);

      if (words == NULL || strstr (text, words) != NULL || strstr (words, text) != NULL)
        return (int) i;
    }
  return -1;
}

/* Its first quotation, or that of the words; else what is said of it. */
static EntSlide *
make_document (EntCase      *item,
               const Wanted *wanted)
{
  const EntDocument *document = ent_case_find_document (item, wanted->address->id);
  g_autofree char *quoted = wanted->words != NULL ? dup_quoted (wanted->words) : NULL;
  int quotation = document != NULL ? find_quotation (document, wanted->words) : -1;

  if (document == NULL)
    return NULL;
  if (quotation >= 0)
    return ent_slide_new_quotation (item, document->id, (guint) quotation);
  if (quoted == NULL && document->text == NULL)
    return NULL;
  return ent_slide_new_passage (item, ent_text_get (document->title), quoted != NULL ? quoted : ent_text_get (document->text),
                                wanted->link);
}

/* A case is shown by its turning points; one that has none by its timeline. */
static EntSlide *
make_case (EntCase *item)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new (), cases = g_ptr_array_new ();
  g_autoptr(EntViewSpec) spec = ent_view_spec_new (item->id);

  for (guint i = 0; i < item->events->len; i++)
    {
      EntEvent *event = item->events->pdata[i];

      if (event->importance == ENT_IMPORTANCE_TURNING_POINT && ids->len < ENT_SLIDE_TARGET_MAX_IDS)
        g_ptr_array_add (ids, event->id);
    }
  if (ids->len > 0)
    return ent_slide_new_events (item, ids);
  g_ptr_array_add (cases, item);
  return ent_slide_new_timeline (cases, spec);
}

static EntSlide *
make_view (EntMatrix         *matrix,
           const EntViewSpec *spec,
           gboolean           compares)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  for (guint i = 0; i < spec->case_ids->len; i++)
    {
      EntCase *item = find_case (matrix, spec->case_ids->pdata[i]);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (cases, item);
    }
  if (cases->len == 0)
    return NULL;
  return compares && cases->len > 1 ? ent_slide_new_comparison (matrix, spec) : ent_slide_new_timeline (cases, spec);
}

static EntSlide *
make_factor (EntMatrix            *matrix,
             const EntSlideTarget *target)
{
  int factor = ent_matrix_find_factor (matrix, target->ids->pdata[0]);
  int item = target->case_id != NULL ? ent_matrix_find_case (matrix, target->case_id) : -1;

  if (factor < 0 || (target->case_id != NULL && item < 0))
    return NULL;
  return item >= 0 ? ent_slide_new_assessment (matrix, (guint) factor, (guint) item)
                   : ent_slide_new_factor (matrix, (guint) factor);
}

static EntSlide *
make_of_target (EntMatrix            *matrix,
                const EntSlideTarget *target)
{
  EntCase *item = find_case (matrix, target->case_id);

  switch (target->kind)
    {
    case ENT_SLIDE_TARGET_EVENTS:
      if (item == NULL)
        return NULL;
      return target->ids->len == 1 ? ent_slide_new_event (item, target->ids->pdata[0])
                                   : ent_slide_new_events (item, target->ids);
    case ENT_SLIDE_TARGET_QUOTATION:
      return item != NULL ? ent_slide_new_quotation (item, target->ids->pdata[0], target->index) : NULL;
    case ENT_SLIDE_TARGET_QUESTION:
      return item != NULL ? ent_slide_new_question (item, target->index) : NULL;
    case ENT_SLIDE_TARGET_FACTOR:
      return make_factor (matrix, target);
    case ENT_SLIDE_TARGET_VIEW:
      return make_view (matrix, target->view, FALSE);
    case ENT_SLIDE_TARGET_MATRIX:
    default:
      return NULL;
    }
}

static EntSlide *
make_of_place (EntMatrix    *matrix,
               const Wanted *wanted)
{
  EntCase *item = find_case (matrix, wanted->address->case_id);
  g_autofree char *view = NULL;
  g_autoptr(EntViewSpec) spec = NULL;

  switch ((int) wanted->address->kind)
    {
    case ENT_ADDRESS_CASE:
      return item != NULL ? make_case (item) : NULL;
    case ENT_ADDRESS_STORY:
      return item != NULL ? make_passage (item, wanted) : NULL;
    case ENT_ADDRESS_DOCUMENT:
      return item != NULL ? make_document (item, wanted) : NULL;
    case ENT_ADDRESS_COMPARE:
      view = g_strconcat (ENT_VIEW_SPEC_SCHEME, ":", wanted->address->id, NULL);
      spec = wanted->address->id != NULL ? ent_view_spec_parse (view, NULL) : NULL;
      return spec != NULL ? make_view (matrix, spec, TRUE) : NULL;
    default:
      return NULL;
    }
}

static EntSlide *
make_cb (EntMatrix *matrix,
         gpointer   data)
{
  const Wanted *wanted = data;

  if (wanted->target != NULL)
    return make_of_target (matrix, wanted->target);
  return wanted->address != NULL ? make_of_place (matrix, wanted) : NULL;
}

/* The cases that it is about; NULL: all. (transfer full) (nullable) (element-type utf8) */
static GPtrArray *
list_cases (const Wanted *wanted)
{
  const char *case_id = wanted->target != NULL ? wanted->target->case_id
                        : wanted->address != NULL ? wanted->address->case_id : NULL;
  g_autofree char *view = NULL;
  g_autoptr(EntViewSpec) spec = NULL;
  GPtrArray *ids;

  if (wanted->target != NULL && wanted->target->view != NULL)
    return ent_ids_copy (wanted->target->view->case_ids);
  if (wanted->address != NULL && wanted->address->kind == ENT_ADDRESS_COMPARE && wanted->address->id != NULL)
    {
      view = g_strconcat (ENT_VIEW_SPEC_SCHEME, ":", wanted->address->id, NULL);
      spec = ent_view_spec_parse (view, NULL);
      return spec != NULL ? ent_ids_copy (spec->case_ids) : NULL;
    }
  if (case_id == NULL)
    return NULL;
  ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (ids, g_strdup (case_id));
  return ids;
}

/* The person's own */

static EntSlide *
make_of_own_event (const EntOwnEvent *event)
{
  g_autofree char *date = ent_date_format (event->date);
  g_autofree char *body = event->text != NULL ? g_strdup_printf ("%s\n\n%s", date, event->text) : g_strdup (date);

  return ent_slide_new_words (event->title, body, event->case_id, NULL);
}

/* The title of a note is its first line, which then need not stand below itself. */
EntSlide *
ent_slide_new_of_note (const EntNote *note)
{
  g_autofree char *title = ent_note_dup_title (note);
  const char *end = strchr (note->body, '\n');
  g_autofree char *first = end != NULL ? g_strndup (note->body, (gsize) (end - note->body)) : g_strdup (note->body);
  gboolean whole = strstr (first, title) != NULL && strlen (first) < strlen (title) + strlen ("## ") + 1;
  g_autofree char *body = g_strstrip (g_strdup (!whole ? note->body : end != NULL ? end : ""));
  g_autofree char *link = NULL;

  if (note->target->kind == ENT_TARGET_EVENT && note->case_id != NULL)
    link = ent_address_format (ENT_ADDRESS_EVENT, note->case_id, note->target->id);
  return ent_slide_new_words (title, body, note->case_id, link);
}

static EntSlide *
make_of_own (EntSession   *session,
             const Wanted *wanted)
{
  EntPersonal *personal = ent_session_get_personal (session);
  const EntAddress *address = wanted->address;
  EntNoteItem *note;

  if (address == NULL)
    return NULL;
  if (address->kind == ENT_ADDRESS_NOTE)
    {
      note = ent_personal_find_note (personal, address->id);
      return note != NULL ? ent_slide_new_of_note (ent_note_item_get_note (note)) : NULL;
    }
  if (address->kind == ENT_ADDRESS_EVENT && ent_personal_find_event (personal, address->id) != NULL)
    return make_of_own_event (ent_personal_find_event (personal, address->id));
  return NULL;
}

/* @words: (nullable) */
static Wanted *
wanted_new (const char *link,
            const char *words)
{
  Wanted *self = g_new0 (Wanted, 1);

  self->link = g_strdup (link);
  self->words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  self->address = ent_address_parse (link, NULL);
  /* Words that were selected are a passage, wherever they stand; and what is compared is more than its timelines. */
  if (self->words == NULL && (self->address == NULL || self->address->kind != ENT_ADDRESS_COMPARE))
    self->target = ent_slide_target_parse (link);
  return self;
}

void
ent_slide_make_of_link_async (EntSession          *session,
                              const char          *link,
                              const char          *words,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GPtrArray) cases = NULL;
  g_autoptr(GTask) task = NULL;
  EntSlide *own;
  Wanted *wanted;

  g_return_if_fail (ENT_IS_SESSION (session));
  g_return_if_fail (link != NULL);

  wanted = wanted_new (link, words);
  own = make_of_own (session, wanted);
  if (own == NULL)
    {
      cases = list_cases (wanted);
      ent_slide_make_async (session, cases, make_cb, wanted, wanted_free, cancellable, callback, user_data);
      return;
    }
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_return_pointer (task, own, (GDestroyNotify) ent_slide_free);
  wanted_free (wanted);
}

EntSlide *
ent_slide_make_of_link (EntSession *session,
                        const char *link)
{
  Wanted *wanted;
  g_autoptr(GPtrArray) ids = NULL, cases = g_ptr_array_new ();
  g_autoptr(EntMatrix) matrix = NULL;
  EntSlide *slide;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);
  g_return_val_if_fail (link != NULL, NULL);

  wanted = wanted_new (link, NULL);
  slide = make_of_own (session, wanted);
  ids = slide == NULL ? list_cases (wanted) : NULL;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      EntCase *item = ent_session_peek_case (session, ids->pdata[i]);

      if (item != NULL)
        g_ptr_array_add (cases, item);
    }
  if (ids != NULL && cases->len == ids->len)
    matrix = ent_session_create_matrix (session, cases);
  if (matrix != NULL)
    slide = make_cb (matrix, wanted);
  wanted_free (wanted);
  return slide;
}
