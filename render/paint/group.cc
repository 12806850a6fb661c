#include "render/paint/group.h"

#include <algorithm>
#include <cmath>

#include "render/base/srgb.h"

namespace weft {
namespace {

// Of linearRGB's weights on what is not linear, as browsers take it.
uint8_t luminance(Rgba pixel) {
  return static_cast<uint8_t>((54 * pixel.red + 183 * pixel.green + 19 * pixel.blue) >> 8);
}

uint8_t linear_luminance(Rgba pixel) {
  if (pixel.alpha == 0) return 0;
  const auto light = [&](uint8_t channel) {
    return srgb_to_light(static_cast<float>(channel) / static_cast<float>(pixel.alpha));
  };
  const float sum =
      0.2125f * light(pixel.red) + 0.7154f * light(pixel.green) + 0.0721f * light(pixel.blue);
  return static_cast<uint8_t>(std::min(sum, 1.0f) * static_cast<float>(pixel.alpha) + 0.5f);
}

uint8_t lightness(const GroupPaint& paint, Rgba pixel) {
  return paint.is_linear ? linear_luminance(pixel) : luminance(pixel);
}

// The first pixel from `x` on that is drawn, or `right`.
int32_t next_drawn(const Layer& group, int32_t x, int32_t right) {
  const auto alpha = [&](int32_t at) { return group.pixel(at).alpha; };
  while (x + 4 <= right && !(alpha(x) | alpha(x + 1) | alpha(x + 2) | alpha(x + 3))) x += 4;
  while (x < right && !alpha(x)) ++x;
  return x;
}

// A pixel whose ink was chosen is masked as a whole.
void mask_with(const GroupPaint& paint, Layer& mask, Layer& below) {
  const int32_t right = below.right();
  for (int32_t x = below.left(); (x = next_drawn(below, x, right)) < right; ++x) {
    const Rgba pixel = mask.pixel(x);
    uint8_t kept = paint.is_luminance ? lightness(paint, pixel) : pixel.alpha;
    if (kind_of(below.mark(x)) == kTextPixel) kept = kept < 128 ? 0 : 255;
    below.pixel(x) = over(below.pixel(x), kept, Rgba{});
  }
}

uint8_t matrix_row(const int32_t* row, Rgba pixel) {
  const int64_t sum = int64_t{row[0]} * pixel.red + int64_t{row[1]} * pixel.green +
                      int64_t{row[2]} * pixel.blue + int64_t{row[3]} * pixel.alpha;
  return static_cast<uint8_t>(std::clamp<int64_t>((sum + 2048) >> 12, 0, pixel.alpha));
}

Rgba filtered(const GroupPaint& paint, Rgba pixel) {
  if (!paint.matrix) return pixel;
  return {matrix_row(paint.matrix, pixel), matrix_row(paint.matrix + 4, pixel),
          matrix_row(paint.matrix + 8, pixel), pixel.alpha};
}

}  // namespace

Rgba with_effects(const GroupPaint& paint, Rgba pixel) {
  if (paint.is_luminance) return {0, 0, 0, multiply_255(lightness(paint, pixel), paint.opacity)};
  return over(filtered(paint, pixel), paint.opacity, Rgba{});
}

namespace {

// On few inks what has the shape of text is told from its ground as text is.
void tell_pixel(int32_t x, Rgba pixel, LineWriter& writer) {
  if (pixel.alpha < 128 || !writer.may_touch(x)) return;
  Layer& layer = writer.layer();
  const bool on_picture = kind_of(layer.seen_mark(x)) == kPicturePixel;
  const Rgba shown = layer.seen(over(pixel, 255, layer.pixel(x)), x);
  const TextInk ink = writer.inks()->text(shown, layer.seen(x), on_picture);
  if (ink.seen) writer.text_pixel(x, writer.inks()->color_of(ink.ink), pixel.alpha);
}

}  // namespace

void merge_group(const GroupPaint& paint, Layer& group, Layer& below, const IntRect& bounds,
                 LineWriter& writer) {
  if (paint.is_mask) return mask_with(paint, group, below);
  writer.set_compositing(paint.compositing);
  const bool clears = clears_around(paint.compositing);
  const int32_t right = std::min(bounds.right, group.right());
  for (int32_t x = std::max(bounds.left, group.left()); x < right; ++x) {
    if (!clears) x = next_drawn(group, x, right);
    if (x == right) return;
    const Rgba pixel = with_effects(paint, group.pixel(x));
    const uint8_t mark = group.mark(x);
    if (!pixel.alpha && !clears) continue;
    if (paint.is_text && writer.inks()) {
      tell_pixel(x, pixel, writer);
    } else if (mark == kPicturePixel) {
      writer.picture_row(x, {&pixel, 1});
    } else if (kind_of(mark) == kTextPixel) {
      writer.text_pixel(x, group.pixel(x), 255);  // the effects are in it already
    } else {
      writer.set_flat_mark(mark);
      writer.pixel(x, pixel, 255);
    }
  }
}

void merge_filtered(const GroupPaint& paint, int32_t left, std::span<const Rgba> row,
                    LineWriter& writer) {
  writer.set_compositing(paint.compositing);
  for (size_t i = 0; i < row.size(); ++i) {
    const Rgba pixel = with_effects(paint, row[i]);
    if (pixel.alpha) writer.picture_row(left + static_cast<int32_t>(i), {&pixel, 1});
  }
}

}  // namespace weft
