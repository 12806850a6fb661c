#include "render/svg/filters.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/number_list.h"
#include "render/base/url_fragment.h"
#include "render/css/cascade/use_trees.h"
#include "render/filter/combining_steps.h"
#include "render/filter/filter_functions.h"
#include "render/svg/filter_maker.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

constexpr int32_t kMargin = 2048;  // around what is needed, that effects may move from

float number_at(float value) { return std::clamp(value, -1e7f, 1e7f); }

Box2 box_of(Vector corner, Vector size) { return {corner, corner + size}; }

bool has_area(const Box2& box) { return box.high.x > box.low.x && box.high.y > box.low.y; }

Box2 united(const Box2& a, const Box2& b) {
  return {{std::min(a.low.x, b.low.x), std::min(a.low.y, b.low.y)},
          {std::max(a.high.x, b.high.x), std::max(a.high.y, b.high.y)}};
}

// x, y, width and height of `element`, where they are given, replace those of `box`.
void read_box(const Element& element, bool is_in_box, const PaintedArea& area, Box2& box) {
  SvgUnits units = area.units;
  Vector origin, scale{1, 1};
  if (is_in_box) {
    units.viewport = {1, 1};
    origin = area.box.low;
    scale = area.box.high - area.box.low;
  }
  Vector size = box.high - box.low;
  if (element.attribute(Atom::X))
    box.low.x = origin.x + scale.x * length_of(element, Atom::X, units, SvgAxis::X, 0);
  if (element.attribute(Atom::Y))
    box.low.y = origin.y + scale.y * length_of(element, Atom::Y, units, SvgAxis::Y, 0);
  if (element.attribute(Atom::Width))
    size.x = scale.x * length_of(element, Atom::Width, units, SvgAxis::X, 0);
  if (element.attribute(Atom::Height))
    size.y = scale.y * length_of(element, Atom::Height, units, SvgAxis::Y, 0);
  box.high = box.low + size;
}

bool is_displayed(const Element& element) {
  for (const Node* node = &element; node->parent; node = node->parent) {
    const ComputedStyle* const style = node->as_element() ? node->as_element()->style : nullptr;
    if (!style || style->box->display == Display::None) return false;
  }
  return true;
}

// As in Chromium, where a filter is not displayed, or of another file, attributes alone count.
bool is_linear(const Element& element, const Element& filter, bool is_styled) {
  if (is_styled) return element.style && element.style->svg->filter_space == FilterSpace::LinearRgb;
  std::string_view said = attribute_text(element, Atom::ColorInterpolationFilters);
  if (said.empty()) said = attribute_text(filter, Atom::ColorInterpolationFilters);
  return equal_ignoring_case(trimmed(said), "linearrgb");
}

// Colours of the text around, which no filter may tell (Filter Effects 1, 15.1).
bool is_of_text_color(const Element& element) {
  if (!element.style) return false;
  const SvgStyle::Own& own = element.style->svg->own;
  switch (element.name) {
    case Atom::FeFlood:
    case Atom::FeDropShadow: return own.flood_current_color;
    case Atom::FeDiffuseLighting:
    case Atom::FeSpecularLighting: return own.lighting_current_color;
    default: return false;
  }
}

Result<const FilterStep*> converted(FilterGraph& graph, const FilterStep* step, FilterSpace from,
                                    FilterSpace into) {
  if (from == into) return step;
  const uint8_t* const table = new_space_table(into, graph.arena());
  if (!table) return Status::OutOfMemory;
  return graph.add<TransferStep>({step, nullptr, kEverywhere},
                                 TransferTables{table, table, table, nullptr});
}

const PrimitiveRow* primitive_row(const Element& element) {
  if (element.name_space != Namespace::Svg) return nullptr;
  for (const PrimitiveRow& row : primitive_rows())
    if (row.name == element.name) return &row;
  return nullptr;
}

/// Makes the steps of a <filter>.
class ReferencedFilter {
 public:
  ReferencedFilter(const FilterFrame& frame, Arena& scratch)
      : frame_(frame),
        is_styled_(document_of(frame.filter) == &frame.scene.document &&
                   is_displayed(frame.filter)),
        results_(scratch) {}

