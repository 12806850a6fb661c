// A sheet of the size and shape of a utility framework's: escaped class names, :is/:where/:not, var(), media queries.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace weft {

/// Appends all of `parts`.
inline void append(std::string& text, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) text += part;
}

/// About 600 bytes a rule. One rule in `used_every` names a class "u0" … "u49"; the others name none that a page has.
inline std::string generated_sheet(size_t rules, size_t used_every = 500) {
  std::string css;
  for (size_t i = 0; i < rules; ++i) {
    const std::string n = std::to_string(i);
    const bool used = used_every && i % used_every == 0;
    std::string name = used ? "u" : "hover\\:w-";
    append(name, {used ? std::to_string(i / used_every % 50) : n, used ? "" : "\\/12"});
    if (i % 40 == 0) append(css, {"@media (min-width: ", std::to_string(320 + i % 7 * 160), "px) {\n"});
    append(css, {".", name, ":where(:not(.no-", n, ", [hidden])) > :is(.child-", n, ", a:hover), .", name, " {\n"});
    for (size_t j = 0; j < 5; ++j) {
      const std::string property = std::to_string(j);
      append(css, {"  --weft-", n, "-", property, ": var(--base-", property, ", rgb(0 0 0 / 50%));\n  border-",
                   j % 2 ? "left" : "right", "-color: color-mix(in srgb, red, blue 25%); /* note } */\n"});
    }
    css += "  background-image: url(data:image/svg+xml;utf8,{not;a;rule});\n  content: \"}\";\n}\n";
    if (i % 40 == 39 || i + 1 == rules) css += "}\n";
  }
  return css;
}

/// A page of `elements` elements that has the classes u0 … u49.
inline std::string generated_page(size_t elements) {
  std::string html = "<main>";
  for (size_t i = 0; i < elements; ++i)
    append(html, {i % 5 ? "<p class='text u" : "<div class='card u", std::to_string(i % 50), "' id=e", std::to_string(i),
                  i % 5 ? ">x</p>" : ">x</div>"});
  return html + "</main>";
}

}  // namespace weft
