// The rules by their names in UAX #9: X (explicit levels), W (weak types), N (neutrals), I
// (implicit levels).
#include "render/html/bidi.h"

namespace weft {
namespace {

using enum BidiClass;

constexpr uint8_t kDone = 0x80;  // in a level: its sequence is resolved

constexpr bool is_isolate(BidiClass value) {
  return value == IsolateLeft || value == IsolateRight || value == IsolateFirstStrong;
}
constexpr bool is_strong(BidiClass value) {
  return value == Left || value == Right || value == Arabic;
}
constexpr bool is_neutral(BidiClass value) {
  return value == SegmentSeparator || value == WhiteSpace || value == Neutral ||
         is_isolate(value) || value == PopIsolate;
}
constexpr BidiClass direction_of(uint8_t level) { return level % 2 ? Right : Left; }
/// Numbers act as Right for the neutrals around them (N1).
constexpr BidiClass strong_of(BidiClass value) { return value == Left ? Left : Right; }

}  // namespace

uint8_t BidiResolver::first_strong_level(std::span<const BidiUnit> units, uint8_t otherwise) {
  size_t isolates = 0;
  for (const BidiUnit& unit : units) {
    if (is_isolate(unit.value)) ++isolates;
    if (unit.value == PopIsolate && isolates > 0) --isolates;
    else if (isolates == 0 && unit.value == PopIsolate) break;
    if (isolates == 0 && is_strong(unit.value)) return unit.value == Left ? 0 : 1;
  }
  return otherwise;
}

Status BidiResolver::resolve(std::span<BidiUnit> units, uint8_t base) {
  units_ = units;
  base_ = base;
  explicit_levels();
  for (BidiUnit& unit : units_) unit.removed = unit.removed || unit.value == BoundaryNeutral;
  // Each sequence is resolved when its first unit comes.
  for (size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].removed || (units_[i].level & kDone)) continue;
    WEFT_TRY(gather_sequence(i));
    const BidiClass start = start_of_sequence(), end = end_of_sequence();
    resolve_weak(start);
    WEFT_TRY(resolve_brackets(start));
    resolve_neutrals(start, end);
    implicit_levels();
  }
  uint8_t before = base;
  for (BidiUnit& unit : units_) {
    unit.level = unit.removed ? before : static_cast<uint8_t>(unit.level & ~kDone);
    before = unit.level;
  }
  return Status::Ok;
}

// --- X: explicit levels --------------------------------------------------------------------------

void BidiResolver::explicit_levels() {
  stack_[0] = {base_, Override::None, false};
  depth_ = 1;
  overflow_isolates_ = overflow_embeddings_ = valid_isolates_ = 0;
  for (size_t i = 0; i < units_.size(); ++i) {
    explicit_level(i);
    units_[i].embedding = units_[i].level;
  }
}

void BidiResolver::explicit_level(size_t index) {
  BidiUnit& unit = units_[index];
  switch (unit.value) {
    case EmbedLeft: return push_embedding(unit, false, Override::None, false);
    case EmbedRight: return push_embedding(unit, true, Override::None, false);
    case OverrideLeft: return push_embedding(unit, false, Override::Left, false);
    case OverrideRight: return push_embedding(unit, true, Override::Right, false);
    case IsolateLeft: return push_embedding(unit, false, Override::None, true);
    case IsolateRight: return push_embedding(unit, true, Override::None, true);
    case IsolateFirstStrong:
      return push_embedding(unit, first_strong_level(units_.subspan(index + 1), 0) == 1,
                            Override::None, true);
    case PopIsolate: return pop_isolate(unit);
    case PopEmbedding: unit.removed = true; return pop_embedding();
    default: break;
  }
  const Entry& top = stack_[depth_ - 1];
  unit.level = top.level;
  if (top.direction != Override::None && unit.value != BoundaryNeutral)
    unit.value = top.direction == Override::Left ? Left : Right;
}

/// X2-X5c.
void BidiResolver::push_embedding(BidiUnit& unit, bool right, Override direction, bool isolate) {
  const Entry top = stack_[depth_ - 1];
  unit.level = top.level;
  unit.removed = !isolate;
  if (isolate && top.direction != Override::None)
    unit.value = top.direction == Override::Left ? Left : Right;
  const auto level = static_cast<uint8_t>(right ? (top.level + 1) | 1 : (top.level + 2) & ~1);
  const bool fits = level <= kMaxDepth && overflow_isolates_ == 0 && overflow_embeddings_ == 0;
  if (fits) {
    stack_[depth_++] = {level, direction, isolate};
    valid_isolates_ += isolate;
  } else if (isolate) {
    ++overflow_isolates_;
  } else if (overflow_isolates_ == 0) {
    ++overflow_embeddings_;
  }
}

