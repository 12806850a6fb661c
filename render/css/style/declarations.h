// The declarations of a rule, kept once and linked to each element it matches. This is where
// selectors (who?) and values (what?) meet: style_sheet.cc links, cascade.cc reads.
#pragma once

#include "render/css/style/properties.h"
#include "render/html/dom.h"
#include "weft/arena.h"

namespace weft {

struct CssValue;  // css_value.h: a parsed value; immutable, in the arena of rules

/// Whether sides and axes of a declaration are those of the panel, or of lines and blocks (CSS
/// Logical 1).
enum class Sides : uint8_t { Physical, FlowRelative };

/// One longhand (or custom property) of a block.
struct Declaration {
  PropertyId property;  ///< With Sides::FlowRelative: its name in horizontal text from left
                        ///< to right.
  bool important = false;
  Sides sides = Sides::Physical;
  Atom custom_name = Atom::None;  ///< Only where `property` is Custom.
  uint16_t lines_below = 0;       ///< Its place: lines below the block's first declaration.
  const CssValue* value = nullptr;
  const Declaration* next = nullptr;
};

/// The declarations of one rule, in order, and where they stand (for `weft style` and for notes).
struct DeclarationBlock {
  const Declaration* first = nullptr;
  uint32_t line = 0;
  uint16_t sheet = 0;        ///< Index of the sheet in the order of reading.
  bool has_pending = false;  ///< Custom properties may follow (pending_custom.h).
  Declaration* last = nullptr;
};

enum class Origin : uint8_t { UserAgent, PresentationalHint, Author };

/// One rule that applies to an element or one of its pseudo-elements. The cascade order is: origin
/// and importance, style attribute, layer, specificity, scope proximity, order (CSS Cascade
/// 5, 6.1).
struct Match {
  const DeclarationBlock* block;
  uint32_t order;        ///< Rises with every rule of the page.
  uint32_t specificity;  ///< a << 20 | b << 10 | c, each part saturated.
  uint16_t layer =
      0xFFFF;  ///< Cascade rank of its layer, later layers higher; 0xFFFF = in no layer.
  Origin origin = Origin::Author;
  uint8_t pseudo = 0;  ///< PseudoKind
  bool style_attribute = false;
  uint8_t proximity = kNoProximity;  ///< Generations below the scoping root (CSS Cascade 6, 3.1);
                                     ///< the nearer is the stronger.
  uint16_t container_rule =
      0;  ///< It counts only where that rule of ContainerRules holds; 0 = everywhere.

  static constexpr uint8_t kNoProximity = 0xFF;
  bool operator==(const Match&) const = default;
};

/// The matches of an element, unsorted. Elements share lists, lists share matches.
struct MatchList {
  const Match* match;
  const MatchList* next;
  bool operator==(const MatchList&) const = default;
};

}  // namespace weft
