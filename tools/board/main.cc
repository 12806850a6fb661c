// The firmware: renders each page of its command line, "PANEL RECORDING HEAP URL…", to the panel,
// whose bus is recorded in a file of the host, and says what each phase held in memory and had on
// the wire. HEAP is the size of the heap in KB, or those of its regions, "114+80". "sleep" between
// two URLs is what deep sleep is: of all that was, the version of the page and the sessions of TLS
// are left. Fonts (/fonts) and trusted certificates (/ca.pem) are in flash.
#include <algorithm>
#include <charconv>
#include <cstdio>

#include "tools/board/memory.h"
#include "tools/board/network.h"
#include "tools/board/paced_bus.h"
#include "tools/board/semihosting.h"
#include "weft/fetcher.h"
#include "weft/page.h"
#include "weft/panel.h"
#include "weft/recording_bus.h"
#include "weft/rtc_store.h"

namespace board {
namespace {

using weft::Budget;
using weft::Status;

constexpr weft::FontSource kFonts[] = {{.directory = "/fonts"}};
// A firmware has the rows of its panels, and with them their drivers; panels() would bring all.
constexpr uint8_t kAllSources[] = {0x3C, 1, 0x05, 0x18, 1, 0x80, 0x21, 2, 0x00, 0x00};
constexpr weft::PanelInfo kPanels[] = {
    {.name = "waveshare-7in5-v2",
     .controller = &weft::kUc8179,
     .width = 800,
     .height = 480,
     .palette = &weft::kMono},
    {.name = "cyd-ili9342",
     .controller = &weft::kIli9342,
     .width = 320,
     .height = 240,
     .palette = &weft::kRgb565},
    {.name = "badger2350",
     .controller = &weft::kSsd1680,
     .width = 176,
     .height = 264,
     .palette = &weft::kMono,
     .mounted = weft::Rotation::Quarter,
     .setup = kAllSources},
    {.name = "waveshare-7in3e",
     .controller = &weft::kE6,
     .width = 800,
     .height = 480,
     .palette = &weft::kSpectra6},
    {.name = "st7789-240x320",
     .controller = &weft::kSt7789,
     .width = 240,
     .height = 320,
     .palette = &weft::kRgb565},
};
constexpr char kTrustedCertificates[] = "/ca.pem";
constexpr size_t kNetworkBytes =
    12 * 1024;  // kept free for lwIP, without which nothing comes, and the heap's own
constexpr uint32_t kBusHertz = 10'000'000;
constexpr size_t kSessionBytes = 1024;  // two or three servers

class ConsoleNotes final : public weft::Notes {
 public:
  void note(std::string_view sentence) override {
    print("note: ");
    print(sentence);
    print("\n");
  }
};

class HostRecording final : public weft::RecordingSink {
 public:
  explicit HostRecording(const char* name) : file_(name) {}
  Status store(std::span<const uint8_t> bytes) override {
    return file_.write(bytes) ? Status::Ok : Status::Io;
  }

