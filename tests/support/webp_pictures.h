// WebP files for tests, where libwebp is there.
#pragma once

#include "tests/support/test_pictures.h"

namespace weft {

struct WebpOptions {
  bool lossless = false;
  bool animated = false;  // the picture is the first frame, at 2, 4 of a canvas 10 px larger
};
std::string encode_webp(const TestPicture& picture, const WebpOptions& options = {});

}  // namespace weft
