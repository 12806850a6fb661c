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
  const Case cases[] = {
      {"calc(1px + 2px * 3)", 7}, {"calc((1px + 2px) * 3)", 9}, {"calc(10px / 4)", 2.5}, {"calc(10% + 5px)", 25},
      {"calc(100% - 2 * 10px)", 180}, {"min(10%, 30px)", 20}, {"max(10%, 30px)", 30}, {"clamp(10px, 50%, 60px)", 60},
      {"calc(min(10%, 30px) * 2 + 1px)", 41}, {"calc(2 * (10% + min(5px, 100%)))", 50}, {"round(13px, 5px)", 15},
      {"round(up, 11px, 5px)", 15}, {"round(down, 14px, 5px)", 10}, {"mod(17px, 5px)", 2}, {"rem(-17px, 5px)", 0},
      {"abs(-3px)", 3}, {"calc(sign(-3px) * -4px)", 4}, {"calc(sin(90deg) * 5px)", 5}, {"calc(cos(0) * 5px)", 5},
      {"calc(pow(2, 3) * 1px)", 8}, {"calc(sqrt(16) * 1px)", 4}, {"hypot(3px, 4px)", 5}, {"calc(log(8, 2) * 1px)", 3},
      {"calc(exp(0) * 1px)", 1}, {"calc(pi * 0px + e * 0px + 1px)", 1}, {"calc(10px / 2px * 1px)", 5}, {"calc(-5px)", 0},
      {"calc(1rem + 1vw)", 24}, {"calc(50% * 0.5)", 50}, {"-webkit-calc(1px + 1px)", 2}, {"max(1px)", 1},
  };
  CascadeFixture f;
  for (const Case& c : cases) EXPECT_NEAR(width_of(f, c.text), c.want, 0.03) << c.text;
}

TEST(Calc, RefusesWhatIsNoLength) {
  CascadeFixture f;
  for (const char* text : {"calc(1px+2px)", "calc(1px * 2px)", "calc(1)", "calc()", "calc(1px 2px)", "calc(1px / 0px * 1deg)",
                           "min()", "clamp(1px, 2px)", "calc(1px + 1)", "calc(1px +2px)", "sin(1px)", "unknown(1px)", "-1px"})
    EXPECT_EQ(width_of(f, text), -1) << text;
}

TEST(Calc, BoundsItsNesting) {
  CascadeFixture f;
  const auto nested = [](size_t depth) { return "calc" + std::string(depth, '(') + "1px" + std::string(depth, ')'); };
  EXPECT_EQ(width_of(f, nested(20).c_str()), 1);
  EXPECT_EQ(width_of(f, nested(10000).c_str()), -1);
}

}  // namespace
}  // namespace weft
