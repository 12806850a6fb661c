// Steps that look at what is around a pixel, or elsewhere: feMorphology, feConvolveMatrix,
// feDisplacementMap, feTile.
#pragma once

#include <span>

#include "render/base/matrix.h"
#include "render/filter/filter_graph.h"

namespace weft {

/// No step looks further than this many pixels.
inline constexpr int32_t kFarthestReach = 2048;

/// The pixels of a box that is turned on the device, as large as those of the device, and a
/// rectangle of them.
struct TurnedGrid {
  Matrix from_device, to_device;
  Vector low, high;
};

class MorphologyStep final : public FilterStep {
 public:
  enum class Operator : uint8_t { Erode, Dilate };
  /// In whole pixels.
  MorphologyStep(Operator how, int32_t radius_x, int32_t radius_y);
  Reach reach(bool) const override { return {radius_x_, radius_y_, radius_x_, radius_y_}; }
  size_t state_bytes(const FilterExtent& extent) const override;
  Result<StepState*> open(const FilterExtent& extent, const IntRect& wanted,
                          Arena& arena) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  Operator how_;
  int32_t radius_x_, radius_y_;
};

struct ConvolveKernel {
  enum class Edge : uint8_t { Duplicate, Wrap, None };
  static constexpr int32_t kMostRows = 64, kMostWeights = 1024;

  int32_t columns, rows;
  int32_t target_x, target_y;      ///< Within the kernel.
  std::span<const float> weights;  ///< columns * rows, divided by the divisor; as SVG writes them.
  float bias;
  Edge edge;
  bool preserves_alpha;
};

class ConvolveStep final : public FilterStep {
 public:
  /// The pixels are those of `grid`, in which it lies in the rectangle; without one of the device.
  ConvolveStep(const ConvolveKernel& kernel, const TurnedGrid* grid)
      : kernel_(kernel), grid_(grid) {}
  Reach reach(bool) const override;
  IntRect covered(const IntRect& content) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  void make_turned_row(const FilterRow& row) const;

  ConvolveKernel kernel_;
  const TurnedGrid* grid_;
};

/// Its input, moved by what the second one says.
class DisplacementStep final : public FilterStep {
 public:
  enum class Channel : uint8_t { Red, Green, Blue, Alpha };
  /// Where it is moved from by all of a channel, in pixels.
  DisplacementStep(Vector by_x, Vector by_y, Channel x, Channel y);
  Reach reach(bool) const override { return {reach_x_, reach_y_, reach_x_, reach_y_}; }
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  Vector by_x_, by_y_;
  int32_t reach_x_, reach_y_;
  Channel x_, y_;
};

/// Repeats what its input has in `tile`; where there is a grid, in the rectangle of that, which
/// touches the pixels in `tile`.
class TileStep final : public FilterStep {
 public:
  TileStep(const IntRect& tile, const TurnedGrid* grid) : tile_(tile), grid_(grid) {}
  Reach reach(bool) const override;
  IntRect needed(const IntRect&) const override { return tile_; }
  IntRect covered(const IntRect& content) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  IntRect tile_;
  const TurnedGrid* grid_;
};

}  // namespace weft
