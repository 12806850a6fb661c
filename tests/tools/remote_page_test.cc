// The example page from real servers over https: the same picture as from the file, over one
// connection with h2.
#include <gtest/gtest.h>

#include <cstdlib>

#include "fetch/net/tls.h"
#include "tests/support/generated_sheet.h"
#include "tests/support/real_server.h"
#include "tests/support/weft_command.h"

namespace weft {
namespace {

class RemotePage : public testing::Test {
 protected:
  void SetUp() override {
    if (!CertificateAuthority::is_available()) GTEST_SKIP() << "no openssl";
    certificate = authority.issue("server", {});
    ASSERT_TRUE(authority.ok());
  }
  CommandResult render(uint16_t port, const std::string& name, const std::string& more = "") {
    return run_weft(work, "render https://localhost:" + std::to_string(port) +
                              "/index.html --stats --ca " + authority.certificate() + " -o " +
                              work.file(name) + " " + more);
  }
  std::string from_file() {
    const CommandResult result =
        run_weft(work, "render " + root + "/index.html -o " + work.file("file.png"));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return file_contents(work.file("file.png"));
  }
  const std::string root = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station";
  TemporaryDirectory work;
  CertificateAuthority authority{work, "weft"};
  CertificateAuthority::Issued certificate;
};

TEST_F(RemotePage, IsTheSameOverOneHttp2Connection) {
  if (!RealServer::has("nghttpd")) GTEST_SKIP() << "no nghttpd";
  const Nghttpd server(work, root, &certificate);
  const CommandResult result = render(server.port(), "h2.png");
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(file_contents(work.file("h2.png")) == from_file());
  EXPECT_EQ(json_number(result.err, "connections"), 1);
  EXPECT_EQ(json_number(result.err, "handshakes"), 1);
  EXPECT_GT(count_of(result.err, "\"h2\""), 10u);
  EXPECT_EQ(count_of(result.err, "http/1.1"), 0u);
}

TEST_F(RemotePage, StatisticsTellTheTimesOfEachFetch) {
  if (!RealServer::has("nghttpd")) GTEST_SKIP() << "no nghttpd";
  const Nghttpd server(work, root, &certificate);
  const std::string json = render(server.port(), "h2.png").err;
  EXPECT_EQ(count_of(json, "\"start_ms\": "), count_of(json, "\"url\": "));
  EXPECT_EQ(count_of(json, "null"), 0u) << json;
  EXPECT_GT(json_number(json, "end_ms"), 0);
  const std::string table = render(server.port(), "h2.png", "--stats=table").err;
  EXPECT_EQ(count_of(table, " h2 "), count_of(json, "\"h2\"")) << table;
  EXPECT_NE(table.find("network  1 connections, 1 of them with TLS"), std::string::npos) << table;
  EXPECT_EQ(table.find('{'), std::string::npos) << table;
}

TEST_F(RemotePage, IsTheSameOverHttp11) {
  if (!RealServer::has("nginx")) GTEST_SKIP() << "no nginx";
  const Nginx::Site site{root, &certificate};
  const Nginx server(work, {site});
  const CommandResult result = render(server.port(), "h1.png");
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(file_contents(work.file("h1.png")) == from_file());
  EXPECT_GT(count_of(result.err, "http/1.1"), 10u);
}

TEST_F(RemotePage, IsTheSameFromNginxOverHttp2) {
  if (!RealServer::has("nginx")) GTEST_SKIP() << "no nginx";
  const Nginx::Site site{root, &certificate, true};
  const Nginx server(work, {site});
  ASSERT_EQ(render(server.port(), "h2.png").exit_code, 0);
  EXPECT_TRUE(file_contents(work.file("h2.png")) == from_file());
}

TEST_F(RemotePage, IsTheSameOverTls13Alone) {
  if (!RealServer::has("nginx") || !TlsClient::speaks_tls_1_3())
    GTEST_SKIP() << "no nginx, or mbedTLS without TLS 1.3";
  const Nginx::Site site{root, &certificate, true, "ssl_protocols TLSv1.3;"};
  const Nginx server(work, {site});
  ASSERT_EQ(render(server.port(), "tls13.png").exit_code, 0);
  EXPECT_TRUE(file_contents(work.file("tls13.png")) == from_file());
}

TEST_F(RemotePage, AnUnknownAuthorityIsExitCode1AndNamesTheHost) {
  if (!RealServer::has("nghttpd")) GTEST_SKIP() << "no nghttpd";
  const Nghttpd server(work, root, &certificate);
  const CommandResult result =
      run_weft(work, "render https://localhost:" + std::to_string(server.port()) + "/ -o " +
                         work.file("page.png"));
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.err.find("localhost"), std::string::npos) << result.err;
  EXPECT_FALSE(std::filesystem::exists(work.file("page.png")));
}

/// A framework's sheet, stored compressed: inflated and matched as it comes, and its tokens fetched
/// once more.
TEST(CompressedSheet, IsTheSameAsThePlainOne) {
  if (!RealServer::has("nginx") || !RealServer::has("gzip")) GTEST_SKIP() << "no nginx, or no gzip";
  const TemporaryDirectory work;
  work.write("index.html", "<link rel=stylesheet href=sheet.css>" + GeneratedPage::text(60));
  work.write("sheet.css", GeneratedSheet{2300, 23, 1000}.text());
  const CommandResult plain =
      run_weft(work, "render " + work.file("index.html") + " -o " + work.file("plain.png"));
  ASSERT_EQ(plain.exit_code, 0) << plain.err;
  ASSERT_EQ(std::system(("gzip -n -c " + work.file("sheet.css") + " > " + work.file("sheet.gz") +
                         " && mv " + work.file("sheet.gz") + " " + work.file("sheet.css"))
                            .c_str()),
            0);
  const Nginx server(work, {{.root = work.path(),
                             .more = "location ~ css$ { add_header content-encoding gzip; }"}});
  const CommandResult result =
      run_weft(work, "render http://localhost:" + std::to_string(server.port()) +
                         "/index.html --stats -o " + work.file("gzip.png"));
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(count_of(result.err, "sheet.css"), 2u) << result.err;
  EXPECT_TRUE(file_contents(work.file("gzip.png")) == file_contents(work.file("plain.png")));
}

}  // namespace
}  // namespace weft
