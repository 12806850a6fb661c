// A small picture held in memory, lossless, in the form that takes least: its rows in the coding of
// the QOI format (qoiformat.org), which needs 256 bytes to read and no more than the pixels differ
// (a 64x64 icon of few colours takes 1–3 KB); indices of at most 256 colours (masks, grays,
// palettes); or the pixels as they are.
#pragma once

#include <array>

#include "render/image/byte_pieces.h"
#include "render/image/row_decoder.h"

namespace weft {

class HeldImage {
 public:
  /// Reads all rows of `source` and holds them in at most `limit` bytes of `budget`; rows after
  /// corrupt data are transparent. Errors: Unsupported (takes more), OutOfMemory, those of the
  /// rows, Corrupt when there is not one row.
  static Result<Owned<HeldImage>> hold(RowDecoder& source, Budget& budget, size_t limit);
  explicit HeldImage(Budget& budget) : budget_(&budget) {}
  ~HeldImage() { budget_->release(colors_.data(), colors_.size_bytes()); }
  HeldImage(const HeldImage&) = delete;
  HeldImage& operator=(const HeldImage&) = delete;

  uint32_t width() const { return header_.width; }
  uint32_t height() const { return header_.height; }
  size_t bytes() const { return bytes_->size() + colors_.size_bytes(); }
  bool is_flat() const { return is_flat_; }  ///< See Flatness.
  /// The number of readers; a picture in use may not be let go.
  uint32_t readers() const { return readers_; }

  /// A decoder of the held rows, which this must outlive. Errors: OutOfMemory.
  Result<Owned<RowDecoder>> read(Budget& budget);

 private:
  friend class HeldRows;
  friend class HeldWriter;
  friend class FormChoice;
  enum class Form : uint8_t {
    Coded,
    Indexed,  ///< In `colors_`, each row from a whole byte on.
    Plain,    ///< 3 bytes a pixel when all are opaque, else 4.
  };

  Budget* budget_;
  Owned<BytePieces> bytes_;
  std::span<Rgba> colors_;  // Indexed
  ImageHeader header_;
  Form form_ = Form::Coded;
  uint8_t pixel_bits_ = 0;  // Indexed and Plain
  uint32_t readers_ = 0;
  bool is_flat_ = false;
};

}  // namespace weft
