#include "weft/show.h"

#include <gtest/gtest.h>

#include "tests/support/recording_notes.h"
#include "tests/support/socket_server.h"
#include "tests/support/temporary_directory.h"
#include "tools/model/panel_model.h"
#include "weft/rtc_store.h"
#include "weft/wake.h"

namespace weft {
namespace {

constexpr const char* kPage = "<!DOCTYPE html><body style='margin:0;background:#000'>";

struct Show : testing::Test {
  const TemporaryDirectory directory;
  const std::string page = directory.write("page.html", kPage);
  Budget budget;
  RecordingNotes notes;
};

TEST_F(Show, APageIsOnThePanelAndNothingIsHeld) {
  const auto model = make_panel_model(*find_panel("waveshare-7in5-v2"));
  const PanelInfo& panel = *find_panel("waveshare-7in5-v2");
  ASSERT_EQ(show(page, panel, *model, budget, notes), Status::Ok);
  EXPECT_EQ(model->pixel(0, 0), 0u);
  EXPECT_EQ(model->pixel(799, 479), 0u);
  EXPECT_EQ(budget.used(), 0u);
}

TEST_F(Show, ALineSourceHoldsAllThatItNeeds) {
  {
    const auto lines = lines_of(page, screen_of(9, 2, *find_palette("mono")), budget, notes);
    ASSERT_TRUE(lines.ok());
    for (int y = 0; y < 2; ++y) EXPECT_EQ(lines.value()->next_line().value()[0], 0x00);
    EXPECT_TRUE(lines.value()->next_line().value().empty());
    EXPECT_TRUE(lines.value()->next_line().value().empty());
  }
  EXPECT_EQ(budget.used(), 0u);
}

TEST_F(Show, ARowThatIsNoneIsRefusedWithASentence) {
  const auto model = make_panel_model(*find_panel("waveshare-7in5-v2"));
  EXPECT_EQ(show(page, PanelInfo{.name = "mine"}, *model, budget, notes), Status::Unsupported);
  EXPECT_TRUE(notes.has("mine needs a controller"));
}

TEST_F(Show, APageThatIsNotThereTouchesNoPanel) {
  const auto model = make_panel_model(*find_panel("waveshare-7in5-v2"));
  const PanelInfo& panel = *find_panel("waveshare-7in5-v2");
  EXPECT_EQ(show(page + ".gone", panel, *model, budget, notes), Status::NotFound);
  EXPECT_EQ(model->refreshes(), 0);
  EXPECT_EQ(budget.used(), 0u);
}

TEST_F(Show, APageThatIsUnchangedTouchesNoPanel) {
  SocketServer server([](ServedConnection& connection) {
    while (true) {
      const std::string request = connection.request();
      if (request.empty()) return;
      if (request.find("if-none-match: \"a\"") != std::string::npos)
        connection.send("HTTP/1.1 304 Not Modified\r\n\r\n");
      else
        connection.send(
            "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Type: text/html\r\nContent-Length: " +
            std::to_string(std::string_view(kPage).size()) + "\r\n\r\n" + kPage);
    }
  });
  const PanelInfo& panel = *find_panel("waveshare-7in5-v2");
  const auto model = make_panel_model(panel);
  PageVersion version;
  ShowOptions options;
  options.version = &version;
  ASSERT_EQ(show(server.url("/"), panel, *model, budget, notes, options), Status::Ok);
  EXPECT_FALSE(version.is_unchanged);
  EXPECT_STREQ(version.etag, "\"a\"");
  EXPECT_EQ(model->refreshes(), 1);
  ASSERT_EQ(show(server.url("/"), panel, *model, budget, notes, options), Status::Ok);
  EXPECT_TRUE(version.is_unchanged);
  EXPECT_EQ(model->refreshes(), 1);
  EXPECT_EQ(lines_of(server.url("/"), screen_of(panel), budget, notes, options).status(),
            Status::NotFound);
  // What cannot be had leaves the panel, and what is known of it, as they are.
  EXPECT_EQ(show(page + ".gone", panel, *model, budget, notes, options), Status::NotFound);
  EXPECT_STREQ(version.etag, "\"a\"");
  EXPECT_EQ(budget.used(), 0u);
}

// Remembers what was known of the panel whenever it was touched.
class WatchfulBus final : public Bus {
 public:
  WatchfulBus(Bus& below, const PageVersion& version) : below_(below), version_(version) {}
  Status command(uint8_t code) override {
    knew_a_version |= version_.url != 0;
    return below_.command(code);
  }
  Status data(std::span<const uint8_t> bytes) override {
    sent += bytes.size();
    return below_.data(bytes);
  }
  Status set_reset(PinLevel level) override { return below_.set_reset(level); }
  Result<PinLevel> busy() override { return below_.busy(); }
  void sleep_ms(uint32_t milliseconds) override { below_.sleep_ms(milliseconds); }

  bool knew_a_version = false;
  size_t sent = 0;

 private:
  Bus& below_;
  const PageVersion& version_;
};

TEST_F(Show, WhileThePanelIsWrittenNoVersionIsShown) {
  SocketServer server([](ServedConnection& connection) {
    while (!connection.request().empty())
      connection.send(
          "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Type: text/html\r\nContent-Length: "
          "4\r\n\r\n<p>x");
  });
  const PanelInfo& panel = *find_panel("waveshare-7in5-v2");
  const auto model = make_panel_model(panel);
  PageVersion version;
  version.url = 1;  // of another page
  WatchfulBus bus(*model, version);
  ShowOptions options;
  options.version = &version;
  ASSERT_EQ(show(server.url("/"), panel, bus, budget, notes, options), Status::Ok);
  EXPECT_FALSE(bus.knew_a_version) << "a reset meanwhile would leave half a picture for good";
  EXPECT_STREQ(version.etag, "\"a\"");
}

// Memory of an ESP32's clock, and a panel that keeps its picture: each visit is a program of its
// own.
TEST_F(Show, AfterSleepAnElementThatChangedIsRefreshedAlone) {
  const PanelInfo& panel = *find_panel("badger2350");
  const auto model = make_panel_model(panel);
  WakeMemory memory;
  const auto bytes_for = [&](const std::string& clock) {
    const std::string path =
        directory.write("clock.html", "<body><p>All else<b id=clock>" + clock + "</b>stays.");
    RtcStore store(memory.store);
    WatchfulBus bus(*model, memory.version);
    ShowOptions options;
    options.store = &store;
    EXPECT_EQ(show(path, panel, bus, budget, notes, options), Status::Ok);
    return bus.sent;
  };
  const size_t whole = bytes_for("12:00");
  EXPECT_EQ(model->refreshes(), 1);
  EXPECT_EQ(bytes_for("12:00"), 0u);
  EXPECT_EQ(model->refreshes(), 1);
  const size_t part = bytes_for("12:01");
  EXPECT_EQ(model->refreshes(), 2);
  EXPECT_LT(part, whole / 2);
  EXPECT_TRUE(notes.sentences.empty()) << notes.sentences.front();
}

}  // namespace
}  // namespace weft
