#include "render/image/flatness.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

namespace weft {
namespace {

bool is_flat(const std::function<Rgba(int x, int y)>& pixel) {
  Flatness flatness;
  for (int y = 0; y < 48; ++y) {
    std::vector<Rgba> row;
    for (int x = 0; x < 48; ++x) row.push_back(pixel(x, y));
    flatness.add_row(row);
  }
  return flatness.is_flat();
}
Rgba gray(int level) {
  const auto byte = static_cast<uint8_t>(level);
  return {byte, byte, byte, 255};
}

TEST(Flatness, ADiscWithASmoothEdgeIsADrawing) {
  EXPECT_TRUE(is_flat([](int x, int y) {
    const int square = (x - 24) * (x - 24) + (y - 24) * (y - 24);
    return gray(square < 380 ? 40 : square > 420 ? 255 : 40 + (square - 380) * 5);
  }));
}

TEST(Flatness, TransparencyIsNoColour) {
  EXPECT_TRUE(is_flat([](int x, int) { return x % 12 < 6 ? Rgba{} : gray(30); }));
  EXPECT_FALSE(is_flat([](int, int) { return Rgba{}; }));
}

// A ring whose edges are as wide as it is, as thin icons have them.
Rgba ring(int x, int y, uint8_t red) {
  const double off = std::abs(std::hypot(x - 24, y - 24) - 18);
  const auto alpha = static_cast<uint8_t>(std::clamp(2.5 - off, 0.0, 1.0) * 255);
  return {static_cast<uint8_t>(red * alpha / 255), 0, 0, alpha};
}

TEST(Flatness, AnIconOfFewColoursOnNothingIsADrawingWhateverItsEdges) {
  EXPECT_TRUE(is_flat([](int x, int y) { return ring(x, y, 200); }));
  EXPECT_FALSE(is_flat([](int x, int y) { return ring(x, y, static_cast<uint8_t>(x * 5)); }));
}

TEST(Flatness, NoiseGradientsAndManyColoursAreNone) {
  EXPECT_FALSE(is_flat([](int x, int y) { return gray(100 + (x * 7 + y * 13) % 31); }));
  EXPECT_FALSE(is_flat([](int x, int) { return gray(x * 5); }));
  EXPECT_FALSE(is_flat([](int, int y) { return gray(y * 5); }));
  EXPECT_FALSE(is_flat([](int x, int y) { return gray(x / 8 * 8 + y / 8 * 20); }));
}

TEST(Flatness, APhotographOnWhiteIsNone) {
  EXPECT_FALSE(is_flat([](int x, int y) {
    return x < 12 || x > 36 ? gray(255) : gray(80 + (x * 5 + y * 11) % 90);
  }));
}

}  // namespace
}  // namespace weft
