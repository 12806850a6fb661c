// Sorting by origin and importance, style attribute, layer, specificity and order.
#include "render/css/cascade/cascade_order.h"

#include <algorithm>

namespace weft {
namespace {

// The fields of a rank, from the strongest: origin class, style attribute, layer, specificity.
constexpr int kOriginShift = 49, kLayerShift = 32;

/// CSS Cascade 5, 6.1: user agent < hints < author < animations < important author < important user
/// agent.
constexpr uint64_t kAnimations = 3;
uint64_t origin_rank(Origin origin, bool important) {
  if (!important) return static_cast<uint64_t>(origin);
  return origin == Origin::UserAgent ? 5 : 4;
}

uint64_t rank_of(const Match& match, bool important) {
  const auto layer = static_cast<uint16_t>(important ? 0xFFFF - match.layer : match.layer);
  const uint64_t attached = match.style_attribute ? uint64_t{1} << (kOriginShift - 1) : 0;
  return origin_rank(match.origin, important) << kOriginShift | attached |
         uint64_t{layer} << kLayerShift | match.specificity;
}

bool has_any(const DeclarationBlock& block, bool important) {
  for (const Declaration* d = block.first; d; d = d->next)
    if (d->important == important) return true;
  return false;
}

bool is_document(uint64_t rank) {
  return (rank >> kOriginShift) >= 1 && (rank >> kOriginShift) <= 4;
}

/// Author and hints count as one origin for `revert`.
bool same_origin(uint64_t a, uint64_t b) { return is_document(a) == is_document(b); }

bool same_layer(uint64_t a, uint64_t b) { return a >> kLayerShift == b >> kLayerShift; }

}  // namespace

Status CascadeOrder::sort(const MatchList* matches, PseudoKind pseudo,
                          const ContainerFilter* filter, Arena& scratch) {
  entries_ = ArenaVector<Entry>(scratch);
  custom_candidates_ = ArenaVector<CustomCandidate>(scratch);
  custom_winners_ = ArenaVector<Winner>(scratch);
  writing_mode_ = WritingMode::HorizontalTb;
  direction_ = Direction::Ltr;
  flow_relative_ = false;
  for (; matches; matches = matches->next) {
    const Match* const match = matches->match;
    if (match->pseudo != static_cast<uint8_t>(pseudo) || (filter && !filter->admits(*match)))
      continue;
    WEFT_TRY(add(*match, false));
    WEFT_TRY(add(*match, true));
  }
  std::sort(entries_.begin(), entries_.end());
  if (entries_.size() > kNone) entries_.truncate(kNone);
  choose();
  return choose_custom();
}

Status CascadeOrder::animate(const DeclarationBlock& keyframe) {
  if (!has_any(keyframe, false) || entries_.size() >= kNone) return Status::Ok;
  const auto order = static_cast<uint32_t>(entries_.size());
  WEFT_TRY(
      entries_.push({kAnimations << kOriginShift, order, &keyframe, false, Match::kNoProximity}));
  std::sort(entries_.begin(), entries_.end());
  choose();
  custom_candidates_.clear();
  custom_winners_.clear();
  return choose_custom();
}

void CascadeOrder::orient(const TextStyle& text) {
  if (!flow_relative_ || (writing_mode_ == text.writing_mode && direction_ == text.direction))
    return;
  writing_mode_ = text.writing_mode;
  direction_ = text.direction;
  choose();
}

void CascadeOrder::choose() {
  std::fill(std::begin(winners_), std::end(winners_), Winner());
  for (size_t i = 0; i < entries_.size(); ++i)
    for (const Declaration* d = entries_[i].block->first; d; d = d->next)
      if (d->important == entries_[i].important) take(*d, static_cast<uint16_t>(i));
}

/// The property that `declaration` sets in the text of the element.
PropertyId CascadeOrder::physical(const Declaration& declaration) const {
  const bool is_usual = writing_mode_ == WritingMode::HorizontalTb && direction_ == Direction::Ltr;
  return declaration.sides == Sides::Physical || is_usual
             ? declaration.property
             : physical_property(declaration.property, writing_mode_, direction_);
}

Status CascadeOrder::add(const Match& match, bool important) {
  if (!has_any(*match.block, important)) return Status::Ok;
  return entries_.push(
      {rank_of(match, important), match.order, match.block, important, match.proximity});
}

void CascadeOrder::take(const Declaration& declaration, uint16_t entry) {
  if (declaration.property == PropertyId::Custom) return;
  if (declaration.property == PropertyId::All) return take_all(declaration, entry);
  flow_relative_ |= declaration.sides == Sides::FlowRelative;
  Winner& winner = winners_[static_cast<size_t>(physical(declaration))];
  if (winner.entry == kNone || winner.entry == entry) winner = {&declaration, entry};
}

/// CSS Cascade 5, 3.2: all but direction, unicode-bidi and custom properties.
void CascadeOrder::take_all(const Declaration& declaration, uint16_t entry) {
  for (size_t i = static_cast<size_t>(PropertyId::All) + 1; i < std::size(winners_); ++i) {
    const auto property = static_cast<PropertyId>(i);
    if (property == PropertyId::Direction || property == PropertyId::UnicodeBidi) continue;
    if (winners_[i].entry == kNone || winners_[i].entry == entry)
      winners_[i] = {&declaration, entry};
  }
}

Status CascadeOrder::take_custom(uint16_t entry) {
  for (const Declaration* d = entries_[entry].block->first; d; d = d->next) {
    if (d->property != PropertyId::Custom || d->important != entries_[entry].important) continue;
    WEFT_TRY(
        custom_candidates_.push({{d, entry}, static_cast<uint32_t>(custom_candidates_.size())}));
  }
  return Status::Ok;
}

/// By name, the strongest entry first, in it the last declaration first.
bool CascadeOrder::CustomCandidate::operator<(const CustomCandidate& other) const {
  if (winner.declaration->custom_name != other.winner.declaration->custom_name)
    return winner.declaration->custom_name < other.winner.declaration->custom_name;
  return winner.entry != other.winner.entry ? winner.entry < other.winner.entry
                                            : sequence > other.sequence;
}

Status CascadeOrder::choose_custom() {
  for (size_t i = 0; i < entries_.size(); ++i) WEFT_TRY(take_custom(static_cast<uint16_t>(i)));
  std::sort(custom_candidates_.begin(), custom_candidates_.end());
  Atom last = Atom::None;
  for (const CustomCandidate& candidate : custom_candidates_) {
    if (std::exchange(last, candidate.winner.declaration->custom_name) ==
        candidate.winner.declaration->custom_name)
      continue;
    WEFT_TRY(custom_winners_.push(candidate.winner));
  }
  return Status::Ok;
}

bool CascadeOrder::is_of_document(PropertyId property) const {
  const Winner found = winner(property);
  return found.declaration && is_document(entries_[found.entry].rank);
}

CascadeOrder::Winner CascadeOrder::custom_winner(Atom name) const {
  for (const Winner winner : custom_winners_)
    if (winner.declaration->custom_name == name) return winner;
  return {};
}

CascadeOrder::Winner CascadeOrder::next(PropertyId property, Atom custom_name, Winner from,
                                        CssValue::Kind revert) const {
  const uint64_t rank = entries_[from.entry].rank;
  for (size_t i = from.entry + size_t{1}; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const bool skipped = revert == CssValue::Kind::Revert ? same_origin(rank, entry.rank)
                                                          : same_layer(rank, entry.rank);
    if (skipped) continue;
    Winner found;
    for (const Declaration* d = entry.block->first; d; d = d->next) {
      const bool speaks = physical(*d) == property
                              ? d->custom_name == custom_name
                              : d->property == PropertyId::All && property != PropertyId::Custom;
      if (speaks && d->important == entry.important) found = {d, static_cast<uint16_t>(i)};
    }
    if (found.declaration) return found;
  }
  return {};
}

}  // namespace weft
