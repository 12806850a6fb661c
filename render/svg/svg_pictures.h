// SVG files as pictures (SVG 2, 2.6: static, without scripts and references to other files).
#pragma once

#include "fonts/font_set.h"
#include "render/css/conditions/media.h"
#include "render/image/vector_pictures.h"
#include "weft/resources.h"

namespace weft {

class SvgPictures final : public VectorPictures {
 public:
  /// References outlive this. `media` is the page's; of `resources` only data: URLs are opened.
  /// `depth` says in how many others these pictures are.
  SvgPictures(FontSet& fonts, Resources& resources, const MediaEnvironment& media, int depth = 0)
      : fonts_(fonts), resources_(resources), media_(media), depth_(depth) {}
  Result<Owned<RowDecoder>> open(ByteStream& stream, Budget& budget) override;

 private:
  FontSet& fonts_;
  Resources& resources_;
  MediaEnvironment media_;
  int depth_;
};

}  // namespace weft
