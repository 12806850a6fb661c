// Questions are checked when a rule is read and evaluated per element: sizes by the features of
// media queries, style() by tokens.
#include "render/css/conditions/container_rules.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/properties/property_parsers.h"

namespace weft {
namespace {

bool is_style(std::string_view name) { return equal_ignoring_case(name, "style"); }
bool is_scroll_state(std::string_view name) { return equal_ignoring_case(name, "scroll-state"); }

/// Finds out which axes a condition asks for.
class AxesCollector final : public ConditionFeatures {
 public:
  uint8_t axes = 0;
  Truth feature(std::string_view text) override {
    axes |= static_cast<uint8_t>(axes_of(text));
    return Truth::True;
  }
  bool has_function(std::string_view name) const override {
    return is_style(name) || is_scroll_state(name);
  }
  Truth function(std::string_view, std::string_view) override { return Truth::True; }
};

/// Whether two values are the same tokens.
bool same_tokens(std::string_view a, std::string_view b) {
  TokenStream left(a), right(b);
  for (left.skip_whitespace(), right.skip_whitespace(); !left.at_end() && !right.at_end();
       left.next(), right.next()) {
    if (left.peek().type != right.peek().type) return false;
    if (!left.peek().is(TokenType::Whitespace) && left.peek().source != right.peek().source)
      return false;
  }
  left.skip_whitespace();
  right.skip_whitespace();
  return left.at_end() && right.at_end();
}

/// The text in style( ): custom properties of the container.
class StyleFeatures final : public ConditionFeatures {
 public:
  StyleFeatures(const CustomProperties* custom, const ContainerSurroundings& surroundings)
      : custom_(custom),
        substitution_(*surroundings.substitution),
        failure_(*surroundings.failure) {}

  Truth feature(std::string_view text) override {
    const size_t colon = std::min(text.find(':'), text.size());
    const std::string_view name = trimmed(text.substr(0, colon));
    if (!name.starts_with("--")) return Truth::Unknown;
    const Result<std::string_view> value = heeded(substitution_.value(name, custom_));
    const bool valid = value.ok();
    if (colon == text.size()) return truth(valid);
    return compare(valid, valid ? value.value() : std::string_view(),
                   trimmed(text.substr(colon + 1)));
  }
  bool has_function(std::string_view) const override { return false; }
  Truth function(std::string_view, std::string_view) override { return Truth::Unknown; }

 private:
  Truth compare(bool valid, std::string_view actual, std::string_view wanted) {
    if (equal_ignoring_case(wanted, "initial")) return truth(!valid);
    if (!valid) return Truth::False;
    if (wanted.find('(') == wanted.npos) return truth(same_tokens(actual, wanted));
    const Result<std::string_view> kept = heeded(substitution_.keep(actual));
    if (!kept.ok()) return Truth::Unknown;
    const Result<std::string_view> replaced = heeded(substitution_.replace(wanted, custom_));
    return replaced.ok() ? truth(same_tokens(kept.value(), replaced.value())) : Truth::Unknown;
  }

  Result<std::string_view> heeded(const Result<std::string_view>& result) {
    if (result.status() == Status::OutOfMemory) failure_ = Status::OutOfMemory;
    return result;
  }

  const CustomProperties* custom_;
  Substitution& substitution_;
  Status& failure_;
};

/// The answers of one container; `container` is null where only custom properties are asked for.
class ContainerFeatures final : public ConditionFeatures {
 public:
  ContainerFeatures(const QueryContainer* container, const CustomProperties* custom,
                    const ContainerSurroundings& surroundings)
      : container_(container), custom_(custom), surroundings_(surroundings) {}

