/* How slides come into a lecture: from what the library holds, as new ones, and from files of pictures. */
#include "config.h"

#include "ent-lecture-page-private.h"

#include <glib/gi18n-lib.h>

#include "ent-slide-image.h"
#include "ent-slide-making.h"
#include "ent-slide-window.h"

#define MAX_PICTURE_BYTES (64 * 1024 * 1024)

static void
tell (EntLecturePage *self,
      const char     *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
}

/* @slide: (transfer full)
 * @before: (nullable) */
static void
insert (EntLecturePage *self,
        EntSlide       *slide,
        const char     *before)
{
  g_autoptr(GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  g_ptr_array_add (slides, slide);
  ent_slide_list_insert (self->list, slides, before, _("Add Slide"));
}

/* What a search found */

typedef struct
{
  EntLecturePage *page;
  char           *lecture_id;  /* that was open */
  char           *before;      /* or NULL: after the others */
  gboolean        placed;      /* FALSE: where the person is then */
} Adding;

static void
adding_free (Adding *self)
{
  g_object_unref (self->page);
  g_free (self->lecture_id);
  g_free (self->before);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

static Adding *
adding_new (EntLecturePage *self,
            const char     *before,
            gboolean        placed)
{
  Adding *adding = g_new0 (Adding, 1);

  adding->page = g_object_ref (self);
  adding->lecture_id = g_strdup (ent_deck_model_get_id (self->model));
  adding->before = g_strdup (before);
  adding->placed = placed;
  return adding;
}

/* The person went to another lecture meanwhile. */
static gboolean
is_open (const Adding *adding)
{
  EntDeckModel *model = adding->page->model;

  return model != NULL && g_str_equal (ent_deck_model_get_id (model), adding->lecture_id);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Adding) adding = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSlide) slide = ent_slide_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !is_open (adding))
    return;
  if (slide != NULL)
    insert (adding->page, g_steal_pointer (&slide),
            adding->placed ? adding->before : ent_slide_list_get_next (adding->page->list));
  else
    tell (adding->page, error->message);
}

static void
hit_chosen_cb (EntLecturePage *self,
               EntHitItem     *hit)
{
  if (self->model != NULL)
    ent_slide_make_of_hit_async (self->session, hit, self->cancellable, made_cb, adding_new (self, NULL, FALSE));
}

static void
hit_dropped_cb (EntSlideList   *list,
                EntHitItem     *hit,
                const char     *before,
                EntLecturePage *self)
{
  if (self->model != NULL)
    ent_slide_make_of_hit_async (self->session, hit, self->cancellable, made_cb, adding_new (self, before, TRUE));
}

/* Pictures, which are read in a thread */

typedef struct
{
  GFile    *file;
  EntImage *image;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->file);
  g_clear_pointer (&picture->image, ent_image_free);
  g_free (picture);
}

static GBytes *
read_file (GFile         *file,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                 cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_PICTURE_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("“%s” is larger than %d MB. Make a smaller picture of it first."), name,
                   MAX_PICTURE_BYTES / 1024 / 1024);
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Picture *picture = data;
  GError *error = NULL;
  g_autofree char *base = g_file_get_basename (picture->file), *name = g_filename_display_name (base);
  g_autoptr(GBytes) bytes = read_file (picture->file, name, cancellable, &error);

  picture->image = bytes != NULL ? ent_image_read (bytes, name, &error) : NULL;
  if (picture->image != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The picture of the slide that asked for another one. FALSE: no slide did */
static gboolean
replace_picture (EntLecturePage *self,
                 const EntImage *image)
{
  EntDeck *deck = ent_deck_model_get_deck (self->model);
  g_autofree char *id = g_steal_pointer (&self->picture_id);
  int index = deck != NULL && id != NULL ? ent_deck_find_slide (deck, id) : -1;
  g_autoptr(EntSlide) slide = NULL;

  if (index < 0)
    return FALSE;
  slide = ent_slide_copy (deck->slides->pdata[index]);
  g_free (slide->image_id);
  slide->image_id = g_strdup (image->id);
  ent_deck_model_put_slide (self->model, slide, _("Replace Picture"), NULL);
  return TRUE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Adding) adding = user_data;
  EntLecturePage *self = adding->page;
  Picture *picture = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  EntSlide *slide;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tell (self, error->message);
      return;
    }
  if (!is_open (adding))
    return;
  ent_deck_model_put_image (self->model, picture->image);
  if (!adding->placed && replace_picture (self, picture->image))
    return;
  slide = ent_slide_new (ENT_SLIDE_PICTURE);
  slide->image_id = g_strdup (picture->image->id);
  insert (self, slide, adding->placed ? adding->before : ent_slide_list_get_next (self->list));
}

