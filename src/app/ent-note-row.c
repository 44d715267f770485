#include "config.h"

#include "ent-note-row.h"

#include <glib/gi18n-lib.h>

#include "ent-note-list.h"
#include "ent-plain-text.h"
#include "ent-slide-maker.h"

/* Characters of quoted words that tell which they are; of words that a row of two lines can show. */
#define MAX_QUOTED 80
#define MAX_WORDS  400
/* Tags that have a chip; how many more there are is said. */
#define MAX_TAGS   4

struct _EntNoteRow
{
  GtkWidget    parent_instance;

  GtkWidget   *swatch;
  GtkLabel    *title;
  GtkLabel    *marks;    /* flag, colour, whose it is */
  GtkLabel    *state;
  GtkLabel    *words;
  GtkLabel    *subject;
  GtkBox      *tags;

  EntSession  *session;
  GtkListItem *list_item;  /* not owned */
  EntNoteItem *item;       /* or NULL */
};

G_DEFINE_FINAL_TYPE (EntNoteRow, ent_note_row, GTK_TYPE_WIDGET)

GtkListItem *
ent_note_row_get_list_item (EntNoteRow *self)
{
  return self->list_item;
}

int
ent_note_count_bin_days (gint64 deleted_usec,
                         gint64 now_usec)
{
  gint64 left = deleted_usec + ENT_BIN_DAYS * G_TIME_SPAN_DAY - now_usec;

  return (int) CLAMP ((left + G_TIME_SPAN_DAY - 1) / G_TIME_SPAN_DAY, 0, ENT_BIN_DAYS);
}

/* In words */

static const char *
get_kind_label (EntTargetKind kind)
{
  static const char * const labels[] = {
    N_("Case"), N_("Event"), N_("Story"), N_("Document"), N_("Factor"), N_("Span of Time"),
  };

  return _(labels[kind]);
}

