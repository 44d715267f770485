#include "config.h"

#include "ent-personal-private.h"

G_DEFINE_FINAL_TYPE (EntNoteItem, ent_note_item, G_TYPE_OBJECT)

enum
{
  ITEM_PROP_0,
  ITEM_PROP_NOTE,
  ITEM_PROP_STATE,
  ITEM_PROP_PROBLEM,
  N_ITEM_PROPS
};
static GParamSpec *item_properties[N_ITEM_PROPS];

static void
ent_note_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EntNoteItem *self = ENT_NOTE_ITEM (object);

  switch (prop_id)
    {
    case ITEM_PROP_NOTE:
      g_value_set_pointer (value, self->note);
      break;
    case ITEM_PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case ITEM_PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_note_item_finalize (GObject *object)
{
  EntNoteItem *self = ENT_NOTE_ITEM (object);

  ent_note_free (self->note);
  g_free (self->problem);
  G_OBJECT_CLASS (ent_note_item_parent_class)->finalize (object);
}

static void
ent_note_item_class_init (EntNoteItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ent_note_item_get_property;
  object_class->finalize = ent_note_item_finalize;
  item_properties[ITEM_PROP_NOTE] = g_param_spec_pointer ("note", NULL, NULL, flags);
  item_properties[ITEM_PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, ENT_SAVE_FAILED, 0, flags);
  item_properties[ITEM_PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_ITEM_PROPS, item_properties);
}

static void
ent_note_item_init (EntNoteItem *self)
{
}

EntNoteItem *
ent_note_item_new (EntNote *note)
{
  EntNoteItem *self = g_object_new (ENT_TYPE_NOTE_ITEM, NULL);

  self->note = note;
  return self;
}

static gboolean
is_same_place (const EntNotePlace *a,
               const EntNotePlace *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->state == b->state && a->since_usec == b->since_usec
         && ent_target_equal (a->before, b->before) && ent_target_equal (a->now, b->now);
}

gboolean
ent_note_item_set_note (EntNoteItem *self,
                        EntNote     *note)
{
  if (ent_note_equal (self->note, note) && self->note->modified_usec == note->modified_usec
      && is_same_place (self->note->place, note->place))
    {
      ent_note_free (note);
      return FALSE;
    }
  ent_note_free (self->note);
  self->note = note;
  g_object_notify_by_pspec (G_OBJECT (self), item_properties[ITEM_PROP_NOTE]);
  return TRUE;
}

void
ent_note_item_set_state (EntNoteItem  *self,
                         EntSaveState  state,
                         const char   *problem)
{
  if (g_strcmp0 (self->problem, problem) != 0)
    {
      g_free (self->problem);
      self->problem = g_strdup (problem);
      g_object_notify_by_pspec (G_OBJECT (self), item_properties[ITEM_PROP_PROBLEM]);
    }
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), item_properties[ITEM_PROP_STATE]);
}

const EntNote *
ent_note_item_get_note (EntNoteItem *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_ITEM (self), NULL);

  return self->note;
}

EntSaveState
ent_note_item_get_state (EntNoteItem *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_ITEM (self), ENT_SAVE_SAVED);

  return self->state;
}

const char *
ent_note_item_get_problem (EntNoteItem *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_ITEM (self), NULL);

  return self->problem;
}
