/* Each thing that comes in is looked up by its id.  Where nobody has that id it is added.  Where it is
 * there in the same layer, the newer one stays, but never in place of what the person wrote themselves.
 * Where somebody else has it, as when a note was passed on and handed in by two, a new id is derived from
 * it and looked up in turn; so the same file leads to the same ids each time, and each layer is whole
 * without the others. */

#include "config.h"

#include "ent-note-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-layer-parts-private.h"
#include "ent-placing.h"
#include "ent-store-own.h"
#include "ent-store-private.h"
#include "ent-uuid.h"

/* So many layers could have taken one id from another before it is no accident. */
#define MAX_DERIVED 100

typedef enum
{
  OUTCOME_FAILED,
  OUTCOME_ADD,
  OUTCOME_UPDATE,
  OUTCOME_THERE,
  OUTCOME_BINNED,
  OUTCOME_TAKEN,  /* look under the next id */
} Outcome;

typedef struct
{
  EntStore        *store;
  char            *own_id;   /* of the person's own layer */
  GHashTable      *renamed;  /* id in the file → id in the library, of events */
  GHashTable      *cases;    /* id → EntCase; NULL for one that is not there */
  EntImportReport  report;
} Importer;

static void
importer_clear (Importer *self)
{
  g_clear_pointer (&self->own_id, g_free);
  g_clear_pointer (&self->renamed, g_hash_table_unref);
  g_clear_pointer (&self->cases, g_hash_table_unref);
}

static void
unref_case (gpointer data)
{
  g_clear_pointer ((EntCase **) &data, ent_case_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Importer, importer_clear)

static gboolean
importer_init (Importer  *self,
               EntStore  *store,
               GError   **error)
{
  self->store = store;
  self->own_id = ent_store_dup_own_layer_id (store, error);
  self->renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_case);
  return self->own_id != NULL;
}

/* NULL for the person's own layer. */
static const char *
get_layer (const Importer *self,
           const char     *layer)
{
  return g_strcmp0 (layer, self->own_id) == 0 ? NULL : layer;
}

static void
count (Importer *self,
       Outcome   outcome)
{
  self->report.n_added += outcome == OUTCOME_ADD;
  self->report.n_updated += outcome == OUTCOME_UPDATE;
  self->report.n_there += outcome == OUTCOME_THERE;
  self->report.n_binned += outcome == OUTCOME_BINNED;
}

/* The next id under which this layer may have something. (transfer full) */
static char *
derive (const Importer *self,
        const char     *layer,
        const char     *id)
{
  return ent_uuid_derive (layer != NULL ? layer : self->own_id, id);
}

static gboolean
set_taken (GError **error)
{
  g_set_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID,
               _("the ids of this file belong to too many others; nothing was imported"));
  return FALSE;
}

/* Where it is in the library: @same is whether that says what the file says, @newer whether the file's is later. */
static Outcome
decide (gboolean    same_layer,
        gboolean    own,
        gboolean    keep_both,
        gboolean    binned,
        gboolean    same,
        gboolean    newer)
{
  if (!same_layer)
    return OUTCOME_TAKEN;
  if (binned)
    return OUTCOME_BINNED;
  if (same || !newer)
    return OUTCOME_THERE;
  if (!own)
    return OUTCOME_UPDATE;
  return keep_both ? OUTCOME_TAKEN : OUTCOME_THERE;
}

/* Notes */

static gboolean
says_same (const EntNote *a,
           const EntNote *b)
{
  return g_strcmp0 (a->case_id, b->case_id) == 0 && strcmp (a->body, b->body) == 0
         && ent_ids_equal (a->tags, b->tags) && a->color == b->color && a->flag == b->flag;
}

