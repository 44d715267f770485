#include "config.h"

#include "ent-slide-maker.h"

#include "ent-date.h"
#include "ent-lecture-chooser.h"
#include "ent-matrix-slide.h"

/* As people write it; NULL where it is nothing that can be written. */
static char *
dup_range (gint64 begin,
           gint64 end)
{
  g_autofree char *first = ent_date_format_seconds (begin), *last = ent_date_format_seconds (end - 1);
  g_autofree char *text = g_strconcat (first, "/", last, NULL);
  g_autoptr(EntDate) date = ent_date_parse (text, NULL);

  return date != NULL ? ent_date_format (date) : NULL;
}

/* @slide: (transfer full) */
static void
choose_lecture (GtkWidget  *widget,
                EntLibrary *library,
                EntSlide   *slide,
                const char *title)
{
  GtkWindow *window = ent_lecture_chooser_new (GTK_WINDOW (gtk_widget_get_root (widget)), library, slide, title);

  gtk_window_present (window);
}

void
ent_slide_maker_present (GtkWidget         *widget,
                         EntLibrary        *library,
                         const EntViewSpec *spec,
                         const char        *title,
                         gint64             begin,
                         gint64             end)
{
  EntSlide *slide = ent_slide_new (ENT_SLIDE_TIMELINE);

  if (spec->case_ids->len == 1)
    slide->case_id = g_strdup (spec->case_ids->pdata[0]);
  slide->target_id = ent_view_spec_to_link (spec);
  slide->target_title = g_strdup (title);
  slide->title = g_strdup (title);
  if (begin < end)
    slide->target_date = dup_range (begin, end);
  choose_lecture (widget, library, slide, title);
}

void
ent_slide_maker_present_matrix (GtkWidget           *widget,
                                EntLibrary          *library,
                                EntMatrix           *matrix,
                                const EntMatrixSpec *spec)
{
  EntSlide *slide = ent_slide_new_matrix (matrix, spec);

  choose_lecture (widget, library, slide, slide->title);
}

void
ent_slide_maker_present_factor (GtkWidget  *widget,
                                EntLibrary *library,
                                EntMatrix  *matrix,
                                guint       factor,
                                const char *glance)
{
  EntSlide *slide = ent_slide_new_factor (matrix, factor, glance);

  choose_lecture (widget, library, slide, slide->title);
}

void
ent_slide_maker_present_statement (GtkWidget          *widget,
                                   EntLibrary         *library,
                                   const EntStatement *statement,
                                   EntMatrix          *matrix)
{
  EntSlide *slide = ent_slide_new_statement (matrix, statement);

  choose_lecture (widget, library, slide, slide->title);
}
