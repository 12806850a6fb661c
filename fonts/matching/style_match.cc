#include "fonts/matching/style_match.h"

namespace weft {
namespace {

// Added on the wrong side of the wanted value, so that it comes after all of the right one.
constexpr uint32_t kOtherSide = 1024;

/// Step 4.1: normal and narrower look at narrower faces first, wider at wider ones.
uint32_t stretch_distance(const FaceTraits& face, uint32_t wanted) {
  const uint32_t lowest = face.lowest_stretch, highest = face.highest_stretch;
  if (wanted < lowest) return lowest - wanted + (wanted <= 100 ? kOtherSide : 0);
  if (wanted > highest) return wanted - highest + (wanted > 100 ? kOtherSide : 0);
  return 0;
}

/// Step 4.2, by wanted (row) and given (column) style: normal, italic, oblique.
constexpr uint8_t kSlantDistance[3][3] = {{0, 2, 1}, {2, 0, 1}, {2, 1, 0}};

/// Step 4.3: 400…500 look up to 500, then down, then up; below 400 down first; above 500 up first.
uint32_t weight_distance(const FaceTraits& face, uint32_t wanted) {
  const uint32_t lowest = face.lowest_weight, highest = face.highest_weight;
  const bool is_medium = wanted >= 400 && wanted <= 500;
  if (wanted < lowest) {
    if (is_medium && lowest <= 500) return lowest - wanted;
    const uint32_t up = lowest - wanted;
    return wanted > 500 ? up : is_medium ? 2 * kOtherSide + up : kOtherSide + up;
  }
  if (wanted > highest) return wanted - highest + (wanted >= 400 ? kOtherSide : 0);
  return 0;
}

}  // namespace

uint32_t style_distance(const FaceTraits& face, const FontQuery& query) {
  const uint32_t slant =
      kSlantDistance[static_cast<size_t>(query.slant)][static_cast<size_t>(face.slant)];
  return (stretch_distance(face, query.stretch_percent) << 16) | (slant << 12) |
         weight_distance(face, query.weight);
}

}  // namespace weft
