// What is evaluated in a space of its own, pixel by pixel: gradients, soft shadows and pictures
// that are turned.
#include <algorithm>
#include <cmath>

#include "render/base/printable_url.h"
#include "render/paint/painters.h"

namespace weft {
namespace {

/// Each pixel whose place in that space is one: far out it may be at infinity.
template <typename Evaluate>
void paint_run(const TurnedPaint& turned, int32_t left, int32_t right, LineWriter& writer,
               Evaluate evaluate) {
  const float y = static_cast<float>(writer.y()) + 0.5f;
  for (int32_t x = left; x < right; ++x) {
    const Vector at = turned.from_device.point({static_cast<float>(x) + 0.5f, y});
    if (std::isfinite(at.x) && std::isfinite(at.y)) evaluate(x, at);
  }
}

// When memory ends, a smaller picture serves.
Status prepare(const TurnedPaint& turned, int32_t y, PictureState& state, ImageStore& images,
               Budget& budget) {
  constexpr int kMostHalvings = 4;
  Status status = state.turned ? state.turned->prepare(turned, y) : Status::Ok;
  while (!state.turned || (status == Status::OutOfMemory && state.halvings < kMostHalvings)) {
    if (state.turned) {
      ++state.halvings;
    } else {
      WEFT_TRY_ASSIGN(state.turned, make_owned<TurnedPicture>(budget, budget));
    }
    status = state.turned->open(images, turned, state.halvings);
    if (status == Status::Ok) status = state.turned->prepare(turned, y);
  }
  return status;
}

/// False: it cannot be drawn, which was noted.
bool is_ready(const TurnedPaint& turned, int32_t y, PictureState& state, ImageStore& images,
              Notes& notes, Budget& budget) {
  if (state.failed) return false;
  const Status status = prepare(turned, y, state, images, budget);
  if (status == Status::Ok) return true;
  state.failed = true;
  state.turned.reset();
  notes.notef("%s: the picture is turned and cannot be held: %s",
              PrintableUrl(turned.picture->image->url()).text(), status_name(status));
  return false;
}

}  // namespace

void paint_turned_row(const TurnedPaint& turned, PictureState* state, ImageStore& images,
                      Notes& notes, Budget& budget, LineWriter& writer) {
  if (state && !is_ready(turned, writer.y(), *state, images, notes, budget)) return;
  if (add_fill_row(turned.area, writer.y(), writer.crossings, writer.coverage) != Status::Ok)
    return;
  // Drawings have sharp edges where inks are few: these are not mixed.
  const Image* const image = turned.picture ? turned.picture->image : nullptr;
  const bool is_flat = image && writer.inks() && image->is_flat(),
             is_sharp = is_flat || (image && writer.inks() && image->is_drawing());
  const Rgba shade = turned.shadow ? premultiplied(turned.shadow->color) : Rgba{};
  writer.coverage.take([&](int32_t left, int32_t right, uint8_t covered) {
    left = std::max(left, writer.left());
    right = std::min(right, writer.right());
    paint_run(turned, left, right, writer, [&](int32_t x, Vector at) {
      if (image) {
        const ImagePaint& picture = *turned.picture;
        const Rgba color = is_sharp ? state->turned->sample_sharp(picture, at)
                                    : state->turned->sample(picture, at, picture.scaling);
        is_flat ? writer.pixel(x, color, covered) : writer.shade(x, color, covered);
      } else if (turned.gradient) {
        writer.shade(x, gradient_color(*turned.gradient, at), covered);
      } else {
        writer.pixel(x, over(shade, shadow_opacity(*turned.shadow, at), Rgba{}), covered);
      }
    });
  });
}

}  // namespace weft
