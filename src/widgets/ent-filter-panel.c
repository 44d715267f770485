/* The filter is the truth: a check that is turned makes a changed copy of it, and checks,
 * words and switch follow whatever filter is set. */

#include "config.h"

#include "ent-filter-panel.h"

#include <glib/gi18n-lib.h>

#include "ent-filter-sections.h"

#define MAX_LIST_HEIGHT 360

/* One choice. */
typedef struct
{
  EntFilterPartKind  kind;
  char              *id;     /* or NULL */
  int                value;  /* a sign or an importance */
  GtkCheckButton    *check;
} Choice;

struct _EntFilterPanel
{
  GtkWidget       parent_instance;

  GtkWidget      *words;
  GtkWidget      *sections;
  GtkWidget      *hide;
  GtkWidget      *clear;
  GPtrArray      *choices;   /* of Choice */
  EntEventFilter *filter;
  gboolean        updating;  /* the checks follow the filter */
};

enum { PROP_0, PROP_FILTER, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { CLOSE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntFilterPanel, ent_filter_panel, GTK_TYPE_WIDGET)

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_free (self->id);
  g_free (self);
}

/* The list of the filter in which choices of a kind stand, or NULL. */
static GPtrArray *
get_ids (const EntEventFilter *filter,
         EntFilterPartKind     kind)
{
  switch (kind)
    {
    case ENT_FILTER_PART_ACTOR:
      return filter->actors;
    case ENT_FILTER_PART_FACTOR:
      return filter->factors;
    case ENT_FILTER_PART_PHASE:
      return filter->phases;
    case ENT_FILTER_PART_TAG:
      return filter->tags;
    case ENT_FILTER_PART_SIGN:
    case ENT_FILTER_PART_IMPORTANCE:
    case ENT_FILTER_PART_TEXT:
    default:
      return NULL;
    }
}

static gboolean
is_chosen (const EntEventFilter *filter,
           const Choice         *choice)
{
  GPtrArray *ids = get_ids (filter, choice->kind);

  if (ids != NULL)
    return g_ptr_array_find_with_equal_func (ids, choice->id, g_str_equal, NULL);
  if (choice->kind == ENT_FILTER_PART_SIGN)
    return filter->sign == choice->value;
  return (filter->importances & 1u << choice->value) != 0;
}

static void
choose (EntEventFilter *filter,
        const Choice   *choice,
        gboolean        chosen)
{
  GPtrArray *ids = get_ids (filter, choice->kind);
  guint index;

  if (choice->kind == ENT_FILTER_PART_SIGN)
    filter->sign = choice->value;
  else if (ids == NULL && chosen)
    filter->importances |= 1u << choice->value;
  else if (ids == NULL)
    filter->importances &= ~(1u << choice->value);
  else if (chosen)
    g_ptr_array_add (ids, g_strdup (choice->id));
  else if (g_ptr_array_find_with_equal_func (ids, choice->id, g_str_equal, &index))
    g_ptr_array_remove_index (ids, index);
}

/* Only for other words than before: what is being typed is not in the filter yet. */
static void
update_words (EntFilterPanel *self)
{
  const char *text = self->filter->text != NULL ? self->filter->text : "";
  g_autofree char *shown = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words))));

  /* A space that was typed after a word stays: another word may follow. */
  if (!g_str_equal (shown, text))
    gtk_editable_set_text (GTK_EDITABLE (self->words), text);
}

static void
update_widgets (EntFilterPanel *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = self->choices->pdata[i];

      gtk_check_button_set_active (choice->check, is_chosen (self->filter, choice));
    }
  gtk_switch_set_active (GTK_SWITCH (self->hide), self->filter->hide);
  gtk_widget_set_sensitive (self->clear, !ent_event_filter_is_empty (self->filter));
  self->updating = FALSE;
}

