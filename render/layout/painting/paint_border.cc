// Border styles -> borders of plain strokes: double, groove and ridge are two rings, the shaded
// styles two colours.
#include <algorithm>

#include "render/layout/painting/painting.h"

namespace weft {
namespace {

/// `color` made so bright that its strongest channel is `to`.
Color with_strongest(Color color, unsigned strongest, unsigned to) {
  if (!strongest)
    return {static_cast<uint8_t>(to), static_cast<uint8_t>(to), static_cast<uint8_t>(to),
            color.alpha};
  const auto scaled = [&](uint8_t channel) {
    return static_cast<uint8_t>(channel * to / strongest);
  };
  return {scaled(color.red), scaled(color.green), scaled(color.blue), color.alpha};
}

constexpr unsigned kShade = 84;  // a third: between the sides and the colour

unsigned strongest(Color color) { return std::max({color.red, color.green, color.blue}); }
Color lighter(Color color) {
  return with_strongest(color, strongest(color), std::min(strongest(color) + kShade, 255u));
}
Color darker(Color color) {
  return with_strongest(color, strongest(color),
                        strongest(color) - std::min(strongest(color), kShade));
}

/// Colours of which nothing darker would be seen.
bool is_nearly_black(Color color) {
  const auto square = [](unsigned channel) { return channel * channel; };
  return 2126 * square(color.red) + 7152 * square(color.green) + 722 * square(color.blue) <
         10'534'000;
}

bool is_nearly_white(Color color) {
  const auto square = [](unsigned channel) { return (255 - channel) * (255 - channel); };
  return square(color.red) + square(color.green) + square(color.blue) < 1200;
}

/// The lit and the shaded side of a border in relief, as Chromium colours them: without a colour of
/// its own it is light gray.
struct ReliefColors {
  Color light, dark;
};
ReliefColors relief_colors(const BorderSide& side) {
  const Color color = side.current_color ? Color{238, 238, 238, side.color.alpha} : side.color;
  if (is_nearly_black(color)) return {lighter(lighter(color)), lighter(color)};
  return {is_nearly_white(color) ? color : lighter(color), darker(color)};
}

struct SidePart {
  Px offset, width;  // from the outer edge of the border
  Color color;
  BorderStroke stroke;
};

// The colour of a side in part 0 (outer) and 1 (inner) of a border. `lit` sides are top and left.
SidePart side_part(const BorderSide& side, int part, bool top_or_left) {
  const Px third = Px::from_int((side.width.ceil() + 1) / 3),
           half = Px::from_int((side.width.ceil() + 1) / 2);
  const SidePart nothing{Px(), side.width, side.color, BorderStroke::None};
  const auto halves = [&](bool outer_dark) {
    const ReliefColors colors = relief_colors(side);
    const Color color = outer_dark == (part == 0) ? colors.dark : colors.light;
    return part == 0 ? SidePart{Px(), half, color, BorderStroke::Solid}
                     : SidePart{half, side.width - half, color, BorderStroke::Solid};
  };
  switch (side.line) {
    case BorderLine::None:
    case BorderLine::Hidden: return {Px(), Px(), side.color, BorderStroke::None};
    case BorderLine::Double:
      if (side.width < Px::from_int(3)) break;
      return part == 0 ? SidePart{Px(), third, side.color, BorderStroke::Solid}
                       : SidePart{side.width - third, third, side.color, BorderStroke::Solid};
    case BorderLine::Groove: return halves(top_or_left);
    case BorderLine::Ridge: return halves(!top_or_left);
    case BorderLine::Inset:
    case BorderLine::Outset: {
      if (part == 1) return nothing;
      const bool dark = (side.line == BorderLine::Inset) == top_or_left;
      return {Px(), side.width, dark ? relief_colors(side).dark : relief_colors(side).light,
              BorderStroke::Solid};
    }
    case BorderLine::Dotted:
      return part == 1 ? nothing : SidePart{Px(), side.width, side.color, BorderStroke::Dotted};
    case BorderLine::Dashed:
      return part == 1 ? nothing : SidePart{Px(), side.width, side.color, BorderStroke::Dashed};
    case BorderLine::Auto:
    case BorderLine::Solid: break;
  }
  return part == 1 ? nothing : SidePart{Px(), side.width, side.color, BorderStroke::Solid};
}

bool is_broken(BorderStroke stroke) {
  return stroke == BorderStroke::Dashed || stroke == BorderStroke::Dotted;
}

Status add_border_part(Painting& painting, const RoundedRect& outer,
                       const BorderSide* const sides[4], int part, const Clip* clip,
                       DitherHint dither) {
  auto* border = painting.list.arena().make<BorderPaint>();
  if (!border) return Status::OutOfMemory;
  SidePart parts[4];
  bool visible = false;
  for (int side = 0; side < 4; ++side) {
    parts[side] = side_part(*sides[side], part, side == 0 || side == 3);
    border->colors[side] = parts[side].color;
    const bool is_curved = outer.is_rounded() && is_broken(parts[side].stroke);
    const bool is_seen = parts[side].color.alpha != 0 && parts[side].width != Px() && !is_curved;
    border->strokes[side] = is_seen ? parts[side].stroke : BorderStroke::None;
    visible |= border->strokes[side] != BorderStroke::None;
  }
  if (!visible) return Status::Ok;
  border->outer = outer.inset({parts[0].offset, parts[1].offset, parts[2].offset, parts[3].offset});
  border->widths = {parts[0].width, parts[1].width, parts[2].width, parts[3].width};
  DisplayItem item;
  item.dither = dither;
  item.kind = ItemKind::Border;
  item.bounds = snapped(border->outer.rect);
  item.border = border;
  return painting.list.add(item, clip);
}

bool has_inner_part(const BorderSide& side) {
  return side.line == BorderLine::Double || side.line == BorderLine::Groove ||
         side.line == BorderLine::Ridge;
}

}  // namespace

Status paint_border(Painting& painting, const RoundedRect& outer, const BorderSide* const sides[4],
                    const Clip* clip, DitherHint dither) {
  bool two_parts = false, any = false;
  for (int side = 0; side < 4; ++side) {
    two_parts |= has_inner_part(*sides[side]);
    any |= sides[side]->width > Px() && sides[side]->color.alpha != 0;
  }
  if (!any) return Status::Ok;
  if (outer.is_rounded()) WEFT_TRY(paint_curved_dashes(painting, outer, sides, clip, dither));
  WEFT_TRY(add_border_part(painting, outer, sides, 0, clip, dither));
  return two_parts ? add_border_part(painting, outer, sides, 1, clip, dither) : Status::Ok;
}

}  // namespace weft
