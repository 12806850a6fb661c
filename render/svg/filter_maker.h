// What the parts that read a <filter> share: results by name, and a primitive at work.
#pragma once

#include <optional>
#include <span>

#include "render/filter/color_steps.h"
#include "render/svg/drawing.h"
#include "render/svg/filters.h"

namespace weft {

/// What a primitive can take for its input.
struct FilterResult {
  std::string_view name;
  const FilterStep* step = nullptr;
  FilterSpace space = FilterSpace::Srgb;
  Box2 region;              ///< In user units: outside it is transparent.
  bool is_tainted = false;  ///< It shows the colour of text, which may be that of visited links.
};

/// The surroundings of the primitives of a <filter>.
struct FilterFrame {
  const SvgScene& scene;
  FilterGraph& graph;
  const FilteredArea& area;
  bool is_in_box;  ///< Numbers are shares of the bounding box.
  Box2 region;     ///< Of the filter, in user units,
  IntRect pixels;  ///< and in device pixels.

  const Element& filter;

  const Matrix& matrix() const { return area.painted.matrix; }
  /// Device pixels of a height, which has no axis.
  float height_scale() const;
  /// The device pixels that `box` touches, cut to the filter region.
  IntRect pixels_of(const Box2& box) const;
  /// Those that are wholly in it.
  IntRect pixels_within(const Box2& box) const;
};

/// A primitive that is made into steps.
struct FilterPrimitive {
  const FilterFrame& frame;
  const Element& element;
  FilterSpace space;                      ///< In which it works.
  std::span<const FilterResult> results;  ///< Of those before it, and the source.
  Box2 region;                            ///< Its subregion, in user units,
  IntRect pixels;                         ///< and in device pixels.
  const FilterStep* inputs[2] = {};       ///< In its space.
  Box2 input_region;                      ///< Of the first one.

  /// The result that an attribute `in` of `owner` names.
  const FilterResult& result_of(const Element& owner, Atom attribute) const;
  /// The same as a step in the space of the primitive.
  Result<const FilterStep*> input_of(const FilterResult& result) const;

  std::string_view text(Atom attribute) const;
  /// The number in an attribute that has nothing else.
  float number(Atom attribute, float fallback) const;
  /// The same of one or two, of which the second is as the first.
  Vector numbers(Atom attribute, Vector fallback) const;
  bool is(Atom attribute, std::string_view value) const;
  /// `color`, of which `opacity` is left, in the space of the primitive.
  Color color(Color color, bool is_current, uint8_t opacity = 255) const;
  /// A vector of numbers in device pixels.
  Vector on_device(Vector vector) const;
  /// The same of a point.
  Vector point_on_device(Vector point) const;

  template <typename Step, typename... Arguments>
  Result<const FilterStep*> add(Arguments&&... arguments) const {
    return frame.graph.add<Step>({inputs[0], inputs[1], pixels},
                                 std::forward<Arguments>(arguments)...);
  }
  /// What it gives when it changes nothing, or is wrong.
  Result<const FilterStep*> unchanged() const;
  Result<const FilterStep*> nothing() const;
};

/// The primitive elements that there are.
struct PrimitiveRow {
  Atom name;
  int inputs;         ///< By `in` and `in2`.
  bool keeps_colors;  ///< It works in any space.
  Result<const FilterStep*> (*make)(const FilterPrimitive& primitive);
};
std::span<const PrimitiveRow> primitive_rows();

/// The number that `text` is; none when there is more or less.
std::optional<float> lone_number(std::string_view text);

// filter_images.cc, filter_lights.cc
Result<const FilterStep*> make_image(const FilterPrimitive& primitive);
Result<const FilterStep*> make_lighting(const FilterPrimitive& primitive);

}  // namespace weft
