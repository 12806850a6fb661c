// Public domain. Deep sleep until a time has passed or the button is pressed.
#pragma once

#include <cstdint>

enum class WakeCause : uint8_t { PowerOn, Timer, Button };
WakeCause wake_cause();
/// `button`: low when pressed; -1: there is none, or it cannot wake this chip up.
[[noreturn]] void sleep_for(uint32_t seconds, int button);
