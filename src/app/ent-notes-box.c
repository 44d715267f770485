#include "config.h"

#include "ent-notes-box.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-note-card.h"
#include "ent-placing.h"

struct _EntNotesBox
{
  GtkWidget    parent_instance;

  EntPersonal *personal;
  char        *case_id;  /* or NULL */
  EntTarget   *target;
  char        *extra;    /* a note that is listed wherever it stands, or NULL */
  guint        n_wanted; /* so many of the last notes */

  GtkButton   *earlier;  /* shows more of them */
  GtkWidget   *cards;
  GtkWidget   *button;
};

/* Sixty people hand in hundreds of notes on one case; that many cards would take seconds. */
#define MANY_CARDS 40

G_DEFINE_FINAL_TYPE (EntNotesBox, ent_notes_box, GTK_TYPE_WIDGET)

EntTarget *
ent_notes_dup_target (EntPersonal      *personal,
                      EntCase          *item,
                      EntCodebook      *codebook,
                      const EntAddress *link)
{
  const EntOwnEvent *own = link->kind == ENT_ADDRESS_EVENT ? ent_personal_find_event (personal, link->id) : NULL;
  EntFactor *factor;
  EntTarget *target = NULL;

  if (own != NULL)
    {
      target = ent_target_new (ENT_TARGET_EVENT, own->id);
      target->title = g_strdup (own->title);
      target->date = g_strdup (ent_date_get_text (own->date));
    }
  else if (item != NULL && link->kind == ENT_ADDRESS_EVENT)
    target = ent_case_dup_target (item, ENT_TARGET_EVENT, link->id, NULL);
  else if (item != NULL && link->kind == ENT_ADDRESS_DOCUMENT)
    target = ent_case_dup_target (item, ENT_TARGET_DOCUMENT, link->id, NULL);
  else if (item != NULL && (link->kind == ENT_ADDRESS_CASE || link->kind == ENT_ADDRESS_STORY))
    target = ent_case_dup_target (item, ENT_TARGET_CASE, NULL, NULL);
  else if (link->kind == ENT_ADDRESS_FACTOR)
    {
      target = item != NULL ? ent_case_dup_target (item, ENT_TARGET_FACTOR, link->id, NULL) : NULL;
      if (target == NULL)
        target = ent_target_new (ENT_TARGET_FACTOR, link->id);
      factor = codebook != NULL ? ent_codebook_find_factor (codebook, link->id) : NULL;
      if (factor != NULL && target->title == NULL)
        target->title = g_strdup (ent_text_get (factor->title));
    }
  return target;
}

static gboolean
stands_here (EntNotesBox   *self,
             const EntNote *note)
{
  EntTargetKind kind = note->target->kind;

  if (g_strcmp0 (note->id, self->extra) == 0)
    return TRUE;
  if (g_strcmp0 (note->case_id, self->case_id) != 0)
    return FALSE;
  if (self->target->kind == ENT_TARGET_CASE)
    return kind == ENT_TARGET_CASE || kind == ENT_TARGET_SPAN || kind == ENT_TARGET_STORY;
  return kind == self->target->kind && g_strcmp0 (note->target->id, self->target->id) == 0;
}

static EntNoteCard *
find_card (EntNotesBox *self,
           const char  *id)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card; card = gtk_widget_get_next_sibling (card))
    if (g_str_equal (ent_note_card_get_id (ENT_NOTE_CARD (card)), id))
      return ENT_NOTE_CARD (card);
  return NULL;
}

GtkWidget *
ent_notes_box_get_open (EntNotesBox *self)
{
  g_return_val_if_fail (ENT_IS_NOTES_BOX (self), NULL);

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card; card = gtk_widget_get_next_sibling (card))
    if (ent_note_card_is_open (ENT_NOTE_CARD (card)))
      return card;
  return NULL;
}

