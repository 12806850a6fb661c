#include "render/image/held_image.h"

#include <cstring>

#include "render/image/flatness.h"

namespace weft {
namespace {

// QOI 1.0: the chunk tags, and the pixels seen last by hash.
constexpr uint8_t kIndex = 0x00, kDifference = 0x40, kLuma = 0x80, kRun = 0xC0, kRgb = 0xFE,
                  kRgba = 0xFF;
constexpr uint8_t kTagMask = 0xC0;
constexpr uint32_t kLongestRun = 62;

struct Seen {
  std::array<Rgba, 64> pixels{};
  static size_t slot_of(Rgba p) {
    return (p.red * 3u + p.green * 5u + p.blue * 7u + p.alpha * 11u) % 64;
  }
};

constexpr Rgba kFirst{0, 0, 0, 255};

int8_t difference(uint8_t now, uint8_t before) {
  return static_cast<int8_t>(static_cast<uint8_t>(now - before));
}
bool within(int value, int lowest, int highest) { return value >= lowest && value <= highest; }

}  // namespace

class HeldWriter {
 public:
  HeldWriter(HeldImage& image, size_t limit) : image_(&image), limit_(limit) {}

  Status write_row(std::span<const Rgba> row) {
    for (const Rgba pixel : row) WEFT_TRY(write(pixel));
    return Status::Ok;
  }
  Status write_empty(size_t pixels) {
    for (size_t i = 0; i < pixels; ++i) WEFT_TRY(write({}));
    return Status::Ok;
  }
  Status finish() {
    WEFT_TRY(end_run());
    return resize(image_->size_);
  }

 private:
  static constexpr size_t kStepBytes = 512;

  Status resize(size_t capacity) {
    void* moved = image_->budget_->reallocate(image_->bytes_, image_->capacity_, capacity);
    if (!moved) return Status::OutOfMemory;
    image_->bytes_ = static_cast<uint8_t*>(moved);
    image_->capacity_ = capacity;
    return Status::Ok;
  }
  template <typename... Bytes>
  Status put(Bytes... bytes) {
    if (image_->size_ + sizeof...(bytes) > limit_) return Status::Unsupported;
    if (image_->size_ + sizeof...(bytes) > image_->capacity_)
      WEFT_TRY(resize(image_->capacity_ + kStepBytes));
    ((image_->bytes_[image_->size_++] = static_cast<uint8_t>(bytes)), ...);
    return Status::Ok;
  }
  Status end_run() {
    const uint32_t run = std::exchange(run_, 0);
    return run ? put(kRun | (run - 1)) : Status::Ok;
  }
  Status write(Rgba pixel) {
    if (pixel == previous_) return ++run_ == kLongestRun ? end_run() : Status::Ok;
    WEFT_TRY(end_run());
    const Rgba before = std::exchange(previous_, pixel);
    Rgba& seen = seen_.pixels[Seen::slot_of(pixel)];
    if (seen == pixel) return put(kIndex | Seen::slot_of(pixel));
    seen = pixel;
    return pixel.alpha == before.alpha
               ? write_opaque(pixel, before)
               : put(kRgba, pixel.red, pixel.green, pixel.blue, pixel.alpha);
  }
  Status write_opaque(Rgba pixel, Rgba before) {
    const int red = difference(pixel.red, before.red),
              green = difference(pixel.green, before.green),
              blue = difference(pixel.blue, before.blue);
    if (within(red, -2, 1) && within(green, -2, 1) && within(blue, -2, 1))
      return put(kDifference | (red + 2) << 4 | (green + 2) << 2 | (blue + 2));
    if (within(green, -32, 31) && within(red - green, -8, 7) && within(blue - green, -8, 7))
      return put(kLuma | (green + 32), (red - green + 8) << 4 | (blue - green + 8));
    return put(kRgb, pixel.red, pixel.green, pixel.blue);
  }

  HeldImage* image_;
  size_t limit_;
  Seen seen_;
  Rgba previous_ = kFirst;
  uint32_t run_ = 0;
};

class HeldRows final : public RowDecoder {
 public:
  HeldRows(HeldImage& image, Budget& budget)
      : image_(&image), budget_(&budget), next_(image.bytes_ + image.colors_ * sizeof(Rgba)) {
    ++image_->readers_;
  }
  ~HeldRows() override {
    --image_->readers_;
    budget_->release(row_, row_bytes());
  }
  Status allocate_row() {
    row_ = static_cast<Rgba*>(budget_->allocate(row_bytes()));
    return row_ ? Status::Ok : Status::OutOfMemory;
  }
  const ImageHeader& header() const override { return image_->header_; }
  Result<std::span<const Rgba>> next_row() override {
    if (rows_read_ == image_->header_.height) return Status::NotFound;
    ++rows_read_;
    const std::span<Rgba> row(row_, image_->header_.width);
    switch (image_->form_) {
      case HeldImage::Form::Coded:
        for (Rgba& pixel : row) pixel = next_pixel();
        break;
      case HeldImage::Form::Indexed: read_indices(row); break;
      case HeldImage::Form::Plain: read_plain(row); break;
    }
    return std::span<const Rgba>(row);
  }

