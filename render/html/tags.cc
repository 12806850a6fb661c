#include "render/html/tags.h"

#include <array>

#include "render/base/ascii.h"

namespace weft {
namespace {

using enum Atom;

constexpr Atom kSpecial[] = {
    Address,  Applet,   Area,     Article, Aside,   Base,     Basefont,   Bgsound, Blockquote,
    Body,     Br,       Button,   Caption, Center,  Col,      Colgroup,   Dd,      Details,
    Dir,      Div,      Dl,       Dt,      Embed,   Fieldset, Figcaption, Figure,  Footer,
    Form,     Frame,    Frameset, H1,      H2,      H3,       H4,         H5,      H6,
    Head,     Header,   Hgroup,   Hr,      Html,    Iframe,   Img,        Input,   Keygen,
    Li,       Link,     Listing,  Main,    Marquee, Menu,     Meta,       Nav,     Noembed,
    Noframes, Noscript, Object,   Ol,      P,       Param,    Plaintext,  Pre,     Script,
    Search,   Section,  Select,   Source,  Style,   Summary,  Table,      Tbody,   Td,
    Template, Textarea, Tfoot,    Th,      Thead,   Title,    Tr,         Track,   Ul,
    Wbr,      Xmp};
constexpr Atom kImpliedEnd[] = {Dd, Dt, Li, Optgroup, Option, P, Rb, Rp, Rt, Rtc};
constexpr Atom kThoroughImpliedEnd[] = {Caption, Colgroup, Dd,    Dt, Li,    Optgroup,
                                        Option,  P,        Rb,    Rp, Rt,    Rtc,
                                        Tbody,   Td,       Tfoot, Th, Thead, Tr};
constexpr Atom kScope[] = {Applet, Caption, Html, Table, Td, Th, Marquee, Object, Select, Template};
constexpr Atom kTableScope[] = {Html, Table, Template};
constexpr Atom kTableBodyContext[] = {Tbody, Tfoot, Thead, Template, Html};
constexpr Atom kTableRowContext[] = {Tr, Template, Html};
constexpr Atom kFosterTarget[] = {Table, Tbody, Tfoot, Thead, Tr};
constexpr Atom kHeading[] = {H1, H2, H3, H4, H5, H6};
constexpr Atom kBreakout[] = {B,      Big,  Blockquote, Body,  Br,   Center, Code,    Dd,   Div,
                              Dl,     Dt,   Em,         Embed, H1,   H2,     H3,      H4,   H5,
                              H6,     Head, Hr,         I,     Img,  Li,     Listing, Menu, Meta,
                              Nobr,   Ol,   P,          Pre,   Ruby, S,      Small,   Span, Strong,
                              Strike, Sub,  Sup,        Table, Tt,   U,      Ul,      Var};

using Row = std::array<uint16_t, static_cast<size_t>(FirstOfPage)>;

constexpr void add(Row& rows, std::span<const Atom> names, TagSet set) {
  for (const Atom name : names)
    rows[static_cast<size_t>(name)] =
        static_cast<uint16_t>(rows[static_cast<size_t>(name)] | static_cast<uint16_t>(set));
}

constexpr Row make_rows() {
  constexpr Atom kLists[] = {Ol, Ul};
  constexpr Atom kButton[] = {Button};
  Row rows{};
  add(rows, kSpecial, TagSet::Special);
  add(rows, kImpliedEnd, TagSet::ImpliedEnd);
  add(rows, kThoroughImpliedEnd, TagSet::ThoroughImpliedEnd);
  add(rows, kScope, TagSet::Scope);
  add(rows, kScope, TagSet::ListItemScope);
  add(rows, kLists, TagSet::ListItemScope);
  add(rows, kScope, TagSet::ButtonScope);
  add(rows, kButton, TagSet::ButtonScope);
  add(rows, kTableScope, TagSet::TableScope);
  add(rows, kTableScope, TagSet::TableContext);
  add(rows, kTableBodyContext, TagSet::TableBodyContext);
  add(rows, kTableRowContext, TagSet::TableRowContext);
  add(rows, kFosterTarget, TagSet::FosterTarget);
  add(rows, kHeading, TagSet::Heading);
  add(rows, kBreakout, TagSet::Breakout);
  return rows;
}
constexpr Row kRows = make_rows();

// The foreign elements that are special and end the search in scope, list item scope and button
// scope.
bool is_foreign_boundary(const Element& element) {
  if (element.name_space == Namespace::Svg)
    return element.name == ForeignObject || element.name == Desc || element.name == Title;
  return is_mathml_text_integration_point(element) || element.name == AnnotationXml;
}

}  // namespace

bool is_in(Atom name, TagSet set) {
  return name < FirstOfPage && kRows[static_cast<size_t>(name)] & static_cast<uint16_t>(set);
}

bool is_in(const Element& element, TagSet set) {
  if (element.name_space == Namespace::Html) return is_in(element.name, set);
  constexpr auto kForeign =
      static_cast<uint16_t>(TagSet::Special) | static_cast<uint16_t>(TagSet::Scope) |
      static_cast<uint16_t>(TagSet::ListItemScope) | static_cast<uint16_t>(TagSet::ButtonScope);
  return static_cast<uint16_t>(set) & kForeign && is_foreign_boundary(element);
}

bool is_mathml_text_integration_point(const Element& element) {
  if (element.name_space != Namespace::MathMl) return false;
  return element.name == Mi || element.name == Mo || element.name == Mn || element.name == Ms ||
         element.name == Mtext;
}

bool is_html_integration_point(const Element& element) {
  if (element.name_space == Namespace::Svg) return is_foreign_boundary(element);
  if (element.name_space != Namespace::MathMl || element.name != AnnotationXml) return false;
  const std::string_view* encoding = element.attribute(Encoding);
  return encoding && (equal_ignoring_case(*encoding, "text/html") ||
                      equal_ignoring_case(*encoding, "application/xhtml+xml"));
}

}  // namespace weft
