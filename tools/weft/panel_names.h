// The names that --panel and --palette know.
#pragma once

#include <string_view>
#include <vector>

#include "weft/panel.h"

namespace weft {

/// The panel, or else the model, of that name; null when there is neither.
const PanelInfo* find_panel_or_model(std::string_view name);

/// Whether the row is one of models(), and not a panel.
bool is_model(const PanelInfo& info);

/// All rows: panels, then models.
std::vector<const PanelInfo*> panels_and_models();

/// The words of a list that is separated by spaces, such as a row's aliases.
std::vector<std::string_view> words_of(std::string_view list);

/// Everything that find_panel_or_model() finds.
std::vector<std::string_view> panel_names();

/// Everything that find_palette() finds.
std::vector<std::string_view> palette_names();

}  // namespace weft
