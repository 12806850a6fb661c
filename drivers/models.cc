// The table of models: TRMNL's, by the keys of its API, with the names that people and shops have
// for them. Sizes are those of the page as it is read, and as TRMNL uses them: not always the whole
// glass. Of the palettes that a model takes each has the richest of its depth.
#include "weft/panel.h"

namespace weft {
namespace {

// Nothing is known about their controllers, and nothing needs to be.
constexpr Controller kPaper{.name = "", .slow_update = true};
constexpr Controller kLit{.name = ""};

constexpr PanelInfo paper(std::string_view name, std::string_view aliases, uint16_t page_width,
                          uint16_t page_height, const Palette* palette, double ratio = 1,
                          Rotation mounted = Rotation::None, uint16_t left = 0, uint16_t top = 0) {
  const bool turned = is_quarter_turn(mounted);
  return {.name = name,
          .aliases = aliases,
          .controller = &kPaper,
          .width = turned ? page_height : page_width,
          .height = turned ? page_width : page_height,
          .palette = palette,
          .mounted = mounted,
          .device_pixel_ratio = ratio,
          .left = left,
          .top = top};
}

// LCDs, and a matrix of lamps.
constexpr PanelInfo lit(std::string_view name, std::string_view aliases, uint16_t width,
                        uint16_t height, const Palette* palette, double ratio = 1) {
  PanelInfo info = paper(name, aliases, width, height, palette, ratio);
  info.controller = &kLit;
  info.dither = Dither::None;
  return info;
}

// clang-format off
constexpr PanelInfo kModels[] = {
    paper("amazon_kindle_2024", "kindle-2024",
          1400, 840, &kGray16, 1.75, Rotation::Quarter, 116, 25),
    paper("amazon_kindle_7", "kindle-7", 800, 600, &kGray16, 1, Rotation::Quarter),
    paper("amazon_kindle_oasis_2", "kindle-oasis-2", 1680, 1264, &kGray16, 2.1, Rotation::Quarter),
    paper("amazon_kindle_paperwhite_6th_gen",
          "amazon-kindle-pw-6th-gen kindle-paperwhite-6th-gen kindle-paperwhite-2",
          1024, 758, &kGray16, 1.28, Rotation::Quarter),
    paper("amazon_kindle_paperwhite_7th_gen",
          "amazon-kindle-pw-7th-gen kindle-paperwhite-7th-gen kindle-paperwhite-3",
          1448, 1072, &kGray16, 1.6, Rotation::Quarter),
    paper("amazon_kindle_paperwhite_signature_11th_gen",
          "amazon-kindle-pw-signature-11th-gen kindle-paperwhite-signature-11th-gen kindle-paperwhite-5",
          1648, 1236, &kGray16, 2.06, Rotation::Quarter),
    paper("amazon_kindle_scribe", "kindle-scribe", 2480, 1860, &kGray16, 2.5, Rotation::Quarter),
    paper("amazon_kindle_voyage", "kindle-voyage", 1448, 1072, &kGray16, 1.4008, Rotation::Quarter),
    paper("avalue_epd_42s", "avalue-epd-42s-42-display-board", 2880, 2160, &kGray16, 2.7692),
    paper("ed133ut2", "ed133ut2-active-matrix", 1600, 1200, &kGray16, 1.5385),
    lit("generic_16_9", "generic-16-9-display", 1920, 1080, &kRgb, 2.4),
    paper("inkplate_10", "", 1200, 825, &kGray16, 1.5),
    paper("inkplate_13_spectra", "", 1600, 1200, &kSpectra6, 2),
    paper("inkplate_5_2", "", 1280, 720, &kGray16, 1.1996),
    paper("inkplate_6_color", "", 600, 448, &kAcep7, 0.75),
    paper("inkplate_6_plus", "", 1024, 758, &kGray16, 0.9846),
    paper("kobo_aura_h2o_2", "kobo-aura-h2o-edition-2", 1430, 1080, &kGray16, 1.375),
    paper("kobo_aura_hd", "", 1440, 1080, &kGray16, 1.8),
    paper("kobo_aura_one", "", 1872, 1404, &kGray16, 1.8),
    paper("kobo_forma", "", 1920, 1440, &kGray16, 1.4004),
    paper("kobo_glo", "", 1024, 768, &kGray16, 1.2995),
    paper("kobo_libra_2", "", 1680, 1264, &kGray16, 2),
    paper("kobo_sage", "", 1920, 1440, &kGray16, 1.4004),
    paper("kobo_touch", "", 800, 600, &kGray16),
    paper("m5_paper_s3", "", 960, 540, &kGray16),
    paper("nook_simple_touch", "", 800, 600, &kGray16, 1, Rotation::Quarter),
    paper("og_bwry", "trmnl-og-bwry", 800, 480, &kBwry),
    paper("og_plus", "trmnl-og-2-bit", 800, 480, &kGray4),
    paper("og_png", "trmnl-og-1-bit", 800, 480, &kMono),
    paper("onxy_boox_nova_air_c", "onyx-boox-nova-air-c boox-nova-air-c",
          1872, 1404, &kRgb444, 1.8, Rotation::Quarter),
    paper("onyx_boox_go_7", "boox-go-7", 1680, 1264, &kGray16, 1.8008, Rotation::Quarter),
    paper("onyx_boox_poke_5", "boox-poke-5", 1072, 1448, &kGray16, 1.34),
    lit("openframe", "openpeak-openframe", 800, 480, &kRgb),
    paper("palma", "onyx-boox-palma boox-palma", 1648, 824, &kGray16, 2),
    lit("raspberry_pi_touch_2", "raspberry-pi-touch-display-2", 1280, 720, &kRgb, 1.1996),
    paper("remarkable_paper_2", "remarkable-2", 1404, 1872, &kGray16, 1.8),
    paper("seeed_e1001", "seeed-e1001-monochrome", 800, 480, &kGray4),
    paper("seeed_e1002", "", 800, 480, &kSpectra6),
    paper("seeed_e1003", "seeed-e1003-4-bit", 1872, 1404, &kGray16, 1.8),
    paper("seeed_e1004", "", 1600, 1200, &kSpectra6, 1.5385, Rotation::Quarter),
    lit("tidbyt", "", 64, 32, &kRgb),
    paper("v2", "trmnl-x", 1872, 1404, &kGray16, 1.8),
    paper("waveshare_4_26", "waveshare-4.26-2-bit", 800, 480, &kGray4),
    paper("waveshare_5_8_bw", "waveshare-5.83-steam-machine", 648, 480, &kGray4, 0.81),
    paper("waveshare_7_5_bw", "", 800, 480, &kMono),
    paper("waveshare_7_5_bwr", "", 800, 480, &kBwr),
    paper("waveshare_7_5_bwry", "", 800, 480, &kBwry),
    paper("xteink_x4", "", 800, 480, &kGray4),
};
// clang-format on

}  // namespace

std::span<const PanelInfo> models() { return kModels; }

}  // namespace weft
