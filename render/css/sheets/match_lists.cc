// A list is made by putting a match before a list that exists; a small table finds those made
// lately.
#include "render/css/sheets/match_lists.h"

namespace weft {
namespace {

bool is_stronger(const Match& a, const Match& b) {
  return a.specificity != b.specificity ? a.specificity > b.specificity : a.proximity < b.proximity;
}

size_t hash_of(const MatchList& list) {
  const size_t next = reinterpret_cast<uintptr_t>(list.next) / sizeof(void*),
               match = reinterpret_cast<uintptr_t>(list.match) / sizeof(void*);
  return (next ^ next >> 7) * 31 + match;
}

}  // namespace

/// The one that equals `match`, which a rule that selects several elements makes for each of them;
/// null when memory ran out.
const Match* MatchLists::kept(const Match& match) {
  for (const Kept* known = last_; known && known->match.block == match.block; known = known->before)
    if (known->match == match) return &known->match;
  auto* const made = arena_->make<Kept>(match, last_);
  if (!made) return nullptr;
  last_ = made;
  return &made->match;
}

/// The same list, if it was made lately, or a new one; null when memory ran out.
const MatchList* MatchLists::longer(const MatchList& list) {
  const MatchList*& recent = recent_[hash_of(list) % kRecent];
  if (recent && *recent == list) return recent;
  return recent = arena_->make<MatchList>(list);
}

/// The match of the same block and pseudo-element: those of the block read last are in front.
const MatchList* MatchLists::find(const Element& element, const Match& match) {
  for (const MatchList* known = element.matches; known && known->match->block == match.block;
       known = known->next)
    if (known->match->pseudo == match.pseudo) return known;
  return nullptr;
}

/// `list` without `one` of it; null when memory ran out or nothing is left. A list that others
/// share is not touched.
const MatchList* MatchLists::without(const MatchList* list, const MatchList& one) {
  const Match* above[32];
  size_t count = 0;
  for (; list != &one && count < std::size(above); list = list->next) above[count++] = list->match;
  list = one.next;
  while (count > 0) {
    list = longer({above[--count], list});
    if (!list) return nullptr;
  }
  return list;
}

Status MatchLists::add(Element& element, const Match& match) {
  const MatchList* const known = find(element, match);
  if (known && !is_stronger(match, *known->match)) return Status::Ok;
  const Match* const first = kept(match);
  const MatchList* const rest = known ? without(element.matches, *known) : element.matches;
  const MatchList* const list = first ? longer({first, rest}) : nullptr;
  if (!list || (known && known != element.matches && !rest)) return Status::OutOfMemory;
  element.matches = list;
  return Status::Ok;
}

void MatchLists::rank(const LayerTree& layers) {
  for (Kept* kept = last_; kept; kept = kept->before)
    kept->match.layer = layers.rank_of(kept->match.layer);
}

}  // namespace weft
