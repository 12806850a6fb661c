// Pictures made for tests: pixels by rule, and encoders by the libraries.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "render/image/row_decoder.h"

namespace weft {

/// Straight (not premultiplied) pixels.
struct TestPicture {
  uint32_t width = 0, height = 0;
  std::vector<Rgba> pixels;
  Rgba at(uint32_t x, uint32_t y) const { return pixels[y * width + x]; }
};

TestPicture make_picture(uint32_t width, uint32_t height,
                         const std::function<Rgba(uint32_t x, uint32_t y)>& pixel);
/// Smooth colours, opaque.
TestPicture photograph(uint32_t width, uint32_t height);
/// An anti-aliased shape of a few colours on transparency; another one for each `seed`.
TestPicture icon(uint32_t size, uint32_t seed);

enum class PngKind : uint8_t { Rgba, Rgb, Gray, Interlaced };
/// The file's bytes. Gray takes the red channel.
std::string encode_png(const TestPicture& picture, PngKind kind = PngKind::Rgba);

struct JpegOptions {
  bool progressive = false, gray = false,
       inks = false;      // inks: CMYK as Adobe writes it, black always none
  int luma_sampling = 2;  // 2: 4:2:0, 1: 4:4:4
  int orientation = 0;    // EXIF, when not 0
  int quality = 95;
};
std::string encode_jpeg(const TestPicture& picture, const JpegOptions& options = {});

struct GifOptions {
  bool interlaced = false;
  bool own_palette = false;                                         // the frame's, not the file's
  uint32_t left = 0, top = 0, canvas_width = 0, canvas_height = 0;  // 0: as large as the frame
};
/// At most 256 colours; pixels that are not opaque are transparent.
std::string encode_gif(const TestPicture& picture, const GifOptions& options = {});

struct BmpOptions {
  int bits = 24;
  bool top_down = false;
  bool runs = false;                   // of 4 or 8 bits
  std::array<uint32_t, 4> masks = {};  // of 16 or 32 bits, in a header that has four
  bool core_header = false;            // OS/2's, of 1 to 24 bits
};
/// Up to 8 bits: at most 2^bits colours.
std::string encode_bmp(const TestPicture& picture, const BmpOptions& options = {});

enum class IconKind : uint8_t { Png, Deep, Masked };  // Masked: 24 bits and a mask
struct IconEntry {
  TestPicture picture;
  IconKind kind;
};
std::string encode_icon(const std::vector<IconEntry>& entries);

/// All rows of `decoder`, until it ends or fails.
struct DecodedPicture {
  Status status = Status::Ok;
  TestPicture picture;  // height = rows that came
};
DecodedPicture decode_all(RowDecoder& decoder);

}  // namespace weft
