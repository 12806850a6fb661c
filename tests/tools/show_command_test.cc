// weft show and weft render --rotate, as a user runs them: what the model of a panel shows is what
// render writes.
#include <gtest/gtest.h>

#include "tests/support/weft_command.h"
#include "weft/panel.h"

namespace weft {
namespace {

const std::string kStation = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/index.html";

class ShowCommand : public testing::Test {
 protected:
  // Panels of 18 bits show the upper six of each byte.
  void expect_shows_what_render_writes(const PanelInfo& panel, int rotation) {
    const std::string target =
        " --panel " + std::string(panel.name) + " --rotate " + std::to_string(rotation) + " -o ";
    const CommandResult shown =
        run_weft(work, "show " + kStation + " --bus model" + target + work.file("shown.ppm"));
    ASSERT_EQ(shown.exit_code, 0) << target << shown.err;
    ASSERT_EQ(run_weft(work, "render " + kStation + target + work.file("rendered.ppm")).exit_code,
              0);
    const bool is_18_bits = panel.palette == &kRgb;
    const auto picture = [&](const char* name) {
      std::string bytes = file_contents(work.file(name));
      const size_t head = bytes.find("255\n") + 4;
      for (size_t i = head; is_18_bits && i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(bytes[i] & ~3);
      return bytes;
    };
    EXPECT_TRUE(picture("shown.ppm") == picture("rendered.ppm")) << target;
  }
  void expect_failure(const std::string& arguments, int exit_code, const std::string& sentence) {
    const CommandResult result = run_weft(work, "show " + kStation + " " + arguments);
    EXPECT_EQ(result.exit_code, exit_code) << arguments;
    EXPECT_NE(result.err.find(sentence), std::string::npos) << result.err;
  }
  TemporaryDirectory work;
};

// tests/drivers holds every panel in every rotation; here each comes once, in one of them.
TEST_F(ShowCommand, EveryPanelShowsWhatRenderWrites) {
  constexpr size_t kStep = WEFT_SANITIZED ? 5 : 1;  // which takes twenty times as long
  for (size_t i = 0; i < panels().size(); i += kStep)
    expect_shows_what_render_writes(panels()[i], static_cast<int>(i % 4 * 90));
}

TEST_F(ShowCommand, SaysWhatIsMissingOnThisMachine) {
  expect_failure("--panel waveshare-7in5-v2 --bus spidev:/dev/none,dc=25,rst=17,busy=24", 1,
                 "there is no /dev/none: enable SPI");
  expect_failure("--panel ssd1306-128x64 --bus i2c:/dev/none,0x3c", 1,
                 "there is no /dev/none: enable I2C");
  expect_failure("--panel ssd1306-128x64 --bus i2c:/dev/null,0x3c", 1, "/dev/null failed");
  const std::string arguments =
      " --panel waveshare-7in5-v2 --bus spidev:/dev/none,dc=25,rst=17,busy=24";
  const std::string said = run_weft(work, "show " + kStation + arguments).err;
  EXPECT_TRUE(said.starts_with("weft: cannot reach the panel: there is no /dev/none")) << said;
  EXPECT_EQ(count_of(said, "\n"), 1u) << said;
}

TEST_F(ShowCommand, WrongUsageIsExitCode2WithASentence) {
  expect_failure("--panel og_plus --bus model", 2, "loads its pictures by itself");
  expect_failure("--panel og_plus --bus model", 2, "loads its pictures by itself");
  expect_failure("--panel gdey029t94 --bus model --state " + work.file("state"), 2,
                 "--state goes with a real panel");
  expect_failure("--panel gdey029t94 --bus model --full-every x", 2, "--full-every");
  expect_failure("--panel nothing --bus model", 2, "no panel 'nothing'");
  expect_failure("--panel cyd-ili9341 --bus i2c:/dev/i2c-1,0x3c", 2, "not driven over I2C");
  expect_failure("--panel cyd-ili9341 --bus spidev:/dev/spidev0.0", 2, "dc=25");
  expect_failure("--panel cyd-ili9341 --bus spidev:/dev/spidev0.0,dc=x", 2, "'dc=x' is none of");
  expect_failure("--panel ssd1306-128x64 --bus i2c:/dev/i2c-1,300", 2, "0x3c");
  expect_failure("--panel cyd-ili9341 --bus usb", 2, "--bus 'usb'");
  expect_failure("--panel cyd-ili9341 --bus spidev:/dev/spidev0.0,dc=25 -o x.png", 2,
                 "-o goes with --bus model");
  expect_failure("--panel cyd-ili9341 --bus model --rotate 45", 2, "--rotate");
}

TEST_F(ShowCommand, APageThatIsNotThereIsExitCode1) {
  const CommandResult result =
      run_weft(work, "show " + work.file("none.html") + " --panel cyd-ili9341 --bus model");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.err.find("cannot load the page"), std::string::npos) << result.err;
}

TEST_F(ShowCommand, RotationTurnsTheViewportOfRenderToo) {
  for (const auto& [rotation, header] :
       {std::pair{"0", "P6\n240 320\n"}, {"90", "P6\n320 240\n"}, {"180", "P6\n240 320\n"}}) {
    ASSERT_EQ(run_weft(work, "render " + kStation + " --panel cyd-ili9341 --rotate " + rotation +
                                 " -o " + work.file("x.ppm"))
                  .exit_code,
              0);
    EXPECT_EQ(file_contents(work.file("x.ppm")).substr(0, 11), header);
  }
  ASSERT_EQ(run_weft(work, "render " + kStation + " --panel badger2040 -o " + work.file("x.ppm"))
                .exit_code,
            0);
  EXPECT_EQ(file_contents(work.file("x.ppm")).substr(0, 11), "P6\n296 128\n");
}

TEST_F(ShowCommand, APanelShowsTheNegativeThatRenderWrites) {
  for (const std::string panel : {"waveshare-7in5-v2", "cyd-ili9341", "ssd1306-128x64"}) {
    const std::string options = kStation + " --invert --panel " + panel;
    ASSERT_EQ(run_weft(work, "render " + options + " -o " + work.file("a.bmp")).exit_code, 0);
    ASSERT_EQ(run_weft(work, "show " + options + " --bus model -o " + work.file("b.bmp")).exit_code,
              0);
    EXPECT_TRUE(file_contents(work.file("a.bmp")) == file_contents(work.file("b.bmp"))) << panel;
  }
}

TEST_F(ShowCommand, PanelsSayWhichHaveADriver) {
  EXPECT_NE(run_weft(work, "panels").out.find("DRIVER"), std::string::npos);
  const std::string json = run_weft(work, "panels --json").out;
  const size_t oled = json.find("\"ssd1306-128x64\""), paper = json.find("\"badger2040\""),
               model = json.find("\"kobo_glo\"");
  EXPECT_EQ(json.find("\"driver\": true, \"i2c\": true", oled), json.find("\"driver\"", oled));
  EXPECT_EQ(json.find("\"driver\": true, \"i2c\": false, \"rotation\": 90", paper),
            json.find("\"driver\"", paper));
  EXPECT_EQ(json.find("\"driver\": false, \"i2c\": false, \"rotation\": 0", model),
            json.find("\"driver\"", model));
}

}  // namespace
}  // namespace weft
