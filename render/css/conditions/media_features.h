// The features that "(min-width: 30em)" and its like ask about, of the panel or of a query
// container (Media Queries 4, 4 to 9; CSS Conditional 5, 5.2).
#pragma once

#include "render/css/conditions/condition.h"
#include "render/css/values/length_units.h"

namespace weft {

/// The panel or container whose features are asked for. Sizes in CSS px.
struct FeatureSubject {
  double width = 0, height = 0;
  const MediaEnvironment* panel = nullptr;  ///< Null: a container, which has no features but sizes.
  LengthUnits units{};                      ///< In CSS px.
};
FeatureSubject subject_of(const MediaEnvironment& panel);

/// Whether a feature, "min-width: 30em" or "400px <= width < 50em", holds. Unknown when there is no
/// such feature.
Truth query_feature(std::string_view text, const FeatureSubject& subject);

/// The axes along which a container must know its size.
enum class Axes : uint8_t { None = 0, Inline = 1, Block = 2, Both = 3 };
/// Those that the feature in `text` asks for; None when containers have no such feature.
Axes axes_of(std::string_view text);

}  // namespace weft
