// Css-wide keywords are replaced here, var() when a value asks for the property.
#include "render/css/cascade/element_custom.h"

namespace weft {
namespace {

using Kind = CssValue::Kind;
using Winner = CascadeOrder::Winner;

bool is_revert(Kind kind) { return kind == Kind::Revert || kind == Kind::RevertLayer; }

/// Custom properties in the making.
struct Declared {
  ArenaVector<CustomProperty> own;
  bool hides_from_children = false;
};

Status add_custom(const CascadeOrder& order, Winner winner, const CustomProperties* parent,
                  const CustomContext& context, Declared& declared) {
  const Atom name = winner.declaration->custom_name;
  while (is_revert(winner.declaration->value->kind)) {
    winner = order.next(PropertyId::Custom, name, winner, winner.declaration->value->kind);
    if (!winner.declaration) return Status::Ok;
  }
  const CssValue& value = *winner.declaration->value;
  const RegisteredProperty* known = find_registration(context.registered, name);
  const bool inherits = !known || known->inherits;
  if (value.kind == Kind::Inherit && !inherits) {
    const CustomProperty* of_parent = parent_custom_property(parent, name);
    if (!of_parent) return Status::Ok;
    declared.hides_from_children = true;
    return declared.own.push(*of_parent);
  }
  if (value.kind == Kind::Inherit || value.kind == Kind::Unset ||
      (value.kind == Kind::Initial && !inherits))
    return Status::Ok;
  declared.hides_from_children = declared.hides_from_children || !inherits;
  return declared.own.push(
      {name, value.kind == Kind::Initial, value.kind == Kind::Variables, value.text});
}

}  // namespace

Result<ElementCustom> declare_custom(const CascadeOrder& order, const CustomProperties* parent,
                                     const CustomContext& context) {
  Arena& scratch = context.values.scratch;
  Declared declared{ArenaVector<CustomProperty>(scratch)};
  for (const Winner winner : order.custom())
    WEFT_TRY(add_custom(order, winner, parent, context, declared));
  if (declared.own.empty()) return ElementCustom{parent, {}};
  const auto* map =
      scratch.make<CustomProperties>(parent, declared.own.span(), declared.hides_from_children);
  if (!map) return Status::OutOfMemory;
  WEFT_TRY(resolve_custom(declared.own.span(), *map, context));
  return ElementCustom{map, declared.own.span()};
}

Result<const CustomProperties*> map_for_children(const CustomProperties* map, Arena& arena) {
  if (!map || !map->hides_from_children) return map;
  const auto* made = arena.make<CustomProperties>(map, std::span<const CustomProperty>(), false);
  if (!made) return Status::OutOfMemory;
  return made;
}

const CustomProperties* own_map(const CustomProperties* map) {
  const bool is_for_children =
      map && map->own.empty() && map->parent && map->parent->hides_from_children;
  return is_for_children ? map->parent : map;
}

}  // namespace weft
