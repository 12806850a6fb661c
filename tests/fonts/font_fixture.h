// Font directories for tests, files as bytes, and Resources that serve one file in memory.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fonts/font_set.h"
#include "tests/support/recording_notes.h"

namespace weft {

inline constexpr char kDejaVu[] = "/usr/share/fonts/truetype/dejavu";

/// $WEFT_CORPORA/`path`, or empty when the corpora are not here.
inline std::string corpus(const std::string& path) {
  const char* root = std::getenv("WEFT_CORPORA");
  return root ? std::string(root) + "/" + path : std::string();
}

inline std::vector<uint8_t> file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A font set over one directory, with its notes.
struct OpenFonts {
  explicit OpenFonts(std::string directory = kDejaVu, size_t limit = Budget::kUnlimited)
      : budget(limit), path(std::move(directory)) {
    const FontSource source = {.directory = path};
    auto made = FontSet::create(budget, notes, {.sources = {&source, 1}});
    set = std::move(made.value());
  }
  FontSet* operator->() { return set.get(); }

  Budget budget;
  RecordingNotes notes;
  std::string path;
  Owned<FontSet> set;
};

/// A query for one family, with its storage.
struct Query {
  explicit Query(std::string_view name, double size = 16, uint16_t weight = 400) {
    family.name = name;
    query.families = {&family, 1};
    query.size = Px::from_double(size);
    query.weight = weight;
  }
  Query(const Query&) = delete;
  operator const FontQuery&() const { return query; }
  FontFamily family;
  FontQuery query;
};

inline std::vector<ShapedGlyph> shaped(OpenFonts& fonts, const FontQuery& query,
                                       std::string_view text, const ShapeOptions& options = {}) {
  Budget budget;
  Arena arena(budget);
  ArenaVector<ShapedGlyph> glyphs(arena);
  EXPECT_EQ(fonts->shape(query, text, options, glyphs), Status::Ok);
  return {glyphs.begin(), glyphs.end()};
}

inline double width(const std::vector<ShapedGlyph>& glyphs) {
  Px sum;
  for (const ShapedGlyph& glyph : glyphs) sum += glyph.advance;
  return sum.to_double();
}

/// The face of the family "Web" of a page.
inline FontFaceRule web_face() {
  static constexpr std::string_view kUrls[] = {"http://a/x.ttf"};
  FontFaceRule rule;
  rule.family = "Web";
  rule.urls = kUrls;
  return rule;
}

/// Serves one font under every URL but those with "missing" in them.
class OneFontResources final : public Resources {
 public:
  explicit OneFontResources(std::vector<uint8_t> bytes) : bytes_(std::move(bytes)) {}
  Result<std::string_view> resolve(std::string_view reference, std::string_view,
                                   Arena& arena) override {
    return arena.copy(reference);
  }
  Result<Owned<Resource>> open(std::string_view, ResourceKind) override {
    return Status::Unsupported;
  }
  Result<std::span<const uint8_t>> map(std::string_view url, ResourceKind) override {
    ++maps;
    if (url.find("missing") != url.npos) return Status::NotFound;
    if (url.find("woff2") != url.npos) return std::span<const uint8_t>(kWoff2);
    return std::span<const uint8_t>(bytes_);
  }
  int maps = 0;

 private:
  static constexpr uint8_t kWoff2[] = {'w', 'O', 'F', '2', 0, 1, 0, 0};
  std::vector<uint8_t> bytes_;
};

}  // namespace weft
