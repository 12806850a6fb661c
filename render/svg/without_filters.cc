// What stands for filters where weft is built without them (WEFT_FILTERS=OFF, or without SVG).
#include "render/svg/filters.h"

namespace weft {

Result<MadeFilter> make_filter(const SvgScene& scene, std::span<const FilterFunction>,
                               const FilteredArea&, Arena&) {
  scene.notes.note("filter is not drawn: weft was built without filters (WEFT_FILTERS)");
  return MadeFilter{};
}

}  // namespace weft
