// What becomes of 480 lines of 800 pixels, for each palette and dithering: Mpixel/s, how many times
// as long it takes as copying the lines, and the bytes held. `picture` is a smooth picture with
// some grain, `page` has a quarter of it beside flat colours and lines of text, `blank` is white.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include "render/output/line_pipeline.h"

namespace weft {
namespace {

// The time that this process had on a core, whoever else is on the machine.
struct CpuClock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<CpuClock>;
  static constexpr bool is_steady = true;
  static time_point now() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time_point(std::chrono::seconds(time.tv_sec) + duration(time.tv_nsec));
  }
};

constexpr uint16_t kWidth = 800, kHeight = 480;
enum class Content { Picture, Page, Blank };
constexpr std::pair<Content, const char*> kContents[] = {
    {Content::Picture, "picture"}, {Content::Page, "page"}, {Content::Blank, "blank"}};

class Lines final : public PixelSource {
 public:
  explicit Lines(Content content)
      : pixels_(kWidth * kHeight, {255, 255, 255, 255}), marks_(pixels_.size(), kFlatPixel) {
    if (content == Content::Blank) return;
    for (size_t y = 0; y < kHeight; ++y)
      for (size_t x = 0; x < kWidth; ++x) put(x, y, content);
  }
  uint16_t width() const override { return kWidth; }
  uint16_t height() const override { return kHeight; }
  Result<PixelLine> next_line() override {
    const size_t at = y_++ % kHeight * kWidth;
    return PixelLine{{&pixels_[at], kWidth}, {&marks_[at], kWidth}};
  }
  std::span<const Rgba> pixels() const { return pixels_; }

 private:
  void put(size_t x, size_t y, Content content) {
    Rgba& pixel = pixels_[y * kWidth + x];
    uint8_t& mark = marks_[y * kWidth + x];
    if (content == Content::Picture || x < kWidth / 4) {
      const size_t grain = (x * 7919 + y * 104729) % 16;
      pixel = {static_cast<uint8_t>(x * 239 / kWidth + grain),
               static_cast<uint8_t>(y * 239 / kHeight + grain),
               static_cast<uint8_t>((x + y) * 239 / (kWidth + kHeight) + grain), 255};
      mark = kPicturePixel;
    } else if (x < kWidth / 2) {
      if (x % 7 >= 2 || y % 20 >= 12) return;
      pixel = {0, 0, 0, 255};
      mark = kTextPixel;
    } else if (y >= kHeight / 2) {
      pixel = {static_cast<uint8_t>(y / 60 * 30), 200, 160, 255};
    }
  }
  std::vector<Rgba> pixels_;
  std::vector<uint8_t> marks_;
  size_t y_ = 0;
};

// Nanoseconds of copying the pixels of a picture line by line.
double copying_time(const Lines& source) {
  std::vector<Rgba> line(kWidth);
  constexpr int kTimes = 20;
  const auto start = CpuClock::now();
  for (int i = 0; i < kTimes; ++i)
    for (size_t y = 0; y < kHeight; ++y) {
      std::memcpy(line.data(), &source.pixels()[y * kWidth], kWidth * sizeof(Rgba));
      benchmark::DoNotOptimize(line.data());
      benchmark::ClobberMemory();
    }
  const std::chrono::duration<double, std::nano> taken = CpuClock::now() - start;
  return taken.count() / kTimes;
}

void convert(benchmark::State& state, const Palette& palette, Dither dither, Content content) {
  Budget budget;
  Lines source(content);
  Owned<PanelInks> inks;
  if (PanelInks::serve(palette)) inks = std::move(make_owned<PanelInks>(budget, palette).value());
  const double copying = copying_time(source);
  const auto start = CpuClock::now();
  for (auto _ : state) {
    auto pipeline =
        LinePipeline::create(budget, source, palette, {dither, Serpentine::On, {}, inks.get()});
    for (int y = 0; y < kHeight; ++y)
      benchmark::DoNotOptimize(pipeline.value()->next_line().value().data());
  }
  const std::chrono::duration<double, std::nano> taken = CpuClock::now() - start;
  const double each = taken.count() / static_cast<double>(state.iterations());
  state.counters["Mpixel/s"] = kWidth * kHeight / each * 1000;
  state.counters["times_copying"] = each / copying;
  state.counters["held_bytes"] = static_cast<double>(budget.peak());
}

const bool kRegistered = [] {
  for (const Palette& palette : palettes())
    for (size_t dither = 0; dither < dither_names().size(); ++dither)
      for (const auto& [content, name] : kContents) {
        if (content != Content::Picture && static_cast<Dither>(dither) != dither_of(palette))
          continue;
        benchmark::RegisterBenchmark(
            (std::string(palette.name) + '/' + std::string(dither_names()[dither]) + '/' + name)
                .c_str(),
            [&palette, dither, content = content](benchmark::State& state) {
              convert(state, palette, static_cast<Dither>(dither), content);
            })
            ->Unit(benchmark::kMillisecond);
      }
  return true;
}();

}  // namespace
}  // namespace weft
