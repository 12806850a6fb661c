// Names of panels and models: every spelling leads to one row, and to the right one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "render/base/names.h"
#include "weft/panel.h"

namespace weft {
namespace {

const PanelInfo* find_row(std::string_view name) {
  const PanelInfo* panel = find_panel(name);
  return panel ? panel : find_panel(name, models());
}

std::string folded(std::string_view name) {
  std::string letters;
  while (const char c = take_name_character(name)) letters += c;
  return letters;
}

TEST(PanelNames, EverySpellingIsFound) {
  const struct {
    const char *spelling, *name;
  } cases[] = {
      {"Waveshare-7in5-V2", "waveshare-7in5-v2"},
      {"epd7in5_V2", "waveshare-7in5-v2"},
      {"EPD_7IN5_V2", "waveshare-7in5-v2"},
      {"waveshare 7in5 v2", "waveshare-7in5-v2"},
      {"GDEY075T7", "waveshare-7in5-v2"},
      {"EP75_800x480", "gdew075t7"},
      {"EP75_800x480_GEN2", "waveshare-7in5-v2"},
      {"epd7in5_V2 (old)", "gdew075t7"},
      {"Inky Impression 7.3", "waveshare-7in3e"},
      {"inky_impression_7_3", "waveshare-7in3e"},
      {"1.44\"", "st7735-128x128"},
      {"Adafruit MagTag (first)", "gdew029t5"},
      {"og_plus", "og_plus"},
      {"OG-Plus", "og_plus"},
      {"TRMNL OG (2-bit)", "og_plus"},
      {"Kindle Scribe", "amazon_kindle_scribe"},
      {"reMarkable 2", "remarkable_paper_2"},
      {"M5PaperS3", "m5_paper_s3"},
      {"Kobo Aura H2O Edition 2", "kobo_aura_h2o_2"},
  };
  for (const auto& each : cases) {
    const PanelInfo* row = find_row(each.spelling);
    ASSERT_NE(row, nullptr) << each.spelling;
    EXPECT_EQ(row->name, each.name) << each.spelling;
  }
  for (const char* none : {"", "-", "nothing", "epd7in5_V2x", "epd"})
    EXPECT_EQ(find_row(none), nullptr) << none;
}

TEST(PanelNames, NoTwoRowsShareOne) {
  std::map<std::string, std::string_view> owners;
  for (const auto rows : {panels(), models()})
    for (const PanelInfo& row : rows) {
      std::istringstream words(std::string(row.name) + " " + std::string(row.aliases));
      for (std::string word; words >> word;) {
        const auto [owner, is_new] = owners.emplace(folded(word), row.name);
        EXPECT_TRUE(is_new) << word << " is said twice: " << owner->second << ", " << row.name;
      }
    }
  EXPECT_GT(owners.size(), 350u);
}

TEST(Models, AreScreensOfTheirSizeColoursScaleAndTurn) {
  const PanelInfo& kindle = *find_panel("amazon_kindle_2024", models());
  const Screen screen = screen_of(kindle);
  EXPECT_EQ(screen.width, 1400);
  EXPECT_EQ(screen.height, 840);
  EXPECT_EQ(screen.device_pixel_ratio, 1.75);
  EXPECT_EQ(screen.rotation, Rotation::Quarter);
  EXPECT_EQ(screen.palette, &kGray16);
  EXPECT_TRUE(screen.slow_update);
  EXPECT_EQ(kindle.left, 116);
  EXPECT_EQ(kindle.top, 25);
  EXPECT_FALSE(screen_of(*find_panel("tidbyt", models())).slow_update);
  for (const PanelInfo& model : models()) {
    EXPECT_FALSE(has_driver(model)) << model.name;
    EXPECT_GE(model.device_pixel_ratio, 0.25) << model.name;
    EXPECT_LE(model.device_pixel_ratio, 8) << model.name;
  }
}

// Tables that others keep, below $WEFT_CORPORA.
std::vector<std::map<std::string, std::string>> read_table(const std::string& name) {
  std::vector<std::map<std::string, std::string>> rows;
  const char* corpora = std::getenv("WEFT_CORPORA");
  std::ifstream file(std::string(corpora ? corpora : "/nowhere") + "/panels/" + name);
  std::vector<std::string> columns;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      else if (c == ',' && !quoted) fields.emplace_back();
      else fields.back() += c;
    }
    if (columns.empty()) {
      columns = fields;
      continue;
    }
    rows.emplace_back();
    for (size_t i = 0; i < std::min(fields.size(), columns.size()); ++i)
      rows.back()[columns[i]] = fields[i];
  }
  return rows;
}

TEST(PanelNames, ThoseThatPeopleKnowAreAllFound) {
  const auto rows = read_table("panels.csv");
  if (rows.empty()) GTEST_SKIP() << "WEFT_CORPORA names no folder with panels/panels.csv";
  for (const auto& row : rows) {
    const PanelInfo* panel = find_panel(row.at("id"));
    ASSERT_NE(panel, nullptr) << row.at("id");
    std::istringstream aliases(row.at("aliases_and_products"));
    for (std::string alias; std::getline(aliases, alias, ';');) {
      const PanelInfo* found = find_row(alias);
      ASSERT_NE(found, nullptr) << alias;
      // Those of the table that stand elsewhere are rows of their own: as they are used, not as
      // the glass is scanned.
      EXPECT_TRUE(found == panel || same_name(found->name, alias)) << alias << ": " << found->name;
    }
  }
}

TEST(Models, AreAsTrmnlListsThem) {
  const auto rows = read_table("trmnl-models.csv");
  if (rows.empty()) GTEST_SKIP() << "WEFT_CORPORA names no folder with panels/trmnl-models.csv";
  for (const auto& row : rows) {
    SCOPED_TRACE(row.at("key"));
    const PanelInfo* model = find_row(row.at("key"));
    ASSERT_NE(model, nullptr);
    EXPECT_EQ(find_row(row.at("label")), model);
    const Screen screen = screen_of(*model);
    EXPECT_EQ(screen.width, std::stoi(row.at("width")));
    EXPECT_EQ(screen.height, std::stoi(row.at("height")));
    EXPECT_EQ(screen.device_pixel_ratio, std::stod(row.at("scale_factor")));
    EXPECT_EQ(model->left, std::stoi(row.at("offset_x")));
    EXPECT_EQ(model->top, std::stoi(row.at("offset_y")));
    const bool is_panel = find_panel(row.at("key"));  // with a turn of its glass
    EXPECT_TRUE(is_panel ||
                static_cast<int>(screen.rotation) * 90 == std::stoi(row.at("rotation")));
    std::istringstream palettes(row.at("palettes"));
    bool is_among = false;
    for (std::string name; palettes >> name;) is_among |= find_palette(name) == screen.palette;
    EXPECT_TRUE(is_among) << screen.palette->name;
  }
}

}  // namespace
}  // namespace weft
