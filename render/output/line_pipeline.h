// Lines of pixels -> packed lines of a palette. Text snaps to the nearest ink, flat colours to the
// nearest or to a pattern of two or three, and neither give nor take error; pictures and gradients
// are dithered in light. Holds one packed line and the error lines.
#pragma once

#include <optional>

#include "render/output/pack.h"
#include "render/output/panel_inks.h"
#include "render/output/pixel_source.h"
#include "render/output/quantizer.h"
#include "weft/line_source.h"

namespace weft {

enum class Serpentine : uint8_t { Off, On };

struct OutputOptions {
  Dither dither = Dither::None;
  Serpentine serpentine = Serpentine::On;  ///< Every other row is dithered from right to left.
  PictureTone tone = {};
  PanelInks* inks = nullptr;  ///< Of the palette, if it has few; outlives the pipeline.
};

class LinePipeline final : public LineSource {
 public:
  /// `source` and `palette` must outlive the pipeline. Errors: Unsupported (a palette that is not
  /// as weft/palette.h asks), OutOfMemory.
  static Result<Owned<LinePipeline>> create(Budget& budget, PixelSource& source,
                                            const Palette& palette, const OutputOptions& options);
  LinePipeline(Budget& budget, PixelSource& source, const Palette& palette,
               const OutputOptions& options);
  ~LinePipeline() override { budget_->release(line_, line_bytes_); }

  LineShape shape() const override { return shape_; }
  Result<std::span<const uint8_t>> next_line() override;

 private:
  /// Columns from `left` up to `right`.
  struct Stretch {
    size_t left, right;
  };

  Status allocate(const Palette& palette);
  void copy_line(const PixelLine& pixels);
  void copy_alpha_line(const PixelLine& line);
  template <typename Made>  // the quantizer
  void convert_line(const PixelLine& line);
  template <typename Made>
  void diffuse(Made& quantizer, const PixelLine& line, Stretch pictures);
  Light threshold(size_t x) const;
  Stretch put_flats(const PixelLine& pixels);
  void put_flat(Rgba color, uint8_t mark, size_t left, size_t right);
  void fill(size_t left, size_t right, PixelValue value);
  void put(size_t x, PixelValue value) {
    pack_pixel({line_, line_bytes_}, shape_.bits_per_pixel, x, value);
  }

  Budget* budget_;
  PixelSource* source_;
  OutputOptions options_;
  LineShape shape_;
  Tone tone_;
  Owned<Quantizer> quantizer_;
  std::optional<Diffusion> diffusion_;
  void (LinePipeline::*convert_)(const PixelLine&) = nullptr;
  uint8_t* line_ = nullptr;
  size_t line_bytes_ = 0;
  uint32_t y_ = 0;
};

}  // namespace weft
