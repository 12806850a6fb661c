#include "render/filter/image_step.h"

#include <algorithm>

namespace weft {
namespace {

struct ImageState : StepState {
  Owned<ImageRows> rows;
  bool has_failed = false;
};

}  // namespace

size_t ImageStep::state_bytes(const FilterExtent&) const { return sizeof(ImageState); }

Result<StepState*> ImageStep::open(const FilterExtent&, const IntRect&, Arena& arena) const {
  void* const memory = arena.allocate(sizeof(ImageState));
  if (!memory) return Status::OutOfMemory;
  return ::new (memory) ImageState;
}

void ImageStep::close(StepState* state) const { static_cast<ImageState*>(state)->~ImageState(); }

Status ImageStep::make_row(const FilterRow& row, StepState* held) const {
  ImageState& state = *static_cast<ImageState*>(held);
  if (state.has_failed || row.y < bounds_.top || row.y >= bounds_.bottom) return Status::Ok;
  state.has_failed = true;  // until it is seen that it has not
  if (!state.rows) {
    auto opened = images_.open_rows(image_, static_cast<uint32_t>(bounds_.width()),
                                    static_cast<uint32_t>(bounds_.height()), scaling_);
    if (opened.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (!opened.ok()) return Status::Ok;
    state.rows = std::move(opened.value());
  }
  const auto pixels = state.rows->row(static_cast<uint32_t>(row.y - bounds_.top));
  if (pixels.status() == Status::OutOfMemory) return Status::OutOfMemory;
  if (!pixels.ok()) return Status::Ok;
  state.has_failed = false;
  const int32_t first = std::max(row.left + row.first, bounds_.left),
                end = std::min(row.left + row.end, bounds_.right);
  if (first < end)
    std::copy_n(pixels.value().data() + (first - bounds_.left), end - first,
                row.out + (first - row.left));
  return Status::Ok;
}

}  // namespace weft
