/* What is shown follows from the matrix and the choices; it is computed in a thread, and what is there stays
 * until it comes.  A later wish wins over one that is still computed (it is cancelled). */
#include "config.h"

#include "ent-agreement-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-agreement-summary.h"
#include "ent-blocks.h"
#include "ent-check-menu.h"
#include "ent-difference-list.h"
#include "ent-pair-list.h"
#include "ent-titled-drop-down.h"
#include "ent-wrap-layout.h"

#define LIST_HEIGHT 220 /* that a list has at least */

static const char * const order_words[ENT_N_PAIR_ORDERS] = { "least", "most", "name" };

struct _EntAgreementPage
{
  GtkWidget            parent_instance;

  GtkStack            *stack;        /* "wait", "empty", "content" */
  EntCheckMenu        *coders_menu;
  EntCheckMenu        *cases_menu;
  EntCheckMenu        *groups_menu;
  EntAgreementSummary *summary;
  GtkStack            *lists;        /* "cells", "pairs" */
  EntDifferenceList   *differences;
  EntPairList         *pairs;
  GtkWidget           *order_box;
  GtkDropDown         *order;

  EntMatrix           *matrix;       /* or NULL */
  EntCoderStudy       *study;        /* of it, or of an earlier one; or NULL */
  char               **coders;       /* ids, or NULL: all who rated */
  gboolean             all_but;      /* it is all others of these */
  char               **cases;        /* ids, or NULL: all */
  char               **groups;
  GCancellable        *computing;
  gboolean             stale;        /* what is shown is not what was asked for */
  gboolean             arriving;     /* the tools are set by us */
};

G_DEFINE_FINAL_TYPE (EntAgreementPage, ent_agreement_page, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Computing */

typedef struct
{
  EntMatrix  *matrix;
  char      **cases;
  char      **groups;
  char      **coders;
  gboolean    all_but;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  ent_matrix_unref (self->matrix);
  g_strfreev (self->cases);
  g_strfreev (self->groups);
  g_strfreev (self->coders);
  g_free (self);
}

static void
compute_thread_cb (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const Wish *wish = data;
  EntCoderStudy *study = ent_coder_study_new (wish->matrix, (const char * const *) wish->cases,
                                              (const char * const *) wish->groups,
                                              (const char * const *) wish->coders, wish->all_but, cancellable);

  if (study != NULL)
    g_task_return_pointer (task, study, (GDestroyNotify) ent_coder_study_unref);
  else
    g_task_return_error_if_cancelled (task);
}

/* Whether there is nobody to compare with yet. */
static gboolean
is_alone (const EntAgreementPage *self)
{
  guint n = 0;

  if (self->cases != NULL || self->groups != NULL)
    return FALSE;
  for (guint i = 0; i < self->study->counts->len; i++)
    n += g_array_index (self->study->counts, guint, i) > 0 ? 1 : 0;
  return n < 2;
}

static void update_menus (EntAgreementPage *self);

static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(EntAgreementPage) self = user_data;
  EntCoderStudy *study = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: something else was asked for meanwhile, or the page was closed. */
  if (study == NULL)
    return;
  g_clear_object (&self->computing);
  if (self->stack == NULL)
    {
      ent_coder_study_unref (study);
      return;
    }
  g_clear_pointer (&self->study, ent_coder_study_unref);
  self->study = study;
  update_menus (self);
  ent_agreement_summary_set (self->summary, study);
  ent_difference_list_set (self->differences, study);
  ent_pair_list_set (self->pairs, study);
  gtk_stack_set_visible_child_name (self->stack, is_alone (self) ? "empty" : "content");
}

static void
compute (EntAgreementPage *self)
{
  g_autoptr(GTask) task = NULL;
  Wish *wish;

  self->stale = TRUE;
  if (self->matrix == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
  wish = g_new0 (Wish, 1);
  wish->matrix = ent_matrix_ref (self->matrix);
  wish->cases = g_strdupv (self->cases);
  wish->groups = g_strdupv (self->groups);
  wish->coders = g_strdupv (self->coders);
  wish->all_but = self->all_but;
  self->computing = g_cancellable_new ();
  task = g_task_new (NULL, self->computing, computed_cb, g_object_ref (self));
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, compute_thread_cb);
}

