#include "config.h"

#include "ent-news-card.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-diff-list.h"
#include "ent-news-words.h"

struct _EntNewsCard
{
  GtkWidget    parent_instance;

  GtkWidget   *box;
  GtkWidget   *waiting;
  GtkWidget   *waiting_label;
  EntNewsItem *item;
};

G_DEFINE_FINAL_TYPE (EntNewsCard, ent_news_card, GTK_TYPE_WIDGET)

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0., "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_link (GtkWidget  *label,
             const char *link)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", label, "halign", GTK_ALIGN_START, "action-name", "win.go",
                                    NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "line");
  gtk_widget_add_css_class (button, "news-link");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return button;
}

/* Head */

static void
append_title (EntNewsCard *self,
              GtkWidget   *box)
{
  const EntNews *news = ent_news_item_get_news (self->item);
  GtkWidget *label = create_label (news->case_title, "heading");
  g_autofree char *link = ent_address_format (ENT_ADDRESS_CASE, news->case_id, NULL);

  gtk_box_append (GTK_BOX (box), ent_news_item_has_case (self->item) ? create_link (label, link) : label);
}

static void
update_waiting (EntNewsCard *self)
{
  guint n = ent_news_item_get_n_waiting (self->item);
  g_autofree char *text = g_strdup_printf (ngettext ("%u note waits for a place", "%u notes wait for a place", n), n);

  gtk_label_set_label (GTK_LABEL (self->waiting_label), text);
  gtk_widget_set_visible (self->waiting, n > 0);
}

static GtkWidget *
create_head (EntNewsCard *self)
{
  const EntNews *news = ent_news_item_get_news (self->item);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", ent_news_kind_to_icon (news->kind), "valign",
                                   GTK_ALIGN_START, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *words = ent_news_dup_words (news);
  /* Translators: read out: the title of a case, and what an update did to it */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), news->case_title, words);

  gtk_widget_add_css_class (image, "news-icon");
  gtk_widget_set_hexpand (box, TRUE);
  append_title (self, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), create_label (words, "dim-label"));
  self->waiting_label = create_label ("", NULL);
  self->waiting = create_link (self->waiting_label, "inbox:");
  gtk_box_append (GTK_BOX (box), self->waiting);
  gtk_box_append (GTK_BOX (head), image);
  gtk_box_append (GTK_BOX (head), box);
  return head;
}

/* What changed */

static char *
dup_event_link (const EntChange *change,
                gpointer         data)
{
  const EntNews *news = ent_news_item_get_news (data);

  if (g_strcmp0 (change->part, "event") != 0 || change->id == NULL || !ent_news_item_has_event (data, change->id))
    return NULL;
  return ent_address_format (ENT_ADDRESS_EVENT, news->case_id, change->id);
}

/* Nothing of it is built before. */
static void
expanded_cb (EntNewsCard *self,
             GParamSpec  *pspec,
             GtkExpander *expander)
{
  const EntNews *news = ent_news_item_get_news (self->item);

  ent_news_item_set_expanded (self->item, gtk_expander_get_expanded (expander));
  if (gtk_expander_get_expanded (expander) && gtk_expander_get_child (expander) == NULL)
    gtk_expander_set_child (expander,
                            ent_diff_list_new (news->diff, dup_event_link, g_object_ref (self->item), g_object_unref,
                                               ent_news_item_get_codebook (self->item)));
}

static void
append_changes (EntNewsCard *self)
{
  const EntNews *news = ent_news_item_get_news (self->item);
  guint n = news->diff != NULL ? news->diff->changes->len : 0;
  g_autofree char *name = NULL;
  GtkWidget *expander;

  if (n == 0)
    return;
  /* Translators: read out, of what opens a list of changes; %s is the title of a case */
  name = g_strdup_printf (_("What changed in “%s”"), news->case_title);
  expander = gtk_expander_new (_("What changed"));
  gtk_widget_add_css_class (expander, "news-changes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (expander, "notify::expanded", G_CALLBACK (expanded_cb), self);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), ent_news_item_is_expanded (self->item));
  gtk_box_append (GTK_BOX (self->box), expander);
}

static void
ent_news_card_dispose (GObject *object)
{
  EntNewsCard *self = ENT_NEWS_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (ent_news_card_parent_class)->dispose (object);
}

static void
ent_news_card_class_init (EntNewsCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_news_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "newscard");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ent_news_card_init (EntNewsCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ent_news_card_new (EntNewsItem *item)
{
  EntNewsCard *self = g_object_new (ENT_TYPE_NEWS_CARD, NULL);

  self->item = g_object_ref (item);
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  append_changes (self);
  g_signal_connect_object (item, "notify::n-waiting", G_CALLBACK (update_waiting), self, G_CONNECT_SWAPPED);
  update_waiting (self);
  return GTK_WIDGET (self);
}
