// The firmware under emulation: pages over verified https on 200 KB of heap, with the pixels of the
// desktop. Slow, and needs cross tools: run by `tools/firmware test`, which builds what this
// starts.
#include <gtest/gtest.h>

#include "tests/support/real_server.h"
#include "tests/support/weft_command.h"

namespace weft {
namespace {

const std::string kRoot = WEFT_SOURCE_DIR;
const std::string kMono = "waveshare-7in5-v2", kColour = "cyd-ili9342";

class Firmware : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::getenv("WEFT_FIRMWARE_TEST"))
      GTEST_SKIP() << "run `tools/firmware test`: it needs cross tools and QEMU";
    certificate = authority.issue("server", {});
    ASSERT_TRUE(authority.ok());
  }
  CommandResult emulate(const std::string& arguments) {
    const std::string err = work.file("log");
    const int status = std::system(
        (kRoot + "/tools/firmware emulate " + arguments + " 2>" + err + " >" + work.file("out"))
            .c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, file_contents(work.file("out")),
            file_contents(err)};
  }
  CommandResult show(const std::string& url, const std::string& panel, const std::string& ca,
                     const std::string& options = "") {
    return emulate(url + " --panel " + panel + " --ca " + ca + " -o " + work.file("panel.png") +
                   " " + options);
  }
  std::string desktop(const std::string& url, const std::string& panel) {
    const CommandResult result =
        run_weft(work, "render " + url + " --panel " + panel + " --ca " + authority.certificate() +
                           " -o " + work.file("desktop.png"));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return file_contents(work.file("desktop.png"));
  }
  void expect_the_desktops_picture(const std::string& panel,
                                   const std::string& folder = kRoot + "/examples/pages/station",
                                   const std::string& options = "") {
    const Nghttpd server(work, folder, &certificate);
    const std::string url = "https://localhost:" + std::to_string(server.port()) + "/index.html";
    const CommandResult result = show(url, panel, authority.certificate(), options);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    EXPECT_TRUE(file_contents(work.file("panel.png")) == desktop(url, panel));
    EXPECT_EQ(count_of(result.err, "note:"), 0u) << result.err;
  }

  TemporaryDirectory work;
  CertificateAuthority authority{work, "weft"};
  CertificateAuthority::Issued certificate;
};

TEST_F(Firmware, ShowsThePageOverHttp2OnEPaperAsTheDesktopDoes) {
  expect_the_desktops_picture(kMono);
}

TEST_F(Firmware, ShowsThePageOverHttp2OnATftAsTheDesktopDoes) {
  expect_the_desktops_picture(kColour);
}

TEST_F(Firmware, ShowsThePageOnEachKindOfPanelAsTheDesktopDoes) {
  for (const char* panel : {"badger2350", "waveshare-7in3e", "st7789-240x320"}) {
    SCOPED_TRACE(panel);
    expect_the_desktops_picture(panel);
  }
}

TEST_F(Firmware, ShowsThePageOnARiscVAsTheDesktopDoes) {
  expect_the_desktops_picture(kMono, kRoot + "/examples/pages/station", "--board virt");
}

// The allocator of an ESP32, and two regions. With 114 + 80 KB there is no hole for zlib's window
// when the last picture of this page is decoded.
TEST_F(Firmware, ShowsThePageInAHeapOfTwoRegionsAsTheDesktopDoes) {
  for (const char* board : {"mps2", "virt"}) {
    SCOPED_TRACE(board);
    expect_the_desktops_picture(kMono, kRoot + "/examples/pages/station",
                                std::string("--heap 114+96 --board ") + board);
  }
}

TEST_F(Firmware, ShowsDrawingsAsTheDesktopDoes) {
  expect_the_desktops_picture(kMono, kRoot + "/examples/pages/power");
}

TEST_F(Firmware, KeepsAFontFromTheNetworkInFlash) {
  std::filesystem::copy("/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf",
                        work.file("web.ttf"));
  work.write("index.html",
             "<style>@font-face{font-family:web;src:url(web.ttf)}p{font:40px "
             "web}</style><p>Hamburgefonstiv");
  expect_the_desktops_picture(kMono, work.path());
}

TEST_F(Firmware, GivesAPictureTheHeightOfItsRatio) {
  std::filesystem::copy(kRoot + "/examples/pages/station/harbour.jpg", work.file("a.jpg"));
  work.write("index.html",
             "<div style='width:126px'><img src=a.jpg "
             "style='width:100%;height:auto;display:block'></div><p>below");
  expect_the_desktops_picture(kMono, work.path());
}

