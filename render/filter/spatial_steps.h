// Steps that look at what is around a pixel, or elsewhere: feMorphology, feConvolveMatrix,
// feDisplacementMap, feTile.
#pragma once

#include <span>

#include "render/filter/filter_graph.h"

namespace weft {

/// No step looks further than this many pixels.
inline constexpr int32_t kFarthestReach = 2048;

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
  explicit ConvolveStep(const ConvolveKernel& kernel) : kernel_(kernel) {}
  Reach reach(bool) const override;
  IntRect covered(const IntRect& content) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  Rgba sum_at(const FilterRow& row, const Rgba* const* rows, int32_t i) const;

  ConvolveKernel kernel_;
};

/// Its input, moved by what the second one says.
class DisplacementStep final : public FilterStep {
 public:
  enum class Channel : uint8_t { Red, Green, Blue, Alpha };
  /// Scales in pixels.
  DisplacementStep(float scale_x, float scale_y, Channel x, Channel y);
  Reach reach(bool) const override { return {reach_x_, reach_y_, reach_x_, reach_y_}; }
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  float scale_x_, scale_y_;
  int32_t reach_x_, reach_y_;
  Channel x_, y_;
};

/// Repeats what its input has in `tile`.
class TileStep final : public FilterStep {
 public:
  explicit TileStep(const IntRect& tile) : tile_(tile) {}
  Reach reach(bool) const override;
  IntRect needed(const IntRect&) const override { return tile_; }
  IntRect covered(const IntRect& content) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  IntRect tile_;
};

}  // namespace weft
