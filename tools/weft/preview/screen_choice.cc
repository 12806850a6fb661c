#include "tools/weft/preview/screen_choice.h"

#include <algorithm>

namespace weft {
namespace {

constexpr double kRatios[] = {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8};
constexpr std::string_view kPanelKind = "panel", kDitherKind = "dither";

std::string describe(const PanelInfo& panel) {
  return std::to_string(panel.width) + "x" + std::to_string(panel.height) + " " +
         std::string(panel.palette->name) + ", " + std::string(panel.controller->name) +
         (panel.aliases.empty() ? "" : ", also " + std::string(panel.aliases));
}

// A panel comes with all that belongs to it; what was chosen for another one does not fit.
void choose_panel(Options& options, std::string_view name) {
  options.panel = name;
  options.size.clear();
  options.palette.clear();
  options.dither.clear();
  options.rotation_degrees = -1;
}

}  // namespace

std::vector<Choice> screen_choices() {
  std::vector<Choice> choices;
  for (const std::string_view name : dither_names())
    choices.push_back({std::string(kDitherKind), std::string(name), ""});
  for (const PanelInfo& panel : panels())
    choices.push_back({std::string(kPanelKind), std::string(panel.name), describe(panel)});
  return choices;
}

size_t index_of_choice(std::span<const Choice> choices, const PanelInfo* panel,
                       const Screen& screen) {
  for (size_t i = 0; panel && i < choices.size(); ++i)
    if (choices[i].kind == kPanelKind && choices[i].name == panel->name) return i;
  return static_cast<size_t>(screen.dither);
}

void choose(Options& options, const Choice& choice) {
  if (choice.kind == kPanelKind) choose_panel(options, choice.name);
  else options.dither = choice.name;
}

void step_panel(Options& options, int step) {
  const auto all = panels();
  const auto count = static_cast<ptrdiff_t>(all.size());
  const PanelInfo* here = find_panel(options.panel);
  const ptrdiff_t at = here ? here - all.data() + step : step > 0 ? 0 : count - 1;
  choose_panel(options, all[static_cast<size_t>((at + count) % count)].name);
}

void step_dither(Options& options, const Screen& screen, int step) {
  const auto names = dither_names();
  const auto at = static_cast<size_t>(screen.dither) + names.size();
  options.dither = names[(at + static_cast<size_t>(step)) % names.size()];
}

void step_rotation(Options& options, const Screen& screen) {
  options.rotation_degrees = (static_cast<int>(screen.rotation) + 1) % 4 * 90;
}

void step_ratio(Options& options, const Screen& screen, int step) {
  const auto* at =
      std::lower_bound(std::begin(kRatios), std::end(kRatios) - 1, screen.device_pixel_ratio);
  const auto wanted = std::clamp<ptrdiff_t>(at - kRatios + step, 0, std::size(kRatios) - 1);
  options.device_pixel_ratio = kRatios[wanted];
}

}  // namespace weft
