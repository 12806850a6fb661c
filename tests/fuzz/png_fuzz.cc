// Feeds bytes to the PNG decoder.
#include "render/image/png_decoder.h"
#include "tests/fuzz/decode_rows.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  weft::decode_rows(bytes, size, weft::make_png_decoder);
  return 0;
}
