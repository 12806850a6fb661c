// The parts that the files of the painter share: where an element stands, and what an outline is
// filled and stroked with.
#pragma once

#include "render/css/style/computed_style.h"
#include "render/svg/paint_servers.h"
#include "render/svg/svg_painter.h"

namespace weft {

/// Where an element stands.
struct SvgPlace {
  Matrix matrix;   ///< From its user units to device pixels.
  SvgUnits units;  ///< Of its viewport.
  const Clip* clip = nullptr;
  int depth = 0;  ///< Of elements, and of servers and masks in each other.
  /// The element whose fill and stroke are context-fill and context-stroke: of a marker, the shape;
  /// else the <use>; or null.
  const Element* context = nullptr;
  int markers = 0;                   ///< In each other.
  const Element* element = nullptr;  ///< That is painted.
};

struct SvgDrawing {
  const SvgScene& scene;
  DisplayList& list;
  Arena scratch;  ///< For the outline in hand; cleared after each element that has one.

  SvgDrawing(const SvgScene& what, DisplayList& to)
      : scene(what), list(to), scratch(what.scratch, kScratchBytes) {}
  Arena& arena() const { return list.arena(); }

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
  uint8_t opacity = 255;
};

/// `area` is that of the outline. Errors: OutOfMemory.
Result<ResolvedPaint> resolve_paint(const SvgDrawing& drawing, const SvgPaint& paint,
                                    uint8_t opacity, const ComputedStyle& style,
                                    const PaintedArea& area, const Element* context);

/// Fills and strokes `path` as `style` says; `opacity` is that of the element, if it needs no
/// group; `box` is that of the path, or of a whole that it is part of. Errors: OutOfMemory.
Status paint_outline(SvgDrawing& drawing, const Path& path, const ComputedStyle& style,
                     const SvgPlace& place, uint8_t opacity = 255, const Box2* box = nullptr);

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

/// The device pixels that `box` touches.
IntRect device_bounds(const Box2& box);
/// A copy in the arena of the list. Errors: OutOfMemory.
Result<Path> kept(SvgDrawing& drawing, const Path& path);

/// The box around the outlines of `element` and what is in it, in its own user units, transforms
/// below it applied. Errors: OutOfMemory.
Status add_bounding_box(SvgDrawing& drawing, const Element& element, const Matrix& matrix,
                        const SvgUnits& units, Box2& box, int depth = 0);

/// Adds the box around `path` to `box`.
void add_outline_box(const Path& path, const Matrix& matrix, Box2& box);

bool style_hides(const Element& element);

/// Whether `element` is `outer` or in it: a server does not serve itself.
bool is_within(const Element* element, const Element& outer);

/// transform, by attribute or style.
Matrix transform_of(const Element& element, const SvgUnits& units);

// clipping.cc
/// The clip or mask of an element while it is painted.
struct SvgGroup {
  const GroupPaint* paint = nullptr;
  bool is_open = false;
  uint8_t opacity = 255;
  const Element* clip_path = nullptr;  ///< That takes a mask.
  const Element* mask = nullptr;
};
/// Cuts `place` to the clip-path of `element`, if a clip can do that; else it is in the group.
/// False: nothing of it can be seen.
Result<bool> begin_effects(SvgDrawing& drawing, const Element& element, SvgPlace& place,
                           SvgGroup& group);
Status end_effects(SvgDrawing& drawing, const Element& element, const SvgPlace& place,
                   const SvgGroup& group);

// patterns.cc
/// Covers what `clip` leaves with the tiles of a pattern.
Status paint_pattern(SvgDrawing& drawing, const Element& pattern, const PaintedArea& area,
                     const IntRect& bounds, const SvgPlace& place);

// svg_image.cc
Status paint_image(SvgDrawing& drawing, const Element& element, const SvgPlace& place);

// svg_text.cc
Status paint_text(SvgDrawing& drawing, const Element& text, const SvgPlace& place);
/// As add_bounding_box() of a <text>.
Status add_text_box(SvgDrawing& drawing, const Element& text, const Matrix& matrix,
                    const SvgUnits& units, Box2& box);

// markers.cc
Status paint_markers(SvgDrawing& drawing, const Element& shape, const Path& path,
                     const SvgPlace& place);

}  // namespace weft
