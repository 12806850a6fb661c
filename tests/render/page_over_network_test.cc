// A page with a sheet, a picture and a font from real servers over http/1.1, h2 and TLS, when
// bytes, time or memory run out at any point: it ends with what it can show, and keeps nothing.
#include <gtest/gtest.h>

#include <memory>

#include "tests/support/cutting_relay.h"
#include "tests/support/real_server.h"
#include "tests/support/recording_notes.h"
#include "tests/support/test_pictures.h"
#include "weft/fetcher.h"
#include "weft/page.h"

namespace weft {
namespace {

constexpr char kPage[] =
    "<!DOCTYPE html><link rel=stylesheet href=sheet.css><p>Text <img src=picture.png> more";
constexpr char kSheet[] =
    "@font-face { font-family: own; src: url(own.ttf) } p { font: 20px own; color: #008000 }";

enum class Protocol { Http11, Http11OverTls, Http2OverTls };

class PageOverNetwork : public testing::TestWithParam<Protocol> {
 protected:
  void SetUp() override {
    if (!RealServer::has("nginx") || !CertificateAuthority::is_available())
      GTEST_SKIP() << "no nginx or no openssl";
    work.write("index.html", kPage);
    work.write("sheet.css", kSheet);
    work.write("picture.png", encode_png(icon(8, 1)));
    work.write("own.ttf", file_contents(WEFT_FONT));
    certificate = authority.issue("server", {});
    site.root = work.path();
    if (is_tls()) site.certificate = &certificate;
    site.h2 = GetParam() == Protocol::Http2OverTls;
    server = std::make_unique<Nginx>(work, std::vector{site});
  }
  bool is_tls() const { return GetParam() != Protocol::Http11; }

  Status load(uint16_t port, Budget& budget, uint32_t time_ms) {
    RecordingNotes notes;
    FetchOptions options;
    const std::string ca = authority.certificate();
    options.ca_file = ca;
    if (time_ms) options.total_timeout_ms = time_ms;
    WEFT_TRY_ASSIGN(const auto fetcher, Fetcher::create(budget, notes, options));
    WEFT_TRY_ASSIGN(const auto fonts, Fonts::create(budget, notes));
    WEFT_TRY_ASSIGN(const auto page,
                    Page::create(budget, *fetcher, *fonts, notes, screen_of(100, 60, kMono)));
    const std::string url = std::string(is_tls() ? "https" : "http") +
                            "://localhost:" + std::to_string(port) + "/index.html";
    WEFT_TRY(page->load(url));
    WEFT_TRY(page->layout());
    WEFT_TRY_ASSIGN(LineSource* const lines, page->lines());
    size_t count = 0;
    for (;; ++count) {
      WEFT_TRY_ASSIGN(const auto line, lines->next_line());
      if (line.empty()) break;
    }
    EXPECT_EQ(count, 60u);
    is_complete = notes.sentences.empty();
    return Status::Ok;
  }
  /// Loads the page while the relay lets `bytes` through; returns how many there were.
  size_t load_cut(size_t bytes, CuttingRelay::End end, uint32_t time_ms) {
    Budget budget;
    CuttingRelay relay(site.port, bytes, end);
    is_complete = false;
    const Status status = load(relay.port(), budget, time_ms);
    EXPECT_TRUE(status == Status::Ok || status == Status::Io || status == Status::Timeout ||
                status == Status::Protocol)
        << bytes << ": " << status_name(status);
    EXPECT_EQ(budget.used(), 0u) << bytes;
    return relay.passed();
  }

  TemporaryDirectory work;
  CertificateAuthority authority{work, "weft"};
  CertificateAuthority::Issued certificate;
  Nginx::Site site;
  std::unique_ptr<Nginx> server;
  bool is_complete = false;
};

TEST_P(PageOverNetwork, EndsWhereverTheConnectionDoes) {
  const size_t all = load_cut(SIZE_MAX, CuttingRelay::End::Close, 0);
  ASSERT_TRUE(is_complete);
  for (size_t bytes = 0; bytes < all; bytes += all / 60 + 1) {
    load_cut(bytes, CuttingRelay::End::Close, 0);
    EXPECT_FALSE(is_complete) << bytes << " of " << all;
  }
}

TEST_P(PageOverNetwork, EndsWhereverTheServerFallsSilent) {
  const size_t all = load_cut(SIZE_MAX, CuttingRelay::End::Silence, 0);
  ASSERT_TRUE(is_complete);
  for (size_t bytes = 0; bytes < all; bytes += all / 16 + 1) {
    load_cut(bytes, CuttingRelay::End::Silence, 150);
    EXPECT_FALSE(is_complete) << bytes << " of " << all;
  }
}

TEST_P(PageOverNetwork, EndsWhereverMemoryDoes) {
  size_t allocations;
  {
    Budget budget;
    ASSERT_EQ(load(site.port, budget, 0), Status::Ok);
    ASSERT_TRUE(is_complete);
    allocations = budget.allocations();
  }
  for (size_t n = 0; n < allocations; n += allocations / 100 + 1) {
    Budget budget;
    budget.fail_after(n);
    const Status status = load(site.port, budget, 0);
    EXPECT_TRUE(status == Status::Ok || status == Status::OutOfMemory)
        << n << ": " << status_name(status);
    EXPECT_EQ(budget.used(), 0u) << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Protocols, PageOverNetwork,
                         testing::Values(Protocol::Http11, Protocol::Http11OverTls,
                                         Protocol::Http2OverTls),
                         [](const auto& protocol) {
                           return protocol.param == Protocol::Http11          ? "Http11"
                                  : protocol.param == Protocol::Http11OverTls ? "Http11OverTls"
                                                                              : "Http2OverTls";
                         });

}  // namespace
}  // namespace weft
