#include "render/html/tokenizer_input.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "render/base/ascii.h"

namespace weft {
namespace {

struct StopSet {
  Stop stop;
  std::string_view bytes;
};
// clang-format off
constexpr StopSet kStopSets[] = {
    {Stop::Data, "<&"},           {Stop::Raw, "<"},           {Stop::Plain, ""},
    {Stop::TagName, "\t\n\f />"}, {Stop::AttributeName, "\t\n\f />="}, {Stop::DoubleQuoted, "\"&"},
    {Stop::SingleQuoted, "'&"},   {Stop::Unquoted, "\t\n\f &>"}, {Stop::Comment, "<-"},
    {Stop::Cdata, "]"},           {Stop::BogusComment, ">"},
};
// clang-format on

constexpr std::array<uint16_t, 256> make_stops() {
  std::array<uint16_t, 256> stops{};
  for (const StopSet& set : kStopSets)
    for (const char c : set.bytes)
      stops[static_cast<unsigned char>(c)] |= static_cast<uint16_t>(set.stop);
  for (size_t c = 'A'; c <= 'Z'; ++c)
    stops[c] |= static_cast<uint16_t>(Stop::TagName) | static_cast<uint16_t>(Stop::AttributeName);
  stops['\r'] = stops[0] = UINT16_MAX;
  return stops;
}
constexpr std::array<uint16_t, 256> kStops = make_stops();

}  // namespace

bool TokenizerInput::refill() {
  if (status_ != Status::Ok) return false;
  if (counts_lines_) line();
  stream_->consume(taken_);
  taken_ = 0;
  const Result<std::span<const uint8_t>> bytes = stream_->peek();
  status_ = bytes.status();
  if (!bytes.ok() || bytes.value().empty()) return false;
  next_ = counted_to_ = bytes.value().data();
  taken_ = bytes.value().size();
  end_ = next_ + taken_;
  return true;
}

uint32_t TokenizerInput::line() {
  line_ += static_cast<uint32_t>(std::count(counted_to_, next_, '\n'));
  counted_to_ = next_;
  return line_;
}

void TokenizerInput::skip_line_feed() {
  if (next_ == end_ && !refill()) return;
  if (*next_ == '\n') ++next_;
}

std::string_view TokenizerInput::take_run(Stop stop) {
  if (next_ == end_ && !refill()) return {};
  const uint8_t* const begin = next_;
  const auto mask = static_cast<uint16_t>(stop);
  while (next_ != end_ && !(kStops[*next_] & mask)) ++next_;
  return {reinterpret_cast<const char*>(begin), static_cast<size_t>(next_ - begin)};
}

std::string_view TokenizerInput::ahead(size_t bytes) {
  if (static_cast<size_t>(end_ - next_) < bytes) join(bytes);
  const auto left = static_cast<size_t>(end_ - next_);
  return {reinterpret_cast<const char*>(next_), left < bytes ? left : bytes};
}

// Gathers the next `bytes` bytes in joined_, which becomes the window.
void TokenizerInput::join(size_t bytes) {
  auto have = static_cast<size_t>(end_ - next_);
  if (counts_lines_) line();
  if (have) std::memmove(joined_, next_, have);
  while (have < bytes && refill()) {
    const size_t room = bytes - have;
    taken_ = taken_ < room ? taken_ : room;
    std::memcpy(joined_ + have, next_, taken_);
    have += taken_;
    stream_->consume(taken_);
    taken_ = 0;
  }
  next_ = counted_to_ = joined_;
  end_ = joined_ + have;
}

bool TokenizerInput::skip_word(std::string_view word) {
  const std::string_view next = ahead(word.size());
  if (next.size() != word.size()) return false;
  for (size_t i = 0; i < word.size(); ++i)
    if (next[i] != word[i] && to_lower(next[i]) != word[i]) return false;
  skip(word.size());
  return true;
}

}  // namespace weft
