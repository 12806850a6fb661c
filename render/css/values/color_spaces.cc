// Conversions between the colour spaces of CSS Color 4, all by way of XYZ (D65).
#include <algorithm>
#include <cmath>

#include "render/css/values/color_values.h"

namespace weft {
namespace {

constexpr double kPi = 3.14159265358979323846;

struct Triple {
  double v[3];
};
struct Matrix {
  double m[9];
};

Triple multiply(const Matrix& a, const Triple& t) {
  Triple result{};
  for (int row = 0; row < 3; ++row)
    result.v[row] = a.m[row * 3] * t.v[0] + a.m[row * 3 + 1] * t.v[1] + a.m[row * 3 + 2] * t.v[2];
  return result;
}

Matrix inverse(const Matrix& a) {
  const double* m = a.m;
  const double c0 = m[4] * m[8] - m[5] * m[7], c1 = m[5] * m[6] - m[3] * m[8],
               c2 = m[3] * m[7] - m[4] * m[6];
  const double d = 1 / (m[0] * c0 + m[1] * c1 + m[2] * c2);
  return {{c0 * d, (m[2] * m[7] - m[1] * m[8]) * d, (m[1] * m[5] - m[2] * m[4]) * d, c1 * d,
           (m[0] * m[8] - m[2] * m[6]) * d, (m[2] * m[3] - m[0] * m[5]) * d, c2 * d,
           (m[1] * m[6] - m[0] * m[7]) * d, (m[0] * m[4] - m[1] * m[3]) * d}};
}

// Linear light of the space -> XYZ of its white (D65, ProPhoto D50).
constexpr Matrix kSrgbToXyz = {{0.41239079926595934, 0.357584339383878, 0.1804807884018343,
                                0.21263900587151027, 0.715168678767756, 0.07219231536073371,
                                0.01933081871559182, 0.11919477979462598, 0.9505321522496607}};
constexpr Matrix kP3ToXyz = {{0.4865709486482162, 0.26566769316909306, 0.1982172852343625,
                              0.2289745640697488, 0.6917385218365064, 0.079286914093745, 0,
                              0.04511338185890264, 1.043944368900976}};
constexpr Matrix kA98ToXyz = {{0.5766690429101305, 0.1855582379065463, 0.1882286462349947,
                               0.29734497525053605, 0.6273635662554661, 0.07529145849399788,
                               0.02703136138641234, 0.07068885253582723, 0.9913375368376388}};
constexpr Matrix kRec2020ToXyz = {{0.6369580483012914, 0.14461690358620832, 0.1688809751641721,
                                   0.2627002120112671, 0.6779980715188708, 0.05930171646986196, 0,
                                   0.028072693049087428, 1.060985057710791}};
constexpr Matrix kProphotoToXyz = {{0.7977604896723027, 0.13518583717574031, 0.0313493495815248,
                                    0.2880711282292934, 0.7118432178101014, 0.00008565396060525902,
                                    0, 0, 0.8251046025104601}};
constexpr Matrix kD50ToD65 = {{0.9554734527042182, -0.023098536874261423, 0.0632593086610217,
                               -0.028369706963208136, 1.0099954580058226, 0.021041398966943008,
                               0.012314001688319899, -0.020507696433477912, 1.3303659366080753}};
constexpr Matrix kXyzToLms = {{0.8190224379967030, 0.3619062600528904, -0.1288737815209879,
                               0.0329836539323885, 0.9292868615863434, 0.0361446663506424,
                               0.0481771893596242, 0.2642395317527308, 0.6335478284694309}};
constexpr Matrix kLmsToOklab = {{0.2104542683093140, 0.7936177747023054, -0.0040720430116193,
                                 1.9779985324311684, -2.4285922420485799, 0.4505937096174110,
                                 0.0259040424655478, 0.7827717124575296, -0.8086757549230774}};
constexpr Triple kD50White = {{0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585}};

double signed_power(double base, double exponent) {
  return std::copysign(std::pow(std::fabs(base), exponent), base);
}

double srgb_to_linear(double v) {
  return std::fabs(v) <= 0.04045 ? v / 12.92
                                 : std::copysign(std::pow((std::fabs(v) + 0.055) / 1.055, 2.4), v);
}
double linear_to_srgb(double v) {
  return std::fabs(v) <= 0.0031308
             ? v * 12.92
             : std::copysign(1.055 * std::pow(std::fabs(v), 1 / 2.4) - 0.055, v);
}
constexpr double kRec2020Alpha = 1.09929682680944, kRec2020Beta = 0.018053968510807;

double to_linear(ColorSpace space, double v) {
  switch (space) {
    case ColorSpace::A98Rgb: return signed_power(v, 2.2);
    case ColorSpace::ProphotoRgb: return std::fabs(v) <= 16 / 512.0 ? v / 16 : signed_power(v, 1.8);
    case ColorSpace::Rec2020:
      if (std::fabs(v) < kRec2020Beta * 4.5) return v / 4.5;
      return std::copysign(std::pow((std::fabs(v) + kRec2020Alpha - 1) / kRec2020Alpha, 1 / 0.45),
                           v);
    case ColorSpace::SrgbLinear:
    case ColorSpace::DisplayP3Linear: return v;
    default: return srgb_to_linear(v);
  }
}

double from_linear(ColorSpace space, double v) {
  switch (space) {
    case ColorSpace::A98Rgb: return signed_power(v, 1 / 2.2);
    case ColorSpace::ProphotoRgb:
      return std::fabs(v) >= 1 / 512.0 ? signed_power(v, 1 / 1.8) : v * 16;
    case ColorSpace::Rec2020:
      if (std::fabs(v) <= kRec2020Beta) return v * 4.5;
      return std::copysign(kRec2020Alpha * std::pow(std::fabs(v), 0.45) - (kRec2020Alpha - 1), v);
    case ColorSpace::SrgbLinear:
    case ColorSpace::DisplayP3Linear: return v;
    default: return linear_to_srgb(v);
  }
}

const Matrix& primaries(ColorSpace space) {
  switch (space) {
    case ColorSpace::DisplayP3:
    case ColorSpace::DisplayP3Linear: return kP3ToXyz;
    case ColorSpace::A98Rgb: return kA98ToXyz;
    case ColorSpace::Rec2020: return kRec2020ToXyz;
    case ColorSpace::ProphotoRgb: return kProphotoToXyz;
    default: return kSrgbToXyz;
  }
}

Triple rgb_to_xyz(ColorSpace space, Triple t) {
  for (double& v : t.v) v = to_linear(space, v);
  const Triple xyz = multiply(primaries(space), t);
  return space == ColorSpace::ProphotoRgb ? multiply(kD50ToD65, xyz) : xyz;
}

Triple xyz_to_rgb(ColorSpace space, const Triple& xyz) {
  const Triple own = space == ColorSpace::ProphotoRgb ? multiply(inverse(kD50ToD65), xyz) : xyz;
  Triple t = multiply(inverse(primaries(space)), own);
  for (double& v : t.v) v = from_linear(space, v);
  return t;
}

constexpr double kKappa = 24389 / 27.0, kEpsilon = 216 / 24389.0;

Triple lab_to_xyz(const Triple& lab) {
  const double fy = (lab.v[0] + 16) / 116;
  const double f[3] = {lab.v[1] / 500 + fy, fy, fy - lab.v[2] / 200};
  Triple xyz{};
  for (int i = 0; i < 3; ++i) {
    const double cube = f[i] * f[i] * f[i];
    xyz.v[i] = (cube > kEpsilon ? cube : (116 * f[i] - 16) / kKappa) * kD50White.v[i];
  }
  return multiply(kD50ToD65, xyz);
}

Triple xyz_to_lab(const Triple& xyz) {
  Triple f = multiply(inverse(kD50ToD65), xyz);
  for (int i = 0; i < 3; ++i) {
    const double v = f.v[i] / kD50White.v[i];
    f.v[i] = v > kEpsilon ? std::cbrt(v) : (kKappa * v + 16) / 116;
  }
  return {{116 * f.v[1] - 16, 500 * (f.v[0] - f.v[1]), 200 * (f.v[1] - f.v[2])}};
}

Triple oklab_to_xyz(const Triple& lab) {
  Triple lms = multiply(inverse(kLmsToOklab), lab);
  for (double& v : lms.v) v = v * v * v;
  return multiply(inverse(kXyzToLms), lms);
}

Triple xyz_to_oklab(const Triple& xyz) {
  Triple lms = multiply(kXyzToLms, xyz);
  for (double& v : lms.v) v = std::cbrt(v);
  return multiply(kLmsToOklab, lms);
}

Triple polar_to_rectangular(const Triple& lch) {
  const double hue = lch.v[2] * kPi / 180;
  return {{lch.v[0], lch.v[1] * std::cos(hue), lch.v[1] * std::sin(hue)}};
}

Triple rectangular_to_polar(const Triple& lab) {
  const double hue = std::atan2(lab.v[2], lab.v[1]) * 180 / kPi;
  return {{lab.v[0], std::hypot(lab.v[1], lab.v[2]), hue < 0 ? hue + 360 : hue}};
}

double normalized_hue(double hue) {
  if (!std::isfinite(hue)) return 0;
  hue = std::fmod(hue, 360);
  return hue < 0 ? hue + 360 : hue;
}

Triple hsl_to_srgb(const Triple& hsl) {
  const double hue = normalized_hue(hsl.v[0]), saturation = hsl.v[1] / 100,
               lightness = hsl.v[2] / 100;
  const double a = saturation * std::min(lightness, 1 - lightness);
  Triple rgb{};
  const double offsets[3] = {0, 8, 4};
  for (int i = 0; i < 3; ++i) {
    const double k = std::fmod(offsets[i] + hue / 30, 12);
    rgb.v[i] = lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  }
  return rgb;
}

double hue_of(const Triple& rgb, double highest, double chroma) {
  const double* v = rgb.v;
  if (chroma == 0) return 0;
  if (highest == v[0]) return normalized_hue(60 * ((v[1] - v[2]) / chroma));
  if (highest == v[1]) return 60 * ((v[2] - v[0]) / chroma + 2);
  return 60 * ((v[0] - v[1]) / chroma + 4);
}

Triple srgb_to_hsl(const Triple& rgb) {
  const double highest = std::max({rgb.v[0], rgb.v[1], rgb.v[2]}),
               lowest = std::min({rgb.v[0], rgb.v[1], rgb.v[2]});
  const double lightness = (highest + lowest) / 2, chroma = highest - lowest;
  const double room = std::min(lightness, 1 - lightness);
  const double saturation = chroma == 0 || room == 0 ? 0 : (highest - lightness) / room;
  return {{hue_of(rgb, highest, chroma), saturation * 100, lightness * 100}};
}

Triple hwb_to_srgb(const Triple& hwb) {
  const double white = hwb.v[1] / 100, black = hwb.v[2] / 100;
  if (white + black >= 1)
    return {{white / (white + black), white / (white + black), white / (white + black)}};
  Triple rgb = hsl_to_srgb({{hwb.v[0], 100, 50}});
  for (double& v : rgb.v) v = v * (1 - white - black) + white;
  return rgb;
}

Triple srgb_to_hwb(const Triple& rgb) {
  const double highest = std::max({rgb.v[0], rgb.v[1], rgb.v[2]}),
               lowest = std::min({rgb.v[0], rgb.v[1], rgb.v[2]});
  return {{hue_of(rgb, highest, highest - lowest), lowest * 100, (1 - highest) * 100}};
}

Triple to_xyz(ColorSpace space, const Triple& t) {
  switch (space) {
    case ColorSpace::XyzD65: return t;
    case ColorSpace::XyzD50: return multiply(kD50ToD65, t);
    case ColorSpace::Lab: return lab_to_xyz(t);
    case ColorSpace::Lch: return lab_to_xyz(polar_to_rectangular(t));
    case ColorSpace::Oklab: return oklab_to_xyz(t);
    case ColorSpace::Oklch: return oklab_to_xyz(polar_to_rectangular(t));
    case ColorSpace::Hsl: return rgb_to_xyz(ColorSpace::Srgb, hsl_to_srgb(t));
    case ColorSpace::Hwb: return rgb_to_xyz(ColorSpace::Srgb, hwb_to_srgb(t));
    default: return rgb_to_xyz(space, t);
  }
}

Triple from_xyz(ColorSpace space, const Triple& xyz) {
  switch (space) {
    case ColorSpace::XyzD65: return xyz;
    case ColorSpace::XyzD50: return multiply(inverse(kD50ToD65), xyz);
    case ColorSpace::Lab: return xyz_to_lab(xyz);
    case ColorSpace::Lch: return rectangular_to_polar(xyz_to_lab(xyz));
    case ColorSpace::Oklab: return xyz_to_oklab(xyz);
    case ColorSpace::Oklch: return rectangular_to_polar(xyz_to_oklab(xyz));
    case ColorSpace::Hsl: return srgb_to_hsl(xyz_to_rgb(ColorSpace::Srgb, xyz));
    case ColorSpace::Hwb: return srgb_to_hwb(xyz_to_rgb(ColorSpace::Srgb, xyz));
    default: return xyz_to_rgb(space, xyz);
  }
}

/// Without the way through XYZ, where both are forms of sRGB: exact.
Triple to_srgb(ColorSpace space, const Triple& t) {
  if (space == ColorSpace::Srgb) return t;
  if (space == ColorSpace::Hsl) return hsl_to_srgb(t);
  if (space == ColorSpace::Hwb) return hwb_to_srgb(t);
  return xyz_to_rgb(ColorSpace::Srgb, to_xyz(space, t));
}

uint8_t channel_of(double value) {
  return std::isnan(value) ? 0 : static_cast<uint8_t>(std::clamp(value, 0.0, 1.0) * 255 + 0.5);
}

}  // namespace

int hue_channel(ColorSpace space) {
  if (space == ColorSpace::Hsl || space == ColorSpace::Hwb) return 0;
  return space == ColorSpace::Lch || space == ColorSpace::Oklch ? 2 : -1;
}

SpaceColor converted(const SpaceColor& color, ColorSpace space) {
  if (color.space == space) return color;
  const Triple t{{color.channels[0], color.channels[1], color.channels[2]}};
  const bool form_of_srgb =
      space == ColorSpace::Srgb || space == ColorSpace::Hsl || space == ColorSpace::Hwb;
  Triple result{};
  if (!form_of_srgb) result = from_xyz(space, to_xyz(color.space, t));
  else if (space == ColorSpace::Srgb) result = to_srgb(color.space, t);
  else
    result = space == ColorSpace::Hsl ? srgb_to_hsl(to_srgb(color.space, t))
                                      : srgb_to_hwb(to_srgb(color.space, t));
  SpaceColor out;
  out.space = space;
  out.alpha = color.alpha;
  std::copy(result.v, result.v + 3, out.channels);
  return out;
}

Color to_color(const SpaceColor& color) {
  const SpaceColor srgb = converted(color, ColorSpace::Srgb);
  return {channel_of(srgb.channels[0]), channel_of(srgb.channels[1]), channel_of(srgb.channels[2]),
          channel_of(color.alpha)};
}

SpaceColor from_color(Color color) {
  SpaceColor result;
  result.channels[0] = color.red / 255.0;
  result.channels[1] = color.green / 255.0;
  result.channels[2] = color.blue / 255.0;
  result.alpha = color.alpha / 255.0;
  return result;
}

}  // namespace weft
