#include "render/html/dom.h"

#include <gtest/gtest.h>

#include <string>

namespace weft {
namespace {

// The children of `parent` as one letter each, read forwards and, after a bar, backwards.
std::string letters(const Node& parent) {
  std::string text;
  for (Node* child = parent.first_child; child; child = child->next_sibling)
    text += static_cast<Text*>(child)->text;
  text += '|';
  for (Node* child = parent.last_child(); child; child = child->previous_sibling())
    text += static_cast<Text*>(child)->text;
  return text;
}

TEST(Dom, KeepsBothDirectionsThroughEveryInsertionAndRemoval) {
  Document document;
  Text a("a"), b("b"), c("c"), d("d");
  document.append(b);
  document.insert_before(a, &b);
  document.append(d);
  document.insert_before(c, &d);
  EXPECT_EQ(letters(document), "abcd|dcba");
  a.remove();
  EXPECT_EQ(letters(document), "bcd|dcb");
  c.remove();
  d.remove();
  EXPECT_EQ(letters(document), "b|b");
  b.remove();
  EXPECT_EQ(letters(document), "|");
  document.append(d);
  EXPECT_EQ(letters(document), "d|d");
}

TEST(Dom, WalksTheTreeInOrderWithinTheRoot) {
  Document document;
  Element outer(Atom::Div, Namespace::Html), inner(Atom::P, Namespace::Html);
  Text first("1"), last("2");
  document.append(outer);
  outer.append(inner);
  inner.append(first);
  document.append(last);
  EXPECT_EQ(next_in_tree(document, document), &outer);
  EXPECT_EQ(next_in_tree(inner, document), &first);
  EXPECT_EQ(next_in_tree(first, document), &last);
  EXPECT_EQ(next_after_subtree(outer, document), &last);
  EXPECT_EQ(next_in_tree(first, outer), nullptr);
  EXPECT_EQ(next_in_tree(last, document), nullptr);
}

TEST(Dom, AnElementTakesAtMost48BytesOnA32BitMachine) {
  const size_t pointers = sizeof(void*);
  EXPECT_LE(sizeof(Element), pointers == 4 ? 48u : 96u);
}

TEST(Dom, FindsAnAttributeByNameOutsideAnyNamespace) {
  Element element(Atom::A, Namespace::Html);
  Attribute href{Atom::Href, AttributeNamespace::None, "x", nullptr};
  Attribute linked{Atom::Href, AttributeNamespace::XLink, "y", &href};
  element.attributes = &linked;
  ASSERT_NE(element.attribute(Atom::Href), nullptr);
  EXPECT_EQ(*element.attribute(Atom::Href), "x");
  EXPECT_EQ(element.attribute(Atom::Class), nullptr);
}

}  // namespace
}  // namespace weft
