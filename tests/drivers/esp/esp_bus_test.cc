#include "weft/esp_bus.h"

#include <gtest/gtest.h>

#include "tests/drivers/esp/fake_idf.h"
#include "tests/support/every_allocation.h"
#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"

namespace weft {
namespace {

class EspBus : public testing::Test {
 protected:
  EspBus() {
    idf.data_pin = 27;
    idf.reset_pin = 26;
  }
  Status show(const PanelInfo& info, const EspSpiPins& wires) {
    const auto bus = EspSpi::create(wires, budget, notes);
    return bus.ok() ? show_pattern(info, *bus.value(), Rotation::None, budget, notes)
                    : bus.status();
  }
  EspSpiPins pins{.sck = 13, .mosi = 14, .cs = 15, .dc = 27, .rst = 26, .busy = 25};
  FakeIdf idf;
  Budget budget;
  RecordingNotes notes;
};

TEST_F(EspBus, APanelOnSpiShowsThePictureWhileLinesWait) {
  for (const char* name :
       {"waveshare-7in5-v2", "waveshare-7in3e", "cyd-ili9341", "ssd1306-128x64"}) {
    const PanelInfo& info = *find_panel(name);
    const auto model = make_panel_model(info);
    idf.panel = model.get();
    ASSERT_EQ(show(info, pins), Status::Ok) << name;
    model->finish();
    EXPECT_EQ(model->violations(), std::vector<std::string>()) << name;
    EXPECT_TRUE(shows_pattern(info, *model, Rotation::None)) << name;
  }
  EXPECT_EQ(idf.violations, std::vector<std::string>());
  EXPECT_EQ(idf.most_waiting, EspSpi::kTransfers);
  EXPECT_LE(idf.largest_transfer, EspSpi::kTransferBytes);
  EXPECT_EQ(idf.queue_size, EspSpi::kTransfers);
  EXPECT_EQ(idf.spics_pin, 15);
  EXPECT_EQ(idf.hertz, 10'000'000);
  EXPECT_EQ(idf.hosts + idf.devices, 0);
  EXPECT_EQ(budget.used(), 0u);
}

TEST_F(EspBus, BytesMayBeChangedAsSoonAsTheyAreGiven) {
  const auto model = make_panel_model(*find_panel("waveshare-7in5-v2"));
  idf.panel = model.get();
  const auto bus = EspSpi::create(pins, budget, notes);
  uint8_t line[700];
  for (uint8_t round = 0; round < 20; ++round) {
    std::fill(std::begin(line), std::end(line), round);
    ASSERT_EQ(bus.value()->data(line), Status::Ok);
    EXPECT_LE(idf.waiting, EspSpi::kTransfers);
  }
  EXPECT_GT(idf.waiting, 0u);
  EXPECT_EQ(bus.value()->flush(), Status::Ok);
  EXPECT_EQ(idf.waiting, 0u);
  EXPECT_EQ(idf.violations, std::vector<std::string>());
}

TEST_F(EspBus, ThreeWiresHaveDataOrCommandInFrontOfEachByte) {
  const PanelInfo& info = *find_panel("waveshare-7in5-v2");
  const auto model = make_panel_model(info);
  idf.panel = model.get();
  idf.three_wire = true;
  pins.three_wire = true;
  pins.dc = kNoPin;
  ASSERT_EQ(show(info, pins), Status::Ok);
  EXPECT_TRUE(shows_pattern(info, *model, Rotation::None));
}

TEST_F(EspBus, APanelOfTwoChipsHasTwoChipSelects) {
  const PanelInfo& info = *find_panel("epd13in3e");
  const auto model = make_panel_model(info);
  idf.panel = model.get();
  EXPECT_EQ(show(info, pins), Status::Unsupported);
  EXPECT_TRUE(notes.has(".cs2"));
  pins.cs2 = 4;
  idf.select_pins[0] = 15;
  idf.select_pins[1] = 4;
  ASSERT_EQ(show(info, pins), Status::Ok);
  EXPECT_TRUE(shows_pattern(info, *model, Rotation::None));
  EXPECT_EQ(idf.spics_pin, kNoPin);
  EXPECT_EQ(idf.violations, std::vector<std::string>());
}

TEST_F(EspBus, AHostThatSomebodyHasIsShared) {
  idf.host_is_taken = true;
  EXPECT_EQ(EspSpi::create(pins, budget, notes).status(), Status::Ok);
  EXPECT_EQ(idf.hosts, 0);
  EXPECT_EQ(idf.devices, 0);
}

TEST_F(EspBus, EachFailureIsAStatusAndASentence) {
  for (const char* call :
       {"spi_bus_initialize", "spi_bus_add_device", "gpio_reset_pin", "gpio_set_direction",
        "spi_device_queue_trans", "spi_device_get_trans_result"}) {
    idf.failing = {call};
    idf.error = 0x102;
    notes.sentences.clear();
    const auto bus = EspSpi::create(pins, budget, notes);
    Status status = bus.status();
    if (bus.ok()) status = bus.value()->command(1);
    if (status == Status::Ok) status = bus.value()->flush();
    EXPECT_EQ(status, Status::Io) << call;
    EXPECT_TRUE(notes.has("SPI2: ESP_ERR_INVALID_ARG")) << call;
    idf.failing.clear();
  }
  idf.failing = {"spi_bus_initialize"};
  idf.error = 0x101;
  EXPECT_EQ(EspSpi::create(pins, budget, notes).status(), Status::OutOfMemory);
  EXPECT_EQ(idf.hosts + idf.devices, 0);
  EXPECT_EQ(budget.used(), 0u);
}

TEST_F(EspBus, WiresThatAreNotNamedAreAskedFor) {
  const auto bus = EspSpi::create({.sck = 1, .mosi = 2, .cs = 3}, budget, notes);
  EXPECT_EQ(bus.value()->command(1), Status::Io);
  EXPECT_TRUE(notes.has(".dc"));
  EXPECT_EQ(bus.value()->busy().status(), Status::Io);
  EXPECT_TRUE(notes.has(".busy"));
  EXPECT_EQ(bus.value()->set_reset(PinLevel::Low), Status::Ok);
}

TEST_F(EspBus, MemoryThatDmaCannotReadIsNotUsed) {
  idf.memory_is_for_dma = false;
  EXPECT_EQ(EspSpi::create(pins, budget, notes).status(), Status::OutOfMemory);
  EXPECT_TRUE(notes.has("CONFIG_SPIRAM_MALLOC_ALWAYSINTERNAL"));
  EXPECT_EQ(budget.used(), 0u);
}

TEST_F(EspBus, SleepsNeverShorterThanAsked) {
  const auto bus = EspSpi::create(pins, budget, notes);
  bus.value()->sleep_ms(0);
  EXPECT_EQ(idf.ticks, 0u);
  bus.value()->sleep_ms(1);
  EXPECT_EQ(idf.ticks, 2u);  // of ten milliseconds, the first of which may be nearly over
  bus.value()->sleep_ms(20);
  EXPECT_EQ(idf.ticks, 5u);
}

TEST_F(EspBus, AnOledOnI2cShowsThePicture) {
  const PanelInfo& info = *find_panel("ssd1306-128x64");
  const auto model = make_panel_model(info);
  idf.panel = model.get();
  {
    const auto wire = EspI2c::create({.sda = 21, .scl = 22, .address = 0x3D}, budget, notes);
    ASSERT_TRUE(wire.ok());
    I2cBus bus(*wire.value());
    ASSERT_EQ(show_pattern(info, bus, Rotation::None, budget, notes), Status::Ok);
    EXPECT_TRUE(shows_pattern(info, *model, Rotation::None));
    EXPECT_EQ(idf.i2c_address, 0x3D);
    idf.failing = {"i2c_master_transmit"};
    EXPECT_EQ(bus.command(1), Status::Io);
    EXPECT_TRUE(notes.has("nobody answers at 0x3d"));
  }
  idf.failing = {"i2c_master_bus_add_device"};
  EXPECT_EQ(EspI2c::create({.sda = 21, .scl = 22}, budget, notes).status(), Status::Io);
  EXPECT_EQ(idf.hosts + idf.devices, 0);
  EXPECT_EQ(idf.violations, std::vector<std::string>());
  EXPECT_EQ(budget.used(), 0u);
}

}  // namespace
}  // namespace weft
