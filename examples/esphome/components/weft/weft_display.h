// Public domain. A page of the network as a display of ESPHome. weft drives the panel by itself, as
// pages are drawn line by line, without the buffer that lambdas draw into.
#pragma once

#include <weft.h>

#include <atomic>
#include <string>

#include "esphome/components/display/display.h"

namespace esphome {
namespace weft_display {

class WeftDisplay : public display::Display {
 public:
  template <typename Pins>
  WeftDisplay(const char* panel, const Pins& pins) : show_(panel, pins) {
    show_.remember(memory_);
  }
  void set_fonts(const uint8_t* bytes, size_t size);
  void set_certificates(const char* pem) { show_.trust(pem); }
  void add_header(const char* line) { show_.header(line); }
  /// From the next update on; for lambdas, too.
  void set_url(const std::string& url) { url_ = url; }

  /// Begins to show the page, in a task of its own; loop() says how it went.
  void update() override;
  void loop() override;
  void dump_config() override;
  float get_setup_priority() const override { return setup_priority::AFTER_WIFI; }

  display::DisplayType get_display_type() override;
  void draw_pixel_at(int, int, Color) override {}  // a page is all that is drawn

 protected:
  int get_width_internal() override { return show_.panel() ? show_.panel()->width : 0; }
  int get_height_internal() override { return show_.panel() ? show_.panel()->height : 0; }

  enum class Visit : uint8_t { None, Running, Done };
  static void run(void* self);

  weft::EspShow show_;
  weft::WakeMemory memory_;
  weft::FontSource fonts_;
  std::string url_, shown_url_;
  weft::Shown shown_;
  std::atomic<Visit> visit_{Visit::None};
};

}  // namespace weft_display
}  // namespace esphome
