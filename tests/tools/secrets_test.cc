// Passwords and tokens reach the page's origin, and nobody else: no output and no list of
// processes shows them.
#include <gtest/gtest.h>

#include <fstream>
#include <mutex>

#include "tests/support/real_server.h"
#include "tests/support/running_weft.h"
#include "tests/support/socket_server.h"
#include "tests/support/weft_command.h"

namespace weft {
namespace {

constexpr char kSecret[] = "s3cret";
constexpr char kPage[] =
    "<link rel=stylesheet href=/no.css><link rel=stylesheet href=/moved.css><p>page<img "
    "src=/no.png>";

std::string answer(int status, const std::string& body, const std::string& more = "") {
  return "HTTP/1.1 " + std::to_string(status) + " X\r\ncontent-type: text/html\r\n" + more +
         "content-length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// A page whose parts are missing or elsewhere; keeps what it was asked.
class PageServer {
 public:
  explicit PageServer(int status = 200, std::string elsewhere = "")
      : status_(status), elsewhere_(std::move(elsewhere)) {}
  std::string url(const std::string& user = "", const std::string& path = "/") const {
    return "http://" + user + "127.0.0.1:" + std::to_string(server_.port()) + path;
  }
  std::string requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  void serve(ServedConnection& connection) {
    for (std::string request; !(request = connection.request()).empty();) {
      {
        const std::lock_guard lock(mutex_);
        requests_ += request;
      }
      const bool is_part =
          request.find(".css ") != request.npos || request.find(".png ") != request.npos;
      const bool is_moved = request.starts_with("GET /moved.css") && !elsewhere_.empty();
      if (!connection.send(is_moved  ? answer(302, "", "location: " + elsewhere_ + "\r\n")
                           : is_part ? answer(404, "")
                                     : answer(status_, kPage)))
        return;
    }
  }

  int status_;
  std::string elsewhere_;
  std::mutex mutex_;
  std::string requests_;
  SocketServer server_{[this](ServedConnection& connection) { serve(connection); }};
};

/// One way to give a secret: words before and behind the command, and parts of the URL.
struct Way {
  const char* name;
  std::string before, arguments, user, path, sent;
};

class Secrets : public testing::Test {
 protected:
  std::vector<Way> ways() const {
    const std::string bearer = "Authorization: Bearer " + std::string(kSecret);
    const std::string file = work.write("fields", "X-Other: 1\r\n\n" + bearer + "\n");
    const std::string netrc =
        work.write("netrc", "machine 127.0.0.1 login me password " + std::string(kSecret) + "\n");
    const std::string sent_bearer = "authorization: Bearer s3cret";
    const std::string sent_basic = "authorization: Basic bWU6czNjcmV0";  // me:s3cret
    return {
        {"-H", "", "-H '" + bearer + "'", "", "/", sent_bearer},
        {"--header=", "", "'--header=" + bearer + "'", "", "/", sent_bearer},
        {"--header-all", "", "--header-all '" + bearer + "'", "", "/", sent_bearer},
        {"-H @FILE", "", "-H @" + file, "", "/", sent_bearer},
        {"-H @-", "echo '" + bearer + "' | ", "-H @-", "", "/", sent_bearer},
        {"--header-file", "", "--header-file " + file, "", "/", sent_bearer},
        {"environment", "WEFT_HEADER_AUTHORIZATION='Bearer s3cret' ", "", "", "/", sent_bearer},
        {"--netrc=", "", "--netrc=" + netrc, "", "/", sent_basic},
        {"user in the netrc file", "", "--netrc=" + netrc, "me@", "/", sent_basic},
        {"user", "", "", "me:s3cret@", "/", sent_basic},
        {"query", "", "", "", "'/?token=s3cret&a=b'", "GET /?token=s3cret&a=b "},
    };
  }
  /// The whole of what a run says, and its exit code.
  CommandResult run(const Way& way, const std::string& command, const PageServer& server) {
    return run_weft(work, command + " " + server.url(way.user, way.path) + " " + way.arguments,
                    way.before);
  }
  static void expect_hidden(const CommandResult& result) {
    for (const char* form : {kSecret, "czNjcmV0", "bWU6"}) {
      EXPECT_EQ(result.out.find(form), std::string::npos) << result.out;
      EXPECT_EQ(result.err.find(form), std::string::npos) << result.err;
    }
  }
  TemporaryDirectory work;
};

TEST_F(Secrets, ReachThePageAndNoOutput) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.name);
    PageServer server;
    const CommandResult result = run(way, "render --stats -o " + work.file("o.png"), server);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_NE(result.err.find("/no.css"), std::string::npos) << result.err;
    EXPECT_NE(server.requests().find(way.sent), std::string::npos) << server.requests();
    expect_hidden(result);
  }
}

