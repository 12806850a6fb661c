#include "tools/model/panel_model.h"

#include "tools/model/ili9341_model.h"
#include "tools/model/ssd1306_model.h"
#include "tools/model/uc8179_model.h"

namespace weft {

void PanelModel::sleep_ms(uint32_t milliseconds) {
  if (waits_++ != lost_wait) now_us_ += int64_t{milliseconds} * 1000;
}

std::unique_ptr<PanelModel> make_panel_model(const PanelInfo& info) {
  if (!has_driver(info)) return nullptr;
  if (const Ssd1306Glass* glass = find_ssd1306_glass(info.name))
    return std::make_unique<Ssd1306Model>(*glass);
  if (const TftGlass* glass = find_tft_glass(info.name))
    return std::make_unique<Ili9341Model>(*glass);
  if (info.controller == &kUc8179) return std::make_unique<Uc8179Model>(info.width, info.height);
  return nullptr;
}

}  // namespace weft
