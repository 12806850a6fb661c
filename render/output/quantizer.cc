#include "render/output/quantizer.h"

#include "render/output/ink_quantizer.h"
#include "render/output/level_quantizers.h"

namespace weft {
namespace {

// Whether InkQuantizer holds so many inks, and can tell black from white.
bool are_inks(std::span<const Color> inks, unsigned most) {
  return inks.size() >= 2 && inks.size() <= most && inks[0].red != inks[1].red &&
         inks[0].green != inks[1].green && inks[0].blue != inks[1].blue;
}

// Whether they are measured levels of gray.
bool are_levels(const Palette& palette) {
  const std::span<const Color> levels = palette.inks;
  if (palette.bits_per_pixel > 4 || levels.size() != 1u << palette.bits_per_pixel) return false;
  if (!are_inks(std::array{levels.front(), levels.back()}, 2)) return false;
  for (size_t i = 1; i < levels.size(); ++i)
    if (gray_light(levels[i], levels.front(), levels.back()) <=
        gray_light(levels[i - 1], levels.front(), levels.back()))
      return false;
  return true;
}

template <typename Made, typename... Arguments>
Result<Owned<Quantizer>> make(Budget& budget, Arguments... arguments) {
  WEFT_TRY_ASSIGN(Owned<Made> quantizer, make_owned<Made>(budget, arguments...));
  return Owned<Quantizer>(std::move(quantizer));
}

}  // namespace

bool is_whole(const Palette& palette) {
  const unsigned bits = palette.bits_per_pixel;
  const bool shares_bytes = bits == 1 || bits == 2 || bits == 4 || bits == 8;
  switch (palette.kind) {
    case PaletteKind::Indexed:
      return shares_bytes && palette.nominal.size() == palette.inks.size() &&
             (palette.pure.empty() || palette.pure.size() == palette.inks.size()) &&
             are_inks(palette.inks, std::min<unsigned>(kMostInks, 1u << bits));
    case PaletteKind::Gray: return shares_bytes && (palette.inks.empty() || are_levels(palette));
    case PaletteKind::Rgb565:
    case PaletteKind::Rgb444: return bits == 16;
    case PaletteKind::Rgb888: return bits == 24;
    case PaletteKind::Rgba8888: return bits == 32;
  }
  return false;
}

Result<Owned<Quantizer>> make_quantizer(const Palette& palette, Budget& budget) {
  if (!is_whole(palette)) return Status::Unsupported;
  switch (palette.kind) {
    case PaletteKind::Indexed: {
      WEFT_TRY_ASSIGN(auto quantizer, make_owned<InkQuantizer>(budget, palette, budget));
      WEFT_TRY(quantizer->create());
      return Owned<Quantizer>(std::move(quantizer));
    }
    case PaletteKind::Gray: return make<GrayQuantizer>(budget, palette);
    case PaletteKind::Rgb565: return make<RgbQuantizer>(budget, 5u, 6u);
    case PaletteKind::Rgb444: return make<RgbQuantizer>(budget, 4u, 4u);
    case PaletteKind::Rgb888:
    case PaletteKind::Rgba8888: return make<RgbQuantizer>(budget, 8u, 8u);
  }
  return Status::Unsupported;
}

}  // namespace weft
