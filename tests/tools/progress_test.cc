// Long work at a terminal, as a person sees it: the command runs in a pseudo terminal, and waits
// for what the test holds back until the line is there.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

constexpr int kMostSeconds = 60;

/// `weft` with these arguments, whose standard error and output are a terminal.
class Terminal {
 public:
  explicit Terminal(const std::string& arguments) {
    child_ = forkpty(&master_, nullptr, nullptr, nullptr);
    if (child_ != 0) return;
    execl("/bin/sh", "sh", "-c", ("exec " + std::string(WEFT_BINARY) + " " + arguments).c_str(),
          nullptr);
    _exit(127);
  }
  ~Terminal() { close(master_); }

  /// Reads until `text` came, or the command has ended.
  bool wait_for(const std::string& text) {
    while (transcript_.find(text) == std::string::npos)
      if (!read_more()) return false;
    return true;
  }
  /// Reads to the end. Returns the exit code.
  int finish() {
    while (read_more()) {
    }
    int status = 0;
    waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  /// The lines as they stand in the end.
  std::string screen() const {
    static const std::string kErase = "\r\x1b[K";
    std::string left, line;
    for (const char c : transcript_ + "\n") {
      line += c;
      if (line.ends_with(kErase)) line.clear();
      if (c != '\n') continue;
      left += line;
      line.clear();
    }
    left.pop_back();
    return left;
  }
  const std::string& transcript() const { return transcript_; }

 private:
  bool read_more() {
    pollfd ready{master_, POLLIN, 0};
    char bytes[4096];
    if (poll(&ready, 1, kMostSeconds * 1000) != 1) return false;
    const ssize_t count = read(master_, bytes, sizeof bytes);
    if (count > 0) transcript_.append(bytes, static_cast<size_t>(count));
    return count > 0;
  }

  int master_ = -1;
  pid_t child_ = -1;
  std::string transcript_;
};

class ProgressTest : public testing::Test {
 protected:
  ProgressTest() { mkfifo(pipe.c_str(), 0600); }
  TemporaryDirectory work;
  const std::string pipe = work.file("pipe.ppm"), picture = work.file("out.ppm");
};

TEST_F(ProgressTest, ALineSaysThatThePageIsLoadedAndGoesBeforeNotesAndTheEnd) {
  Terminal terminal("render " + pipe + " -o " + picture);
  const int page = open(pipe.c_str(), O_WRONLY);
  EXPECT_TRUE(terminal.wait_for("weft: loading (0 s)"));
  const std::string html = "<p>text<img src=gone.png>";
  ASSERT_EQ(write(page, html.data(), html.size()), static_cast<ssize_t>(html.size()));
  close(page);
  EXPECT_EQ(terminal.finish(), 0);
  EXPECT_TRUE(terminal.screen().starts_with("weft: image file:///")) << terminal.screen();
  EXPECT_NE(terminal.screen().find("gone.png"), std::string::npos) << terminal.screen();
  EXPECT_EQ(terminal.screen().find("loading"), std::string::npos) << terminal.screen();
}

TEST_F(ProgressTest, ALineCountsTheLinesThatArePainted) {
  work.write("page.html", "<p>text");
  Terminal terminal("render " + work.file("page.html") + " --size 800x480 -o " + pipe);
  const int pixels = open(pipe.c_str(), O_RDONLY);
  EXPECT_TRUE(terminal.wait_for(" of 480, 7 bytes read"));
  EXPECT_NE(terminal.transcript().find("weft: painting line "), std::string::npos);
  char bytes[4096];
  while (read(pixels, bytes, sizeof bytes) > 0) {
  }
  close(pixels);
  EXPECT_EQ(terminal.finish(), 0);
  EXPECT_EQ(terminal.screen(), "");
}

TEST_F(ProgressTest, TheLineGoesBeforeOutput) {
  Terminal terminal("layout --dump --size 100x100 " + pipe);
  const int page = open(pipe.c_str(), O_WRONLY);
  EXPECT_TRUE(terminal.wait_for("weft: loading"));
  close(page);
  EXPECT_EQ(terminal.finish(), 0);
  EXPECT_TRUE(terminal.screen().starts_with("block 0,0")) << terminal.screen();
}

TEST_F(ProgressTest, WithoutATerminalNothingIsSaid) {
  const int status = std::system(("(sleep 1; echo text) | " WEFT_BINARY " render /dev/stdin -o " +
                                  picture + " 2>" + work.file("stderr"))
                                     .c_str());
  EXPECT_EQ(status, 0);
  EXPECT_EQ(file_contents(work.file("stderr")), "");
}

}  // namespace
}  // namespace weft
