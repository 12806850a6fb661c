// properties.def, turned into a table of functions and one of fields.
#include "render/css/properties/property_table.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <type_traits>

#include "render/css/properties/property_fields.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

constexpr size_t kProperties = static_cast<size_t>(PropertyId::Count);

// --- fields --------------------------------------------------------------------------------------

/// A member of StyleBuilder that a property sets.
struct PropertyField {
  uint16_t offset;
  uint16_t size;
};

// clang-format off
constexpr PropertyField kFields[] = {
#define WEFT_FIELD(field) \
  {offsetof(StyleBuilder, field), sizeof(static_cast<StyleBuilder*>(nullptr)->field)},
#define WEFT_PROPERTY(identifier, name, phase, traits, parser, ...) \
  WEFT_EACH_FIELD(WEFT_FIELD, __VA_ARGS__)
#include "render/css/style/properties.def"
#undef WEFT_PROPERTY
#undef WEFT_FIELD
};
// clang-format on
static_assert(std::is_trivially_copyable_v<StyleBuilder>);

/// A part of the builder, and the part of a style that it is copied from.
struct BuilderPart {
  uint16_t begin;
  const void* source;
  bool is_whole;  ///< Every field of the part is made of all of the source.
};

/// The parts, last one first. Those that no style keeps have their initial values.
std::array<BuilderPart, 16> parts_of(const ComputedStyle& from) {
  static constexpr BorderImage kNoImage{}, kNoMask = initial_mask_border();
  static constexpr MotionStyle kNoMotion{};
  static constexpr SpaceStyle kFlat{};
  static constexpr ColumnStyle kNoColumns{};
  static constexpr IndividualTransforms kNoTransforms{};
  static constexpr OldBox kNoBox{};
  static constexpr AnimationLists kNoAnimations{};
  const BorderImage* const image = from.surface->border_image;
  const BorderImage* const mask = from.rare->mask_border;
  const MotionStyle* const motion = from.rare->motion;
  const SpaceStyle* const space = from.rare->space;
  const ColumnStyle* const columns = from.rare->columns;
  return {{
      {offsetof(StyleBuilder, animations), &kNoAnimations, false},
      {offsetof(StyleBuilder, old_box), &kNoBox, false},
      {offsetof(StyleBuilder, individual), &kNoTransforms, false},
      {offsetof(StyleBuilder, mask), &from.rare->mask, true},
      {offsetof(StyleBuilder, background), &from.surface->background, true},
      {offsetof(StyleBuilder, columns), columns ? columns : &kNoColumns, false},
      {offsetof(StyleBuilder, space), space ? space : &kFlat, false},
      {offsetof(StyleBuilder, motion), motion ? motion : &kNoMotion, false},
      {offsetof(StyleBuilder, mask_border), mask ? mask : &kNoMask, false},
      {offsetof(StyleBuilder, border_image), image ? image : &kNoImage, false},
      {offsetof(StyleBuilder, svg), from.svg, false},
      {offsetof(StyleBuilder, rare), from.rare, false},
      {offsetof(StyleBuilder, flex), from.flex, false},
      {offsetof(StyleBuilder, surface), from.surface, false},
      {offsetof(StyleBuilder, box), from.box, false},
      {offsetof(StyleBuilder, text), from.text, false},
  }};
}
static_assert(offsetof(StyleBuilder, text) == 0);

// --- rows ----------------------------------------------------------------------------------------

bool parse_all(ValueReader&, StyleBuilder&) { return false; }

