#include "render/html/identifiers.h"

#include "render/base/ascii.h"
#include "render/html/byte_buffer.h"

namespace weft {
namespace {

constexpr size_t kMostClasses = UINT8_MAX;

// Takes the next class out of `list`, without white space; empty at the end.
std::string_view next_class(std::string_view& list) {
  list = trimmed(list);
  size_t length = 0;
  while (length < list.size() && !is_space(static_cast<unsigned char>(list[length]))) ++length;
  const std::string_view name = list.substr(0, length);
  list.remove_prefix(length);
  return name;
}

size_t count_classes(std::string_view list) {
  size_t count = 0;
  while (count < kMostClasses && !next_class(list).empty()) ++count;
  return count;
}

bool has_upper_case(std::string_view text) {
  for (const char c : text)
    if (is_upper(static_cast<unsigned char>(c))) return true;
  return false;
}

// An id or class matches without case in quirks mode.
Result<Atom> identifier_atom(std::string_view name, const Document& document, Arena& arena) {
  if (document.quirks_mode != QuirksMode::Quirks || !has_upper_case(name))
    return atom_for(*document.atoms, name, Atom::None);
  ByteBuffer folded(arena.budget());
  for (const char c : name) WEFT_TRY(folded.push(to_lower(c)));
  return atom_for(*document.atoms, folded.view(), Atom::None);
}

Status set_classes(Element& element, std::string_view value, const Document& document,
                   Arena& arena) {
  const size_t count = count_classes(value);
  const std::span<Atom> atoms = arena.make_array<Atom>(count);
  if (!atoms.data()) return Status::OutOfMemory;
  uint8_t kept = 0;
  for (size_t i = 0; i < count; ++i) {
    WEFT_TRY_ASSIGN(const Atom atom, identifier_atom(next_class(value), document, arena));
    if (atom != Atom::None) atoms[kept++] = atom;
  }
  element.class_atoms = atoms.data();
  element.class_count = kept;
  return Status::Ok;
}

}  // namespace

Result<Atom> atom_for(AtomTable& atoms, std::string_view name, Atom otherwise) {
  const Atom known = atoms.find(name);
  if (known != Atom::None) return known;
  return atoms.size() > UINT16_MAX ? Result<Atom>(otherwise) : atoms.intern(name);
}

Status set_identifiers(Element& element, const Document& document, Arena& arena) {
  const std::string_view* id = element.attribute(Atom::Id);
  if (id && element.id == Atom::None) {
    WEFT_TRY_ASSIGN(element.id, identifier_atom(*id, document, arena));
  }
  const std::string_view* classes = element.attribute(Atom::Class);
  return classes && !element.class_count ? set_classes(element, *classes, document, arena)
                                         : Status::Ok;
}

}  // namespace weft
