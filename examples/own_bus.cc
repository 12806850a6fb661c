// Public domain. A bus of your own: five functions bring a panel to any machine. This one has no
// wires and counts; put the calls of your board in their place.
//
//   own_bus URL|FILE
#include <weft/bus.h>
#include <weft/show.h>

#include "print_notes.h"

class CountingBus final : public weft::Bus {
 public:
  weft::Status command(uint8_t) override {  // D/C low, one byte
    ++commands;
    return weft::Status::Ok;
  }
  weft::Status data(std::span<const uint8_t> bytes) override {  // D/C high, these bytes
    data_bytes += bytes.size();
    return weft::Status::Ok;
  }
  weft::Status set_reset(weft::PinLevel) override { return weft::Status::Ok; }
  weft::Result<weft::PinLevel> busy() override { return weft::PinLevel::High; }
  void sleep_ms(uint32_t milliseconds) override { slept_ms += milliseconds; }

  size_t commands = 0, data_bytes = 0, slept_ms = 0;
};

int main(int argc, char** argv) {
  if (argc != 2) return wrong_usage("own_bus URL|FILE");
  weft::Budget budget;
  PrintNotes notes;
  CountingBus bus;
  const weft::Status status = weft::show(argv[1], *weft::find_panel("m5stack"), bus, budget, notes);
  std::printf("%zu commands, %zu bytes, %zu ms\n", bus.commands, bus.data_bytes, bus.slept_ms);
  return exit_status(status);
}
