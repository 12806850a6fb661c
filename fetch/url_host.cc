#include "fetch/url_host.h"

#include <charconv>
#include <optional>

#include "fetch/percent.h"
#include "render/base/ascii.h"
#include "render/base/percent_decoding.h"

namespace weft {
namespace {

constexpr size_t kDomainBytes = 255;

Status append_number(ArenaVector<char>& out, unsigned value, int base) {
  char digits[12];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, base).ptr;
  return out.append({digits, static_cast<size_t>(end - digits)});
}

// 3.2: what no host may contain; a domain may not contain the controls, % and DEL either.
bool is_forbidden_in_host(char c) {
  constexpr std::string_view kForbidden("\0\t\n\r #/:<>?@[\\]^|", 17);
  return kForbidden.find(c) != std::string_view::npos;
}
bool is_forbidden_in_domain(char c) {
  return is_forbidden_in_host(c) || static_cast<unsigned char>(c) < 0x20 || c == '%' || c == 0x7F;
}

// ---- IPv4 ---------------------------------------------------------------------------------------

// The IPv4 number parser. Nothing when `text` is no number; saturates far above 2^32.
std::optional<uint64_t> parse_ipv4_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  unsigned radix = 10;
  if (text.size() > 1 && text[0] == '0') {
    const bool hexadecimal = to_lower(text[1]) == 'x';
    radix = hexadecimal ? 16 : 8;
    text.remove_prefix(hexadecimal ? 2 : 1);
  }
  uint64_t value = 0;
  for (const char c : text) {
    if (!is_hex_digit(static_cast<unsigned char>(c)) ||
        hex_value(static_cast<unsigned char>(c)) >= radix)
      return std::nullopt;
    if (value < uint64_t{1} << 40) value = value * radix + hex_value(static_cast<unsigned char>(c));
  }
  return value;
}

std::string_view without_final_dot(std::string_view host) {
  return host.size() > 1 && host.back() == '.' ? host.substr(0, host.size() - 1) : host;
}

// The ends-in-a-number checker.
bool ends_in_number(std::string_view host) {
  host = without_final_dot(host);
  const std::string_view last = host.substr(host.rfind('.') == host.npos ? 0 : host.rfind('.') + 1);
  bool all_digits = !last.empty();
  for (const char c : last) all_digits = all_digits && is_digit(static_cast<unsigned char>(c));
  return all_digits ||
         (last.size() > 1 && last[0] == '0' && to_lower(last[1]) == 'x' && parse_ipv4_number(last));
}

std::optional<uint32_t> parse_ipv4(std::string_view host) {
  host = without_final_dot(host);
  uint64_t address = 0;
  for (int part = 0; part < 4; ++part) {
    const size_t dot = host.find('.');
    const auto number = parse_ipv4_number(host.substr(0, dot));
    if (!number) return std::nullopt;
    if (dot == host.npos) {
      if (*number >= uint64_t{1} << (8 * (4 - part))) return std::nullopt;
      return static_cast<uint32_t>(address + *number);
    }
    if (*number > 255) return std::nullopt;
    address += *number << (8 * (3 - part));
    host.remove_prefix(dot + 1);
  }
  return std::nullopt;
}

Status append_ipv4(ArenaVector<char>& out, uint32_t address) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    WEFT_TRY(append_number(out, (address >> shift) & 255, 10));
    if (shift) WEFT_TRY(out.push('.'));
  }
  return Status::Ok;
}

// ---- IPv6 ---------------------------------------------------------------------------------------

struct Ipv6 {
  uint16_t pieces[8] = {};
};

