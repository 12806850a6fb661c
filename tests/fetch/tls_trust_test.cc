// A table of certificates good and bad, each shown by a server of its own: what weft decides, the
// sentence for it, and what curl decides beside it, where there is one.
#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <optional>

#include "fetch/net/socket.h"
#include "fetch/net/tls.h"
#include "tests/support/fetching.h"
#include "tests/support/real_server.h"
#include "tests/support/recording_notes.h"
#include "tests/support/socket_server.h"

namespace weft {
namespace {

using Issued = CertificateAuthority::Issued;
using Wish = CertificateAuthority::Wish;

constexpr char kNothing[] = "the server accepts none of the ciphers, curves and signatures";
const std::string kServerKeys = " -cipher ALL:@SECLEVEL=0 ";

// Certificates for the tables, below one root.
struct World {
  TemporaryDirectory directory;
  CertificateAuthority root{directory, "top"}, stranger{directory, "stranger"};
  std::deque<Issued> issued;

  const Issued& authority(const Issued* issuer = nullptr, Wish wish = {}) {
    wish.alternative_names = "";
    wish.usage = wish.usage == Wish().usage ? "" : wish.usage;
    if (wish.basic_constraints == Wish().basic_constraints) wish.basic_constraints = "CA:TRUE";
    return add(issuer, wish);
  }
  const Issued& server(const Issued* issuer = nullptr, Wish wish = {}) {
    if (wish.alternative_names == Wish().alternative_names)
      wish.alternative_names = "DNS:good.example";
    return add(issuer, wish);
  }
  const Issued& add(const Issued* issuer, Wish& wish, CertificateAuthority* by = nullptr) {
    wish.issuer = issuer;
    return issued.emplace_back((by ? *by : root).issue("c" + std::to_string(issued.size()), wish));
  }
};

// The files that a server shows, and those that its client trusts.
struct Shown {
  const Issued* server;
  std::vector<std::string> chain = {};    // the certificates above; empty: as they were issued
  std::vector<std::string> anchors = {};  // empty: the root
};

enum class Curl { Agrees, IsLaxer, TriesOnePathOnly };
struct Case {
  const char* name;
  std::function<Shown(World&)> show;
  const char* sentence = nullptr;  // null: trusted
  const char* host = "good.example";
  Curl curl = Curl::Agrees;
};

std::string concatenated(World& world, const std::vector<std::string>& paths,
                         const std::string& name) {
  std::string text;
  for (const std::string& path : paths) text += file_contents(path);
  return world.directory.write(name, text);
}

// openssl s_server on what is shown.
class ShowingServer : public RealServer {
 public:
  ShowingServer(World& world, const Shown& shown, const std::string& options = kServerKeys)
      : ShowingServer(free_port(), world, shown, options) {}

 private:
  ShowingServer(uint16_t port, World& world, const Shown& shown, const std::string& options)
      : RealServer({"sh", "-c",
                    "exec openssl s_server -accept 127.0.0.1:" + std::to_string(port) +
                        " -www -cert " + shown.server->certificate + " -key " + shown.server->key +
                        above(world, shown) + options},
                   port, world.directory.file("s_server.log")) {}
  static std::string above(World& world, const Shown& shown) {
    const std::vector<std::string> chain =
        shown.chain.empty() ? std::vector{shown.server->chain} : shown.chain;
    return " -cert_chain " + concatenated(world, chain, "above.pem");
  }
};

bool has_curl() { return RealServer::has("curl"); }

bool curl_trusts(const std::string& host, uint16_t port, const std::string& anchors) {
  const std::string where = host + ":" + std::to_string(port);
  const std::string command = "curl -s -o /dev/null -m 20 --noproxy '*' --cacert " + anchors +
                              " --resolve " + where + ":127.0.0.1 https://" + where + "/";
  return std::system(command.c_str()) == 0;
}

class TlsTrust : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (CertificateAuthority::is_available()) world_ = std::make_unique<World>();
  }
  static void TearDownTestSuite() { world_.reset(); }
  void SetUp() override {
    if (!world_) GTEST_SKIP() << "needs openssl";
  }

