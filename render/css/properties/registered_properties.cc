// Values of registered custom properties: replaced and checked before fonts are known, measured
// after.
#include "render/css/properties/registered_properties.h"

#include <cstdio>

#include "render/base/ascii.h"
#include "render/css/properties/property_syntax.h"

namespace weft {
namespace {

bool is_typed(const RegisteredProperty* known) { return known && trimmed(known->syntax) != "*"; }

bool says_attribute(std::string_view text) {
  for (size_t i = 0; i + 5 <= text.size(); ++i)
    if (text[i + 4] == '(' && equal_ignoring_case(text.substr(i, 4), "attr")) return true;
  return false;
}

const CustomProperty* find_in(const CustomProperties& map, Atom name) {
  for (const CustomProperty& property : map.own)
    if (property.name == name) return &property;
  return nullptr;
}

/// Invalid at computed-value time: as unset.
void become_unset(CustomProperty& property, const RegisteredProperty* known,
                  const CustomProperties* parent) {
  const CustomProperty* inherited = nullptr;
  for (; known && known->inherits && parent && !inherited; parent = parent->parent)
    inherited = find_in(*parent, property.name);
  const Atom name = property.name;
  property = inherited ? *inherited : CustomProperty{name, true, false, {}};
}

Status resolve(CustomProperty& property, const CustomProperties& map,
               const CustomContext& context) {
  const RegisteredProperty* known = find_registration(context.registered, property.name);
  const bool here = known || (property.has_variables && says_attribute(property.text));
  if (property.invalid || !here) return Status::Ok;
  Substitution substitution(context.values.scratch, context.values.atoms, context.registered,
                            context.element);
  const Result<std::string_view> text = substitution.value(property.name, &map);
  context.values.reads_attributes |= substitution.reads_attributes();
  if (text.status() == Status::OutOfMemory) return Status::OutOfMemory;
  const bool valid = text.ok() && (!is_typed(known) ||
                                   matches_syntax(known->syntax, text.value(), context.values));
  WEFT_TRY(context.values.status);
  if (!valid) become_unset(property, known, map.parent);
  if (!valid || !property.has_variables) return Status::Ok;
  WEFT_TRY_ASSIGN(property.text, context.kept.copy(text.value()));
  property.has_variables = false;
  return Status::Ok;
}

/// The computed value of an <integer> is the number itself.
Result<std::string_view> rounded(std::string_view text, ValueContext& context) {
  int32_t number = 0;
  ValueReader reader(text, context);
  if (!reader.integer(number) || !reader.at_end()) return text;
  char digits[16];
  const int size = std::snprintf(digits, sizeof(digits), "%d", static_cast<int>(number));
  return context.scratch.copy({digits, static_cast<size_t>(size)});
}

}  // namespace

Status PropertyRegistry::add(const RegisteredProperty& property, ValueContext& context) {
  const bool is_valid = is_valid_registration(property, context);
  WEFT_TRY(context.status);
  if (!is_valid) return Status::Ok;
  for (RegisteredProperty& known : rules_) {
    if (known.name != property.name) continue;
    known = property;
    return Status::Ok;
  }
  return rules_.push(property);
}

const RegisteredProperty* find_registration(std::span<const RegisteredProperty> registered,
                                            Atom name) {
  for (const RegisteredProperty& property : registered)
    if (property.name == name) return &property;
  return nullptr;
}

bool is_valid_registration(const RegisteredProperty& property, ValueContext& context) {
  if (!is_property_syntax(property.syntax)) return false;
  if (!property.has_initial) return !is_typed(&property);
  const ValueScan scan = scan_value(property.initial);
  if (!scan.well_formed || scan.has_variables) return false;
  if (!is_typed(&property)) return true;
  return is_computationally_independent(property.initial) &&
         matches_syntax(property.syntax, property.initial, context);
}

Status resolve_custom(std::span<CustomProperty> own, const CustomProperties& map,
                      const CustomContext& context) {
  // Those that name no others first: what they are decides what those that do become.
  for (const bool with_variables : {false, true})
    for (CustomProperty& property : own)
      if (property.has_variables == with_variables) WEFT_TRY(resolve(property, map, context));
  return Status::Ok;
}

Status measure_custom(std::span<CustomProperty> own, const CustomContext& context) {
  for (CustomProperty& property : own) {
    const RegisteredProperty* known = find_registration(context.registered, property.name);
    if (!is_typed(known) || property.invalid || property.has_variables) continue;
    const bool is_integer = trimmed(known->syntax) == "<integer>";
    WEFT_TRY_ASSIGN(const std::string_view text,
                    is_integer ? rounded(property.text, context.values)
                               : with_absolute_lengths(property.text, context.values));
    if (text.data() == property.text.data()) continue;
    WEFT_TRY_ASSIGN(property.text, context.kept.copy(text));
  }
  return Status::Ok;
}

const CustomProperty* parent_custom_property(const CustomProperties* parent, Atom name) {
  if (parent && parent->own.empty())
    parent = parent->parent;  // behind the map that hides it from children
  return parent ? find_in(*parent, name) : nullptr;
}

}  // namespace weft
