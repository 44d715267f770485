/* The popover has two pages: the list; and a name, for a new view or another one's new name.  The
 * list is read each time it opens, and after each change. */

#include "config.h"

#include "ent-views-menu.h"

#include <glib/gi18n-lib.h>

#include "ent-slide-maker.h"
#include "ent-store-views.h"

#define MAX_LIST_HEIGHT 300

struct _EntViewsMenu
{
  GtkWidget       parent_instance;

  GtkWidget      *button;
  GtkWidget      *popover;
  GtkWidget      *stack;
  GtkWidget      *scroller;
  GtkWidget      *list;
  GtkWidget      *empty;        /* says that there is none */
  GtkWidget      *save;
  GtkWidget      *name_title;
  GtkWidget      *name;
  GtkWidget      *name_message;
  GtkWidget      *name_done;

  EntDupLinkFunc  dup_link;
  gpointer        data;
  EntLibrary     *library;
  char           *case_id;      /* or NULL */
  GPtrArray      *views;        /* of EntSavedView, as last read; or NULL */
  char           *subject;      /* name of the view that is renamed, or NULL */
  GCancellable   *cancellable;  /* of what was asked for this case */
};

enum { OPEN, ADD_TO_LECTURE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntViewsMenu, ent_views_menu, GTK_TYPE_WIDGET)

static void show_list (EntViewsMenu *self);

static gboolean
has_view (EntViewsMenu *self,
          const char   *name)
{
  for (guint i = 0; self->views != NULL && i < self->views->len; i++)
    if (g_str_equal (((EntSavedView *) self->views->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* Writing */

typedef struct
{
  char *case_id;
  char *name;
  char *new_name;  /* to rename it */
  char *link;      /* to put it; neither: to remove it */
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_free (self->case_id);
  g_free (self->name);
  g_free (self->new_name);
  g_free (self->link);
  g_free (self);
}

static gboolean
run_change (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Change *self = data;

  if (self->link != NULL)
    return ent_store_put_view (store, self->case_id, self->name, self->link, error);
  if (self->new_name != NULL)
    return ent_store_rename_view (store, self->case_id, self->name, self->new_name, error);
  return ent_store_remove_view (store, self->case_id, self->name, error);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(EntViewsMenu) self = user_data;
  g_autoptr(GError) error = NULL;

  /* The window may be gone. */
  if (ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      if (self->stack != NULL)
        show_list (self);
      return;
    }
  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "name"))
    {
      gtk_label_set_text (GTK_LABEL (self->name_message), error->message);
      gtk_widget_set_sensitive (self->name_done, TRUE);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

static void
change (EntViewsMenu *self,
        const char   *name,
        const char   *new_name,
        const char   *link)
{
  Change *job = g_new0 (Change, 1);

  job->case_id = g_strdup (self->case_id);
  job->name = g_strdup (name);
  job->new_name = g_strdup (new_name);
  job->link = g_strdup (link);
  /* Translators: after "Undo": what is undone */
  ent_library_change_async (self->library,
                            link != NULL ? _("Save View") : new_name != NULL ? _("Rename View") : _("Delete View"),
                            NULL, run_change, job, change_free, self->cancellable, changed_cb, g_object_ref (self));
}

/* The page of a name */

static void
update_name (EntViewsMenu *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  gboolean exists = has_view (self, name), renames = self->subject != NULL;
  gboolean same = renames && g_str_equal (name, self->subject);
  const char *message = "";

  if (exists && !renames)
    message = _("It replaces the view of this name.");
  else if (exists && !same)
    message = _("There is already a view of this name.");
  gtk_label_set_text (GTK_LABEL (self->name_message), message);
  gtk_widget_set_sensitive (self->name_done, ent_store_is_view_name (name) && !(renames && exists && !same));
}

static void
show_name (EntViewsMenu *self,
           const char   *subject)
{
  g_free (self->subject);
  self->subject = g_strdup (subject);
  gtk_label_set_text (GTK_LABEL (self->name_title), subject != NULL ? _("Rename View") : _("Save This View"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), subject != NULL ? subject : "");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "name");
  update_name (self);
  gtk_widget_grab_focus (self->name);
}

static void
name_done_cb (EntViewsMenu *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *link = NULL;

  if (!gtk_widget_get_sensitive (self->name_done))
    return;
  if (self->subject == NULL)
    {
      link = self->dup_link (self->data);
      if (link == NULL)
        return;
      change (self, name, NULL, link);
    }
  else
    change (self, self->subject, name, NULL);
  gtk_widget_set_sensitive (self->name_done, FALSE);
}

static void
save_cb (EntViewsMenu *self)
{
  show_name (self, NULL);
}

static void
copy_cb (EntViewsMenu *self)
{
  g_autofree char *link = self->dup_link (self->data);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (link == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), link);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("The link was copied"));
}

/* The list */

static void
row_open_cb (GtkWidget    *button,
             EntViewsMenu *self)
{
  const EntSavedView *view = g_object_get_data (G_OBJECT (button), "view");
  g_autofree char *link = g_strdup (view->link);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[OPEN], 0, link);
}

