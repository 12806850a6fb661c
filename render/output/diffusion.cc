#include "render/output/diffusion.h"

#include <array>
#include <cstring>

#include "render/base/names.h"

namespace weft {
namespace {

// Below the current row, the taps of one weight one after the other (Diffusion::give).
constexpr KernelTap kFloydSteinberg[] = {{1, 0, 7}, {-1, 1, 3}, {0, 1, 5}, {1, 1, 1}};
// Three quarters only are shared out, of shadows more (line_pipeline.cc): highlights stay clean.
constexpr KernelTap kAtkinson[] = {{1, 0, 1}, {2, 0, 1}, {-1, 1, 1},
                                   {0, 1, 1}, {1, 1, 1}, {0, 2, 1}};
constexpr KernelTap kBurkes[] = {{1, 0, 8},  {2, 0, 4}, {-2, 1, 2}, {2, 1, 2},
                                 {-1, 1, 4}, {1, 1, 4}, {0, 1, 8}};
constexpr KernelTap kStucki[] = {{1, 0, 8},  {2, 0, 4}, {-2, 2, 1}, {2, 2, 1},
                                 {-2, 1, 2}, {2, 1, 2}, {-1, 2, 2}, {1, 2, 2},
                                 {-1, 1, 4}, {1, 1, 4}, {0, 2, 4},  {0, 1, 8}};
constexpr KernelTap kSierra[] = {{1, 0, 5}, {2, 0, 3}, {-2, 1, 2}, {2, 1, 2}, {-1, 2, 2},
                                 {1, 2, 2}, {0, 2, 3}, {-1, 1, 4}, {1, 1, 4}, {0, 1, 5}};
constexpr KernelTap kSierraLite[] = {{1, 0, 2}, {-1, 1, 1}, {0, 1, 1}};
constexpr KernelTap kJarvisJudiceNinke[] = {{1, 0, 7},  {2, 0, 5}, {-2, 2, 1}, {2, 2, 1},
                                            {-2, 1, 3}, {2, 1, 3}, {-1, 2, 3}, {1, 2, 3},
                                            {-1, 1, 5}, {1, 1, 5}, {0, 2, 5},  {0, 1, 7}};

struct Method {
  std::string_view name, aliases;
  Kernel kernel;
};
constexpr Method kMethods[] = {
    {"none", "threshold off", {}},
    {"floyd-steinberg", "fs floyd", {kFloydSteinberg, 16, 2}},
    {"atkinson", "", {kAtkinson, 8, 3}},
    {"burkes", "", {kBurkes, 32, 2}},
    {"stucki", "", {kStucki, 42, 3}},
    {"sierra", "sierra-3", {kSierra, 32, 3}},
    {"sierra-lite", "sierra-2-4a", {kSierraLite, 4, 2}},
    {"jarvis-judice-ninke", "jarvis jjn", {kJarvisJudiceNinke, 48, 3}},
    {"bayer", "ordered bayer-8 bayer-8x8", {}},
    {"blue-noise", "blue", {}},
};

constexpr uint8_t kBlueNoise[32 * 32] = {
#include "render/output/blue_noise.inc"
};

constexpr auto kNames = [] {
  std::array<std::string_view, std::size(kMethods)> names;
  for (size_t i = 0; i < names.size(); ++i) names[i] = kMethods[i].name;
  return names;
}();

}  // namespace

std::span<const std::string_view> dither_names() { return kNames; }

bool parse_dither(std::string_view name, Dither& dither) {
  for (const Method& method : kMethods) {
    if (!same_name(method.name, name) && !lists_name(method.aliases, name)) continue;
    dither = static_cast<Dither>(&method - kMethods);
    return true;
  }
  return false;
}

const Kernel& kernel_of(Dither dither) { return kMethods[static_cast<size_t>(dither)].kernel; }

// The matrix of order 8 by its bits: those of x^y and y interleaved, the lowest first.
Light bayer_threshold(uint32_t x, uint32_t y) {
  constexpr auto kThresholds = [] {
    std::array<uint8_t, 64> thresholds{};
    for (uint32_t at = 0; at < thresholds.size(); ++at) {
      const uint32_t column = at % 8, row = at / 8;
      uint32_t rank = 0;
      for (uint32_t bit = 0; bit < 3; ++bit)
        rank = rank << 2 | ((column ^ row) >> bit & 1) << 1 | (row >> bit & 1);
      thresholds[at] = static_cast<uint8_t>(2 * rank + 1);
    }
    return thresholds;
  }();
  return kThresholds[y % 8 * 8 + x % 8];
}

std::span<const uint8_t, 32> blue_noise_row(uint32_t y) {
  return std::span(kBlueNoise).subspan(y % 32 * 32).first<32>();
}

Status Diffusion::create() {
  const size_t wanted = kernel_->rows * row_values() * sizeof(int16_t);
  errors_ = static_cast<int16_t*>(budget_->allocate(wanted));
  if (!errors_) return Status::OutOfMemory;
  std::memset(errors_, 0, wanted);
  return Status::Ok;
}

// Of `count` errors from `at` on. Taps of one weight give the same shares: these are found once, by
// the sign and the amount, of which a compiler makes 16 bits many times at once.
void Diffusion::give(int forward, size_t at, size_t count) {
  const int16_t* errors = row(0) + at;
  std::array<int16_t, kAtOnce> shares;
  uint8_t weight = 0;
  for (const KernelTap& tap : kernel_->taps) {
    if (tap.dy == 0) continue;
    if (tap.weight != weight) {
      weight = tap.weight;
      const auto factor = static_cast<uint16_t>(factor_of(weight) << (16 - kShareBits));
      for (size_t i = 0; i < count; ++i) {
        const auto sign = static_cast<int16_t>(errors[i] >> 15);
        const auto amount = static_cast<uint16_t>((errors[i] ^ sign) - sign);
        const auto share = static_cast<uint16_t>(uint32_t{amount} * factor >> 16);
        shares[i] = static_cast<int16_t>((share ^ sign) - sign);
      }
    }
    int16_t* given = row(static_cast<size_t>(tap.dy)) + at + tap.dx * forward * channels_;
    for (size_t i = 0; i < count; ++i) given[i] = static_cast<int16_t>(given[i] + shares[i]);
  }
}

void Diffusion::next_row(int forward, size_t left, size_t right) {
  const size_t end = (kMargin + right) * channels_;
  for (size_t at = (kMargin + left) * channels_; at < end; at += kAtOnce)
    give(forward, at, std::min(kAtOnce, end - at));
  std::fill_n(row(0), row_values(), int16_t{0});
  first_ = (first_ + 1) % kernel_->rows;
}

}  // namespace weft
