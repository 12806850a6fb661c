// A page that links one sheet, loaded up to its computed styles as a Page does it: what the load
// phase costs.
#pragma once

#include <string>

#include "render/css/styles.h"
#include "tests/support/fake_resources.h"
#include "tests/support/one_font.h"
#include "tests/support/parsed_document.h"
#include "tests/support/recording_notes.h"

namespace weft {

struct LoadedStyles {
  LoadedStyles(std::string_view html, std::string_view sheet, size_t chunk_bytes = 1400)
      : page("<link rel=stylesheet href=sheet.css>" + std::string(html)), resources(page.budget) {
    resources.chunk_bytes = chunk_bytes;
    resources.add("http://host/sheet.css", std::string(sheet));
  }
  Status load() {
    before = page.arena.bytes();
    WEFT_TRY_ASSIGN(styles, Styles::create(page.budget, page.arena, *page.document, environment,
                                           resources, fonts, notes));
    WEFT_TRY(styles->apply_sheets("http://host/page.html", "utf-8"));
    matched = page.arena.bytes();
    const Status status = styles->compute();
    computed = page.arena.bytes();
    return status;
  }

  ParsedDocument page;
  FakeResources resources;
  MediaEnvironment environment;
  OneFont fonts;
  RecordingNotes notes;
  Owned<Styles> styles;
  size_t before = 0, matched = 0,
         computed = 0;  ///< Bytes of the page arena: the document; what matched too; styles too.
};

}  // namespace weft
