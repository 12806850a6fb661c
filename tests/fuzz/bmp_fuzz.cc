// Feeds bytes to the BMP decoder.
#include "render/image/bmp_decoder.h"
#include "tests/fuzz/decode_rows.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  weft::decode_rows(bytes, size, weft::make_bmp_decoder);
  return 0;
}
