#include <algorithm>

#include "weft/wake.h"

namespace weft {
namespace {

constexpr std::string_view kOpen = "{{", kClose = "}}";

std::string_view escaped(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return {};
  }
}

// Takes text in, and counts it; writes it down where there is a place for it.
struct Output {
  void add(std::string_view text) {
    if (to) text.copy(to + size, text.size());
    size += text.size();
  }
  void add_value(std::string_view value) {
    for (const char& c : value) {
      const std::string_view escape = escaped(c);
      add(escape.empty() ? std::string_view(&c, 1) : escape);
    }
  }
  char* to = nullptr;
  size_t size = 0;
};

void fill(std::string_view page, std::span<const PageValue> values, Output& output) {
  while (!page.empty()) {
    const size_t open = std::min(page.find(kOpen), page.size());
    output.add(page.substr(0, open));
    page.remove_prefix(open);
    const size_t close = page.find(kClose);
    if (close == page.npos) break;
    const std::string_view name = page.substr(kOpen.size(), close - kOpen.size());
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const PageValue& each) { return each.name == name; });
    if (found == values.end()) {
      output.add(kOpen);
      page.remove_prefix(kOpen.size());
      continue;
    }
    output.add_value(found->value);
    page.remove_prefix(close + kClose.size());
  }
  output.add(page);
}

}  // namespace

Result<std::string_view> fill_page(std::string_view page, std::span<const PageValue> values,
                                   Arena& arena) {
  Output counted;
  fill(page, values, counted);
  Output written{static_cast<char*>(arena.allocate(counted.size, 1))};
  if (!written.to) return Status::OutOfMemory;
  fill(page, values, written);
  return std::string_view(written.to, written.size);
}

}  // namespace weft
