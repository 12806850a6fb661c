// Fonts as the machine is configured to use them: the real command with real configurations of
// fontconfig.
#include <gtest/gtest.h>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

class MachineFonts : public testing::Test {
 protected:
  void SetUp() override {
    if (!WEFT_FONTCONFIG) GTEST_SKIP() << "built without fontconfig";
  }
  /// The picture of `text` in that font-family, with `rules` in the configuration.
  std::string picture(const std::string& family, const std::string& rules,
                      const std::string& text = "Ill-timed: 123", const std::string& more = "") {
    const std::string conf = work.write(
        "fonts.conf",
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'urn:fontconfig:fonts.dtd'>"
        "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>" +
            work.file("cache") + "</cachedir>" + rules + prefer("serif", "DejaVu Serif") +
            prefer("sans-serif", "DejaVu Sans") + "</fontconfig>");
    const std::string page =
        work.write("page.html", "<p style='font: 20px " + family + "'>" + text);
    result = run_weft(work, "render --size 300x80 " + page + " -o " + work.file("o.png ") + more,
                      "FONTCONFIG_FILE=" + conf + " ");
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return file_contents(work.file("o.png"));
  }
  static std::string alias(const std::string& binding, const std::string& family,
                           const std::string& other) {
    return "<alias binding='" + binding + "'><family>" + family + "</family><accept><family>" +
           other + "</family></accept></alias>";
  }
  static std::string prefer(const std::string& family, const std::string& other) {
    return "<alias><family>" + family + "</family><prefer><family>" + other +
           "</family></prefer></alias>";
  }
  TemporaryDirectory work;
  CommandResult result;
};

TEST_F(MachineFonts, ServeAnAliasThatIsAsGood) {
  const std::string mono = picture("DejaVu Sans Mono", ""), serif = picture("Nothing", "");
  EXPECT_NE(mono, serif);
  EXPECT_EQ(result.err, "weft: page.html:1: no font is named \"Nothing\"; DejaVu Serif is used\n");
  EXPECT_EQ(picture("Arial", alias("same", "Arial", "DejaVu Sans Mono")), mono);
  EXPECT_EQ(result.err, "") << "every machine has another in its place";
  EXPECT_EQ(picture("Inter", alias("same", "Inter", "DejaVu Sans Mono")), mono);
  EXPECT_EQ(result.err,
            "weft: page.html:1: no font is named \"Inter\"; DejaVu Sans Mono is used\n");
}

TEST_F(MachineFonts, LeaveAWeakAliasForThePagesNextFamily) {
  const std::string mono = picture("DejaVu Sans Mono", "");
  const std::string weak = alias("weak", "Arial", "DejaVu Sans");
  EXPECT_EQ(picture("Arial, DejaVu Sans Mono", weak), mono);
  EXPECT_EQ(result.err, "");
}

TEST_F(MachineFonts, ServeGenericFamilies) {
  const std::string mono = picture("DejaVu Sans Mono", "");
  for (const std::string generic : {"serif", "sans-serif", "monospace", "cursive"}) {
    EXPECT_EQ(picture(generic, prefer(generic, "DejaVu Sans Mono")), mono) << generic;
    EXPECT_EQ(result.err, "");
  }
}

TEST_F(MachineFonts, HelpOutWithCharactersInTheirOrder) {
  // An arrow, which the page's family has not: it is what --font-dir has alone.
  const auto rules = [](const std::string& family) {
    return "<match target='pattern'><edit name='family' mode='append' binding='strong'><string>" +
           family + "</string></edit></match><dir>/usr/share/fonts/truetype/roboto</dir>" +
           alias("same", "serif", "Roboto") + alias("same", "sans-serif", "Roboto");
  };
  const std::string arrow = "&#x2197;&#x2197;&#x2197;";
  const std::string mono = picture("Roboto", rules("DejaVu Sans Mono"), arrow);
  const std::string sans = picture("Roboto", rules("DejaVu Sans"), arrow);
  EXPECT_NE(mono, sans);
}

TEST_F(MachineFonts, AreNotAskedWhenADirectoryIsNamed) {
  const std::string rule = alias("same", "Arial", "DejaVu Sans Mono");
  const std::string directory = "--font-dir /usr/share/fonts/truetype/dejavu";
  EXPECT_EQ(picture("Arial", rule, "text", directory), picture("DejaVu Serif", "", "text"));
  EXPECT_NE(picture("Arial", rule, "text"), picture("DejaVu Serif", "", "text"));
}

TEST_F(MachineFonts, SayNothingOfACacheThatCannotBeWritten) {
  const std::string page = work.write("page.html", "<p>text");
  const std::string conf = work.write("fonts.conf",
                                      "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir>"
                                      "<cachedir>/dev/null/cache</cachedir></fontconfig>");
  EXPECT_EQ(run_weft(work, "render " + page + " -o " + work.file("o.png"),
                     "FONTCONFIG_FILE=" + conf + " ")
                .err,
            "");
}

TEST_F(MachineFonts, AreTheSystemsFoldersWhereTheConfigurationHasNone) {
  const std::string page = work.write("page.html", "<p>text");
  const CommandResult nothing =
      run_weft(work, "render " + page + " -o " + work.file("o.png"),
               "FONTCONFIG_FILE=" +
                   work.write("none.conf", "<fontconfig><dir>/nonexistent</dir><cachedir>" +
                                               work.file("cache") + "</cachedir></fontconfig>") +
                   " ");
  EXPECT_EQ(nothing.exit_code, 0) << nothing.err;
}

}  // namespace
}  // namespace weft
