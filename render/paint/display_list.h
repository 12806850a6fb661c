// All that is painted, flat and in CSS painting order, in device pixels: it lives in the paint
// arena and refers to no box and no element, so that the page can be freed before the first line is
// painted.
#pragma once

#include <algorithm>

#include "fonts/font_set.h"
#include "render/base/compositing.h"
#include "render/base/geometry.h"
#include "render/base/projection.h"
#include "render/image/image_store.h"
#include "render/paint/path_rows.h"
#include "render/paint/row_filter.h"
#include "weft/color.h"

namespace weft {

/// A rectangle with elliptic corners: top-left, top-right, bottom-right, bottom-left.
struct RoundedRect {
  Rect rect;
  Px radius_x[4], radius_y[4];
  bool is_rounded() const;
  /// The shape `by` further in; radii shrink with it, or grow, but sharp corners stay sharp.
  RoundedRect inset(const Edges& by) const;
};

/// Everything painted under a clip lies in `rect`, and in `shape` when there is one, and in the
/// clips above.
struct Clip {
  IntRect rect;                        ///< Intersection with the clips above, too.
  const RoundedRect* shape = nullptr;  ///< Rounded corners that must be anti-aliased.
  const Clip* parent = nullptr;
  const PathShape* path = nullptr;       ///< As `shape`, for any outline.
  mutable const Clip* turned = nullptr;  ///< The same on the device, once a Turn has asked.
};

/// Double, groove and their like are two borders of these.
enum class BorderStroke : uint8_t { None, Solid, Dotted, Dashed };

struct BorderPaint {
  RoundedRect outer;
  Edges widths;
  // top, right, bottom, left
  Color colors[4];
  BorderStroke strokes[4];
};

struct GlyphPosition {
  GlyphPosition() = default;
  GlyphPosition(uint16_t its_glyph, Px pen) : glyph(its_glyph), x(pen) {}
  /// Whether row `y`, counted from the baseline down, may be one that it has pixels on or beside.
  bool may_reach(int32_t y) const {
    const int32_t row = std::clamp<int32_t>(y, INT8_MIN, INT8_MAX);
    return row >= first_row && row <= last_row;
  }