 private:
  HostFile file_;
};

void print_owner(const char* phase, Budget& budget) {
  char line[100];
  std::snprintf(line, sizeof line, "heap: %s %s %u %u\n", phase, budget.name(),
                static_cast<unsigned>(budget.used()), static_cast<unsigned>(budget.peak()));
  print(line);
  budget.reset_peak();
  for (Budget* part = budget.first_part(); part; part = part->next_part())
    print_owner(phase, *part);
}

/// lwIP's memory, apart from the engine's: when pages fill theirs, frames must still be received.
Budget& network_budget() {
  static Budget all(kNetworkBytes);
  static Budget lwip("lwip", all);
  return lwip;
}

/// Prints the memory that the phase took which ends now: "heap: PHASE OWNER USED PEAK" in bytes,
/// the clock, and the bytes on the wire so far.
void print_phase(const char* phase, Budget& budget) {
  print_owner(phase, budget);
  print_owner(phase, network_budget());
  const WireBytes wire = wire_bytes();
  char line[250];
  std::snprintf(line, sizeof line,
                "clock: %s %u ms\nair: %s sent %u, received %u\nstack: %s %u of %u\n"
                "allocated: %s %u of %u, %u in one piece, %u at once\n",
                phase, static_cast<unsigned>(milliseconds()), phase,
                static_cast<unsigned>(wire.sent), static_cast<unsigned>(wire.received), phase,
                static_cast<unsigned>(stack_high_water()), static_cast<unsigned>(stack_size()),
                phase, static_cast<unsigned>(heap_high_water()), static_cast<unsigned>(heap_size()),
                static_cast<unsigned>(largest_free_block()),
                static_cast<unsigned>(largest_request()));
  print(line);
}

void print_handshakes(const weft::FetchStatistics& fetches) {
  char line[80];
  std::snprintf(line, sizeof line, "tls: %u handshakes, %u of them resumed\n",
                static_cast<unsigned>(fetches.handshakes), static_cast<unsigned>(fetches.resumed));
  print(line);
}

/// Everything that a page needs and that outlives it.
struct Firmware {
  Budget& budget;
  weft::Fetcher& fetcher;
  weft::Fonts& fonts;
  weft::Notes& notes;
  PacedBus& bus;
  const weft::PanelInfo& panel;
};

Status show_lines(const Firmware& firmware, weft::Page& page, const weft::Screen& screen) {
  WEFT_TRY_ASSIGN(weft::LineSource * lines, page.lines());
  WEFT_TRY_ASSIGN(const auto panel,
                  weft::create_panel(firmware.panel, firmware.bus, screen.rotation, firmware.budget,
                                     firmware.notes));
  return panel->show(*lines);
}

Status show_page(const Firmware& firmware, std::string_view url) {
  const weft::Screen screen = weft::screen_of(firmware.panel);
  WEFT_TRY_ASSIGN(const auto page, weft::Page::create(firmware.budget, firmware.fetcher,
                                                      firmware.fonts, firmware.notes, screen));
  const Status loaded = page->load(url);
  print_phase("load", firmware.budget);
  if (firmware.fetcher.page_version().is_unchanged) return Status::Ok;  // the panel is left alone
  WEFT_TRY(loaded);
  WEFT_TRY(page->layout());
  print_phase("layout", firmware.budget);
  const Status shown = show_lines(firmware, *page, screen);
  print_phase("paint", firmware.budget);
  char line[80];
  std::snprintf(line, sizeof line, "wire: sent for %u us, waited for %u us\n",
                static_cast<unsigned>(firmware.bus.sent_us()),
                static_cast<unsigned>(firmware.bus.waited_us()));
  print(line);
  return shown;
}

std::string_view take_word(std::string_view& line, char separator = ' ') {
  const size_t end = std::min(line.find(separator), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

// Up to the next sleep.
Status show_pages(const Firmware& firmware, std::string_view& urls) {
  Status last = Status::Ok;
  while (!urls.empty()) {
    const std::string_view url = take_word(urls);
    if (url == "sleep") break;
    last = show_page(firmware, url);
    print(url);
    print(": ");
    print(firmware.fetcher.page_version().is_unchanged ? "unchanged" : weft::status_name(last));
    print("\n");
    firmware.fetcher.give_back_memory();
    firmware.fonts.release_caches();
    print_phase("after", firmware.budget);
  }
  return last;
}

bool prepare_regions(std::string_view kilobytes) {
  size_t sizes[kMostRegions] = {}, count = 0;
  while (!kilobytes.empty()) {
    const std::string_view number = take_word(kilobytes, '+');
    if (count == kMostRegions) return false;
    if (std::from_chars(number.begin(), number.end(), sizes[count]).ec != std::errc()) return false;
    sizes[count++] *= 1024;
  }
  return prepare_heap(std::span(sizes, count));
}

Status run(std::string_view line) {
  const std::string_view panel_name = take_word(line);
  char recording[200] = {};
  const std::string_view recording_name = take_word(line);
  recording_name.copy(recording, sizeof recording - 1);
  if (!prepare_regions(take_word(line))) return Status::OutOfMemory;
  const weft::PanelInfo* panel = weft::find_panel(panel_name, kPanels);
  if (!panel) return Status::NotFound;

  static Budget budget(heap_size() - kNetworkBytes);
  ConsoleNotes notes;
  if (line.find("://") != line.npos) {
    if (!line.starts_with("file:")) WEFT_TRY(start_network(network_budget()));
  }
  static Budget tls("mbedtls", budget);
  weft::set_tls_budget(tls);
  static uint8_t kept[kSessionBytes];
  weft::RtcStore sessions(kept);
  static weft::PageVersion version;
  weft::FetchOptions fetch = weft::FetchOptions::for_small_heap();
  fetch.ca_file = kTrustedCertificates;
  fetch.tls_sessions = &sessions;
  fetch.known_page = &version;
  HostRecording bus_recording(recording);
  weft::RecordingBus wires(bus_recording);
  PacedBus bus(wires, kBusHertz);
  Status last = Status::Ok;
  while (!line.empty()) {
    WEFT_TRY_ASSIGN(const auto fetcher, weft::Fetcher::create(budget, notes, fetch));
    WEFT_TRY_ASSIGN(const auto fonts, weft::Fonts::create(budget, notes, {.sources = kFonts}));
    print_phase("start", budget);
    last = show_pages({budget, *fetcher, *fonts, notes, bus, *panel}, line);
    version = fetcher->page_version();
    print_handshakes(fetcher->statistics());
  }
  return last;
}

}  // namespace
}  // namespace board

extern "C" int firmware_main() {
  static char line[2048];
  const weft::Status status = board::run(board::command_line(line));
  if (status == weft::Status::Ok) return 0;
  board::print("board: ");
  board::print(weft::status_name(status));
  board::print("\n");
  return 1;
}
