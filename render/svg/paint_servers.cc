#include "render/svg/paint_servers.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/number_list.h"
#include "render/base/srgb.h"
#include "render/css/cascade/use_trees.h"
#include "render/css/style/computed_style.h"
#include "render/svg/element_transform.h"

namespace weft {
namespace {

constexpr int kMostTemplates = 16;

// Calls `see` with a server and those that its href leads to, until it says true.
template <typename See>
void walk_templates(const Document& document, const Element& server, See see) {
  const Element* at = &server;
  for (int i = 0; at && i < kMostTemplates; ++i) {
    if (see(*at)) return;
    const std::string_view* const reference = reference_of(*at);
    at = reference ? find_referenced(document, *reference) : nullptr;
    if (at && (at->name_space != Namespace::Svg || is_gradient(*at) != is_gradient(server))) return;
  }
}

float light_of(uint8_t channel) { return srgb_to_light(static_cast<float>(channel) / 255); }

uint8_t of_light(float light) {
  return static_cast<uint8_t>(std::clamp(light_to_srgb(light), 0.f, 1.f) * 255 + 0.5f);
}

class GradientReader {
 public:
  GradientReader(const Document& document, const Element& server, const PaintedArea& area,
                 Arena& arena)
      : document_(document), server_(server), area_(area), arena_(arena) {}

  Result<ServedPaint> read() {
    WEFT_TRY(read_stops());
    if (stops_.empty()) return ServedPaint{};
    const Color last = stops_.back().color;
    if (stops_.size() == 1) return ServedPaint{nullptr, last};
    in_box_ = text(Atom::GradientUnits) != "userSpaceOnUse";
    const Vector size = area_.box.high - area_.box.low;
    if (in_box_ && (!(size.x > 0) || !(size.y > 0))) return ServedPaint{};
    units_ = area_.units;
    if (in_box_) units_.viewport = {1, 1};
    Matrix to_user = area_.matrix;
    if (in_box_) to_user = to_user * bounding_box_matrix(area_.box);
    to_user =
        to_user * template_transform(document_, server_, Atom::GradientTransform, area_.units);
    PathGradient gradient;
    const Matrix geometry = server_.name == Atom::LinearGradient ? linear() : radial(gradient);
    const Matrix to_device = to_user * geometry;
    if (!(std::fabs(geometry.determinant()) > 0)) return ServedPaint{nullptr, last};
    if (!to_device.is_invertible()) return ServedPaint{};
    gradient.from_device = to_device.inverse();
    const std::string_view spread = text(Atom::SpreadMethod);
    gradient.spread = spread == "reflect"  ? PathGradient::Spread::Reflect
                      : spread == "repeat" ? PathGradient::Spread::Repeat
                                           : PathGradient::Spread::Pad;
    gradient.stops = stops_.span();
    const PathGradient* const kept = arena_.make<PathGradient>(gradient);
    if (!kept) return Status::OutOfMemory;
    return ServedPaint{kept, {}};
  }

 private:
  std::string_view text(Atom attribute) const {
    const std::string_view* const found = template_attribute(document_, server_, attribute);
    return found ? trimmed(*found) : std::string_view();
  }
  float length(Atom attribute, SvgAxis axis, float percent) const {
    return units_.length(text(attribute), axis, percent / 100 * units_.of(axis));
  }

  // To where the gradient runs from x = 0 to 1.
  Matrix linear() const {
    const Vector from{length(Atom::X1, SvgAxis::X, 0), length(Atom::Y1, SvgAxis::Y, 0)},
        to{length(Atom::X2, SvgAxis::X, 100), length(Atom::Y2, SvgAxis::Y, 0)};
    const Vector way = to - from;
    return {way.x, way.y, -way.y, way.x, from.x, from.y};
  }

  // To where the larger of both circles has the radius 1.
  Matrix radial(PathGradient& gradient) const {
    gradient.kind = PathGradient::Kind::Radial;
    const Vector center{length(Atom::Cx, SvgAxis::X, 50), length(Atom::Cy, SvgAxis::Y, 50)};
    const float r = std::max(length(Atom::R, SvgAxis::Both, 50), 0.f),
                start_r = std::max(length(Atom::Fr, SvgAxis::Both, 0), 0.f),
                scale = std::max(r, start_r);
    const Vector focus{units_.length(text(Atom::Fx), SvgAxis::X, center.x),
                       units_.length(text(Atom::Fy), SvgAxis::Y, center.y)};
    if (!(scale > 0)) return Matrix::scaling(0, 0);
    gradient.focus = (focus - center) * (1 / scale);
    gradient.focus_radius = start_r / scale;
    gradient.radius = r / scale;
    return {scale, 0, 0, scale, center.x, center.y};
  }