  uint16_t glyph = 0;
  /// What it may reach: all rows, until it was painted once. The outermost ones stand for those
  /// beyond.
  int8_t first_row = INT8_MIN, last_row = INT8_MAX;
  Px x;  ///< Pen position.
};

/// How far from its text a shadow is.
struct GlyphOffset {
  Px x;
  int32_t y;  ///< Device pixel rows.
};

struct GlyphRun {
  const Font* font;
  Color color;
  int32_t baseline;  ///< Device pixel row.
  std::span<GlyphPosition> glyphs;
  /// Shadows share `glyphs` with their text, which is painted at each of these; text has none.
  std::span<const GlyphOffset> shadows;
  bool is_shadow = false;  ///< It need not be told from its ground.
};

/// A picture repeated over the item's bounds; one tile has its corner at tile.left, tile.top.
struct ImagePaint {
  Image* image;
  IntRect tile;
  Px step_x, step_y;  ///< From tile to tile, which begin at whole pixels; 0 = not repeated.
  Scaling scaling;
};

struct GradientStop {
  int32_t position;  ///< 65536 = the end of the gradient line.
  Color color;
};

/// Over the item's bounds. The tile repeats as in ImagePaint.
struct GradientPaint {
  enum class Kind : uint8_t { Linear, Radial, Conic };
  Kind kind;
  bool repeating;
  IntRect tile;
  Px step_x, step_y;
  /// Linear: position = (x - start_x) * slope_x + (y - start_y) * slope_y, coordinates in px from
  /// the tile's corner.
  Px start_x, start_y;  ///< Radial and conic: the centre.
  int64_t slope_x,
      slope_y;    ///< 2^32 = 1 a pixel. Radial: 1 / radius. Conic: 1, but where it is stretched.
  int32_t angle;  ///< Conic: where it starts, 65536 = a turn, clockwise from up.
  std::span<const GradientStop> stops;
};

/// The gradient of a path, whose space is that of the gradient's own numbers.
struct PathGradient {
  enum class Kind : uint8_t { Linear, Radial };
  enum class Spread : uint8_t { Pad, Reflect, Repeat };
  Kind kind = Kind::Linear;
  Spread spread = Spread::Pad;
  /// From device pixels to where a linear gradient runs from x = 0 to 1, and the middle of the end
  /// circle of a radial one is the origin.
  Matrix from_device;
  float radius = 1;        ///< Radial: that of the end circle.
  Vector focus;            ///< The middle of the start circle,
  float focus_radius = 0;  ///< and its radius.
  std::span<const GradientStop> stops;
};

/// A path filled, or its stroke, with a colour or a gradient.
struct PathPaint {
  PathShape shape;
  const Stroke* stroke = nullptr;  ///< Null = filled.
  Color color;
  const PathGradient* gradient = nullptr;
  uint8_t opacity = 255;     ///< Of the gradient.
  bool keeps_stems = false;  ///< Filled outlines of letters: none is lost on few inks.
};

/// Whether letters of `size` on the device may have stems that are thinner than a pixel.
constexpr bool has_fine_stems(Px size) { return size <= Px::from_int(40); }

struct ShadowPaint {
  RoundedRect shape;   ///< The caster, moved and spread.
  RoundedRect cutout;  ///< Outset: nothing is painted in the box itself. Inset: nothing outside it.
  Px reach;            ///< How far the blur spreads on either side of an edge.
  Color color;
  bool inset;
  bool is_hidden = false;  ///< Below the box: an edge may go a pixel under it.
};

/// What is evaluated for each pixel within `area`, in a space of its own.
struct TurnedPaint {
  PathShape area;
  Projection from_device;
  // One of these:
  const GradientPaint* gradient = nullptr;
  const ShadowPaint* shadow = nullptr;  ///< Its cutout is left to the clip.
  const ImagePaint* picture = nullptr;
};

/// The effects on a group when it ends.
struct GroupPaint {
  uint8_t opacity = 255;
  Compositing compositing = Compositing::SourceOver;  ///< On what is below it in the same group.
  bool is_mask = false;       ///< Its alpha masks the group around it, instead of being drawn.
  bool is_luminance = false;  ///< As a mask, or in one: its alpha is its lightness.
  bool is_linear = false;     ///< Its lightness is that of linear light.
  bool is_text = false;       ///< Seen in the shape of text, whose inks it takes.
  /// A colour matrix in 1/4096: rows of red, green, blue from r, g, b, 1; null = none.
  const int32_t* matrix = nullptr;
  const RowFilter* filter = nullptr;  ///< Laid over the group before all else.
  bool is_kept_on_top = false;        ///< The filter adds nothing but what lies below the group.
};

/// What was painted before the item, filtered: backdrop-filter.
struct BackdropPaint {
  const RowFilter* filter;
  struct DisplayItem* first = nullptr;  ///< Where the backdrop begins; it ends before the item.
  Color ground;                         ///< It lies on.
};

enum class ItemKind : uint8_t {
  Fill,         ///< color over bounds
  RoundedFill,  ///< color over shape
  Border,
  Glyphs,
  Picture,
  Gradient,
  Path,
  Shadow,
  Turned,
  Backdrop,
  GroupBegin,
  GroupEnd,  ///< Same bounds as its GroupBegin.
};

enum class DitherHint : uint8_t { ByContent, Flat, Picture };

struct DisplayItem {
  IntRect bounds;  ///< Cut to the clip; nothing outside is touched.
  ItemKind kind;
  DitherHint dither = DitherHint::ByContent;
  bool is_under_text : 1 = false;  ///< A surface that darker text stands on; the compositor knows.
  bool is_thin : 1 = false;        ///< Of at most two pixels before it was cut; the list knows.
  uint8_t ink = 0;                 ///< What is known of text on a panel of few inks: see glyphs.cc.
  const Clip* clip = nullptr;
  union {
    Color color;                    // Fill
    const struct ShapeFill* shape;  // RoundedFill
    const BorderPaint* border;
    const GlyphRun* glyphs;
    const ImagePaint* picture;
    const GradientPaint* gradient;
    const PathPaint* path;
    const ShadowPaint* shadow;
    const TurnedPaint* turned;
    const BackdropPaint* backdrop;
    const GroupPaint* group;
  };
  DisplayItem* next = nullptr;
  DisplayItem() : color() {}
};

struct ShapeFill {
  RoundedRect shape;
  Color color;
};

/// Items from `first` to before `end`, which is null after the last.
struct ItemSpan {
  DisplayItem* first;
  const DisplayItem* end = nullptr;
};

/// Whether the item begins a group that a filter is laid over.
inline bool is_filtered(const DisplayItem& item) {
  return item.kind == ItemKind::GroupBegin && item.group && item.group->filter;
}
/// The GroupEnd of a GroupBegin that has one.
DisplayItem* end_of_group(const DisplayItem& begin);
/// The item after `item`; after the begin of a filtered group, that after its end.
DisplayItem* next_painted(const DisplayItem& item);
/// The pixels that `items` may touch.
IntRect bounds_of(ItemSpan items);

struct Turn;

class DisplayList {
 public:
  DisplayList(Arena& arena, const IntRect& viewport)
      : arena_(&arena),
        viewport_(viewport),
        needed_(viewport),
        left_(viewport.left),
        right_(viewport.right) {}

