// Feeds bytes to the JPEG decoder.
#include "render/image/jpeg_decoder.h"
#include "tests/fuzz/decode_rows.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  weft::decode_rows(bytes, size, weft::make_jpeg_decoder);
  return 0;
}