/* One at a time. */
static void
opened_cb (EntNotesBox *self,
           EntNoteCard *opened)
{
  GtkWidget *card = gtk_widget_get_first_child (self->cards), *next;

  for (; card != NULL; card = next)
    {
      next = gtk_widget_get_next_sibling (card);
      if (card != GTK_WIDGET (opened))
        ent_note_card_close (ENT_NOTE_CARD (card));
    }
}

static void
remove_card (EntNotesBox *self,
             GtkWidget   *card)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->cards) == card;

  gtk_box_remove (GTK_BOX (self->cards), card);
  if (had_focus && gtk_widget_get_mapped (self->button))
    gtk_widget_grab_focus (self->button);
}

static void
vanish_cb (EntNotesBox *self,
           EntNoteCard *card)
{
  remove_card (self, GTK_WIDGET (card));
}

static EntNoteCard *
add_card (EntNotesBox   *self,
          const EntNote *note,
          GtkWidget     *after)
{
  gboolean where = note->target->kind != self->target->kind || g_strcmp0 (note->target->id, self->target->id) != 0;
  GtkWidget *card = ent_note_card_new (self->personal, note, where);

  g_signal_connect_object (card, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "vanish", G_CALLBACK (vanish_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (self->cards), card, after);
  return ENT_NOTE_CARD (card);
}

/* Of many notes the last ones; others where they are open, or were shown before. */
static void
drop_earlier (EntNotesBox *self,
              GPtrArray   *items)
{
  guint n_earlier = items->len > self->n_wanted ? items->len - self->n_wanted : 0, n_kept = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const char *id = ent_note_item_get_note (items->pdata[i])->id;

      if (i >= n_earlier || g_strcmp0 (id, self->extra) == 0 || find_card (self, id) != NULL)
        items->pdata[n_kept++] = items->pdata[i];
    }
  n_earlier = items->len - n_kept;
  g_ptr_array_set_size (items, (int) n_kept);
  n_kept = MIN (n_earlier, MANY_CARDS);
  label = g_strdup_printf (ngettext ("Show %u Earlier Note", "Show %u Earlier Notes", n_kept), n_kept);
  gtk_button_set_label (self->earlier, label);
  gtk_widget_set_visible (GTK_WIDGET (self->earlier), n_earlier > 0);
}

static GPtrArray *
list_items (EntNotesBox *self)
{
  g_autoptr(GPtrArray) all = ent_personal_list_notes (self->personal, self->case_id, -1, NULL);
  GPtrArray *items = g_ptr_array_new ();
  EntNoteItem *extra = self->extra != NULL ? ent_personal_find_note (self->personal, self->extra) : NULL;

  for (guint i = 0; i < all->len; i++)
    if (stands_here (self, ent_note_item_get_note (all->pdata[i])))
      g_ptr_array_add (items, all->pdata[i]);
  if (extra != NULL && !g_ptr_array_find (items, extra, NULL))
    g_ptr_array_add (items, extra);
  drop_earlier (self, items);
  return items;
}

/* Cards stay while their note does, so that what is open stays open. */
static void
update (EntNotesBox *self)
{
  g_autoptr(GPtrArray) items = list_items (self);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *card = gtk_widget_get_first_child (self->cards), *next, *last = NULL;

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (ids, ent_note_item_get_note (items->pdata[i])->id);
  for (; card != NULL; card = next)
    {
      gboolean is_there = ent_note_card_update (ENT_NOTE_CARD (card));

      next = gtk_widget_get_next_sibling (card);
      if (!is_there || (!ent_note_card_is_new (ENT_NOTE_CARD (card))
                        && !g_hash_table_contains (ids, ent_note_card_get_id (ENT_NOTE_CARD (card)))))
        remove_card (self, card);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const EntNote *note = ent_note_item_get_note (items->pdata[i]);
      GtkWidget *found = (GtkWidget *) find_card (self, note->id);

      if (found == NULL)
        found = GTK_WIDGET (add_card (self, note, last));
      else if (gtk_widget_get_prev_sibling (found) != last)
        gtk_box_reorder_child_after (GTK_BOX (self->cards), found, last);
      last = found;
    }
  gtk_widget_set_visible (self->cards, gtk_widget_get_first_child (self->cards) != NULL);
}