TEST_F(Firmware, APageThatDoesNotFitLeavesThePanelUntouchedAndTheNextOneIsShown) {
  std::string large = "<p>x";
  for (int i = 0; i < 7'000; ++i) large += "<p id=a" + std::to_string(i) + ">y";
  work.write("large.html", large);
  work.write("small.html", "<p>fits");
  const CommandResult failed = emulate("file:///page/large.html --panel " + kMono + " --flash " +
                                       work.path() + " -o " + work.file("none.png"));
  EXPECT_NE(failed.err.find("large.html: out of memory"), std::string::npos) << failed.err;
  EXPECT_NE(failed.exit_code, 0);
  EXPECT_FALSE(std::filesystem::exists(work.file("none.png")));
  const CommandResult next =
      emulate("file:///page/large.html file:///page/small.html --panel " + kMono + " --flash " +
              work.path() + " -o " + work.file("panel.png"));
  ASSERT_EQ(next.exit_code, 0) << next.err;
  EXPECT_TRUE(file_contents(work.file("panel.png")) == desktop(work.file("small.html"), kMono));
}

TEST_F(Firmware, WhatNestsTooDeepForTheStackIsNotedAndLeftOut) {
  struct Nest {
    const char *head, *open, *close;
  };
  constexpr Nest kNests[] = {
      {"", "<div>", ""},
      {"<style>div{display:flex}</style>", "<div>", ""},
      {"<style>div{display:grid}</style>", "<div>", ""},
      {"<style>div{display:inline-block}</style>", "<div>", ""},
      {"<style>div{display:table-cell}</style>", "<div>", ""},
      {"<style>div{columns:2}</style>", "<div>", ""},
      {"<style>div{opacity:.9;transform:rotate(1deg)}</style>", "<div>", ""},
      {"<style>div{background:red;background-clip:text}</style>", "<div>", ""},
      {"<style>div{writing-mode:vertical-rl}div div{writing-mode:horizontal-tb}</style>",
       "<div><div>", ""},
      {"", "<span>", ""},
      {"<svg>", "<g opacity=.9>", "<rect width=9 height=9 />"},
      {"", "<svg><foreignObject width=90 height=90><p>", "x"},
  };
  for (const char* board : {"mps2", "virt"})
    for (const Nest& nest : kNests) {
      SCOPED_TRACE(std::string(board) + ": " + nest.head + nest.open);
      std::string page = std::string("<!DOCTYPE html>") + nest.head;
      for (int i = 0; i < 150; ++i) page += nest.open;
      work.write("index.html", page + "x" + nest.close);
      const CommandResult result =
          emulate("file:///page/index.html --heap 900 --board " + std::string(board) + " --panel " +
                  kMono + " --flash " + work.path() + " -o " + work.file("panel.png"));
      EXPECT_EQ(result.exit_code, 0) << result.err;
      EXPECT_NE(result.err.find(" deep"), std::string::npos) << result.err;
    }
}

TEST_F(Firmware, AfterDeepSleepAVisitCostsLess) {
  for (const char* page : {"index.html", "other.html"}) work.write(page, "<p>a page");
  const Nghttpd server(work, work.path(), &certificate);
  const std::string site = "https://localhost:" + std::to_string(server.port()) + "/";
  const CommandResult result =
      show(site + "index.html sleep " + site + "other.html sleep " + site + "other.html", kMono,
           authority.certificate());
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(count_of(result.err, "tls: 1 handshakes, 0 of them resumed"), 1u) << result.err;
  EXPECT_EQ(count_of(result.err, "tls: 1 handshakes, 1 of them resumed"), 2u) << result.err;
  EXPECT_EQ(count_of(result.err, "other.html: ok"), 1u) << result.err;
  EXPECT_EQ(count_of(result.err, "other.html: unchanged"), 1u) << result.err;
  EXPECT_EQ(count_of(result.err, "clock: paint"), 2u) << "the unchanged page is not drawn";
}

TEST_F(Firmware, RefusesAServerWhoseCertificateProvesNothing) {
  CertificateAuthority stranger(work, "stranger");
  const Nghttpd server(work, kRoot + "/examples/pages/station", &certificate);
  const CommandResult result =
      show("https://localhost:" + std::to_string(server.port()) + "/index.html", kMono,
           stranger.certificate());
  EXPECT_NE(result.exit_code, 0);
  EXPECT_NE(result.err.find("not trusted"), std::string::npos) << result.err;
  EXPECT_FALSE(std::filesystem::exists(work.file("panel.png")));
}

}  // namespace
}  // namespace weft
