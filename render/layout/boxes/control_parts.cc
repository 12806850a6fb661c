#include "render/layout/boxes/control_parts.h"

#include <algorithm>
#include <iterator>

#include "render/css/selectors/form_state.h"
#include "render/css/style/calc_math.h"
#include "render/css/values/color_values.h"
#include "render/layout/boxes/box_fixup.h"
#include "render/layout/boxes/control_text.h"
#include "render/layout/writing_mode.h"

namespace weft {
namespace {

/// When a control has a part.
enum class When : uint8_t {
  Always,
  Native,  ///< It is drawn as the engine does.
  Styled,  ///< It is not.
  Checked,
  Empty,     ///< It has a placeholder, and no value.
  PartAuto,  ///< The part around it has an appearance.
};

/// What is special about a part.
enum class Role : uint8_t {
  Plain,
  Value,    ///< The control's text is in it.
  Hint,     ///< The placeholder is in it.
  Chooser,  ///< "Choose File" is in it.
  Share,    ///< It is as wide as the value's share of the whole.
  Edge,     ///< It lies in the padding of the control.
  Thumb,    ///< It stands where the value is.
  Paint,    ///< It has the colour that is the value.
};

/// A part of a control. Those deeper lie in the last part before them that is less deep.
struct Part {
  PseudoKind pseudo;
  uint8_t depth = 0;
  Role role = Role::Plain;
  When when = When::Always;
};
constexpr size_t kDeepest = 2;

constexpr Part kField[] = {{PseudoKind::Editor, 0, Role::Value},
                           {PseudoKind::Placeholder, 1, Role::Hint, When::Empty}};
constexpr Part kNumber[] = {{PseudoKind::Editor, 0, Role::Value},
                            {PseudoKind::Placeholder, 1, Role::Hint, When::Empty},
                            {PseudoKind::SpinButton},
                            {PseudoKind::Arrow, 1, Role::Plain, When::PartAuto}};
constexpr Part kTextArea[] = {{PseudoKind::Placeholder, 0, Role::Hint, When::Empty}};
constexpr Part kDate[] = {{PseudoKind::DateText, 0, Role::Value}, {PseudoKind::PickerIcon}};
constexpr Part kDropDown[] = {{PseudoKind::Editor, 0, Role::Value},
                              {PseudoKind::Arrow, 0, Role::Edge, When::Native}};
constexpr Part kFile[] = {{PseudoKind::FileButton, 0, Role::Chooser}};
constexpr Part kCheck[] = {{PseudoKind::Mark, 0, Role::Plain, When::Native},
                           {PseudoKind::Sign, 1, Role::Plain, When::Checked}};
constexpr Part kRange[] = {{PseudoKind::SliderTrack},
                           {PseudoKind::Rail, 1, Role::Plain, When::Native},
                           {PseudoKind::RailFill, 2, Role::Share},
                           {PseudoKind::SliderThumb, 1, Role::Thumb},
                           {PseudoKind::Knob, 2, Role::Plain, When::PartAuto}};
constexpr Part kColor[] = {{PseudoKind::SwatchFrame}, {PseudoKind::Swatch, 1, Role::Paint}};
constexpr Part kProgress[] = {{PseudoKind::Rail, 0, Role::Plain, When::Native},
                              {PseudoKind::RailFill, 1, Role::Share},
                              {PseudoKind::ProgressBar, 0, Role::Plain, When::Styled},
                              {PseudoKind::ProgressValue, 1, Role::Share}};
constexpr Part kMeterGood[] = {{PseudoKind::MeterBar}, {PseudoKind::MeterGood, 1, Role::Share}};
constexpr Part kMeterFair[] = {{PseudoKind::MeterBar}, {PseudoKind::MeterFair, 1, Role::Share}};
constexpr Part kMeterBad[] = {{PseudoKind::MeterBar}, {PseudoKind::MeterBad, 1, Role::Share}};

/// The least, greatest and present value of a control, as HTML orders them.
struct Gauge {
  double minimum, maximum, value;
  double share() const { return maximum > minimum ? (value - minimum) / (maximum - minimum) : 0; }
};

Gauge gauge_of(const Element& element, Control control) {
  const double greatest = control == Control::Range ? 100 : 1;
  Gauge gauge{0, number_attribute(element, Atom::Max, greatest), 0};
  if (control == Control::Progress && gauge.maximum <= 0) gauge.maximum = greatest;
  if (control != Control::Progress) gauge.minimum = number_attribute(element, Atom::Min, 0);
  gauge.maximum = std::max(gauge.maximum, gauge.minimum);
  const double middle = gauge.minimum + (gauge.maximum - gauge.minimum) / 2;
  gauge.value = number_attribute(element, Atom::Value, control == Control::Range ? middle : 0);
  gauge.value = std::clamp(gauge.value, gauge.minimum, gauge.maximum);
  return gauge;
}

/// How good the value of a <meter> is (HTML Standard, 4.10.14).
std::span<const Part> meter_parts(const Element& meter) {
  const Gauge gauge = gauge_of(meter, Control::Meter);
  const auto limit = [&](Atom name, double fallback, double least) {
    return std::clamp(number_attribute(meter, name, fallback), least, gauge.maximum);
  };
  const double low = limit(Atom::Low, gauge.minimum, gauge.minimum),
               high = limit(Atom::High, gauge.maximum, low),
               middle = gauge.minimum + (gauge.maximum - gauge.minimum) / 2,
               optimum = limit(Atom::Optimum, middle, gauge.minimum);
  const auto region = [&](double value) { return value < low ? 0 : value <= high ? 1 : 2; };
  const int off = std::abs(region(gauge.value) - region(optimum));
  // What lies on the limit of the best region is in it.
  const bool on_limit =
      (region(optimum) == 0 && gauge.value == low) || (region(optimum) == 2 && gauge.value == high);
  if (off == 0 || on_limit) return kMeterGood;
  return off == 1 ? std::span<const Part>(kMeterFair) : kMeterBad;
}

std::span<const Part> parts_of(const Element& element, Control control) {
  switch (control) {
    case Control::Text:
      return attribute_is(element, Atom::Type, "number") ? std::span<const Part>(kNumber) : kField;
    case Control::Password: return kField;
    case Control::TextArea: return kTextArea;
    case Control::Date: return kDate;
    case Control::DropDown: return kDropDown;
    case Control::File: return kFile;
    case Control::Check:
    case Control::Radio: return kCheck;
    case Control::Range: return kRange;
    case Control::Color: return kColor;
    case Control::Progress: return kProgress;
    case Control::Meter: return meter_parts(element);
    default: return {};
  }
}

/// Controls whose parts are items of a flexible row.
bool is_row(Control control) {
  return control != Control::Button && control != Control::File && control != Control::TextArea &&
         control != Control::ListBox;
}

bool has_appearance(const ComputedStyle& style) {
  return style.box->appearance != Appearance::None;
}

class ControlBuilder {
 public:
  ControlBuilder(BoxFactory& factory, Box& box, const Element& element, Control control)
      : factory_(factory), box_(box), element_(element), control_(control) {}

