// Clip paths, masks and filters of the elements of a drawing, and of boxes of the page that refer
// to them.
#pragma once

#include "render/svg/drawing.h"

namespace weft {

/// Whether it may be seen itself.
bool is_shown(const Element& element);

bool attribute_says(const Element& element, Atom attribute, std::string_view value);

/// The element that `url` names, said by what is in `document`; null when there is none. Errors:
/// OutOfMemory.
Result<const Element*> find_element(const SvgScene& scene, const Document& document,
                                    std::string_view url);
/// The same if that is its name.
Result<const Element*> find_server(const SvgScene& scene, const Document& document,
                                   std::string_view url, Atom name);
/// The same of what stands at `place`: null while that is painted for it, too.
Result<const Element*> find_server(const SvgDrawing& drawing, std::string_view url, Atom name,
                                   const SvgPlace& place);

/// From the units that a clip path or mask speaks in to the user units of `element`, or of a box of
/// the page that is `own`.
Result<Matrix> content_matrix(SvgDrawing& drawing, const Element& element, bool is_box,
                              const SvgUnits& units, const Box2* own = nullptr);

// clip_paths.cc
/// The <clipPath> of `element`, or null.
Result<const Element*> clip_path_of(const SvgDrawing& drawing, const Element& element,
                                    const SvgPlace& place);
/// `place` cut by the basic shape that the clip-path of `element` is, if it is one.
Status cut_to_basic_shape(SvgDrawing& drawing, const Element& element, SvgPlace& place);
/// Cuts `place`, where `element` stands, to `clip_path` and to what that is clipped to. `masks`
/// becomes whether some of it must be painted as a mask. False: nothing of it can be seen.
Result<bool> cut_to_clip_path(SvgDrawing& drawing, const Element& element, const Element& clip_path,
                              SvgPlace& place, bool& masks);
/// Masks the group that is open by those of the clip paths of `element` that need it; by all of
/// them where it is no element of SVG, but a box of the page that is `own`.
Status mask_by_clip_path(SvgDrawing& drawing, const Element& element, const Element& clip_path,
                         const SvgPlace& place, const Box2* own = nullptr);

// masks.cc
/// Adds what is in a mask of `element`, or of a box of the page that is `own`.
Status paint_in_mask(SvgDrawing& drawing, const Element& element, const Element& mask,
                     const SvgPlace& place, const Box2* own = nullptr);
/// Masks the group that is open.
Status paint_mask(SvgDrawing& drawing, const Element& element, const Element& mask,
                  const SvgPlace& place);

}  // namespace weft
