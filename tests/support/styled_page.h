// A document with the styles that its sheets and the user agent's give it.
#pragma once

#include <gtest/gtest.h>

#include "render/css/styles.h"
#include "tests/support/sheet_world.h"

namespace weft {

/// A document with its styles computed.
struct StyledPage {
  explicit StyledPage(std::string_view html, std::string_view doctype = "<!DOCTYPE html>")
      : page(html, doctype), resources(page.budget) {
    Result<Owned<Styles>> created = Styles::create(page.budget, page.arena, *page.document,
                                                   environment, resources, fonts, notes);
    EXPECT_TRUE(created.ok());
    styles = std::move(created.value());
    EXPECT_EQ(styles->apply_sheets("http://host/page.html", "utf-8"), Status::Ok);
    EXPECT_EQ(styles->compute(), Status::Ok);
  }
  const ComputedStyle& style(std::string_view id) const { return *page.by_id(id)->style; }
  const BoxStyle& box(std::string_view id) const { return *style(id).box; }
  const TextStyle& text(std::string_view id) const { return *style(id).text; }
  const SurfaceStyle& surface(std::string_view id) const { return *style(id).surface; }

  ParsedDocument page;
  FakeResources resources;
  MediaEnvironment environment;
  FaceRecorder fonts;
  RecordingNotes notes;
  Owned<Styles> styles;
};

}  // namespace weft
