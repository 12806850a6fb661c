#include "render/image/gif_decoder.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "render/image/gif_lzw.h"
#include "render/image/interlacing.h"

namespace weft {
namespace {

constexpr uint8_t kExtension = 0x21, kImage = 0x2C, kGraphicControl = 0xF9;

struct Frame {
  uint32_t left = 0, top = 0, width = 0, height = 0;
};

// GIF89a, appendix E: the rows of each pass; after it every kStepAfter-th row is there.
constexpr int kPasses = 4;
constexpr uint32_t kFirstRows[kPasses] = {0, 4, 2, 1}, kPassSteps[kPasses] = {8, 8, 4, 2},
                   kStepAfter[kPasses] = {8, 4, 2, 1};

class GifDecoder final : public RowDecoder {
 public:
  GifDecoder(ByteStream& stream, Budget& budget) : reader_(stream), budget_(&budget) {}
  ~GifDecoder() override {
    budget_->release(row_, row_bytes());
    budget_->release(indices_, indices_bytes_);
  }

  Status read_header();
  const ImageHeader& header() const override { return header_; }
  void shrink_to(uint32_t width, uint32_t height) override;
  Result<std::span<const Rgba>> next_row() override;

 private:
  Status read_palette(uint8_t flags);
  Status read_extension();
  Status skip_blocks();
  Status read_frame();
  Status start();
  Status read_passes();
  void put(std::span<const uint8_t> indices);
  uint64_t bytes_of(uint32_t step) const {
    return uint64_t{frame_.width} * (is_interlaced_ ? frame_.height / step + 1 : 1);
  }
  size_t row_bytes() const { return row_ ? header_.width * sizeof(Rgba) : 0; }

