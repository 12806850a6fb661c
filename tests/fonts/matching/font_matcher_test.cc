// A machine's own say in which fonts are used, and what takes a family's place.
#include <map>

#include "fonts/catalog/metric_compatible.h"
#include "tests/fonts/font_fixture.h"
#include "tests/support/every_allocation.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

std::string dejavu(const std::string& name) { return kDejaVu + ("/DejaVu" + name + ".ttf"); }

/// Answers from maps.
class ListedFonts final : public FontMatcher {
 public:
  struct Family {
    std::string name;
    std::vector<std::string> paths;
  };
  MatchedFonts find_family(std::string_view name) override {
    return answer(families[std::string(name)]);
  }
  MatchedFonts find_generic(std::string_view name) override {
    return answer(generic[std::string(name)]);
  }
  MatchedFonts find_character(char32_t character) override { return answer(characters[character]); }

  std::map<std::string, Family> families, generic;
  std::map<char32_t, Family> characters;

 private:
  MatchedFonts answer(const Family& family) {
    faces_.clear();
    for (const std::string& path : family.paths) faces_.push_back({path, 0});
    return {family.name, faces_};
  }
  std::vector<FontFile> faces_;
};

class Matcher : public testing::Test {
 protected:
  Owned<FontSet> fonts(const FontOptions& options) {
    return std::move(FontSet::create(budget, notes, options).value());
  }
  static std::string_view serving(FontSet& set, std::string_view name) {
    return set.serving({GenericFamily::None, name}).value();
  }
  Owned<FontSet> matched() { return fonts({.matcher = &machine}); }
  Budget budget;
  RecordingNotes notes;
  ListedFonts machine;
  using Sentences = std::vector<std::string>;
};

/// Families in order; none is the generic sans-serif.
struct Stack {
  explicit Stack(std::vector<std::string_view> names) {
    for (const std::string_view name : names) {
      const bool is_generic = name == "sans-serif" || name == "cursive";
      const auto generic = name == "cursive" ? GenericFamily::Cursive : GenericFamily::SansSerif;
      families.push_back({is_generic ? generic : GenericFamily::None, is_generic ? "" : name});
    }
    query.families = families;
    query.size = Px::from_int(16);
  }
  std::vector<FontFamily> families;
  FontQuery query;
};

TEST_F(Matcher, SaysWhichFilesServeAFamily) {
  machine.families["Arial"] = {"DejaVu Sans Mono", {dejavu("SansMono"), dejavu("SansMono-Bold")}};
  machine.families["DejaVu Serif"] = {"DejaVu Serif", {dejavu("Serif")}};
  const auto set = matched();
  const Font* arial = set->find(Query("Arial")).value();
  OpenFonts directory;
  EXPECT_EQ(arial->metrics().zero_advance,
            directory->find(Query("DejaVu Sans Mono")).value()->metrics().zero_advance);
  EXPECT_NE(set->find(Query("Arial", 16, 700)).value(), arial) << "style matching is ours";
  EXPECT_NE(set->find(Query("DejaVu Serif")).value(), arial);
  EXPECT_EQ(serving(*set, "Arial"), "DejaVu Sans Mono");
  EXPECT_EQ(serving(*set, "DejaVu Serif"), "DejaVu Serif");
  EXPECT_EQ(serving(*set, "Inter"), "");
  EXPECT_EQ(notes.sentences, Sentences{});
}

TEST_F(Matcher, SaysWhichServesAGenericFamily) {
  machine.generic["sans-serif"] = {"DejaVu Sans Mono", {dejavu("SansMono")}};
  machine.generic["cursive"] = {"DejaVu Serif", {dejavu("Serif")}};
  machine.families["DejaVu Sans Mono"] = machine.generic["sans-serif"];
  const auto set = matched();
  const Font* mono = set->find(Query("DejaVu Sans Mono")).value();
  EXPECT_EQ(set->find(Stack({"sans-serif"}).query).value(), mono);
  EXPECT_NE(set->find(Stack({"cursive"}).query).value(), mono);
  EXPECT_EQ(set->find(Stack({"Inter", "sans-serif"}).query).value(), mono);
  EXPECT_EQ(set->serving({GenericFamily::SansSerif, {}}).value(), "DejaVu Sans Mono");
  EXPECT_EQ(set->serving({GenericFamily::Cursive, {}}).value(), "DejaVu Serif");
  EXPECT_EQ(notes.sentences, Sentences{});
}