TEST_F(Secrets, AreNotSaidWhenThePageIsRefused) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.name);
    PageServer server(401);
    const CommandResult result = run(way, "render --stats -o " + work.file("o.png"), server);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find("401"), std::string::npos) << result.err;
    expect_hidden(result);
  }
}

TEST_F(Secrets, AreNotSaidOfWordsInTheWrongPlace) {
  const std::string page = work.write("page.html", "x");
  const std::string url = " 'http://me:hidden@host/?token=hidden' ";
  for (const std::string& arguments :
       {page + url, page + " -o" + url, page + " --size" + url, page + " --panel" + url,
        page + " --palette" + url, page + " --format" + url,
        page + " --base-url http://me:hidden@[", std::string("http://me:hidden@["),
        std::string("me:hidden@host/?token=hidden")}) {
    const CommandResult result = run_weft(work, "render " + arguments);
    EXPECT_NE(result.exit_code, 0) << arguments;
    EXPECT_EQ(count_of(result.out + result.err, "hidden"), 0u) << result.err;
  }
}

TEST_F(Secrets, AreInNoOtherCommandsOutput) {
  for (const char* command : {"layout --size 200x100 --dump", "style --select p --all --json",
                              "show --panel waveshare-7in5-v2 --bus model"})
    for (const Way& way : ways()) {
      SCOPED_TRACE(command + std::string(" ") + way.name);
      PageServer server;
      const CommandResult result = run(way, command, server);
      EXPECT_EQ(result.exit_code, 0) << result.err;
      expect_hidden(result);
    }
}

TEST_F(Secrets, GoToNoOtherOrigin) {
  for (const Way& way : ways()) {
    if (way.name == std::string("--header-all")) continue;  // which is meant for all
    SCOPED_TRACE(way.name);
    PageServer other;
    PageServer server(200, other.url("", "/no.css"));
    EXPECT_EQ(run(way, "render -o " + work.file("o.png"), server).exit_code, 0);
    EXPECT_NE(other.requests().find("GET /no.css"), std::string::npos);
    EXPECT_EQ(other.requests().find("authorization"), std::string::npos) << other.requests();
    EXPECT_EQ(other.requests().find(kSecret), std::string::npos) << other.requests();
  }
}

TEST_F(Secrets, AreNotInTheListOfProcesses) {
  std::atomic<bool> is_asked = false;
  SocketServer server([&](ServedConnection& connection) {
    connection.request();
    is_asked = true;
    connection.stall();
  });
  const std::string field = "Authorization: Bearer s3cret";
  const RunningWeft running(
      {"render",
       "http://me:s3cret@127.0.0.1:" + std::to_string(server.port()) + "/?token=s3cret#s3cret",
       "-H", field, "--header=X-Key: s3cret", "--header-all", field, "-o", work.file("o.png")},
      work.file("log"));
  for (int i = 0; i < 1000 && !is_asked; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  ASSERT_TRUE(is_asked);
  std::string words = file_contents("/proc/" + std::to_string(running.process()) + "/cmdline");
  std::replace(words.begin(), words.end(), '\0', ' ');
  EXPECT_NE(words.find("Authorization:"), std::string::npos) << words;
  EXPECT_EQ(words.find(kSecret), std::string::npos) << words;
}

TEST_F(Secrets, OfTheCommandLineComeFirst) {
  PageServer server;
  const std::string netrc = work.write("netrc", "default login me password no\n");
  const std::string more = " -o " + work.file("o.png") + " --netrc=" + netrc;
  const std::string variables = "WEFT_HEADER_X_KEY=no WEFT_HEADER_AUTHORIZATION=yes ";
  run_weft(work, "render -H 'x-key: yes' " + server.url() + more, variables);
  EXPECT_NE(server.requests().find("x-key: yes\r\n"), std::string::npos) << server.requests();
  EXPECT_NE(server.requests().find("authorization: yes\r\n"), std::string::npos);
  EXPECT_EQ(server.requests().find(": no\r\n"), std::string::npos);
  EXPECT_EQ(server.requests().find("Basic"), std::string::npos);
}

TEST_F(Secrets, OfTheMachineAreNotMeantForFiles) {
  const std::string page = work.write("page.html", "<p>page");
  const CommandResult result = run_weft(work, "render " + page + " -o " + work.file("o.png"),
                                        "WEFT_HEADER_AUTHORIZATION='Bearer s3cret' ");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err, "");
}