// clang-format off
constexpr std::array<PropertyRow, kProperties> counted_rows() {
  return {{
      {parse_all, 0, kNone, Phase::None},  // Custom
      {parse_all, 0, kNone, Phase::None},  // All
#define WEFT_ONE(field) + 1
#define WEFT_ARGUMENT(field) , builder.field
#define WEFT_PROPERTY(identifier, name, phase, traits, parser, ...)           \
  {[](ValueReader& reader, StyleBuilder& builder) {                           \
     return parse_##parser(reader WEFT_EACH_FIELD(WEFT_ARGUMENT, __VA_ARGS__)); \
   },                                                                         \
   0 WEFT_EACH_FIELD(WEFT_ONE, __VA_ARGS__), traits, Phase::phase},
#define WEFT_RELATIVE_PROPERTY(identifier, name, phase, traits, parser, ...)  \
  {parse_##parser, 0 WEFT_EACH_FIELD(WEFT_ONE, __VA_ARGS__), traits, Phase::phase},
#include "render/css/style/properties.def"
#undef WEFT_RELATIVE_PROPERTY
#undef WEFT_PROPERTY
#undef WEFT_ARGUMENT
#undef WEFT_ONE
  }};
}
// clang-format on

constexpr std::array<PropertyRow, kProperties> make_rows() {
  std::array<PropertyRow, kProperties> rows = counted_rows();
  uint16_t end = 0;
  for (PropertyRow& row : rows) {
    end = static_cast<uint16_t>(end + row.fields_end);
    row.fields_end = end;
  }
  return rows;
}
constexpr std::array<PropertyRow, kProperties> kRows = make_rows();
static_assert(kRows[kProperties - 1].fields_end == std::size(kFields));

constexpr bool every_longhand_has_a_phase() {
  for (size_t i = static_cast<size_t>(kFirstLonghand); i < kProperties; ++i)
    if (kRows[i].phase == Phase::None) return false;
  return true;
}
static_assert(every_longhand_has_a_phase());

constexpr PropertyRange range_of(Phase phase) {
  size_t first = kProperties, last = 0;
  for (size_t i = 0; i < kProperties; ++i) {
    if (kRows[i].phase != phase) continue;
    if (first == kProperties) first = i;
    last = i;
  }
  return {static_cast<PropertyId>(first), static_cast<PropertyId>(last)};
}
constexpr PropertyRange kRanges[] = {range_of(Phase::None), range_of(Phase::Zoom),
                                     range_of(Phase::Basic), range_of(Phase::Lines),
                                     range_of(Phase::Rest)};
static_assert(std::size(kRanges) == static_cast<size_t>(Phase::Count));

}  // namespace

const PropertyRow& property_row(PropertyId property) {
  return kRows[static_cast<size_t>(property)];
}

bool applies_to(PseudoKind pseudo, PropertyId property) {
  const uint8_t traits = property_row(property).traits;
  if (pseudo == PseudoKind::FirstLine) return traits & kFirstLine;
  if (pseudo == PseudoKind::FirstLetter) return traits & (kFirstLine | kFirstLetter);
  return true;
}

PropertyRange properties_of(Phase phase) { return kRanges[static_cast<size_t>(phase)]; }

void copy_value(PropertyId property, const ComputedStyle& from, StyleBuilder& builder) {
  const auto row = static_cast<size_t>(property);
  const std::array<BuilderPart, 16> parts = parts_of(from);
  for (size_t i = kRows[row - 1].fields_end; i < kRows[row].fields_end; ++i) {
    const PropertyField field = kFields[i];
    const BuilderPart* part = parts.data();
    while (part->begin > field.offset) ++part;
    const size_t begin = part->is_whole ? 0 : field.offset - part->begin;
    std::memcpy(reinterpret_cast<std::byte*>(&builder) + field.offset,
                static_cast<const std::byte*>(part->source) + begin, field.size);
  }
}

void set_initial(PropertyId property, ValueContext& context, StyleBuilder& builder) {
  const uint8_t traits = property_row(property).traits;
  if (traits & kInitiallyMedium)
    parse_longhand(property, "medium", QuirksMode::No, context, builder);
  else if (traits & kInitiallyCurrentColor)
    parse_longhand(property, "currentcolor", QuirksMode::No, context, builder);
  else copy_value(property, initial_style(), builder);
}

void set_quirks(PropertyId property, QuirksMode quirks_mode, ValueContext& context) {
  const bool quirks = quirks_mode == QuirksMode::Quirks;
  const uint8_t traits = property_row(property).traits;
  context.unitless_lengths = quirks && (traits & kUnitless);
  context.hashless_colors = quirks && (traits & kHashless);
}

bool parse_longhand(PropertyId property, std::string_view text, QuirksMode quirks_mode,
                    ValueContext& context, StyleBuilder& builder) {
  set_quirks(property, quirks_mode, context);
  ValueReader reader(text, context);
  return property_row(property).parse(reader, builder) && reader.at_end() &&
         context.status == Status::Ok;
}

}  // namespace weft