TEST_F(Matcher, ServesCursiveBySerifWhereItHasOneFamilyForEverything) {
  machine.generic["sans-serif"] = machine.generic["cursive"] = {"DejaVu Sans", {dejavu("Sans")}};
  machine.generic["serif"] = {"DejaVu Serif", {dejavu("Serif")}};
  const auto set = matched();
  EXPECT_EQ(set->serving({GenericFamily::Cursive, {}}).value(), "DejaVu Serif");
}

TEST_F(Matcher, SaysWhichFaceHelpsOutWithACharacter) {
  machine.families["DejaVu Sans Mono"] = {"DejaVu Sans Mono", {dejavu("SansMono")}};
  machine.characters[0x2197] = {"DejaVu Serif", {dejavu("Serif")}};
  machine.families["Roboto"] = {
      "Roboto", {"/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf"}};
  machine.generic["serif"] = machine.families["Roboto"];
  machine.generic["sans-serif"] = machine.families["Roboto"];
  const auto set = matched();
  Arena arena(budget);
  ArenaVector<ShapedGlyph> glyphs(arena);
  ASSERT_EQ(set->shape(Query("Roboto"), "a\xE2\x86\x97\xE4\xB8\x80", {}, glyphs), Status::Ok);
  ASSERT_EQ(glyphs.size(), 3u);
  EXPECT_NE(glyphs[1].font, glyphs[0].font) << "an arrow, which Roboto has not";
  EXPECT_NE(glyphs[1].glyph, 0);
  EXPECT_EQ(glyphs[2].glyph, 0) << "an ideograph, which nobody has";
}

TEST_F(Matcher, IsNotAskedWhereThereAreSources) {
  machine.families["Arial"] = {"DejaVu Sans Mono", {dejavu("SansMono")}};
  const FontSource source = {.directory = kDejaVu};
  const auto set = fonts({.sources = {&source, 1}, .matcher = &machine});
  EXPECT_EQ(set->find(Query("Arial")).value(), set->find(Query("DejaVu Serif")).value());
}

TEST_F(Matcher, ServesWhatTheProgramWantsForGenericFamilies) {
  machine.families["Arial"] = {"DejaVu Sans Mono", {dejavu("SansMono")}};
  machine.generic["monospace"] = {"DejaVu Sans", {dejavu("Sans")}};
  const auto set =
      fonts({.generic = {.sans_serif = "Arial", .monospace = "Not There"}, .matcher = &machine});
  EXPECT_EQ(set->find(Stack({"sans-serif"}).query).value(), set->find(Query("Arial")).value());
  notes.sentences.clear();
  FontFamily mono{GenericFamily::Monospace, {}};
  FontQuery query;
  query.families = {&mono, 1};
  query.size = Px::from_int(16);
  EXPECT_TRUE(set->find(query).ok());
  EXPECT_EQ(notes.sentences,
            Sentences{"the family that was named for monospace is not there: DejaVu Sans is used"});
}

TEST_F(Matcher, MayNameFilesThatAreNoFonts) {
  const TemporaryDirectory work;
  machine.families["Arial"] = {
      "Arial", {"/nonexistent.ttf", work.write("no.ttf", "no font"), dejavu("SansMono")}};
  machine.families["Inter"] = {"Inter", {"/nonexistent.ttf"}};
  machine.characters[0x2197] = {"", {"/nonexistent.ttf"}};
  const auto set = matched();
  EXPECT_EQ(set->find(Stack({"Inter", "Arial"}).query).value(), set->find(Query("Arial")).value());
}

