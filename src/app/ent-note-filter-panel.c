/* The filter is the truth: a check that is turned makes a changed copy of it, and checks and dates
 * follow whatever filter is set. */
#include "config.h"

#include "ent-note-filter-panel.h"

#include <glib/gi18n-lib.h>

#include "ent-date-words.h"
#include "ent-filter-sections.h"
#include "ent-note-list.h"

#define MAX_LIST_HEIGHT 380

struct _EntNoteFilterPanel
{
  GtkWidget      parent_instance;

  GtkWidget     *sections;
  GtkWidget     *written;
  GtkWidget     *about;
  GPtrArray     *checks;    /* of GtkCheckButton, each with its "part" */
  EntSession    *session;
  EntNoteFilter *filter;
  gboolean       updating;  /* the widgets follow the filter */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntNoteFilterPanel, ent_note_filter_panel, GTK_TYPE_WIDGET)

const EntNoteFilter *
ent_note_filter_panel_get_filter (EntNoteFilterPanel *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_FILTER_PANEL (self), NULL);

  return self->filter;
}

/* (transfer full filter) */
static void
take_filter (EntNoteFilterPanel *self,
             EntNoteFilter      *filter)
{
  ent_note_filter_free (self->filter);
  self->filter = filter;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Dates */

static void
set_problem (GtkWidget  *entry,
             const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

static void
date_cb (EntNoteFilterPanel *self,
         GtkWidget          *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr(GError) error = NULL;
  EntDate *date = *text != '\0' ? ent_date_parse_words (text, &error) : NULL;
  EntNoteFilter *filter;
  EntDate **place;

  if (self->updating)
    {
      g_clear_pointer (&date, ent_date_unref);
      return;
    }
  set_problem (entry, error != NULL ? error->message : NULL);
  filter = ent_note_filter_copy (self->filter);
  place = entry == self->written ? &filter->written : &filter->about;
  g_clear_pointer (place, ent_date_unref);
  *place = date;
  take_filter (self, filter);
}

static void
show_date (GtkWidget     *entry,
           const EntDate *date)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr(EntDate) shown = *text != '\0' ? ent_date_parse_words (text, NULL) : NULL;

  /* What is being typed stays. */
  if (date == NULL ? shown == NULL : shown != NULL && ent_date_equal (shown, date))
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), date != NULL ? ent_date_get_text (date) : "");
  set_problem (entry, NULL);
}

static GtkWidget *
add_date (EntNoteFilterPanel *self,
          GtkWidget          *grid,
          int                 row,
          const char         *title)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title), *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), ENT_DATE_MAX_LENGTH / 4);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("A date or a span"));
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), entry, 1, row, 1, 1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (date_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

/* Checks */

void
ent_note_filter_panel_set_filter (EntNoteFilterPanel  *self,
                                  const EntNoteFilter *filter)
{
  EntNoteFilter *copy;

  g_return_if_fail (ENT_IS_NOTE_FILTER_PANEL (self));
  g_return_if_fail (filter != NULL);

  copy = ent_note_filter_copy (filter);
  ent_note_filter_free (self->filter);
  self->filter = copy;
  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i],
                                 ent_note_filter_has_part (copy, g_object_get_data (self->checks->pdata[i], "part")));
  show_date (self->written, copy->written);
  show_date (self->about, copy->about);
  self->updating = FALSE;
}

static void
toggled_cb (GtkCheckButton     *check,
            EntNoteFilterPanel *self)
{
  EntNoteFilter *filter;

  if (self->updating)
    return;
  filter = ent_note_filter_copy (self->filter);
  ent_note_filter_set_part (filter, g_object_get_data (G_OBJECT (check), "part"), gtk_check_button_get_active (check));
  take_filter (self, filter);
}

/* @name: (nullable): of what the id stands for */
static void
add_check (EntNoteFilterPanel *self,
           GtkWidget          *box,
           EntNotePartKind     kind,
           const char         *id,
           int                 value,
           const char         *name)
{
  EntNotePart *part = ent_note_part_new (kind, id, value);
  g_autofree char *text = ent_note_part_dup_name (part, self->filter, name);
  GtkWidget *check = ent_filter_check_new (text);

  g_object_set_data_full (G_OBJECT (check), "part", part, (GDestroyNotify) ent_note_part_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->checks, check);
  gtk_box_append (GTK_BOX (box), check);
}

/* Choices */

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return g_utf8_collate (*(char * const *) a, *(char * const *) b);
}

GPtrArray *
ent_notes_list_tags (GListModel *notes)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNote *note = ent_note_item_get_note (item);

      for (guint j = 0; j < note->tags->len; j++)
        if (g_hash_table_add (known, g_utf8_casefold (note->tags->pdata[j], -1)))
          g_ptr_array_add (tags, g_strdup (note->tags->pdata[j]));
    }
  g_ptr_array_sort (tags, compare_strings);
  return tags;
}

