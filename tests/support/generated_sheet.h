// A sheet of the size and shape of the largest utility framework, and a page that uses it: thousands of tokens in :root of which
// few are reached, escaped class names, :is/:where/:not, var(), media queries, layers. What each element must look like is known by
// construction.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace weft {

/// Appends all of `parts`.
inline void append(std::string& text, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) text += part;
}

/// One rule in `used_every` is for a class "u0" … "u99" of the page; the others name none that it has.
struct GeneratedSheet {
  static constexpr size_t kUsed = 100;
  size_t rules = 23000, used_every = 230, tokens = 2000;

  std::string text() const {
    std::string css = "@layer base, utilities;\n@layer base {\n:root, :host {\n";
    for (size_t i = 0; i < tokens; ++i) css += token(i);
    css += "}\n*, ::before, ::after { box-sizing: border-box; --weft-shadow: 0 0 #0000; --weft-ring: 0 0 #0000; }\n}\n@layer utilities {\n";
    for (size_t i = 0; i < rules; ++i) append_rule(css, i);
    return css + "}\n";
  }

  /// The width of .uN in px: token 20 * N + 2 says that token 20 * N + 1 says it.
  static size_t width_of(size_t n) { return 10 + n; }

 private:
  static std::string token(size_t i) {
    const std::string n = std::to_string(i);
    if (i % 20 == 2) return "  --color-" + n + ": var(--color-" + std::to_string(i - 1) + ");\n";
    if (i % 20 == 1) return "  --color-" + n + ": " + std::to_string(width_of(i / 20)) + "px;\n";
    return "  --color-" + n + ": oklch(0." + std::to_string(100 + i % 800) + " 0.1685 237.323);\n";
  }

  void append_rule(std::string& css, size_t i) const {
    const std::string n = std::to_string(i);
    const bool used = used_every && i % used_every == used_every / 2;
    const std::string name = used ? "u" + std::to_string(i / used_every % kUsed) : "hover\\:md\\:w-" + n + "\\/12";
    const size_t width_token = used ? i / used_every % kUsed * 20 + 2 : i % 1000;
    if (i % 40 == 0) append(css, {"@media (min-width: ", std::to_string(320 + i % 7 * 40), "px) {\n"});
    append(css, {".", name, ":where(:not(.no-", n, ", [hidden]))", i % 4 ? "" : ":is(*)", ", .group:hover > .", name, i % 3 ? "-x" : "-x:not(.a)", " {\n"});
    append(css, {"  --weft-", n, "-shadow: 0 1px 3px 0 var(--weft-shadow-color, rgb(0 0 0 / 0.1)), 0 1px 2px -1px rgb(0 0 0 / 0.1);\n"});
    append(css, {"  width: var(--color-", std::to_string(width_token), ", ", n, "px);\n"});
    append(css, {"  box-shadow: var(--weft-inset-shadow, 0 0 #0000), var(--weft-ring), var(--weft-shadow);\n"});
    append(css, {"  border-left-color: color-mix(in srgb, red, blue 25%); /* note } */\n  background-image: none, url(data:image/svg+xml;utf8,{not;a;rule});\n"});
    append(css, {"  transition-property: color, background-color, border-color, text-decoration-color, fill, stroke, opacity, box-shadow, transform;\n"});
    css += "  transition-timing-function: cubic-bezier(0.4, 0, 0.2, 1);\n}\n";
    if (i % 40 == 39 || i + 1 == rules) css += "}\n";
  }
};

/// A page of `elements` elements; element e has the class "uN" where N = e % 100, and like its neighbours a few others.
inline std::string generated_page(size_t elements) {
  std::string html = "<main>";
  for (size_t i = 0; i < elements; ++i) {
    const bool card = i % 5 == 0;
    append(html, {card ? "<div class='card u" : "<p class='text u", std::to_string(i % GeneratedSheet::kUsed), "' id=e", std::to_string(i),
                  card ? ">x</div>" : ">x</p>"});
  }
  return html + "</main>";
}

}  // namespace weft
