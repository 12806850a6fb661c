// The properties of ::first-line and ::first-letter, as ranges of properties.def.
#include "render/css/cascade/pseudo_properties.h"

#include <span>

namespace weft {
namespace {

using enum PropertyId;

struct PropertyRange {
  PropertyId first, last;
};

constexpr PropertyRange kFirstLine[] = {
    {Color, Color},
    {FontFamily, WordSpacing},
    {TextTransform, TextTransform},
    {TextShadow, PaintOrder},
    {VerticalAlign, VerticalAlign},
    {BackgroundColor, BackgroundClip},
    {TextDecorationLine, TextUnderlineOffset},
};

constexpr PropertyRange kFirstLetter[] = {
    {Float, Float},
    {MarginTop, PaddingLeft},
    {BorderTopWidth, BorderBottomLeftRadius},
    {BoxShadow, BoxShadow},
};

bool contains(std::span<const PropertyRange> ranges, PropertyId property) {
  for (const PropertyRange& range : ranges)
    if (property >= range.first && property <= range.last) return true;
  return false;
}

}  // namespace

bool applies_to(PseudoKind pseudo, PropertyId property) {
  if (pseudo != PseudoKind::FirstLine && pseudo != PseudoKind::FirstLetter) return true;
  return contains(kFirstLine, property) ||
         (pseudo == PseudoKind::FirstLetter && contains(kFirstLetter, property));
}

}  // namespace weft
