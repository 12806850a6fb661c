// The cascade: winners are chosen, custom properties replaced, values computed in the order of
// properties.def, groups interned.
#include "render/css/cascade/cascade.h"

#include <algorithm>
#include <utility>

#include "render/base/ascii.h"
#include "render/css/cascade/cascade_order.h"
#include "render/css/cascade/first_lines.h"
#include "render/css/cascade/style_finish.h"
#include "render/css/cascade/style_interner.h"
#include "render/css/conditions/container_rules.h"
#include "render/css/properties/custom_properties.h"
#include "render/css/properties/declaration_parser.h"
#include "render/css/properties/registered_properties.h"
#include "render/css/properties/shorthands.h"
#include "render/css/values/style_units.h"

namespace weft {
namespace {

using Kind = CssValue::Kind;
using Winner = CascadeOrder::Winner;

/// The map of the element itself, behind the one for its children.
const CustomProperties* own_map(const CustomProperties* map) {
  return map && map->own.empty() && map->parent && map->parent->hides_from_children ? map->parent
                                                                                    : map;
}

class CascadeImplementation final : public Cascade {
 public:
  CascadeImplementation(Budget& budget, Arena& arena, AtomTable& atoms,
                        const MediaEnvironment& environment, FontSet& fonts, QuirksMode quirks_mode)
      : arena_(&arena),
        atoms_(&atoms),
        environment_(&environment),
        quirks_mode_(quirks_mode),
        scratch_(budget, 8192),
        pool_(arena),
        interner_(arena),
        values_(scratch_, atoms),
        units_(fonts, values_),
        registered_(arena),
        container_rules_(arena) {
    values_.pool = &pool_;
    above_root_text_ = *initial_style().text;
    above_root_text_.font_size = Px::from_double(16 * environment.device_pixel_ratio + 1.0 / 128);
    above_root_ = initial_style();
    above_root_.text = &above_root_text_;
  }

  Status register_property(const PropertyRegistration& registration) override;
  Result<uint16_t> add_container_rule(std::string_view prelude, uint16_t around) override {
    return container_rules_.add(prelude, around);
  }
  Result<InheritedStyle> compute(Element& element, const InheritedStyle& parent) override;
  Result<std::string_view> custom_property(std::string_view name, const InheritedStyle& inherited,
                                           Arena& arena) override;
  WinningDeclaration winner(const Element& element, PseudoKind pseudo, PropertyId property,
                            Atom custom_name) override;
  size_t distinct_styles() const override { return interner_.distinct_styles(); }
  bool asked_for_containers() const override { return asked_for_containers_; }

 private:
  // One element or pseudo-element:
  Result<const ComputedStyle*> compute_style(const Match* matches, PseudoKind pseudo,
                                             const InheritedStyle& parent, ElementRole role,
                                             const CustomProperties*& custom);
  Status compute_custom(const InheritedStyle& parent, const CustomProperties*& custom);
  Status add_custom(Winner winner, const CustomProperties* parent, ArenaVector<CustomProperty>& own,
                    bool& hides);
  CustomContext custom_context() { return {*arena_, values_, registered_.span(), element_}; }
  void start(const InheritedStyle& parent, ElementRole role);
  Status apply_zoom(const InheritedStyle& parent, ElementRole role, PseudoKind pseudo,
                    const CustomProperties* custom);
  void zoom_parent();
  Status apply_all(PseudoKind pseudo, const CustomProperties* custom);
  Status apply_phase(Phase phase, PseudoKind pseudo, const CustomProperties* custom);
  Result<const ComputedStyle*> finish(ElementRole role, PseudoKind pseudo);
  Status compute_first_line(Element& element, const InheritedStyle& parent,
                            InheritedStyle& inherited);
  Status compute_pseudo_elements(Element& element, const InheritedStyle& inherited);
  Status compute_first_letter(Element& element, const InheritedStyle& parent,
                              InheritedStyle& inherited);
  struct PseudoRules {
    const Match* matches;
    PseudoKind pseudo;
  };
  Status add_pseudo_style(Element& element, PseudoKind kind, PseudoRules rules,
                          const InheritedStyle& inherited, const ComputedStyle* parent);

