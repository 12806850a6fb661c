// Any bytes must be read as a sheet, in chunks, and as a style attribute, with somebody told of
// what is dropped or as on devices; with a small budget they may end in OutOfMemory. The first byte
// chooses.
#include <cstdlib>

#include "render/css/sheets/element_declarations.h"
#include "tests/support/sheet_world.h"

namespace weft {
namespace {

constexpr std::string_view kPage =
    "<html lang=en><body class='a b'><div id=d class=a><p id=p lang=de>x</p><ul><li "
    "class=b><li></ul><input type=checkbox checked></div>"
    "<table border=1><td>x</table><svg viewBox='0 0 1 1'></svg></body></html>";

void require(bool holds) {
  if (!holds) std::abort();
}

void read(std::string_view css, uint8_t choice) {
  static constexpr size_t kChunks[] = {SIZE_MAX, 1, 7, 64};
  SheetWorld world(kPage);
  world.resources.add("http://host/dir/a", "@import 'a'; p{color:red}");
  if (choice & 64) world.told = nullptr;
  const bool is_small = choice & 128;
  if (is_small) world.page.budget.fail_after(choice & 31);
  const Status status = world.read(css, kChunks[choice & 3]);
  require(status == Status::Ok || (is_small && status == Status::OutOfMemory));
}

}  // namespace
}  // namespace weft

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  if (size) weft::read({reinterpret_cast<const char*>(bytes) + 1, size - 1}, bytes[0]);
  return 0;
}
