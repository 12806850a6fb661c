// Public domain. What a person sets once: networks and the page, kept in NVS.
#pragma once

#include <weft/store.h>
#include <weft/wake.h>

#include <cstdint>

/// Plain bytes, as they lie in NVS; an entry of another size is of another version, and is none.
struct Settings {
  static constexpr size_t kNetworks = 4;
  weft::KnownNetwork networks[kNetworks];
  char url[200] = {};
};

/// Opens NVS; call it once. One of another version, or without room, begins anew.
void start_settings();
/// False, and `settings` as they stand, when nothing was set yet.
bool load_settings(weft::Store& store, Settings& settings);
weft::Status save_settings(weft::Store& store, const Settings& settings);
/// Takes what a form of portal.html says: the network becomes the first one, the last one is
/// forgotten when there are too many. Errors: NotFound (a field is missing), Unsupported (a field
/// is too long, empty, or the URL is neither http: nor https:).
weft::Status take_form(std::string_view form, Settings& settings);
