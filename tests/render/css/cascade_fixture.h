// Declarations in, computed style out: an element with a parent, and a cascade over them.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "render/base/ascii.h"
#include "render/css/cascade/cascade.h"
#include "render/css/properties/declaration_parser.h"
#include "tests/support/one_font.h"

namespace weft {

/// The place of a rule of a test in the cascade.
struct RuleOptions {
  Origin origin = Origin::Author;
  uint32_t specificity = 0;
  uint16_t layer = 0xFFFF;
  PseudoKind pseudo = PseudoKind::None;
  bool style_attribute = false;
};

class CascadeFixture {
 public:
  explicit CascadeFixture(MediaEnvironment panel = {}, QuirksMode mode = QuirksMode::No)
      : environment(panel), quirks(mode) {
    root.append(body);
    document.append(root);
    auto made = Cascade::create(budget, {arena, arena}, atoms, environment, fonts, mode);
    cascade = std::move(made.value());
  }

  /// Adds "a: b; c: d !important" to what `element` matches.
  const Match* rule(Element& element, std::string_view text, RuleOptions options = {}) {
    auto* block = arena.make<DeclarationBlock>();
    while (!text.empty()) {
      const size_t end = text.find(';');
      declare(text.substr(0, end), *block);
      text = end == text.npos ? std::string_view() : text.substr(end + 1);
    }
    const Match* const match =
        arena.make<Match>(block, ++order, options.specificity, options.layer, options.origin,
                          static_cast<uint8_t>(options.pseudo), options.style_attribute);
    element.matches = arena.make<MatchList>(match, element.matches);
    return match;
  }
  /// Computes root and body and gives the body's style.
  const ComputedStyle& style() {
    const auto of_root = cascade->compute(root, {});
    EXPECT_TRUE(of_root.ok());
    root_inherited = of_root.value();
    const auto of_body = cascade->compute(body, root_inherited);
    EXPECT_TRUE(of_body.ok());
    body_inherited = of_body.value();
    return *body.style;
  }
  /// The style of the body with just these declarations.
  const ComputedStyle& style(std::string_view text) {
    body.matches = nullptr;
    rule(body, text);
    return style();
  }

  Budget budget;
  Arena arena{budget};
  AtomTable atoms{arena};
  MediaEnvironment environment;
  QuirksMode quirks;
  OneFont fonts;
  JoiningResources resources;
  Document document;
  Element root{Atom::None, Namespace::Html}, body{Atom::None, Namespace::Html};
  Owned<Cascade> cascade;
  InheritedStyle root_inherited, body_inherited;
  uint32_t order = 0;

 private:
  void declare(std::string_view text, DeclarationBlock& block) {
    const size_t colon = text.find(':');
    if (colon == text.npos) return;
    std::string_view value = text.substr(colon + 1);
    const size_t mark = value.find('!');
    const ParseContext context{arena, atoms, &resources, "http://a/", quirks};
    EXPECT_EQ(parse_declaration(trimmed(text.substr(0, colon)), value.substr(0, mark),
                                mark != value.npos, context, block),
              Status::Ok);
  }
};

}  // namespace weft
