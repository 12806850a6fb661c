// The values of flexbox and of box alignment (CSS Box Alignment 3).
#include <algorithm>

#include "render/css/properties/property_parsers.h"

namespace weft {
namespace {

constexpr uint8_t alignment(Alignment value) { return static_cast<uint8_t>(value); }

constexpr Keyword kPositions[] = {
    {"center", alignment(Alignment::Center)},    {"start", alignment(Alignment::Start)},
    {"end", alignment(Alignment::End)},          {"flex-start", alignment(Alignment::FlexStart)},
    {"flex-end", alignment(Alignment::FlexEnd)}, {"self-start", alignment(Alignment::SelfStart)},
    {"self-end", alignment(Alignment::SelfEnd)}, {"left", alignment(Alignment::Left)},
    {"right", alignment(Alignment::Right)},
};
constexpr Keyword kDistributions[] = {
    {"stretch", alignment(Alignment::Stretch)},
    {"space-between", alignment(Alignment::SpaceBetween)},
    {"space-around", alignment(Alignment::SpaceAround)},
    {"space-evenly", alignment(Alignment::SpaceEvenly)},
};

/// The values of a property of the alignment family besides positions.
enum AlignmentSet : uint8_t {
  kAuto = 1,
  kNormal = 2,
  kBaseline = 4,
  kSides = 8,
  kSelf = 16,
  kDistribution = 32,
  kStretch = 64
};

bool in_set(Alignment value, unsigned set) {
  if (value == Alignment::Left || value == Alignment::Right) return set & kSides;
  return !(value == Alignment::SelfStart || value == Alignment::SelfEnd) || (set & kSelf);
}

bool parse_baseline(ValueReader& reader, Alignment& value) {
  value = Alignment::Baseline;
  if (reader.take_ident("baseline")) return true;
  const bool last = reader.take_ident("last");
  if (last) value = Alignment::LastBaseline;
  return (last || reader.take_ident("first")) && reader.take_ident("baseline");
}

bool parse_alignment(ValueReader& reader, Alignment& value, unsigned set) {
  if ((set & kAuto) && reader.take_ident("auto", value, Alignment::Auto)) return true;
  if ((set & kNormal) && reader.take_ident("normal", value, Alignment::Normal)) return true;
  if ((set & kStretch) && reader.take_ident("stretch", value, Alignment::Stretch)) return true;
  if ((set & kDistribution) && reader.keyword(kDistributions, value)) return true;
  ValueReader ahead = reader;
  if ((set & kBaseline) && parse_baseline(ahead, value)) {
    reader = ahead;
    return true;
  }
  const bool safe = reader.take_ident("safe");
  if (!safe) reader.take_ident("unsafe");
  if (!reader.keyword(kPositions, value) || !in_set(value, set)) return false;
  if (safe) value = static_cast<Alignment>(alignment(value) | alignment(Alignment::Safe));
  return true;
}

}  // namespace

bool parse_align_items(ValueReader& r, Alignment& value) {
  return parse_alignment(r, value, kNormal | kStretch | kBaseline | kSelf);
}
bool parse_align_self(ValueReader& r, Alignment& value) {
  return parse_alignment(r, value, kAuto | kNormal | kStretch | kBaseline | kSelf);
}
bool parse_align_content(ValueReader& r, Alignment& value) {
  return parse_alignment(r, value, kNormal | kDistribution | kBaseline);
}
bool parse_justify_content(ValueReader& r, Alignment& value) {
  return parse_alignment(r, value, kNormal | kDistribution | kSides);
}
bool parse_justify_self(ValueReader& r, Alignment& value) {
  return parse_alignment(r, value, kAuto | kNormal | kStretch | kBaseline | kSelf | kSides);
}
/// `legacy` is the initial value.
bool parse_justify_items(ValueReader& r, Alignment& value) {
  if (r.take_ident("legacy", value, Alignment::Normal)) return true;
  return parse_alignment(r, value, kNormal | kStretch | kBaseline | kSelf | kSides);
}

bool parse_factor(ValueReader& reader, float& factor) {
  double value = 0;
  if (!reader.number(value, Range::NonNegative)) return false;
  factor = static_cast<float>(std::min(value, 1e9));
  return true;
}

bool parse_integer(ValueReader& reader, int32_t& value) { return reader.integer(value); }

bool parse_flex_basis(ValueReader& reader, Length& basis) {
  return reader.take_ident("content", basis, Length::keyword(Length::Kind::Content)) ||
         parse_size(reader, basis);
}

bool parse_gap(ValueReader& reader, Length& gap) {
  return reader.take_ident("normal", gap, Length::normal()) ||
         reader.length_percentage(gap, Range::NonNegative);
}

}  // namespace weft
