// Longhands, seen through the computed style.
#include <string>
#include <vector>

#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

TEST(Values, KnowTheUnits) {
  struct Case {
    const char* text;
    double want;
  };
  CascadeFixture f;
  for (const Case& c : {Case{"1in", 96}, Case{"2.54cm", 96}, Case{"72pt", 96}, Case{"6pc", 96},
                        Case{"4q", 3.78}, Case{"2em", 32}, Case{"10vw", 80}, Case{"10DVH", 48},
                        Case{"10vmin", 48}, Case{"10svmax", 80}, Case{"1e1px", 10}, Case{"0", 0}})
    EXPECT_NEAR(f.style(std::string("width:") + c.text).box->width.px().to_double(), c.want, 0.02)
        << c.text;
  EXPECT_TRUE(f.style("width: 10foo").box->width.is_auto());
}

TEST(Values, KeepTheSizeOfAFontExactly) {
  CascadeFixture f;
  const auto style = f.style("font-size: 19.2px; width: 10em");
  EXPECT_EQ(style.text->font_size.raw(), 1229) << "rounded";
  EXPECT_EQ(style.text->glyph_size().raw(), 1228) << "cut, as Chromium tells FreeType";
  EXPECT_EQ(style.box->width.px(), Px::from_int(192)) << "neither";
  f.rule(f.root, "font-size: 12.8px");
  EXPECT_EQ(f.style("font-size: 1.25em").text->glyph_size(), Px::from_int(16));
}

TEST(Values, KnowTheSystemsFontInQuotesToo) {
  CascadeFixture f;
  for (const char* text : {"font-family: system-ui", "font-family: 'System-UI'"}) {
    const std::span<const FamilyName> families = f.style(text).text->families;
    ASSERT_EQ(families.size(), 1u) << text;
    EXPECT_EQ(families[0], (FamilyName{static_cast<uint8_t>(GenericFamily::SansSerif), {}}))
        << text;
  }
  EXPECT_EQ(f.style("font-family: 'serif'").text->families[0].name, "serif");
}

TEST(Values, TakeLinesAndFontsFromTheElementAndTheRoot) {
  CascadeFixture f;
  f.rule(f.root, "font-size: 10px; line-height: 2");
  const auto width_of = [&](const char* text) {
    return f.style(std::string("font-size: 20px; line-height: 1.5; width:") + text).box->width.px();
  };
  for (const auto& [text, want] : {std::pair("1lh", 30),
                                   {"1rlh", 20},
                                   {"1rem", 10},
                                   {"1ch", 12},
                                   {"1rch", 12},
                                   {"1ex", 4},
                                   {"1rex", 4},
                                   {"1ic", 20},
                                   {"1ric", 10}})
    EXPECT_EQ(width_of(text), Px::from_int(want)) << text;
  EXPECT_EQ(f.style("line-height: 2lh").text->line_height.px(), Px::from_int(40))
      << "of the parent";
}

TEST(Values, ReadDisplaysOfSeveralWords) {
  CascadeFixture f;
  EXPECT_EQ(f.style("display: inline flow-root").box->display, Display::InlineBlock);
  EXPECT_EQ(f.style("display: block flex").box->display, Display::Flex);
  EXPECT_EQ(f.style("display: list-item inline").box->display, Display::InlineListItem);
  EXPECT_EQ(f.style("display: block; display: block block").box->display, Display::Block);
}

TEST(Values, ReadShadows) {
  CascadeFixture f;
  const std::span<const Shadow> shadows =
      f.style("color: red; text-shadow: 1px 2px 3px blue, -1px 0").text->text_shadow;
  ASSERT_EQ(shadows.size(), 2u);
  EXPECT_EQ(shadows[0].blur, Px::from_int(3));
  EXPECT_EQ(shadows[1].color, (Color{255, 0, 0, 255}));
  EXPECT_TRUE(
      f.style("box-shadow: inset 0 2px 4px 1px rgba(0,0,0,.5)").surface->box_shadow[0].inset);
}

