// TLS against a real nginx: whom it trusts, whom it refuses, and the sentence for that.
#include "fetch/net/tls.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "fetch/net/socket.h"
#include "tests/support/fetching.h"
#include "tests/support/real_server.h"
#include "tests/support/recording_notes.h"

namespace weft {
namespace {

constexpr char kSystemBundle[] = "/etc/ssl/certs/ca-certificates.crt";

// One nginx for all tests, with a port for each kind of certificate.
struct Servers {
  TemporaryDirectory directory;
  CertificateAuthority authority{directory, "test"};
  CertificateAuthority stranger{directory, "stranger"};
  std::vector<CertificateAuthority::Issued> issued;
  std::vector<Nginx::Site> sites;
  std::unique_ptr<Nginx> nginx;

  enum Kind {
    Good,
    Chained,
    Broken,
    Expired,
    Future,
    Unknown,
    ClientOnly,
    IssuedByServer,
    SelfSigned,
    H2,
    kKinds
  };
  Servers() {
    using Wish = CertificateAuthority::Wish;
    issued.reserve(kKinds + 2);
    auto issue = [&](CertificateAuthority& by, const std::string& name,
                     Wish wish) -> CertificateAuthority::Issued& {
      return issued.emplace_back(by.issue(name, wish));
    };
    const Wish good{.alternative_names = "DNS:good.example,DNS:*.wild.example,IP:127.0.0.1,IP:::1"};
    issue(authority, "good", good);
    const auto intermediate =
        authority.issue("intermediate", {.usage = "", .basic_constraints = "CA:TRUE"});
    Wish below = good;
    below.issuer = &intermediate;
    issue(authority, "chained", below);
    auto& broken = issue(authority, "broken", below);
    std::ofstream(broken.chain) << file_contents(directory.file("test-broken.pem"));
    issue(authority, "expired",
          {.alternative_names = "DNS:good.example", .end = "20240601000000Z"});
    issue(authority, "future",
          {.alternative_names = "DNS:good.example", .start = "20480101000000Z"});
    issue(stranger, "unknown", good);
    issue(authority, "client", {.alternative_names = "DNS:good.example", .usage = "clientAuth"});
    Wish by_server = good;
    by_server.issuer = &issued[Good];
    issue(authority, "by-server", by_server);
    issued.push_back({stranger.certificate(), directory.file("stranger.key")});
    issued.push_back(issued[Good]);
    for (int kind = 0; kind < kKinds; ++kind)
      sites.push_back({directory.path(), &issued[static_cast<size_t>(kind)], kind == H2});
    directory.write("page.html", "secured");
    nginx = std::make_unique<Nginx>(directory, sites);
  }
};

class Tls : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (RealServer::has("nginx") && CertificateAuthority::is_available()) servers_ = new Servers;
  }
  static void TearDownTestSuite() { delete servers_; }
  void SetUp() override {
    if (!servers_) GTEST_SKIP() << "needs nginx and openssl";
    ASSERT_TRUE(servers_->authority.ok());
    authority_ = servers_->authority.certificate();
  }

  Status connect(Servers::Kind kind, const std::string& host,
                 const std::string& ca_file = authority_,
                 CertificateCheck check = CertificateCheck::Required) {
    WEFT_TRY_ASSIGN(Owned<TlsClient> client, TlsClient::create(budget_, notes_, ca_file, check));
    WEFT_TRY_ASSIGN(Owned<Transport> socket, connect_tcp(budget_, notes_, "127.0.0.1",
                                                         servers_->sites[kind].port, deadline_));
    WEFT_TRY_ASSIGN(Owned<TlsTransport> tls, client->connect(*socket, host, deadline_));
    alpn_ = tls->alpn();
    return Status::Ok;
  }
  std::string url(Servers::Kind kind, const std::string& path) {
    return "https://127.0.0.1:" + std::to_string(servers_->sites[kind].port) + path;
  }

