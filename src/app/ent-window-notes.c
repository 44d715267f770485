/* A note is written and read in the inspector, below what it stands on.  That may have to be read from the
 * library first: the note waits for it, until something else is shown. */
#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-items.h"
#include "ent-note-copy.h"

/* Waiting */

void
ent_window_forget_wanted_note (EntWindow *self)
{
  g_clear_pointer (&self->wanted.link, g_free);
  g_clear_pointer (&self->wanted.id, g_free);
  g_clear_pointer (&self->wanted.note, ent_note_free);
  self->wanted.go = FALSE;
}

/* @id: (nullable); @note: (transfer full) (nullable) */
static void
want_note (EntWindow        *self,
           const EntAddress *link,
           const char       *id,
           EntNote          *note)
{
  ent_window_forget_wanted_note (self);
  self->wanted.link = ent_address_to_string (link);
  self->wanted.id = g_strdup (id);
  self->wanted.note = note;
  g_object_set (self->panes, "show-inspector", TRUE, NULL);
}

/* By itself, because what it stands on is not there. */
static gboolean
show_alone (EntWindow *self)
{
  EntNoteItem *item = ent_personal_find_note (ent_session_get_personal (self->session), self->wanted.id);
  const EntNote *note = item != NULL ? ent_note_item_get_note (item) : self->wanted.note;

  if (note == NULL)
    return FALSE;
  ent_inspector_show_note (self->inspector, note);
  return TRUE;
}

/* The words it stands on, in the view that is open. */
static void
show_words (EntWindow *self)
{
  EntNoteItem *item = ent_personal_find_note (ent_session_get_personal (self->session), self->wanted.id);
  const EntNote *note = item != NULL ? ent_note_item_get_note (item) : NULL;

  if (note != NULL && self->item != NULL && g_strcmp0 (note->case_id, self->item->id) == 0)
    ent_case_page_show_target (self->case_page, note->target);
}

static gboolean
open_wanted_note (EntWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!ent_inspector_open_note (self->inspector, self->wanted.id))
    return FALSE;
  if (self->wanted.go)
    show_words (self);
  /* Who walks along a list of notes stays in it. */
  else if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  return TRUE;
}

gboolean
ent_window_show_wanted_note (EntWindow        *self,
                             const EntAddress *link,
                             gboolean          found)
{
  g_autofree char *shown = ent_address_to_string (link);
  gboolean opened = FALSE;

  if (self->wanted.link == NULL)
    return FALSE;
  if (g_str_equal (self->wanted.link, shown) && (found || show_alone (self)))
    {
      if (self->wanted.id != NULL)
        opened = open_wanted_note (self);
      else
        opened = ent_inspector_add_note (self->inspector, g_steal_pointer (&self->wanted.note));
    }
  ent_window_forget_wanted_note (self);
  return opened;
}

/* What notes stand on, as links */

/* Where a target is shown beside the content; of a case without one only the case itself, or nothing. */
static EntAddress *
create_address (const char      *case_id,
                const EntTarget *target)
{
  static const EntAddressKind kinds[] = {
    [ENT_TARGET_CASE] = ENT_ADDRESS_CASE,
    [ENT_TARGET_EVENT] = ENT_ADDRESS_EVENT,
    [ENT_TARGET_STORY] = ENT_ADDRESS_STORY,
    [ENT_TARGET_DOCUMENT] = ENT_ADDRESS_DOCUMENT,
    [ENT_TARGET_FACTOR] = ENT_ADDRESS_FACTOR,
    [ENT_TARGET_SPAN] = ENT_ADDRESS_CASE,
  };
  EntAddressKind kind = kinds[target->kind];

  return ent_address_new (kind, case_id, kind == ENT_ADDRESS_CASE ? NULL : target->id);
}

/* The span with some time around it. (nullable) */
static EntAddress *
create_view_address (const char      *case_id,
                     const EntTarget *target)
{
  g_autoptr(EntDate) date = target->date != NULL ? ent_date_parse (target->date, NULL) : NULL;
  g_autoptr(EntViewSpec) spec = ent_view_spec_new (case_id);
  g_autofree char *link = NULL;
  gint64 begin, end, around;

  if (date == NULL)
    return NULL;
  begin = ent_date_get_earliest (date);
  end = ent_date_get_latest (date);
  if (begin != ENT_DATE_OPEN_PAST && end != ENT_DATE_OPEN_FUTURE)
    {
      around = MAX ((end - begin) / 3, 86400);
      spec->has_range = TRUE;
      spec->begin = begin - around;
      spec->end = end + around;
    }
  link = ent_view_spec_to_link (spec);
  return ent_address_new (ENT_ADDRESS_VIEW, case_id, link);
}

