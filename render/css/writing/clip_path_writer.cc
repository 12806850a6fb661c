// Counterpart of clip_path_values.cc.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/writing/property_writers.h"

namespace weft {
namespace {

void write_lengths(ValueWriter& out, std::span<const Length> lengths) {
  out.list(lengths, " ", [&](const Length& length) { out.length(length); });
}

void write_inset(ValueWriter& out, std::span<const Length> lengths) {
  write_sides(out, lengths.first(4));
  const auto radii = lengths.subspan(4);
  const auto is_sharp = [](const Length& radius) { return radius.is_zero(); };
  if (std::all_of(radii.begin(), radii.end(), is_sharp)) return;
  out.text(" round ");
  write_sides(out, radii.first(4));
  if (radii.first(4) == radii.last(4)) return;
  out.text(" / ");
  write_sides(out, radii.last(4));
}

void write_radius(ValueWriter& out, Gradient::Extent extent, const Length& radius) {
  if (extent == Gradient::Extent::Explicit) out.length(radius);
  else out.keyword(extent);
}

void write_ellipse(ValueWriter& out, const ClipPath& clip) {
  const bool is_circle = clip.kind == ClipPath::Kind::Circle;
  const bool is_default = clip.extent_x == Gradient::Extent::ClosestSide &&
                          (is_circle || clip.extent_y == Gradient::Extent::ClosestSide);
  if (!is_default) {
    write_radius(out, clip.extent_x, clip.lengths[0]);
    out.text_if(!is_circle, " ");
    if (!is_circle) write_radius(out, clip.extent_y, clip.lengths[1]);
  }
  if (clip.lengths[2].is_auto()) return;
  out.text_if(!is_default, " ");
  out.text("at ");
  write_lengths(out, clip.lengths.last(2));
}

void write_polygon(ValueWriter& out, std::span<const Length> lengths) {
  for (size_t i = 0; i < lengths.size(); i += 2) {
    out.text_if(i > 0, ", ");
    write_lengths(out, lengths.subspan(i, 2));
  }
}

/// The commands of a shape() as they were written.
class ShapeWriter {
 public:
  ShapeWriter(ValueWriter& out, const ClipPath& clip) : out_(out), clip_(clip) {}

  void write() {
    out_.text("from ");
    pair();
    while (!left_.empty()) {
      out_.text(", ");
      const char letter = take();
      command(to_lower(letter), letter >= 'a');
    }
  }

 private:
  static std::string_view name(char letter) {
    switch (letter) {
      case 'm': return "move";
      case 'l': return "line";
      case 'h': return "hline";
      case 'v': return "vline";
      case 'c':
      case 'q': return "curve";
      case 's':
      case 't': return "smooth";
      case 'a': return "arc";
      default: return "close";
    }
  }
  void command(char letter, bool is_by) {
    out_.text(name(letter));
    if (letter == 'z') return;
    out_.text(is_by ? " by " : " to ");
    if (letter == 'h' || letter == 'v') return out_.length(next());
    pair();
    if (letter == 'a') return arc();
    if (letter == 'c' || letter == 'q' || letter == 's') control(" with ", is_by);
    if (letter == 'c') control(" / ", is_by);
  }
  void control(std::string_view before, bool is_by) {
    out_.text(before);
    pair();
    const char from = take();
    if (from == (is_by ? 's' : 'o')) return;
    out_.text(from == 's' ? " from start" : from == 'e' ? " from end" : " from origin");
  }
  void arc() {
    const Length &x = next(), &y = next();
    out_.text(" of ");
    out_.length(x);
    out_.text_if(x != y, " ");
    if (x != y) out_.length(y);
    const double degrees = next().factor_4096() / 4096.0;
    const bool is_large = take() == '1';
    out_.text_if(take() == '1', " cw");
    out_.text_if(is_large, " large");
    out_.text_if(degrees != 0, " rotate ");
    if (degrees != 0) out_.degrees(degrees);
  }
  char take() {
    const char first = left_[0];
    left_.remove_prefix(1);
    return first;
  }
  const Length& next() { return clip_.lengths[next_++]; }
  void pair() {
    out_.length(next());
    out_.text(" ");
    out_.length(next());
  }

