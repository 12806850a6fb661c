#include "drivers/host/png_file.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "drivers/host/blank_rows.h"

namespace weft {
namespace {

// A window of 1 KB and small hash tables: about 20 KB instead of 268, for files a tenth larger.
// Level 2 makes files 5 % larger than level 6 and renderings a quarter cheaper.
constexpr int kLevel = 2;
constexpr int kWindowBits = 10, kMemoryLevel = 3;
constexpr uint8_t kZlibHeader[] = {0x28, 0x15};  // that window, no dictionary (RFC 1950)

// Fewer bytes of blank rows are left to zlib.
constexpr size_t kFewBlankBytes = 8192;

enum Filter : uint8_t { kNoFilter = 0, kUp = 2 };
// Pixels that share bytes make no smooth bytes: files of them are a fifth smaller as they are.
Filter filter_of(const LineShape& shape) { return shape.bits_per_pixel < 8 ? kNoFilter : kUp; }

void put_32(uint8_t* bytes, uint32_t value) {
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<uint8_t>(value >> (24 - 8 * i));
}

Status write_chunk(ByteSink& sink, const char (&type)[5], std::span<const uint8_t> data) {
  uint8_t head[8], end[4];
  put_32(head, static_cast<uint32_t>(data.size()));
  std::memcpy(head + 4, type, 4);
  uLong crc = crc32(0, head + 4, 4);
  if (!data.empty()) crc = crc32(crc, data.data(), static_cast<uInt>(data.size()));
  put_32(end, static_cast<uint32_t>(crc));
  WEFT_TRY(sink.write(head));
  if (!data.empty()) WEFT_TRY(sink.write(data));
  return sink.write(end);
}

void* zlib_allocate(void* budget, uInt count, uInt size) {
  return static_cast<Budget*>(budget)->allocate_sized(size_t{count} * size);
}
void zlib_release(void* budget, void* block) { static_cast<Budget*>(budget)->release_sized(block); }

/// Rows -> chunks IDAT: filtered, and deflated by zlib but where many in a row are blank.
class PngRows final : public ByteSink {
 public:
  PngRows(ByteSink& file, Budget& budget, size_t row_bytes, Filter filter)
      : file_(file), budget_(budget), row_bytes_(row_bytes), filter_(filter) {}
  ~PngRows() override {
    deflateEnd(&zlib_);
    budget_.release(above_, above_ ? row_bytes_ : 0);
    budget_.release(filtered_, filtered_ ? row_bytes_ + 1 : 0);
  }
  PngRows(const PngRows&) = delete;
  PngRows& operator=(const PngRows&) = delete;

  /// Errors: OutOfMemory.
  Status create() {
    zlib_.zalloc = zlib_allocate;
    zlib_.zfree = zlib_release;
    zlib_.opaque = &budget_;
    above_ = static_cast<uint8_t*>(budget_.allocate(row_bytes_));
    filtered_ = static_cast<uint8_t*>(budget_.allocate(row_bytes_ + 1));
    if (!above_ || !filtered_) return Status::OutOfMemory;
    std::fill_n(above_, row_bytes_, uint8_t{0});
    if (deflateInit2(&zlib_, kLevel, Z_DEFLATED, -kWindowBits, kMemoryLevel, Z_DEFAULT_STRATEGY))
      return Status::OutOfMemory;
    return write(kZlibHeader);
  }

  Status add(std::span<const uint8_t> row) {
    if (filter_ == kUp && std::memcmp(row.data(), above_, row_bytes_) == 0) {
      ++blank_rows_;
      return Status::Ok;
    }
    WEFT_TRY(add_blank_rows());
    filtered_[0] = filter_;
    if (filter_ == kNoFilter) std::memcpy(filtered_ + 1, row.data(), row_bytes_);
    else
      for (size_t i = 0; i < row_bytes_; ++i)
        filtered_[i + 1] = static_cast<uint8_t>(row[i] - above_[i]);
    if (filter_ == kUp) std::memcpy(above_, row.data(), row_bytes_);
    return deflate_filtered();
  }

  Status end() {
    WEFT_TRY(add_blank_rows());
    WEFT_TRY(deflate_all(Z_FINISH));
    uint8_t checksum[4];
    put_32(checksum, checksum_);
    WEFT_TRY(write(checksum));
    return end_chunk();
  }

  /// Bytes of the compressed stream.
  Status write(std::span<const uint8_t> bytes) override {
    while (!bytes.empty()) {
      const size_t count = std::min(bytes.size(), sizeof chunk_ - length_);
      std::memcpy(chunk_ + length_, bytes.data(), count);
      length_ += count;
      bytes = bytes.subspan(count);
      if (length_ == sizeof chunk_) WEFT_TRY(end_chunk());
    }
    return Status::Ok;
  }

 private:
  Status end_chunk() {
    const size_t length = length_;
    length_ = 0;
    return write_chunk(file_, "IDAT", {chunk_, length});
  }

