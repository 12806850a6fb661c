// The parts that the files of the painter share: where an element stands, and what an outline is
// filled and stroked with.
#pragma once

#include "render/css/style/computed_style.h"
#include "render/paint/filtered_group.h"
#include "render/svg/element_transform.h"
#include "render/svg/paint_servers.h"
#include "render/svg/svg_painter.h"

namespace weft {

/// The element whose fill and stroke are context-fill and context-stroke: of what is in a marker,
/// the shape; of what is in a <use>, that.
struct SvgContext {
  const Element& element;
  const SvgContext* outer;  ///< What these words mean in its own style; or null.
  PaintedArea area;         ///< What its gradients and patterns are laid over.
};

/// The clip paths, masks, patterns and markers that are being painted, from the innermost on: none
/// of them is painted in itself.
struct SvgServing {
  const Element& server;
  const SvgServing* outer;
};

/// Where an element stands.
struct SvgPlace {
  Matrix matrix;   ///< From its user units to device pixels.
  SvgUnits units;  ///< Of its viewport.
  const Clip* clip = nullptr;
  int depth = 0;  ///< Of elements, and of servers and masks in each other.
  const SvgContext* context = nullptr;
  const SvgServing* serving = nullptr;
  const Document* document = nullptr;  ///< That it comes from, where it is not that of the scene.
  bool serves(const Element& server) const {
    for (const SvgServing* one = serving; one; one = one->outer)
      if (&one->server == &server) return true;
    return false;
  }
};

struct SvgDrawing {
  const SvgScene& scene;
  DisplayList& list;
  Arena scratch;  ///< For the outline in hand; cleared after each element that has one.

  SvgDrawing(const SvgScene& what, DisplayList& to)
      : scene(what), list(to), scratch(what.scratch, kScratchBytes) {}
  Arena& arena() const { return list.arena(); }
  /// The document that what stands at `place` refers to.
  const Document& document(const SvgPlace& place) const {
    return place.document ? *place.document : scene.document;
  }
  /// Whether one more element may be painted: those of the drawing itself that do not nest too
  /// deep may, in what serves it so many in all. There is a note about the first that may not.
  bool takes_element(const SvgPlace& place) const;

