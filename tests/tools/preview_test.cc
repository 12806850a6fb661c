// The preview with a window that types: what the keys change, and what is in the window then.
#include "tools/weft/preview/preview.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

const std::string kStation = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/index.html";

/// A screen of 1280x1000 at which somebody does what was said, then closes the window. Time passes
/// only while nothing comes.
class ScriptedWindow final : public Window {
 public:
  explicit ScriptedWindow(const std::string& keys = "") { type(keys); }
  /// '.' waits in vain; the first time `meanwhile` happens.
  void type(const std::string& keys) {
    for (const char c : keys) {
      if (c == '.') events_.push_back({});
      else
        events_.push_back({.kind = WindowEvent::Kind::Key, .key = Key::Character, .character = c});
    }
  }
  void press(Key key) { events_.push_back({.kind = WindowEvent::Kind::Key, .key = key}); }
  void mouse(WindowEvent::Kind kind, int x, int y) {
    events_.push_back({.kind = kind, .x = x, .y = y});
  }

  WindowSize room() const override { return {1280, 1000}; }
  Status show(std::span<const Color> shown, WindowSize size) override {
    EXPECT_EQ(shown.size(), static_cast<size_t>(size.width) * static_cast<size_t>(size.height));
    pixels.assign(shown.begin(), shown.end());
    sizes.push_back(std::to_string(size.width) + "x" + std::to_string(size.height));
    frames.push_back(pixels);
    return Status::Ok;
  }
  void set_title(const char* title) override { titles.push_back(title); }
  WindowEvent wait(uint32_t timeout_ms) override {
    if (at_ == events_.size()) return {.kind = WindowEvent::Kind::Close};
    const WindowEvent event = events_[at_++];
    if (event.kind == WindowEvent::Kind::None) {
      now_ms_ += timeout_ms;
      if (meanwhile) std::exchange(meanwhile, nullptr)();
    }
    return event;
  }
  uint64_t now_ms() const override { return now_ms_; }
  /// Nothing was left undone when the preview ended.
  bool is_done() const { return at_ == events_.size(); }

  std::vector<Color> pixels;
  std::vector<std::vector<Color>> frames;
  std::vector<std::string> sizes, titles;
  void (*meanwhile)() = nullptr;

 private:
  std::vector<WindowEvent> events_;
  size_t at_ = 0;
  uint64_t now_ms_ = 0;
};

size_t different_pixels(const std::vector<Color>& left, const std::vector<Color>& right) {
  size_t count = left.size() == right.size() ? 0 : SIZE_MAX;
  for (size_t i = 0; i < left.size() && count != SIZE_MAX; ++i) count += left[i] != right[i];
  return count;
}

class PreviewTest : public testing::Test {
 protected:
  PreviewTest() {
    options.command = Command::Preview;
    options.zoom = 1;
  }
  int run(ScriptedWindow& window, const std::string& source = kStation) {
    options.source = source;
    return Preview(options, window).run();
  }
  std::string rendered(const std::string& arguments) {
    EXPECT_EQ(run_weft(work, "render " + kStation + " " + arguments + " -o " + work.file("x.ppm"))
                  .exit_code,
              0);
    return file_contents(work.file("x.ppm"));
  }
  static std::string as_ppm(const ScriptedWindow& window) {
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
    ScriptedWindow window("");
    options.panel = panel;
    ASSERT_EQ(run(window), 0);
    EXPECT_TRUE(as_ppm(window) == rendered("--inks measured --panel " + options.panel)) << panel;
  }
}

TEST_F(PreviewTest, ShowsTheNegativeAndTheZoomThatRenderWrites) {
  ScriptedWindow window("");
  options.panel = "waveshare-7in3e";
  options.invert = true;
  options.page_zoom = 1.5;
  ASSERT_EQ(run(window), 0);
  EXPECT_TRUE(as_ppm(window) ==
              rendered("--inks measured --invert --page-zoom 1.5 --panel " + options.panel));
}

TEST_F(PreviewTest, RotatesBackToWhereItWas) {
  ScriptedWindow window("rrrr");
  options.panel = "cyd-ili9341";
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.sizes,
            (std::vector<std::string>{"240x320", "320x240", "240x320", "320x240", "240x320"}));
  EXPECT_NE(window.titles[1].find("90°"), std::string::npos);
}