static Outcome
find_note (Importer       *self,
           const EntNote  *note,
           gboolean        keep_both,
           GError        **error)
{
  const char *ids[] = { note->id, NULL };
  g_autoptr(GPtrArray) found = ent_store_load_notes (self->store, ids, NULL, error);
  const EntNote *old;

  if (found == NULL)
    return OUTCOME_FAILED;
  if (found->len == 0)
    return OUTCOME_ADD;
  old = found->pdata[0];
  /* What the person passed on themselves and gets back unchanged is theirs, wherever it stands by now. */
  if (old->layer == NULL && note->layer != NULL && says_same (old, note))
    return OUTCOME_THERE;
  return decide (g_strcmp0 (old->layer, note->layer) == 0, note->layer == NULL, keep_both, old->deleted_usec > 0,
                 says_same (old, note) && (note->layer == NULL || ent_target_equal (old->target, note->target)),
                 note->modified_usec > old->modified_usec);
}

/* It was written about a version of the case that may not be the one here. */
static gboolean
place (Importer  *self,
       EntNote   *note,
       GError   **error)
{
  gpointer item = NULL;

  if (note->case_id == NULL)
    return TRUE;
  if (!g_hash_table_lookup_extended (self->cases, note->case_id, NULL, &item))
    {
      g_autoptr(GError) local_error = NULL;

      item = ent_store_load_case (self->store, note->case_id, NULL, &local_error);
      if (item == NULL && !g_error_matches (local_error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_hash_table_insert (self->cases, g_strdup (note->case_id), item);
    }
  /* A case that comes later finds the places itself. */
  if (item != NULL)
    ent_note_place_in (note, item, g_get_real_time ());
  return TRUE;
}

static void
rename_target (Importer  *self,
               EntTarget *target)
{
  const char *id = target->kind == ENT_TARGET_EVENT && target->id != NULL
                   ? g_hash_table_lookup (self->renamed, target->id) : NULL;

  if (id == NULL)
    return;
  g_free (target->id);
  target->id = g_strdup (id);
}

static gboolean
import_note (Importer       *self,
             const EntNote  *from,
             gboolean        keep_both,
             GError        **error)
{
  g_autoptr(EntNote) note = ent_note_copy (from);
  Outcome outcome;

  g_free (note->layer);
  note->layer = g_strdup (get_layer (self, from->layer));
  rename_target (self, note->target);
  for (guint i = 0; (outcome = find_note (self, note, keep_both, error)) == OUTCOME_TAKEN; i++)
    {
      char *next = derive (self, note->layer, note->id);

      g_free (note->id);
      note->id = next;
      if (i == MAX_DERIVED)
        return set_taken (error);
    }
  /* Nobody knows when it was written; were that said to be now, it would be newer each time. */
  if (note->created_usec == 0)
    note->created_usec = note->modified_usec = g_get_real_time ();
  if ((outcome == OUTCOME_ADD || outcome == OUTCOME_UPDATE)
      && (!place (self, note, error) || !ent_store_put_note (self->store, note, error)))
    return FALSE;
  count (self, outcome);
  return outcome != OUTCOME_FAILED;
}

/* Events */

static Outcome
find_event (Importer           *self,
            const EntOwnEvent  *event,
            GError            **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(EntOwnEvent) old = ent_store_load_own_event (self->store, event->id, &local_error);
  g_autoptr(EntOwnEvent) likeness = NULL;
  gboolean same, same_layer;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return OUTCOME_FAILED;
    }
  if (old == NULL)
    return OUTCOME_ADD;
  same_layer = g_strcmp0 (old->layer, event->layer) == 0;
  likeness = ent_own_event_copy (old);
  g_free (likeness->layer);
  likeness->layer = g_strdup (event->layer);
  likeness->deleted_usec = event->deleted_usec;
  same = ent_own_event_equal (likeness, event);
  if (old->layer == NULL && event->layer != NULL && same)
    return OUTCOME_THERE;
  return decide (same_layer, event->layer == NULL, FALSE, old->deleted_usec > 0, same,
                 event->modified_usec > old->modified_usec);
}

static gboolean
import_event (Importer           *self,
              const EntOwnEvent  *from,
              GError            **error)
{
  g_autoptr(EntOwnEvent) event = ent_own_event_copy (from);
  Outcome outcome;

  g_free (event->layer);
  event->layer = g_strdup (get_layer (self, from->layer));
  for (guint i = 0; (outcome = find_event (self, event, error)) == OUTCOME_TAKEN; i++)
    {
      char *next = derive (self, event->layer, event->id);

      g_free (event->id);
      event->id = next;
      if (i == MAX_DERIVED)
        return set_taken (error);
    }
  if (strcmp (event->id, from->id) != 0)
    g_hash_table_insert (self->renamed, g_strdup (from->id), g_strdup (event->id));
  if ((outcome == OUTCOME_ADD || outcome == OUTCOME_UPDATE) && !ent_store_put_own_event (self->store, event, error))
    return FALSE;
  count (self, outcome);
  return outcome != OUTCOME_FAILED;
}

/* Ratings, of which a layer has one for each factor of a case. */

/* Of one layer by factor and case: a set that borrows them. */
static GHashTable *
index_ratings (GPtrArray  *ratings,
               const char *layer)
{
  GHashTable *index = ent_layer_ratings_new ();

  for (guint i = 0; i < ratings->len; i++)
    if (g_strcmp0 (((EntOwnRating *) ratings->pdata[i])->layer, layer) == 0)
      g_hash_table_add (index, ratings->pdata[i]);
  return index;
}

static gboolean
import_rating (Importer            *self,
               const EntOwnRating  *from,
               GHashTable          *there,
               GError             **error)
{
  g_autoptr(EntOwnRating) rating = ent_own_rating_copy (from);
  const EntOwnRating *old;
  Outcome outcome = OUTCOME_ADD;

  g_free (rating->layer);
  rating->layer = g_strdup (get_layer (self, from->layer));
  for (guint i = 0; i < rating->evidence->len; i++)
    {
      EntEvidence *evidence = rating->evidence->pdata[i];
      const char *id = g_hash_table_lookup (self->renamed, evidence->event);

      if (id == NULL)
        continue;
      g_free (evidence->event);
      evidence->event = g_strdup (id);
    }
  old = g_hash_table_lookup (there, rating);
  if (old != NULL)
    outcome = decide (TRUE, rating->layer == NULL, FALSE, FALSE, ent_own_rating_equal (old, rating),
                      rating->modified_usec > old->modified_usec);
  if (outcome != OUTCOME_THERE && !ent_store_put_own_rating (self->store, rating, error))
    return FALSE;
  count (self, outcome);
  return TRUE;
}

/* All of one person's. @case_id: (nullable): of which case they are, if of one */
static gboolean
import_ratings (Importer    *self,
                GPtrArray   *ratings,
                const char  *person_id,
                const char  *case_id,
                GError     **error)
{
  g_autoptr(GPtrArray) all = ent_store_list_own_ratings (self->store, case_id, error);
  g_autoptr(GHashTable) there = NULL;

  if (all == NULL)
    return FALSE;
  there = index_ratings (all, get_layer (self, person_id));
  for (guint i = 0; i < ratings->len; i++)
    if (!import_rating (self, ratings->pdata[i], there, error))
      return FALSE;
  return TRUE;
}

/* The whole */

/* A person's name is that of the last file. */
static gboolean
put_layer (Importer    *self,
           const char  *id,
           const char  *name,
           GError     **error)
{
  g_autoptr(EntLayer) layer = NULL;

  if (get_layer (self, id) == NULL)
    return TRUE;
  layer = ent_layer_new (id, name);
  layer->imported_usec = g_get_real_time ();
  return ent_store_put_layer (self->store, layer, error);
}

gboolean
ent_layer_import (EntStore            *store,
                  const EntLayerFile  *file,
                  EntImportReport     *report,
                  GError             **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_auto(Importer) self = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (store), FALSE);

  if (!ent_transaction_begin_write (&transaction, store, NULL, error)
      || !importer_init (&self, store, error)
      || !put_layer (&self, file->person_id, file->person_name, error))
    return FALSE;
  /* Events first: their ids may change, and the others refer to them. */
  for (guint i = 0; i < file->events->len; i++)
    if (!import_event (&self, file->events->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < file->notes->len; i++)
    if (!import_note (&self, file->notes->pdata[i], FALSE, error))
      return FALSE;
  if (!import_ratings (&self, file->ratings, file->person_id, file->case_id, error))
    return FALSE;
  if (!ent_transaction_commit (&transaction, error))
    return FALSE;
  if (report != NULL)
    *report = self.report;
  return TRUE;
}

/* The factors of another codebook may be called the same, and mean something else. */
static gboolean
check_codebook (EntStore              *store,
                const EntRatingsFile  *file,
                GError               **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(EntCodebook) codebook = ent_store_load_codebook (store, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (codebook == NULL || file->codebook_id == NULL || strcmp (codebook->id, file->codebook_id) == 0)
    return TRUE;
  g_set_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID,
               /* Translators: ids of codebooks */
               _("it was rated by the codebook “%s”, and this library has “%s”"), file->codebook_id, codebook->id);
  return FALSE;
}

gboolean
ent_ratings_import (EntStore              *store,
                    const EntRatingsFile  *file,
                    EntImportReport       *report,
                    GError               **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_auto(Importer) self = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (store), FALSE);

  if (!ent_transaction_begin_write (&transaction, store, NULL, error)
      || !check_codebook (store, file, error)
      || !importer_init (&self, store, error)
      || !put_layer (&self, file->person_id, file->person_name, error)
      || !import_ratings (&self, file->ratings, file->person_id, NULL, error)
      || !ent_transaction_commit (&transaction, error))
    return FALSE;
  if (report != NULL)
    *report = self.report;
  return TRUE;
}

