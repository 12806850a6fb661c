// Feeds bytes to the ICO decoder.
#include "render/image/icon_decoder.h"
#include "tests/fuzz/decode_rows.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  weft::decode_rows(bytes, size, weft::make_icon_decoder);
  return 0;
}
