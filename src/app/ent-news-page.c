/* The page shows the news of the session anew when other ones are there; that they were seen meanwhile changes nothing in
 * it.  What a person has opened stays open, and where they read stays in view. */
#include "config.h"

#include "ent-news-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-cut-list.h"
#include "ent-news-list.h"
#include "ent-news-update.h"

#define COLUMN_WIDTH 860
#define N_FIRST      8
#define N_STEP       16

struct _EntNewsPage
{
  GtkWidget   parent_instance;

  GtkStack   *stack;
  GtkWidget  *scroller;
  GtkWidget  *bin;
  GtkWidget  *list;   /* or NULL */

  EntSession *session;
  GPtrArray  *items;  /* of EntNewsItem */
};

G_DEFINE_FINAL_TYPE (EntNewsPage, ent_news_page, GTK_TYPE_WIDGET)

/* Notes that wait */

static gboolean
is_waiting (const EntNote *note)
{
  return note->case_id != NULL && note->place != NULL
         && (note->place->state == ENT_PLACE_NEEDS_YOU || note->place->state == ENT_PLACE_LOST);
}

static void
update_waiting (EntNewsPage *self)
{
  GListModel *notes = ent_personal_get_notes (ent_session_get_personal (self->session));
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNote *note = ent_note_item_get_note (item);

      if (is_waiting (note))
        g_hash_table_insert (counts, note->case_id,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, note->case_id)) + 1));
    }
  for (guint i = 0; i < self->items->len; i++)
    ent_news_item_set_n_waiting (self->items->pdata[i],
                                 GPOINTER_TO_UINT (g_hash_table_lookup (
                                   counts, ent_news_item_get_news (self->items->pdata[i])->case_id)));
}

/* Updates */

/* (element-type GPtrArray): of the items of each update */
static GPtrArray *
group_items (GPtrArray *items)
{
  GPtrArray *updates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < items->len; i++)
    {
      if (i == 0 || !ent_news_item_is_of_update (items->pdata[i - 1], items->pdata[i]))
        g_ptr_array_add (updates, g_ptr_array_new_with_free_func (g_object_unref));
      g_ptr_array_add (updates->pdata[updates->len - 1], g_object_ref (items->pdata[i]));
    }
  return updates;
}

static GtkWidget *
create_update (guint    index,
               gpointer data)
{
  GPtrArray *updates = data;

  return ent_news_update_new (updates->pdata[index]);
}

static char *
create_label (guint    n_next,
              guint    n_all,
              gboolean rest)
{
  return g_strdup (_("Show Older Updates"));
}

static void
keep_expanded (GPtrArray *before,
               GPtrArray *now)
{
  g_autoptr(GHashTable) states = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (states, (gpointer) &ent_news_item_get_news (before->pdata[i])->key, before->pdata[i]);
  for (guint i = 0; i < now->len; i++)
    {
      EntNewsItem *item = g_hash_table_lookup (states, &ent_news_item_get_news (now->pdata[i])->key);

      if (item != NULL)
        ent_news_item_set_expanded (now->pdata[i], ent_news_item_is_expanded (item));
    }
}

static void
show_items (EntNewsPage *self)
{
  gboolean focused = gtk_widget_get_focus_child (self->bin) != NULL;
  GPtrArray *updates = group_items (self->items);

  if (self->list != NULL)
    gtk_box_remove (GTK_BOX (self->bin), self->list);
  self->list = ent_cut_list_new (_("Updates"), 30, updates->len, N_FIRST, N_STEP, create_update, create_label,
                                 updates, (GDestroyNotify) g_ptr_array_unref);
  gtk_box_append (GTK_BOX (self->bin), self->list);
  gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 ? "news" : "empty");
  if (focused)
    gtk_widget_child_focus (self->bin, GTK_DIR_TAB_FORWARD);
}

static gboolean
is_same (GPtrArray *before,
         GPtrArray *now)
{
  if (before->len != now->len)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    if (ent_news_item_get_news (before->pdata[i])->key != ent_news_item_get_news (now->pdata[i])->key
        || ent_news_item_has_case (before->pdata[i]) != ent_news_item_has_case (now->pdata[i]))
      return FALSE;
  return TRUE;
}

void
ent_news_page_set_items (EntNewsPage *self,
                         GPtrArray   *items)
{
  g_return_if_fail (ENT_IS_NEWS_PAGE (self));

  if (is_same (self->items, items) && self->list != NULL)
    {
      g_ptr_array_unref (items);
      return;
    }
  keep_expanded (self->items, items);
  g_ptr_array_unref (self->items);
  self->items = items;
  show_items (self);
  if (self->session != NULL)
    update_waiting (self);
}

/* What is on the screen is seen. */
static void
see (EntNewsPage *self)
{
  if (self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ent_news_list_see (ent_session_get_news (self->session));
}

static void
news_changed_cb (EntNewsPage *self)
{
  ent_news_page_set_items (self, g_ptr_array_ref (ent_news_list_get_items (ent_session_get_news (self->session))));
  see (self);
}

void
ent_news_page_set_session (EntNewsPage *self,
                           EntSession  *session)
{
  g_return_if_fail (ENT_IS_NEWS_PAGE (self));

  g_set_object (&self->session, session);
  g_signal_connect_object (ent_session_get_news (session), "changed", G_CALLBACK (news_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_personal (session), "notes-changed", G_CALLBACK (update_waiting), self,
                           G_CONNECT_SWAPPED);
  news_changed_cb (self);
}

void
ent_news_page_open (EntNewsPage *self)
{
  g_return_if_fail (ENT_IS_NEWS_PAGE (self));

  /* What is new is at the top; who comes back from an event goes on reading where they were. */
  if (self->session != NULL && ent_news_list_count_unseen (ent_session_get_news (self->session)) > 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
ent_news_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ent_news_page_parent_class)->map (widget);
  see (ENT_NEWS_PAGE (widget));
}

static void
ent_news_page_dispose (GObject *object)
{
  EntNewsPage *self = ENT_NEWS_PAGE (object);

  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  self->list = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_news_page_parent_class)->dispose (object);
}

static void
ent_news_page_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_NEWS_PAGE (object)->items);
  G_OBJECT_CLASS (ent_news_page_parent_class)->finalize (object);
}

static void
ent_news_page_class_init (EntNewsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_news_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_news_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = ent_news_page_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "newspage");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_button (const char *label,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *update = create_button (_("_Get Updates"), "app.sync");

  gtk_widget_add_css_class (update, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), update);
  gtk_box_append (GTK_BOX (buttons), create_button (_("_Add a Feed…"), "app.feeds"));
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "software-update-available-symbolic", "title",
                       _("Nothing New Yet"), "description",
                       _("When a feed brings new cases, or changes those that you have, you can read here what is "
                         "different, event by event. What you wrote about them stays."),
                       "child", buttons, NULL);
}

static void
ent_news_page_init (EntNewsPage *self)
{
  GtkWidget *clamp;

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->bin = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->bin, "news");
  clamp = g_object_new (ADW_TYPE_CLAMP, "child", self->bin, "maximum-size", COLUMN_WIDTH, "tightening-threshold",
                        COLUMN_WIDTH, NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 NULL);
  self->stack = ent_stack_new ();
  gtk_stack_add_named (self->stack, create_empty (), "empty");
  gtk_stack_add_named (self->stack, self->scroller, "news");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What’s New"), -1);
}
