#include "render/image/color_profile.h"

#include <algorithm>
#include <cmath>

#include "render/base/srgb.h"
#include "render/image/stream_reader.h"

namespace weft {
namespace {

constexpr float kMostLight = 65535;
constexpr int kMatrixOne = 4096;

// From XYZ with the white D50 to the light of sRGB, adapted as CSS Color 4, 17 does.
constexpr std::array<float, 9> kXyzToSrgb = {3.1341359f,  -1.6173863f, -0.4906619f,
                                             -0.9787955f, 1.9162544f,  0.0334427f,
                                             0.0719554f,  -0.2289768f, 1.4053860f};

constexpr uint32_t tag(const char (&name)[5]) {
  return static_cast<uint32_t>(name[0]) << 24 | static_cast<uint32_t>(name[1]) << 16 |
         static_cast<uint32_t>(name[2]) << 8 | static_cast<uint32_t>(name[3]);
}

/// The fields of a profile; 0 outside.
class Fields {
 public:
  explicit Fields(std::span<const uint8_t> bytes) : bytes_(bytes) {}
  bool holds(size_t offset, size_t count) const {
    return offset <= bytes_.size() && bytes_.size() - offset >= count;
  }
  uint32_t word(size_t offset) const { return holds(offset, 4) ? big_32(&bytes_[offset]) : 0; }
  uint32_t half(size_t offset) const {
    return holds(offset, 2) ? uint32_t{bytes_[offset]} << 8 | bytes_[offset + 1] : 0;
  }
  /// s15Fixed16Number.
  float fixed(size_t offset) const {
    return static_cast<float>(static_cast<int32_t>(word(offset))) / 65536;
  }
  /// What a tag stands for; empty when there is none, or not all of it.
  std::span<const uint8_t> element(uint32_t name) const {
    constexpr size_t kTable = 128, kEntry = 12, kMostTags = 64;
    const size_t count = std::min<size_t>(word(kTable), kMostTags);
    for (size_t i = 0; i < count; ++i) {
      const size_t entry = kTable + 4 + i * kEntry;
      if (word(entry) != name) continue;
      const size_t start = word(entry + 4), size = word(entry + 8);
      return holds(start, size) ? bytes_.subspan(start, size) : std::span<const uint8_t>();
    }
    return {};
  }

