#include "tests/support/webp_pictures.h"

#include <webp/encode.h>

namespace weft {
namespace {

std::string little(uint32_t value, size_t bytes) {
  std::string out;
  for (size_t i = 0; i < bytes; ++i) out += static_cast<char>(uint64_t{value} >> 8 * i);
  return out;
}

std::string chunk(const std::string& name, const std::string& body) {
  return name + little(static_cast<uint32_t>(body.size()), 4) + body +
         std::string(body.size() % 2, '\0');
}

std::string riff(const std::string& chunks) { return chunk("RIFF", "WEBP" + chunks); }

}  // namespace

std::string encode_webp(const TestPicture& picture, const WebpOptions& options) {
  const auto* pixels = reinterpret_cast<const uint8_t*>(picture.pixels.data());
  const int width = static_cast<int>(picture.width), height = static_cast<int>(picture.height);
  uint8_t* out = nullptr;
  const size_t size = options.lossless
                          ? WebPEncodeLosslessRGBA(pixels, width, height, width * 4, &out)
                          : WebPEncodeRGBA(pixels, width, height, width * 4, 95, &out);
  const std::string file(reinterpret_cast<char*>(out), size);
  WebPFree(out);
  if (!options.animated) return file;
  // The chunks of the picture, without VP8X, are those of the frame.
  std::string frame = file.substr(12);
  if (frame.starts_with("VP8X")) frame = frame.substr(18);
  const std::string place = little(1, 3) + little(2, 3) + little(picture.width - 1, 3) +
                            little(picture.height - 1, 3) + little(100, 3) + little(0, 1);
  return riff(chunk("VP8X", little(0x12, 4) + little(picture.width + 9, 3) +
                                little(picture.height + 9, 3)) +
              chunk("ANIM", little(0, 6)) + chunk("ANMF", place + frame));
}

}  // namespace weft
