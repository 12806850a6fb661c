// Borders: the ring between two rounded rectangles, cut into its four sides along the lines from
// the outer to the inner corners.
#include <algorithm>

#include "render/paint/fixed_math.h"
#include "render/paint/painters.h"
#include "render/paint/rounded_rect.h"

namespace weft {
namespace {

enum Side : int { kTop, kRight, kBottom, kLeft };

struct Ring {
  const BorderPaint& border;
  RoundedRect inner;
  int32_t left, top, right, bottom;                          // outer edges, 1/256 px
  int32_t inner_left, inner_top, inner_right, inner_bottom;  // inner edges
};

Ring ring_of(const BorderPaint& border) {
  const Rect& outer = border.outer.rect;
  const RoundedRect inner = border.outer.inset(border.widths);
  return {border,
          inner,
          to_256(outer.left),
          to_256(outer.top),
          to_256(outer.right()),
          to_256(outer.bottom()),
          to_256(inner.rect.left),
          to_256(inner.rect.top),
          to_256(inner.rect.right()),
          to_256(inner.rect.bottom())};
}

// The place of the line between a horizontal and a vertical side at `depth` below the horizontal
// side's outer edge; it goes on through round corners.
int32_t join(int32_t outer, int32_t inner, int32_t depth, int32_t thickness) {
  if (inner == outer) return outer;
  const int64_t far = inner < outer ? -kFarthest256 : kFarthest256;
  const int64_t at =
      thickness <= 0 ? far : outer + static_cast<int64_t>(inner - outer) * depth / thickness;
  return static_cast<int32_t>(std::clamp<int64_t>(at, -kFarthest256, kFarthest256));
}

struct Stretch {
  SubSpan span;
  Side side;
  Side mate;  // the side it is joined with at its corner; `side` itself between the corners
};

// How far down from an edge corners reach that are between a horizontal and a vertical side.
int32_t corner_depth(const Ring& ring, int first, int second) {
  const RoundedRect& outer = ring.border.outer;
  return to_256(max(outer.radius_y[first], outer.radius_y[second]));
}

// The sides that the sub-scanline crosses, from left to right, before the inner shape is cut out.
int sides_at(const Ring& ring, int32_t y, Stretch out[4]) {
  const int32_t middle_y = (ring.inner_top + ring.inner_bottom) / 2;
  const bool in_top =
      y < std::max(ring.inner_top, std::min(middle_y, ring.top + corner_depth(ring, 0, 1)));
  const bool in_bottom =
      !in_top &&
      y >= std::min(ring.inner_bottom, std::max(middle_y, ring.bottom - corner_depth(ring, 2, 3)));
  const int32_t depth = in_top ? y - ring.top : ring.bottom - y;
  const int32_t thickness = in_top ? ring.inner_top - ring.top : ring.bottom - ring.inner_bottom;
  const int32_t left = join(ring.left, ring.inner_left, depth, thickness);
  const int32_t right = join(ring.right, ring.inner_right, depth, thickness);
  if ((!in_top && !in_bottom) || left > right) {
    const int32_t middle = (ring.inner_left + ring.inner_right) / 2;
    out[0] = {
        {ring.left, std::max(ring.inner_left, std::min(middle, ring.inner_right))}, kLeft, kLeft};
    out[1] = {{out[0].span.right, ring.right}, kRight, kRight};
    return 2;
  }
  const int32_t middle = left + (right - left) / 2;
  const Side horizontal = in_top ? kTop : kBottom;
  out[0] = {{ring.left, left}, kLeft, horizontal};
  out[1] = {{left, middle}, horizontal, kLeft};
  out[2] = {{middle, right}, horizontal, kRight};
  out[3] = {{right, ring.right}, kRight, horizontal};
  return 4;
}

// Adds what of `span` the dashes of a horizontal side leave; dots are circles around the side's
// middle, `off` from it. Only those that reach into the line are looked at: a side may be millions
// of pixels long.
void add_dashed(const BorderDashes& dashes, SubSpan span, bool round, int32_t thickness,
                int32_t off, CoverageLine& line) {
  int32_t trim = 0;
  if (round) {
    const int64_t radius = thickness / 2,
                  inside = radius * radius - static_cast<int64_t>(off) * off;
    if (inside <= 0) return;
    int64_t half = radius;
    while (half * half > inside) half = (half + inside / half) / 2;
    trim = static_cast<int32_t>(radius - half);
  }
  span = {std::max(span.left, line.begin()), std::min(span.right, line.end())};
  if (span.left < dashes.first_end) line.add(span.left, std::min(span.right, dashes.first_end));
  if (span.right > dashes.last_start) line.add(std::max(span.left, dashes.last_start), span.right);
  int32_t start = dashes.start + (span.left - dashes.start) / dashes.period * dashes.period;
  for (; start < span.right; start += dashes.period)
    if (start >= dashes.start && start + dashes.length <= dashes.last_start)
      line.add(std::max(span.left, start + trim),
               std::min(span.right, start + dashes.length - trim));
}

// Adds what of a vertical side its dashes leave on this sub-scanline.
void add_vertical_dashed(const BorderDashes& dashes, SubSpan span, bool round, int32_t y,
                         CoverageLine& line) {
  if (y < dashes.first_end || y >= dashes.last_start) return line.add(span.left, span.right);
  const int32_t at = (y - dashes.start) % dashes.period;
  if (at < 0 || at >= dashes.length || y - at + dashes.length > dashes.last_start) return;
  if (!round) return line.add(span.left, span.right);
  const int64_t radius = dashes.length / 2, off = at - radius, inside = radius * radius - off * off;
  if (inside <= 0) return;
  int64_t half = std::max<int64_t>(radius, 1);
  while (half * half > inside) half = (half + inside / half) / 2;
  const int32_t middle = (span.left + span.right) / 2;
  line.add(middle - static_cast<int32_t>(half), middle + static_cast<int32_t>(half));
}

int32_t thickness_of(const Ring& ring, Side side) {
  switch (side) {
    case kTop: return ring.inner_top - ring.top;
    case kRight: return ring.right - ring.inner_right;
    case kBottom: return ring.bottom - ring.inner_bottom;
    case kLeft: return ring.inner_left - ring.left;
  }
  return 0;
}

// As in Chromium dots of at most three pixels are whole, and so are their gaps, with a dot at both
// ends: the gap behind the first one takes what is left, and where it cannot take all, the last.
BorderDashes dashes_of(BorderStroke stroke, int32_t from, int32_t to, int32_t thickness) {
  constexpr int32_t kThickest = 3;
  // Where the second dot begins, by what is left of two dots.
  static constexpr int8_t kSecond[kThickest][2 * kThickest] = {
      {1, 2}, {3, 3, 4, 5}, {7, 5, 5, 6, 7, 7}};
  const int32_t pixels = thickness / 256, length = std::max<int32_t>(to - from, 0) / 256;
  const bool is_whole = thickness % 256 == 0 && (to - from) % 256 == 0;
  if (stroke != BorderStroke::Dotted || !is_whole || pixels < 1 || pixels > kThickest)
    return border_dashes(stroke, from, to, thickness);
  const int32_t left = length % (2 * pixels),
                end = (pixels == kThickest && left == 0 ? kThickest + 1 : pixels) * 256;
  return {2 * thickness, thickness, from + kSecond[pixels - 1][left] * 256, from + end, to - end};
}

void add_stretch(const Ring& ring, const Stretch& stretch, int32_t y, CoverageLine& line) {
  const BorderStroke stroke = ring.border.strokes[stretch.side];
  const SubSpan span = stretch.span;
  if (stroke == BorderStroke::None || span.left >= span.right) return;
  if (stroke == BorderStroke::Solid) return line.add(span.left, span.right);
  const int32_t thickness = thickness_of(ring, stretch.side);
  const bool round = stroke == BorderStroke::Dotted && thickness > 3 * 256;
  if (stretch.side == kLeft || stretch.side == kRight)
    return add_vertical_dashed(dashes_of(stroke, ring.top, ring.bottom, thickness), span, round, y,
                               line);
  const int32_t middle =
      stretch.side == kTop ? ring.top + thickness / 2 : ring.bottom - thickness / 2;
  add_dashed(dashes_of(stroke, ring.left, ring.right, thickness), span, round, thickness,
             y - middle, line);
}

SubSpan intersection(SubSpan a, SubSpan b) {
  return {std::max(a.left, b.left), std::min(a.right, b.right)};
}

// Sides (1 << Side) that are painted at once: those of one colour, as one shape without seams.
struct SideGroup {
  unsigned sides = 0;
  // Opaque solid sides yet to come: at a corner that they share with `sides` they are painted too,
  // and then over, so that the edge along the join blends the two colours and nothing shines
  // through.
  unsigned covering = 0;
  bool paints(const Stretch& stretch) const {
    return sides & 1u << stretch.side ||
           (covering & 1u << stretch.side && sides & 1u << stretch.mate);
  }
};

// Adds the sides of `group` of one sub-scanline.
void add_sub_scanline(const Ring& ring, int32_t y, const SideGroup& group, CoverageLine& line) {
  const SubSpan outer = span_at(ring.border.outer, y), inner = span_at(ring.inner, y);
  if (outer.left >= outer.right) return;
  Stretch stretches[4];
  const int count = sides_at(ring, y, stretches);
  const bool hollow = inner.left < inner.right;
  for (int i = 0; i < count; ++i) {
    if (!group.paints(stretches[i])) continue;
    const auto [full, side, mate] = stretches[i];
    const SubSpan span = intersection(full, outer);
    if (!hollow) {
      add_stretch(ring, {span, side, mate}, y, line);
      continue;
    }
    add_stretch(ring, {{span.left, std::min(span.right, inner.left)}, side, mate}, y, line);
    add_stretch(ring, {{std::max(span.left, inner.right), span.right}, side, mate}, y, line);
  }
}

// Whether all sides of a group are lines of at most two pixels.
bool is_thin(const Ring& ring, unsigned sides) {
  for (const Side side : {kTop, kRight, kBottom, kLeft})
    if (sides & 1u << side && thickness_of(ring, side) > 2 * 256) return false;
  return true;
}

// The group of `side`, of the sides that are not yet `done`.
SideGroup group_of(const BorderPaint& border, unsigned side, unsigned done) {
  SideGroup group;
  for (unsigned other = 0; other < 4; ++other) {
    if (done & 1u << other) continue;
    const bool covers =
        border.strokes[other] == BorderStroke::Solid && border.colors[other].alpha == 255;
    if (border.colors[other] == border.colors[side]) group.sides |= 1u << other;
    else if (covers && border.strokes[side] == BorderStroke::Solid) group.covering |= 1u << other;
  }
  return group;
}

}  // namespace

// Dashes are twice as long as the side is thick, dots as long; the gaps become so wide that the
// side ends in a dash, by as little as that takes.
BorderDashes border_dashes(BorderStroke stroke, int32_t from, int32_t to, int32_t thickness) {
  thickness = std::clamp<int32_t>(thickness, 1, kFarthest256 / 4);
  const bool is_dotted = stroke == BorderStroke::Dotted, is_thick = thickness >= 3 * 256;
  const int32_t length = is_dotted ? thickness : thickness * (is_thick ? 2 : 3);
  const int32_t gap = is_dotted || is_thick ? thickness : thickness * 2;
  const int32_t side = std::max<int32_t>(to - from, 1);
  if (!is_dotted && side <= 2 * length) return {side + 1, side, from};
  if (!is_dotted && side <= 2 * length + gap) {
    const int64_t whole = 2 * length + gap;
    const auto scaled = [&](int64_t part) { return static_cast<int32_t>(part * side / whole); };
    return {scaled(length + gap), scaled(length), from};
  }
  const int32_t few = std::max<int32_t>(1, (side + gap) / (length + gap) - 1);  // gaps
  const int32_t wide = (side - length) / few - length,
                narrow = (side - length) / (few + 1) - length;
  const bool takes_wide = narrow <= 0 || std::abs(wide - gap) < std::abs(narrow - gap);
  return {std::max(length + 1, length + (takes_wide ? wide : narrow)), length, from};
}

void paint_border_row(const BorderPaint& border, LineWriter& writer) {
  const Ring ring = ring_of(border);
  unsigned done = 0;
  for (unsigned side = 0; side < 4; ++side) {
    if (done & 1u << side || border.strokes[side] == BorderStroke::None) continue;
    const SideGroup group = group_of(border, side, done);
    done |= group.sides;
    for (int32_t sub = 0; sub < writer.coverage.sub_scanlines(); ++sub)
      add_sub_scanline(ring, writer.coverage.sub_scanline_y(writer.y(), sub), group,
                       writer.coverage);
    writer.set_thin(is_thin(ring, group.sides));
    writer.fill_coverage(premultiplied(border.colors[side]));
  }
}

}  // namespace weft
