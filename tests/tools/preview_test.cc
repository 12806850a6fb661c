// The preview with a window that types: what the keys change, and what is in the window then.
#include "tools/weft/preview.h"

#include <gtest/gtest.h>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

const std::string kStation = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/index.html";

/// Types `keys`, then closes; '.' waits in vain; the first time `meanwhile` happens.
class TypingWindow final : public Window {
 public:
  explicit TypingWindow(std::string keys) : keys_(std::move(keys)) {}
  Status show(std::span<const Color> shown, uint16_t width, uint16_t height) override {
    pixels.assign(shown.begin(), shown.end());
    sizes.push_back(std::to_string(width) + "x" + std::to_string(height));
    return Status::Ok;
  }
  void set_title(const char* title) override { titles.push_back(title); }
  char wait_for_key(uint32_t) override {
    const char key = at_ < keys_.size() ? keys_[at_++] : 'q';
    if (key == '.' && meanwhile) std::exchange(meanwhile, nullptr)();
    return key == '.' ? '\0' : key;
  }
  std::vector<Color> pixels;
  std::vector<std::string> sizes, titles;
  void (*meanwhile)() = nullptr;

 private:
  std::string keys_;
  size_t at_ = 0;
};

class PreviewTest : public testing::Test {
 protected:
  PreviewTest() { options.command = Command::Preview; }
  int run(TypingWindow& window, const std::string& source = kStation) {
    options.source = source;
    return Preview(options, window).run();
  }
  std::string rendered(const std::string& arguments) {
    EXPECT_EQ(run_weft(work, "render " + kStation + " " + arguments + " -o " + work.file("x.ppm"))
                  .exit_code,
              0);
    return file_contents(work.file("x.ppm"));
  }
  static std::string as_ppm(const TypingWindow& window) {
    std::string size = window.sizes.back();
    size[size.find('x')] = ' ';
    std::string ppm = "P6\n" + size + "\n255\n";
    for (const Color& color : window.pixels)
      ppm.append({static_cast<char>(color.red), static_cast<char>(color.green),
                  static_cast<char>(color.blue)});
    return ppm;
  }
  Options options;
  TemporaryDirectory work;
};

TEST_F(PreviewTest, ShowsWhatRenderWritesInMeasuredInks) {
  for (const char* panel :
       {"waveshare-7in5-v2", "waveshare-7in3e", "cyd-ili9341", "ssd1306-128x64"}) {
    TypingWindow window("");
    options.panel = panel;
    ASSERT_EQ(run(window), 0);
    EXPECT_TRUE(as_ppm(window) == rendered("--inks measured --panel " + options.panel)) << panel;
  }
}

TEST_F(PreviewTest, RotatesBackToWhereItWas) {
  TypingWindow window("rrrr");
  options.panel = "cyd-ili9341";
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.sizes,
            (std::vector<std::string>{"240x320", "320x240", "240x320", "320x240", "240x320"}));
  EXPECT_NE(window.titles[1].find("90°"), std::string::npos);
}

TEST_F(PreviewTest, GoesThroughThePanelsAsTheyAreMounted) {
  TypingWindow window("p");
  options.panel = "gdew029t5d";
  options.dither = "none";
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.sizes, (std::vector<std::string>{"128x296", "296x128"}));
  EXPECT_EQ(window.titles.back(), "badger2040 296x128 mono floyd-steinberg 90°");
}

TEST_F(PreviewTest, TheLastPanelIsFollowedByTheFirst) {
  TypingWindow window("p");
  options.panel = panels().back().name;
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.titles.back().substr(0, panels().front().name.size()), panels().front().name);
}

TEST_F(PreviewTest, ChangesDitheringAndPixelRatio) {
  TypingWindow window("d+--");
  options.panel = "waveshare-7in5-v2";
  ASSERT_EQ(run(window), 0);
  EXPECT_NE(window.titles[1].find("atkinson"), std::string::npos);
  EXPECT_NE(window.titles[2].find("atkinson dpr 1.25"), std::string::npos);
  EXPECT_NE(window.titles[4].find("dpr 0.75"), std::string::npos);
  EXPECT_TRUE(as_ppm(window) == rendered("--panel waveshare-7in5-v2 --dither atkinson --dpr 0.75"));
}

TEST_F(PreviewTest, SavesThePictureAsRenderWritesIt) {
  TypingWindow window("s");
  options.panel = "waveshare-7in3e";
  options.output = work.file("saved.ppm");
  ASSERT_EQ(run(window), 0);
  EXPECT_TRUE(file_contents(options.output) == rendered("--panel waveshare-7in3e"));
  EXPECT_NE(window.titles.back().find("saved as"), std::string::npos);
}

TEST_F(PreviewTest, TellsNotesInTheTitle) {
  work.write("page.html", "<img src=gone.png><img src=lost.png>");
  TypingWindow window("");
  ASSERT_EQ(run(window, work.file("page.html")), 0);
  EXPECT_NE(window.titles.back().find("gone.png"), std::string::npos) << window.titles.back();
  EXPECT_NE(window.titles.back().find("more)"), std::string::npos) << window.titles.back();
}

TEST_F(PreviewTest, APageThatIsNotThereIsExitCode1) {
  TypingWindow window("");
  EXPECT_EQ(run(window, work.file("none.html")), 1);
}

TEST_F(PreviewTest, WatchesThePageAndItsSheets) {
  static TemporaryDirectory* folder;
  folder = &work;
  work.write("a page.html", "<link rel=stylesheet href=style.css><body>");
  work.write("style.css", "body { background: #ff0000 }");
  TypingWindow window("..");
  window.meanwhile = [] { folder->write("style.css", "body { background: #0000ff; }"); };
  options.watch = true;
  ASSERT_EQ(run(window, work.file("a page.html")), 0);
  EXPECT_EQ(window.sizes.size(), 2u);
  EXPECT_EQ(window.pixels.front(), (Color{0, 0, 255, 255}));
}

TEST_F(PreviewTest, KeepsThePictureWhileAFileIsAway) {
  static TemporaryDirectory* folder;
  folder = &work;
  work.write("page.html", "<body>");
  TypingWindow window(".");
  window.meanwhile = [] { std::filesystem::remove(folder->file("page.html")); };
  options.watch = true;
  ASSERT_EQ(run(window, work.file("page.html")), 0);
  EXPECT_EQ(window.sizes.size(), 1u);
  EXPECT_NE(window.titles.back().find("cannot load the page"), std::string::npos);
}

TEST(FileWatch, FindsThePathOfAFileUrl) {
  EXPECT_EQ(path_of_url("file:///a%20b/c.html?x#y"), "/a b/c.html");
  EXPECT_EQ(path_of_url("https://example.org/"), "");
}

}  // namespace
}  // namespace weft
