// CSS that weft does not know, as the standards and browsers know it: what of it would be seen in a
// still picture.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

/// What is lost with a declaration.
enum class Loss : uint8_t {
  Unknown,  ///< It is no CSS.
  Nothing,  ///< It has no effect on a still picture.
  Minor,    ///< It is hardly seen.
  Visible,
};

/// The loss with `property: value`, where `property` is none of weft's.
Loss loss_of(std::string_view property, std::string_view value);
/// The same for a rule that begins with `name` after its @.
Loss loss_of_rule(std::string_view name);
/// Whether a name or a value is for browsers of one maker, or a hack for old ones.
bool is_hack(std::string_view property);
bool is_hack_value(std::string_view value);
bool is_hack_selector(std::string_view selector);

/// All names of properties, weft's and those above, and of rules, for "did you mean".
std::vector<std::string_view> property_names();
std::vector<std::string_view> rule_names();

}  // namespace weft
