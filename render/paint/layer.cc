#include "render/paint/layer.h"

#include <algorithm>
#include <cstring>

#include "render/paint/group.h"
#include "render/paint/rounded_rect.h"

namespace weft {

namespace {

// Pixels of one colour: what is there is copied behind itself, twice as much each time.
void fill_pixels(Rgba* pixels, size_t count, Rgba color) {
  constexpr size_t kAtOnce = 8;
  std::fill_n(pixels, std::min(count, kAtOnce), color);
  for (size_t done = kAtOnce; done < count; done *= 2)
    std::memcpy(pixels + done, pixels, std::min(done, count - done) * sizeof *pixels);
}

}  // namespace

Layer::~Layer() {
  budget_->release(pixels_, pixels_ ? count() * sizeof(Rgba) : 0);
  budget_->release(marks_, marks_ ? count() : 0);
}

Status Layer::create(int32_t left, int32_t right) {
  assert(!pixels_ && left <= right);
  left_ = left;
  right_ = right;
  pixels_ = static_cast<Rgba*>(budget_->allocate(count() * sizeof(Rgba)));
  marks_ = static_cast<uint8_t*>(budget_->allocate(count()));
  return pixels_ && marks_ ? Status::Ok : Status::OutOfMemory;
}

void Layer::clear(Rgba color, uint8_t mark) {
  fill_pixels(pixels_, count(), color);
  std::fill_n(marks_, count(), mark);
}

Rgba Layer::merged(Rgba pixel, int32_t x) const {
  for (const Layer* layer = this; layer->below_; layer = layer->below_) {
    const Rgba below = layer->below_->pixel(x);
    const GroupPaint* const effects = layer->effects_;
    pixel = effects ? composited(effects->compositing, with_effects(*effects, pixel), below)
                    : over(pixel, 255, below);
  }
  return pixel;
}

bool Layer::is_unseen() const {
  const Layer* layer = this;
  while (layer->below_ && !(layer->effects_ && layer->effects_->is_mask)) layer = layer->below_;
  return layer->below_ || layer->is_apart_;
}

LineWriter::~LineWriter() {
  budget_->release(clip_line_, clip_line_ ? static_cast<size_t>(end_ - first_) : 0);
}

Status LineWriter::create(int32_t left, int32_t right, Inks* inks, bool one_bit) {
  first_ = left;
  end_ = right;
  panel_inks_ = inks;
  WEFT_TRY(coverage.create(left, right, one_bit));
  WEFT_TRY(clip_coverage_.create(left, right, one_bit));
  clip_line_ = static_cast<uint8_t*>(budget_->allocate(static_cast<size_t>(right - left)));
  return clip_line_ ? Status::Ok : Status::OutOfMemory;
}

void LineWriter::begin(Layer& layer, int32_t y, const DisplayItem& item) {
  layer_ = &layer;
  y_ = y;
  left_ = std::max(item.bounds.left, layer.left());
  right_ = std::min(item.bounds.right, layer.right());
  dither_ = item.dither;
  is_thin_ = false;
  compositing_ = Compositing::SourceOver;
  inks_ = layer.is_unseen() ? nullptr : panel_inks_;
  flat_mark_ = dither_ == DitherHint::Picture ? kPicturePixel
               : dither_ == DitherHint::Flat  ? kInkPixel
               : item.is_under_text           ? kFlatPixel | kUnderText
                                              : kFlatPixel;
  if (item.clip != prepared_clip_ || y != prepared_y_) prepare_clip(item.clip);
}

void LineWriter::prepare_clip(const Clip* clip) {
  prepared_clip_ = clip;
  prepared_y_ = y_;
  clip_is_partial_ = false;
  for (; clip; clip = clip->parent) {
    if (!clip->shape && !clip->path) continue;
    if (!clip_is_partial_) std::fill_n(clip_line_, end_ - first_, uint8_t{255});
    clip_is_partial_ = true;
    if (clip->shape) add_row(*clip->shape, y_, clip_coverage_);
    else if (add_fill_row(*clip->path, y_, crossings, clip_coverage_) != Status::Ok) return;
    int32_t done = 0;
    clip_coverage_.take([&](int32_t left, int32_t right, uint8_t covered) {
      std::fill(clip_line_ + done, clip_line_ + (left - first_), uint8_t{0});
      done = right - first_;
      if (covered == 255) return;
      for (int32_t i = left - first_; i < done; ++i)
        clip_line_[i] = multiply_255(clip_line_[i], covered);
    });
    std::fill(clip_line_ + done, clip_line_ + (end_ - first_), uint8_t{0});
  }
}

namespace {

// Whether a surface over `mark` decides how the pixel becomes inks: a translucent one leaves a
// picture a picture.
bool hides(Rgba color, uint8_t opacity, uint8_t mark) {
  if (color.alpha == 255) return opacity >= 128;
  if (kind_of(mark) == kPicturePixel) return false;
  return kind_of(mark) == kFlatPixel ? opacity > 0 : opacity >= 128;
}

}  // namespace

void LineWriter::blend(int32_t x, Rgba color, uint8_t coverage_255, uint8_t mark) {
  Rgba& below = layer_->pixel(x);
  below = compositing_ == Compositing::SourceOver
              ? over(color, coverage_255, below)
              : composited(compositing_, over(color, coverage_255, Rgba{}), below);
  if (dither_ != DitherHint::ByContent) mark = flat_mark_;
  const uint8_t opacity = multiply_255(color.alpha, coverage_255);
  const bool decides = inks_ ? hides(color, opacity, layer_->mark(x)) : opacity >= 128;
  if (mark == kPicturePixel ? opacity > 0 : decides) layer_->mark(x) = mark;
}

const LineInk& LineWriter::line_at(int32_t x, Rgba color) {
  const Rgba ground = layer_->seen(x), shown = layer_->seen(over(color, 255, layer_->pixel(x)), x);
  if (shown == line_color_ && ground == line_ground_) return line_;
  line_color_ = shown;
  line_ground_ = ground;
  return line_ = inks_->line(shown, ground);
}

void LineWriter::thin_pixel(int32_t x, Rgba color, uint8_t coverage_255) {
  if (coverage_255 < 128) return;
  if (kind_of(layer_->seen_mark(x)) == kPicturePixel)
    return blend(x, color, coverage_255, kInkPixel);
  if (any_direction_) return stroke_pixel(x, color);
  const LineInk& line = line_at(x, color);
  if (!line.every) return;
  if ((x + y_) % line.every == 0) ink_pixel(x, inks_->color_of(line.ink));
  else if (line.fills) ink_pixel(x, inks_->color_of(line.between));
}

void LineWriter::stroke_pixel(int32_t x, Rgba color) {
  if (kind_of(layer_->seen_mark(x)) == kPicturePixel) return blend(x, color, 255, kInkPixel);
  const LineInk& line = line_at(x, color);
  // A lattice that no direction of a line misses: one or two dots of five along each.
  const uint32_t place = static_cast<uint32_t>(x + 2 * y_) % 5;
  const bool is_close = line.every == 2 || line.every == 3;
  if (line.every == 1 || (line.every && place == 0) || (is_close && place == 2))
    ink_pixel(x, inks_->color_of(line.ink));
}

void LineWriter::ink_pixel(int32_t x, Rgba ink) {
  if (!may_touch(x)) return;
  layer_->pixel(x) = ink;
  layer_->mark(x) = kTextPixel;
}

void LineWriter::fill(int32_t left, int32_t right, Rgba color, uint8_t coverage_255) {
  left = std::max(left, left_);
  right = std::min(right, right_);
  if (left >= right) return;
  if (covers(color, coverage_255)) {
    const auto count = static_cast<size_t>(right - left);
    fill_pixels(&layer_->pixel(left), count, color);
    std::fill_n(&layer_->mark(left), count, flat_mark_);
    return;
  }
  for (int32_t x = left; x < right; ++x) {
    const uint8_t covered =
        clip_is_partial_ ? multiply_255(clip_at(x), coverage_255) : coverage_255;
    if (is_thin_) thin_pixel(x, color, covered);
    else if (covered) blend(x, color, covered, flat_mark_);
  }
}

void LineWriter::shade(int32_t x, Rgba color, uint8_t coverage_255) {
  if (x < left_ || x >= right_) return;
  blend(x, color, clip_is_partial_ ? multiply_255(clip_at(x), coverage_255) : coverage_255,
        kPicturePixel);
}

void LineWriter::fill_coverage(Rgba color) {
  coverage.take(
      [&](int32_t left, int32_t right, uint8_t covered) { fill(left, right, color, covered); });
}

void LineWriter::glyph_row(int32_t x, std::span<const uint8_t> row, Rgba color) {
  const int32_t first = std::max(x, left_),
                last = std::min(x + static_cast<int32_t>(row.size()), right_);
  for (int32_t i = first; i < last; ++i) {
    const uint8_t covered = row[static_cast<size_t>(i - x)];
    if (covered)
      blend(i, color, clip_is_partial_ ? multiply_255(clip_at(i), covered) : covered, flat_mark_);
  }
}

void LineWriter::blend_text(int32_t x, Rgba ink, uint8_t coverage_255) {
  const unsigned opacity = multiply_255(ink.alpha, coverage_255);
  if (opacity >= 128 || kind_of(layer_->mark(x)) != kPicturePixel) layer_->mark(x) = kTextPixel;
  layer_->pixel(x) = over(ink, coverage_255, layer_->pixel(x));
}

void LineWriter::picture_row(int32_t x, std::span<const Rgba> row) {
  const int32_t first = std::max(x, left_),
                last = std::min(x + static_cast<int32_t>(row.size()), right_);
  const bool is_over = compositing_ == Compositing::SourceOver;
  const uint8_t mark = dither_ == DitherHint::ByContent ? uint8_t{kPicturePixel} : flat_mark_;
  const bool is_plain = is_over && !clip_is_partial_ && mark == kPicturePixel;
  for (int32_t i = first; i < last; ++i) {
    const Rgba pixel = row[static_cast<size_t>(i - x)];
    const bool is_whole =
        is_plain || (is_over && clip_at(i) == 255 && (pixel.alpha == 255 || mark == kPicturePixel));
    if (!is_whole) {
      blend(i, pixel, clip_at(i), kPicturePixel);
    } else if (pixel.alpha) {
      Rgba& below = layer_->pixel(i);
      below = over(pixel, 255, below);
      layer_->mark(i) = mark;
    }
  }
}

}  // namespace weft
