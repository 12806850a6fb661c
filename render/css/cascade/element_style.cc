// CSS Cascade 5, 4.4 and 7; the phases are those of property_table.h.
#include "render/css/cascade/element_style.h"

#include <algorithm>
#include <optional>

#include "render/css/cascade/declared_text.h"
#include "render/css/cascade/element_custom.h"
#include "render/css/properties/property_table.h"
#include "render/css/selectors/selector.h"

namespace weft {
namespace {

using Kind = CssValue::Kind;
using Winner = CascadeOrder::Winner;

/// A style in the making, on the stack.
class StyleComputation {
 public:
  StyleComputation(CascadeContext& context, const StyleSubject& subject,
                   const InheritedStyle& inherited, const ElementCustom& custom);

  Status compute();
  Result<const ComputedStyle*> finish();
  double zoom() const { return zoom_; }
  bool is_old_box() const { return builder_.old_box.is_container; }

 private:
  // The needs of a phase, before it begins:
  Status take_parent();
  Status take_zoom();
  Status animate();
  Status take_font();
  Status take_lines();
  void zoom_parent();

  Status apply(Phase phase);
  Status apply(PropertyId property, Winner winner);
  void apply_text(PropertyId property, std::string_view text);
  void apply_wide(PropertyId property, Kind kind);

