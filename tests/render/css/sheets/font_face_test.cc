// @font-face: each descriptor, and what of it reaches the fonts.
#include <gtest/gtest.h>

#include "tests/support/sheet_world.h"

namespace weft {
namespace {

/// Writes down what FaceRecorder leaves out.
class FaceDetails final : public NoFonts {
 public:
  std::string text;
  Status add_face(const FontFaceRule& rule, Resources&) override {
    static constexpr std::string_view kSlants[] = {"", "italic", "oblique"};
    add("family", rule.family);
    add("weight", std::to_string(rule.lowest_weight) + "-" + std::to_string(rule.highest_weight),
        "400-400");
    add("stretch", std::to_string(rule.lowest_stretch) + "-" + std::to_string(rule.highest_stretch),
        "100-100");
    add("size", std::to_string(rule.size_adjust), "100");
    for (const CodePointRange& range : rule.unicode_range)
      add("range",
          std::to_string(uint32_t{range.first}) + "-" + std::to_string(uint32_t{range.last}));
    add("style", kSlants[static_cast<size_t>(rule.slant)]);
    add("ascent", std::to_string(rule.ascent_override), "-1");
    add("descent", std::to_string(rule.descent_override), "-1");
    add("gap", std::to_string(rule.line_gap_override), "-1");
    for (const std::string_view url : rule.urls) add("url", url);
    return Status::Ok;
  }