TEST_F(Secrets, ThatAreMalformedAreWrongUsageAndNotSaid) {
  const std::string netrc = work.file("no such file");
  const std::string bad = work.write("bad", "X: 1\ns3cret\n");
  const std::string empty = work.write("empty", "Authorization:\n");
  struct Case {
    std::string before, arguments, says;
  };
  const Case cases[] = {
      {"", "-H 'Authorization s3cret'", "--header: give it as one word of the form"},
      {"", "--header-all s3cret", "--header-all: give it as one word"},
      {"", "-H Authorization: s3cret", "put quotes around the whole field"},
      {"", "-H Authorization: Bearer s3cret", "put quotes around the whole field"},
      {"", "-H Authorization:Bearer s3cret", "put quotes around the whole field"},
      {"", "-H X-Key:a s3cret out.png", "put quotes around a whole field"},
      {"", "http://me:s3cret@127.0.0.1/?k=s3cret out.png", "one argument too many"},
      {"", "-H @" + bad, "/bad:2 is not of the form"},
      {"", "--header-file " + empty, "/empty:1 is not of the form"},
      {"", "--header-file '" + netrc + "'", "no such file': No such file or directory"},
      {"", "--header-file " + work.path(), ": Is a directory"},
      {"", "--header-file /dev/zero", "larger than a megabyte"},
      {"", "'--netrc=" + netrc + "'", "no such file': No such file or directory"},
      {"HOME=" + work.path() + " ", "--netrc", "/.netrc': No such file or directory"},
      {"WEFT_HEADER_='s3cret' ", "", "WEFT_HEADER_ is not of the form"},
      {"WEFT_HEADER_X= ", "", "WEFT_HEADER_X is not of the form"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.before + each.arguments);
    const CommandResult result =
        run_weft(work, "render " + each.arguments + " http://127.0.0.1:9/ -o " + work.file("o.png"),
                 each.before);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_NE(result.err.find(each.says), std::string::npos) << result.err;
    expect_hidden(result);
  }
}

/// nginx decides whether the login is right.
TEST_F(Secrets, OpenAPageOverHttps) {
  if (!RealServer::has("nginx") || !CertificateAuthority::is_available())
    GTEST_SKIP() << "no nginx, or no openssl";
  const CertificateAuthority authority{work, "weft"};
  const auto certificate = CertificateAuthority(authority).issue("server", {});
  work.write("users", "me:{PLAIN}s3cret\n");
  work.write("index.html", "<p>page");
  const std::string netrc = work.write("netrc", "machine localhost login me password s3cret\n");
  const Nginx server(
      work, {{.root = work.path(),
              .certificate = &certificate,
              .h2 = true,
              .more = "auth_basic \"page\"; auth_basic_user_file " + work.file("users") + ";"}});
  const auto render = [&](const std::string& user, const std::string& more) {
    const CommandResult result =
        run_weft(work, "render --stats https://" + user +
                           "localhost:" + std::to_string(server.port()) + "/index.html --ca " +
                           authority.certificate() + " -o " + work.file("o.png") + more);
    expect_hidden(result);
    return result.exit_code;
  };
  EXPECT_EQ(render("", ""), 1);
  EXPECT_EQ(render("me:s3cret@", ""), 0);
  EXPECT_EQ(render("", " --netrc=" + netrc), 0);
  EXPECT_EQ(render("", " -H 'Authorization: Basic bWU6czNjcmV0'"), 0);
}

}  // namespace
}  // namespace weft