  Status connect(uint16_t port, const std::string& host, const std::string& anchors) {
    notes_.sentences.clear();
    WEFT_TRY_ASSIGN(Owned<TlsClient> client,
                    TlsClient::create(budget_, notes_, {.ca_file = anchors}));
    WEFT_TRY_ASSIGN(Owned<Transport> socket,
                    connect_tcp(budget_, notes_, "127.0.0.1", port, deadline_));
    return client->connect(*socket, host, deadline_).status();
  }
  void check(const Case& row) {
    const Shown shown = row.show(*world_);
    const std::string anchors = shown.anchors.empty()
                                    ? world_->root.certificate()
                                    : concatenated(*world_, shown.anchors, "anchors.pem");
    const ShowingServer server(*world_, shown);
    const Status status = connect(server.port(), row.host, anchors);
    const std::string notes = testing::PrintToString(notes_.sentences);
    if (row.sentence) {
      EXPECT_TRUE(status == Status::Untrusted || status == Status::Protocol) << row.name;
      EXPECT_TRUE(notes_.has(row.sentence)) << row.name << ": " << notes;
      EXPECT_EQ(notes_.sentences.size(), 1u) << row.name << ": " << notes;
    } else {
      EXPECT_EQ(status, Status::Ok) << row.name << ": " << notes;
    }
    if (has_curl()) {
      const bool expected = row.curl == Curl::Agrees ? !row.sentence : row.curl == Curl::IsLaxer;
      EXPECT_EQ(curl_trusts(row.host, server.port(), anchors), expected) << row.name << ", curl";
    }
  }
  void check(std::initializer_list<Case> table) {
    for (const Case& row : table) check(row);
    EXPECT_TRUE(world_->root.ok());
  }