  /// False when the children of the element make boxes.
  Result<bool> build() {
    if (is_row(control_)) set_kind(BoxKind::Flex);
    else if (!element_.is_html(Atom::Button) || box_.kind == BoxKind::Inline)
      set_kind(BoxKind::Block);
    box_.independent = true;
    const bool native = is_native();
    WEFT_TRY(add_parts(parts_of(element_, control_)));
    if (native) WEFT_TRY(take_native_look());
    if (element_.is_html(Atom::Button) || control_ == Control::ListBox) return false;
    if (control_ == Control::TextArea) return box_.first_child != nullptr;
    if (control_ == Control::Button || control_ == Control::File) WEFT_TRY(add_label());
    return true;
  }

 private:
  /// A button may be a flex container or a table; other controls are what they are.
  void set_kind(BoxKind kind) {
    if (kind == BoxKind::Block && box_.is_block_container()) return;
    box_.kind = kind;
    box_.first_child = nullptr;
    if (kind == BoxKind::Block) box_.content = {};
  }
  /// Bars that the document paints are drawn as it says; boxes to check and sliders as the engine
  /// does.
  bool is_native() const {
    return has_appearance(*box_.style) && !(control_ == Control::Progress && styled());
  }
  bool styled() const { return box_.style->box->has_own_look; }

