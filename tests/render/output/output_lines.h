// Lines made by rule, and what the pipeline makes of them.
#pragma once

#include <functional>
#include <vector>

#include "render/output/line_pipeline.h"

namespace weft {

/// A page whose pixels come from a function; what it returns with alpha 0 is flat, else a picture.
class RuledPixels final : public PixelSource {
 public:
  using Rule = std::function<Rgba(uint32_t x, uint32_t y)>;
  RuledPixels(uint16_t width, uint16_t height, Rule rule)
      : height_(height), rule_(std::move(rule)), pixels_(width), mask_(width) {}

  uint16_t width() const override { return static_cast<uint16_t>(pixels_.size()); }
  uint16_t height() const override { return height_; }
  Result<PixelLine> next_line() override {
    if (y_ == height_) return PixelLine{};
    for (uint32_t x = 0; x < pixels_.size(); ++x) {
      pixels_[x] = rule_(x, y_);
      mask_[x] = pixels_[x].alpha != 0;
      pixels_[x].alpha = 255;
    }
    ++y_;
    return PixelLine{pixels_, mask_};
  }

 private:
  uint16_t height_;
  Rule rule_;
  std::vector<Rgba> pixels_;
  std::vector<uint8_t> mask_;
  uint32_t y_ = 0;
};

inline Rgba picture_gray(int level) {
  const auto byte = static_cast<uint8_t>(level);
  return {byte, byte, byte, 255};
}
inline Rgba flat(Color color) { return {color.red, color.green, color.blue, 0}; }

/// The values of all pixels, row by row.
inline std::vector<uint32_t> converted(RuledPixels source, std::string_view palette,
                                       const OutputOptions& options) {
  Budget budget;
  auto pipeline = LinePipeline::create(budget, source, *find_palette(palette), options);
  std::vector<uint32_t> values;
  for (auto line = pipeline.value()->next_line(); line.ok() && !line.value().empty();
       line = pipeline.value()->next_line())
    for (uint32_t x = 0; x < source.width(); ++x)
      values.push_back(pixel_at(line.value(), pipeline.value()->shape().bits_per_pixel, x));
  return values;
}

}  // namespace weft
