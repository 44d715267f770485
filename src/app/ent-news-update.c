#include "config.h"

#include "ent-news-update.h"

#include <glib/gi18n-lib.h>

#include "ent-cut-list.h"
#include "ent-news-card.h"
#include "ent-news-words.h"

#define N_FIRST 20
#define N_STEP  100

struct _EntNewsUpdate
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GPtrArray *items;  /* of EntNewsItem */
};

G_DEFINE_FINAL_TYPE (EntNewsUpdate, ent_news_update, GTK_TYPE_WIDGET)

static void
copy_cb (EntNewsUpdate *self)
{
  g_autoptr(GPtrArray) news = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (news, (gpointer) ent_news_item_get_news (self->items->pdata[i]));
  text = ent_news_to_text (news, ent_news_item_get_codebook (self->items->pdata[0]));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("The update is copied as text"));
}

static GtkWidget *
create_head (EntNewsUpdate *self)
{
  const EntNews *news = ent_news_item_get_news (self->items->pdata[0]);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", news->feed_title, "xalign", 0., "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic"), *detail;
  g_autofree char *when = ent_news_dup_when (news->when_usec, g_get_real_time ());
  g_autofree char *n_cases = g_strdup_printf (ngettext ("%u case", "%u cases", self->items->len), self->items->len);
  g_autofree char *line = g_strdup_printf ("%s · %s", when, n_cases);
  /* Translators: read out: the title of a feed, and when it was updated */
  g_autofree char *update = g_strdup_printf (_("%s, %s"), news->feed_title, when);
  /* Translators: read out, of a button: the title of a feed, and when it was updated */
  g_autofree char *name = g_strdup_printf (_("Copy as text: %s, %s"), news->feed_title, when);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, update, -1);
  gtk_widget_add_css_class (title, "title-3");
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  detail = g_object_new (GTK_TYPE_LABEL, "label", line, "xalign", 0., "wrap", TRUE, NULL);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_hexpand (titles, TRUE);
  gtk_box_append (GTK_BOX (titles), title);
  gtk_box_append (GTK_BOX (titles), detail);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (copy, _("Copy as Text"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
  gtk_box_append (GTK_BOX (head), titles);
  gtk_box_append (GTK_BOX (head), copy);
  return head;
}

static GtkWidget *
create_card (guint    index,
             gpointer data)
{
  GPtrArray *items = data;

  return ent_news_card_new (items->pdata[index]);
}

static char *
create_label (guint    n_next,
              guint    n_all,
              gboolean rest)
{
  if (rest)
    return g_strdup_printf (ngettext ("Show All %u Case", "Show All %u Cases", n_all), n_all);
  /* Translators: some of many cases: "Show 100 More of 1000 Cases" */
  return g_strdup_printf (_("Show %u More of %u Cases"), n_next, n_all);
}

static void
ent_news_update_dispose (GObject *object)
{
  EntNewsUpdate *self = ENT_NEWS_UPDATE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (ent_news_update_parent_class)->dispose (object);
}

static void
ent_news_update_class_init (EntNewsUpdateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_news_update_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "newsupdate");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ent_news_update_init (EntNewsUpdate *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ent_news_update_new (GPtrArray *items)
{
  EntNewsUpdate *self = g_object_new (ENT_TYPE_NEWS_UPDATE, NULL);

  self->items = g_ptr_array_ref (items);
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  gtk_box_append (GTK_BOX (self->box), ent_cut_list_new (_("Cases"), 9, items->len, N_FIRST, N_STEP, create_card,
                                                         create_label, g_ptr_array_ref (items),
                                                         (GDestroyNotify) g_ptr_array_unref));
  return GTK_WIDGET (self);
}
