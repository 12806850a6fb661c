// weft in the place of Chromium: called as other programs call that, through its links.
#include <gtest/gtest.h>

#include <mutex>

#include "tests/support/socket_server.h"
#include "tests/support/weft_command.h"

namespace weft {
namespace {

const char kPage[] =
    "<!DOCTYPE html><body style='margin:0'>"
    "<p style='margin:0;width:50vw;height:50vh;background:rgba(255,0,0,.5)'>Page";

class ChromiumTest : public testing::Test {
 protected:
  ChromiumTest() {
    std::filesystem::create_directory(bin());
    page = work.write("page.html", kPage);
  }
  std::string bin() const { return work.file("bin"); }
  CommandResult link() { return run_weft(work, "link-chromium " + bin()); }
  /// Runs a program by its name, as found in PATH; the links come first.
  CommandResult run(const std::string& line) {
    return run_line(work, "cd " + work.path() + " && PATH=" + bin() + ":$PATH " + line);
  }
  CommandResult shoot(const std::string& options) {
    return run("chromium --headless --no-sandbox " + options);
  }
  std::string picture(const std::string& name) { return file_contents(work.file(name)); }
  bool exists(const std::string& name) { return std::filesystem::exists(work.file(name)); }
  /// Of a PPM: "400x300".
  std::string size_of(const std::string& name) {
    std::istringstream header(picture(name));
    std::string kind, width, height;
    header >> kind >> width >> height;
    return width + "x" + height;
  }
  /// Of a PPM: its last pixel as "#rrggbb".
  std::string corner_of(const std::string& name) {
    const std::string ppm = picture(name);
    char text[8];
    const auto byte = [&](size_t from_end) {
      return static_cast<unsigned char>(ppm[ppm.size() - from_end]);
    };
    std::snprintf(text, sizeof text, "#%02x%02x%02x", byte(3), byte(2), byte(1));
    return text;
  }

