#include "render/output/color_grid.h"

namespace weft {

constexpr std::array<ColorGrid::Place, 256> ColorGrid::kPlaces = [] {
  std::array<Place, 256> places{};
  for (size_t byte = 0; byte < places.size(); ++byte) {
    const size_t cell = byte / kCellBytes;
    const Light low = kLightOf[byte_at(cell)], high = kLightOf[byte_at(cell + 1)];
    places[byte] = {static_cast<uint16_t>(cell),
                    static_cast<uint16_t>((kLightOf[byte] - low) * Light{kWhole} / (high - low))};
  }
  return places;
}();

// A sixteenth of the room that is left: a panel's lines come while all else is held.
Status ColorGrid::create() {
  size_t slots = kMostSlots;
  while (slots > kFewestSlots && slots * kSlotBytes > budget_->available() / 16) slots /= 2;
  values_ = static_cast<uint64_t*>(budget_->allocate(slots * kSlotBytes));
  if (!values_) return Status::OutOfMemory;
  slots_ = slots;
  known_ = reinterpret_cast<uint16_t*>(values_ + slots);
  std::fill_n(known_, slots, kNone);
  return Status::Ok;
}

}  // namespace weft
