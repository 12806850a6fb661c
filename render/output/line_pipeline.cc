#include "render/output/line_pipeline.h"

#include <algorithm>
#include <cstring>

#include "render/output/pack.h"

namespace weft {
namespace {

// The limits that errors may add up to: colours that no mixture of inks reaches must not flow over
// into the lines below.
constexpr Light kDarkest = -kFullLight / 2, kBrightest = kFullLight * 3 / 2;

// The colour of a premultiplied pixel.
Rgba straight(Rgba pixel) {
  const unsigned alpha = pixel.alpha;
  if (alpha == 0 || alpha == 255) return pixel;
  const auto divided = [alpha](unsigned part) {
    return static_cast<uint8_t>(std::min((part * 255 + alpha / 2) / alpha, 255u));
  };
  return {divided(pixel.red), divided(pixel.green), divided(pixel.blue), pixel.alpha};
}

// Atkinson's kernel drops a quarter of the error. In light that would make all shadows black, so
// there it is given back: nothing is lost in black, a quarter in white.
Light raised_in_shadows(Light error, Light wanted) {
  return error * (4 * kFullLight - std::clamp(wanted, 0, kFullLight)) / (3 * kFullLight);
}

}  // namespace

LinePipeline::LinePipeline(Budget& budget, PixelSource& source, const Palette& palette,
                           const OutputOptions& options)
    : budget_(&budget),
      source_(&source),
      options_(options),
      shape_{source.width(), source.height(), palette.bits_per_pixel},
      tone_(options.tone) {}

Result<Owned<LinePipeline>> LinePipeline::create(Budget& budget, PixelSource& source,
                                                 const Palette& palette,
                                                 const OutputOptions& options) {
  WEFT_TRY_ASSIGN(Owned<LinePipeline> pipeline,
                  make_owned<LinePipeline>(budget, budget, source, palette, options));
  WEFT_TRY(pipeline->allocate(palette));
  return pipeline;
}

Status LinePipeline::allocate(const Palette& palette) {
  WEFT_TRY_ASSIGN(quantizer_, make_quantizer(palette, *budget_));
  line_ = static_cast<uint8_t*>(budget_->allocate(shape_.bytes_per_line()));
  if (!line_) return Status::OutOfMemory;
  line_bytes_ = shape_.bytes_per_line();
  const Kernel& kernel = kernel_of(options_.dither);
  if (palette.kind == PaletteKind::Rgb888 && !tone_.bends()) convert_ = &LinePipeline::copy_line;
  if (palette.kind == PaletteKind::Rgba8888) convert_ = &LinePipeline::copy_alpha_line;
  if (!quantizer_->dithers()) return Status::Ok;
  if (is_ordered(options_.dither)) convert_ = &LinePipeline::order_line;
  if (kernel.taps.empty()) return Status::Ok;
  convert_ = &LinePipeline::diffuse_line;
  diffusion_.emplace(*budget_, kernel, shape_.width, quantizer_->channels());
  return diffusion_->create();
}

void LinePipeline::put(size_t x, PixelValue value) {
  pack_pixel({line_, line_bytes_}, shape_.bits_per_pixel, x, value);
}

void LinePipeline::copy_line(const PixelLine& line) {
  uint8_t* out = line_;
  for (const Rgba pixel : line.pixels) {
    *out++ = pixel.red;
    *out++ = pixel.green;
    *out++ = pixel.blue;
  }
}

void LinePipeline::copy_alpha_line(const PixelLine& line) {
  for (size_t x = 0; x < shape_.width; ++x) {
    Rgba pixel = straight(line.pixels[x]);
    if (tone_.bends() && line.marks[x] == kPicturePixel) pixel = tone_.bent(pixel);
    put(x, PixelValue{pixel.red} << 24 | PixelValue{pixel.green} << 16 |
               PixelValue{pixel.blue} << 8 | line.pixels[x].alpha);
  }
}

PixelValue LinePipeline::plain(const PixelLine& line, size_t x) const {
  const bool bent = tone_.bends() && line.marks[x] == kPicturePixel;
  const Rgba pixel = bent ? tone_.bent(line.pixels[x]) : line.pixels[x];
  return options_.inks ? options_.inks->snap(pixel) : quantizer_->snap(pixel);
}

void LinePipeline::fill(size_t left, size_t right, PixelValue value) {
  const unsigned bits = shape_.bits_per_pixel;
  if (bits > 8) {
    for (; left < right; ++left) put(left, value);
    return;
  }
  const size_t each = 8 / bits;
  for (; left < right && left % each; ++left) put(left, value);
  const size_t whole = left + (right - left) / each * each;
  if (whole > left)
    std::memset(line_ + left / each, static_cast<int>(value * (255u / ((1u << bits) - 1))),
                (whole - left) / each);
  for (left = whole; left < right; ++left) put(left, value);
}

// A stretch of one flat colour.
void LinePipeline::put_flat(Rgba color, uint8_t mark, size_t left, size_t right) {
  if (is_one_ink(mark)) return fill(left, right, options_.inks->snap(color));
  const Pattern pattern = options_.inks->pattern(color, mark & kUnderText);
  if (mark & (kLightEdge | kDarkEdge) || pattern.is_solid())
    return fill(left, right, mark & kDarkEdge ? pattern.dark : pattern.light);
  for (; left < right; ++left) put(left, ink_at(pattern, static_cast<uint32_t>(left), y_));
}

void LinePipeline::put_flats(const PixelLine& line) {
  for (size_t left = 0, right; left < shape_.width; left = right) {
    const Rgba color = line.pixels[left];
    const uint8_t mark = line.marks[left];
    for (right = left + 1;
         right < shape_.width && line.pixels[right] == color && line.marks[right] == mark;)
      ++right;
    if (mark != kPicturePixel) put_flat(color, mark, left, right);
  }
}

void LinePipeline::snap_line(const PixelLine& line) {
  if (options_.inks) put_flats(line);
  for (size_t x = 0; x < shape_.width; ++x)
    if (!options_.inks || line.marks[x] == kPicturePixel) put(x, plain(line, x));
}

void LinePipeline::order_line(const PixelLine& line) {
  if (options_.inks) put_flats(line);
  for (size_t x = 0; x < shape_.width; ++x) {
    const auto column = static_cast<uint32_t>(x);
    const Light threshold = options_.dither == Dither::Bayer ? bayer_threshold(column, y_)
                                                             : blue_noise_threshold(column, y_);
    if (line.marks[x] == kPicturePixel)
      put(x, quantizer_->ordered(quantizer_->light(line.pixels[x], tone_), threshold));
    else if (!options_.inks) put(x, plain(line, x));
  }
}

PixelValue LinePipeline::diffuse(Rgba pixel, size_t x, int forward) {
  const LightColor light = quantizer_->light(pixel, tone_);
  LightColor wanted = light, shown{};
  for (size_t channel = 0; channel < quantizer_->channels(); ++channel)
    wanted[channel] =
        std::clamp(wanted[channel] + diffusion_->error(x, channel), kDarkest, kBrightest);
  const PixelValue value = quantizer_->nearest(wanted, shown);
  LightColor error;
  for (size_t channel = 0; channel < error.size(); ++channel) {
    error[channel] = wanted[channel] - shown[channel];
    if (options_.dither == Dither::Atkinson)
      error[channel] = raised_in_shadows(error[channel], light[channel]);
  }
  diffusion_->spread(x, error, forward);
  return value;
}

void LinePipeline::diffuse_line(const PixelLine& line) {
  if (options_.inks) put_flats(line);
  const int forward = options_.serpentine == Serpentine::On && y_ % 2 ? -1 : 1;
  for (size_t i = 0; i < shape_.width; ++i) {
    const size_t x = forward > 0 ? i : shape_.width - 1 - i;
    if (line.marks[x] == kPicturePixel) put(x, diffuse(line.pixels[x], x, forward));
    else if (!options_.inks) put(x, plain(line, x));
  }
  diffusion_->next_row();
}

Result<std::span<const uint8_t>> LinePipeline::next_line() {
  WEFT_TRY_ASSIGN(const PixelLine pixels, source_->next_line());
  if (pixels.pixels.empty()) return std::span<const uint8_t>();
  std::fill_n(line_, line_bytes_, uint8_t{0});
  (this->*convert_)(pixels);
  ++y_;
  return std::span<const uint8_t>(line_, line_bytes_);
}

}  // namespace weft
