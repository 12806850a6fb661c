// The forms of glyphs that a style asks for: the font-variant properties, font-feature-settings and
// font-variation-settings of CSS Fonts 4, as fonts and styles both have them.
#pragma once

#include <cstdint>
#include <span>

namespace weft {

/// An OpenType feature that is on (from 1; an alternate's number), or off (0).
struct FontFeature {
  uint32_t tag = 0;
  uint16_t value = 1;
  constexpr bool operator==(const FontFeature&) const = default;
};

/// The place of a variable font on one of its axes.
struct FontVariation {
  uint32_t tag = 0;
  float value = 0;
  constexpr bool operator==(const FontVariation&) const = default;
};

enum class FontCaps : uint8_t {
  Normal,
  SmallCaps,
  AllSmallCaps,
  PetiteCaps,
  AllPetiteCaps,
  Unicase,
  TitlingCaps
};
enum class FontPosition : uint8_t { Normal, Sub, Super };

/// What font-size-adjust makes alike.
enum class FontMetric : uint8_t { XHeight, CapHeight, ZeroWidth };

/// Bit i of a set stands for the i-th keyword of its property, as the specification lists them.
struct FontVariants {
  static constexpr uint8_t kTabularNumbers = 1 << 3;  // of `numeric`
  uint8_t ligatures = 0;    ///< common-ligatures, no-common-ligatures, discretionary-ligatures, …
  uint8_t numeric = 0;      ///< lining-nums, oldstyle-nums, proportional-nums, …
  uint16_t east_asian = 0;  ///< jis78, jis83, …
  bool historical_forms = false;
  FontPosition position = FontPosition::Normal;
  FontCaps caps = FontCaps::Normal;
};

}  // namespace weft
