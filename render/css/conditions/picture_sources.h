// Which of the pictures that <img> and <picture> offer is shown on this panel (HTML Standard,
// 4.8.4.3).
#pragma once

#include "render/css/conditions/media.h"
#include "render/html/dom.h"

namespace weft {

struct PictureSource {
  std::string_view url;  ///< As written in the document; empty: none.
  float density = 1;     ///< Picture pixels per CSS px.
};

/// What a <source> of a <picture> offers; nothing where its media, type or srcset do not fit.
PictureSource source_offer(const Element& source, const MediaEnvironment& media);
/// What an <img> offers by itself.
PictureSource image_offer(const Element& image, const MediaEnvironment& media);
/// What an <img> shows: the offer of a <source> before it in its <picture>, else its own.
PictureSource picture_source(const Element& image, const MediaEnvironment& media);
/// Whose width and height attributes say how large what it shows is: that <source> where it has
/// some, else `image`.
const Element& picture_sizer(const Element& image, const MediaEnvironment& media);

}  // namespace weft
