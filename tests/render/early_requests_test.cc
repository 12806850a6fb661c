// How many round trips a page takes, and that nothing is asked for twice.
#include "render/early_requests.h"

#include <gtest/gtest.h>

#include "tests/support/distant_resources.h"
#include "tests/support/recording_notes.h"
#include "tests/support/test_pictures.h"
#include "weft/page.h"

namespace weft {
namespace {

const std::string kSite = "https://h/";

class RoundTrips : public testing::Test {
 protected:
  void add(const std::string& name, const std::string& body) {
    resources_.bodies[kSite + name] = body;
  }
  void add_icons(const std::string& name, int count) {
    for (int i = 0; i < count; ++i)
      add(name + std::to_string(i) + ".png", encode_png(icon(24, static_cast<uint32_t>(i))));
  }
  /// Renders "https://h/page.html" and returns how many round trips that took.
  int render(const std::string& page) {
    add("page.html", page);
    Owned<Fonts> fonts = std::move(Fonts::create(budget_, notes_).value());
    Owned<Page> made = std::move(
        Page::create(budget_, resources_, *fonts, notes_, screen_of(400, 300, *find_palette("rgb")))
            .value());
    EXPECT_EQ(made->load(kSite + "page.html"), Status::Ok);
    EXPECT_EQ(made->layout(), Status::Ok);
    LineSource* const lines = made->lines().value();
    for (auto line = lines->next_line(); line.ok() && !line.value().empty();)
      line = lines->next_line();
    EXPECT_TRUE(notes_.sentences.empty());
    return resources_.round_trips;
  }
  void expect_one_request_each() {
    for (const auto& [url, count] : resources_.requests) EXPECT_EQ(count, 1) << url;
  }

  Budget budget_;
  RecordingNotes notes_;
  DistantResources resources_{budget_};
};

TEST_F(RoundTrips, OneIsForThePageAndOneForItsParts) {
  std::string page = "<!DOCTYPE html>";
  for (const char* name : {"a.css", "b.css", "c.css", "d.css", "e.css", "f.css"}) {
    add(name, "p { margin: 1px }");
    page += "<link rel=stylesheet href=" + std::string(name) + ">";
  }
  add_icons("icon", 20);
  for (int i = 0; i < 20; ++i) page += "<p><img src=icon" + std::to_string(i) + ".png>";
  EXPECT_EQ(render(page), 2);
  expect_one_request_each();
}

TEST_F(RoundTrips, PhotographsAreReadFromTheBodiesThatLayoutOpened) {
  std::string page = "<!DOCTYPE html>";
  for (const char* name : {"one.jpg", "two.jpg", "three.jpg"}) {
    add(name, encode_jpeg(photograph(500, 300)));
    page += "<img width=100 src=" + std::string(name) + ">";
  }
  EXPECT_EQ(render(page), 2);
  expect_one_request_each();
}

TEST_F(RoundTrips, OneMoreIsForTheBackgroundsThatASheetNames) {
  add("a.css",
      "i { display: block; height: 9px; background: url(back0.png) } "
      "b { display: block; height: 9px; background: url(back1.png), url(back2.png) }");
  add_icons("back", 3);
  EXPECT_EQ(render("<!DOCTYPE html><link rel=stylesheet href=a.css><i></i><b></b><i></i>"), 3);
  expect_one_request_each();
}

TEST_F(RoundTrips, WhatDoesNotApplyIsNotAskedFor) {
  add("a.css", "p { margin: 1px }");
  render(
      "<!DOCTYPE html><base href=https://h/sub/><link rel=stylesheet media=print href=print.css>"
      "<link rel='alternate stylesheet' title=x href=other.css><link rel=icon href=icon.png>"
      "<link rel=stylesheet href=../a.css disabled><img alt=nothing>");
  EXPECT_EQ(resources_.requests.size(), 1u);
}

TEST_F(RoundTrips, PartsAreLookedForFromTheBase) {
  resources_.bodies["https://h/sub/a.css"] = "p { margin: 1px }";
  resources_.bodies["https://h/sub/icon.png"] = encode_png(icon(24, 1));
  EXPECT_EQ(render("<!DOCTYPE html><base href=https://h/sub/><base href=https://h/wrong/>"
                   "<link rel=stylesheet href=a.css><img src=icon.png>"),
            2);
  expect_one_request_each();
  EXPECT_EQ(resources_.requests.size(), 3u);
}

}  // namespace
}  // namespace weft
