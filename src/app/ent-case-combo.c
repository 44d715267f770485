#include "config.h"

#include "ent-case-combo.h"

#include "ent-items.h"

AdwComboRow *
ent_case_combo_new (const char *title,
                    GListModel *cases,
                    const char *none,
                    const char *case_id)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  guint n = g_list_model_get_n_items (cases), selected = 0;
  AdwComboRow *row;

  if (none != NULL)
    {
      gtk_string_list_append (titles, none);
      g_ptr_array_add (ids, NULL);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);
      const EntCaseInfo *info = ent_case_item_get_info (item);
      g_autofree char *case_title = ent_case_item_dup_title (item);

      if (g_strcmp0 (info->id, case_id) == 0)
        selected = ids->len;
      gtk_string_list_append (titles, case_title);
      g_ptr_array_add (ids, g_strdup (info->id));
    }
  row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", titles, "selected", selected, NULL);
  g_object_set_data_full (G_OBJECT (row), "ids", ids, (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (titles);
  return row;
}

const char *
ent_case_combo_get_id (AdwComboRow *self)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (self), "ids");
  guint selected = adw_combo_row_get_selected (self);

  return selected < ids->len ? ids->pdata[selected] : NULL;
}

const char *
ent_case_combo_get_title (AdwComboRow *self)
{
  GtkStringObject *title = adw_combo_row_get_selected_item (self);

  return title != NULL ? gtk_string_object_get_string (title) : "";
}
