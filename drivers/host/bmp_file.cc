#include "drivers/host/bmp_file.h"

#include <algorithm>
#include <cstring>

namespace weft {
namespace {

constexpr uint32_t kHeaderBytes = 54;

struct BmpShape {
  uint32_t bits, colors, row_bytes;
  uint32_t offset() const { return kHeaderBytes + 4 * colors; }
};

uint32_t colors_of(const Palette& palette) {
  const uint32_t values = 1u << palette.bits_per_pixel;
  return palette.kind == PaletteKind::Indexed
             ? std::min(static_cast<uint32_t>(palette.inks.size()), values)
             : values;
}

BmpShape bmp_shape(const LineShape& shape, const Palette& palette) {
  const uint32_t bits = shape.bits_per_pixel == 2  ? 4
                        : shape.bits_per_pixel > 8 ? 24
                                                   : shape.bits_per_pixel;
  return {bits, bits > 8 ? 0 : colors_of(palette), (shape.width * bits + 31) / 32 * 4};
}

void put_little_endian(std::span<uint8_t> at, uint32_t value, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i) at[i] = static_cast<uint8_t>(value >> 8 * i);
}

Status write_header(const LineShape& shape, const BmpShape& bmp, ByteSink& sink) {
  uint8_t header[kHeaderBytes] = {'B', 'M'};
  const std::span<uint8_t> at(header);
  const uint32_t data_bytes = bmp.row_bytes * shape.height;
  put_little_endian(at.subspan(2), bmp.offset() + data_bytes, 4);
  put_little_endian(at.subspan(10), bmp.offset(), 4);
  put_little_endian(at.subspan(14), 40, 4);
  put_little_endian(at.subspan(18), shape.width, 4);
  put_little_endian(at.subspan(22), shape.height, 4);
  put_little_endian(at.subspan(26), 1, 2);
  put_little_endian(at.subspan(28), bmp.bits, 2);
  put_little_endian(at.subspan(34), data_bytes, 4);
  put_little_endian(at.subspan(46), bmp.colors, 4);
  return sink.write(at);
}

Status write_color_table(const Palette& palette, InkColors inks, uint32_t colors, ByteSink& sink) {
  for (uint32_t value = 0; value < colors; ++value) {
    const Color color = color_of(palette, value, inks);
    const uint8_t entry[4] = {color.blue, color.green, color.red, 0};
    WEFT_TRY(sink.write(entry));
  }
  return Status::Ok;
}

/// The rows of a file that begins with the last one, as they come from the first on: written to
/// their places, or held until the last has come.
class BottomUpRows {
 public:
  BottomUpRows(const BmpShape& bmp, uint32_t height, ByteSink& sink, Budget& budget)
      : bmp_(bmp), height_(height), sink_(sink), budget_(budget) {}
  ~BottomUpRows() { budget_.release(held_, held_bytes_); }
  Status create() {
    if (sink_.can_seek()) return Status::Ok;
    held_bytes_ = size_t{bmp_.row_bytes} * height_;
    held_ = static_cast<uint8_t*>(budget_.allocate(held_bytes_));
    return held_ ? Status::Ok : Status::OutOfMemory;
  }
  Status put(uint32_t y, std::span<const uint8_t> row) {
    const uint64_t place = uint64_t{height_ - 1 - y} * bmp_.row_bytes;
    if (!held_) return sink_.write_at(bmp_.offset() + place, row);
    std::memcpy(held_ + place, row.data(), row.size());
    return Status::Ok;
  }
  Status finish() { return held_ ? sink_.write({held_, held_bytes_}) : Status::Ok; }

 private:
  const BmpShape& bmp_;
  uint32_t height_;
  ByteSink& sink_;
  Budget& budget_;
  uint8_t* held_ = nullptr;
  size_t held_bytes_ = 0;
};

// What the palette's values are in the file: 2 bits become 4, more than 8 become blue, green, red.
void convert_row(std::span<const uint8_t> line, const LineShape& shape, const BmpShape& bmp,
                 const Palette& palette, std::span<uint8_t> row) {
  std::fill(row.begin(), row.end(), uint8_t{0});
  for (size_t x = 0; x < shape.width; ++x) {
    const uint32_t value = pixel_at(line, shape.bits_per_pixel, x);
    if (bmp.bits <= 8) {
      row[x * bmp.bits / 8] |= static_cast<uint8_t>(value << (8 - bmp.bits - x * bmp.bits % 8));
      continue;
    }
    const Color color = color_of(palette, value);
    row[3 * x] = color.blue;
    row[3 * x + 1] = color.green;
    row[3 * x + 2] = color.red;
  }
}

}  // namespace

Status write_bmp(LineSource& lines, const Palette& palette, InkColors inks, std::span<uint8_t> row,
                 ByteSink& sink, Budget& budget) {
  const LineShape shape = lines.shape();
  const BmpShape bmp = bmp_shape(shape, palette);
  if (uint64_t{bmp.row_bytes} * shape.height > UINT32_MAX - bmp.offset())
    return Status::Unsupported;
  BottomUpRows rows(bmp, shape.height, sink, budget);
  WEFT_TRY(rows.create());
  WEFT_TRY(write_header(shape, bmp, sink));
  WEFT_TRY(write_color_table(palette, inks, bmp.colors, sink));
  for (uint32_t y = 0; y < shape.height; ++y) {
    WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
    convert_row(line, shape, bmp, palette, row.first(bmp.row_bytes));
    WEFT_TRY(rows.put(y, row.first(bmp.row_bytes)));
  }
  return rows.finish();
}

}  // namespace weft
