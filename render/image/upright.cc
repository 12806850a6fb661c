#include "render/image/upright.h"

#include <algorithm>
#include <cstring>

namespace weft {
namespace {

constexpr uint8_t kMirrored = 2;

// Exif 2.3, tag 0x0112: what the stored rows and columns are to the upright ones.
constexpr bool mirrors_columns(uint8_t orientation) {
  return orientation == kMirrored || orientation == 3 || orientation == 7 || orientation == 8;
}
constexpr bool mirrors_rows(uint8_t orientation) {
  return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
}

class Upright final : public RowDecoder {
 public:
  Upright(Owned<RowDecoder> source, uint8_t orientation, Budget& budget)
      : source_(std::move(source)),
        header_(source_->header()),
        stored_width_(header_.width),
        stored_height_(header_.height),
        orientation_(orientation),
        pixel_bytes_(header_.has_alpha ? 4 : 3),
        budget_(&budget) {
    header_.orientation = 1;
    header_.is_bottom_up = false;
    if (transposes(orientation)) std::swap(header_.width, header_.height);
  }
  ~Upright() override { budget_->release(memory_, bytes_); }

  Status read();
  const ImageHeader& header() const override { return header_; }
  Result<std::span<const Rgba>> next_row() override;

 private:
  bool is_whole() const { return orientation_ != kMirrored; }
  Status allocate();
  Rgba stored_pixel(uint32_t column, uint32_t row) const {
    Rgba pixel{0, 0, 0, 255};
    std::memcpy(&pixel, stored_ + (size_t{row} * stored_width_ + column) * pixel_bytes_,
                pixel_bytes_);
    return pixel;
  }

  Owned<RowDecoder> source_;  // until its rows are read
  ImageHeader header_;
  uint32_t stored_width_, stored_height_;
  uint8_t orientation_;
  size_t pixel_bytes_;  // of a stored pixel; alpha is the last byte
  Budget* budget_;
  void* memory_ = nullptr;  // a row to give, then the stored picture
  size_t bytes_ = 0;
  Rgba* row_ = nullptr;
  uint8_t* stored_ = nullptr;
  uint32_t next_ = 0;
};

Status Upright::allocate() {
  const uint64_t row_bytes = uint64_t{header_.width} * sizeof(Rgba);
  const uint64_t pixels = is_whole() ? uint64_t{header_.width} * header_.height : 0;
  const uint64_t bytes = row_bytes + pixels * pixel_bytes_;
  if (bytes > budget_->available()) return Status::OutOfMemory;
  memory_ = budget_->allocate(static_cast<size_t>(bytes));
  if (!memory_) return Status::OutOfMemory;
  bytes_ = static_cast<size_t>(bytes);
  row_ = static_cast<Rgba*>(memory_);
  stored_ = static_cast<uint8_t*>(memory_) + row_bytes;
  // What does not come is white, or transparent.
  std::memset(stored_, header_.has_alpha ? 0 : 255, static_cast<size_t>(pixels * pixel_bytes_));
  return Status::Ok;
}

Status Upright::read() {
  WEFT_TRY(allocate());
  if (!is_whole()) return Status::Ok;
  uint8_t* out = stored_;
  for (uint32_t y = 0; y < stored_height_; ++y) {
    const auto row = source_->next_row();
    if (row.status() == Status::Corrupt && y > 0) break;
    if (!row.ok()) return row.status();
    for (const Rgba& pixel : row.value()) {
      std::memcpy(out, &pixel, pixel_bytes_);
      out += pixel_bytes_;
    }
  }
  source_.reset();
  return Status::Ok;
}

Result<std::span<const Rgba>> Upright::next_row() {
  if (next_ == header_.height) return Status::NotFound;
  const uint32_t y = next_++;
  if (!is_whole()) {
    WEFT_TRY_ASSIGN(const std::span<const Rgba> row, source_->next_row());
    std::reverse_copy(row.begin(), row.end(), row_);
    return std::span<const Rgba>(row_, header_.width);
  }
  for (uint32_t x = 0; x < header_.width; ++x) {
    uint32_t column = transposes(orientation_) ? y : x, row = transposes(orientation_) ? x : y;
    if (mirrors_columns(orientation_)) column = stored_width_ - 1 - column;
    if (mirrors_rows(orientation_)) row = stored_height_ - 1 - row;
    row_[x] = stored_pixel(column, row);
  }
  return std::span<const Rgba>(row_, header_.width);
}

}  // namespace

Result<Owned<RowDecoder>> make_upright(Owned<RowDecoder> source, uint8_t orientation,
                                       Budget& budget) {
  if (orientation == 1) return source;
  WEFT_TRY_ASSIGN(Owned<Upright> upright,
                  make_owned<Upright>(budget, std::move(source), orientation, budget));
  WEFT_TRY(upright->read());
  return Owned<RowDecoder>(std::move(upright));
}

}  // namespace weft