TEST(Values, PutTransformPropertiesInFrontOfTransform) {
  CascadeFixture f;
  const std::span<const TransformFunction> list =
      f.style("transform: translate(-50%, 1px) scaleX(2); rotate: 90deg").rare->transform;
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0].kind, TransformFunction::Kind::Rotate);
  EXPECT_EQ(list[1].x, Length::percent(-50));
  EXPECT_EQ(list[2].values[1], 1);
}

TEST(Values, ReadFilters) {
  CascadeFixture f;
  const std::span<const FilterFunction> filter =
      f.style("filter: drop-shadow(1px 1px 0 #fff) invert(1) blur(2px)").rare->filter;
  ASSERT_EQ(filter.size(), 3u);
  EXPECT_EQ(filter[0].shadow.color, kWhite);
  EXPECT_EQ(filter[2].amount, 2);
}

TEST(Values, ReadGradients) {
  CascadeFixture f;
  const auto gradient = [&](const char* text) {
    const std::span<const BackgroundLayer> layers =
        f.style(std::string("background-image:") + text).surface->background;
    return layers.empty() ? nullptr : layers[0].image.gradient;
  };
  EXPECT_EQ(gradient("linear-gradient(to right, red 10%, blue)")->angle_millidegrees, 90000);
  EXPECT_EQ(gradient("linear-gradient(to top left, red, blue)")->corner_x, -1);
  EXPECT_EQ(gradient("-webkit-linear-gradient(top, red, blue)")->angle_millidegrees, 180000);
  EXPECT_EQ(gradient("repeating-linear-gradient(105deg, red 0 2px, blue 2px 4px)")->stops.size(),
            4u);
  EXPECT_TRUE(gradient("radial-gradient(circle at top left, red, blue)")->circle);
  EXPECT_EQ(gradient("radial-gradient(10px 20px, red, blue)")->extent, Gradient::Extent::Explicit);
  EXPECT_EQ(gradient("conic-gradient(from 45deg, red, blue 180deg)")->stops[1].position,
            Length::percent(50));
  EXPECT_EQ(gradient("linear-gradient(red,)"), nullptr);
  EXPECT_EQ(gradient("linear-gradient(to middle, red, blue)"), nullptr);
}

TEST(Values, ReadGeneratedContent) {
  CascadeFixture f;
  f.rule(
      f.body,
      "content: '\\201C' attr(title) counter(n, lower-roman) open-quote; counter-increment: n 2 m",
      {.pseudo = PseudoKind::Before});
  f.style();
  const RareStyle& rare = *pseudo_style(f.body, PseudoKind::Before)->rare;
  ASSERT_EQ(rare.content.size(), 4u);
  EXPECT_EQ(rare.content[0].text, "\u201C");
  EXPECT_EQ(rare.content[1].text, "title");
  EXPECT_EQ(rare.content[2].list_style, ListStyleType::Named);
  EXPECT_EQ(rare.content[2].list_style_name, "lower-roman");
  EXPECT_EQ(rare.counter_increment[0].value, 2);
  EXPECT_EQ(rare.counter_increment[1].value, 1);
}

TEST(Values, ReadGridTracks) {
  CascadeFixture f;
  const GridTemplate& columns =
      f.style("grid-template-columns: [a] repeat(auto-fit, minmax(100px, 1fr)) fit-content(20%)")
          .flex->grid_columns;
  EXPECT_EQ(columns.auto_repeat, GridTemplate::AutoRepeat::Fit);
  EXPECT_EQ(columns.auto_repeat_count, 1);
  EXPECT_EQ(columns.tracks[1].maximum.kind, TrackSize::Kind::FitContent);
  EXPECT_EQ(f.style("grid-template-columns: repeat(0, 1fr)").flex->grid_columns.tracks.size(), 0u);
  EXPECT_LE(f.style("grid-template-columns: repeat(100000, 1px)").flex->grid_columns.tracks.size(),
            static_cast<size_t>(kMostGridTracks));
}

