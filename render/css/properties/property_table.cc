// properties.def, turned into a table of functions.
#include "render/css/properties/property_table.h"

#include "render/css/values/keywords.h"

namespace weft {
namespace {

enum class Inherited : uint8_t { No, Yes };

bool parse_all(ValueReader&, StyleBuilder&) { return false; }
void copy_all(StyleBuilder&, const ComputedStyle&) {}

// clang-format off
constexpr PropertyRow kRows[] = {
    {false, parse_all, copy_all},  // Custom
#define WEFT_PROPERTY(identifier, name, inherited, group, field, parser)  \
  {Inherited::inherited == Inherited::Yes,                                \
   [](ValueReader& reader, StyleBuilder& builder) {                       \
     return parse_##parser(reader, builder.group.field);                  \
   },                                                                     \
   [](StyleBuilder& builder, const ComputedStyle& from) {                 \
     builder.group.field = from.group->field;                             \
   }},
#define WEFT_PROPERTY_PARTS(identifier, name, inherited, ...) \
  {Inherited::inherited == Inherited::Yes, parse_##__VA_ARGS__, copy_##__VA_ARGS__},
#include "render/css/style/properties.def"
#undef WEFT_PROPERTY_PARTS
#undef WEFT_PROPERTY
};
// clang-format on

/// Quirks Mode Standard, 3.2: where a number without unit is px.
bool takes_unitless_lengths(PropertyId property) {
  switch (property) {
    case PropertyId::FontSize:
    case PropertyId::LetterSpacing:
    case PropertyId::WordSpacing:
    case PropertyId::TextIndent:
    case PropertyId::BorderSpacing:
    case PropertyId::VerticalAlign:
    case PropertyId::Clip:
    case PropertyId::BackgroundPositionX:
    case PropertyId::BackgroundPositionY:
    case PropertyId::BorderTopWidth:
    case PropertyId::BorderRightWidth:
    case PropertyId::BorderBottomWidth:
    case PropertyId::BorderLeftWidth: return true;
    default: return property >= PropertyId::Width && property <= PropertyId::Left;
  }
}

/// Quirks Mode Standard, 3.1: where a colour may lack its "#".
bool takes_hashless_colors(PropertyId property) {
  return property == PropertyId::Color || property == PropertyId::BackgroundColor ||
         (property >= PropertyId::BorderTopColor && property <= PropertyId::BorderLeftColor);
}

}  // namespace

const PropertyRow& property_row(PropertyId property) {
  return kRows[static_cast<size_t>(property)];
}

void set_quirks(PropertyId property, QuirksMode quirks_mode, ValueContext& context) {
  const bool quirks = quirks_mode == QuirksMode::Quirks;
  context.unitless_lengths = quirks && takes_unitless_lengths(property);
  context.hashless_colors = quirks && takes_hashless_colors(property);
}

bool parse_longhand(PropertyId property, std::string_view text, QuirksMode quirks_mode,
                    ValueContext& context, StyleBuilder& builder) {
  set_quirks(property, quirks_mode, context);
  ValueReader reader(text, context);
  return property_row(property).parse(reader, builder) && reader.at_end() &&
         context.status == Status::Ok;
}

}  // namespace weft