static void
tell_changed (EntAgreementPage *self)
{
  if (!self->arriving)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The choices */

static gboolean
is_in (char       **ids,
       const char  *id)
{
  return ids != NULL && g_strv_contains ((const char * const *) ids, id);
}

static void
update_coders_menu (EntAgreementPage *self)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (EntCheckItem));
  g_autoptr(GPtrArray) details = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL;
  const EntMatrix *matrix = self->study->matrix;

  for (guint i = 0; i < matrix->coders->len; i++)
    {
      guint n = g_array_index (self->study->counts, guint, i);
      EntCheckItem item = { ent_matrix_get_coder_id (matrix, i), ((EntCoder *) matrix->coders->pdata[i])->name, NULL,
                            FALSE, n == 0 };

      for (guint j = 0; j < self->study->coders->len && !item.checked; j++)
        item.checked = g_array_index (self->study->coders, guint, j) == i;
      g_ptr_array_add (details, g_strdup_printf (ngettext ("%u cell rated", "%u cells rated", n), n));
      item.detail = details->pdata[i];
      g_array_append_val (items, item);
    }
  label = g_strdup_printf (ngettext ("%u coder", "%u coders", self->study->coders->len), self->study->coders->len);
  ent_check_menu_set_label (self->coders_menu, label);
  ent_check_menu_set_items (self->coders_menu, (EntCheckItem *) (gpointer) items->data, items->len);
  g_array_unref (items);
}

static void
update_cases_menu (EntAgreementPage *self)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (EntCheckItem));
  const EntMatrix *matrix = self->study->matrix;
  guint n = 0, n_cases = ent_matrix_get_n_cases (matrix);
  g_autofree char *label = NULL;

  for (guint i = 0; i < n_cases; i++)
    {
      EntCase *item = ent_matrix_get_case (matrix, i);
      EntCheckItem line = { item->id, ent_case_get_short_title (item), NULL,
                            self->cases == NULL || is_in (self->cases, item->id), FALSE };

      n += line.checked ? 1 : 0;
      g_array_append_val (items, line);
    }
  /* Translators: how many cases of how many */
  label = n == n_cases ? g_strdup (_("All cases")) : g_strdup_printf (ngettext ("%u of %u case", "%u of %u cases", n_cases),
                                                                      n, n_cases);
  ent_check_menu_set_label (self->cases_menu, label);
  ent_check_menu_set_items (self->cases_menu, (EntCheckItem *) (gpointer) items->data, items->len);
  g_array_unref (items);
}

static void
update_groups_menu (EntAgreementPage *self)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (EntCheckItem));
  GPtrArray *groups = self->study->matrix->codebook->groups;
  guint n = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      const EntFactorGroup *group = groups->pdata[i];
      EntCheckItem line = { group->id, ent_text_get (group->title), NULL,
                            self->groups == NULL || is_in (self->groups, group->id), FALSE };

      n += line.checked ? 1 : 0;
      g_array_append_val (items, line);
    }
  /* Translators: how many groups of factors of how many */
  label = n == groups->len ? g_strdup (_("All factors"))
                           : g_strdup_printf (ngettext ("%u of %u group", "%u of %u groups", groups->len), n, groups->len);
  ent_check_menu_set_label (self->groups_menu, label);
  ent_check_menu_set_items (self->groups_menu, (EntCheckItem *) (gpointer) items->data, items->len);
  g_array_unref (items);
}

static void
update_menus (EntAgreementPage *self)
{
  update_coders_menu (self);
  update_cases_menu (self);
  update_groups_menu (self);
}

static void
choices_changed (EntAgreementPage *self)
{
  compute (self);
  tell_changed (self);
}

/* The shorter list is kept: who is checked, or who is not, so that whoever hands in later is compared too.  Those
 * who rated nothing here are unchecked anyway. */
