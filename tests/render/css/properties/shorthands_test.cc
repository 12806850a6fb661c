// Shorthands, seen through the computed style.
#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

Length px(int value) { return Length::fixed(Px::from_int(value)); }

TEST(Shorthands, ExpandBorderImagesWithTheirSlicesWidthsAndOutsets) {
  CascadeFixture f;
  const BorderImage& image =
      *f.style("border-image: url(a.png) 27 10% fill / auto 2 / 3px round space")
           .surface->border_image;
  EXPECT_EQ(image.slice[2], Length::number(27));
  EXPECT_EQ(image.slice[3], Length::percent(10));
  EXPECT_TRUE(image.fill && image.width[0].is_auto());
  EXPECT_EQ(image.width[1], Length::number(2));
  EXPECT_EQ(image.outset[0], Length::fixed(Px::from_int(3)));
  EXPECT_EQ(image.repeat_y, BackgroundRepeat::Space);
  EXPECT_EQ(f.style("border-image: 27 stretch").surface->border_image, nullptr);
}

TEST(Shorthands, SpreadOneToFourValuesOverTheSides) {
  CascadeFixture f;
  const BoxStyle& box = *f.style("margin: 1px 2px 3px; padding: 4px; inset: 5px auto").box;
  EXPECT_EQ(box.margin_left, px(2));
  EXPECT_EQ(box.margin_bottom, px(3));
  EXPECT_EQ(box.padding_right, px(4));
  EXPECT_EQ(box.bottom, px(5));
  EXPECT_TRUE(box.left.is_auto());
}

TEST(Shorthands, DropAWrongValueWhole) {
  CascadeFixture f;
  EXPECT_EQ(f.style("margin: 1px; margin: 1px 2px bad").box->margin_left, px(1));
  EXPECT_EQ(f.style("margin: 1px; margin: 1px 2px 3px 4px 5px").box->margin_left, px(1));
  EXPECT_EQ(f.style("border: 1px solid red; border: 1px 2px").surface->top.width, Px::from_int(1));
}

TEST(Shorthands, TakeTheBordersPartsInAnyOrder) {
  CascadeFixture f;
  const SurfaceStyle& surface =
      *f.style("border: red 2px solid; border-left: dashed; outline: auto").surface;
  EXPECT_EQ(surface.top.color, (Color{255, 0, 0, 255}));
  EXPECT_EQ(surface.left.line, BorderLine::Dashed);
  EXPECT_EQ(surface.left.width, Px::from_int(3));
  EXPECT_EQ(surface.outline.line, BorderLine::Auto);
}

TEST(Shorthands, ReadRadiiOfTwoAxes) {
  CascadeFixture f;
  const SurfaceStyle& surface = *f.style("border-radius: 1px 2px / 50%").surface;
  EXPECT_EQ(surface.radius_x[0], px(1));
  EXPECT_EQ(surface.radius_x[3], px(2));
  EXPECT_EQ(surface.radius_y[2], Length::percent(50));
}

TEST(Shorthands, ReadABackgroundOfSeveralLayers) {
  CascadeFixture f;
  const SurfaceStyle& surface = *f.style(
                                      "background: url(a.png) no-repeat right 10px top / 5px auto, "
                                      "linear-gradient(red, blue) #123")
                                     .surface;
  ASSERT_EQ(surface.background.size(), 2u);
  EXPECT_EQ(surface.background[0].image.url, "http://a/a.png");
  EXPECT_EQ(surface.background[0].repeat_y, BackgroundRepeat::NoRepeat);
  EXPECT_EQ(surface.background[0].position_x.resolve(Px::from_int(100)), Px::from_int(90));
  EXPECT_EQ(surface.background[0].size_width, px(5));
  ASSERT_NE(surface.background[1].image.gradient, nullptr);
  EXPECT_EQ(surface.background[1].image.gradient->stops.size(), 2u);
  EXPECT_EQ(surface.background_color, (Color{0x11, 0x22, 0x33, 255}));
}

TEST(Shorthands, ResetWhatABackgroundDoesNotSay) {
  CascadeFixture f;
  const SurfaceStyle& surface =
      *f.style("background-color: red; background-image: url(a); background: none").surface;
  EXPECT_EQ(surface.background.size(), 0u);
  EXPECT_EQ(surface.background_color, kTransparent);
}

TEST(Shorthands, ReadAFont) {
  CascadeFixture f;
  const TextStyle& text =
      *f.style("line-height: 3; font: italic small-caps 600 20px/1.5 'A B', C d, serif").text;
  EXPECT_EQ(text.font_style, FontStyle::Italic);
  EXPECT_EQ(text.font_caps, FontCaps::SmallCaps);
  EXPECT_EQ(text.font_weight, 600);
  EXPECT_EQ(text.font_size, Px::from_int(20));
  EXPECT_EQ(text.line_height, Length::number(1.5));
  ASSERT_EQ(text.families.size(), 3u);
  EXPECT_EQ(text.families[1].name, "C d");
  EXPECT_EQ(f.style("font: 10px/1 inherit").text->font_size, Px::from_int(16));
}

