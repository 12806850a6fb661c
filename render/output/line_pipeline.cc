#include "render/output/line_pipeline.h"

#include <algorithm>
#include <cstring>

#include "render/base/pixel_math.h"
#include "render/output/ink_quantizer.h"
#include "render/output/level_quantizers.h"

namespace weft {
namespace {

constexpr size_t kFew = 8;  // pixels that are put one by one

// Where the run of pixels that are like the one at `left` ends.
size_t end_of_run(const PixelLine& line, size_t left) {
  const Rgba color = line.pixels[left];
  const uint8_t mark = line.marks[left];
  const size_t width = line.pixels.size();
  size_t right = left + 1;
  const auto is_like = [&](size_t x) { return line.pixels[x] == color && line.marks[x] == mark; };
  while (right < width && right - left < 8 && is_like(right)) ++right;
  if (right - left < 8) return right;
  // By as many at once as are known to be like it; fewer again near the end.
  for (size_t step = 8; step;) {
    const bool are_like =
        right + step <= width && !std::memcmp(&line.marks[right], &line.marks[left], step) &&
        !std::memcmp(&line.pixels[right], &line.pixels[left], step * sizeof color);
    if (are_like) right += step;
    step = are_like && step < right - left ? step * 2 : step / 2;
    step = std::min(step, right - left);
  }
  return right;
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
  uint8_t channels = 3;
  switch (palette.kind) {
    case PaletteKind::Indexed: convert_ = &LinePipeline::convert_line<InkQuantizer>; break;
    case PaletteKind::Gray:
      convert_ = &LinePipeline::convert_line<GrayQuantizer>;
      channels = GrayQuantizer::kChannels;
      break;
    case PaletteKind::Rgb565:
    case PaletteKind::Rgb444: convert_ = &LinePipeline::convert_line<RgbQuantizer>; break;
    case PaletteKind::Rgb888:
      convert_ =
          tone_.bends() ? &LinePipeline::convert_line<RgbQuantizer> : &LinePipeline::copy_line;
      break;
    case PaletteKind::Rgba8888: convert_ = &LinePipeline::copy_alpha_line; break;
  }
  const Kernel& kernel = kernel_of(options_.dither);
  if (!quantizer_->dithers() || kernel.taps.empty()) return Status::Ok;
  diffusion_.emplace(*budget_, kernel, shape_.width, channels);
  return diffusion_->create();
}

void LinePipeline::copy_line(const PixelLine& line) {
  // Each pixel's alpha is overwritten by the next one.
  uint8_t* out = line_;
  for (const Rgba& pixel : line.pixels.first(shape_.width - 1u)) {
    std::memcpy(out, &pixel, sizeof pixel);
    out += 3;
  }
  std::memcpy(out, &line.pixels.back(), 3);
}

void LinePipeline::copy_alpha_line(const PixelLine& line) {
  for (size_t x = 0; x < shape_.width; ++x) {
    const Color color = straight(line.pixels[x]);
    Rgba pixel{color.red, color.green, color.blue, color.alpha};
    if (tone_.bends() && line.marks[x] == kPicturePixel) pixel = tone_.bent(pixel);
    put(x, PixelValue{pixel.red} << 24 | PixelValue{pixel.green} << 16 |
               PixelValue{pixel.blue} << 8 | line.pixels[x].alpha);
  }
}

void LinePipeline::fill(size_t left, size_t right, PixelValue value) {
  if (!value) return;  // the line's bits are 0
  if (shape_.bits_per_pixel == 1) return set_bits({line_, line_bytes_}, left, right);
  if (right - left < kFew) {
    for (; left < right; ++left) put(left, value);
    return;
  }
  std::array<PixelValue, 8> columns;
  columns.fill(value);
  pack_repeated({line_, line_bytes_}, shape_.bits_per_pixel, left, right, columns);
}

// A stretch of one flat colour.
void LinePipeline::put_flat(Rgba color, uint8_t mark, size_t left, size_t right) {
  if (!options_.inks) return fill(left, right, quantizer_->snap(color));
  if (is_one_ink(mark)) return fill(left, right, options_.inks->snap(color));
  const Pattern pattern = options_.inks->pattern(color, mark & kUnderText);
  if (mark & (kLightEdge | kDarkEdge) || pattern.is_solid())
    return fill(left, right, mark & kDarkEdge ? pattern.dark : pattern.light);
  if (right - left < kFew) {
    for (; left < right; ++left) put(left, ink_at(pattern, static_cast<uint32_t>(left), y_));
    return;
  }
  std::array<PixelValue, 8> columns;
  for (uint32_t x = 0; x < columns.size(); ++x) columns[x] = ink_at(pattern, x, y_);
  pack_repeated({line_, line_bytes_}, shape_.bits_per_pixel, left, right, columns);
}

// All that is flat, by runs; returns the stretch in which all pixels of pictures lie.
LinePipeline::Stretch LinePipeline::put_flats(const PixelLine& line) {
  Stretch pictures{shape_.width, shape_.width};
  for (size_t left = 0, right; left < shape_.width; left = right) {
    if (line.marks[left] == kPicturePixel) {
      for (right = left + 1; right < shape_.width && line.marks[right] == kPicturePixel;) ++right;
      pictures = {std::min(pictures.left, left), right};
      continue;
    }
    right = end_of_run(line, left);
    put_flat(line.pixels[left], line.marks[left], left, right);
  }
  return pictures;
}

Light LinePipeline::threshold(size_t x) const {
  const auto column = static_cast<uint32_t>(x);
  return options_.dither == Dither::Bayer ? bayer_threshold(column, y_)
                                          : blue_noise_threshold(column, y_);
}

// The light of some pixels is found first, then they are chosen one after the other: neither waits
// for the other then.
template <typename Made>
void LinePipeline::diffuse(Made& quantizer, const PixelLine& line, Stretch pictures) {
  constexpr size_t kAtOnce = 32, kChannels = Made::kChannels;
  const bool is_backward = options_.serpentine == Serpentine::On && y_ % 2;
  const bool raised = options_.dither == Dither::Atkinson;
  const auto noise = blue_noise_row(y_);
  const std::span<uint8_t> packed(line_, line_bytes_);
  const uint8_t bits_per_pixel = shape_.bits_per_pixel;
  Diffusion::Row<kChannels> row(*diffusion_);
  std::array<int16_t, kAtOnce * kChannels> lights, gains, to_next;
  to_next.fill(row.to_next(kFullLight));
  const size_t step = is_backward ? SIZE_MAX : 1;
  size_t x = is_backward ? pictures.right - 1 : pictures.left;
  for (size_t left = pictures.right - pictures.left, count; left; left -= count) {
    for (count = 0; count < std::min(left, kAtOnce); ++count)
      if (line.marks[x + count * step] != kPicturePixel) break;
    if (!count) {
      row.leave(x, {}, to_next.data());
      x += step;
      count = 1;
      continue;
    }
    const size_t leftmost = is_backward ? x + 1 - count : x, values = count * kChannels;
    for (size_t i = 0, column = leftmost; i < values; i += kChannels, ++column) {
      const LightColor light =
          quantizer.light(line.pixels[column], tone_, noise[column % noise.size()]);
      for (size_t channel = 0; channel < kChannels; ++channel)
        lights[i + channel] = static_cast<int16_t>(light[channel]);
    }
    for (size_t i = 0; raised && i < values; ++i) {
      gains[i] = atkinson_gain(lights[i]);
      to_next[i] = row.to_next(gains[i]);
    }
    for (size_t i = 0; i < count; ++i, x += step) {
      const size_t at = (x - leftmost) * kChannels;
      LightColor wanted = row.with_errors(x, &lights[at]), shown{};
      for (size_t channel = 0; channel < kChannels; ++channel)
        wanted[channel] = std::clamp(wanted[channel], kDarkest, kBrightest);
      pack_pixel(packed, bits_per_pixel, x, quantizer.nearest(wanted, shown));
      LightColor over{};
      for (size_t channel = 0; channel < kChannels; ++channel)
        over[channel] = wanted[channel] - shown[channel];
      row.leave(x, over, &to_next[at]);
    }
    if (raised) row.raise(leftmost, std::span(gains).first(values));
  }
  diffusion_->next_row(is_backward ? -1 : 1, pictures.left, pictures.right);
}

template <typename Made>
void LinePipeline::convert_line(const PixelLine& line) {
  auto& quantizer = static_cast<Made&>(*quantizer_);
  const Stretch pictures = put_flats(line);
  if (diffusion_) return diffuse(quantizer, line, pictures);
  const bool orders = quantizer.dithers() && is_ordered(options_.dither);
  for (size_t x = pictures.left; x < pictures.right; ++x) {
    if (line.marks[x] != kPicturePixel) continue;
    const Rgba pixel = line.pixels[x];
    if (orders) {
      put(x, quantizer.ordered(pixel, tone_, threshold(x)));
      continue;
    }
    const Rgba bent = tone_.bends() ? tone_.bent(pixel) : pixel;
    put(x, options_.inks ? quantizer.snap_picture(bent, *options_.inks) : quantizer.snap(bent));
  }
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
