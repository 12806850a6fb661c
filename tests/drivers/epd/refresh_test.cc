// None, in part, or full: what e-paper does when it is known what it shows.
#include <gtest/gtest.h>

#include "drivers/panel_row.h"
#include "tests/support/every_allocation.h"
#include "tests/support/memory_store.h"
#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"

namespace weft {
namespace {

/// A page of noise with a few lines that are others: their negative, or turned around.
class ChangedLines final : public LineSource {
 public:
  ChangedLines(PatternLines lines, uint32_t first, uint32_t last)
      : lines_(std::move(lines)), first_(first), last_(last) {}
  LineShape shape() const override { return lines_.shape(); }
  Result<std::span<const uint8_t>> next_line() override {
    if (y_ >= fails_at) return Status::Timeout;
    WEFT_TRY_ASSIGN(const auto line, lines_.next_line());
    const bool changed = y_ >= first_ && y_ < last_;
    ++y_;
    if (!changed || line.empty()) return line;
    line_.assign(line.begin(), line.end());
    if (shape().bits_per_pixel > 1) std::reverse(line_.begin(), line_.end() - 1);
    else
      for (size_t x = 0; x < shape().width; ++x)
        line_[x / 8] = static_cast<uint8_t>(line_[x / 8] ^ 0x80 >> x % 8);
    return std::span<const uint8_t>(line_);
  }
  uint32_t fails_at = UINT32_MAX;

 private:
  PatternLines lines_;
  uint32_t first_, last_, y_ = 0;
  std::vector<uint8_t> line_;
};

/// A panel with what remembers its picture; each show() is a new program that wakes it up.
class RememberedPanel {
 public:
  explicit RememberedPanel(const char* name, Rotation turn = Rotation::None)
      : info(*find_panel(name)), rotation(turn), model(make_panel_model(info)) {}

  ChangedLines page(uint32_t first, uint32_t last) const {
    return {pattern_for(info, rotation), first, last};
  }
  Status show(LineSource& lines, Budget& budget, uint16_t full_every = 0) {
    auto panel = create_panel(info, *model, rotation, budget, notes);
    if (!panel.ok()) return panel.status();
    panel.value()->remember(store, full_every);
    panel.value()->prefer(kind);
    return panel.value()->show(lines);
  }
  Status show(uint32_t first, uint32_t last, uint16_t full_every = 0) {
    Budget budget;
    ChangedLines lines = page(first, last);
    return show(lines, budget, full_every);
  }
  /// Shows a page, and expects its picture, `refreshes` to do it, and a panel that sleeps.
  void expect_shows(uint32_t first, uint32_t last, int refreshes, uint16_t full_every = 0) {
    const int before = model->refreshes();
    ASSERT_EQ(show(first, last, full_every), Status::Ok);
    EXPECT_EQ(model->refreshes() - before, refreshes);
    EXPECT_TRUE(is_seen(first, last)) << first << " to " << last;
    EXPECT_TRUE(model->asleep());
    model->finish();
    EXPECT_EQ(model->violations(), std::vector<std::string>());
    EXPECT_EQ(model->warnings(), std::vector<std::string>());
  }
  bool is_seen(uint32_t first, uint32_t last) const {
    ChangedLines lines = page(first, last);
    StoredLines stored;
    return stored.store(lines) == Status::Ok &&
           visible_lines(*model, rotation, bits_of(info)).bytes() == stored.bytes();
  }
  /// The bytes that a page costs on the bus.
  size_t bytes_for(uint32_t first, uint32_t last, uint16_t full_every = 0) {
    const size_t before = model->bytes_on_bus();
    EXPECT_EQ(show(first, last, full_every), Status::Ok);
    return model->bytes_on_bus() - before;
  }
  /// What the store has of the whole picture; null when nothing is known.
  std::vector<uint8_t>* record() {
    for (auto& [name, bytes] : store.entries)
      if (name.starts_with("shown-")) return &bytes;
    return nullptr;
  }
  /// The time that a page takes.
  int64_t us_for(uint32_t first, uint32_t last, uint16_t full_every = 0) {
    const int64_t before = model->now_us();
    EXPECT_EQ(show(first, last, full_every), Status::Ok);
    return model->now_us() - before;
  }

