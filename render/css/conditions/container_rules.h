// @container: what its rules ask of containers is only known when styles are computed, so the
// questions of the rules that were kept are kept too (CSS Conditional 5, 5). Without such rules
// nothing is kept and nothing asked.
#pragma once

#include "render/base/arena_vector.h"
#include "render/css/conditions/media_features.h"
#include "render/css/properties/custom_properties.h"
#include "render/css/style/computed_style.h"

namespace weft {

/// An element that rules may ask: with a container-type or container-name.
struct QueryContainer {
  const QueryContainer* outer;
  const ComputedStyle* style;
  const CustomProperties* custom;
  Px width, height;  ///< The content box; negative: not known yet, the viewport stands in.
};

/// The surroundings of an element whose rules ask.
struct ContainerSurroundings {
  const QueryContainer* containers = nullptr;  ///< The nearest.
  const CustomProperties* custom = nullptr;    ///< The parent's.
  const MediaEnvironment* panel = nullptr;
  double root_font_size = 16;  ///< Device px.
  Substitution* substitution = nullptr;
  bool* asked_size = nullptr;  ///< Set when a size was asked for.
  Status* failure = nullptr;   ///< OutOfMemory when it happened.
};

class ContainerRules {
 public:
  explicit ContainerRules(Arena& arena) : rules_(arena) {}
  bool empty() const { return rules_.empty(); }
  /// Keeps a rule that lies in the rule `around` (0: in none); its number, or 0 when the prelude is
  /// none or there are too many. Errors: OutOfMemory.
  Result<uint16_t> add(std::string_view prelude, uint16_t around);
  /// Whether `rule` and those around it hold.
  bool hold(uint16_t rule, const ContainerSurroundings& surroundings) const;

 private:
  struct Rule {
    std::string_view name, condition;  // either may be empty
    uint16_t around;
    Axes axes;
  };
  bool holds(const Rule& rule, const ContainerSurroundings& surroundings) const;

  ArenaVector<Rule> rules_;
};

}  // namespace weft
