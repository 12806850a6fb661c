// Custom properties: what an element declares is kept as text and replaced for var() when a value needs it. Elements
// that declare none share the map of their parent.
#pragma once

#include "render/css/tokenizer.h"
#include "render/html/atoms.h"

namespace weft {

struct CustomProperty {
  Atom name = Atom::None;
  bool invalid = false;        ///< The guaranteed-invalid value.
  bool has_variables = false;  ///< `text` says var() or env() itself.
  std::string_view text;
};

/// What one element declares (sorted by name), before what its ancestors do.
struct CustomProperties {
  const CustomProperties* parent = nullptr;
  std::span<const CustomProperty> own;
  bool hides_from_children = false;  ///< Some of `own` do not inherit: children need a map of their own.
};

/// An @property rule.
struct RegisteredProperty {
  Atom name = Atom::None;
  bool inherits = true;
  bool has_initial = false;
  std::string_view syntax, initial;
};

/// Replaces var() and env() (CSS Variables 1, section 3).
class Substitution {
 public:
  static constexpr size_t kMaxBytes = 65536;  ///< What expands to more is invalid ("billion laughs").
  static constexpr int kMaxDepth = 20;        ///< References through references.

  Substitution(Arena& scratch, const AtomTable& atoms, std::span<const RegisteredProperty> registered)
      : atoms_(&atoms), registered_(registered), out_(scratch) {}

  /// `text` with its references replaced by what `map` says; in scratch. Errors: OutOfMemory; Corrupt: the value is
  /// invalid at computed-value time.
  Result<std::string_view> replace(std::string_view text, const CustomProperties* map);
  /// The value of one property. Errors: as replace().
  Result<std::string_view> value(Atom name, const CustomProperties* map);

 private:
  struct Open {  // a property being replaced
    const CustomProperty* property;
    const Open* outer;
    int depth;
  };
  struct Found {
    const CustomProperty* property = nullptr;
    const CustomProperties* map = nullptr;
  };

  Status expand(std::string_view text, const CustomProperties* map, const Open* open);
  Status expand_reference(TokenStream arguments, bool is_env, const CustomProperties* map, const Open* open);
  Status expand_name(Atom name, const CustomProperties* map, const Open* open);
  Status append(std::string_view text);
  Status separate();
  Found find(Atom name, const CustomProperties* map) const;
  const RegisteredProperty* registration(Atom name) const;

  const AtomTable* atoms_;
  std::span<const RegisteredProperty> registered_;
  ArenaVector<char> out_;
  int cycle_floor_ = kMaxDepth + 1;  // every open property at this depth or deeper is in a cycle
};

/// What a value's tokens say about it.
struct ValueScan {
  bool well_formed = true;     ///< No bad tokens, no unmatched brackets, var() as it should be.
  bool has_variables = false;
  bool has_urls = false;
};
ValueScan scan_value(std::string_view text);

}  // namespace weft