static gboolean
has_case (EntWindow  *self,
          const char *case_id)
{
  GListModel *cases = ent_session_get_cases (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);

      if (g_str_equal (ent_case_item_get_info (item)->id, case_id))
        return TRUE;
    }
  return FALSE;
}

void
ent_window_open_note (EntWindow  *self,
                      const char *id,
                      gboolean    inspect_only)
{
  EntNoteItem *item = ent_personal_find_note (ent_session_get_personal (self->session), id);
  const EntNote *note = item != NULL ? ent_note_item_get_note (item) : NULL;
  g_autoptr(EntAddress) shown = NULL, view = NULL;
  g_autofree char *link = NULL;

  if (note == NULL)
    {
      ent_window_tell (self, _("This note is not in this library"));
      return;
    }
  shown = create_address (note->case_id, note->target);
  if (note->case_id == NULL ? shown->kind != ENT_ADDRESS_FACTOR : !has_case (self, note->case_id))
    {
      want_note (self, shown, id, NULL);
      ent_window_show_wanted_note (self, shown, FALSE);
      return;
    }
  if (note->target->kind == ENT_TARGET_SPAN && !inspect_only)
    view = create_view_address (note->case_id, note->target);
  link = ent_address_to_string (view != NULL ? view : shown);
  ent_window_open_link (self, link, note->target->kind == ENT_TARGET_CASE && !inspect_only ? "story" : NULL, inspect_only);
  want_note (self, shown, id, NULL);
  self->wanted.go = !inspect_only;
}

void
ent_window_add_note (EntWindow  *self,
                     const char *case_id,
                     EntTarget  *target)
{
  g_autoptr(EntAddress) shown = NULL;
  g_autofree char *link = NULL;
  EntNote *note;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (target != NULL);

  note = ent_note_new ();
  note->case_id = g_strdup (case_id);
  ent_target_free (note->target);
  note->target = target;
  shown = create_address (case_id, target);
  link = ent_address_to_string (shown);
  ent_window_open_link (self, link, NULL, TRUE);
  want_note (self, shown, NULL, note);
}

/* On what is shown beside; on its case, where nobody can write on that; or on the case at this place. */
static EntAddress *
find_subject (EntWindow *self)
{
  const EntAddress *shown = ent_inspector_get_link (self->inspector);

  if (shown != NULL && (shown->kind == ENT_ADDRESS_EVENT || shown->kind == ENT_ADDRESS_DOCUMENT
                        || shown->kind == ENT_ADDRESS_FACTOR || shown->kind == ENT_ADDRESS_STORY))
    return ent_address_new (shown->kind, shown->case_id, shown->id);
  if (shown != NULL && shown->case_id != NULL)
    return ent_address_new (ENT_ADDRESS_CASE, shown->case_id, NULL);
  if (self->place != NULL && self->place->case_id != NULL)
    return ent_address_new (ENT_ADDRESS_CASE, self->place->case_id, NULL);
  return NULL;
}

static void
add_note_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr(EntAddress) link = *uri != '\0' ? ent_address_parse (uri, NULL) : find_subject (self);
  EntTarget *pointed = *uri == '\0' && ent_window_shows_timeline (self)
                       ? ent_timeline_page_dup_pointed (ent_case_page_get_timeline (self->case_page)) : NULL;
  g_autofree char *target = NULL;

  if (pointed != NULL)
    {
      ent_window_add_note (self, self->place->case_id, pointed);
      return;
    }
  if (link == NULL)
    {
      ent_window_tell (self, *uri != '\0' ? _("No note can be written on this")
                                          : _("Open a case or select something to write a note on"));
      return;
    }
  target = ent_address_to_string (link);
  ent_window_open_link (self, target, NULL, TRUE);
  want_note (self, link, NULL, NULL);
}

/* (transfer full) (element-type EntNote): the one of this id, or none */
static GPtrArray *
copy_note (EntWindow  *self,
           const char *id)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  EntNoteItem *item = ent_personal_find_note (ent_session_get_personal (self->session), id);

  if (item != NULL)
    g_ptr_array_add (notes, ent_note_copy (ent_note_item_get_note (item)));
  return notes;
}

static void
copy_note_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autoptr(GPtrArray) notes = copy_note (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL));

  ent_notes_copy_text (widget, notes);
}

static void
copy_note_citation_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  ent_notes_copy_citations (widget, self->session, copy_note (self, g_variant_get_string (parameter, NULL)));
}

void
ent_window_install_note_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.copy-note", "s", copy_note_action);
  gtk_widget_class_install_action (widget_class, "win.copy-note-citation", "s", copy_note_citation_action);
  gtk_widget_class_install_action (widget_class, "win.add-note", "s", add_note_action);
  /* Not as the program's accelerator: on a timeline the key has a place in time. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.add-note", "s", "");
}