  Status read_stops() {
    stops_ = ArenaVector<GradientStop>(arena_);
    const Element& owner = content_template(document_, server_);
    const bool is_linear =
        server_.style && server_.style->svg->color_space == FilterSpace::LinearRgb;
    for (const Node* node = owner.first_child; node; node = node->next_sibling) {
      const Element* const stop = node->as_element();
      if (!stop || stop->name != Atom::Stop || stop->name_space != Namespace::Svg || !stop->style)
        continue;
      const GradientStop next = read_stop(*stop);
      if (is_linear && !stops_.empty()) WEFT_TRY(push_between(stops_.back(), next));
      WEFT_TRY(stops_.push(next));
    }
    return Status::Ok;
  }

  // Stops that make straight ways in sRGB one in linear light.
  Status push_between(const GradientStop from, const GradientStop& to) {
    constexpr int kPieces = 16;
    for (int i = 1; i < kPieces; ++i) {
      const float share = static_cast<float>(i) / kPieces;
      const auto mixed = [&](uint8_t a, uint8_t b) {
        return of_light(light_of(a) + (light_of(b) - light_of(a)) * share);
      };
      const auto between = [&](int32_t a, int32_t b) {
        return a + static_cast<int32_t>(static_cast<float>(b - a) * share);
      };
      const Color color{mixed(from.color.red, to.color.red),
                        mixed(from.color.green, to.color.green),
                        mixed(from.color.blue, to.color.blue),
                        static_cast<uint8_t>(between(from.color.alpha, to.color.alpha))};
      WEFT_TRY(stops_.push({between(from.position, to.position), color}));
    }
    return Status::Ok;
  }

  GradientStop read_stop(const Element& stop) const {
    const SvgStyle::Own& own = stop.style->svg->own;
    Color color = own.stop_current_color ? stop.style->text->color : own.stop_color;
    color.alpha = static_cast<uint8_t>((color.alpha * own.stop_opacity + 127) / 255);
    std::string_view offset;
    if (const std::string_view* const attribute = stop.attribute(Atom::Offset))
      offset = trimmed(*attribute);
    float share = 0;
    take_number(offset, share);
    if (offset == "%") share /= 100;
    else if (!offset.empty()) share = 0;
    auto position = static_cast<int32_t>(std::clamp(share, 0.f, 1.f) * 65536);
    if (!stops_.empty()) position = std::max(position, stops_.back().position);
    return {position, color};
  }

  const Document& document_;
  const Element& server_;
  const PaintedArea& area_;
  Arena& arena_;
  ArenaVector<GradientStop> stops_;
  bool in_box_ = true;
  SvgUnits units_;
};

}  // namespace

bool is_gradient(const Element& element) {
  return element.name == Atom::LinearGradient || element.name == Atom::RadialGradient;
}

Result<ServedPaint> make_gradient(const Document& document, const Element& server,
                                  const PaintedArea& area, Arena& arena) {
  return GradientReader(document, server, area, arena).read();
}

const std::string_view* template_attribute(const Document& document, const Element& server,
                                           Atom attribute) {
  const std::string_view* found = nullptr;
  walk_templates(document, server, [&](const Element& one) {
    found = one.attribute(attribute);
    return found != nullptr;
  });
  return found;
}

Matrix template_transform(const Document& document, const Element& server, Atom attribute,
                          const SvgUnits& units) {
  Matrix transform;
  walk_templates(document, server, [&](const Element& one) {
    const bool has_one =
        one.attribute(attribute) || (one.style && !one.style->rare->transform.empty());
    if (has_one && one.style) transform = transform_of(one, units, attribute);
    return has_one;
  });
  return transform;
}

const Element& content_template(const Document& document, const Element& server) {
  const Element* found = &server;
  walk_templates(document, server, [&](const Element& one) {
    for (const Node* node = one.first_child; node; node = node->next_sibling)
      if (node->is_element()) {
        found = &one;
        return true;
      }
    return false;
  });
  return *found;
}

Matrix bounding_box_matrix(const Box2& box) {
  const Vector size = box.high - box.low;
  return {size.x, 0, 0, size.y, box.low.x, box.low.y};
}

}  // namespace weft
