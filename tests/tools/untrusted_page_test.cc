// The things that a page from the network may not have of the one who looks at it, by the real
// command.
#include <gtest/gtest.h>

#include <mutex>

#include "tests/support/socket_server.h"
#include "tests/support/weft_command.h"

namespace weft {
namespace {

/// Serves `page` at / and nothing else, and keeps what it was asked.
class PageServer {
 public:
  explicit PageServer(std::string page) : page_(std::move(page)) {}
  std::string url(const std::string& user = "") const {
    return "http://" + user + "127.0.0.1:" + std::to_string(server_.port()) + "/";
  }
  size_t times_asked(const std::string& part) {
    const std::lock_guard lock(mutex_);
    return count_of(asked_, part);
  }

 private:
  void serve(ServedConnection& connection) {
    for (std::string request; !(request = connection.request()).empty();) {
      {
        const std::lock_guard lock(mutex_);
        asked_ += request;
      }
      const bool is_page = request.starts_with("GET / ") || request.starts_with("GET /?");
      connection.send((is_page ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 N") +
                      std::string("\r\ncontent-type: text/html\r\ncontent-length: ") +
                      std::to_string(is_page ? page_.size() : 0) + "\r\n\r\n" +
                      (is_page ? page_ : ""));
    }
  }
  std::string page_, asked_;
  std::mutex mutex_;
  SocketServer server_{[this](ServedConnection& connection) { serve(connection); }};
};

class UntrustedPage : public testing::Test {
 protected:
  CommandResult render(const std::string& arguments) {
    return run_weft(work, "render --size 60x40 -o " + work.file("o.png") + " " + arguments);
  }
  TemporaryDirectory work;
};

TEST_F(UntrustedPage, CannotFindOutWhichFontFilesThereAre) {
  const std::string font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
  if (!std::filesystem::exists(font)) GTEST_SKIP() << "no DejaVu Sans";
  PageServer server(
      "<style>@font-face{font-family:Y;src:url(file://" + font +
      "),url(/after-there)}"
      "@font-face{font-family:N;src:url(file:///no/such.ttf),url(/after-absent)}</style>"
      "<p style='font-family:Y'>a<p style='font-family:N'>b");
  EXPECT_EQ(render(server.url()).exit_code, 0);
  EXPECT_EQ(server.times_asked("/after-there"), 1u);
  EXPECT_EQ(server.times_asked("/after-absent"), 1u);
}

TEST_F(UntrustedPage, IsDrawnWithTheFontsOfTheFontDirectory) {
  const std::string font = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf";
  if (!std::filesystem::exists(font)) GTEST_SKIP() << "no DejaVu Sans Mono";
  std::filesystem::create_directory(work.file("fonts"));
  std::filesystem::copy_file(font, work.file("fonts/f.ttf"));
  const std::string page = "<p style='font-family:DejaVu Sans Mono'>abc";
  PageServer server(page);
  EXPECT_EQ(render(server.url() + " --font-dir " + work.file("fonts")).exit_code, 0);
  const std::string remote = file_contents(work.file("o.png"));
  EXPECT_EQ(render(work.write("page.html", page) + " --font-dir " + work.file("fonts")).exit_code,
            0);
  EXPECT_TRUE(file_contents(work.file("o.png")) == remote);
}

TEST_F(UntrustedPage, IsNotToldTheHeadersOfItsPartsHosts) {
  PageServer other("not a picture");
  PageServer server("<img src=" + other.url() + "><img src=/own.png>");
  EXPECT_EQ(render(server.url() + " -H 'X-Key: own' --header-all 'X-All: all'").exit_code, 0);
  EXPECT_EQ(server.times_asked("x-key: own"), 2u);
  EXPECT_EQ(server.times_asked("x-all: all"), 2u);
  EXPECT_EQ(other.times_asked("x-key"), 0u);
  EXPECT_EQ(other.times_asked("x-all: all"), 1u);
}

TEST_F(UntrustedPage, HasItsSecretsKeptFromWhatIsPrinted) {
  PageServer server(
      "<link rel=stylesheet href='/a.css?key=s3cret'><img src='b.png?key=s3cret' width=9>"
      "<style>@font-face{font-family:F;src:url(/f?s3cret)}</style>"
      "<p style='font-family:F'>a");
  const CommandResult drawn =
      render("'" + server.url("s3cret:s3cret@") + "?token=s3cret' -H 'X-Key: s3cret' --stats");
  EXPECT_EQ(drawn.exit_code, 0) << drawn.err;
  EXPECT_EQ(count_of(drawn.err, "s3cret"), 0u) << drawn.err;
  EXPECT_GE(count_of(drawn.err, "b.png?…"), 2u) << drawn.err;
  const CommandResult style = run_weft(
      work, "style '" + server.url("s3cret@") + "?token=s3cret' --select p --property font-family");
  EXPECT_EQ(count_of(style.out, "s3cret"), 0u) << style.out;
}

TEST_F(UntrustedPage, CannotFillTheDiskWithAFont) {
  const std::string url = "data:font/ttf;base64," + std::string(8000, 'A');
  const std::string page =
      work.write("page.html", "<style>@font-face{font-family:F;src:url(" + url +
                                  ")}</style><p style='font-family:F'>a");
  const CommandResult result = render(page + " --cache-limit 1K --stats");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(count_of(result.err, "would pass 1024 bytes (the cache limit)"), 1u) << result.err;
  EXPECT_LE(json_number(result.err, "peak"), 1024);
  const CommandResult within = render(page + " --stats");
  EXPECT_EQ(count_of(within.err, "cache limit"), 0u);
  EXPECT_EQ(json_number(within.err, "peak"), 6000);
}

TEST_F(UntrustedPage, IsNotAskedForWithAHeaderThatIsNone) {
  for (const std::string option : {"-H", "--header-all"}) {
    const CommandResult result = render(work.write("page.html", "a") + " " + option + " s3cret");
    EXPECT_EQ(result.exit_code, 2) << result.err;
    EXPECT_EQ(count_of(result.err, "s3cret"), 0u) << result.err;
    EXPECT_EQ(count_of(result.err, "Name: value"), 1u) << result.err;
  }
}

TEST_F(UntrustedPage, MayComeByStandardInput) {
  EXPECT_EQ(render(work.write("page.html", "<p>abc")).exit_code, 0);
  const std::string from_file = file_contents(work.file("o.png"));
  const std::string command = "cat " + work.file("page.html") + " | " + WEFT_BINARY +
                              " render --size 60x40 -o " + work.file("p.png") + " /dev/stdin";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_TRUE(file_contents(work.file("p.png")) == from_file);
}

}  // namespace
}  // namespace weft