  /// The last step, in sRGB.
  Result<const FilterStep*> make(const Element& filter, const FilterStep* source) {
    FilterGraph& graph = frame_.graph;
    // As in Chromium, what is around the filter region is there to be read.
    WEFT_TRY(results_.push({"SourceGraphic", source, FilterSpace::Srgb, frame_.region}));
    WEFT_TRY(results_.push({}));  // where SourceAlpha is made when it is wanted
    for (const Node* node = filter.first_child; node; node = node->next_sibling)
      if (const Element* const child = node->as_element())
        if (const PrimitiveRow* const row = primitive_row(*child)) WEFT_TRY(add(*child, *row));
    if (results_.size() == kStandard) return graph.add<FloodStep>({}, kTransparent);
    const FilterResult& last = results_.back();
    return converted(graph, last.step, last.space, FilterSpace::Srgb);
  }

 private:
  static constexpr size_t kStandard = 2;

  Status add(const Element& element, const PrimitiveRow& row) {
    WEFT_TRY(make_source_alpha(element));
    const FilterSpace space =
        is_linear(element, frame_.filter, is_styled_) ? FilterSpace::LinearRgb : FilterSpace::Srgb;
    FilterPrimitive primitive{frame_, element, space, results_.span(), {}, {}, {}, {}};
    const FilterResult* inputs[2] = {};
    if (row.inputs > 0) inputs[0] = &primitive.result_of(element, Atom::In);
    if (row.inputs > 1) inputs[1] = &primitive.result_of(element, Atom::In2);
    if (row.keeps_colors) primitive.space = inputs[0] ? inputs[0]->space : FilterSpace::Srgb;
    for (int i = 0; i < 2; ++i) {
      if (!inputs[i]) continue;
      WEFT_TRY_ASSIGN(primitive.inputs[i], primitive.input_of(*inputs[i]));
    }
    if (inputs[0]) primitive.input_region = inputs[0]->region;
    primitive.region = subregion(primitive, row, inputs);
    primitive.pixels = frame_.pixels_of(primitive.region);
    // What must not be told moves nothing.
    const bool is_still = row.name == Atom::FeDisplacementMap && inputs[1]->is_tainted;
    WEFT_TRY_ASSIGN(const FilterStep* step, is_still ? primitive.unchanged() : row.make(primitive));
    WEFT_TRY_ASSIGN(step, cut(step, primitive));
    return results_.push({trimmed(attribute_text(element, Atom::Result)), step, primitive.space,
                          primitive.region, is_tainted(primitive, row, inputs)});
  }

  // The pixels of a subregion are those around it; of one that is turned only some are in it.
  Result<const FilterStep*> cut(const FilterStep* step, const FilterPrimitive& primitive) const {
    const Matrix& m = frame_.matrix();
    const Box2 &own = primitive.region, &whole = frame_.region;
    const bool is_part = own.low.x > whole.low.x || own.low.y > whole.low.y ||
                         own.high.x < whole.high.x || own.high.y < whole.high.y;
    if (is_upright(m) || !is_part || !m.is_invertible()) return step;
    return frame_.graph.add<CropStep>({step, nullptr, primitive.pixels}, m.inverse(), own.low,
                                      own.high);
  }

  static bool is_tainted(const FilterPrimitive& primitive, const PrimitiveRow& row,
                         const FilterResult* const* inputs) {
    bool tainted = is_of_text_color(primitive.element);
    for (int i = 0; i < row.inputs; ++i) tainted |= inputs[i]->is_tainted;
    if (row.name != Atom::FeMerge) return tainted;
    for (const Node* node = primitive.element.first_child; node; node = node->next_sibling)
      if (const Element* const child = node->as_element())
        tainted |= primitive.result_of(*child, Atom::In).is_tainted;
    return tainted;
  }

  // Filter Effects 1, 9.4: as large as its inputs, or as the filter region.
  Box2 subregion(const FilterPrimitive& primitive, const PrimitiveRow& row,
                 const FilterResult* const* inputs) const {
    Box2 box = frame_.region;
    if (row.inputs > 0 && row.name != Atom::FeTile) {
      box = inputs[0]->region;
      if (inputs[1]) box = united(box, inputs[1]->region);
    } else if (row.name == Atom::FeMerge) {
      Box2 merged;
      for (const Node* node = primitive.element.first_child; node; node = node->next_sibling)
        if (const Element* const child = node->as_element())
          if (child->name == Atom::FeMergeNode)
            merged = united(merged, primitive.result_of(*child, Atom::In).region);
      if (!merged.is_empty()) box = merged;
    }
    read_box(primitive.element, frame_.is_in_box, frame_.area.painted, box);
    return box;
  }

