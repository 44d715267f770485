/* Opening a place may have to wait for a case to be read; a place asked for later wins over one
 * that is still being read (the generation tells them apart).  Of a large case the timeline
 * comes first, from columns that are read in a fraction of the time, and the rest follows. */
#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

/* What is being opened while a case is read. */
typedef struct
{
  EntWindow *window;
  EntAddress   *link;
  char      *view;          /* of the case, or NULL: the one where the link lives */
  gboolean   inspect_only;
  guint      generation;
} Opening;

/* A later one than all before. */
static Opening *
opening_new (EntWindow        *window,
             const EntAddress *link,
             const char       *view,
             gboolean          inspect_only)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (window);
  opening->link = ent_address_new (link->kind, link->case_id, link->id);
  opening->view = g_strdup (view);
  opening->inspect_only = inspect_only;
  opening->generation = ++window->generation;
  return opening;
}

/* For something else that belongs to the same. */
static Opening *
opening_copy (const Opening *opening)
{
  Opening *copy = g_new0 (Opening, 1);

  copy->window = g_object_ref (opening->window);
  copy->link = ent_address_new (opening->link->kind, opening->link->case_id, opening->link->id);
  copy->view = g_strdup (opening->view);
  copy->inspect_only = opening->inspect_only;
  copy->generation = opening->generation;
  return copy;
}

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  ent_address_free (opening->link);
  g_free (opening->view);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* What a view of a timeline is about: its event, else the case. */
static EntAddress *
find_subject (EntWindow        *self,
              EntCase          *item,
              const EntAddress *view)
{
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse (view->id, NULL);
  const char *event = spec != NULL ? spec->selected : NULL;

  if (ent_case_find_event (item, event) != NULL
      || ent_personal_find_event (ent_session_get_personal (self->session), event) != NULL)
    return ent_address_new (ENT_ADDRESS_EVENT, item->id, event);
  return ent_address_new (ENT_ADDRESS_CASE, item->id, NULL);
}

/* An event lights the cells that it carries; the events that carry a cell stand out on its case's timeline, now or
 * when that is opened. */
static void
mark (EntWindow        *self,
      const EntAddress *link)
{
  if (link->kind == ENT_ADDRESS_EVENT)
    ent_factors_page_light_event (self->factors_page, link->case_id, link->id);
  if (link->kind == ENT_ADDRESS_EVENT || link->kind == ENT_ADDRESS_FACTOR)
    g_clear_pointer (&self->marked, ent_address_free);
  if (link->kind != ENT_ADDRESS_FACTOR || link->case_id == NULL)
    return;
  ent_factors_page_light_event (self->factors_page, NULL, NULL);
  self->marked = ent_address_new (link->kind, link->case_id, link->id);
  if (self->item != NULL && g_str_equal (self->item->id, link->case_id))
    ent_case_page_mark (self->case_page, self->marked);
}

/* Beside the content; where the inspector lies over it, it comes only when asked for. */
void
ent_window_inspect (EntWindow        *self,
                    EntCase          *item,
                    const EntAddress *link)
{
  g_autoptr(EntAddress) subject = NULL;
  gboolean found;

  if (link->kind == ENT_ADDRESS_VIEW && item != NULL)
    link = subject = find_subject (self, item, link);
  mark (self, link);
  found = ent_inspector_show (self->inspector, item, ent_session_get_codebook (self->session), self->all_cases, link);
  if (!ent_window_show_wanted_note (self, link, found) && !found)
    {
      g_autofree char *name = ent_address_to_string (link);
      g_autofree char *message = g_strdup_printf (_("“%s” is not in this library"), name);

      ent_window_tell (self, message);
    }
}

/* What takes only a moment does not flicker. */
#define BUSY_MSEC 300

static gboolean
busy_cb (gpointer data)
{
  EntWindow *self = data;

  self->busy_timeout = 0;
  gtk_spinner_start (self->busy);
  return G_SOURCE_REMOVE;
}

static void
set_busy (EntWindow *self,
          gboolean   busy)
{
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  if (busy)
    self->busy_timeout = g_timeout_add (BUSY_MSEC, busy_cb, self);
  else
    gtk_spinner_stop (self->busy);
}

/* Only the timeline can be looked at. */
static void
set_early (EntWindow *self,
           gboolean   early)
{
  self->early = early;
  gtk_widget_set_sensitive (GTK_WIDGET (self->switcher), !early);
}

static gboolean
is_early (EntWindow  *self,
          const char *case_id)
{
  return self->early && self->place != NULL && g_strcmp0 (self->place->case_id, case_id) == 0;
}

