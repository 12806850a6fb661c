// The matches of elements while sheets are read. Elements that the same rules select share one
// list, so that a rule costs by how many kinds of elements it selects, not by how many elements.
// Lists live in the arena of rules.
#pragma once

#include "render/css/sheets/layers.h"
#include "render/css/style/declarations.h"

namespace weft {

class MatchLists {
 public:
  explicit MatchLists(Arena& rule_arena) : arena_(&rule_arena) {}
  /// Puts `match` (its `next` does not count) before the matches of `element`. A block that speaks
  /// of the element, or of the same pseudo-element, already is only raised to what is stronger.
  /// Errors: OutOfMemory.
  Status add(Element& element, Match match);
  /// Turns the layer of every match from a number into a rank, once sheets are read. REQUIRES:
  /// layers are ranked.
  void rank(std::span<Element* const> elements, const LayerTree& layers);

 private:
  static constexpr size_t kRecent = 128;
  const Match* longer(const Match& match);
  const Match* find(const Element& element, const Match& match) const;
  const Match* without(const Match* list, const Match& match);

  Arena* arena_;
  const Match* recent_[kRecent] = {};  // by what they hold: those made last
};

}  // namespace weft
