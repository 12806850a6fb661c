// Feeds bytes to the GIF decoder.
#include "render/image/gif_decoder.h"
#include "tests/fuzz/decode_rows.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  weft::decode_rows(bytes, size, weft::make_gif_decoder);
  return 0;
}
