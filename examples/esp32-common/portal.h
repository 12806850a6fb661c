// Public domain. A network of the panel's own, with a page that asks for Wi-Fi and the URL:
// whatever a phone opens there is that page (captive portal).
#pragma once

#include <weft/notes.h>

#include <cstdint>

#include "settings.h"

/// The name of the network: "weft-" and the end of the chip's address.
struct PortalName {
  char text[12];
};
PortalName portal_name();

/// Serves the portal until its form was sent, or for `timeout_s`. Errors: Timeout, Io; noted.
weft::Status ask_for_settings(Settings& settings, weft::Notes& notes, uint32_t timeout_s);
