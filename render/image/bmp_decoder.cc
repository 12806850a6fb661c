#include "render/image/bmp_decoder.h"

#include <algorithm>

#include "render/image/dib.h"

namespace weft {
namespace {

// The runs of a compressed bitmap (biCompression BI_RLE8, BI_RLE4), row by row.
class RunReader {
 public:
  RunReader(StreamReader& reader, const Dib& dib) : reader_(&reader), dib_(&dib) {}

  /// What no run covers is transparent.
  Status read_row(std::span<Rgba> row);

 private:
  static constexpr uint8_t kEndOfRow = 0, kEndOfPicture = 1, kMove = 2;

  uint8_t index(uint8_t byte, size_t pixel) const {
    if (dib_->bits() == 8) return byte;
    return pixel % 2 ? byte & 0x0F : byte >> 4;
  }
  void put(std::span<Rgba> row, uint8_t color) {
    if (x_ < row.size()) row[x_] = dib_->color(color);
    ++x_;
  }
  Status read_plain(std::span<Rgba> row, uint8_t count);
  Status move();

  StreamReader* reader_;
  const Dib* dib_;
  size_t x_ = 0;
  uint32_t empty_rows_ = 0;
  bool ended_ = false, moved_ = false;
};

Status RunReader::read_plain(std::span<Rgba> row, uint8_t count) {
  uint8_t bytes[256];
  const size_t size = (size_t{count} * dib_->bits() + 7) / 8;
  WEFT_TRY(reader_->read({bytes, size + size % 2}));
  for (size_t i = 0; i < count; ++i) put(row, index(bytes[i * dib_->bits() / 8], i));
  return Status::Ok;
}

Status RunReader::move() {
  uint8_t by[2];
  WEFT_TRY(reader_->read(by));
  x_ += by[0];
  moved_ = by[1] > 0;
  empty_rows_ = moved_ ? by[1] - 1u : 0;
  return Status::Ok;
}

Status RunReader::read_row(std::span<Rgba> row) {
  std::fill(row.begin(), row.end(), Rgba{});
  if (ended_) return Status::Ok;
  if (empty_rows_) {
    --empty_rows_;
    return Status::Ok;
  }
  if (!std::exchange(moved_, false)) x_ = 0;
  for (;;) {
    uint8_t run[2];
    WEFT_TRY(reader_->read(run));
    if (run[0]) {
      for (size_t i = 0; i < run[0]; ++i) put(row, index(run[1], i));
      continue;
    }
    if (run[1] == kEndOfRow) return Status::Ok;
    if (run[1] == kEndOfPicture) {
      ended_ = true;
      return Status::Ok;
    }
    if (run[1] > kMove) {
      WEFT_TRY(read_plain(row, run[1]));
      continue;
    }
    WEFT_TRY(move());
    if (moved_) return Status::Ok;
  }
}

class BmpDecoder final : public RowDecoder {
 public:
  BmpDecoder(ByteStream& stream, Budget& budget)
      : reader_(stream), runs_(reader_, dib_), budget_(&budget) {}
  ~BmpDecoder() override { budget_->release(memory_, memory_bytes_); }

  Status read_header();
  const ImageHeader& header() const override { return header_; }
  Result<std::span<const Rgba>> next_row() override;

 private:
  bool has_runs() const { return dib_.compression() == Dib::Compression::Runs; }
  Status allocate();
  Status read_row(std::span<Rgba> row);

  StreamReader reader_;
  Dib dib_;
  RunReader runs_;
  Budget* budget_;
  ImageHeader header_;
  void* memory_ = nullptr;  // a row to give, then a stored one
  size_t memory_bytes_ = 0;
  Status failed_ = Status::Ok;
  uint32_t next_ = 0;
};

Status BmpDecoder::read_header() {
  uint8_t head[14];
  WEFT_TRY(reader_.read(head));
  if (head[0] != 'B' || head[1] != 'M') return Status::Corrupt;
  WEFT_TRY(dib_.read(reader_, false));
  header_.width = header_.natural_width = dib_.width();
  header_.height = header_.natural_height = dib_.height();
  header_.has_alpha = dib_.has_alpha() || has_runs();
  header_.is_bottom_up = !dib_.is_top_down();
  header_.is_decoded = dib_.compression() != Dib::Compression::Unknown &&
                       uint64_t{dib_.width()} * dib_.height() <= kMostPixels;
  if (!header_.is_decoded) failed_ = Status::Unsupported;
  const uint32_t pixels = little_32(head + 10);
  return pixels > reader_.position() ? reader_.skip(pixels - reader_.position()) : Status::Ok;
}

Status BmpDecoder::allocate() {
  const uint64_t bytes =
      uint64_t{header_.width} * sizeof(Rgba) + (has_runs() ? 0 : dib_.row_bytes());
  if (bytes > budget_->available()) return Status::OutOfMemory;
  memory_ = budget_->allocate(static_cast<size_t>(bytes));
  if (!memory_) return Status::OutOfMemory;
  memory_bytes_ = static_cast<size_t>(bytes);
  return Status::Ok;
}

Status BmpDecoder::read_row(std::span<Rgba> row) {
  if (has_runs()) return runs_.read_row(row);
  const std::span<uint8_t> stored(reinterpret_cast<uint8_t*>(row.data() + row.size()),
                                  static_cast<size_t>(dib_.row_bytes()));
  WEFT_TRY(reader_.read(stored));
  dib_.convert(stored.data(), row);
  return Status::Ok;
}

Result<std::span<const Rgba>> BmpDecoder::next_row() {
  if (failed_ == Status::Ok && next_ == header_.height) return Status::NotFound;
  if (failed_ == Status::Ok && !memory_) failed_ = allocate();
  const std::span<Rgba> row(static_cast<Rgba*>(memory_), memory_ ? header_.width : 0);
  if (failed_ == Status::Ok) failed_ = read_row(row);
  if (failed_ != Status::Ok) return failed_;
  ++next_;
  return std::span<const Rgba>(row);
}

}  // namespace

Result<Owned<RowDecoder>> make_bmp_decoder(ByteStream& stream, Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<BmpDecoder> decoder, make_owned<BmpDecoder>(budget, stream, budget));
  WEFT_TRY(decoder->read_header());
  return Owned<RowDecoder>(std::move(decoder));
}

}  // namespace weft