  bool applies(const Part& part, const Box& around) const {
    switch (part.when) {
      case When::Always: return true;
      case When::Native: return is_native();
      case When::Styled: return !is_native();
      case When::Checked: return is_checked(element_);
      case When::Empty: return shows_placeholder(element_);
      case When::PartAuto: return has_appearance(*around.style);
    }
    return false;
  }

  Status add_parts(std::span<const Part> parts) {
    Box* around[kDeepest + 2] = {&box_};
    for (const Part& part : parts) {
      Box* const parent = around[part.depth];
      Box*& made = around[part.depth + 1];
      made = nullptr;
      const ComputedStyle* const style = pseudo_style(element_, part.pseudo);
      if (!parent || !style || style->box->display == Display::None || !applies(part, *parent))
        continue;
      WEFT_TRY_ASSIGN(made, make(part, *style));
      parent->append(*made);
    }
    return Status::Ok;
  }

  Result<Box*> make(const Part& part, const ComputedStyle& style) {
    WEFT_TRY_ASSIGN(const ComputedStyle* const own, part_style(part, style));
    WEFT_TRY_ASSIGN(Box* const box, factory_.make(*own, &element_, part.pseudo));
    if (part.role == Role::Value) {
      WEFT_TRY_ASSIGN(const std::string_view text, text_of_control());
      WEFT_TRY(control_ == Control::Date ? add_date(*box, text) : add_line(*box, text));
    }
    if (part.role == Role::Hint) WEFT_TRY(add_text(*box, value_of(element_, Atom::Placeholder)));
    if (part.role == Role::Chooser) {
      const bool many = has_attribute(element_, Atom::Multiple);
      WEFT_TRY(add_text(*box, many ? "Choose Files" : "Choose File"));
      box_.inline_content = true;
      if (has_appearance(style) && !style.box->has_own_look) WEFT_TRY(round_edge(*box));
    }
    return box;
  }

  Result<std::string_view> text_of_control() {
    return control_text(element_, control_, factory_.input().arena);
  }

  /// `text`, in a line that is there without it, too.
  Status add_line(Box& box, std::string_view text) {
    return add_text(box, text.empty() ? "\xE2\x80\x8B" : text);
  }

  Status add_text(Box& box, std::string_view text) {
    box.inline_content = true;
    WEFT_TRY_ASSIGN(Box* const made, factory_.text(text, *box.style, &element_));
    box.append(*made);
    return Status::Ok;
  }

  /// Its numbers and words are boxes of their own among the signs between them.
  Status add_date(Box& box, std::string_view text) {
    constexpr std::string_view kBetween = "/:, \u202F", kWeek = "Week ";
    const ComputedStyle* const style = pseudo_style(element_, PseudoKind::DateField);
    while (style && !text.empty()) {
      const size_t between =
          text.starts_with(kWeek) ? kWeek.size() : text.find_first_not_of(kBetween);
      const std::string_view part =
          text.substr(0, between > 0 ? between : text.find_first_of(kBetween));
      text.remove_prefix(part.size());
      Box* field = &box;
      if (between == 0) {
        WEFT_TRY_ASSIGN(field, factory_.make(*style, &element_, PseudoKind::DateField));
        // In a line, although the style of a part is that of an item of the control.
        field->inline_level = field->independent = true;
        box.append(*field);
      }
      WEFT_TRY(add_text(*field, part));
    }
    box.inline_content = true;
    return Status::Ok;
  }

  Status add_label() {
    WEFT_TRY_ASSIGN(const std::string_view text, text_of_control());
    WEFT_TRY(add_line(BoxFactory::content_of(box_), text));
    return fix_up(factory_, box_).status();
  }

  // --- styles that depend on the value -----------------------------------------------------------

  /// As in Chromium, a line of a field that is lower than its font is as high as that asks for.
  Result<const ComputedStyle*> tall_enough(const ComputedStyle& style) {
    const TextStyle& text = *style.text;
    const Length& line = text.line_height;
    const bool is_low = line.kind() == Length::Kind::Number
                            ? line.factor_4096() <= 4096
                            : line.is_fixed() && line.px() <= text.font_size;
    if (!is_low || control_ == Control::DropDown) return &style;
    Arena& arena = factory_.input().arena;
    TextStyle* const own = arena.make<TextStyle>(text);
    ComputedStyle* const made = arena.make<ComputedStyle>(style);
    if (!own || !made) return Status::OutOfMemory;
    own->line_height = Length::normal();
    made->text = own;
    return made;
  }