TEST(Shorthands, ReadFlex) {
  struct Case {
    const char* text;
    float grow, shrink;
    Length basis;
  };
  CascadeFixture f;
  for (const Case& c : {Case{"1", 1, 1, Length::percent(0)}, Case{"none", 0, 0, Length()},
                        Case{"auto", 1, 1, Length()}, Case{"0 0 auto", 0, 0, Length()},
                        Case{"2 30px", 2, 1, px(30)}, Case{"10px", 1, 1, px(10)},
                        Case{"1 1 0", 1, 1, px(0)}, Case{"initial", 0, 1, Length()}}) {
    const FlexStyle& flex = *f.style(std::string("flex:") + c.text).flex;
    EXPECT_EQ(flex.flex_grow, c.grow) << c.text;
    EXPECT_EQ(flex.flex_shrink, c.shrink) << c.text;
    EXPECT_EQ(flex.flex_basis, c.basis) << c.text;
  }
}

TEST(Shorthands, ReadGridTemplates) {
  CascadeFixture f;
  const FlexStyle& grid =
      *f.style("grid-template: [top] 'a b' 2fr 'a c' / 10px repeat(2, minmax(0, 1fr) [x])").flex;
  EXPECT_EQ(grid.grid_areas.rows, 2);
  EXPECT_EQ(grid.grid_areas.names[3], "c");
  ASSERT_EQ(grid.grid_rows.tracks.size(), 2u);
  EXPECT_EQ(grid.grid_rows.tracks[0].maximum.fraction, 2);
  EXPECT_EQ(grid.grid_columns.tracks.size(), 3u);
  EXPECT_EQ(grid.grid_columns.line_names.size(), 2u);
  EXPECT_EQ(f.style("grid-template: auto / 1fr 1fr").flex->grid_columns.tracks.size(), 2u);
}

TEST(Shorthands, ReadGridPlacement) {
  CascadeFixture f;
  const FlexStyle& grid = *f.style("grid-column: span 2; grid-row: 2 / -1").flex;
  EXPECT_EQ(grid.column_start.kind, GridLine::Kind::Span);
  EXPECT_EQ(grid.column_end.kind, GridLine::Kind::Auto);
  EXPECT_EQ(grid.row_end.number, -1);
  EXPECT_EQ(f.style("grid-area: head").flex->column_end.name, "head");
}

TEST(Shorthands, MapWhiteSpaceOntoItsLonghands) {
  CascadeFixture f;
  const TextStyle& text = *f.style("white-space: pre-line").text;
  EXPECT_EQ(text.white_space_collapse, WhiteSpaceCollapse::PreserveBreaks);
  EXPECT_EQ(f.style("white-space: nowrap").text->text_wrap, TextWrap::NoWrap);
  EXPECT_EQ(f.style("white-space: preserve nowrap").text->text_wrap, TextWrap::NoWrap);
}

TEST(Shorthands, KnowWhatNoneInAListStyleSays) {
  CascadeFixture f;
  EXPECT_EQ(f.style("list-style: none").text->list_style_type, ListStyleType::None);
  EXPECT_EQ(f.style("list-style: none square").text->list_style_type, ListStyleType::Square);
  EXPECT_EQ(f.style("list-style: inside '* '").text->list_style_string, "* ");
}

TEST(Shorthands, ReadTheRest) {
  CascadeFixture f;
  EXPECT_EQ(f.style("overflow: hidden").box->overflow_y, Overflow::Hidden);
  EXPECT_EQ(f.style("gap: 1px 2px").flex->column_gap, px(2));
  EXPECT_EQ(f.style("place-items: center").flex->justify_items, Alignment::Center);
  EXPECT_EQ(f.style("flex-flow: column wrap").flex->flex_wrap, FlexWrap::Wrap);
  EXPECT_EQ(f.style("text-decoration: underline red").rare->decoration.lines, 1);
  EXPECT_EQ(f.style("-webkit-mask: url(m.svg) center / contain no-repeat").rare->mask[0].fit,
            BackgroundLayer::Fit::Contain);
  EXPECT_EQ(f.style("-webkit-text-stroke: 2px #fff").text->text_stroke_color, kWhite);
  EXPECT_EQ(f.style("columns: 3 auto").rare->columns->count, 3);
  EXPECT_EQ(f.style("margin-inline: 1px 2px").box->margin_right, px(2));
}

TEST(Shorthands, OfBordersTakeOffTheImage) {
  CascadeFixture f;
  EXPECT_NE(f.style("border: 1px solid; border-image: linear-gradient(red, blue) 1")
                .surface->border_image,
            nullptr);
  EXPECT_EQ(f.style("border-image: linear-gradient(red, blue) 1; border: 1px solid")
                .surface->border_image,
            nullptr);
  EXPECT_TRUE(
      f.style("-webkit-border-image: linear-gradient(red, blue) 1").surface->border_image->fill);
}

TEST(Shorthands, OfContentPlacementDoNotJustifyByBaseline) {
  CascadeFixture f;
  EXPECT_EQ(f.style("place-content: baseline").flex->justify_content, Alignment::Start);
  EXPECT_EQ(f.body.style->flex->align_content, Alignment::Baseline);
  EXPECT_EQ(f.style("place-content: end center").flex->justify_content, Alignment::Center);
}

TEST(Shorthands, HaveTheirOldNames) {
  CascadeFixture f;
  const ComputedStyle& style = f.style(
      "-webkit-border-before: 3px solid red; -webkit-margin-after: 4px; -webkit-logical-width: "
      "5px; -epub-text-transform: uppercase");
  EXPECT_EQ(style.surface->top.width, Px::from_int(3));
  EXPECT_EQ(style.box->margin_bottom, Length::fixed(Px::from_int(4)));
  EXPECT_EQ(style.box->width, Length::fixed(Px::from_int(5)));
  EXPECT_EQ(style.text->text_transform, TextTransform::Uppercase);
}

}  // namespace
}  // namespace weft
