// What the engine does with each longhand: the rows of properties.def as functions.
#pragma once

#include "render/css/properties/property_parsers.h"
#include "render/css/style/properties.h"
#include "render/html/dom.h"

namespace weft {

struct PropertyRow {
  bool inherited;
  /// Reads a value from the front of the reader into the builder.
  bool (*parse)(ValueReader& reader, StyleBuilder& builder);
  /// Takes the computed value of `from` over.
  void (*copy)(StyleBuilder& builder, const ComputedStyle& from);
};

/// REQUIRES: a longhand; not Custom, not Count.
const PropertyRow& property_row(PropertyId property);

/// Turns on the quirks that `property` has in that mode.
void set_quirks(PropertyId property, QuirksMode quirks_mode, ValueContext& context);

/// Reads all of `text` as a value of `property`; quirks as the document's mode wants them. False
/// when it is none.
bool parse_longhand(PropertyId property, std::string_view text, QuirksMode quirks_mode,
                    ValueContext& context, StyleBuilder& builder);

}  // namespace weft
