// SVG files as pictures (SVG 2, 2.6: static, without scripts and references to other files).
#pragma once

#include "fonts/font_set.h"
#include "render/css/conditions/media.h"
#include "render/image/vector_pictures.h"

namespace weft {

class SvgPictures final : public VectorPictures {
 public:
  /// `fonts` outlives this. `media` is the page's.
  SvgPictures(FontSet& fonts, const MediaEnvironment& media) : fonts_(fonts), media_(media) {}
  Result<Owned<RowDecoder>> open(ByteStream& stream, Budget& budget) override;

 private:
  FontSet& fonts_;
  MediaEnvironment media_;
};

}  // namespace weft