 private:
  size_t row_bytes() const { return image_->header_.width * sizeof(Rgba); }
  void read_indices(std::span<Rgba> row) {
    const uint8_t bits = image_->pixel_bits_;
    for (size_t x = 0; x < row.size(); ++x) {
      const size_t at = x * bits, index = next_[at / 8] >> at % 8 & ((1u << bits) - 1);
      std::memcpy(&row[x], image_->bytes_ + index * sizeof(Rgba), sizeof(Rgba));
    }
    next_ += (row.size() * bits + 7) / 8;
  }
  void read_plain(std::span<Rgba> row) {
    const size_t bytes = image_->pixel_bits_ / 8;
    for (Rgba& pixel : row) {
      pixel = kFirst;
      std::memcpy(&pixel, next_, bytes);
      next_ += bytes;
    }
  }
  // Every byte that is read here was written by HeldWriter: none is foreign.
  Rgba next_pixel() {
    if (run_ > 0) {
      --run_;
      return previous_;
    }
    const uint8_t tag = *next_++;
    if (tag < kRgb && (tag & kTagMask) == kRun) {
      run_ = tag & 0x3Fu;
      return previous_;
    }
    read_pixel(tag);
    seen_.pixels[Seen::slot_of(previous_)] = previous_;
    return previous_;
  }
  void read_pixel(uint8_t tag) {
    if (tag == kRgba) previous_.alpha = next_[3];
    if (tag >= kRgb) read_channels(tag);
    else if ((tag & kTagMask) == kIndex) previous_ = seen_.pixels[tag];
    else read_difference(tag);
  }
  void read_channels(uint8_t tag) {
    previous_ = {next_[0], next_[1], next_[2], previous_.alpha};
    next_ += tag == kRgba ? 4 : 3;
  }
  void read_difference(uint8_t tag) {
    if ((tag & kTagMask) == kDifference)
      return add((tag >> 4 & 3) - 2, (tag >> 2 & 3) - 2, (tag & 3) - 2);
    const int green = (tag & 0x3F) - 32;
    const uint8_t others = *next_++;
    add(green + (others >> 4) - 8, green, green + (others & 0x0F) - 8);
  }
  void add(int red, int green, int blue) {
    previous_.red = static_cast<uint8_t>(previous_.red + red);
    previous_.green = static_cast<uint8_t>(previous_.green + green);
    previous_.blue = static_cast<uint8_t>(previous_.blue + blue);
  }

  HeldImage* image_;
  Budget* budget_;
  const uint8_t* next_;
  Rgba* row_ = nullptr;
  uint32_t rows_read_ = 0, run_ = 0;
  Seen seen_;
  Rgba previous_ = kFirst;
};

// Finds the form of a coded picture that takes least, and puts it in that.
class FormChoice {
 public:
  FormChoice(HeldImage& image, Budget& budget) : image_(&image), budget_(&budget) {}

  /// Where memory is short the picture stays as it is.
  void take_cheapest() {
    constexpr size_t kCheapBits = 2;  // a pixel
    if (image_->size_ * 8 <= pixels() * kCheapBits) return;
    if (look_at_colors() != Status::Ok) return;
    const size_t indexed = colors_ * sizeof(Rgba) + row_bytes(index_bits()) * image_->height(),
                 plain = row_bytes(plain_bits()) * image_->height();
    const bool is_indexed = has_few_colors_ && indexed < plain;
    const size_t bytes = is_indexed ? indexed : plain;
    if (bytes < image_->size_) static_cast<void>(change_to(is_indexed, bytes));
  }

 private:
  static constexpr size_t kMostColors = 256, kSlots = 1024;

  size_t pixels() const { return size_t{image_->width()} * image_->height(); }
  size_t row_bytes(size_t bits) const { return (image_->width() * bits + 7) / 8; }
  uint8_t index_bits() const { return colors_ <= 2 ? 1 : colors_ <= 4 ? 2 : colors_ <= 16 ? 4 : 8; }
  uint8_t plain_bits() const { return is_opaque_ ? 24 : 32; }

