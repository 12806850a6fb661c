#include "fonts/sfnt/sfnt.h"

#include "fonts/sfnt/coverage.h"
#include "fonts/sfnt/family_name.h"
#include "fonts/sfnt/kerning.h"
#include "fonts/sfnt/substitutions.h"
#include "tests/fonts/font_fixture.h"

namespace weft {
namespace {

TEST(Sfnt, ReadsNamesAndTraits) {
  const std::vector<uint8_t> file =
      file_bytes(std::string(kDejaVu) + "/DejaVuSansMono-BoldOblique.ttf");
  const Result<Sfnt> sfnt = Sfnt::open(file, 0);
  ASSERT_TRUE(sfnt.ok());
  EXPECT_TRUE(sfnt.value().has_family(family_hash("dejavu sans mono")));
  EXPECT_FALSE(sfnt.value().has_family(family_hash("dejavu sans")));
  EXPECT_EQ(sfnt.value().traits().lowest_weight, 700);
  EXPECT_NE(sfnt.value().traits().slant, FontSlant::Normal);
}

TEST(Sfnt, FoldsNonLatinNames) {
  EXPECT_EQ(family_hash("ΑΒΓ Éа"), family_hash("αβγ éа"));
  EXPECT_NE(family_hash("ΑΒΓ"), family_hash("ΑΒΔ"));
  EXPECT_EQ(upper_case(U'é'), U'É');
  EXPECT_EQ(upper_case(U'7'), U'7');
}

TEST(Sfnt, KnowsWhichCharactersAFaceCovers) {
  const std::vector<uint8_t> file = file_bytes(std::string(kDejaVu) + "/DejaVuSans.ttf");
  const Sfnt sfnt = Sfnt::open(file, 0).value();
  EXPECT_TRUE(covers_any(sfnt, 'A', 'A'));
  EXPECT_TRUE(covers_any(sfnt, 0x1D538, 0x1D538));
  EXPECT_FALSE(covers_any(sfnt, 0x4E00, 0x9FFF));
}

TEST(Sfnt, SurvivesEveryTruncation) {
  const std::vector<uint8_t> whole = file_bytes(std::string(kDejaVu) + "/DejaVuSans.ttf");
  for (size_t size = 0; size < whole.size(); size += size < 2000 ? 1 : 4999) {
    const std::vector<uint8_t> cut(whole.begin(), whole.begin() + static_cast<ptrdiff_t>(size));
    const Result<Sfnt> sfnt = Sfnt::open(cut, 0);
    if (!sfnt.ok()) continue;
    (void)sfnt.value().has_family(1);
    (void)sfnt.value().traits();
    (void)covers_any(sfnt.value(), 0x20, 0x2000);
    (void)Kerning(sfnt.value()).between(36, 57);
    ShapedGlyph fi[2] = {};
    fi[0].glyph = 73, fi[1].glyph = 76;
    const FontFeature liga = {sfnt_tag("liga")};
    Substitutions substitutions(sfnt.value());
    substitutions.select({&liga, 1});
    EXPECT_LE(substitutions.apply(fi), 2u);
  }
}

}  // namespace
}  // namespace weft
