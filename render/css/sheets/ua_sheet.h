// The user agent's sheet, ua.css, as bytes in flash.
#pragma once

#include <cstdint>
#include <span>

namespace weft {

std::span<const uint8_t> user_agent_sheet();

}  // namespace weft
