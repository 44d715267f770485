#include "config.h"

#include "ent-documents-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-reading.h"

struct _EntDocumentsPage
{
  GtkWidget   parent_instance;

  EntReading *reading;
  GtkWidget  *empty;
  GHashTable *cards;  /* id → borrowed widget */
};

G_DEFINE_FINAL_TYPE (EntDocumentsPage, ent_documents_page, GTK_TYPE_WIDGET)

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

static GtkWidget *
create_card (EntCase     *item,
             EntDocument *document)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8, NULL);
  GtkBox *box = GTK_BOX (card);
  g_autofree char *date = ent_date_format (document->date);
  g_autofree char *parties = dup_parties (item, document->parties);
  g_autofree char *line = *parties ? g_strdup_printf ("%s · %s", date, parties) : g_strdup (date);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "document");
  ent_block_title (box, ent_text_get (document->title));
  ent_block_dim (box, line);
  if (document->text != NULL)
    ent_block_text (box, ent_text_get (document->text));
  for (guint i = 0; i < document->quotations->len; i++)
    ent_block_quotation (box, document->quotations->pdata[i]);
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
  return card;
}

void
ent_documents_page_set_case (EntDocumentsPage *self,
                             EntCase          *item)
{
  GtkBox *box;

  g_return_if_fail (ENT_IS_DOCUMENTS_PAGE (self));

  g_hash_table_remove_all (self->cards);
  ent_reading_clear (self->reading);
  box = ent_reading_get_box (self->reading);
  for (guint i = 0; i < item->documents->len; i++)
    {
      EntDocument *document = item->documents->pdata[i];
      GtkWidget *card = create_card (item, document);

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

static void
ent_documents_page_dispose (GObject *object)
{
  EntDocumentsPage *self = ENT_DOCUMENTS_PAGE (object);
  GtkWidget *child;

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
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_documents_page_init (EntDocumentsPage *self)
{
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reading = ENT_READING (ent_reading_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->reading), GTK_WIDGET (self));
  self->empty = g_object_new (ADW_TYPE_STATUS_PAGE, "title", _("No Documents"), "description",
                              _("This case names no documents or sources."), "visible", FALSE, NULL);
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
}

GtkWidget *
ent_documents_page_new (void)
{
  return g_object_new (ENT_TYPE_DOCUMENTS_PAGE, NULL);
}