  /// Appends an item cut to what is needed and `clip`; drops it when nothing is left (groups are
  /// kept in pairs). Errors: OutOfMemory.
  Status add(const DisplayItem& item, const Clip* clip);
  /// What is added from now on, its clips and what is needed are in the space of `turn`, until
  /// leave(): they become what they look like on the device. Turns do not add up.
  void enter(Turn& turn);
  void leave();
  /// Adds a GroupBegin or GroupEnd over all that is needed, under `clip`. Errors: OutOfMemory.
  Status add_group(ItemKind kind, const GroupPaint* paint, const Clip* clip);
  /// The turn in force, or null.
  Turn* turn() const { return turn_; }
  /// As add(), for what is on the device whatever the turn.
  Status append(DisplayItem item, const Clip* clip);
  /// `clip` cut to `shape`, of which a copy is kept; null where all is seen. Errors: OutOfMemory.
  Result<const Clip*> clip_to(const PathShape& shape, const Clip* clip);
  const DisplayItem* first() const { return first_; }
  DisplayItem* first() { return first_; }
  /// The newest item: where what comes next begins.
  DisplayItem* last() const { return last_; }
  size_t size() const { return size_; }
  Arena& arena() const { return *arena_; }
  const IntRect& viewport() const { return viewport_; }  ///< What can be seen.
  /// The pixels that decide what is seen: the viewport, but in a filtered group what the filter
  /// needs. Nothing outside is kept. In the space of the turn.
  const IntRect& needed() const;
  /// The same on the device, and what it is from now on.
  const IntRect& needed_on_device() const { return needed_; }
  void set_needed(const IntRect& needed);
  /// The first pixel of the viewport and of all items, and the end of the last.
  int32_t left() const { return left_; }
  int32_t right() const { return right_; }
  /// The colour that the canvas is filled with before the first item.
  Color canvas = kWhite;

 private:
  Arena* arena_;
  IntRect viewport_, needed_;
  Turn* turn_ = nullptr;
  int32_t left_, right_;
  DisplayItem* first_ = nullptr;
  DisplayItem* last_ = nullptr;
  size_t size_ = 0;
};

}  // namespace weft
