#include "config.h"

#include "ent-inspector-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-notes-box.h"
#include "ent-own-event-box.h"
#include "ent-slide-maker.h"
#include "ent-slide-target.h"

struct _EntInspector
{
  GtkWidget    parent_instance;

  GtkWidget   *stack;
  GtkWidget   *scroller;
  EntPersonal *personal;  /* or NULL */
  EntAddress  *link;      /* what is shown, or NULL */
  EntCase     *item;      /* of it, or NULL */
  EntNotesBox *notes;     /* borrowed: on what is shown, or NULL */
  guint        tick;      /* scrolls to the open note */
  guint        n_frames;  /* for which it still does */
};

G_DEFINE_FINAL_TYPE (EntInspector, ent_inspector, GTK_TYPE_WIDGET)

/* Into a lecture. */
static void
append_add (GtkBox         *box,
            EntAddressKind  kind,
            EntCase        *item,
            const char     *id)
{
  g_autofree char *link = ent_address_format (kind, item->id, id);
  GtkWidget *button = ent_slide_maker_button_new (link);

  ent_slide_maker_watch (button, link);
  gtk_box_append (box, button);
}

static void
fill_factor_chips (GtkBox         *box,
                   EntCase        *item,
                   EntCodebook    *codebook,
                   const EntEvent *event)
{
  if (event->factors->len == 0)
    return;
  ent_block_heading (box, _("Carries"));
  for (guint i = 0; i < event->factors->len; i++)
    {
      const EntFactorSign *sign = event->factors->pdata[i];
      EntFactor *factor = codebook ? ent_codebook_find_factor (codebook, sign->factor) : NULL;
      const char *title = factor ? ent_text_get (factor->title) : sign->factor;
      g_autofree char *target = ent_address_format (ENT_ADDRESS_FACTOR, item->id, sign->factor);
      g_autofree char *name = NULL;
      GtkWidget *chip = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *mark;

      mark = gtk_label_new (sign->sign > 0 ? "+" : "−");
      gtk_widget_add_css_class (mark, sign->sign > 0 ? "helping" : "hindering");
      gtk_box_append (GTK_BOX (line), mark);
      gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", title,
                                                    "ellipsize", PANGO_ELLIPSIZE_END, NULL));
      gtk_button_set_child (GTK_BUTTON (chip), line);
      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.inspect");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", target);
      /* Translators: an event shows a factor at work; %s is the factor */
      name = g_strdup_printf (sign->sign > 0 ? _("%s, helping") : _("%s, hindering"), title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (chip, name);
      gtk_box_append (box, chip);
    }
}

static void
fill_actors (GtkBox     *box,
             EntCase    *item,
             const char *heading,
             GPtrArray  *ids)
{
  if (ids->len == 0)
    return;
  ent_block_heading (box, heading);
  for (guint i = 0; i < ids->len; i++)
    {
      EntActor *actor = ent_case_find_actor (item, ids->pdata[i]);

      if (actor != NULL)
        ent_block_link (box, "win.inspect", ENT_ADDRESS_ACTOR, item->id, actor->id,
                        ent_text_get (actor->name), NULL);
    }
}

static void
fill_event (GtkBox      *box,
            EntCase     *item,
            EntCodebook *codebook,
            EntEvent    *event)
{
  EntPhase *phase = ent_case_find_phase (item, event->phase);
  const char *kind = event->importance == ENT_IMPORTANCE_TURNING_POINT ? _("Turning point") : _("Event");
  g_autofree char *overline = phase ? g_strdup_printf ("%s · %s", kind, ent_text_get (phase->title))
                                    : g_strdup (kind);
  g_autofree char *date = ent_date_format (event->date);
  g_autofree char *where = event->place ? g_strdup_printf ("%s · %s", date, ent_text_get (event->place->name))
                                        : g_strdup (date);
  g_autoptr(GPtrArray) documents = g_ptr_array_new ();

  ent_block_overline (box, overline);
  ent_block_title (box, ent_text_get (event->title));
  ent_block_dim (box, where);
  append_add (box, ENT_ADDRESS_EVENT, item, event->id);
  if (event->text != NULL)
    ent_block_text (box, ent_text_get (event->text));
  if (event->unverified)
    ent_block_dim (box, _("The date is widely given, but was not found in an independent text."));
  fill_factor_chips (box, item, codebook, event);
  for (guint i = 0; i < item->documents->len; i++)
    if (g_strcmp0 (((EntDocument *) item->documents->pdata[i])->event, event->id) == 0)
      g_ptr_array_add (documents, item->documents->pdata[i]);
  if (documents->len > 0)
    ent_block_heading (box, _("Documents"));
  for (guint i = 0; i < documents->len; i++)
    {
      EntDocument *document = documents->pdata[i];

      ent_block_link (box, "win.go", ENT_ADDRESS_DOCUMENT, item->id, document->id,
                      ent_text_get (document->title), NULL);
    }
  ent_block_sources (box, item, event->sources);
  fill_actors (box, item, _("Who acted"), event->actors);
}

