// Files that are cut while they are mapped: by way of a page whose fonts are cut between two lines.
#include "tools/weft/cut_files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "tests/support/recording_notes.h"
#include "tests/support/temporary_directory.h"
#include "tools/weft/session.h"

namespace weft {
namespace {

const std::string kSystemFont = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

class CutFiles : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kSystemFont)) GTEST_SKIP() << "no DejaVu Sans";
    std::filesystem::create_directory(work.file("fonts"));
    font = work.file("fonts/font.ttf");
    std::filesystem::copy_file(kSystemFont, font);
  }
  // Paints `html` by lines and cuts the font to `left` bytes after the first; how many came.
  size_t lines_with_cut_font(const std::string& html, size_t left,
                             std::vector<std::string>& notes) {
    Options options;
    options.source = work.write("page.html", html);
    options.size = "200x120";
    options.font_directories = {work.file("fonts")};
    Screen screen;
    EXPECT_TRUE(find_screen(options, screen));
    Session session;
    session.notes.keep_in(notes);
    const auto lines = session.lines_of(options, screen);
    if (!lines.ok()) return 0;
    size_t count = 0;
    for (;;) {
      const auto line = lines.value()->next_line();
      if (!line.ok() || line.value().empty()) return count;
      if (++count == 1) std::filesystem::resize_file(font, left);
    }
  }
  TemporaryDirectory work;
  std::string font;
};

TEST_F(CutFiles, APageGoesOnWithoutTheFontOfItsDirectory) {
  for (const size_t left : {0u, 5000u, 300'000u}) {
    std::filesystem::copy_file(kSystemFont, font,
                               std::filesystem::copy_options::overwrite_existing);
    std::vector<std::string> notes;
    EXPECT_EQ(
        lines_with_cut_font("<p style='margin:40px 0 0;font-size:30px'>Agjq 0123", left, notes),
        120u)
        << left;
    ASSERT_FALSE(notes.empty()) << left;
    EXPECT_NE(notes.back().find(font + " was cut short"), std::string::npos) << notes.back();
  }
}

TEST_F(CutFiles, APageGoesOnWithoutItsOwnFont) {
  std::filesystem::rename(font, work.file("own.ttf"));
  std::filesystem::copy_file(kSystemFont, font);
  font = work.file("own.ttf");
  std::vector<std::string> notes;
  EXPECT_EQ(lines_with_cut_font("<style>@font-face{font-family:Own;src:url(own.ttf)}"
                                "p{margin:40px 0 0;font:30px Own}</style><p>Agjq 0123",
                                0, notes),
            120u);
  ASSERT_FALSE(notes.empty());
  EXPECT_NE(notes.back().find(font + " was cut short"), std::string::npos) << notes.back();
}

TEST(CutFilesDeathTest, WhatIsNoMappedFileStillDiesBySigbus) {
  if (WEFT_SANITIZED) GTEST_SKIP() << "the sanitizer has SIGBUS";
  EXPECT_EXIT(
      {
        survive_cut_files();
        const TemporaryDirectory work;
        const int file = ::open(work.write("x", "").c_str(), O_RDWR);
        auto* shared = static_cast<volatile char*>(
            mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
        shared[0] = 1;
      },
      testing::KilledBySignal(SIGBUS), "");
}

TEST(CutFilesNotes, SayNothingWhenNothingWasCut) {
  RecordingNotes notes;
  note_cut_file(notes);
  EXPECT_TRUE(notes.sentences.empty());
}

}  // namespace
}  // namespace weft
