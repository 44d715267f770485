#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "ent-application.h"
#include "ent-bundle.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(EntApplication) application = NULL;
  g_autofree char *locale_dir = ent_bundle_dup_locale_dir ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = ent_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
