/* A timeline, and the window in which an event of one's own is written. */
#pragma once

#include <adwaita.h>

#include "ent-timeline-view.h"
#include "window-fixture.h"

static inline gboolean
has_timeline (gpointer data)
{
  GtkWidget *view = find_widget (GTK_WIDGET (((Fixture *) data)->window), is_of_type_name, "EntTimelineView");

  return view != NULL && ent_timeline_view_get_table (ENT_TIMELINE_VIEW (view)) != NULL;
}

static inline GtkWidget *
find_event_window (void)
{
  return find_toplevel ("EntOwnEventWindow");
}

static inline gboolean
has_event_window (gpointer data)
{
  return find_event_window () != NULL;
}

static inline gboolean
has_no_event_window (gpointer data)
{
  return find_event_window () == NULL;
}

static inline gboolean
is_row_titled (GtkWidget     *widget,
               gconstpointer  title)
{
  return ADW_IS_ENTRY_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}