static void
coders_changed_cb (EntAgreementPage *self)
{
  g_auto(GStrv) checked = ent_check_menu_dup_ids (self->coders_menu, TRUE);
  g_auto(GStrv) unchecked = ent_check_menu_dup_ids (self->coders_menu, FALSE);
  g_autoptr(GStrvBuilder) left_out = g_strv_builder_new ();
  const EntMatrix *matrix = self->study->matrix;
  guint n_left_out = 0;

  for (guint i = 0; i < matrix->coders->len; i++)
    if (g_array_index (self->study->counts, guint, i) > 0 && is_in (unchecked, ent_matrix_get_coder_id (matrix, i)))
      {
        g_strv_builder_add (left_out, ent_matrix_get_coder_id (matrix, i));
        n_left_out++;
      }
  g_clear_pointer (&self->coders, g_strfreev);
  self->all_but = n_left_out < g_strv_length (checked);
  if (!self->all_but)
    self->coders = g_steal_pointer (&checked);
  else if (n_left_out > 0)
    self->coders = g_strv_builder_end (left_out);
  choices_changed (self);
}

static void
take_checked (EntCheckMenu   *menu,
              char         ***ids)
{
  g_auto(GStrv) unchecked = ent_check_menu_dup_ids (menu, FALSE);

  g_clear_pointer (ids, g_strfreev);
  if (unchecked[0] != NULL)
    *ids = ent_check_menu_dup_ids (menu, TRUE);
}

static void
cases_changed_cb (EntAgreementPage *self)
{
  take_checked (self->cases_menu, &self->cases);
  choices_changed (self);
}

static void
groups_changed_cb (EntAgreementPage *self)
{
  take_checked (self->groups_menu, &self->groups);
  choices_changed (self);
}

static void
list_changed_cb (EntAgreementPage *self)
{
  gtk_widget_set_visible (self->order_box,
                          g_strcmp0 (gtk_stack_get_visible_child_name (self->lists), "pairs") == 0);
  tell_changed (self);
}

static void
order_changed_cb (EntAgreementPage *self)
{
  ent_pair_list_set_order (self->pairs, gtk_drop_down_get_selected (self->order));
  tell_changed (self);
}

/* From outside */

void
ent_agreement_page_set (EntAgreementPage *self,
                        EntMatrix        *matrix)
{
  g_return_if_fail (ENT_IS_AGREEMENT_PAGE (self));
  g_return_if_fail (matrix != NULL);

  ent_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  self->matrix = matrix;
  compute (self);
}

static void
read_param (EntAgreementPage *self,
            const char       *key,
            const char       *value)
{
  if (g_str_equal (key, "coders") || g_str_equal (key, "without"))
    {
      g_strfreev (self->coders);
      self->coders = g_strsplit (value, ",", -1);
      self->all_but = g_str_equal (key, "without");
    }
  else if (g_str_equal (key, "cases"))
    {
      g_strfreev (self->cases);
      self->cases = g_strsplit (value, ",", -1);
    }
  else if (g_str_equal (key, "groups"))
    {
      g_strfreev (self->groups);
      self->groups = g_strsplit (value, ",", -1);
    }
  else if (g_str_equal (key, "list") && g_str_equal (value, "pairs"))
    gtk_stack_set_visible_child_name (self->lists, "pairs");
  else if (g_str_equal (key, "order") && g_strv_contains (order_words, value))
    for (guint i = 0; i < ENT_N_PAIR_ORDERS; i++)
      if (g_str_equal (order_words[i], value))
        gtk_drop_down_set_selected (self->order, i);
}

