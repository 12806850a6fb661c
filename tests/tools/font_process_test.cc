#include "tools/weft/font_process.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace weft {
namespace {

/// Answers with what it was asked; "end" ends the process.
class Echo final : public FontMatcher {
 public:
  MatchedFonts find_family(std::string_view name) override {
    if (name == "end") _exit(1);
    if (name == "none") return {};
    return answer(name, name == "many" ? 1000 : 1);
  }
  MatchedFonts find_generic(std::string_view name) override {
    return answer("generic " + std::string(name), 2);
  }
  MatchedFonts find_character(char32_t character) override {
    return answer(std::to_string(static_cast<uint32_t>(character)), 1);
  }

 private:
  MatchedFonts answer(std::string_view family, size_t faces) {
    family_ = family;
    paths_.clear();
    faces_.clear();
    for (size_t i = 0; i < faces; ++i) paths_.push_back("/" + family_ + std::to_string(i));
    for (size_t i = 0; i < faces; ++i) faces_.push_back({paths_[i], static_cast<uint32_t>(i)});
    return {family_, faces_};
  }
  std::string family_;
  std::vector<std::string> paths_;
  std::vector<FontFile> faces_;
};

std::unique_ptr<FontMatcher> echo() { return std::make_unique<Echo>(); }

TEST(FontProcess, GivesTheAnswersOfTheOtherSide) {
  const auto fonts = in_own_process(echo);
  MatchedFonts found = fonts->find_family("A\xC3\xA4");
  EXPECT_EQ(found.family, "A\xC3\xA4");
  ASSERT_EQ(found.faces.size(), 1u);
  EXPECT_EQ(found.faces[0].path,
            "/A\xC3\xA4"
            "0");
  found = fonts->find_generic("serif");
  EXPECT_EQ(found.family, "generic serif");
  ASSERT_EQ(found.faces.size(), 2u);
  EXPECT_EQ(found.faces[1].path, "/generic serif1");
  EXPECT_EQ(found.faces[1].index, 1u);
  EXPECT_EQ(fonts->find_character(0x1F600).family, std::to_string(0x1F600));
  EXPECT_TRUE(fonts->find_family("none").faces.empty());
  EXPECT_EQ(fonts->find_family("").faces.size(), 1u);
  found = fonts->find_family("many");
  ASSERT_EQ(found.faces.size(), 1000u);
  EXPECT_EQ(found.faces[999].path, "/many999");
}

TEST(FontProcess, HasNoFontsWhenTheOtherSideHasEnded) {
  const auto fonts = in_own_process(echo);
  EXPECT_TRUE(fonts->find_family("end").faces.empty());
  EXPECT_TRUE(fonts->find_family("A").faces.empty());
  EXPECT_TRUE(fonts->find_character('a').faces.empty());
}

TEST(FontProcess, EndsWithItsSideThoughAnotherHasTheDescriptor) {
  auto first = in_own_process(echo);
  const auto second = in_own_process(echo);  // which has first's descriptor
  EXPECT_EQ(first->find_family("A").family, "A");
  first.reset();
  EXPECT_EQ(second->find_family("B").family, "B");
}

}  // namespace
}  // namespace weft
