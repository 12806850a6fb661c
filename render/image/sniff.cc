#include "render/image/sniff.h"

#include <string_view>

#include "render/base/ascii.h"

namespace weft {
namespace {

struct Signature {
  std::string_view bytes;
  size_t offset;
  ImageFormat format;
};

// MIME Sniffing Standard, section 6.1.
// clang-format off
constexpr Signature kSignatures[] = {
    {{"\x89PNG\r\n\x1A\n", 8}, 0, ImageFormat::Png},  {{"\xFF\xD8\xFF", 3}, 0, ImageFormat::Jpeg},
    {{"GIF87a", 6}, 0, ImageFormat::Gif},             {{"GIF89a", 6}, 0, ImageFormat::Gif},
    {{"WEBPVP", 6}, 8, ImageFormat::Webp},            {{"BM", 2}, 0, ImageFormat::Bmp},
    {{"ftypavif", 8}, 4, ImageFormat::Avif},          {{"ftypavis", 8}, 4, ImageFormat::Avif},
    {{"\0\0\1\0", 4}, 0, ImageFormat::Icon},          {{"\0\0\2\0", 4}, 0, ImageFormat::Icon},
};
// clang-format on

bool looks_like_svg(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = trimmed(text);
  return text.starts_with("<svg") || text.starts_with("<?xml") ||
         text.starts_with("<!DOCTYPE svg") || text.starts_with("<!--");
}

}  // namespace

ImageFormat sniff(std::span<const uint8_t> prefix) {
  const std::string_view text(reinterpret_cast<const char*>(prefix.data()), prefix.size());
  for (const Signature& signature : kSignatures)
    if (text.size() >= signature.offset &&
        text.substr(signature.offset).starts_with(signature.bytes))
      return signature.format;
  return looks_like_svg(text) ? ImageFormat::Svg : ImageFormat::Unknown;
}

const char* format_name(ImageFormat format) {
  static constexpr const char* kNames[] = {"unknown", "PNG", "JPEG", "GIF", "WebP",
                                           "BMP",     "ICO", "SVG",  "AVIF"};
  return kNames[static_cast<size_t>(format)];
}

}  // namespace weft