void
ent_agreement_page_show (EntAgreementPage *self,
                         const char       *query)
{
  GUriParamsIter iter;
  char *key, *value;

  g_return_if_fail (ENT_IS_AGREEMENT_PAGE (self));

  if (query == NULL)
    return;
  self->arriving = TRUE;
  g_clear_pointer (&self->coders, g_strfreev);
  g_clear_pointer (&self->cases, g_strfreev);
  g_clear_pointer (&self->groups, g_strfreev);
  gtk_stack_set_visible_child_name (self->lists, "cells");
  gtk_drop_down_set_selected (self->order, ENT_PAIR_ORDER_LEAST);
  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &key, &value, NULL))
    {
      read_param (self, key, value);
      g_free (key);
      g_free (value);
    }
  self->arriving = FALSE;
  compute (self);
}

static void
append_param (GString     *query,
              const char  *key,
              char       **ids)
{
  g_autofree char *joined = NULL, *escaped = NULL;

  if (ids == NULL)
    return;
  joined = g_strjoinv (",", ids);
  escaped = g_uri_escape_string (joined, ",", FALSE);
  g_string_append_printf (query, "%s%s=%s", query->len > 0 ? "&" : "", key, escaped);
}

char *
ent_agreement_page_dup_query (EntAgreementPage *self)
{
  g_autoptr(GString) query = g_string_new (NULL);
  guint order;

  g_return_val_if_fail (ENT_IS_AGREEMENT_PAGE (self), NULL);

  append_param (query, self->all_but ? "without" : "coders", self->coders);
  append_param (query, "cases", self->cases);
  append_param (query, "groups", self->groups);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->lists), "pairs") == 0)
    append_param (query, "list", (char *[]) { (char *) "pairs", NULL });
  order = gtk_drop_down_get_selected (self->order);
  if (order > ENT_PAIR_ORDER_LEAST && order < ENT_N_PAIR_ORDERS)
    append_param (query, "order", (char *[]) { (char *) order_words[order], NULL });
  return g_strdup (query->str);
}

/* The widgets */

static void
ent_agreement_page_map (GtkWidget *widget)
{
  EntAgreementPage *self = ENT_AGREEMENT_PAGE (widget);

  GTK_WIDGET_CLASS (ent_agreement_page_parent_class)->map (widget);
  if (self->stale)
    compute (self);
}

static void
ent_agreement_page_dispose (GObject *object)
{
  EntAgreementPage *self = ENT_AGREEMENT_PAGE (object);

  g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
  if (self->stack != NULL)
    {
      self->arriving = TRUE;
      g_signal_handlers_disconnect_by_data (self->lists, self);
      gtk_widget_unparent (GTK_WIDGET (self->stack));
    }
  self->stack = NULL;
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_clear_pointer (&self->study, ent_coder_study_unref);
  G_OBJECT_CLASS (ent_agreement_page_parent_class)->dispose (object);
}

static void
ent_agreement_page_finalize (GObject *object)
{
  EntAgreementPage *self = ENT_AGREEMENT_PAGE (object);

  g_strfreev (self->coders);
  g_strfreev (self->cases);
  g_strfreev (self->groups);
  G_OBJECT_CLASS (ent_agreement_page_parent_class)->finalize (object);
}

