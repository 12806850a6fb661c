// How long 480 lines of 800 pixels of picture take, for each palette and dithering; bytes held
// beside it.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "render/output/line_pipeline.h"

namespace weft {
namespace {

constexpr uint16_t kWidth = 800, kHeight = 480;

class Ramp final : public PixelSource {
 public:
  Ramp() : pixels_(kWidth), mask_(kWidth, 1) {
    for (size_t x = 0; x < kWidth; ++x)
      pixels_[x] = {static_cast<uint8_t>(x * 255 / kWidth), static_cast<uint8_t>(x),
                    static_cast<uint8_t>(90 + x / 7), 255};
  }
  uint16_t width() const override { return kWidth; }
  uint16_t height() const override { return kHeight; }
  Result<PixelLine> next_line() override { return PixelLine{pixels_, mask_}; }

 private:
  std::vector<Rgba> pixels_;
  std::vector<uint8_t> mask_;
};

void convert(benchmark::State& state, const Palette& palette, Dither dither) {
  Budget budget;
  for (auto _ : state) {
    Ramp source;
    auto pipeline = LinePipeline::create(budget, source, palette, {dither});
    for (int y = 0; y < kHeight; ++y)
      benchmark::DoNotOptimize(pipeline.value()->next_line().value().data());
  }
  state.counters["held_bytes"] = static_cast<double>(budget.peak());
}

const bool kRegistered = [] {
  for (const Palette& palette : palettes())
    for (const Dither dither :
         {Dither::None, Dither::FloydSteinberg, Dither::Atkinson, Dither::Bayer}) {
      const std::string name = std::string(palette.name) + '/' +
                               std::string(dither_names()[static_cast<size_t>(dither)]);
      benchmark::RegisterBenchmark(name.c_str(), [&palette, dither](benchmark::State& state) {
        convert(state, palette, dither);
      })->Unit(benchmark::kMillisecond);
    }
  return true;
}();

}  // namespace
}  // namespace weft
