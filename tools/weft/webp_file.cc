#include "tools/weft/webp_file.h"

#include <webp/encode.h>

namespace weft {
namespace {

constexpr int kEffort = 4;  // of 0 to 9: files of flat colours get hardly smaller with more

struct Target {
  ByteSink& sink;
  Status status = Status::Ok;  // what the sink said
};

int write_bytes(const uint8_t* bytes, size_t count, const WebPPicture* picture) {
  auto& target = *static_cast<Target*>(picture->custom_ptr);
  target.status = target.sink.write({bytes, count});
  return target.status == Status::Ok;
}

Status pull_pixels(LineSource& lines, const Palette& palette, InkColors inks, uint32_t* pixels) {
  const LineShape shape = lines.shape();
  for (uint32_t y = 0; y < shape.height; ++y) {
    WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
    for (size_t x = 0; x < shape.width; ++x) {
      const Color color = color_of(palette, pixel_at(line, shape.bits_per_pixel, x), inks);
      *pixels++ = 0xFF000000u | uint32_t{color.red} << 16 | uint32_t{color.green} << 8 | color.blue;
    }
  }
  return Status::Ok;
}

Status encode(const LineShape& shape, uint32_t* pixels, ByteSink& sink) {
  WebPConfig config;
  WebPPicture picture;
  if (!WebPConfigInit(&config) || !WebPConfigLosslessPreset(&config, kEffort) ||
      !WebPPictureInit(&picture))
    return Status::Unsupported;
  Target target{sink};
  picture.use_argb = 1;
  picture.width = shape.width;
  picture.height = shape.height;
  picture.argb = pixels;
  picture.argb_stride = shape.width;
  picture.writer = write_bytes;
  picture.custom_ptr = &target;
  const bool encoded = WebPEncode(&config, &picture);
  WebPPictureFree(&picture);
  if (encoded) return Status::Ok;
  if (target.status != Status::Ok) return target.status;
  const bool no_memory = picture.error_code == VP8_ENC_ERROR_OUT_OF_MEMORY ||
                         picture.error_code == VP8_ENC_ERROR_BITSTREAM_OUT_OF_MEMORY;
  return no_memory ? Status::OutOfMemory : Status::Unsupported;
}

}  // namespace

Status write_webp(LineSource& lines, const Palette& palette, ByteSink& sink, Budget& budget,
                  InkColors inks) {
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel != palette.bits_per_pixel || palette.kind == PaletteKind::Rgba8888 ||
      shape.width > WEBP_MAX_DIMENSION || shape.height > WEBP_MAX_DIMENSION)
    return Status::Unsupported;
  const size_t bytes = size_t{shape.width} * shape.height * sizeof(uint32_t);
  auto* pixels = static_cast<uint32_t*>(budget.allocate(bytes));
  if (!pixels) return Status::OutOfMemory;
  Status status = pull_pixels(lines, palette, inks, pixels);
  if (status == Status::Ok) status = encode(shape, pixels, sink);
  budget.release(pixels, bytes);
  return status;
}

}  // namespace weft
