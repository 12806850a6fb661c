// An ESP32 for tests on the host: what is called of ESP-IDF (tools/esp/stubs) works on a panel
// model and on maps, and fails where a test wants it to.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tools/model/panel_model.h"

namespace weft {

struct FakeIdf {
  FakeIdf() { current = this; }
  ~FakeIdf() { current = nullptr; }
  static FakeIdf* current;

  bool fails(const std::string& call) const { return failing.count(call) > 0; }

  std::set<std::string> failing;  ///< Names of functions.
  int error = 0x103;              ///< What they return.
  std::vector<std::string>
      violations;  ///< What was done with a bus that was not idle, and the like.

  // SPI: transfers are sent when their result is asked for, as late as can be.
  PanelModel* panel = nullptr;
  int data_pin = -1, reset_pin = -1, busy_pin = -1;
  bool three_wire = false;
  int select_pins[2] = {-1, -1};
  size_t most_waiting = 0, largest_transfer = 0, queue_size = 0;
  int hosts = 0, devices = 0, spics_pin = -1, hertz = 0;
  bool host_is_taken = false;
  bool memory_is_for_dma = true;
  std::map<int, int> levels;
  size_t waiting = 0;  ///< transfers on their way

  // I2C
  uint8_t i2c_address = 0;

  // NVS, partitions
  std::map<std::string, std::vector<uint8_t>> nvs;  ///< "namespace/key"
  std::map<std::string, std::vector<uint8_t>> uncommitted;
  std::map<std::string, std::vector<uint8_t>> partitions;
  int open_handles = 0;

  std::string log;
  uint32_t ticks = 0;
};

}  // namespace weft
