// The windows of bodies: how many round trips a body takes, and how much of it waits in memory.
#include "fetch/net/window.h"

#include <gtest/gtest.h>

#include "fetch/net/h2.h"
#include "fetch/net/input_buffer.h"
#include "tests/support/h2_line.h"

namespace weft {
namespace {

constexpr size_t kSmallHeap = 120'000;

class Windows : public ::testing::Test {
 protected:
  explicit Windows(size_t heap = Budget::kUnlimited) : budget_(heap) {}
  void connect(size_t least_window) {
    session_ = std::move(
        start_h2(budget_, line_, first_window(least_window, budget_), Deadline::never()).value());
  }
  Owned<Exchange> ask(size_t bytes) {
    const Url url = parse_url("https://h/" + std::to_string(bytes), nullptr, arena_).value();
    return std::move(session_->send({&url, {}}, Deadline::never()).value());
  }
  static size_t read(Exchange& exchange) {
    for (size_t all = 0;;) {
      const auto bytes = exchange.peek(Deadline::never());
      if (!bytes.ok() || bytes.value().empty()) return bytes.ok() ? all : 0;
      all += bytes.value().size();
      exchange.consume(bytes.value().size());
    }
  }

  Budget budget_;
  Arena arena_{budget_};
  H2Line line_;
  Owned<HttpConnection> session_;
};
class WindowsOfASmallHeap : public Windows {
 protected:
  WindowsOfASmallHeap() : Windows(kSmallHeap) {}
};

TEST(RingOfABody, LeavesWhatIsLookedAtInPlaceWhileItGrows) {
  Budget budget;
  {
    Ring ring(budget);
    ASSERT_EQ(ring.open(1 << 20), Status::Ok);
    const std::vector<uint8_t> first(3000, 1), more(100'000, 2);
    ASSERT_EQ(ring.write(first), Status::Ok);
    const std::span<const uint8_t> shown = ring.front();
    for (int i = 0; i < 3; ++i) ASSERT_EQ(ring.write(more), Status::Ok);
    EXPECT_TRUE(std::equal(shown.begin(), shown.end(), first.begin(), first.end()));
    ring.drop(shown.size());
    EXPECT_EQ(ring.front().size(), 300'000u);
    EXPECT_EQ(ring.front()[0], 2);
  }
  EXPECT_EQ(budget.used(), 0u);
}

TEST_F(Windows, GrowWhileABodyIsReadAsFastAsItComes) {
  connect(8192);
  const auto body = ask(5'000'000);
  EXPECT_EQ(read(*body), 5'000'000u);
  EXPECT_LE(line_.round_trips(), 11) << "64 KB, 256 KB, 1 MB, then half of that or more";
  EXPECT_LT(line_.largest_flight(), kGreatestWindow + 5000) << "and frames around it";
}

TEST_F(Windows, LetBodiesThatFitTravelTogether) {
  connect(8192);
  std::vector<Owned<Exchange>> all;
  for (int i = 0; i < 50; ++i) all.push_back(ask(40'000));
  for (auto& each : all) EXPECT_EQ(read(*each), 40'000u);
  EXPECT_EQ(line_.round_trips(), 1);
}

TEST_F(Windows, StayForABodyThatNobodyReads) {
  connect(8192);
  const auto stalled = ask(5'000'000);
  EXPECT_FALSE(stalled->peek(Deadline::never()).value().empty());
  budget_.reset_peak();
  const auto other = ask(500'000);
  EXPECT_EQ(read(*other), 500'000u);
  EXPECT_LE(line_.round_trips(), 5);
  EXPECT_EQ(read(*stalled), 5'000'000u);
}

TEST_F(Windows, TakeMemoryForWhatComesAlone) {
  connect(8192);
  std::vector<Owned<Exchange>> all;
  const size_t before = budget_.used();
  for (int i = 0; i < 20; ++i) all.push_back(ask(3000));
  for (auto& each : all) EXPECT_FALSE(each->peek(Deadline::never()).value().empty());
  EXPECT_LT(budget_.used() - before, 20u * 7000);
}

TEST_F(WindowsOfASmallHeap, StaySmall) {
  connect(8192);
  const auto body = ask(819'200);
  EXPECT_EQ(read(*body), 819'200u);
  EXPECT_LT(line_.largest_flight(), 8192u + 200);
  EXPECT_LT(budget_.peak(), 60'000u);
}

// Gives as many bytes as it is asked for.
class EndlessTransport final : public Transport {
 public:
  Result<size_t> read(std::span<uint8_t> into, Deadline) override {
    largest_ = std::max(largest_, into.size());
    std::fill(into.begin(), into.end(), 'x');
    return into.size();
  }
  Status write(std::span<const uint8_t>, Deadline) override { return Status::Ok; }
  size_t largest() const { return largest_; }

 private:
  size_t largest_ = 0;
};

size_t largest_read(size_t heap) {
  Budget budget(heap);
  EndlessTransport transport;
  InputBuffer input(budget, transport);
  EXPECT_EQ(input.allocate(8192), Status::Ok);
  for (int i = 0; i < 20; ++i) input.drop(input.peek(Deadline::never()).value().size());
  EXPECT_EQ(input.line(Deadline::never()).value().size(), 8192u) << "lines are as long as before";
  return transport.largest();
}

TEST(ReadsOfHttp11, GrowWithWhatComes) {
  EXPECT_EQ(largest_read(Budget::kUnlimited), 65536u);
  EXPECT_EQ(largest_read(kSmallHeap), 8192u);
}

}  // namespace
}  // namespace weft
