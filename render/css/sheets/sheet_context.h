// Shared by all sheets of a document while they are read: the elements that rules may match, counts
// and ordered, and where what is kept goes.
#pragma once

#include "render/base/diagnostics.h"
#include "render/css/cascade/cascade.h"
#include "render/css/properties/declaration_parser.h"
#include "render/css/selectors/element_index.h"
#include "render/css/selectors/scope.h"
#include "render/css/sheets/match_lists.h"
#include "render/css/sheets/pending_custom.h"
#include "render/css/sheets/style_sources.h"

namespace weft {

/// The parts that the sheets of a document are read with.
struct SheetSurroundings {
  Budget& budget;
  Arena& rule_arena;  ///< Declarations and matches, until styles are computed.
  Document& document;
  const MediaEnvironment& environment;
  Resources& resources;
  FontSet& fonts;
  Cascade& cascade;
  Notes& notes;
  StyleStatistics& statistics;
  std::string_view encoding_label;     ///< The document's.
  StyleSources* sources = nullptr;     ///< Told of what is read; null on devices.
  Diagnostics* diagnostics = nullptr;  ///< Told of what is dropped; null on devices.
};

/// Lives while sheets are read.
struct SheetContext : SheetSurroundings {
  explicit SheetContext(const SheetSurroundings& surroundings) : SheetSurroundings(surroundings) {}

  Arena arena{budget};  ///< The index and the layers.
  ElementIndex index{arena};
  ElementIndex parts{arena};  ///< Elements of shadow trees that ::part() may select.
  LayerTree layers{arena};
  MatchLists matches{rule_arena};
  PendingCustom custom{budget};
  RecentValues recent_values;
  Scratch scratch{budget};
  SelectorMatcher matcher;
  uint32_t order = 0;   ///< That of the rule linked last.
  uint16_t sheets = 0;  ///< Read so far.
  uint16_t imports = 0;
  size_t steps_left = kMaxSteps;  ///< For matching, in the whole document.
  bool is_slow_noted = false;     ///< That a selector took more steps than a rule has.

  static constexpr size_t kMaxSteps = size_t{1} << 28, kMaxStepsPerRule = size_t{1} << 22;
};

/// Whether one of `selectors` selects an element of the document.
bool matches_any_element(SheetContext& context, const SelectorList& selectors, const Scope* scope);

/// The place of the matches of a block in the cascade.
struct MatchPlace {
  Origin origin = Origin::Author;
  uint16_t layer = LayerTree::kNone;
  const Scope* scope = nullptr;
  uint16_t container_rule = 0;
};

/// Ends the reading: what matched is ready for the cascade. Errors: OutOfMemory.
Status finish_sheets(SheetContext& context);

/// Links `block` to every element that `selectors` select. Errors: OutOfMemory.
Status link_block(SheetContext& context, const SelectorList& selectors,
                  const DeclarationBlock& block, MatchPlace place);

}  // namespace weft
