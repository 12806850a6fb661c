// weft preview as a user runs it: without a display, and on an X server whose screen is compared.
#include <gtest/gtest.h>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

const std::string kStation = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/index.html";

bool is_installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null").c_str()) == 0;
}

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
             preview + " --panel cyd-ili9341 -o " + saved +
                 " & app=$!\n"
                 "wait_for() { for i in $(seq 100); do sleep 0.2; xdotool search --onlyvisible "
                 "--name \"$1\" windowfocus --sync && break; done; }\n"
                 "wait_for 'cyd-ili9341 240x320'; xdotool key r; wait_for 'cyd-ili9341 320x240'\n"
                 "xdotool key s; wait_for 'saved as'; xdotool key q; wait $app");
  EXPECT_EQ(
      shell("exec timeout 100 xvfb-run -a -s '-screen 0 800x480x24' sh " + work.file("inside")), 0)
      << log();
  EXPECT_TRUE(file_contents(saved) == file_contents(rendered));
}

}  // namespace
}  // namespace weft
