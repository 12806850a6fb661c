// @property: checked and computed where a value is declared. attr(): what attributes say, as
// values.
#include "render/css/properties/property_syntax.h"
#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

class RegisteredFixture : public CascadeFixture {
 public:
  void add(std::string_view name, std::string_view syntax, bool inherits,
           std::string_view initial) {
    ASSERT_EQ(cascade->register_property({name, syntax, inherits, true, initial}), Status::Ok);
  }
  /// The width of the body in px, of 100 px; -1: auto.
  int width_of(std::string_view text) {
    return style(text).box->width.resolve_or(Px::from_int(100), Px::from_int(-1)).floor();
  }
  std::string value_of(std::string_view name) {
    return std::string(cascade->custom_property(name, body_inherited, arena).value());
  }
  void attribute(std::string_view name, std::string_view value) {
    auto* made = arena.make<Attribute>();
    made->name = atoms.intern(name).value();
    made->value = value;
    made->next = std::exchange(body.attributes, made);
  }
};

TEST(PropertySyntax, KnowsEveryComponentAndMultiplier) {
  struct Row {
    const char *syntax, *right, *wrong;
  };
  // clang-format off
  const Row rows[] = {
      {"<length>", "calc(1em + 2px)", "1%"}, {"<percentage>", "5%", "5"},
      {"<length-percentage>", "calc(1px + 5%)", "1deg"},
      {"<number>", "1.5", "1px"}, {"<integer>", "calc(1.5)", "1.5"}, {"<angle>", "1turn", "0"},
      {"<time>", "5ms", "5"},
      {"<resolution>", "2x", "2px"}, {"<color>", "rgb(1 2 3)", "5"}, {"<string>", "'a'", "a"},
      {"<custom-ident>", "Abc", "inherit"},
      {"<url>", "url(a)", "a"}, {"<image>", "linear-gradient(red, blue)", "red"},
      {"<transform-function>", "scale(2)", "scale(2) scale(3)"},
      {"<transform-list>", "scale(2) rotate(1deg)", "red"}, {"<length>+", "1px 2em", "1px, 2em"},
      {"<color>#", "red, blue", "red blue"},
      {"foo | <integer>", "5", "FOO"}, {"a|b#|<length>", "b, b", "a, a"}, {"*", "any thing", ""},
  };
  // clang-format on
  Budget budget;
  Arena arena(budget);
  AtomTable atoms(arena);
  ValueContext context(arena, atoms);
  for (const Row& row : rows) {
    EXPECT_TRUE(is_property_syntax(row.syntax)) << row.syntax;
    EXPECT_TRUE(matches_syntax(row.syntax, row.right, context)) << row.syntax;
    EXPECT_TRUE(!*row.wrong || !matches_syntax(row.syntax, row.wrong, context)) << row.syntax;
  }
}

TEST(PropertySyntax, RefusesWhatIsNone) {
  for (const char* syntax :
       {"", "<lengths>", "<length", "< length>", "<LENGTH>", "foo |", "| foo", "<length>+#",
        "<length> +", "<transform-list>#", "inherit", "*|foo", "a b"})
    EXPECT_FALSE(is_property_syntax(syntax)) << syntax;
}

TEST(RegisteredProperties, AreComputedWhereTheyAreDeclared) {
  RegisteredFixture f;
  f.add("--l", "<length>", true, "7px");
  f.rule(f.root, "font-size: 30px; --l: 2em");
  EXPECT_EQ(f.width_of("font-size: 10px; width: var(--l)"), 60);
  EXPECT_EQ(f.value_of("--l"), "60px");
  EXPECT_EQ(f.width_of("font-size: 10px; --l: calc(1em + 1px); width: var(--l)"), 11);
  EXPECT_EQ(f.width_of("font-size: 10px; --l: 2em; --m: calc(var(--l) * 2); width: var(--m)"), 40);
}