void
ent_filter_panel_set_filter (EntFilterPanel       *self,
                             const EntEventFilter *filter)
{
  g_autoptr(EntEventFilter) old = NULL;

  g_return_if_fail (ENT_IS_FILTER_PANEL (self));
  g_return_if_fail (filter != NULL);

  if (ent_event_filter_equal (self->filter, filter))
    return;
  old = self->filter;
  self->filter = ent_event_filter_copy (filter);
  if (g_strcmp0 (old->text, self->filter->text) != 0)
    update_words (self);
  update_widgets (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
toggled_cb (GtkCheckButton *check,
            EntFilterPanel *self)
{
  Choice *choice = g_object_get_data (G_OBJECT (check), "choice");
  gboolean chosen = gtk_check_button_get_active (check);
  g_autoptr(EntEventFilter) filter = NULL;

  /* Of the signs, the one that goes speaks too. */
  if (self->updating || (choice->kind == ENT_FILTER_PART_SIGN && !chosen))
    return;
  filter = ent_event_filter_copy (self->filter);
  choose (filter, choice, chosen);
  ent_filter_panel_set_filter (self, filter);
}

static void
words_cb (EntFilterPanel *self)
{
  g_autoptr(EntEventFilter) filter = ent_event_filter_copy (self->filter);

  ent_event_filter_set_text (filter, gtk_editable_get_text (GTK_EDITABLE (self->words)));
  ent_filter_panel_set_filter (self, filter);
}

static void
hide_cb (EntFilterPanel *self)
{
  g_autoptr(EntEventFilter) filter = NULL;

  if (self->updating)
    return;
  filter = ent_event_filter_copy (self->filter);
  filter->hide = gtk_switch_get_active (GTK_SWITCH (self->hide));
  ent_filter_panel_set_filter (self, filter);
}

static void
clear_cb (EntFilterPanel *self)
{
  g_autoptr(EntEventFilter) filter = ent_event_filter_new ();

  filter->hide = self->filter->hide;
  /* The button is about to be no place for the focus any more. */
  gtk_widget_grab_focus (self->words);
  ent_filter_panel_set_filter (self, filter);
}

static void
stop_search_cb (EntFilterPanel *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

/* Sections */

static GtkCheckButton *
add_choice (EntFilterPanel    *self,
            GtkWidget         *box,
            EntFilterPartKind  kind,
            const char        *id,
            int                value,
            const char        *name)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *check = ent_filter_check_new (name);

  choice->kind = kind;
  choice->id = g_strdup (id);
  choice->value = value;
  choice->check = GTK_CHECK_BUTTON (check);
  g_ptr_array_add (self->choices, choice);
  g_object_set_data (G_OBJECT (check), "choice", choice);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), check);
  return choice->check;
}

static int
compare_actors (gconstpointer a,
                gconstpointer b)
{
  const EntActor *one = *(EntActor * const *) a, *other = *(EntActor * const *) b;

  return g_utf8_collate (ent_text_get (one->name), ent_text_get (other->name));
}

/* The parties in the order of their lanes, then the others by name; each id once. */
static GPtrArray *
list_actors (GPtrArray *cases)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  GPtrArray *actors = g_ptr_array_new ();

  for (guint i = 0; i < cases->len; i++)
    {
      const EntCase *item = cases->pdata[i];

      for (guint j = 0; j < item->parties->len; j++)
        {
          EntActor *actor = ent_case_find_actor (item, item->parties->pdata[j]);

          if (actor != NULL && g_hash_table_add (known, actor->id))
            g_ptr_array_add (actors, actor);
        }
    }
  for (guint i = 0; i < cases->len; i++)
    {
      const EntCase *item = cases->pdata[i];

      for (guint j = 0; j < item->actors->len; j++)
        if (g_hash_table_add (known, ((EntActor *) item->actors->pdata[j])->id))
          g_ptr_array_add (others, item->actors->pdata[j]);
    }
  g_ptr_array_sort (others, compare_actors);
  g_ptr_array_extend (actors, others, NULL, NULL);
  return actors;
}

static void
add_actors (EntFilterPanel *self,
            GPtrArray      *cases)
{
  g_autoptr(GPtrArray) actors = list_actors (cases);
  GtkWidget *box;

  if (actors->len == 0)
    return;
  box = ent_filter_sections_add (self->sections, _("Actors"), self->filter->actors->len > 0);
  for (guint i = 0; i < actors->len; i++)
    {
      const EntActor *actor = actors->pdata[i];

      add_choice (self, box, ENT_FILTER_PART_ACTOR, actor->id, 0, ent_text_get (actor->name));
    }
}

static void
add_signs (EntFilterPanel *self,
           GtkWidget      *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkCheckButton *any = add_choice (self, line, ENT_FILTER_PART_SIGN, NULL, 0,
                                    /* Translators: events that help or hinder a factor */
                                    _("Either"));

  gtk_check_button_set_group (add_choice (self, line, ENT_FILTER_PART_SIGN, NULL, 1, _("Helping")), any);
  gtk_check_button_set_group (add_choice (self, line, ENT_FILTER_PART_SIGN, NULL, -1, _("Hindering")), any);
  gtk_box_append (GTK_BOX (box), line);
}

static void
add_factors (EntFilterPanel *self,
             EntCodebook    *codebook)
{
  const char *group = NULL;
  GtkWidget *box;

  if (codebook == NULL || codebook->factors->len == 0)
    return;
  box = ent_filter_sections_add (self->sections, _("Factors"),
                                 self->filter->factors->len > 0 || self->filter->sign != 0);
  add_signs (self, box);
  for (guint i = 0; i < codebook->factors->len; i++)
    {
      const EntFactor *factor = codebook->factors->pdata[i];

      if (g_strcmp0 (factor->group, group) != 0)
        {
          const EntFactorGroup *record = ent_codebook_find_group (codebook, factor->group);
          GtkWidget *heading = gtk_label_new (record != NULL ? ent_text_get (record->title) : factor->group);

          group = factor->group;
          gtk_label_set_xalign (GTK_LABEL (heading), 0);
          gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
          gtk_widget_add_css_class (heading, "part-heading");
          gtk_box_append (GTK_BOX (box), heading);
        }
      add_choice (self, box, ENT_FILTER_PART_FACTOR, factor->id, 0, ent_text_get (factor->title));
    }
}

