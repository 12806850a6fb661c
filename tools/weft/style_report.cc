// Visits elements as they are styled, keeps the winners for their descendants, and prints those
// that are selected.
#include "tools/weft/style_report.h"

#include <algorithm>
#include <cstdio>

#include "render/base/ascii.h"
#include "render/base/printable_url.h"
#include "render/css/properties/property_table.h"
#include "render/css/properties/shorthands.h"
#include "render/css/writing/style_text.h"
#include "tools/weft/diagnosis/finding.h"
#include "tools/weft/json_text.h"

namespace weft {
namespace {

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

/// On one line, and not longer than that.
std::string shortened(const std::string& selectors) {
  static constexpr size_t kMostBytes = 72;
  std::string line;
  for (const char c : selectors) {
    const bool space = is_space(static_cast<uint8_t>(c));
    if (!space || (!line.empty() && line.back() != ' ')) line += space ? ' ' : c;
  }
  size_t end = kMostBytes;
  while (end < line.size() && (static_cast<uint8_t>(line[end]) & 0xC0) == 0x80) ++end;
  return line.size() <= end ? line : line.substr(0, end) + "…";
}

constexpr size_t kProperties = static_cast<size_t>(PropertyId::Count);

/// By property.
std::vector<WinningDeclaration> all_winners(const WinnerQuery& query) {
  std::vector<WinningDeclaration> winners;
  for (size_t i = 0; i < kProperties; ++i)
    winners.push_back(query.winner(static_cast<PropertyId>(i)));
  return winners;
}

}  // namespace

StyleReport::StyleReport(Budget& budget, const StyleOrigins& origins, const Options& options,
                         double device_pixel_ratio, std::string_view base_url)
    : arena_(budget),
      scratch_(budget),
      origins_(origins),
      options_(options),
      device_pixel_ratio_(device_pixel_ratio),
      folder_(PrintableUrl(base_url).text()) {
  folder_.resize(folder_.rfind('/') + 1);
  for (const std::string& name : options.properties) {
    if (name.starts_with("--")) wanted_customs_.push_back(name);
    else if (find_property(name) != PropertyId::Count) wanted_.push_back(find_property(name));
    else
      for (const PropertyId longhand : shorthand_longhands(find_shorthand(name)))
        wanted_.push_back(longhand);
  }
}

Status StyleReport::placed(const Document& document, const Box&, Styles& styles) {
  static constexpr Namespaces kNamespaces{};
  document_ = &document;
  const SelectorContext context{*document.atoms, document.quirks_mode, kNamespaces};
  WEFT_TRY_ASSIGN(selectors_, compile_selectors(options_.selector, context, scratch_));
  if (options_.json) std::fputs("[", stdout);
  const Status status = styles.visit(*this);
  if (options_.json) std::fputs(count_ ? "\n]\n" : "]\n", stdout);
  return status;
}

Status StyleReport::visit(const Element& element, const InheritedStyle& parent,
                          const InheritedStyle& handed_down, Cascade& cascade) {
  WinnerQuery query(arena_.budget());
  WEFT_TRY(cascade.find_winners(element, PseudoKind::None, parent, query));
  winners_[&element] = all_winners(query);
  uint32_t printed = 0;  // bits by PseudoKind
  for (const ComplexSelector* selector = selectors_->first; selector; selector = selector->next) {
    const ComputedStyle* style = selector->pseudo == PseudoKind::None
                                     ? element.style
                                     : pseudo_style(element, selector->pseudo);
    const uint32_t bit = 1u << static_cast<unsigned>(selector->pseudo);
    if (!style || (printed & bit) || !matcher_.matches(*selector, element)) continue;
    printed |= bit;
    WEFT_TRY(cascade.find_winners(element, selector->pseudo, parent, query));
    WEFT_TRY(add({element, selector->pseudo, *style}, query, handed_down, cascade));
  }
  return Status::Ok;
}

bool StyleReport::is_wanted(PropertyId property) const {
  return options_.properties.empty() ||
         std::find(wanted_.begin(), wanted_.end(), property) != wanted_.end();
}

Status StyleReport::add(const Subject& subject, const WinnerQuery& query,
                        const InheritedStyle& handed_down, Cascade& cascade) {
  const Winners winners = all_winners(query);
  std::vector<Line> lines;
  for (size_t i = static_cast<size_t>(kFirstLonghand); i < kProperties; ++i)
    if (is_wanted(static_cast<PropertyId>(i)))
      add_longhand(subject, static_cast<PropertyId>(i), winners, lines);
  for (const std::string& name :
       options_.properties.empty() ? declared_customs(subject) : wanted_customs_)
    WEFT_TRY(add_custom(name, query, handed_down, cascade, lines));
  if (options_.json) print_json(subject, lines);
  else print(subject, lines);
  ++count_;
  return Status::Ok;
}

void StyleReport::add_longhand(const Subject& subject, PropertyId property, const Winners& winners,
                               std::vector<Line>& lines) const {
  const WinningDeclaration& winner = winners[static_cast<size_t>(property)];
  Line line{std::string(property_name(property)),
            value_of(property, subject.style, device_pixel_ratio_),
            {},
            {}};
  const bool asked_for = options_.all_properties || !options_.properties.empty();
  const bool differs = property_row(property).inherited() &&
                       value_of(property, subject.style, device_pixel_ratio_) !=
                           value_of(property, initial_style(), 1);
  if (!asked_for && !winner.match && !differs) return;
  find_origin(subject, property, winner, line);
  if (asked_for || line.origin.kind != "initial") lines.push_back(line);
}

Status StyleReport::add_custom(std::string_view name, const WinnerQuery& query,
                               const InheritedStyle& handed_down, Cascade& cascade,
                               std::vector<Line>& lines) {
  WEFT_TRY_ASSIGN(const std::string_view value, cascade.custom_property(name, handed_down, arena_));
  Line line{std::string(name), std::string(value), {}, {}};
  const WinningDeclaration winner = query.winner(PropertyId::Custom, document_->atoms->find(name));
  if (winner.match) line.origin = origins_.origin_of(winner);
  else line.origin.kind = value.empty() ? "initial" : "inherited";
  lines.push_back(line);
  return Status::Ok;
}

/// The names that its rules declare, in the order of their atoms.
std::vector<std::string> StyleReport::declared_customs(const Subject& subject) const {
  std::vector<std::string> names;
  for (const MatchList* list = subject.element.matches; list; list = list->next) {
    const Match* const match = list->match;
    if (match->pseudo != static_cast<uint8_t>(subject.pseudo)) continue;
    for (const Declaration* declaration = match->block->first; declaration;
         declaration = declaration->next)
      if (declaration->property == PropertyId::Custom)
        names.emplace_back(document_->atoms->text(declaration->custom_name));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// Without a declaration of its own an inherited value comes from the nearest ancestor that has
/// one.
void StyleReport::find_origin(const Subject& subject, PropertyId property,
                              const WinningDeclaration& winner, Line& line) const {
  if (winner.match) return void(line.origin = origins_.origin_of(winner));
  line.origin.kind = "initial";
  if (!property_row(property).inherited()) return;
  const Element* element =
      subject.pseudo == PseudoKind::None ? parent_element(subject.element) : &subject.element;
  for (; element; element = parent_element(*element)) {
    const WinningDeclaration& theirs = winners_.at(element)[static_cast<size_t>(property)];
    if (!theirs.match) continue;
    line.origin = origins_.origin_of(theirs);
    line.inherited_from = name_of(*element);
    return;
  }
}

std::string StyleReport::name_of(const Element& element) const {
  TextOf name;
  write_element_name(element, *document_->atoms, name);
  return name.string;
}

std::string StyleReport::comment(const Line& line) const {
  const DeclarationOrigin& origin = line.origin;
  std::string text =
      line.inherited_from.empty() ? "" : "inherited from " + line.inherited_from + ": ";
  std::string sheet = origin.sheet;
  if (sheet.starts_with(folder_)) sheet.erase(0, folder_.size());
  if (origin.kind == "author")
    text += sheet + ":" + std::to_string(origin.line) + " { " + shortened(origin.selectors) + " }";
  else text += origin.kind;
  if (!origin.layer.empty()) text += ", layer " + origin.layer;
  if (origin.important) text += ", !important";
  return text;
}

void StyleReport::print(const Subject& subject, const std::vector<Line>& lines) {
  std::printf("%s%s%s {\n", count_ ? "\n" : "", name_of(subject.element).c_str(),
              std::string(pseudo_element_name(subject.pseudo)).c_str());
  for (const Line& line : lines) {
    const std::string declaration = line.name + ": " + line.value + ";";
    std::printf("  %-40s /* %s */\n", declaration.c_str(), comment(line).c_str());
  }
  std::puts("}");
}

void StyleReport::print_json(const Subject& subject, const std::vector<Line>& lines) {
  std::printf("%s\n {\"element\": %s, \"pseudo\": %s, \"properties\": {", count_ ? "," : "",
              json_text(name_of(subject.element)).c_str(),
              json_text(pseudo_element_name(subject.pseudo)).c_str());
  for (const Line& line : lines) {
    const DeclarationOrigin& origin = line.origin;
    std::printf("%s\n  %s: {\"value\": %s, \"origin\": %s", &line == lines.data() ? "" : ",",
                json_text(line.name).c_str(), json_text(line.value).c_str(),
                json_text(origin.kind).c_str());
    if (!line.inherited_from.empty())
      std::printf(", \"inherited_from\": %s", json_text(line.inherited_from).c_str());
    if (!origin.sheet.empty())
      std::printf(", \"sheet\": %s, \"line\": %u", json_text(origin.sheet).c_str(), origin.line);
    if (!origin.selectors.empty())
      std::printf(", \"selectors\": %s", json_text(origin.selectors).c_str());
    if (!origin.layer.empty()) std::printf(", \"layer\": %s", json_text(origin.layer).c_str());
    if (origin.important) std::printf(", \"important\": true");
    std::printf("}");
  }
  std::printf("}}");
}

}  // namespace weft
