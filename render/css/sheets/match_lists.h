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
  /// Puts `match` before the matches of `element`. A block that speaks of the element, or of the
  /// same pseudo-element, already is only raised to what is stronger. Errors: OutOfMemory.
  Status add(Element& element, const Match& match);
  /// Turns the layer of every match from a number into a rank, once sheets are read. REQUIRES:
  /// layers are ranked.
  void rank(const LayerTree& layers);

 private:
  struct Kept {
    Match match;
    Kept* before;
  };
  static constexpr size_t kRecent = 128;
  const Match* kept(const Match& match);
  const MatchList* longer(const MatchList& list);
  static const MatchList* find(const Element& element, const Match& match);
  const MatchList* without(const MatchList* list, const MatchList& one);

  Arena* arena_;
  Kept* last_ = nullptr;                   // of the matches that lists have, by their age
  const MatchList* recent_[kRecent] = {};  // by what they hold: those made last
};

}  // namespace weft
