// A page on a panel in a few lines of a sketch: bus, memory, fonts and stack are arranged for an
// ESP32. The pieces are public too (weft/show.h, weft/esp_bus.h, weft/esp_system.h).
//
//   RTC_DATA_ATTR weft::WakeMemory memory;
//   weft::EspShow show("waveshare-7in5-v2", pins);
//   show.fonts(kFonts);
//   show.remember(memory);
//   const weft::Shown shown = show.url("https://example.org/");
#pragma once

#include "weft/esp_bus.h"
#include "weft/memory_files.h"
#include "weft/show.h"
#include "weft/wake.h"

namespace weft {

/// How a visit ended.
struct Shown {
  Status status = Status::Ok;
  bool is_unchanged = false;  ///< The panel shows this version already, and was left alone.
  size_t peak_heap = 0;       ///< The bytes that were counted at most; not IDF's own TLS.
  uint32_t milliseconds = 0;
  uint32_t next_s = 0;  ///< The seconds until the next visit, by the page, or after failures.
};

/// What is given is not copied: it outlives the object.
class EspShow {
 public:
  static constexpr size_t kMostHeaders = 8;

  /// `panel`: a name that find_panel() knows; a panel of one's own is a row.
  EspShow(const char* panel, const EspSpiPins& pins) : EspShow(find_panel(panel), pins) {}
  EspShow(const char* panel, const EspI2cPins& pins) : EspShow(find_panel(panel), pins) {}
  EspShow(const PanelInfo* panel, const EspSpiPins& pins) : panel_(panel), spi_(pins) {}
  EspShow(const PanelInfo* panel, const EspI2cPins& pins)
      : panel_(panel), i2c_(pins), is_on_i2c_(true) {}

  /// The font files of the program; without them nothing can be written.
  void fonts(std::span<const FontSource> sources) { options_.fonts.sources = sources; }
  /// PEM text of the certificates that are trusted. Without it https: is refused.
  void trust(std::string_view pem) { options_.fetch.ca_certificates = pem; }
  /// A request field for the page's origin, "Name: value". More than kMostHeaders are left out.
  void header(std::string_view line) {
    if (header_count_ < kMostHeaders) headers_[header_count_++] = line;
  }
  /// Keeps over deep sleep which version is shown, what each part of e-paper shows, and the TLS
  /// session. Without it each visit is a whole one.
  void remember(WakeMemory& memory) { memory_ = &memory; }
  void times(const VisitTimes& times) { times_ = times; }
  void notes(Notes& notes) { notes_ = &notes; }
  /// Shows the page at `url`. Blocks for all of it, on a stack of its own.
  Shown url(const char* url);
  /// Shows a page of the program's own, whose {{names}} are replaced by `values`. Its pictures and
  /// sheets are those of set_files().
  Shown page(std::string_view html, std::span<const PageValue> values = {});

  /// As ShowOptions::when_read, for pages of the network: a good moment to switch the radio off.
  void when_read(void (*call)(void*), void* argument) {
    options_.when_read = call;
    options_.when_read_argument = argument;
  }

  const PanelInfo* panel() const { return panel_; }

 private:
  struct Visit;
  Status draw(Visit& visit);
  Status draw_on(Bus& bus, Visit& visit, Budget& budget);
  Shown run(Visit& visit);
  VisitMemory& visits() { return memory_ ? *memory_ : visits_; }

  const PanelInfo* panel_;
  EspSpiPins spi_ = {};
  EspI2cPins i2c_ = {};
  bool is_on_i2c_ = false;
  ShowOptions options_;
  std::string_view headers_[kMostHeaders];
  size_t header_count_ = 0;
  VisitTimes times_;
  WakeMemory* memory_ = nullptr;
  VisitMemory visits_;  // where there is no memory_
  Notes* notes_ = nullptr;
};

}  // namespace weft
