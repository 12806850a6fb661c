// One line of pixels being composed: the canvas, or a group on it. Blends spans, glyph rows and
// picture rows, within the current clip, and remembers per pixel what is on top: text and thin
// lines take inks that are told from their ground, and are never dithered.
#pragma once

#include <span>

#include "render/base/inks.h"
#include "render/base/pixel_math.h"
#include "render/image/row_decoder.h"
#include "render/paint/coverage_line.h"
#include "render/paint/display_list.h"

namespace weft {

/// `source` over `below`, `coverage` 0…255 of it.
inline Rgba over(Rgba source, uint8_t coverage, Rgba below) {
  if (coverage != 255) source = multiply_255(source, coverage);
  if (source.alpha == 255) return source;
  return sum(source, multiply_255(below, 255u - source.alpha));
}

/// Buffers of one line: `width` pixels from `left` on.
class Layer {
 public:
  explicit Layer(Budget& budget) : budget_(&budget) {}
  ~Layer();
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;
  /// Errors: OutOfMemory.
  Status create(int32_t left, int32_t right);
  void clear(Rgba color, uint8_t mark = kFlatPixel);
  /// Makes this the group that will be merged into `below` by `effects` (which may be null).
  void stand_on(Layer& below, const GroupPaint* effects) {
    below_ = &below;
    effects_ = effects;
  }
  bool is_canvas() const { return !below_; }
  /// `pixel` at `x` of this line as it will be seen on the canvas.
  Rgba seen(Rgba pixel, int32_t x) const { return below_ ? merged(pixel, x) : pixel; }
  Rgba seen(int32_t x) const { return seen(pixel(x), x); }
  /// Makes this a group that is painted ahead, for a filter.
  void stand_apart() { is_apart_ = true; }
  /// Whether what it holds is not what is seen: a mask, a group that is filtered, or a group in
  /// one.
  bool is_unseen() const;
  /// The mark of what is seen at `x`, in this layer or below.
  uint8_t seen_mark(int32_t x) const {
    const Layer* layer = this;
    while (layer->below_ && layer->pixel(x).alpha < 128) layer = layer->below_;
    return layer->marks_[x - layer->left_];
  }

  int32_t left() const { return left_; }
  int32_t right() const { return right_; }
  Rgba& pixel(int32_t x) { return pixels_[x - left_]; }
  const Rgba& pixel(int32_t x) const { return pixels_[x - left_]; }
  uint8_t mark(int32_t x) const { return marks_[x - left_]; }
  uint8_t& mark(int32_t x) { return marks_[x - left_]; }  ///< PixelKind and marks.
  std::span<Rgba> pixels() { return {pixels_, static_cast<size_t>(right_ - left_)}; }
  std::span<uint8_t> marks() { return {marks_, static_cast<size_t>(right_ - left_)}; }

 private:
  size_t count() const { return static_cast<size_t>(right_ - left_); }
  Rgba merged(Rgba pixel, int32_t x) const;
  Budget* budget_;
  Rgba* pixels_ = nullptr;
  uint8_t* marks_ = nullptr;
  int32_t left_ = 0, right_ = 0;
  Layer* below_ = nullptr;  // of a group
  const GroupPaint* effects_ = nullptr;
  bool is_apart_ = false;
};

/// The target of painters: a layer through a clip.
class LineWriter {
 public:
  explicit LineWriter(Budget& budget)
      : budget_(&budget), coverage(budget), crossings(budget), clip_coverage_(budget) {}
  ~LineWriter();
  LineWriter(const LineWriter&) = delete;
  LineWriter& operator=(const LineWriter&) = delete;
  /// For the pixels from `left` to before `right` of any layer; with `inks` thin lines take theirs,
  /// `one_bit` edges are sharp. Errors: OutOfMemory.
  Status create(int32_t left, int32_t right, Inks* inks = nullptr, bool one_bit = false);

  /// Everything up to the next begin() goes to row `y` of `layer`, within `bounds` and `clip`.
  void begin(Layer& layer, int32_t y, const DisplayItem& item);
  int32_t y() const { return y_; }
  int32_t left() const { return left_; }
  int32_t right() const { return right_; }

