/* Models:
 *
 *   notes (GListStore of EntBinItem) ─ GtkMultiSelection ─ list
 *
 * What is in the bin is not in memory: it is read when it is looked at, and again when notes change. */
#include "config.h"

#include "ent-notes-bin.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-note-row.h"
#include "ent-store-own.h"

#define ENT_TYPE_BIN_ITEM (ent_bin_item_get_type ())
G_DECLARE_FINAL_TYPE (EntBinItem, ent_bin_item, ENT, BIN_ITEM, GObject)

struct _EntBinItem
{
  GObject  parent_instance;
  EntNote *note;
};

G_DEFINE_FINAL_TYPE (EntBinItem, ent_bin_item, G_TYPE_OBJECT)

static void
ent_bin_item_finalize (GObject *object)
{
  ent_note_free (ENT_BIN_ITEM (object)->note);
  G_OBJECT_CLASS (ent_bin_item_parent_class)->finalize (object);
}

static void
ent_bin_item_class_init (EntBinItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_bin_item_finalize;
}

static void
ent_bin_item_init (EntBinItem *self)
{
}

struct _EntNotesBin
{
  GtkWidget          parent_instance;

  GtkStack          *content;     /* "list" or "empty" */
  GtkListView       *list;
  GtkLabel          *count;

  EntSession        *session;
  char              *case_id;     /* or NULL */
  GListStore        *notes;
  GtkMultiSelection *selection;
  guint              generation;  /* of reading: an older answer is dropped */
};

G_DEFINE_FINAL_TYPE (EntNotesBin, ent_notes_bin, GTK_TYPE_WIDGET)

static void
tell (EntNotesBin  *self,
      const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

/* (transfer full): ids of the notes that are selected, or of all */
static GStrv
list_ids (EntNotesBin *self,
          gboolean     all)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->notes)); i++)
    {
      g_autoptr(EntBinItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);

      if (all || gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
        g_strv_builder_add (builder, item->note->id);
    }
  return g_strv_builder_end (builder);
}

static void
update (EntNotesBin *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));
  g_auto(GStrv) selected = list_ids (self, FALSE);
  g_autofree char *text = g_strdup_printf (ngettext ("%u deleted note", "%u deleted notes", n), n);

  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->content, n > 0 ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bin.restore", selected[0] != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bin.remove", selected[0] != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bin.empty", n > 0);
}

/* Reading */

static gpointer
list_question (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return ent_store_list_bin (store, error);
}

/* Who asked, and when. */
typedef struct
{
  EntNotesBin *bin;
  guint        generation;
} Asked;

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr(EntNotesBin) self = asked->bin;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notes = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (asked->generation != self->generation || self->session == NULL)
    return;
  if (notes == NULL)
    {
      tell (self, error);
      return;
    }
  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = notes->pdata[i];
      EntBinItem *item;

      if (note->layer != NULL || (self->case_id != NULL && g_strcmp0 (note->case_id, self->case_id) != 0))
        continue;
      item = g_object_new (ENT_TYPE_BIN_ITEM, NULL);
      item->note = ent_note_copy (note);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->notes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->notes)), items->pdata, items->len);
  update (self);
}

static void
reload (EntNotesBin *self)
{
  Asked *asked;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  asked = g_new0 (Asked, 1);
  asked->bin = g_object_ref (self);
  asked->generation = ++self->generation;
  ent_library_ask_async (ent_session_get_library (self->session), list_question, NULL, NULL,
                         (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, asked);
}

void
ent_notes_bin_show (EntNotesBin *self,
                    const char  *case_id)
{
  g_return_if_fail (ENT_IS_NOTES_BIN (self));

  g_free (self->case_id);
  self->case_id = g_strdup (case_id);
  reload (self);
}

/* Changing */

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EntNotesBin *self = ENT_NOTES_BIN (widget);
  g_auto(GStrv) ids = list_ids (self, FALSE);

  if (ids[0] != NULL)
    ent_personal_bin_notes (ent_session_get_personal (self->session), (const char * const *) ids, FALSE, NULL, NULL);
}