TEST_F(PreviewTest, GoesThroughThePanelsAsTheyAreMounted) {
  ScriptedWindow window("p");
  options.panel = "gdew029t5d";
  options.dither = "none";
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.sizes, (std::vector<std::string>{"128x296", "296x128"}));
  EXPECT_TRUE(window.titles.back().starts_with("badger2040 296x128 mono sierra-lite 90°"));
}

TEST_F(PreviewTest, TheLastPanelIsFollowedByTheFirst) {
  ScriptedWindow window("p");
  options.panel = panels().back().name;
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.titles.back().substr(0, panels().front().name.size()), panels().front().name);
}

TEST_F(PreviewTest, ChangesDitheringAndPixelRatio) {
  ScriptedWindow window("d+--");
  options.panel = "waveshare-7in5-v2";
  ASSERT_EQ(run(window), 0);
  EXPECT_NE(window.titles[1].find("jarvis-judice-ninke"), std::string::npos);
  EXPECT_NE(window.titles[2].find("jarvis-judice-ninke dpr 1.25"), std::string::npos);
  EXPECT_NE(window.titles[4].find("dpr 0.75"), std::string::npos);
  EXPECT_TRUE(as_ppm(window) ==
              rendered("--panel waveshare-7in5-v2 --dither jarvis-judice-ninke --dpr 0.75"));
}

TEST_F(PreviewTest, SavesThePictureAsRenderWritesIt) {
  ScriptedWindow window("s");
  options.panel = "waveshare-7in3e";
  options.output = work.file("saved.ppm");
  ASSERT_EQ(run(window), 0);
  EXPECT_TRUE(file_contents(options.output) == rendered("--panel waveshare-7in3e"));
  EXPECT_NE(window.titles.back().find("saved as"), std::string::npos);
}

TEST_F(PreviewTest, TellsNotesInTheTitle) {
  work.write("page.html", "<img src=gone.png><img src=lost.png>");
  ScriptedWindow window("");
  ASSERT_EQ(run(window, work.file("page.html")), 0);
  EXPECT_NE(window.titles.back().find("gone.png"), std::string::npos) << window.titles.back();
  EXPECT_NE(window.titles.back().find("(n: "), std::string::npos) << window.titles.back();
}

TEST_F(PreviewTest, APageThatIsNotThereIsExitCode1) {
  ScriptedWindow window("");
  EXPECT_EQ(run(window, work.file("none.html")), 1);
}

TEST_F(PreviewTest, WatchesThePageAndItsSheets) {
  static TemporaryDirectory* folder;
  folder = &work;
  work.write("a page.html", "<link rel=stylesheet href=style.css><body>");
  work.write("style.css", "body { background: #ff0000 }");
  ScriptedWindow window("..");
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
  ScriptedWindow window(".");
  window.meanwhile = [] { std::filesystem::remove(folder->file("page.html")); };
  options.watch = true;
  ASSERT_EQ(run(window, work.file("page.html")), 0);
  EXPECT_EQ(window.sizes.size(), 1u);
  EXPECT_NE(window.titles.back().find("cannot load the page"), std::string::npos);
}

TEST_F(PreviewTest, ThePreviousPanelIsTheLastOneAtTheFirst) {
  ScriptedWindow window("P");
  options.panel = panels().front().name;
  ASSERT_EQ(run(window), 0);
  EXPECT_TRUE(window.titles.back().starts_with(panels().back().name)) << window.titles.back();
}

TEST_F(PreviewTest, ThePreviousDitheringIsThatBefore) {
  ScriptedWindow window("D");
  options.panel = "waveshare-7in5-v2";
  ASSERT_EQ(run(window), 0);
  EXPECT_NE(window.titles.back().find(" mono sierra"), std::string::npos);
  EXPECT_EQ(window.titles.back().find("sierra-lite"), std::string::npos) << window.titles.back();
}

