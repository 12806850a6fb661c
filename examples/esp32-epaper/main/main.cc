// Public domain. An e-paper panel on a battery: wakes up, fetches its page if it is another one,
// shows it, sleeps until the page says.
#include <esp_app_desc.h>
#include <esp_attr.h>
#include <esp_log.h>
#include <sys/time.h>
#include <time.h>
#include <weft.h>

#include <cstdio>

#include "battery.h"
#include "board.h"
#include "portal.h"
#include "settings.h"
#include "sleep.h"
#include "update.h"
#include "wifi.h"

extern const char start_html[] asm("_binary_start_html_start");
extern const char setup_html[] asm("_binary_setup_html_start");
extern const char trouble_html[] asm("_binary_trouble_html_start");
extern const char update_html[] asm("_binary_update_html_start");
extern const char certificates[] asm("_binary_certificates_pem_start");
extern const uint8_t fonts_begin[] asm("_binary_fonts_ttc_start");
extern const uint8_t fonts_end[] asm("_binary_fonts_ttc_end");

namespace {

constexpr const char* kTag = "panel";
constexpr uint32_t kFailuresUntilTrouble = 3, kPortalSeconds = 10 * 60;
#ifdef CONFIG_PANEL_UPDATE_URL
constexpr const char* kUpdateUrl = CONFIG_PANEL_UPDATE_URL;
#else
constexpr const char* kUpdateUrl = nullptr;
#endif

RTC_DATA_ATTR weft::WakeMemory memory;

class LogNotes final : public weft::Notes {
 public:
  void note(std::string_view sentence) override {
    ESP_LOGW(kTag, "%.*s", static_cast<int>(sentence.size()), sentence.data());
    last_.size = sentence.copy(last_.text, sizeof last_.text);
  }
  std::string_view last() const { return {last_.text, last_.size}; }

 private:
  struct {
    char text[160];
    size_t size = 0;
  } last_;
};

struct Number {
  explicit Number(uint32_t value) {
    std::snprintf(text, sizeof text, "%u", static_cast<unsigned>(value));
  }
  char text[12];
};

// Whether new firmware is looked for once the page is shown: after power-up and by the button.
bool looks_for_update() { return kUpdateUrl && wake_cause() != WakeCause::Timer; }

struct Panel {
  const Board& board;
  LogNotes notes;
  weft::FontSource fonts;
  weft::EspShow show;
  uint8_t battery = 100;

  explicit Panel(const Board& which)
      : board(which), fonts{.bytes = {fonts_begin, fonts_end}}, show(which.panel, which.spi) {
    show.fonts({&fonts, 1});
    show.trust(certificates);
    show.remember(memory);
    show.notes(notes);
    if (!looks_for_update()) show.when_read([](void*) { stop_wifi(); }, nullptr);
    if (board.battery >= 0) battery = weft::battery_percent(battery_millivolts(board.battery));
  }
};

[[noreturn]] void sleep_until_next(Panel& panel, uint32_t seconds) {
  stop_wifi();
  sleep_for(weft::spare_battery(seconds, panel.battery), panel.board.button);
}

// After power-up, and when somebody pressed the button: what is to be known until the page is
// there.
void show_start(Panel& panel, const Settings& settings) {
  const Number battery(panel.battery);
  const weft::PageValue values[] = {{"network", settings.networks[0].name},
                                    {"version", esp_app_get_description()->version},
                                    {"battery", battery.text}};
  panel.show.page(start_html, values);
}

// With nothing set: until settings were sent.
void set_up(Panel& panel, weft::Store& store, Settings& settings) {
  const PortalName name = portal_name();
  const weft::PageValue values[] = {{"network", name.text}};
  panel.show.page(setup_html, values);
  if (ask_for_settings(settings, panel.notes, kPortalSeconds) != weft::Status::Ok)
    sleep_until_next(panel, 24 * 60 * 60);  // a press of the button begins anew
  if (save_settings(store, settings) != weft::Status::Ok)
    panel.notes.note("the settings cannot be kept");
}

// The page, with what this panel knows of itself as request fields.
weft::Shown visit(Panel& panel, const Settings& settings) {
  weft::Shown shown;
  shown.status = connect_wifi(settings.networks, panel.notes);
  if (shown.status != weft::Status::Ok) {
    shown.next_s = weft::plan_next_visit(shown.status, {}, memory);
    return shown;
  }
  const bool had_time = weft::start_clock();
  if (!had_time || weft::should_set_clock(memory, time(nullptr)))
    if (weft::set_clock(panel.notes) == weft::Status::Ok) memory.clock_set_s = time(nullptr);
  char battery[24];
  std::snprintf(battery, sizeof battery, "Battery-Percent: %u", panel.battery);
  panel.show.header(battery);
  return panel.show.url(settings.url);
}

void show_trouble(Panel& panel, const weft::Shown& shown) {
  const Number failures(memory.failures), minutes(shown.next_s / 60), battery(panel.battery);
  const weft::PageValue values[] = {{"reason", panel.notes.last()},
                                    {"failures", failures.text},
                                    {"minutes", minutes.text},
                                    {"battery", battery.text}};
  memory.shows_trouble = panel.show.page(trouble_html, values).status == weft::Status::Ok;
}

void look_for_update(Panel& panel) {
  const auto show_progress = [](int percent, void* given) {
    const Number done(static_cast<uint32_t>(percent));
    const weft::PageValue values[] = {{"percent", done.text}};
    static_cast<Panel*>(given)->show.page(update_html, values);
  };
  if (load_update(kUpdateUrl, certificates, panel.notes, show_progress, &panel) == weft::Status::Ok)
    sleep_for(1, -1);  // wakes up as the new firmware
}

}  // namespace

extern "C" void app_main() {
  start_settings();
  start_network();
  weft::NvsStore store;
  Panel panel(board());
  Settings settings;
  const bool is_set = load_settings(store, settings);
  if (!is_set) set_up(panel, store, settings);
  else if (wake_cause() != WakeCause::Timer) show_start(panel, settings);

  const weft::Shown shown = visit(panel, settings);
  ESP_LOGI(kTag, "%s%s, %u bytes at most, %u ms", weft::status_name(shown.status),
           shown.is_unchanged ? " (unchanged)" : "", static_cast<unsigned>(shown.peak_heap),
           static_cast<unsigned>(shown.milliseconds));
  if (shown.status == weft::Status::Ok) {
    keep_firmware();
    memory.shows_trouble = false;
  } else if (weft::should_show_trouble(memory, kFailuresUntilTrouble)) {
    show_trouble(panel, shown);
  }
  if (shown.status == weft::Status::Ok && looks_for_update()) look_for_update(panel);
  sleep_until_next(panel, shown.next_s);
}