static void
open_case (EntWindow        *self,
           EntCase          *item,
           const EntAddress *link,
           const char       *view)
{
  gboolean is_there = is_early (self, item->id);

  /* What was still moving belongs to the place one leaves. */
  ent_timeline_page_settle (ent_case_page_get_timeline (self->case_page));
  set_early (self, FALSE);
  self->arriving = TRUE;
  if (self->item != item)
    {
      g_clear_pointer (&self->item, ent_case_unref);
      self->item = ent_case_ref (item);
      ent_case_page_set_case (self->case_page, item, ent_session_get_codebook (self->session));
    }
  ent_window_set_title (self, ent_text_get (item->title));
  gtk_stack_set_visible_child_name (self->pages, "case");
  /* Who has been looking about meanwhile stays where that led. */
  if (!is_there)
    {
      ent_case_page_go (self->case_page, link);
      if (self->marked != NULL && g_strcmp0 (self->marked->case_id, item->id) == 0 && link->kind != ENT_ADDRESS_EVENT)
        ent_case_page_mark (self->case_page, self->marked);
      if (view != NULL)
        gtk_stack_set_visible_child_name (ent_case_page_get_stack (self->case_page), view);
    }
  ent_window_inspect (self, item, link);
  self->arriving = FALSE;
  if (!is_there)
    ent_window_set_place (self, link);
}

void
ent_window_replace_case (EntWindow *self,
                         EntCase   *item)
{
  const EntAddress *shown = ent_inspector_get_link (self->inspector);

  self->arriving = TRUE;
  g_clear_pointer (&self->item, ent_case_unref);
  self->item = ent_case_ref (item);
  ent_case_page_set_case (self->case_page, item, ent_session_get_codebook (self->session));
  if (self->place != NULL && g_strcmp0 (self->place->case_id, item->id) == 0)
    ent_window_set_title (self, ent_text_get (item->title));
  /* What is open and being typed there stays. */
  if (shown != NULL && g_strcmp0 (shown->case_id, item->id) == 0)
    ent_inspector_show (self->inspector, item, ent_session_get_codebook (self->session), self->all_cases, shown);
  self->arriving = FALSE;
}

/* The same for the timeline of a case that is still being read. */
static void
open_timeline (EntWindow        *self,
               EntEventTable    *table,
               const EntAddress *link)
{
  ent_timeline_page_settle (ent_case_page_get_timeline (self->case_page));
  set_early (self, TRUE);
  self->arriving = TRUE;
  g_clear_pointer (&self->item, ent_case_unref);
  ent_case_page_set_table (self->case_page, table, ent_session_get_codebook (self->session));
  ent_window_set_title (self, ent_text_get (table->item->title));
  gtk_stack_set_visible_child_name (self->pages, "case");
  ent_case_page_go (self->case_page, link);
  self->arriving = FALSE;
  ent_window_set_place (self, link);
}

static void
table_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  EntWindow *self = opening->window;
  g_autoptr(EntEventTable) table = ent_library_load_table_finish (ENT_LIBRARY (source), result, NULL);

  /* Something else was asked for meanwhile; or the case came first, or will say what is wrong. */
  if (opening->generation == self->generation && self->loading != NULL && table != NULL
      && (self->item == NULL || !g_str_equal (self->item->id, table->item->id)))
    open_timeline (self, table, opening->link);
}

static void
case_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  EntWindow *self = opening->window;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_session_load_case_finish (ENT_SESSION (source), result, &error);
  gboolean completes;

  /* The window was closed. */
  if (self->loading == NULL)
    return;
  /* What was done with the timeline meanwhile makes the case no less wanted. */
  completes = item != NULL && is_early (self, item->id);
  if (completes)
    open_case (self, item, self->place, NULL);
  /* Something else was asked for meanwhile. */
  if (opening->generation != self->generation)
    return;
  set_busy (self, FALSE);
  if (item == NULL)
    {
      self->moving = FALSE;
      /* A note can be read though its case is gone. */
      if (!ent_window_show_wanted_note (self, opening->link, FALSE))
        ent_window_tell (self, error->message);
    }
  else if (opening->inspect_only)
    {
      ent_window_inspect (self, item, opening->link);
      if (self->item == item)
        ent_case_page_mark (self->case_page, opening->link);
      else if (opening->link->kind == ENT_ADDRESS_FACTOR)
        ent_factors_page_select (self->factors_page, item->id, opening->link->id);
    }
  else if (!completes)
    open_case (self, item, opening->link, opening->view);
}

