// One step of a filter: rows of what came before in, rows of its result out.
#pragma once

#include "render/base/geometry.h"
#include "weft/arena.h"
#include "weft/color.h"

namespace weft {

/// Far more than can be seen, and sums of a few stay numbers.
inline constexpr IntRect kEverywhere{-(1 << 24), -(1 << 24), 1 << 24, 1 << 24};

/// How far a result reads its inputs around each of its pixels, in pixels; a negative side reads
/// nothing up to there.
struct Reach {
  int32_t left = 0, top = 0, right = 0, bottom = 0;
};

/// The rows of an input that are at hand: a ring of them.
class InputRows {
 public:
  InputRows() = default;
  /// Row `y` from `top` to `bottom`, of which the newest are held, is ring[(y - top) % count]; any
  /// other is `transparent`.
  InputRows(Rgba* const* ring, int32_t count, int32_t top, int32_t bottom, const Rgba* transparent)
      : ring_(ring), transparent_(transparent), count_(count), top_(top), bottom_(bottom) {}
  bool has(int32_t y) const { return y >= top_ && y < bottom_; }
  /// Never null.
  const Rgba* operator[](int32_t y) const {
    return has(y) ? ring_[(y - top_) % count_] : transparent_;
  }

 private:
  Rgba* const* ring_ = nullptr;
  const Rgba* transparent_ = nullptr;
  int32_t count_ = 1, top_ = 0, bottom_ = 0;
};

/// A row that is to be made. Index 0 of all rows is the device pixel `left`.
struct FilterRow {
  int32_t y;
  int32_t left, width;
  int32_t first,
      end;  ///< What is wanted: from `out`[first] up to `end`. All is transparent so far.
  Rgba* out;
  const InputRows* inputs;  ///< By number.

  /// Pixel `i` of `row`, transparent beside it.
  Rgba at(const Rgba* row, int64_t i) const { return i >= 0 && i < width ? row[i] : Rgba{}; }
};

/// The rows of an open filter.
struct FilterExtent {
  int32_t left, width;
  bool is_coarse;  ///< Blurs do with half the pixels they would take.
};

/// What a step holds from row to row: each has its own kind.
struct StepState {};

/// In the paint arena. Steps are called with states of their own.
class FilterStep {
 public:
  static constexpr int kMostInputs = 2;

  /// Outside it the result is transparent.
  IntRect area;
  const FilterStep* inputs[kMostInputs] = {};
  int place = 0;  ///< In its filter.
  FilterStep* next = nullptr;

  virtual Reach reach(bool is_coarse) const { return (void)is_coarse, Reach{}; }
  /// The pixels of an input that decide those in `seen`, and those of the result where inputs hold
  /// something in `content` only; without respect to areas.
  virtual IntRect needed(const IntRect& seen) const;
  virtual IntRect covered(const IntRect& content) const;

  /// Bytes that open() would take.
  virtual size_t state_bytes(const FilterExtent& extent) const { return (void)extent, 0; }
  /// Null when it holds nothing. The state is in `arena`, until close(). Errors: OutOfMemory.
  virtual Result<StepState*> open(const FilterExtent& extent, const IntRect& wanted,
                                  Arena& arena) const {
    return (void)extent, (void)wanted, (void)arena, static_cast<StepState*>(nullptr);
  }
  virtual void close(StepState* state) const { (void)state; }
  /// Whether rows of its only input come once, in order, by take_row(), and need not be kept.
  virtual bool takes_rows() const { return false; }
  /// Row `y` of the input: all from wanted.top - reach().top on. Null: it is transparent.
  virtual void take_row(int32_t y, const Rgba* row, StepState* state) const {
    (void)y, (void)row, (void)state;
  }
  /// Errors: OutOfMemory, and those of pictures.
  virtual Status make_row(const FilterRow& row, StepState* state) const = 0;

 protected:
  ~FilterStep() = default;
};

}  // namespace weft
