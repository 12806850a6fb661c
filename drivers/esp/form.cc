#include <algorithm>

#include "render/base/ascii.h"
#include "weft/wake.h"

namespace weft {
namespace {

int hex_digit(char c) {
  if (is_digit(static_cast<unsigned char>(c))) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The next byte of `text`, which is shortened by it.
char next_byte(std::string_view& text) {
  const char c = text.front();
  const int high = c == '%' && text.size() > 2 ? hex_digit(text[1]) : -1;
  const int low = high >= 0 ? hex_digit(text[2]) : -1;
  text.remove_prefix(low >= 0 ? 3 : 1);
  if (low >= 0) return static_cast<char>(high << 4 | low);
  return c == '+' ? ' ' : c;
}

}  // namespace

Result<std::string_view> form_value(std::string_view form, std::string_view name,
                                    std::span<char> value) {
  while (!form.empty()) {
    std::string_view field = form.substr(0, form.find('&'));
    form.remove_prefix(std::min(field.size() + 1, form.size()));
    if (!field.starts_with(name) || field.substr(name.size(), 1) != "=") continue;
    field.remove_prefix(name.size() + 1);
    size_t size = 0;
    while (!field.empty()) {
      const char c = next_byte(field);
      if (static_cast<unsigned char>(c) < ' ' || size + 1 >= value.size())
        return Status::Unsupported;
      value[size++] = c;
    }
    if (value.empty()) return Status::Unsupported;
    value[size] = '\0';
    return std::string_view(value.data(), size);
  }
  return Status::NotFound;
}

}  // namespace weft
