#include "config.h"

#include "ent-note-look.h"

const char *
ent_note_flag_to_icon (EntNoteFlag flag)
{
  static const char * const names[ENT_N_NOTE_FLAGS] = {
    [ENT_NOTE_FLAG_NONE] = "ent-flag-none-symbolic",
    [ENT_NOTE_FLAG_QUESTION] = "ent-flag-question-symbolic",
    [ENT_NOTE_FLAG_IDEA] = "ent-flag-idea-symbolic",
    [ENT_NOTE_FLAG_TO_CHECK] = "ent-flag-to-check-symbolic",
    [ENT_NOTE_FLAG_FOR_LECTURE] = "ent-flag-for-lecture-symbolic",
  };

  g_return_val_if_fail ((guint) flag < G_N_ELEMENTS (names), names[0]);

  return names[flag];
}

const char *
ent_note_color_to_class (EntNoteColor color)
{
  static const char * const names[ENT_N_NOTE_COLORS] = {
    [ENT_NOTE_COLOR_NONE] = "note-none",
    [ENT_NOTE_COLOR_YELLOW] = "note-yellow",
    [ENT_NOTE_COLOR_GREEN] = "note-green",
    [ENT_NOTE_COLOR_BLUE] = "note-blue",
    [ENT_NOTE_COLOR_PINK] = "note-pink",
    [ENT_NOTE_COLOR_PURPLE] = "note-purple",
  };

  g_return_val_if_fail ((guint) color < G_N_ELEMENTS (names), names[0]);

  return names[color];
}
