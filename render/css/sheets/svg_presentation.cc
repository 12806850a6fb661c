// One row per presentation attribute, with the function that writes its declaration.
#include "render/css/sheets/svg_presentation.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/number_list.h"

namespace weft {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.-+") == std::string_view::npos;
}

Status append_as_it_is(ByteBuffer& out, std::string_view property, std::string_view value) {
  return out.append_all({property, ":", value, ";"});
}

// Lengths with numbers among them, which are px (SVG 2, 4.3).
Status append_lengths(ByteBuffer& out, std::string_view property, std::string_view value) {
  WEFT_TRY(out.append_all({property, ":"}));
  while (!(value = trimmed(value)).empty()) {
    const size_t end = std::min(value.find_first_of(" \t\n\f\r"), value.size());
    const std::string_view word = value.substr(0, end);
    WEFT_TRY(out.append_all({word, is_number(word) ? "px " : " "}));
    value.remove_prefix(end);
  }
  return out.push(';');
}

// The same of a list of filters: as in Chromium, numbers in drop-shadow() are lengths.
Status append_filter(ByteBuffer& out, std::string_view property, std::string_view value) {
  WEFT_TRY(out.append_all({property, ":"}));
  std::string_view function;
  int depth = 0;
  while (!value.empty()) {
    const size_t end = std::min(value.find_first_of(" \t\n\f\r(),"), value.size());
    const std::string_view word = value.substr(0, end);
    const bool is_length =
        depth == 1 && is_number(word) && equal_ignoring_case(function, "drop-shadow");
    WEFT_TRY(out.append_all({word, is_length ? "px" : ""}));
    value.remove_prefix(end);
    if (value.empty()) break;
    if (value[0] == '(' && depth++ == 0) function = word;
    if (value[0] == ')') --depth;
    WEFT_TRY(out.push(value[0]));
    value.remove_prefix(1);
  }
  return out.push(';');
}

// The size of an <svg>: a CSS length, or a number of px.
Status append_size(ByteBuffer& out, std::string_view property, std::string_view value) {
  value = trimmed(value);
  if (value.find_first_of(";{}:") != std::string_view::npos) return Status::Ok;
  return out.append_all({property, ":", value, is_number(value) ? "px;" : ";"});
}

// Of geometry, which is read from its attributes, what those do not say: calc() and the like.
Status append_math(ByteBuffer& out, std::string_view property, std::string_view value) {
  return value.find('(') == std::string_view::npos ? Status::Ok
                                                   : append_as_it_is(out, property, value);
}

// The next number of an argument list, as it is written.
std::string_view take_word(NumberList& numbers) {
  const std::string_view before = numbers.rest();
  float number = 0;
  if (!numbers.take(number)) return {};
  std::string_view word = before.substr(0, before.size() - numbers.rest().size());
  word.remove_prefix(std::min(word.find_first_not_of(" \t\n\f\r,"), word.size()));
  return word;
}

using Words = std::span<const std::string_view>;

Status append_function(ByteBuffer& out, std::string_view name, Words values, std::string_view unit,
                       std::string_view factor = {}) {
  WEFT_TRY(out.append(name));
  for (const std::string_view& value : values)
    WEFT_TRY(
        out.append_all({&value == values.data() ? "(calc(" : ",calc(", factor, value, unit, ")"}));
  return out.append(") ");
}

/// The functions of the attribute `transform`, and the units of their arguments in CSS.
struct TransformRow {
  std::string_view name, unit;
};
constexpr TransformRow kTransforms[] = {{"matrix", ""},    {"translate", "px"}, {"scale", ""},
                                        {"rotate", "deg"}, {"skewX", "deg"},    {"skewY", "deg"}};

// One function of the attribute as those of the property: a rotation may have a centre.
Status append_transform(ByteBuffer& out, const TransformRow& row, std::string_view arguments) {
  std::string_view words[6];
  size_t count = 0;
  NumberList numbers(arguments);
  while (count < std::size(words) && !(words[count] = take_word(numbers)).empty()) ++count;
  const Words all(words, count);
  if (row.name != "rotate" || count != 3) return append_function(out, row.name, all, row.unit);
  WEFT_TRY(append_function(out, "translate", all.subspan(1), "px"));
  WEFT_TRY(append_function(out, row.name, all.first(1), row.unit));
  return append_function(out, "translate", all.subspan(1), "px", "-1*");
}

