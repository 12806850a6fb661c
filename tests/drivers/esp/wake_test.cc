#include "weft/wake.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/every_allocation.h"

namespace weft {
namespace {

TEST(Wake, ComesBackWhenThePageSaysSo) {
  const VisitTimes times{.usual_s = 900, .least_s = 60, .most_s = 3600};
  WakeMemory memory;
  EXPECT_EQ(plan_next_visit(Status::Ok, times, memory), 900u);
  memory.version.max_age_s = 300;
  EXPECT_EQ(plan_next_visit(Status::Ok, times, memory), 300u);
  memory.version.max_age_s = 5;
  EXPECT_EQ(plan_next_visit(Status::Ok, times, memory), 60u);
  memory.version.max_age_s = 1'000'000;
  EXPECT_EQ(plan_next_visit(Status::Ok, times, memory), 3600u);
  memory.version.max_age_s = 0;  // no-cache says nothing of when it changes
  EXPECT_EQ(plan_next_visit(Status::Ok, times, memory), 900u);
}

TEST(Wake, WaitsTwiceAsLongAfterEachFailure) {
  const VisitTimes times{.retry_s = 60, .most_retry_s = 300};
  WakeMemory memory;
  memory.version.max_age_s = 30;
  for (const uint32_t seconds : {60u, 120u, 240u, 300u, 300u})
    EXPECT_EQ(plan_next_visit(Status::Io, times, memory), seconds);
  EXPECT_EQ(memory.failures, 5u);
  memory.failures = UINT32_MAX;
  EXPECT_EQ(plan_next_visit(Status::Timeout, times, memory), 300u);
  EXPECT_EQ(memory.failures, UINT32_MAX);
  EXPECT_EQ(plan_next_visit(Status::Ok, times, memory), 60u);
  EXPECT_EQ(memory.failures, 0u);
}

TEST(Wake, ShowsTroubleOnceAndNotAtOnce) {
  WakeMemory memory;
  EXPECT_FALSE(should_show_trouble(memory, 3));
  memory.failures = 3;
  EXPECT_TRUE(should_show_trouble(memory, 3));
  memory.shows_trouble = true;
  EXPECT_FALSE(should_show_trouble(memory, 3));
}

TEST(Wake, AsksForTheTimeOnceADay) {
  WakeMemory memory;
  EXPECT_TRUE(should_set_clock(memory, 1'000'000));
  memory.clock_set_s = 1'000'000;
  EXPECT_FALSE(should_set_clock(memory, 1'000'000 + 86'399));
  EXPECT_TRUE(should_set_clock(memory, 1'000'000 + 86'400));
  EXPECT_TRUE(should_set_clock(memory, 5));  // the clock began anew
}

TEST(Wake, ABatteryIsSpared) {
  EXPECT_EQ(battery_percent(0), 0);
  EXPECT_EQ(battery_percent(3270), 0);
  EXPECT_EQ(battery_percent(3820), 50);
  EXPECT_EQ(battery_percent(4140), 95);
  EXPECT_EQ(battery_percent(5000), 100);
  for (uint32_t volts = 3000, last = 0; volts < 4300; ++volts) {
    EXPECT_GE(battery_percent(volts), last);
    last = battery_percent(volts);
  }
  EXPECT_EQ(spare_battery(900, 100), 900u);
  EXPECT_EQ(spare_battery(900, 19), 3600u);
  EXPECT_EQ(spare_battery(80'000, 19), 86'400u);
  EXPECT_EQ(spare_battery(900, 4), 86'400u);
  EXPECT_EQ(spare_battery(200'000, 10), 200'000u);
}

TEST(Wake, TriesTheStrongestKnownNetworkFirst) {
  const KnownNetwork known[] = {
      {"home", "a"}, {"", ""}, {"hidden", "b"}, {"office", "c"}, {"shed", "d"}};
  const FoundNetwork found[] = {
      {"neighbour", -20}, {"home", -80}, {"shed", -60}, {"home", -50}, {"office", -70}};
  uint8_t order[5];
  ASSERT_EQ(order_by_signal(known, found, order), 4u);
  EXPECT_EQ(std::vector<uint8_t>(order, order + 4), (std::vector<uint8_t>{0, 4, 3, 2}));
  uint8_t one[1];
  EXPECT_EQ(order_by_signal(known, found, one), 1u);
  EXPECT_EQ(order_by_signal({}, found, order), 0u);
}

TEST(Wake, ReadsTheFieldsOfAForm) {
  constexpr std::string_view kForm = "xssid=no&ssid=My+caf%C3%A9%20%26&password=&url=http%3A//a/b%";
  char value[20];
  EXPECT_EQ(form_value(kForm, "ssid", value).value(), "My caf\xC3\xA9 &");
  EXPECT_EQ(form_value(kForm, "password", value).value(), "");
  EXPECT_EQ(form_value(kForm, "url", value).value(), "http://a/b%");
  EXPECT_EQ(form_value(kForm, "none", value).status(), Status::NotFound);
  EXPECT_EQ(form_value("a=%00b", "a", value).status(), Status::Unsupported);
  EXPECT_EQ(form_value("a=%zz%1", "a", value).value(), "%zz%1");
  char small[3];
  EXPECT_EQ(form_value("a=bc", "a", small).value(), "bc");
  EXPECT_EQ(form_value("a=bcd", "a", small).status(), Status::Unsupported);
  EXPECT_EQ(form_value("a=", "a", {}).status(), Status::Unsupported);
}

TEST(Wake, FillsAPageWithValues) {
  Budget budget;
  Arena arena(budget);
  const PageValue values[] = {{"battery", "87"}, {"name", "<A&B>"}};
  EXPECT_EQ(fill_page("{{battery}} % of {{name}}: {{other}} {{ {{battery}}", values, arena).value(),
            "87 % of &lt;A&amp;B&gt;: {{other}} {{ 87");
  EXPECT_EQ(fill_page("", values, arena).value(), "");
  EXPECT_EQ(fill_page("{{battery", values, arena).value(), "{{battery");
  Budget none(0);
  Arena empty(none);
  EXPECT_EQ(fill_page("x", values, empty).status(), Status::OutOfMemory);
}

}  // namespace
}  // namespace weft
