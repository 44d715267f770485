/* CommonMark to widgets: libcmark makes the tree, each block of it becomes a label with
 * Pango markup.  Citations are no CommonMark; before it is parsed they become links of a kind of their
 * own, which then become small raised numbers.  The plain text that notes stand on is read from the same tree, so
 * that each label is one block of it. */
#include "config.h"

#include "ent-prose.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-citation.h"
#include "ent-plain-text.h"

struct _EntProse
{
  GtkWidget     parent_instance;
  EntCase      *item;
  EntPlainText *plain;
  GPtrArray    *blocks;  /* borrowed, of EntTextBlock */
  GPtrArray    *cites;   /* while widgets are made: of EntCite */
  GPtrArray    *numbers; /* borrowed, then too */
};

G_DEFINE_FINAL_TYPE (EntProse, ent_prose, GTK_TYPE_WIDGET)

/* The markup of one label while it is written. */
typedef struct
{
  GString *out;
  guint    n_plain;  /* characters, without extras */
  GArray  *extras;   /* of EntTextExtra */
} Markup;

static guint
number_of (GPtrArray  *numbers,
           const char *source)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (numbers, source, g_str_equal, &index))
    {
      index = numbers->len;
      g_ptr_array_add (numbers, g_strdup (source));
    }
  return index + 1;
}

static void
append_escaped (GString    *out,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text ? text : "", -1);

  g_string_append (out, escaped);
}

static void
append_words (Markup     *self,
              const char *text)
{
  append_escaped (self->out, text);
  self->n_plain += (guint) g_utf8_strlen (text, -1);
}

static char *
dup_source_name (EntCase       *item,
                 const EntCite *cite)
{
  EntSource *source = ent_case_find_source (item, cite->source);
  g_autofree char *name = source ? ent_source_dup_short (source) : g_strdup (cite->source);

  /* Translators: a source and the place in it: "Quandt 1986, p. 12" */
  return cite->locator != NULL ? g_strdup_printf (_("%s, %s"), name, cite->locator) : g_steal_pointer (&name);
}

/* What a link's tooltip says: an event by title and date. */
static char *
dup_link_title (EntCase    *item,
                const char *uri,
                const char *title)
{
  g_autoptr(EntAddress) link = ent_address_parse (uri, item->id);

  if (link != NULL && link->kind == ENT_ADDRESS_SOURCE)
    {
      EntCite cite = { link->id, title != NULL && *title != '\0' ? (char *) title : NULL };

      return dup_source_name (item, &cite);
    }
  if (link != NULL && link->kind == ENT_ADDRESS_EVENT)
    {
      EntEvent *event = ent_case_find_event (item, link->id);
      g_autofree char *date = event ? ent_date_format (event->date) : NULL;

      return event ? g_strdup_printf ("%s · %s", ent_text_get (event->title), date) : NULL;
    }
  return g_strdup (link != NULL && link->kind == ENT_ADDRESS_URL ? uri : title);
}

static void
append_link_start (GString    *out,
                   const char *uri,
                   const char *title)
{
  g_string_append (out, "<a href=\"");
  append_escaped (out, uri);
  if (title != NULL && *title != '\0')
    {
      g_string_append (out, "\" title=\"");
      append_escaped (out, title);
    }
  g_string_append (out, "\">");
}

/* The raised number of a citation, which is not among the words. */
static void
append_citation (Markup     *self,
                 EntProse   *prose,
                 cmark_node *node,
                 guint       index)
{
  cmark_node *before = cmark_node_previous (node);
  const EntCite *cite = prose->cites->pdata[index];
  g_autofree char *number = g_strdup_printf ("%u", number_of (prose->numbers, cite->source));
  g_autofree char *uri = g_strconcat ("source:", cite->source, NULL);
  g_autofree char *title = dup_source_name (prose->item, cite);
  EntTextExtra extra = { self->n_plain, (guint) strlen (number) };
  guint other;

  if (before != NULL && cmark_node_get_type (before) == CMARK_NODE_LINK
      && ent_cite_link_parse (cmark_node_get_url (before), &other))
    {
      g_string_append_c (self->out, ' ');
      extra.n++;
    }
  append_link_start (self->out, uri, title);
  g_string_append_printf (self->out, "<sup>%s</sup></a>", number);
  g_array_append_val (self->extras, extra);
}