/* A layer that is there keeps the name under which it was handed in. */
static gboolean
put_layers (Importer   *self,
            GPtrArray  *layers,
            GError    **error)
{
  g_autoptr(GPtrArray) there = ent_store_list_layers (self->store, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < layers->len; i++)
    {
      const EntLayer *layer = layers->pdata[i];
      gboolean known = FALSE;

      for (guint j = 0; j < there->len && !known; j++)
        known = strcmp (((EntLayer *) there->pdata[j])->id, layer->id) == 0;
      if (!known && !put_layer (self, layer->id, layer->name, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_annotations_import (EntStore              *store,
                        const EntAnnotations  *annotations,
                        EntImportReport       *report,
                        GError               **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_auto(Importer) self = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (store), FALSE);

  if (!ent_transaction_begin_write (&transaction, store, NULL, error)
      || !importer_init (&self, store, error)
      || !put_layers (&self, annotations->layers, error))
    return FALSE;
  for (guint i = 0; i < annotations->notes->len; i++)
    if (!import_note (&self, annotations->notes->pdata[i], TRUE, error))
      return FALSE;
  if (!ent_transaction_commit (&transaction, error))
    return FALSE;
  if (report != NULL)
    *report = self.report;
  return TRUE;
}

static void
append_count (GString    *sentence,
              char       *words)
{
  if (sentence->len > 0)
    /* Translators: between the parts of a list. */
    g_string_append (sentence, _(", "));
  g_string_append (sentence, words);
  g_free (words);
}

char *
ent_import_report_to_string (const EntImportReport *self)
{
  GString *sentence = g_string_new (NULL);

  append_count (sentence, g_strdup_printf (ngettext ("%u added", "%u added", self->n_added), self->n_added));
  if (self->n_updated > 0)
    append_count (sentence, g_strdup_printf (ngettext ("%u updated", "%u updated", self->n_updated),
                                             self->n_updated));
  if (self->n_there > 0)
    append_count (sentence, g_strdup_printf (ngettext ("%u already there", "%u already there", self->n_there),
                                             self->n_there));
  if (self->n_binned > 0)
    append_count (sentence, g_strdup_printf (ngettext ("%u in the bin", "%u in the bin", self->n_binned),
                                             self->n_binned));
  return g_string_free (sentence, FALSE);
}