  StreamReader reader_;
  Budget* budget_;
  ImageHeader header_;
  Frame frame_;
  std::array<Rgba, 256> palette_{};
  int transparent_ = -1;
  bool is_interlaced_ = false;
  uint32_t step_ = 1;  // of the rows that are given
  bool started_ = false;
  Status failed_ = Status::Ok;
  Owned<GifLzw> lzw_;
  Rgba* row_ = nullptr;
  uint8_t* indices_ = nullptr;  // of a row of the frame; of all its rows when it is interlaced
  size_t indices_bytes_ = 0;
  uint32_t next_ = 0;
};

Status GifDecoder::read_palette(uint8_t flags) {
  if (!(flags & 0x80)) return Status::Ok;
  const size_t colors = size_t{2} << (flags & 7);
  for (size_t i = 0; i < colors; ++i) {
    uint8_t rgb[3];
    WEFT_TRY(reader_.read(rgb));
    palette_[i] = {rgb[0], rgb[1], rgb[2], 255};
  }
  return Status::Ok;
}

Status GifDecoder::skip_blocks() {
  for (;;) {
    WEFT_TRY_ASSIGN(const uint8_t size, reader_.byte());
    if (!size) return Status::Ok;
    WEFT_TRY(reader_.skip(size));
  }
}

Status GifDecoder::read_extension() {
  WEFT_TRY_ASSIGN(const uint8_t label, reader_.byte());
  if (label != kGraphicControl) return skip_blocks();
  WEFT_TRY_ASSIGN(const uint8_t size, reader_.byte());
  uint8_t control[4];
  if (size != sizeof(control)) return Status::Corrupt;
  WEFT_TRY(reader_.read(control));
  transparent_ = control[0] & 1 ? control[3] : -1;
  return skip_blocks();
}

// The canvas grows to what a careless writer put beside it.
Status GifDecoder::read_frame() {
  uint8_t place[9];
  WEFT_TRY(reader_.read(place));
  frame_ = {little_16(place), little_16(place + 2), little_16(place + 4), little_16(place + 6)};
  if (!frame_.width || !frame_.height) return Status::Corrupt;
  header_.width = std::max(header_.width, frame_.left + frame_.width);
  header_.height = std::max(header_.height, frame_.top + frame_.height);
  header_.natural_width = header_.width;
  header_.natural_height = header_.height;
  is_interlaced_ = place[8] & 0x40;
  WEFT_TRY(read_palette(place[8]));
  if (transparent_ >= 0) palette_[static_cast<size_t>(transparent_)] = {};
  header_.has_alpha =
      transparent_ >= 0 || frame_.width < header_.width || frame_.height < header_.height;
  header_.is_decoded = uint64_t{header_.width} * header_.height <= kMostPixels;
  if (!header_.is_decoded) failed_ = Status::Unsupported;
  return Status::Ok;
}

Status GifDecoder::read_header() {
  uint8_t head[13];
  WEFT_TRY(reader_.read(head));
  if (std::memcmp(head, "GIF", 3) != 0) return Status::Corrupt;
  header_.width = little_16(head + 6);
  header_.height = little_16(head + 8);
  palette_.fill({0, 0, 0, 255});
  WEFT_TRY(read_palette(head[10]));
  for (;;) {
    WEFT_TRY_ASSIGN(const uint8_t block, reader_.byte());
    if (block == kImage) return read_frame();
    if (block != kExtension) return Status::Corrupt;
    WEFT_TRY(read_extension());
  }
}

void GifDecoder::shrink_to(uint32_t, uint32_t height) {
  if (started_ || !is_interlaced_) return;
  step_ = interlace_step(
      budget_->available(), [&](uint32_t step) { return bytes_of(step); },
      [&](uint32_t step) { return header_.natural_height / step >= height; });
  header_.height = (header_.natural_height + step_ - 1) / step_;
}

Status GifDecoder::start() {
  started_ = true;
  if (bytes_of(step_) > budget_->available()) return Status::OutOfMemory;
  indices_ = static_cast<uint8_t*>(budget_->allocate(static_cast<size_t>(bytes_of(step_))));
  if (!indices_) return Status::OutOfMemory;
  indices_bytes_ = static_cast<size_t>(bytes_of(step_));
  row_ = static_cast<Rgba*>(budget_->allocate(header_.width * sizeof(Rgba)));
  if (!row_) return Status::OutOfMemory;
  WEFT_TRY_ASSIGN(lzw_, GifLzw::create(reader_, *budget_));
  return is_interlaced_ ? read_passes() : Status::Ok;
}

// A row stands for those below it until theirs come. Where the passes end too early, what they gave
// stands.
Status GifDecoder::read_passes() {
  for (int pass = 0; pass < kPasses && kStepAfter[pass] >= step_; ++pass)
    for (uint32_t y = kFirstRows[pass]; y < frame_.height; y += kPassSteps[pass]) {
      uint8_t* const row = indices_ + size_t{y / step_} * frame_.width;
      const Status status = lzw_->read({row, frame_.width});
      if (status == Status::Corrupt && y > 0) return Status::Ok;
      WEFT_TRY(status);
      const uint32_t rows_below = kStepAfter[pass];
      for (uint32_t below = y + step_; below < std::min(y + rows_below, frame_.height);
           below += step_)
        std::memcpy(indices_ + size_t{below / step_} * frame_.width, row, frame_.width);
    }
  lzw_.reset();
  return Status::Ok;
}

void GifDecoder::put(std::span<const uint8_t> indices) {
  std::transform(indices.begin(), indices.end(), row_ + frame_.left,
                 [&](uint8_t index) { return palette_[index]; });
}

Result<std::span<const Rgba>> GifDecoder::next_row() {
  if (failed_ == Status::Ok && next_ == header_.height) return Status::NotFound;
  if (failed_ == Status::Ok && !started_) failed_ = start();
  if (failed_ != Status::Ok) return failed_;
  const uint32_t y = next_++ * step_;
  std::fill_n(row_, header_.width, Rgba{});
  const std::span<const Rgba> row(row_, header_.width);
  if (y < frame_.top || y - frame_.top >= frame_.height) return row;
  if (!is_interlaced_) {
    failed_ = lzw_->read({indices_, frame_.width});
    if (failed_ != Status::Ok) return failed_;
  }
  const size_t held = is_interlaced_ ? (y - frame_.top) / step_ : 0;
  put({indices_ + held * frame_.width, frame_.width});
  return row;
}

}  // namespace

Result<Owned<RowDecoder>> make_gif_decoder(ByteStream& stream, Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<GifDecoder> decoder, make_owned<GifDecoder>(budget, stream, budget));
  WEFT_TRY(decoder->read_header());
  return Owned<RowDecoder>(std::move(decoder));
}

}  // namespace weft
