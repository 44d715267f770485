/* A note that lost its place, or stands on the wrong one: the window goes where it stood and shows a bar; the
 * person selects words, or an event, on whichever page, and says so. */
#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-placing.h"

#define MAX_QUOTED 60

static const EntNote *
find_note (EntWindow  *self,
           const char *id)
{
  EntNoteItem *item = id != NULL ? ent_personal_find_note (ent_session_get_personal (self->session), id) : NULL;

  return item != NULL ? ent_note_item_get_note (item) : NULL;
}

static char *
dup_short (const char *words)
{
  g_autofree char *part = NULL;

  if (g_utf8_strlen (words, -1) <= MAX_QUOTED)
    return g_strdup (words);
  part = g_utf8_substring (words, 0, MAX_QUOTED - 1);
  return g_strconcat (part, "…", NULL);
}

/* What the bar says. */
static char *
dup_question (const EntNote *note)
{
  const EntTarget *target = note->target;
  g_autofree char *title = ent_note_dup_title (note);
  g_autofree char *quoted = dup_short (target->anchor != NULL ? target->anchor->exact
                                       : target->kind == ENT_TARGET_EVENT && target->title != NULL ? target->title : title);

  if (target->kind == ENT_TARGET_EVENT)
    /* Translators: what a note stood on, an event by its title, is gone */
    return g_strdup_printf (_("Select the event where the note on “%s” belongs"), quoted);
  if (target->anchor != NULL)
    /* Translators: the words that a note stood on are gone */
    return g_strdup_printf (_("Select the words where “%s” belongs"), quoted);
  return g_strdup_printf (_("Select the words or the event where the note “%s” belongs"), quoted);
}

/* Where the note stood; its own place may be gone, its view is there. */
static void
go_there (EntWindow     *self,
          const EntNote *note)
{
  const char *view = note->target->kind == ENT_TARGET_EVENT ? "timeline"
                     : note->target->kind == ENT_TARGET_DOCUMENT ? "documents" : "story";
  g_autofree char *link = ent_address_format (ENT_ADDRESS_CASE, note->case_id, NULL);

  if (self->item != NULL && g_strcmp0 (self->item->id, note->case_id) == 0
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "case") == 0)
    gtk_stack_set_visible_child_name (ent_case_page_get_stack (self->case_page), view);
  else
    ent_window_open_link (self, link, view, FALSE);
}

static void
place_note_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const EntNote *note = find_note (self, g_variant_get_string (parameter, NULL));
  g_autofree char *question = NULL;

  if (note == NULL || note->case_id == NULL)
    {
      ent_window_tell (self, _("This note stands on no case, where it could be placed"));
      return;
    }
  question = dup_question (note);
  ent_place_bar_ask (self->place_bar, note->id, question);
  go_there (self, note);
}

static void
cancel_cb (EntWindow *self)
{
  ent_place_bar_ask (self->place_bar, NULL, NULL);
}

static void
place_cb (EntWindow *self)
{
  const EntNote *note = find_note (self, ent_place_bar_get_note_id (self->place_bar));
  gboolean is_there = note != NULL && self->item != NULL && g_strcmp0 (note->case_id, self->item->id) == 0
                      && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "case") == 0;
  g_autoptr(EntTarget) target = is_there ? ent_case_page_dup_selected (self->case_page) : NULL;
  g_autoptr(GPtrArray) notes = NULL;
  EntNote *placed;

  if (note == NULL)
    {
      cancel_cb (self);
      ent_window_tell (self, _("This note is not there any more"));
      return;
    }
  if (target == NULL)
    {
      ent_window_tell (self, is_there ? _("First select words of the story or a document, or an event on the timeline")
                                      : _("The note can be placed in its own case only"));
      return;
    }
  notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  placed = ent_note_copy (note);
  ent_note_accept_place (placed, target);
  g_ptr_array_add (notes, placed);
  ent_personal_save_notes (ent_session_get_personal (self->session), _("Place Note"), notes, NULL, NULL);
  cancel_cb (self);
}

void
ent_window_class_install_placing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.place-note", "s", place_note_action);
}

void
ent_window_init_placing (EntWindow *self)
{
  g_signal_connect_object (self->place_bar, "place", G_CALLBACK (place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->place_bar, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
}
