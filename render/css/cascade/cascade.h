// The declarations that match an element -> its computed style (CSS Cascade 5, section 6; CSS
// Values 4, computed values). Computed groups are interned: what looks alike is kept once, in the
// page arena.
#pragma once

#include "fonts/font_set.h"
#include "render/css/cascade/inherited_style.h"
#include "render/css/cascade/keyframes.h"
#include "render/css/cascade/winner_query.h"
#include "render/css/conditions/media.h"
#include "render/css/style/counter_style.h"

namespace weft {

/// An @property rule. The texts must live as long as the cascade.
struct PropertyRegistration {
  std::string_view name;    ///< With its two dashes.
  std::string_view syntax;  ///< Unquoted: "*", "<length>", …
  bool inherits = true;
  bool has_initial_value = false;
  std::string_view initial_value;
};

struct CascadeArenas {
  Arena& styles;  ///< The page's: computed styles live in it.
  Arena& own;     ///< What only the cascade itself reads.
};

class Cascade {
 public:
  /// All references outlive the cascade. Errors: OutOfMemory.
  static Result<Owned<Cascade>> create(Budget& budget, CascadeArenas arenas, AtomTable& atoms,
                                       const MediaEnvironment& environment, FontSet& fonts,
                                       QuirksMode quirks_mode);
  virtual ~Cascade() = default;

  /// A later registration of the same name wins. A wrong one is ignored. Errors: OutOfMemory.
  virtual Status register_property(const PropertyRegistration& registration) = 0;
  /// Where @keyframes rules are kept.
  virtual Keyframes& keyframes() = 0;
  /// Keeps an @counter-style rule, in the arena of styles. Errors: OutOfMemory.
  virtual Status add_counter_style(std::string_view name, std::string_view descriptors) = 0;
  /// Those that are kept, which live in that arena.
  virtual std::span<const CounterStyleRule> counter_styles() const = 0;
  /// Keeps an @container rule: its number for Match::container_rule, 0 when it is wrong. Errors:
  /// OutOfMemory.
  virtual Result<uint16_t> add_container_rule(std::string_view prelude, uint16_t around) = 0;
  /// Computes `element`'s style from element.matches and those of its pseudo-elements that have
  /// matches, sets element.style and element.pseudo_styles, and returns what its children inherit.
  /// Parents come before their children; an element whose parent is the document is the root.
  /// Errors: OutOfMemory.
  virtual Result<InheritedStyle> compute(Element& element, const InheritedStyle& parent) = 0;
  /// Writes the value of a custom property (name with dashes) that `inherited`'s children see,
  /// substituted, into `arena`; empty when it has none. For style queries and `weft style`. Errors:
  /// OutOfMemory.
  virtual Result<std::string_view> custom_property(std::string_view name,
                                                   const InheritedStyle& inherited,
                                                   Arena& arena) = 0;
  /// The declarations that won for `element`, which is computed and inherited from `parent`, or for
  /// a pseudo-element of it. Errors: OutOfMemory.
  virtual Status find_winners(const Element& element, PseudoKind pseudo,
                              const InheritedStyle& parent, WinnerQuery& query) = 0;
  /// The number of different styles that were made.
  virtual size_t distinct_styles() const = 0;
  /// Whether a computed value depends on the size of a query container (cqw and its like,
  /// @container).
  virtual bool asked_for_containers() const = 0;
};

}  // namespace weft