  static constexpr size_t kScratchBytes = 1024;
  static constexpr int kMostDepth = 64;
  static constexpr int kServerDepth = 16;  ///< That a pattern or mask counts for.
};

/// What covers an outline.
struct ResolvedPaint {
  bool is_none = true;
  Color color;
  const PathGradient* gradient = nullptr;
  const Element* pattern = nullptr;
  const PaintedArea* area = nullptr;  ///< Of the pattern.
  uint8_t opacity = 255;
};

/// `area` is that of the outline, and outlives the result. Errors: OutOfMemory.
Result<ResolvedPaint> resolve_paint(const SvgDrawing& drawing, const SvgPaint& paint,
                                    uint8_t opacity, const ComputedStyle& style,
                                    const PaintedArea& area, const SvgPlace& place);

/// Fills and strokes `path` as `style` says; `opacity` is that of the element, if it needs no
/// group; `box` is that of the path, or of a whole that it is part of. `shape`, if it is one, has
/// markers; `keeps_stems`: as PathPaint has it. Errors: OutOfMemory.
Status paint_outline(SvgDrawing& drawing, const Path& path, const ComputedStyle& style,
                     const SvgPlace& place, uint8_t opacity = 255, const Box2* box = nullptr,
                     const Element* shape = nullptr, bool keeps_stems = false);

/// In user units.
float stroke_width(const SvgStyle& style, const SvgUnits& units);

/// Whether both a fill and a stroke are drawn, so that opacity needs a group.
bool is_drawn_twice(const SvgStyle& style);

/// The children of `element`. Errors: OutOfMemory.
Status paint_children(SvgDrawing& drawing, const Element& element, const SvgPlace& place);

/// An element with its transform, opacity, clip and mask. Errors: OutOfMemory.
Status paint_element(SvgDrawing& drawing, const Element& element, const SvgPlace& place);

/// `place` cut to `path`, which may be in scratch memory. Errors: OutOfMemory.
Result<const Clip*> clip_to(SvgDrawing& drawing, const Path& path, const Matrix& matrix,
                            FillRule rule, const Clip* clip);
/// The same for a rectangle in user units.
Result<const Clip*> clip_to_rect(SvgDrawing& drawing, Vector corner, Vector size,
                                 const SvgPlace& place);

/// The box around the outlines of `element` and what is in it, in its own user units, transforms
/// below it applied; with strokes if `is_stroked`. Errors: OutOfMemory.
Status add_bounding_box(SvgDrawing& drawing, const Element& element, const Matrix& matrix,
                        const SvgUnits& units, Box2& box, bool is_stroked = false, int depth = 0);

/// From the user units of `element` to those around it, as its transform and transform-box have it.
/// Errors: OutOfMemory.
Result<Matrix> own_transform(SvgDrawing& drawing, const Element& element, const SvgUnits& units,
                             int depth = 0);

/// Adds the corners of `from`, brought to where `matrix` leads, to `box`.
void add_corners(const Box2& from, const Matrix& matrix, Box2& box);
/// Adds the box around `path` to `box`.
void add_outline_box(const Path& path, const Matrix& matrix, Box2& box);

bool style_hides(const Element& element);

/// Whether what is drawn stands as it is, not turned or mirrored.
inline bool is_upright(const Matrix& matrix) {
  return matrix.b == 0 && matrix.c == 0 && matrix.a > 0 && matrix.d > 0;
}

/// Device pixels of a unit along each axis.
inline Vector scale_of(const Matrix& m) { return {length({m.a, m.b}), length({m.c, m.d})}; }

// element_effects.cc
/// The clip, mask or filter of an element while it is painted.
struct SvgGroup {
  const GroupPaint* paint = nullptr;
  bool is_open = false;
  const Clip* clip = nullptr;
  FilteredGroup filtered{};  ///< In it, where there is a filter.
  uint8_t opacity = 255;
  const Element* clip_path = nullptr;  ///< That takes a mask.
  const Element* mask = nullptr;
  bool has_mask_pictures = false;  ///< Its mask is pictures, as those of HTML are.
};
/// Cuts `place` to the clip-path of `element`, if a clip can do that; else it is in the group.
/// False: nothing of it can be seen.
Result<bool> begin_effects(SvgDrawing& drawing, const Element& element, SvgPlace& place,
                           SvgGroup& group);
Status end_effects(SvgDrawing& drawing, const Element& element, const SvgPlace& place,
                   SvgGroup& group);

// patterns.cc
/// Covers what `clip` leaves with the tiles of a pattern.
Status paint_pattern(SvgDrawing& drawing, const Element& pattern, const PaintedArea& area,
                     const IntRect& bounds, const SvgPlace& place);

// svg_image.cc
/// The picture that `element` refers to; null when there is none. Errors: OutOfMemory, Timeout.
Result<Image*> referenced_image(const SvgScene& scene, const Element& element, Arena& scratch);
/// Where a picture of `size` in the units of `matrix`, which is upright, stands in device pixels;
/// empty when it is too large.
IntRect image_tile(const Matrix& matrix, Vector size);
/// The rectangle that a picture fills as preserveAspectRatio says, and its own size, in user units.
struct PlacedImage {
  Image* image = nullptr;  ///< Null: there is none.
  Box2 box;
  Vector natural;
};
Status paint_placed(SvgDrawing& drawing, const Element& element, const PlacedImage& placed,
                    const SvgPlace& place);
Status paint_image(SvgDrawing& drawing, const Element& element, const SvgPlace& place);
/// As add_bounding_box() of an <image>.
Status add_image_box(SvgDrawing& drawing, const Element& element, const Matrix& matrix,
                     const SvgUnits& units, Box2& box);

// svg_text.cc
Status paint_text(SvgDrawing& drawing, const Element& text, const SvgPlace& place);
/// As add_bounding_box() of a <text>.
Status add_text_box(SvgDrawing& drawing, const Element& text, const Matrix& matrix,
                    const SvgUnits& units, Box2& box);

// markers.cc
/// `box` is that of the path, which may be in scratch memory.
Status paint_markers(SvgDrawing& drawing, const Element& shape, const Path& path, const Box2& box,
                     const SvgPlace& place);

}  // namespace weft