static void
append_link (Markup           *self,
             EntProse         *prose,
             cmark_node       *node,
             cmark_event_type  event,
             cmark_iter       *iter)
{
  const char *uri = cmark_node_get_url (node);
  g_autofree char *title = NULL;
  guint index;

  if (event == CMARK_EVENT_EXIT)
    {
      g_string_append (self->out, "</a>");
      return;
    }
  if (ent_cite_link_parse (uri, &index))
    {
      if (index < prose->cites->len)
        append_citation (self, prose, node, index);
      cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
      return;
    }
  title = dup_link_title (prose->item, uri, cmark_node_get_title (node));
  append_link_start (self->out, uri, title);
}

static void
append_span (Markup           *self,
             EntProse         *prose,
             cmark_node       *node,
             cmark_event_type  event,
             cmark_iter       *iter)
{
  gboolean enter = event == CMARK_EVENT_ENTER;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
      append_words (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      append_words (self, " ");
      break;
    case CMARK_NODE_LINEBREAK:
      append_words (self, "\n");
      break;
    case CMARK_NODE_CODE:
      g_string_append (self->out, "<tt>");
      append_words (self, cmark_node_get_literal (node));
      g_string_append (self->out, "</tt>");
      break;
    case CMARK_NODE_EMPH:
      g_string_append (self->out, enter ? "<i>" : "</i>");
      break;
    case CMARK_NODE_STRONG:
      g_string_append (self->out, enter ? "<b>" : "</b>");
      break;
    case CMARK_NODE_LINK:
      append_link (self, prose, node, event, iter);
      break;
    default:
      break;
    }
}

/* The inline content of a block as Pango markup. */
static char *
dup_markup (EntProse    *self,
            cmark_node  *block,
            GArray     **extras)
{
  Markup markup = { g_string_new (NULL), 0, g_array_new (FALSE, FALSE, sizeof (EntTextExtra)) };
  cmark_iter *iter = cmark_iter_new (block);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (cmark_iter_get_node (iter) != block)
      append_span (&markup, self, cmark_iter_get_node (iter), event, iter);
  cmark_iter_free (iter);
  *extras = markup.extras;
  return g_string_free (markup.out, FALSE);
}

static gboolean
activate_link_cb (GtkLabel   *label,
                  const char *uri,
                  EntProse   *self)
{
  g_autoptr(EntAddress) link = ent_address_parse (uri, self->item->id);
  g_autofree char *target = NULL;

  if (link == NULL)
    return TRUE;
  if (link->kind == ENT_ADDRESS_URL)
    return FALSE;
  target = ent_address_to_string (link);
  gtk_widget_activate_action (GTK_WIDGET (self), link->kind == ENT_ADDRESS_SOURCE ? "win.inspect" : "win.go",
                              "s", target);
  return TRUE;
}

static void
append_label (EntProse   *self,
              GtkBox     *box,
              const char *markup,
              GArray     *extras,
              const char *css_class)
{
  const EntPlainBlock *place = &g_array_index (self->plain->blocks, EntPlainBlock, self->blocks->len);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "xalign", 0.0,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE,
                                   NULL);
  GtkWidget *block = ent_text_block_new (label, extras, place->start);

  gtk_widget_add_css_class (label, css_class);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (activate_link_cb), self, 0);
  gtk_box_append (box, block);
  g_ptr_array_add (self->blocks, block);
}

static void append_blocks (EntProse   *self,
                           GtkBox     *box,
                           cmark_node *parent);

static GtkBox *
create_column (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_widget_set_hexpand (box, TRUE);
  return GTK_BOX (box);
}

