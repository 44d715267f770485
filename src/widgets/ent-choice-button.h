#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of what can be chosen. */
typedef struct
{
  const char *label;      /* translated */
  const char *icon_name;  /* or NULL */
  const char *css_class;  /* of a swatch of colour, or NULL */
} EntChoice;

/* A button that shows what is chosen, by picture and name, and opens the list of what can be.
 * Of the first choice, which is none, it shows the picture alone.
 *
 * Property: "selected" (uint). */
#define ENT_TYPE_CHOICE_BUTTON (ent_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (EntChoiceButton, ent_choice_button, ENT, CHOICE_BUTTON, GtkWidget)

/* @title: of what is chosen, for those who do not see it: "Colour" */
GtkWidget  *ent_choice_button_new          (const char      *title,
                                            const EntChoice *choices,
                                            guint            n_choices);
guint       ent_choice_button_get_selected (EntChoiceButton *self);
void        ent_choice_button_set_selected (EntChoiceButton *self,
                                            guint            selected);

G_END_DECLS
