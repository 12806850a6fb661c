// The step, an "n", and the offset with its sign.
#include "render/css/selectors/an_plus_b.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

/// + or - and digits, behind the n; nothing is an offset of 0.
Status parse_offset(SelectorReader& reader, NthTest& test) {
  const size_t before = reader.position();
  reader.skip_blanks();
  if (reader.peek() != '+' && reader.peek() != '-') {
    reader.rewind(before);
    const auto next = static_cast<uint8_t>(reader.peek());
    return is_alpha(next) || is_digit(next) ? Status::Corrupt : Status::Ok;
  }
  const int32_t sign = reader.take_sign();
  reader.skip_blanks();
  int32_t number = 0;
  if (!reader.take_digits(number)) return Status::Corrupt;
  test.offset = sign * number;
  return Status::Ok;
}

}  // namespace

Status parse_an_plus_b(SelectorReader& reader, NthTest& test) {
  if (reader.at_name() && to_lower(reader.peek()) != 'n' && reader.peek() != '-') {
    WEFT_TRY_ASSIGN(const std::string_view word, reader.name());
    test.step = 2;
    test.offset = equal_ignoring_case(word, "odd");
    return test.offset || equal_ignoring_case(word, "even") ? Status::Ok : Status::Corrupt;
  }
  const int32_t sign = reader.take_sign();
  int32_t number = 1;
  const bool has_digits = reader.take_digits(number);
  if (!reader.take('n') && !reader.take('N')) {
    test.offset = sign * number;
    return has_digits ? Status::Ok : Status::Corrupt;
  }
  test.step = sign * number;
  return parse_offset(reader, test);
}

}  // namespace weft
