// Writes small pictures of every kind as seeds: picture_seeds FOLDER makes FOLDER/gif/NAME,
// FOLDER/bmp/NAME, FOLDER/icon/NAME and FOLDER/webp/NAME.
#include <filesystem>
#include <fstream>

#include "tests/support/webp_pictures.h"

namespace weft {
namespace {

class Seeds {
 public:
  explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {}
  void add(const std::string& format, const std::string& name, const std::string& file) const {
    std::filesystem::create_directories(folder_ / format);
    std::ofstream(folder_ / format / name, std::ios::binary) << file;
  }

 private:
  std::filesystem::path folder_;
};

TestPicture stripes(uint32_t colors) {
  return make_picture(21, 14, [=](uint32_t x, uint32_t y) {
    const auto level = static_cast<uint8_t>((x / 4 + y) % colors * 40);
    return Rgba{level, static_cast<uint8_t>(255 - level), 90, 255};
  });
}

void write_seeds(const Seeds& seeds) {
  seeds.add("gif", "plain", encode_gif(stripes(7)));
  seeds.add("gif", "interlaced", encode_gif(stripes(7), {.interlaced = true}));
  seeds.add("gif", "frame",
            encode_gif(stripes(7), {.own_palette = true, .left = 3, .canvas_width = 30}));
  for (const int bits : {1, 2, 4, 8, 16, 24, 32})
    seeds.add("bmp", std::to_string(bits), encode_bmp(stripes(bits == 1 ? 2 : 4), {.bits = bits}));
  for (const int bits : {4, 8})
    seeds.add("bmp", "runs" + std::to_string(bits),
              encode_bmp(stripes(4), {.bits = bits, .runs = true}));
  seeds.add("bmp", "core", encode_bmp(stripes(4), {.bits = 8, .core_header = true}));
  seeds.add(
      "bmp", "masks",
      encode_bmp(stripes(4),
                 {.bits = 32, .top_down = true, .masks = {0xFF, 0xFF00, 0xFF0000, 0xFF000000}}));
  seeds.add("icon", "png", encode_icon({{icon(16, 1), IconKind::Png}}));
  seeds.add("icon", "deep",
            encode_icon({{icon(16, 1), IconKind::Deep}, {icon(8, 1), IconKind::Png}}));
  seeds.add("icon", "masked", encode_icon({{icon(16, 1), IconKind::Masked}}));
  for (const bool lossless : {false, true})
    for (const bool animated : {false, true})
      seeds.add("webp", std::string(lossless ? "lossless" : "lossy") + (animated ? "-frame" : ""),
                encode_webp(icon(20, 1), {lossless, animated}));
}

}  // namespace
}  // namespace weft

int main(int count, char** arguments) {
  if (count != 2) return 2;
  weft::write_seeds(weft::Seeds(arguments[1]));
  return 0;
}
