// How the error of a pixel that no ink matches is made good by its neighbours.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace weft {

enum class Dither : uint8_t {
  None,
  FloydSteinberg,
  Atkinson,
  Burkes,
  Stucki,
  Sierra,
  SierraLite,
  JarvisJudiceNinke,
  Bayer,
  BlueNoise,
};

/// Names as on the command line ("floyd-steinberg"), in the order of the enumerators.
std::span<const std::string_view> dither_names();
/// By name or alias ("FloydSteinberg", "fs", "ordered"): letters and digits alone count, in any
/// case. False when there is no such name; `dither` is then untouched.
bool parse_dither(std::string_view name, Dither& dither);

}  // namespace weft
