#include "tools/weft/preview/inspection.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

#include "render/base/printable_url.h"
#include "render/css/cascade/cascade.h"
#include "render/css/cascade/winner_query.h"
#include "render/css/properties/property_table.h"
#include "render/css/properties/shorthands.h"
#include "render/css/writing/style_text.h"
#include "render/layout/box.h"
#include "render/layout/writing_mode.h"
#include "tools/weft/preview/html_painter.h"

namespace weft {
namespace {

constexpr size_t kPlaceColumns = 42;  // of a line of the page

class TextOf final : public TextSink {
 public:
  void write(std::string_view text) override { string += text; }
  std::string string;
};

std::string value_of(PropertyId property, const ComputedStyle& style, double device_pixel_ratio) {
  TextOf text;
  write_computed_value(property, style, device_pixel_ratio, text);
  return text.string;
}

/// The longhands of a rule that won, with their values.
using Longhands = std::map<PropertyId, std::string>;

/// What won of one rule.
struct WinningRule {
  uint16_t sheet = 0;
  DeclarationOrigin origin;
  Longhands longhands;
};

bool comes_before(const WinningRule& left, const WinningRule& right) {
  const auto key = [](const WinningRule& rule) {
    return std::tuple(rule.origin.kind == "style attribute", rule.sheet, rule.origin.line);
  };
  return key(left) > key(right);
}

// These are said as one where a rule says all of their longhands.
constexpr const char* kSides[] = {"margin",       "padding",      "inset",
                                  "border-width", "border-style", "border-color",
                                  "overflow",     "gap",          "border-radius"};
// Of these the initial values are left out: nobody has written them.
constexpr const char* kParts[] = {"border-image", "background", "font",
                                  "list-style",   "flex",       "text-decoration"};

bool has_all(const Longhands& longhands, std::span<const PropertyId> wanted) {
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](PropertyId property) {
    return longhands.contains(property);
  });
}

void drop_initial_parts(Longhands& longhands) {
  for (const char* name : kParts) {
    const auto parts = shorthand_longhands(find_shorthand(name));
    if (!has_all(longhands, parts)) continue;
    for (const PropertyId part : parts)
      if (longhands[part] == value_of(part, initial_style(), 1)) longhands.erase(part);
  }
}

// As few values as say the same: " 4px 8px" for the sides 4px 8px 4px 8px.
std::string sides_text(std::vector<std::string> values) {
  if (values.size() == 4 && values[3] == values[1]) values.pop_back();
  if (values.size() == 3 && values[2] == values[0]) values.pop_back();
  if (values.size() == 2 && values[1] == values[0]) values.pop_back();
  std::string text;
  for (const std::string& value : values) text += " " + value;
  return text;
}

void take_sides(Longhands& longhands, std::vector<std::string>& declarations) {
  for (const char* name : kSides) {
    const auto sides = shorthand_longhands(find_shorthand(name));
    if (!has_all(longhands, sides)) continue;
    std::vector<std::string> values;
    for (const PropertyId side : sides) {
      values.push_back(longhands[side]);
      longhands.erase(side);
    }
    declarations.push_back(std::string(name) + ":" + sides_text(std::move(values)));
  }
}

std::vector<std::string> declarations_of(Longhands longhands) {
  std::vector<std::string> declarations;
  drop_initial_parts(longhands);
  take_sides(longhands, declarations);
  for (const auto& [property, value] : longhands)
    declarations.push_back(std::string(property_name(property)) + ": " + value);
  return declarations;
}

const Element* element_of(const Box& box) {
  for (const Box* each = &box; each; each = each->parent)
    if (each->node && each->node->as_element()) return each->node->as_element();
  return nullptr;
}

PixelRect pixels(Point at, Px width, Px height) {
  const int left = at.x.round(), top = at.y.round();
  return {left, top, (at.x + width).round() - left, (at.y + height).round() - top};
}

bool is_fixed(const Box& box) {
  for (const Box* each = &box; each; each = each->parent)
    if (each->out_of_flow && each->box_style().position == Position::Fixed) return true;
  return false;
}

bool lies_in_lines(const Box& box) {
  return box.kind == BoxKind::Inline || box.kind == BoxKind::Text || box.kind == BoxKind::LineBreak;
}

}  // namespace

Inspection::Inspection(std::string_view page_url, double device_pixel_ratio)
    : folder_(PrintableUrl(page_url).text()), device_pixel_ratio_(device_pixel_ratio) {
  folder_.resize(folder_.rfind('/') + 1);
}

Status Inspection::placed(const Document& document, const Box& root, Styles& styles) {
  document_ = &document;
  WEFT_TRY(styles.visit(*this));
  for (const Box* box = &root; box; box = next_box(*box, root)) add_boxes(*box);
  document_ = nullptr;
  indices_.clear();
  return Status::Ok;
}

