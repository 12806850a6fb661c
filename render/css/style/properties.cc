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

/// Vendor prefixes and old names; logical properties as they are in text from left to right
/// (mirrored() is the other way). Of longhands and shorthands.
constexpr Alias kAliases[] = {
    {"word-wrap", "overflow-wrap"},
    {"grid-gap", "gap"},
    {"grid-row-gap", "row-gap"},
    {"grid-column-gap", "column-gap"},
    {"-webkit-line-clamp", "line-clamp"},
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

static bool names_a_side(std::string_view name) {
  return name.find("left") != name.npos || name.find("right") != name.npos;
}

bool is_flow_relative(std::string_view name) {
  constexpr std::string_view kShorthands[] = {
      "margin-inline",       "padding-inline",      "inset-inline",       "border-inline",
      "border-inline-width", "border-inline-style", "border-inline-color"};
  if (const Alias* alias = find_row(kAliases, kAliasSlots, name))
    return names_a_side(alias->target) && !names_a_side(alias->name);
  return std::any_of(std::begin(kShorthands), std::end(kShorthands),
                     [&](auto row) { return equal_ignoring_case(row, name); });
}

PropertyId mirrored(PropertyId property) {
  using P = PropertyId;
  // clang-format off
  constexpr P kPairs[][2] = {
      {P::MarginLeft, P::MarginRight}, {P::PaddingLeft, P::PaddingRight}, {P::Left, P::Right},
      {P::BorderLeftWidth, P::BorderRightWidth}, {P::BorderLeftStyle, P::BorderRightStyle},
      {P::BorderLeftColor, P::BorderRightColor},
      {P::BorderTopLeftRadius, P::BorderTopRightRadius},
      {P::BorderBottomLeftRadius, P::BorderBottomRightRadius},
  };
  // clang-format on
  for (const auto& [left, right] : kPairs) {
    if (property == left) return right;
    if (property == right) return left;
  }
  return property;
}

std::string_view property_name(PropertyId property) {
  return property < PropertyId::Count ? kNames[static_cast<size_t>(property)] : std::string_view();
}

}  // namespace weft
