// Certificates for tests, made by the openssl command: a root, an intermediate, and servers'
// certificates good and bad.
#pragma once

#include <cstdlib>

#include "tests/support/temporary_directory.h"

namespace weft {

class CertificateAuthority {
 public:
  /// All files go into `directory`, which must outlive it; their names begin with `name`.
  CertificateAuthority(const TemporaryDirectory& directory, std::string name)
      : directory_(directory), name_(std::move(name)) {
    make_key(path("key"), "prime256v1");
    ok_ = run("openssl req -x509 -new -key " + path("key") + " -subj '/CN=" + name_ +
              " root' -days 30 -out " + path("pem") +
              " -addext basicConstraints=critical,CA:TRUE -addext "
              "keyUsage=critical,digitalSignature,keyCertSign,cRLSign -addext subjectAltName=DNS:" +
              name_ + ".example");
  }
  static bool is_available() { return std::system("command -v openssl >/dev/null 2>&1") == 0; }
  bool ok() const { return ok_; }
  /// The root certificate.
  std::string certificate() const { return path("pem"); }

  struct Issued {
    std::string chain, key;        ///< paths
    std::string certificate = {};  ///< the path of the first of the chain alone
  };
  struct Wish {
    std::string alternative_names = "DNS:localhost,IP:127.0.0.1";
    std::string usage = "serverAuth";
    std::string start = {}, end = {};  ///< YYYYMMDDHHMMSSZ, or empty: now, in 30 days
    const Issued* issuer = nullptr;    ///< null: the root
    std::string basic_constraints = "CA:FALSE";
    std::string extensions = {};          ///< further lines of openssl's section of extensions
    std::string digest = "sha256";        ///< of the signature
    std::string key = "prime256v1";       ///< a curve, or rsa:BITS
    const Issued* same_key_as = nullptr;  ///< null: a key of its own
    std::string subject = {};             ///< empty: /CN= the name
  };
  /// A certificate named `name`; its chain file holds the issuer's chain too, when that is not the
  /// root.
  Issued issue(const std::string& name, const Wish& wish) {
    const std::string base = directory_.file(name_ + "-" + name);
    const Issued issued{base + ".chain", wish.same_key_as ? wish.same_key_as->key : base + ".key",
                        base + ".pem"};
    if (!wish.same_key_as) make_key(issued.key, wish.key);
    const std::string config = directory_.write(name_ + "-" + name + ".cnf", config_for(wish));
    directory_.write(name_ + ".index", "");
    run("openssl req -new -key " + issued.key + " -subj '" +
        (wish.subject.empty() ? "/CN=" + name : wish.subject) + "' -out " + base + ".csr");
    const std::string issuer = wish.issuer ? wish.issuer->chain : certificate();
    ok_ = run("openssl ca -batch -notext -create_serial -config " + config +
              " -extensions v3 -cert " + issuer + " -keyfile " +
              (wish.issuer ? wish.issuer->key : path("key")) + " -in " + base + ".csr -out " +
              base + ".pem -startdate " + (wish.start.empty() ? "20240101000000Z" : wish.start) +
              " -enddate " + (wish.end.empty() ? "20490101000000Z" : wish.end)) &&
          ok_;
    std::ofstream(issued.chain) << file_contents(base + ".pem")
                                << (wish.issuer ? file_contents(issuer) : "");
    return issued;
  }

 private:
  static bool run(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
  }
  static void make_key(const std::string& path, const std::string& kind) {
    run(kind.starts_with("rsa:")
            ? "openssl genrsa -out " + path + " " + kind.substr(4)
            : "openssl ecparam -genkey -name " + kind + " -noout -out " + path);
  }
  std::string path(const std::string& extension) const {
    return directory_.file(name_ + "." + extension);
  }
  static std::string line(const std::string& key, const std::string& value) {
    return value.empty() ? "" : key + value + "\n";
  }
  std::string config_for(const Wish& wish) const {
    return "[ca]\ndefault_ca=c\n[c]\ndatabase=" + path("index") + "\nserial=" + path("serial") +
           "\nnew_certs_dir=" + directory_.path() + "\ndefault_md=" + wish.digest +
           "\npolicy=p\nunique_subject=no\npreserve=yes\n[p]\norganizationName=optional\n"
           "commonName=optional\nemailAddress=optional\n[v3]\n" +
           line("basicConstraints=critical,", wish.basic_constraints) +
           line("subjectAltName=", wish.alternative_names) + line("extendedKeyUsage=", wish.usage) +
           wish.extensions + "\n";
  }

  const TemporaryDirectory& directory_;
  std::string name_;
  bool ok_ = false;
};

}  // namespace weft