// The attribute of an <svg> that is a box.
Status append_transforms(ByteBuffer& out, std::string_view value) {
  WEFT_TRY(out.append("transform:"));
  while (!value.empty()) {
    value.remove_prefix(std::min(value.find_first_not_of(" \t\n\f\r,"), value.size()));
    const size_t open = std::min(value.find('('), value.size()),
                 close = std::min(value.find(')'), value.size());
    const TransformRow* const row =
        std::ranges::find(kTransforms, trimmed(value.substr(0, open)), &TransformRow::name);
    if (row != std::end(kTransforms) && open < close)
      WEFT_TRY(append_transform(out, *row, value.substr(open + 1, close - open - 1)));
    else if (!value.empty()) WEFT_TRY(out.append("none none"));  // which is an error
    value.remove_prefix(std::min(close + 1, value.size()));
  }
  return out.push(';');
}

bool is_in_drawing(const Element& element) {
  const Element* const parent = element.parent ? element.parent->as_element() : nullptr;
  return parent && parent->name_space == Namespace::Svg;
}

struct Presentation {
  std::string_view name;
  Status (*append)(ByteBuffer& out, std::string_view property, std::string_view value);
};
// In order.
constexpr Presentation kPresentation[] = {
    {"alignment-baseline", append_as_it_is},
    {"baseline-shift", append_as_it_is},
    {"clip-path", append_as_it_is},
    {"clip-rule", append_as_it_is},
    {"color", append_as_it_is},
    {"color-interpolation", append_as_it_is},
    {"color-interpolation-filters", append_as_it_is},
    {"cx", append_math},
    {"cy", append_math},
    {"direction", append_as_it_is},
    {"display", append_as_it_is},
    {"dominant-baseline", append_as_it_is},
    {"fill", append_as_it_is},
    {"fill-opacity", append_as_it_is},
    {"fill-rule", append_as_it_is},
    {"filter", append_filter},
    {"flood-color", append_as_it_is},
    {"flood-opacity", append_as_it_is},
    {"font-family", append_as_it_is},
    {"font-size", append_lengths},
    {"font-stretch", append_as_it_is},
    {"font-style", append_as_it_is},
    {"font-variant", append_as_it_is},
    {"font-weight", append_as_it_is},
    {"height", append_math},
    {"image-rendering", append_as_it_is},
    {"letter-spacing", append_lengths},
    {"lighting-color", append_as_it_is},
    {"marker-end", append_as_it_is},
    {"marker-mid", append_as_it_is},
    {"marker-start", append_as_it_is},
    {"mask", append_as_it_is},
    {"mask-type", append_as_it_is},
    {"opacity", append_as_it_is},
    {"overflow", append_as_it_is},
    {"paint-order", append_as_it_is},
    {"r", append_math},
    {"rx", append_math},
    {"ry", append_math},
    {"stop-color", append_as_it_is},
    {"stop-opacity", append_as_it_is},
    {"stroke", append_as_it_is},
    {"stroke-dasharray", append_as_it_is},
    {"stroke-dashoffset", append_as_it_is},
    {"stroke-linecap", append_as_it_is},
    {"stroke-linejoin", append_as_it_is},
    {"stroke-miterlimit", append_as_it_is},
    {"stroke-opacity", append_as_it_is},
    {"stroke-width", append_as_it_is},
    {"text-anchor", append_as_it_is},
    {"text-decoration", append_as_it_is},
    {"text-overflow", append_as_it_is},
    {"transform-origin", append_lengths},
    {"unicode-bidi", append_as_it_is},
    {"vector-effect", append_as_it_is},
    {"visibility", append_as_it_is},
    {"white-space", append_as_it_is},
    {"width", append_math},
    {"word-spacing", append_lengths},
    {"writing-mode", append_as_it_is},
    {"x", append_math},
    {"y", append_math},
};
static_assert(std::ranges::is_sorted(kPresentation, {}, &Presentation::name));

}  // namespace

Status append_svg_presentation(const Element& element, const AtomTable& atoms, ByteBuffer& out) {
  for (const Attribute* one = element.attributes; one; one = one->next) {
    const std::string_view name = atoms.text(one->name);
    const Presentation* const row =
        std::ranges::lower_bound(kPresentation, name, {}, &Presentation::name);
    if (one->name_space == AttributeNamespace::None && row != std::end(kPresentation) &&
        row->name == name && one->value.find_first_of(";{}") == std::string_view::npos)
      WEFT_TRY(row->append(out, name, one->value));
  }
  if (element.name != Atom::Svg) return Status::Ok;
  const std::string_view* const width = element.attribute(Atom::Width);
  if (width) WEFT_TRY(append_size(out, "width", *width));
  const std::string_view* const height = element.attribute(Atom::Height);
  if (height) WEFT_TRY(append_size(out, "height", *height));
  const std::string_view* const transform = element.attribute(Atom::Transform);
  return transform && !is_in_drawing(element) && transform->find_first_of(";{}") == transform->npos
             ? append_transforms(out, *transform)
             : Status::Ok;
}

}  // namespace weft
