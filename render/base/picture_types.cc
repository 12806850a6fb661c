#include "render/base/picture_types.h"

#include <algorithm>

#include "render/base/media_type.h"

namespace weft {
namespace {

constexpr std::string_view kTypes[] = {
    "",  // not said
#ifdef WEFT_PNG
    "image/png",
    "image/x-png",
    "image/apng",
#endif
#ifdef WEFT_JPEG
    "image/jpeg",
    "image/jpg",
    "image/pjpeg",
#endif
#ifdef WEFT_SVG
    "image/svg+xml",
#endif
#ifdef WEFT_GIF
    "image/gif",
#endif
#ifdef WEFT_BMP
    "image/bmp",
    "image/x-ms-bmp",
    "image/x-icon",
    "image/vnd.microsoft.icon",
#endif
#ifdef WEFT_WEBP
    "image/webp",
#endif
};

}  // namespace

bool draws_picture_type(std::string_view type) {
  const std::string_view essence = essence_of(type);
  return std::any_of(std::begin(kTypes), std::end(kTypes),
                     [&](std::string_view known) { return equal_ignoring_case(known, essence); });
}

}  // namespace weft