/* @adding: (transfer full) */
static void
read_picture (EntLecturePage *self,
              GFile          *file,
              Adding         *adding)
{
  g_autoptr(GTask) task = g_task_new (NULL, self->cancellable, read_cb, adding);
  Picture *picture = g_new0 (Picture, 1);

  picture->file = g_object_ref (file);
  g_task_set_task_data (task, picture, picture_free);
  g_task_run_in_thread (task, read_thread);
}

static void
files_dropped_cb (EntSlideList   *list,
                  GdkFileList    *files,
                  const char     *before,
                  EntLecturePage *self)
{
  g_autoptr(GSList) each = gdk_file_list_get_files (files);

  for (GSList *item = each; item != NULL && self->model != NULL; item = item->next)
    read_picture (self, item->data, adding_new (self, before, TRUE));
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int              response,
           EntLecturePage  *self)
{
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->model != NULL)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      read_picture (self, file, adding_new (self, NULL, FALSE));
    }
  g_clear_object (&self->chooser);
}

/* @slide_id: (nullable): that gets it; NULL: a new slide */
static void
choose_picture (EntLecturePage *self,
                const char     *slide_id)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  g_free (self->picture_id);
  self->picture_id = g_strdup (slide_id);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Choose a Picture"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
picture_wanted_cb (EntLecturePage *self)
{
  const EntSlide *slide = ent_lecture_page_get_slide (self);

  if (slide != NULL)
    choose_picture (self, slide->id);
}

/* New slides */

static void
asked_cb (EntSlide *slide,
          gpointer  data)
{
  EntLecturePage *self = data;

  if (self->model != NULL)
    insert (self, slide, ent_slide_list_get_next (self->list));
  else
    ent_slide_free (slide);
}

static void
add_new (EntLecturePage *self,
         EntSlideKind    kind)
{
  EntSlide *slide = ent_slide_new (kind);

  if (kind == ENT_SLIDE_SOURCES)
    slide->title = g_strdup (_("Sources"));
  /* Sources come last. */
  insert (self, slide, kind == ENT_SLIDE_SOURCES ? NULL : ent_slide_list_get_next (self->list));
  if (kind != ENT_SLIDE_SOURCES)
    ent_slide_editor_focus_words (self->editor);
}

static void
kind_chosen_cb (EntSlideAdder  *adder,
                guint           kind,
                EntLecturePage *self)
{
  EntDeck *deck = self->model != NULL ? ent_deck_model_get_deck (self->model) : NULL;

  if (deck == NULL)
    return;
  if (kind == ENT_SLIDE_PICTURE)
    choose_picture (self, NULL);
  else if (kind == ENT_SLIDE_TIMELINE || kind == ENT_SLIDE_MATRIX || kind == ENT_SLIDE_COMPARISON)
    ent_slide_window_present (GTK_WIDGET (self), self->session, (EntSlideKind) kind,
                              kind == ENT_SLIDE_MATRIX ? NULL : deck->lecture->case_id, asked_cb, self);
  else
    add_new (self, (EntSlideKind) kind);
}

void
ent_lecture_page_connect_adding (EntLecturePage *self)
{
  g_signal_connect_object (self->adder, "hit-chosen", G_CALLBACK (hit_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adder, "kind-chosen", G_CALLBACK (kind_chosen_cb), self, 0);
  g_signal_connect_object (self->list, "hit-dropped", G_CALLBACK (hit_dropped_cb), self, 0);
  g_signal_connect_object (self->list, "files-dropped", G_CALLBACK (files_dropped_cb), self, 0);
  g_signal_connect_object (self->pane, "picture-wanted", G_CALLBACK (picture_wanted_cb), self, G_CONNECT_SWAPPED);
}
