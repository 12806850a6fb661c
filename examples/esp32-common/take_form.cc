#include <algorithm>
#include <cstring>

#include "settings.h"

weft::Status take_form(std::string_view form, Settings& settings) {
  weft::KnownNetwork network;
  char url[sizeof settings.url];
  WEFT_TRY(weft::form_value(form, "name", network.name).status());
  WEFT_TRY(weft::form_value(form, "password", network.password).status());
  WEFT_TRY_ASSIGN(const std::string_view page, weft::form_value(form, "url", url));
  const bool is_page = page.starts_with("https://") || page.starts_with("http://");
  if (!*network.name || !is_page) return weft::Status::Unsupported;
  // The same network again replaces what was known of it.
  auto* const last = std::find_if(
      settings.networks, settings.networks + Settings::kNetworks - 1,
      [&](const weft::KnownNetwork& known) { return std::strcmp(known.name, network.name) == 0; });
  std::move_backward(settings.networks, last, last + 1);
  settings.networks[0] = network;
  std::memcpy(settings.url, url, sizeof url);
  return weft::Status::Ok;
}
