// A display list painted into a picture, with fonts and images that a test can see through.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "render/paint/compositor.h"

namespace weft {

/// One font whose every glyph is a 4x4 square on the baseline.
class SquareFonts : public FontSet {
 public:
  struct SquareFont final : Font {};
  Status add_face(const FontFaceRule&, Resources&) override { return Status::Ok; }
  void remove_page_faces() override {}
  Result<const Font*> find(const FontQuery&) override { return static_cast<const Font*>(&font); }
  Status shape(const FontQuery&, std::string_view, const ShapeOptions&,
               ArenaVector<ShapedGlyph>&) override {
    return Status::Ok;
  }
  Result<GlyphBitmap> glyph(const Font&, uint16_t, uint8_t, GlyphMode) override {
    static const uint8_t kRows[16] = {255, 255, 255, 255, 255, 255, 255, 255,
                                      255, 255, 255, 255, 255, 255, 255, 255};
    return GlyphBitmap{kRows, 0, 4, 4, 4, 4};
  }
  Result<GlyphBitmap> glyph_bounds(const Font& font_asked, uint16_t id, uint8_t subpixel,
                                   GlyphMode mode) override {
    return glyph(font_asked, id, subpixel, mode);
  }
  Result<GlyphBitmap> glyph_rows(const Font& font_asked, uint16_t id, uint8_t subpixel,
                                 GlyphMode mode, int32_t, int32_t) override {
    return glyph(font_asked, id, subpixel, mode);
  }
  Result<GlyphBitmap> glyph_near(const Font& font_asked, uint16_t id, uint8_t subpixel,
                                 GlyphMode mode, int32_t) override {
    ++rows_asked;
    WEFT_TRY_ASSIGN(GlyphBitmap whole, glyph(font_asked, id, subpixel, mode));
    whole.is_whole = true;
    return whole;
  }
  void release_caches() override { ++releases; }
  SquareFont font;
  int rows_asked = 0;
  int releases = 0;
};

/// Images whose row y is all of the gray level y; they end at row `ends_at`.
class StripedImages final : public ImageStore {
 public:
  struct StripedImage final : Image {
    void make_flat() { is_flat_ = true; }
    void make_drawing() { is_drawing_ = true; }
  };
  struct Rows final : ImageRows {
    explicit Rows(StripedImages& images, uint32_t width) : images_(images), row_(width) {
      ++images_.open;
    }
    ~Rows() override { --images_.open; }
    Result<std::span<const Rgba>> row(uint32_t y) override {
      if (y >= images_.ends_at) return Status::Corrupt;
      const auto gray = static_cast<uint8_t>(y);
      std::fill(row_.begin(), row_.end(), Rgba{gray, gray, gray, 255});
      std::copy(images_.drawing.begin(), images_.drawing.end(), row_.begin());
      return std::span<const Rgba>(row_);
    }
    StripedImages& images_;
    std::vector<Rgba> row_;
  };
  Result<Image*> find(std::string_view, PictureView) override {
    return static_cast<Image*>(&image);
  }
  Status prefetch(Image&) override { return Status::Ok; }
  Status measure(Image&) override { return Status::Ok; }
  Status will_draw(Image&, uint32_t, uint32_t) override { return Status::Ok; }
  Result<Owned<ImageRows>> open_rows(Image&, uint32_t width, uint32_t, Scaling) override {
    auto rows = make_owned<Rows>(budget, *this, width);
    if (!rows.ok()) return rows.status();
    return Owned<ImageRows>(std::move(rows.value()));
  }
  Budget budget;
  StripedImage image;
  std::vector<Rgba> drawing;  ///< Over the first pixels of every row.
  uint32_t ends_at = UINT32_MAX;
  int open = 0;
};

struct Painted {
  int32_t width = 0;
  std::vector<Rgba> pixels;
  std::vector<uint8_t> marks;
  Rgba at(int32_t x, int32_t y) const { return pixels[static_cast<size_t>(y * width + x)]; }
  uint8_t mark_at(int32_t x, int32_t y) const { return marks[static_cast<size_t>(y * width + x)]; }
};

class PaintTest : public testing::Test {
 protected:
  PaintTest() : arena(budget), list(arena, {0, 0, 20, 20}) {}

  DisplayItem item(ItemKind kind, IntRect bounds) {
    DisplayItem made;
    made.kind = kind;
    made.bounds = bounds;
    return made;
  }
  void fill(IntRect bounds, Color color, const Clip* clip = nullptr) {
    DisplayItem made = item(ItemKind::Fill, bounds);
    made.color = color;
    ASSERT_EQ(list.add(made, clip), Status::Ok);
  }
  void group(ItemKind kind, const GroupPaint& paint) {
    ASSERT_EQ(list.add_group(kind, &paint, nullptr), Status::Ok);
  }
  Painted paint(GlyphMode mode = GlyphMode::Gray, Inks* inks = nullptr) {
    Painted painted{list.viewport().width(), {}, {}};
    auto compositor = Compositor::create(budget, list, fonts, images, mode, notes, inks);
    EXPECT_TRUE(compositor.ok());
    for (auto line = compositor.value()->next_line(); line.ok() && !line.value().pixels.empty();
         line = compositor.value()->next_line()) {
      painted.pixels.insert(painted.pixels.end(), line.value().pixels.begin(),
                            line.value().pixels.end());
      painted.marks.insert(painted.marks.end(), line.value().marks.begin(),
                           line.value().marks.end());
    }
    return painted;
  }

  /// Paints all lines within `limited`.
  Status paint_within(Budget& limited) {
    auto compositor = Compositor::create(limited, list, fonts, images, GlyphMode::Gray, notes);
    if (!compositor.ok()) return compositor.status();
    while (true) {
      const auto line = compositor.value()->next_line();
      if (!line.ok() || line.value().pixels.empty()) return line.status();
    }
  }

  Budget budget;
  Arena arena;
  DisplayList list;
  SquareFonts fonts;
  StripedImages images;
  NoNotes notes;
};

}  // namespace weft
