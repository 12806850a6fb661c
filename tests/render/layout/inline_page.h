// Box trees for tests of inline layout, made by hand: a block container of fixed width with text,
// inline boxes and more in it.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <string>

#include "render/layout/floats.h"
#include "render/layout/formatting.h"
#include "render/layout/inline/inline_text.h"
#include "tests/support/box_fixture.h"

namespace weft {

/// Font size 20 px: each character is 10 px wide, ascent 16, descent 4; line-height 20 px.
class InlinePage {
 public:
  explicit InlinePage(int width_px) : InlinePage(own_budget_, width_px) {}
  InlinePage(Budget& budget, int width_px)
      : arena_(budget),
        context_{arena_,        fonts_, images_, notes_, {Px::from_int(800), Px::from_int(600)},
                 QuirksMode::No},
        width_(Px::from_int(width_px)),
        floats_(arena_) {
    root = &add_box(nullptr, BoxKind::Block);
    root->inline_content = true;
    style(*root).text.set_font_size(20);
    style(*root).text.text_align_last = TextAlign::MatchParent;
    style(*root).text.line_height = Length::normal();
    style(*root).text.tab_size = Length::number(8);
    style(*root).box.display = Display::Block;
  }

  /// A box that inherits the text style of `parent`.
  Box& add_box(Box* parent, BoxKind kind) {
    FreeStyle& made = styles_.emplace_back();
    if (parent) made.text = parent->text_style();
    boxes_.emplace_back();
    Box& box = boxes_.back();
    box.kind = kind;
    box.style = &made.computed;
    if (parent) parent->append(box);
    return box;
  }
  Box& add_text(Box& parent, std::string_view text) {
    Box& box = add_box(&parent, BoxKind::Text);
    box.text = text;
    box.inline_level = true;
    return box;
  }
  Box& add_text(std::string_view text) { return add_text(*root, text); }
  Box& add_inline(Box& parent) { return add_box(&parent, BoxKind::Inline); }
  /// An inline-block or float of fixed size.
  Box& add_block(Box& parent, int width_px, int height_px) {
    Box& box = add_box(&parent, BoxKind::Block);
    box.independent = box.inline_level = true;
    style(box).box.display = Display::InlineBlock;
    style(box).box.width = Length::fixed(Px::from_int(width_px));
    style(box).box.height = Length::fixed(Px::from_int(height_px));
    return box;
  }
  Box& add_float(Box& parent, Float side, int width_px, int height_px) {
    Box& box = add_block(parent, width_px, height_px);
    box.floating = true;
    style(box).box.floating = side;
    return box;
  }
  FreeStyle& style(Box& box) {
    for (FreeStyle& made : styles_)
      if (&made.computed == box.style) return made;
    return styles_.front();
  }
  FreeStyle& style() { return style(*root); }

  Result<InlineExtent> measure(WidthMode mode) {
    const InlineSpace space{
        Px(),      Px(),        mode == WidthMode::Definite ? width_ : kIndefinite,
        mode,      kIndefinite, &floats_,
        Px::max(), Px()};
    return layout_inline(context_, *root, space, Pass::Measure);
  }
  Result<InlineExtent> place() {
    const InlineSpace space{Px(),        Px(),     width_,    WidthMode::Definite,
                            kIndefinite, &floats_, Px::max(), Px()};
    return layout_inline(context_, *root, space, Pass::Place);
  }
  std::span<LineBox> lines() const { return root->content.lines; }

  /// The text that is shown, a line of text each line; atomic inlines are "#", ellipses "…",
  /// hyphens "-".
  std::string shown() {
    std::string all;
    for (const LineBox& line : lines()) all += line_text(line) + "\n";
    return all;
  }
  std::string line_text(const LineBox& line) {
    std::string text;
    for (const LineFragment& fragment : line.fragments) text += fragment_text(fragment);
    return text;
  }
  std::string fragment_text(const LineFragment& fragment) {
    switch (fragment.kind) {
      case LineFragment::Kind::Text: break;
      case LineFragment::Kind::Atomic: return "#";
      case LineFragment::Kind::Ellipsis: return "…";
      case LineFragment::Kind::Hyphen: return "-";
      case LineFragment::Kind::InlineBox: return "";
    }
    ArenaVector<char> shown(arena_);
    EXPECT_EQ(append_shown_text(fragment.box->text, fragment.box->text_style(), fragment.start,
                                fragment.length, shown),
              Status::Ok);
    return std::string(shown.begin(), shown.size());
  }
  /// A text fragment as painted, from the left.
  std::string seen_text(const LineFragment& fragment) {
    ArenaVector<ShapedGlyph> glyphs(arena_);
    std::string_view text;
    EXPECT_EQ(shape_fragment(fonts_, fragment, arena_, glyphs, &text), Status::Ok);
    if (!fragment.right_to_left) return std::string(text);
    std::string from_left;
    for (std::string_view rest = text; !rest.empty();) {
      const std::string_view before = rest;
      next_code_point(rest);
      from_left.insert(0, before.substr(0, before.size() - rest.size()));
    }
    return from_left;
  }
  /// The fragments of a kind, of all lines.
  std::deque<LineFragment> fragments(LineFragment::Kind kind) const {
    std::deque<LineFragment> found;
    for (const LineBox& line : lines())
      for (const LineFragment& fragment : line.fragments)
        if (fragment.kind == kind) found.push_back(fragment);
    return found;
  }

  LayoutContext& context() { return context_; }
  Box* root = nullptr;

 private:
  Budget own_budget_;
  Arena arena_;
  FakeFonts fonts_;
  NoImages images_;
  NoNotes notes_;
  LayoutContext context_;
  Px width_;
  FloatSpace floats_;
  std::deque<FreeStyle> styles_;
  std::deque<Box> boxes_;
};

}  // namespace weft
