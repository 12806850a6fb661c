// A list is made by putting a match before a list that exists; a small table finds those made
// lately.
#include "render/css/sheets/match_lists.h"

namespace weft {
namespace {

bool is_stronger(const Match& a, const Match& b) {
  return a.specificity != b.specificity ? a.specificity > b.specificity : a.proximity < b.proximity;
}

size_t hash_of(const Match& match) {
  const size_t next = reinterpret_cast<uintptr_t>(match.next) / sizeof(void*);
  return (next ^ next >> 7) * 31 + match.specificity * 7 + match.pseudo;
}

}  // namespace

/// The list that `match` begins; null when memory ran out.
const Match* MatchLists::longer(const Match& match) {
  const Match*& recent = recent_[hash_of(match) % kRecent];
  if (recent && *recent == match) return recent;
  return recent = arena_->make<Match>(match);
}

/// The match of the same block and pseudo-element: those of the block read last are in front.
const Match* MatchLists::find(const Element& element, const Match& match) const {
  for (const Match* known = element.matches; known && known->block == match.block;
       known = known->next)
    if (known->pseudo == match.pseudo) return known;
  return nullptr;
}

/// `list` without `match`, which is in it; null when memory ran out or nothing is left. A list that
/// others share is not touched.
const Match* MatchLists::without(const Match* list, const Match& match) {
  const Match* above[32];
  size_t count = 0;
  for (; list != &match && count < std::size(above); list = list->next) above[count++] = list;
  list = match.next;
  while (count > 0) {
    Match copy = *above[--count];
    copy.next = list;
    list = longer(copy);
    if (!list) return nullptr;
  }
  return list;
}

Status MatchLists::add(Element& element, Match match) {
  const Match* const known = find(element, match);
  if (known && !is_stronger(match, *known)) return Status::Ok;
  match.next = known ? without(element.matches, *known) : element.matches;
  const Match* const list = longer(match);
  if (!list || (known && known != element.matches && !match.next)) return Status::OutOfMemory;
  element.matches = list;
  return Status::Ok;
}

void MatchLists::rank(std::span<Element* const> elements, const LayerTree& layers) {
  for (const Element* element : elements) {
    for (const Match* match = element->matches; match && !match->ranked; match = match->next) {
      auto* const ranked = const_cast<Match*>(match);  // made here, read-only for everyone else
      ranked->layer = layers.rank_of(match->layer);
      ranked->ranked = true;
    }
  }
}

}  // namespace weft