static void
add_phases (EntFilterPanel *self,
            const EntCase  *item)
{
  GtkWidget *box;

  if (item->phases->len == 0)
    return;
  box = ent_filter_sections_add (self->sections, _("Phases"), self->filter->phases->len > 0);
  for (guint i = 0; i < item->phases->len; i++)
    {
      const EntPhase *phase = item->phases->pdata[i];

      add_choice (self, box, ENT_FILTER_PART_PHASE, phase->id, 0, ent_text_get (phase->title));
    }
}

static void
add_importances (EntFilterPanel *self)
{
  GtkWidget *box = ent_filter_sections_add (self->sections, _("Importance"), self->filter->importances != 0);

  for (int i = 1; i <= 3; i++)
    add_choice (self, box, ENT_FILTER_PART_IMPORTANCE, NULL, i, ent_importance_to_label (i));
}

static void
add_tags (EntFilterPanel     *self,
          const char * const *tags)
{
  GtkWidget *box;

  if (tags == NULL || *tags == NULL)
    return;
  box = ent_filter_sections_add (self->sections, _("Tags on your notes"), self->filter->tags->len > 0);
  for (; *tags != NULL; tags++)
    add_choice (self, box, ENT_FILTER_PART_TAG, *tags, 0, *tags);
}

void
ent_filter_panel_set (EntFilterPanel     *self,
                      GPtrArray          *cases,
                      EntCodebook        *codebook,
                      const char * const *tags)
{
  g_return_if_fail (ENT_IS_FILTER_PANEL (self));
  g_return_if_fail (cases != NULL);

  ent_filter_sections_clear (self->sections);
  g_ptr_array_set_size (self->choices, 0);
  self->updating = TRUE;
  add_actors (self, cases);
  add_factors (self, codebook);
  /* A phase's id means nothing outside its case. */
  if (cases->len == 1)
    add_phases (self, cases->pdata[0]);
  add_importances (self);
  add_tags (self, tags);
  update_widgets (self);
}

/* The widget */

static GtkWidget *
create_footer (EntFilterPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Hide other events"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  self->hide = gtk_switch_new ();
  gtk_widget_set_valign (self->hide, GTK_ALIGN_CENTER);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->hide);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->hide), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  self->clear = gtk_button_new_with_mnemonic (_("_Clear"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->hide);
  gtk_box_append (GTK_BOX (box), self->clear);
  g_signal_connect_object (self->hide, "notify::active", G_CALLBACK (hide_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static void
ent_filter_panel_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == PROP_FILTER)
    g_value_set_boxed (value, ENT_FILTER_PANEL (object)->filter);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_filter_panel_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_FILTER)
    ent_filter_panel_set_filter (ENT_FILTER_PANEL (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
ent_filter_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ENT_FILTER_PANEL (widget)->words);
}

static void
ent_filter_panel_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_filter_panel_parent_class)->dispose (object);
}

static void
ent_filter_panel_finalize (GObject *object)
{
  EntFilterPanel *self = ENT_FILTER_PANEL (object);

  g_ptr_array_unref (self->choices);
  ent_event_filter_free (self->filter);
  G_OBJECT_CLASS (ent_filter_panel_parent_class)->finalize (object);
}

static void
ent_filter_panel_class_init (EntFilterPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_filter_panel_get_property;
  object_class->set_property = ent_filter_panel_set_property;
  object_class->dispose = ent_filter_panel_dispose;
  object_class->finalize = ent_filter_panel_finalize;
  widget_class->grab_focus = ent_filter_panel_grab_focus;

  properties[PROP_FILTER] = g_param_spec_boxed ("filter", NULL, NULL, ENT_TYPE_EVENT_FILTER,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CLOSE] = g_signal_new ("close", ENT_TYPE_FILTER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "filterpanel");
}

static void
ent_filter_panel_init (EntFilterPanel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->filter = ent_event_filter_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);

  self->words = gtk_search_entry_new ();
  g_object_set (self->words, "placeholder-text", _("Words in events"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Words in events"), -1);
  g_signal_connect_object (self->words, "search-changed", G_CALLBACK (words_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));

  gtk_widget_set_parent (ent_filter_sections_new (&self->sections, MAX_LIST_HEIGHT), GTK_WIDGET (self));
  gtk_widget_set_parent (create_footer (self), GTK_WIDGET (self));
  update_widgets (self);
}

GtkWidget *
ent_filter_panel_new (void)
{
  return g_object_new (ENT_TYPE_FILTER_PANEL, NULL);
}
