/* Models:
 *
 *   EntLectureList ─ GtkFilterListModel ─ GtkSortListModel ─ GtkSingleSelection ─ list */
#include "config.h"

#include "ent-lectures-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-date.h"
#include "ent-lecture-row.h"

typedef enum { ORDER_CHANGED, ORDER_TITLE, ORDER_DATE, ORDER_COURSE, N_ORDERS } Order;

static const char * const order_words[N_ORDERS] = { "changed", "title", "date", "course" };
static const char * const order_labels[N_ORDERS] = {
  N_("Last Changed"), N_("Title"), N_("Date of the Lecture"), N_("Course"),
};

struct _EntLecturesPage
{
  GtkWidget           parent_instance;

  GtkSearchEntry     *search;
  GtkLabel           *count;
  GtkMenuButton      *sort_button;
  GtkStack           *content;  /* "empty", "nothing" or "list" */
  GtkListView        *list;

  EntSession         *session;
  GtkFilter          *filter;
  GtkSorter          *sorter;
  GtkSingleSelection *selection;
  char               *words;    /* folded, that are searched */
  Order               order;
};

enum { PROP_0, PROP_SORT, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntLecturesPage, ent_lectures_page, GTK_TYPE_WIDGET)

/* What is shown */

static gboolean
has_words (const char *text,
           const char *words)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, words) != NULL;
}

static gboolean
filter_cb (gpointer item,
           gpointer data)
{
  EntLecturesPage *self = data;
  const EntLecture *lecture = ent_lecture_item_get_lecture (item);

  return self->words == NULL || has_words (lecture->title, self->words) || has_words (lecture->course, self->words)
         || has_words (lecture->case_title, self->words);
}

static int
compare_texts (const char *a,
               const char *b)
{
  /* Those that say nothing come last. */
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return g_utf8_collate (a, b);
}

/* Where a lecture is given; those without a date come last. */
static gint64
get_begin (const EntLecture *lecture)
{
  g_autoptr(EntDate) date = lecture->date != NULL ? ent_date_parse (lecture->date, NULL) : NULL;

  return date != NULL ? ent_date_get_earliest (date) : G_MININT64;
}

static int
sort_cb (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  EntLecturesPage *self = data;
  const EntLecture *first = ent_lecture_item_get_lecture ((gpointer) a);
  const EntLecture *second = ent_lecture_item_get_lecture ((gpointer) b);
  int order = 0;

  if (self->order == ORDER_TITLE)
    order = g_utf8_collate (first->title, second->title);
  else if (self->order == ORDER_COURSE)
    order = compare_texts (first->course, second->course);
  else if (self->order == ORDER_DATE)
    order = (get_begin (first) < get_begin (second)) - (get_begin (first) > get_begin (second));
  if (order == 0)
    order = (first->modified_usec < second->modified_usec) - (first->modified_usec > second->modified_usec);
  return order != 0 ? order : strcmp (first->id, second->id);
}

static void
update (EntLecturesPage *self)
{
  guint n_all, n;
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;
  n_all = g_list_model_get_n_items (ent_lecture_list_get_model (ent_session_get_lectures (self->session)));
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (self->words == NULL)
    text = g_strdup_printf (ngettext ("%u lecture", "%u lectures", n_all), n_all);
  else
    /* Translators: how many lectures have the words that are searched, of how many. */
    text = g_strdup_printf (ngettext ("%u of %u lecture", "%u of %u lectures", n_all), n, n_all);
  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->content, n_all == 0 ? "empty" : n == 0 ? "nothing" : "list");
}