  Truth feature(std::string_view text) override {
    if (!container_ || !has_box()) return Truth::Unknown;
    *surroundings_.asked_size = true;
    return query_feature(text, subject());
  }
  bool has_function(std::string_view name) const override {
    return is_style(name) || is_scroll_state(name);
  }
  Truth function(std::string_view name, std::string_view argument) override {
    if (!is_style(name)) return Truth::Unknown;
    StyleFeatures features(custom_, surroundings_);
    TokenStream stream(argument);
    stream.skip_whitespace();
    if (stream.peek().is(TokenType::Ident) && !stream.peek().is_ident("not"))
      return features.feature(trimmed(stream.rest()));
    const Truth result = evaluate_condition(stream, features);
    return stream.at_end() ? result : Truth::Unknown;
  }

 private:
  bool has_box() const {
    const Display display = container_->style->box->display;
    return display != Display::Contents && display != Display::Inline && display != Display::None;
  }
  FeatureSubject subject() const {
    const MediaEnvironment& panel = *surroundings_.panel;
    FeatureSubject subject = subject_of(panel);
    subject.panel = nullptr;
    const double ratio = panel.device_pixel_ratio;
    if (container_->width >= Px()) subject.width = container_->width.to_double() / ratio;
    if (container_->height >= Px()) subject.height = container_->height.to_double() / ratio;
    subject.units.font_size = static_cast<double>(container_->style->text->exact_font_size) / ratio;
    subject.units.root_font_size = surroundings_.root_font_size / ratio;
    return subject;
  }

  const QueryContainer* container_;
  const CustomProperties* custom_;
  const ContainerSurroundings& surroundings_;
};

bool has_name(const QueryContainer& container, std::string_view name) {
  const auto& names = container.style->rare->container_names;
  return name.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

bool knows(const QueryContainer& container, Axes axes) {
  switch (container.style->box->container_type) {
    case ContainerType::Size: return true;
    case ContainerType::InlineSize: return axes == Axes::None || axes == Axes::Inline;
    case ContainerType::Normal: return axes == Axes::None;
  }
  return false;
}

}  // namespace

Result<uint16_t> ContainerRules::add(std::string_view prelude, uint16_t around) {
  TokenStream stream(prelude);
  stream.skip_whitespace();
  Rule rule{.name = {}, .condition = {}, .around = around, .axes = Axes::None};
  if (is_container_name(stream.peek())) {
    const Token name = stream.next();
    WEFT_TRY_ASSIGN(rule.name, unescape(name.text, name.has_escapes, *rules_.arena()));
    WEFT_TRY_ASSIGN(rule.name, rules_.arena()->copy(rule.name));
  }
  stream.skip_whitespace();
  WEFT_TRY_ASSIGN(rule.condition, rules_.arena()->copy(trimmed(stream.rest())));
  if (!rule.condition.empty()) {
    AxesCollector collector;
    if (evaluate_condition(stream, collector) == Truth::Unknown) return uint16_t{0};
    rule.axes = static_cast<Axes>(collector.axes);
  }
  const bool valid = stream.at_end() && !(rule.name.empty() && rule.condition.empty());
  if (!valid || rules_.size() == UINT16_MAX) return uint16_t{0};
  WEFT_TRY(rules_.push(rule));
  return static_cast<uint16_t>(rules_.size());
}

bool ContainerRules::hold(uint16_t rule, const ContainerSurroundings& surroundings) const {
  for (; rule; rule = rules_[rule - size_t{1}].around)
    if (!holds(rules_[rule - size_t{1}], surroundings)) return false;
  return true;
}

/// CSS Conditional 5, 5.1: the nearest that has the name and knows the axes is asked, and no other.
/// Every element has a style.
bool ContainerRules::holds(const Rule& rule, const ContainerSurroundings& surroundings) const {
  const bool any_element = rule.name.empty() && rule.axes == Axes::None;
  const QueryContainer* container = any_element ? nullptr : surroundings.containers;
  while (container && (!has_name(*container, rule.name) || !knows(*container, rule.axes)))
    container = container->outer;
  if (!container && !any_element) return false;
  if (rule.condition.empty()) return true;
  ContainerFeatures features(container, any_element ? surroundings.custom : container->custom,
                             surroundings);
  TokenStream stream(rule.condition);
  return evaluate_condition(stream, features) == Truth::True;
}

}  // namespace weft
