// SVG files that a page takes single elements from: <use href="icons.svg#star">, mask:
// url(shapes.svg#soft), clip-path and filter. Resource documents of SVG 2, 2.7.
#pragma once

#include "fonts/font_set.h"
#include "render/css/cascade/other_documents.h"
#include "render/css/conditions/media.h"
#include "weft/notes.h"
#include "weft/resources.h"

namespace weft {

/// Where the files come from and go to; all outlive the documents.
struct SvgDocumentSources {
  Budget& budget;
  Arena& arena;  ///< Documents and their styles.
  Resources& resources;
  FontSet& fonts;
  const MediaEnvironment& media;
  Notes& notes;
};

/// Of a page a few files are read, each up to a size; they refer to no others themselves. `page` is
/// at `page_url` and gives its names to all; references are relative to `base_url`. None where weft
/// is built without SVG. Errors: OutOfMemory.
Result<Owned<OtherDocuments>> make_svg_documents(const SvgDocumentSources& sources,
                                                 const Document& page, std::string_view page_url,
                                                 std::string_view base_url);

}  // namespace weft
