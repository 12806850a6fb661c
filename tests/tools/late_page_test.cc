// A part that is late is a part that is missing, and at --max-time what is there is drawn: by the
// real command.
#include <gtest/gtest.h>

#include "tests/support/socket_server.h"
#include "tests/support/weft_command.h"

namespace weft {
namespace {

constexpr char kOk[] = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n";

std::string whole(const std::string& page) {
  return kOk + ("content-length: " + std::to_string(page.size())) + "\r\n\r\n" + page;
}

/// Answers `first` to a request for / and nothing to any other.
SocketServer::Script answers(const std::string& first) {
  return [first](ServedConnection& connection) {
    if (connection.request().starts_with("GET / ")) connection.send(first);
    connection.stall();
  };
}

class LatePage : public testing::Test {
 protected:
  CommandResult render(const std::string& source) {
    return run_weft(work,
                    "render --size 60x40 -o " + work.file("o.ppm") + " --max-time 0.7 " + source);
  }
  std::string picture() const { return file_contents(work.file("o.ppm")); }
  TemporaryDirectory work;
};

constexpr char kBox[] =
    "<body style='margin:0'><div style='width:20px;height:20px;background:red'></div>";

TEST_F(LatePage, APictureThatNeverAnswersIsANote) {
  SocketServer server(answers(whole(kBox + std::string("<img src=/late.png width=10 height=10>"))));
  const CommandResult result = render(server.url());
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(count_of(result.err, "/late.png is not shown"), 1u) << result.err;
  EXPECT_NE(picture().find("\xff"), std::string::npos);
}

TEST_F(LatePage, ASheetThatNeverAnswersIsANote) {
  SocketServer server(answers(whole("<link rel=stylesheet href=/late.css>" + std::string(kBox))));
  const CommandResult result = render(server.url());
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(count_of(result.err, "/late.css: timed out"), 1u) << result.err;
}

TEST_F(LatePage, AFontThatNeverAnswersIsANote) {
  SocketServer server(answers(
      whole("<style>@font-face{font-family:L;src:url(/late.ttf)}p{font-family:L}</style><p>text")));
  const CommandResult result = render(server.url());
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("/late.ttf"), std::string::npos) << result.err;
}

TEST_F(LatePage, WhatCameOfAPageThatStopsIsDrawn) {
  SocketServer server(answers(kOk + std::string("content-length: 5000\r\n\r\n") + kBox));
  const CommandResult result = render(server.url());
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("the time is over"), std::string::npos) << result.err;
  const std::string drawn = picture();
  work.write("page.html", kBox);
  EXPECT_EQ(render(work.file("page.html")).exit_code, 0);
  EXPECT_TRUE(drawn == picture());
}

TEST_F(LatePage, APageThatNeverEndsIsDrawnAtMaxTime) {
  SocketServer server([](ServedConnection& connection) {
    connection.request();
    connection.send(kOk + std::string("\r\n") + kBox + "<!--");
    const std::string rest(4096, '-');
    for (int i = 0; i < 100'000; ++i) connection.send(rest);
  });
  const CommandResult result = render(server.url());
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("the time is over"), std::string::npos) << result.err;
}

TEST_F(LatePage, APageOfWhichNothingCameFails) {
  SocketServer server(answers(""));
  const CommandResult result = render(server.url());
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_FALSE(std::filesystem::exists(work.file("o.ppm")));
}

TEST_F(LatePage, LengthsThatSaturateEndLayoutAsAnyOther) {
  const char* const kPages[] = {
      "<p style='margin-left:1e9px;width:10px'>a b",
      "<p style='padding-left:33554431px;width:1e9px'>a <img style='float:left' width=9 height=9> "
      "b",
      "<div style='float:right;width:1e9px;height:1e9px'></div><p style='width:1px'>a b",
      "<p style='letter-spacing:1e9px'>ab cd",
      "<p style='text-indent:-1e9px;word-spacing:1e9px'>a b c",
      "<div style='display:flex;justify-content:center'><div style='border:3px dashed red;flex:0 0 "
      "1e30px'>x</div></div>",
      "<table style='border-spacing:1e9px'><td colspan=1000000000>a<td width=99999999999>b</table>",
  };
  for (const char* const page : kPages) {
    work.write("page.html", page);
    EXPECT_EQ(render(work.file("page.html")).exit_code, 0) << page;
  }
}

}  // namespace
}  // namespace weft
