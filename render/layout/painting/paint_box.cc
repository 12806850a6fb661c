// The surface of boxes: background colour, shadows, outline, and the clips that overflow makes (CSS
// Backgrounds 3).
#include <algorithm>

#include "render/layout/form_controls.h"
#include "render/layout/painting/painting.h"
#include "render/layout/scrolling.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

RoundedRect grown(const RoundedRect& shape, Px by_x, Px by_y) {
  return shape.inset({-by_y, -by_x, -by_y, -by_x});
}

RoundedRect grown(const RoundedRect& shape, Px by) { return grown(shape, by, by); }

// CSS Backgrounds 3, 7.1: a Gaussian whose standard deviation is half the blur radius. The kernel
// that is drawn, (1 - t²)², has that deviation when it reaches √7 of them.
Px reach_of_blur(Px blur) { return blur * 1323 / 1000; }

Status paint_shadow(Painting& painting, const Shadow& shadow, Color color,
                    const RoundedRect& box_shape, const Clip* clip, DitherHint dither,
                    bool is_hidden) {
  auto* paint = painting.list.arena().make<ShadowPaint>();
  if (!paint) return Status::OutOfMemory;
  paint->shape = grown(box_shape, shadow.inset ? -shadow.spread : shadow.spread);
  paint->shape.rect = paint->shape.rect.moved({shadow.x, shadow.y});
  paint->cutout = box_shape;
  paint->reach = reach_of_blur(shadow.blur);
  paint->color = color;
  paint->inset = shadow.inset;
  paint->is_hidden = is_hidden;
  DisplayItem item;
  item.dither = dither;
  item.kind = ItemKind::Shadow;
  item.bounds = snapped(shadow.inset ? box_shape.rect : grown(paint->shape, paint->reach).rect);
  item.shadow = paint;
  return painting.list.add(item, clip);
}

// `inset` ones lie over the background, the others below it; the first is on top.
Status paint_shadows(Painting& painting, const Box& box, const RoundedRect& shape, bool inset,
                     const Clip* clip) {
  const auto& shadows = box.style->surface->box_shadow;
  for (size_t i = shadows.size(); i-- > 0;) {
    const Color color = shadows[i].color_in(box.text_style().color);
    if (shadows[i].inset == inset && color.alpha)
      WEFT_TRY(paint_shadow(painting, shadows[i], color, shape, clip, dither_hint(box),
                            box.style->surface->background_color.alpha == 255));
  }
  return Status::Ok;
}

/// The shadow of a part of an inline box is cut where the box is (CSS Fragmentation 3, 6.2): its
/// shape goes on there.
Status paint_sliced_shadows(Painting& painting, const Box& box, RoundedRect shape, BoxEdges edges,
                            const Clip* clip) {
  Px reach;
  for (const Shadow& shadow : box.style->surface->box_shadow)
    reach = max(reach, max(max(shadow.x, -shadow.x), max(shadow.y, -shadow.y)) + shadow.blur * 2 +
                           max(shadow.spread, Px()));
  const Px left = edges.left ? reach : Px(), right = edges.right ? reach : Px();
  const Rect seen = shape.rect.inset({-reach, -right, -reach, -left});
  shape.rect = shape.rect.inset({Px(), right - reach, Px(), left - reach});
  WEFT_TRY_ASSIGN(const Clip* const cut, shape_clip(painting, {seen, {}, {}}, clip));
  return paint_shadows(painting, box, shape, false, cut);
}

RoundedRect edge_shape(const Box& box, const Rect& border_box, BoxEdges edges) {
  RoundedRect shape = rounded_border_box(box, border_box);
  for (int corner = 0; corner < 4; ++corner) {
    const bool on_left = corner == 0 || corner == 3, on_top = corner < 2;
    if ((on_left ? edges.left : edges.right) && (on_top ? edges.top : edges.bottom)) continue;
    shape.radius_x[corner] = shape.radius_y[corner] = Px();
  }
  return shape;
}

}  // namespace

Status add_fill(Painting& painting, const RoundedRect& shape, Color color, const Clip* clip,
                DitherHint dither) {
  if (color.alpha == 0) return Status::Ok;
  DisplayItem item;
  item.dither = dither;
  item.bounds = snapped(shape.rect);
  if (!shape.is_rounded()) {
    item.kind = ItemKind::Fill;
    item.color = color;
    return painting.list.add(item, clip);
  }
  item.kind = ItemKind::RoundedFill;
  item.shape = painting.list.arena().make<ShapeFill>(shape, color);
  return item.shape ? painting.list.add(item, clip) : Status::OutOfMemory;
}