  static inline std::unique_ptr<World> world_;
  Budget budget_;
  RecordingNotes notes_;
  Deadline deadline_ = Deadline::in_ms(60'000);
};

// A server's certificate with these alternative names.
std::function<Shown(World&)> named(const std::string& names, const std::string& subject = {}) {
  return [=](World& world) {
    return Shown{&world.server(nullptr, {.alternative_names = names, .subject = subject})};
  };
}

TEST_F(TlsTrust, NamesAreComparedAsCurlDoes) {
  constexpr char kOther[] = "the server's certificate is for other names";
  check({
      {"plain", named("DNS:good.example")},
      {"any case", named("DNS:GOOD.Example")},
      {"a dot at the end", named("DNS:good.example.")},
      {"the second name", named("DNS:other.example,DNS:good.example")},
      {"a wildcard", named("DNS:*.good.example"), nullptr, "a.good.example"},
      {"a wildcard in any case", named("DNS:*.GOOD.example"), nullptr, "A.good.EXAMPLE"},
      {"an A-label", named("DNS:xn--bcher-kva.example"), nullptr, "xn--bcher-kva.example"},
      {"a wildcard for an A-label", named("DNS:*.example.org"), nullptr,
       "xn--bcher-kva.example.org"},
      {"a wildcard for two labels", named("DNS:*.good.example"), kOther, "a.b.good.example"},
      {"a wildcard for no label", named("DNS:*.good.example"), kOther},
      {"a wildcard for a whole domain", named("DNS:*.example"), kOther},
      {"a wildcard alone", named("DNS:*"), kOther, "localhost"},
      {"a part of a label", named("DNS:g*.good.example"), kOther, "go.good.example"},
      {"a wildcard in the middle", named("DNS:a.*.example"), kOther, "a.good.example"},
      {"two wildcards", named("DNS:*.*.example"), kOther, "a.good.example"},
      {"a wildcard for an address", named("DNS:*.0.0.1"), kOther, "127.0.0.1"},
      {"an address as a DNS name", named("DNS:127.0.0.1"), kOther, "127.0.0.1"},
      {"an address", named("IP:127.0.0.1"), nullptr, "127.0.0.1"},
      {"another address", named("IP:127.0.0.2"), kOther, "127.0.0.1"},
      {"only the CN", named("", "/CN=good.example"), kOther, "good.example", Curl::IsLaxer},
      {"a CN beside another name", named("DNS:bad.example", "/CN=good.example"), kOther},
      // good.example, NUL, .bad
      {"a name before a NUL",
       [](World& world) {
         return Shown{&world.server(nullptr, {.alternative_names = "",
                                              .extensions = "subjectAltName=DER:3013821167"
                                                            "6F6F642E6578616D706C65002E626164"})};
       },
       kOther},
  });
}

std::function<Shown(World&)> below(const Wish& authority, const Wish& server = {}) {
  return [=](World& world) {
    return Shown{&world.server(&world.authority(nullptr, authority), server)};
  };
}
Wish constrained(const std::string& constraints) {
  return {.extensions = "nameConstraints=" + constraints};
}
// The constrained authority is the one that is trusted.
std::function<Shown(World&)> below_anchor(const std::string& constraints, const Wish& server = {}) {
  return [=](World& world) {
    const Issued& anchor = world.authority(nullptr, constrained(constraints));
    const Issued& issued = world.server(&anchor, server);
    return Shown{&issued, {issued.certificate}, {anchor.certificate}};
  };
}

TEST_F(TlsTrust, NameConstraintsHold) {
  constexpr char kForbidden[] = "may not vouch for this name (name constraints)";
  constexpr char kUndecided[] = "name constraints that cannot be checked here";
  const Wish address{.alternative_names = "IP:127.0.0.1"};
  check({
      {"permitted", below(constrained("permitted;DNS:example"))},
      {"permitted exactly", below(constrained("permitted;DNS:good.example"))},
      {"permitted among others",
       below(constrained("permitted;DNS:x.org,permitted;DNS:GOOD.example"))},
      {"not permitted", below(constrained("permitted;DNS:bad.example")), kForbidden},
      {"not permitted: a part of a label", below(constrained("permitted;DNS:ood.example")),
       kForbidden},
      {"permitted below only", below(constrained("permitted;DNS:.good.example")), kForbidden},
      {"excluded", below(constrained("excluded;DNS:example")), kForbidden},
      {"excluded is another", below(constrained("excluded;DNS:bad.example"))},
      {"another name is not permitted",
       below(constrained("permitted;DNS:good.example"),
             {.alternative_names = "DNS:good.example,DNS:bad.example"}),
       kForbidden},
      {"a host below a wildcard is excluded",
       below(constrained("excluded;DNS:a.good.example"),
             {.alternative_names = "DNS:*.good.example"}),
       kForbidden, "a.good.example", Curl::IsLaxer},
      {"names do not constrain addresses", below(constrained("permitted;DNS:x.example"), address),
       nullptr, "127.0.0.1"},
      {"a permitted network", below(constrained("permitted;IP:127.0.0.0/255.0.0.0"), address),
       nullptr, "127.0.0.1"},
      {"another network", below(constrained("permitted;IP:10.0.0.0/255.0.0.0"), address),
       kForbidden, "127.0.0.1"},
      {"a network of the other family",
       below(constrained("permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), address),
       kForbidden, "127.0.0.1"},
      {"an excluded network", below(constrained("excluded;IP:127.0.0.0/255.255.255.0"), address),
       kForbidden, "127.0.0.1"},
      {"a permitted organization",
       below(constrained("permitted;dirName:dn\n[dn]\nO=Good"), {.subject = "/O=Good/CN=x"})},
      {"another organization",
       below(constrained("permitted;dirName:dn\n[dn]\nO=Good"), {.subject = "/O=Bad/CN=x"}),
       kForbidden},
      {"an excluded organization",
       below(constrained("excluded;dirName:dn\n[dn]\nO=Good"), {.subject = "/O=Bad/CN=x"}),
       kUndecided, "good.example", Curl::IsLaxer},
      {"addresses of mail, and none is there", below(constrained("permitted;email:example"))},
      {"addresses of mail, and one is there",
       below(constrained("permitted;email:example"),
             {.alternative_names = "DNS:good.example,email:a@example"}),
       kUndecided, "good.example", Curl::IsLaxer},
      {"an address of mail in the subject",
       below(constrained("permitted;email:example"), {.subject = "/CN=x/emailAddress=a@bad.org"}),
       kUndecided},
      {"critical in a chain: mbedTLS does not read it",
       below(constrained("critical,permitted;DNS:example")),
       "a critical extension that is not understood here", "good.example", Curl::IsLaxer},
      {"critical, and trusted", below_anchor("critical,permitted;DNS:example")},
      {"critical, trusted, not permitted", below_anchor("critical,permitted;DNS:x.org"),
       kForbidden},
      {"two above",
       [](World& world) {
         const Issued& high = world.authority(nullptr, constrained("permitted;DNS:x.org"));
         return Shown{&world.server(&world.authority(&high))};
       },
       kForbidden},
      {"an unknown critical extension of an anchor",
       [](World& world) {
         const Issued& anchor =
             world.authority(nullptr, {.extensions = "1.2.3.4.5=critical,DER:0500"});
         const Issued& issued = world.server(&anchor);
         return Shown{&issued, {issued.certificate}, {anchor.certificate}};
       },
       "an authority that is not trusted"},
      {"an unknown critical extension of the server",
       [](World& world) {
         return Shown{&world.server(nullptr, {.extensions = "1.2.3.4.5=critical,DER:0500"})};
       },
       "a critical extension that is not understood here"},
  });
}

TEST_F(TlsTrust, AuthoritiesMayDoOnlyWhatTheyMay) {
  check({
      {"no usage", below({})},
      {"for servers", below({.usage = "serverAuth,clientAuth"})},
      {"for clients", below({.usage = "clientAuth"}), "may not vouch for servers"},
      {"for anything", below({.usage = "anyExtendedKeyUsage"}), "may not vouch for servers"},
      {"a server's for clients", below({}, {.usage = "clientAuth"}), "may not be used by a server"},
      {"a server's for anything", below({}, {.usage = "anyExtendedKeyUsage"}),
       "may not be used by a server"},
      {"an anchor for clients",
       [](World& world) {
         const Issued& anchor = world.authority(nullptr, {.usage = "clientAuth"});
         return Shown{&world.server(&anchor), {}, {anchor.certificate}};
       },
       "may not vouch for servers"},
      {"Netscape's, for clients", below({}, {.extensions = "nsCertType=client"}),
       "may not be used by a server"},
      {"no authority",
       below({.basic_constraints = "", .extensions = "basicConstraints=critical,CA:FALSE"}),
       "may not issue certificates"},
      {"no sign of an authority", below({.basic_constraints = ""}), "may not issue certificates"},
      {"an authority that may not sign", below({.extensions = "keyUsage=critical,cRLSign"}),
       "may not issue certificates"},
      {"a depth that is kept", below({.basic_constraints = "CA:TRUE,pathlen:0"})},
      {"a depth that is passed",
       [](World& world) {
         const Issued& high = world.authority(nullptr, {.basic_constraints = "CA:TRUE,pathlen:0"});
         return Shown{&world.server(&world.authority(&high))};
       },
       "may not have so many authorities below it"},
      {"a signature of another key",
       [](World& world) {
         const Issued& real = world.authority(nullptr, {.subject = "/CN=twin"});
         const Issued& twin = world.authority(nullptr, {.subject = "/CN=twin"});
         return Shown{&world.server(&real), {twin.certificate}};
       },
       "has a signature that is not of the authority it names"},
  });
}

TEST_F(TlsTrust, WeakKeysAndSignaturesAreNamed) {
  check({
      {"RSA", below({.key = "rsa:2048"}, {.key = "rsa:2048"})},
      {"P-384", below({.key = "secp384r1"}, {.key = "secp384r1"})},
      {"P-521", below({.key = "secp521r1"}, {.key = "secp521r1"})},
      {"SHA-384", below({.digest = "sha384"}, {.digest = "sha512"})},
      {"1024 bits", below({}, {.key = "rsa:1024"}),
       "the server's certificate has a key that is too short (1024 bits RSA)"},
      {"an authority of 1024 bits", below({.key = "rsa:1024"}),
       "has a key that is too short (1024 bits RSA)"},
      {"a curve of few", below({}, {.key = "brainpoolP256r1"}), kNothing},
      {"an authority's curve of few", below({.key = "secp256k1"}),
       "has a key of a kind that is not accepted", "good.example", Curl::IsLaxer},
      {"SHA-1", below({}, {.digest = "sha1"}),
       "the server's certificate is signed with SHA-1, which is no longer trusted"},
      {"an authority with SHA-1", below({.digest = "sha1"}),
       "is signed with SHA-1, which is no longer trusted"},
      {"an anchor with SHA-1",
       [](World& world) {
         const Issued& anchor = world.authority(nullptr, {.digest = "sha1"});
         return Shown{&world.server(&anchor), {}, {anchor.certificate}};
       }},
  });
}

TEST_F(TlsTrust, TheDateIsOfTheCertificateThatIsWrong) {
  const Wish expired{.end = "20240501000000Z"}, future{.start = "20480101000000Z"};
  check({
      {"the server's", below({}, expired), "the server's certificate has expired on 2024-05-01"},
      {"an authority's",
       [=](World& world) {
         Wish named = expired;
         named.subject = "/CN=Old One";
         return below(named)(world);
       },
       "the certificate of the authority \"Old One\" has expired on 2024-05-01"},
      {"an anchor's",
       [=](World& world) {
         const Issued& anchor = world.authority(nullptr, expired);
         return Shown{&world.server(&anchor), {}, {anchor.certificate}};
       },
       "has expired on 2024-05-01"},
      {"not yet", below({}, future),
       "the server's certificate is not valid yet: it begins on 2048-01-01 (is the clock right?)"},
      {"an authority's, not yet", below(future), "is not valid yet"},
      {"another path is good",
       [=](World& world) {
         Wish wish{.subject = "/CN=crossed"};
         const Issued& good = world.authority(nullptr, wish);
         wish.same_key_as = &good;
         wish.end = expired.end;
         const Issued& old = world.authority(nullptr, wish);
         return Shown{&world.server(&good), {old.certificate, good.certificate}};
       }},
  });
}

// The files that some servers show in place of a chain.
TEST_F(TlsTrust, ChainsInAnyOrderAndWithAnythingElseAreFollowed) {
  auto deep = [](World& world, int authorities) {
    const Issued* above = nullptr;
    for (int i = 0; i < authorities; ++i) above = &world.authority(above);
    return above;
  };
  check({
      {"the root too",
       [=](World& world) {
         const Issued* above = deep(world, 1);
         return Shown{&world.server(above), {above->chain, world.root.certificate()}};
       }},
      {"upside down",
       [=](World& world) {
         const Issued& high = world.authority();
         const Issued& middle = world.authority(&high);
         const Issued& low = world.authority(&middle);
         return Shown{&world.server(&low), {high.certificate, middle.certificate, low.certificate}};
       }},
      {"the same many times",
       [=](World& world) {
         const Issued* above = deep(world, 1);
         return Shown{&world.server(above), std::vector<std::string>(12, above->certificate)};
       }},
      {"strangers between",
       [=](World& world) {
         const Issued* above = deep(world, 1);
         std::vector<std::string> chain(1, world.stranger.certificate());
         for (int i = 0; i < 16; ++i) chain.push_back(world.authority().certificate);
         chain.push_back(above->certificate);
         return Shown{&world.server(above), chain};
       }},
      {"six authorities deep", [=](World& world) { return Shown{&world.server(deep(world, 6))}; }},
      {"one missing",
       [=](World& world) {
         const Issued* above = deep(world, 2);
         return Shown{&world.server(above), {above->certificate}};
       },
       "from an authority that is not trusted"},
      {"an authority in the middle is trusted",
       [=](World& world) {
         const Issued* above = deep(world, 2);
         return Shown{&world.server(above), {}, {above->certificate}};
       }},
      {"the server's own is trusted",
       [](World& world) {
         const Issued& own = world.server(nullptr);
         return Shown{&own, {}, {own.certificate}};
       }},
      {"the root changed its key",
       [](World& world) {
         const Issued& older = world.authority(nullptr, {.subject = "/CN=rolled"});
         const Issued& newer = world.authority(nullptr, {.subject = "/CN=rolled"});
         return Shown{
             &world.server(&newer), {newer.certificate}, {older.certificate, newer.certificate}};
       }},
      {"a crossed root",
       [](World& world) {
         Wish wish{.subject = "/CN=crossed root"};
         const Issued& unknown = [&]() -> const Issued& {
           wish.usage = "", wish.alternative_names = "", wish.basic_constraints = "CA:TRUE";
           return world.add(nullptr, wish, &world.stranger);
         }();
         wish.same_key_as = &unknown;
         const Issued& crossed = world.authority(nullptr, wish);
         return Shown{&world.server(&unknown), {unknown.certificate, crossed.certificate}};
       },
       nullptr, "good.example", Curl::TriesOnePathOnly},
  });
}

TEST_F(TlsTrust, AMazeOfAuthoritiesOfOneNameEnds) {
  std::vector<std::string> twins;
  const Issued* last = nullptr;
  for (int i = 0; i < 24; ++i) {
    last = &world_->authority(last, {.subject = "/CN=twin"});
    twins.push_back(last->certificate);
  }
  const Issued& server = world_->server(last);
  const ShowingServer showing(*world_, {&server, twins});
  EXPECT_EQ(connect(showing.port(), "good.example", world_->root.certificate()), Status::Untrusted);
  EXPECT_EQ(notes_.sentences.size(), 1u);
}

// ---- handshakes ---------------------------------------------------------------------------------

struct Handshake {
  const char* options;
  const char* sentence;  // null: agreed
};

TEST_F(TlsTrust, OnlyModernHandshakesAreAgreedOn) {
  const Shown shown{&world_->server(nullptr, {.key = "rsa:2048"})};
  const Handshake table[] = {
      {"-tls1_2", nullptr},
      {"-tls1 -cipher ALL:@SECLEVEL=0", "TLS"},
      {"-tls1_1 -cipher ALL:@SECLEVEL=0", "TLS"},
      {"-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256", nullptr},
      {"-tls1_2 -cipher ECDHE-RSA-AES256-GCM-SHA384", nullptr},
      {"-tls1_2 -cipher ECDHE-RSA-CHACHA20-POLY1305", nullptr},
      {"-tls1_2 -cipher ECDHE-RSA-AES128-SHA", nullptr},
      {"-tls1_2 -cipher ECDHE-RSA-AES256-SHA384", nullptr},
      {"-tls1_2 -cipher AES128-GCM-SHA256", kNothing},
      {"-tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256", kNothing},
      {"-tls1_2 -cipher ECDHE-RSA-NULL-SHA:@SECLEVEL=0", kNothing},
      {"-tls1_2 -curves X25519", nullptr},
      {"-tls1_2 -curves P-256", nullptr},
      {"-tls1_2 -curves P-521", nullptr},
      {"-tls1_2 -curves brainpoolP256r1", kNothing},
      {"-tls1_2 -curves secp256k1", kNothing},
      {"-tls1_2 -sigalgs RSA+SHA1 -cipher ALL:@SECLEVEL=0", kNothing},
      {"-tls1_2 -sigalgs RSA+SHA256", nullptr},
      {"-tls1_2 -Verify 1", "the server asks for a certificate of the client"},
  };
  for (const Handshake& row : table) {
    const ShowingServer server(*world_, shown, std::string(" ") + row.options);
    const Status status = connect(server.port(), "good.example", world_->root.certificate());
    const std::string notes = testing::PrintToString(notes_.sentences);
    EXPECT_EQ(status, row.sentence ? Status::Protocol : Status::Ok) << row.options << notes;
    EXPECT_TRUE(!row.sentence || notes_.has(row.sentence)) << row.options << notes;
  }
}

TEST_F(TlsTrust, ANameThatTheServerDoesNotKnowIsASentence) {
  const Issued& own = world_->server();
  const ShowingServer server(*world_, {&own},
                             " -servername other.example -servername_fatal -cert2 " +
                                 own.certificate + " -key2 " + own.key);
  EXPECT_EQ(connect(server.port(), "good.example", world_->root.certificate()), Status::Protocol);
  EXPECT_TRUE(notes_.has("good.example: the server does not know this name"))
      << testing::PrintToString(notes_.sentences);
}

TEST_F(TlsTrust, WhatIsNoTlsIsASentence) {
  const SocketServer server([](ServedConnection& peer) {
    peer.send("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
    peer.stall();
  });
  EXPECT_EQ(connect(server.port(), "good.example", world_->root.certificate()), Status::Protocol);
  EXPECT_TRUE(notes_.has("the server answers with something else than TLS"))
      << testing::PrintToString(notes_.sentences);
}

TEST_F(TlsTrust, WarningsWithoutEndEndTheHandshake) {
  std::string warnings;
  for (int i = 0; i < 40'000; ++i) warnings += std::string("\x15\x03\x03\x00\x02\x01\x5A", 7);
  const SocketServer server([&](ServedConnection& peer) {
    peer.send(warnings);
    peer.stall();
  });
  EXPECT_EQ(connect(server.port(), "good.example", world_->root.certificate()), Status::Protocol);
  EXPECT_EQ(notes_.sentences.size(), 1u);
}

}  // namespace
}  // namespace weft
