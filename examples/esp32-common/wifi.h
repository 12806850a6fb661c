// Public domain. Wi-Fi as a station: the strongest of the networks that are known.
#pragma once

#include <weft/notes.h>
#include <weft/wake.h>

/// Starts what Wi-Fi needs; call it once.
void start_network();
/// Looks which networks are there, and connects to the strongest of `known`, else to the next one,
/// each within `timeout_ms`. Errors: NotFound (no network is known), Timeout; noted.
weft::Status connect_wifi(std::span<const weft::KnownNetwork> known, weft::Notes& notes,
                          uint32_t timeout_ms = 10'000);
/// Switches the radio off.
void stop_wifi();
