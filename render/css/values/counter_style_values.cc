#include "render/css/values/counter_style_values.h"

#include <algorithm>

#include "render/base/arena_vector.h"
#include "render/css/syntax/declaration_text.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
namespace {

struct SystemName {
  std::string_view name;
  CounterSystem system;
};
constexpr SystemName kSystems[] = {
    {"cyclic", CounterSystem::Cyclic},         {"numeric", CounterSystem::Numeric},
    {"alphabetic", CounterSystem::Alphabetic}, {"symbolic", CounterSystem::Symbolic},
    {"additive", CounterSystem::Additive},     {"fixed", CounterSystem::Fixed},
    {"-weft-chinese", CounterSystem::Chinese}, {"-weft-ethiopic", CounterSystem::Ethiopic}};

/// Reads one descriptor; what answers false leaves the style as it was.
class DescriptorReader {
 public:
  DescriptorReader(std::string_view value, Arena& arena) : stream_(value), arena_(arena) {
    stream_.skip_whitespace();
  }
  Status status() const { return status_; }
  bool at_end() const { return stream_.at_end(); }

  bool take_ident(std::string_view name) {
    if (!stream_.peek().is_ident(name)) return false;
    next();
    return true;
  }
  bool name(std::string_view& text) {
    return stream_.peek().is(TokenType::Ident) && take_text(text);
  }
  bool symbol(std::string_view& text) {
    return (stream_.peek().is(TokenType::Ident) || stream_.peek().is(TokenType::String)) &&
           take_text(text);
  }
  bool integer(int32_t& value) {
    const Token& token = stream_.peek();
    if (!token.is(TokenType::Number) || !token.is_integer) return false;
    value = static_cast<int32_t>(std::clamp(token.number, -2147483647.0, 2147483647.0));
    next();
    return true;
  }
  bool comma() {
    if (!stream_.peek().is(TokenType::Comma)) return false;
    next();
    return true;
  }
  template <typename T>
  bool push(ArenaVector<T>& list, const T& value) {
    if (status_ == Status::Ok) status_ = list.push(value);
    return status_ == Status::Ok;
  }
  Arena& arena() { return arena_; }

 private:
  void next() {
    stream_.next();
    stream_.skip_whitespace();
  }
  bool take_text(std::string_view& text) {
    const Token token = stream_.peek();
    next();
    const Result<std::string_view> plain = unescape(token.text, token.has_escapes, arena_);
    status_ = plain.status();
    if (status_ == Status::Ok) text = plain.value();
    return status_ == Status::Ok;
  }

