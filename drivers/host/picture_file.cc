#include "weft/picture_file.h"

#include <algorithm>
#include <cstdio>

#include "drivers/host/png_file.h"
#include "render/base/ascii.h"

namespace weft {
namespace {

struct Extension {
  std::string_view text;
  PictureFormat format;
};
constexpr Extension kExtensions[] = {{".png", PictureFormat::Png}, {".ppm", PictureFormat::Ppm},
                                     {".pgm", PictureFormat::Pgm}, {".pbm", PictureFormat::Pbm},
                                     {".bmp", PictureFormat::Bmp}, {".bin", PictureFormat::Raw}};

}  // namespace

bool picture_format_of(std::string_view file_name, PictureFormat& format) {
  for (const Extension& extension : kExtensions) {
    if (file_name.size() < extension.text.size()) continue;
    if (!equal_ignoring_case(file_name.substr(file_name.size() - extension.text.size()),
                             extension.text))
      continue;
    format = extension.format;
    return true;
  }
  return false;
}

Color color_of(const Palette& palette, uint32_t value) {
  const auto level = [](uint32_t part, uint32_t highest) {
    return static_cast<uint8_t>((part * 255 + highest / 2) / highest);
  };
  switch (palette.kind) {
    case PaletteKind::Gray: {
      const uint8_t gray = level(value, (1u << palette.bits_per_pixel) - 1);
      return {gray, gray, gray, 255};
    }
    case PaletteKind::Indexed: return value < palette.inks.size() ? palette.inks[value] : kBlack;
    case PaletteKind::Rgb565:
      return {level(value >> 11, 31), level(value >> 5 & 63, 63), level(value & 31, 31), 255};
    case PaletteKind::Rgb888:
      return {static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8),
              static_cast<uint8_t>(value), 255};
  }
  return kBlack;
}

namespace {

// The writers below share this: lines in, bytes out, one line's room between.
struct PictureWriter {
  LineSource& lines;
  const Palette& palette;
  ByteSink& sink;
  LineShape shape;
  std::span<uint8_t> row;  // 3 bytes a pixel and a little more

  Status write(std::string_view text) {
    return sink.write({reinterpret_cast<const uint8_t*>(text.data()), text.size()});
  }
  Color color(std::span<const uint8_t> line, size_t x) const {
    return color_of(palette, pixel_at(line, shape.bits_per_pixel, x));
  }
};

template <typename Convert>
Status write_rows(PictureWriter& writer, size_t row_bytes, Convert convert) {
  for (uint16_t y = 0; y < writer.shape.height; ++y) {
    WEFT_TRY_ASSIGN(const auto line, pull_line(writer.lines));
    std::fill_n(writer.row.begin(), row_bytes, uint8_t{0});
    for (size_t x = 0; x < writer.shape.width; ++x) convert(writer.color(line, x), x);
    WEFT_TRY(writer.sink.write(writer.row.first(row_bytes)));
  }
  return Status::Ok;
}

Status write_netpbm_header(PictureWriter& writer, char kind) {
  char header[48];
  const int length =
      std::snprintf(header, sizeof header, "P%c\n%u %u\n%s", kind, writer.shape.width,
                    writer.shape.height, kind == '4' ? "" : "255\n");
  return writer.write({header, static_cast<size_t>(length)});
}

Status write_ppm(PictureWriter& writer) {
  WEFT_TRY(write_netpbm_header(writer, '6'));
  return write_rows(writer, size_t{writer.shape.width} * 3, [&](Color color, size_t x) {
    writer.row[3 * x] = color.red;
    writer.row[3 * x + 1] = color.green;
    writer.row[3 * x + 2] = color.blue;
  });
}

bool is_gray(const PictureWriter& writer) {
  if (writer.palette.kind == PaletteKind::Gray) return true;
  const auto neutral = [](Color ink) { return ink.red == ink.green && ink.green == ink.blue; };
  return writer.palette.kind == PaletteKind::Indexed &&
         std::all_of(writer.palette.inks.begin(), writer.palette.inks.end(), neutral);
}

Status write_pgm(PictureWriter& writer) {
  if (!is_gray(writer)) return Status::Unsupported;
  WEFT_TRY(write_netpbm_header(writer, '5'));
  return write_rows(writer, writer.shape.width,
                    [&](Color color, size_t x) { writer.row[x] = color.red; });
}

Status write_pbm(PictureWriter& writer) {
  if (writer.shape.bits_per_pixel != 1) return Status::Unsupported;
  WEFT_TRY(write_netpbm_header(writer, '4'));
  return write_rows(writer, (size_t{writer.shape.width} + 7) / 8, [&](Color color, size_t x) {
    if (color.green < 128) writer.row[x / 8] |= static_cast<uint8_t>(0x80 >> x % 8);  // 1 is black
  });
}

void put_little_endian(std::span<uint8_t> at, uint32_t value, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i) at[i] = static_cast<uint8_t>(value >> 8 * i);
}