static void
fill_actor (GtkBox   *box,
            EntCase  *item,
            EntActor *actor)
{
  g_autofree char *overline = g_strdup_printf ("%s · %s", ent_actor_kind_to_label (actor->kind),
                                               ent_case_get_short_title (item));
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *heading = NULL;

  ent_block_overline (box, overline);
  ent_block_title (box, ent_text_get (actor->name));
  for (gsize i = 0; actor->native != NULL && i < ent_text_get_n (actor->native); i++)
    ent_block_text (box, ent_text_get_variant (actor->native, i)->string);
  if (actor->active != NULL)
    {
      g_autofree char *active = ent_date_format (actor->active);

      ent_block_dim (box, active);
    }
  if (actor->role != NULL)
    ent_block_text (box, ent_text_get (actor->role));
  for (guint i = 0; i < item->events->len; i++)
    {
      EntEvent *event = item->events->pdata[i];

      if (g_ptr_array_find_with_equal_func (event->actors, actor->id, g_str_equal, NULL))
        g_ptr_array_add (ids, event->id);
    }
  heading = g_strdup_printf (ngettext ("%u event", "%u events", ids->len), ids->len);
  ent_block_events (box, item, heading, ids);
}

static gboolean
cites_source (GPtrArray  *cites,
              const char *id)
{
  for (guint i = 0; i < cites->len; i++)
    if (g_str_equal (((EntCite *) cites->pdata[i])->source, id))
      return TRUE;
  return FALSE;
}

static void
fill_source (GtkBox    *box,
             EntCase   *item,
             EntSource *source)
{
  g_autofree char *full = ent_source_dup_full (source);
  g_autofree char *overline = g_strdup_printf ("%s · %s", _("Source"), ent_case_get_short_title (item));
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  const char *url = source->fields[ENT_SOURCE_URL];

  ent_block_overline (box, overline);
  ent_block_title (box, source->fields[ENT_SOURCE_TITLE]);
  ent_block_text (box, full);
  if (url != NULL)
    {
      GtkWidget *link = gtk_link_button_new_with_label (url, _("Open on the Web"));

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (link, url);
      gtk_box_append (box, link);
    }
  if (source->fields[ENT_SOURCE_LICENSE] != NULL)
    {
      ent_block_heading (box, _("Terms"));
      ent_block_text (box, source->fields[ENT_SOURCE_LICENSE]);
    }
  for (guint i = 0; i < item->events->len; i++)
    if (cites_source (((EntEvent *) item->events->pdata[i])->sources, source->id))
      g_ptr_array_add (ids, ((EntEvent *) item->events->pdata[i])->id);
  ent_block_events (box, item, _("Carries these events"), ids);
}

static void
fill_document (GtkBox      *box,
               EntCase     *item,
               EntDocument *document)
{
  g_autofree char *date = ent_date_format (document->date);
  g_autofree char *overline = g_strdup_printf ("%s · %s", _("Document"), ent_case_get_short_title (item));

  ent_block_overline (box, overline);
  ent_block_title (box, ent_text_get (document->title));
  ent_block_dim (box, date);
  if (document->text != NULL)
    ent_block_text (box, ent_text_get (document->text));
  for (guint i = 0; i < document->quotations->len; i++)
    {
      g_autofree char *link = ent_slide_target_format_quotation (item->id, document->id, i);

      ent_block_quotation (box, document->quotations->pdata[i]);
      gtk_box_append (box, ent_slide_maker_button_new (link));
      ent_slide_maker_watch (gtk_widget_get_last_child (GTK_WIDGET (box)), link);
    }
  if (document->quotations->len == 0 && document->text != NULL)
    append_add (box, ENT_ADDRESS_DOCUMENT, item, document->id);
  if (document->event != NULL)
    {
      g_autoptr(GPtrArray) ids = g_ptr_array_new ();

      g_ptr_array_add (ids, document->event);
      ent_block_events (box, item, _("Event"), ids);
    }
  fill_actors (box, item, _("Parties"), document->parties);
  ent_block_sources (box, item, document->sources);
}

