/* CommonMark to widgets: libcmark makes the tree, each block of it becomes a label with
 * Pango markup.  Citations are no CommonMark; before it is parsed each one is written as
 * links with a scheme of our own, [3](source:quandt-1986 "p. 12"), which then become small
 * raised numbers. */
#include "config.h"

#include "ent-prose.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>

#include "ent-citation.h"
#include "ent-address.h"

#define CITE_SCHEME "source:"

struct _EntProse
{
  GtkWidget  parent_instance;
  EntCase   *item;
};

G_DEFINE_FINAL_TYPE (EntProse, ent_prose, GTK_TYPE_WIDGET)

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
append_link_title (GString    *out,
                   const char *title)
{
  g_string_append (out, " \"");
  for (const char *c = title; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

/* The text with its citations as links; adds to @numbers. */
static char *
link_citations (const char *text,
                GPtrArray  *numbers)
{
  g_autoptr(GPtrArray) citations = ent_citations_scan (text);
  g_autoptr(GString) out = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < citations->len; i++)
    {
      const EntCitation *citation = citations->pdata[i];
      gsize before = citation->begin;

      /* A raised number stands close to the word before it. */
      while (before > done && text[before - 1] == ' ')
        before--;
      g_string_append_len (out, text + done, before - done);
      for (guint j = 0; j < citation->cites->len; j++)
        {
          const EntCite *cite = citation->cites->pdata[j];

          g_string_append_printf (out, "%s[%u](" CITE_SCHEME "%s", j > 0 ? " " : "",
                                  number_of (numbers, cite->source), cite->source);
          if (cite->locator != NULL)
            append_link_title (out, cite->locator);
          g_string_append_c (out, ')');
        }
      done = citation->end;
    }
  g_string_append (out, text + done);
  return g_strdup (out->str);
}

static void
append_escaped (GString    *out,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text ? text : "", -1);

  g_string_append (out, escaped);
}

/* What a link's tooltip says: a source by name, an event by title and date. */
static char *
dup_link_title (EntCase    *item,
                const char *uri,
                const char *title)
{
  g_autoptr(EntAddress) link = ent_address_parse (uri, item->id);

  if (link != NULL && link->kind == ENT_ADDRESS_SOURCE)
    {
      EntSource *source = ent_case_find_source (item, link->id);
      g_autofree char *name = source ? ent_source_dup_short (source) : g_strdup (link->id);

      return title != NULL && *title != '\0' ? g_strdup_printf ("%s, %s", name, title)
                                             : g_steal_pointer (&name);
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
                   EntCase    *item,
                   cmark_node *node)
{
  const char *uri = cmark_node_get_url (node);
  g_autofree char *title = dup_link_title (item, uri, cmark_node_get_title (node));

  g_string_append (out, "<a href=\"");
  append_escaped (out, uri);
  if (title != NULL && *title != '\0')
    {
      g_string_append (out, "\" title=\"");
      append_escaped (out, title);
    }
  g_string_append (out, "\">");
  if (g_str_has_prefix (uri, CITE_SCHEME))
    g_string_append (out, "<sup>");
}

static void
append_span (GString           *out,
             EntCase           *item,
             cmark_node        *node,
             cmark_event_type   event)
{
  gboolean enter = event == CMARK_EVENT_ENTER;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
      append_escaped (out, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (out, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (out, '\n');
      break;
    case CMARK_NODE_CODE:
      g_string_append (out, "<tt>");
      append_escaped (out, cmark_node_get_literal (node));
      g_string_append (out, "</tt>");
      break;
    case CMARK_NODE_EMPH:
      g_string_append (out, enter ? "<i>" : "</i>");
      break;
    case CMARK_NODE_STRONG:
      g_string_append (out, enter ? "<b>" : "</b>");
      break;
    case CMARK_NODE_LINK:
      if (enter)
        append_link_start (out, item, node);
      else
        g_string_append (out, g_str_has_prefix (cmark_node_get_url (node), CITE_SCHEME)
                              ? "</sup></a>" : "</a>");
      break;
    default:
      break;
    }
}

/* The inline content of a block as Pango markup. */
static char *
dup_markup (EntCase    *item,
            cmark_node *block)
{
  g_autoptr(GString) out = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (block);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (cmark_iter_get_node (iter) != block)
      append_span (out, item, cmark_iter_get_node (iter), event);
  cmark_iter_free (iter);
  return g_strdup (out->str);
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

static GtkWidget *
append_label (EntProse   *self,
              GtkBox     *box,
              const char *markup,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "xalign", 0.0,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (activate_link_cb), self, 0);
  gtk_box_append (box, label);
  return label;
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
  GtkBox *column;

  switch (cmark_node_get_type (block))
    {
    case CMARK_NODE_PARAGRAPH:
      markup = dup_markup (self->item, block);
      append_label (self, box, markup, "prose");
      break;
    case CMARK_NODE_HEADING:
      markup = dup_markup (self->item, block);
      append_label (self, box, markup, "title-3");
      break;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
      markup = g_markup_escape_text (cmark_node_get_literal (block), -1);
      append_label (self, box, markup, "monospace");
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
ent_prose_append (EntProse   *self,
                  EntCase    *item,
                  const char *commonmark,
                  GPtrArray  *numbers)
{
  g_autofree char *linked = NULL;
  cmark_node *document;
  GtkBox *column;

  g_return_if_fail (ENT_IS_PROSE (self));
  g_return_if_fail (item != NULL && commonmark != NULL && numbers != NULL);

  g_clear_pointer (&self->item, ent_case_unref);
  self->item = ent_case_ref (item);
  linked = link_citations (commonmark, numbers);
  document = cmark_parse_document (linked, strlen (linked), CMARK_OPT_DEFAULT);
  column = create_column (12);
  append_blocks (self, column, document);
  gtk_widget_set_parent (GTK_WIDGET (column), GTK_WIDGET (self));
  cmark_node_free (document);
}

static void
ent_prose_dispose (GObject *object)
{
  EntProse *self = ENT_PROSE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->item, ent_case_unref);
  G_OBJECT_CLASS (ent_prose_parent_class)->dispose (object);
}

static void
ent_prose_class_init (EntProseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_prose_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_prose_init (EntProse *self)
{
}

GtkWidget *
ent_prose_new (void)
{
  return g_object_new (ENT_TYPE_PROSE, NULL);
}