 private:
  void add(std::string_view name, std::string_view value, std::string_view usual = "") {
    if (value == usual) return;
    text.append(text.empty() ? "" : " ").append(name).append("=").append(value);
  }
};

/// The face that "@font-face { descriptors }" adds to a page of the text "Az\u20AC"; "" for none.
std::string face_of(std::string_view descriptors, size_t chunk_bytes = SIZE_MAX) {
  SheetWorld world("<p>Az\u20AC");
  FaceDetails fonts;
  const std::string css = "@font-face {" + std::string(descriptors) + "}";
  MemoryStream stream(css, chunk_bytes);
  SheetContext context({world.page.budget, world.page.arena, *world.page.document,
                        world.environment, world.resources, fonts, world.cascade, world.notes,
                        world.statistics, "utf-8"});
  EXPECT_EQ(context.index.build(*world.page.document), Status::Ok);
  StyleSheet sheet(context, {"http://host/dir/sheet.css"}, stream);
  EXPECT_EQ(sheet.read(), Status::Ok);
  EXPECT_EQ(finish_sheets(context), Status::Ok);
  return fonts.text;
}

struct Case {
  std::string_view descriptors, face;
};

// Each is read whole and byte by byte.
void expect_faces(std::span<const Case> cases) {
  for (const Case& row : cases) {
    EXPECT_EQ(face_of(row.descriptors), row.face) << row.descriptors;
    EXPECT_EQ(face_of(row.descriptors, 1), row.face) << row.descriptors;
  }
}

TEST(FontFace, HasAFamilyAndASource) {
  constexpr Case kCases[] = {
      {"font-family: x; src: url(y.ttf)", "family=x url=http://host/dir/y.ttf"},
      {"SRC: URL('y.ttf'); FONT-FAMILY: 'a b'", "family=a b url=http://host/dir/y.ttf"},
      {"font-family: 'a\\62 c'; src: url(/y.ttf)", "family=abc url=http://host/y.ttf"},
      {"font-family: one two; src: url(y.ttf)", "family=one two url=http://host/dir/y.ttf"},
      {"font-family: x; src: url(y.ttf); font-family: z", "family=z url=http://host/dir/y.ttf"},
      {"font-family: x", ""},
      {"src: url(y.ttf)", ""},
      {"font-family: x; src: local(y)", "family=x url=local:y"},
      {"", ""},
  };
  expect_faces(kCases);
}

TEST(FontFace, KeepsTheSourcesThatCanBeRead) {
  constexpr Case kCases[] = {
      {"font-family: x; src: url(a.eot), url(b.woff), url(c.ttf)",
       "family=x url=http://host/dir/b.woff url=http://host/dir/c.ttf"},
      {"font-family: x; src: url(a.bin) format('svg'), url(b.bin) format(truetype)",
       "family=x url=http://host/dir/b.bin"},
      {"font-family: x; src: url(a.woff2) format('WOFF')", "family=x url=http://host/dir/a.woff2"},
      {"font-family: x; src: url(a.eot?#iefix) format('embedded-opentype'), url(b.svg#x)", ""},
      {"font-family: x; src: url(a.TTF?v=2#y)", "family=x url=http://host/dir/a.TTF?v=2"},
      {"font-family: x; src: url(a.woff2?v=.ttf)",
       kReadsWoff2 ? "family=x url=http://host/dir/a.woff2?v=.ttf" : ""},
      {"font-family: x; src: url(a) format(woff2)",
       kReadsWoff2 ? "family=x url=http://host/dir/a" : ""},
      {"font-family: x; src: local('y'), url(a.otf)",
       "family=x url=local:y url=http://host/dir/a.otf"},
      {"font-family: x; src: url(a.ttf) tech(variations)", "family=x url=http://host/dir/a.ttf"},
      {"font-family: x; src: url(a.ttf); src: url(b.ttf)", "family=x url=http://host/dir/b.ttf"},
      {"font-family: x; src: url(a\\.ttf)", "family=x url=http://host/dir/a.ttf"},
      {"font-family: x; src: url(data:font/woff2,x)", "family=x url=data:font/woff2,x"},
  };
  expect_faces(kCases);
}

/// The descriptors of a face beside its family and source, and what they add.
void expect_details(std::span<const Case> cases) {
  for (const Case& row : cases) {
    const std::string descriptors = "font-family:x;src:url(y);" + std::string(row.descriptors);
    const std::string face = face_of(descriptors);
    const std::string want = (row.face.empty() ? "" : " ") + std::string(row.face);
    EXPECT_EQ(face, "family=x" + want + " url=http://host/dir/y") << row.descriptors;
  }
}

TEST(FontFace, HasWeightsAndSlants) {
  constexpr Case kCases[] = {
      {"font-weight: bold", "weight=700-700"},
      {"font-weight: normal", ""},
      {"font-weight: 350", "weight=350-350"},
      {"font-weight: 100 900", "weight=100-900"},
      {"font-weight: 900 100", "weight=100-900"},
      {"font-weight: normal bold", "weight=400-700"},
      {"font-weight: 0", ""},
      {"font-weight: 1001", ""},
      {"font-weight: lighter", ""},
      {"font-weight: 300; font-weight: nonsense", "weight=300-300"},
      {"font-style: italic", "style=italic"},
      {"font-style: oblique", "style=oblique"},
      {"font-style: oblique 10deg 20deg", "style=oblique"},
      {"font-style: normal", ""},
      {"font-style: slanted", ""},
  };
  expect_details(kCases);
}

TEST(FontFace, HasWidths) {
  constexpr Case kCases[] = {
      {"font-stretch: condensed", "stretch=75-75"},
      {"font-width: 110%", "stretch=110-110"},
      {"font-stretch: 50% 200%", "stretch=50-200"},
      {"font-stretch: expanded condensed", "stretch=75-125"},
      {"font-stretch: wide", ""},
      {"font-stretch: -5%", ""},
  };
  expect_details(kCases);
}

TEST(FontFace, HasCharactersOfItsOwn) {
  constexpr Case kCases[] = {
      {"unicode-range: U+41", "range=65-65"},
      {"unicode-range: U+0-7F, u+20A?", "range=0-127 range=8352-8367"},
  };
  expect_details(kCases);
}

TEST(FontFace, HasMetricsOfItsOwn) {
  constexpr Case kCases[] = {
      {"ascent-override: 90%", "ascent=90"},
      {"descent-override: 0%", "descent=0"},
      {"line-gap-override: 20%", "gap=20"},
      {"ascent-override: normal", ""},
      {"ascent-override: -1%", ""},
      {"ascent-override: 20000%", ""},
      {"ascent-override: 90", ""},
      {"ascent-override: 110%; descent-override: 25%; line-gap-override: 5%",
       "ascent=110 descent=25 gap=5"},
      {"size-adjust: 90%; font-display: swap; nonsense: 1", "size=90"},
  };
  expect_details(kCases);
}

TEST(FontFace, IsLeftOutWhenThePageHasNoneOfItsCharacters) {
  struct Range {
    const char* text;
    bool is_wanted;
  };
  // The page says A (41), z (7A) and the euro sign (20AC).
  for (const Range& row :
       {Range{"U+41", true}, Range{"u+0041", true}, Range{"U+42", false}, Range{"U+0-40", false},
        Range{"U+0-41", true}, Range{"U+7?", true}, Range{"U+8?", false}, Range{"U+20??", true},
        Range{"U+400-4FF, U+20AC", true}, Range{"U+400-4FF , U+500-5FF", false},
        Range{"U+E000-F8FF", true}, Range{"nonsense", true}, Range{"U+42, nonsense", false}}) {
    const std::string face =
        face_of("font-family:x;src:url(y);unicode-range:" + std::string(row.text));
    EXPECT_EQ(!face.empty(), row.is_wanted) << row.text;
  }
}

}  // namespace
}  // namespace weft
