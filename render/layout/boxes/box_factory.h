// Makes boxes: of a style, anonymous, of text, of pictures.
#pragma once

#include "render/layout/boxes/box_builder.h"

namespace weft {

class BoxFactory {
 public:
  explicit BoxFactory(const BoxTreeInput& input) : input_(input) {}

  /// A box of the kind that `style`'s display asks for. For a table: its wrapper; content_of() is
  /// what children go to.
  Result<Box*> make(const ComputedStyle& style, const Node* node, PseudoKind pseudo);
  /// The box that takes the children of `box`: the grid of a table, else the box itself.
  static Box& content_of(Box& box);
  /// An anonymous box that inherits from `parent`. For a table: wrapper and grid.
  Result<Box*> anonymous(const Box& parent, BoxKind kind);
  /// An inline-level text box that looks as `style` says.
  Result<Box*> text(std::string_view text, const ComputedStyle& style, const Node* node);
  /// Makes `box` a replaced one that shows the image at `url`, as written in the document; nothing
  /// when it is no URL.
  Status replace(Box& box, std::string_view url, float density = 1);
  /// The same for any image of CSS. One that is no picture becomes the background of the box, as
  /// large as it is where nothing else says so; `area`: the default object size. Errors:
  /// OutOfMemory, Timeout.
  Status show(Box& box, const ImageValue& image, Size area);
  /// A style with the inherited properties of `text` and the initial values of all others, but
  /// `display`.
  Result<const ComputedStyle*> anonymous_style(const TextStyle* text, Display display);
  /// `text` without text-transform.
  Result<const TextStyle*> untransformed_text_style(const TextStyle* text);
  /// The inherited properties of a list marker outside of its item: white space is kept, nothing
  /// wraps.
  Result<const TextStyle*> marker_text_style(const TextStyle* text);
  /// Those of the lines of a ruby base or annotation: as high as its font, aligned by ruby-align.
  Result<const TextStyle*> ruby_text_style(const TextStyle* text);
  /// `style` with the position and insets of `positioned`.
  Result<const ComputedStyle*> style_positioned_as(const ComputedStyle& style,
                                                   const BoxStyle& positioned);

  const BoxTreeInput& input() const { return input_; }
  Size viewport() const {
    return {Px::from_int(input_.media.width_px), Px::from_int(input_.media.height_px)};
  }
  /// Device px of a CSS px in a box of that style.
  double css_unit(const TextStyle& text) const {
    return input_.media.device_pixel_ratio * text.zoom_1024 / 1024;
  }

 private:
  Status expect_pictures(const ComputedStyle& style);
  Result<Box*> allocate(const ComputedStyle& style, const Node* node, BoxKind kind);

  const BoxTreeInput& input_;
  const ComputedStyle* last_anonymous_ = nullptr;  // siblings often need the same one
  const TextStyle* last_marker_from_ = nullptr;
  const TextStyle* last_marker_ = nullptr;
  const TextStyle* last_ruby_from_[2] = {};
  const TextStyle* last_ruby_[2] = {};
};

}  // namespace weft