  void fill(int32_t left, int32_t right, Rgba color, uint8_t coverage_255 = 255);
  void pixel(int32_t x, Rgba color, uint8_t coverage_255) {
    if (x < left_ || x >= right_) return;
    if (!covers(color, coverage_255)) return fill(x, x + 1, color, coverage_255);
    layer_->pixel(x) = color;
    layer_->mark(x) = flat_mark_;
  }
  /// One pixel of a picture or gradient.
  void shade(int32_t x, Rgba color, uint8_t coverage_255);
  /// A pixel whose ink was chosen: it hides what is below.
  void ink_pixel(int32_t x, Rgba ink);
  /// A pixel of a thin stroke in any direction. REQUIRES: inks(), `x` within left() and right().
  void stroke_pixel(int32_t x, Rgba color);
  /// Whether what is filled is a line of at most two pixels, which must be told from its ground;
  /// upright and level ones unless `any_direction`.
  void set_thin(bool thin, bool any_direction = false) {
    is_thin_ = inks_ && thin;
    any_direction_ = any_direction;
  }
  /// How all of it is laid on what is there.
  void set_compositing(Compositing how) { compositing_ = how; }
  /// The mark of flat pixels that are filled.
  void set_flat_mark(uint8_t mark) { flat_mark_ = mark; }
  /// Fills what `coverage` holds, and clears it.
  void fill_coverage(Rgba color);
  /// Coverage bytes of a glyph row from `x` on.
  void glyph_row(int32_t x, std::span<const uint8_t> row, Rgba color);
  /// `coverage_255` of text in an ink that was chosen.
  void text_pixel(int32_t x, Rgba ink, uint8_t coverage_255) {
    if (!may_touch(x)) return;
    if (coverage_255 != 255 || ink.alpha != 255) return blend_text(x, ink, coverage_255);
    layer_->pixel(x) = ink;
    layer_->mark(x) = kTextPixel;
  }
  Layer& layer() const { return *layer_; }
  Inks* inks() const { return inks_; }
  bool is_for_inks() const { return panel_inks_; }
  /// Whether the item may touch pixel `x`: it lies within bounds and half of it within the clip.
  bool may_touch(int32_t x) const { return x >= left_ && x < right_ && clip_at(x) >= 128; }
  /// Pixels of a picture or gradient from `x` on.
  void picture_row(int32_t x, std::span<const Rgba> row);

 private:
  // Whether what is filled takes the place of what is there.
  bool covers(Rgba color, uint8_t coverage_255) const {
    return coverage_255 == 255 && color.alpha == 255 && !clip_is_partial_ && !is_thin_ &&
           compositing_ == Compositing::SourceOver;
  }
  void blend_text(int32_t x, Rgba ink, uint8_t coverage_255);
  void prepare_clip(const Clip* clip);
  uint8_t clip_at(int32_t x) const { return clip_is_partial_ ? clip_line_[x - first_] : 255; }
  void blend(int32_t x, Rgba color, uint8_t coverage_255, uint8_t mark);
  void thin_pixel(int32_t x, Rgba color, uint8_t coverage_255);
  const LineInk& line_at(int32_t x, Rgba color);

  Budget* budget_;

 public:
  CoverageLine coverage;    ///< A scratch line for painters.
  PathCrossings crossings;  ///< The same for their paths.

 private:
  CoverageLine clip_coverage_;
  uint8_t* clip_line_ = nullptr;  // coverage of the rounded clips on this row
  int32_t first_ = 0, end_ = 0;   // the pixels that there is room for
  const Clip* prepared_clip_ = nullptr;
  int32_t prepared_y_ = -1;
  bool clip_is_partial_ = false;
  Layer* layer_ = nullptr;
  int32_t y_ = 0, left_ = 0, right_ = 0;
  DitherHint dither_ = DitherHint::ByContent;
  Inks* panel_inks_ = nullptr;
  Inks* inks_ = nullptr;  // of what is seen
  bool is_thin_ = false, any_direction_ = false;
  uint8_t flat_mark_ = kFlatPixel;
  Compositing compositing_ = Compositing::SourceOver;
  Rgba line_color_, line_ground_;  // of `line_`
  LineInk line_;
};

}  // namespace weft
