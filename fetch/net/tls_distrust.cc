#include "fetch/net/tls_distrust.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <cstdarg>
#include <cstdio>

namespace weft {
namespace {

// Room for text from a certificate, in which only plain ASCII is let through.
class NameList {
 public:
  void add(std::string_view name) {
    if (size_ && size_ + 2 < sizeof text_) text_[size_++] = ',', text_[size_++] = ' ';
    for (const char c : name)
      if (size_ + 1 < sizeof text_) text_[size_++] = c > ' ' && c < 0x7F ? c : '?';
    text_[size_] = 0;
  }
  const char* text() const { return size_ ? text_ : "none"; }

 private:
  char text_[160] = {};
  size_t size_ = 0;
};

void note_other_names(Notes& notes, const char* host, const mbedtls_x509_crt& certificate) {
  NameList names;
  for (DerReader all = alternative_names(certificate); all.tag() != -1;) {
    const GeneralName name = read_general_name(all);
    if (name.tag == GeneralName::kDns) names.add(text_of(name.value));
    char text[INET6_ADDRSTRLEN];
    const size_t size = name.tag == GeneralName::kAddress ? name.value.size() : 0;
    const int family = size == 4 ? AF_INET : AF_INET6;
    if ((size == 4 || size == 16) && inet_ntop(family, name.value.data(), text, sizeof text))
      names.add(text);
  }
  notes.notef("%s: the server's certificate is for other names: %s", host, names.text());
}

void note_unknown_issuer(Notes& notes, const char* host, const mbedtls_x509_crt& chain) {
  const mbedtls_x509_crt* last = &chain;
  while (last->next) last = last->next;
  if (&chain == last && equal(bytes_of(last->issuer_raw), bytes_of(last->subject_raw))) {
    notes.notef("%s: the server's certificate is self-signed and not among the trusted ones", host);
    return;
  }
  char name[160] = {};
  if (mbedtls_x509_dn_gets(name, sizeof name, &last->issuer) < 0) name[0] = 0;
  NameList shown;
  for (std::string_view rest = name; !rest.empty();) {
    const size_t space = rest.find(' ');
    shown.add(rest.substr(
        0, space > 0 && rest[space == rest.npos ? 0 : space - 1] == ',' ? space - 1 : space));
    rest = space == rest.npos ? std::string_view() : rest.substr(space + 1);
  }
  notes.notef("%s: the server's certificate is from an authority that is not trusted: %s", host,
              shown.text());
}

// The thing that an authority may not do; null when its certificate itself is at fault.
const char* lack_of_authority(Distrust reason) {
  switch (reason) {
    case Distrust::NotAnAuthority: return "may not issue certificates";
    case Distrust::TooDeep: return "may not have so many authorities below it";
    case Distrust::ForbiddenUse: return "may not vouch for servers";
    case Distrust::ForbiddenName: return "may not vouch for this name (name constraints)";
    case Distrust::UndecidedName: return "has name constraints that cannot be checked here";
    default: return nullptr;
  }
}

// Room for what is wrong with a certificate: the rest of a sentence.
class Predicate {
 public:
  explicit Predicate(const Verdict& verdict) { describe(verdict); }
  const char* text() const { return text_; }

 private:
  void describe(const Verdict& verdict) {
    const mbedtls_x509_time& date = verdict.date;
    switch (verdict.reason) {
      case Distrust::Expired:
        return write("has expired on %04d-%02d-%02d", date.year, date.mon, date.day);
      case Distrust::NotYetValid:
        return write("is not valid yet: it begins on %04d-%02d-%02d (is the clock right?)",
                     date.year, date.mon, date.day);
      case Distrust::WeakSignature:
        return write("is signed with %s, which is no longer trusted", digest_name(verdict.digest));
      case Distrust::WeakKey:
        if (verdict.rsa_bits == 0) return write("has a key of a kind that is not accepted");
        return write("has a key that is too short (%u bits RSA)", verdict.rsa_bits);
      case Distrust::ForbiddenUse: return write("may not be used by a server");
      default: return write("has a signature that is not of the authority it names");
    }
  }
  static const char* digest_name(mbedtls_md_type_t digest) {
    if (digest == MBEDTLS_MD_MD5) return "MD5";
    return digest == MBEDTLS_MD_SHA1 ? "SHA-1" : "a way";
  }
  [[gnu::format(printf, 2, 3)]] void write(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text_, sizeof text_, format, arguments);
    va_end(arguments);
  }

  char text_[96];
};

}  // namespace

void note_untrusted(Notes& notes, const char* host, const mbedtls_x509_crt& chain,
                    const Verdict& verdict) {
  if (verdict.reason == Distrust::UnknownIssuer) return note_unknown_issuer(notes, host, chain);
  if (verdict.reason == Distrust::OtherName) return note_other_names(notes, host, chain);
  const Predicate wrong(verdict);
  if (verdict.is_of_server)
    return notes.notef("%s: the server's certificate %s", host, wrong.text());
  if (const char* lack = lack_of_authority(verdict.reason))
    return notes.notef("%s: the authority \"%s\" %s", host, verdict.name, lack);
  notes.notef("%s: the certificate of the authority \"%s\" %s", host, verdict.name, wrong.text());
}

}  // namespace weft