TEST_F(PreviewTest, HelpAndNotesOpenAndCloseByTheirKeysAndEscape) {
  ScriptedWindow window("hhn");
  window.press(Key::F1);
  window.press(Key::Escape);
  options.panel = "waveshare-7in5-v2";
  ASSERT_EQ(run(window), 0);
  ASSERT_EQ(window.frames.size(), 6u);
  const auto& picture = window.frames[0];
  for (const size_t open : {1u, 3u, 4u})
    EXPECT_GT(different_pixels(window.frames[open], picture), 10000u) << open;
  EXPECT_NE(window.frames[3], window.frames[4]);  // the notes, then the keys
  EXPECT_EQ(window.frames[2], picture);
  EXPECT_EQ(window.frames[5], picture);
}

TEST_F(PreviewTest, ASmallWindowGrowsForWhatIsToBeRead) {
  ScriptedWindow window("hh");
  options.panel = "ssd1306-128x64";
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.sizes, (std::vector<std::string>{"128x64", "800x480", "128x64"}));
}

TEST_F(PreviewTest, KeysWorkBelowTheHelp) {
  ScriptedWindow window("hr");
  options.panel = "cyd-ili9341";
  ASSERT_EQ(run(window), 0);
  EXPECT_NE(window.titles.back().find("320x240"), std::string::npos) << window.titles.back();
}

TEST_F(PreviewTest, EscapeClosesTheWindowWhenNothingIsOpen) {
  ScriptedWindow window;
  window.press(Key::Escape);
  window.type("r");
  ASSERT_EQ(run(window), 0);
  EXPECT_FALSE(window.is_done());
}

TEST_F(PreviewTest, F5LoadsThePageAgain) {
  static TemporaryDirectory* folder;
  folder = &work;
  work.write("page.html", "<body style='background: #f00'>");
  ScriptedWindow window(".");
  window.press(Key::F5);
  window.meanwhile = [] { folder->write("page.html", "<body style='background: #00f'>"); };
  ASSERT_EQ(run(window, work.file("page.html")), 0);
  EXPECT_EQ(window.sizes.size(), 2u);
  EXPECT_EQ(window.pixels.front(), (Color{0, 0, 255, 255}));
}

TEST_F(PreviewTest, LoadsThePageAgainWhenItsTimeHasCome) {
  ScriptedWindow window(".....");  // of 250 ms each
  options.every_s = 0.5;
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.sizes.size(), 3u);
}

TEST_F(PreviewTest, AListFiltersByWhatIsTypedAndEnterChooses) {
  ScriptedWindow window("lcyd ili9342");
  window.press(Key::Enter);
  options.panel = "waveshare-7in5-v2";
  ASSERT_EQ(run(window), 0);
  EXPECT_TRUE(window.titles.back().starts_with("cyd-ili9342 320x240 rgb565 floyd-steinberg"))
      << window.titles.back();
  EXPECT_EQ(window.sizes.back(), "320x240");
}

TEST_F(PreviewTest, ArrowsGoThroughTheListAndBackspaceWidensIt) {
  ScriptedWindow window("lnothing");
  window.press(Key::Enter);  // there is nothing to choose
  for (int i = 0; i < 8; ++i) window.press(Key::Backspace);
  window.press(Key::Down);
  window.press(Key::Down);
  window.press(Key::Up);
  window.press(Key::Enter);
  ASSERT_EQ(run(window), 0);
  EXPECT_NE(window.titles.back().find("floyd-steinberg"), std::string::npos)
      << window.titles.back();
}

TEST_F(PreviewTest, AClickChoosesItsRow) {
  ScriptedWindow window("latkinson");
  const int first_row = 16 + 73 + 10;  // of the overlay's corner, its heading, half a row
  window.mouse(WindowEvent::Kind::Press, 400, first_row);
  ASSERT_EQ(run(window), 0);
  EXPECT_NE(window.titles.back().find("atkinson"), std::string::npos) << window.titles.back();
}

