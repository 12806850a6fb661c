#include <esp_log.h>

#include "weft/esp_system.h"

namespace weft {

void EspLogNotes::note(std::string_view sentence) {
  ESP_LOGW("weft", "%.*s", static_cast<int>(sentence.size()), sentence.data());
}

}  // namespace weft
