#include "config.h"

#include "ent-lecture-page.h"

#include <glib/gi18n-lib.h>

struct _EntLecturePage
{
  GtkWidget   parent_instance;

  EntSession *session;
};

G_DEFINE_FINAL_TYPE (EntLecturePage, ent_lecture_page, GTK_TYPE_WIDGET)

void
ent_lecture_page_set_session (EntLecturePage *self,
                                EntSession     *session)
{
  self->session = g_object_ref (session);
}

void
ent_lecture_page_open (EntLecturePage *self, const char *id)
{
  g_return_if_fail (ENT_IS_LECTURE_PAGE (self));
}

static void
ent_lecture_page_dispose (GObject *object)
{
  g_clear_object (&ENT_LECTURE_PAGE (object)->session);
  G_OBJECT_CLASS (ent_lecture_page_parent_class)->dispose (object);
}

static void
ent_lecture_page_class_init (EntLecturePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_lecture_page_dispose;
}

static void
ent_lecture_page_init (EntLecturePage *self)
{
}
