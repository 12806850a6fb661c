// Feeds bytes to the WebP decoder.
#include "render/image/webp_decoder.h"
#include "tests/fuzz/decode_rows.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  weft::decode_rows(bytes, size, weft::make_webp_decoder);
  return 0;
}
