#include "tools/weft/panel_names.h"

#include <algorithm>

namespace weft {

const PanelInfo* find_panel_or_model(std::string_view name) {
  const PanelInfo* const panel = find_panel(name);
  return panel ? panel : find_panel(name, models());
}

bool is_model(const PanelInfo& info) {
  return std::any_of(models().begin(), models().end(),
                     [&](const PanelInfo& model) { return &model == &info; });
}

std::vector<const PanelInfo*> panels_and_models() {
  std::vector<const PanelInfo*> rows;
  for (const auto table : {panels(), models()})
    for (const PanelInfo& row : table) rows.push_back(&row);
  return rows;
}

std::vector<std::string_view> aliases_of(const PanelInfo& info) {
  std::vector<std::string_view> aliases;
  for (std::string_view rest = info.aliases; !rest.empty();) {
    const size_t end = rest.find(' ');
    aliases.push_back(rest.substr(0, end));
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  }
  return aliases;
}

std::vector<std::string_view> panel_names() {
  std::vector<std::string_view> names;
  for (const PanelInfo* row : panels_and_models()) {
    names.push_back(row->name);
    for (const std::string_view alias : aliases_of(*row)) names.push_back(alias);
  }
  return names;
}

std::vector<std::string_view> palette_names() {
  std::vector<std::string_view> names;
  for (const Palette& palette : palettes()) names.push_back(palette.name);
  return names;
}

}  // namespace weft