  Result<const ComputedStyle*> part_style(const Part& part, const ComputedStyle& style) {
    if (part.role == Role::Value) {
      WEFT_TRY_ASSIGN(const ComputedStyle* const own, tall_enough(style));
      return control_ != Control::DropDown || is_native() ? own : unpadded(*own);
    }
    if (part.role < Role::Share) return &style;
    Arena& arena = factory_.input().arena;
    BoxStyle* const box = arena.make<BoxStyle>(*style.box);
    SurfaceStyle* const surface = arena.make<SurfaceStyle>(*style.surface);
    if (!box || !surface) return Status::OutOfMemory;
    if (part.role == Role::Share)
      (runs_down() ? box->height : box->width) = Length::percent(share() * 100);
    if (part.role == Role::Edge) move_into_padding(*box, *style.text);
    if (part.role == Role::Thumb) WEFT_TRY(place_thumb(*box, *style.text));
    if (part.role == Role::Paint) {
      const std::string_view value = value_of(element_, Atom::Value);
      if (!value.starts_with('#') || value.size() != 7 ||
          !parse_hex_color(value.substr(1), surface->background_color))
        surface->background_color = kBlack;
    }
    return made(style, *box, *surface);
  }

  /// The room beside the text of a drop-down box is the engine's: one without appearance has none.
  Result<const ComputedStyle*> unpadded(const ComputedStyle& style) {
    BoxStyle* const box = factory_.input().arena.make<BoxStyle>(*style.box);
    if (!box) return Status::OutOfMemory;
    box->padding_top = box->padding_right = box->padding_bottom = box->padding_left =
        Length::zero();
    return made(style, *box, *style.surface);
  }

  Result<const ComputedStyle*> made(const ComputedStyle& style, const BoxStyle& box,
                                    const SurfaceStyle& surface) {
    const ComputedStyle* const made = factory_.input().arena.make<ComputedStyle>(
        style.text, &box, &surface, style.flex, style.rare);
    if (!made) return Status::OutOfMemory;
    return made;
  }

  bool runs_down() const { return is_vertical(box_.style->text->writing_mode); }

  /// Without a value, a fifth of the engine's own bar: Chromium moves it to and fro.
  double share() const {
    if (control_ == Control::Progress && !has_attribute(element_, Atom::Value))
      return is_native() ? 0.2 : 0;
    return gauge_of(element_, control_).share();
  }

  void move_into_padding(BoxStyle& box, const TextStyle& text) const {
    const bool ltr = text.direction == Direction::Ltr;
    const BoxStyle& around = *box_.style->box;
    const Length& padding = ltr ? around.padding_right : around.padding_left;
    box.position = Position::Relative;
    (ltr ? box.left : box.right) = Length::fixed(padding.resolve_or(Px(), Px()));
  }

  /// The thumb goes from one end of the track to the other.
  Status place_thumb(BoxStyle& box, const TextStyle& text) {
    constexpr double kKnobSide = 16;  // CSS px
    const Length& stated = runs_down() ? box.height : box.width;
    const double unit = factory_.css_unit(text),
                 side = stated.is_fixed() ? stated.px().to_double() : kKnobSide * unit;
    CalcNode* const node = factory_.input().arena.make<CalcNode>();
    if (!node) return Status::OutOfMemory;
    node->percent = share() * 100;
    node->px = -share() * side;
    const bool ltr = text.direction == Direction::Ltr;
    (runs_down() ? ltr ? box.margin_top : box.margin_bottom
     : ltr       ? box.margin_left
                 : box.margin_right) = Length::calc(node);
    return Status::Ok;
  }

  // --- the engine's own look ---------------------------------------------------------------------

  Status take_native_look() {
    if (control_ == Control::Check || control_ == Control::Radio) return show_parts_alone();
    const bool has_edge = control_ != Control::Range && control_ != Control::Progress &&
                          control_ != Control::Meter && control_ != Control::File;
    return has_edge && !styled() ? round_edge(box_) : Status::Ok;
  }

