// The parts that the files of the display list builder share: the state of a walk over the boxes,
// and one function per thing drawn. paint_order.cc decides when, these decide what.
#pragma once

#include <optional>

#include "render/layout/box_shape.h"
#include "render/layout/columns/column_parts.h"
#include "render/layout/found_image.h"
#include "render/layout/painting/paint_order.h"
#include "render/layout/writing_mode.h"
#include "render/paint/filtered_group.h"
#include "render/paint/turned_space.h"
#include "render/svg/basic_shapes.h"
#include "render/svg/svg_painter.h"

namespace weft {

/// The clips in force: for what is in flow, for absolutely positioned and for fixed descendants.
struct ClipScope {
  const Clip* flow = nullptr;
  const Clip* absolute = nullptr;
  const Clip* fixed = nullptr;
};

struct Painting {
  const PaintContext& context;
  DisplayList& list;
  Arena scratch;  // cleared after each fragment
  /// Text is painted in black, and nothing but its shape: it is a mask.
  bool masks_with_text = false;

  Painting(const PaintContext& paint_context, DisplayList& display_list)
      : context(paint_context),
        list(display_list),
        scratch(paint_context.scratch, PaintContext::kScratchBytes) {}
};

/// Calls `paint` while what is added is in the axes of the flow in `box`, whose corner is at
/// `corner` (writing_mode.h); it is under `clip`. Errors: OutOfMemory, those of `paint`.
template <typename Paint>
Status paint_in_flow(Painting& painting, const Box& box, Point corner, const Clip* clip,
                     Paint paint) {
  Matrix to_page = flow_matrix(box);
  to_page.e += corner.x.to_float();
  to_page.f += corner.y.to_float();
  TurnedSpace space(painting.list, painting.context.fonts, painting.context.scratch);
  WEFT_TRY_ASSIGN(const bool is_seen, space.enter(to_page, clip));
  return is_seen ? paint() : Status::Ok;
}

/// The sides that a fragment of an inline box has.
using BoxEdges = Sides4<bool>;
inline constexpr BoxEdges kAllEdges{true, true, true, true};

/// The first tile and how far it is to the next; step 0 = only one. Where the step is broken, tiles
/// have a pixel more than some of them show.
struct Tiles {
  IntRect first;
  Px step_x, step_y;
};

// paint_box.cc: surfaces. Every `border_box` is in page coordinates.
/// Shadows, background and borders of one box, or of one fragment of an inline box.
/// `corner`: as of paint_text_fragment(), of the text in the box.
Status paint_decorations(Painting& painting, const Box& box, const Rect& border_box, Point corner,
                         const Clip* clip, BoxEdges edges = kAllEdges);
/// The same without the background: for the box whose background covers the canvas.
Status paint_frame(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip);
Status add_fill(Painting& painting, const RoundedRect& shape, Color color, const Clip* clip,
                DitherHint dither);
/// From the border box to the box that background-clip or background-origin names.
Edges background_inset(const Box& box, BackgroundBox area, BoxEdges edges = kAllEdges);
/// `clip` cut down to `shape`.
Result<const Clip*> shape_clip(Painting& painting, const RoundedRect& shape, const Clip* clip);
/// `clip` cut down to the padding box of a box whose overflow is hidden.
Result<const Clip*> clip_of_overflow(Painting& painting, const Box& box, const Rect& border_box,
                                     const Clip* clip);
/// `clip` cut down by clip: rect().
Result<const Clip*> clip_of_clip_property(Painting& painting, const Box& box,
                                          const Rect& border_box, const Clip* clip);
DitherHint dither_hint(const Box& box);

// paint_resizer.cc
/// The two slanted lines in the corner by which a box is dragged larger.
Status paint_resizer(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip);

// paint_border.cc
/// `sides`: top, right, bottom, left.
Status paint_border(Painting& painting, const RoundedRect& outer, const BorderSide* const sides[4],
                    const Clip* clip, DitherHint dither);

// paint_dashes.cc
/// The dashed and dotted sides of a border with round corners.
Status paint_curved_dashes(Painting& painting, const RoundedRect& outer,
                           const BorderSide* const sides[4], const Clip* clip, DitherHint dither);
/// `path`, which may be in scratch memory, stroked.
Status add_stroked_path(Painting& painting, const Path& path, const Stroke& stroke, Color color,
                        const Clip* clip, DitherHint dither);
/// The same by a line of `width`, which clears scratch memory; dashes and dots are those
/// of a line of `side`.
Status add_stroke(Painting& painting, const Path& path, const BorderSide& side, float width,
                  const Clip* clip, DitherHint dither);

// paint_outline.cc
Status paint_outline(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip);
/// The outline of an inline box, around all its parts on lines. `corner`: of the block container.
Status paint_inline_outline(Painting& painting, const Box& box, Point corner, const Clip* clip);

// paint_image.cc
/// The <svg> of the page that `box` is, or null.
const Element* inline_svg(const Box& box);
/// Device px of a picture's pixel in `box`.
double picture_unit(const Painting& painting, const Box& box);
Status add_picture(Painting& painting, Image& image, const IntRect& bounds, const Tiles& tiles,
                   const Box& box, const Clip* clip);
/// The same of any image that is not missing. `size`: that a gradient is made for; the tiles
/// stretch it.
Status add_image(Painting& painting, const ImageValue& value, const FoundImage& found, Size size,
                 const IntRect& bounds, const Tiles& tiles, const Box& box, const Clip* clip);
/// A layer of background-image or of mask-image, over `painted` if that is given.
Status paint_layer(Painting& painting, const BackgroundLayer& layer, const Box& box,
                   const Rect& border_box, const Clip* clip, const Rect* painted = nullptr);
/// The layers of background-image, each blended with those below.
Status paint_layers(Painting& painting, std::span<const BackgroundLayer> layers, const Box& box,
                    const Rect& border_box, const Clip* clip, const Rect* painted = nullptr);
/// The surroundings of a drawing in `box`, or of one that it refers to; none in no document.
std::optional<SvgScene> svg_scene(const Painting& painting, const Box& box);
/// Whether it is an <svg> of the page with blended parts.
bool has_blended_drawing(const Box& box);
/// The picture of a Replaced box.
Status paint_replaced(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip);
/// Fills the canvas with the background of the root element, or of body (CSS 2.1 14.2), and returns
/// the box it was taken from.
Result<const Box*> paint_canvas(Painting& painting, const Box& root);

// paint_table.cc
/// A row, row group or column: has a background only.
bool is_table_part(const Box& box);
Status paint_table_part(Painting& painting, const Box& part, const Rect& area, const Clip* clip);
/// Over the backgrounds of the cells of `grid`, whose border box is `area`; nothing where its
/// borders do not collapse.
Status paint_collapsed_borders(Painting& painting, const Box& grid, const Rect& area,
                               const Clip* clip);

// paint_border_image.cc
/// Draws `image` over the border area; false when its picture cannot be had.
Result<bool> paint_nine_parts(Painting& painting, const BorderImage& image, const Box& box,
                              const Rect& border_box, const Clip* clip);

// paint_gradient.cc
/// `size`: that the gradient is made for; the tiles stretch it.
Status add_gradient(Painting& painting, const Gradient& gradient, Size size, const IntRect& bounds,
                    const Tiles& tiles, DitherHint dither, const Clip* clip);

// paint_clip_path.cc
bool has_clip_path(const Box& box);
/// Whether clip-path names an element, which masks: the box is to be a group.
bool has_clip_mask(const Box& box);
/// `clip` cut to the shape that clip-path is, if it is one.
Result<const Clip*> clip_of_clip_path(Painting& painting, const Box& box, const Rect& border_box,
                                      const Clip* clip);
/// Masks the group that is open with the element that clip-path names; there may be none.
Status add_clip_mask(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip);

// paint_columns.cc
/// `clip` cut to what is seen of a box's part. Errors: OutOfMemory.
Result<const Clip*> clip_of_part(Painting& painting, const ColumnParts& part, const Clip* clip);
/// The rules between the columns of `box`, whose border box corner is at `corner`.
Status paint_column_rules(Painting& painting, const Box& box, Point corner, const Clip* clip);

// paint_text.cc — `origin`: the border box corner of `container`, in whose lines the text is.
Status paint_text_fragment(Painting& painting, const Box& container, const LineBox& line,
                           const LineFragment& fragment, Point origin, const Clip* clip);

// paint_text_clip.cc
/// Ends a group that is seen where the text of `box` is.
Status end_text_clip(Painting& painting, const Box& box, Point corner, const Clip* clip,
                     DisplayItem* begin);

// paint_effects.cc
bool makes_stacking_context(const Box& box);
/// Whether opacity, a filter, a mask or blending ask for the box to be painted as a group: between
/// begin_group() and end_group().
bool needs_group(const Box& box);
/// Whether it is blended with what is below it in the stacking context around, which makes that a
/// group (Compositing and Blending 1, 3.1).
bool is_blended(const Box& box);
Result<DisplayItem*> begin_group(Painting& painting, const Clip* clip);
/// Ends a group that is merged with `effects`, and shrinks it to what is in it.
Status close_group(Painting& painting, DisplayItem* begin, const GroupPaint& effects,
                   const Clip* clip);
/// The same with the effects of `box`, masks included.
Status end_group(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip,
                 DisplayItem* begin);

/// Calls `paint`(image, found) for each of the images, in groups that are added to each other (CSS
/// Images 4, 2.6.2). `size`: of the whole.
template <typename Paint>
Status paint_faded(Painting& painting, const CrossFade& fade, Size size, const Box& box,
                   const Clip* clip, Paint paint) {
  const double unit = picture_unit(painting, box);
  WEFT_TRY_ASSIGN(DisplayItem* const sum, begin_group(painting, clip));
  for (const FadedImage& one : fade.images) {
    WEFT_TRY_ASSIGN(const FoundImage found,
                    find_image(painting.context.images, one.image, *box.style, unit, size));
    WEFT_TRY_ASSIGN(DisplayItem* const part, begin_group(painting, clip));
    WEFT_TRY(paint(one.image, found));
    GroupPaint added;
    added.opacity = static_cast<uint8_t>(one.share * 255 + 0.5f);
    added.compositing = Compositing::Lighter;
    WEFT_TRY(close_group(painting, part, added, clip));
  }
  return close_group(painting, sum, {}, clip);
}

// paint_mask.cc
bool has_mask(const Box& box);
/// The mask of the group that is open.
Status add_mask(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip);
/// The same of an element of SVG, for which `box` stands.
Status add_mask_of_drawing(Painting& painting, const Box& box, const MaskAreas& areas);

// paint_filter.cc
/// Whether a filter asks for more of the box than the pixel it makes.
bool has_reaching_filter(const Box& box);
/// Where a backdrop root begins: after an item, or null, with the canvas.
struct Backdrop {
  const DisplayItem* after = nullptr;
};
bool has_backdrop_filter(const Box& box);
/// What lies below the box in its backdrop root, filtered; nothing where the box asks for none.
Status add_backdrop(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip,
                    const Backdrop& backdrop);
/// Opens `group` where the box has such a filter: what is under `clip` of it will be seen. Errors:
/// OutOfMemory.
Status open_filter(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip,
                   FilteredGroup& group);

}  // namespace weft