TEST_F(PreviewTest, SplitShowsTheOtherPanelRightOfTheLineThatTheMouseMoves) {
  ScriptedWindow window("xwaveshare-7in3e");
  window.press(Key::Enter);
  window.mouse(WindowEvent::Kind::Press, 200, 10);
  window.mouse(WindowEvent::Kind::Release, 200, 10);
  window.type("x");
  options.panel = "waveshare-7in5-v2";
  ASSERT_EQ(run(window), 0);
  const auto& half = window.frames[window.frames.size() - 3];
  const auto& quarter = window.frames[window.frames.size() - 2];
  const Color left = window.frames[0][2], right = half[798];
  EXPECT_EQ(left, kWhite);
  EXPECT_NE(right, kWhite);  // the white of that panel is gray
  EXPECT_EQ(half[250], left);
  EXPECT_EQ(half[450], right);
  EXPECT_EQ(quarter[150], left);
  EXPECT_EQ(quarter[250], right);
  EXPECT_NE(window.titles[window.titles.size() - 2].find("| waveshare-7in3e 800x480 spectra6"),
            std::string::npos);
  EXPECT_EQ(window.pixels, window.frames[0]);
}

TEST_F(PreviewTest, TheInspectorFramesTheElementUnderTheMouse) {
  work.write("page.html",
             "<style>body { margin: 0 } #a { width: 100px; height: 50px }</style>"
             "<div id=a></div><div id=b style='height: 50px'></div>");
  ScriptedWindow window("i");
  window.mouse(WindowEvent::Kind::Move, 20, 20);
  window.mouse(WindowEvent::Kind::Move, 20, 70);
  window.type("i");
  options.size = "1000x500";
  ASSERT_EQ(run(window, work.file("page.html")), 0);
  const auto at = [](const std::vector<Color>& frame, int x, int y) {
    return frame[static_cast<size_t>(y * 1000 + x)];
  };
  ASSERT_EQ(window.frames.size(), 4u);  // nothing new for a mouse that moves within an element
  const auto& over_a = window.frames[1];
  EXPECT_NE(at(over_a, 0, 10), kWhite);
  EXPECT_NE(at(over_a, 99, 10), kWhite);
  EXPECT_EQ(at(over_a, 110, 10), kWhite);
  EXPECT_EQ(at(over_a, 10, 70), kWhite);
  const auto& over_b = window.frames[2];
  EXPECT_EQ(at(over_b, 10, 10), kWhite);
  EXPECT_NE(at(over_b, 10, 70), kWhite);
  EXPECT_NE(at(over_a, 800, 100), kWhite);  // the page about it
  EXPECT_EQ(window.pixels, window.frames[0]);
}

TEST_F(PreviewTest, TheInspectorKnowsHowFarThePageIsScrolled) {
  work.write("page.html",
             "<style>body { margin: 0 } #a { height: 400px } #b { height: 1000px }</style>"
             "<div id=a></div><div id=b></div>");
  ScriptedWindow window;
  window.mouse(WindowEvent::Kind::Move, 20, 150);
  window.type("i");
  options.size = "1000x500";
  options.scroll_y = 300;  // #a ends at 100
  ASSERT_EQ(run(window, work.file("page.html")), 0);
  EXPECT_EQ(window.pixels[1000 * 50 + 20], kWhite);
  EXPECT_NE(window.pixels[1000 * 200 + 20], kWhite);
}

TEST_F(PreviewTest, ARefreshOfEPaperFlashesInThePanelsTime) {
  ScriptedWindow window("f" + std::string(68, '.'));  // of 30 ms each: 2.04 s, the panel's 2.0
  options.panel = "waveshare-7in5-v2";
  ASSERT_EQ(run(window), 0);
  ASSERT_EQ(window.frames.size(), 69u);
  size_t dark = 0, bright = 0;
  for (size_t frame = 1; frame < 65; ++frame) {
    dark += window.frames[frame][5].red < 60;
    bright += window.frames[frame][5].red > 200;
  }
  EXPECT_GT(dark, 10u);
  EXPECT_GT(bright, 5u);
  EXPECT_NE(window.frames[65], window.frames[0]);
  EXPECT_EQ(window.frames[68], window.frames[0]);
}

TEST_F(PreviewTest, SlowMotionShowsTheLinesOfATftComing) {
  ScriptedWindow window("F" + std::string(52, '.'));
  options.panel = "cyd-ili9341";  // 153,600 bytes at 40 MHz: 31 ms, and a hundred times that
  ASSERT_EQ(run(window), 0);
  const auto& middle = window.frames[51];  // after 1.5 s
  EXPECT_EQ(middle[0], window.frames[0][0]);
  EXPECT_EQ(middle[240 * 250], kBlack);
  EXPECT_NE(window.frames[0][240 * 250], kBlack);
}

