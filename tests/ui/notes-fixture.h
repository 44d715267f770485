/* Notes of every kind in the program's library, and looking at the page that shows them. */
#pragma once

#include "ent-note-row.h"
#include "ent-personal.h"
#include "window-fixture.h"

/* (transfer full) */
static inline EntNote *
create_note (const char    *case_id,
             EntTargetKind  kind,
             const char    *id,
             const char    *title,
             const char    *date,
             const char    *body,
             EntNoteFlag    flag,
             EntNoteColor   color)
{
  static gint64 n;
  EntNote *note = ent_note_new ();

  note->case_id = g_strdup (case_id);
  ent_target_free (note->target);
  note->target = ent_target_new (kind, id);
  note->target->title = g_strdup (title);
  note->target->date = g_strdup (date);
  ent_note_set_body (note, body, NULL);
  note->flag = flag;
  note->color = color;
  /* One a minute, the first one long ago. */
  note->created_usec = note->modified_usec = note->created_usec - G_TIME_SPAN_DAY + n++ * G_TIME_SPAN_MINUTE;
  return note;
}

#define N_NOTES 10

/* Ten notes of every kind; eight on Camp David, one on Vietnam, one on a factor. */
static inline GPtrArray *
create_notes (void)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  const char *item = "camp-david";
  EntNote *note;

  g_ptr_array_add (notes, create_note (item, ENT_TARGET_CASE, NULL, "Camp David", NULL, "Ask *who* gained #sanctions",
                                       ENT_NOTE_FLAG_QUESTION, ENT_NOTE_COLOR_YELLOW));
  g_ptr_array_add (notes, create_note (item, ENT_TARGET_EVENT, "jerusalem-visit-1977", "Sadat in Jerusalem",
                                       "1977-11-19/1977-11-21", "A step nobody expected", ENT_NOTE_FLAG_NONE,
                                       ENT_NOTE_COLOR_NONE));
  g_ptr_array_add (notes, create_note (item, ENT_TARGET_EVENT, "peace-treaty-1979", "Treaty", "1979-03-26",
                                       "Compare with 1973 #trade", ENT_NOTE_FLAG_FOR_LECTURE, ENT_NOTE_COLOR_BLUE));
  note = create_note (item, ENT_TARGET_STORY, "background", "Background", NULL, "Too kind?", ENT_NOTE_FLAG_TO_CHECK,
                      ENT_NOTE_COLOR_PINK);
  note->target->anchor = g_new0 (EntAnchor, 1);
  note->target->anchor->exact = g_strdup ("four wars");
  note->target->anchor->prefix = g_strdup ("");
  note->target->anchor->suffix = g_strdup ("");
  note->target->anchor->end = 9;
  g_ptr_array_add (notes, note);
  g_ptr_array_add (notes, create_note (item, ENT_TARGET_DOCUMENT, "accords", "The accords", "1978-09-17",
                                       "Read paragraph two #trade", ENT_NOTE_FLAG_NONE, ENT_NOTE_COLOR_GREEN));
  g_ptr_array_add (notes, create_note (item, ENT_TARGET_FACTOR, "security-pacts", "Pacts", NULL, "Why three?",
                                       ENT_NOTE_FLAG_QUESTION, ENT_NOTE_COLOR_NONE));
  g_ptr_array_add (notes, create_note (item, ENT_TARGET_SPAN, NULL, NULL, "1973/1977", "The long silence",
                                       ENT_NOTE_FLAG_IDEA, ENT_NOTE_COLOR_PURPLE));
  note = create_note (item, ENT_TARGET_EVENT, "gone", "What is no more", "1980", "Where did it go?", ENT_NOTE_FLAG_NONE,
                      ENT_NOTE_COLOR_NONE);
  note->place = ent_note_place_new (ENT_PLACE_LOST, 1);
  g_ptr_array_add (notes, note);
  g_ptr_array_add (notes, create_note ("us-vietnam", ENT_TARGET_EVENT, "embargo-lifted", "Embargo lifted", "1994-02-03",
                                       "Hiệp định, and #sanctions again", ENT_NOTE_FLAG_NONE, ENT_NOTE_COLOR_NONE));
  g_ptr_array_add (notes, create_note (NULL, ENT_TARGET_FACTOR, "security-pacts", "Security pacts", NULL,
                                       "Zero across cases?", ENT_NOTE_FLAG_IDEA, ENT_NOTE_COLOR_NONE));
  return notes;
}

typedef struct
{
  Fixture *fixture;
  guint    n;
} Count;

static inline GtkWidget *
find_page (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntNotesPage");
}

static inline GListModel *
get_list (Fixture *fixture)
{
  GtkWidget *page = find_page (fixture), *list = page ? find_widget (page, is_of_type_name, "GtkListView") : NULL;

  return list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
}

static inline gboolean
lists (gpointer data)
{
  Count *count = data;
  GListModel *list = get_list (count->fixture);

  return list != NULL ? g_list_model_get_n_items (list) == count->n : count->n == 0;
}

static inline void
wait_until_lists (Fixture *fixture,
                  guint    n)
{
  wait_until (lists, &(Count) { fixture, n }, "so many notes in the list");
}

static inline gboolean
has_saved (gpointer data)
{
  gboolean unsaved;

  g_object_get (get_personal (((Count *) data)->fixture), "unsaved", &unsaved, NULL);
  return !unsaved && g_list_model_get_n_items (ent_personal_get_notes (get_personal (((Count *) data)->fixture)))
                     == ((Count *) data)->n;
}

/* Writes them as one change. */
static inline void
save_notes (Fixture   *fixture,
            GPtrArray *notes)
{
  ent_personal_save_notes (get_personal (fixture), "Test", notes, NULL, NULL);
  wait_until (has_saved, &(Count) { fixture, notes->len }, "the notes to be saved");
}

static inline const EntNote *
get_note (Fixture *fixture,
          guint    position)
{
  g_autoptr(EntNoteItem) item = g_list_model_get_item (get_list (fixture), position);

  return ent_note_item_get_note (item);
}

static inline void
select_notes (Fixture *fixture,
              guint    first,
              guint    n)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (get_list (fixture)), first, n, TRUE);
}
