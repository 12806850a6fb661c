#include "render/layout/boxes/broken_picture.h"

#include <array>

#include "render/base/ascii.h"
#include "render/css/selectors/form_state.h"

namespace weft {

namespace {

constexpr uint32_t kMarkSide = 16;  // CSS px

/// A sheet with a landscape, its corner torn off.
constexpr const char* kMark[kMarkSide] = {
    "###########     ", "#ssssssssss##   ", "#ssssssssss#w#  ", "#sswwwsssss#ww# ",
    "#swwwwwwsss#####", "#wwwwwwwwwsssss#", "#ssssssssssssss#", "#ssssssssssssss#",
    "#sssssssssssss  ", "#ssssssssssss   ", "#ssssggggsss  s#", "#sssggggggg  ss#",
    "#ssggggggg  sss#", "#sgggggg   sggg#", "#ggggggg  ggggg#", "########  ######",
};

Rgba color_of(char c) {
  switch (c) {
    case '#': return {0x98, 0x98, 0x98, 255};
    case 's': return {0xCC, 0xDD, 0xF6, 255};
    case 'w': return {255, 255, 255, 255};
    case 'g': return {0x58, 0xAE, 0x39, 255};
    default: return {};
  }
}

class MarkRows final : public RowDecoder {
 public:
  const ImageHeader& header() const override { return header_; }
  Result<std::span<const Rgba>> next_row() override {
    if (next_ == kMarkSide) return Status::NotFound;
    const char* const colors = kMark[next_++];
    for (size_t x = 0; x < row_.size(); ++x) row_[x] = color_of(colors[x]);
    return std::span<const Rgba>(row_);
  }

 private:
  ImageHeader header_{.width = kMarkSide,
                      .height = kMarkSide,
                      .natural_width = kMarkSide,
                      .natural_height = kMarkSide,
                      .has_alpha = true};
  std::array<Rgba, kMarkSide> row_;
  uint32_t next_ = 0;
};

class Mark final : public DrawnTile {
 public:
  uint32_t width() const override { return kMarkSide; }
  uint32_t height() const override { return kMarkSide; }
  Result<Owned<RowDecoder>> open(Budget& budget) override {
    WEFT_TRY_ASSIGN(Owned<MarkRows> rows, make_owned<MarkRows>(budget));
    return Owned<RowDecoder>(std::move(rows));
  }
};
Mark mark;

std::string_view alternative_text(const Element& image) {
  if (const std::string_view* alt = image.attribute(Atom::Alt)) return *alt;
  if (!image.is_html(Atom::Input)) return {};
  for (const Atom name : {Atom::Title, Atom::Value})
    if (const std::string_view* text = image.attribute(name)) return *text;
  return "Submit";
}

/// The size that is known of a picture that cannot be decoded, where the style leaves it open.
void take_natural_size(const Box& box, double unit, BoxStyle& style) {
  if (!box.image || !box.image->width() || !box.image->height()) return;
  const Px width = Px::from_double(box.image->css_width() * unit),
           height = Px::from_double(box.image->css_height() * unit);
  if (style.width.is_auto())
    style.width =
        Length::fixed(style.height.is_fixed() ? style.height.px().scaled(width, height) : width);
  if (style.height.is_auto() && style.width.is_fixed())
    style.height = Length::fixed(style.width.px().scaled(height, width));
}

class BrokenPicture {
 public:
  BrokenPicture(BoxFactory& factory, Box& box, const Element& image)
      : factory_(factory),
        box_(box),
        text_style_(box.style->text),
        text_(alternative_text(image)),
        unit_(factory.css_unit(box.text_style())),
        is_silent_(image.attribute(Atom::Alt) && text_.empty()) {}

  Status show() {
    Arena& arena = factory_.input().arena;
    BoxStyle* const style = arena.make<BoxStyle>(box_.box_style());
    if (!style) return Status::OutOfMemory;
    take_natural_size(box_, unit_, *style);
    if (is_quirky() && style->width.is_auto() != style->height.is_auto())
      (style->width.is_auto() ? style->width : style->height) =
          style->width.is_auto() ? style->height : style->width;
    const bool has_size = !style->width.is_auto() && !style->height.is_auto();
    const bool is_framed = has_size && (text_.empty() || has_natural_size() || is_quirky());
    const bool has_mark = is_framed ? fits_mark(*style) : !is_silent_;
    if (!is_framed && style->display == Display::Inline) {
      style->width = style->height = Length();
      style->aspect_ratio_width = Px();
    }
    WEFT_TRY_ASSIGN(const TextStyle* const text_around, is_framed ? flat_text() : text_style_);
    box_.style = arena.make<ComputedStyle>(text_around, style, box_.style->surface,
                                           box_.style->flex, box_.style->rare);
    if (!box_.style) return Status::OutOfMemory;
    box_.kind = BoxKind::Block;
    box_.independent = box_.inline_content = true;
    box_.content = {};
    Box* content = &box_;
    if (is_framed) {
      WEFT_TRY_ASSIGN(content, make_frame(has_mark ? BorderLine::Solid : BorderLine::None));
    }
    if (has_mark) WEFT_TRY(append_mark(*content));
    if (text_.empty() || (is_framed && !has_mark)) return Status::Ok;
    WEFT_TRY_ASSIGN(Box* const text, factory_.text(text_, *content->style, box_.node));
    text->anonymous = true;  // of the picture, not of the document
    content->append(*text);
    return Status::Ok;
  }

