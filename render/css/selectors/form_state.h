// The states of forms and their controls (HTML Standard, 4.10 and 4.16.3), for
// pseudo-classes and presentational hints.
#pragma once

#include <initializer_list>

#include "render/html/dom.h"

namespace weft {

bool is_one_of(const Element& element, std::initializer_list<Atom> names);
bool has_attribute(const Element& element, Atom name);
/// The value of the attribute; empty without it.
std::string_view value_of(const Element& element, Atom name);
/// ASCII case-insensitive.
bool attribute_is(const Element& element, Atom name, std::string_view value);
bool input_type_is_one_of(const Element& input, std::initializer_list<std::string_view> types);
/// The nearest ancestor of that name, or null.
const Element* ancestor_named(const Element& element, Atom name);
/// Whether `form` is the form owner of `control`: by its form attribute, else the nearest around.
bool is_owned_by(const Element& control, const Element& form);
/// The form owner, or null; searches the document when there is a form attribute.
const Element* form_owner(const Element& control);

/// The option after `previous` in `select`, the first after null; null after the last.
const Element* next_option(const Element& select, const Element* previous);
/// The option that a drop-down box shows: the last one with `selected`, else the first that is not
/// disabled (HTML Standard, 4.10.7); or null.
const Element* shown_option(const Element& select);

bool is_checkable(const Element& element);
bool is_checked(const Element& element);
bool can_be_disabled(const Element& element);
bool is_disabled(const Element& element);
bool can_be_required(const Element& element);
bool takes_text(const Element& element);
bool has_no_value(const Element& element);
bool shows_placeholder(const Element& element);
bool is_default(const Element& element);
bool is_indeterminate(const Element& element);
/// Whether one of the radio buttons in the group of `radio` fits.
bool any_in_group(const Element& radio, bool (*fits)(const Element&));

// form_validity.cc
enum class Validity : uint8_t { NotValidated, Valid, Invalid };
/// The validity of a control, or of all controls of a form or fieldset. Patterns are not evaluated.
Validity validity_of(const Element& element);
enum class RangeState : uint8_t { None, Inside, Outside };
/// The place of a value in a control with limits.
RangeState range_of(const Element& element);

}  // namespace weft
