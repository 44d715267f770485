/* What a window does with lectures: what is added to them, how new ones come, and how they leave the program. */
#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-lecture-chooser.h"
#include "ent-lecture-export-window.h"
#include "ent-lecture-file.h"
#include "ent-lecture-jobs.h"
#include "ent-lecture-open.h"
#include "ent-new-lecture-window.h"
#include "ent-presenter.h"
#include "ent-print-window.h"
#include "ent-rehearsals-window.h"
#include "ent-slide-link.h"
#include "ent-slide-maker.h"
#include "ent-slide-making.h"

EntSession *
ent_window_get_session (EntWindow *self)
{
  g_return_val_if_fail (ENT_IS_WINDOW (self), NULL);

  return self->session;
}

/* How long a toast stays that leads somewhere. */
#define LEADING_SECONDS 10

void
ent_window_tell_open (EntWindow  *self,
                      const char *message,
                      const char *link)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("_Open"));
  adw_toast_set_action_name (toast, "win.go");
  adw_toast_set_action_target_value (toast, g_variant_new_string (link));
  adw_toast_set_timeout (toast, LEADING_SECONDS);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
tell_open_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  const char *message, *link;

  g_variant_get (parameter, "(&s&s)", &message, &link);
  ent_window_tell_open (ENT_WINDOW (widget), message, link);
}

/* Adding */

static void
choose_lecture (EntWindow *self,
                GPtrArray *slides)
{
  gtk_window_present (ent_lecture_chooser_new (GTK_WINDOW (self), self->session, self->settings, slides));
}

/* @slide: (transfer full) */
static void
choose_for (EntWindow *self,
            EntSlide  *slide)
{
  g_autoptr(GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  g_ptr_array_add (slides, slide);
  choose_lecture (self, slides);
}

static void
add_slide_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntSlide *slide = ent_slide_maker_read (parameter);

  if (slide != NULL)
    choose_for (ENT_WINDOW (widget), slide);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(EntWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  EntSlide *slide = ent_slide_make_finish (result, &error);

  if (slide == NULL)
    {
      if (self->loading != NULL)
        ent_window_tell (self, error->message);
    }
  /* The window was closed meanwhile. */
  else if (self->loading == NULL)
    ent_slide_free (slide);
  else
    choose_for (self, slide);
}

static void
add_link (EntWindow  *self,
          const char *link,
          const char *words)
{
  ent_slide_make_of_link_async (self->session, link, words, self->loading, made_cb, g_object_ref (self));
}

/* Words, or an event, of the view of a case. */
static gboolean
add_selected (EntWindow *self)
{
  g_autoptr(EntTarget) target = NULL;
  g_autofree char *link = NULL;
  EntAddressKind kind;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "case") != 0)
    return FALSE;
  target = ent_case_page_dup_selected (self->case_page);
  if (target == NULL)
    return FALSE;
  kind = target->kind == ENT_TARGET_STORY ? ENT_ADDRESS_STORY
         : target->kind == ENT_TARGET_DOCUMENT ? ENT_ADDRESS_DOCUMENT : ENT_ADDRESS_EVENT;
  link = ent_address_format (kind, self->item->id, target->id);
  add_link (self, link, target->anchor != NULL ? target->anchor->exact : NULL);
  return TRUE;
}

/* (transfer full) (nullable): what is shown beside, or at this place */
static char *
dup_shown (EntWindow *self)
{
  const EntAddress *shown = ent_inspector_get_link (self->inspector);

  if (shown != NULL && shown->kind != ENT_ADDRESS_CASE && shown->kind != ENT_ADDRESS_VIEW
      && shown->kind != ENT_ADDRESS_ACTOR && shown->kind != ENT_ADDRESS_SOURCE)
    return ent_address_to_string (shown);
  if (ent_window_shows_timeline (self))
    return ent_timeline_page_dup_link (ent_case_page_get_timeline (self->case_page));
  if (self->place == NULL)
    return NULL;
  if (self->place->kind == ENT_ADDRESS_COMPARE)
    return ent_compare_page_dup_link (self->compare_page);
  if (self->place->kind == ENT_ADDRESS_FACTOR)
    return ent_address_to_string (self->place);
  return self->place->case_id != NULL ? ent_address_format (ENT_ADDRESS_CASE, self->place->case_id, NULL) : NULL;
}

/* Pages whose things are no places have an action of their own. */
static gboolean
add_of_page (EntWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page == GTK_WIDGET (self->notes_page))
    return gtk_widget_activate_action (page, "notes.add-to-lecture", NULL);
  if (page == GTK_WIDGET (self->factors_page))
    {
      GtkWidget *view = gtk_stack_get_visible_child (ent_factors_page_get_stack (self->factors_page));

      return ent_inspector_get_link (self->inspector) == NULL
             && gtk_widget_activate_action (view, "made.add-slide", NULL);
    }
  return FALSE;
}

static void
add_to_lecture_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *link, *words;
  g_autofree char *shown = NULL;

  g_variant_get (parameter, "(&s&s)", &link, &words);
  if (*link != '\0')
    {
      add_link (self, link, words);
      return;
    }
  if (add_selected (self) || add_of_page (self))
    return;
  shown = dup_shown (self);
  if (shown != NULL)
    add_link (self, shown, NULL);
  else
    ent_window_tell (self, _("Open a case or select something to add it to a lecture"));
}

