// The declarations that match an element -> its computed style (CSS Cascade 5, section 6; CSS
// Values 4, computed values). Computed groups are interned: what looks alike is kept once, in the
// page arena.
#pragma once

#include "fonts/font_set.h"
#include "render/css/conditions/media.h"
#include "render/css/style/computed_style.h"
#include "render/css/style/declarations.h"

namespace weft {

struct CustomProperties;  // custom_properties.h
struct QueryContainer;    // container_rules.h

/// What an element hands down to its children. The default is what the root element is given.
struct InheritedStyle {
  const ComputedStyle* style = nullptr;  ///< null: the initial style
  const CustomProperties* custom = nullptr;
  QueryContainer* containers =
      nullptr;  ///< The nearest that @container may ask; only where there is such a rule.
  // The nearest query container's content box, as far as it is known before layout; negative = the
  // viewport stands in.
  Px container_width = Px::from_int(-1), container_height = Px::from_int(-1);
  // The content box of the parent, where its style alone says how large it is; negative = it does
  // not.
  Px definite_width = Px::from_int(-1), definite_height = Px::from_int(-1);
  /// What ::first-line makes of `style`; null where no rule reaches. Inline children inherit from
  /// it on that line.
  const ComputedStyle* first_line = nullptr;
  const Match* first_letter_rules =
      nullptr;  ///< Of the block whose first letter may be in the first child.
  const Match* first_line_rules =
      nullptr;  ///< Of the block with the ::first-line rule that may reach the first block child.
  double zoom = 1;  ///< What the zooms of the element and those around it come to.
  bool children_are_old_items = false;  ///< Of a -webkit-box.
  bool children_are_items =
      false;  ///< Of a flex or grid container, looking through display: contents.
};

/// An @property rule. The texts must live as long as the cascade.
struct PropertyRegistration {
  std::string_view name;    ///< With its two dashes.
  std::string_view syntax;  ///< Unquoted: "*", "<length>", …
  bool inherits = true;
  bool has_initial_value = false;
  std::string_view initial_value;
};

/// A declaration and where it comes from; nothing when no rule speaks of the property.
struct WinningDeclaration {
  const Declaration* declaration = nullptr;
  const Match* match = nullptr;
};

class Cascade {
 public:
  /// All references outlive the cascade; `arena` is the page's, computed styles live in it. Errors:
  /// OutOfMemory.
  static Result<Owned<Cascade>> create(Budget& budget, Arena& arena, AtomTable& atoms,
                                       const MediaEnvironment& environment, FontSet& fonts,
                                       QuirksMode quirks_mode);
  virtual ~Cascade() = default;

  /// A later registration of the same name wins. A wrong one is ignored. Errors: OutOfMemory.
  virtual Status register_property(const PropertyRegistration& registration) = 0;
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
  /// What won `property` for `element`, the one computed last, or for a pseudo-element of it: for
  /// `weft style`. `custom_name`: when the property is Custom.
  virtual WinningDeclaration winner(const Element& element, PseudoKind pseudo, PropertyId property,
                                    Atom custom_name = Atom::None) = 0;
  /// How many different styles were made.
  virtual size_t distinct_styles() const = 0;
  /// Whether a computed value depends on the size of a query container (cqw and its like,
  /// @container).
  virtual bool asked_for_containers() const = 0;
};

}  // namespace weft
