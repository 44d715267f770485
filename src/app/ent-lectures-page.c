#include "config.h"

#include "ent-lectures-page.h"

#include <glib/gi18n-lib.h>

struct _EntLecturesPage
{
  GtkWidget   parent_instance;

  EntSession *session;
};

G_DEFINE_FINAL_TYPE (EntLecturesPage, ent_lectures_page, GTK_TYPE_WIDGET)

void
ent_lectures_page_set_session (EntLecturesPage *self,
                                 EntSession      *session)
{
  self->session = g_object_ref (session);
}

void
ent_lectures_page_open (EntLecturesPage *self)
{
  g_return_if_fail (ENT_IS_LECTURES_PAGE (self));
}

static void
ent_lectures_page_dispose (GObject *object)
{
  g_clear_object (&ENT_LECTURES_PAGE (object)->session);
  G_OBJECT_CLASS (ent_lectures_page_parent_class)->dispose (object);
}

static void
ent_lectures_page_class_init (EntLecturesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_lectures_page_dispose;
}

static void
ent_lectures_page_init (EntLecturesPage *self)
{
}
