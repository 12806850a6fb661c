// The declarations that apply to one element, in cascade order, and the winner for each property
// (CSS Cascade 5, 6.1, 6.2, 7.3).
#pragma once

#include "render/base/arena_vector.h"
#include "render/css/conditions/container_rules.h"
#include "render/css/style/computed_style.h"
#include "render/css/style/declarations.h"
#include "render/css/syntax/css_value.h"

namespace weft {

/// The matches that count where @container asks.
struct ContainerFilter {
  const ContainerRules& rules;
  const ContainerSurroundings& surroundings;
  bool admits(const Match& match) const {
    return !match.container_rule || rules.hold(match.container_rule, surroundings);
  }
};

class CascadeOrder {
 public:
  static constexpr uint16_t kNone = 0xFFFF;
  struct Winner {
    const Declaration* declaration = nullptr;
    uint16_t entry = kNone;
  };

  /// Takes the matches that speak of `pseudo` and finds every property's winner. `scratch` must
  /// live until the next call. `filter` may be null.
  Status sort(const MatchList* matches, PseudoKind pseudo, const ContainerFilter* filter,
              Arena& scratch);
  /// Adds what an animation leaves, which is stronger than what came before and weaker than what is
  /// important; then chooses the winners again. Errors: OutOfMemory.
  Status animate(const DeclarationBlock& keyframe);
  /// Chooses the winners again where lines and blocks do not run as they do in horizontal text from
  /// left to right.
  void orient(const TextStyle& text);
  bool empty() const { return entries_.empty(); }
  /// The winner of a longhand; `declaration` is null when nothing speaks of it.
  Winner winner(PropertyId property) const { return winners_[static_cast<size_t>(property)]; }
  /// Whether the document, and not the user agent, says what it is.
  bool is_of_document(PropertyId property) const;
  /// The next candidate below `from`, outside its origin (Revert) or its layer (RevertLayer).
  Winner next(PropertyId property, Atom custom_name, Winner from, CssValue::Kind revert) const;
  /// The winners among custom properties, one a name, sorted by name.
  std::span<const Winner> custom() const { return custom_winners_.span(); }
  Winner custom_winner(Atom name) const;
  /// The block that a winner stands in.
  const DeclarationBlock* block_of(Winner winner) const { return entries_[winner.entry].block; }

 private:
  struct Entry {
    uint64_t rank;  // origin and importance, attachment, layer, specificity
    uint32_t order;
    const DeclarationBlock* block;
    bool important;
    uint8_t proximity;
    bool operator<(const Entry& other) const {
      if (rank != other.rank) return rank > other.rank;
      return proximity != other.proximity ? proximity < other.proximity : order > other.order;
    }
  };

  Status add(const Match& match, bool important);
  void choose();
  PropertyId physical(const Declaration& declaration) const;
  void take(const Declaration& declaration, uint16_t entry);
  void take_all(const Declaration& declaration, uint16_t entry);
  struct CustomCandidate {
    Winner winner;
    uint32_t sequence;
    bool operator<(const CustomCandidate& other) const;
  };
  Status take_custom(uint16_t entry);
  Status choose_custom();

  ArenaVector<Entry> entries_;  // strongest first
  ArenaVector<CustomCandidate> custom_candidates_;
  ArenaVector<Winner> custom_winners_;
  Winner winners_[static_cast<size_t>(PropertyId::Count)];
  WritingMode writing_mode_ = WritingMode::HorizontalTb;
  Direction direction_ = Direction::Ltr;
  bool flow_relative_ = false;  // some declaration speaks of lines or blocks
};

}  // namespace weft
