#include "config.h"

#include "ent-rows.h"

#include <glib/gi18n-lib.h>

#include "ent-news-words.h"
#include "ent-relations-line.h"

struct _EntCaseRow
{
  GtkWidget         parent_instance;

  GtkLabel         *title;
  GtkLabel         *origin;
  GtkWidget        *news;
  GtkImage         *news_icon;
  GtkLabel         *news_label;
  GtkLabel         *detail;
  EntRelationsLine *line;
  GtkWidget        *notes;
  GtkLabel         *notes_count;

  EntCaseItem      *item;  /* or NULL */
};

G_DEFINE_FINAL_TYPE (EntCaseRow, ent_case_row, GTK_TYPE_WIDGET)

static void
show_notes (EntCaseRow *self)
{
  guint n = ent_case_item_get_n_notes (self->item);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf (ngettext ("%u note", "%u notes", n), n);

  gtk_label_set_label (self->notes_count, number);
  /* The list is asked for its height before it has a width: beside a long number the title takes its second line. */
  gtk_label_set_max_width_chars (self->title, n < 100 ? 22 : 16);
  gtk_widget_set_tooltip_text (self->notes, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->notes, n > 0);
}

/* What a person should know before they open it. */
static void
show_news (EntCaseRow *self)
{
  const char *news = ent_case_item_get_news (self->item), *icon = ent_case_item_get_news_icon (self->item);

  /* That holds longer than it is news. */
  if (ent_case_item_get_info (self->item)->withdrawn)
    {
      news = ent_news_kind_to_label (ENT_NEWS_WITHDRAWN);
      icon = ent_news_kind_to_icon (ENT_NEWS_WITHDRAWN);
    }
  gtk_label_set_label (self->news_label, news ? news : "");
  gtk_image_set_from_icon_name (self->news_icon, icon);
  gtk_widget_set_visible (self->news, news != NULL);
}

void
ent_case_row_unbind (EntCaseRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

void
ent_case_row_bind (EntCaseRow  *self,
                   EntCaseItem *item)
{
  const EntCaseInfo *info = ent_case_item_get_info (item);
  g_autofree char *period = ent_date_format (info->period);
  g_autofree char *detail = info->status ? g_strdup_printf ("%s · %s", period, ent_text_get (info->status))
                                         : g_strdup (period);

  gtk_label_set_label (self->title, ent_text_get (info->title));
  gtk_label_set_label (self->origin, ent_case_item_get_origin (item) ? ent_case_item_get_origin (item) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->origin), ent_case_item_get_origin (item) != NULL);
  gtk_label_set_label (self->detail, detail);
  ent_relations_line_set (self->line, info->relations, info->period);
  ent_case_row_unbind (self);
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify::n-notes", G_CALLBACK (show_notes), self);
  g_signal_connect_swapped (item, "notify::news", G_CALLBACK (show_news), self);
  show_notes (self);
  show_news (self);
}

static void
ent_case_row_dispose (GObject *object)
{
  GtkWidget *child;

  ent_case_row_unbind (ENT_CASE_ROW (object));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_case_row_parent_class)->dispose (object);
}

static void
ent_case_row_class_init (EntCaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_case_row_dispose;
  g_type_ensure (ENT_TYPE_RELATIONS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-case-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntCaseRow, title);
  gtk_widget_class_bind_template_child (widget_class, EntCaseRow, origin);
  gtk_widget_class_bind_template_child (widget_class, EntCaseRow, news);
  gtk_widget_class_bind_template_child (widget_class, EntCaseRow, news_icon);
  gtk_widget_class_bind_template_child (widget_class, EntCaseRow, news_label);
  gtk_widget_class_bind_template_child (widget_class, EntCaseRow, detail);
  gtk_widget_class_bind_template_child (widget_class, EntCaseRow, line);
  gtk_widget_class_bind_template_child (widget_class, EntCaseRow, notes);
  gtk_widget_class_bind_template_child (widget_class, EntCaseRow, notes_count);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_case_row_init (EntCaseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

struct _EntHitRow
{
  GtkWidget  parent_instance;

  GtkLabel  *kind;
  GtkLabel  *title;
  GtkLabel  *snippet;
};

G_DEFINE_FINAL_TYPE (EntHitRow, ent_hit_row, GTK_TYPE_WIDGET)

void
ent_hit_row_bind (EntHitRow  *self,
                  EntHitItem *item)
{
  const EntHit *hit = ent_hit_item_get_hit (item);
  g_autoptr(EntDate) date = hit->date ? ent_date_parse (hit->date, NULL) : NULL;
  g_autofree char *when = date ? ent_date_format (date) : NULL;
  g_autoptr(GString) kind = g_string_new (ent_hit_kind_to_label (hit->kind));

  if (when != NULL)
    g_string_append_printf (kind, " · %s", when);
  if (hit->case_title != NULL && hit->kind != ENT_HIT_CASE)
    g_string_append_printf (kind, " · %s", hit->case_title);
  gtk_label_set_label (self->kind, kind->str);
  gtk_label_set_label (self->title, hit->title);
  gtk_label_set_label (self->snippet, hit->snippet ? hit->snippet : "");
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), hit->snippet != NULL);
}

static void
ent_hit_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_hit_row_parent_class)->dispose (object);
}

static void
ent_hit_row_class_init (EntHitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_hit_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntHitRow, kind);
  gtk_widget_class_bind_template_child (widget_class, EntHitRow, title);
  gtk_widget_class_bind_template_child (widget_class, EntHitRow, snippet);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_hit_row_init (EntHitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
