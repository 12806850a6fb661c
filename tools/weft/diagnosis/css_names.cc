#include "tools/weft/diagnosis/css_names.h"

#include "render/base/ascii.h"
#include "render/css/properties/shorthands.h"

namespace weft {
namespace {

struct LossRow {
  std::string_view name;
  Loss loss;
  std::string_view harmless = {};  ///< Values, in spaces, with which nothing is lost.
};

// A property that is not here and not weft's is a typing error. Those of SVG are lost with the
// drawing, which has a line of its own.
constexpr LossRow kProperties[] = {
    // Visible: weft does not draw them yet.
    {"position-anchor", Loss::Visible, " auto "},
    {"position-area", Loss::Visible, " none "},
    // Hardly seen.
    {"hanging-punctuation", Loss::Minor, " none "},
    {"line-break", Loss::Minor, " auto normal "},
    {"margin-trim", Loss::Minor, " none "},
    {"overflow-clip-margin", Loss::Minor, " 0 0px content-box "},
    {"text-underline-position", Loss::Minor, " auto "},
    // Seen when time passes, someone points or scrolls, on paper, by speech, or with another
    // property alone.
    {"anchor-name", Loss::Nothing},
    {"anchor-scope", Loss::Nothing},
    {"animation-composition", Loss::Nothing},
    {"animation-delay", Loss::Nothing},
    {"animation-duration", Loss::Nothing},
    {"animation-play-state", Loss::Nothing},
    {"animation-range", Loss::Nothing},
    {"animation-range-end", Loss::Nothing},
    {"animation-range-start", Loss::Nothing},
    {"animation-timeline", Loss::Nothing},
    {"animation-timing-function", Loss::Nothing},
    {"app-region", Loss::Nothing},
    {"behavior", Loss::Nothing},
    {"caret", Loss::Nothing},
    {"caret-animation", Loss::Nothing},
    {"caret-color", Loss::Nothing},
    {"caret-shape", Loss::Nothing},
    {"color-adjust", Loss::Nothing},
    {"cursor", Loss::Nothing},
    {"dynamic-range-limit", Loss::Nothing},
    {"font-display", Loss::Nothing},
    {"font-language-override", Loss::Nothing},
    {"font-palette", Loss::Nothing},
    {"font-smooth", Loss::Nothing},
    {"font-variant-emoji", Loss::Nothing},
    {"forced-color-adjust", Loss::Nothing},
    {"hyphenate-limit-chars", Loss::Nothing},
    {"image-resolution", Loss::Nothing},
    {"ime-mode", Loss::Nothing},
    {"inset-area", Loss::Nothing},
    {"interactivity", Loss::Nothing},
    {"interpolate-size", Loss::Nothing},
    {"math-depth", Loss::Nothing},
    {"math-shift", Loss::Nothing},
    {"math-style", Loss::Nothing},
    {"overflow-anchor", Loss::Nothing},
    {"overlay", Loss::Nothing},
    {"overscroll-behavior", Loss::Nothing},
    {"overscroll-behavior-block", Loss::Nothing},
    {"overscroll-behavior-inline", Loss::Nothing},
    {"overscroll-behavior-x", Loss::Nothing},
    {"overscroll-behavior-y", Loss::Nothing},
    {"page", Loss::Nothing},
    {"page-break-after", Loss::Nothing},
    {"page-break-before", Loss::Nothing},
    {"pointer-events", Loss::Nothing},
    {"position-try", Loss::Nothing},
    {"position-try-fallbacks", Loss::Nothing},
    {"position-try-order", Loss::Nothing},
    {"position-visibility", Loss::Nothing},
    {"print-color-adjust", Loss::Nothing},
    {"reading-flow", Loss::Nothing},
    {"reading-order", Loss::Nothing},
    {"scroll-behavior", Loss::Nothing},
    {"scroll-initial-target", Loss::Nothing},
    {"scroll-margin", Loss::Nothing},
    {"scroll-margin-block", Loss::Nothing},
    {"scroll-margin-bottom", Loss::Nothing},
    {"scroll-margin-inline", Loss::Nothing},
    {"scroll-margin-left", Loss::Nothing},
    {"scroll-margin-right", Loss::Nothing},
    {"scroll-margin-top", Loss::Nothing},
    {"scroll-marker-group", Loss::Nothing},
    {"scroll-padding", Loss::Nothing},
    {"scroll-padding-block", Loss::Nothing},
    {"scroll-padding-bottom", Loss::Nothing},
    {"scroll-padding-inline", Loss::Nothing},
    {"scroll-padding-left", Loss::Nothing},
    {"scroll-padding-right", Loss::Nothing},
    {"scroll-padding-top", Loss::Nothing},
    {"scroll-snap-align", Loss::Nothing},
    {"scroll-snap-stop", Loss::Nothing},
    {"scroll-snap-type", Loss::Nothing},
    {"scroll-timeline", Loss::Nothing},
    {"scroll-timeline-axis", Loss::Nothing},
    {"scroll-timeline-name", Loss::Nothing},
    {"scrollbar-color", Loss::Nothing},
    {"scrollbar-gutter", Loss::Nothing},
    {"scrollbar-width", Loss::Nothing},
    {"size", Loss::Nothing},
    {"speak", Loss::Nothing},
    {"speak-as", Loss::Nothing},
    {"tap-highlight-color", Loss::Nothing},
    {"text-autospace", Loss::Nothing},
    {"text-decoration-skip", Loss::Nothing},
    {"text-rendering", Loss::Nothing},
    {"text-size-adjust", Loss::Nothing},
    {"text-spacing-trim", Loss::Nothing},
    {"timeline-scope", Loss::Nothing},
    {"touch-action", Loss::Nothing},
    {"transition", Loss::Nothing},
    {"transition-behavior", Loss::Nothing},
    {"transition-delay", Loss::Nothing},
    {"transition-duration", Loss::Nothing},
    {"transition-property", Loss::Nothing},
    {"transition-timing-function", Loss::Nothing},
    {"user-drag", Loss::Nothing},
    {"user-select", Loss::Nothing},
    {"view-timeline", Loss::Nothing},
    {"view-timeline-axis", Loss::Nothing},
    {"view-timeline-inset", Loss::Nothing},
    {"view-timeline-name", Loss::Nothing},
    {"view-transition-class", Loss::Nothing},
    {"view-transition-group", Loss::Nothing},
    {"view-transition-name", Loss::Nothing},
    {"word-space-transform", Loss::Nothing},
    // SVG
    {"color-rendering", Loss::Nothing},
    {"enable-background", Loss::Nothing},
    {"shape-rendering", Loss::Nothing},
};

// Those that weft reads are meant by names that are misspelt.
constexpr LossRow kRules[] = {
    {"charset", Loss::Nothing},
    {"container", Loss::Nothing},
    {"counter-style", Loss::Nothing},
    {"font-face", Loss::Nothing},
    {"font-feature-values", Loss::Visible},
    {"font-palette-values", Loss::Nothing},
    {"function", Loss::Visible},
    {"import", Loss::Nothing},
    {"keyframes", Loss::Nothing},
    {"layer", Loss::Nothing},
    {"media", Loss::Nothing},
    {"namespace", Loss::Nothing},
    {"page", Loss::Nothing},
    {"position-try", Loss::Nothing},
    {"property", Loss::Nothing},
    {"scope", Loss::Nothing},
    {"starting-style", Loss::Nothing},
    {"supports", Loss::Nothing},
    {"view-transition", Loss::Nothing},
    {"viewport", Loss::Nothing},
};

/// Values that leave any property as it is without the declaration.
constexpr std::string_view kHarmless = " initial inherit unset revert revert-layer ";

bool has(std::string_view words, std::string_view word) {
  std::string sought = " ";
  for (const char c : word) sought += to_lower(c);
  return words.find(sought + " ") != words.npos;
}

template <size_t count>
const LossRow* find(const LossRow (&rows)[count], std::string_view name) {
  for (const LossRow& row : rows)
    if (equal_ignoring_case(row.name, name)) return &row;
  return nullptr;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

Loss loss_of(std::string_view property, std::string_view value) {
  const LossRow* row = find(kProperties, property);
  if (!row) return Loss::Unknown;
  return has(kHarmless, value) || has(row->harmless, value) ? Loss::Nothing : row->loss;
}

Loss loss_of_rule(std::string_view name) {
  const LossRow* row = find(kRules, name);
  return row ? row->loss : Loss::Unknown;
}

bool is_hack(std::string_view property) {
  return property.empty() || property[0] == '-' || property[0] == '_' || property[0] == '*' ||
         property.starts_with("mso-");
}

bool is_hack_value(std::string_view value) {
  static constexpr std::string_view kParts[] = {"-webkit-", "-moz-",       "-ms-",   "-o-",
                                                "progid:",  "expression(", "alpha(", "\\9"};
  for (const std::string_view part : kParts)
    if (contains(value, part)) return true;
  return value.ends_with("!ie") || value.ends_with("\\0");
}

bool is_hack_selector(std::string_view selector) {
  static constexpr std::string_view kParts[] = {":-webkit-", ":-moz-",   ":-ms-",
                                                ":-o-",      ":-khtml-", ":-apple-"};
  for (const std::string_view part : kParts)
    if (contains(selector, part)) return true;
  return false;
}

std::vector<std::string_view> property_names() {
  std::vector<std::string_view> names;
  for (auto i = static_cast<size_t>(kFirstLonghand); i < static_cast<size_t>(PropertyId::Count);
       ++i)
    names.push_back(property_name(static_cast<PropertyId>(i)));
  for (unsigned i = 1; !shorthand_name(static_cast<ShorthandId>(i)).empty(); ++i)
    names.push_back(shorthand_name(static_cast<ShorthandId>(i)));
  for (const LossRow& row : kProperties) names.push_back(row.name);
  return names;
}

std::vector<std::string_view> rule_names() {
  std::vector<std::string_view> names;
  for (const LossRow& row : kRules) names.push_back(row.name);
  return names;
}

}  // namespace weft