  ValueWriter& out_;
  const ClipPath& clip_;
  std::string_view left_ = clip_.text;
  size_t next_ = 0;
};

void write_ray(ValueWriter& out, const ClipPath& ray) {
  static constexpr std::string_view kSizes[] = {"", " closest-corner", " farthest-side",
                                                " farthest-corner", " sides"};
  out.degrees(ray.lengths[0].factor_4096() / 4096.0);
  out.text(kSizes[static_cast<size_t>(ray.extent_x)]);
  out.text_if(ray.contains, " contain");
  if (ray.lengths[1].is_auto()) return;
  out.text(" at ");
  write_position(out, ray.lengths[1], ray.lengths[2]);
}

void write_shape(ValueWriter& out, const ClipPath& clip) {
  static constexpr std::string_view kNames[] = {
      "", "", "", "inset(", "circle(", "ellipse(", "polygon(", "path(", "shape(", "ray("};
  out.text(kNames[static_cast<size_t>(clip.kind)]);
  if (clip.rule == FillRule::EvenOdd)
    out.text(clip.kind == ClipPath::Kind::Shape ? "evenodd " : "evenodd, ");
  switch (clip.kind) {
    case ClipPath::Kind::Inset: write_inset(out, clip.lengths); break;
    case ClipPath::Kind::Circle:
    case ClipPath::Kind::Ellipse: write_ellipse(out, clip); break;
    case ClipPath::Kind::Polygon: write_polygon(out, clip.lengths); break;
    case ClipPath::Kind::Path: out.string(clip.text); break;
    case ClipPath::Kind::Shape: ShapeWriter(out, clip).write(); break;
    case ClipPath::Kind::Ray: write_ray(out, clip); break;
    case ClipPath::Kind::Box:
    case ClipPath::Kind::Image:
    case ClipPath::Kind::Url: break;
  }
  out.text(")");
}

}  // namespace

void write_object_view_box(ValueWriter& out, const ClipPath* view_box) {
  if (!view_box) return out.text("none");
  write_shape(out, *view_box);
}

static void write_in_box(ValueWriter& out, const ClipPath* clip, ClipPath::Box initial) {
  if (!clip) return out.text("none");
  if (clip->kind == ClipPath::Kind::Box) return out.keyword(clip->box);
  write_shape(out, *clip);
  if (clip->box == initial) return;
  out.text(" ");
  out.keyword(clip->box);
}

void write_shape_outside(ValueWriter& out, const ClipPath* shape) {
  if (shape && shape->kind == ClipPath::Kind::Image) return out.image(*shape->image);
  write_in_box(out, shape, ClipPath::Box::Margin);
}

void write_clip_path(ValueWriter& out, const ClipPath* clip_path) {
  if (clip_path && clip_path->kind == ClipPath::Kind::Url) return out.url(clip_path->text);
  write_in_box(out, clip_path, ClipPath::Box::Border);
}

void write_offset_path(ValueWriter& out, const ClipPath* path) { write_clip_path(out, path); }

void write_offset_rotate(ValueWriter& out, bool turns, float degrees) {
  out.text_if(turns, "auto ");
  out.degrees(static_cast<double>(degrees));
}

void write_offset_anchor(ValueWriter& out, const Length& x, const Length& y) {
  if (x.is_auto()) return out.text("auto");
  write_position(out, x, y);
}

void write_offset_position(ValueWriter& out, const Length& x, const Length& y) {
  if (x.kind() == Length::Kind::Normal) return out.text("normal");
  write_offset_anchor(out, x, y);
}

}  // namespace weft
