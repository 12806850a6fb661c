// The Unicode bidirectional algorithm (UAX #9) over one line, without recursion: a class for each
// character, embedding levels out.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "render/base/arena_vector.h"
#include "render/html/bidi_class.h"

namespace weft {

/// The character that looks like `c` seen in a mirror, for brackets in right-to-left text; else
/// `c`.
char32_t mirrored(char32_t c);

/// A character that is one of a pair of brackets (UAX #9, BD14 and BD15).
struct Bracket {
  char16_t closing = 0;  ///< The one that ends the pair; 0: no bracket.
  bool opens = false;
};
Bracket bracket(char32_t c);

struct BidiUnit {
  BidiClass value;
  uint8_t level = 0;      ///< Result: odd is right-to-left.
  uint8_t embedding = 0;  ///< By the explicit rules alone.
  bool removed = false;   ///< By rule X9: a control without width.
  Bracket bracket{};
};
inline BidiUnit bidi_unit(char32_t c) { return {.value = bidi_class(c), .bracket = bracket(c)}; }

class BidiResolver {
 public:
  explicit BidiResolver(Arena& arena) : sequence_(arena), pairs_(arena) {}
  /// Sets the level of every unit for a paragraph of level `base`. Their classes are used up.
  /// Errors: OutOfMemory.
  Status resolve(std::span<BidiUnit> units, uint8_t base);
  /// The level that the first strong character outside of isolates gives (P2, P3); `otherwise` when
  /// there is none.
  static uint8_t first_strong_level(std::span<const BidiUnit> units, uint8_t otherwise);

 private:
  static constexpr uint8_t kMaxDepth = 125;
  enum class Override : uint8_t { None, Left, Right };
  struct Entry {
    uint8_t level;
    Override direction;
    bool isolate;
  };
  void explicit_levels();
  void explicit_level(size_t index);
  void push_embedding(BidiUnit& unit, bool right, Override direction, bool isolate);
  void pop_isolate(BidiUnit& unit);
  void pop_embedding();
  size_t matching_pop(size_t initiator) const;
  Status gather_sequence(size_t first);
  BidiClass start_of_sequence() const;
  BidiClass end_of_sequence() const;
  void resolve_weak(BidiClass start);
  void resolve_separators();
  void resolve_terminators();
  void resolve_numbers(BidiClass start);
  Status find_bracket_pairs();
  Status resolve_brackets(BidiClass start);
  void resolve_neutrals(BidiClass start, BidiClass end);
  void implicit_levels();
  BidiUnit& at(size_t i) { return units_[sequence_[i]]; }

  std::span<BidiUnit> units_;
  uint8_t base_ = 0;
  Entry stack_[kMaxDepth + 2];
  size_t depth_ = 0, overflow_isolates_ = 0, overflow_embeddings_ = 0, valid_isolates_ = 0;
  struct BracketPair {
    uint32_t opening, closing;
  };
  ArenaVector<uint32_t>
      sequence_;  // the isolating run sequence that is resolved, as indices of units
  ArenaVector<BracketPair> pairs_;  // of indices of the sequence, in the order of their openings
};

/// Rule L2: brings `items` of one line into the order that they are seen in from left to right.
/// `level_of(item)` is the level of each.
template <typename Item, typename LevelOf>
void reorder(std::span<Item> items, const LevelOf& level_of) {
  uint8_t highest = 0;
  for (const Item& item : items) highest = std::max<uint8_t>(highest, level_of(item));
  // What is at least as high is reversed.
  for (uint8_t level = highest; level > 0; --level) {
    const auto below = [&](const Item& item) { return level_of(item) < level; };
    for (auto start = items.begin(); start != items.end();) {
      start = std::find_if_not(start, items.end(), below);
      const auto end = std::find_if(start, items.end(), below);
      std::reverse(start, end);
      start = end;
    }
  }
}

}  // namespace weft