static void
append_part (GString    *line,
             const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static char *
dup_short (const char *text,
           glong       max)
{
  g_autofree char *part = NULL;

  if (g_utf8_strlen (text, -1) <= max)
    return g_strdup (text);
  part = g_utf8_substring (text, 0, max);
  return g_strconcat (g_strchomp (part), "…", NULL);
}

char *
ent_note_dup_subject (const EntNote *note,
                      const char    *case_title)
{
  const EntTarget *target = note->target;
  g_autoptr(GString) line = g_string_new (NULL);
  g_autoptr(EntDate) date = target->date != NULL ? ent_date_parse (target->date, NULL) : NULL;
  g_autofree char *when = date != NULL ? ent_date_format (date) : NULL;

  append_part (line, get_kind_label (target->kind));
  if (target->anchor != NULL)
    {
      g_autofree char *quoted = dup_short (target->anchor->exact, MAX_QUOTED);
      g_autofree char *words = g_strdup_printf (_("“%s”"), quoted);

      append_part (line, words);
    }
  /* A span is called by its dates. */
  if (g_strcmp0 (target->title, case_title) != 0 && g_strcmp0 (target->title, when) != 0)
    append_part (line, target->title);
  append_part (line, when);
  append_part (line, case_title);
  return g_strdup (line->str);
}

/* What is in the text but not in the title. (transfer full) */
static char *
dup_words (const EntNote *note,
           const char    *title)
{
  g_autoptr(EntPlainText) plain = ent_plain_text_new (note->body);
  const char *words = g_str_has_prefix (plain->text, title) ? plain->text + strlen (title) : plain->text;
  g_autofree char *part = dup_short (words, MAX_WORDS);

  for (char *at = part; *at != '\0'; at++)
    if (*at == '\n')
      *at = ' ';
  return g_strdup (g_strstrip (part));
}

static char *
dup_marks (EntNoteRow    *self,
           const EntNote *note)
{
  g_autoptr(GString) line = g_string_new (NULL);

  if (note->layer != NULL)
    append_part (line, ent_personal_get_layer_name (ent_session_get_personal (self->session), note->layer));
  if (note->flag != ENT_NOTE_FLAG_NONE)
    append_part (line, ent_note_flag_to_label (note->flag));
  if (note->color != ENT_NOTE_COLOR_NONE)
    append_part (line, ent_note_color_to_label (note->color));
  return g_strdup (line->str);
}

/* What the person should know of: not saved, place lost, how long it is still in the bin. */
static char *
dup_state (EntNoteRow    *self,
           const EntNote *note)
{
  g_autoptr(GString) line = g_string_new (NULL);

  if (note->deleted_usec != 0)
    {
      int n_days = ent_note_count_bin_days (note->deleted_usec, g_get_real_time ());
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (note->deleted_usec / G_USEC_PER_SEC);
      g_autofree char *day = g_date_time_format (time, "%x");
      /* Translators: %s is a day. */
      g_autofree char *deleted = g_strdup_printf (_("Deleted %s"), day);
      g_autofree char *left = g_strdup_printf (ngettext ("%d day left", "%d days left", n_days), n_days);

      append_part (line, deleted);
      append_part (line, left);
      return g_strdup (line->str);
    }
  if (self->item != NULL && ent_note_item_get_state (self->item) == ENT_SAVE_FAILED)
    append_part (line, _("Not saved yet"));
  if (note->place != NULL && note->place->state != ENT_PLACE_KEPT)
    append_part (line, ent_place_state_to_label (note->place->state));
  return g_strdup (line->str);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_tags (EntNoteRow *self,
           GPtrArray  *tags)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    gtk_box_remove (self->tags, child);
  for (guint i = 0; i < MIN (tags->len, MAX_TAGS); i++)
    {
      g_autofree char *text = g_strconcat ("#", tags->pdata[i], NULL);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      gtk_widget_add_css_class (label, "tag");
      gtk_box_append (self->tags, label);
    }
  if (tags->len > MAX_TAGS)
    {
      /* Translators: so many more tags than are shown. */
      g_autofree char *more = g_strdup_printf (_("+%u"), tags->len - MAX_TAGS);
      GtkWidget *label = gtk_label_new (more);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (self->tags, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), tags->len > 0);
}

static void
show_color (EntNoteRow   *self,
            EntNoteColor  color)
{
  g_autofree char *name = g_strconcat ("note-", ent_note_color_to_word (color), NULL);
  const char *classes[] = { "note-swatch", name, NULL };

  gtk_widget_set_css_classes (self->swatch, classes);
  gtk_widget_set_visible (self->swatch, color != ENT_NOTE_COLOR_NONE);
}

/* A row in GTK 4.8 has no name of its own: it is read out as its parts. */
static void
name_row (EntNoteRow    *self,
          const EntNote *note)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkLabel *labels[] = { self->title, self->state, self->marks, self->words, self->subject };
  g_autoptr(GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (*gtk_label_get_label (labels[i]) != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? ". " : "", gtk_label_get_label (labels[i]));
  for (guint i = 0; i < note->tags->len; i++)
    g_string_append_printf (name, "%s#%s", i > 0 ? ", " : ". ", (char *) note->tags->pdata[i]);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
show_note (EntNoteRow    *self,
           const EntNote *note)
{
  g_autofree char *title = ent_note_dup_title (note);
  g_autofree char *words = dup_words (note, title);
  g_autofree char *marks = dup_marks (self, note);
  g_autofree char *state = dup_state (self, note);
  const char *case_title = note->case_id != NULL ? ent_session_get_case_title (self->session, note->case_id) : NULL;
  g_autofree char *subject = ent_note_dup_subject (note, case_title);

  gtk_label_set_label (self->title, *title != '\0' ? title : _("Empty note"));
  set_label (self->marks, marks);
  set_label (self->state, state);
  set_label (self->words, words);
  gtk_label_set_label (self->subject, subject);
  show_tags (self, note->tags);
  show_color (self, note->color);
  name_row (self, note);
}

static void
changed_cb (EntNoteRow *self)
{
  show_note (self, ent_note_item_get_note (self->item));
}

void
ent_note_row_unbind (EntNoteRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

void
ent_note_row_bind (EntNoteRow  *self,
                   EntNoteItem *item)
{
  g_autofree char *link = g_strconcat ("note:", ent_note_item_get_note (item)->id, NULL);

  ent_note_row_unbind (self);
  self->item = g_object_ref (item);
  ent_slide_maker_set_drag (GTK_WIDGET (self), link);
  g_signal_connect_swapped (item, "notify::note", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (item, "notify::state", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}

void
ent_note_row_bind_binned (EntNoteRow    *self,
                          const EntNote *note)
{
  ent_note_row_unbind (self);
  show_note (self, note);
}

static void
ent_note_row_dispose (GObject *object)
{
  EntNoteRow *self = ENT_NOTE_ROW (object);
  GtkWidget *child;

  ent_note_row_unbind (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_note_row_parent_class)->dispose (object);
}

static void
ent_note_row_class_init (EntNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_note_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntNoteRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, EntNoteRow, title);
  gtk_widget_class_bind_template_child (widget_class, EntNoteRow, marks);
  gtk_widget_class_bind_template_child (widget_class, EntNoteRow, state);
  gtk_widget_class_bind_template_child (widget_class, EntNoteRow, words);
  gtk_widget_class_bind_template_child (widget_class, EntNoteRow, subject);
  gtk_widget_class_bind_template_child (widget_class, EntNoteRow, tags);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "noterow");
}

static void
ent_note_row_init (EntNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ent_note_row_new (EntSession  *session,
                  GtkListItem *list_item)
{
  EntNoteRow *self = g_object_new (ENT_TYPE_NOTE_ROW, NULL);

  self->session = g_object_ref (session);
  self->list_item = list_item;
  return GTK_WIDGET (self);
}
