// Feeds bytes to the reader of drawings as a file of SVG: rows come, or a Status.
#include "render/svg/svg_pictures.h"
#include "tests/support/memory_resources.h"
#include "weft/palette.h"

namespace {

using namespace weft;

void draw(std::string_view text, GlyphMode mode) {
  constexpr size_t kBudgetBytes = 8u << 20, kChunkBytes = 100;
  constexpr uint32_t kSide = 100;
  Budget budget(kBudgetBytes);
  NoNotes notes;
  MemoryResources resources(budget);
  const auto fonts = FontSet::create(budget, notes);
  if (!fonts.ok()) return;
  SvgPictures pictures(*fonts.value(), resources, {}, mode);
  MemoryStream stream(text, kChunkBytes);
  const auto decoder = pictures.open(stream, budget, text.size() % 3 ? "" : "#v");
  if (!decoder.ok()) return;
  decoder.value()->shrink_to(kSide, kSide);
  for (uint32_t row = 0; row < kSide; ++row)
    if (!decoder.value()->next_row().ok()) return;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  draw({reinterpret_cast<const char*>(bytes), size},
       size % 2 ? weft::GlyphMode::Gray : weft::GlyphMode::Mono);
  return 0;
}
