// A smooth function of colours by its values at the corners of a grid: those between are mixed of
// four corners, as their light lies in the tetrahedron around them; or are that of one of the four,
// which a threshold chooses.
#pragma once

#include <algorithm>

#include "render/output/tone.h"
#include "weft/budget.h"

namespace weft {

/// Remembers as many corners as there is room for on the budget, at most 10 KB of them; what it
/// gives does not depend on how many.
class ColorGrid {
 public:
  /// What stands at the four corners around a colour, and their shares of 1/kWhole.
  struct Corners {
    std::array<uint64_t, 4> values;
    std::array<uint32_t, 4> shares;
  };
  static constexpr int kWholeBits = 8;
  static constexpr uint32_t kWhole = 1 << kWholeBits;

  explicit ColorGrid(Budget& budget) : budget_(&budget) {}
  ~ColorGrid() { budget_->release(values_, slots_ * kSlotBytes); }
  ColorGrid(const ColorGrid&) = delete;
  ColorGrid& operator=(const ColorGrid&) = delete;
  /// Errors: OutOfMemory.
  Status create();

  /// The value of one of the corners around a colour: over all thresholds, 0 to kWhole - 1, of each
  /// as often as its share says. `function(Rgba)` gives that of a corner, and is the same function
  /// each time.
  template <typename Function>
  uint64_t near(Rgba pixel, uint8_t threshold, const Function& function) {
    const auto place = [&](uint8_t byte) {
      return kPlaces[byte].cell + uint32_t{kPlaces[byte].share > threshold};
    };
    return value_at((place(pixel.red) * kSide + place(pixel.green)) * kSide + place(pixel.blue),
                    function);
  }
  /// All four of them.
  template <typename Function>
  Corners around(Rgba pixel, const Function& function) {
    const Place red = kPlaces[pixel.red], green = kPlaces[pixel.green], blue = kPlaces[pixel.blue];
    // The way to the opposite corner goes first along the channel with the largest share.
    uint32_t first = red.share * kStep + kSide * kSide, second = green.share * kStep + kSide,
             third = blue.share * kStep + 1;
    sort(first, second);
    sort(second, third);
    sort(first, second);
    const uint32_t corner = (red.cell * uint32_t{kSide} + green.cell) * kSide + blue.cell,
                   after_first = corner + first % kStep,
                   after_second = after_first + second % kStep,
                   opposite = after_second + third % kStep;
    return {{value_at(corner, function), value_at(after_first, function),
             value_at(after_second, function), value_at(opposite, function)},
            {kWhole - first / kStep, first / kStep - second / kStep, second / kStep - third / kStep,
             third / kStep}};
  }

 private:
  static constexpr uint16_t kSide = 17, kNone = UINT16_MAX;
  static constexpr size_t kCellBytes = 256 / (kSide - 1);
  static constexpr size_t kMostSlots = 1024, kFewestSlots = 32;
  static constexpr size_t kSlotBytes = sizeof(uint64_t) + sizeof(uint16_t);
  static constexpr uint32_t kStep = 1 << 16;  // a step: its share, and how many corners it goes on

  /// Where a byte lies: after which corner, and the share of the next one.
  struct Place {
    uint16_t cell, share;
  };
  static constexpr uint8_t byte_at(size_t side) {
    return static_cast<uint8_t>(side < kSide - 1u ? side * kCellBytes : 255);
  }
  static const std::array<Place, 256> kPlaces;
  // Without a branch, which would be guessed wrong half of the time.
  static void sort(uint32_t& more, uint32_t& less) {
    const uint32_t swapped = (more ^ less) & -static_cast<uint32_t>(more < less);
    more ^= swapped;
    less ^= swapped;
  }
  template <typename Function>
  uint64_t value_at(uint32_t corner, const Function& function) {
    const size_t slot = corner & (slots_ - 1);
    if (known_[slot] != corner) [[unlikely]]
      learn(corner, function);
    return values_[slot];
  }
  template <typename Function>
  [[gnu::noinline]] void learn(uint32_t corner, const Function& function) {
    const size_t slot = corner & (slots_ - 1);
    values_[slot] = function(Rgba{byte_at(corner / (kSide * kSide)),
                                  byte_at(corner / kSide % kSide), byte_at(corner % kSide), 255});
    known_[slot] = static_cast<uint16_t>(corner);
  }

  Budget* budget_;
  uint64_t* values_ = nullptr;
  uint16_t* known_ = nullptr;  // which corner is in a slot
  size_t slots_ = 0;
};

}  // namespace weft
