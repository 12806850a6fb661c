// The parts of the ESP32 examples that are plain C++: settings from a form, names, the light; and
// their rows and tables.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "examples/esp32-common/boards.h"
#include "examples/esp32-common/dns_answer.h"
#include "examples/esp32-common/light.h"
#include "examples/esp32-common/settings.h"
#include "weft/panel.h"

namespace weft {
namespace {

TEST(DeviceExample, TakesSettingsFromAForm) {
  Settings settings;
  ASSERT_EQ(take_form("name=home&password=a%26b&url=https%3A%2F%2Fa.example%2F", settings),
            Status::Ok);
  EXPECT_STREQ(settings.networks[0].name, "home");
  EXPECT_STREQ(settings.networks[0].password, "a&b");
  EXPECT_STREQ(settings.url, "https://a.example/");
  for (const char* name : {"b", "c", "d", "e"})
    ASSERT_EQ(take_form(std::string("name=") + name + "&password=&url=http://x/", settings),
              Status::Ok);
  EXPECT_STREQ(settings.networks[0].name, "e");
  EXPECT_STREQ(settings.networks[3].name, "b");  // "home" is forgotten
  ASSERT_EQ(take_form("name=c&password=new&url=http://x/", settings), Status::Ok);
  EXPECT_STREQ(settings.networks[0].password, "new");
  EXPECT_STREQ(settings.networks[1].name, "e");
  EXPECT_STREQ(settings.networks[2].name, "d");
  EXPECT_STREQ(settings.networks[3].name, "b");
  const Settings before = settings;
  for (const char* form :
       {"", "name=x", "name=&password=&url=http://x/", "name=x&password=&url=file:///x",
        "name=x&password=&url=", "password=1&url=http://x/"})
    EXPECT_NE(take_form(form, settings), Status::Ok) << form;
  EXPECT_NE(take_form("name=" + std::string(40, 'x') + "&password=&url=http://x/", settings),
            Status::Ok);
  EXPECT_EQ(std::memcmp(&before, &settings, sizeof before), 0);
}

TEST(DeviceExample, AnswersEveryNameWithItself) {
  uint8_t message[kDnsMessage] = {7, 7, 1,   0, 0,   1,   0, 0, 0, 0, 0,
                                  0, 1, 'a', 2, 'b', 'c', 0, 0, 1, 0, 1};
  const size_t question = 22;
  ASSERT_EQ(answer_name(message, question), question + 16);
  EXPECT_EQ(message[0], 7);
  EXPECT_EQ(message[2] & 0x80, 0x80);
  EXPECT_EQ(message[7], 1);
  EXPECT_EQ(message[question + 12], 192);
  EXPECT_EQ(answer_name(message, question + 16), 0u);  // is an answer itself
  message[2] = 1;
  message[question - 3] = 28;  // AAAA: there is none
  EXPECT_EQ(answer_name(message, question), question);
  EXPECT_EQ(message[7], 0);
  for (size_t size = 0; size < question; ++size) {
    message[2] = 1;
    EXPECT_EQ(answer_name(message, size), 0u) << size;
  }
  uint8_t endless[kDnsMessage];
  std::memset(endless, 63, sizeof endless);
  endless[2] = endless[4] = 0;
  endless[5] = 1;
  EXPECT_EQ(answer_name(endless, sizeof endless), 0u);
}

TEST(DeviceExample, TheLightGoesDimThenOff) {
  const LightTimes times{60, 300};
  EXPECT_EQ(light_after(0, times), kBright);
  EXPECT_EQ(light_after(59, times), kBright);
  EXPECT_EQ(light_after(60, times), kDim);
  EXPECT_EQ(light_after(359, times), kDim);
  EXPECT_EQ(light_after(360, times), 0);
  EXPECT_EQ(light_after(UINT32_MAX, times), 0);
}

TEST(DeviceExample, EachBoardHasAPanelAndTheWiresThatItNeeds) {
  EXPECT_GE(std::size(kBoards), 10u);
  for (const Board& board : kBoards) {
    const PanelInfo* const panel = find_panel(board.panel);
    ASSERT_NE(panel, nullptr) << board.name;
    if (board.i2c.sda != kNoPin) {
      EXPECT_TRUE(has_i2c(*panel)) << board.name;
      continue;
    }
    const bool is_paper = board.light == kNoPin;
    EXPECT_NE(board.spi.dc, kNoPin) << board.name;
    EXPECT_EQ(board.spi.busy != kNoPin, is_paper) << board.name;
    const int pins[] = {board.spi.sck,  board.spi.mosi, board.spi.cs,  board.spi.dc, board.spi.rst,
                        board.spi.busy, board.light,    board.battery, board.button};
    for (size_t i = 0; i < std::size(pins); ++i)
      for (size_t j = 0; j < i; ++j)
        EXPECT_FALSE(pins[i] != kNoPin && pins[i] == pins[j]) << board.name << " GPIO " << pins[i];
  }
}

struct Partition {
  std::string name, type;
  uint32_t offset = 0, size = 0;
};

std::vector<Partition> partitions_of(const std::string& path) {
  std::vector<Partition> partitions;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string name, type, subtype, offset, size;
    for (std::string* field : {&name, &type, &subtype, &offset, &size}) {
      std::getline(fields, *field, ',');
      field->erase(0, field->find_first_not_of(' '));
    }
    partitions.push_back({name, type, static_cast<uint32_t>(std::stoul(offset, nullptr, 0)),
                          static_cast<uint32_t>(std::stoul(size, nullptr, 0))});
  }
  return partitions;
}

TEST(DeviceExample, PartitionsWithTwoSlotsFitFourMegabytes) {
  const auto partitions =
      partitions_of(std::string(WEFT_SOURCE_DIR) + "/examples/esp32-common/partitions.csv");
  uint32_t end = 0x9000;  // bootloader and the table itself lie before
  int slots = 0;
  for (const Partition& each : partitions) {
    EXPECT_GE(each.offset, end) << each.name;
    end = each.offset + each.size;
    if (each.type != "app") continue;
    ++slots;
    EXPECT_EQ(each.offset % 0x10000, 0u) << each.name;
    // The estimate of examples/esp32-epaper/README.md.
    EXPECT_GE(each.size, 1970u * 1024) << each.name;
  }
  EXPECT_EQ(slots, 2);
  EXPECT_LE(end, 4u << 20);
}

}  // namespace
}  // namespace weft
