// The colours that panels have, as data: one row per palette.
#pragma once

#include <span>
#include <string_view>

#include "weft/color.h"

namespace weft {

enum class PaletteKind : uint8_t {
  Indexed,  ///< Pixels are indices of inks.
  Gray,     ///< Pixels are levels from black (0) to white.
  Rgb565,
  Rgb888,
  Rgb444,    ///< 4096 colours: the low twelve bits of 16.
  Rgba8888,  ///< With straight alpha, where PageOptions::ground is transparent.
};

inline constexpr size_t kMostInks = 8;  ///< In an indexed palette, black and white among them.

/// A row of the palette table, or a maker's own.
struct Palette {
  std::string_view name;
  PaletteKind kind;
  uint8_t bits_per_pixel;  ///< 1, 2, 4 or 8 indexed and gray; 16 (565, 444), 24 (888), 32.
  /// Indexed: what each index looks like on glass, in sRGB; the order is that of the panel's codes:
  /// first black and white, which differ in each channel. A code that the panel does not have
  /// repeats black, and is never chosen. Gray: what each level of at most 4 bits looks like, each
  /// lighter than the one before; empty: they are evenly spaced in sRGB encoding.
  std::span<const Color> inks = {};
  /// Indexed: the colour that a page names to mean the ink; flat colours snap to the nearest of
  /// these. As many as inks.
  std::span<const Color> nominal = {};
  /// Indexed: the colour by which readers of picture files know the ink, where that is not the
  /// nominal one for all; else empty. As many as inks.
  std::span<const Color> pure = {};
  std::string_view aliases = {};  ///< Other names, separated by spaces.
};

extern const Palette kPalettes[12];
inline constexpr const Palette &kRgb = kPalettes[0], &kRgb565 = kPalettes[1],
                               &kGray256 = kPalettes[2], &kGray16 = kPalettes[3],
                               &kGray4 = kPalettes[4], &kMono = kPalettes[5], &kBwr = kPalettes[6],
                               &kBwy = kPalettes[7], &kBwry = kPalettes[8], &kAcep7 = kPalettes[9],
                               &kSpectra6 = kPalettes[10], &kRgb444 = kPalettes[11];

std::span<const Palette> palettes();
/// By name or alias ("mono", "gray-4", "color-6a"); null when there is none. Letters and digits
/// alone count, in any case.
const Palette* find_palette(std::string_view name);

}  // namespace weft
