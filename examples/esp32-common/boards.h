// Public domain. Boards that are sold with a panel, or for one, as rows: its name for weft, its
// wires (GPIO numbers, from the makers' schematics and sample code), where the battery is measured,
// and the button.
#pragma once

#include <weft/esp_bus.h>

#include <cstdint>

struct Board {
  const char* name;
  const char* panel;              ///< As `weft panels` knows it.
  weft::EspSpiPins spi = {};      ///< Of a panel on SPI,
  weft::EspI2cPins i2c = {};      ///< or on I2C.
  int8_t light = weft::kNoPin;    ///< A TFT's backlight.
  int8_t battery = weft::kNoPin;  ///< An input of ADC 1, of half the cell's voltage.
  int8_t button = weft::kNoPin;   ///< Low when pressed; wakes the chip up.
};

inline constexpr Board kBoards[] = {
    {.name = "waveshare-esp32-driver-board",
     .panel = "waveshare-7in5-v2",
     .spi = {.sck = 13, .mosi = 14, .cs = 15, .dc = 27, .rst = 26, .busy = 25},
     .button = 33},
    {.name = "trmnl-og",
     .panel = "waveshare-7in5-v2",
     .spi = {.sck = 7, .mosi = 8, .cs = 6, .dc = 5, .rst = 10, .busy = 4},
     .battery = 3,
     .button = 2},
    {.name = "seeed-xiao-7in5-panel",
     .panel = "waveshare-7in5-v2",
     .spi = {.sck = 8, .mosi = 10, .cs = 3, .dc = 5, .rst = 2, .busy = 4}},
    {.name = "seeed-xiao-7in5-panel-s3",
     .panel = "waveshare-7in5-v2",
     .spi = {.sck = 7, .mosi = 9, .cs = 2, .dc = 4, .rst = 1, .busy = 3},
     .button = 0},
    {.name = "lilygo-t5-2in13",
     .panel = "gdey0213b74",
     .spi = {.sck = 18, .mosi = 23, .cs = 5, .dc = 17, .rst = 16, .busy = 4},
     .battery = 35,
     .button = 39},
    {.name = "lilygo-t3s3-2in13",
     .panel = "lilygo-t3s3-213",
     .spi = {.sck = 14, .mosi = 11, .cs = 15, .dc = 16, .rst = 47, .busy = 48},
     .button = 0},
    {.name = "firebeetle-with-hat",
     .panel = "gdey042t81",
     .spi = {.sck = 18, .mosi = 23, .cs = 13, .dc = 22, .rst = 21, .busy = 14},
     .battery = 34,
     .button = 27},
    {.name = "cyd-2432s028",
     .panel = "cyd-ili9341",
     .spi = {.sck = 14, .mosi = 13, .cs = 15, .dc = 2, .hertz = 40'000'000},
     .light = 21,
     .button = 0},
    {.name = "cyd-2432s028-two-usb",
     .panel = "cyd-st7789",
     .spi = {.sck = 14, .mosi = 13, .cs = 15, .dc = 2, .hertz = 40'000'000},
     .light = 21,
     .button = 0},
    {.name = "ttgo-t-display",
     .panel = "t-display",
     .spi = {.sck = 18, .mosi = 19, .cs = 5, .dc = 16, .rst = 23, .hertz = 40'000'000},
     .light = 4,
     .battery = 34,
     .button = 35},
    {.name = "esp32-with-ssd1306",
     .panel = "ssd1306-128x64",
     .i2c = {.sda = 21, .scl = 22},
     .button = 0},
    {.name = "esp32-c3-oled-0in42",
     .panel = "ssd1306-72x40",
     .i2c = {.sda = 5, .scl = 6},
     .button = 9},
};
