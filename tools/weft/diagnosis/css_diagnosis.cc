#include "tools/weft/diagnosis/css_diagnosis.h"

#include "render/base/ascii.h"
#include "render/css/properties/shorthands.h"
#include "render/css/selectors/selector.h"
#include "render/css/style/declarations.h"
#include "render/css/syntax/declaration_text.h"
#include "tools/weft/diagnosis/css_names.h"
#include "tools/weft/nearest.h"

namespace weft {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower;
  for (const char c : text) lower += to_lower(c);
  return lower;
}

/// `; did you mean "display"?`, or nothing.
std::string suggestion(std::string_view name, std::span<const std::string_view> candidates,
                       const char* before = "") {
  const std::vector<std::string_view> near = nearest(name, candidates);
  if (near.empty()) return {};
  return "; did you mean \"" + (before + std::string(near.front())) + "\"?";
}

/// Whether `block` has a value that takes the place of one that was dropped.
bool has_fallback(const DeclarationBlock& block, std::string_view name) {
  const PropertyId property = find_property(name);
  const auto longhands = property == PropertyId::Count ? shorthand_longhands(find_shorthand(name))
                                                       : std::span<const PropertyId>(&property, 1);
  for (const Declaration* kept = block.first; kept; kept = kept->next)
    for (const PropertyId longhand : longhands)
      if (kept->property == longhand) return true;
  return false;
}

bool is_known(std::string_view name) {
  return find_property(name) != PropertyId::Count || find_shorthand(name) != ShorthandId::None;
}

using Suggestions = std::map<std::string, std::string>;

Finding finding_of(std::string_view text, const DeclarationBlock& block, Suggestions& known) {
  const DeclarationText declaration = split_declaration(text);
  const std::string name(declaration.name), value(declaration.value);
  Finding finding;
  finding.count = 0;  // until there is something to say
  if (is_hack(text)) return finding;
  finding.kind = FindingKind::UnknownProperty;
  if (name.empty()) {
    finding.text = quoted(text) + " is no declaration";
  } else if (is_known(name)) {
    if (is_hack_value(value) || has_fallback(block, name)) return finding;
    finding.kind = FindingKind::WrongValue;
    finding.text = value.empty()
                       ? quoted(name) + " has no value"
                       : quoted(value) + " is no value of \"" + name + "\" that weft knows";
  } else {
    const Loss loss = loss_of(name, value);
    if (loss == Loss::Nothing) return finding;
    finding.minor = loss == Loss::Minor;
    if (loss == Loss::Unknown) {
      const auto [meant, is_new] = known.try_emplace(name);
      if (is_new) meant->second = suggestion(name, property_names());
      finding.text = quoted(name) + " is no property" + meant->second;
    } else {
      finding.kind = FindingKind::NotDrawn;
      finding.text = quoted(name) + (finding.minor ? " has no effect" : " is not drawn");
    }
  }
  finding.count = 1;
  return finding;
}

}  // namespace

void CssDiagnosis::add_sheet(uint16_t number, std::string_view url, const Element* element) {
  places_.add_sheet(number, url, element);
  const std::string_view* const attribute = element ? element->attribute(Atom::Style) : nullptr;
  const bool is_attribute = attribute && element->name != Atom::Style;
  style_ = is_attribute ? trimmed(*attribute) : std::string_view();
}

void CssDiagnosis::repeat_style(const Element& element) {
  const auto known = styles_.find(trimmed(*element.attribute(Atom::Style)));
  if (known == styles_.end()) return;
  for (const size_t dropped : known->second) ++declarations_[dropped].count;
}

void CssDiagnosis::drop_rule(uint16_t sheet, uint32_t line, std::string_view prelude) {
  const Place place = places_.in_sheet(sheet, line);
  if (prelude.starts_with('@') && prelude.size() > 1) return drop_at_rule(place, prelude);
  if (!is_hack_selector(prelude)) rules_.push_back({place, std::string(prelude)});
}

