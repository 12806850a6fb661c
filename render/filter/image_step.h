// feImage: a picture as the rows of a step.
#pragma once

#include "render/filter/filter_graph.h"
#include "render/image/image_store.h"

namespace weft {

class ImageStep final : public FilterStep {
 public:
  /// `image` over `bounds`. All outlive the step.
  ImageStep(ImageStore& images, Image& image, const IntRect& bounds, Scaling scaling)
      : images_(images), image_(image), bounds_(bounds), scaling_(scaling) {}
  IntRect covered(const IntRect&) const override { return bounds_; }
  size_t state_bytes(const FilterExtent& extent) const override;
  Result<StepState*> open(const FilterExtent& extent, const IntRect& wanted,
                          Arena& arena) const override;
  void close(StepState* state) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  ImageStore& images_;
  Image& image_;
  IntRect bounds_;
  Scaling scaling_;
};

}  // namespace weft
