// Public domain. A page on e-paper, then deep sleep until the page says it is another one. The panel
// is left alone when the page is unchanged.
#include <WiFi.h>
#include <weft.h>

#include "certificates.h"  // kCertificates: PEM text of whom to trust
#include "fonts.h"         // kFonts: made by tools/fonts

const weft::EspSpiPins pins{.sck = 13, .mosi = 14, .cs = 15, .dc = 27, .rst = 26, .busy = 25};
RTC_DATA_ATTR weft::WakeMemory memory;  // which version is shown: survives deep sleep

void setup() {
  Serial.begin(115200);
  WiFi.begin("name", "password");
  for (int tries = 0; WiFi.status() != WL_CONNECTED && tries < 200; ++tries) delay(50);
  configTime(0, 0, "pool.ntp.org");

  weft::EspShow show("waveshare-7in5-v2", pins);
  show.fonts(kFonts);
  show.trust(kCertificates);
  show.remember(memory);
  const weft::Shown shown = show.url("https://example.org/panel.html");
  Serial.printf("%s, %u bytes at most\n", weft::status_name(shown.status), shown.peak_heap);

  esp_sleep_enable_timer_wakeup(shown.next_s * 1000000ULL);
  esp_deep_sleep_start();
}

void loop() {}
