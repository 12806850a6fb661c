// TLS 1.2 and, where mbedTLS has it, 1.3 against real servers that speak nothing else: whom it
// trusts, whom it refuses, and the sentence for that.
#include "fetch/net/tls.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstring>
#include <memory>
#include <string>

#include "fetch/net/socket.h"
#include "tests/support/fetching.h"
#include "tests/support/memory_store.h"
#include "tests/support/real_server.h"
#include "tests/support/recording_notes.h"

namespace weft {
namespace {

constexpr char kSystemBundle[] = "/etc/ssl/certs/ca-certificates.crt";
constexpr char kTls12[] = "TLSv1.2", kTls13[] = "TLSv1.3";

// PSA's start (mbedTLS 3), which fails on request: the linker puts it in the place of the real
// one.
int psa_failure = 0;
extern "C" int __real_psa_crypto_init() __attribute__((weak));
extern "C" int __wrap_psa_crypto_init() {
  return psa_failure ? psa_failure : __real_psa_crypto_init();
}

// One nginx for all tests of a version, with a port for each kind of certificate.
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
  explicit Servers(const std::string& version) {
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
      sites.push_back(
          {directory.path(), &issued[static_cast<size_t>(kind)], kind == H2,
           "ssl_protocols " + version +
               "; location /version { return 200 $ssl_protocol; } location /session { return 200 "
               "$ssl_session_reused; }"});
    directory.write("page.html", "secured");
    nginx = std::make_unique<Nginx>(directory, sites);
  }
};

class Tls : public ::testing::TestWithParam<const char*> {
 protected:
  static void TearDownTestSuite() { servers_.reset(); }
  void SetUp() override {
    if (!RealServer::has("nginx") || !CertificateAuthority::is_available())
      GTEST_SKIP() << "needs nginx and openssl";
    if (GetParam() == kTls13 && !TlsClient::speaks_tls_1_3()) GTEST_SKIP() << "mbedTLS without it";
    if (!servers_ || version_ != GetParam())
      servers_ = std::make_unique<Servers>(version_ = GetParam());
    ASSERT_TRUE(servers_->authority.ok());
    authority_ = servers_->authority.certificate();
  }

  Status connect(Servers::Kind kind, const std::string& host,
                 const std::string& ca_file = authority_,
                 CertificateCheck check = CertificateCheck::Required) {
    WEFT_TRY_ASSIGN(Owned<TlsClient> client,
                    TlsClient::create(budget_, notes_, {.ca_file = ca_file, .check = check}));
    WEFT_TRY_ASSIGN(Owned<Transport> socket, connect_tcp(budget_, notes_, "127.0.0.1",
                                                         servers_->sites[kind].port, deadline_));
    WEFT_TRY_ASSIGN(Owned<TlsTransport> tls, client->connect(*socket, host, deadline_));
    alpn_ = tls->alpn();
    return Status::Ok;
  }
  std::string url(Servers::Kind kind, const std::string& path) {
    return "https://127.0.0.1:" + std::to_string(servers_->sites[kind].port) + path;
  }