  // One property:
  Status apply(PropertyId property, Winner winner, const CustomProperties* custom);
  Result<std::string_view> text_of(PropertyId property, const CssValue& value,
                                   const CustomProperties* custom, Kind& kind);
  Result<std::string_view> longhand_text(PropertyId property, const CssValue& value,
                                         std::string_view text);
  void apply_wide(PropertyId property, Kind kind);
  Status parse_text(PropertyId property, std::string_view text);

  // Containers:
  Status sort(const Match* matches, PseudoKind pseudo, const QueryContainer* containers,
              const CustomProperties* custom);
  Status become_container(const Element& element, const CustomProperties* custom,
                          InheritedStyle& inherited);

  const CustomProperties* map_for_children(const CustomProperties* map, Status& status);

  Arena* arena_;
  AtomTable* atoms_;
  const MediaEnvironment* environment_;
  QuirksMode quirks_mode_;
  Arena scratch_;
  ValuePool pool_;
  StyleInterner interner_;
  CascadeOrder order_;
  ValueContext values_;
  StyleUnits units_;
  StyleBuilder builder_;  // in the making
  StyleBuilder trial_;    // written to by expansions of shorthands
  Expansion expansion_;
  bool asked_for_containers_ = false;
  const CssValue* expanded_ = nullptr;  // what expansion_ is of, within one element
  bool expansion_valid_ = false;
  ArenaVector<RegisteredProperty> registered_;
  ContainerRules container_rules_;
  const QueryContainer* last_containers_ = nullptr;  // around the element computed last
  const CustomProperties* last_custom_ = nullptr;
  TextStyle above_root_text_;
  ComputedStyle above_root_;
  double zoom_ = 1;  // of the element in the making, and all around it
  const ComputedStyle* real_parent_ = nullptr;
  TextStyle zoomed_text_;  // of builder_.parent, where the element has a zoom
  ComputedStyle zoomed_parent_;
  const Element* element_ = nullptr;      // computed now
  std::span<CustomProperty> own_custom_;  // what it declares, or its pseudo-element
};

// --- one element ---------------------------------------------------------------------------------

Result<InheritedStyle> CascadeImplementation::compute(Element& element,
                                                      const InheritedStyle& parent) {
  const bool is_root = !element.parent || !element.parent->is_element();
  element_ = &element;
  const ElementRole role = is_root                     ? ElementRole::Root
                           : parent.children_are_items ? ElementRole::Item
                                                       : ElementRole::Other;
  InheritedStyle inherited = parent;
  WEFT_TRY_ASSIGN(element.style,
                  compute_style(element.matches, PseudoKind::None, parent, role, inherited.custom));
  inherited.style = element.style;
  last_containers_ = parent.containers;
  last_custom_ = parent.custom;
  inherited.zoom = zoom_;
  inherited.children_are_old_items = builder_.old_box.is_container;
  if (is_root) units_.set_root(*element.style->text, zoom_);
  const Size viewport{Px::from_int(environment_->width_px), Px::from_int(environment_->height_px)};
  inherit_sizes(*element.style, parent, is_root, viewport, inherited);
  if (!container_rules_.empty()) WEFT_TRY(become_container(element, inherited.custom, inherited));
  Status status = Status::Ok;
  inherited.custom = map_for_children(inherited.custom, status);
  WEFT_TRY(status);
  element.pseudo_styles = nullptr;
  WEFT_TRY(compute_first_line(element, parent, inherited));
  WEFT_TRY(compute_pseudo_elements(element, inherited));
  WEFT_TRY(compute_first_letter(element, parent, inherited));
  return inherited;
}

/// Which of an element's pseudo-elements have rules: bits by PseudoKind.
uint32_t pseudo_elements_of(const Match* matches) {
  uint32_t present = 0;
  for (const Match* match = matches; match; match = match->next) present |= 1u << match->pseudo;
  return present;
}

bool has_rules(uint32_t present, PseudoKind kind) {
  return present >> static_cast<unsigned>(kind) & 1;
}

/// CSS Pseudo-Elements 4, 2.1: the rules of the innermost block count, and what is in the line
/// inherits from their outcome.
Status CascadeImplementation::compute_first_line(Element& element, const InheritedStyle& parent,
                                                 InheritedStyle& inherited) {
  inherited.first_line = nullptr;
  inherited.first_line_rules = nullptr;
  const FirstLineRole role = first_line_role(*element.style->box);
  InheritedStyle from = parent;
  const CustomProperties* custom = parent.custom;
  if (role == FirstLineRole::InLine && parent.first_line) {
    from.style = parent.first_line;
    WEFT_TRY_ASSIGN(inherited.first_line, compute_style(element.matches, PseudoKind::None, from,
                                                        ElementRole::Other, custom));
  } else if (role == FirstLineRole::Block || role == FirstLineRole::OwnBlock) {
    if (role == FirstLineRole::Block) inherited.first_line_rules = parent.first_line_rules;
    if (has_rules(pseudo_elements_of(element.matches), PseudoKind::FirstLine))
      inherited.first_line_rules = element.matches;
    if (!inherited.first_line_rules) return Status::Ok;
    from.style = element.style;
    WEFT_TRY_ASSIGN(inherited.first_line,
                    compute_style(inherited.first_line_rules, PseudoKind::FirstLine, from,
                                  ElementRole::Other, custom));
  }
  if (!inherited.first_line) return Status::Ok;
  element.pseudo_styles =
      arena_->make<PseudoStyle>(PseudoKind::FirstLine, inherited.first_line, element.pseudo_styles);
  return element.pseudo_styles ? Status::Ok : Status::OutOfMemory;
}

Status CascadeImplementation::compute_pseudo_elements(Element& element,
                                                      const InheritedStyle& inherited) {
  const uint32_t present = pseudo_elements_of(element.matches);
  for (const PseudoKind kind :
       {PseudoKind::Before, PseudoKind::After, PseudoKind::Marker, PseudoKind::Placeholder})
    if (has_rules(present, kind))
      WEFT_TRY(
          add_pseudo_style(element, kind, {element.matches, kind}, inherited, inherited.style));
  if (!inherited.first_line) return Status::Ok;
  for (const auto& [kind, rules] : {std::pair(PseudoKind::FirstLineBefore, PseudoKind::Before),
                                    std::pair(PseudoKind::FirstLineAfter, PseudoKind::After)})
    if (has_rules(present, rules))
      WEFT_TRY(add_pseudo_style(element, kind, {element.matches, rules}, inherited,
                                inherited.first_line));
  return Status::Ok;
}

/// The first letter inherits from the innermost element around it, on its first line.
Status CascadeImplementation::compute_first_letter(Element& element, const InheritedStyle& parent,
                                                   InheritedStyle& inherited) {
  const FirstLineRole role = first_line_role(*element.style->box);
  const uint32_t present = pseudo_elements_of(element.matches);
  const bool takes_part = role == FirstLineRole::InLine || role == FirstLineRole::Block;
  inherited.first_letter_rules = takes_part && parent.first_letter_rules && comes_first(element)
                                     ? parent.first_letter_rules
                                     : nullptr;
  const bool is_container = role == FirstLineRole::Block || role == FirstLineRole::OwnBlock;
  if (is_container && has_rules(present, PseudoKind::FirstLetter))
    inherited.first_letter_rules = element.matches;
  if (!inherited.first_letter_rules) return Status::Ok;
  const PseudoRules rules{inherited.first_letter_rules, PseudoKind::FirstLetter};
  WEFT_TRY(add_pseudo_style(element, PseudoKind::FirstLetter, rules, inherited,
                            inherited.first_line ? inherited.first_line : inherited.style));
  const ComputedStyle* before = pseudo_style(
      element, inherited.first_line ? PseudoKind::FirstLineBefore : PseudoKind::Before);
  return before ? add_pseudo_style(element, PseudoKind::FirstLetterBefore, rules, inherited, before)
                : Status::Ok;
}

/// Keeps as `kind` what the rules of `rules` make of a child of `parent`.
Status CascadeImplementation::add_pseudo_style(Element& element, PseudoKind kind, PseudoRules rules,
                                               const InheritedStyle& inherited,
                                               const ComputedStyle* parent) {
  const bool generated = rules.pseudo == PseudoKind::Before || rules.pseudo == PseudoKind::After;
  const ElementRole role =
      generated && inherited.children_are_items ? ElementRole::Item : ElementRole::Other;
  InheritedStyle from = inherited;
  from.style = parent;
  const CustomProperties* custom = inherited.custom;
  WEFT_TRY_ASSIGN(const ComputedStyle* style,
                  compute_style(rules.matches, rules.pseudo, from, role, custom));
  if (generated && style->rare->content_none) return Status::Ok;
  const auto* made = arena_->make<PseudoStyle>(kind, style, element.pseudo_styles);
  if (!made) return Status::OutOfMemory;
  element.pseudo_styles = made;
  return Status::Ok;
}

Result<const ComputedStyle*> CascadeImplementation::compute_style(const Match* matches,
                                                                  PseudoKind pseudo,
                                                                  const InheritedStyle& parent,
                                                                  ElementRole role,
                                                                  const CustomProperties*& custom) {
  scratch_.clear();
  expanded_ = nullptr;
  values_.status = Status::Ok;
  WEFT_TRY(sort(matches, pseudo, parent.containers, parent.custom));
  WEFT_TRY(compute_custom(parent, custom));
  start(parent, role);
  WEFT_TRY(apply_zoom(parent, role, pseudo, custom));
  WEFT_TRY(apply_all(pseudo, custom));
  const Result<const ComputedStyle*> style = finish(role, pseudo);
  // Until here the map is in scratch; nothing below a pseudo-element wants it.
  if (own_custom_.empty() || pseudo != PseudoKind::None) return custom = parent.custom, style;
  WEFT_TRY_ASSIGN(custom, interner_.intern(*custom));
  return style;
}

void CascadeImplementation::start(const InheritedStyle& parent, ElementRole role) {
  const ComputedStyle& initial = initial_style();
  builder_ = StyleBuilder{*initial.text,
                          *initial.box,
                          *initial.surface,
                          *initial.flex,
                          *initial.rare,
                          {},
                          {},
                          {},
                          {},
                          {},
                          nullptr};
  builder_.parent = parent.style && role != ElementRole::Root ? parent.style : &above_root_;
  real_parent_ = builder_.parent;
  builder_.rare.decoration.underline_offset =
      builder_.parent->rare->decoration.underline_offset;  // inherited, though not with the text
  builder_.old_box.is_item = parent.children_are_old_items && role == ElementRole::Item;
  zoom_ = parent.zoom;
}

/// Zoom comes before all lengths: it is in their units, and in what is inherited.
Status CascadeImplementation::apply_zoom(const InheritedStyle& parent, ElementRole role,
                                         PseudoKind pseudo, const CustomProperties* custom) {
  WEFT_TRY(apply_phase(Phase::Zoom, pseudo, custom));
  if (builder_.rare.zoom != 1) zoom_parent();
  builder_.text = *builder_.parent->text;
  trial_.parent = builder_.parent;
  const double width = environment_->width_px, height = environment_->height_px;
  LengthUnits& units = values_.units;
  units.device_pixel_ratio = environment_->device_pixel_ratio * zoom_;
  units.viewport_width = width * zoom_;
  units.viewport_height = height * zoom_;
  units.container_width =
      (parent.container_width >= Px() ? parent.container_width.to_double() : width) * zoom_;
  units.asked_container = &asked_for_containers_;
  units.container_height =
      (parent.container_height >= Px() ? parent.container_height.to_double() : height) * zoom_;
  if (role == ElementRole::Root) units_.set_root(above_root_text_, 1);
  units_.start(*builder_.parent->text, zoom_);
  values_.current_color = builder_.parent->text->color;
  return values_.status;
}

/// What is inherited is as large as the element's own lengths.
void CascadeImplementation::zoom_parent() {
  const double factor = static_cast<double>(builder_.rare.zoom);
  zoom_ = std::clamp(zoom_ * factor, 1.0 / 1024, 63.0);
  zoomed_text_ = *builder_.parent->text;
  zoom_lengths(zoomed_text_, factor);
  zoomed_text_.zoom_1024 = static_cast<uint16_t>(zoom_ * 1024 + 0.5);
  zoomed_parent_ = *builder_.parent;
  zoomed_parent_.text = &zoomed_text_;
  builder_.parent = &zoomed_parent_;
}

Status CascadeImplementation::apply_all(PseudoKind pseudo, const CustomProperties* custom) {
  WEFT_TRY(apply_phase(Phase::Basic, pseudo, custom));
  if (builder_.text.direction == Direction::Rtl) order_.mirror();
  adapt_size_to_monospace(builder_, values_.units.device_pixel_ratio);
  units_.use_font(builder_.text);
  if (real_parent_ == &above_root_) values_.units.root_font_size = values_.units.font_size;
  values_.current_color = builder_.text.color;
  SurfaceStyle& surface = builder_.surface;
  const Px medium =
      Px::from_int(std::max(1, Px::from_double(3 * values_.units.device_pixel_ratio).floor()));
  for (BorderSide* side :
       {&surface.top, &surface.right, &surface.bottom, &surface.left, &surface.outline})
    *side = {medium, BorderLine::None, builder_.text.color, true};
  builder_.rare.decoration.color = builder_.text.color;
  WEFT_TRY(apply_phase(Phase::Lines, pseudo, custom));
  units_.use_lines(builder_.text);
  if (!registered_.empty()) WEFT_TRY(measure_custom(own_custom_, custom_context()));
  return apply_phase(Phase::Rest, pseudo, custom);
}

Status CascadeImplementation::apply_phase(Phase phase, PseudoKind pseudo,
                                          const CustomProperties* custom) {
  if (order_.empty()) return Status::Ok;
  const PropertyRange range = properties_of(phase);
  for (auto i = static_cast<uint16_t>(range.first); i <= static_cast<uint16_t>(range.last); ++i) {
    const auto property = static_cast<PropertyId>(i);
    const Winner winner = order_.winner(property);
    if (winner.declaration && property_row(property).phase == phase && applies_to(pseudo, property))
      WEFT_TRY(apply(property, winner, custom));
  }
  return Status::Ok;
}

Result<const ComputedStyle*> CascadeImplementation::finish(ElementRole role, PseudoKind pseudo) {
  finish_style(builder_, role, pseudo);
  ValueReader reader({}, values_);
  builder_.surface.background = assemble_layers(reader, LayerKind::Background, builder_.background);
  builder_.surface.background_color_clip = color_clip(builder_.background);
  builder_.rare.mask = assemble_layers(reader, LayerKind::Mask, builder_.mask);
  builder_.surface.border_image =
      builder_.border_image.source.none() ? nullptr : reader.one(builder_.border_image);
  builder_.rare.transform =
      assemble_transforms(reader, builder_.individual, builder_.rare.transform);
  WEFT_TRY(values_.status);
  return interner_.intern(builder_, *real_parent_);
}

// --- one property --------------------------------------------------------------------------------

/// The text of a value after var() is replaced; `kind` becomes a css-wide keyword if that is what
/// it says. Corrupt = invalid at computed-value time.
Result<std::string_view> CascadeImplementation::text_of(PropertyId property, const CssValue& value,
                                                        const CustomProperties* custom,
                                                        Kind& kind) {
  kind = value.kind;
  if (kind != Kind::Variables && kind != Kind::ShorthandVariables) return value.text;
  const bool shorthand = kind == Kind::ShorthandVariables;
  if (shorthand && expanded_ == &value) return longhand_text(property, value, {});
  Substitution substitution(scratch_, *atoms_, registered_.span(), element_);
  WEFT_TRY_ASSIGN(const std::string_view text, substitution.replace(value.text, custom));
  kind = css_wide_keyword(text);
  return kind == Kind::Text && shorthand ? longhand_text(property, value, text) : text;
}

/// The part of `property` in the expansion of a shorthand, made once for all its longhands.
Result<std::string_view> CascadeImplementation::longhand_text(PropertyId property,
                                                              const CssValue& value,
                                                              std::string_view text) {
  if (expanded_ != &value) {
    expanded_ = &value;
    expansion_.clear();
    expansion_valid_ = expand_shorthand(static_cast<ShorthandId>(value.shorthand), text,
                                        quirks_mode_, values_, trial_, expansion_);
    WEFT_TRY(values_.status);
  }
  const std::string_view* part = expansion_.find(property);
  if (!expansion_valid_ || !part) return Status::Corrupt;
  return *part;
}

Status CascadeImplementation::apply(PropertyId property, Winner winner,
                                    const CustomProperties* custom) {
  while (winner.declaration) {
    Kind kind = Kind::Text;
    const Result<std::string_view> text =
        text_of(winner.declaration->property, *winner.declaration->value, custom, kind);
    if (text.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (!text.ok()) break;
    if (kind == Kind::Variables || kind == Kind::ShorthandVariables)
      kind = css_wide_keyword(text.value());
    if (kind == Kind::Text) return parse_text(property, text.value());
    if (kind != Kind::Revert && kind != Kind::RevertLayer) {
      apply_wide(property, kind);
      return values_.status;
    }
    winner = order_.next(property, Atom::None, winner, kind);
  }
  apply_wide(property, Kind::Unset);
  return values_.status;
}

Status CascadeImplementation::parse_text(PropertyId property, std::string_view text) {
  if (!parse_longhand(property, text, quirks_mode_, values_, builder_))
    apply_wide(property, Kind::Unset);
  return values_.status;
}

void CascadeImplementation::apply_wide(PropertyId property, Kind kind) {
  if (kind == Kind::Inherit || (kind == Kind::Unset && property_row(property).inherited()))
    copy_value(property, *builder_.parent, builder_);
  else set_initial(property, values_, builder_);
}

// --- custom properties ---------------------------------------------------------------------------

Status CascadeImplementation::compute_custom(const InheritedStyle& parent,
                                             const CustomProperties*& custom) {
  custom = parent.custom;
  own_custom_ = {};
  if (order_.custom().empty()) return Status::Ok;
  ArenaVector<CustomProperty> own(scratch_);
  bool hides = false;
  for (const Winner winner : order_.custom())
    WEFT_TRY(add_custom(winner, parent.custom, own, hides));
  if (own.empty()) return Status::Ok;
  custom = scratch_.make<CustomProperties>(parent.custom, own.span(), hides);
  if (!custom) return Status::OutOfMemory;
  own_custom_ = own.span();
  return resolve_custom(own_custom_, *custom, custom_context());
}

Status CascadeImplementation::add_custom(Winner winner, const CustomProperties* parent,
                                         ArenaVector<CustomProperty>& own, bool& hides) {
  const Atom name = winner.declaration->custom_name;
  Kind kind = winner.declaration->value->kind;
  while (kind == Kind::Revert || kind == Kind::RevertLayer) {
    winner = order_.next(PropertyId::Custom, name, winner, kind);
    if (!winner.declaration) return Status::Ok;
    kind = winner.declaration->value->kind;
  }
  const RegisteredProperty* known = find_registration(registered_.span(), name);
  const bool inherits = !known || known->inherits;
  if (kind == Kind::Inherit && !inherits) {
    const CustomProperty* of_parent = parent_custom_property(parent, name);
    hides = hides || of_parent;
    return of_parent ? own.push(*of_parent) : Status::Ok;
  }
  if (kind == Kind::Inherit || kind == Kind::Unset || (kind == Kind::Initial && !inherits))
    return Status::Ok;
  hides = hides || !inherits;
  return own.push(
      {name, kind == Kind::Initial, kind == Kind::Variables, winner.declaration->value->text});
}

/// Children must not see what does not inherit: they look into a map of their own first.
const CustomProperties* CascadeImplementation::map_for_children(const CustomProperties* map,
                                                                Status& status) {
  if (!map || !map->hides_from_children) return map;
  const auto* made = arena_->make<CustomProperties>(map, std::span<const CustomProperty>(), false);
  if (!made) status = Status::OutOfMemory;
  return made;
}

Status CascadeImplementation::register_property(const PropertyRegistration& registration) {
  WEFT_TRY_ASSIGN(const Atom name, atoms_->intern(registration.name));
  const RegisteredProperty property{name, registration.inherits, registration.has_initial_value,
                                    registration.syntax, trimmed(registration.initial_value)};
  const bool valid = is_valid_registration(property, values_);
  WEFT_TRY(values_.status);
  if (!valid) return Status::Ok;
  for (RegisteredProperty& known : registered_)
    if (known.name == name) return known = property, Status::Ok;
  return registered_.push(property);
}

Result<std::string_view> CascadeImplementation::custom_property(std::string_view name,
                                                                const InheritedStyle& inherited,
                                                                Arena& arena) {
  scratch_.clear();
  Substitution substitution(scratch_, *atoms_, registered_.span());
  const Result<std::string_view> value = substitution.value(atoms_->find(name), inherited.custom);
  if (value.status() == Status::Corrupt) return std::string_view();
  WEFT_TRY(value.status());
  return arena.copy(value.value());
}

WinningDeclaration CascadeImplementation::winner(const Element& element, PseudoKind pseudo,
                                                 PropertyId property, Atom custom_name) {
  scratch_.clear();
  if (sort(element.matches, pseudo, last_containers_, last_custom_) != Status::Ok) return {};
  if (element.style && element.style->text->direction == Direction::Rtl) order_.mirror();
  Winner winner =
      property == PropertyId::Custom ? order_.custom_winner(custom_name) : order_.winner(property);
  while (winner.declaration && (winner.declaration->value->kind == Kind::Revert ||
                                winner.declaration->value->kind == Kind::RevertLayer))
    winner = order_.next(property, custom_name, winner, winner.declaration->value->kind);
  if (!winner.declaration) return {};
  for (const Match* match = element.matches; match; match = match->next)
    if (match->block == order_.block_of(winner) && match->pseudo == static_cast<uint8_t>(pseudo))
      return {winner.declaration, match};
  return {};
}

// --- containers ----------------------------------------------------------------------------------

Status CascadeImplementation::sort(const Match* matches, PseudoKind pseudo,
                                   const QueryContainer* containers,
                                   const CustomProperties* custom) {
  if (container_rules_.empty()) return order_.sort(matches, pseudo, nullptr, scratch_);
  Substitution substitution(scratch_, *atoms_, registered_.span());
  Status failure = Status::Ok;
  const ContainerSurroundings surroundings{
      containers,    own_map(custom),        environment_, values_.units.root_font_size,
      &substitution, &asked_for_containers_, &failure};
  const ContainerFilter filter{container_rules_, surroundings};
  WEFT_TRY(order_.sort(matches, pseudo, &filter, scratch_));
  return failure;
}

Status CascadeImplementation::become_container(const Element& element,
                                               const CustomProperties* custom,
                                               InheritedStyle& inherited) {
  const ComputedStyle& style = *element.style;
  if (style.box->container_type == ContainerType::Normal && style.rare->container_names.empty())
    return Status::Ok;
  inherited.containers = arena_->make<QueryContainer>(
      inherited.containers, &style, custom, inherited.definite_width, inherited.definite_height);
  return inherited.containers ? Status::Ok : Status::OutOfMemory;
}

}  // namespace

Result<Owned<Cascade>> Cascade::create(Budget& budget, Arena& arena, AtomTable& atoms,
                                       const MediaEnvironment& environment, FontSet& fonts,
                                       QuirksMode quirks_mode) {
  WEFT_TRY_ASSIGN(auto made, make_owned<CascadeImplementation>(budget, budget, arena, atoms,
                                                               environment, fonts, quirks_mode));
  return Owned<Cascade>(std::move(made));
}

}  // namespace weft
