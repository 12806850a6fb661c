// What stands for this folder where weft is built without SVG (WEFT_SVG=OFF).
#include "render/svg/svg_documents.h"
#include "render/svg/svg_painter.h"
#include "render/svg/svg_pictures.h"

namespace weft {

Status paint_svg(const Element&, const Rect&, const SvgScene& scene, const Clip*, DisplayList&) {
  scene.notes.note("SVG is not drawn: weft was built without it (WEFT_SVG)");
  return Status::Ok;
}

bool has_blended(const Element&) { return false; }

Result<const Element*> find_clip_path(const SvgScene&, std::string_view) {
  return static_cast<const Element*>(nullptr);
}

Result<const Element*> find_mask(const SvgScene&, std::string_view) {
  return static_cast<const Element*>(nullptr);
}

Status paint_mask_of_box(const SvgScene&, const Element&, const Rect&, const Clip*, DisplayList&) {
  return Status::Ok;
}

Status add_outline_of(const SvgScene&, std::string_view, PathBuilder&) { return Status::Ok; }

Result<Owned<OtherDocuments>> make_svg_documents(const SvgDocumentSources&, const Document&,
                                                 std::string_view, std::string_view) {
  return Owned<OtherDocuments>();
}

Status mask_box(const SvgScene&, const Element&, const Rect&, const Clip*, DisplayList&) {
  return Status::Ok;
}

Result<Owned<RowDecoder>> SvgPictures::open(ByteStream&, Budget&, std::string_view) {
  return Status::Unsupported;
}

}  // namespace weft
