#include "render/image/upright.h"

#include <algorithm>

namespace weft {
namespace {

struct Rgb {
  uint8_t red, green, blue;
};

// Exif 2.3, tag 0x0112: what the stored rows and columns are to the upright ones.
constexpr bool mirrors_columns(uint8_t orientation) {
  return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
}
constexpr bool mirrors_rows(uint8_t orientation) {
  return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
}

class Upright final : public RowDecoder {
 public:
  Upright(const ImageHeader& stored, Budget& budget)
      : stored_(stored), header_(stored), budget_(&budget) {
    header_.orientation = 1;
    if (transposes(stored.orientation)) std::swap(header_.width, header_.height);
  }
  ~Upright() override { budget_->release(pixels_, bytes_); }

  Status read(RowDecoder& source);
  const ImageHeader& header() const override { return header_; }
  Result<std::span<const Rgba>> next_row() override;

 private:
  Status allocate();

  ImageHeader stored_, header_;
  Budget* budget_;
  void* pixels_ = nullptr;  // a row to give, then the stored picture
  size_t bytes_ = 0;
  Rgba* row_ = nullptr;
  Rgb* stored_pixels_ = nullptr;
  uint32_t next_ = 0;
};

Status Upright::allocate() {
  const uint64_t row_bytes = uint64_t{header_.width} * sizeof(Rgba);
  const uint64_t bytes = row_bytes + uint64_t{header_.width} * header_.height * sizeof(Rgb);
  if (bytes > budget_->available()) return Status::OutOfMemory;
  pixels_ = budget_->allocate(static_cast<size_t>(bytes));
  if (!pixels_) return Status::OutOfMemory;
  bytes_ = static_cast<size_t>(bytes);
  row_ = static_cast<Rgba*>(pixels_);
  stored_pixels_ = reinterpret_cast<Rgb*>(row_ + header_.width);
  std::fill_n(stored_pixels_, size_t{header_.width} * header_.height, Rgb{255, 255, 255});
  return Status::Ok;
}

Status Upright::read(RowDecoder& source) {
  WEFT_TRY(allocate());
  Rgb* out = stored_pixels_;
  for (uint32_t y = 0; y < stored_.height; ++y) {
    const auto row = source.next_row();
    if (row.status() == Status::Corrupt && y > 0) return Status::Ok;
    if (!row.ok()) return row.status();
    for (const Rgba pixel : row.value()) *out++ = {pixel.red, pixel.green, pixel.blue};
  }
  return Status::Ok;
}

Result<std::span<const Rgba>> Upright::next_row() {
  if (next_ == header_.height) return Status::NotFound;
  const uint32_t y = next_++;
  for (uint32_t x = 0; x < header_.width; ++x) {
    uint32_t column = transposes(stored_.orientation) ? y : x,
             row = transposes(stored_.orientation) ? x : y;
    if (mirrors_columns(stored_.orientation)) column = stored_.width - 1 - column;
    if (mirrors_rows(stored_.orientation)) row = stored_.height - 1 - row;
    const Rgb pixel = stored_pixels_[size_t{row} * stored_.width + column];
    row_[x] = {pixel.red, pixel.green, pixel.blue, 255};
  }
  return std::span<const Rgba>(row_, header_.width);
}

}  // namespace

Result<Owned<RowDecoder>> make_upright(Owned<RowDecoder> source, Budget& budget) {
  if (source->header().orientation == 1) return source;
  WEFT_TRY_ASSIGN(Owned<Upright> upright, make_owned<Upright>(budget, source->header(), budget));
  WEFT_TRY(upright->read(*source));
  return Owned<RowDecoder>(std::move(upright));
}

}  // namespace weft
