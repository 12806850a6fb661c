// Public domain. When a TFT's light is bright, dim and off, counted from the last time somebody
// touched it.
#pragma once

#include <cstdint>

struct LightTimes {
  uint32_t bright_s = 60, dim_s = 300;  ///< Bright, then dim for as long, then off.
};
inline constexpr uint8_t kBright = 255, kDim = 40;

inline uint8_t light_after(uint32_t idle_s, const LightTimes& times) {
  if (idle_s < times.bright_s) return kBright;
  return idle_s - times.bright_s < times.dim_s ? kDim : 0;
}
