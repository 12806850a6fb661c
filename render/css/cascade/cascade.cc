// Element by element, parents before their children.
#include "render/css/cascade/cascade.h"

#include <utility>

#include "render/base/ascii.h"
#include "render/css/cascade/cascade_context.h"
#include "render/css/cascade/element_custom.h"
#include "render/css/cascade/element_style.h"
#include "render/css/cascade/pseudo_styles.h"

namespace weft {
namespace {

class CascadeImplementation final : public Cascade {
 public:
  CascadeImplementation(Budget& budget, CascadeArenas arenas, const ComputedStyle& root_parent,
                        AtomTable& atoms, const MediaEnvironment& environment, FontSet& fonts,
                        QuirksMode quirks_mode)
      : context_(budget, arenas, root_parent, atoms, environment, fonts, quirks_mode) {}

  Status register_property(const PropertyRegistration& registration) override;
  Keyframes& keyframes() override { return context_.keyframes; }
  Status add_counter_style(std::string_view name, std::string_view descriptors) override {
    CounterStyleRule rule;
    WEFT_TRY_ASSIGN(rule.name, context_.arena.copy(name));
    WEFT_TRY_ASSIGN(rule.descriptors, context_.arena.copy(descriptors));
    return context_.counter_styles.push(rule);
  }
  std::span<const CounterStyleRule> counter_styles() const override {
    return context_.counter_styles.span();
  }
  Result<uint16_t> add_container_rule(std::string_view prelude, uint16_t around) override {
    return context_.container_rules.add(prelude, around);
  }
  Result<InheritedStyle> compute(Element& element, const InheritedStyle& parent) override;
  Result<std::string_view> custom_property(std::string_view name, const InheritedStyle& inherited,
                                           Arena& arena) override;
  Status find_winners(const Element& element, PseudoKind pseudo, const InheritedStyle& parent,
                      WinnerQuery& query) override {
    return query.find(context_, element, pseudo, parent);
  }
  size_t distinct_styles() const override { return context_.interner.distinct_styles(); }
  bool asked_for_containers() const override { return context_.asked_for_containers; }

 private:
  Result<InheritedStyle> hand_down(const ElementStyle& made, const InheritedStyle& parent,
                                   bool is_root);
  Status become_container(const ElementStyle& made, InheritedStyle& inherited);

  CascadeContext context_;
};

Status CascadeImplementation::register_property(const PropertyRegistration& registration) {
  WEFT_TRY_ASSIGN(const Atom name, context_.atoms.intern(registration.name));
  return context_.registered.add({name, registration.inherits, registration.has_initial_value,
                                  registration.syntax, trimmed(registration.initial_value)},
                                 context_.values);
}

Result<InheritedStyle> CascadeImplementation::compute(Element& element,
                                                      const InheritedStyle& parent) {
  const bool is_root = !element.parent || !element.parent->is_element();
  const ElementRole role = is_root                         ? ElementRole::Root
                           : parent.children_are_items     ? ElementRole::Item
                           : element.is_html(Atom::Legend) ? ElementRole::Legend
                                                           : ElementRole::Other;
  WEFT_TRY_ASSIGN(
      const ElementStyle made,
      compute_style(context_, {element, element.matches, PseudoKind::None, role}, parent));
  element.style = made.style;
  if (is_root) context_.units.set_root(*made.style->text, made.zoom);
  WEFT_TRY_ASSIGN(InheritedStyle inherited, hand_down(made, parent, is_root));
  WEFT_TRY(compute_pseudo_styles(context_, element, parent, inherited));
  return inherited;
}

Result<InheritedStyle> CascadeImplementation::hand_down(const ElementStyle& made,
                                                        const InheritedStyle& parent,
                                                        bool is_root) {
  InheritedStyle inherited = parent;
  inherited.style = made.style;
  inherited.zoom = made.zoom;
  inherited.children_are_old_items = made.is_old_box;
  inherited.has_container |= made.style->box->container_type != ContainerType::Normal;
  const MediaEnvironment& environment = context_.environment;
  const Size viewport{Px::from_int(environment.width_px), Px::from_int(environment.height_px)};
  inherit_sizes(*made.style, parent, is_root, viewport, inherited);
  if (!context_.container_rules.empty()) WEFT_TRY(become_container(made, inherited));
  WEFT_TRY_ASSIGN(inherited.custom, map_for_children(made.custom, context_.own_arena));
  return inherited;
}

Status CascadeImplementation::become_container(const ElementStyle& made,
                                               InheritedStyle& inherited) {
  const ComputedStyle& style = *made.style;
  if (style.box->container_type == ContainerType::Normal && style.rare->container_names.empty())
    return Status::Ok;
  inherited.containers =
      context_.own_arena.make<QueryContainer>(inherited.containers, &style, made.custom,
                                              inherited.definite_width, inherited.definite_height);
  return inherited.containers ? Status::Ok : Status::OutOfMemory;
}

Result<std::string_view> CascadeImplementation::custom_property(std::string_view name,
                                                                const InheritedStyle& inherited,
                                                                Arena& arena) {
  context_.scratch.clear();
  Substitution substitution(context_.scratch, context_.atoms, context_.registered.span());
  const Result<std::string_view> value = substitution.value(name, inherited.custom);
  if (value.status() == Status::Corrupt) return std::string_view();
  WEFT_TRY(value.status());
  return arena.copy(value.value());
}

}  // namespace

Result<Owned<Cascade>> Cascade::create(Budget& budget, CascadeArenas arenas, AtomTable& atoms,
                                       const MediaEnvironment& environment, FontSet& fonts,
                                       QuirksMode quirks_mode) {
  // The root inherits from the initial style, with a font size in device px. Styles may share its
  // groups.
  auto* const text = arenas.styles.make<TextStyle>(*initial_style().text);
  auto* const root_parent = arenas.styles.make<ComputedStyle>(initial_style());
  if (!text || !root_parent) return Status::OutOfMemory;
  text->set_font_size(16 * environment.device_pixel_ratio);
  root_parent->text = text;
  WEFT_TRY_ASSIGN(auto made,
                  make_owned<CascadeImplementation>(budget, budget, arenas, *root_parent, atoms,
                                                    environment, fonts, quirks_mode));
  return Owned<Cascade>(std::move(made));
}

}  // namespace weft