/* The cases or the people of the notes: ids, each once. */
static GPtrArray *
list_ids (GListModel      *notes,
          EntNotePartKind  kind)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNote *note = ent_note_item_get_note (item);
      const char *id = kind == ENT_NOTE_PART_CASE ? note->case_id : note->layer != NULL ? note->layer : "";

      if (id != NULL && g_hash_table_add (known, (gpointer) id))
        g_ptr_array_add (ids, (gpointer) id);
    }
  return ids;
}

static const char *
get_name (EntNoteFilterPanel *self,
          EntNotePartKind     kind,
          const char         *id)
{
  if (kind == ENT_NOTE_PART_CASE)
    return ent_session_get_case_title (self->session, id);
  return ent_personal_get_layer_name (ent_session_get_personal (self->session), *id != '\0' ? id : NULL);
}

static void
add_ids (EntNoteFilterPanel *self,
         GListModel         *notes,
         EntNotePartKind     kind,
         const char         *title,
         guint               n_min)
{
  g_autoptr(GPtrArray) ids = list_ids (notes, kind);
  GPtrArray *chosen;
  GtkWidget *box;

  if (ids->len < n_min)
    return;
  chosen = kind == ENT_NOTE_PART_CASE ? self->filter->cases : self->filter->layers;
  box = ent_filter_sections_add (self->sections, title, chosen->len > 0);
  for (guint i = 0; i < ids->len; i++)
    add_check (self, box, kind, ids->pdata[i], 0, get_name (self, kind, ids->pdata[i]));
}

static void
add_values (EntNoteFilterPanel *self,
            EntNotePartKind     kind,
            const char         *title,
            guint               chosen,
            int                 n_values)
{
  GtkWidget *box = ent_filter_sections_add (self->sections, title, chosen != 0);

  /* What there is first, then what there is not. */
  for (int i = 1; i < n_values; i++)
    add_check (self, box, kind, NULL, i, NULL);
  add_check (self, box, kind, NULL, 0, NULL);
}

void
ent_note_filter_panel_set (EntNoteFilterPanel  *self,
                           GListModel          *notes,
                           gboolean             with_cases,
                           const EntNoteFilter *filter)
{
  g_autoptr(GPtrArray) tags = NULL;
  GtkWidget *box;

  g_return_if_fail (ENT_IS_NOTE_FILTER_PANEL (self));
  g_return_if_fail (G_IS_LIST_MODEL (notes));

  g_ptr_array_set_size (self->checks, 0);
  ent_filter_sections_clear (self->sections);
  tags = ent_notes_list_tags (notes);
  if (tags->len > 0)
    {
      box = ent_filter_sections_add (self->sections, _("Tags"), TRUE);
      for (guint i = 0; i < tags->len; i++)
        add_check (self, box, ENT_NOTE_PART_TAG, tags->pdata[i], 0, NULL);
    }
  add_values (self, ENT_NOTE_PART_FLAG, _("Flag"), filter->flags, ENT_N_NOTE_FLAGS);
  add_values (self, ENT_NOTE_PART_COLOR, _("Colour"), filter->colors, ENT_N_NOTE_COLORS);
  if (with_cases)
    add_ids (self, notes, ENT_NOTE_PART_CASE, _("Case"), 1);
  add_ids (self, notes, ENT_NOTE_PART_LAYER, _("Written By"), 2);
  add_values (self, ENT_NOTE_PART_STATE, _("Place"), filter->states, ENT_PLACE_LOST + 1);
  ent_note_filter_panel_set_filter (self, filter);
}

static void
ent_note_filter_panel_dispose (GObject *object)
{
  EntNoteFilterPanel *self = ENT_NOTE_FILTER_PANEL (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_note_filter_panel_parent_class)->dispose (object);
}

static void
ent_note_filter_panel_finalize (GObject *object)
{
  EntNoteFilterPanel *self = ENT_NOTE_FILTER_PANEL (object);

  g_ptr_array_unref (self->checks);
  ent_note_filter_free (self->filter);
  G_OBJECT_CLASS (ent_note_filter_panel_parent_class)->finalize (object);
}

static void
ent_note_filter_panel_class_init (EntNoteFilterPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_note_filter_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_note_filter_panel_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_NOTE_FILTER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "filterpanel");
}

static void
ent_note_filter_panel_init (EntNoteFilterPanel *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->filter = ent_note_filter_new ();
  self->checks = g_ptr_array_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  self->written = add_date (self, grid, 0, _("_Written"));
  self->about = add_date (self, grid, 1, _("_About the time"));
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  gtk_widget_set_parent (ent_filter_sections_new (&self->sections, MAX_LIST_HEIGHT), GTK_WIDGET (self));
}

GtkWidget *
ent_note_filter_panel_new (EntSession *session)
{
  EntNoteFilterPanel *self = g_object_new (ENT_TYPE_NOTE_FILTER_PANEL, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