 private:
  std::span<const uint8_t> bytes_;
};

/// A curve of type curv or para at x, from 0 to 1 (10.5, 10.15).
float curve_at(const Fields& curve, float x) {
  if (curve.word(0) == tag("para")) {
    const auto p = [&](size_t i) { return curve.fixed(12 + 4 * i); };
    const uint32_t type = curve.half(8);
    const float g = p(0), a = type ? p(1) : 1, b = type ? p(2) : 0;
    const float bend = type > 2 ? p(4) : type ? -b / a : 0;
    const float shift = type == 4 ? p(5) : type == 2 ? p(3) : 0;
    if (x >= bend) return std::pow(std::max(a * x + b, 0.f), g) + shift;
    return type > 2 ? p(3) * x + (type == 4 ? p(6) : 0) : shift;
  }
  const uint32_t count = curve.word(8);
  if (count == 0) return x;
  if (count == 1) return std::pow(x, static_cast<float>(curve.half(12)) / 256);
  const float place = x * static_cast<float>(count - 1);
  const auto below = std::min(static_cast<uint32_t>(place), count - 2);
  const auto at = [&](uint32_t i) { return static_cast<float>(curve.half(12 + 2 * size_t{i})); };
  const float part = place - static_cast<float>(below);
  return (at(below) * (1 - part) + at(below + 1) * part) / kMostLight;
}

bool is_curve(const Fields& curve) {
  constexpr size_t kParameterBytes[] = {4, 12, 16, 20, 28};
  const uint32_t type = curve.half(8);
  if (curve.word(0) == tag("para"))
    return type < std::size(kParameterBytes) && curve.holds(12, kParameterBytes[type]) &&
           (!type || curve.fixed(16) != 0);
  const uint32_t count = curve.word(8);
  return curve.word(0) == tag("curv") && count <= kProfileBytes &&
         curve.holds(12, 2 * size_t{count});
}

uint16_t stored_light(float light) {
  return light > 0 ? static_cast<uint16_t>(std::lround(std::min(light, 1.f) * kMostLight)) : 0;
}

}  // namespace

bool ColorProfile::read(std::span<const uint8_t> profile) {
  const Fields fields(profile);
  if (fields.word(36) != tag("acsp")) return false;
  gray_ = fields.word(16) == tag("GRAY");
  if (!gray_ && (fields.word(16) != tag("RGB ") || fields.word(20) != tag("XYZ "))) return false;
  constexpr uint32_t kCurves[] = {tag("rTRC"), tag("gTRC"), tag("bTRC")};
  constexpr uint32_t kPrimaries[] = {tag("rXYZ"), tag("gXYZ"), tag("bXYZ")};
  for (size_t channel = 0; channel < (gray_ ? 1 : 3); ++channel) {
    const Fields curve(fields.element(gray_ ? tag("kTRC") : kCurves[channel]));
    const Fields primary(fields.element(gray_ ? 0 : kPrimaries[channel]));
    if (!is_curve(curve) || (!gray_ && !primary.holds(8, 12))) return false;
    for (size_t i = 0; i < 256; ++i)
      light_[channel][i] = stored_light(curve_at(curve, static_cast<float>(i) / 255));
    for (size_t row = 0; row < 3 && !gray_; ++row) {
      float sum = 0;
      for (size_t i = 0; i < 3; ++i) sum += kXyzToSrgb[row * 3 + i] * primary.fixed(8 + 4 * i);
      const float bounded = std::clamp(sum, -8.f, 8.f);
      matrix_[row * 3 + channel] = static_cast<int32_t>(std::lround(bounded * kMatrixOne));
    }
  }
  for (size_t i = 0; i < next_value_.size(); ++i)
    next_value_[i] = stored_light(srgb_to_light((static_cast<float>(i) + 0.5f) / 255));
  return !is_srgb();
}

/// Whether every gray stays what it is, and every primary nearly so.
bool ColorProfile::is_srgb() const {
  for (size_t i = 0; i < 256; ++i) {
    const auto value = static_cast<uint8_t>(i);
    std::array<Rgba, 4> row = {
        Rgba{value, value, value, 255}, {value, 0, 0, 255}, {0, value, 0, 255}, {0, 0, value, 255}};
    const std::array<Rgba, 4> before = row;
    convert({row.data(), gray_ ? size_t{1} : row.size()});
    for (size_t k = 0; k < row.size(); ++k)
      for (const auto channel : {&Rgba::red, &Rgba::green, &Rgba::blue})
        if (std::abs(row[k].*channel - before[k].*channel) > 2) return false;
  }
  return true;
}

void ColorProfile::convert(std::span<Rgba> row) const {
  const auto value_of = [&](int64_t light) {
    const auto next = std::upper_bound(next_value_.begin(), next_value_.end(), light);
    return static_cast<uint8_t>(next - next_value_.begin());
  };
  for (Rgba& pixel : row) {
    const int64_t red = light_[0][pixel.red];
    if (gray_) {
      pixel.red = pixel.green = pixel.blue = value_of(red);
      continue;
    }
    const int64_t green = light_[1][pixel.green], blue = light_[2][pixel.blue];
    const auto light = [&](size_t at) {
      return (matrix_[at] * red + matrix_[at + 1] * green + matrix_[at + 2] * blue) / kMatrixOne;
    };
    pixel = {value_of(light(0)), value_of(light(3)), value_of(light(6)), pixel.alpha};
  }
}

}  // namespace weft
