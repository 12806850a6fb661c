#include <algorithm>

#include "render/base/percent_decoding.h"
#include "weft/wake.h"

namespace weft {

Result<std::string_view> form_value(std::string_view form, std::string_view name,
                                    std::span<char> value) {
  while (!form.empty()) {
    std::string_view field = form.substr(0, form.find('&'));
    form.remove_prefix(std::min(field.size() + 1, form.size()));
    if (!field.starts_with(name) || field.substr(name.size(), 1) != "=") continue;
    field.remove_prefix(name.size() + 1);
    size_t size = 0;
    while (!field.empty()) {
      const bool is_plus = field.front() == '+';
      const uint8_t byte = next_decoded(field);
      const char c = is_plus ? ' ' : static_cast<char>(byte);
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
