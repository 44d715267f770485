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

/* @slide: (transfer full) */
static void
propose (GtkWidget *widget,
         EntSlide  *slide)
{
  gtk_widget_activate_action (widget, "win.add-slide", ENT_SLIDE_MAKER_TYPE, ent_slide_kind_to_word (slide->kind),
                              slide->case_id, slide->target_id, slide->target_title, slide->target_date, slide->title,
                              slide->body);
  ent_slide_free (slide);
}

void
ent_slide_maker_take (GtkWidget  *widget,
                      EntLibrary *library,
                      GVariant   *variant)
{
  g_autofree char *word = NULL;
  EntSlideKind kind;
  EntSlide *slide;

  g_variant_get_child (variant, 0, "s", &word);
  if (!ent_slide_kind_from_word (word, &kind))
    return;
  slide = ent_slide_new (kind);
  g_variant_get_child (variant, 1, "ms", &slide->case_id);
  g_variant_get_child (variant, 2, "ms", &slide->target_id);
  g_variant_get_child (variant, 3, "ms", &slide->target_title);
  g_variant_get_child (variant, 4, "ms", &slide->target_date);
  g_variant_get_child (variant, 5, "ms", &slide->title);
  g_variant_get_child (variant, 6, "ms", &slide->body);
  choose_lecture (widget, library, slide, slide->title);
}

void
ent_slide_maker_present_matrix (GtkWidget           *widget,
                                EntMatrix           *matrix,
                                const EntMatrixSpec *spec)
{
  propose (widget, ent_slide_new_matrix (matrix, spec));
}

void
ent_slide_maker_present_factor (GtkWidget *widget,
                                EntMatrix *matrix,
                                guint      factor)
{
  propose (widget, ent_slide_new_factor (matrix, factor));
}

void
ent_slide_maker_present_statement (GtkWidget          *widget,
                                   EntMatrix          *matrix,
                                   const EntStatement *statement)
{
  propose (widget, ent_slide_new_statement (matrix, statement));
}
