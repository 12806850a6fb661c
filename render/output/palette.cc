#include "weft/palette.h"

#include "render/base/names.h"

namespace weft {
namespace {

constexpr Color kRed{255, 0, 0}, kYellow{255, 255, 0}, kOrange{255, 128, 0}, kBlue{0, 0, 255},
    kGreen{0, 128, 0}, kPureGreen{0, 255, 0};

// Measured: OpenDisplay's 3.97" BWRY panel (camera in RAW, 6500 K). For the two palettes of three
// inks no measurement is published; their inks are of the same family.
constexpr Color kBwryInks[] = {{10, 7, 14}, {173, 178, 174}, {172, 128, 0}, {85, 24, 14}};
constexpr Color kBwryNominal[] = {kBlack, kWhite, kYellow, kRed};
constexpr Color kBwrInks[] = {{10, 7, 14}, {173, 178, 174}, {85, 24, 14}};
constexpr Color kBwrNominal[] = {kBlack, kWhite, kRed};
constexpr Color kBwyInks[] = {{10, 7, 14}, {173, 178, 174}, {172, 128, 0}};
constexpr Color kBwyNominal[] = {kBlack, kWhite, kYellow};

// Measured: epdoptimize's set "acep".
constexpr Color kAcep7Inks[] = {{25, 30, 33},  {241, 241, 241}, {83, 164, 40}, {49, 49, 143},
                                {210, 14, 19}, {243, 207, 17},  {184, 94, 28}};
constexpr Color kAcep7Nominal[] = {kBlack, kWhite, kGreen, kBlue, kRed, kYellow, kOrange};
constexpr Color kAcep7Pure[] = {kBlack, kWhite, kPureGreen, kBlue, kRed, kYellow, kOrange};

// Measured: OpenDisplay's 7.3" Spectra 6, second series. Code 4 is orange on other glass.
constexpr Color kSpectra6Inks[] = {{31, 24, 41}, {168, 180, 182}, {180, 173, 0}, {113, 24, 19},
                                   {31, 24, 41}, {36, 70, 139},   {50, 84, 60}};
constexpr Color kSpectra6Nominal[] = {kBlack, kWhite, kYellow, kRed, kBlack, kBlue, kGreen};
constexpr Color kSpectra6Pure[] = {kBlack, kWhite, kYellow, kRed, kBlack, kBlue, kPureGreen};

}  // namespace

// The aliases are TRMNL's names, and what the makers and users of panels say.
constinit const Palette kPalettes[] = {
    {"rgb", PaletteKind::Rgb888, 24, {}, {}, {}, "color-24bit rgb888"},
    {"rgb565", PaletteKind::Rgb565, 16, {}, {}, {}, "color-16bit"},
    {"gray256", PaletteKind::Gray, 8, {}, {}, {}, "gray grey grey256 grayscale greyscale 8bit"},
    {"gray16", PaletteKind::Gray, 4, {}, {}, {}, "grey16 4bit"},
    {"gray4", PaletteKind::Gray, 2, {}, {}, {}, "grey4 2bit"},
    {"mono", PaletteKind::Gray, 1, {}, {}, {}, "bw black-white 1bit"},
    {"bwr", PaletteKind::Indexed, 2, kBwrInks, kBwrNominal, {}, "color-3bwr"},
    {"bwy", PaletteKind::Indexed, 2, kBwyInks, kBwyNominal, {}, "color-3bwy"},
    {"bwry", PaletteKind::Indexed, 2, kBwryInks, kBwryNominal, {}, "color-4bwry"},
    {"acep7", PaletteKind::Indexed, 4, kAcep7Inks, kAcep7Nominal, kAcep7Pure,
     "color-7a acep 7-color"},
    {"spectra6", PaletteKind::Indexed, 4, kSpectra6Inks, kSpectra6Nominal, kSpectra6Pure,
     "color-6a spectra e6 6-color"},
    {"rgb444", PaletteKind::Rgb444, 16, {}, {}, {}, "color-12bit 12bit"},
};

std::span<const Palette> palettes() { return kPalettes; }

const Palette* find_palette(std::string_view name) {
  for (const Palette& palette : kPalettes)
    if (same_name(palette.name, name) || lists_name(palette.aliases, name)) return &palette;
  return nullptr;
}

}  // namespace weft