  // The place of a colour in table_, which numbers them from 1 on.
  size_t slot_of(Rgba color) const {
    uint32_t bits = 0;
    std::memcpy(&bits, &color, sizeof(bits));
    size_t slot = (bits * 2654435761u) >> 22;
    while (table_->numbers[slot] && !(table_->colors[table_->numbers[slot] - 1] == color))
      slot = (slot + 1) % kSlots;
    return slot;
  }
  Status look_at_colors() {
    WEFT_TRY_ASSIGN(table_, make_owned<Table>(*budget_));
    HeldRows rows(*image_, *budget_);
    WEFT_TRY(rows.allocate_row());
    for (auto row = rows.next_row(); row.ok(); row = rows.next_row())
      for (const Rgba pixel : row.value()) {
        is_opaque_ &= pixel.alpha == 255;
        if (has_few_colors_) add(pixel);
      }
    return Status::Ok;
  }
  void add(Rgba color) {
    const size_t slot = slot_of(color);
    if (table_->numbers[slot]) return;
    has_few_colors_ = colors_ < kMostColors;
    if (!has_few_colors_) return;
    table_->colors[colors_++] = color;
    table_->numbers[slot] = colors_;
  }
  Status change_to(bool is_indexed, size_t bytes) {
    HeldRows rows(*image_, *budget_);
    WEFT_TRY(rows.allocate_row());
    auto* const made = static_cast<uint8_t*>(image_->budget_->allocate(bytes));
    if (!made) return Status::OutOfMemory;
    std::memset(made, 0, bytes);
    uint8_t* out = made;
    if (is_indexed) {
      std::memcpy(out, table_->colors.data(), colors_ * sizeof(Rgba));
      out += colors_ * sizeof(Rgba);
    }
    const uint8_t bits = is_indexed ? index_bits() : plain_bits();
    for (auto row = rows.next_row(); row.ok(); row = rows.next_row(), out += row_bytes(bits))
      write(row.value(), is_indexed, bits, out);
    image_->budget_->release(image_->bytes_, image_->capacity_);
    image_->bytes_ = made;
    image_->size_ = image_->capacity_ = bytes;
    image_->form_ = is_indexed ? HeldImage::Form::Indexed : HeldImage::Form::Plain;
    image_->pixel_bits_ = bits;
    image_->colors_ = is_indexed ? colors_ : uint16_t{0};
    return Status::Ok;
  }
  void write(std::span<const Rgba> row, bool is_indexed, uint8_t bits, uint8_t* out) const {
    for (size_t x = 0; x < row.size(); ++x) {
      const size_t at = x * bits;
      if (!is_indexed) {
        std::memcpy(out + at / 8, &row[x], bits / 8);
        continue;
      }
      const auto index = static_cast<unsigned>(table_->numbers[slot_of(row[x])] - 1);
      out[at / 8] = static_cast<uint8_t>(out[at / 8] | index << at % 8);
    }
  }

  struct Table {
    std::array<Rgba, kMostColors> colors;
    std::array<uint16_t, kSlots> numbers{};
  };
  HeldImage* image_;
  Budget* budget_;
  Owned<Table> table_;
  uint16_t colors_ = 0;
  bool has_few_colors_ = true, is_opaque_ = true;
};

Result<Owned<HeldImage>> HeldImage::hold(RowDecoder& source, Budget& budget, size_t limit) {
  WEFT_TRY_ASSIGN(Owned<HeldImage> image, make_owned<HeldImage>(budget, budget));
  image->header_ = source.header();
  HeldWriter writer(*image, limit);
  Flatness flatness;
  for (uint32_t y = 0; y < image->header_.height; ++y) {
    const auto row = source.next_row();
    if (row.status() == Status::Corrupt && y > 0) {
      WEFT_TRY(writer.write_empty(size_t{image->header_.width} * (image->header_.height - y)));
      break;
    }
    if (!row.ok()) return row.status();
    WEFT_TRY(writer.write_row(row.value()));
    flatness.add_row(row.value());
  }
  WEFT_TRY(writer.finish());
  image->is_flat_ = flatness.is_flat();
  FormChoice(*image, budget).take_cheapest();
  return image;
}

Result<Owned<RowDecoder>> HeldImage::read(Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<HeldRows> rows, make_owned<HeldRows>(budget, *this, budget));
  WEFT_TRY(rows->allocate_row());
  return Owned<RowDecoder>(std::move(rows));
}

}  // namespace weft
