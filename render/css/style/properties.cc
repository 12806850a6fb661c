// Names of properties <-> their ids, and aliases.
#include "render/css/style/properties.h"

#include <algorithm>
#include <array>

#include "render/base/ascii.h"
#include "render/base/fnv.h"

namespace weft {
namespace {

constexpr std::string_view kNames[] = {
    "",
    "all",
#define WEFT_PROPERTY(identifier, name, ...) name,
#include "render/css/style/properties.def"
#undef WEFT_PROPERTY
};

struct Alias {
  std::string_view name, target;
};

/// Vendor prefixes and old names; logical properties as they are in horizontal text from left to
/// right (physical_property() says the other ways). Of longhands and shorthands.
constexpr Alias kAliases[] = {
    {"word-wrap", "overflow-wrap"},
    {"grid-gap", "gap"},
    {"grid-row-gap", "row-gap"},
    {"grid-column-gap", "column-gap"},
    {"-webkit-line-clamp", "line-clamp"},
    {"-webkit-initial-letter", "initial-letter"},
    {"-webkit-box-sizing", "box-sizing"},
    {"-webkit-box-shadow", "box-shadow"},
    {"-webkit-border-radius", "border-radius"},
    {"-webkit-border-top-left-radius", "border-top-left-radius"},
    {"-webkit-border-top-right-radius", "border-top-right-radius"},
    {"-webkit-border-bottom-right-radius", "border-bottom-right-radius"},
    {"-webkit-border-bottom-left-radius", "border-bottom-left-radius"},
    {"-webkit-appearance", "appearance"},
    {"-webkit-animation", "animation"},
    {"-webkit-animation-name", "animation-name"},
    {"-webkit-animation-iteration-count", "animation-iteration-count"},
    {"-webkit-animation-direction", "animation-direction"},
    {"-webkit-animation-fill-mode", "animation-fill-mode"},
    {"-webkit-transform", "transform"},
    {"-webkit-transform-origin", "transform-origin"},
    {"-webkit-transform-style", "transform-style"},
    {"-webkit-perspective", "perspective"},
    {"-webkit-perspective-origin", "perspective-origin"},
    {"-webkit-backface-visibility", "backface-visibility"},
    {"-webkit-filter", "filter"},
    {"-webkit-opacity", "opacity"},
    {"-webkit-order", "order"},
    {"-webkit-flex", "flex"},
    {"-webkit-flex-basis", "flex-basis"},
    {"-webkit-flex-direction", "flex-direction"},
    {"-webkit-flex-flow", "flex-flow"},
    {"-webkit-flex-grow", "flex-grow"},
    {"-webkit-flex-shrink", "flex-shrink"},
    {"-webkit-flex-wrap", "flex-wrap"},
    {"-webkit-align-content", "align-content"},
    {"-webkit-align-items", "align-items"},
    {"-webkit-align-self", "align-self"},
    {"-webkit-justify-content", "justify-content"},
    {"-webkit-background-clip", "background-clip"},
    {"-webkit-background-origin", "background-origin"},
    {"-webkit-background-size", "background-size"},
    {"-webkit-clip-path", "clip-path"},
    {"-webkit-mask", "mask"},
    {"-webkit-mask-image", "mask-image"},
    {"-webkit-mask-position", "mask-position"},
    {"-webkit-mask-position-x", "mask-position-x"},
    {"-webkit-mask-position-y", "mask-position-y"},
    {"-webkit-mask-size", "mask-size"},
    {"-webkit-mask-repeat", "mask-repeat"},
    {"-webkit-mask-origin", "mask-origin"},
    {"-webkit-mask-clip", "mask-clip"},
    {"-webkit-mask-composite", "mask-composite"},
    {"mask-border-source", "-webkit-mask-box-image-source"},
    {"mask-border-slice", "-webkit-mask-box-image-slice"},
    {"mask-border-width", "-webkit-mask-box-image-width"},
    {"mask-border-outset", "-webkit-mask-box-image-outset"},
    {"mask-border-repeat", "-webkit-mask-box-image-repeat"},
    {"-webkit-columns", "columns"},
    {"-webkit-column-count", "column-count"},
    {"-webkit-column-rule", "column-rule"},
    {"-webkit-column-rule-width", "column-rule-width"},
    {"-webkit-column-rule-style", "column-rule-style"},
    {"-webkit-column-rule-color", "column-rule-color"},
    {"-webkit-column-span", "column-span"},
    {"-webkit-column-break-inside", "break-inside"},
    {"page-break-inside", "break-inside"},
    {"-webkit-column-gap", "column-gap"},
    {"-webkit-column-width", "column-width"},
    {"-webkit-margin-start", "margin-left"},
    {"-webkit-margin-end", "margin-right"},
    {"-webkit-padding-start", "padding-left"},
    {"-webkit-padding-end", "padding-right"},
    {"-webkit-margin-before", "margin-top"},
    {"-webkit-margin-after", "margin-bottom"},
    {"-webkit-padding-before", "padding-top"},
    {"-webkit-padding-after", "padding-bottom"},
    {"-webkit-border-start", "border-left"},
    {"-webkit-border-start-width", "border-left-width"},
    {"-webkit-border-start-style", "border-left-style"},
    {"-webkit-border-start-color", "border-left-color"},
    {"-webkit-border-end", "border-right"},
    {"-webkit-border-end-width", "border-right-width"},
    {"-webkit-border-end-style", "border-right-style"},
    {"-webkit-border-end-color", "border-right-color"},
    {"-webkit-border-before", "border-top"},
    {"-webkit-border-before-width", "border-top-width"},
    {"-webkit-border-before-style", "border-top-style"},
    {"-webkit-border-before-color", "border-top-color"},
    {"-webkit-border-after", "border-bottom"},
    {"-webkit-border-after-width", "border-bottom-width"},
    {"-webkit-border-after-style", "border-bottom-style"},
    {"-webkit-border-after-color", "border-bottom-color"},
    {"-webkit-logical-width", "width"},
    {"-webkit-min-logical-width", "min-width"},
    {"-webkit-max-logical-width", "max-width"},
    {"-webkit-logical-height", "height"},
    {"-webkit-min-logical-height", "min-height"},
    {"-webkit-max-logical-height", "max-height"},
    {"-webkit-writing-mode", "writing-mode"},
    {"-epub-writing-mode", "writing-mode"},
    {"-webkit-text-orientation", "text-orientation"},
    {"-epub-text-orientation", "text-orientation"},
    {"-webkit-text-combine", "text-combine-upright"},
    {"-epub-text-combine", "text-combine-upright"},
    {"-webkit-ruby-position", "ruby-position"},
    {"-webkit-text-emphasis", "text-emphasis"},
    {"-webkit-text-emphasis-style", "text-emphasis-style"},
    {"-webkit-text-emphasis-color", "text-emphasis-color"},
    {"-webkit-text-emphasis-position", "text-emphasis-position"},
    {"-epub-text-emphasis", "text-emphasis"},
    {"-epub-text-emphasis-style", "text-emphasis-style"},
    {"-epub-text-emphasis-color", "text-emphasis-color"},
    {"-epub-text-transform", "text-transform"},
    {"-epub-word-break", "word-break"},
    {"-epub-caption-side", "caption-side"},
    {"inline-size", "width"},
    {"block-size", "height"},
    {"min-inline-size", "min-width"},
    {"min-block-size", "min-height"},
    {"max-inline-size", "max-width"},
    {"max-block-size", "max-height"},
    {"contain-intrinsic-inline-size", "contain-intrinsic-width"},
    {"contain-intrinsic-block-size", "contain-intrinsic-height"},
    {"margin-inline-start", "margin-left"},
    {"margin-inline-end", "margin-right"},
    {"margin-block-start", "margin-top"},
    {"margin-block-end", "margin-bottom"},
    {"padding-inline-start", "padding-left"},
    {"padding-inline-end", "padding-right"},
    {"padding-block-start", "padding-top"},
    {"padding-block-end", "padding-bottom"},
    {"inset-inline-start", "left"},
    {"inset-inline-end", "right"},
    {"inset-block-start", "top"},
    {"inset-block-end", "bottom"},
    {"border-inline-start", "border-left"},
    {"border-inline-end", "border-right"},
    {"border-block-start", "border-top"},
    {"border-block-end", "border-bottom"},
    {"border-inline-start-width", "border-left-width"},
    {"border-inline-end-width", "border-right-width"},
    {"border-block-start-width", "border-top-width"},
    {"border-block-end-width", "border-bottom-width"},
    {"border-inline-start-style", "border-left-style"},
    {"border-inline-end-style", "border-right-style"},
    {"border-block-start-style", "border-top-style"},
    {"border-block-end-style", "border-bottom-style"},
    {"border-inline-start-color", "border-left-color"},
    {"border-inline-end-color", "border-right-color"},
    {"border-block-start-color", "border-top-color"},
    {"border-block-end-color", "border-bottom-color"},
    {"border-start-start-radius", "border-top-left-radius"},
    {"border-start-end-radius", "border-top-right-radius"},
    {"border-end-start-radius", "border-bottom-left-radius"},
    {"border-end-end-radius", "border-bottom-right-radius"},
    {"overflow-inline", "overflow-x"},
    {"overflow-block", "overflow-y"},
};

constexpr size_t kSlots = 512;

constexpr char folded(char c) { return to_lower(c); }

constexpr size_t slot_of(std::string_view name) {
  Fnv32 hash;
  for (const char c : name) hash.add(static_cast<unsigned char>(folded(c)));
  return (hash.value() ^ (hash.value() >> 15)) % kSlots;
}

constexpr std::string_view name_of(std::string_view name) { return name; }
constexpr std::string_view name_of(const Alias& alias) { return alias.name; }

/// Open addressing over the names of a table, made by the compiler: a row's number + 1.
template <typename Row, size_t count>
constexpr std::array<uint16_t, kSlots> make_slots(const Row (&rows)[count]) {
  std::array<uint16_t, kSlots> slots{};
  for (uint16_t i = 0; i < count; ++i) {
    size_t slot = slot_of(name_of(rows[i]));
    while (slots[slot]) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<uint16_t>(i + 1);
  }
  return slots;
}

constexpr std::array<uint16_t, kSlots> kNameSlots = make_slots(kNames),
                                       kAliasSlots = make_slots(kAliases);

/// The row of that name, or null.
template <typename Row, size_t count>
const Row* find_row(const Row (&rows)[count], const std::array<uint16_t, kSlots>& slots,
                    std::string_view name) {
  for (size_t slot = slot_of(name); slots[slot]; slot = (slot + 1) % kSlots)
    if (equal_ignoring_case(name_of(rows[slots[slot] - 1]), name)) return &rows[slots[slot] - 1];
  return nullptr;
}

}  // namespace

std::string_view unaliased(std::string_view name) {
  const bool may_be_alias = name.size() > 7 && name.find('-') != name.npos;
  const Alias* const alias = may_be_alias ? find_row(kAliases, kAliasSlots, name) : nullptr;
  return alias ? alias->target : name;
}

PropertyId find_property(std::string_view name) {
  const std::string_view* const found =
      name.empty() ? nullptr : find_row(kNames, kNameSlots, unaliased(name));
  return found ? static_cast<PropertyId>(found - kNames) : PropertyId::Count;
}

namespace {

using P = PropertyId;

// Top, right, bottom, left: in horizontal text from left to right the start of the block, the end
// of lines, the end of the block, the start of lines.
// clang-format off
constexpr P kSides[][4] = {
    {P::MarginTop, P::MarginRight, P::MarginBottom, P::MarginLeft},
    {P::PaddingTop, P::PaddingRight, P::PaddingBottom, P::PaddingLeft},
    {P::Top, P::Right, P::Bottom, P::Left},
    {P::BorderTopWidth, P::BorderRightWidth, P::BorderBottomWidth, P::BorderLeftWidth},
    {P::BorderTopStyle, P::BorderRightStyle, P::BorderBottomStyle, P::BorderLeftStyle},
    {P::BorderTopColor, P::BorderRightColor, P::BorderBottomColor, P::BorderLeftColor},
};
/// Each between the side of its row and the next.
constexpr P kCorners[4] = {P::BorderTopRightRadius, P::BorderBottomRightRadius,
                           P::BorderBottomLeftRadius, P::BorderTopLeftRadius};
constexpr P kAxes[][2] = {{P::Width, P::Height}, {P::MinWidth, P::MinHeight},
                          {P::MaxWidth, P::MaxHeight}, {P::OverflowX, P::OverflowY}};
// clang-format on

/// A side of kSides, as it lies in text of that kind.
constexpr unsigned physical_side(unsigned side, WritingMode mode, Direction direction) {
  constexpr unsigned kTop = 0, kRight = 1, kBottom = 2, kLeft = 3;
  constexpr auto opposite = [](unsigned of) { return of ^ 2; };
  unsigned line_start = kTop;
  if (mode == WritingMode::HorizontalTb) line_start = kLeft;
  else if (mode == WritingMode::SidewaysLr) line_start = kBottom;
  if (direction == Direction::Rtl) line_start = opposite(line_start);
  unsigned block_start = kRight;
  if (mode == WritingMode::HorizontalTb) block_start = kTop;
  else if (mode == WritingMode::VerticalLr || mode == WritingMode::SidewaysLr) block_start = kLeft;
  switch (side) {
    case kTop: return block_start;
    case kRight: return opposite(line_start);
    case kBottom: return opposite(block_start);
    default: return line_start;
  }
}

bool names_a_side(std::string_view name) {
  constexpr std::string_view kNamesOfSides[] = {"left", "right", "top", "bottom"};
  return std::any_of(std::begin(kNamesOfSides), std::end(kNamesOfSides),
                     [&](auto side) { return name.find(side) != name.npos; });
}

bool names_an_axis(std::string_view name) {
  for (const auto& axis : kAxes)
    for (const P property : axis)
      if (property_name(property) == name) return true;
  return false;
}

}  // namespace

bool is_flow_relative(std::string_view name) {
  constexpr std::string_view kShorthands[] = {"margin-", "padding-", "inset-", "border-"};
  if (const Alias* alias = find_row(kAliases, kAliasSlots, name))
    return names_an_axis(alias->target) || (names_a_side(alias->target) && !names_a_side(name));
  for (const std::string_view start : kShorthands) {
    if (name.size() <= start.size() || !equal_ignoring_case(name.substr(0, start.size()), start))
      continue;
    const std::string_view rest = name.substr(start.size());
    return rest.size() >= 5 && (equal_ignoring_case(rest.substr(0, 5), "block") ||
                                equal_ignoring_case(rest.substr(0, 6), "inline"));
  }
  return false;
}

PropertyId physical_property(PropertyId property, WritingMode mode, Direction direction) {
  for (const auto& sides : kSides)
    for (unsigned side = 0; side < 4; ++side)
      if (property == sides[side]) return sides[physical_side(side, mode, direction)];
  for (unsigned corner = 0; corner < 4; ++corner) {
    if (property != kCorners[corner]) continue;
    const unsigned one = physical_side(corner, mode, direction),
                   other = physical_side((corner + 1) % 4, mode, direction);
    return kCorners[(one + 1) % 4 == other ? one : other];
  }
  if (mode == WritingMode::HorizontalTb) return property;
  for (const auto& [x, y] : kAxes) {
    if (property == x) return y;
    if (property == y) return x;
  }
  return property;
}

std::string_view property_name(PropertyId property) {
  return property < PropertyId::Count ? kNames[static_cast<size_t>(property)] : std::string_view();
}

}  // namespace weft
