// The build makes the bytes of ua.css a list of numbers.
#include "render/css/sheets/ua_sheet.h"

namespace weft {
namespace {

constexpr uint8_t kUserAgentSheet[] = {
#include "render/css/ua_sheet.inc"
};

}  // namespace

std::span<const uint8_t> user_agent_sheet() { return kUserAgentSheet; }

}  // namespace weft
