// Custom properties: what an element declares is kept as text and replaced for var() when a value
// needs it. Elements that declare none share the map of their parent.
#pragma once

#include <algorithm>

#include "render/css/syntax/tokenizer.h"
#include "render/html/dom.h"

namespace weft {

struct CustomProperty {
  Atom name = Atom::None;
  bool invalid = false;        ///< The guaranteed-invalid value.
  bool has_variables = false;  ///< `text` says var(), env() or attr() itself.
  std::string_view text;
  bool operator==(const CustomProperty&) const = default;
};

/// The properties that one element declares (sorted by name), before those of its ancestors.
struct CustomProperties {
  const CustomProperties* parent = nullptr;
  std::span<const CustomProperty> own;
  bool hides_from_children =
      false;  ///< Some of `own` do not inherit: children need a map of their own.
  bool operator==(const CustomProperties& other) const {
    return parent == other.parent && hides_from_children == other.hides_from_children &&
           std::equal(own.begin(), own.end(), other.own.begin(), other.own.end());
  }
};

/// An @property rule.
struct RegisteredProperty {
  Atom name = Atom::None;
  bool inherits = true;
  bool has_initial = false;
  std::string_view syntax, initial;
};

/// Replaces var(), env() and attr() (CSS Values 5, section 7).
class Substitution {
 public:
  static constexpr size_t kMaxBytes = 65536;  ///< A longer expansion is invalid ("billion laughs").
  static constexpr int kMaxDepth = 20;        ///< References through references.

  /// `element` is whose attributes attr() means; null: none are there.
  Substitution(Arena& scratch, AtomTable& atoms, std::span<const RegisteredProperty> registered,
               const Element* element = nullptr)
      : scratch_(&scratch),
        atoms_(&atoms),
        registered_(registered),
        element_(element),
        out_(scratch) {}

  /// `text` with its references replaced by what `map` says; in scratch. Errors: OutOfMemory;
  /// Corrupt: the value is invalid at computed-value time.
  Result<std::string_view> replace(std::string_view text, const CustomProperties* map);
  /// The value of one property. Errors: as replace().
  Result<std::string_view> value(Atom name, const CustomProperties* map);
  Result<std::string_view> value(std::string_view name, const CustomProperties* map) {
    return value(atoms_->find(name), map);
  }
  /// Whether an attribute of the element was asked for.
  bool reads_attributes() const { return reads_attributes_; }
  /// A copy of `text` that outlives the next replacement. Errors: OutOfMemory.
  Result<std::string_view> keep(std::string_view text) { return out_.arena()->copy(text); }

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
  Status expand_reference(const Token& function, TokenStream arguments, const CustomProperties* map,
                          const Open* open);
  Status expand_variable(const Token& name, const CustomProperties* map, const Open* open);
  Status expand_attribute(TokenStream arguments, std::string_view& fallback, bool& has_fallback);
  Status expand_name(Atom name, const CustomProperties* map, const Open* open);
  Status append(std::string_view text);
  Found find(Atom name, const CustomProperties* map) const;
  const RegisteredProperty* registration(Atom name) const;

  Arena* scratch_;
  AtomTable* atoms_;
  std::span<const RegisteredProperty> registered_;
  const Element* element_;
  ArenaVector<char> out_;
  bool reads_attributes_ = false;
  bool at_seam_ = false;  // what comes next is put beside what it was not written beside: they must
                          // not become one token
  int cycle_floor_ = kMaxDepth + 1;  // every open property at this depth or deeper is in a cycle
};

/// Facts about a value that its tokens give away.
struct ValueScan {
  bool well_formed = true;      ///< No bad tokens, no unmatched brackets, var() as it should be.
  bool has_variables = false;   ///< var(), env() or attr()
  bool has_attributes = false;  ///< attr()
  bool only_attributes = true;  ///< … but neither var() nor env()
  bool has_urls = false;
};
ValueScan scan_value(std::string_view text);

}  // namespace weft
