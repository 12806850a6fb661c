#include <gtest/gtest.h>

#include "drivers/bus/nine_bits.h"
#include "tests/support/every_allocation.h"
#include "tests/support/fake_devices.h"
#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"
#include "weft/linux_bus.h"

namespace weft {
namespace {

class LinuxBusTest : public testing::Test {
 protected:
  const SpiWiring wiring{"/dev/spidev0.0", "/dev/gpiochip0", 25, 17, 24, 4'000'000};
  Status open_spi() { return LinuxSpi::create(wiring, devices, budget, notes).status(); }
  Status show(const PanelInfo& info, const SpiWiring& wires) {
    auto bus = LinuxSpi::create(wires, devices, budget, notes);
    return bus.ok() ? show_pattern(info, *bus.value(), Rotation::None, budget, notes)
                    : bus.status();
  }
  FakeDevices devices;
  Budget budget;
  RecordingNotes notes;
};

TEST_F(LinuxBusTest, APanelOnSpiShowsThePicture) {
  for (const char* name : {"waveshare-7in5-v2", "cyd-ili9341", "ssd1306-128x64"}) {
    const PanelInfo& info = *find_panel(name);
    const auto model = make_panel_model(info);
    devices.panel = model.get();
    ASSERT_EQ(show(info, wiring), Status::Ok) << name;
    model->finish();
    EXPECT_EQ(model->violations(), std::vector<std::string>()) << name;
    EXPECT_TRUE(shows_pattern(info, *model, Rotation::None)) << name;
  }
  EXPECT_EQ(devices.spi_hertz, 4'000'000u);
  EXPECT_LE(devices.largest_transfer, 4096u);
}

TEST_F(LinuxBusTest, APanelOfTwoChipsHasTwoChipSelects) {
  const PanelInfo& info = *find_panel("epd13in3e");
  const auto model = make_panel_model(info);
  devices.panel = model.get();
  SpiWiring wires = wiring;
  EXPECT_EQ(show(info, wires), Status::Unsupported);
  EXPECT_TRUE(notes.has("cs=8,cs2=7"));
  wires.select_lines[0] = 8;
  wires.select_lines[1] = 7;
  ASSERT_EQ(show(info, wires), Status::Ok);
  EXPECT_TRUE(shows_pattern(info, *model, Rotation::None));
}

TEST_F(LinuxBusTest, AControllerWithoutDataLineNeedsNone) {
  const PanelInfo& info = *find_panel("m5paper");
  const auto model = make_panel_model(info);
  devices.panel = model.get();
  devices.has_no_data_line = true;
  SpiWiring wires = wiring;
  wires.data_line = kNoLine;
  ASSERT_EQ(show(info, wires), Status::Ok);
  EXPECT_EQ(model->violations(), std::vector<std::string>());
  EXPECT_TRUE(shows_pattern(info, *model, Rotation::None));
  EXPECT_EQ(show(*find_panel("cyd-ili9341"), wires), Status::Io);
  EXPECT_TRUE(notes.has("dc=25"));
}

TEST_F(LinuxBusTest, APanelOnThreeWiresShowsThePicture) {
  devices.three_wire = true;
  SpiWiring wires = wiring;
  wires.data_line = kNoLine;
  wires.three_wire = true;
  for (const char* name : {"waveshare-7in5-v2", "cyd-ili9341", "ssd1306-128x64"}) {
    const PanelInfo& info = *find_panel(name);
    const auto model = make_panel_model(info);
    devices.panel = model.get();
    ASSERT_EQ(show(info, wires), Status::Ok) << name;
    model->finish();
    EXPECT_EQ(model->violations(), std::vector<std::string>()) << name;
    EXPECT_TRUE(shows_pattern(info, *model, Rotation::None)) << name;
  }
  EXPECT_LE(devices.largest_transfer, 4096u);
}

TEST(NineBits, LieOneAfterTheOther) {
  const uint8_t bytes[] = {0xA5, 0x00, 0xFF};
  uint8_t transfer[nine_bit_bytes(3)];
  ASSERT_EQ(pack_nine_bits(PinLevel::High, bytes, transfer), sizeof transfer);
  // 1 10100101, 1 00000000, 1 11111111, and zeros.
  EXPECT_EQ(std::vector<uint8_t>(std::begin(transfer), std::end(transfer)),
            (std::vector<uint8_t>{0xD2, 0xC0, 0x3F, 0xE0}));
  ASSERT_EQ(pack_nine_bits(PinLevel::Low, std::span(bytes).first(1), transfer), 2u);
  EXPECT_EQ(transfer[0], 0x52);
  EXPECT_EQ(transfer[1], 0x80);
}

TEST_F(LinuxBusTest, ClosesWhatItOpened) {
  ASSERT_EQ(open_spi(), Status::Ok);
  ASSERT_EQ(LinuxI2c::create({"/dev/i2c-1", 0x3C}, devices, budget, notes).status(), Status::Ok);
  EXPECT_EQ(devices.opened, (std::vector<std::string>{"/dev/spidev0.0", "/dev/i2c-1"}));
  EXPECT_EQ(devices.i2c_address, 0x3C);
  EXPECT_EQ(devices.open_count, 0);
  EXPECT_EQ(devices.lines_taken, 0);
}

struct Failure {
  const char* call;
  int error;
  const char* sentence;
};

TEST_F(LinuxBusTest, EveryFailureOfSpiIsASentence) {
  for (const Failure& failure :
       {Failure{"open", ENOENT, "there is no /dev/spidev0.0: enable SPI"},
        {"open", EACCES, "no permission for /dev/spidev0.0: become a member of the group spi"},
        {"open", EBUSY, "/dev/spidev0.0 is in use"},
        {"set_up_spi", ENOTTY, "/dev/spidev0.0 failed"},
        {"line", ENOENT, "there is no line 25 of /dev/gpiochip0"},
        {"line", EBUSY, "line 25 of /dev/gpiochip0 is in use"},
        {"line", EACCES,
         "no permission for line 25 of /dev/gpiochip0: become a member of the group gpio"}}) {
    RecordingNotes said;
    devices.fails = failure.call;
    devices.error = failure.error;
    EXPECT_EQ(LinuxSpi::create(wiring, devices, budget, said).status(), Status::Io);
    EXPECT_TRUE(said.has(failure.sentence)) << failure.sentence;
  }
  EXPECT_EQ(devices.open_count, 0);
}

TEST_F(LinuxBusTest, EveryFailureOfI2cIsASentence) {
  for (const Failure& failure : {Failure{"open", ENOENT, "there is no /dev/i2c-1: enable I2C"},
                                 {"open", EACCES, "become a member of the group i2c"},
                                 {"address", EBUSY, "/dev/i2c-1 is in use"},
                                 {"write", EREMOTEIO, "nobody answers at 0x3c on /dev/i2c-1"},
                                 {"write", EIO, "/dev/i2c-1 failed"}}) {
    RecordingNotes said;
    devices.fails = failure.call;
    devices.error = failure.error;
    auto wire = LinuxI2c::create({"/dev/i2c-1", 0x3C}, devices, budget, said);
    const uint8_t byte = 0;
    EXPECT_EQ(wire.ok() ? wire.value()->write({&byte, 1}) : wire.status(), Status::Io);
    EXPECT_TRUE(said.has(failure.sentence)) << failure.sentence;
  }
}

TEST_F(LinuxBusTest, APanelThatStaysBusyIsATimeout) {
  const PanelInfo& info = *find_panel("waveshare-7in5-v2");
  const auto model = make_panel_model(info);
  model->stuck_busy = true;
  devices.panel = model.get();
  EXPECT_EQ(show(info, wiring), Status::Timeout);
  EXPECT_TRUE(notes.has("the panel stays busy"));
}

TEST_F(LinuxBusTest, APaperPanelNeedsItsBusyWire) {
  EXPECT_EQ(
      show(*find_panel("waveshare-7in5-v2"), {"/dev/spidev0.0", "/dev/gpiochip0", 25, 17, kNoLine}),
      Status::Io);
  EXPECT_TRUE(notes.has("busy=24"));
}

TEST_F(LinuxBusTest, EveryFailingAllocationIsOutOfMemory) {
  expect_every_failing_allocation_is_out_of_memory(
      [&](Budget& limited) { return LinuxSpi::create(wiring, devices, limited, notes).status(); });
  expect_every_failing_allocation_is_out_of_memory([&](Budget& limited) {
    return LinuxI2c::create({"/dev/i2c-1", 0x3C}, devices, limited, notes).status();
  });
}

}  // namespace
}  // namespace weft