static gboolean
remove_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  for (char **id = data; *id != NULL; id++)
    if (!ent_store_remove_note (store, *id, error))
      return FALSE;
  return TRUE;
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(EntNotesBin) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    tell (self, error);
  if (self->session != NULL)
    reload (self);
}

static void
response_cb (EntNotesBin      *self,
             const char       *response,
             AdwMessageDialog *dialog)
{
  GStrv ids = g_object_get_data (G_OBJECT (dialog), "ids");

  if (g_str_equal (response, "remove") && self->session != NULL)
    ent_library_run_async (ent_session_get_library (self->session), remove_job, g_strdupv (ids),
                           (GDestroyNotify) g_strfreev, NULL, removed_cb, g_object_ref (self));
}

/* It cannot be undone, so this one asks. @ids: (transfer full) */
static void
ask (EntNotesBin *self,
     GStrv        ids)
{
  guint n = g_strv_length (ids);
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u Note for Ever?", "Delete %u Notes for Ever?", n), n);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title,
                                              _("This cannot be undone."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "remove", _("_Delete for Ever"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "ids", ids, (GDestroyNotify) g_strfreev);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ask (ENT_NOTES_BIN (widget), list_ids (ENT_NOTES_BIN (widget), FALSE));
}

static void
empty_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  ask (ENT_NOTES_BIN (widget), list_ids (ENT_NOTES_BIN (widget), TRUE));
}

static gboolean
expire_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return ent_store_empty_bin (store, g_get_real_time () - ENT_BIN_DAYS * G_TIME_SPAN_DAY, error);
}

static void
expired_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* What stays too long harms nobody, and goes the next time. */
  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    g_info ("Deleted notes stay: %s", error->message);
}

void
ent_notes_bin_expire (EntLibrary *library)
{
  g_return_if_fail (ENT_IS_LIBRARY (library));

  ent_library_run_async (library, expire_job, NULL, NULL, NULL, expired_cb, NULL);
}

/* The widget */

static void
setup_cb (EntNotesBin *self,
          GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, ent_note_row_new (self->session, list_item));
}

static void
bind_cb (EntNotesBin *self,
         GtkListItem *list_item)
{
  ent_note_row_bind_binned (ENT_NOTE_ROW (gtk_list_item_get_child (list_item)),
                            ENT_BIN_ITEM (gtk_list_item_get_item (list_item))->note);
}

static void
ent_notes_bin_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ent_notes_bin_parent_class)->map (widget);
  reload (ENT_NOTES_BIN (widget));
}

static void
ent_notes_bin_dispose (GObject *object)
{
  EntNotesBin *self = ENT_NOTES_BIN (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->notes);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_notes_bin_parent_class)->dispose (object);
}

static void
ent_notes_bin_finalize (GObject *object)
{
  g_free (ENT_NOTES_BIN (object)->case_id);
  G_OBJECT_CLASS (ent_notes_bin_parent_class)->finalize (object);
}

static void
ent_notes_bin_class_init (EntNotesBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_notes_bin_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_notes_bin_finalize;
  widget_class->map = ent_notes_bin_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-notes-bin.ui");
  gtk_widget_class_bind_template_child (widget_class, EntNotesBin, content);
  gtk_widget_class_bind_template_child (widget_class, EntNotesBin, list);
  gtk_widget_class_bind_template_child (widget_class, EntNotesBin, count);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "bin.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "bin.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "bin.empty", NULL, empty_action);
}

static void
ent_notes_bin_init (EntNotesBin *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ent_notes_bin_new (EntSession *session)
{
  EntNotesBin *self = g_object_new (ENT_TYPE_NOTES_BIN, NULL);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->session = g_object_ref (session);
  self->notes = g_list_store_new (ENT_TYPE_BIN_ITEM);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->notes)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_personal (session), "notes-changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