Edges background_inset(const Box& box, BackgroundBox area, BoxEdges edges) {
  Edges inset;
  const bool is_content = area == BackgroundBox::ContentBox || area == BackgroundBox::FillBox;
  if (area != BackgroundBox::PaddingBox && !is_content) return inset;
  inset = border_widths(box);
  if (is_content) inset = inset + placed_padding(box);
  return those_of(inset, edges);
}

Result<const Clip*> shape_clip(Painting& painting, const RoundedRect& shape, const Clip* clip) {
  Arena& arena = painting.list.arena();
  auto* result = arena.make<Clip>();
  if (!result) return Status::OutOfMemory;
  result->rect = snapped(shape.rect).intersected(clip ? clip->rect : painting.list.needed());
  result->parent = clip;
  if (!shape.is_rounded()) return result;
  result->shape = arena.make<RoundedRect>(shape);
  return result->shape ? Result<const Clip*>(result) : Status::OutOfMemory;
}

DitherHint dither_hint(const Box& box) {
  switch (box.text_style().dither) {
    case DitherMode::Auto: return DitherHint::ByContent;
    case DitherMode::None: return DitherHint::Flat;
    case DitherMode::Picture: return DitherHint::Picture;
  }
  return DitherHint::ByContent;
}

namespace {

bool blends_layers(const SurfaceStyle& surface) {
  return std::any_of(surface.background.begin(), surface.background.end(),
                     [](const BackgroundLayer& layer) {
                       return layer.compositing != Compositing::SourceOver && !layer.image.none();
                     });
}

// The bottom layer has the colour below it.
Status paint_plain_background(Painting& painting, const Box& box, const Rect& border_box,
                              Point corner, const RoundedRect& shape, const Clip* clip,
                              BoxEdges edges) {
  const SurfaceStyle& surface = *box.style->surface;
  const auto layers = surface.background;
  for (size_t i = std::max<size_t>(layers.size(), 1); i-- > 0;) {
    const bool has_layer = i < layers.size() && !layers[i].image.none();
    const bool has_color = i + 1 >= layers.size() && surface.background_color.alpha;
    if (!has_layer && !has_color) continue;
    const BackgroundBox area = layers.empty() ? surface.background_color_clip : layers[i].clip;
    DisplayItem* text = nullptr;
    if (area == BackgroundBox::Text) {
      WEFT_TRY_ASSIGN(text, begin_group(painting, clip));
    }
    if (has_color)
      WEFT_TRY(add_fill(painting, shape.inset(background_inset(box, area, edges)),
                        surface.background_color, clip, dither_hint(box)));
    if (has_layer) WEFT_TRY(paint_layers(painting, layers.subspan(i, 1), box, border_box, clip));
    if (text) WEFT_TRY(end_text_clip(painting, box, corner, clip, text));
  }
  return Status::Ok;
}

// Layers are blended with each other and the colour, not with what is below the box (Compositing
// and Blending 1, 3.3).
Status paint_background(Painting& painting, const Box& box, const Rect& border_box, Point corner,
                        const RoundedRect& shape, const Clip* clip, BoxEdges edges) {
  if (!blends_layers(*box.style->surface))
    return paint_plain_background(painting, box, border_box, corner, shape, clip, edges);
  WEFT_TRY_ASSIGN(DisplayItem* const group, begin_group(painting, clip));
  WEFT_TRY(paint_plain_background(painting, box, border_box, corner, shape, clip, edges));
  return close_group(painting, group, {}, clip);
}

Status paint_edges(Painting& painting, const Box& box, const RoundedRect& shape, const Clip* clip,
                   BoxEdges edges) {
  const SurfaceStyle& surface = *box.style->surface;
  bool has_image = false;
  if (surface.border_image) {
    WEFT_TRY_ASSIGN(has_image,
                    paint_nine_parts(painting, *surface.border_image, box, shape.rect, clip));
  }
  if (has_image || border_widths(box) == Edges{})
    return Status::Ok;  // rows, columns: a border in the style is none of theirs
  static const BorderSide kNoSide;
  const BorderSide* const sides[4] = {
      edges.top ? &surface.top : &kNoSide, edges.right ? &surface.right : &kNoSide,
      edges.bottom ? &surface.bottom : &kNoSide, edges.left ? &surface.left : &kNoSide};
  if (box.kind != BoxKind::TableGrid && box.kind != BoxKind::TableCell)
    return paint_border(painting, shape, sides, clip, dither_hint(box));
  // In Chromium borders in relief of tables take the colour of the text where they have none.
  BorderSide colored[4];
  const BorderSide* with_color[4];
  for (int i = 0; i < 4; ++i) {
    colored[i] = *sides[i];
    colored[i].current_color = false;
    with_color[i] = &colored[i];
  }
  return paint_border(painting, shape, with_color, clip, dither_hint(box));
}

/// The border of a fieldset, but where its legend stood before it was moved: left and right of
/// that, and below.
Status paint_border_beside_legend(Painting& painting, const Box& box, const Box& legend,
                                  const Rect& border_box, const RoundedRect& shape,
                                  const Clip* clip) {
  const Point at = legend.position - relative_offset(legend);
  const Rect gap = to_rect(snapped(Rect{border_box.left + at.x, border_box.top, legend.size.width,
                                        max(legend.size.height, border_widths(box).top)}));
  const Rect& frame = shape.rect;
  const Rect parts[] = {
      {frame.left, frame.top, max(gap.left - frame.left, Px()), frame.height},
      {gap.right(), frame.top, max(frame.right() - gap.right(), Px()), frame.height},
      {gap.left, gap.bottom(), gap.width, max(frame.bottom() - gap.bottom(), Px())}};
  for (const Rect& part : parts) {
    WEFT_TRY_ASSIGN(const Clip* const cut, shape_clip(painting, {part, {}, {}}, clip));
    WEFT_TRY(paint_edges(painting, box, shape, cut, kAllEdges));
  }
  return Status::Ok;
}

/// The upper border of a fieldset goes through the middle of its legend (HTML Standard, 15.3.13).
Rect frame_of(const Box& box, const Box* legend, const Rect& border_box) {
  if (!legend) return border_box;
  const Px down = max((legend->size.height - border_widths(box).top) / 2, Px());
  return {border_box.left, border_box.top + down, border_box.width,
          max(border_box.height - down, Px())};
}

}  // namespace

