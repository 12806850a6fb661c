// zoom: what it makes of lengths, fonts and what is inherited.
#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

TEST(Zoom, ScalesAllLengthsButPercentages) {
  struct Case {
    const char* text;
    int want;
  };
  CascadeFixture f;
  for (const Case& c : {Case{"10px", 20},
                        {"1em", 32},
                        {"1rem", 32},
                        {"10vw", 160},
                        {"1lh", 40},
                        {"calc(1px + 1em)", 34},
                        {"10%", 20}})
    EXPECT_EQ(f.style(std::string("zoom: 2; line-height: 20px; width:") + c.text)
                  .box->width.resolve(Px::from_int(200)),
              Px::from_int(c.want))
        << c.text;
  EXPECT_EQ(f.style("zoom: 2; border: medium solid").surface->top.width, Px::from_int(6));
}

TEST(Zoom, ScalesWhatIsInherited) {
  CascadeFixture f;
  f.rule(f.root, "font-size: 10px; line-height: 12px; letter-spacing: 1px; zoom: 2");
  const TextStyle& text = *f.style("zoom: 1.5").text;
  EXPECT_EQ(text.font_size, Px::from_int(30));
  EXPECT_EQ(text.line_height, Length::fixed(Px::from_int(36)));
  EXPECT_EQ(text.letter_spacing, Px::from_int(3));
  EXPECT_EQ(text.zoom_1024, 3 * 1024);
  EXPECT_EQ(f.style("font-size: 200%; width: 1rem").text->font_size, Px::from_int(40));
  EXPECT_EQ(f.body.style->box->width, Length::fixed(Px::from_int(20)));
}

TEST(Zoom, TakesNumbersPercentagesAndNormal) {
  struct Case {
    const char* text;
    float want;
  };
  CascadeFixture f;
  for (const Case& c : {Case{"2", 2.f},
                        {"50%", .5f},
                        {"normal", 1.f},
                        {"0", 1.f},
                        {"-1", 3.f},
                        {"2px", 3.f},
                        {"reset", 3.f},
                        {"calc(1 + 1)", 2.f}})
    EXPECT_EQ(f.style(std::string("zoom: 3; zoom:") + c.text).rare->zoom, c.want) << c.text;
}

TEST(Zoom, DoesNotScaleRegisteredLengthsTwice) {
  CascadeFixture f;
  ASSERT_EQ(f.cascade->register_property({"--l", "<length>", true, true, "1px"}), Status::Ok);
  f.rule(f.root, "zoom: 2; --l: 10px");
  EXPECT_EQ(f.style("width: var(--l)").box->width, Length::fixed(Px::from_int(20)));
  EXPECT_EQ(f.style("zoom: 2; width: var(--l)").box->width, Length::fixed(Px::from_int(40)));
}

}  // namespace
}  // namespace weft
