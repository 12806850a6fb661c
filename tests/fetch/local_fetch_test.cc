// file: and data: URLs through the fetcher.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "tests/support/every_allocation.h"
#include "tests/support/fetching.h"
#include "tests/support/recording_notes.h"

namespace weft {
namespace {

class LocalFetch : public ::testing::Test {
 protected:
  LocalFetch() : fetcher_(std::move(Fetcher::create(budget_, notes_, {}).value())) {
    directory_ = ::testing::TempDir() + "weft-fetch-" + std::to_string(getpid());
    std::filesystem::create_directories(directory_);
  }
  ~LocalFetch() override { std::filesystem::remove_all(directory_); }

  std::string write(const std::string& name, const std::string& contents) {
    std::ofstream(directory_ + "/" + name, std::ios::binary) << contents;
    return "file://" + directory_ + "/" + name;
  }
  Result<std::string> fetch(const std::string& url) { return fetch_all(*fetcher_, url); }
  std::string type(const std::string& url) {
    Owned<Resource> resource = std::move(fetcher_->open(url, ResourceKind::Image).value());
    return std::string(resource->content_type().value_or("failed"));
  }

  Budget budget_;
  RecordingNotes notes_;
  Owned<Fetcher> fetcher_;
  std::string directory_;
};

TEST_F(LocalFetch, ReadsAFileOfAnySize) {
  for (const size_t size : {0u, 1u, 4095u, 4096u, 4097u, 100000u}) {
    const std::string contents(size, 'x');
    EXPECT_EQ(fetch(write("a.txt", contents)).value(), contents) << size;
  }
}

TEST_F(LocalFetch, ReadsThePathThatAPersonTypes) {
  write("a b%.html", "hello");
  ASSERT_EQ(chdir(directory_.c_str()), 0);
  for (const std::string& typed :
       {directory_ + "/a b%.html", std::string("a b%.html"), std::string("./a b%.html")}) {
    Arena arena(budget_);
    const std::string url(url_from_argument(typed, arena).value());
    EXPECT_EQ(fetch(url).value(), "hello") << typed;
  }
}

TEST_F(LocalFetch, OpensAbsoluteUrlsAlone) {
  write("page.html", "hello");
  ASSERT_EQ(chdir(directory_.c_str()), 0);
  for (const std::string& url : {directory_ + "/page.html", std::string("page.html"),
                                 std::string("./page.html"), std::string("//host/page.html")}) {
    EXPECT_EQ(fetch(url).status(), Status::Corrupt) << url;
    EXPECT_EQ(fetcher_->map(url, ResourceKind::Font).status(), Status::Corrupt) << url;
    EXPECT_TRUE(notes_.has(url + ": is not an absolute URL"));
  }
}

TEST_F(LocalFetch, KnowsTheTypeByTheExtension) {
  EXPECT_EQ(type(write("a.html", "")), "text/html");
  EXPECT_EQ(type(write("a.PNG", "")), "image/png");
  EXPECT_EQ(type(write("a.unknown", "")), "");
}

TEST_F(LocalFetch, NotesAMissingFileWhenItIsFirstAskedFor) {
  Owned<Resource> resource =
      std::move(fetcher_->open("file:///no/such/file.css", ResourceKind::StyleSheet).value());
  EXPECT_TRUE(notes_.sentences.empty());
  EXPECT_EQ(resource->peek().status(), Status::NotFound);
  EXPECT_EQ(resource->peek().status(), Status::NotFound);
  ASSERT_EQ(notes_.sentences.size(), 1u);
  EXPECT_EQ(notes_.sentences[0], "file:///no/such/file.css: no such file");
}

TEST_F(LocalFetch, RefusesADirectoryAndAnotherHost) {
  EXPECT_EQ(fetch("file://" + directory_).status(), Status::Io);
  EXPECT_TRUE(notes_.has("is a directory"));
  EXPECT_EQ(fetch("file://elsewhere/etc/passwd").status(), Status::Unsupported);
}

TEST_F(LocalFetch, TimesOutOnAPipeThatNobodyWritesTo) {
  FetchOptions options;
  options.read_timeout_ms = 50;
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
  const std::string path = directory_ + "/pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  const int writer = ::open(path.c_str(), O_RDWR);
  Owned<Resource> resource = std::move(fetcher->open("file://" + path, ResourceKind::Page).value());
  EXPECT_EQ(resource->peek().status(), Status::Timeout);
  close(writer);
}

TEST_F(LocalFetch, WaitsForTheWriterOfAPipeThatIsThePage) {
  const std::string path = directory_ + "/pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&] {
    std::ofstream pipe(path);
    for (int i = 0; i < 20'000; ++i) pipe << "words ";
  });
  EXPECT_EQ(fetch("file://" + path).value().size(), 120'000u);
  writer.join();
}

TEST_F(LocalFetch, ReadsAPipeThatNeverEndsUntilTheDeadline) {
  FetchOptions options;
  options.total_timeout_ms = 60;
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
  const std::string path = directory_ + "/pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  std::atomic<bool> is_done = false;
  std::thread writer([&] {
    const int pipe = ::open(path.c_str(), O_RDWR | O_NONBLOCK);
    while (!is_done)
      if (::write(pipe, "endless ", 8) < 0) std::this_thread::yield();
    close(pipe);
  });
  EXPECT_EQ(fetch_all(*fetcher, "file://" + path).status(), Status::Timeout);
  EXPECT_TRUE(notes_.has("timed out"));
  is_done = true;
  writer.join();
}

TEST_F(LocalFetch, ReadsRegularFilesAlone) {
  const std::string pipe = directory_ + "/pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  for (const ResourceKind kind :
       {ResourceKind::StyleSheet, ResourceKind::Image, ResourceKind::Font})
    for (const std::string& path : {pipe, std::string("/dev/zero"), std::string("/dev/null")}) {
      EXPECT_EQ(fetch_all(*fetcher_, "file://" + path, kind).status(), Status::Unsupported) << path;
      EXPECT_EQ(fetcher_->map("file://" + path, kind).status(), Status::Unsupported) << path;
    }
  EXPECT_TRUE(notes_.has("pipe: is a pipe, which only the page itself may be"));
  EXPECT_TRUE(notes_.has("/dev/zero: is a device, not a file"));
  EXPECT_EQ(fetch("file:///dev/zero").status(), Status::Unsupported) << "not even as a page";
}

TEST_F(LocalFetch, PutsAsideWhereTmpdirSays) {
  const char* before = getenv("TMPDIR");
  const std::string kept = before ? before : "";
  setenv("TMPDIR", (directory_ + "/none").c_str(), 1);
  EXPECT_EQ(fetcher_->map("data:,abc", ResourceKind::Font).status(), Status::Io);
  EXPECT_TRUE(notes_.has("no temporary file can be made in " + directory_ + "/none"));
  setenv("TMPDIR", directory_.c_str(), 1);
  EXPECT_TRUE(fetcher_->map("data:,abc", ResourceKind::Font).ok());
  EXPECT_TRUE(std::filesystem::is_empty(directory_)) << "the file has no name";
  if (before) setenv("TMPDIR", kept.c_str(), 1);
  else unsetenv("TMPDIR");
}

TEST_F(LocalFetch, DecodesDataUrls) {
  const struct {
    const char *url, *want, *type;
  } cases[] = {
      {"data:,a%20b", "a b", "text/plain;charset=US-ASCII"},
      {"data:text/css,a{}#frag", "a{}", "text/css"},
      {"data:text/plain;base64,aGVsbG8=", "hello", "text/plain"},
      {"data:image/png;charset=x; BASE64,aGVs%62G8", "hello", "image/png;charset=x"},
      {"DATA:;base64,aGVs\nbG8gdw==", "hello w", "text/plain;charset=US-ASCII"},
      {"data:text/html,%zz%4", "%zz%4", "text/html"},
      {"data:;base64,", "", "text/plain;charset=US-ASCII"},
  };
  for (const auto& test : cases) {
    EXPECT_EQ(fetch(test.url).value_or("failed"), test.want) << test.url;
    EXPECT_EQ(type(test.url), test.type) << test.url;
  }
}

TEST_F(LocalFetch, CallsABrokenDataUrlCorrupt) {
  for (const char* url : {"data:", "data:text/plain", "data:;base64,a", "data:;base64,ab=",
                          "data:;base64,a?bc", "data:;base64,ab==cd", "data:;base64,===="})
    EXPECT_EQ(fetch(url).status(), Status::Corrupt) << url;
  EXPECT_TRUE(notes_.has("is not a well-formed data: URL"));
}

TEST_F(LocalFetch, MapsAFileOnce) {
  const std::string url = write("font.ttf", std::string(10000, 'f'));
  const auto first = fetcher_->map(url, ResourceKind::Font).value();
  const size_t used = budget_.used();
  EXPECT_EQ(first.size(), 10000u);
  EXPECT_EQ(fetcher_->map(url, ResourceKind::Font).value().data(), first.data());
  EXPECT_EQ(budget_.used(), used);
  EXPECT_LT(used, 4000u);
}

TEST_F(LocalFetch, MapsADataUrlByWayOfATemporaryFile) {
  const auto bytes = fetcher_->map("data:;base64,aGVsbG8=", ResourceKind::Font).value();
  EXPECT_EQ(std::string(bytes.begin(), bytes.end()), "hello");
}

TEST_F(LocalFetch, CountsTheBytesOfEachUrl) {
  const std::string url = write("a.txt", "12345");
  ASSERT_TRUE(fetch(url).ok());
  ASSERT_TRUE(fetch("data:image/png,abc").ok());
  const UrlStatistics* first = fetcher_->statistics().first;
  EXPECT_EQ(first->url, url);
  EXPECT_EQ(first->body_bytes, 5u);
  EXPECT_EQ(first->next->url, "data:image/png");
  EXPECT_EQ(first->next->body_bytes, 3u);
  EXPECT_EQ(fetcher_->statistics().connections, 0u);
}

TEST_F(LocalFetch, ManyOpensOfAUrlTakeNothingInASmallHeap) {
  const std::string url = write("a.txt", "hello");
  const FetchOptions options = FetchOptions::for_small_heap();
  const auto fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
  EXPECT_EQ(fetch_all(*fetcher, url).value(), "hello");
  const size_t once = budget_.used();
  for (int i = 0; i < 100; ++i) EXPECT_EQ(fetch_all(*fetcher, url).value(), "hello");
  EXPECT_EQ(budget_.used(), once);
  EXPECT_EQ(fetcher->statistics().first, nullptr);
}

TEST_F(LocalFetch, KnowsWhenEachUrlBeganAndEnded) {
  ASSERT_TRUE(fetch(write("a.txt", "12345")).ok());
  Owned<Resource> missing =
      std::move(fetcher_->open("file:///no/such", ResourceKind::Page).value());
  const UrlStatistics& first = *fetcher_->statistics().first;
  EXPECT_GT(first.opened_ms, 0);
  EXPECT_LE(first.first_byte_ms, first.end_ms);
  EXPECT_LT(first.end_ms, UrlStatistics::kNever);
  EXPECT_EQ(first.next->end_ms, UrlStatistics::kNever);
  EXPECT_FALSE(missing->peek().ok());
  missing.reset();
  EXPECT_EQ(first.next->first_byte_ms, UrlStatistics::kNever);
  EXPECT_LT(first.next->end_ms, UrlStatistics::kNever);
}

TEST_F(LocalFetch, RefusesSchemesItDoesNotKnow) {
  EXPECT_EQ(fetcher_->open("gopher://h/", ResourceKind::Page).status(), Status::Unsupported);
  EXPECT_TRUE(notes_.has("gopher://h/"));
}

TEST_F(LocalFetch, ResolvesWithoutTheFragment) {
  Arena arena(budget_);
  EXPECT_EQ(fetcher_->resolve("../i.png#f", "http://h/a/b", arena).value(), "http://h/i.png");
  EXPECT_EQ(fetcher_->resolve(" data:,x ", "http://h/a/b", arena).value(), "data:,x");
  EXPECT_EQ(fetcher_->resolve("http://[/", "http://h/", arena).status(), Status::Corrupt);
}

TEST_F(LocalFetch, SurvivesEveryFailingAllocation) {
  const std::string url = write("a.txt", "12345");
  NoNotes notes;
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) -> Status {
    WEFT_TRY_ASSIGN(Owned<Fetcher> fetcher, Fetcher::create(budget, notes, {}));
    for (const std::string& each : {url, std::string("data:;base64,aGVsbG8=")}) {
      WEFT_TRY_ASSIGN(Owned<Resource> resource, fetcher->open(each, ResourceKind::Page));
      WEFT_TRY(read_all(*resource).status());
      WEFT_TRY(fetcher->map(each, ResourceKind::Font).status());
    }
    return Status::Ok;
  });
}

}  // namespace
}  // namespace weft
