// weft for sketches: one include for all of it. `#include <weft.h>`, with a board of ESP32.
#pragma once

#include "weft/esp_bus.h"
#include "weft/esp_show.h"
#include "weft/esp_system.h"
#include "weft/memory_files.h"
#include "weft/panel.h"
#include "weft/rtc_store.h"
#include "weft/show.h"
#include "weft/sinks.h"
#include "weft/wake.h"
