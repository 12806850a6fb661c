// Devices that a thread writes to: the same bytes in the same order, while the caller goes on.
#include <gtest/gtest.h>
#include <semaphore.h>

#include "tests/support/every_allocation.h"
#include "tests/support/fake_devices.h"
#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"
#include "weft/linux_bus.h"

namespace weft {
namespace {

constexpr SpiWiring kWiring{"/dev/spidev0.0", "/dev/gpiochip0", 25, 17, 24, 4'000'000};

/// Devices whose every write waits until it is allowed.
class HeldDevices final : public DeviceLayer {
 public:
  HeldDevices() { sem_init(&allowed_, 0, 0); }
  ~HeldDevices() override { sem_destroy(&allowed_); }
  void allow(int writes) {
    while (writes-- > 0) sem_post(&allowed_);
  }
  int write(int device, std::span<const uint8_t> bytes) override {
    sem_wait(&allowed_);
    written.insert(written.end(), bytes.begin(), bytes.end());
    return fake.write(device, bytes);
  }
  int open(const char* path) override { return fake.open(path); }
  void close(int device) override { fake.close(device); }
  int set_up_spi(int device, uint32_t hertz) override { return fake.set_up_spi(device, hertz); }
  int set_i2c_address(int device, uint8_t address) override {
    return fake.set_i2c_address(device, address);
  }
  int request_line(const char* chip, unsigned line, LineDirection direction) override {
    return fake.request_line(chip, line, direction);
  }
  int set_line(int line, PinLevel level) override { return fake.set_line(line, level); }
  int get_line(int line) override { return fake.get_line(line); }
  void release_line(int line) override { fake.release_line(line); }
  void sleep_ms(uint32_t milliseconds) override { fake.sleep_ms(milliseconds); }

  FakeDevices fake;
  std::vector<uint8_t> written;

 private:
  sem_t allowed_;
};

TEST(QueuedDevices, EveryPanelShowsThePictureThroughThem) {
  for (const char* name : {"waveshare-7in5-v2", "gdey029t94", "m5stack", "ssd1306-128x64"}) {
    SCOPED_TRACE(name);
    const PanelInfo& info = *find_panel(name);
    const auto model = make_panel_model(info);
    FakeDevices machine;
    machine.panel = model.get();
    Budget budget;
    RecordingNotes notes;
    {
      const auto queued = QueuedDevices::create(machine, budget);
      ASSERT_TRUE(queued.ok());
      const auto bus = LinuxSpi::create(kWiring, *queued.value(), budget, notes);
      ASSERT_EQ(show_pattern(info, *bus.value(), Rotation::None, budget, notes), Status::Ok);
    }
    EXPECT_EQ(budget.used(), 0u);
    EXPECT_EQ(machine.open_count + machine.lines_taken, 0);
    model->finish();
    EXPECT_EQ(model->violations(), std::vector<std::string>());
    EXPECT_TRUE(shows_pattern(info, *model, Rotation::None));
  }
}

TEST(QueuedDevices, TakeTheNextLineWhileTheLastOneIsSent) {
  HeldDevices machine;
  Budget budget;
  const auto queued = QueuedDevices::create(machine, budget);
  std::vector<uint8_t> line(200, 1);
  EXPECT_EQ(queued.value()->write(1, line), 0);  // both return, though nothing was sent
  std::fill(line.begin(), line.end(), uint8_t{2});
  EXPECT_EQ(queued.value()->write(1, line), 0);
  machine.allow(2);
  EXPECT_EQ(queued.value()->flush(), 0);
  EXPECT_EQ(machine.written.size(), 400u);
  EXPECT_EQ(machine.written.front(), 1);
  EXPECT_EQ(machine.written.back(), 2);
}

TEST(QueuedDevices, KeepTheOrderOfPiecesOfEverySize) {
  HeldDevices machine;
  machine.allow(100'000);
  Budget budget;
  const auto queued = QueuedDevices::create(machine, budget);
  std::vector<uint8_t> sent;
  for (size_t i = 0; i < 300; ++i) {
    std::vector<uint8_t> piece(1 + i * 37 % 9000, static_cast<uint8_t>(i));
    sent.insert(sent.end(), piece.begin(), piece.end());
    ASSERT_EQ(queued.value()->write(1, piece), 0);
    ASSERT_EQ(queued.value()->set_line(25, PinLevel::High), 0);
  }
  EXPECT_EQ(queued.value()->flush(), 0);
  EXPECT_TRUE(machine.written == sent);
}

TEST(QueuedDevices, TellOfAFailureAtTheEnd) {
  const PanelInfo& info = *find_panel("m5stack");
  FakeDevices machine;
  Budget budget;
  RecordingNotes notes;
  const auto queued = QueuedDevices::create(machine, budget);
  const auto bus = LinuxSpi::create(kWiring, *queued.value(), budget, notes);
  machine.fails = "write";
  EXPECT_EQ(show_pattern(info, *bus.value(), Rotation::None, budget, notes), Status::Io);
  EXPECT_TRUE(notes.has("/dev/spidev0.0 failed"));
}

TEST(QueuedDevices, EveryFailingAllocationIsOutOfMemory) {
  FakeDevices machine;
  expect_every_failing_allocation_is_out_of_memory(
      [&](Budget& limited) { return QueuedDevices::create(machine, limited).status(); });
}

}  // namespace
}  // namespace weft