Status Inspection::visit(const Element& element, const InheritedStyle& parent,
                         const InheritedStyle&, Cascade& cascade) {
  Budget budget;
  WinnerQuery query(budget);
  WEFT_TRY(cascade.find_winners(element, PseudoKind::None, parent, query));
  indices_[&element] = elements_.size();
  InspectedElement& inspected = elements_.emplace_back();
  TextOf name;
  write_element_name(element, *document_->atoms, name);
  inspected.name = name.string;
  std::map<const DeclarationBlock*, WinningRule> rules;
  for (auto i = static_cast<size_t>(kFirstLonghand); i < static_cast<size_t>(PropertyId::Count);
       ++i) {
    const auto property = static_cast<PropertyId>(i);
    const WinningDeclaration winner = query.winner(property);
    if (!winner.match || winner.match->origin == Origin::UserAgent) continue;
    WinningRule& rule = rules[winner.match->block];
    const DeclarationOrigin here = origins_.origin_of(winner);
    if (rule.longhands.empty() || here.line < rule.origin.line) rule.origin = here;
    rule.sheet = winner.match->block->sheet;
    rule.longhands[property] = value_of(property, *element.style, device_pixel_ratio_);
  }
  std::vector<WinningRule> sorted;
  for (const auto& [block, rule] : rules) sorted.push_back(rule);
  std::sort(sorted.begin(), sorted.end(), comes_before);
  for (const WinningRule& rule : sorted)
    inspected.rules.push_back({place_of(rule.origin), declarations_of(rule.longhands)});
  return Status::Ok;
}

std::string Inspection::place_of(const DeclarationOrigin& origin) const {
  if (origin.kind != "author") return origin.kind;
  std::string sheet = origin.sheet;
  if (sheet.starts_with(folder_)) sheet.erase(0, folder_.size());
  std::string place = sheet + ":" + std::to_string(origin.line) + " { " + origin.selectors + " }";
  if (!origin.layer.empty()) place += ", layer " + origin.layer;
  return place;
}

void Inspection::add_box(const Box& box, const PixelRect& rect) {
  const Element* element = element_of(box);
  const auto index = element ? indices_.find(element) : indices_.end();
  if (index == indices_.end()) return;
  InspectedElement& inspected = elements_[index->second];
  inspected.boxes.push_back(rect);
  inspected.is_fixed = is_fixed(box);
}

void Inspection::add_boxes(const Box& box) {
  const Point corner = offset_in(box, nullptr);
  if (box.placed && !box.anonymous && box.pseudo == PseudoKind::None && !lies_in_lines(box))
    add_box(box, pixels(corner, box.size.width, box.size.height));
  if (!box.is_block_container() || !box.inline_content) return;
  for (const LineBox& line : box.content.lines)
    for (const LineFragment& fragment : line.fragments) {
      const bool is_inline = fragment.kind == LineFragment::Kind::InlineBox ||
                             (fragment.kind == LineFragment::Kind::Text && fragment.box->parent &&
                              fragment.box->parent->kind == BoxKind::Inline);
      if (is_inline) {
        const Rect area = rect_on_panel(
            box, line, {fragment.left, fragment.top, fragment.width, fragment.height});
        add_box(*fragment.box,
                pixels(corner + Point{area.left, area.top}, area.width, area.height));
      }
    }
}

void Inspection::scroll(int down) {
  for (InspectedElement& element : elements_)
    for (PixelRect& box : element.boxes)
      if (!element.is_fixed) box.top -= down;
}

const InspectedElement* Inspection::find(int x, int y) const {
  for (auto element = elements_.rbegin(); element != elements_.rend(); ++element)
    for (const PixelRect& box : element->boxes)
      if (box.contains(x, y)) return &*element;
  return nullptr;
}

std::string Inspection::html(const InspectedElement& element, int lines) const {
  const PixelRect& box = element.boxes.front();
  char geometry[100];
  std::snprintf(geometry, sizeof geometry, "%g × %g at %g, %g", box.width / device_pixel_ratio_,
                box.height / device_pixel_ratio_, box.left / device_pixel_ratio_,
                box.top / device_pixel_ratio_);
  std::string html = "<h1>" + html_text(element.name) + "</h1><p>" + geometry + " px</p>";
  if (element.rules.empty()) html += "<p class=dim>no rule but the browser's own</p>";
  int left = lines - 3;
  for (const InspectedElement::Rule& rule : element.rules) {
    left -= static_cast<int>(rule.declarations.size() + 1 + rule.place.size() / kPlaceColumns);
    if (left < 0) return html + "<p class=dim>and what earlier rules say</p>";
    html += "<p class=dim style='margin-top: 4px'>" + html_text(rule.place) + "</p>";
    for (const std::string& declaration : rule.declarations)
      html += "<p><code>" + html_text(declaration) + "</code></p>";
  }
  return html;
}

}  // namespace weft
