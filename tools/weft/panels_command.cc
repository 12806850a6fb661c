#include <cstdio>

#include "tools/weft/commands.h"
#include "weft/panel.h"

namespace weft {
namespace {

void print_field(const char* name, std::string_view value) {
  std::printf("\"%s\": \"%.*s\", ", name, static_cast<int>(value.size()), value.data());
}

const char* json_bool(bool value) { return value ? "true" : "false"; }

void print_json() {
  std::puts("[");
  for (const PanelInfo& panel : panels()) {
    std::printf("  {");
    print_field("name", panel.name);
    print_field("aliases", panel.aliases);
    print_field("controller", panel.controller->name);
    print_field("palette", panel.palette->name);
    print_field("dither", dither_names()[static_cast<size_t>(panel.dither)]);
    std::printf("\"driver\": %s, \"i2c\": %s, \"rotation\": %d, ", json_bool(has_driver(panel)),
                json_bool(has_i2c(panel)), static_cast<int>(panel.mounted) * 90);
    std::printf("\"width\": %u, \"height\": %u}%s\n", panel.width, panel.height,
                &panel == &panels().back() ? "" : ",");
  }
  std::puts("]");
}

const char* driver_of(const PanelInfo& panel) {
  return has_i2c(panel) ? "SPI, I2C" : has_driver(panel) ? "SPI" : "-";
}

void print_table() {
  std::printf("%-22s %-9s %-9s %-14s %-8s %s\n", "PANEL", "SIZE", "PALETTE", "CONTROLLER", "DRIVER",
              "ALSO KNOWN AS");
  for (const PanelInfo& panel : panels()) {
    const std::string_view palette = panel.palette->name, controller = panel.controller->name;
    char size[16];
    std::snprintf(size, sizeof size, "%ux%u", panel.width, panel.height);
    std::printf("%-22.*s %-9s %-9.*s %-14.*s %-8s %.*s\n", static_cast<int>(panel.name.size()),
                panel.name.data(), size, static_cast<int>(palette.size()), palette.data(),
                static_cast<int>(controller.size()), controller.data(), driver_of(panel),
                static_cast<int>(panel.aliases.size()), panel.aliases.data());
  }
}

}  // namespace

int panels_command(const Options& options) {
  options.json ? print_json() : print_table();
  return 0;
}

}  // namespace weft
