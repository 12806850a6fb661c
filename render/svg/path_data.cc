#include "render/svg/path_data.h"

#include "render/base/ascii.h"
#include "render/base/number_list.h"

namespace weft {
namespace {

constexpr float kRadian = 3.14159265f / 180;

/// The commands of path data, one after the other.
class PathData {
 public:
  PathData(std::string_view text, PathBuilder& path) : numbers_(text), path_(path) {}
  Status add();

 private:
  Status segment(char command, bool is_relative);
  bool take_point(Vector& point) {
    if (!numbers_.take(point.x) || !numbers_.take(point.y)) return false;
    point = point + base_;
    return true;
  }
  /// Ends the path: what follows is an error.
  Status end() {
    has_ended_ = true;
    return Status::Ok;
  }
  Status axis(float Vector::*coordinate);
  Status cubic(Vector first, bool is_smooth);
  Status quad(Vector control, bool is_smooth);
  Status arc();

  NumberList numbers_;
  PathBuilder& path_;
  Vector base_;          // of the coordinates of this command
  Vector control_;       // the last control point, which smooth commands mirror
  char control_of_ = 0;  // 'c' or 'q': the kind of curve that it belongs to
  bool has_ended_ = false;
};

Status PathData::add() {
  char command = numbers_.take_letter();
  if (command != 'M' && command != 'm') return Status::Ok;
  while (command && !has_ended_) {
    const bool is_relative = command >= 'a';
    const char kind = to_lower(command);
    WEFT_TRY(segment(kind, is_relative));
    // Further numbers repeat the command; those behind a move are lines (9.3.3).
    char next = numbers_.take_letter();
    if (!next && !has_ended_ && kind != 'z' && !numbers_.ended())
      next = kind == 'm' ? (is_relative ? 'l' : 'L') : command;
    command = next;
  }
  return Status::Ok;
}

Status PathData::segment(char command, bool is_relative) {
  base_ = is_relative ? path_.at() : Vector{};
  const char control_of = control_of_;
  if (command != 'c' && command != 's' && command != 'q' && command != 't') control_of_ = 0;
  const Vector at = path_.at(), mirrored = at * 2 - control_;
  Vector to;
  switch (command) {
    case 'm': return take_point(to) ? path_.move_to(to) : end();
    case 'l': return take_point(to) ? path_.line_to(to) : end();
    case 'h': return axis(&Vector::x);
    case 'v': return axis(&Vector::y);
    case 'c': return cubic(at, false);
    case 's': return cubic(control_of == 'c' ? mirrored : at, true);
    case 'q': return quad(at, false);
    case 't': return quad(control_of == 'q' ? mirrored : at, true);
    case 'a': return arc();
    case 'z': return path_.close();
    default: return end();
  }
}

Status PathData::axis(float Vector::*coordinate) {
  Vector to = path_.at();
  float number = 0;
  if (!numbers_.take(number)) return end();
  to.*coordinate = number + base_.*coordinate;
  return path_.line_to(to);
}

// The first control point of a smooth curve is not said.
Status PathData::cubic(Vector first, bool is_smooth) {
  Vector second, to;
  if ((!is_smooth && !take_point(first)) || !take_point(second) || !take_point(to)) return end();
  control_ = second;
  control_of_ = 'c';
  return path_.cubic_to(first, second, to);
}

Status PathData::quad(Vector control, bool is_smooth) {
  Vector to;
  if ((!is_smooth && !take_point(control)) || !take_point(to)) return end();
  control_ = control;
  control_of_ = 'q';
  return path_.quad_to(control, to);
}

Status PathData::arc() {
  Vector radii, to;
  float degrees = 0;
  bool is_large = false, is_clockwise = false;
  if (!numbers_.take(radii.x) || !numbers_.take(radii.y) || !numbers_.take(degrees) ||
      !numbers_.take_flag(is_large) || !numbers_.take_flag(is_clockwise) || !take_point(to))
    return end();
  return path_.arc_to(radii, degrees * kRadian, is_large, is_clockwise, to);
}

// A comma at the end does no harm.
bool are_points(std::string_view text) {
  NumberList numbers(text);
  for (float number = 0; numbers.take(number);) {
  }
  numbers.skip_space();
  return numbers.ended() || trimmed(numbers.rest()) == ",";
}

}  // namespace

Status add_path_data(std::string_view text, PathBuilder& path) {
  return PathData(text, path).add();
}

Status add_points(std::string_view text, bool is_closed, PathBuilder& path) {
  if (!are_points(text)) return Status::Ok;
  NumberList numbers(text);
  bool is_first = true;
  for (Vector p; numbers.take(p.x) && numbers.take(p.y); is_first = false)
    WEFT_TRY(is_first ? path.move_to(p) : path.line_to(p));
  return is_closed ? path.close() : Status::Ok;
}

}  // namespace weft