static void
append_list (EntProse   *self,
             GtkBox     *box,
             cmark_node *list)
{
  int number = cmark_node_get_list_start (list);

  for (cmark_node *entry = cmark_node_first_child (list); entry; entry = cmark_node_next (entry))
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      g_autofree char *marker = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST
                                ? g_strdup_printf ("%d.", number++) : g_strdup ("•");
      GtkWidget *mark = g_object_new (GTK_TYPE_LABEL, "label", marker, "valign", GTK_ALIGN_START, NULL);
      GtkBox *column = create_column (8);

      gtk_widget_add_css_class (mark, "prose");
      gtk_box_append (GTK_BOX (line), mark);
      append_blocks (self, column, entry);
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (column));
      gtk_box_append (box, line);
    }
}

static void
append_block (EntProse   *self,
              GtkBox     *box,
              cmark_node *block)
{
  g_autofree char *markup = NULL;
  GArray *extras = NULL;
  GtkBox *column;

  switch (cmark_node_get_type (block))
    {
    case CMARK_NODE_PARAGRAPH:
      markup = dup_markup (self, block, &extras);
      append_label (self, box, markup, extras, "prose");
      break;
    case CMARK_NODE_HEADING:
      markup = dup_markup (self, block, &extras);
      append_label (self, box, markup, extras, "title-3");
      break;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
      markup = g_markup_escape_text (cmark_node_get_literal (block), -1);
      append_label (self, box, markup, extras, "monospace");
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      break;
    case CMARK_NODE_LIST:
      append_list (self, box, block);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      column = create_column (8);
      gtk_widget_add_css_class (GTK_WIDGET (column), "quotation");
      append_blocks (self, column, block);
      gtk_box_append (box, GTK_WIDGET (column));
      break;
    default:
      append_blocks (self, box, block);
    }
}

static void
append_blocks (EntProse   *self,
               GtkBox     *box,
               cmark_node *parent)
{
  for (cmark_node *block = cmark_node_first_child (parent); block; block = cmark_node_next (block))
    append_block (self, box, block);
}

void
ent_prose_set (EntProse   *self,
               EntCase    *item,
               const char *commonmark,
               GPtrArray  *numbers)
{
  g_autofree char *linked = NULL;
  cmark_node *document;
  GtkBox *column;

  g_return_if_fail (ENT_IS_PROSE (self));
  g_return_if_fail (self->item == NULL);
  g_return_if_fail (item != NULL && commonmark != NULL && numbers != NULL);

  self->item = ent_case_ref (item);
  self->plain = ent_plain_text_new (commonmark);
  self->cites = ent_cites_new ();
  self->numbers = numbers;
  linked = ent_citations_to_links (commonmark, self->cites);
  document = cmark_parse_document (linked, strlen (linked), CMARK_OPT_DEFAULT);
  column = create_column (12);
  append_blocks (self, column, document);
  gtk_widget_set_parent (GTK_WIDGET (column), GTK_WIDGET (self));
  cmark_node_free (document);
  g_clear_pointer (&self->cites, g_ptr_array_unref);
  self->numbers = NULL;
}

GPtrArray *
ent_prose_get_blocks (EntProse *self)
{
  g_return_val_if_fail (ENT_IS_PROSE (self), NULL);
  return self->blocks;
}

static void
ent_prose_dispose (GObject *object)
{
  EntProse *self = ENT_PROSE (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->blocks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->item, ent_case_unref);
  g_clear_pointer (&self->plain, ent_plain_text_free);
  G_OBJECT_CLASS (ent_prose_parent_class)->dispose (object);
}

static void
ent_prose_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_PROSE (object)->blocks);
  G_OBJECT_CLASS (ent_prose_parent_class)->finalize (object);
}

static void
ent_prose_class_init (EntProseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_prose_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_prose_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_prose_init (EntProse *self)
{
  self->blocks = g_ptr_array_new ();
}

GtkWidget *
ent_prose_new (void)
{
  return g_object_new (ENT_TYPE_PROSE, NULL);
}
