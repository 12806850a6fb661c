// Public domain. No network at all: a page, its sheet and its picture lie in flash, and values of
// this machine are put in. Then deep sleep for ten minutes.
#include <weft.h>

#include "fonts.h"  // kFonts: made by tools/fonts
#include "page.h"   // kPage, kSheet, kIcon: `xxd -i` of files

const weft::EspSpiPins pins{.sck = 18, .mosi = 23, .cs = 5, .dc = 17, .rst = 16, .busy = 4};
const weft::MemoryFile files[] = {{"/weft/panel.css", kSheet}, {"/weft/icon.png", kIcon}};
RTC_DATA_ATTR weft::WakeMemory memory;  // what the panel shows: only what changed is refreshed

void setup() {
  weft::set_files(files);
  char level[8], warmth[8];
  snprintf(level, sizeof level, "%d", weft::battery_percent(analogReadMilliVolts(35) * 2));
  snprintf(warmth, sizeof warmth, "%.1f", temperatureRead());
  const weft::PageValue values[] = {{"battery", level}, {"temperature", warmth}};

  weft::EspShow show("gdey0213b74", pins);
  show.fonts(kFonts);
  show.remember(memory);
  show.page(kPage, values);

  esp_sleep_enable_timer_wakeup(10 * 60 * 1000000ULL);
  esp_deep_sleep_start();
}

void loop() {}
