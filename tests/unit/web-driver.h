#pragma once

#include <cairo.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Chromium without a window, driven over WebDriver (https://www.w3.org/TR/webdriver2/) and, where that knows no
 * command, over its own protocol. Faults end the test. */
typedef struct _WebDriver WebDriver;

/* NULL: no driver is installed; the test was skipped. */
WebDriver       *web_driver_new        (void);
void             web_driver_free       (WebDriver  *self);
/* Pixels of the page that is seen. */
void             web_driver_resize     (WebDriver  *self,
                                        int         width,
                                        int         height);
/* From the next page on. */
void             web_driver_set_scripts (WebDriver  *self,
                                        gboolean    on);
/* Waits until it is there whole. */
void             web_driver_open       (WebDriver  *self,
                                        const char *url);
/* Presses and releases one key: a character, or one of those below. */
void             web_driver_press      (WebDriver  *self,
                                        const char *key);
/* What "return …;" gives in the page, as a string; of a promise what it comes to. (transfer full) */
char            *web_driver_evaluate   (WebDriver  *self,
                                        const char *script);
/* (transfer full) */
cairo_surface_t *web_driver_screenshot (WebDriver  *self);
/* (transfer full): the page on paper, as PDF */
GBytes          *web_driver_print      (WebDriver  *self);
/* (transfer full) (element-type utf8): addresses that were asked for since the last time */
GPtrArray       *web_driver_list_requests (WebDriver *self);
/* (transfer full): what the page's console says, or "" */
char            *web_driver_dup_console (WebDriver *self);

#define WEB_KEY_ENTER     "\uE007"
#define WEB_KEY_ESCAPE    "\uE00C"
#define WEB_KEY_PAGE_UP   "\uE00E"
#define WEB_KEY_PAGE_DOWN "\uE00F"
#define WEB_KEY_END       "\uE010"
#define WEB_KEY_HOME      "\uE011"
#define WEB_KEY_LEFT      "\uE012"
#define WEB_KEY_UP        "\uE013"
#define WEB_KEY_RIGHT     "\uE014"
#define WEB_KEY_DOWN      "\uE015"
#define WEB_KEY_TAB       "\uE004"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WebDriver, web_driver_free)

G_END_DECLS