// The tail "1.2.3.4" of an IPv6 address: exactly four decimal numbers without leading zeros.
std::optional<uint32_t> parse_ipv4_tail(std::string_view text) {
  uint32_t address = 0;
  for (int part = 0; part < 4; ++part) {
    const size_t dot = part < 3 ? text.find('.') : text.size();
    if (dot == text.npos || dot == 0 || dot > 3) return std::nullopt;
    const std::string_view digits = text.substr(0, dot);
    unsigned value = 0;
    for (const char c : digits) {
      if (!is_digit(static_cast<unsigned char>(c))) return std::nullopt;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
    if (value > 255 || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
    address = address << 8 | value;
    text.remove_prefix(part < 3 ? dot + 1 : dot);
  }
  return address;
}

std::optional<uint16_t> parse_piece(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : digits) {
    if (!is_hex_digit(static_cast<unsigned char>(c))) return std::nullopt;
    value = value * 16 + hex_value(static_cast<unsigned char>(c));
  }
  return static_cast<uint16_t>(value);
}

// Pieces separated by single colons into `pieces`; how many, or nothing. Empty text is none.
std::optional<size_t> parse_pieces(std::string_view text, uint16_t* pieces) {
  if (text.empty()) return 0;
  for (size_t count = 0; count < 8;) {
    const size_t colon = text.find(':');
    if (colon == text.npos && text.find('.') != text.npos) {
      const auto tail = parse_ipv4_tail(text);
      if (!tail || count > 6) return std::nullopt;
      pieces[count] = static_cast<uint16_t>(*tail >> 16);
      pieces[count + 1] = static_cast<uint16_t>(*tail);
      return count + 2;
    }
    const auto piece = parse_piece(text.substr(0, colon));
    if (!piece) return std::nullopt;
    pieces[count++] = *piece;
    if (colon == text.npos) return count;
    text.remove_prefix(colon + 1);
  }
  return std::nullopt;
}

std::optional<Ipv6> parse_ipv6(std::string_view text) {
  Ipv6 address;
  const size_t gap = text.find("::");
  if (gap == text.npos) {
    const auto count = parse_pieces(text, address.pieces);
    return count == 8u ? std::optional(address) : std::nullopt;
  }
  uint16_t tail[8] = {};
  const std::string_view before = text.substr(0, gap);
  if (before.find('.') != before.npos) return std::nullopt;
  const auto head_count = parse_pieces(before, address.pieces);
  const auto tail_count = parse_pieces(text.substr(gap + 2), tail);
  if (!head_count || !tail_count || *head_count + *tail_count > 7) return std::nullopt;
  for (size_t i = 0; i < *tail_count; ++i) address.pieces[8 - *tail_count + i] = tail[i];
  return address;
}

// The first longest run of two or more zero pieces; `length` 0 when there is none.
struct ZeroRun {
  size_t start = 8, length = 0;
};
ZeroRun longest_zero_run(const Ipv6& address) {
  ZeroRun best;
  for (size_t i = 0; i < 8; ++i) {
    size_t length = 0;
    while (i + length < 8 && address.pieces[i + length] == 0) ++length;
    if (length > 1 && length > best.length) best = {i, length};
    i += length;
  }
  return best;
}

Status append_ipv6(ArenaVector<char>& out, const Ipv6& address) {
  const ZeroRun run = longest_zero_run(address);
  WEFT_TRY(out.push('['));
  for (size_t i = 0; i < 8; ++i) {
    if (i == run.start) {
      WEFT_TRY(out.push(':'));
      if (i == 0) WEFT_TRY(out.push(':'));
      i += run.length - 1;
      continue;
    }
    WEFT_TRY(append_number(out, address.pieces[i], 16));
    if (i < 7) WEFT_TRY(out.push(':'));
  }
  return out.push(']');
}

// ---- domains ------------------------------------------------------------------------------------

Status append_opaque_host(ArenaVector<char>& out, std::string_view input) {
  for (const char c : input)
    if (is_forbidden_in_host(c)) return Status::Corrupt;
  return append_encoded(out, input, EncodeSet::C0Control);
}

// Percent-decoded and lower-cased into `domain`. Errors: Corrupt, Unsupported.
Result<std::string_view> domain_to_ascii(std::string_view input, char (&domain)[kDomainBytes]) {
  size_t size = 0;
  while (!input.empty()) {
    const uint8_t byte = next_decoded(input);
    if (byte >= 0x80) return Status::Unsupported;
    if (size == kDomainBytes || is_forbidden_in_domain(static_cast<char>(byte)))
      return Status::Corrupt;
    domain[size++] = to_lower(static_cast<char>(byte));
  }
  if (size == 0) return Status::Corrupt;
  return std::string_view(domain, size);
}

}  // namespace

Status append_host(ArenaVector<char>& out, std::string_view input, HostKind kind) {
  if (!input.empty() && input.front() == '[') {
    if (input.back() != ']' || input.size() < 3) return Status::Corrupt;
    const auto address = parse_ipv6(input.substr(1, input.size() - 2));
    return address ? append_ipv6(out, *address) : Status::Corrupt;
  }
  if (kind == HostKind::Opaque) return append_opaque_host(out, input);
  char buffer[kDomainBytes];
  WEFT_TRY_ASSIGN(const std::string_view domain, domain_to_ascii(input, buffer));
  if (!ends_in_number(domain)) return out.append(domain);
  const auto address = parse_ipv4(domain);
  return address ? append_ipv4(out, *address) : Status::Corrupt;
}

}  // namespace weft
