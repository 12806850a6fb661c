// What stands for this folder where weft is built without SVG (WEFT_SVG=OFF).
#include "render/svg/filters.h"
#include "render/svg/svg_painter.h"
#include "render/svg/svg_pictures.h"

namespace weft {

Status paint_svg(const Element&, const Rect&, const SvgScene& scene, const Clip*, DisplayList&) {
  scene.notes.note("SVG is not drawn: weft was built without it (WEFT_SVG)");
  return Status::Ok;
}

const Element* find_clip_path(const SvgScene&, std::string_view) { return nullptr; }

Status mask_box(const SvgScene&, const Element&, const Rect&, const Clip*, DisplayList&) {
  return Status::Ok;
}

Result<MadeFilter> make_filter(const SvgScene& scene, std::span<const FilterFunction>,
                               const FilteredArea&, Arena&) {
  scene.notes.note("filter is not drawn: weft was built without SVG (WEFT_SVG)");
  return MadeFilter{};
}

Result<Owned<RowDecoder>> SvgPictures::open(ByteStream&, Budget&, std::string_view) {
  return Status::Unsupported;
}

}  // namespace weft