 private:
  bool is_quirky() const { return factory_.input().document.quirks_mode == QuirksMode::Quirks; }
  bool has_natural_size() const { return box_.image && box_.image->width(); }
  bool fits_mark(const BoxStyle& style) const {
    const Px side = Px::from_double(kMarkSide * unit_);
    const auto holds = [&](const Length& size) {
      return size.has_percent() || size.resolve_or(Px(), side) >= side;
    };
    return holds(style.width) && holds(style.height);
  }

  /// Of lines that are as high as the frame in them.
  Result<const TextStyle*> flat_text() {
    auto* const flat = factory_.input().arena.make<TextStyle>(*text_style_);
    if (!flat) return Status::OutOfMemory;
    flat->line_height = Length::zero();
    return static_cast<const TextStyle*>(flat);
  }

  /// A box, perhaps with an edge, that fills the box of the picture.
  Result<Box*> make_frame(BorderLine edge) {
    Arena& arena = factory_.input().arena;
    const Px line =
        edge == BorderLine::None ? Px() : Px::from_int(std::max(1, static_cast<int>(unit_)));
    WEFT_TRY_ASSIGN(const ComputedStyle* const plain,
                    factory_.anonymous_style(text_style_, Display::InlineBlock));
    BoxStyle* const style = arena.make<BoxStyle>(*plain->box);
    SurfaceStyle* const surface = arena.make<SurfaceStyle>(*plain->surface);
    if (!style || !surface) return Status::OutOfMemory;
    style->width = style->height = Length::percent(100);
    style->box_sizing = BoxSizing::BorderBox;
    style->overflow_x = style->overflow_y = Overflow::Hidden;
    style->padding_top = style->padding_right = style->padding_bottom = style->padding_left =
        Length::fixed(line);
    surface->top = surface->right = surface->bottom =
        surface->left = {line, edge, kPictureEdge, false};
    const ComputedStyle* const framed =
        arena.make<ComputedStyle>(plain->text, style, surface, plain->flex, plain->rare);
    if (!framed) return Status::OutOfMemory;
    WEFT_TRY_ASSIGN(Box* const frame, factory_.make(*framed, nullptr, PseudoKind::None));
    frame->inline_content = true;
    box_.append(*frame);
    return frame;
  }

  Status append_mark(Box& parent) {
    WEFT_TRY_ASSIGN(const ComputedStyle* const plain,
                    factory_.anonymous_style(text_style_, Display::Block));
    Arena& arena = factory_.input().arena;
    BoxStyle* const style = arena.make<BoxStyle>(*plain->box);
    if (!style) return Status::OutOfMemory;
    const bool is_ltr = box_.text_style().direction == Direction::Ltr;
    style->floating = is_ltr ? Float::Left : Float::Right;
    const ComputedStyle* const floated =
        arena.make<ComputedStyle>(plain->text, style, plain->surface, plain->flex, plain->rare);
    if (!floated) return Status::OutOfMemory;
    WEFT_TRY_ASSIGN(Box* const made, factory_.make(*floated, nullptr, PseudoKind::None));
    WEFT_TRY_ASSIGN(Image* const image, factory_.input().images.adopt(mark));
    made->kind = BoxKind::Replaced;
    made->image = image;
    made->anonymous = true;
    parent.append(*made);
    return Status::Ok;
  }

  BoxFactory& factory_;
  Box& box_;
  const TextStyle* text_style_;
  std::string_view text_;
  double unit_;
  bool is_silent_;
};

}  // namespace

Status show_broken_picture(BoxFactory& factory, Box& box, const Element& image) {
  const bool was_asked_for = box.image || !trimmed(value_of(image, Atom::Src)).empty();
  if (!was_asked_for && alternative_text(image).empty()) return Status::Ok;
  return BrokenPicture(factory, box, image).show();
}

}  // namespace weft