/// X6a.
void BidiResolver::pop_isolate(BidiUnit& unit) {
  if (overflow_isolates_ > 0) {
    --overflow_isolates_;
  } else if (valid_isolates_ > 0) {
    overflow_embeddings_ = 0;
    while (!stack_[depth_ - 1].isolate) --depth_;
    --depth_;
    --valid_isolates_;
  }
  const Entry& top = stack_[depth_ - 1];
  unit.level = top.level;
  if (top.direction != Override::None) unit.value = top.direction == Override::Left ? Left : Right;
}

/// X7.
void BidiResolver::pop_embedding() {
  if (overflow_isolates_ > 0) return;
  if (overflow_embeddings_ > 0) --overflow_embeddings_;
  else if (!stack_[depth_ - 1].isolate && depth_ > 1) --depth_;
}

// --- X10: isolating run sequences ----------------------------------------------------------------

/// The PopIsolate that ends the isolate begun at `initiator`; the end when there is none.
size_t BidiResolver::matching_pop(size_t initiator) const {
  size_t open = 1;
  for (size_t i = initiator + 1; i < units_.size(); ++i) {
    if (is_isolate(units_[i].value)) ++open;
    if (units_[i].value == PopIsolate && --open == 0) return i;
  }
  return units_.size();
}

Status BidiResolver::gather_sequence(size_t first) {
  sequence_.clear();
  const uint8_t level = units_[first].level;
  for (size_t i = first; i < units_.size(); ++i) {
    if (units_[i].removed) continue;
    if (units_[i].level != level) break;
    WEFT_TRY(sequence_.push(static_cast<uint32_t>(i)));
    if (!is_isolate(units_[i].value)) continue;
    const size_t pop = matching_pop(i);
    if (pop == units_.size()) break;
    i = pop - 1;
  }
  return Status::Ok;
}

BidiClass BidiResolver::start_of_sequence() const {
  uint8_t before = base_;
  for (size_t i = sequence_[0]; i-- > 0;) {
    if (units_[i].removed) continue;
    before = units_[i].embedding;
    break;
  }
  const uint8_t level = units_[sequence_[0]].embedding;
  return direction_of(before > level ? before : level);
}

BidiClass BidiResolver::end_of_sequence() const {
  uint8_t after = base_;
  const size_t last = sequence_.back();
  const bool open = is_isolate(units_[last].value);
  for (size_t i = last + 1; i < units_.size() && !open; ++i) {
    if (units_[i].removed) continue;
    after = units_[i].embedding;
    break;
  }
  const uint8_t level = units_[last].embedding;
  return direction_of(after > level ? after : level);
}

// --- W, N, I -------------------------------------------------------------------------------------

void BidiResolver::resolve_weak(BidiClass start) {
  // W1: marks take the class of what they stand on. W2: numbers after Arabic letters. W3.
  BidiClass before = start, strong = start;
  for (size_t i = 0; i < sequence_.size(); ++i) {
    BidiClass& value = at(i).value;
    if (value == Mark) value = is_isolate(before) || before == PopIsolate ? Neutral : before;
    before = value;
    if (is_strong(value)) strong = value;
    if (value == European && strong == Arabic) value = ArabicNumber;
  }
  for (size_t i = 0; i < sequence_.size(); ++i)
    if (at(i).value == Arabic) at(i).value = Right;
  resolve_separators();
  resolve_terminators();
  resolve_numbers(start);
}

/// W4: one separator between two numbers of a kind.
void BidiResolver::resolve_separators() {
  for (size_t i = 1; i + 1 < sequence_.size(); ++i) {
    const BidiClass before = at(i - 1).value, after = at(i + 1).value;
    BidiClass& value = at(i).value;
    if (before != after) continue;
    if (before == European && (value == EuropeanSeparator || value == CommonSeparator))
      value = European;
    if (before == ArabicNumber && value == CommonSeparator) value = ArabicNumber;
  }
}