/* The factors across cases, or the page of one of them. */
static void
open_factors (EntWindow        *self,
              EntCodebook      *codebook,
              const EntAddress *link)
{
  const EntFactor *factor = link->kind == ENT_ADDRESS_FACTOR ? ent_codebook_find_factor (codebook, link->id) : NULL;

  gtk_stack_set_visible_child_name (self->pages, "factors");
  if (link->kind == ENT_ADDRESS_FACTOR)
    {
      /* Whoever turns back to the matrix finds it there. */
      ent_factors_page_select (self->factors_page, NULL, link->id);
      ent_factors_page_show_factor (self->factors_page, link->id);
      ent_window_inspect (self, NULL, link);
    }
  else
    {
      ent_factors_page_show (self->factors_page, link->id);
      ent_inspector_clear (self->inspector);
    }
  if (factor != NULL)
    {
      ent_window_set_title (self, ent_text_get (factor->title));
      ent_window_set_place (self, link);
    }
  else
    {
      ent_window_set_factors_place (self);
    }
}

static void
all_loaded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  EntWindow *self = opening->window;
  EntCodebook *codebook;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cases = ent_session_load_all_finish (ENT_SESSION (source), result, &error);

  /* Something else was asked for meanwhile, or the window was closed. */
  if (opening->generation != self->generation || self->loading == NULL)
    return;
  set_busy (self, FALSE);
  codebook = ent_session_get_codebook (self->session);
  if (cases == NULL || codebook == NULL)
    {
      self->moving = FALSE;
      ent_window_tell (self, cases == NULL ? error->message : _("This library has no codebook yet"));
      return;
    }
  if (self->all_cases == NULL || self->all_cases->len != cases->len)
    ent_factors_page_set (self->factors_page, cases);
  g_clear_pointer (&self->all_cases, g_ptr_array_unref);
  self->all_cases = g_steal_pointer (&cases);
  if (opening->inspect_only)
    {
      ent_window_inspect (self, NULL, opening->link);
      return;
    }
  open_factors (self, codebook, opening->link);
}

void
ent_window_set_factors_place (EntWindow *self)
{
  g_autofree char *query = ent_factors_page_dup_query (self->factors_page);
  g_autoptr(EntAddress) place = ent_address_new (ENT_ADDRESS_FACTORS, NULL, query);

  ent_window_set_title (self, _("Factors across cases"));
  ent_window_set_place (self, place);
}

/* The comparison as it is shown, or will be once it is read. */
static EntAddress *
create_compare_address (EntWindow *self)
{
  g_autofree char *link = ent_compare_page_dup_link (self->compare_page);

  return ent_address_new (ENT_ADDRESS_COMPARE, NULL, link != NULL ? strchr (link, ':') + 1 : NULL);
}

void
ent_window_update_comparison (EntWindow *self)
{
  g_autoptr(EntAddress) place = NULL;

  if (self->place == NULL || self->place->kind != ENT_ADDRESS_COMPARE)
    return;
  place = create_compare_address (self);
  /* The same place, looked at otherwise. */
  self->moving = TRUE;
  ent_window_set_place (self, place);
}

static void
open_compare (EntWindow        *self,
              const EntAddress *link)
{
  g_autofree char *view = g_strconcat (ENT_VIEW_SPEC_SCHEME, ":", link->id, NULL), *event = NULL;
  g_autoptr(EntViewSpec) spec = link->id != NULL ? ent_view_spec_parse (view, NULL) : NULL;
  g_autoptr(EntAddress) place = NULL;

  /* What is still being read for another place comes too late. */
  self->generation++;
  ent_compare_page_show (self->compare_page, spec);
  ent_compare_page_show_view (self->compare_page, link->id);
  gtk_stack_set_visible_child_name (self->pages, "compare");
  ent_window_set_title (self, _("Compare cases"));
  ent_inspector_clear (self->inspector);
  place = create_compare_address (self);
  ent_window_set_place (self, place);
  if (spec == NULL || spec->selected == NULL)
    return;
  event = g_strconcat ("event:", spec->selected, NULL);
  ent_window_open_link (self, event, NULL, TRUE);
}

static void
open_inbox (EntWindow        *self,
            const EntAddress *link)
{
  /* What is still being read for another place comes too late. */
  self->generation++;
  set_busy (self, FALSE);
  ent_inbox_page_open (self->inbox_page);
  gtk_stack_set_visible_child_name (self->pages, "inbox");
  ent_window_set_title (self, _("Inbox"));
  ent_inspector_clear (self->inspector);
  ent_window_set_place (self, link);
}

static void
open_news (EntWindow        *self,
           const EntAddress *link)
{
  /* What is still being read for another place comes too late. */
  self->generation++;
  set_busy (self, FALSE);
  ent_news_page_open (self->news_page);
  gtk_stack_set_visible_child_name (self->pages, "news");
  ent_window_set_title (self, _("What’s New"));
  ent_inspector_clear (self->inspector);
  ent_window_set_place (self, link);
}

