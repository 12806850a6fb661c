#include "drivers/panel_row.h"

#include "render/base/names.h"
#include "weft/sequence.h"

namespace weft {
namespace {

int length(std::string_view text) { return static_cast<int>(text.size()); }

bool fits(uint32_t place, uint32_t size, uint32_t memory, const Extent& extent) {
  if (size == 0 || size % extent.size_step != 0) return false;
  if (place != 0 && (extent.place_step == 0 || place % extent.place_step != 0)) return false;
  return memory <= extent.most && place + size <= memory;
}

uint16_t memory_width(const PanelInfo& info) {
  return info.memory_width ? info.memory_width : info.controller->columns.most;
}
uint16_t memory_height(const PanelInfo& info) {
  return info.memory_height ? info.memory_height : info.controller->rows.most;
}

Status check_glass(const PanelInfo& info, Notes& notes) {
  const Controller& controller = *info.controller;
  const uint16_t columns = memory_width(info), rows = memory_height(info);
  if (fits(info.left, info.width, columns, controller.columns) &&
      fits(info.top, info.height, rows, controller.rows))
    return Status::Ok;
  notes.notef(
      "the panel %.*s cannot be %ux%u pixels from %u,%u: its %.*s has %ux%u in steps of %ux%u",
      length(info.name), info.name.data(), info.width, info.height, info.left, info.top,
      length(controller.name), controller.name.data(), columns, rows, controller.columns.size_step,
      controller.rows.size_step);
  return Status::Unsupported;
}

Status refuse(const PanelInfo& info, const char* why, std::string_view what, Notes& notes) {
  notes.notef("the panel %.*s %s%.*s", length(info.name), info.name.data(), why, length(what),
              what.data());
  return Status::Unsupported;
}

}  // namespace

const PanelInfo* find_panel(std::string_view name, std::span<const PanelInfo> rows) {
  for (const PanelInfo& panel : rows)
    if (same_name(panel.name, name) || lists_name(panel.aliases, name)) return &panel;
  return nullptr;
}

Status check_row(const PanelInfo& info, Notes& notes) {
  if (!info.controller) return refuse(info, "needs a controller", "", notes);
  if (!info.palette) return refuse(info, "needs a palette", "", notes);
  if (!info.controller->create)
    return refuse(info, "cannot be driven yet: there is no driver for ", info.controller->name,
                  notes);
  if (!info.controller->shows(*info.palette))
    return refuse(info, "cannot be driven: its controller does not show the palette ",
                  info.palette->name, notes);
  if (!is_sequence(info.setup) || !is_sequence(info.refresh) || !is_sequence(info.fast) ||
      !is_sequence(info.partial))
    return refuse(info, "has a sequence that ends within a command: check its counts", "", notes);
  if (!info.partial.empty() && info.controller->partial.empty())
    return refuse(info, "cannot be refreshed in part: so is no panel of ", info.controller->name,
                  notes);
  return check_glass(info, notes);
}

Screen screen_of(const PanelInfo& info, Rotation rotation) {
  const bool turned = is_quarter_turn(rotation);
  Screen screen = screen_of(turned ? info.height : info.width, turned ? info.width : info.height,
                            *info.palette);
  screen.device_pixel_ratio = info.device_pixel_ratio;
  if (info.dither) screen.dither = *info.dither;
  if (info.tone) screen.tone = *info.tone;
  screen.slow_update = info.controller->slow_update;
  screen.rotation = rotation;
  return screen;
}

Status expect_shape(const LineShape& shape, const PanelInfo& info, Rotation rotation,
                    Notes& notes) {
  const Screen screen = screen_of(info, rotation);
  const uint8_t bits = info.palette->bits_per_pixel;
  if (shape.width == screen.width && shape.height == screen.height && shape.bits_per_pixel == bits)
    return Status::Ok;
  notes.notef("the panel takes %ux%u lines of %u bit, not %ux%u of %u", screen.width, screen.height,
              bits, shape.width, shape.height, shape.bits_per_pixel);
  return Status::Unsupported;
}

std::span<const uint8_t> setup_of(const PanelInfo& info) {
  return info.setup.empty() ? info.controller->setup : info.setup;
}

std::span<const uint8_t> refresh_of(const PanelInfo& info) {
  return info.refresh.empty() ? info.controller->refresh : info.refresh;
}

std::span<const uint8_t> partial_of(const PanelInfo& info) {
  if (info.palette->bits_per_pixel > 1) return {};
  return info.partial.empty() && info.refresh.empty() ? info.controller->partial : info.partial;
}

Orientation orientation_of(const PanelInfo& info, Rotation rotation) {
  const uint8_t wiring = info.wiring == kUsual ? info.controller->wiring : info.wiring;
  const bool turns_x = rotation == Rotation::Quarter || rotation == Rotation::Half,
             turns_y = rotation == Rotation::Half || rotation == Rotation::ThreeQuarters;
  const bool mirror_x = static_cast<bool>(wiring & kMirrorX) != turns_x,
             mirror_y = static_cast<bool>(wiring & kMirrorY) != turns_y;
  const int right = memory_width(info) - info.width - info.left,
            bottom = memory_height(info) - info.height - info.top;
  return {is_quarter_turn(rotation),
          mirror_x,
          mirror_y,
          static_cast<uint16_t>(mirror_x ? right : info.left),
          static_cast<uint16_t>(mirror_y ? bottom : info.top),
          static_cast<bool>(wiring & kBlueFirst),
          static_cast<bool>(wiring & kInverted)};
}

bool has_driver(const PanelInfo& info) {
  const Controller* controller = info.controller;
  return controller && controller->create && info.palette && controller->shows(*info.palette);
}

bool has_i2c(const PanelInfo& info) { return has_driver(info) && info.controller->i2c; }

Result<Owned<Panel>> create_panel(const PanelInfo& info, Bus& bus, Rotation rotation,
                                  Budget& budget, Notes& notes) {
  WEFT_TRY(check_row(info, notes));
  return info.controller->create(info, bus, rotation, budget, notes);
}

}  // namespace weft