static void
fill_case (GtkBox  *box,
           EntCase *item)
{
  g_autofree char *period = ent_date_format (item->period);
  g_autoptr(GPtrArray) turning_points = g_ptr_array_new ();

  ent_block_overline (box, _("Case"));
  ent_block_title (box, ent_text_get (item->title));
  ent_block_dim (box, period);
  if (item->outcome != NULL)
    ent_block_text (box, ent_text_get (item->outcome));
  append_add (box, ENT_ADDRESS_CASE, item, NULL);
  fill_actors (box, item, _("Parties"), item->parties);
  for (guint i = 0; i < item->events->len; i++)
    if (((EntEvent *) item->events->pdata[i])->importance == ENT_IMPORTANCE_TURNING_POINT)
      g_ptr_array_add (turning_points, ((EntEvent *) item->events->pdata[i])->id);
  ent_block_events (box, item, _("Turning points"), turning_points);
}

static gboolean
fill (EntInspector     *self,
      GtkBox           *box,
      EntCase          *item,
      EntCodebook      *codebook,
      GPtrArray        *cases,
      const EntAddress *link)
{
  gpointer found = NULL;

  switch (link->kind)
    {
    case ENT_ADDRESS_EVENT:
      if (item != NULL && (found = ent_case_find_event (item, link->id)) != NULL)
        fill_event (box, item, codebook, found);
      else if (self->personal != NULL && ent_personal_find_event (self->personal, link->id) != NULL)
        gtk_box_append (box, found = ent_own_event_box_new (self->personal, link->id));
      break;
    case ENT_ADDRESS_ACTOR:
      if (item != NULL && (found = ent_case_find_actor (item, link->id)) != NULL)
        fill_actor (box, item, found);
      break;
    case ENT_ADDRESS_SOURCE:
      if (item != NULL && (found = ent_case_find_source (item, link->id)) != NULL)
        fill_source (box, item, found);
      break;
    case ENT_ADDRESS_DOCUMENT:
      if (item != NULL && (found = ent_case_find_document (item, link->id)) != NULL)
        fill_document (box, item, found);
      break;
    case ENT_ADDRESS_FACTOR:
      found = codebook ? ent_codebook_find_factor (codebook, link->id) : NULL;
      if (found != NULL && item != NULL)
        ent_inspector_fill_rating (box, item, codebook, found, self->personal);
      else if (found != NULL)
        ent_inspector_fill_factor (box, codebook, cases, found);
      break;
    case ENT_ADDRESS_CASE:
    case ENT_ADDRESS_STORY:
      if ((found = item) != NULL)
        fill_case (box, item);
      break;
    case ENT_ADDRESS_FACTORS:
    case ENT_ADDRESS_VIEW:
    case ENT_ADDRESS_COMPARE:
    case ENT_ADDRESS_NOTE:
    case ENT_ADDRESS_URL:
    default:
      break;
    }
  return found != NULL;
}

/* The notes on it; those of the thing that was shown before go on where it is the same, with what is
 * open and being typed. */
static void
append_notes (EntInspector *self,
              GtkBox       *box,
              const char   *case_id,
              EntTarget    *target)
{
  g_autoptr(EntNotesBox) before = self->notes != NULL ? g_object_ref (self->notes) : NULL;
  GtkWidget *focus, *root = (GtkWidget *) gtk_widget_get_root (GTK_WIDGET (self));

  self->notes = NULL;
  if (target == NULL)
    return;
  if (before == NULL || !ent_notes_box_is_of (before, case_id, target))
    {
      self->notes = ENT_NOTES_BOX (ent_notes_box_new (self->personal, case_id, target));
      gtk_box_append (box, GTK_WIDGET (self->notes));
      return;
    }
  ent_target_free (target);
  self->notes = before;
  focus = root != NULL ? gtk_root_get_focus (GTK_ROOT (root)) : NULL;
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (before)))
    focus = NULL;
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (before))), GTK_WIDGET (before));
  gtk_box_append (box, GTK_WIDGET (before));
  g_object_set_data (G_OBJECT (box), "focus", focus);
}

static void
set_content (EntInspector *self,
             GtkWidget    *box)
{
  GtkWidget *focus = g_object_get_data (G_OBJECT (box), "focus");

  gtk_widget_add_css_class (box, "inspector");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scroller);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  else
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
set_shown (EntInspector     *self,
           EntCase          *item,
           const EntAddress *link)
{
  EntAddress *copy = link != NULL ? ent_address_new (link->kind, link->case_id, link->id) : NULL;

  g_clear_pointer (&self->link, ent_address_free);
  self->link = copy;
  if (item != NULL)
    ent_case_ref (item);
  g_clear_pointer (&self->item, ent_case_unref);
  self->item = item;
}

static gboolean
is_shown (EntInspector     *self,
          EntCase          *item,
          const EntAddress *link)
{
  return item != NULL && self->item == item && self->link->kind == link->kind
         && g_strcmp0 (self->link->id, link->id) == 0
         && gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->scroller;
}

