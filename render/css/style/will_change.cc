#include "render/css/style/will_change.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

struct Row {
  std::string_view name;
  bool holds_fixed;
};

/// Those that make a stacking context.
constexpr Row kRows[] = {
    {"transform", true},     {"translate", true},
    {"rotate", true},        {"scale", true},
    {"perspective", true},   {"transform-style", true},
    {"filter", true},        {"backdrop-filter", true},
    {"contain", true},       {"-webkit-transform", true},
    {"opacity", false},      {"clip-path", false},
    {"mask", false},         {"mask-image", false},
    {"-webkit-mask", false}, {"mix-blend-mode", false},
    {"position", false},
};

const Row* row_of(std::string_view name) {
  for (const Row& row : kRows)
    if (equal_ignoring_case(row.name, name)) return &row;
  return nullptr;
}

}  // namespace

bool will_stack(const RareStyle& style) {
  for (const std::string_view name : style.will_change)
    if (row_of(name)) return true;
  return false;
}

bool will_hold_fixed(const RareStyle& style) {
  for (const std::string_view name : style.will_change)
    if (const Row* const row = row_of(name); row && row->holds_fixed) return true;
  return false;
}

}  // namespace weft
