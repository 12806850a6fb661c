// weft preview as a user runs it: without a display, and on an X server whose screen is compared.
#include <gtest/gtest.h>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

const std::string kStation = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/index.html";

bool is_installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null").c_str()) == 0;
}

// A function of the shell: waits until the title has "$1" in it. By the class of the window, as
// xdotool finds no names in each locale.
const std::string kWaitFor =
    "wait_for() { for i in $(seq 100); do sleep 0.2; "
    "id=$(xdotool search --onlyvisible --class weft-preview) && "
    "xdotool getwindowname $id | grep -q \"$1\" && xdotool windowfocus --sync $id && break; "
    "done; }\n";

class PreviewWindow : public testing::Test {
 protected:
  int shell(const std::string& script) {
    work.write("script", script);
    // SDL, X11 and D-Bus hold memory to the end, which a sanitizer would report.
    const int status = std::system(("ASAN_OPTIONS=detect_leaks=0 sh " + work.file("script") + " >" +
                                    work.file("log") + " 2>&1 </dev/null")
                                       .c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string log() { return file_contents(work.file("log")); }
  const std::string preview = std::string(WEFT_BINARY) + " preview " + kStation;
  TemporaryDirectory work;
};

TEST_F(PreviewWindow, RunsWithoutADisplayAndEndsWhenItIsClosed) {
  EXPECT_EQ(shell("SDL_VIDEODRIVER=dummy timeout --preserve-status -s TERM 3 " + preview +
                  " --panel waveshare-7in3e"),
            0)
      << log();
}

TEST_F(PreviewWindow, SaysWhenThereIsNoDisplay) {
  EXPECT_EQ(shell("unset DISPLAY WAYLAND_DISPLAY; SDL_VIDEODRIVER=x11 " + preview), 1);
  EXPECT_NE(log().find("cannot open a display"), std::string::npos) << log();
}

// SDL would fall back to a driver that shows nothing, and wait for keys that never come.
TEST_F(PreviewWindow, SaysAtOnceWhenNobodyWouldSeeTheWindow) {
  EXPECT_EQ(
      shell("unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER XDG_RUNTIME_DIR; exec timeout 20 " +
            preview),
      1);
  EXPECT_NE(log().find("cannot open a display"), std::string::npos) << log();
}

TEST_F(PreviewWindow, TitlesHaveAnyCharacterInAnyLocale) {
  if (!is_installed("xvfb-run") || !is_installed("xdotool"))
    GTEST_SKIP() << "needs xvfb and xdotool";
  work.write("page.html", "<img src='nicht-da-ü-日本.png'>");
  work.write("inside", std::string("LC_ALL=C ") + WEFT_BINARY + " preview " +
                           work.file("page.html") + " & app=$!\n" + kWaitFor +
                           "wait_for 'weft 800x480 rgb –'\n"
                           "echo title: $(xdotool getwindowname $id); kill -TERM $app; wait $app");
  EXPECT_EQ(
      shell("exec timeout 100 xvfb-run -a -s '-screen 0 800x480x24' sh " + work.file("inside")), 0)
      << log();
  EXPECT_NE(log().find("title: weft 800x480 rgb – "), std::string::npos) << log();
}

// The right half becomes the other panel's, whose white is gray.
TEST_F(PreviewWindow, TakesArrowsAndTheMouse) {
  if (!is_installed("xvfb-run") || !is_installed("xdotool") || !is_installed("import"))
    GTEST_SKIP() << "needs xvfb, xdotool and imagemagick";
  const std::string screen = work.file("screen.ppm");
  work.write("inside", preview + " --panel waveshare-7in5-v2 & app=$!\n" + kWaitFor +
                           "wait_for 'waveshare-7in5-v2'; xdotool key x; xdotool type 7in3e; "
                           "xdotool key Down Up Return\n"
                           "wait_for 'waveshare-7in3'\n"
                           "xdotool mousemove 700 100 mousedown 1 mousemove 100 100 mouseup 1\n"
                           "for i in $(seq 50); do sleep 0.2; import -depth 8 -window root " +
                           screen + "; [ \"$(convert " + screen +
                           " -format '%[pixel:p{250,479}]' info:)\" != white ] && break; done\n"
                           "xdotool key q; wait $app");
  EXPECT_EQ(
      shell("exec timeout 100 xvfb-run -a -s '-screen 0 800x480x24' sh " + work.file("inside")), 0)
      << log();
  const std::string picture = file_contents(screen);
  ASSERT_GT(picture.size(), 800u * 480 * 3);
  const size_t row = picture.size() - 800u * 3;  // the lowest one
  EXPECT_EQ(picture.substr(row + 3 * 4, 3), "\xFF\xFF\xFF");
  EXPECT_NE(picture.substr(row + 3 * 250, 3), "\xFF\xFF\xFF");
}

TEST_F(PreviewWindow, WrongUsageIsExitCode2) {
  EXPECT_EQ(shell("SDL_VIDEODRIVER=dummy " + preview + " --panel nothing"), 2);
  EXPECT_EQ(shell("SDL_VIDEODRIVER=dummy " + preview + " --zoom 99"), 2);
}

// The screen is as large as the window at that zoom, so a picture of the screen is one of the
// window.
TEST_F(PreviewWindow, ThePixelsOnTheScreenAreThoseOfThePanel) {
  if (!is_installed("xvfb-run") || !is_installed("import"))
    GTEST_SKIP() << "needs xvfb and imagemagick";
  const std::string panel = " --panel waveshare-7in3e";
  ASSERT_EQ(run_weft(work, "render " + kStation + panel + " --inks measured -o " +
                               work.file("rendered.ppm"))
                .exit_code,
            0);
  const std::string screen = work.file("screen.ppm"), rendered = work.file("rendered.ppm");
  work.write("inside", preview + panel +
                           " & app=$!\n"
                           "for i in $(seq 100); do sleep 0.2; import -depth 8 -window root " +
                           screen + "; cmp -s " + screen + " " + rendered +
                           " && break; done\n"
                           "kill -TERM $app; wait $app");
  EXPECT_EQ(
      shell("exec timeout 100 xvfb-run -a -s '-screen 0 800x480x24' sh " + work.file("inside")), 0)
      << log();
  EXPECT_TRUE(file_contents(screen) == file_contents(rendered));
}

TEST_F(PreviewWindow, TakesKeysFromTheKeyboard) {
  if (!is_installed("xvfb-run") || !is_installed("xdotool"))
    GTEST_SKIP() << "needs xvfb and xdotool";
  const std::string saved = work.file("saved.ppm"), rendered = work.file("rendered.ppm");
  ASSERT_EQ(run_weft(work, "render " + kStation + " --panel cyd-ili9341 --rotate 90 -o " + rendered)
                .exit_code,
            0);
  work.write("inside",
             preview + " --panel cyd-ili9341 -o " + saved + " & app=$!\n" + kWaitFor +
                 "wait_for 'cyd-ili9341 240x320'; xdotool key r; wait_for 'cyd-ili9341 320x240'\n"
                 "xdotool key s; wait_for 'saved as'; xdotool key q; wait $app");
  EXPECT_EQ(
      shell("exec timeout 100 xvfb-run -a -s '-screen 0 800x480x24' sh " + work.file("inside")), 0)
      << log();
  EXPECT_TRUE(file_contents(saved) == file_contents(rendered));
}

}  // namespace
}  // namespace weft
