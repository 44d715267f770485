#include "config.h"

#include "ent-documents-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-reading.h"
#include "ent-slide-maker.h"
#include "ent-slide-target.h"
#include "ent-text-notes.h"

struct _EntDocumentsPage
{
  GtkWidget     parent_instance;

  EntReading   *reading;
  EntTextNotes *notes;
  GtkWidget    *empty;
  GHashTable   *cards;  /* id → borrowed widget */
};

G_DEFINE_FINAL_TYPE (EntDocumentsPage, ent_documents_page, GTK_TYPE_WIDGET)

enum
{
  NOTE_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
dup_parties (EntCase   *item,
             GPtrArray *ids)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      EntActor *actor = ent_case_find_actor (item, ids->pdata[i]);

      if (actor != NULL)
        ent_list_append (names, ent_text_get (actor->name));
    }
  return g_strdup (names->str);
}

/* The label in a block of its own, and that at the label's place. */
static EntTextBlock *
wrap_label (GtkBox    *box,
            GtkWidget *label,
            GArray    *extras,
            guint      start,
            gboolean   is_heading)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (label), *block;

  g_object_ref (label);
  gtk_box_remove (box, label);
  block = is_heading ? ent_text_block_new_heading (label) : ent_text_block_new (label, extras, start);
  g_object_unref (label);
  gtk_box_insert_child_after (box, block, before);
  return ENT_TEXT_BLOCK (block);
}

static GArray *
create_extras (guint before,
               guint length,
               guint after)
{
  GArray *extras = g_array_new (FALSE, FALSE, sizeof (EntTextExtra));
  EntTextExtra parts[] = { { 0, before }, { length, after } };

  return g_array_append_vals (extras, parts, G_N_ELEMENTS (parts));
}

static void
append_add (GtkBox     *box,
            const char *link)
{
  GtkWidget *button = ent_slide_maker_button_new (link);

  ent_slide_maker_watch (button, link);
  gtk_box_append (box, button);
}

/* The words of a document, as ent_case_dup_target_text() joins them; a quotation's marks are not among
 * them. */
static void
append_words (EntNotedText      *text,
              GtkBox            *box,
              const EntCase     *item,
              const EntDocument *document,
              const char        *language)
{
  guint at = 0;

  if (document->text != NULL)
    {
      const char *words = ent_text_get_in (document->text, language);

      ent_noted_text_add_block (text, wrap_label (box, ent_block_text (box, words), NULL, at, FALSE));
      at += (guint) g_utf8_strlen (words, -1);
    }
  for (guint i = 0; i < document->quotations->len; i++)
    {
      const EntQuotation *quotation = document->quotations->pdata[i];
      const char *words = ent_text_get_in (quotation->text, language);
      guint length = (guint) g_utf8_strlen (words, -1), whole, before;
      GtkWidget *label = ent_block_quotation_in (box, quotation, language);
      const char *shown = gtk_label_get_text (GTK_LABEL (label));
      g_autofree char *link = ent_slide_target_format_quotation (item->id, document->id, i);

      whole = (guint) g_utf8_strlen (shown, -1);
      before = (guint) g_utf8_pointer_to_offset (shown, strstr (shown, words));
      at += at > 0 ? strlen ("\n\n") : 0;
      ent_noted_text_add_block (text, wrap_label (GTK_BOX (gtk_widget_get_parent (label)), label,
                                                  create_extras (before, length, whole - before - length), at, FALSE));
      append_add (box, link);
      at += length;
    }
}

static GtkWidget *
create_card (EntDocumentsPage *self,
             EntCase          *item,
             EntDocument      *document)
{
  GtkWidget *text = ent_noted_text_new (ENT_TARGET_DOCUMENT, document->id);
  g_autofree char *language = NULL;
  g_autofree char *words = ent_case_dup_target_text (item, ENT_TARGET_DOCUMENT, document->id, NULL, &language);
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8, NULL);
  GtkBox *box = GTK_BOX (card);
  g_autofree char *date = ent_date_format (document->date);
  g_autofree char *parties = dup_parties (item, document->parties);
  g_autofree char *line = *parties ? g_strdup_printf ("%s · %s", date, parties) : g_strdup (date);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "document");
  ent_block_title (box, ent_text_get (document->title));
  ent_noted_text_set_child (ENT_NOTED_TEXT (text), card);
  ent_noted_text_set_words (ENT_NOTED_TEXT (text), words, language, item->language);
  ent_noted_text_add_block (ENT_NOTED_TEXT (text),
                            wrap_label (box, gtk_widget_get_last_child (card), NULL, 0, TRUE));
  ent_block_dim (box, line);
  append_words (ENT_NOTED_TEXT (text), box, item, document, language ? language : "");
  if (document->where != NULL)
    {
      ent_block_heading (box, _("Where to read it"));
      ent_block_text (box, ent_text_get (document->where));
    }
  if (document->url != NULL)
    {
      GtkWidget *link = gtk_link_button_new_with_label (document->url, _("Open on the Web"));

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (link, document->url);
      gtk_box_append (box, link);
    }
  if (document->event != NULL)
    {
      g_autoptr(GPtrArray) ids = g_ptr_array_new ();

      g_ptr_array_add (ids, document->event);
      ent_block_events (box, item, _("On the timeline"), ids);
    }
  ent_block_sources (box, item, document->sources);
  ent_text_notes_add (self->notes, ENT_NOTED_TEXT (text));
  return text;
}