struct BmpShape {
  uint32_t bits, colors, row_bytes;
};

// BMP has 1, 4 and 8 bits with a colour table; everything else is written as 24.
BmpShape bmp_shape(const PictureWriter& writer) {
  const uint32_t bits = writer.shape.bits_per_pixel == 2  ? 4
                        : writer.shape.bits_per_pixel > 8 ? 24
                                                          : writer.shape.bits_per_pixel;
  return {bits, bits > 8 ? 0 : 1u << bits, (writer.shape.width * bits + 31) / 32 * 4};
}

Status write_bmp_header(PictureWriter& writer, const BmpShape& bmp) {
  uint8_t header[54] = {'B', 'M'};
  const std::span<uint8_t> at(header);
  const uint32_t offset = 54 + 4 * bmp.colors;
  put_little_endian(at.subspan(2), offset + bmp.row_bytes * writer.shape.height, 4);
  put_little_endian(at.subspan(10), offset, 4);
  put_little_endian(at.subspan(14), 40, 4);
  put_little_endian(at.subspan(18), writer.shape.width, 4);
  put_little_endian(at.subspan(22),
                    static_cast<uint32_t>(-static_cast<int32_t>(writer.shape.height)),
                    4);  // top-down
  put_little_endian(at.subspan(26), 1, 2);
  put_little_endian(at.subspan(28), bmp.bits, 2);
  put_little_endian(at.subspan(34), bmp.row_bytes * writer.shape.height, 4);
  put_little_endian(at.subspan(46), bmp.colors, 4);
  WEFT_TRY(writer.sink.write(at));
  const uint32_t values = 1u << std::min<uint32_t>(writer.shape.bits_per_pixel, 8);
  for (uint32_t value = 0; value < bmp.colors; ++value) {
    const Color color = value < values ? color_of(writer.palette, value) : kBlack;
    const uint8_t entry[4] = {color.blue, color.green, color.red, 0};
    WEFT_TRY(writer.sink.write(entry));
  }
  return Status::Ok;
}

Status write_bmp(PictureWriter& writer) {
  const BmpShape bmp = bmp_shape(writer);
  WEFT_TRY(write_bmp_header(writer, bmp));
  const uint8_t bits = writer.shape.bits_per_pixel;
  for (uint16_t y = 0; y < writer.shape.height; ++y) {
    WEFT_TRY_ASSIGN(const auto line, pull_line(writer.lines));
    std::fill_n(writer.row.begin(), bmp.row_bytes, uint8_t{0});
    for (size_t x = 0; x < writer.shape.width; ++x) {
      if (bmp.bits <= 8) {
        writer.row[x * bmp.bits / 8] |=
            static_cast<uint8_t>(pixel_at(line, bits, x) << (8 - bmp.bits - x * bmp.bits % 8));
        continue;
      }
      const Color color = writer.color(line, x);
      writer.row[3 * x] = color.blue;
      writer.row[3 * x + 1] = color.green;
      writer.row[3 * x + 2] = color.red;
    }
    WEFT_TRY(writer.sink.write(writer.row.first(bmp.row_bytes)));
  }
  return Status::Ok;
}

Status write_raw(PictureWriter& writer) {
  for (uint16_t y = 0; y < writer.shape.height; ++y) {
    WEFT_TRY_ASSIGN(const auto line, pull_line(writer.lines));
    WEFT_TRY(writer.sink.write(line));
  }
  return Status::Ok;
}

Status write_format(PictureWriter& writer, PictureFormat format, Budget& budget) {
  switch (format) {
    case PictureFormat::Png:
      return write_png(writer.lines, writer.palette, writer.row, writer.sink, budget);
    case PictureFormat::Ppm: return write_ppm(writer);
    case PictureFormat::Pgm: return write_pgm(writer);
    case PictureFormat::Pbm: return write_pbm(writer);
    case PictureFormat::Bmp: return write_bmp(writer);
    case PictureFormat::Raw: return write_raw(writer);
  }
  return Status::Unsupported;
}

}  // namespace

Status write_picture(LineSource& lines, const Palette& palette, PictureFormat format,
                     ByteSink& sink, Budget& budget) {
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel != palette.bits_per_pixel) return Status::Unsupported;
  const size_t row_bytes = size_t{shape.width} * 3 + 8;
  auto* row = static_cast<uint8_t*>(budget.allocate(row_bytes));
  if (!row) return Status::OutOfMemory;
  PictureWriter writer{lines, palette, sink, shape, {row, row_bytes}};
  const Status status = write_format(writer, format, budget);
  budget.release(row, row_bytes);
  return status;
}

}  // namespace weft
