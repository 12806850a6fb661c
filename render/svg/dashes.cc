#include "render/svg/dashes.h"

#include <algorithm>

#include "render/paint/dasher.h"

namespace weft {
namespace {

// Copies a path as it is.
struct Copier {
  PathBuilder& out;
  Status status = Status::Ok;
  void keep(Status next) {
    if (status == Status::Ok) status = next;
  }
  void move(Vector to) { keep(out.move_to(to)); }
  void line(Vector, Vector to) { keep(out.line_to(to)); }
  void cubic(Vector, Vector p1, Vector p2, Vector p3) { keep(out.cubic_to(p1, p2, p3)); }
  void end(bool is_closed) {
    if (is_closed) keep(out.close());
  }
};

}  // namespace

Status add_dashes(const Path& path, std::span<const float> pattern, float offset,
                  PathBuilder& dashed) {
  Copier copier{dashed};
  visit_dashes(path, pattern, offset, copier);
  return copier.status;
}

LineDashes line_dashes(float thickness, bool is_dotted, float length, bool is_closed) {
  const bool is_thick = thickness >= 3;
  const float dash = is_dotted ? thickness : thickness * (is_thick ? 2 : 3),
              gap = is_dotted || is_thick ? thickness : 2 * thickness;
  const float fitting = std::floor((is_closed ? length : length + gap) / (dash + gap)),
              dashes = is_closed ? std::max(fitting, 1.f) : fitting,
              gaps = is_closed ? dashes : dashes - 1;
  const float wide = gaps > 0 ? (length - dashes * dash) / gaps : gap,
              narrow = gaps >= 0 ? (length - (dashes + 1) * dash) / (gaps + 1) : gap;
  const bool takes_wide = narrow <= 0 || std::fabs(wide - gap) < std::fabs(narrow - gap);
  return {dash, std::max(takes_wide ? wide : narrow, 0.f)};
}

}  // namespace weft
