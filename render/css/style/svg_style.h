// The properties of SVG (SVG 2, 13 to 15). Lengths are device px as everywhere, but with all their
// digits: a view box may make much of a little.
#pragma once

#include <span>
#include <string_view>

#include "render/base/list_equality.h"
#include "render/base/outlines.h"
#include "weft/color.h"

namespace weft {

struct SvgLength {
  enum class Kind : uint8_t { Auto, Px, Percent } kind = Kind::Auto;
  float value = 0;
  float more = 0;  ///< Device px beside a percentage.
  constexpr bool is_auto() const { return kind == Kind::Auto; }
  static constexpr SvgLength px(float value) { return {Kind::Px, value, 0}; }
  bool operator==(const SvgLength&) const = default;
};

/// The property `d`.
struct SvgPathData {
  bool is_auto = true;    ///< Only the attribute speaks of it.
  std::string_view text;  ///< Empty: none.
  bool operator==(const SvgPathData&) const = default;
};

/// <paint>: of a fill or a stroke.
struct SvgPaint {
  enum class Kind : uint8_t { None, Color, CurrentColor, ContextFill, ContextStroke };
  Kind kind = Kind::None;  ///< Of a server, what is painted where there is no such server.
  Color color = kBlack;
  std::string_view server;  ///< The URL of a gradient or pattern; empty = none.
  bool operator==(const SvgPaint&) const = default;
};

enum class TextAnchor : uint8_t { Start, Middle, End };
// clang-format off
enum class DominantBaseline : uint8_t {
  Auto, Middle, Central, Hanging, Mathematical, Alphabetic, Ideographic, TextTop, TextBottom,
};
// clang-format on
/// Half the height of the font up or down, or by a length.
enum class BaselineShift : uint8_t { Length, Sub, Super };
enum class VectorEffect : uint8_t { None, NonScalingStroke };
enum class MaskType : uint8_t { Luminance, Alpha };
/// What colours of a filter are: those of pages, or shares of light.
enum class FilterSpace : uint8_t { Auto, Srgb, LinearRgb };

/// Inherited, but for `own`.
struct SvgStyle {
  SvgPaint fill{SvgPaint::Kind::Color, kBlack, {}}, stroke;
  uint8_t fill_opacity = 255, stroke_opacity = 255;
  FillRule fill_rule = FillRule::NonZero, clip_rule = FillRule::NonZero;
  LineCap stroke_cap = LineCap::Butt;
  LineJoin stroke_join = LineJoin::Miter;
  float stroke_miter_limit = 4;
  SvgLength stroke_width = SvgLength::px(-1);  ///< Negative: one CSS px.
  std::span<const SvgLength> stroke_dashes;    ///< Empty = none.
  SvgLength stroke_dash_offset = SvgLength::px(0);
  TextAnchor text_anchor = TextAnchor::Start;
  DominantBaseline dominant_baseline = DominantBaseline::Auto;
  FilterSpace filter_space = FilterSpace::LinearRgb;
  FilterSpace color_space = FilterSpace::Srgb;            ///< color-interpolation
  std::string_view marker_start, marker_mid, marker_end;  ///< URLs; empty = none.

  /// Not inherited. Geometry is Auto where only attributes speak of it.
  struct Own {
    Color stop_color = kBlack;
    bool stop_current_color = false;
    uint8_t stop_opacity = 255;
    Color flood_color = kBlack, lighting_color = kWhite;
    bool flood_current_color = false, lighting_current_color = false;
    uint8_t flood_opacity = 255;
    VectorEffect vector_effect = VectorEffect::None;
    MaskType mask_type = MaskType::Luminance;
    DominantBaseline alignment_baseline = DominantBaseline::Auto;
    BaselineShift baseline_shift = BaselineShift::Length;
    SvgLength baseline_shift_length = SvgLength::px(0);
    SvgLength x, y, cx, cy, r, rx, ry;
    SvgPathData d;
    bool operator==(const Own&) const = default;
  } own;
  bool operator==(const SvgStyle&) const = default;
};

inline constexpr SvgStyle kInitialSvg{};

}  // namespace weft
