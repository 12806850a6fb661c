// The page that the command line names: by URL, by file, from standard input, of whatever kind.
#include <gtest/gtest.h>

#include "tests/support/socket_server.h"
#include "tests/support/test_pictures.h"
#include "tests/support/weft_command.h"

namespace weft {
namespace {

constexpr char kTop[] = "<!DOCTYPE html><body style='margin:0'>";
constexpr char kRedBox[] = "<div style='height:50px;background:red'></div>";

class PageSource : public testing::Test {
 protected:
  /// Renders 4 x 30 pixels of `source`, a shell's words, which may say where input comes from.
  CommandResult render(const std::string& source) {
    return run_weft(work, "render --size 4x30 -o " + work.file("o.ppm") + " " + source);
  }
  /// The same by a shell of its own: `before` weft, and its `arguments`.
  CommandResult render_in_shell(const std::string& before, const std::string& arguments) {
    const std::string err = work.file("stderr");
    const std::string command = "cd " + work.path() + " && " + before + " " + WEFT_BINARY +
                                " render --size 4x30 -o " + work.file("o.ppm") + " " + arguments +
                                " 2>" + err;
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, "", file_contents(err)};
  }
  /// "rgb" of the first and the last pixel: r red, b blue, w white.
  std::string ends() const {
    constexpr std::string_view kHead = "P6\n4 30\n255\n";
    const std::string file = file_contents(work.file("o.ppm"));
    if (!file.starts_with(kHead)) return "";
    const std::string pixels = file.substr(kHead.size());
    if (pixels.size() != 360) return "";
    return {letter(pixels.substr(0, 3)), letter(pixels.substr(357))};
  }
  static char letter(const std::string& pixel) {
    if (pixel == std::string("\xff\0\0", 3)) return 'r';
    if (pixel == std::string("\0\0\xff", 3)) return 'b';
    return pixel == "\xff\xff\xff" ? 'w' : '?';
  }
  void write_red_png(const std::string& name) {
    work.write(name, encode_png(make_picture(4, 30, [](uint32_t, uint32_t) {
                 return Rgba{255, 0, 0, 255};
               })));
  }
  TemporaryDirectory work;
};

TEST_F(PageSource, StandardInputIsHtmlOrAPicture) {
  work.write("page", std::string(kTop) + kRedBox);
  write_red_png("picture");
  for (const char* name : {"page", "picture"}) {
    for (const std::string& before : {std::string("cat ") + name + " |", std::string()}) {
      const CommandResult result =
          render_in_shell(before, before.empty() ? std::string("- <") + name : "-");
      EXPECT_EQ(result.exit_code, 0) << result.err;
      EXPECT_EQ(result.err, "");
      EXPECT_EQ(ends(), "rr") << name << before;
    }
  }
}

TEST_F(PageSource, ReferencesOfStandardInputAreOfTheFolderOrOfTheBaseUrl) {
  write_red_png("photo.png");
  work.write("page", std::string(kTop) + "<img src=photo.png style='display:block'>");
  EXPECT_EQ(render_in_shell("", "- <page").exit_code, 0);
  EXPECT_EQ(ends(), "rr");
  for (const std::string& base : {std::string(work.path()), "file://" + work.file("page.html")}) {
    EXPECT_EQ(render_in_shell("cd / &&", "- --base-url " + base + " <" + work.file("page")).err,
              "");
    EXPECT_EQ(ends(), "rr") << base;
  }
  EXPECT_NE(render_in_shell("cd / &&", "- <" + work.file("page")).err.find("/photo.png"),
            std::string::npos);
}

TEST_F(PageSource, ABaseUrlTakesTheFilesPlace) {
  std::filesystem::create_directory(work.file("parts"));
  write_red_png("parts/photo.png");
  work.write("page.html", std::string(kTop) + "<img src=photo.png style='display:block'>");
  EXPECT_EQ(render(work.file("page.html") + " --base-url " + work.file("parts")).err, "");
  EXPECT_EQ(ends(), "rr");
}

TEST_F(PageSource, StandardInputThatIsEmptyOrATerminalOrLateIsSaid) {
  const CommandResult empty = render("-");
  EXPECT_EQ(empty.exit_code, 1);
  EXPECT_EQ(empty.err, "weft: cannot start: standard input is empty\n");
  const CommandResult closed = render_in_shell("", "- <&-");
  EXPECT_EQ(closed.exit_code, 1);
  EXPECT_NE(closed.err.find("standard input cannot be read"), std::string::npos) << closed.err;
  work.write("page", std::string(kTop) + kRedBox);
  const CommandResult late = render_in_shell("{ cat page; sleep 1; } |", "- --max-time 0.2");
  EXPECT_EQ(late.exit_code, 0) << late.err;
  EXPECT_NE(late.err.find("what came of the page is shown"), std::string::npos) << late.err;
  EXPECT_EQ(ends(), "rr");
  EXPECT_FALSE(std::filesystem::exists(work.file("weft.png")));
}

TEST_F(PageSource, StandardInputIsNoMoreThanTheCacheLimit) {
  const CommandResult result =
      render_in_shell("head -c 200000 /dev/zero |", "- --cache-limit 100K");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.err.find("--cache-limit"), std::string::npos) << result.err;
  EXPECT_FALSE(std::filesystem::exists(work.file("o.ppm")));
}

