// weft panels: a table of what --panel knows, one row of it in detail, or either as JSON.
#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <string>

#include "render/base/names.h"
#include "tools/model/stored_lines.h"
#include "tools/weft/commands.h"
#include "tools/weft/json_text.h"
#include "tools/weft/nearest.h"
#include "tools/weft/panel_names.h"
#include "tools/weft/refresh_times.h"

namespace weft {
namespace {

using Rows = std::vector<const PanelInfo*>;

std::string text(const char* format, ...) __attribute__((format(printf, 1, 2)));
std::string text(const char* format, ...) {
  char buffer[256];
  va_list values;
  va_start(values, format);
  std::vsnprintf(buffer, sizeof buffer, format, values);
  va_end(values);
  return buffer;
}

std::string size_of(uint32_t width, uint32_t height) { return text("%ux%u", width, height); }

std::string hex_of(Color color) {
  return text("#%02x%02x%02x", color.red, color.green, color.blue);
}

std::string name_of(Color color) {
  constexpr struct {
    Color color;
    const char* name;
  } kNames[] = {{{0, 0, 0}, "black"},      {{255, 255, 255}, "white"}, {{255, 0, 0}, "red"},
                {{255, 255, 0}, "yellow"}, {{255, 128, 0}, "orange"},  {{0, 0, 255}, "blue"},
                {{0, 128, 0}, "green"}};
  for (const auto& each : kNames)
    if (each.color == color) return each.name;
  return hex_of(color);
}

/// The inks of a palette, or its grays; none where there are more than sixteen.
std::vector<Color> inks_of(const Palette& palette) {
  std::vector<Color> inks;
  if (palette.kind == PaletteKind::Gray && palette.bits_per_pixel <= 4) {
    const unsigned last = (1u << palette.bits_per_pixel) - 1;
    for (unsigned level = 0; level <= last; ++level) {
      const auto gray = static_cast<uint8_t>(level * 255 / last);
      inks.push_back({gray, gray, gray});
    }
  }
  for (const Color& ink : palette.nominal)  // a code that is not there repeats one
    if (std::find(inks.begin(), inks.end(), ink) == inks.end()) inks.push_back(ink);
  return inks;
}

std::string said_inks(const Palette& palette) {
  if (palette.kind == PaletteKind::Gray && palette.bits_per_pixel > 1)
    return text("%u grays", 1u << palette.bits_per_pixel);
  std::string names;
  for (const Color& ink : inks_of(palette)) names += (names.empty() ? "" : ", ") + name_of(ink);
  if (!names.empty()) return names;
  return palette.kind == PaletteKind::Rgb444   ? "4,096 colours"
         : palette.kind == PaletteKind::Rgb565 ? "65,536 colours"
                                               : "16.7 million colours";
}

std::string driver_of(const PanelInfo& row) {
  return has_i2c(row) ? "SPI, I2C" : has_driver(row) ? "SPI" : "-";
}

std::string controller_of(const PanelInfo& row) {
  return is_model(row) ? "-" : std::string(row.controller->name);
}

std::string dither_of(const PanelInfo& row) {
  return std::string(dither_names()[static_cast<size_t>(screen_of(row).dither)]);
}

// What a driver takes of the heap: that of a blank page, drawn on the model.
size_t driver_heap(const PanelInfo& row) {
  Budget budget;
  NoNotes notes;
  const Screen screen = screen_of(row);
  const auto model = make_panel_model(row);
  if (!model) return 0;
  StoredLines page({static_cast<uint16_t>(screen.width), static_cast<uint16_t>(screen.height),
                    row.palette->bits_per_pixel});
  const auto panel = create_panel(row, *model, screen.rotation, budget, notes);
  return panel.ok() && panel.value()->show(page) == Status::Ok ? budget.peak() : 0;
}

std::string wires_text(const PanelInfo& row) {
  const PanelWires wires = wires_of(row);
  std::string text = "DIN, CLK, CS";
  if (wires.chip_selects > 1) text += ", CS2";
  if (wires.data_command) text += ", DC";
  text += ", RST";
  if (wires.busy) text += wires.busy_when_low ? ", BUSY (low: busy)" : ", BUSY (high: busy)";
  return has_i2c(row) ? text + "; or SDA, SCL" : text;
}

// How the glass lies on the memory of its controller, where that is not straight.
std::string memory_text(const PanelInfo& row) {
  const uint8_t wiring = row.wiring == kUsual ? row.controller->wiring : row.wiring;
  const std::pair<bool, std::string> facts[] = {
      {row.left || row.top, text("the glass at %u,%u", row.left, row.top)},
      {wiring & kMirrorX, "columns from the right"},
      {wiring & kMirrorY, "rows from the bottom"},
      {wiring & kBlueFirst, "blue first"},
      {wiring & kInverted, "negative"}};
  std::string said;
  for (const auto& [is_so, fact] : facts)
    if (is_so) said += (said.empty() ? "" : ", ") + fact;
  return said;
}

std::string refresh_text(const PanelInfo& row) {
  const RefreshTime time = refresh_time(row);
  const auto with_time = [](const char* kind, uint32_t ms) {
    return ms ? text("%s %.1f s", kind, ms / 1000.0) : std::string(kind);
  };
  std::string said = with_time(time.is_measured ? "full" : "full about", time.ms);
  if (has_fast_refresh(row)) said += ", " + with_time("fast", time.fast_ms);
  if (has_partial_refresh(row)) said += ", " + with_time("in part", time.partial_ms);
  return said;
}

uint32_t line_bytes(const PanelInfo& row) {
  return (uint32_t{row.width} * row.palette->bits_per_pixel + 7) / 8;
}

uint32_t degrees(const PanelInfo& row) { return static_cast<uint32_t>(row.mounted) * 90; }

template <typename Words>
std::string json_list(const Words& words) {
  std::string list;
  for (const auto& word : words) list += (list.empty() ? "" : ", ") + json_text(word);
  return "[" + list + "]";
}

std::string json_of(const PanelInfo& row) {
  const auto quoted = [](std::string_view name, std::string_view value) {
    return json_text(name) + ": " + json_text(value) + ", ";
  };
  const auto truth = [](bool value) { return value ? "true" : "false"; };
  std::vector<std::string> inks;
  for (const Color& ink : inks_of(*row.palette)) inks.push_back(hex_of(ink));
  std::string json = "{" + quoted("name", row.name);
  json += "\"aliases\": " + json_list(words_of(row.aliases)) + ", ";
  json += is_model(row) ? "\"controller\": null, " : quoted("controller", row.controller->name);
  json += quoted("palette", row.palette->name) + "\"inks\": " + json_list(inks) + ", ";
  json += quoted("dither", dither_of(row));
  json += text("\"driver\": %s, \"i2c\": %s, \"rotation\": %u, ", truth(has_driver(row)),
               truth(has_i2c(row)), degrees(row));
  const auto kind = [&](const char* name, bool has) {
    json += text("\"%s_refresh\": %s, ", name, truth(has));
  };
  kind("fast", has_fast_refresh(row));
  kind("partial", has_partial_refresh(row));
  json += text("\"device_pixel_ratio\": %.10g, ", row.device_pixel_ratio);
  json += text("\"left\": %u, \"top\": %u, \"width\": %u, \"height\": %u, \"bytes\": %u}", row.left,
               row.top, row.width, row.height, line_bytes(row) * row.height);
  return json;
}

void print_json(const Rows& rows) {
  std::puts("[");
  for (const PanelInfo* row : rows)
    std::printf("  %s%s\n", json_of(*row).c_str(), row == rows.back() ? "" : ",");
  std::puts("]");
}

void print_table(const Rows& rows) {
  std::printf("%-24s %-9s %-9s %-14s %-8s %s\n", "PANEL", "SIZE", "PALETTE", "CONTROLLER", "DRIVER",
              "ALSO KNOWN AS");
  for (const PanelInfo* row : rows) {
    const std::string aliases = row->aliases.empty() ? "" : " " + std::string(row->aliases);
    std::printf("%-24s %-9s %-9s %-14s %-8s%s\n", std::string(row->name).c_str(),
                size_of(row->width, row->height).c_str(), std::string(row->palette->name).c_str(),
                controller_of(*row).c_str(), driver_of(*row).c_str(), aliases.c_str());
  }
}

void print_field(const char* name, const std::string& value) {
  std::printf("  %-12s %s\n", name, value.c_str());
}

// As many to a line as fit.
void print_aliases(const PanelInfo& row) {
  std::string line;
  for (const std::string_view alias : words_of(row.aliases)) {
    if (!line.empty() && line.size() + alias.size() > 62) {
      print_field("also", line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + std::string(alias);
  }
  if (!line.empty()) print_field("also", line);
}

void print_details(const PanelInfo& row) {
  const Screen screen = screen_of(row);
  const double ratio = row.device_pixel_ratio;
  std::printf("%s\n", std::string(row.name).c_str());
  print_aliases(row);
  print_field("glass", size_of(row.width, row.height));
  std::string page = size_of(screen.width, screen.height);
  if (degrees(row)) page += text(", the glass turned by %u degrees", degrees(row));
  if (ratio != 1)
    page += text(", at %.10g pixels per CSS px (%.10g x %.10g px)", ratio, screen.width / ratio,
                 screen.height / ratio);
  print_field("page", page);
  if (is_model(row) && (row.left || row.top))
    print_field("begins at", text("%u,%u of the glass", row.left, row.top));
  print_field("inks", said_inks(*row.palette) + " (" + std::string(row.palette->name) + ")");
  print_field("dithering", dither_of(row));
  print_field("packed", text("%u bytes, %u a line", line_bytes(row) * row.height, line_bytes(row)));
  if (is_model(row)) {
    print_field("driver", "none: it loads its pictures by itself");
    return;
  }
  print_field("controller", controller_of(row));
  if (const std::string said = memory_text(row); !said.empty()) print_field("memory", said);
  print_field("driver", text("%s, %zu bytes of heap", driver_of(row).c_str(), driver_heap(row)));
  print_field("wires", wires_text(row));
  if (row.controller->slow_update) print_field("refresh", refresh_text(row));
}

// Whether each word of `pattern` stands somewhere in the row. Its values are kept apart, so that no
// word is found across two of them.
bool matches(const PanelInfo& row, std::string_view pattern) {
  std::vector<std::string> values{folded(row.name), folded(controller_of(row)),
                                  folded(row.palette->name),
                                  folded(size_of(row.width, row.height))};
  for (const std::string_view alias : words_of(row.aliases)) values.push_back(folded(alias));
  while (!pattern.empty()) {
    const size_t end = pattern.find(' ');
    const std::string word = folded(pattern.substr(0, end));
    const auto holds_word = [&](const std::string& value) {
      return value.find(word) != value.npos;
    };
    if (std::none_of(values.begin(), values.end(), holds_word)) return false;
    pattern = end == pattern.npos ? std::string_view() : pattern.substr(end + 1);
  }
  return true;
}

Rows find_rows(const std::string& pattern) {
  if (const PanelInfo* row = find_panel_or_model(pattern)) return {row};
  Rows rows;
  for (const PanelInfo* row : panels_and_models())
    if (matches(*row, pattern)) rows.push_back(row);
  return rows;
}

}  // namespace

int panels_command(const Options& options) {
  const Rows rows = find_rows(options.source);
  if (rows.empty()) {
    std::fprintf(stderr, "weft: no panel is like '%s'%s\n", options.source.c_str(),
                 did_you_mean(options.source, panel_names()).c_str());
    return 1;
  }
  if (options.json) print_json(rows);
  else if (rows.size() == 1) print_details(*rows[0]);
  else print_table(rows);
  return 0;
}

}  // namespace weft