  CascadeContext& context_;
  ValueContext& values_;
  const StyleSubject& subject_;
  const InheritedStyle& inherited_;
  const ElementCustom& custom_;
  const ComputedStyle& parent_;
  DeclaredText texts_;
  StyleBuilder builder_;
  double zoom_;
  std::optional<TextStyle> zoomed_text_;  // of builder_.parent, where the element has a zoom
  ComputedStyle zoomed_parent_;
};

const ComputedStyle& parent_of(const StyleSubject& subject, const InheritedStyle& inherited,
                               const CascadeContext& context) {
  return inherited.style && subject.role != ElementRole::Root ? *inherited.style
                                                              : context.above_root;
}

/// Whether the document says what background and borders look like.
bool has_own_look(const CascadeOrder& order) {
  const auto any_of = [&](PropertyId first, PropertyId last) {
    for (auto i = static_cast<uint16_t>(first); i <= static_cast<uint16_t>(last); ++i)
      if (order.is_of_document(static_cast<PropertyId>(i))) return true;
    return false;
  };
  return any_of(PropertyId::BorderTopWidth, PropertyId::BorderImageSource) ||
         any_of(PropertyId::BackgroundColor, PropertyId::BackgroundClip);
}

StyleComputation::StyleComputation(CascadeContext& context, const StyleSubject& subject,
                                   const InheritedStyle& inherited, const ElementCustom& custom)
    : context_(context),
      values_(context.values),
      subject_(subject),
      inherited_(inherited),
      custom_(custom),
      parent_(parent_of(subject, inherited, context)),
      texts_(context, subject.element, custom.map),
      builder_(initial_builder(parent_)),
      zoom_(inherited.zoom),
      zoomed_parent_(parent_) {}

Status StyleComputation::compute() {
  struct Step {
    Phase phase;
    Status (StyleComputation::*prepare)();
  };
  static constexpr Step kSteps[] = {{Phase::Zoom, &StyleComputation::take_parent},
                                    {Phase::Basic, &StyleComputation::take_zoom},
                                    {Phase::Lines, &StyleComputation::take_font},
                                    {Phase::Rest, &StyleComputation::take_lines}};
  static_assert(std::size(kSteps) + 1 == static_cast<size_t>(Phase::Count), "all but None");
  for (const Step& step : kSteps) {
    WEFT_TRY((this->*step.prepare)());
    WEFT_TRY(apply(step.phase));
  }
  return Status::Ok;
}

// --- phases --------------------------------------------------------------------------------------

Status StyleComputation::take_parent() {
  // These are inherited, though not with the text.
  builder_.rare.decoration.underline_offset = parent_.rare->decoration.underline_offset;
  builder_.text.color_schemes = parent_.text->color_schemes;
  if (parent_.svg != initial_style().svg) {
    builder_.svg = *parent_.svg;
    builder_.svg.own = {};
  }
  // What is in an <svg> turns about the origin of its units (CSS Transforms 1, 5).
  if (subject_.element.name_space == Namespace::Svg && subject_.element.name != Atom::Svg)
    builder_.rare.origin_x = builder_.rare.origin_y = Length::zero();
  builder_.old_box.is_item =
      inherited_.children_are_old_items && subject_.role == ElementRole::Item;
  return Status::Ok;
}

/// Zoom comes before all lengths: it is in their units, and in those that are inherited (CSS
/// Viewport 1, 5).
Status StyleComputation::take_zoom() {
  WEFT_TRY(animate());
  if (builder_.rare.zoom != 1) zoom_parent();
  const uint8_t schemes = builder_.text.color_schemes;
  builder_.text = *builder_.parent->text;
  builder_.text.color_schemes = schemes;
  const MediaEnvironment& environment = context_.environment;
  const double width = environment.width_px, height = environment.height_px;
  const Px container_width = inherited_.container_width,
           container_height = inherited_.container_height;
  LengthUnits& units = values_.units;
  units.device_pixel_ratio = environment.device_pixel_ratio * zoom_;
  units.viewport_width = width * zoom_;
  units.viewport_height = height * zoom_;
  units.container_width = (container_width >= Px() ? container_width.to_double() : width) * zoom_;
  units.container_height =
      (container_height >= Px() ? container_height.to_double() : height) * zoom_;
  units.asked_container = inherited_.has_container ? &context_.asked_for_containers : nullptr;
  if (subject_.role == ElementRole::Root) context_.units.set_root(*context_.above_root.text, 1);
  context_.units.start(*builder_.parent->text, zoom_);
  values_.dark_scheme = uses_dark_scheme(schemes, environment.prefers_dark);
  values_.accent_color = builder_.parent->text->accent_color;
  if (subject_.role == ElementRole::Root && values_.dark_scheme) builder_.text.color = kWhite;
  values_.current_color = builder_.parent->text->color;
  return values_.status;
}

/// The last keyframes of the animations that stay, as declarations.
Status StyleComputation::animate() {
  const AnimationLists& lists = builder_.animations;
  for (size_t i = 0; i < lists.names.size(); ++i)
    WEFT_TRY(context_.keyframes.visit(
        lists.names[i], Keyframes::left_by(lists, i),
        [&](const DeclarationBlock& keyframe) { return context_.order.animate(keyframe); }));
  return Status::Ok;
}

/// The inherited lengths are as large as the element's own.
void StyleComputation::zoom_parent() {
  const double factor = static_cast<double>(builder_.rare.zoom);
  zoom_ = std::clamp(zoom_ * factor, 1.0 / 1024, 63.0);
  TextStyle& text = zoomed_text_.emplace(*parent_.text);
  zoom_lengths(text, factor);
  text.zoom_1024 = static_cast<uint16_t>(zoom_ * 1024 + 0.5);
  zoomed_parent_.text = &text;
  builder_.parent = &zoomed_parent_;
}

bool is_of_blocks(TextAlign align) {
  return align == TextAlign::WebkitLeft || align == TextAlign::WebkitCenter ||
         align == TextAlign::WebkitRight;
}

/// The width of a line of "medium" (CSS Backgrounds 3, 3.3).
Px medium_line(const LengthUnits& units) {
  return Px::from_int(std::max<int32_t>(1, Px::from_double(3 * units.device_pixel_ratio).floor()));
}

/// em, ex, ch and currentcolor are those of the element from here on.
Status StyleComputation::take_font() {
  context_.order.orient(builder_.text);
  adapt_size_to_monospace(builder_, values_.units.device_pixel_ratio);
  context_.units.use_font(builder_.text);
  if (&parent_ == &context_.above_root) values_.units.root_font_size = values_.units.font_size;
  values_.current_color = builder_.text.color;
  SurfaceStyle& surface = builder_.surface;
  const Px medium = medium_line(values_.units);
  for (BorderSide* side : {&surface.top, &surface.right, &surface.bottom, &surface.left,
                           &surface.outline, &builder_.columns.rule})
    side->width = medium;
  builder_.rare.decoration.color = builder_.text.color;
  return Status::Ok;
}

/// lh is that of the element from here on.
Status StyleComputation::take_lines() {
  context_.units.use_lines(builder_.text);
  if (context_.registered.span().empty()) return Status::Ok;
  return measure_custom(custom_.own, context_.custom_context(&subject_.element));
}

Status StyleComputation::apply(Phase phase) {
  if (context_.order.empty()) return Status::Ok;
  const PropertyRange range = properties_of(phase);
  for (auto i = static_cast<uint16_t>(range.first); i <= static_cast<uint16_t>(range.last); ++i) {
    const auto property = static_cast<PropertyId>(i);
    const Winner winner = context_.order.winner(property);
    if (winner.declaration && property_row(property).phase == phase &&
        applies_to(subject_.pseudo, property))
      WEFT_TRY(apply(property, winner));
  }
  return Status::Ok;
}

// --- one property --------------------------------------------------------------------------------

/// CSS Cascade 5, 7.3: `revert` and `revert-layer` give the word to the next declaration; one that
/// is invalid at computed-value time is `unset`.
Status StyleComputation::apply(PropertyId property, Winner winner) {
  Kind kind = Kind::Unset;
  while (winner.declaration) {
    const Result<std::string_view> text =
        texts_.of(winner.declaration->property, *winner.declaration->value, *builder_.parent, kind);
    if (text.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (!text.ok()) kind = Kind::Unset;
    else if (kind == Kind::Text) apply_text(property, text.value());
    if (kind != Kind::Revert && kind != Kind::RevertLayer) break;
    winner = context_.order.next(property, Atom::None, winner, kind);
  }
  if (!winner.declaration) kind = Kind::Unset;
  if (kind != Kind::Text) apply_wide(property, kind);
  return values_.status;
}

void StyleComputation::apply_text(PropertyId property, std::string_view text) {
  if (!parse_longhand(property, text, context_.quirks_mode, values_, builder_))
    apply_wide(property, Kind::Unset);
}

void StyleComputation::apply_wide(PropertyId property, Kind kind) {
  if (kind == Kind::Inherit || (kind == Kind::Unset && property_row(property).inherited()))
    copy_value(property, *builder_.parent, builder_);
  else set_initial(property, values_, builder_);
}

// --- the whole -----------------------------------------------------------------------------------

static CaseLanguage case_language_of(const Element& element) {
  static constexpr struct {
    std::string_view range;
    CaseLanguage language;
  } kLanguages[] = {{"el", CaseLanguage::Greek},
                    {"tr", CaseLanguage::Turkic},
                    {"az", CaseLanguage::Turkic},
                    {"lt", CaseLanguage::Lithuanian}};
  for (const auto& row : kLanguages)
    if (matches_language(row.range, element)) return row.language;
  return CaseLanguage::Other;
}

Result<const ComputedStyle*> StyleComputation::finish() {
  builder_.text.case_language = builder_.text.text_transform == TextTransform::None
                                    ? CaseLanguage::Other
                                    : case_language_of(subject_.element);
  finish_style(builder_, subject_.role, subject_.pseudo);
  if (subject_.element.is_html(Atom::Table) && is_of_blocks(builder_.text.text_align))
    builder_.text.text_align = TextAlign::Start;  // HTML 15.3.8: `align` stops at a table
  ValueReader reader({}, values_);
  builder_.box.has_own_look =
      builder_.box.appearance != Appearance::None && has_own_look(context_.order);
  builder_.surface.background = assemble_layers(reader, LayerKind::Background, builder_.background);
  builder_.surface.background_color_clip = color_clip(builder_.background);
  builder_.rare.mask = assemble_layers(reader, LayerKind::Mask, builder_.mask);
  builder_.surface.border_image =
      builder_.border_image.source.none() ? nullptr : reader.one(builder_.border_image);
  builder_.rare.mask_border =
      builder_.mask_border.source.none() ? nullptr : reader.one(builder_.mask_border);
  builder_.rare.motion = builder_.motion == MotionStyle{} ? nullptr : reader.one(builder_.motion);
  builder_.rare.space = builder_.space == SpaceStyle{} ? nullptr : reader.one(builder_.space);
  BorderSide& rule = builder_.columns.rule;
  if (!has_line(rule) && rule.width == medium_line(values_.units))
    rule.width = ColumnStyle{}.rule.width;
  builder_.rare.columns =
      builder_.columns == ColumnStyle{} ? nullptr : reader.one(builder_.columns);
  builder_.rare.transform =
      assemble_transforms(reader, builder_.individual, builder_.motion, builder_.rare.transform);
  WEFT_TRY(values_.status);
  WEFT_TRY_ASSIGN(const ComputedStyle* style, context_.interner.intern(builder_, parent_));
  context_.units.use_font(*style->text);
  return style;
}

/// Whether a style asks only for the element's attributes, if for anything of it but its rules.
bool may_be_shared(const StyleSubject& subject) {
  return subject.role != ElementRole::Root && subject.element.name_space == Namespace::Html &&
         subject.element.name != Atom::Table;
}

Result<ElementStyle> compute_alone(CascadeContext& context, const StyleSubject& subject,
                                   const InheritedStyle& parent) {
  context.scratch.clear();
  context.values.status = Status::Ok;
  context.values.reads_attributes = false;
  WEFT_TRY(context.sort(subject.matches, subject.pseudo, parent, context.scratch, context.order));
  WEFT_TRY_ASSIGN(
      const ElementCustom custom,
      declare_custom(context.order, parent.custom, context.custom_context(&subject.element)));
  StyleComputation computation(context, subject, parent, custom);
  WEFT_TRY(computation.compute());
  WEFT_TRY_ASSIGN(const ComputedStyle* style, computation.finish());
  ElementStyle result{style, parent.custom, computation.zoom(), computation.is_old_box()};
  // Until here the map is in scratch; nothing below a pseudo-element wants it.
  if (custom.own.empty() || subject.pseudo != PseudoKind::None) return result;
  WEFT_TRY_ASSIGN(result.custom, context.interner.intern(*custom.map));
  return result;
}

}  // namespace

Result<ElementStyle> compute_style(CascadeContext& context, const StyleSubject& subject,
                                   const InheritedStyle& parent) {
  if (!may_be_shared(subject)) return compute_alone(context, subject, parent);
  const StyleOrigin origin{.matches = subject.matches,
                           .parent = parent.style,
                           .custom = parent.custom,
                           .containers = parent.containers,
                           .container_width = parent.container_width,
                           .container_height = parent.container_height,
                           .zoom = parent.zoom,
                           .pseudo = subject.pseudo,
                           .role = subject.role,
                           .is_old_item = parent.children_are_old_items,
                           .has_container = parent.has_container};
  if (const ElementStyle* const known = context.recent_styles.find(origin)) return *known;
  WEFT_TRY_ASSIGN(const ElementStyle made, compute_alone(context, subject, parent));
  // Letters of other cases depend on the language of the element.
  const bool is_shared =
      !context.values.reads_attributes && made.style->text->text_transform == TextTransform::None;
  if (is_shared) context.recent_styles.keep(origin, made);
  return made;
}

}  // namespace weft
