/* What the sketches of examples/ use of arduino-esp32 3.0, declared: enough to check their types.
 */
#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <esp_attr.h>

#define HIGH 0x1
#define LOW 0x0
#define INPUT 0x01
#define OUTPUT 0x03

extern "C" {
void pinMode(uint8_t pin, uint8_t mode);
void digitalWrite(uint8_t pin, uint8_t value);
int digitalRead(uint8_t pin);
void delay(uint32_t ms);
unsigned long millis();
uint32_t analogReadMilliVolts(uint8_t pin);
float temperatureRead();
void configTime(long gmtOffset_sec, int daylightOffset_sec, const char *server1,
                const char *server2 = nullptr, const char *server3 = nullptr);
int esp_sleep_enable_timer_wakeup(uint64_t time_in_us);
void esp_deep_sleep_start(void) __attribute__((noreturn));
}

class HardwareSerial {
 public:
  void begin(unsigned long baud);
  size_t printf(const char *format, ...);
  size_t println(const char *text);
};
extern HardwareSerial Serial;
