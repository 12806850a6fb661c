// One line of pixels being composed: the canvas, or a group on it. Blends spans, glyph rows and
// picture rows, within the current clip, and remembers per pixel whether flat colour or a picture
// is on top (text is never dithered).
#pragma once

#include <span>

#include "render/image/row_decoder.h"
#include "render/paint/coverage_line.h"
#include "render/paint/display_list.h"

namespace weft {

/// A premultiplied pixel of `color`.
Rgba premultiplied(Color color);
/// `source` over `below`, `coverage` 0…255 of it.
Rgba over(Rgba source, uint8_t coverage, Rgba below);

/// Buffers of one line: `width` pixels from `left` on.
class Layer {
 public:
  explicit Layer(Budget& budget) : budget_(&budget) {}
  ~Layer();
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;
  /// Errors: OutOfMemory.
  Status create(int32_t left, int32_t right);
  void clear(Rgba color);

  int32_t left() const { return left_; }
  int32_t right() const { return right_; }
  Rgba& pixel(int32_t x) { return pixels_[x - left_]; }
  uint8_t& picture(int32_t x) { return pictures_[x - left_]; }
  std::span<Rgba> pixels() { return {pixels_, static_cast<size_t>(right_ - left_)}; }
  std::span<uint8_t> pictures() { return {pictures_, static_cast<size_t>(right_ - left_)}; }

 private:
  size_t count() const { return static_cast<size_t>(right_ - left_); }
  Budget* budget_;
  Rgba* pixels_ = nullptr;
  uint8_t* pictures_ = nullptr;  // 1 = a picture is on top
  int32_t left_ = 0, right_ = 0;
};

/// The target of painters: a layer through a clip.
class LineWriter {
 public:
  explicit LineWriter(Budget& budget)
      : budget_(&budget), coverage(budget), crossings(budget), clip_coverage_(budget) {}
  ~LineWriter();
  LineWriter(const LineWriter&) = delete;
  LineWriter& operator=(const LineWriter&) = delete;
  /// For lines of `width` pixels. Errors: OutOfMemory.
  Status create(int32_t width);

  /// Everything up to the next begin() goes to row `y` of `layer`, within `bounds` and `clip`.
  void begin(Layer& layer, int32_t y, const DisplayItem& item);
  int32_t y() const { return y_; }
  int32_t left() const { return left_; }
  int32_t right() const { return right_; }

  void fill(int32_t left, int32_t right, Rgba color, uint8_t coverage_255 = 255);
  void pixel(int32_t x, Rgba color, uint8_t coverage_255) { fill(x, x + 1, color, coverage_255); }
  /// One pixel of a picture or gradient.
  void shade(int32_t x, Rgba color, uint8_t coverage_255);
  /// Fills what `coverage` holds, and clears it.
  void fill_coverage(Rgba color);
  /// Coverage bytes of a glyph row from `x` on.
  void glyph_row(int32_t x, std::span<const uint8_t> row, Rgba color);
  /// Pixels of a picture or gradient from `x` on.
  void picture_row(int32_t x, std::span<const Rgba> row);

 private:
  void prepare_clip(const Clip* clip);
  void blend(int32_t x, Rgba color, uint8_t coverage_255, bool picture);

  Budget* budget_;

 public:
  CoverageLine coverage;    ///< A scratch line for painters.
  PathCrossings crossings;  ///< The same for their paths.

 private:
  CoverageLine clip_coverage_;
  uint8_t* clip_line_ = nullptr;  // coverage of the rounded clips on this row
  int32_t width_ = 0;
  const Clip* prepared_clip_ = nullptr;
  int32_t prepared_y_ = -1;
  bool clip_is_partial_ = false;
  Layer* layer_ = nullptr;
  int32_t y_ = 0, left_ = 0, right_ = 0;
  DitherHint dither_ = DitherHint::ByContent;
};

}  // namespace weft