static void
ent_agreement_page_class_init (EntAgreementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_agreement_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_agreement_page_finalize;
  widget_class->map = ent_agreement_page_map;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agreementpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_action_button (const char *label,
                      const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_menu (EntAgreementPage  *self,
             EntCheckMenu     **menu,
             const char        *title,
             GCallback          callback)
{
  *menu = ENT_CHECK_MENU (ent_check_menu_new (title));
  g_signal_connect_object (*menu, "changed", callback, self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (*menu);
}

static GtkWidget *
create_tools (EntAgreementPage *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (tools, ent_wrap_layout_new (6));
  gtk_widget_add_css_class (tools, "tools");
  gtk_box_append (GTK_BOX (tools), create_menu (self, &self->coders_menu, _("Coders"), G_CALLBACK (coders_changed_cb)));
  gtk_box_append (GTK_BOX (tools), create_menu (self, &self->cases_menu, _("Cases"), G_CALLBACK (cases_changed_cb)));
  gtk_box_append (GTK_BOX (tools), create_menu (self, &self->groups_menu, _("Groups of Factors"),
                                                G_CALLBACK (groups_changed_cb)));
  gtk_box_append (GTK_BOX (tools), g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL));
  gtk_box_append (GTK_BOX (tools), create_action_button (_("_Import Ratings…"), "win.import-ratings"));
  gtk_box_append (GTK_BOX (tools), create_action_button (_("_Export My Ratings…"), "win.export-ratings"));
  return tools;
}

/* What the lists are, and for the pairs their order. */
static GtkWidget *
create_switch (EntAgreementPage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *switcher = gtk_stack_switcher_new ();
  const char *names[ENT_N_PAIR_ORDERS + 1] = { NULL };

  for (guint i = 0; i < ENT_N_PAIR_ORDERS; i++)
    names[i] = ent_pair_order_to_label (i);
  gtk_widget_set_layout_manager (line, ent_wrap_layout_new (6));
  gtk_widget_add_css_class (line, "switch");
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->lists);
  self->order_box = g_object_new (GTK_TYPE_BOX, "visible", FALSE, "spacing", 6, NULL);
  self->order = ent_titled_drop_down_new (GTK_BOX (self->order_box), _("_Order:"), names);
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), switcher);
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL));
  gtk_box_append (GTK_BOX (line), self->order_box);
  return line;
}

static GtkWidget *
create_note (void)
{
  GtkWidget *note = g_object_new (GTK_TYPE_LABEL, "label",
                                  _("“No evidence” is an answer of its own in per cent and plain kappa. On the scale "
                                    "from −3 to +3 it has no place, so alpha and weighted kappa take it as missing."),
                                  "xalign", 0., "wrap", TRUE, NULL);

  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "footer");
  return note;
}

static GtkWidget *
create_content (EntAgreementPage *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->summary = ENT_AGREEMENT_SUMMARY (ent_agreement_summary_new ());
  self->differences = ENT_DIFFERENCE_LIST (ent_difference_list_new ());
  self->pairs = ENT_PAIR_LIST (ent_pair_list_new ());
  self->lists = GTK_STACK (g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, "height-request", LIST_HEIGHT, NULL));
  gtk_stack_add_titled (self->lists, GTK_WIDGET (self->differences), "cells", _("Where They Differ Most"));
  gtk_stack_add_titled (self->lists, GTK_WIDGET (self->pairs), "pairs", _("Two by Two"));
  g_signal_connect_object (self->lists, "notify::visible-child", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (parts), create_switch (self));
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->lists));
  gtk_box_append (GTK_BOX (parts), create_note ());
  gtk_box_append (GTK_BOX (content), create_tools (self));
  /* It scrolls where text is so large that the lists would find no room. */
  gtk_box_append (GTK_BOX (content), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", parts, "hscrollbar-policy",
                                                   GTK_POLICY_NEVER, "vexpand", TRUE, NULL));
  return content;
}

/* How a class does it. */
static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new (), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *import = create_action_button (_("_Import Ratings…"), "win.import-ratings");
  GtkWidget *export = create_action_button (_("_Export My Ratings…"), "win.export-ratings");

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Rate with a Class"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Everyone rates the factors of the cases, each in their own Entente, and exports "
                                     "one file. Whoever gathers them opens all the files here, or drops them on the "
                                     "window. Then it is told how much you agree, and where you differ most."));
  gtk_widget_add_css_class (import, "pill");
  gtk_widget_add_css_class (import, "suggested-action");
  gtk_widget_add_css_class (export, "pill");
  gtk_widget_set_layout_manager (buttons, ent_wrap_layout_new (12));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), import);
  gtk_box_append (GTK_BOX (buttons), export);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  return page;
}

static void
ent_agreement_page_init (EntAgreementPage *self)
{
  self->all_but = TRUE;
  self->stack = ent_stack_new ();
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "wait");
  gtk_stack_add_named (self->stack, create_empty (), "empty");
  gtk_stack_add_named (self->stack, create_content (self), "content");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
ent_agreement_page_new (void)
{
  return g_object_new (ENT_TYPE_AGREEMENT_PAGE, NULL);
}
