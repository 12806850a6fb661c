#include "weft/picture_file.h"

#include <algorithm>
#include <cstdio>

#include "drivers/host/bmp_file.h"
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

namespace {

std::span<const Color> ink_colors(const Palette& palette, InkColors inks) {
  if (inks == InkColors::Measured) return palette.inks;
  return palette.pure.empty() ? palette.nominal : palette.pure;
}

}  // namespace

Color color_of(const Palette& palette, uint32_t value, InkColors inks) {
  const auto level = [](uint32_t part, uint32_t highest) {
    return static_cast<uint8_t>((part * 255 + highest / 2) / highest);
  };
  switch (palette.kind) {
    case PaletteKind::Gray: {
      if (inks == InkColors::Measured && value < palette.inks.size()) return palette.inks[value];
      const uint8_t gray = level(value, (1u << palette.bits_per_pixel) - 1);
      return {gray, gray, gray, 255};
    }
    case PaletteKind::Indexed: {
      const std::span<const Color> colors = ink_colors(palette, inks);
      return value < colors.size() ? colors[value] : kBlack;
    }
    case PaletteKind::Rgb565:
      return {level(value >> 11, 31), level(value >> 5 & 63, 63), level(value & 31, 31), 255};
    case PaletteKind::Rgb444:
      return {level(value >> 8 & 15, 15), level(value >> 4 & 15, 15), level(value & 15, 15), 255};
    case PaletteKind::Rgb888:
      return {static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8),
              static_cast<uint8_t>(value), 255};
    case PaletteKind::Rgba8888:
      return {static_cast<uint8_t>(value >> 24), static_cast<uint8_t>(value >> 16),
              static_cast<uint8_t>(value >> 8), static_cast<uint8_t>(value)};
  }
  return kBlack;
}

namespace {

// The writers below share this: lines in, bytes out, one line's room between.
struct PictureWriter {
  LineSource& lines;
  const Palette& palette;
  InkColors inks;
  ByteSink& sink;
  LineShape shape;
  std::span<uint8_t> row;  // 3 bytes a pixel and a little more

  Status write(std::string_view text) {
    return sink.write({reinterpret_cast<const uint8_t*>(text.data()), text.size()});
  }
  Color color(std::span<const uint8_t> line, size_t x) const {
    return color_of(palette, pixel_at(line, shape.bits_per_pixel, x), inks);
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
  if (writer.palette.kind != PaletteKind::Indexed) return false;
  for (uint32_t value = 0; value < writer.palette.inks.size(); ++value) {
    const Color ink = color_of(writer.palette, value, writer.inks);
    if (ink.red != ink.green || ink.green != ink.blue) return false;
  }
  return true;
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
      return write_png(writer.lines, writer.palette, writer.inks, writer.row, writer.sink, budget);
    case PictureFormat::Ppm: return write_ppm(writer);
    case PictureFormat::Pgm: return write_pgm(writer);
    case PictureFormat::Pbm: return write_pbm(writer);
    case PictureFormat::Bmp:
      return write_bmp(writer.lines, writer.palette, writer.inks, writer.row, writer.sink, budget);
    case PictureFormat::Raw: return write_raw(writer);
  }
  return Status::Unsupported;
}

}  // namespace

Status write_picture(LineSource& lines, const Palette& palette, PictureFormat format,
                     ByteSink& sink, Budget& budget, InkColors inks) {
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel != palette.bits_per_pixel) return Status::Unsupported;
  const bool holds_alpha = format == PictureFormat::Png || format == PictureFormat::Raw;
  if (palette.kind == PaletteKind::Rgba8888 && !holds_alpha) return Status::Unsupported;
  const size_t row_bytes = size_t{shape.width} * 3 + 8;
  auto* row = static_cast<uint8_t*>(budget.allocate(row_bytes));
  if (!row) return Status::OutOfMemory;
  PictureWriter writer{lines, palette, inks, sink, shape, {row, row_bytes}};
  const Status status = write_format(writer, format, budget);
  budget.release(row, row_bytes);
  return status;
}

}  // namespace weft
