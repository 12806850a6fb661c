// Public domain. A page on an e-paper panel at the SPI pins of a Raspberry Pi.
//
//   page_on_spi_panel URL|FILE /dev/spidev0.0
#include <weft/linux_bus.h>
#include <weft/show.h>

#include "print_notes.h"

static weft::Status show_page(const char* url, const char* device) {
  weft::Budget budget;
  PrintNotes notes;
  weft::LinuxDevices machine;
  const weft::SpiWiring wiring{
      .device = device, .data_line = 25, .reset_line = 17, .busy_line = 24};
  WEFT_TRY_ASSIGN(const auto bus, weft::LinuxSpi::create(wiring, machine, budget, notes));
  return weft::show(url, *weft::find_panel("waveshare-7in5-v2"), *bus, budget, notes);
}

int main(int argc, char** argv) {
  return argc == 3 ? exit_status(show_page(argv[1], argv[2]))
                   : wrong_usage("page_on_spi_panel URL|FILE /dev/spidev0.0");
}
