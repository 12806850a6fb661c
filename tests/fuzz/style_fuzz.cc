// Any text as declarations, one a line, must give a computed style, or OutOfMemory when the budget
// is small. The first byte chooses the budget, the quirks and how many of the lines go to the
// parent.
#include <cstdlib>

#include "render/base/ascii.h"
#include "render/css/cascade/cascade.h"
#include "render/css/properties/declaration_parser.h"
#include "tests/support/one_font.h"

namespace weft {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// Declares every "name: value" line of `text` in the first `parents` lines' or the other block.
Status declare(std::string_view text, size_t parents, const ParseContext& context,
               DeclarationBlock& parent, DeclarationBlock& child) {
  for (size_t line = 0; !text.empty(); ++line) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view declaration = text.substr(0, end);
    const size_t colon = std::min(declaration.find(':'), declaration.size());
    const std::string_view value = declaration.substr(std::min(colon + 1, declaration.size()));
    WEFT_TRY(parse_declaration(trimmed(declaration.substr(0, colon)), value, line % 5 == 4, context,
                               line < parents ? parent : child));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return Status::Ok;
}

constexpr PropertyRegistration kRegistrations[] = {
    {"--l", "<length>+ | auto", true, true, "1px"},
    {"--n", "*", false, true, "x"},
    {"--c", "<color># | <image> | <integer>", false, true, "red"}};

Status compute(std::string_view text, uint8_t choice, Budget& budget) {
  const QuirksMode quirks = choice & 8 ? QuirksMode::Quirks : QuirksMode::No;
  Arena arena(budget);
  AtomTable atoms(arena);
  OneFont fonts;
  JoiningResources resources;
  const MediaEnvironment environment{.device_pixel_ratio = choice & 16 ? 1.5 : 1};
  const ParseContext context{arena, atoms, &resources, "http://a/", quirks};
  DeclarationBlock blocks[2];
  WEFT_TRY(declare(text, choice & 7, context, blocks[0], blocks[1]));
  Document document;
  Element parent{Atom::None, Namespace::Html}, child{Atom::None, Namespace::Html};
  document.append(parent);
  parent.append(child);
  const Match of_parent{&blocks[0], 1, 0}, of_child{&blocks[1], 2, 0},
      before{&blocks[1], 2, 0, 0, Origin::Author, 1};
  const MatchList for_parent{&of_parent, nullptr}, for_before{&before, nullptr},
      for_child{&of_child, &for_before};
  parent.matches = &for_parent;
  child.matches = &for_child;
  WEFT_TRY_ASSIGN(const Owned<Cascade> cascade,
                  Cascade::create(budget, {arena, arena}, atoms, environment, fonts, quirks));
  for (const PropertyRegistration& registration : kRegistrations)
    WEFT_TRY(cascade->register_property(registration));
  WEFT_TRY_ASSIGN(const Atom name, atoms.intern("data-a"));
  Attribute attribute{name, AttributeNamespace::None, text.substr(0, text.find('\n'))};
  child.attributes = &attribute;
  WEFT_TRY_ASSIGN(const InheritedStyle inherited, cascade->compute(parent, {}));
  WEFT_TRY(cascade->compute(child, inherited).status());
  for (const Length& length :
       {child.style->box->width, child.style->box->margin_left, child.style->flex->flex_basis})
    if (length.is_size()) require(length.resolve(Px::from_int(100)) <= Px::max());
  return Status::Ok;
}

void run(std::string_view text, uint8_t choice) {
  const bool is_small = choice & 128;
  Budget budget(is_small ? 14000 : Budget::kUnlimited);
  const Status status = compute(text, choice, budget);
  require(status == Status::Ok || (is_small && status == Status::OutOfMemory));
  require(budget.used() == 0);
}

}  // namespace
}  // namespace weft

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  if (size) weft::run({reinterpret_cast<const char*>(bytes) + 1, size - 1}, bytes[0]);
  return 0;
}
