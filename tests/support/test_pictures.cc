#include "tests/support/test_pictures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>
#include <spng.h>

namespace weft {

TestPicture make_picture(uint32_t width, uint32_t height,
                         const std::function<Rgba(uint32_t, uint32_t)>& pixel) {
  TestPicture picture{width, height, {}};
  for (uint32_t y = 0; y < height; ++y)
    for (uint32_t x = 0; x < width; ++x) picture.pixels.push_back(pixel(x, y));
  return picture;
}

TestPicture photograph(uint32_t width, uint32_t height) {
  return make_picture(width, height, [=](uint32_t x, uint32_t y) {
    return Rgba{
        static_cast<uint8_t>(x * 255 / width), static_cast<uint8_t>(y * 255 / height),
        static_cast<uint8_t>(128 + 100 * std::sin(x * 6.0 / width) * std::cos(y * 9.0 / height)),
        255};
  });
}

TestPicture icon(uint32_t size, uint32_t seed) {
  const Rgba colors[] = {
      {250, 180, 20, 255}, {70, 130, 200, 255}, {120, 120, 120, 255}, {200, 40, 60, 255}};
  const double middle = size / 2.0, radius = size * (0.25 + 0.01 * (seed % 20));
  return make_picture(size, size, [=](uint32_t x, uint32_t y) {
    const double dx = x + 0.5 - middle, dy = y + 0.5 - middle, away = std::hypot(dx, dy);
    const double spokes = radius * (1 + 0.2 * std::sin(std::atan2(dy, dx) * (3 + seed % 5)));
    const double cover = std::clamp(spokes - away + 0.5, 0.0, 1.0);
    Rgba color = colors[(seed + (away < radius * 0.4)) % 4];
    color.alpha = static_cast<uint8_t>(std::lround(cover * 255));
    return color;
  });
}

std::string encode_png(const TestPicture& picture, PngKind kind) {
  spng_ctx* png = spng_ctx_new(SPNG_CTX_ENCODER);
  spng_set_option(png, SPNG_ENCODE_TO_BUFFER, 1);
  spng_ihdr head{};
  head.width = picture.width;
  head.height = picture.height;
  head.bit_depth = 8;
  head.interlace_method = kind == PngKind::Interlaced;
  std::string bytes;
  const auto add = [&](std::initializer_list<uint8_t> channels) {
    bytes.append(channels.begin(), channels.end());
  };
  for (const Rgba& p : picture.pixels) {
    if (kind == PngKind::Gray) add({p.red});
    else if (kind == PngKind::Rgb) add({p.red, p.green, p.blue});
    else add({p.red, p.green, p.blue, p.alpha});
  }
  head.color_type = kind == PngKind::Gray  ? SPNG_COLOR_TYPE_GRAYSCALE
                    : kind == PngKind::Rgb ? SPNG_COLOR_TYPE_TRUECOLOR
                                           : SPNG_COLOR_TYPE_TRUECOLOR_ALPHA;
  spng_set_ihdr(png, &head);
  spng_encode_image(png, bytes.data(), bytes.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE);
  size_t size = 0;
  int error = 0;
  void* buffer = spng_get_png_buffer(png, &size, &error);
  std::string file(static_cast<char*>(buffer), size);
  std::free(buffer);
  spng_ctx_free(png);
  return file;
}

namespace {

std::string exif(int orientation) {
  std::string segment("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 32);
  segment[25] = static_cast<char>(orientation);
  return segment;
}

void append_pixel(std::string& row, Rgba p, const JpegOptions& options) {
  const auto add = [&](int value) { row.push_back(static_cast<char>(value)); };
  if (options.gray) return add(p.red);
  add(p.red), add(p.green), add(p.blue);
  if (options.inks) add(255);
}

void set_colors(jpeg_compress_struct& jpeg, const JpegOptions& options) {
  jpeg.input_components = options.gray ? 1 : options.inks ? 4 : 3;
  jpeg.in_color_space = options.gray ? JCS_GRAYSCALE : options.inks ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  if (options.inks) jpeg_set_colorspace(&jpeg, JCS_YCCK);
  jpeg_set_quality(&jpeg, options.quality, TRUE);
  if (options.gray) return;
  jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = options.luma_sampling;
  if (options.inks)
    jpeg.comp_info[3].h_samp_factor = jpeg.comp_info[3].v_samp_factor = options.luma_sampling;
}

}  // namespace

std::string encode_jpeg(const TestPicture& picture, const JpegOptions& options) {
  jpeg_compress_struct jpeg;
  jpeg_error_mgr errors;
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &buffer, &size);
  jpeg.image_width = picture.width;
  jpeg.image_height = picture.height;
  set_colors(jpeg, options);
  if (options.progressive) jpeg_simple_progression(&jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  const std::string segment = exif(options.orientation);
  if (options.orientation)
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(segment.data()),
                      static_cast<unsigned>(segment.size()));
  for (uint32_t y = 0; y < picture.height; ++y) {
    std::string row;
    for (uint32_t x = 0; x < picture.width; ++x) append_pixel(row, picture.at(x, y), options);
    auto* line = reinterpret_cast<JSAMPROW>(row.data());
    jpeg_write_scanlines(&jpeg, &line, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string file(reinterpret_cast<char*>(buffer), size);
  std::free(buffer);
  jpeg_destroy_compress(&jpeg);
  return file;
}

DecodedPicture decode_all(RowDecoder& decoder) {
  DecodedPicture decoded;
  decoded.picture.width = decoder.header().width;
  for (;;) {
    const auto row = decoder.next_row();
    if (row.status() == Status::NotFound) return decoded;
    decoded.status = row.status();
    if (!row.ok()) return decoded;
    decoded.picture.pixels.insert(decoded.picture.pixels.end(), row.value().begin(),
                                  row.value().end());
    ++decoded.picture.height;
  }
}

}  // namespace weft
