// SVG files as pictures (SVG 2, 2.6: static, without scripts and references to other files).
#pragma once

#include "fonts/font_set.h"
#include "render/css/conditions/media.h"
#include "render/image/vector_pictures.h"
#include "weft/resources.h"

namespace weft {

class ForeignContent;

class SvgPictures final : public VectorPictures {
 public:
  /// References outlive this. `media` is the page's; of `resources` only data: URLs are opened.
  /// With GlyphMode::Mono they have the sharp edges that few inks want. `foreign` draws the HTML in
  /// them; null: it is not drawn. `depth` says in how many
  /// others these pictures are.
  SvgPictures(FontSet& fonts, Resources& resources, const MediaEnvironment& media,
              GlyphMode glyph_mode, ForeignContent* foreign = nullptr, int depth = 0)
      : fonts_(fonts),
        resources_(resources),
        media_(media),
        glyph_mode_(glyph_mode),
        foreign_(foreign),
        depth_(depth) {}
  Result<Owned<RowDecoder>> open(ByteStream& stream, Budget& budget,
                                 std::string_view fragment) override;

 private:
  FontSet& fonts_;
  Resources& resources_;
  MediaEnvironment media_;
  GlyphMode glyph_mode_;
  ForeignContent* foreign_;
  int depth_;
};

}  // namespace weft
