// A page from HTML text to placed boxes, with fonts that are the same everywhere.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "render/css/styles.h"
#include "render/html/parser.h"
#include "render/layout/boxes/box_builder.h"
#include "render/layout/dump.h"
#include "render/layout/formatting.h"
#include "tests/support/fake_fonts.h"
#include "tests/support/fake_resources.h"
#include "tests/support/recording_notes.h"
#include "tests/support/string_sink.h"

namespace weft {

/// A page of 800 x 600 px at "test:///page.html". Text is half as wide as high. Pictures and style
/// sheets: resources().
class LaidOutPage {
 public:
  LaidOutPage() : LaidOutPage(own_budget_) {}
  explicit LaidOutPage(Budget& budget) : budget_(budget), resources_(budget), arena_(budget) {}

  /// Parses, styles, builds and lays out. Errors: those of the steps.
  Status load(std::string_view html) {
    MemoryStream stream(html);
    WEFT_TRY_ASSIGN(document_,
                    parse_html(stream, {"text/html; charset=utf-8", kUrl, {}}, arena_, notes));
    environment_.width_px = 800;
    environment_.height_px = 600;
    WEFT_TRY_ASSIGN(styles_, Styles::create(budget_, arena_, *document_, environment_, resources_,
                                            fonts_, notes));
    WEFT_TRY(styles_->apply_sheets(kUrl, "utf-8"));
    WEFT_TRY(styles_->compute());
    WEFT_TRY_ASSIGN(images_, ImageStore::create(budget_, arena_, resources_, notes));
    const size_t before = arena_.bytes();
    Horizon horizon;
    WEFT_TRY_ASSIGN(root_, build_boxes({arena_, *document_, *images_, resources_, kUrl, notes,
                                        fonts_, environment_, styles_->counter_styles()},
                                       horizon));
    box_bytes_ = arena_.bytes() - before;
    LayoutContext context{arena_,
                          fonts_,
                          *images_,
                          notes,
                          {Px::from_int(800), Px::from_int(600)},
                          document_->quirks_mode};
    return layout_page(context, *root_);
  }
  std::string dump() const {
    StringSink sink;
    dump_boxes(*root_, *document_, sink);
    return sink.string;
  }
  Box& root() { return *root_; }
  /// What the boxes took before they were laid out, in whole blocks of the arena.
  size_t box_bytes() const { return box_bytes_; }
  const Document& document() const { return *document_; }
  FakeResources& resources() { return resources_; }
  RecordingNotes notes;

 private:
  static constexpr std::string_view kUrl = "test:///page.html";
  Budget own_budget_;
  Budget& budget_;
  FakeResources resources_;
  Arena arena_;
  FakeFonts fonts_;
  MediaEnvironment environment_;
  Document* document_ = nullptr;
  Owned<Styles> styles_;
  Owned<ImageStore> images_;
  Box* root_ = nullptr;
  size_t box_bytes_ = 0;
};

}  // namespace weft
