// The stops of a gradient: colours with up to two positions, and hints (CSS Images 4, 3.4 and 3.5).
// Interpolation in other spaces than sRGB, and by hints, is made of many straight pieces in sRGB.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "render/css/values/gradient_parser.h"

namespace weft {
namespace {

struct ParsedStop {
  SpaceColor color;
  Length position;  // Auto: none given
  bool is_hint = false;
};

bool parse_stop_position(ValueReader& reader, Gradient::Kind kind, Length& position) {
  Numeric value;
  if (!reader.numeric(value)) return false;
  if (kind == Gradient::Kind::Conic && value.dimension == Dimension::Angle) {
    position = Length::percent(std::clamp(value.value / 3.6, -1e6, 1e6));
    return !value.has_percent;
  }
  if (kind == Gradient::Kind::Conic && value.dimension == Dimension::Length) return false;
  return reader.to_length(value, Range::All, position);
}

bool at_item_end(ValueReader& reader) {
  return reader.at_end() || reader.peek().is(TokenType::Comma);
}

/// A colour with up to two positions, or the position of a hint.
bool parse_stop(ValueReader& reader, Gradient::Kind kind, ArenaVector<ParsedStop>& stops) {
  ParsedStop parsed;
  ValueReader ahead = reader;
  parsed.is_hint = !parse_space_color(ahead, parsed.color);
  if (!parsed.is_hint) reader = ahead;
  if (parsed.is_hint || !at_item_end(reader)) {
    if (!parse_stop_position(reader, kind, parsed.position)) return false;
  }
  if (!reader.push(stops, parsed)) return false;
  if (parsed.is_hint || at_item_end(reader)) return true;
  return parse_stop_position(reader, kind, parsed.position) && reader.push(stops, parsed);
}

/// px + percent, if that is what `length` is.
bool linear_parts(const Length& length, double& px, double& percent) {
  px = percent = 0;
  const bool is_linear = length.kind() == Length::Kind::Calc &&
                         length.calc_node()->operation == CalcNode::Operation::Linear;
  if (length.is_fixed()) px = length.px().to_double();
  if (length.kind() == Length::Kind::Percent) percent = length.percent_1024() / 1024.0;
  if (is_linear) {
    px = length.calc_node()->px;
    percent = length.calc_node()->percent;
  }
  return length.is_fixed() || length.kind() == Length::Kind::Percent || is_linear;
}

/// The place `share` of the way from `a` to `b`; false when that is not known before layout.
bool between(ValueReader& reader, const Length& a, const Length& b, double share, Length& result) {
  CalcNode node, end;
  if (!linear_parts(a, node.px, node.percent) || !linear_parts(b, end.px, end.percent))
    return false;
  node.px += (end.px - node.px) * share;
  node.percent += (end.percent - node.percent) * share;
  if (node.px == 0) {
    result = Length::percent(node.percent);
  } else if (node.percent == 0) {
    result = Length::fixed(Px::from_double(node.px));
  } else {
    const CalcNode* kept = reader.one(node);
    result = Length::calc(kept);
    return kept != nullptr;
  }
  return true;
}

/// CSS Images 4, 3.5.1, as far as it can be done before layout. False when a position is not
/// known.
bool fix_positions(ValueReader& reader, std::span<ParsedStop> stops) {
  if (stops.front().position.is_auto()) stops.front().position = Length::percent(0);
  if (stops.back().position.is_auto()) stops.back().position = Length::percent(100);
  for (size_t known = 0, i = 1; i < stops.size(); ++i) {
    if (stops[i].position.is_auto()) continue;
    const Length &before = stops[known].position, &here = stops[i].position;
    const bool goes_back = (here.is_fixed() && before.is_fixed() && here.px() < before.px()) ||
                           (here.kind() == Length::Kind::Percent && here.kind() == before.kind() &&
                            here.percent_1024() < before.percent_1024());
    if (goes_back) stops[i].position = before;
    const auto gaps = static_cast<double>(i - known);
    for (size_t k = known + 1; k < i; ++k)
      if (!between(reader, before, here, static_cast<double>(k - known) / gaps, stops[k].position))
        return false;
    known = i;
  }
  return true;
}

/// The place of a hint between its neighbours, 0 to 1; a half where that is not known before
/// layout.
double hint_share(const Length& before, const Length& hint, const Length& after) {
  double a[2], h[2], b[2];
  if (!linear_parts(before, a[0], a[1]) || !linear_parts(hint, h[0], h[1]) ||
      !linear_parts(after, b[0], b[1]))
    return 0.5;
  const int unit = a[0] == 0 && h[0] == 0 && b[0] == 0 ? 1 : 0;
  if (a[1 - unit] != 0 || h[1 - unit] != 0 || b[1 - unit] != 0) return 0.5;
  return b[unit] > a[unit] ? std::clamp((h[unit] - a[unit]) / (b[unit] - a[unit]), 0.0, 1.0) : 0.5;
}

bool close_to_mean(Color middle, Color a, Color b) {
  const auto close = [&](uint8_t Color::*channel) {
    const int premultiplied = a.*channel * a.alpha + b.*channel * b.alpha,
              alpha = a.alpha + b.alpha;
    return alpha == 0 || std::abs(premultiplied / alpha - middle.*channel) <= 1;
  };
  return std::abs((a.alpha + b.alpha) / 2 - middle.alpha) <= 1 && close(&Color::red) &&
         close(&Color::green) && close(&Color::blue);
}

/// Writes stops so close that the straight way between them is the one that is meant.
class StopWriter {
 public:
  StopWriter(ValueReader& reader, const ColorInterpolation& way, double shortest)
      : reader_(&reader), way_(&way), shortest_(shortest), stops_(reader.new_list<ColorStop>()) {}