void CssDiagnosis::drop_at_rule(const Place& place, std::string_view prelude) {
  size_t end = 1;
  while (end < prelude.size() && (is_alpha(static_cast<uint8_t>(prelude[end])) ||
                                  is_digit(static_cast<uint8_t>(prelude[end])) ||
                                  prelude[end] == '-' || prelude[end] == '_'))
    ++end;
  const std::string_view name = prelude.substr(1, end - 1), rule = prelude.substr(0, end);
  if (equal_ignoring_case(name, "import"))
    return at_rules_.add({FindingKind::UnknownRule, place,
                          quoted(prelude) + " is dropped: it must come before all other rules"});
  const Loss loss = name.starts_with('-') ? Loss::Nothing : loss_of_rule(name);
  if (loss == Loss::Nothing) return;
  if (loss == Loss::Unknown)
    return at_rules_.add({FindingKind::UnknownRule, place,
                          quoted(rule) + " is no rule" + suggestion(name, rule_names(), "@")});
  at_rules_.add({FindingKind::NotDrawn, place, quoted(rule) + " has no effect"});
}

void CssDiagnosis::drop_declaration(uint16_t sheet, uint32_t line, std::string_view text,
                                    const DeclarationBlock& block) {
  static constexpr size_t kMostKept = 20'000;
  if (declarations_.size() == kMostKept) return;
  if (!style_.empty()) styles_[std::string(style_)].push_back(declarations_.size());
  declarations_.push_back(
      {places_.in_sheet(sheet, line), std::string(text.substr(0, 400)), &block});
}

void CssDiagnosis::drop_font_face(uint16_t sheet, uint32_t line, std::string_view family) {
  faces_.try_emplace(lower_case(family), places_.in_sheet(sheet, line));
}

const Place* CssDiagnosis::unreadable_face(std::string_view family) const {
  const auto face = faces_.find(lower_case(family));
  return face == faces_.end() ? nullptr : &face->second;
}

// A list that has a wrong item and selects nothing by the others is not worth a line: generated
// sheets have many.
Status CssDiagnosis::report_rules(const Document& document, Budget& budget,
                                  Findings& findings) const {
  static constexpr Namespaces kNamespaces{};
  static constexpr size_t kMostSteps = size_t{1} << 22;  // for all of them
  Scratch scratch(budget);
  SelectorMatcher matcher;
  matcher.set_steps(kMostSteps);
  const SelectorContext context{*document.atoms, document.quirks_mode, kNamespaces};
  for (const DroppedRule& rule : rules_) {
    bool selects = rule.selectors.find(',') == std::string::npos;
    const std::string forgiving = ":is(" + rule.selectors + ")";
    const Result<const SelectorList*> list = compile_selectors(forgiving, context, scratch);
    if (list.status() == Status::OutOfMemory) return Status::OutOfMemory;
    for (const Node* node = &document; node && list.ok() && !selects && matcher.steps();
         node = next_in_tree(*node, document))
      for (const ComplexSelector* one = list.value()->first; one && node->as_element();
           one = one->next)
        selects |= matcher.matches(*one, *node->as_element());
    if (selects)
      findings.add({FindingKind::UnknownRule, rule.place,
                    quoted(rule.selectors) + " is no selector: its rule is dropped"});
  }
  return Status::Ok;
}

Status CssDiagnosis::report(const Document& document, Budget& budget, Findings& findings) const {
  WEFT_TRY(report_rules(document, budget, findings));
  for (const Finding& rule : at_rules_.all()) findings.add(rule);
  Suggestions suggestions;
  for (const Dropped& dropped : declarations_) {
    if (findings.full()) return Status::Ok;
    Finding finding = finding_of(dropped.text, *dropped.block, suggestions);
    if (!finding.count) continue;
    finding.count = dropped.count;
    finding.place = dropped.place;
    findings.add(std::move(finding));
  }
  return Status::Ok;
}

}  // namespace weft
