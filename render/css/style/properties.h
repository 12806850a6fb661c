// The properties this engine knows, from one table.
#pragma once

#include <cstdint>
#include <string_view>

#include "render/css/style/style_keywords.h"

namespace weft {

enum class PropertyId : uint16_t {
  Custom,  ///< A custom property; Declaration::custom_name says which.
  All,     ///< All longhands at once; only css-wide keywords.
#define WEFT_PROPERTY(identifier, name, ...) identifier,
#include "render/css/style/properties.def"
#undef WEFT_PROPERTY
  Count,
};
inline constexpr auto kFirstLonghand = static_cast<PropertyId>(2);
static_assert(static_cast<int>(kFirstLonghand) == static_cast<int>(PropertyId::All) + 1);

/// The property of that name (ASCII case-insensitive, vendor aliases folded), or Count when there
/// is none.
PropertyId find_property(std::string_view name);
/// `name` without vendor prefix, and logical names made physical (as in horizontal text from left
/// to right): the property behind an alias, or `name`.
std::string_view unaliased(std::string_view name);
/// Whether sides and axes in the property behind `name`, a longhand or shorthand, are really those
/// of lines and blocks.
bool is_flow_relative(std::string_view name);
/// The property that `property` is in text of that kind, where its name is that of horizontal text
/// from left to right: in text from right to left margin-right for margin-left (CSS Logical 1, 4).
PropertyId physical_property(PropertyId property, WritingMode mode, Direction direction);
/// Its name, static.
std::string_view property_name(PropertyId property);

}  // namespace weft
