// Public domain. A clock on a TFT: a page in the sketch, drawn each minute with the time in it.
#include <WiFi.h>
#include <weft.h>

#include "fonts.h"  // kFonts: made by tools/fonts

const weft::EspSpiPins pins{.sck = 14, .mosi = 13, .cs = 15, .dc = 2, .hertz = 40000000};
const char kPage[] =
    "<!DOCTYPE html><body style='margin:0;height:100vh;display:grid;place-items:center;"
    "background:linear-gradient(#024,#48a);color:#fff;font:bold 96px sans-serif'>{{time}}";
weft::EspShow show("cyd-ili9341", pins);

void setup() {
  WiFi.begin("name", "password");
  while (WiFi.status() != WL_CONNECTED) delay(50);
  configTime(3600, 3600, "pool.ntp.org");
  pinMode(21, OUTPUT);  // the light
  digitalWrite(21, HIGH);
  show.fonts(kFonts);
}

void loop() {
  char text[6] = "";
  const time_t now = time(nullptr);
  strftime(text, sizeof text, "%H:%M", localtime(&now));
  const weft::PageValue values[] = {{"time", text}};
  show.page(kPage, values);
  delay(1000 * (60 - now % 60));
}