TEST_F(PageSource, AFragmentScrollsUrlsAndFiles) {
  work.write("page.html",
             std::string(kTop) + kRedBox + "<div id=x style='height:90px;background:blue'></div>");
  EXPECT_EQ(render(work.file("page.html")).exit_code, 0);
  EXPECT_EQ(ends(), "rr");
  for (const char* before : {"", "file://"}) {
    EXPECT_EQ(render(before + work.file("page.html") + "#x").exit_code, 0);
    EXPECT_EQ(ends(), "bb") << before;
  }
}

TEST_F(PageSource, AFileMayHaveANumberSignInItsName) {
  work.write("page.html#x", std::string(kTop) + kRedBox);
  work.write("page.html", kTop);
  EXPECT_EQ(render("'" + work.file("page.html#x") + "'").exit_code, 0);
  EXPECT_EQ(ends(), "rr");
}

TEST_F(PageSource, WhatIsNotThereIsANote) {
  work.write("page.html", std::string(kTop) + kRedBox);
  const CommandResult unscrolled = render(work.file("page.html#none"));
  EXPECT_EQ(unscrolled.exit_code, 0);
  EXPECT_EQ(unscrolled.err,
            "weft: page.html: no element has the id \"none\", so the page is not scrolled\n");
  EXPECT_EQ(render(work.file("page.html#top")).err, "");
  work.write("empty.html", "");
  EXPECT_EQ(render(work.file("empty.html")).err, "weft: empty.html: the page is empty\n");
  work.write("empty.html", "<body style='background: red'>");
  EXPECT_EQ(render(work.file("empty.html")).err, "");
}

TEST_F(PageSource, WhatIsNoUrlIsSaid) {
  EXPECT_EQ(render("http://[::1/").err, "weft: cannot start: 'http://[::1/' is no valid URL\n");
  work.write("page.html", kTop);
  EXPECT_EQ(render(work.file("page.html") + " --base-url http://[::1/").err,
            "weft: cannot start: 'http://[::1/' is no valid URL\n");
}

TEST_F(PageSource, WhatCannotBeReadHasItsSentence) {
  work.write("secret.html", kTop);
  std::filesystem::permissions(work.file("secret.html"), std::filesystem::perms::none);
  work.write("archive", std::string("PK\3\4\0\0", 6));
  struct {
    std::string source, sentence;
  } const kCases[] = {
      {work.file("nothing.html"), "nothing.html: no such file"},
      {work.path(), "is a directory, not a file"},
      {work.file("archive"),
       "archive is application/zip; weft draws HTML, XHTML, SVG, text and pictures such as JPEG "
       "and PNG"},
      {"/dev/null", "/dev/null: is a device, not a file"},
      {work.file("secret.html"), "secret.html: no permission to read the file"},
  };
  for (const auto& [source, sentence] : kCases) {
    if (source.ends_with("secret.html") && geteuid() == 0) continue;  // root may read everything
    const CommandResult result = render(source);
    EXPECT_EQ(result.exit_code, 1) << source;
    EXPECT_EQ(count_of(result.err, sentence), 1u) << result.err;
    EXPECT_FALSE(std::filesystem::exists(work.file("o.ppm")));
  }
}

TEST_F(PageSource, TheContentTypeOfAServerDecides) {
  const std::string png = encode_png(make_picture(4, 30, [](uint32_t, uint32_t) {
    return Rgba{255, 0, 0, 255};
  }));
  const std::string html = std::string(kTop) + kRedBox;
  const auto served = [&](const std::string& type, const std::string& body) {
    SocketServer server([=](ServedConnection& connection) {
      while (!connection.request().empty())
        connection.send("HTTP/1.1 200 OK\r\n" + type +
                        "content-length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    });
    std::filesystem::remove(work.file("o.ppm"));
    const CommandResult result = render(server.url());
    return std::to_string(result.exit_code) + " " + (result.exit_code ? result.err : ends());
  };
  EXPECT_EQ(served("content-type: image/png\r\n", png), "0 rr");
  EXPECT_EQ(served("content-type: binary/octet-stream\r\n", png), "0 rr");
  EXPECT_EQ(served("", html), "0 rr");
  EXPECT_EQ(served("content-type: text/html\r\n", html), "0 rr");
  EXPECT_EQ(served("content-type: text/plain; charset=utf-8\r\n", html), "0 ww");
  EXPECT_EQ(served("content-type: application/xhtml+xml\r\n",
                   "<html xmlns='http://www.w3.org/1999/xhtml'><body style='margin:0'><div "
                   "style='height:30px;background:red'/></body></html>"),
            "0 rr");
  EXPECT_NE(served("content-type: application/pdf\r\n", html).find("is application/pdf;"),
            std::string::npos);
}

}  // namespace
}  // namespace weft
