#include "drivers/oled/ssd1306.h"

#include <gtest/gtest.h>

#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"
#include "tools/model/ssd1306_model.h"
#include "weft/i2c_bus.h"

namespace weft {
namespace {

class Ssd1306Test : public testing::Test {
 protected:
  bool goes_wrong(Ssd1306Model& careless, const PanelInfo& panel) {
    EXPECT_EQ(show_pattern(panel, careless, Rotation::Quarter, budget, notes), Status::Ok);
    careless.finish();
    return !careless.violations().empty() || !shows_pattern(panel, careless, Rotation::Quarter);
  }
  const PanelInfo& info = *find_panel("ssd1306-128x64");
  Ssd1306Model model{*find_ssd1306_glass("ssd1306-128x64")};
  Budget budget;
  RecordingNotes notes;
};

TEST_F(Ssd1306Test, ShowsTheSameOverI2c) {
  for (const PanelInfo& panel : panels()) {
    if (!has_i2c(panel)) continue;
    for (const Rotation rotation : kRotations) {
      const auto wired = make_panel_model(panel);
      I2cBus bus(dynamic_cast<OledModel&>(*wired));
      ASSERT_EQ(show_pattern(panel, bus, rotation, budget, notes), Status::Ok);
      wired->finish();
      EXPECT_EQ(wired->violations(), std::vector<std::string>()) << panel.name;
      EXPECT_TRUE(shows_pattern(panel, *wired, rotation))
          << panel.name << static_cast<int>(rotation);
    }
  }
}

TEST_F(Ssd1306Test, NobodyAtTheAddressIsIo) {
  model.absent = true;
  I2cBus bus(model);
  EXPECT_EQ(show_pattern(info, bus, Rotation::None, budget, notes), Status::Io);
}

TEST_F(Ssd1306Test, HoldsNothingButItself) {
  ASSERT_EQ(show_pattern(info, model, Rotation::None, budget, notes), Status::Ok);
  EXPECT_EQ(budget.peak(), sizeof(Ssd1306));
}

// Checks the model: each of these makes the picture wrong on real glass.
TEST_F(Ssd1306Test, TheModelNoticesALostCommand) {
  for (const uint8_t lost : std::initializer_list<uint8_t>{0x8D, 0x20, 0xC8, 0xAF}) {
    Ssd1306Model careless(*find_ssd1306_glass("ssd1306-128x64"));
    careless.ignored_commands = {lost};
    EXPECT_TRUE(goes_wrong(careless, info)) << "command " << int{lost};
  }
  for (const uint8_t lost : std::initializer_list<uint8_t>{0xA8, 0xDA, 0x22}) {
    Ssd1306Model careless(*find_ssd1306_glass("ssd1306-128x32"));
    careless.ignored_commands = {lost};
    EXPECT_TRUE(goes_wrong(careless, *find_panel("ssd1306-128x32"))) << "command " << int{lost};
  }
}

// The vectors that come with the description of the model.
void transfer(Ssd1306Model& model, std::vector<uint8_t> bytes) {
  ASSERT_EQ(model.write(bytes), Status::Ok);
}

TEST_F(Ssd1306Test, TheModelPutsTheFirstBitWhereDirectionsSay) {
  struct Corner {
    uint8_t columns, rows;
    uint32_t x, y;
  };
  // In the coordinates of upright glass, which counts segments and commons from the other end.
  for (const Corner& corner : {Corner{0xA0, 0xC0, 127, 63}, Corner{0xA1, 0xC8, 0, 0}}) {
    Ssd1306Model one(*find_ssd1306_glass("ssd1306-128x64"));
    transfer(one, {0x00, 0xAE, 0x8D, 0x14, 0x20, 0x00, corner.columns, corner.rows, 0xDA, 0x12,
                   0xA4, 0xA6, 0xAF});
    transfer(one, {0x00, 0x21, 0x00, 0x7F, 0x22, 0x00, 0x07});
    transfer(one, {0x40, 0x01});
    EXPECT_EQ(one.violations(), std::vector<std::string>());
    EXPECT_EQ(one.pixel(corner.x, corner.y), 1u);
  }
}

TEST_F(Ssd1306Test, TheModelStaysDarkWithoutItsPump) {
  transfer(model, {0x00, 0xAE, 0xAF});
  model.finish();
  EXPECT_EQ(model.violations().front(), "NOT_VISIBLE");
}

TEST_F(Ssd1306Test, TheModelTakesOneByteAfterAContinuedControlByte) {
  transfer(model, {0x80, 0x8D, 0x80, 0x14, 0x80, 0xAF, 0x40, 0xFF});
  EXPECT_TRUE(model.lit());
  EXPECT_EQ(model.violations(), std::vector<std::string>());
}

TEST_F(Ssd1306Test, TheModelNoticesParametersSentAsData) {
  transfer(model, {0x00, 0x21});
  transfer(model, {0x40, 0x00, 0x7F});
  EXPECT_EQ(model.violations().front(), "WRONG_DC_LEVEL");
}

}  // namespace
}  // namespace weft