  Status deflate_filtered() {
    checksum_ =
        static_cast<uint32_t>(adler32(checksum_, filtered_, static_cast<uInt>(row_bytes_ + 1)));
    zlib_.next_in = filtered_;
    zlib_.avail_in = static_cast<uInt>(row_bytes_ + 1);
    return deflate_all(Z_NO_FLUSH);
  }

  Status deflate_all(int flush) {
    do {
      zlib_.next_out = chunk_ + length_;
      zlib_.avail_out = static_cast<uInt>(sizeof chunk_ - length_);
      deflate(&zlib_, flush);
      length_ = sizeof chunk_ - zlib_.avail_out;
      if (length_ < sizeof chunk_) return Status::Ok;
      WEFT_TRY(end_chunk());
    } while (true);
  }

  Status add_blank_rows() {
    const uint32_t rows = std::exchange(blank_rows_, 0);
    if (rows * (row_bytes_ + 1) >= kFewBlankBytes && can_be_blank(row_bytes_)) {
      WEFT_TRY(deflate_all(Z_FULL_FLUSH));
      for (uint32_t row = 0; row < rows; ++row) check_blank_row();
      return write_blank_rows(rows, row_bytes_, *this);
    }
    if (rows) std::fill_n(filtered_ + 1, row_bytes_, uint8_t{0});
    filtered_[0] = filter_;
    for (uint32_t row = 0; row < rows; ++row) WEFT_TRY(deflate_filtered());
    return Status::Ok;
  }

  // Adler-32 (RFC 1950) of the filter and zeros.
  void check_blank_row() {
    constexpr uint64_t kBase = 65521;
    const uint64_t low = ((checksum_ & 0xFFFF) + kUp) % kBase;
    const uint64_t high = ((checksum_ >> 16) + low * (row_bytes_ + 1)) % kBase;
    checksum_ = static_cast<uint32_t>(high << 16 | low);
  }

  ByteSink& file_;
  Budget& budget_;
  size_t row_bytes_;
  Filter filter_;
  z_stream zlib_{};
  uint8_t *above_ = nullptr, *filtered_ = nullptr;
  uint32_t blank_rows_ = 0;  // like the row above, not written yet
  uint32_t checksum_ = 1;
  size_t length_ = 0;
  uint8_t chunk_[8192];
};

Status write_header(ByteSink& sink, const LineShape& shape, const Palette& palette,
                    InkColors inks) {
  constexpr uint8_t kSignature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  enum ColorType : uint8_t { kGray = 0, kColor = 2, kIndexed = 3, kColorAlpha = 6 };
  WEFT_TRY(sink.write(kSignature));
  uint8_t header[13] = {};
  put_32(header, shape.width);
  put_32(header + 4, shape.height);
  header[8] = std::min<uint8_t>(shape.bits_per_pixel, 8);
  header[9] = palette.kind == PaletteKind::Gray       ? kGray
              : palette.kind == PaletteKind::Indexed  ? kIndexed
              : palette.kind == PaletteKind::Rgba8888 ? kColorAlpha
                                                      : kColor;
  WEFT_TRY(write_chunk(sink, "IHDR", header));
  if (palette.kind != PaletteKind::Indexed) return Status::Ok;
  uint8_t entries[3 * kMostInks];
  const size_t count =
      std::min({palette.inks.size(), size_t{1} << shape.bits_per_pixel, kMostInks});
  for (uint32_t i = 0; i < count; ++i) {
    const Color color = color_of(palette, i, inks);
    entries[3 * i] = color.red;
    entries[3 * i + 1] = color.green;
    entries[3 * i + 2] = color.blue;
  }
  return write_chunk(sink, "PLTE", {entries, 3 * count});
}

void widen_row(std::span<const uint8_t> line, const LineShape& shape, const Palette& palette,
               std::span<uint8_t> row) {
  for (size_t x = 0; x < shape.width; ++x) {
    const Color color = color_of(palette, pixel_at(line, 16, x));
    row[3 * x] = color.red;
    row[3 * x + 1] = color.green;
    row[3 * x + 2] = color.blue;
  }
}

}  // namespace

Status write_png(LineSource& lines, const Palette& palette, InkColors inks, std::span<uint8_t> row,
                 ByteSink& sink, Budget& budget) {
  const LineShape shape = lines.shape();
  const bool widens = shape.bits_per_pixel == 16;
  WEFT_TRY_ASSIGN(const auto rows,
                  make_owned<PngRows>(budget, sink, budget,
                                      widens ? size_t{shape.width} * 3 : shape.bytes_per_line(),
                                      filter_of(shape)));
  WEFT_TRY(rows->create());
  WEFT_TRY(write_header(sink, shape, palette, inks));
  for (uint16_t y = 0; y < shape.height; ++y) {
    WEFT_TRY_ASSIGN(std::span<const uint8_t> line, pull_line(lines));
    if (widens) {
      widen_row(line, shape, palette, row);
      line = row.first(size_t{shape.width} * 3);
    }
    WEFT_TRY(rows->add(line));
  }
  WEFT_TRY(rows->end());
  return write_chunk(sink, "IEND", {});
}

}  // namespace weft
