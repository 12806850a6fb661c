// Any page with its sheets, pictures and fonts (page_case.h) must become lines, or OutOfMemory, and
// keep nothing.
#include <algorithm>
#include <cstdlib>

#include "tests/fuzz/page_case.h"
#include "tests/fuzz/page_mutator.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  weft::show_page_case(weft::parse_page_case({reinterpret_cast<const char*>(bytes), size}));
  return 0;
}

#ifdef WEFT_LIBFUZZER
extern "C" size_t LLVMFuzzerMutate(uint8_t* bytes, size_t size, size_t most);

// Half of the changes are those of bytes, which libFuzzer steers by what it saw compared.
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* bytes, size_t size, size_t most, unsigned seed) {
  if (seed % 2) return LLVMFuzzerMutate(bytes, size, most);
  const std::string changed =
      weft::PageMutator(seed / 2).mutate({reinterpret_cast<const char*>(bytes), size});
  const size_t kept = std::min(changed.size(), most);
  std::copy_n(changed.begin(), kept, bytes);
  return kept;
}
#endif
