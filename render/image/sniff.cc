#include "render/image/sniff.h"

#include <algorithm>
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
  static constexpr const char* kNames[] = {"unknown", "PNG", "JPEG", "GIF",
                                           "WebP",    "BMP", "ICO",  "SVG"};
  return kNames[static_cast<size_t>(format)];
}

Result<std::span<const uint8_t>> PrefixedStream::prefix() {
  while (size_ < bytes_.size()) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> shown, source_->peek());
    if (shown.empty()) break;
    const size_t taken = std::min(shown.size(), bytes_.size() - size_);
    std::copy_n(shown.begin(), taken, bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
    source_->consume(taken);
    size_ += taken;
  }
  return std::span<const uint8_t>(bytes_).first(size_);
}

Result<std::span<const uint8_t>> PrefixedStream::peek() {
  if (consumed_ < size_)
    return std::span<const uint8_t>(bytes_).subspan(consumed_, size_ - consumed_);
  return source_->peek();
}

void PrefixedStream::consume(size_t bytes) {
  if (consumed_ < size_) consumed_ += bytes;
  else source_->consume(bytes);
}

}  // namespace weft
