#include "config.h"

#include "ent-slide-maker.h"

#include <glib/gi18n-lib.h>

#include "ent-matrix-slide.h"

void
ent_slide_maker_add_link (GtkWidget  *widget,
                          const char *link,
                          const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (link != NULL);

  gtk_widget_activate_action (widget, "win.add-to-lecture", ENT_SLIDE_MAKER_LINK_TYPE, link, words != NULL ? words : "");
}

GMenuItem *
ent_slide_maker_item_new (const char *label,
                          const char *link)
{
  GMenuItem *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.add-to-lecture", ENT_SLIDE_MAKER_LINK_TYPE, link, "");
  return item;
}

GtkWidget *
ent_slide_maker_button_new (const char *link)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Add to _Lecture…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-to-lecture");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), ENT_SLIDE_MAKER_LINK_TYPE, link, "");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static gboolean
is_made (const EntSlide *slide)
{
  return slide->made_title != NULL || slide->made_body != NULL;
}

/* @slide: (transfer full) */
static void
propose (GtkWidget *widget,
         EntSlide  *slide)
{
  GVariantBuilder cases;

  g_variant_builder_init (&cases, G_VARIANT_TYPE ("a(si)"));
  for (guint i = 0; i < slide->cases->len; i++)
    {
      const EntSlideCase *item = slide->cases->pdata[i];

      g_variant_builder_add (&cases, "(si)", item->case_id, item->version);
    }
  gtk_widget_activate_action (widget, "win.add-slide", ENT_SLIDE_MAKER_TYPE, ent_slide_kind_to_word (slide->kind),
                              slide->case_id, slide->target_id, slide->target_title, slide->target_date, slide->title,
                              slide->body, is_made (slide), &cases);
  ent_slide_free (slide);
}

EntSlide *
ent_slide_maker_read (GVariant *variant)
{
  g_autofree char *word = NULL;
  g_autoptr(GVariantIter) cases = NULL;
  const char *case_id;
  EntSlideKind kind;
  EntSlide *slide;
  gboolean made;
  int version;

  g_variant_get_child (variant, 0, "s", &word);
  if (!ent_slide_kind_from_word (word, &kind))
    return NULL;
  slide = ent_slide_new (kind);
  g_variant_get_child (variant, 1, "ms", &slide->case_id);
  g_variant_get_child (variant, 2, "ms", &slide->target_id);
  g_variant_get_child (variant, 3, "ms", &slide->target_title);
  g_variant_get_child (variant, 4, "ms", &slide->target_date);
  g_variant_get_child (variant, 5, "ms", &slide->title);
  g_variant_get_child (variant, 6, "ms", &slide->body);
  g_variant_get_child (variant, 7, "b", &made);
  g_variant_get_child (variant, 8, "a(si)", &cases);
  while (g_variant_iter_next (cases, "(&si)", &case_id, &version))
    ent_slide_add_case (slide, case_id, version, NULL);
  if (made)
    ent_slide_set_made (slide);
  return slide;
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
