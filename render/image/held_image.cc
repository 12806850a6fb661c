#include "render/image/held_image.h"

#include <bit>
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
    for (size_t at = 0; at < row.size(); at += run_of(row.subspan(at))) WEFT_TRY(write(row[at++]));
    return Status::Ok;
  }
  Status write_empty(size_t pixels) {
    for (size_t i = 0; i < pixels; ++i) WEFT_TRY(write({}));
    return Status::Ok;
  }
  Status finish() {
    WEFT_TRY(end_run());
    image_->bytes_->finish();
    return Status::Ok;
  }

 private:
  template <typename... Bytes>
  Status put(Bytes... bytes) {
    if (image_->bytes_->size() + sizeof...(bytes) > limit_) return Status::Unsupported;
    Status status = Status::Ok;
    static_cast<void>(
        (((status = image_->bytes_->push(static_cast<uint8_t>(bytes))) == Status::Ok) && ...));
    return status;
  }
  /// Takes the pixels in front of `row` that a run goes on with, all but the last it has room for;
  /// how many.
  size_t run_of(std::span<const Rgba> row) {
    const size_t most = std::min<size_t>(row.size(), kLongestRun - 1 - run_);
    const auto previous = std::bit_cast<uint32_t>(previous_);
    size_t count = 0;
    while (count < most && std::bit_cast<uint32_t>(row[count]) == previous) ++count;
    run_ += static_cast<uint32_t>(count);
    return count;
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
      : image_(&image), budget_(&budget), bytes_(*image.bytes_) {
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
    unsigned byte = 0, left = 0;
    for (Rgba& pixel : row) {
      if (left == 0) byte = bytes_.next();
      left = (left == 0 ? 8 : left) - bits;
      pixel = image_->colors_[byte & ((1u << bits) - 1)];
      byte >>= bits;
    }
  }
  void read_plain(std::span<Rgba> row) {
    const bool has_alpha = image_->pixel_bits_ == 32;
    for (Rgba& pixel : row) {
      const uint8_t red = bytes_.next(), green = bytes_.next(), blue = bytes_.next();
      pixel = {red, green, blue, has_alpha ? bytes_.next() : kFirst.alpha};
    }
  }
  // Every byte that is read here was written by HeldWriter: none is foreign.
  Rgba next_pixel() {
    if (run_ > 0) {
      --run_;
      return previous_;
    }
    const uint8_t tag = bytes_.next();
    if (tag < kRgb && (tag & kTagMask) == kRun) {
      run_ = tag & 0x3Fu;
      return previous_;
    }
    read_pixel(tag);
    seen_.pixels[Seen::slot_of(previous_)] = previous_;
    return previous_;
  }
  void read_pixel(uint8_t tag) {
    if (tag >= kRgb) read_channels(tag);
    else if ((tag & kTagMask) == kIndex) previous_ = seen_.pixels[tag];
    else read_difference(tag);
  }
  void read_channels(uint8_t tag) {
    const uint8_t red = bytes_.next(), green = bytes_.next(), blue = bytes_.next();
    previous_ = {red, green, blue, tag == kRgba ? bytes_.next() : previous_.alpha};
  }
  void read_difference(uint8_t tag) {
    if ((tag & kTagMask) == kDifference)
      return add((tag >> 4 & 3) - 2, (tag >> 2 & 3) - 2, (tag & 3) - 2);
    const int green = (tag & 0x3F) - 32;
    const uint8_t others = bytes_.next();
    add(green + (others >> 4) - 8, green, green + (others & 0x0F) - 8);
  }
  void add(int red, int green, int blue) {
    previous_.red = static_cast<uint8_t>(previous_.red + red);
    previous_.green = static_cast<uint8_t>(previous_.green + green);
    previous_.blue = static_cast<uint8_t>(previous_.blue + blue);
  }

  HeldImage* image_;
  Budget* budget_;
  BytePieces::Reader bytes_;
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
    if (image_->bytes() * 8 <= pixels() * kCheapBits) return;
    if (look_at_colors() != Status::Ok) return;
    const size_t indexed = colors_ * sizeof(Rgba) + row_bytes(index_bits()) * image_->height(),
                 plain = row_bytes(plain_bits()) * image_->height();
    const bool is_indexed = has_few_colors_ && indexed < plain;
    if ((is_indexed ? indexed : plain) < image_->bytes()) static_cast<void>(change_to(is_indexed));
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
  Status change_to(bool is_indexed) {
    HeldRows rows(*image_, *budget_);
    WEFT_TRY(rows.allocate_row());
    WEFT_TRY_ASSIGN(Owned<BytePieces> made, make_owned<BytePieces>(*budget_, *budget_));
    for (auto row = rows.next_row(); row.ok(); row = rows.next_row())
      WEFT_TRY(is_indexed ? write_indices(row.value(), *made) : write_plain(row.value(), *made));
    if (is_indexed) WEFT_TRY(keep_colors());
    made->finish();
    image_->bytes_ = std::move(made);
    image_->form_ = is_indexed ? HeldImage::Form::Indexed : HeldImage::Form::Plain;
    image_->pixel_bits_ = is_indexed ? index_bits() : plain_bits();
    return Status::Ok;
  }
  Status keep_colors() {
    const size_t bytes = colors_ * sizeof(Rgba);
    auto* const kept = static_cast<Rgba*>(image_->budget_->allocate(bytes));
    if (!kept) return Status::OutOfMemory;
    std::memcpy(kept, table_->colors.data(), bytes);
    image_->colors_ = {kept, colors_};
    return Status::Ok;
  }
  Status write_indices(std::span<const Rgba> row, BytePieces& made) const {
    const unsigned bits = index_bits();
    unsigned byte = 0, used = 0;
    for (const Rgba pixel : row) {
      byte |= static_cast<unsigned>(table_->numbers[slot_of(pixel)] - 1) << used;
      used += bits;
      if (used < 8) continue;
      WEFT_TRY(made.push(static_cast<uint8_t>(byte)));
      byte = used = 0;
    }
    return used ? made.push(static_cast<uint8_t>(byte)) : Status::Ok;
  }
  Status write_plain(std::span<const Rgba> row, BytePieces& made) const {
    for (const Rgba pixel : row) {
      for (const uint8_t byte : {pixel.red, pixel.green, pixel.blue}) WEFT_TRY(made.push(byte));
      if (!is_opaque_) WEFT_TRY(made.push(pixel.alpha));
    }
    return Status::Ok;
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
  WEFT_TRY_ASSIGN(image->bytes_, make_owned<BytePieces>(budget, budget));
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
