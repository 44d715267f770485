#include "config.h"

#include "ent-office-look.h"

#define MARGIN_PT 48.0
#define NUMBER_PT 56.0  /* wide */
#define TITLE_PT  36.0
#define COVER_PT  60.0
#define BODY_PT   28.0

static void
find_place (GPtrArray       *pages,
            EntSlideBoxKind  kind,
            gboolean         cover,
            EntOfficePlace  *place)
{
  for (guint i = 0; i < pages->len; i++)
    {
      const EntSlidePage *page = pages->pdata[i];
      const EntSlideBox *box = ent_office_find_box (page, kind);

      if (box == NULL || (ent_slide_page_get_slide (page)->kind == ENT_SLIDE_TITLE) != cover)
        continue;
      *place = (EntOfficePlace) { box->area, box->size_pt };
      return;
    }
}

static EntOfficePlace
make_place (double x,
            double y,
            double width,
            double height,
            double size_pt)
{
  return (EntOfficePlace) { GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height), size_pt };
}

void
ent_office_look_init (EntOfficeLook *self,
                      GPtrArray     *pages)
{
  const EntSlidePage *page = pages->pdata[0];
  double width = page->width, height = page->height, inner = width - 2 * MARGIN_PT;
  GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  self->page = page;
  ent_picture_style_init (&self->style, page->flags);
  self->dark = ent_color_contrast (&page->background, &white) > ent_color_contrast (&page->background, &black);
  self->rtl = (page->flags & ENT_PICTURE_RTL) != 0;
  self->title = make_place (MARGIN_PT, 34, inner, 50, TITLE_PT);
  self->body = make_place (MARGIN_PT, 100, inner, height - 180, BODY_PT);
  self->number = make_place (self->rtl ? MARGIN_PT : width - MARGIN_PT - NUMBER_PT, height - 50, NUMBER_PT, 26,
                             ENT_SLIDE_MIN_PT);
  self->cover = make_place (1.5 * MARGIN_PT, height * 0.56 - 150, inner - MARGIN_PT, 150, COVER_PT);
  self->below = make_place (1.5 * MARGIN_PT, height * 0.56 + 16, inner - MARGIN_PT, height * 0.4 - 16, 26);
  find_place (pages, ENT_SLIDE_BOX_TITLE, FALSE, &self->title);
  find_place (pages, ENT_SLIDE_BOX_BODY, FALSE, &self->body);
  find_place (pages, ENT_SLIDE_BOX_NUMBER, FALSE, &self->number);
  find_place (pages, ENT_SLIDE_BOX_TITLE, TRUE, &self->cover);
  find_place (pages, ENT_SLIDE_BOX_SUBTITLE, TRUE, &self->below);
  self->footer = make_place (self->rtl ? 2 * MARGIN_PT + NUMBER_PT : MARGIN_PT, self->number.area.origin.y,
                             inner - MARGIN_PT - NUMBER_PT, self->number.area.size.height, self->number.size_pt);
}