static void
row_rename_cb (GtkWidget    *button,
               EntViewsMenu *self)
{
  show_name (self, ((EntSavedView *) g_object_get_data (G_OBJECT (button), "view"))->name);
}

static void
row_delete_cb (GtkWidget    *button,
               EntViewsMenu *self)
{
  const EntSavedView *view = g_object_get_data (G_OBJECT (button), "view");
  g_autofree char *message = g_strdup_printf (_("“%s” was deleted"), view->name);

  change (self, view->name, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-undo", "s", message);
}

/* @name: (transfer full) (nullable): what a button that is but a picture does */
static GtkWidget *
create_row_button (EntViewsMenu *self,
                   EntSavedView *view,
                   GtkWidget    *child,
                   char         *name,
                   GCallback     callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  if (name != NULL)
    {
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_free (name);
    }
  g_object_set_data (G_OBJECT (button), "view", view);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
create_row (EntViewsMenu *self,
            EntSavedView *view)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *label = gtk_label_new (view->name), *open;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "view-name");
  open = create_row_button (self, view, label, NULL, G_CALLBACK (row_open_cb));
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name, -1);
  gtk_widget_set_hexpand (open, TRUE);
  gtk_box_append (GTK_BOX (row), open);
  gtk_box_append (GTK_BOX (row), create_row_button (self, view, gtk_image_new_from_icon_name ("document-edit-symbolic"),
                                                    g_strdup_printf (_("Rename “%s”"), view->name),
                                                    G_CALLBACK (row_rename_cb)));
  gtk_box_append (GTK_BOX (row), create_row_button (self, view, gtk_image_new_from_icon_name ("user-trash-symbolic"),
                                                    g_strdup_printf (_("Delete “%s”"), view->name),
                                                    G_CALLBACK (row_delete_cb)));
  return row;
}

static void
fill_list (EntViewsMenu *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; self->views != NULL && i < self->views->len; i++)
    gtk_box_append (GTK_BOX (self->list), create_row (self, self->views->pdata[i]));
  gtk_widget_set_visible (self->empty, self->views != NULL && self->views->len == 0);
  gtk_widget_set_visible (self->scroller, self->views != NULL && self->views->len > 0);
}

static void
views_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(EntViewsMenu) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) views = ent_library_list_views_finish (ENT_LIBRARY (source), result, &error);

  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (views == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
      return;
    }
  g_clear_pointer (&self->views, g_ptr_array_unref);
  self->views = g_steal_pointer (&views);
  fill_list (self);
}

static void
show_list (EntViewsMenu *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  if (gtk_widget_get_mapped (self->popover))
    gtk_widget_grab_focus (self->save);
  if (self->library != NULL && self->case_id != NULL)
    ent_library_list_views_async (self->library, self->case_id, self->cancellable, views_cb, g_object_ref (self));
}

/* The widget */

static void
lecture_cb (EntViewsMenu *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[ADD_TO_LECTURE], 0);
}

static GtkWidget *
create_line (EntViewsMenu *self,
             const char   *label,
             void        (*callback) (EntViewsMenu *))
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (callback), self);
  return button;
}

