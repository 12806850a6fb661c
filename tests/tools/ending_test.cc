// How the command ends when it does not end by itself, and what it does about streams that are
// closed: nothing half-made stays, the old picture does, and a reader that is gone costs nobody
// else.
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <chrono>
#include <memory>

#include "tests/support/running_weft.h"
#include "tests/support/socket_server.h"
#include "tests/support/weft_command.h"

namespace weft {
namespace {

const std::string kStation = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/index.html";

/// A page whose picture is held back until it is released, and is then not there.
class HeldPage {
 public:
  std::string url() const { return server_.url(); }
  void release() { released_ = true; }

 private:
  void serve(ServedConnection& connection) {
    for (std::string request; !(request = connection.request()).empty();) {
      const bool is_page = request.starts_with("GET / ");
      const std::string body = is_page ? "<p>text<img src=held.png width=50 height=50>" : "";
      for (int i = 0; !is_page && !released_ && i < 6000; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
      connection.send(std::string("HTTP/1.1 ") + (is_page ? "200 OK" : "404 Not Found") +
                      "\r\ncontent-type: text/html\r\ncontent-length: " +
                      std::to_string(body.size()) + "\r\n\r\n" + body);
    }
  }
  std::atomic<bool> released_ = false;
  SocketServer server_{[this](ServedConnection& connection) { serve(connection); }};
};

class Ending : public testing::Test {
 protected:
  Ending() {
    std::filesystem::create_directory(folder);
    work.write("pictures/page.png", "old");
  }
  std::vector<std::string> arguments(const std::string& source) const {
    return {"render", source, "-o", folder + "/page.png"};
  }
  size_t files() const {
    const std::filesystem::directory_iterator all(folder);
    return static_cast<size_t>(std::distance(begin(all), end(all)));
  }
  /// Waits until there is more than the old picture: weft is at work.
  bool has_begun() const {
    for (int i = 0; i < 6000 && files() < 2; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return files() == 2;
  }
  std::string picture() const { return file_contents(folder + "/page.png"); }
  std::string said() const { return file_contents(log); }
  /// The picture that weft render writes of the example page when nothing is wrong.
  std::string whole_picture() {
    EXPECT_EQ(run_weft(work, "render " + kStation + " -o " + work.file("whole.png")).exit_code, 0);
    return file_contents(work.file("whole.png"));
  }
  TemporaryDirectory work;
  const std::string folder = work.file("pictures"), log = work.file("log");
};

TEST_F(Ending, EverySignalThatEndsItTakesTheTemporaryFileAlong) {
  HeldPage page;
  for (const int signal : {SIGINT,  SIGTERM,   SIGHUP,  SIGQUIT, SIGXCPU, SIGXFSZ, SIGUSR1,
                           SIGUSR2, SIGVTALRM, SIGPROF, SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,
                           SIGABRT, SIGTRAP,   SIGSYS,  SIGIO,   SIGPWR,  SIGRTMIN}) {
    RunningWeft weft(arguments(page.url()), log);
    ASSERT_TRUE(has_begun()) << signal << said();
    weft.send(signal);
    EXPECT_EQ(weft.end(), "signal " + std::to_string(signal));
    EXPECT_EQ(files(), 1u) << signal;
    EXPECT_EQ(picture(), "old") << signal;
  }
  page.release();
}

TEST_F(Ending, TheAlarmOfMaxTimeIsExitCode1WithASentence) {
  HeldPage page;
  RunningWeft weft(arguments(page.url()), log);
  ASSERT_TRUE(has_begun()) << said();
  weft.send(SIGALRM);
  EXPECT_EQ(weft.end(), "exit 1");
  EXPECT_EQ(said(), "weft: gave up: the page took longer than --max-time\n");
  EXPECT_EQ(files(), 1u);
  page.release();
}

TEST_F(Ending, ASignalThatWasIgnoredStaysIgnored) {
  HeldPage page;
  RunningWeft weft(arguments(page.url()), log, [] { signal(SIGHUP, SIG_IGN); });
  ASSERT_TRUE(has_begun()) << said();
  weft.send(SIGHUP);
  page.release();
  EXPECT_EQ(weft.end(), "exit 0") << said();
  EXPECT_EQ(files(), 1u);
  EXPECT_EQ(picture().substr(1, 3), "PNG");
}

TEST_F(Ending, NotesThatNobodyReadsAreDropped) {
  work.write("page.html", "<img src=gone.png>");
  RunningWeft weft(arguments(work.file("page.html")), log, [] { write_into_pipe(2, true); });
  EXPECT_EQ(weft.end(), "exit 0");
  EXPECT_EQ(picture().substr(1, 3), "PNG");
}

TEST_F(Ending, NoFileTakesTheNumberOfAStreamThatIsClosed) {
  RunningWeft weft(arguments(kStation), log, [] {
    for (const int stream : {0, 1, 2}) close(stream);
  });
  EXPECT_EQ(weft.end(), "exit 0");
  EXPECT_TRUE(picture() == whole_picture());
}

TEST_F(Ending, APipeThatIsClosedEndsItQuietly) {
  RunningWeft picture_of({"render", kStation, "-o", "-"}, log, [] { write_into_pipe(1, true); });
  EXPECT_EQ(picture_of.end(), "exit 1");
  EXPECT_EQ(said(), "");
  RunningWeft panels({"panels"}, log, [] { write_into_pipe(1, true); });
  EXPECT_EQ(panels.end(), "exit 1");
  EXPECT_EQ(said(), "");
}

TEST_F(Ending, StandardOutputThatTakesNothingIsExitCode1WithASentence) {
  const std::vector<std::vector<std::string>> all = {
      {"render", kStation, "-o", "-"}, {"panels"}, {"--help"}, {"layout", kStation}};
  for (const auto& command : all) {
    RunningWeft full(command, log, [] { dup2(open("/dev/full", O_WRONLY), 1); });
    EXPECT_EQ(full.end(), "exit 1") << command[0];
    EXPECT_NE(said().find("weft: cannot write standard output: "), std::string::npos) << said();
    EXPECT_EQ(count_of(said(), "\n"), 1u) << said();
    RunningWeft closed(command, log, [] { close(1); });
    EXPECT_EQ(closed.end(), "exit 1") << command[0];
    EXPECT_NE(said().find("weft: cannot write standard output: "), std::string::npos) << said();
  }
}

/// Nobody reads what they write, so only the last resort ends them.
TEST_F(Ending, EveryCommandThatDoesNotEndGivesUp) {
  std::string text = "<body>";
  for (int i = 0; i < 5000; ++i) text += "<p>a paragraph of many";
  const std::string page = work.write("page.html", text), pipe = folder + "/pipe.png";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const std::vector<std::vector<std::string>> all = {{"layout", page},
                                                     {"style", page, "--select", "p", "--all"},
                                                     {"parse-html", page},
                                                     {"render", page, "-o", pipe}};
  std::vector<std::unique_ptr<RunningWeft>> running;
  for (auto command : all) {
    command.insert(command.end(), {"--max-time", "0.5"});
    running.push_back(std::make_unique<RunningWeft>(command, log + command[0],
                                                    [] { write_into_pipe(1, false); }));
  }
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(running[i]->end(), "exit 1") << all[i][0];
    const std::string sentence = file_contents(log + all[i][0]);
    EXPECT_NE(sentence.find("weft: gave up: the page took longer than --max-time\n"),
              std::string::npos)
        << sentence;
  }
}

}  // namespace
}  // namespace weft
