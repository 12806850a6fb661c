// Box alignment (CSS Box Alignment 3).
#include "render/layout/alignment.h"

namespace weft {

Alignment self_alignment(Alignment own, Alignment of_container) {
  const Alignment value = own == Alignment::Auto ? of_container : own;
  return value == Alignment::Normal || value == Alignment::Auto ? Alignment::Stretch : value;
}

bool is_safe(Alignment value) {
  return (static_cast<uint8_t>(value) & static_cast<uint8_t>(Alignment::Safe)) != 0;
}

Alignment with_room(Alignment value, Px free) {
  if (!is_safe(value)) return value;
  return free < Px() ? Alignment::Start
                     : static_cast<Alignment>(static_cast<uint8_t>(value) &
                                              ~static_cast<unsigned>(Alignment::Safe));
}

Alignment with_fallback(Alignment value, Px free, size_t count) {
  value = with_room(value, free);
  const bool between = value == Alignment::SpaceBetween;
  if (!between && value != Alignment::SpaceAround && value != Alignment::SpaceEvenly) return value;
  if (free > Px() && count > 1) return value;
  if (between) return Alignment::FlexStart;
  return free > Px() ? Alignment::Center : Alignment::Start;
}

Distribution distribute(Alignment value, Px free, size_t count) {
  const int64_t things = static_cast<int64_t>(count);
  switch (value) {
    case Alignment::FlexEnd: return {free, Px(), 0};
    case Alignment::Center: return {free / 2, Px(), 0};
    case Alignment::SpaceBetween: return {Px(), free / (things - 1), things - 1};
    case Alignment::SpaceAround: return {free / (2 * things), free / things, things};
    case Alignment::SpaceEvenly: return {free / (things + 1), free / (things + 1), things + 1};
    default: return {};
  }
}

Spot spot_of(Alignment value, Direction container, Direction own) {
  const auto at = [](bool end) { return end ? Spot::End : Spot::Start; };
  switch (value) {
    case Alignment::Center: return Spot::Center;
    case Alignment::Left: return Spot::Start;
    case Alignment::Right: return Spot::End;
    case Alignment::SelfStart: return at(own == Direction::Rtl);
    case Alignment::SelfEnd: return at(own == Direction::Ltr);
    case Alignment::End:
    case Alignment::FlexEnd:
    case Alignment::LastBaseline: return at(container == Direction::Ltr);
    default: return at(container == Direction::Rtl);
  }
}

Px offset_at(Spot spot, Px free) {
  if (spot == Spot::Start) return Px();
  return spot == Spot::End ? free : free / 2;
}

Spot opposite(Spot spot) {
  if (spot == Spot::Center) return spot;
  return spot == Spot::Start ? Spot::End : Spot::Start;
}

void set_static_position(Box& child, const Rect& area, Spot horizontal, Spot vertical) {
  child.static_position = {area.left + offset_at(horizontal, area.width),
                           area.top + offset_at(vertical, area.height)};
  child.static_x = horizontal;
  child.static_y = vertical;
}

}  // namespace weft
