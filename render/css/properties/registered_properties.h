// Registered custom properties: their values are checked and computed at the element
// that declares them (CSS Properties and Values API 1, section 2). Values with attr() are replaced
// there too.
#pragma once

#include "render/css/properties/custom_properties.h"
#include "render/css/values/value_reader.h"

namespace weft {

/// The @property rules of a document.
class PropertyRegistry {
 public:
  explicit PropertyRegistry(Arena& arena) : rules_(arena) {}
  /// A later rule for the same name wins. A wrong one is ignored. Errors: OutOfMemory.
  Status add(const RegisteredProperty& property, ValueContext& context);
  std::span<const RegisteredProperty> span() const { return rules_.span(); }

 private:
  ArenaVector<RegisteredProperty> rules_;
};

struct CustomContext {
  Arena& kept;  ///< Computed values live here.
  ValueContext& values;
  std::span<const RegisteredProperty> registered;
  const Element* element;
};

/// The registration of `name`, or null.
const RegisteredProperty* find_registration(std::span<const RegisteredProperty> registered,
                                            Atom name);
/// Whether the rule is right: its syntax, and the initial value by it. Check Status of `context`.
bool is_valid_registration(const RegisteredProperty& property, ValueContext& context);
/// Makes of `own`, the properties that `map` adds, text that means the same to descendants, where
/// it must be known at the element; lengths stay as they are. A wrong value becomes the inherited
/// or the initial one. Errors: OutOfMemory.
Status resolve_custom(std::span<CustomProperty> own, const CustomProperties& map,
                      const CustomContext& context);
/// Makes the lengths of registered properties in `own` absolute, when the units of the element are
/// known. Errors: OutOfMemory.
Status measure_custom(std::span<CustomProperty> own, const CustomContext& context);
/// The value of `inherit` for a property that does not inherit: the parent's own, or null.
const CustomProperty* parent_custom_property(const CustomProperties* parent, Atom name);

}  // namespace weft