  static inline Servers* servers_ = nullptr;
  static inline std::string authority_;
  Budget budget_;
  RecordingNotes notes_;
  Deadline deadline_ = Deadline::in_ms(10'000);
  std::string alpn_;
};

TEST_F(Tls, TrustsACertificateOfTheAuthority) {
  EXPECT_EQ(connect(Servers::Good, "good.example"), Status::Ok);
  EXPECT_EQ(alpn_, "http/1.1");
  EXPECT_EQ(connect(Servers::H2, "good.example"), Status::Ok);
  EXPECT_EQ(alpn_, "h2");
  EXPECT_EQ(connect(Servers::Chained, "good.example"), Status::Ok);
  EXPECT_TRUE(notes_.sentences.empty());
}

TEST_F(Tls, ComparesNames) {
  for (const char* host :
       {"good.example", "GOOD.example", "good.example.", "a.wild.example", "127.0.0.1", "::1"})
    EXPECT_EQ(connect(Servers::Good, host), Status::Ok) << host;
  for (const char* host : {"bad.example", "a.good.example", "wild.example", "a.b.wild.example",
                           "127.0.0.2", "::2", "ood.example", "xgood.example"})
    EXPECT_EQ(connect(Servers::Good, host), Status::Untrusted) << host;
  EXPECT_TRUE(
      notes_.has("bad.example: the server's certificate is for other names: good.example, "
                 "*.wild.example, 127.0.0.1, ::1"));
}

TEST_F(Tls, RefusesAnExpiredCertificate) {
  EXPECT_EQ(connect(Servers::Expired, "good.example"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("good.example: the server's certificate has expired on 2024-06-01"));
  EXPECT_EQ(connect(Servers::Future, "good.example"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("is not valid yet"));
}

TEST_F(Tls, RefusesAnUnknownAuthority) {
  EXPECT_EQ(connect(Servers::Unknown, "good.example"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("from an authority that is not trusted: CN=stranger"));
  EXPECT_EQ(connect(Servers::Broken, "good.example"), Status::Untrusted);
  EXPECT_EQ(connect(Servers::Good, "good.example", servers_->stranger.certificate()),
            Status::Untrusted);
}

TEST_F(Tls, RefusesASelfSignedCertificateUnlessItIsInTheBundle) {
  EXPECT_EQ(connect(Servers::SelfSigned, "stranger root"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("is self-signed and not among the trusted ones"));
  EXPECT_EQ(connect(Servers::SelfSigned, "stranger root", servers_->stranger.certificate()),
            Status::Ok);
}

TEST_F(Tls, RefusesACertificateThatIsNotForServers) {
  EXPECT_EQ(connect(Servers::ClientOnly, "good.example"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("may not be used by a server"));
}

TEST_F(Tls, RefusesACertificateIssuedByWhatIsNoAuthority) {
  EXPECT_EQ(connect(Servers::IssuedByServer, "good.example"), Status::Untrusted);
}

TEST_F(Tls, TrustsAnybodyWhenToldTo) {
  for (const auto kind : {Servers::Expired, Servers::Unknown, Servers::SelfSigned})
    EXPECT_EQ(connect(kind, "any.example", "", CertificateCheck::None), Status::Ok);
}

TEST_F(Tls, FindsTheAuthorityInALargeBundleWithoutHoldingIt) {
  const std::string bundle = servers_->directory.write(
      "bundle.pem", file_contents(kSystemBundle) +
                        "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n" +
                        file_contents(authority_));
  budget_.reset_peak();
  EXPECT_EQ(connect(Servers::Chained, "good.example", bundle), Status::Ok);
  EXPECT_LT(budget_.peak(), 12'000u);
  EXPECT_EQ(connect(Servers::Good, "good.example", kSystemBundle), Status::Untrusted);
}

TEST_F(Tls, NotesABundleThatIsNone) {
  EXPECT_EQ(connect(Servers::Good, "good.example", "/no/such/file.pem"), Status::NotFound);
  EXPECT_TRUE(notes_.has("/no/such/file.pem: the file of trusted certificates cannot be opened"));
  EXPECT_EQ(connect(Servers::Good, "good.example", servers_->directory.write("x.pem", "x")),
            Status::Corrupt);
}

TEST_F(Tls, FetchesByTheProtocolThatTheServerChooses) {
  FetchOptions options;
  options.ca_file = authority_;
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
  EXPECT_EQ(fetch_all(*fetcher, url(Servers::Good, "/page.html")).value(), "secured");
  EXPECT_EQ(fetch_all(*fetcher, url(Servers::H2, "/page.html")).value(), "secured");
  EXPECT_EQ(fetch_all(*fetcher, url(Servers::H2, "/none.html")).status(), Status::NotFound);
  EXPECT_EQ(fetcher->statistics().first->protocol, FetchProtocol::Http11);
  EXPECT_EQ(fetcher->statistics().first->next->protocol, FetchProtocol::Http2);
  EXPECT_EQ(fetcher->statistics().handshakes, 2u);
}

TEST_F(Tls, NotesWhoIsNotTrustedAndFetchesNothing) {
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, {}).value());
  EXPECT_EQ(fetch_all(*fetcher, url(Servers::Good, "/page.html")).status(), Status::Untrusted);
  EXPECT_TRUE(notes_.has(
      "127.0.0.1: the server's certificate is from an authority that is not trusted: CN=test"));
  EXPECT_EQ(fetcher->statistics().handshakes, 0u);
}

TEST_F(Tls, ReadsLargeBodiesOnBothProtocols) {
  const std::string large(3'000'000, 'L');
  servers_->directory.write("large.html", large);
  FetchOptions options;
  options.ca_file = authority_;
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
  for (const auto kind : {Servers::Good, Servers::H2})
    EXPECT_EQ(fetch_all(*fetcher, url(kind, "/large.html")).value(), large);
}

}  // namespace
}  // namespace weft
