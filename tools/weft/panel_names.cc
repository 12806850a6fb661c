#include "tools/weft/panel_names.h"

#include <algorithm>

namespace weft {

std::vector<std::string_view> words_of(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const size_t end = list.find(' ');
    words.push_back(list.substr(0, end));
    list = end == list.npos ? std::string_view() : list.substr(end + 1);
  }
  return words;
}

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

namespace {

template <typename Row>
void add_names(std::vector<std::string_view>& names, const Row& row) {
  names.push_back(row.name);
  for (const std::string_view alias : words_of(row.aliases)) names.push_back(alias);
}

}  // namespace

std::vector<std::string_view> panel_names() {
  std::vector<std::string_view> names;
  for (const PanelInfo* row : panels_and_models()) add_names(names, *row);
  return names;
}

std::vector<std::string_view> palette_names() {
  std::vector<std::string_view> names;
  for (const Palette& palette : palettes()) add_names(names, palette);
  return names;
}

}  // namespace weft