TEST_F(Matcher, SurvivesEveryFailingAllocation) {
  machine.families["Arial"] = {"DejaVu Sans", {dejavu("Sans"), dejavu("Sans-Bold")}};
  machine.generic["serif"] = {"DejaVu Serif", {dejavu("Serif")}};
  machine.characters[0x2197] = {"DejaVu Sans Mono", {dejavu("SansMono")}};
  expect_every_failing_allocation_is_out_of_memory([&](Budget& limited) -> Status {
    RecordingNotes unread;
    WEFT_TRY_ASSIGN(const auto set,
                    FontSet::create(limited, unread,
                                    {.generic = {.sans_serif = "Arial"}, .matcher = &machine}));
    Arena arena(limited);
    ArenaVector<ShapedGlyph> glyphs(arena);
    ShapeOptions options;
    options.kerning = false;  // advances of pairs are remembered only where there is room
    return set->shape(Stack({"Inter", "sans-serif"}).query, "a\xE2\x86\x97", options, glyphs);
  });
}

TEST(FontSet, SaysWhichFamilyServesAnother) {
  OpenFonts fonts;
  const auto serving = [&](const FontFamily& family) { return fonts->serving(family).value(); };
  EXPECT_EQ(serving({GenericFamily::None, "Arial"}), "") << "a directory alone has no stand-ins";
  EXPECT_EQ(serving({GenericFamily::SansSerif, {}}), "DejaVu Sans");
  EXPECT_EQ(serving({GenericFamily::Fantasy, {}}), "DejaVu Serif");
  EXPECT_EQ(serving({GenericFamily::Monospace, {}}), "DejaVu Sans Mono");
  EXPECT_EQ(serving({GenericFamily::None, "dejavu SANS"}), "dejavu SANS");
}

TEST(MetricCompatible, GroupsAreSymmetric) {
  EXPECT_EQ(metric_compatible("arial", 0), "Liberation Sans");
  EXPECT_EQ(metric_compatible("Liberation Sans", 0), "Arimo");
  EXPECT_EQ(metric_compatible("Calibri", 0), "Carlito");
  EXPECT_EQ(metric_compatible("Calibri", 1), "");
  EXPECT_EQ(metric_compatible("Inter", 0), "");
  for (const std::string name : {"Helvetica", "Courier New", "Times", "Georgia"})
    for (size_t place = 0; !metric_compatible(name, place).empty(); ++place) {
      const std::string_view other = metric_compatible(name, place);
      EXPECT_NE(other, name);
      bool is_back = false;
      for (size_t i = 0; !metric_compatible(other, i).empty(); ++i)
        is_back |= metric_compatible(other, i) == name;
      EXPECT_TRUE(is_back) << other;
    }
}

/// A font named "URW Bookman" in the user's folder: DejaVu Sans under a name as long.
TEST(MetricCompatible, ServesAFamilyOfTheSystemThatIsNotThere) {
  const TemporaryDirectory home;
  std::vector<uint8_t> font = file_bytes(dejavu("Sans"));
  const auto wide = [](const char* text) {
    std::string utf16;
    for (; *text; ++text) utf16 += std::string{'\0', *text};
    return utf16;
  };
  for (const auto& [from, to] : {std::pair(wide("DejaVu Sans"), wide("URW Bookman")),
                                 std::pair(std::string("DejaVu Sans"), std::string("URW Bookman"))})
    for (auto at = font.begin();
         (at = std::search(at, font.end(), from.begin(), from.end())) != font.end();)
      at = std::copy(to.begin(), to.end(), at);
  std::filesystem::create_directory(home.file(".fonts"));
  home.write(".fonts/bookman.ttf", std::string(font.begin(), font.end()));
  const std::string before = std::getenv("HOME") ? std::getenv("HOME") : "";
  setenv("HOME", home.path().c_str(), 1);
  Budget budget;
  RecordingNotes notes;
  const auto set = std::move(FontSet::create(budget, notes, {}).value());
  const Font* bookman = set->find(Query("Bookman")).value();
  EXPECT_EQ(bookman, set->find(Query("urw bookman")).value());
  EXPECT_EQ(set->serving({GenericFamily::None, "Bookman"}).value(), "URW Bookman");
  EXPECT_EQ(set->serving({GenericFamily::None, "URW Bookman"}).value(), "URW Bookman");
  setenv("HOME", before.c_str(), 1);
}

}  // namespace
}  // namespace weft
