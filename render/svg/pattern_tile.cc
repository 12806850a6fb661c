#include "render/svg/pattern_tile.h"

#include "render/paint/compositor.h"

namespace weft {
namespace {

class TileDecoder final : public RowDecoder {
 public:
  TileDecoder(Owned<Compositor> compositor, uint32_t width, uint32_t height)
      : compositor_(std::move(compositor)) {
    header_.width = header_.natural_width = width;
    header_.height = header_.natural_height = height;
    header_.has_alpha = true;
  }
  const ImageHeader& header() const override { return header_; }
  Result<std::span<const Rgba>> next_row() override {
    WEFT_TRY_ASSIGN(const PaintedLine line, compositor_->next_line());
    if (line.pixels.empty()) return Status::NotFound;
    return line.pixels;
  }

 private:
  Owned<Compositor> compositor_;
  ImageHeader header_;
};

}  // namespace

Result<Owned<RowDecoder>> PatternTile::open(Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<Compositor> compositor,
                  Compositor::create(budget, list_, fonts_, images_, glyph_mode_, notes_));
  WEFT_TRY_ASSIGN(Owned<TileDecoder> decoder,
                  make_owned<TileDecoder>(budget, std::move(compositor), width(), height()));
  return Owned<RowDecoder>(std::move(decoder));
}

}  // namespace weft