void
ent_documents_page_set_case (EntDocumentsPage *self,
                             EntCase          *item)
{
  GtkBox *box;

  g_return_if_fail (ENT_IS_DOCUMENTS_PAGE (self));

  g_hash_table_remove_all (self->cards);
  ent_text_notes_set_case (self->notes, item);
  ent_reading_clear (self->reading);
  box = ent_reading_get_box (self->reading);
  for (guint i = 0; i < item->documents->len; i++)
    {
      EntDocument *document = item->documents->pdata[i];
      GtkWidget *card = create_card (self, item, document);

      gtk_box_append (box, card);
      g_hash_table_insert (self->cards, g_strdup (document->id), card);
    }
  if (item->sources->len > 0)
    {
      GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _("All sources of this case"), "xalign", 0.0, NULL);

      gtk_widget_add_css_class (heading, "title-2");
      gtk_box_append (box, heading);
    }
  for (guint i = 0; i < item->sources->len; i++)
    {
      EntSource *source = item->sources->pdata[i];
      g_autofree char *full = ent_source_dup_full (source);

      ent_block_link (box, "win.inspect", ENT_ADDRESS_SOURCE, item->id, source->id, full, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->reading), item->documents->len + item->sources->len > 0);
  gtk_widget_set_visible (self->empty, item->documents->len + item->sources->len == 0);
}

void
ent_documents_page_show (EntDocumentsPage *self,
                         const char       *document_id)
{
  GtkWidget *card;

  g_return_if_fail (ENT_IS_DOCUMENTS_PAGE (self));

  card = g_hash_table_lookup (self->cards, document_id);
  if (card != NULL)
    ent_reading_scroll_to (self->reading, card);
}

void
ent_documents_page_show_words (EntDocumentsPage *self,
                               const char       *document_id,
                               guint             start,
                               guint             end)
{
  g_return_if_fail (ENT_IS_DOCUMENTS_PAGE (self));
  ent_text_notes_show_words (self->notes, document_id, start, end);
}

EntTarget *
ent_documents_page_dup_selected (EntDocumentsPage *self)
{
  g_return_val_if_fail (ENT_IS_DOCUMENTS_PAGE (self), NULL);
  return ent_text_notes_dup_selected (self->notes);
}

void
ent_documents_page_set_personal (EntDocumentsPage *self,
                                 EntPersonal      *personal)
{
  g_return_if_fail (ENT_IS_DOCUMENTS_PAGE (self));
  ent_text_notes_set_personal (self->notes, personal);
}

static void
wanted_cb (EntDocumentsPage *self,
           EntTarget        *target)
{
  g_signal_emit (self, signals[NOTE_WANTED], 0, target);
}

static void
ent_documents_page_dispose (GObject *object)
{
  EntDocumentsPage *self = ENT_DOCUMENTS_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->notes);
  g_hash_table_remove_all (self->cards);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_documents_page_parent_class)->dispose (object);
}

static void
ent_documents_page_finalize (GObject *object)
{
  g_hash_table_unref (ENT_DOCUMENTS_PAGE (object)->cards);
  G_OBJECT_CLASS (ent_documents_page_parent_class)->finalize (object);
}

static void
ent_documents_page_class_init (EntDocumentsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_documents_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_documents_page_finalize;
  signals[NOTE_WANTED] = g_signal_new ("note-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_documents_page_init (EntDocumentsPage *self)
{
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reading = ENT_READING (ent_reading_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->reading), GTK_WIDGET (self));
  self->notes = ent_text_notes_new (GTK_WIDGET (self), self->reading);
  g_signal_connect_object (self->notes, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  self->empty = g_object_new (ADW_TYPE_STATUS_PAGE, "title", _("No Documents"), "description",
                              _("This case names no documents or sources."), "visible", FALSE, NULL);
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
}

GtkWidget *
ent_documents_page_new (void)
{
  return g_object_new (ENT_TYPE_DOCUMENTS_PAGE, NULL);
}
