#include <esp_log.h>
#include <sdkconfig.h>

#include "weft/esp_system.h"

namespace weft {

void EspLogNotes::note([[maybe_unused]] std::string_view sentence) {
#ifndef CONFIG_WEFT_NOTES_NONE
  ESP_LOGW("weft", "%.*s", static_cast<int>(sentence.size()), sentence.data());
#endif
}

}  // namespace weft