TEST(Values, ReadAlignment) {
  CascadeFixture f;
  EXPECT_EQ(f.style("justify-content: unsafe flex-end").flex->justify_content, Alignment::FlexEnd);
  const auto safe_end = static_cast<Alignment>(static_cast<int>(Alignment::FlexEnd) |
                                               static_cast<int>(Alignment::Safe));
  EXPECT_EQ(f.style("justify-content: safe flex-end").flex->justify_content, safe_end);
  EXPECT_EQ(f.style("align-items: last baseline").flex->align_items, Alignment::LastBaseline);
  EXPECT_EQ(f.style("align-content: space-evenly").flex->align_content, Alignment::SpaceEvenly);
  EXPECT_EQ(f.style("align-items: left").flex->align_items, Alignment::Normal);
}

TEST(Values, ReadContainment) {
  CascadeFixture f;
  EXPECT_EQ(f.style("contain: strict").box->contain,
            kContainSize | kContainLayout | kContainPaint | kContainStyle);
  EXPECT_EQ(f.style("contain: style layout inline-size").box->contain,
            kContainLayout | kContainInlineSize | kContainStyle);
  EXPECT_EQ(f.style("contain: none").box->contain, 0);
  EXPECT_EQ(f.style("contain: paint paint").box->contain, 0);
}

TEST(Values, KeepOneCopyOfADataUrl) {
  CascadeFixture f;
  const std::string url = "data:image/png," + std::string(3000, 'A');
  const size_t before = f.arena.bytes();
  const ComputedStyle& style =
      f.style("--i: url(" + url + "x); background-image: var(--i); list-style-image: var(--i)");
  EXPECT_EQ(style.surface->background[0].image.url.data(), style.text->list_style_image.url.data());
  EXPECT_EQ(style.surface->background[0].image.url.size(), url.size() + 1);
  EXPECT_LT(f.arena.bytes() - before, 24000u);
}

TEST(Values, ChooseTheImageForThePanelsPixels) {
  CascadeFixture f({.device_pixel_ratio = 1.5});
  EXPECT_EQ(f.style("background-image: image-set('a.png' 1x, 'b.png' 2x, url(c.png) 3x)")
                .surface->background[0]
                .image.url,
            "http://a/b.png");
}

std::vector<float> shares(const char* value) {
  CascadeFixture f;
  const ComputedStyle& style = f.style(std::string("background-image: ") + value);
  std::vector<float> shares;
  if (style.surface->background.empty() || !style.surface->background[0].image.cross_fade)
    return shares;
  for (const FadedImage& one : style.surface->background[0].image.cross_fade->images)
    shares.push_back(one.share);
  return shares;
}

TEST(Values, ShareOutWhatACrossFadeDoesNotSay) {
  using Shares = std::vector<float>;
  EXPECT_EQ(shares("cross-fade(url(a))"), Shares{1});
  EXPECT_EQ(shares("cross-fade(url(a), url(b), red, 25% blue)"), Shares({.25, .25, .25, .25}));
  EXPECT_EQ(shares("cross-fade(url(a) 50%, url(b))"), Shares({.5, .5}));
  EXPECT_EQ(shares("cross-fade(url(a) 100%, 100% url(b), url(c))"), Shares({.5, .5, 0}));
  EXPECT_EQ(shares("cross-fade(url(a) 25%, url(b) 25%)"), Shares({.25, .25}));
  EXPECT_EQ(shares("-webkit-cross-fade(none, url(b), 150%)"), Shares({0, 1}));
  EXPECT_EQ(shares("-webkit-cross-fade(url(a), cross-fade(url(b), red), .25)"), Shares({.75, .25}));
  for (const char* const wrong :
       {"cross-fade()", "cross-fade(url(a) 101%)", "cross-fade(url(a), url(b), 50%)",
        "cross-fade(none)", "-webkit-cross-fade(url(a), url(b))",
        "-webkit-cross-fade(url(a), red, 50%)"})
    EXPECT_TRUE(shares(wrong).empty()) << wrong;
}

}  // namespace
}  // namespace weft
