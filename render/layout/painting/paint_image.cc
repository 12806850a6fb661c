// Pictures: the layers of backgrounds and masks with their tiles, the canvas, replaced boxes (CSS
// Backgrounds 3, CSS Images 3).
#include <algorithm>

#include "render/layout/boxes/broken_picture.h"
#include "render/layout/painting/painting.h"
#include "render/layout/replaced.h"
#include "render/layout/sizing.h"

namespace weft {

const Element* inline_svg(const Box& box) {
  const Element* const element = box.node && !box.anonymous ? box.node->as_element() : nullptr;
  const bool is_svg =
      element && element->name == Atom::Svg && element->name_space == Namespace::Svg;
  return is_svg ? element : nullptr;
}

double picture_unit(const Painting& painting, const Box& box) {
  return painting.context.device_pixel_ratio * box.text_style().zoom_1024 / 1024;
}

Status add_picture(Painting& painting, Image& image, const IntRect& bounds, const Tiles& tiles,
                   const Box& box, const Clip* clip) {
  const auto width = static_cast<uint32_t>(tiles.first.width()),
             height = static_cast<uint32_t>(tiles.first.height());
  const Scaling scaling = box.text_style().image_rendering == ImageRendering::Pixelated
                              ? Scaling::Pixelated
                              : Scaling::Smooth;
  DisplayItem item;
  item.dither = dither_hint(box);
  item.kind = ItemKind::Picture;
  item.bounds = bounds;
  item.picture = painting.list.arena().make<ImagePaint>(&image, tiles.first, tiles.step_x,
                                                        tiles.step_y, scaling);
  if (!item.picture) return Status::OutOfMemory;
  const size_t before = painting.list.size();
  WEFT_TRY(painting.list.add(item, clip));
  const bool is_seen = painting.list.size() > before;
  return is_seen ? painting.context.images.will_draw(image, width, height) : Status::Ok;
}

Status add_image(Painting& painting, const ImageValue& value, const FoundImage& found, Size size,
                 const IntRect& bounds, const Tiles& tiles, const Box& box, const Clip* clip) {
  if (found.picture) return add_picture(painting, *found.picture, bounds, tiles, box, clip);
  if (value.gradient)
    return add_gradient(painting, *value.gradient, size, bounds, tiles, dither_hint(box), clip);
  return paint_faded(painting, *value.cross_fade, size, box, clip,
                     [&](const ImageValue& one, const FoundImage& part) {
                       return add_image(painting, one, part, size, bounds, tiles, box, clip);
                     });
}

namespace {

// CSS Backgrounds 3, 3.9: the size of one tile.
Size tile_size(const BackgroundLayer& layer, Size natural, const Rect& area) {
  const bool has_ratio = natural.width > Px() && natural.height > Px();
  if (layer.fit != BackgroundLayer::Fit::Size) {
    if (!has_ratio) return {area.width, area.height};
    const bool wider = static_cast<int64_t>(area.width.raw()) * natural.height.raw() >
                       static_cast<int64_t>(area.height.raw()) * natural.width.raw();
    const bool fit_width = wider == (layer.fit == BackgroundLayer::Fit::Cover);
    return fit_width ? Size{area.width, area.width.scaled(natural.height, natural.width)}
                     : Size{area.height.scaled(natural.width, natural.height), area.height};
  }
  const bool auto_width = !layer.size_width.is_size(), auto_height = !layer.size_height.is_size();
  const auto used_natural = [](Px length, Px without) { return length > Px() ? length : without; };
  Px width = layer.size_width.resolve_or(area.width, used_natural(natural.width, area.width));
  Px height = layer.size_height.resolve_or(area.height, used_natural(natural.height, area.height));
  if (has_ratio && auto_width && !auto_height) width = height.scaled(natural.width, natural.height);
  if (has_ratio && !auto_width && auto_height) height = width.scaled(natural.height, natural.width);
  return {width, height};
}

struct Tiling {
  int32_t start, size;
  Px step;   // 0 = once
  Px exact;  // the size
};

Tiling repeated(Px start, Px tile, Px step) {
  return {start.round(), std::max<int32_t>(tile.ceil(), 1), step, tile};
}

// 3.4: the size with which tiles fill the area, whole ones.
Px rounded_tile(Px area_size, Px tile) {
  const int64_t count =
      std::max<int64_t>(1, (int64_t{area_size.raw()} * 2 + tile.raw()) / (2 * int64_t{tile.raw()}));
  return max(area_size / count, Px::from_raw(1));
}

// 3.9: where one axis is round, an automatic size of the other keeps the ratio.
Size rounded_size(const BackgroundLayer& layer, Size size, Size natural, const Rect& area) {
  const bool round_x = layer.repeat_x == BackgroundRepeat::Round && size.width > Px(),
             round_y = layer.repeat_y == BackgroundRepeat::Round && size.height > Px();
  const bool has_ratio = natural.width > Px() && natural.height > Px(),
             may_follow = has_ratio && layer.fit == BackgroundLayer::Fit::Size;
  if (round_x) size.width = rounded_tile(area.width, size.width);
  if (round_y) size.height = rounded_tile(area.height, size.height);
  if (may_follow && round_x && !round_y && !layer.size_height.is_size())
    size.height = size.width.scaled(natural.height, natural.width);
  if (may_follow && round_y && !round_x && !layer.size_width.is_size())
    size.width = size.height.scaled(natural.width, natural.height);
  return size;
}

// One axis of 3.4 and 3.8: the places of tiles. `position` is of what the tile leaves free.
Tiling tile_axis(BackgroundRepeat repeat, Px area_start, Px area_size, Px tile,
                 const Length& position) {
  if (tile <= Px()) return {};
  if (repeat == BackgroundRepeat::Space) {
    const int64_t count = area_size.raw() / tile.raw();
    if (count > 1)
      return repeated(area_start, tile, tile + (area_size - tile * count) / (count - 1));
  }
  const Px start = area_start + position.resolve_or(area_size - tile, Px());
  if (repeat == BackgroundRepeat::Repeat || repeat == BackgroundRepeat::Round)
    return repeated(start, tile, tile);
  return {start.round(), std::max<int32_t>(tile.round(), 1), Px(),
          Px::from_int(std::max<int32_t>(tile.round(), 1))};
}

// The area that the tiles are placed in.
Rect positioning_area(Painting& painting, const BackgroundLayer& layer, const Box& box,
                      const Rect& border_box) {
  const bool is_fixed = layer.attachment == BackgroundAttachment::Fixed && !painting.list.turn();
  if (is_fixed) return to_rect(painting.list.viewport());
  const RoundedRect shape{to_rect(snapped(border_box)), {}, {}};
  return shape.inset(background_inset(box, layer.origin)).rect;
}

// `area` as far as the tiles reach.
IntRect covered(const Tiles& tiles, IntRect area) {
  if (tiles.step_x == Px())
    area.left = std::max(area.left, tiles.first.left),
    area.right = std::min(area.right, tiles.first.right);
  if (tiles.step_y == Px())
    area.top = std::max(area.top, tiles.first.top),
    area.bottom = std::min(area.bottom, tiles.first.bottom);
  return area;
}

// The areas that a layer is placed in and painted over.
struct LayerTarget {
  Rect border_box;
  RoundedRect painted;
};

Status paint_layer(Painting& painting, const BackgroundLayer& layer, const Box& box,
                   const LayerTarget& target, const Clip* clip) {
  const Rect area = positioning_area(painting, layer, box, target.border_box);
  WEFT_TRY_ASSIGN(const FoundImage found,
                  find_image(painting.context.images, layer.image, *box.style,
                             picture_unit(painting, box), {area.width, area.height}));
  if (found.is_missing) return Status::Ok;
  const Size natural = found.natural;
  const Size size = rounded_size(layer, tile_size(layer, natural, area), natural, area);
  const Tiling x = tile_axis(layer.repeat_x, area.left, area.width, size.width, layer.position_x);
  const Tiling y = tile_axis(layer.repeat_y, area.top, area.height, size.height, layer.position_y);
  if (x.size <= 0 || y.size <= 0) return Status::Ok;
  if (target.painted.is_rounded()) {
    WEFT_TRY_ASSIGN(clip, shape_clip(painting, target.painted, clip));
  }
  const Tiles tiles{{x.start, y.start, x.start + x.size, y.start + y.size}, x.step, y.step};
  const IntRect bounds = covered(tiles, snapped(target.painted.rect));
  if (bounds.empty()) return Status::Ok;
  return add_image(painting, layer.image, found, {x.exact, y.exact}, bounds, tiles, box, clip);
}

}  // namespace

Status paint_layer(Painting& painting, const BackgroundLayer& layer, const Box& box,
                   const Rect& border_box, const Clip* clip, const Rect* painted) {
  RoundedRect shape;
  if (painted) shape = {to_rect(snapped(*painted)), {}, {}};
  else shape = rounded_border_box(box, border_box).inset(background_inset(box, layer.clip));
  return paint_layer(painting, layer, box, {border_box, shape}, clip);
}

Status paint_layers(Painting& painting, std::span<const BackgroundLayer> layers, const Box& box,
                    const Rect& border_box, const Clip* clip, const Rect* painted) {
  for (size_t i = layers.size(); i-- > 0;) {
    if (layers[i].image.none()) continue;
    if (layers[i].compositing == Compositing::SourceOver) {
      WEFT_TRY(paint_layer(painting, layers[i], box, border_box, clip, painted));
      continue;
    }
    WEFT_TRY_ASSIGN(DisplayItem* const group, begin_group(painting, clip));
    WEFT_TRY(paint_layer(painting, layers[i], box, border_box, clip, painted));
    GroupPaint blended;
    blended.compositing = layers[i].compositing;
    WEFT_TRY(close_group(painting, group, blended, clip));
  }
  return Status::Ok;
}

namespace {

bool has_background(const Box& box) {
  const SurfaceStyle& surface = *box.style->surface;
  if (surface.background_color.alpha) return true;
  return std::any_of(surface.background.begin(), surface.background.end(),
                     [](const BackgroundLayer& layer) { return !layer.image.none(); });
}

const Box* child_element(const Box& box, Atom name) {
  for (const Box* child = next_box(box, box); child; child = next_box(*child, box))
    if (child->node && child->node->is_element() && child->node->as_element()->is_html(name))
      return child;
  return nullptr;
}

const Box* root_element_box(const Box& root) {
  for (const Box* child = root.first_child; child; child = child->next_sibling)
    if (child->node && child->node->is_element()) return child;
  return nullptr;
}

}  // namespace

Result<const Box*> paint_canvas(Painting& painting, const Box& root) {
  const Box* element = root_element_box(root);
  if (!element) return static_cast<const Box*>(nullptr);
  const Box* source = element;
  if (!has_background(*element))
    if (const Box* body = child_element(*element, Atom::Body)) source = body;
  const SurfaceStyle& surface = *source->style->surface;
  const RoundedRect viewport{to_rect(painting.list.viewport()), {}, {}};
  WEFT_TRY(add_fill(painting, viewport, surface.background_color, nullptr, dither_hint(*source)));
  const Point corner = offset_in(
      *element, nullptr);  // placed as on the root element, painted over all of the canvas
  const LayerTarget target{{corner.x, corner.y, element->size.width, element->size.height},
                           viewport};
  for (size_t i = surface.background.size(); i-- > 0;)
    if (!surface.background[i].image.none())
      WEFT_TRY(paint_layer(painting, surface.background[i], *element, target, nullptr));
  return source;
}

namespace {

// object-fit and object-position as the background layer that does the same.
BackgroundLayer fitted_layer(const Box& box, Size natural, const Rect& content) {
  BackgroundLayer fit;
  fit.position_x = box.style->rare->object_position_x;
  fit.position_y = box.style->rare->object_position_y;
  fit.size_width = Length::fixed(content.width);
  fit.size_height = Length::fixed(content.height);
  const bool larger = natural.width > content.width || natural.height > content.height;
  switch (box.box_style().object_fit) {
    case ObjectFit::Fill: break;
    case ObjectFit::Cover: fit.fit = BackgroundLayer::Fit::Cover; break;
    case ObjectFit::Contain: fit.fit = BackgroundLayer::Fit::Contain; break;
    case ObjectFit::ScaleDown:
      if (larger) fit.fit = BackgroundLayer::Fit::Contain;
      else fit.size_width = fit.size_height = Length();
      break;
    case ObjectFit::None: fit.size_width = fit.size_height = Length(); break;
  }
  return fit;
}

// Into its content box.
Status paint_inline_svg(Painting& painting, const Box& box, const Element& element,
                        const Rect& border_box, const Clip* clip) {
  const auto scene = svg_scene(painting, box);
  if (!scene) return Status::Ok;
  const RoundedRect content =
      rounded_border_box(box, border_box).inset(border_widths(box) + placed_padding(box));
  if (content.is_rounded()) {
    WEFT_TRY_ASSIGN(clip, shape_clip(painting, content, clip));
  }
  return paint_svg(element, content.rect, *scene, clip, painting.list);
}

}  // namespace

bool has_blended_drawing(const Box& box) {
  const Element* const svg = box.kind == BoxKind::Replaced ? inline_svg(box) : nullptr;
  return svg && has_blended(*svg);
}

std::optional<SvgScene> svg_scene(const Painting& painting, const Box& box) {
  const Box* owner = &box;
  while (!owner->node && owner->parent) owner = owner->parent;
  const Document* const document = owner->node ? document_of(*owner->node) : nullptr;
  if (!document) return std::nullopt;
  const PaintContext& context = painting.context;
  SvgScene scene{*document,
                 context.fonts,
                 context.images,
                 context.notes,
                 context.scratch,
                 static_cast<float>(picture_unit(painting, box)),
                 {},
                 context.resources,
                 context.base_url,
                 true};
  scene.documents = context.documents;
  scene.foreign = context.foreign;
  scene.foreign_depth = context.foreign_depth;
  return scene;
}

namespace {

// An <img> that was never given a picture: an edge, where there is room for it.
Status paint_missing(Painting& painting, const Box& box, const Rect& content, const Clip* clip) {
  const Element* const element = box.node && !box.anonymous ? box.node->as_element() : nullptr;
  const Px line = Px::from_int(std::max(1, static_cast<int>(picture_unit(painting, box))));
  if (!element || !element->is_html(Atom::Img) || content.width <= line * 2 ||
      content.height <= line * 2)
    return Status::Ok;
  const BorderSide side{line, BorderLine::Solid, kPictureEdge, false};
  const BorderSide* const sides[] = {&side, &side, &side, &side};
  return paint_border(painting, {to_rect(snapped(content)), {}, {}}, sides, clip, dither_hint(box));
}

// Where all of the picture lies whose part `view` is shown at `shown`.
Rect around(const Rect& shown, const Rect& view, Size natural) {
  return {shown.left - view.left.scaled(shown.width, view.width),
          shown.top - view.top.scaled(shown.height, view.height),
          natural.width.scaled(shown.width, view.width),
          natural.height.scaled(shown.height, view.height)};
}

}  // namespace

Status paint_replaced(Painting& painting, const Box& box, const Rect& border_box,
                      const Clip* clip) {
  if (const Element* const svg = inline_svg(box))
    return paint_inline_svg(painting, box, *svg, border_box, clip);
  const RoundedRect content =
      rounded_border_box(box, border_box).inset(border_widths(box) + placed_padding(box));
  if (!box.image) return paint_missing(painting, box, content.rect, clip);
  if (box.image->broken()) return Status::Ok;
  const bool is_empty = box.image->width() == 0 || box.image->height() == 0;
  if (is_empty && !box.image->is_drawing()) return Status::Ok;
  const double ratio = picture_unit(painting, box);
  const Size natural = natural_size_in(*box.image,
                                       {Px::from_double(box.image->css_width() * ratio),
                                        Px::from_double(box.image->css_height() * ratio)},
                                       {content.rect.width, content.rect.height});
  const ClipPath* const view_box = box.style->rare->object_view_box;
  Rect view{Px(), Px(), natural.width, natural.height};
  if (view_box) view = view_box_in(*view_box, natural);
  const bool is_viewed = view_box && view.width > Px() && view.height > Px();
  const Size shown = is_viewed ? Size{view.width, view.height} : natural;
  const BackgroundLayer fit = fitted_layer(box, shown, content.rect);
  const Size size = tile_size(fit, shown, content.rect);
  const Tiling x = tile_axis(BackgroundRepeat::NoRepeat, content.rect.left, content.rect.width,
                             size.width, fit.position_x);
  const Tiling y = tile_axis(BackgroundRepeat::NoRepeat, content.rect.top, content.rect.height,
                             size.height, fit.position_y);
  Tiles tile{{x.start, y.start, x.start + x.size, y.start + y.size}, {}, {}};
  if (is_viewed) tile.first = snapped(around(to_rect(tile.first), view, natural));
  const IntRect bounds = covered(tile, snapped(content.rect));
  if (bounds.empty()) return Status::Ok;
  if (content.is_rounded()) {
    WEFT_TRY_ASSIGN(clip, shape_clip(painting, content, clip));
  }
  return add_picture(painting, *box.image, bounds, tile, box, clip);
}

}  // namespace weft
