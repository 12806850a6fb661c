// Any bytes as a font: read by what names, matches and covers without opening, then as a face of a
// page that comes from the network, which shapes a short text whose glyphs are drawn. The first
// byte chooses size, style and mode, or when memory runs out.
#include <algorithm>
#include <cstdlib>

#include "fonts/sfnt/coverage.h"
#include "tests/support/recording_notes.h"

namespace weft {
namespace {

constexpr size_t kHeap = 4 << 20;
constexpr std::string_view kText = "0AV \u00e9fixf\u0301\u4e00";
constexpr FontSource kNoFonts[] = {{.directory = "/dev/null"}};

void require(bool holds) {
  if (!holds) std::abort();
}

/// Serves one font under every URL.
class MappedFont final : public Resources {
 public:
  explicit MappedFont(std::span<const uint8_t> bytes) : bytes_(bytes) {}
  Result<std::string_view> resolve(std::string_view reference, std::string_view,
                                   Arena& arena) override {
    return arena.copy(reference);
  }
  Result<Owned<Resource>> open(std::string_view, ResourceKind) override { return Status::NotFound; }
  Result<std::span<const uint8_t>> map(std::string_view, ResourceKind) override { return bytes_; }

 private:
  std::span<const uint8_t> bytes_;
};

/// The questions that the catalogue asks a file.
void catalogue(std::span<const uint8_t> bytes) {
  for (uint32_t face = 0; face < std::min(Sfnt::face_count(bytes), 4u); ++face) {
    const Result<Sfnt> sfnt = Sfnt::open(bytes, face);
    if (!sfnt.ok()) continue;
    require(!sfnt.value().has_family(1));
    require(sfnt.value().traits().lowest_weight <= 1000);
    (void)covers_any(sfnt.value(), 0x4E00, 0x4EFF);
  }
}

void touch(const GlyphBitmap& bitmap, GlyphMode mode) {
  if (!bitmap.rows) return;
  for (int32_t y = 0; y < bitmap.height; ++y)
    for (int32_t x = 0; x < bitmap.width; ++x) {
      const uint8_t coverage = bitmap.rows[y * bitmap.stride + x];
      require(mode == GlyphMode::Gray || coverage == 0 || coverage == 255);
    }
}

void draw(FontSet& fonts, const ShapedGlyph& glyph, uint8_t choice) {
  const GlyphMode mode = choice & 1 ? GlyphMode::Mono : GlyphMode::Gray;
  const uint8_t subpixel = mode == GlyphMode::Gray ? 3 : 0;
  if (const auto whole = fonts.glyph(*glyph.font, glyph.glyph, subpixel, mode); whole.ok())
    touch(whole.value(), mode);
  if (const auto rows = fonts.glyph_rows(*glyph.font, glyph.glyph, subpixel, mode, 2, 9); rows.ok())
    touch(rows.value(), mode);
}

Status show(std::span<const uint8_t> bytes, uint8_t choice, Budget& budget) {
  RecordingNotes notes;
  MappedFont resources(bytes);
  WEFT_TRY_ASSIGN(const Owned<FontSet> fonts,
                  FontSet::create(budget, notes, {.sources = kNoFonts}));
  constexpr std::string_view kUrls[] = {"http://a/f"};
  FontFaceRule rule;
  rule.family = "f";
  rule.urls = kUrls;
  WEFT_TRY(fonts->add_face(rule, resources));
  constexpr uint32_t kWeightTag = 0x77676874;
  const FontFamily family{GenericFamily::None, "f"};
  const FontVariation variation{kWeightTag, 550};
  FontQuery query;
  query.families = {&family, 1};
  query.size = Px::from_int(choice & 8 ? 100 : 13);
  query.weight = choice & 2 ? 700 : 400;
  query.slant = choice & 4 ? FontSlant::Italic : FontSlant::Normal;
  if (choice & 2) query.variations = {&variation, 1};
  Arena arena(budget);
  ArenaVector<ShapedGlyph> glyphs(arena);
  ShapeOptions options;
  if (choice & 16) options.variants.caps = FontCaps::SmallCaps;
  if (choice & 32) options.variants.numeric = 0xFF;
  WEFT_TRY(fonts->shape(query, kText, options, glyphs));
  for (const ShapedGlyph& glyph : glyphs) draw(*fonts, glyph, choice);
  fonts->release_caches();
  if (glyphs.size()) draw(*fonts, glyphs[0], choice);
  return Status::Ok;
}

}  // namespace
}  // namespace weft

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace weft;
  if (size == 0) return 0;
  const std::span<const uint8_t> font(bytes + 1, size - 1);
  catalogue(font);
  Budget budget(kHeap);
  if (bytes[0] & 128) budget.fail_after(bytes[0] & 127);
  (void)show(font, bytes[0], budget);
  require(budget.used() == 0);
  return 0;
}