  bool write(const ParsedStop& a, const ParsedStop& b) {
    const SpaceColor from = prepared(a.color, way_->space), to = prepared(b.color, way_->space);
    const auto color_at = [&](double share) {
      return to_color(interpolated(from, to, share, way_->hue));
    };
    if (!put(a.position, color_at(0))) return false;
    for (double share = 0, step = 0; share < 1; share += step) {
      for (step = std::min(0.25, 1 - share); step > shortest_; step /= 2)
        if (close_to_mean(color_at(share + step / 2), color_at(share), color_at(share + step)))
          break;
      Length position;
      const bool last = share + step >= 1;
      if (!last && !between(*reader_, a.position, b.position, share + step, position)) continue;
      if (!put(last ? b.position : position, color_at(share + step))) return false;
    }
    return true;
  }
  /// The way past a hint, as Chromium does it: by nine stops on a curve whose middle is at the
  /// hint.
  bool write_hinted(const ParsedStop& a, const ParsedStop& b, double hint) {
    const SpaceColor from = prepared(a.color, way_->space), to = prepared(b.color, way_->space);
    ParsedStop before = a, after;
    for (int i = 0; i < 10; ++i, before = after) {
      after = b;
      const double share = i == 9 ? 1 : kept_share(i, hint);
      const double weight = hint <= 0   ? 1
                            : hint >= 1 ? 0
                                        : std::pow(share, std::log(0.5) / std::log(hint));
      if (i < 9 && !between(*reader_, a.position, b.position, share, after.position)) continue;
      if (i < 9) after.color = interpolated(from, to, weight, way_->hue);
      if (!write(before, after)) return false;
    }
    return true;
  }
  bool put(const Length& position, const SpaceColor& color) {
    return put(position, to_color(color));
  }
  std::span<const ColorStop> kept() { return reader_->list(stops_); }

 private:
  bool put(const Length& position, Color color) {
    const ColorStop stop{color, position};
    return (!stops_.empty() && stops_.back() == stop) || reader_->push(stops_, stop);
  }
  static double kept_share(int i, double hint) {
    if (hint > 0.5) return i < 7 ? hint * (7 + i) / 13 : hint + (1 - hint) * (i - 6) / 3;
    return i < 2 ? hint * (i + 1) / 3 : hint + (1 - hint) * (i - 2) / 13;
  }

  ValueReader* reader_;
  const ColorInterpolation* way_;
  double shortest_;
  ArenaVector<ColorStop> stops_;
};

/// The painter does the same without being asked.
bool is_plain(std::span<const ParsedStop> stops, ColorSpace space) {
  if (space != ColorSpace::Srgb) return false;
  return std::none_of(stops.begin(), stops.end(), [](const ParsedStop& stop) {
    return stop.is_hint || stop.color.missing[0] || stop.color.missing[1] ||
           stop.color.missing[2] || stop.color.missing_alpha;
  });
}

bool write_stops(ValueReader& reader, std::span<ParsedStop> stops, const ColorInterpolation& way,
                 Gradient& gradient) {
  constexpr size_t kFewStops = 12;  // more lie so close that straight ways do
  StopWriter writer(reader, way, stops.size() > kFewStops ? 0.25 : 1.0 / 128);
  const bool plain = is_plain(stops, way.space);
  if (!plain && !fix_positions(reader, stops)) return false;
  if (plain || stops.size() == 1) {
    for (const ParsedStop& stop : stops)
      if (!writer.put(stop.position, stop.color)) return false;
  } else {
    for (size_t i = 0; i + 1 < stops.size(); ++i) {
      const bool hinted = stops[i + 1].is_hint;
      const ParsedStop &stop = stops[i], &next = stops[i + 1 + hinted];
      const double share =
          hinted ? hint_share(stop.position, stops[i + 1].position, next.position) : 0.5;
      if (share == 0.5 ? !writer.write(stop, next) : !writer.write_hinted(stop, next, share))
        return false;
      i += hinted;
    }
  }
  gradient.stops = writer.kept();
  return reader.context().status == Status::Ok;
}

}  // namespace

bool parse_gradient_stops(ValueReader& reader, const GradientWay& way, Gradient& gradient) {
  ArenaVector<ParsedStop> stops = reader.new_list<ParsedStop>();
  do {
    if (!parse_stop(reader, gradient.kind, stops)) return false;
  } while (reader.take_comma());
  if (!reader.at_end() || stops[0].is_hint || stops.back().is_hint) return false;
  ColorInterpolation interpolation = way.interpolation;
  bool legacy = !way.stated;
  for (size_t i = 0; i < stops.size(); ++i) {
    if (i && stops[i].is_hint && stops[i - 1].is_hint) return false;
    legacy = legacy && (stops[i].is_hint || stops[i].color.legacy);
  }
  if (legacy) {
    interpolation.space = ColorSpace::Srgb;
    for (ParsedStop& stop : stops) stop.color = from_color(to_color(stop.color));
  }
  return write_stops(reader, {stops.begin(), stops.size()}, interpolation, gradient);
}

}  // namespace weft