  static bool names_source_alpha(const Element& element) {
    const auto named = [](const Element& owner, Atom attribute) {
      return trimmed(attribute_text(owner, attribute)) == "SourceAlpha";
    };
    if (named(element, Atom::In) || named(element, Atom::In2)) return true;
    for (const Node* node = element.first_child; node; node = node->next_sibling)
      if (const Element* const child = node->as_element())
        if (named(*child, Atom::In)) return true;
    return false;
  }

  Status make_source_alpha(const Element& element) {
    if (results_[1].step || !names_source_alpha(element)) return Status::Ok;
    ColorMatrix matrix = ColorMatrix::recolored(kBlack);
    WEFT_TRY_ASSIGN(const FilterStep* const step,
                    frame_.graph.add<MatrixStep>({results_[0].step, nullptr, kEverywhere}, matrix));
    results_[1] = {"SourceAlpha", step, FilterSpace::Srgb, frame_.region};
    return Status::Ok;
  }

  const FilterFrame& frame_;
  const bool is_styled_;  // the style of primitives counts
  ArenaVector<FilterResult> results_;
};

Result<const FilterStep*> add_reference(const SvgScene& scene, FilterGraph& graph,
                                        const FilterStep* source, const Element& filter,
                                        const FilteredArea& area, Box2& region) {
  const auto is = [&](Atom attribute, std::string_view value) {
    return trimmed(attribute_text(filter, attribute)) == value;
  };
  const bool region_in_box = !is(Atom::FilterUnits, "userSpaceOnUse");
  const PaintedArea& painted = area.painted;
  FilterFrame frame{scene, graph, area,  is(Atom::PrimitiveUnits, "objectBoundingBox"),
                    {},    {},    filter};
  if (region_in_box) {
    if (painted.box.is_empty()) return graph.add<FloodStep>({}, kTransparent);
    const Vector size = painted.box.high - painted.box.low;
    frame.region = box_of(painted.box.low - size * 0.1f, size * 1.2f);
  } else {
    const Vector size = painted.units.viewport;
    frame.region = box_of(size * -0.1f, size * 1.2f);
  }
  read_box(filter, region_in_box, painted, frame.region);
  if (!has_area(frame.region)) return graph.add<FloodStep>({}, kTransparent);
  region = frame.region;
  frame.pixels = {area.needed.left - kMargin, area.needed.top - kMargin,
                  area.needed.right + kMargin, area.needed.bottom + kMargin};
  frame.pixels = frame.pixels_of(frame.region);
  Arena scratch(scene.scratch, SvgDrawing::kScratchBytes);
  return ReferencedFilter(frame, scratch).make(filter, source);
}

// Filters serve without being displayed.
Result<const Element*> filter_at(const SvgScene& scene, const SvgPlace* place,
                                 std::string_view url) {
  const Document* document = place && place->document ? place->document : &scene.document;
  if (!is_local_reference(url)) {
    if (!scene.documents || fragment_of(url).empty()) return static_cast<const Element*>(nullptr);
    WEFT_TRY_ASSIGN(document, scene.documents->find(url));
  }
  const Element* const found = document ? find_referenced(*document, url) : nullptr;
  const bool is_filter =
      found && found->name == Atom::Filter && found->name_space == Namespace::Svg;
  return is_filter && !(place && place->serves(*found)) ? found : nullptr;
}

Result<const FilterStep*> add_functions(const SvgScene& scene, FilterGraph& graph,
                                        std::span<const FilterFunction> list,
                                        const FilteredArea& area, Box2& region) {
  const Matrix matrix = area.painted.matrix * Matrix::scaling(1 / scene.device, 1 / scene.device);
  const FilterStep* step = graph.source();
  for (const FilterFunction& function : list) {
    if (function.kind != FilterFunction::Kind::Reference) {
      WEFT_TRY_ASSIGN(step, add_function(graph, step, function, matrix));
      continue;
    }
    WEFT_TRY_ASSIGN(const Element* const filter, filter_at(scene, area.place, function.url));
    if (!filter) continue;
    WEFT_TRY_ASSIGN(step, add_reference(scene, graph, step, *filter, area, region));
  }
  return step;
}

}  // namespace

float FilterFrame::height_scale() const {
  const Vector scale = scale_of(matrix()), size = area.painted.box.high - area.painted.box.low;
  const float mean = (scale.x + scale.y) / 2;
  return is_in_box ? mean * length(size) / std::sqrt(2.0f) : mean;
}

