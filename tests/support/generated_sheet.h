// A sheet of the size and shape of the largest utility framework, and a page that uses it:
// thousands of tokens in :root of which few are reached, escaped class names, :is/:where/:not,
// var(), media queries, layers. What each element must look like is known by construction.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace weft {

/// Appends all of `parts`.
inline void append(std::string& text, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) text += part;
}

/// One rule in `used_every` is for a class "u0" … "u99" of the page; the others name none that it
/// has. Rule u0 … u59 says the width, u60 … u99 the height, each in px by a token of :root that
/// means another one: 2 in 20 tokens are such, 40 pairs are asked for.
struct GeneratedSheet {
  static constexpr size_t kUsed = 100, kWide = 60, kPairs = 40;
  size_t rules = 23000, used_every = 230, tokens = 2000;

  std::string text() const {
    std::string css = "@layer base, utilities;\n@layer base {\n:root, :host {\n";
    for (size_t i = 0; i < tokens; ++i) css += token(i);
    css +=
        "}\n*, ::before, ::after { box-sizing: border-box; --weft-shadow: 0 0 #0000; --weft-ring: "
        "0 0 #0000; }\n}\n@layer utilities {\n";
    for (size_t i = 0; i < rules; ++i) append_rule(css, i);
    return css + "}\n";
  }

  /// The value of the rule of .uN, in px.
  static size_t extent_of(size_t n) { return 10 + n % kPairs; }

 private:
  static std::string token(size_t i) {
    const std::string n = std::to_string(i);
    if (i % 20 == 2) return "  --size-" + n + ": var(--size-" + std::to_string(i - 1) + ");\n";
    if (i % 20 == 1) return "  --size-" + n + ": " + std::to_string(extent_of(i / 20)) + "px;\n";
    return "  --color-" + n + ": oklch(0." + std::to_string(100 + i % 800) + " 0.1685 237.323);\n";
  }

  void append_rule(std::string& css, size_t i) const {
    const std::string n = std::to_string(i);
    const bool used = used_every && i % used_every == used_every / 2;
    const size_t class_number = used ? i / used_every % kUsed : 0;
    const std::string name =
        used ? "u" + std::to_string(class_number) : "hover\\:md\\:w-" + n + "\\/12";
    const std::string token_number =
        std::to_string(used ? class_number % kPairs * 20 + 2 : i % 100 * 20 + 2);
    if (i % 40 == 0)
      append(css, {"@media (min-width: ", std::to_string(320 + i % 7 * 40), "px) {\n"});
    append(css, {".", name, ":where(:not(.no-", n, ", [hidden]))", i % 4 ? "" : ":is(*)",
                 ", .group:hover > .", name, "-x", i % 2 ? "" : ":not(.a)", " {\n"});
    append(css, {"  --weft-", n,
                 "-shadow: 0 1px 3px 0 var(--weft-shadow-color, rgb(0 0 0 / 0.1)), 0 1px 2px -1px "
                 "rgb(0 0 0 / 0.1);\n"});
    append(css, {class_number < kWide ? "  width" : "  height", ": var(--size-", token_number, ", ",
                 n, "px);\n"});
    append(css, {"  box-shadow: var(--weft-inset-shadow, 0 0 #0000), var(--weft-ring), "
                 "var(--weft-shadow);\n"});
    append(css, {"  border-left-color: color-mix(in srgb, red, blue 25%); /* note } */\n  "
                 "background-image: none, url(data:image/svg+xml;utf8,{not;a;rule});\n"});
    append(css, {"  transition-property: color, background-color, border-color, "
                 "text-decoration-color, fill, stroke, opacity;\n"});
    css += "  transition-timing-function: cubic-bezier(0.4, 0, 0.2, 1);\n}\n";
    if (i % 40 == 39 || i + 1 == rules) css += "}\n";
  }
};

/// A page of `elements` elements, as many kinds of them as a dashboard has: element e has the
/// classes of wide() and tall().
struct GeneratedPage {
  static size_t wide(size_t e) { return e % GeneratedSheet::kWide; }
  static size_t tall(size_t e) {
    return GeneratedSheet::kWide + wide(e) % (GeneratedSheet::kUsed - GeneratedSheet::kWide);
  }
  static std::string text(size_t elements) {
    std::string html = "<main>";
    for (size_t i = 0; i < elements; ++i) {
      const bool card = i % 5 == 0;
      append(html,
             {card ? "<div class='card u" : "<p class='text u", std::to_string(wide(i)), " u",
              std::to_string(tall(i)), "' id=e", std::to_string(i), card ? ">x</div>" : ">x</p>"});
    }
    return html + "</main>";
  }
};

}  // namespace weft