/// W5, W6: terminators beside European numbers join them; what is left of both is neutral.
void BidiResolver::resolve_terminators() {
  for (size_t i = 0; i < sequence_.size();) {
    size_t end = i;
    while (end < sequence_.size() && at(end).value == EuropeanTerminator) ++end;
    const bool joins = end > i && ((i > 0 && at(i - 1).value == European) ||
                                   (end < sequence_.size() && at(end).value == European));
    for (size_t k = i; k < end; ++k) at(k).value = joins ? European : Neutral;
    if (end == i) {
      BidiClass& value = at(i).value;
      if (value == EuropeanSeparator || value == CommonSeparator) value = Neutral;
      ++end;
    }
    i = end;
  }
}

/// W7.
void BidiResolver::resolve_numbers(BidiClass start) {
  BidiClass strong = start;
  for (size_t i = 0; i < sequence_.size(); ++i) {
    BidiClass& value = at(i).value;
    if (is_strong(value)) strong = value;
    if (value == European && strong == Left) value = Left;
  }
}

/// BD16.
Status BidiResolver::find_bracket_pairs() {
  constexpr size_t kMostOpen = 63;
  uint32_t open[kMostOpen];
  size_t depth = 0;
  pairs_.clear();
  for (uint32_t i = 0; i < sequence_.size(); ++i) {
    const auto [closing, opens] = at(i).bracket;
    if (!closing || at(i).value != Neutral) continue;
    if (opens) {
      if (depth == kMostOpen) break;
      open[depth++] = i;
      continue;
    }
    size_t match = depth;
    while (match > 0 && at(open[match - 1]).bracket.closing != closing) --match;
    if (match == 0) continue;
    depth = match - 1;
    WEFT_TRY(pairs_.push({open[depth], i}));
    // Its place is before the pairs that it encloses.
    for (size_t k = pairs_.size() - 1; k > 0 && pairs_[k - 1].opening > open[depth]; --k)
      std::swap(pairs_[k - 1], pairs_[k]);
  }
  return Status::Ok;
}

/// N0: a pair has the direction around it when that is found inside; else, when only the opposite
/// is inside, it has that where the text before it has it too.
Status BidiResolver::resolve_brackets(BidiClass start) {
  WEFT_TRY(find_bracket_pairs());
  BidiClass before = start;
  size_t seen = 0;
  for (const auto [opening, closing] : pairs_.span()) {
    const BidiClass embedding = direction_of(at(opening).level);
    for (; seen < opening; ++seen)
      if (!is_neutral(at(seen).value)) before = strong_of(at(seen).value);
    bool has_strong = false, has_embedding = false;
    for (size_t i = opening + 1; i < closing && !has_embedding; ++i) {
      if (is_neutral(at(i).value)) continue;
      has_strong = true;
      has_embedding = strong_of(at(i).value) == embedding;
    }
    if (has_strong) at(opening).value = at(closing).value = has_embedding ? embedding : before;
  }
  return Status::Ok;
}

/// N1, N2.
void BidiResolver::resolve_neutrals(BidiClass start, BidiClass end) {
  BidiClass before = start;
  for (size_t i = 0; i < sequence_.size();) {
    size_t run_end = i;
    while (run_end < sequence_.size() && is_neutral(at(run_end).value)) ++run_end;
    if (run_end == i) {
      before = strong_of(at(i++).value);
      continue;
    }
    const BidiClass after = run_end < sequence_.size() ? strong_of(at(run_end).value) : end;
    const BidiClass embedding = direction_of(at(i).level);
    // Isolates keep their class: it says where their sequence goes on.
    for (size_t k = i; k < run_end; ++k) {
      const BidiClass resolved = before == after ? before : embedding;
      const uint8_t level = at(k).level;
      if (is_isolate(at(k).value) || at(k).value == PopIsolate)
        at(k).level = static_cast<uint8_t>(level + (resolved != direction_of(level)));
      else at(k).value = resolved;
    }
    i = run_end;
  }
}

void BidiResolver::implicit_levels() {
  for (size_t i = 0; i < sequence_.size(); ++i) {
    BidiUnit& unit = at(i);
    const bool odd = unit.level % 2 == 1;
    if (!is_isolate(unit.value) && unit.value != PopIsolate) {
      if (odd && unit.value != Right) unit.level = static_cast<uint8_t>(unit.level + 1);
      if (!odd && unit.value == Right) unit.level = static_cast<uint8_t>(unit.level + 1);
      if (!odd && (unit.value == European || unit.value == ArabicNumber))
        unit.level = static_cast<uint8_t>(unit.level + 2);
    }
    unit.level |= kDone;
  }
}

}  // namespace weft
