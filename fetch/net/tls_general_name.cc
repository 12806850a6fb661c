#include "fetch/net/tls_general_name.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>

#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr uint8_t kSubjectAltName[] = {0x55, 0x1D, 0x11};

std::string_view without_final_dot(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return name;
}

bool names_host(std::string_view pattern, std::string_view host) {
  pattern = without_final_dot(pattern);
  host = without_final_dot(host);
  if (pattern.starts_with("*.") && std::count(pattern.begin(), pattern.end(), '.') >= 2) {
    const size_t label = host.find('.');
    if (label == host.npos || label == 0) return false;
    pattern.remove_prefix(1);
    host.remove_prefix(label);
  }
  return !host.empty() && equal_ignoring_case(pattern, host);
}

}  // namespace

GeneralName read_general_name(DerReader& reader) {
  const int tag = reader.tag();
  return {tag, reader.read(tag)};
}

HostName::HostName(std::string_view host) {
  char text[INET6_ADDRSTRLEN] = {};
  host.copy(text, sizeof text - 1);
  size_t size = 0;
  if (host.size() < sizeof text && inet_pton(AF_INET, text, address_) == 1) size = 4;
  else if (host.size() < sizeof text && inet_pton(AF_INET6, text, address_) == 1) size = 16;
  if (size) name_ = {GeneralName::kAddress, {address_, size}};
  else name_ = {GeneralName::kDns, {reinterpret_cast<const uint8_t*>(host.data()), host.size()}};
}

DerReader alternative_names(const mbedtls_x509_crt& certificate) {
  DerReader extension(find_extension(certificate, kSubjectAltName));
  return DerReader(extension.read(kSequence));
}

bool certifies(const mbedtls_x509_crt& certificate, const HostName& host) {
  for (DerReader names = alternative_names(certificate); names.tag() != -1;) {
    const GeneralName name = read_general_name(names);
    if (name.tag != host.name().tag) continue;
    if (host.is_address() ? equal(name.value, host.name().value)
                          : names_host(text_of(name.value), text_of(host.name().value)))
      return true;
  }
  return false;
}

}  // namespace weft