  TokenStream stream_;
  Arena& arena_;
  Status status_ = Status::Ok;
};

bool read_system(DescriptorReader& reader, CounterStyle& style) {
  std::string_view unused;
  if (reader.take_ident("extends")) return reader.name(unused);
  style.first = 1;
  for (const SystemName& known : kSystems) {
    if (!reader.take_ident(known.name)) continue;
    style.system = known.system;
    style.is_informal = known.system == CounterSystem::Chinese && reader.take_ident("informal");
    if (known.system == CounterSystem::Fixed) reader.integer(style.first);
    return true;
  }
  return false;
}

bool read_symbols(DescriptorReader& reader, CounterStyle& style) {
  ArenaVector<std::string_view> symbols(reader.arena());
  for (std::string_view symbol; reader.symbol(symbol);)
    if (!reader.push(symbols, symbol)) return false;
  style.symbols = symbols.span();
  return !symbols.empty();
}

/// A number and a symbol in any order.
bool read_weighted(DescriptorReader& reader, int32_t& number, std::string_view& symbol) {
  const bool leads = reader.integer(number);
  return reader.symbol(symbol) && (leads || reader.integer(number)) && number >= 0;
}

bool read_additive(DescriptorReader& reader, CounterStyle& style) {
  ArenaVector<AdditiveSymbol> symbols(reader.arena());
  do {
    AdditiveSymbol one{};
    if (!read_weighted(reader, one.weight, one.symbol)) return false;
    if (!symbols.empty() && one.weight >= symbols[symbols.size() - 1].weight) return false;
    if (!reader.push(symbols, one)) return false;
  } while (reader.comma());
  style.additive = symbols.span();
  return true;
}

bool read_bound(DescriptorReader& reader, int32_t& bound) {
  return reader.take_ident("infinite") || reader.integer(bound);
}

bool read_range(DescriptorReader& reader, CounterStyle& style) {
  style.ranges = {};
  if (reader.take_ident("auto")) return true;
  ArenaVector<CounterRange> ranges(reader.arena());
  do {
    CounterRange range;
    if (!read_bound(reader, range.lowest) || !read_bound(reader, range.highest)) return false;
    if (range.lowest > range.highest || !reader.push(ranges, range)) return false;
  } while (reader.comma());
  style.ranges = ranges.span();
  return true;
}

bool read_negative(DescriptorReader& reader, CounterStyle& style) {
  style.negative_end = {};
  if (!reader.symbol(style.negative)) return false;
  reader.symbol(style.negative_end);
  return true;
}

struct Descriptor {
  std::string_view name;
  bool (*read)(DescriptorReader& reader, CounterStyle& style);
};

constexpr Descriptor kDescriptors[] = {
    {"system", read_system},
    {"symbols", read_symbols},
    {"additive-symbols", read_additive},
    {"range", read_range},
    {"negative", read_negative},
    {"prefix",
     [](DescriptorReader& reader, CounterStyle& style) { return reader.symbol(style.prefix); }},
    {"suffix",
     [](DescriptorReader& reader, CounterStyle& style) { return reader.symbol(style.suffix); }},
    {"pad", [](DescriptorReader& reader,
               CounterStyle& style) { return read_weighted(reader, style.pad_length, style.pad); }},
    {"fallback",
     [](DescriptorReader& reader, CounterStyle& style) { return reader.name(style.fallback); }},
};

/// Calls take(declaration) for each up to a semicolon.
template <typename Take>
Status visit_descriptors(std::string_view descriptors, Take take) {
  TokenStream stream(descriptors);
  while (!stream.at_end()) {
    const size_t begin = stream.position();
    while (!stream.at_end() && !stream.peek().is(TokenType::Semicolon)) stream.next_component();
    WEFT_TRY(take(split_declaration(descriptors.substr(begin, stream.position() - begin))));
    stream.next();
  }
  return Status::Ok;
}

/// 3.1: the symbols that each system needs.
bool is_complete(const CounterStyle& style) {
  switch (style.system) {
    case CounterSystem::Additive: return !style.additive.empty();
    case CounterSystem::Numeric:
    case CounterSystem::Alphabetic: return style.symbols.size() >= 2;
    case CounterSystem::Chinese: return style.symbols.size() == 13;
    case CounterSystem::Ethiopic: return true;
    default: return !style.symbols.empty();
  }
}

}  // namespace

Result<std::string_view> extended_counter_style(std::string_view descriptors, Arena& arena) {
  std::string_view extended;
  WEFT_TRY(visit_descriptors(descriptors, [&](const DeclarationText& declaration) {
    if (!equal_ignoring_case(declaration.name, "system")) return Status::Ok;
    DescriptorReader reader(declaration.value, arena);
    std::string_view name;
    if (reader.take_ident("extends") && reader.name(name) && reader.at_end()) extended = name;
    return reader.status();
  }));
  return extended;
}

Result<bool> read_counter_style(std::string_view descriptors, Arena& arena, CounterStyle& style) {
  bool has_symbols = false;
  WEFT_TRY(visit_descriptors(descriptors, [&](const DeclarationText& declaration) {
    for (const Descriptor& known : kDescriptors) {
      if (!equal_ignoring_case(declaration.name, known.name)) continue;
      DescriptorReader reader(declaration.value, arena);
      CounterStyle changed = style;
      if (known.read(reader, changed) && reader.at_end()) {
        style = changed;
        has_symbols |= known.read == read_symbols || known.read == read_additive;
      }
      if (reader.status() != Status::Ok) return reader.status();
    }
    return Status::Ok;
  }));
  return style.is_refined ? !has_symbols : is_complete(style);
}

Result<bool> read_symbols_function(std::string_view written, Arena& arena, CounterStyle& style) {
  TokenStream stream(written);
  DescriptorReader reader(stream.next_block().rest(), arena);
  style.suffix = " ";
  for (const SystemName& known : kSystems)
    if (reader.take_ident(known.name)) style.system = known.system;
  const bool valid = read_symbols(reader, style) && reader.at_end();
  WEFT_TRY(reader.status());
  return valid && is_complete(style);
}

}  // namespace weft
