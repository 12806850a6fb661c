// Recursive descent, at most 16 parentheses deep; and what @supports asks.
#include "render/css/conditions/condition.h"

#include "render/base/ascii.h"
#include "render/css/properties/declaration_parser.h"
#include "render/css/selectors/selector.h"
#include "render/css/syntax/declaration_text.h"

namespace weft {
namespace {

constexpr int kMaxDepth = 16;

Truth negated(Truth value) {
  return value == Truth::Unknown ? Truth::Unknown : truth(value == Truth::False);
}

Truth both(Truth a, Truth b) {
  if (a == Truth::False || b == Truth::False) return Truth::False;
  return a == Truth::Unknown ? a : b;
}

Truth either(Truth a, Truth b) { return negated(both(negated(a), negated(b))); }

class ConditionParser {
 public:
  explicit ConditionParser(ConditionFeatures& features) : features_(features) {}

  // not X | X [and X]* | X [or X]*
  Truth condition(TokenStream& stream, int depth, Joints joints = Joints::AndOr) {
    stream.skip_whitespace();
    if (stream.peek().is_ident("not")) {
      stream.next();
      return negated(in_parentheses(stream, depth));
    }
    Truth result = in_parentheses(stream, depth);
    bool any_and = false, any_or = false;
    for (stream.skip_whitespace(); is_joint(stream); stream.skip_whitespace()) {
      const bool is_and = stream.next().is_ident("and");
      (is_and ? any_and : any_or) = true;
      const Truth right = in_parentheses(stream, depth);
      result = is_and ? both(result, right) : either(result, right);
    }
    if (any_or && (any_and || joints == Joints::And)) malformed_ = true;
    return result;
  }
  bool malformed() const { return malformed_; }

 private:
  static bool is_joint(const TokenStream& stream) {
    return stream.peek().is_ident("and") || stream.peek().is_ident("or");
  }

  Truth in_parentheses(TokenStream& stream, int depth) {
    stream.skip_whitespace();
    const Token first = stream.peek();
    if (!first.is(TokenType::OpenParenthesis) && !first.is(TokenType::Function)) {
      malformed_ = true;
      return Truth::Unknown;
    }
    TokenStream inner = stream.next_block();
    if (first.is(TokenType::Function))
      return features_.has_function(first.text) ? features_.function(first.text, inner.rest())
                                                : Truth::Unknown;
    inner.skip_whitespace();
    if (!is_condition(inner.peek())) return features_.feature(inner.rest());
    if (depth == kMaxDepth) return Truth::Unknown;
    const Truth result = condition(inner, depth + 1);
    return inner.at_end() ? result : Truth::Unknown;
  }

  bool is_condition(const Token& token) const {
    return token.is(TokenType::OpenParenthesis) || token.is_ident("not") ||
           (token.is(TokenType::Function) && features_.has_function(token.text));
  }

  ConditionFeatures& features_;
  bool malformed_ = false;
};

class SupportsFeatures final : public ConditionFeatures {
 public:
  SupportsFeatures(const ParseContext& values, const SelectorContext& selectors, Scratch& scratch)
      : values_(values), selectors_(selectors), scratch_(scratch) {}

  Truth feature(std::string_view text) override {
    const size_t colon = text.find(':');
    if (colon == std::string_view::npos) return Truth::False;
    const DeclarationText declaration = split_declaration(text);
    return truth(!declaration.name.empty() &&
                 supports_declaration(declaration.name, declaration.value, values_));
  }
  /// An unknown answer is false (CSS Conditional 3, 6.1).
  bool has_function(std::string_view) const override { return true; }
  Truth function(std::string_view name, std::string_view argument) override {
    if (is(name, "selector")) return truth(supports_selector(argument, selectors_, scratch_));
    if (!is(name, "font-format")) return Truth::False;
    const std::string_view format = trimmed(argument);
    return truth(is(format, "truetype") || is(format, "opentype") || is(format, "woff"));
  }

 private:
  static bool is(std::string_view name, std::string_view wanted) {
    return equal_ignoring_case(name, wanted);
  }
  const ParseContext& values_;
  const SelectorContext& selectors_;
  Scratch& scratch_;
};

}  // namespace

Truth evaluate_condition(TokenStream& stream, ConditionFeatures& features, Joints joints) {
  ConditionParser parser(features);
  const Truth result = parser.condition(stream, 0, joints);
  stream.skip_whitespace();
  return parser.malformed() ? Truth::Unknown : result;
}

bool supports_matches(std::string_view condition, SupportsForm form, const ParseContext& values,
                      const SelectorContext& selectors, Scratch& scratch) {
  SupportsFeatures features(values, selectors, scratch);
  TokenStream stream(condition);
  stream.skip_whitespace();
  if (form == SupportsForm::Import && stream.peek().is(TokenType::Ident) &&
      !stream.peek().is_ident("not"))
    return features.feature(stream.rest()) == Truth::True;
  return evaluate_condition(stream, features) == Truth::True && stream.at_end();
}

}  // namespace weft
