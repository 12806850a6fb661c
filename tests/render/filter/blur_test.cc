#include "render/filter/blur.h"

#include <cmath>

#include "tests/render/filter/filtered_pixels.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

constexpr Rgba kOpaque{255, 255, 255, 255};

struct Blurred {
  Blurred(float x, float y, RowSource& group, IntRect seen)
      : added(graph.add<Blur>({graph.source(), nullptr, kEverywhere}, x, y)),
        pixels(graph, group, seen) {}
  Budget budget;
  Arena arena{budget};
  FilterGraph graph{arena, kEverywhere};
  Result<const FilterStep*> added;
  FilteredPixels pixels;
};

// What a Gaussian leaves of an edge, `inside` pixels behind it.
double edge(double inside, double deviation) {
  return 127.5 * (1 + std::erf(inside / deviation / std::sqrt(2)));
}

TEST(Blur, AnEdgeIsTheIntegralOfAGaussianAtEverySize) {
  for (const float deviation : {1.f, 1.5f, 2.f, 3.f, 3.9f, 4.f, 6.f, 11.f, 30.f}) {
    const auto half = static_cast<int32_t>(deviation * 4) + 8;
    PixelSource group = one_color({0, 0, 4 * half, 4 * half}, kOpaque);
    const Blurred blurred(deviation, deviation, group, {-half, -half, 3 * half, 3 * half});
    for (int32_t i = -half; i < half; ++i) {
      EXPECT_NEAR(blurred.pixels.at(i, 2 * half).alpha, edge(i + 0.5, deviation), 3.0)
          << deviation << " at " << i;
      EXPECT_NEAR(blurred.pixels.at(2 * half, i).alpha, edge(i + 0.5, deviation), 3.0)
          << deviation << " at " << i;
    }
  }
}

TEST(Blur, OneDirectionAloneLeavesTheOtherSharp) {
  PixelSource group = one_color({10, 10, 60, 60}, kOpaque);
  const Blurred blurred(5, 0, group, {0, 0, 70, 70});
  EXPECT_EQ(blurred.pixels.at(35, 9), Rgba{});
  EXPECT_EQ(blurred.pixels.at(35, 10).alpha, 255);
  EXPECT_NEAR(blurred.pixels.at(10, 30).alpha, edge(0.5, 5), 3);
}

TEST(Blur, EvenlyColouredPixelsStayAsTheyAre) {
  const Rgba color{40, 90, 20, 100};
  PixelSource group = one_color({0, 0, 100, 100}, color);
  const Blurred blurred(6, 6, group, {48, 48, 52, 52});
  for (int32_t i = 48; i < 52; ++i) EXPECT_EQ(blurred.pixels.at(i, 50), color);
}

TEST(Blur, HeapIsItsReachTimesTheWidthWhateverTheHeight) {
  size_t peak = 0;
  for (const int32_t height : {200, 2000}) {
    PixelSource group = one_color({0, 0, 100, height}, kOpaque);
    const Blurred blurred(3, 3, group, {0, 0, 100, height});
    EXPECT_TRUE(!peak || blurred.pixels.peak() == peak);
    peak = blurred.pixels.peak();
    EXPECT_LT(peak, 100u * 4 * 50);
  }
}

TEST(Blur, HugeAndSenselessDeviationsAreBounded) {
  for (const float deviation : {1e9f, INFINITY, NAN, -5.f}) {
    PixelSource group = one_color({0, 0, 20, 20}, kOpaque);
    const Blurred blurred(deviation, deviation, group, {0, 0, 20, 20});
    EXPECT_LT(blurred.pixels.peak(), size_t{1} << 21);
    EXPECT_EQ(blurred.pixels.at(10, 10).alpha, deviation > 0 ? 0 : 255);
  }
}

TEST(Blur, FailingAllocationsAreOutOfMemory) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) -> Status {
    Arena arena(budget);
    FilterGraph graph(arena, kEverywhere);
    WEFT_TRY(graph.add<Blur>({graph.source(), nullptr, kEverywhere}, 5.f, 2.f).status());
    PixelSource group = one_color({0, 0, 50, 20}, kOpaque);
    WEFT_TRY_ASSIGN(const auto rows, graph.open(group, {0, 0, 50, 20}, budget));
    return rows->row(10).status();
  });
}

}  // namespace
}  // namespace weft
