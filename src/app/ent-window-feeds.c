/* What a window says and shows of updates. */
#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

/* How long a toast stays that leads somewhere. */
#define LEADING_SECONDS 15

void
ent_window_tell_updates (EntWindow  *self,
                         guint       n_changes,
                         const char *message)
{
  g_autofree char *escaped = NULL;
  EntFeeds *feeds;
  AdwToast *toast;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  feeds = ent_session_get_feeds (self->session);
  escaped = g_markup_escape_text (message, -1);
  toast = adw_toast_new (escaped);
  /* What was told before is not the news any more. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  if (n_changes > 0)
    {
      adw_toast_set_button_label (toast, _("_What’s New"));
      adw_toast_set_action_name (toast, "win.go");
      adw_toast_set_action_target_value (toast, g_variant_new_string ("news:"));
    }
  else if (ent_feeds_get_trouble (feeds) != NULL)
    {
      adw_toast_set_button_label (toast, _("_Details"));
      adw_toast_set_action_name (toast, "app.feeds");
    }
  else if (g_list_model_get_n_items (ent_feeds_get_model (feeds)) == 0)
    {
      adw_toast_set_button_label (toast, _("_Feeds"));
      adw_toast_set_action_name (toast, "app.feeds");
    }
  /* Somebody may just be reading something else. */
  if (adw_toast_get_button_label (toast) != NULL)
    adw_toast_set_timeout (toast, LEADING_SECONDS);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
