// The flexbox of 2009 as flexbox of today, and the rest of what old pages say with -webkit-.
#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

TEST(OldBox, IsAFlexContainer) {
  CascadeFixture f;
  const FlexStyle& flex = *f.style(
                                "display: -webkit-box; -webkit-box-orient: vertical; "
                                "-webkit-box-direction: reverse; -webkit-box-pack: justify; "
                                "-webkit-box-align: center")
                               .flex;
  EXPECT_EQ(f.body.style->box->display, Display::Flex);
  EXPECT_EQ(flex.flex_direction, FlexDirection::ColumnReverse);
  EXPECT_EQ(flex.justify_content, Alignment::SpaceBetween);
  EXPECT_EQ(flex.align_items, Alignment::Center);
  EXPECT_EQ(f.style("display: -webkit-inline-box").box->display, Display::InlineFlex);
}

TEST(OldBox, HasItemsThatFlexAsTheyAreTold) {
  CascadeFixture f;
  f.rule(f.root, "display: -webkit-box");
  const FlexStyle& flex = *f.style("-webkit-box-flex: 2; -webkit-box-ordinal-group: 3").flex;
  EXPECT_EQ(flex.flex_grow, 2);
  EXPECT_EQ(flex.flex_shrink, 2);
  EXPECT_EQ(flex.order, 3);
  EXPECT_EQ(f.style("color: red").flex->flex_shrink, 0) << "they do not shrink by themselves";
}

TEST(OldBox, MeansNothingToOtherFlexContainers) {
  CascadeFixture f;
  f.rule(f.root, "-webkit-box-align: center; display: -webkit-box; display: flex");
  EXPECT_EQ(f.style("-webkit-box-flex: 2; flex: 1").flex->flex_grow, 1);
  EXPECT_EQ(f.root.style->flex->align_items, Alignment::Normal);
  EXPECT_EQ(f.style("-webkit-box-flex: 2").flex->flex_grow, 0);
}

TEST(OldBox, WithAClampCountsLines) {
  CascadeFixture f;
  EXPECT_EQ(f.style("display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3")
                .rare->line_clamp,
            3);
  EXPECT_EQ(f.body.style->box->display, Display::FlowRoot);
  EXPECT_EQ(f.style("-webkit-line-clamp: 3").rare->line_clamp, 0);
}

TEST(OldNames, OfTextFillItWithAColorThatIsInherited) {
  CascadeFixture f;
  f.rule(f.root, "-webkit-text-fill-color: red");
  EXPECT_EQ(f.style("color: blue").text->text_fill_color, (Color{255, 0, 0, 255}));
  EXPECT_FALSE(f.body.style->text->text_fill_current_color);
  EXPECT_TRUE(f.style("-webkit-text-fill-color: currentcolor").text->text_fill_current_color);
}

TEST(TextUnderlineOffset, IsInherited) {
  CascadeFixture f;
  f.rule(f.root, "font-size: 10px; text-underline-offset: 2em");
  EXPECT_EQ(f.style("font-size: 30px").rare->decoration.underline_offset,
            Length::fixed(Px::from_int(20)));
  EXPECT_TRUE(
      f.style("text-underline-offset: initial").rare->decoration.underline_offset.is_auto());
}

}  // namespace
}  // namespace weft
