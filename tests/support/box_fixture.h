// Box trees made by hand, without a document or style sheets, for tests of layout.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <string>

#include "render/layout/formatting.h"
#include "tests/support/fake_fonts.h"

namespace weft {

/// An ImageStore without pictures.
class NoImages final : public ImageStore {
 public:
  Result<Image*> find(std::string_view, PictureView) override { return Status::NotFound; }
  Status prefetch(Image&) override { return Status::Ok; }
  Status measure(Image&) override { return Status::Ok; }
  Status will_draw(Image&, uint32_t, uint32_t) override { return Status::Ok; }
  Result<Owned<ImageRows>> open_rows(Image&, uint32_t, uint32_t, Scaling) override {
    return Status::NotFound;
  }
};

/// One style whose groups may be changed freely.
struct FreeStyle {
  TextStyle text;
  BoxStyle box;
  SurfaceStyle surface;
  FlexStyle flex;
  RareStyle rare;
  ComputedStyle computed{&text, &box, &surface, &flex, &rare};
};

inline int px(Px value) { return value.round(); }
inline Length fixed(int pixels) { return Length::fixed(Px::from_int(pixels)); }

/// A page of 800 x 600 px. Boxes get their style from a function that changes the initial one. Text
/// is 20 px high, each character 10 px wide.
class BoxFixture {
 public:
  explicit BoxFixture(QuirksMode quirks_mode = QuirksMode::No)
      : BoxFixture(own_budget_, quirks_mode) {}
  explicit BoxFixture(Budget& budget, QuirksMode quirks_mode = QuirksMode::No)
      : arena_(budget), context_{arena_,
                                 fonts_,
                                 images_,
                                 notes_,
                                 {Px::from_int(800), Px::from_int(600)},
                                 quirks_mode} {
    root = &make(nullptr, BoxKind::Block);
    root->independent = true;
  }

  template <typename Change>
  Box& add(Box& parent, BoxKind kind, Change change) {
    Box& box = make(&parent, kind);
    change(styles_.back());
    const BoxStyle& style = *box.style->box;
    box.out_of_flow = style.position == Position::Absolute || style.position == Position::Fixed;
    box.floating = !box.out_of_flow && style.floating != Float::None;
    box.independent = box.floating || box.out_of_flow || style.overflow_x != Overflow::Visible ||
                      kind == BoxKind::Flex || kind == BoxKind::Grid;
    return box;
  }
  template <typename Change>
  Box& block(Box& parent, Change change) {
    return add(parent, BoxKind::Block, change);
  }
  template <typename Change>
  Box& block(Change change) {
    return block(*root, change);
  }
  /// A block that is only `height` high.
  Box& block(Box& parent, int height) {
    return block(parent, [&](FreeStyle& style) { style.box.height = fixed(height); });
  }
  Box& floating(Box& parent, Float side, int width, int height) {
    return block(parent, [&](FreeStyle& style) {
      style.box.floating = side;
      style.box.width = fixed(width);
      style.box.height = fixed(height);
    });
  }
  /// Makes `parent` a container of lines with this text.
  Box& text(Box& parent, std::string_view content) {
    Box& box = make(&parent, BoxKind::Text);
    box.text = content;
    box.inline_level = parent.inline_content = true;
    if (parent.kind == BoxKind::Inline) parent.inline_content = false;
    return box;
  }

  Status layout() { return layout_page(context_, *root); }
  /// "x,y widthxheight" on the page, in whole px.
  std::string place(const Box& box) const {
    const Point at = offset_in(box, nullptr);
    return std::to_string(px(at.x)) + "," + std::to_string(px(at.y)) + " " +
           std::to_string(px(box.size.width)) + "x" + std::to_string(px(box.size.height));
  }
  LayoutContext& context() { return context_; }
  const FakeFonts& fonts() const { return fonts_; }
  Box* root = nullptr;

 private:
  Box& make(Box* parent, BoxKind kind) {
    FreeStyle& made = styles_.emplace_back();
    made.text.set_font_size(20);
    made.text.text_align_last = TextAlign::MatchParent;
    made.text.line_height = Length::normal();
    made.text.tab_size = Length::number(8);
    made.box.display = made.box.original_display = Display::Block;
    Box& box = boxes_.emplace_back();
    box.kind = kind;
    box.style = &made.computed;
    if (box.is_block_container()) box.content = {};
    if (kind == BoxKind::Replaced) box.image = nullptr;
    if (parent) parent->append(box);
    return box;
  }

  Budget own_budget_;
  Arena arena_;
  FakeFonts fonts_;
  NoImages images_;
  NoNotes notes_;
  LayoutContext context_;
  std::deque<FreeStyle> styles_;
  std::deque<Box> boxes_;
};

}  // namespace weft