  TemporaryDirectory work;
  std::string page;
};

TEST_F(ChromiumTest, InkyPisOwnCallMakesThePicture) {
  ASSERT_EQ(link().exit_code, 0);
  const std::string target = work.write("inky.png", "");
  const CommandResult result =
      run("chromium-headless-shell " + page + " --headless --screenshot=" + target +
          " --window-size=400,300 --disable-dev-shm-usage --disable-gpu --use-gl=swiftshader "
          "--hide-scrollbars --in-process-gpu --js-flags=--jitless --disable-zero-copy "
          "--disable-gpu-memory-buffer-compositor-resources --disable-extensions --disable-plugins "
          "--mute-audio --renderer-process-limit=1 --no-zygote --no-sandbox --timeout=40000");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.err, "");
  ASSERT_EQ(
      run_weft(work, "render " + page + " --size 400x300 -o " + work.file("same.png")).exit_code,
      0);
  EXPECT_EQ(picture("inky.png"), picture("same.png"));
  EXPECT_EQ(picture("inky.png").substr(24, 2), std::string("\x08\x02"));  // 8 bits, RGB
}

TEST_F(ChromiumTest, EveryNameOfItsIsLinked) {
  ASSERT_EQ(link().exit_code, 0);
  for (const char* name : {"chromium-headless-shell", "chromium", "chromium-browser", "chrome",
                           "google-chrome", "google-chrome-stable"}) {
    std::filesystem::remove(work.file("screenshot.png"));
    EXPECT_EQ(run(std::string(name) + " --headless --screenshot page.html").exit_code, 0) << name;
    EXPECT_TRUE(exists("screenshot.png")) << name;
  }
}

TEST_F(ChromiumTest, LinksReplaceLinksToAWeftAlone) {
  ASSERT_EQ(link().exit_code, 0);
  const auto chrome = std::filesystem::path(bin()) / "chrome";
  const auto program = std::filesystem::read_symlink(chrome);
  const std::string other = work.write("bin/other", "#!/bin/sh\n");
  for (const char* name : {"chrome", "chromium"})
    std::filesystem::remove(std::filesystem::path(bin()) / name);
  work.write("bin/chrome", "a browser");
  std::filesystem::create_symlink(other, bin() + "/chromium");
  std::filesystem::remove(bin() + "/google-chrome");
  std::filesystem::create_symlink("/gone/bin/weft", bin() + "/google-chrome");
  const CommandResult again = link();
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_EQ(count_of(again.err, "another program has this name there"), 2u) << again.err;
  EXPECT_EQ(file_contents(chrome.string()), "a browser");
  EXPECT_EQ(std::filesystem::read_symlink(bin() + "/chromium"), other);
  EXPECT_EQ(std::filesystem::read_symlink(bin() + "/google-chrome"), program);
  EXPECT_EQ(run_weft(work, "link-chromium " + work.file("nowhere")).exit_code, 1);
  for (const auto& entry : std::filesystem::directory_iterator(bin()))
    EXPECT_NE(entry.path().filename().string()[0], '.') << entry.path();
}

TEST_F(ChromiumTest, ItsOptionsAreUnderstoodWithoutItsNameToo) {
  ASSERT_EQ(run_weft(work, "--headless " + page + " --screenshot=" + work.file("a.ppm")).exit_code,
            0);
  EXPECT_EQ(size_of("a.ppm"), "800x600");
  ASSERT_EQ(
      run_weft(work, page + " --screenshot=" + work.file("b.ppm") + " --any --thing=x").exit_code,
      0);
  EXPECT_EQ(run_weft(work, "render " + page + " --headless").exit_code, 2);
}

TEST_F(ChromiumTest, SizesAreInCssPixels) {
  link();
  const struct {
    const char *options, *size;
  } cases[] = {{"", "800x600"},
               {"--window-size=400,300", "400x300"},
               {"--window-size=400x300", "400x300"},
               {"--window-size=400,300 --force-device-scale-factor=1.5", "600x450"},
               {"--force-device-scale-factor=0", "400x300"},
               {"--window-size=400", "800x600"},
               {"--window-size=big", "800x600"},
               {"--window-size=400,300 --force-device-scale-factor=x", "400x300"},
               {"--window-size=10,10 --window-size=20,30", "20x30"}};
  for (const auto& each : cases) {
    const CommandResult result = shoot(std::string(each.options) + " --screenshot=a.ppm page.html");
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(size_of("a.ppm"), each.size) << each.options;
  }
}

TEST_F(ChromiumTest, TheGroundIsWhatIsSaid) {
  link();
  const struct {
    const char *options, *color;
  } cases[] = {{"", "#ffffff"},
               {"--default-background-color=00ff00", "#00ff00"},
               {"--default-background-color=00FF0080", "#00ff00"}};
  for (const auto& each : cases) {
    ASSERT_EQ(shoot(std::string(each.options) + " --screenshot=a.ppm page.html").exit_code, 0);
    EXPECT_EQ(corner_of("a.ppm"), each.color) << each.options;
  }
  for (const char* wrong : {"0", "green", "00ff00 ", "+0ff00", "00ff0", ""})
    EXPECT_EQ(shoot("'--default-background-color=" + std::string(wrong) +
                    "' --screenshot=wrong.png page.html")
                  .exit_code,
              1)
        << wrong;
  EXPECT_FALSE(exists("wrong.png"));
}

TEST_F(ChromiumTest, ATransparentGroundIsAnRgbaPicture) {
  link();
  const std::string options =
      "--default-background-color=00000000 --window-size=400,300 --screenshot=";
  ASSERT_EQ(shoot(options + "a.png page.html").exit_code, 0);
  EXPECT_EQ(picture("a.png").substr(24, 2), std::string("\x08\x06"));  // 8 bits, RGBA
  ASSERT_EQ(shoot(options + "a.bin page.html").exit_code, 0);
  const std::string pixels = picture("a.bin");
  ASSERT_EQ(pixels.size(), 400u * 300 * 4);
  // As Chromium's.
  EXPECT_EQ(pixels.substr((149 * 400 + 199) * 4, 4), std::string("\xff\0\0\x80", 4));
  EXPECT_EQ(pixels.substr(pixels.size() - 4), std::string(4, '\0'));
  EXPECT_EQ(shoot(options + "a.ppm page.html").exit_code, 2);
}

TEST_F(ChromiumTest, UserAgentAndLanguageGoToEveryHost) {
  link();
  std::mutex lock;
  std::string requests;
  SocketServer server([&](ServedConnection& connection) {
    for (std::string request; !(request = connection.request()).empty();) {
      const bool is_page = request.starts_with("GET / ");
      const std::string body = is_page ? "<link rel=stylesheet href=/s.css><p>Page" : "p {}";
      const std::lock_guard<std::mutex> held(lock);
      requests += request;
      if (!connection.send("HTTP/1.1 200 OK\r\nContent-Type: " +
                           std::string(is_page ? "text/html" : "text/css") +
                           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                           body))
        return;
    }
  });
  ASSERT_EQ(
      shoot("--user-agent='Test 1.0' --lang=de_DE --screenshot=a.png " + server.url()).exit_code,
      0);
  const std::lock_guard<std::mutex> held(lock);
  EXPECT_EQ(
      count_of(requests, "ser-agent: Test 1.0\r\n") + count_of(requests, "ser-Agent: Test 1.0\r\n"),
      2u)
      << requests;
  EXPECT_EQ(count_of(requests, ": de-DE\r\n"), 2u) << requests;
}

TEST_F(ChromiumTest, ATimeoutBoundsLoading) {
  link();
  SocketServer server([](ServedConnection& connection) {
    connection.request();
    connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Half a page");
    connection.stall();
  });
  EXPECT_EQ(shoot("--timeout=300 --screenshot=a.png " + server.url()).exit_code, 0);
  EXPECT_TRUE(exists("a.png"));
  EXPECT_EQ(shoot("--timeout=soon --screenshot=b.png page.html").exit_code, 1);
}

TEST_F(ChromiumTest, WithoutAPictureTheFileStaysAndTheStatusSaysSo) {
  link();
  work.write("old.png", "old");
  for (const char* wrong : {"/nowhere/page.html", "http://127.0.0.1:1/", "''"}) {
    EXPECT_EQ(shoot("--screenshot=old.png " + std::string(wrong)).exit_code, 1) << wrong;
    EXPECT_EQ(picture("old.png"), "old") << wrong;
  }
  EXPECT_EQ(shoot("--screenshot=/nowhere/a.png page.html").exit_code, 1);
}

TEST_F(ChromiumTest, OtherWorkIsRefusedAsUnsupported) {
  link();
  for (const char* wrong :
       {"page.html", "--dump-dom page.html", "--print-to-pdf --screenshot page.html",
        "--remote-debugging-port=0 --screenshot page.html", "--screenshot a.png page.html",
        "--screenshot --window-size 400,300 page.html"}) {
    const CommandResult result = shoot(wrong);
    EXPECT_EQ(result.exit_code, 13) << wrong;
    EXPECT_NE(result.err, "") << wrong;
    EXPECT_FALSE(exists("screenshot.png")) << wrong;
  }
  EXPECT_EQ(run("chrome --version").out.find("weft "), 0u);
}

TEST_F(ChromiumTest, WordsWithOneDashAreOptionsAndAfterTwoDashesNoneIs) {
  link();
  EXPECT_EQ(shoot("-unknown --screenshot=a.png page.html").exit_code, 0);
  EXPECT_EQ(shoot("--screenshot=a.png -- page.html").exit_code, 0);
  work.write("--odd.html", kPage);
  EXPECT_EQ(shoot("--screenshot=a.png -- --odd.html").exit_code, 0);
}

}  // namespace
}  // namespace weft