Status paint_decorations(Painting& painting, const Box& box, const Rect& border_box, Point corner,
                         const Clip* clip, BoxEdges edges) {
  const Box* const legend = rendered_legend(box);
  const Rect frame = frame_of(box, legend, border_box);
  const RoundedRect shape = edge_shape(box, frame, edges);
  const bool is_sliced = !edges.left || !edges.right;
  WEFT_TRY(is_sliced ? paint_sliced_shadows(painting, box, shape, edges, clip)
                     : paint_shadows(painting, box, shape, false, clip));
  WEFT_TRY(paint_background(painting, box, frame, corner, shape, clip, edges));
  WEFT_TRY(paint_shadows(painting, box, shape.inset(border_widths(box)), true, clip));
  if (legend) return paint_border_beside_legend(painting, box, *legend, border_box, shape, clip);
  return paint_edges(painting, box, shape, clip, edges);
}

Status paint_frame(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip) {
  const RoundedRect shape = rounded_border_box(box, border_box);
  WEFT_TRY(paint_shadows(painting, box, shape, false, clip));
  WEFT_TRY(paint_shadows(painting, box, shape.inset(border_widths(box)), true, clip));
  return paint_edges(painting, box, shape, clip, kAllEdges);
}

Result<const Clip*> clip_of_overflow(Painting& painting, const Box& box, const Rect& border_box,
                                     const Clip* clip) {
  const BoxStyle& style = box.box_style();
  const bool contained = (containment(box) & kContainPaint) != 0;
  const bool is_own = !overflow_is_viewports(box.node);
  const bool clips_x = contained || (is_own && style.overflow_x != Overflow::Visible),
             clips_y = contained || (is_own && style.overflow_y != Overflow::Visible);
  const bool applies = box.is_block_container() || box.kind == BoxKind::Flex ||
                       box.kind == BoxKind::Grid || box.kind == BoxKind::TableGrid;
  if (box.anonymous || !applies || box.split || (!clips_x && !clips_y)) return clip;
  RoundedRect shape = rounded_border_box(box, border_box).inset(border_widths(box));
  const IntRect& viewport = painting.list.needed();
  if (!clips_x)
    shape = {{Px::from_int(viewport.left), shape.rect.top, Px::from_int(viewport.width()),
              shape.rect.height},
             {},
             {}};
  if (!clips_y)
    shape = {{shape.rect.left, Px::from_int(viewport.top), shape.rect.width,
              Px::from_int(viewport.height())},
             {},
             {}};
  return shape_clip(painting, shape, clip);
}

Result<const Clip*> clip_of_clip_property(Painting& painting, const Box& box,
                                          const Rect& border_box, const Clip* clip) {
  const RareStyle& rare = *box.style->rare;
  const Px left = rare.clip_left.resolve_or(border_box.width, Px()),
           top = rare.clip_top.resolve_or(border_box.height, Px());
  const Px right = rare.clip_right.resolve_or(border_box.width, border_box.width);
  const Px bottom = rare.clip_bottom.resolve_or(border_box.height, border_box.height);
  const Rect rect{border_box.left + left, border_box.top + top, max(Px(), right - left),
                  max(Px(), bottom - top)};
  return shape_clip(painting, {to_rect(snapped(rect)), {}, {}}, clip);
}

}  // namespace weft