  /// Its own background and borders are not drawn.
  Status show_parts_alone() {
    if (!styled()) return Status::Ok;
    SurfaceStyle* const surface = factory_.input().arena.make<SurfaceStyle>();
    if (!surface) return Status::OutOfMemory;
    for (const auto side :
         {&SurfaceStyle::top, &SurfaceStyle::right, &SurfaceStyle::bottom, &SurfaceStyle::left}) {
      (surface->*side) = box_.style->surface->*side;
      (surface->*side).color = kTransparent;
      (surface->*side).current_color = false;
    }
    WEFT_TRY_ASSIGN(box_.style, made(*box_.style, *box_.style->box, *surface));
    return Status::Ok;
  }

  /// A line of 1px along the outer edge, and rounded corners, in the room of the border.
  Status round_edge(Box& box);

  BoxFactory& factory_;
  Box& box_;
  const Element& element_;
  const Control control_;
};

/// In place of ButtonFace, as of other fields.
constexpr Color kFieldInTheDark{0x3B, 0x3B, 0x3B, 0xFF};
/// In place of ButtonBorder.
constexpr Color kEdge{0x76, 0x76, 0x76, 0xFF}, kEdgeInTheDark{0x85, 0x85, 0x85, 0xFF};

Px whole_px(double px) { return Px::from_int(std::max<int32_t>(1, Px::from_double(px).floor())); }

/// The room of the border that its line leaves is padding.
Length widened(const Length& padding, Px by) {
  return padding.is_fixed() ? Length::fixed(padding.px() + by) : padding;
}

Status ControlBuilder::round_edge(Box& box) {
  const ComputedStyle& style = *box.style;
  const double unit = factory_.css_unit(*style.text);
  Arena& arena = factory_.input().arena;
  BoxStyle* const of_box = arena.make<BoxStyle>(*style.box);
  SurfaceStyle* const surface = arena.make<SurfaceStyle>(*style.surface);
  if (!of_box || !surface) return Status::OutOfMemory;
  const Px line = whole_px(unit);
  struct Side {
    BorderSide SurfaceStyle::*border;
    Length BoxStyle::*padding;
  };
  constexpr Side kSides[] = {{&SurfaceStyle::top, &BoxStyle::padding_top},
                             {&SurfaceStyle::right, &BoxStyle::padding_right},
                             {&SurfaceStyle::bottom, &BoxStyle::padding_bottom},
                             {&SurfaceStyle::left, &BoxStyle::padding_left}};
  const bool is_raised = surface->top.line == BorderLine::Outset || control_ == Control::Color;
  for (const Side& side : kSides) {
    BorderSide& border = surface->*side.border;
    of_box->*side.padding = widened(of_box->*side.padding, border.width - line);
    border.width = line;
    border.line = BorderLine::Solid;
    if (border.color == kBlack || border.color == kWhite)
      border.color = border.color == kBlack ? kEdge : kEdgeInTheDark;
  }
  if (control_ == Control::DropDown && surface->background_color.alpha == 255)
    surface->background_color = surface->top.color == kEdgeInTheDark ? kFieldInTheDark : kWhite;
  const Length radius = Length::fixed(Px::from_double((is_raised ? 2 : 1) * unit));
  std::fill(std::begin(surface->radius_x), std::end(surface->radius_x), radius);
  std::fill(std::begin(surface->radius_y), std::end(surface->radius_y), radius);
  WEFT_TRY_ASSIGN(box.style, made(style, *of_box, *surface));
  return Status::Ok;
}

}  // namespace

Status add_group_label(BoxFactory& factory, Box& box, const Element& group) {
  const ComputedStyle* const style = pseudo_style(group, PseudoKind::Editor);
  const std::string_view label = value_of(group, Atom::Label);
  if (!style || label.empty()) return Status::Ok;
  WEFT_TRY_ASSIGN(Box* const part, factory.make(*style, &group, PseudoKind::Editor));
  WEFT_TRY_ASSIGN(Box* const text, factory.text(label, *style, &group));
  part->inline_content = true;
  part->append(*text);
  box.append(*part);
  return Status::Ok;
}

Result<bool> fill_control(BoxFactory& factory, Box& box, const Element& element, Control control) {
  return ControlBuilder(factory, box, element, control).build();
}

}  // namespace weft