  RefreshKind kind = RefreshKind::Full;
  const PanelInfo& info;
  const Rotation rotation;
  RecordingNotes notes;
  MemoryStore store;
  std::unique_ptr<PanelModel> model;
};

TEST(Refresh, EveryPaperShowsEachOfAFewPagesAndNothingTwice) {
  for (const PanelInfo& info : panels()) {
    if (!has_driver(info) || !info.controller->slow_update) continue;
    SCOPED_TRACE(info.name);
    RememberedPanel panel(info.name.data());
    panel.expect_shows(0, 0, 1);
    panel.expect_shows(0, 0, 0);
    panel.expect_shows(16, 20, 1);
    panel.expect_shows(16, 20, 0);
    panel.expect_shows(40, 50, 1);
    EXPECT_TRUE(panel.notes.sentences.empty());
  }
}

TEST(Refresh, InPartKeepsBothPlanesRightInEveryRotation) {
  for (const char* name :
       {"gdey0154d67", "gdey0213b74", "lilygo-t3s3-213", "gdey042t81", "gdeq0426t82", "gdey0579t93",
        "gdem133t91", "gdew029t5", "gdew029t5d", "gdew042t2", "gdeq031t10", "gdey037t03",
        "waveshare-7in5-v2", "gdew075t7", "gdew0583t8"})
    for (const Rotation rotation : kRotations) {
      SCOPED_TRACE(name);
      RememberedPanel panel(name, rotation);
      ASSERT_FALSE(partial_of(panel.info).empty());
      const uint32_t lines = panel.page(0, 0).shape().height;
      panel.expect_shows(0, 0, 1);
      panel.expect_shows(0, 1, 1);
      panel.expect_shows(lines - 1, lines, 1);
      panel.expect_shows(30, 40, 1);
      panel.expect_shows(30, 40, 0);
      panel.expect_shows(0, lines, 1);  // too much for a part
      panel.expect_shows(9, 10, 1);     // so is this
      panel.expect_shows(9, 11, 1);
    }
}

TEST(Refresh, SendsNothingForAPageThatIsShownAlready) {
  RememberedPanel panel("gdey029t94");
  panel.expect_shows(0, 0, 1);
  EXPECT_EQ(panel.bytes_for(0, 0), 0u);
}

TEST(Refresh, SendsTheChangedBandsThreeTimes) {
  RememberedPanel panel("gdey029t94");
  const size_t whole = panel.bytes_for(0, 0);
  const size_t band = panel.info.width / 8u * 8;
  EXPECT_LT(panel.bytes_for(80, 88), 3 * band + 200);  // new; then both planes are made alike
  EXPECT_GT(whole, panel.info.width / 8u * panel.info.height * 2);
}

TEST(Refresh, IsAFullOneEveryNthTime) {
  RememberedPanel panel("gdey029t94");
  const size_t whole = panel.bytes_for(0, 0, 3);
  std::vector<bool> full;
  for (uint32_t i = 1; i < 8; ++i) full.push_back(panel.bytes_for(0, i, 3) >= whole);
  EXPECT_EQ(full, (std::vector<bool>{false, false, true, false, false, true, false}));
  panel.expect_shows(0, 7, 0, 3);
}

TEST(Refresh, IsAlwaysAFullOneWithoutAWaveformForParts) {
  for (const char* name :
       {"xteink-x3", "gdey075z08", "gdeq042z21", "gdey042z98", "epd7in5-hd", "ed037tc1", "m5paper"})
    EXPECT_FALSE(has_partial_refresh(*find_panel(name))) << name;
}

// UC81xx lose their memory in deep sleep: the store has the bands that a window is compared with.
TEST(Refresh, IsAFullOneWhenTheOldPictureIsGone) {
  RememberedPanel panel("waveshare-7in5-v2");
  panel.expect_shows(0, 0, 1);
  for (auto& [name, bytes] : panel.store.entries)
    if (name.ends_with("-7")) bytes[5] ^= 1;
  const size_t plane = panel.info.width / 8u * panel.info.height;
  EXPECT_LT(panel.bytes_for(60, 61), plane * 105 / 100);  // the new picture alone
  EXPECT_TRUE(panel.is_seen(60, 61));
  panel.expect_shows(62, 63, 1);
}

TEST(Refresh, SendsWhatFollowsTheFirstChangeTwiceWhereMemoryIsLost) {
  RememberedPanel panel("waveshare-7in5-v2");
  panel.expect_shows(0, 0, 1);
  const size_t line = panel.info.width / 8u, lines = panel.info.height;
  const size_t bytes = panel.bytes_for(400, 408);
  EXPECT_GT(bytes, 2 * line * (lines - 400));
  EXPECT_LT(bytes, 2 * line * (lines - 400) + 500);
}

TEST(Refresh, IsSoonerWhereAFastOneIsAskedFor) {
  Budget budget;
  NoNotes notes;
  size_t panels_with_both = 0;
  for (const PanelInfo& info : panels()) {
    if (!has_fast_refresh(info)) continue;
    SCOPED_TRACE(info.name);
    ++panels_with_both;
    const auto model = make_panel_model(info);
    auto panel = create_panel(info, *model, Rotation::None, budget, notes);
    const auto us_for = [&](RefreshKind kind) {
      const int64_t before = model->now_us();
      PatternLines page = pattern_for(info, Rotation::None);
      panel.value()->prefer(kind);
      EXPECT_EQ(panel.value()->show(page), Status::Ok);
      return model->now_us() - before;
    };
    const int64_t full = us_for(RefreshKind::Full);
    EXPECT_LT(us_for(RefreshKind::Fast), full);
    EXPECT_TRUE(shows_pattern(info, *model, Rotation::None));
    EXPECT_TRUE(model->asleep());
    model->finish();
    EXPECT_EQ(model->violations(), std::vector<std::string>());
    EXPECT_EQ(model->warnings(), std::vector<std::string>());
  }
  EXPECT_GE(panels_with_both, 20u);
}

TEST(Refresh, IsAFullOneEveryNthTimeAlsoAmongFastOnes) {
  RememberedPanel panel("gdey075z08");
  panel.kind = RefreshKind::Fast;
  const int64_t full = panel.us_for(0, 0, 3);
  std::vector<bool> is_full;
  for (uint32_t i = 1; i < 8; ++i) is_full.push_back(panel.us_for(0, i, 3) >= full);
  EXPECT_EQ(is_full, (std::vector<bool>{false, false, true, false, false, true, false}));
}

TEST(Refresh, IsAFullOneWhenThePageIsTurned) {
  RememberedPanel panel("gdey0154d67");
  panel.expect_shows(0, 0, 1);
  Budget budget;
  auto turned = create_panel(panel.info, *panel.model, Rotation::Half, budget, panel.notes);
  turned.value()->remember(panel.store, 0);
  PatternLines lines = pattern_for(panel.info, Rotation::Half);
  ASSERT_EQ(turned.value()->show(lines), Status::Ok);
  EXPECT_TRUE(shows_pattern(panel.info, *panel.model, Rotation::Half));
  panel.expect_shows(0, 0, 1);
}

// Whatever the store holds: the right picture, and no more than a note.
TEST(Refresh, IsAFullOneWhenTheRecordIsDamaged) {
  RememberedPanel panel("gdey0154d67");
  panel.expect_shows(0, 0, 1);
  const std::vector<uint8_t> record = *panel.record();
  for (size_t i = 0; i < record.size(); i += 7) {
    *panel.record() = record;
    (*panel.record())[i] ^= 0x55;
    panel.expect_shows(0, 0, 1);
  }
  EXPECT_TRUE(panel.notes.has("cannot be read"));
  for (const size_t size :
       {size_t{0}, size_t{1}, record.size() - 1, record.size() + 1, record.size() * 9}) {
    panel.record()->resize(size, 0xFF);
    panel.expect_shows(0, 0, 1);
  }
}

TEST(Refresh, IsAFullOneWhileTheStoreCannotBeWritten) {
  RememberedPanel panel("gdey0154d67");
  panel.expect_shows(0, 0, 1);
  panel.store.read_only = true;
  panel.expect_shows(20, 30, 1);
  EXPECT_TRUE(panel.notes.has("cannot be remembered"));
  panel.expect_shows(0, 0, 1);  // though an old record says that it is shown
}

TEST(Refresh, IsAFullOneAfterAPageThatFailedHalfway) {
  for (const char* name : {"gdey0154d67", "waveshare-7in5-v2"}) {
    RememberedPanel panel(name);
    panel.expect_shows(0, 0, 1);
    ChangedLines failing = panel.page(20, 60);
    failing.fails_at = 50;
    Budget budget;
    EXPECT_EQ(panel.show(failing, budget), Status::Timeout);
    EXPECT_TRUE(panel.is_seen(0, 0));
    EXPECT_TRUE(panel.model->asleep());
    EXPECT_EQ(panel.record(), nullptr);
    EXPECT_EQ(panel.show(20, 60), Status::Ok);
    EXPECT_TRUE(panel.is_seen(20, 60));
  }
}

TEST(Refresh, KnowsTheOldPictureAfterAPageThatFailedBeforeAnythingWasSent) {
  RememberedPanel panel("gdey0154d67");
  panel.expect_shows(0, 0, 1);
  ChangedLines failing = panel.page(100, 110);
  failing.fails_at = 90;
  Budget budget;
  EXPECT_EQ(panel.show(failing, budget), Status::Timeout);
  EXPECT_EQ(panel.bytes_for(0, 0), 0u);
}

TEST(Refresh, ForgetsThePictureOfAPanelThatStaysBusy) {
  RememberedPanel panel("gdey0154d67");
  panel.expect_shows(0, 0, 1);
  panel.model->stuck_busy = true;
  EXPECT_EQ(panel.show(20, 30), Status::Timeout);
  EXPECT_TRUE(panel.notes.has("BUSY"));
  EXPECT_EQ(panel.store.entries.size(), 0u);
  panel.model->stuck_busy = false;
  panel.expect_shows(20, 30, 1);
}

// Too little memory for copies of bands makes a full refresh of one in part.
void expect_right_whichever_allocation_fails(const char* name) {
  size_t allocations = 100;
  bool ended_well = false;
  for (size_t n = 0; n < allocations; ++n) {
    RememberedPanel panel(name);
    panel.expect_shows(0, 0, 1);
    Budget budget;
    budget.fail_after(n);
    ChangedLines lines = panel.page(16, 40);
    const Status status = panel.show(lines, budget);
    EXPECT_EQ(budget.used(), 0u);
    if (status == Status::Ok) {
      EXPECT_TRUE(panel.is_seen(16, 40));
      ended_well = true;
      if (n >= budget.allocations()) break;
    } else {
      EXPECT_EQ(status, Status::OutOfMemory);
      EXPECT_TRUE(panel.is_seen(0, 0));
    }
    panel.expect_shows(20, 50, 1);
    EXPECT_TRUE(panel.model->violations().empty());
  }
  EXPECT_TRUE(ended_well);
}

TEST(Refresh, IsRightWhicheverAllocationFails) {
  for (const char* name : {"gdey0154d67", "gdeq031t10"}) {
    SCOPED_TRACE(name);
    expect_right_whichever_allocation_fails(name);
  }
}

}  // namespace
}  // namespace weft