static void
open_notes (EntWindow        *self,
            const EntAddress *link)
{
  g_autoptr(EntAddress) place = ent_address_new (ENT_ADDRESS_NOTES, NULL, NULL);

  /* What is still being read for another place comes too late. */
  self->generation++;
  set_busy (self, FALSE);
  ent_notes_page_show (self->notes_page, link->id);
  gtk_stack_set_visible_child_name (self->pages, "notes");
  ent_window_set_title (self, _("Notes"));
  ent_inspector_clear (self->inspector);
  ent_window_set_place (self, place);
}

static void
open_lectures (EntWindow        *self,
               const EntAddress *link)
{
  /* What is still being read for another place comes too late. */
  self->generation++;
  set_busy (self, FALSE);
  ent_lectures_page_open (self->lectures_page);
  gtk_stack_set_visible_child_name (self->pages, "lectures");
  ent_window_set_title (self, _("Lectures"));
  ent_inspector_clear (self->inspector);
  ent_window_set_place (self, link);
}

static void
open_lecture (EntWindow        *self,
              const EntAddress *link)
{
  self->generation++;
  set_busy (self, FALSE);
  ent_lecture_page_open (self->lecture_page, link->id);
  /* What is added next is most likely for it. */
  g_settings_set_string (self->settings, "last-lecture", link->id);
  gtk_stack_set_visible_child_name (self->pages, "lecture");
  ent_window_set_title (self, ent_lecture_page_get_title (self->lecture_page) != NULL
                                ? ent_lecture_page_get_title (self->lecture_page) : _("Lecture"));
  ent_inspector_clear (self->inspector);
  ent_window_set_place (self, link);
}

static gboolean
shows_timeline_of (const EntAddress *link,
                   const char       *view)
{
  return view != NULL ? g_str_equal (view, "timeline")
                      : link->kind == ENT_ADDRESS_EVENT || link->kind == ENT_ADDRESS_VIEW;
}

/* Tells what is wrong with a link to a view. */
static void
tell_about_view (EntWindow  *self,
                 const char *uri)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse (uri, &error);

  if (spec == NULL)
    ent_window_tell (self, error->message);
}

void
ent_window_open_link (EntWindow  *self,
                      const char *uri,
                      const char *view,
                      gboolean    inspect_only)
{
  g_autoptr(EntAddress) link = ent_address_parse (uri, NULL);
  Opening *opening;

  if (ent_view_spec_is_link (uri))
    {
      tell_about_view (self, uri);
      if (link == NULL)
        return;
    }
  if (link == NULL || link->kind == ENT_ADDRESS_URL)
    {
      g_autofree char *message = g_strdup_printf (_("“%s” leads nowhere in this library"), uri);

      ent_window_tell (self, message);
      return;
    }
  if (link->kind == ENT_ADDRESS_COMPARE)
    {
      open_compare (self, link);
      return;
    }
  if (link->kind == ENT_ADDRESS_INBOX)
    {
      open_inbox (self, link);
      return;
    }
  if (link->kind == ENT_ADDRESS_NEWS)
    {
      open_news (self, link);
      return;
    }
  if (link->kind == ENT_ADDRESS_NOTES)
    {
      open_notes (self, link);
      return;
    }
  if (link->kind == ENT_ADDRESS_LECTURES)
    {
      open_lectures (self, link);
      return;
    }
  if (link->kind == ENT_ADDRESS_LECTURE)
    {
      open_lecture (self, link);
      return;
    }
  if (link->kind == ENT_ADDRESS_NOTE)
    {
      ent_window_open_note (self, link->id, inspect_only);
      return;
    }
  opening = opening_new (self, link, view, inspect_only);
  set_busy (self, TRUE);
  if (!inspect_only && link->case_id != NULL && shows_timeline_of (link, view)
      && ent_session_is_case_large (self->session, link->case_id))
    ent_library_load_table_async (ent_session_get_library (self->session), link->case_id, self->loading,
                                  table_loaded_cb, opening_copy (opening));
  if (link->case_id != NULL)
    ent_session_load_case_async (self->session, link->case_id, self->loading, case_loaded_cb, opening);
  else
    ent_session_load_all_async (self->session, self->loading, all_loaded_cb, opening);
}

/* A place as dup_place() writes it. */
void
ent_window_open_place (EntWindow  *self,
                       const char *place)
{
  const char *space = strchr (place, ' ');
  g_autofree char *view = space ? g_strndup (place, space - place) : NULL;

  if (view != NULL && gtk_stack_get_child_by_name (ent_case_page_get_stack (self->case_page), view) == NULL)
    g_clear_pointer (&view, g_free);
  ent_window_open_link (self, space ? space + 1 : place, view, FALSE);
}
