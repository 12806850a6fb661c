// The parts that all styles of one document are computed with.
#pragma once

#include "fonts/font_set.h"
#include "render/css/cascade/cascade.h"
#include "render/css/cascade/cascade_order.h"
#include "render/css/cascade/inherited_style.h"
#include "render/css/cascade/keyframes.h"
#include "render/css/cascade/recent_styles.h"
#include "render/css/cascade/style_interner.h"
#include "render/css/conditions/container_rules.h"
#include "render/css/properties/registered_properties.h"
#include "render/css/values/style_units.h"

namespace weft {

struct CascadeContext {
  CascadeContext(Budget& budget, CascadeArenas arenas, const ComputedStyle& root_parent,
                 AtomTable& atom_table, const MediaEnvironment& media_environment, FontSet& fonts,
                 QuirksMode mode);
  CascadeContext(const CascadeContext&) = delete;
  CascadeContext& operator=(const CascadeContext&) = delete;

  CustomContext custom_context(const Element* element) {
    return {own_arena, values, registered.span(), element};
  }
  /// Sorts the matches that speak of `pseudo` and hold in the containers around, for a child of
  /// `parent`. `memory` must live as long as `sorted` is used. Errors: OutOfMemory.
  Status sort(const MatchList* matches, PseudoKind pseudo, const InheritedStyle& parent,
              Arena& memory, CascadeOrder& sorted);

  Arena& arena;      ///< The page's: styles live in it.
  Arena& own_arena;  ///< As long as styles are computed: custom properties, registrations.
  AtomTable& atoms;
  const MediaEnvironment& environment;
  QuirksMode quirks_mode;
  Arena scratch;  ///< For one style.
  ValuePool pool;
  StyleInterner interner;
  RecentStyles recent_styles;
  CascadeOrder order;  ///< The declarations of one style.
  ValueContext values;
  StyleUnits units;  ///< Writes to `values`.
  PropertyRegistry registered;
  ContainerRules container_rules;
  Keyframes keyframes{own_arena};
  ArenaVector<CounterStyleRule> counter_styles{arena};
  bool asked_for_containers = false;  ///< Some value depends on the size of a container.
  const ComputedStyle& above_root;    ///< What the root inherits. It lives as long as the styles.
};

}  // namespace weft
