// Lights and what they shine on (Filter Effects 1, 10).
#include <algorithm>
#include <cmath>

#include "render/filter/lighting.h"
#include "render/svg/filter_maker.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

constexpr float kRadian = 3.14159265f / 180;

struct LampReader {
  const FilterPrimitive& primitive;
  const Element& source;

  float number(Atom attribute, float fallback = 0) const {
    return lone_number(attribute_text(source, attribute)).value_or(fallback);
  }
  Vector3 point(Atom x, Atom y, Atom z) const {
    const Vector flat = primitive.point_on_device({number(x), number(y)});
    return {flat.x, flat.y, number(z) * primitive.frame.height_scale()};
  }
  Lamp distant() const {
    const float azimuth = number(Atom::Azimuth) * kRadian,
                elevation = number(Atom::Elevation) * kRadian;
    Lamp lamp;
    lamp.direction = {std::cos(azimuth) * std::cos(elevation),
                      std::sin(azimuth) * std::cos(elevation), std::sin(elevation)};
    return lamp;
  }
  Lamp standing() const {
    Lamp lamp;
    lamp.kind = Lamp::Kind::Point;
    lamp.place = point(Atom::X, Atom::Y, Atom::Z);
    return lamp;
  }
  Lamp spot() const {
    Lamp lamp = standing();
    lamp.kind = Lamp::Kind::Spot;
    const Vector3 at = point(Atom::PointsAtX, Atom::PointsAtY, Atom::PointsAtZ);
    lamp.direction = unit({at.x - lamp.place.x, at.y - lamp.place.y, at.z - lamp.place.z});
    lamp.focus = std::clamp(number(Atom::SpecularExponent, 1), 1.0f, 128.0f);
    float cone = std::fabs(number(Atom::LimitingConeAngle));
    if (cone == 0 || cone > 90) cone = 90;
    lamp.least_cosine = std::cos(cone * kRadian);
    return lamp;
  }
};

// The first source of light, or null.
const Element* source_in(const Element& element) {
  for (const Node* node = element.first_child; node; node = node->next_sibling)
    if (const Element* const child = node->as_element())
      if (child->name == Atom::FeDistantLight || child->name == Atom::FePointLight ||
          child->name == Atom::FeSpotLight)
        return child;
  return nullptr;
}

}  // namespace

Result<const FilterStep*> make_lighting(const FilterPrimitive& primitive) {
  const Element* const source = source_in(primitive.element);
  if (!source) return primitive.nothing();
  const LampReader reader{primitive, *source};
  Lighting lighting;
  lighting.lamp = source->name == Atom::FeDistantLight ? reader.distant()
                  : source->name == Atom::FePointLight ? reader.standing()
                                                       : reader.spot();
  lighting.is_specular = primitive.element.name == Atom::FeSpecularLighting;
  const Vector scale = scale_of(primitive.frame.matrix());
  lighting.surface_scale = primitive.number(Atom::SurfaceScale, 1) * (scale.x + scale.y) / 2;
  lighting.constant = std::max(
      0.0f,
      primitive.number(lighting.is_specular ? Atom::SpecularConstant : Atom::DiffuseConstant, 1));
  lighting.exponent = std::clamp(primitive.number(Atom::SpecularExponent, 1), 1.0f, 128.0f);
  const SvgStyle::Own& own = primitive.element.style->svg->own;
  lighting.color = primitive.color(own.lighting_color, own.lighting_current_color);
  return primitive.add<LightingStep>(lighting);
}

}  // namespace weft
