#include "config.h"

#include "ent-story-page.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-prose.h"
#include "ent-reading.h"
#include "ent-relations-line.h"
#include "ent-slide-maker.h"
#include "ent-slide-target.h"
#include "ent-text-notes.h"

struct _EntStoryPage
{
  GtkWidget     parent_instance;

  EntReading   *reading;
  EntTextNotes *notes;
  GHashTable   *sections;  /* id → borrowed heading */
};

G_DEFINE_FINAL_TYPE (EntStoryPage, ent_story_page, GTK_TYPE_WIDGET)

enum
{
  NOTE_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkWidget *
create_heading (const char *text,
                const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_heading (GtkBox     *box,
                const char *text,
                const char *css_class)
{
  gtk_box_append (box, create_heading (text, css_class));
}

/* The summary with the notes on it. */
static GtkWidget *
create_summary (EntStoryPage *self,
                EntCase      *item)
{
  GtkWidget *text = ent_noted_text_new (ENT_TARGET_STORY, ENT_STORY_SUMMARY);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", ent_text_get (item->summary), "xalign", 0.0,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  GtkWidget *block = ent_text_block_new (label, NULL, 0);
  g_autofree char *language = NULL;
  g_autofree char *words = ent_case_dup_target_text (item, ENT_TARGET_STORY, ENT_STORY_SUMMARY, NULL, &language);

  gtk_widget_add_css_class (label, "text-block");
  gtk_widget_add_css_class (label, "lead");
  g_hash_table_insert (self->sections, g_strdup (ENT_STORY_SUMMARY), block);
  ent_noted_text_set_child (ENT_NOTED_TEXT (text), block);
  ent_noted_text_set_words (ENT_NOTED_TEXT (text), words, language, item->language);
  ent_noted_text_add_block (ENT_NOTED_TEXT (text), ENT_TEXT_BLOCK (block));
  return text;
}

/* What is made of the whole case. */
static void
append_case_buttons (GtkBox  *box,
                     EntCase *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lecture = gtk_button_new_with_mnemonic (_("_New Lecture from This Case…"));
  GtkWidget *handout = gtk_button_new_with_mnemonic (_("_Handout…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (lecture), "win.new-lecture-from-case");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (lecture), "s", item->id);
  gtk_widget_add_css_class (lecture, "chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (handout), "win.case-handout");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (handout), "s", item->id);
  gtk_widget_add_css_class (handout, "chip");
  gtk_box_append (GTK_BOX (line), lecture);
  gtk_box_append (GTK_BOX (line), handout);
  gtk_box_append (box, line);
}

static void
append_head (EntStoryPage *self,
             GtkBox       *box,
             EntCase      *item)
{
  g_autofree char *period = ent_date_format (item->period);
  g_autofree char *line = item->status ? g_strdup_printf ("%s · %s", period, ent_text_get (item->status))
                                       : g_strdup (period);
  GtkWidget *relations = ent_relations_line_new (), *summary;

  append_heading (box, ent_text_get (item->title), "title-1");
  ent_block_dim (box, line);
  ent_relations_line_set (ENT_RELATIONS_LINE (relations), item->relations, item->period);
  gtk_widget_set_size_request (relations, -1, 48);
  gtk_box_append (box, relations);
  append_case_buttons (box, item);
  if (item->summary == NULL)
    return;
  summary = create_summary (self, item);
  gtk_box_append (box, summary);
  ent_text_notes_add (self->notes, ENT_NOTED_TEXT (summary));
}

static void
append_questions (GtkBox  *box,
                  EntCase *item)
{
  if (item->questions->len == 0)
    return;
  append_heading (box, _("Questions for discussion"), "title-2");
  for (guint i = 0; i < item->questions->len; i++)
    {
      const EntQuestion *question = item->questions->pdata[i];
      /* Translators: a numbered question */
      g_autofree char *text = g_strdup_printf (_("%u. %s"), i + 1, ent_text_get (question->text)), *link = NULL;

      link = ent_slide_target_format_question (item->id, i);
      ent_block_text (box, text);
      gtk_box_append (box, ent_slide_maker_button_new (link));
      ent_slide_maker_watch (gtk_widget_get_last_child (GTK_WIDGET (box)), link);
      ent_block_events (box, item, NULL, question->events);
    }
}

static void
append_sources (GtkBox    *box,
                EntCase   *item,
                GPtrArray *numbers)
{
  if (numbers->len == 0)
    return;
  append_heading (box, _("Sources"), "title-2");
  for (guint i = 0; i < numbers->len; i++)
    {
      EntSource *source = ent_case_find_source (item, numbers->pdata[i]);
      g_autofree char *full = source ? ent_source_dup_full (source) : NULL;
      g_autofree char *text = g_strdup_printf (_("%u. %s"), i + 1, full ? full : (char *) numbers->pdata[i]);

      ent_block_link (box, "win.inspect", ENT_ADDRESS_SOURCE, item->id, numbers->pdata[i], text, NULL);
    }
}

/* The whole section, as a slide. */
static GtkWidget *
create_add_button (EntCase               *item,
                   const EntStorySection *section)
{
  g_autofree char *link = ent_address_format (ENT_ADDRESS_STORY, item->id, section->id);
  /* Translators: %s is the title of a section */
  g_autofree char *name = g_strdup_printf (_("Add “%s” to a lecture"), ent_text_get (section->title));
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Add this section to a lecture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-to-lecture");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), ENT_SLIDE_MAKER_LINK_TYPE, link, "");
  ent_slide_maker_watch (button, link);
  return button;
}

/* A section with the notes on it. */
static GtkWidget *
create_section (EntStoryPage          *self,
                EntCase               *item,
                const EntStorySection *section,
                GPtrArray             *numbers)
{
  GtkWidget *text = ent_noted_text_new (ENT_TARGET_STORY, section->id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = ent_text_block_new_heading (create_heading (ent_text_get (section->title), "title-2"));
  GtkWidget *prose = ent_prose_new ();
  g_autofree char *language = NULL;
  g_autofree char *words = ent_case_dup_target_text (item, ENT_TARGET_STORY, section->id, NULL, &language);
  GPtrArray *blocks = ent_prose_get_blocks (ENT_PROSE (prose));

  ent_prose_set (ENT_PROSE (prose), item, ent_text_get (section->text), numbers);
  gtk_box_append (GTK_BOX (line), heading);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (line), create_add_button (item, section));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), prose);
  g_hash_table_insert (self->sections, g_strdup (section->id), heading);
  ent_noted_text_set_child (ENT_NOTED_TEXT (text), box);
  ent_noted_text_set_words (ENT_NOTED_TEXT (text), words, language, item->language);
  ent_noted_text_add_block (ENT_NOTED_TEXT (text), ENT_TEXT_BLOCK (heading));
  for (guint i = 0; i < blocks->len; i++)
    ent_noted_text_add_block (ENT_NOTED_TEXT (text), blocks->pdata[i]);
  return text;
}

void
ent_story_page_set_case (EntStoryPage *self,
                         EntCase      *item)
{
  g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  GtkBox *box;

  g_return_if_fail (ENT_IS_STORY_PAGE (self));

  g_hash_table_remove_all (self->sections);
  ent_text_notes_set_case (self->notes, item);
  ent_reading_clear (self->reading);
  box = ent_reading_get_box (self->reading);
  append_head (self, box, item);
  for (guint i = 0; i < item->story->len; i++)
    {
      GtkWidget *text = create_section (self, item, item->story->pdata[i], numbers);

      gtk_box_append (box, text);
      ent_text_notes_add (self->notes, ENT_NOTED_TEXT (text));
    }
  append_questions (box, item);
  append_sources (box, item, numbers);
}

void
ent_story_page_show (EntStoryPage *self,
                     const char   *section_id)
{
  GtkWidget *heading;

  g_return_if_fail (ENT_IS_STORY_PAGE (self));

  heading = g_hash_table_lookup (self->sections, section_id);
  if (heading != NULL)
    ent_reading_scroll_to (self->reading, heading);
}

void
ent_story_page_show_words (EntStoryPage *self,
                          const char   *section_id,
                          guint         start,
                          guint         end)
{
  g_return_if_fail (ENT_IS_STORY_PAGE (self));
  ent_text_notes_show_words (self->notes, section_id, start, end);
}

EntTarget *
ent_story_page_dup_selected (EntStoryPage *self)
{
  g_return_val_if_fail (ENT_IS_STORY_PAGE (self), NULL);
  return ent_text_notes_dup_selected (self->notes);
}

void
ent_story_page_set_personal (EntStoryPage *self,
                            EntPersonal  *personal)
{
  g_return_if_fail (ENT_IS_STORY_PAGE (self));
  ent_text_notes_set_personal (self->notes, personal);
}

static void
wanted_cb (EntStoryPage *self,
           EntTarget    *target)
{
  g_signal_emit (self, signals[NOTE_WANTED], 0, target);
}

static void
ent_story_page_dispose (GObject *object)
{
  EntStoryPage *self = ENT_STORY_PAGE (object);

  g_clear_object (&self->notes);
  g_hash_table_remove_all (self->sections);
  if (self->reading != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->reading));
  self->reading = NULL;
  G_OBJECT_CLASS (ent_story_page_parent_class)->dispose (object);
}

static void
ent_story_page_finalize (GObject *object)
{
  g_hash_table_unref (ENT_STORY_PAGE (object)->sections);
  G_OBJECT_CLASS (ent_story_page_parent_class)->finalize (object);
}

static void
ent_story_page_class_init (EntStoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_story_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_story_page_finalize;
  signals[NOTE_WANTED] = g_signal_new ("note-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_story_page_init (EntStoryPage *self)
{
  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reading = ENT_READING (ent_reading_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->reading), GTK_WIDGET (self));
  self->notes = ent_text_notes_new (GTK_WIDGET (self), self->reading);
  g_signal_connect_object (self->notes, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
ent_story_page_new (void)
{
  return g_object_new (ENT_TYPE_STORY_PAGE, NULL);
}