TEST_F(PreviewTest, APictureLargerThanTheScreenIsScaledDownAndScrollsPixelForPixel) {
  ScriptedWindow window("z");
  window.press(Key::Right);
  window.mouse(WindowEvent::Kind::Wheel, 0, 1);
  window.type("z");
  options.zoom = 0;
  options.size = "2560x2000";
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.sizes, (std::vector<std::string>(5, "1280x1000")));
  EXPECT_NE(window.titles.front().find(" 50 %"), std::string::npos) << window.titles.front();
  EXPECT_EQ(window.titles.back().find(" 50 %") == std::string::npos, false);
  EXPECT_NE(window.frames[0], window.frames[1]);
  EXPECT_NE(window.frames[1], window.frames[2]);
  EXPECT_NE(window.frames[2], window.frames[3]);
  EXPECT_EQ(window.frames[4], window.frames[0]);
}

TEST_F(PreviewTest, DraggingScrolls) {
  ScriptedWindow window("z");
  window.mouse(WindowEvent::Kind::Press, 500, 500);
  window.mouse(WindowEvent::Kind::Move, 400, 450);
  window.mouse(WindowEvent::Kind::Release, 400, 450);
  window.mouse(WindowEvent::Kind::Move, 300, 300);
  options.zoom = 0;
  options.size = "2560x2000";
  ASSERT_EQ(run(window), 0);
  ASSERT_EQ(window.frames.size(), 3u);
  EXPECT_EQ(window.frames[1][1280 * 50 + 100], window.frames[2][0]);
  EXPECT_NE(window.frames[1], window.frames[2]);
}

TEST_F(PreviewTest, AWindowThatSomebodyResizesIsFilledAndNotResizedBack) {
  ScriptedWindow window;
  window.mouse(WindowEvent::Kind::Resize, 700, 500);
  window.type("h");
  options.zoom = 0;
  options.panel = "cyd-ili9341";
  ASSERT_EQ(run(window), 0);
  EXPECT_EQ(window.sizes, (std::vector<std::string>{"720x960", "700x500", "700x500"}));
}

TEST_F(PreviewTest, TakesAnythingInAnyOrder) {
  ScriptedWindow window;
  std::minstd_rand random(1);
  const auto below = [&](size_t count) { return static_cast<int>(random() % count); };
  for (int i = 0; i < 100; ++i) {
    const KeyRow& row = key_rows()[random() % key_rows().size()];
    if (row.action == Action::Close || row.action == Action::Quit) window.press(Key::Enter);
    else if (row.key == Key::Character) window.type(std::string(1, row.character));
    else window.press(row.key);
    const auto kind = static_cast<WindowEvent::Kind>(below(8));
    const bool is_mouse = kind != WindowEvent::Kind::Close && kind != WindowEvent::Kind::Key;
    if (is_mouse) window.mouse(kind, 1 + below(1300), 1 + below(1000));
    if (i % 16 == 15) window.press(Key::Escape);
  }
  options.panel = "cyd-ili9341";
  options.zoom = 0;
  options.output = work.file("saved.png");
  EXPECT_EQ(run(window), 0);
  EXPECT_GT(window.titles.size(), 10u);
}

TEST(PreviewKeys, EachIsToldOnceAndDoesSomething) {
  std::set<std::pair<Key, char>> seen;
  for (const KeyRow& row : key_rows()) {
    EXPECT_TRUE(seen.insert({row.key, row.character}).second) << row.character;
    const WindowEvent event{
        .kind = WindowEvent::Kind::Key, .key = row.key, .character = row.character};
    EXPECT_EQ(action_of(event), row.action);
    if (row.shown) {
      EXPECT_NE(keys_as_text().find(row.does), std::string::npos);
    }
  }
}

TEST(FileWatch, FindsThePathOfAFileUrl) {
  EXPECT_EQ(path_of_url("file:///a%20b/c.html?x#y"), "/a b/c.html");
  EXPECT_EQ(path_of_url("file:///50%/%zz/%4"), "/50%/%zz/%4");
  EXPECT_EQ(path_of_url("https://example.org/"), "");
}

}  // namespace
}  // namespace weft
