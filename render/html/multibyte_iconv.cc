// MultibyteDecoder by the C library's iconv.
#include <iconv.h>

#include <cerrno>
#include <cstring>

#include "render/html/multibyte_decoder.h"

namespace weft {
namespace {

struct ConverterName {
  Encoding encoding;
  const char* name;
};
constexpr ConverterName kNames[] = {
    {Encoding::Gbk, "GB18030"},           {Encoding::Gb18030, "GB18030"},
    {Encoding::Big5, "BIG5-HKSCS"},       {Encoding::EucJp, "EUC-JP-MS"},
    {Encoding::ShiftJis, "CP932"},        {Encoding::EucKr, "CP949"},
    {Encoding::Iso2022Jp, "ISO-2022-JP"},
};
// The input is `char**` in POSIX, `const char**` in picolibc.
template <typename Input>
size_t convert(size_t (*convert)(iconv_t, Input**, size_t*, char**, size_t*), iconv_t converter,
               char*& in, size_t& in_left, char*& out, size_t& out_left) {
  Input* from = in;
  const size_t result = convert(converter, &from, &in_left, &out, &out_left);
  in = const_cast<char*>(from);
  return result;
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

size_t write(std::string_view text, char* out) {
  std::memcpy(out, text.data(), text.size());
  return text.size();
}

}  // namespace

MultibyteDecoder::~MultibyteDecoder() {
  if (converter_) iconv_close(converter_);
}

bool MultibyteDecoder::open(Encoding encoding) {
  for (const ConverterName& row : kNames) {
    if (row.encoding != encoding) continue;
    iconv_t converter = iconv_open("UTF-8", row.name);
    if (converter != reinterpret_cast<iconv_t>(-1)) converter_ = converter;
  }
  return converter_ != nullptr;
}

size_t MultibyteDecoder::push(uint8_t byte, char* out) {
  if (!converter_)
    return byte < 0x80 ? write({reinterpret_cast<const char*>(&byte), 1}, out)
                       : write(kReplacement, out);
  pending_[pending_count_++] = static_cast<char>(byte);
  char* in = pending_;
  size_t in_left = pending_count_, out_left = kMaxOutput - 2 * kReplacement.size();
  char* next = out;
  const bool failed =
      convert(iconv, converter_, in, in_left, next, out_left) == static_cast<size_t>(-1);
  const auto written = static_cast<size_t>(next - out);
  std::memmove(pending_, in, in_left);
  pending_count_ = static_cast<uint8_t>(in_left);
  if (!failed || (errno == EINVAL && pending_count_ < sizeof pending_)) return written;
  return written + fail(next);
}

// The pending bytes are no character. An ASCII byte at their end is taken as itself, as in the
// Encoding Standard.
size_t MultibyteDecoder::fail(char* out) {
  const char last = pending_[pending_count_ - 1];
  const bool keeps_last = pending_count_ > 1 && static_cast<unsigned char>(last) < 0x80;
  pending_count_ = 0;
  const size_t written = write(kReplacement, out);
  return keeps_last ? written + write({&last, 1}, out + written) : written;
}

size_t MultibyteDecoder::finish(char* out) {
  if (!converter_) return 0;
  char* next = out;
  size_t out_left = kMaxOutput - kReplacement.size();
  (void)iconv(converter_, nullptr, nullptr, &next, &out_left);
  const size_t written = static_cast<size_t>(next - out);
  if (!pending_count_) return written;
  pending_count_ = 0;
  return written + write(kReplacement, next);
}

}  // namespace weft