namespace {

Box2 on_device(const Box2& box, const Matrix& matrix) {
  Box2 result;
  for (const float x : {number_at(box.low.x), number_at(box.high.x)})
    for (const float y : {number_at(box.low.y), number_at(box.high.y)})
      result.include(matrix.point({x, y}));
  return result;
}

constexpr float kAlmost = 1.f / 256;  // what rounding made of a whole number

int32_t pixel_from(float v) {
  constexpr float kMost = 1 << 24;
  v = std::floor(v + kAlmost);
  return v > -kMost ? static_cast<int32_t>(std::min(v, kMost)) : -(1 << 24);
}

int32_t pixel_to(float v) { return -pixel_from(-v); }

}  // namespace

IntRect FilterFrame::pixels_of(const Box2& box) const {
  if (!has_area(box)) return {};
  const Box2 covered = on_device(box, matrix());
  return IntRect{pixel_from(covered.low.x), pixel_from(covered.low.y), pixel_to(covered.high.x),
                 pixel_to(covered.high.y)}
      .intersected(pixels);
}

IntRect FilterFrame::pixels_within(const Box2& box) const {
  if (!has_area(box)) return {};
  const Box2 covered = on_device(box, matrix());
  return IntRect{pixel_to(covered.low.x), pixel_to(covered.low.y), pixel_from(covered.high.x),
                 pixel_from(covered.high.y)}
      .intersected(pixels);
}

const FilterResult& FilterPrimitive::result_of(const Element& owner, Atom attribute) const {
  const std::string_view name = trimmed(attribute_text(owner, attribute));
  if (!name.empty() && name == results[0].name) return results[0];
  if (!name.empty() && name == results[1].name) return results[1];
  for (size_t i = results.size(); !name.empty() && i-- > 2;)
    if (results[i].name == name) return results[i];
  return results.size() > 2 ? results.back() : results[0];
}

Result<const FilterStep*> FilterPrimitive::input_of(const FilterResult& result) const {
  return converted(frame.graph, result.step, result.space, space);
}

std::string_view FilterPrimitive::text(Atom attribute) const {
  return trimmed(attribute_text(element, attribute));
}

std::optional<float> lone_number(std::string_view text) {
  NumberList list(text);
  float number = 0;
  if (!list.take(number) || !list.ended()) return std::nullopt;
  return number;
}

float FilterPrimitive::number(Atom attribute, float fallback) const {
  return lone_number(text(attribute)).value_or(fallback);
}

Vector FilterPrimitive::numbers(Atom attribute, Vector fallback) const {
  NumberList list(text(attribute));
  Vector pair;
  if (!list.take(pair.x)) return fallback;
  if (!list.take(pair.y)) pair.y = pair.x;
  return list.ended() ? pair : fallback;
}

bool FilterPrimitive::is(Atom attribute, std::string_view value) const {
  return text(attribute) == value;
}

Color FilterPrimitive::color(Color color, bool is_current, uint8_t opacity) const {
  if (is_current) color = element.style->text->color;
  color.alpha = multiply_255(color.alpha, opacity);
  return in_space(color, space);
}

Vector FilterPrimitive::on_device(Vector vector) const {
  const Vector size =
      frame.is_in_box ? frame.area.painted.box.high - frame.area.painted.box.low : Vector{1, 1};
  return frame.matrix().vector({vector.x * size.x, vector.y * size.y});
}

Vector FilterPrimitive::point_on_device(Vector point) const {
  const Matrix& m = frame.matrix();
  return on_device(point) +
         (frame.is_in_box ? m.point(frame.area.painted.box.low) : Vector{m.e, m.f});
}

Result<const FilterStep*> FilterPrimitive::unchanged() const {
  return frame.graph.add<OffsetStep>({inputs[0], nullptr, pixels}, 0.f, 0.f);
}

Result<const FilterStep*> FilterPrimitive::nothing() const {
  return frame.graph.add<FloodStep>({}, kTransparent);
}

Result<MadeFilter> make_filter(const SvgScene& scene, std::span<const FilterFunction> list,
                               const FilteredArea& area, Arena& arena) {
  void* const memory = arena.allocate(sizeof(FilterGraph), alignof(FilterGraph));
  if (!memory) return Status::OutOfMemory;
  auto* const graph = ::new (memory) FilterGraph(arena, kEverywhere);
  MadeFilter result;
  const auto made = add_functions(scene, *graph, list, area, result.region);
  if (made.status() == Status::Unsupported) {
    scene.notes.note("a filter has too many steps; it is left out");
    return MadeFilter{};
  }
  WEFT_TRY(made.status());
  if (graph->size() > 1) result.filter = graph;
  return result;
}

}  // namespace weft