TEST(RegisteredProperties, OfAWrongValueAreInheritedOrInitial) {
  RegisteredFixture f;
  f.add("--l", "<length>", true, "7px");
  f.add("--n", "<length>", false, "8px");
  f.rule(f.root, "--l: 3px; --n: 3px");
  EXPECT_EQ(f.width_of("--l: red; width: var(--l, 1px)"), 3);
  EXPECT_EQ(f.width_of("--l: var(--none); width: var(--l)"), 3);
  EXPECT_EQ(f.width_of("--l: initial; width: var(--l)"), 7);
  EXPECT_EQ(f.width_of("--n: red; width: var(--n)"), 8);
  EXPECT_EQ(f.width_of("--n: inherit; width: var(--n)"), 3);
  EXPECT_EQ(f.width_of("--l: var(--x); --x: blue; width: var(--l)"), 3);
}

TEST(RegisteredProperties, NeedARightInitialValue) {
  RegisteredFixture f;
  for (const char* initial : {"1em", "red", "var(--x)", "calc(1px + 1vw)"})
    f.add("--a", "<length>", true, initial);
  ASSERT_EQ(f.cascade->register_property({"--a", "<length>", true, false, {}}), Status::Ok);
  ASSERT_EQ(f.cascade->register_property({"--a", "<unknown>", true, true, "1px"}), Status::Ok);
  EXPECT_EQ(f.width_of("width: var(--a, 9px)"), 9) << "none of these is a registration";
  f.add("--i", "<integer>", true, "3");
  EXPECT_EQ(f.style("--i: calc(4.5); z-index: var(--i)").box->z_index, 5);
}

TEST(AttributeReferences, AreReplacedByType) {
  RegisteredFixture f;
  f.attribute("data-w", " 30 ");
  f.attribute("data-l", "3em");
  for (const auto& [text, want] : {std::pair("attr(data-w px)", 30),
                                   {"attr(data-w px, 1px)", 30},
                                   {"attr(DATA-W %)", 30},
                                   {"calc(attr(data-w number) * 1px)", 30},
                                   {"attr(data-l type(<length>), 5px)", 48},
                                   {"attr(data-w type(<length>), 5px)", 5},
                                   {"attr(data-l type(*))", 48},
                                   {"attr(no px, 4px)", 4},
                                   {"attr(no px, attr(data-w px))", 30},
                                   {"attr(data-w foo, 6px)", 6},
                                   {"attr(data-w)", -1},
                                   {"attr(no type(<length>))", -1},
                                   {"attr(no, 5px)", 5},
                                   {"attr(data-l px, 7px)", 7}})
    EXPECT_EQ(f.width_of(std::string("width:") + text), want) << text;
  EXPECT_EQ(f.width_of("width: 8px; width: attr(data-w type(<nothing>)); width: attr()"), 8)
      << "wrong when read";
}

TEST(AttributeReferences, AreOfEachElementThatARuleSelects) {
  RegisteredFixture f;
  f.attribute("data-w", "30");
  Element sibling{Atom::None, Namespace::Html};
  f.root.append(sibling);
  EXPECT_EQ(f.width_of("--x: attr(data-w px, 2px); width: var(--x)"), 30);
  sibling.matches = f.body.matches;
  ASSERT_TRUE(f.cascade->compute(sibling, f.root_inherited).ok());
  EXPECT_EQ(sibling.style->box->width, Length::fixed(Px::from_int(2)));
}

TEST(AttributeReferences, InCustomPropertiesAreOfTheElementThatDeclaresThem) {
  RegisteredFixture f;
  f.attribute("data-w", "30");
  f.rule(f.root, "--x: attr(data-w px, 2px)");
  EXPECT_EQ(f.width_of("width: var(--x)"), 2);
  EXPECT_EQ(f.width_of("--x: attr(data-w px, 2px); width: var(--x)"), 30);
}

TEST(AttributeReferences, MakeStringsInContentWithAFallback) {
  RegisteredFixture f;
  f.attribute("title", "a\"b\\c");
  f.rule(f.body, "content: attr(title, 'no') attr(none, 'x') attr(none)",
         {.pseudo = PseudoKind::Before});
  f.style();
  const std::span<const ContentPiece> pieces =
      pseudo_style(f.body, PseudoKind::Before)->rare->content;
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_EQ(pieces[0].text, "a\"b\\c");
  EXPECT_EQ(pieces[1].text, "x");
}

}  // namespace
}  // namespace weft