static void
add_notes_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  EntPersonal *personal = ent_session_get_personal (self->session);
  g_autoptr(GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      EntNoteItem *note = ent_personal_find_note (personal, ids[i]);

      if (note != NULL)
        g_ptr_array_add (slides, ent_slide_new_of_note (ent_note_item_get_note (note)));
    }
  if (slides->len > 0)
    choose_lecture (self, slides);
}

/* New ones */

static void
new_lecture_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  ent_lecture_create (widget, ENT_WINDOW (widget)->session);
}

static void
new_from_case_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *case_id = g_variant_get_string (parameter, NULL);

  if (*case_id == '\0')
    case_id = self->place != NULL && self->place->case_id != NULL ? self->place->case_id
              : self->item != NULL ? self->item->id : NULL;
  ent_new_lecture_window_present (GTK_WIDGET (self->panes), self->session, case_id);
}

static void
opened_cb (GtkFileChooser *chooser,
           int             response,
           EntWindow      *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (chooser) : NULL;

  if (file != NULL && self->session != NULL)
    ent_lecture_open_file (GTK_WIDGET (self->panes), self->session, file);
  g_clear_object (&self->chooser);
}

static void
open_file_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  if (!ent_session_is_ready (self->session))
    return;
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Open Lecture"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _("_Open"), NULL);
  gtk_file_filter_set_name (filter, _("Lectures (.entente-lecture)"));
  gtk_file_filter_add_pattern (filter, "*" ENT_LECTURE_FILE_SUFFIX);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (opened_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

gboolean
ent_window_is_lecture (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ENT_LECTURE_FILE_SUFFIX);
}

/* Out of the program, and away */

/* (nullable): the lecture of the action: "" is the one that is open */
static const char *
get_lecture (EntWindow *self,
             GVariant  *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  if (*id != '\0')
    return id;
  return self->place != NULL && self->place->kind == ENT_ADDRESS_LECTURE ? self->place->id : NULL;
}

static void
present_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *id = get_lecture (self, parameter);

  if (id == NULL || !ent_session_is_ready (self->session))
    {
      ent_window_tell (self, _("Open a lecture first: then F5 presents it."));
      return;
    }
  /* The page of a lecture gives out what is being typed first, and comes back here. */
  if (*g_variant_get_string (parameter, NULL) == '\0'
      && gtk_widget_activate_action (GTK_WIDGET (self->lecture_page), "lecture.present", NULL))
    return;
  ent_presenter_start (GTK_WINDOW (self), self->session, self->settings, id);
}

static void
rehearsals_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *id = get_lecture (self, parameter);

  if (id != NULL)
    ent_rehearsals_window_present (self->panes, self->session, id);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *id = get_lecture (self, parameter);

  if (id != NULL)
    ent_lecture_export_window_present (GTK_WIDGET (self->panes), self->session, id);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *id = get_lecture (self, parameter);

  if (id != NULL)
    ent_lecture_print (GTK_WIDGET (self->panes), self->session, id);
}

static void
share_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *id = get_lecture (self, parameter);

  if (id != NULL)
    ent_lecture_share (GTK_WIDGET (self->panes), self->session, id);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *id = get_lecture (self, parameter);

  if (id != NULL)
    ent_lecture_duplicate (GTK_WIDGET (self->panes), self->session, id);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  g_autofree char *id = g_strdup (get_lecture (self, parameter));

  if (id == NULL)
    return;
  /* Nobody stays at what is not there. */
  if (self->place != NULL && self->place->kind == ENT_ADDRESS_LECTURE && g_strcmp0 (self->place->id, id) == 0)
    ent_window_open_link (self, "lectures:", NULL, FALSE);
  ent_lecture_delete (GTK_WIDGET (self->panes), self->session, id);
}

static void
handout_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *case_id = g_variant_get_string (parameter, NULL);

  if (*case_id == '\0')
    case_id = self->place != NULL ? self->place->case_id : NULL;
  if (case_id != NULL)
    ent_case_print_handout (GTK_WIDGET (self->panes), self->session, case_id);
  else
    ent_window_tell (self, _("Open a case to make a handout of it"));
}

void
ent_window_class_install_lectures (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tell-open", "(ss)", tell_open_action);
  gtk_widget_class_install_action (widget_class, "win.add-slide", ENT_SLIDE_MAKER_TYPE, add_slide_action);
  gtk_widget_class_install_action (widget_class, "win.add-to-lecture", ENT_SLIDE_MAKER_LINK_TYPE, add_to_lecture_action);
  gtk_widget_class_install_action (widget_class, "win.add-notes-to-lecture", "as", add_notes_action);
  gtk_widget_class_install_action (widget_class, "win.new-lecture", NULL, new_lecture_action);
  gtk_widget_class_install_action (widget_class, "win.new-lecture-from-case", "s", new_from_case_action);
  gtk_widget_class_install_action (widget_class, "win.open-lecture-file", NULL, open_file_action);
  gtk_widget_class_install_action (widget_class, "win.present-lecture", "s", present_action);
  gtk_widget_class_install_action (widget_class, "win.rehearsals", "s", rehearsals_action);
  gtk_widget_class_install_action (widget_class, "win.export-lecture", "s", export_action);
  gtk_widget_class_install_action (widget_class, "win.print-lecture", "s", print_action);
  gtk_widget_class_install_action (widget_class, "win.share-lecture", "s", share_action);
  gtk_widget_class_install_action (widget_class, "win.duplicate-lecture", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "win.delete-lecture", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "win.case-handout", "s", handout_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "win.add-to-lecture",
                                       ENT_SLIDE_MAKER_LINK_TYPE, "", "");
}