static void
earlier_cb (EntNotesBox *self)
{
  self->n_wanted += MANY_CARDS;
  update (self);
}

static void
notes_changed_cb (EntNotesBox *self,
                  const char  *case_id)
{
  if (case_id == NULL || self->extra != NULL || g_strcmp0 (case_id, self->case_id) == 0)
    update (self);
}

gboolean
ent_notes_box_is_of (EntNotesBox     *self,
                     const char      *case_id,
                     const EntTarget *target)
{
  g_return_val_if_fail (ENT_IS_NOTES_BOX (self), FALSE);

  return g_strcmp0 (self->case_id, case_id) == 0 && self->target->kind == target->kind
         && g_strcmp0 (self->target->id, target->id) == 0;
}

gboolean
ent_notes_box_open (EntNotesBox *self,
                    const char  *id)
{
  EntNoteCard *card;

  g_return_val_if_fail (ENT_IS_NOTES_BOX (self), FALSE);

  card = find_card (self, id);
  if (card == NULL)
    {
      g_free (self->extra);
      self->extra = g_strdup (id);
      update (self);
      card = find_card (self, id);
    }
  if (card == NULL)
    return FALSE;
  ent_note_card_open (card);
  return TRUE;
}

void
ent_notes_box_add (EntNotesBox *self,
                   EntNote     *note)
{
  EntNoteCard *card;

  g_return_if_fail (ENT_IS_NOTES_BOX (self));

  if (note == NULL)
    {
      note = ent_note_new ();
      note->case_id = g_strdup (self->case_id);
      ent_target_free (note->target);
      note->target = ent_target_copy (self->target);
    }
  card = add_card (self, note, gtk_widget_get_last_child (self->cards));
  gtk_widget_set_visible (self->cards, TRUE);
  ent_note_free (note);
  ent_note_card_open (card);
}

static void
add_cb (EntNotesBox *self)
{
  ent_notes_box_add (self, NULL);
}

/* The widget */

static void
ent_notes_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_notes_box_parent_class)->dispose (object);
}

static void
ent_notes_box_finalize (GObject *object)
{
  EntNotesBox *self = ENT_NOTES_BOX (object);

  g_clear_object (&self->personal);
  g_free (self->case_id);
  g_free (self->extra);
  ent_target_free (self->target);
  G_OBJECT_CLASS (ent_notes_box_parent_class)->finalize (object);
}

static void
ent_notes_box_class_init (EntNotesBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_notes_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_notes_box_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_notes_box_init (EntNotesBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line, *icon;

  gtk_widget_set_parent (box, GTK_WIDGET (self));
  ent_block_heading (GTK_BOX (box), _("Your notes"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "own-heading");
  self->n_wanted = MANY_CARDS;
  self->earlier = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->earlier), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->earlier), "chip");
  g_signal_connect_object (self->earlier, "clicked", G_CALLBACK (earlier_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->earlier));
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->cards);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  icon = gtk_image_new_from_icon_name ("list-add-symbolic");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), gtk_label_new (_("Add Note")));
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), line);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Note"), -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Your notes"), -1);
}

GtkWidget *
ent_notes_box_new (EntPersonal *personal,
                   const char  *case_id,
                   EntTarget   *target)
{
  EntNotesBox *self;

  g_return_val_if_fail (ENT_IS_PERSONAL (personal), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  self = g_object_new (ENT_TYPE_NOTES_BOX, NULL);
  self->personal = g_object_ref (personal);
  self->case_id = g_strdup (case_id);
  self->target = target;
  g_signal_connect_object (personal, "notes-changed", G_CALLBACK (notes_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "layers-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
