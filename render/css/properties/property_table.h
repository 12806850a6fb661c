// The engine's side of each longhand: the rows of properties.def as functions and data.
#pragma once

#include "render/css/properties/property_parsers.h"
#include "render/css/style/properties.h"
#include "render/html/dom.h"

namespace weft {

/// The phase in which a property is computed. Its values may depend on those of former phases.
enum class Phase : uint8_t {
  None,   ///< Never: Custom and All.
  Zoom,   ///< Before everything that is a length.
  Basic,  ///< Colour, direction and font, the basis of other values.
  Lines,  ///< line-height, for which fonts are known.
  Rest,   ///< Everything else; lines are known, too.
  Count,
};

enum PropertyTrait : uint8_t {
  kNone = 0,
  kInherited = 1,
  kFirstLetter = 2,  ///< Applies to ::first-letter (CSS 2.1, 5.12.2; Pseudo-Elements 4, 2.2).
  kFirstLine = 4,    ///< Applies to ::first-line (5.12.1; 2.1.1), and so to ::first-letter.
  kUnitless = 8,     ///< In quirks mode a number without a unit is px (Quirks Mode, 3.2).
  kHashless = 16,    ///< In quirks mode a colour may lack its "#" (Quirks Mode, 3.1).
  // Initial values that depend on the panel or the colour are read as text:
  kInitiallyMedium = 32,
  kInitiallyCurrentColor = 64,
};

struct PropertyRow {
  /// Reads a value from the front of the reader into the builder.
  bool (*parse)(ValueReader& reader, StyleBuilder& builder);
  uint16_t fields_end;  ///< Behind its fields in the table of fields; before them, the last row's.
  uint8_t traits;       ///< Bits of PropertyTrait.
  Phase phase;

  bool inherited() const { return traits & kInherited; }
};

/// REQUIRES: not Count.
const PropertyRow& property_row(PropertyId property);
/// Whether `property` applies to `pseudo`: everything but to ::first-line and ::first-letter.
bool applies_to(PseudoKind pseudo, PropertyId property);

/// The first and the last property of a phase; properties of other phases may lie between them.
struct PropertyRange {
  PropertyId first, last;
};
PropertyRange properties_of(Phase phase);

/// Takes the computed value of `from` over: the fields of the property's row. REQUIRES: a longhand.
void copy_value(PropertyId property, const ComputedStyle& from, StyleBuilder& builder);
/// Sets the initial value. Errors: see ValueContext::status.
void set_initial(PropertyId property, ValueContext& context, StyleBuilder& builder);

/// Turns on the quirks that `property` has in that mode.
void set_quirks(PropertyId property, QuirksMode quirks_mode, ValueContext& context);

/// Reads all of `text` as a value of `property`; quirks as the document's mode wants them. False
/// when it is none.
bool parse_longhand(PropertyId property, std::string_view text, QuirksMode quirks_mode,
                    ValueContext& context, StyleBuilder& builder);

}  // namespace weft