/* What changed may stand elsewhere now. */
static void
lecture_changed_cb (EntLecturesPage *self)
{
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
watch (EntLecturesPage *self,
       guint            position,
       guint            n_removed,
       guint            n_added,
       GListModel      *lectures)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(EntLectureItem) item = g_list_model_get_item (lectures, i);

      g_signal_connect_object (item, "notify::lecture", G_CALLBACK (lecture_changed_cb), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

/* Finding and ordering */

static void
search_changed_cb (EntLecturesPage *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_free (self->words);
  self->words = *words != '\0' ? g_utf8_casefold (words, -1) : NULL;
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
stop_search_cb (EntLecturesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
name_sort_button (EntLecturesPage *self)
{
  /* Translators: of a button; %s is what the list is ordered by */
  g_autofree char *name = g_strdup_printf (_("Order: %s"), _(order_labels[self->order]));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sort_button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->sort_button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_sort (EntLecturesPage *self,
          const char      *word)
{
  for (Order i = 0; i < N_ORDERS; i++)
    if (g_strcmp0 (word, order_words[i]) == 0 && self->order != i)
      {
        self->order = i;
        if (self->sorter != NULL)
          gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
        name_sort_button (self);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
      }
}

static void
create_sort_menu (EntLecturesPage *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (Order i = 0; i < N_ORDERS; i++)
    {
      g_autofree char *action = g_strdup_printf ("lectures.sort::%s", order_words[i]);

      g_menu_append (menu, _(order_labels[i]), action);
    }
  gtk_menu_button_set_menu_model (self->sort_button, G_MENU_MODEL (menu));
}

/* What is selected */

/* (nullable) */
static const EntLecture *
get_selected (EntLecturesPage *self)
{
  EntLectureItem *item = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  return item != NULL ? ent_lecture_item_get_lecture (item) : NULL;
}

static void
go_to (EntLecturesPage *self,
       const char      *id)
{
  g_autofree char *link = g_strconcat ("lecture:", id, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
}

static void
activate_cb (EntLecturesPage *self,
             guint            position)
{
  g_autoptr(EntLectureItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    go_to (self, ent_lecture_item_get_lecture (item)->id);
}

/* Enter opens the first that was found. */
static void
search_activate_cb (EntLecturesPage *self)
{
  search_changed_cb (self);
  if (self->words != NULL)
    activate_cb (self, 0);
}

/* The window's action of the same name, with the lecture that is selected. */
static void
pass_on_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const EntLecture *lecture = get_selected (ENT_LECTURES_PAGE (widget));
  g_autofree char *action = g_strdup_printf ("win.%s-lecture", strchr (name, '.') + 1);

  if (lecture != NULL)
    gtk_widget_activate_action (widget, action, "s", lecture->id);
}

static GtkWidget *
find_row (GtkWidget *widget)
{
  if (ENT_IS_LECTURE_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (ENT_LECTURES_PAGE (widget)->list))
                   ? find_row (focus) : NULL;

  if (row != NULL)
    ent_lecture_row_popup (ENT_LECTURE_ROW (row));
}

/* Setting up */

static void
setup_cb (EntLecturesPage *self,
          GtkListItem     *list_item)
{
  gtk_list_item_set_child (list_item, ent_lecture_row_new ());
}

static void
bind_cb (EntLecturesPage *self,
         GtkListItem     *list_item)
{
  ent_lecture_row_bind (ENT_LECTURE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (EntLecturesPage *self,
           GtkListItem     *list_item)
{
  ent_lecture_row_bind (ENT_LECTURE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

void
ent_lectures_page_set_session (EntLecturesPage *self,
                               EntSession      *session)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GListModel *lectures, *found, *sorted;

  g_return_if_fail (ENT_IS_LECTURES_PAGE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  lectures = ent_lecture_list_get_model (ent_session_get_lectures (session));
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (sort_cb, self, NULL));
  found = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (lectures), g_object_ref (self->filter)));
  sorted = G_LIST_MODEL (gtk_sort_list_model_new (found, g_object_ref (self->sorter)));
  self->selection = gtk_single_selection_new (sorted);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (lectures, "items-changed", G_CALLBACK (watch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  watch (self, 0, 0, g_list_model_get_n_items (lectures), lectures);
}

void
ent_lectures_page_open (EntLecturesPage *self)
{
  g_return_if_fail (ENT_IS_LECTURES_PAGE (self));

  update (self);
}

static void
ent_lectures_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_SORT)
    g_value_set_string (value, order_words[ENT_LECTURES_PAGE (object)->order]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ent_lectures_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (prop_id == PROP_SORT)
    set_sort (ENT_LECTURES_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ent_lectures_page_dispose (GObject *object)
{
  EntLecturesPage *self = ENT_LECTURES_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  G_OBJECT_CLASS (ent_lectures_page_parent_class)->dispose (object);
}

static void
ent_lectures_page_finalize (GObject *object)
{
  g_free (ENT_LECTURES_PAGE (object)->words);
  G_OBJECT_CLASS (ent_lectures_page_parent_class)->finalize (object);
}

static void
ent_lectures_page_class_init (EntLecturesPageClass *klass)
{
  static const char * const actions[] = {
    "lectures.present", "lectures.export", "lectures.print", "lectures.duplicate", "lectures.delete",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_lectures_page_dispose;
  object_class->finalize = ent_lectures_page_finalize;
  object_class->get_property = ent_lectures_page_get_property;
  object_class->set_property = ent_lectures_page_set_property;
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, order_words[0],
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-lectures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntLecturesPage, search);
  gtk_widget_class_bind_template_child (widget_class, EntLecturesPage, count);
  gtk_widget_class_bind_template_child (widget_class, EntLecturesPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, EntLecturesPage, content);
  gtk_widget_class_bind_template_child (widget_class, EntLecturesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, pass_on_action);
  gtk_widget_class_install_action (widget_class, "lectures.menu", NULL, menu_action);
  gtk_widget_class_install_property_action (widget_class, "lectures.sort", "sort");
}

static void
ent_lectures_page_init (EntLecturesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_sort_menu (self);
  name_sort_button (self);
}
