// Math functions, at once and at layout.
#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

struct Case {
  const char* text;
  double want;  // of 200 px; -1 = not a value
};

double width_of(CascadeFixture& f, const char* text) {
  const Length width = f.style(std::string("width: ") + text).box->width;
  return width.is_auto() ? -1 : width.resolve(Px::from_int(200)).to_double();
}

TEST(Calc, ComputesWhatTheSpecSays) {
  // clang-format off
  const Case cases[] = {
      {"calc(1px + 2px * 3)", 7}, {"calc((1px + 2px) * 3)", 9}, {"calc(10px / 4)", 2.5},
      {"calc(10% + 5px)", 25},
      {"calc(100% - 2 * 10px)", 180}, {"min(10%, 30px)", 20}, {"max(10%, 30px)", 30},
      {"clamp(10px, 50%, 60px)", 60},
      {"calc(min(10%, 30px) * 2 + 1px)", 41}, {"calc(2 * (10% + min(5px, 100%)))", 50},
      {"round(13px, 5px)", 15},
      {"round(up, 11px, 5px)", 15}, {"round(down, 14px, 5px)", 10}, {"mod(17px, 5px)", 2},
      {"rem(-17px, 5px)", 0},
      {"abs(-3px)", 3}, {"calc(sign(-3px) * -4px)", 4}, {"calc(sin(90deg) * 5px)", 5},
      {"calc(cos(0) * 5px)", 5},
      {"calc(pow(2, 3) * 1px)", 8}, {"calc(sqrt(16) * 1px)", 4}, {"hypot(3px, 4px)", 5},
      {"calc(log(8, 2) * 1px)", 3},
      {"calc(exp(0) * 1px)", 1}, {"calc(pi * 0px + e * 0px + 1px)", 1},
      {"calc(10px / 2px * 1px)", 5}, {"calc(-5px)", 0},
      {"calc(1rem + 1vw)", 24}, {"calc(50% * 0.5)", 50}, {"-webkit-calc(1px + 1px)", 2},
      {"max(1px)", 1},
      {"clamp(none, 5px, 3px)", 3}, {"clamp(7px, 5px, none)", 7}, {"clamp(none, 5px, none)", 5},
      {"clamp(none, 50%, 60px)", 60},
      {"calc(100px * progress(5px, 0px, 10px))", 50}, {"calc(100px * progress(9, 0, 3))", 100},
      {"calc(100px * tan(45deg))", 100},
      {"calc(1px * log(1000, 10))", 3}, {"calc(100px + mod(18px, -5px))", 98},
      {"round(50%, 30px)", 90}, {"calc(1px * NaN)", 0},
  };
  // clang-format on
  CascadeFixture f;
  for (const Case& c : cases) EXPECT_NEAR(width_of(f, c.text), c.want, 0.03) << c.text;
}

TEST(Calc, RefusesWhatIsNoCalculation) {
  CascadeFixture f;
  for (const char* text : {"calc(10px +)", "calc(10px + 2)", "clamp(none, none, 1px)",
                           "progress(1px, 0px, 2px)", "calc()", "sqrt(4px)", "round(13px)"})
    EXPECT_EQ(width_of(f, text), -1) << text;
}

TEST(Calc, RefusesWhatIsNoLength) {
  CascadeFixture f;
  for (const char* text : {"calc(1px+2px)", "calc(1px * 2px)", "calc(1)", "calc()", "calc(1px 2px)",
                           "calc(1px / 0px * 1deg)", "min()", "clamp(1px, 2px)", "calc(1px + 1)",
                           "calc(1px +2px)", "sin(1px)", "unknown(1px)", "-1px"})
    EXPECT_EQ(width_of(f, text), -1) << text;
}

TEST(Calc, RoundsToIntegersWhereTheyAreAskedFor) {
  CascadeFixture f;
  for (const auto& [text, want] : {std::pair("calc(1.4)", 1),
                                   {"calc(2.5)", 3},
                                   {"calc(-1.5)", -1},
                                   {"calc(10px / 4px)", 3},
                                   {"round(1.6)", 2},
                                   {"calc(NaN)", 0}})
    EXPECT_EQ(f.style(std::string("z-index:") + text).box->z_index, want) << text;
  EXPECT_EQ(f.style("z-index: 4; z-index: 1.5; z-index: calc(1px)").box->z_index, 4);
}

TEST(Calc, BoundsItsNesting) {
  CascadeFixture f;
  const auto nested = [](size_t depth) {
    return "calc" + std::string(depth, '(') + "1px" + std::string(depth, ')');
  };
  EXPECT_EQ(width_of(f, nested(20).c_str()), 1);
  EXPECT_EQ(width_of(f, nested(10000).c_str()), -1);
}

}  // namespace
}  // namespace weft
