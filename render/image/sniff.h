// The format of a picture by its first bytes: what a server calls it does not count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace weft {

enum class ImageFormat : uint8_t { Unknown, Png, Jpeg, Gif, Webp, Bmp, Icon, Svg, Avif };

/// The number of bytes that sniff() looks at.
inline constexpr size_t kSniffBytes = 32;

/// The format of a picture by `prefix`, its first kSniffBytes bytes or all there are.
ImageFormat sniff(std::span<const uint8_t> prefix);
/// "PNG", "GIF" …; static lifetime.
const char* format_name(ImageFormat format);

}  // namespace weft