gboolean
ent_inspector_show (EntInspector     *self,
                    EntCase          *item,
                    EntCodebook      *codebook,
                    GPtrArray        *cases,
                    const EntAddress *link)
{
  g_autoptr(GtkWidget) box = NULL;

  g_return_val_if_fail (ENT_IS_INSPECTOR (self), FALSE);
  g_return_val_if_fail (link != NULL, FALSE);

  if (is_shown (self, item, link))
    return TRUE;
  box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  g_object_ref_sink (box);
  if (!fill (self, GTK_BOX (box), item, codebook, cases, link))
    return FALSE;
  if (self->personal != NULL)
    append_notes (self, GTK_BOX (box), item != NULL ? item->id : NULL,
                  ent_notes_dup_target (self->personal, item, codebook, link));
  set_shown (self, item, link);
  set_content (self, box);
  return TRUE;
}

void
ent_inspector_set_personal (EntInspector *self,
                            EntPersonal  *personal)
{
  g_return_if_fail (ENT_IS_INSPECTOR (self));
  g_set_object (&self->personal, personal);
}

const EntAddress *
ent_inspector_get_link (EntInspector *self)
{
  g_return_val_if_fail (ENT_IS_INSPECTOR (self), NULL);
  return self->link;
}

/* What was just opened has no place before the next frame, and its text grows in those after it. */
#define SCROLL_FRAMES 4
#define SCROLL_MARGIN 6

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  EntInspector *self = ENT_INSPECTOR (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *card = self->notes != NULL ? ent_notes_box_get_open (self->notes) : NULL;
  graphene_rect_t bounds;

  if (card != NULL && gtk_widget_get_height (card) == 0 && gtk_widget_get_mapped (card))
    return G_SOURCE_CONTINUE;
  if (card != NULL && gtk_widget_compute_bounds (card, self->scroller, &bounds))
    {
      double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);
      double top = value + bounds.origin.y - SCROLL_MARGIN;

      value = MAX (value, top + bounds.size.height + 2 * SCROLL_MARGIN - page);
      /* This also ends the way to the focus on which GTK sent it, whose end was another one then. */
      gtk_adjustment_set_value (adjustment, MIN (value, top));
    }
  if (card != NULL && --self->n_frames > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
scroll_to_open (EntInspector *self)
{
  self->n_frames = SCROLL_FRAMES;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  return TRUE;
}

gboolean
ent_inspector_open_note (EntInspector *self,
                         const char   *id)
{
  g_return_val_if_fail (ENT_IS_INSPECTOR (self), FALSE);

  return self->notes != NULL && ent_notes_box_open (self->notes, id) && scroll_to_open (self);
}

gboolean
ent_inspector_add_note (EntInspector *self,
                        EntNote      *note)
{
  g_return_val_if_fail (ENT_IS_INSPECTOR (self), FALSE);

  if (self->notes == NULL)
    {
      ent_note_free (note);
      return FALSE;
    }
  ent_notes_box_add (self->notes, note);
  return scroll_to_open (self);
}

void
ent_inspector_show_note (EntInspector  *self,
                         const EntNote *note)
{
  g_autoptr(GtkWidget) box = NULL;

  g_return_if_fail (ENT_IS_INSPECTOR (self));
  g_return_if_fail (self->personal != NULL);

  box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  g_object_ref_sink (box);
  if (note->target->title != NULL)
    ent_block_title (GTK_BOX (box), note->target->title);
  if (note->target->text != NULL)
    ent_block_text (GTK_BOX (box), note->target->text);
  append_notes (self, GTK_BOX (box), note->case_id, ent_target_copy (note->target));
  set_shown (self, NULL, NULL);
  set_content (self, box);
}

void
ent_inspector_clear (EntInspector *self)
{
  g_return_if_fail (ENT_IS_INSPECTOR (self));

  set_shown (self, NULL, NULL);
  self->notes = NULL;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
ent_inspector_dispose (GObject *object)
{
  EntInspector *self = ENT_INSPECTOR (object);

  self->notes = NULL;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  set_shown (self, NULL, NULL);
  g_clear_object (&self->personal);
  G_OBJECT_CLASS (ent_inspector_parent_class)->dispose (object);
}

static void
ent_inspector_class_init (EntInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_inspector_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
ent_inspector_init (EntInspector *self)
{
  GtkWidget *empty = g_object_new (ADW_TYPE_STATUS_PAGE, "title", _("Nothing Selected"), "description",
                                   _("Select an event, a rating, a source or a note to read about it here."), NULL);

  gtk_widget_add_css_class (empty, "compact");
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "content");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Inspector"), -1);
}

GtkWidget *
ent_inspector_new (void)
{
  return g_object_new (ENT_TYPE_INSPECTOR, NULL);
}