static GtkWidget *
create_list (EntViewsMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->empty = gtk_label_new (_("No view of this case is saved yet."));
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_add_css_class (self->empty, "no-views");
  gtk_widget_set_visible (self->empty, FALSE);
  self->scroller = gtk_scrolled_window_new ();
  g_object_set (self->scroller, "visible", FALSE, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "max-content-height", MAX_LIST_HEIGHT, NULL);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->save = create_line (self, _("_Save This View…"), save_cb);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_box_append (GTK_BOX (box), create_line (self, _("_Copy Link"), copy_cb));
  gtk_box_append (GTK_BOX (box), create_line (self, _("_Add to Lecture…"), lecture_cb));
  return box;
}

/* A line of two buttons under a question. */
static GtkWidget *
create_answers (EntViewsMenu *self,
                GtkWidget    *answer)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("C_ancel"));

  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (show_list), self);
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), cancel);
  gtk_box_append (GTK_BOX (line), answer);
  return line;
}

static GtkWidget *
create_title (void)
{
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 36);
  gtk_widget_add_css_class (title, "heading");
  return title;
}

static GtkWidget *
create_name (EntViewsMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->name_title = create_title ();
  self->name = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->name), ENT_STORE_MAX_VIEW_NAME);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the view"), -1);
  self->name_message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name_message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->name_message), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->name_message), 36);
  gtk_widget_add_css_class (self->name_message, "caption");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->name_message, NULL, -1);
  self->name_done = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->name_done, "suggested-action");
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (update_name), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (name_done_cb), self);
  g_signal_connect_swapped (self->name_done, "clicked", G_CALLBACK (name_done_cb), self);
  gtk_box_append (GTK_BOX (box), self->name_title);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->name_message);
  gtk_box_append (GTK_BOX (box), create_answers (self, self->name_done));
  return box;
}

void
ent_views_menu_set_library (EntViewsMenu *self,
                            EntLibrary   *library)
{
  g_return_if_fail (ENT_IS_VIEWS_MENU (self));

  g_set_object (&self->library, library);
}

void
ent_views_menu_set_case (EntViewsMenu *self,
                         const char   *case_id)
{
  g_return_if_fail (ENT_IS_VIEWS_MENU (self));

  if (g_strcmp0 (self->case_id, case_id) == 0)
    return;
  g_free (self->case_id);
  self->case_id = g_strdup (case_id);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->views, g_ptr_array_unref);
  fill_list (self);
}

static void
ent_views_menu_dispose (GObject *object)
{
  EntViewsMenu *self = ENT_VIEWS_MENU (object);

  g_cancellable_cancel (self->cancellable);
  if (self->button != NULL)
    gtk_widget_unparent (self->button);
  self->button = self->stack = NULL;
  g_clear_object (&self->library);
  G_OBJECT_CLASS (ent_views_menu_parent_class)->dispose (object);
}

static void
ent_views_menu_finalize (GObject *object)
{
  EntViewsMenu *self = ENT_VIEWS_MENU (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_free (self->case_id);
  g_free (self->subject);
  G_OBJECT_CLASS (ent_views_menu_parent_class)->finalize (object);
}

static void
ent_views_menu_class_init (EntViewsMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_views_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_views_menu_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[OPEN] = g_signal_new ("open", ENT_TYPE_VIEWS_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADD_TO_LECTURE] = g_signal_new ("add-to-lecture", ENT_TYPE_VIEWS_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "viewsmenu");
}

static void
ent_views_menu_init (EntViewsMenu *self)
{
  self->cancellable = g_cancellable_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), create_name (self), "name");
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->stack);
  g_signal_connect_object (self->popover, "map", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "user-bookmarks-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button, _("Saved views; drag this into a lecture to show the view there"));
  gtk_widget_add_css_class (self->button, "flat");
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saved Views"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
ent_views_menu_new (EntDupLinkFunc  dup_link,
                    gpointer        data)
{
  EntViewsMenu *self = g_object_new (ENT_TYPE_VIEWS_MENU, NULL);

  self->dup_link = dup_link;
  self->data = data;
  /* The view as it is now. */
  ent_slide_maker_set_drag_of (self->button, dup_link, data);
  return GTK_WIDGET (self);
}
