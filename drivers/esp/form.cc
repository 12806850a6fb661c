#include <algorithm>

#include "render/base/ascii.h"
#include "weft/wake.h"

namespace weft {
namespace {

// The next byte of `text`, which is shortened by it.
char next_byte(std::string_view& text) {
  const auto at = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const bool is_escape =
      text[0] == '%' && text.size() > 2 && is_hex_digit(at(1)) && is_hex_digit(at(2));
  const char c = is_escape ? static_cast<char>(hex_value(at(1)) << 4 | hex_value(at(2)))
                           : (text[0] == '+' ? ' ' : text[0]);
  text.remove_prefix(is_escape ? 3 : 1);
  return c;
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