  static inline std::unique_ptr<Servers> servers_;
  static inline std::string version_, authority_;
  Budget budget_;
  RecordingNotes notes_;
  Deadline deadline_ = Deadline::in_ms(10'000);
  std::string alpn_;
};

INSTANTIATE_TEST_SUITE_P(OfVersion, Tls, ::testing::Values(kTls12, kTls13),
                         [](const auto& version) {
                           return version.param == kTls12 ? "1_2" : "1_3";
                         });

TEST_P(Tls, SpeaksTheVersionOfTheServer) {
  FetchOptions options;
  options.ca_file = authority_;
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
  EXPECT_EQ(fetch_all(*fetcher, url(Servers::Good, "/version")).value(), GetParam());
  EXPECT_EQ(fetch_all(*fetcher, url(Servers::H2, "/version")).value(), GetParam());
}

TEST_P(Tls, TrustsACertificateOfTheAuthority) {
  EXPECT_EQ(connect(Servers::Good, "good.example"), Status::Ok);
  EXPECT_EQ(alpn_, "http/1.1");
  EXPECT_EQ(connect(Servers::H2, "good.example"), Status::Ok);
  EXPECT_EQ(alpn_, "h2");
  EXPECT_EQ(connect(Servers::Chained, "good.example"), Status::Ok);
  EXPECT_TRUE(notes_.sentences.empty());
}

TEST_P(Tls, ComparesNames) {
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

TEST_P(Tls, RefusesAnExpiredCertificate) {
  EXPECT_EQ(connect(Servers::Expired, "good.example"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("good.example: the server's certificate has expired on 2024-06-01"));
  EXPECT_EQ(connect(Servers::Future, "good.example"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("is not valid yet"));
}

TEST_P(Tls, RefusesAnUnknownAuthority) {
  EXPECT_EQ(connect(Servers::Unknown, "good.example"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("from an authority that is not trusted: CN=stranger"));
  EXPECT_EQ(connect(Servers::Broken, "good.example"), Status::Untrusted);
  EXPECT_EQ(connect(Servers::Good, "good.example", servers_->stranger.certificate()),
            Status::Untrusted);
}

TEST_P(Tls, RefusesASelfSignedCertificateUnlessItIsInTheBundle) {
  EXPECT_EQ(connect(Servers::SelfSigned, "stranger.example"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("is self-signed and not among the trusted ones"));
  EXPECT_EQ(connect(Servers::SelfSigned, "stranger.example", servers_->stranger.certificate()),
            Status::Ok);
}

TEST_P(Tls, RefusesACertificateThatIsNotForServers) {
  EXPECT_EQ(connect(Servers::ClientOnly, "good.example"), Status::Untrusted);
  EXPECT_TRUE(notes_.has("may not be used by a server"));
}

TEST_P(Tls, RefusesACertificateIssuedByWhatIsNoAuthority) {
  EXPECT_EQ(connect(Servers::IssuedByServer, "good.example"), Status::Untrusted);
}

TEST_P(Tls, TrustsAnybodyWhenToldTo) {
  for (const auto kind : {Servers::Expired, Servers::Unknown, Servers::SelfSigned})
    EXPECT_EQ(connect(kind, "any.example", "", CertificateCheck::None), Status::Ok);
}

TEST_P(Tls, FindsTheAuthorityInALargeBundleWithoutHoldingIt) {
  const std::string bundle = servers_->directory.write(
      "bundle.pem", file_contents(kSystemBundle) +
                        "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n" +
                        file_contents(authority_));
  budget_.reset_peak();
  EXPECT_EQ(connect(Servers::Chained, "good.example", bundle), Status::Ok);
  EXPECT_LT(budget_.peak(), 12'000u);
  EXPECT_EQ(connect(Servers::Good, "good.example", kSystemBundle), Status::Untrusted);
}

TEST_P(Tls, TrustsCertificatesThatLieInMemory) {
  const std::string own = file_contents(authority_),
                    others = file_contents(servers_->stranger.certificate());
  const auto fetch = [&](std::string_view certificates) {
    FetchOptions options;
    options.ca_file = "/no/such/file.pem";
    options.ca_certificates = certificates;
    Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
    return fetch_all(*fetcher, url(Servers::H2, "/page.html"));
  };
  EXPECT_EQ(fetch(own).value_or("failed"), "secured");
  EXPECT_EQ(fetch(others + own).value_or("failed"), "secured");
  EXPECT_TRUE(notes_.sentences.empty());
  EXPECT_EQ(fetch(others).status(), Status::Untrusted);
  EXPECT_EQ(fetch("no certificate").status(), Status::Corrupt);
  EXPECT_TRUE(notes_.has("the text of trusted certificates: holds no certificate in PEM form"));
}

TEST_P(Tls, NotesABundleThatIsNone) {
  EXPECT_EQ(connect(Servers::Good, "good.example", "/no/such/file.pem"), Status::NotFound);
  EXPECT_TRUE(notes_.has("/no/such/file.pem: the file of trusted certificates cannot be opened"));
  EXPECT_EQ(connect(Servers::Good, "good.example", servers_->directory.write("x.pem", "x")),
            Status::Corrupt);
  const std::string pipe = servers_->directory.file(version_ + ".pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(connect(Servers::Good, "good.example", pipe), Status::NotFound)
      << "a pipe that nobody writes to is not waited for";
}

TEST_P(Tls, FetchesByTheProtocolThatTheServerChooses) {
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

TEST_P(Tls, NotesWhoIsNotTrustedAndFetchesNothing) {
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, {}).value());
  EXPECT_EQ(fetch_all(*fetcher, url(Servers::Good, "/page.html")).status(), Status::Untrusted);
  EXPECT_TRUE(notes_.has(
      "127.0.0.1: the server's certificate is from an authority that is not trusted: CN=test"));
  EXPECT_EQ(fetcher->statistics().handshakes, 0u);
}

// What a device does that sleeps between its visits: a fetcher for each. nginx says "r" where it
// went on with a session, and "." where it did not.
class TlsSessions : public Tls {
 protected:
  std::string visit(Servers::Kind kind, CertificateCheck check = CertificateCheck::Required,
                    const std::string& ca_file = authority_) {
    FetchOptions options;
    options.ca_file = ca_file;
    options.certificate_check = check;
    options.tls_sessions = &store_;
    Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
    const auto said = fetch_all(*fetcher, url(kind, "/session"));
    resumed_ = fetcher->statistics().resumed;
    return said.value_or(status_name(said.status()));
  }
  std::vector<uint8_t>& entry() { return store_.entries.begin()->second; }

  MemoryStore store_;
  uint32_t resumed_ = 0;
};

INSTANTIATE_TEST_SUITE_P(OfVersion, TlsSessions, ::testing::Values(kTls12, kTls13),
                         [](const auto& version) {
                           return version.param == kTls12 ? "1_2" : "1_3";
                         });

TEST_P(TlsSessions, TheNextFetcherGoesOnWithTheSession) {
  for (const auto kind : {Servers::Good, Servers::H2}) {
    store_.entries.clear();
    EXPECT_EQ(visit(kind), ".");
    EXPECT_EQ(resumed_, 0u);
    ASSERT_EQ(store_.entries.size(), 1u);
    EXPECT_LT(entry().size(), 600u);
    for (int i = 0; i < 3; ++i) {
      EXPECT_EQ(visit(kind), "r");
      EXPECT_EQ(resumed_, 1u);
    }
  }
  EXPECT_TRUE(notes_.sentences.empty());
  EXPECT_EQ(budget_.used(), 0u);
}

TEST_P(TlsSessions, AServerThatKnowsNothingOfItShakesHandsAnew) {
  EXPECT_EQ(visit(Servers::Good), ".");
  const std::vector<uint8_t> kept = entry();
  for (size_t at = 0; at < kept.size(); at += 7) {
    entry() = kept;
    entry()[at] ^= 0x55;
    // A secret that is not the server's ends the handshake: the next one is a whole one.
    const std::string said = visit(Servers::Good);
    if (said != "." && said != "r") {
      EXPECT_EQ(visit(Servers::Good), ".") << at << said;
    }
    EXPECT_EQ(visit(Servers::Good), "r") << at;
  }
  for (size_t size = 0; size < kept.size(); ++size) {
    entry() = kept;
    entry().resize(size);
    EXPECT_NE(visit(Servers::Good), "r") << size;
  }
  EXPECT_EQ(budget_.used(), 0u);
}

TEST_P(TlsSessions, NobodyElseIsTrustedByIt) {
  EXPECT_EQ(visit(Servers::Good), ".");
  // Another trust has sessions of its own, and so has nobody's.
  EXPECT_EQ(visit(Servers::Good, CertificateCheck::Required, servers_->stranger.certificate()),
            status_name(Status::Untrusted));
  EXPECT_EQ(visit(Servers::Good, CertificateCheck::None), ".");
  EXPECT_EQ(visit(Servers::Unknown), status_name(Status::Untrusted));
  ASSERT_LE(store_.entries.size(), 1u);
  store_.entries.clear();
  EXPECT_EQ(visit(Servers::Unknown, CertificateCheck::None), ".");
  EXPECT_TRUE(store_.entries.empty());
}

TEST_P(TlsSessions, EndsWithTheCertificate) {
  EXPECT_EQ(visit(Servers::Good), ".");
  // The year in which the certificate expires, behind a digest of the server.
  constexpr size_t kDigestBytes = 16;
  const int32_t last_year = 2020;
  std::memcpy(entry().data() + kDigestBytes, &last_year, sizeof last_year);
  EXPECT_EQ(visit(Servers::Good), ".");
  EXPECT_EQ(visit(Servers::Good), "r");
}

TEST_P(TlsSessions, AStoreThatCannotBeWrittenKeepsNothing) {
  store_.read_only = true;
  EXPECT_EQ(visit(Servers::Good), ".");
  EXPECT_EQ(visit(Servers::Good), ".");
}

TEST_P(Tls, ReadsLargeBodiesOnBothProtocols) {
  const std::string large(3'000'000, 'L');
  servers_->directory.write("large.html", large);
  FetchOptions options;
  options.ca_file = authority_;
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
  for (const auto kind : {Servers::Good, Servers::H2})
    EXPECT_EQ(fetch_all(*fetcher, url(kind, "/large.html")).value(), large);
}

// openssl s_server, which sends eight tickets after the handshake that offer early data.
class TicketServer : public RealServer {
 public:
  TicketServer(const Servers& servers, const char* version)
      : TicketServer(free_port(), servers.directory, servers.issued[Servers::Good], version) {}

 private:
  TicketServer(uint16_t port, const TemporaryDirectory& work,
               const CertificateAuthority::Issued& certificate, const char* version)
      : RealServer(
            {"sh", "-c",
             "cd " + work.path() +
                 "; exec openssl s_server -accept 127.0.0.1:" + std::to_string(port) +
                 " -WWW -cert " + certificate.chain + " -key " + certificate.key +
                 (version == kTls13 ? " -tls1_3 -num_tickets 8 -max_early_data 1000" : " -tls1_2")},
            port, work.file("s_server.log")) {}
};

TEST_P(Tls, ReadsOnPastSessionTickets) {
  const TicketServer server(*servers_, GetParam());
  servers_->directory.write("tickets.html", std::string(100'000, 't'));
  FetchOptions options;
  options.ca_file = authority_;
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget_, notes_, options).value());
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(
        fetch_all(*fetcher, "https://127.0.0.1:" + std::to_string(server.port()) + "/tickets.html")
            .value()
            .size(),
        100'000u);
}

TEST_P(Tls, NotesThatTheCryptographyCannotStart) {
  if (GetParam() == kTls12) GTEST_SKIP() << "once is enough";
  for (const auto& [error, status] :
       {std::pair(-148, Status::Io), std::pair(-141, Status::OutOfMemory)}) {
    psa_failure = error;
    EXPECT_EQ(connect(Servers::Good, "good.example"), status);
    psa_failure = 0;
  }
  EXPECT_TRUE(notes_.has("TLS cannot start: the system gives no random numbers"));
  EXPECT_EQ(notes_.sentences.size(), 1u);
  EXPECT_EQ(connect(Servers::Good, "good.example"), Status::Ok);
}

TEST(TlsVersion, WithoutOneInCommonIsASentence) {
  if (!RealServer::has("nginx") || !CertificateAuthority::is_available())
    GTEST_SKIP() << "needs nginx and openssl";
  if (TlsClient::speaks_tls_1_3()) GTEST_SKIP() << "both versions are spoken";
  const Servers servers(kTls13);
  Budget budget;
  RecordingNotes notes;
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget, notes, {}).value());
  EXPECT_EQ(
      fetch_all(*fetcher, "https://127.0.0.1:" + std::to_string(servers.sites[0].port)).status(),
      Status::Protocol);
  EXPECT_TRUE(
      notes.has("127.0.0.1: the server does not speak TLS 1.2, the only version spoken here"));
}

}  // namespace
}  // namespace weft
