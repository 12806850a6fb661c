// The style of a document, from sheets that are streams: rules are matched against the finished DOM as they close, and
// dropped; then values are computed once per element, shared by elements that look alike.
#pragma once

#include "fonts/font_set.h"
#include "render/base/notes.h"
#include "render/base/resources.h"
#include "render/css/computed_style.h"
#include "render/css/declarations.h"
#include "render/css/media.h"

namespace weft {

struct StyleStatistics {
  size_t rules_seen = 0, rules_kept = 0;   ///< Style rules read; those that matched an element.
  size_t sheet_bytes = 0;
  size_t distinct_styles = 0;
};

class Cascade;
struct InheritedStyle;

/// The content box of a query container, once it is laid out (CSS Containment 3).
struct ContainerSize {
  const Element* element;
  Size size;
  bool operator==(const ContainerSize&) const = default;
};

/// Hears where declarations stand, while sheets are read; for `weft style`. What is shown is only valid during the call.
class StyleSources {
 public:
  virtual ~StyleSources() = default;
  /// `style_element`: which <style> of the document at `url` it is, from 1; 0 = a sheet of its own.
  virtual Status add_sheet(uint16_t number, std::string_view url, uint16_t style_element) = 0;
  /// `key` stands for the rule until another is added under it.
  virtual Status add_rule(const void* key, std::string_view selectors) = 0;
  virtual Status add_block(const DeclarationBlock& block, const void* rule) = 0;
  /// `around`: the rank of the layer that it lies in, or 0xFFFF.
  virtual Status add_layer(uint16_t rank, uint16_t around, std::string_view name) = 0;
};

/// Sees each element that is displayed, in tree order, with what it hands down.
class StyleVisitor {
 public:
  virtual ~StyleVisitor() = default;
  virtual Status visit(const Element& element, const InheritedStyle& handed_down, Cascade& cascade) = 0;
};

/// Lives in load and layout. Everything it makes is in the page arena.
class Styles {
 public:
  /// `document` is complete. References outlive the object. Errors: OutOfMemory.
  static Result<Owned<Styles>> create(Budget& budget, Arena& page_arena, Document& document, const MediaEnvironment& environment,
                                      Resources& resources, FontSet& fonts, Notes& notes, StyleSources* sources = nullptr);
  virtual ~Styles() = default;

  /// Reads the user agent sheet, then all that the document brings along in its order: <style>, <link rel=stylesheet> (several
  /// requested ahead), @import, style attributes, presentational hints. A sheet that cannot be had is noted and skipped.
  /// `base_url` is the document's (after <base>), `encoding_label` its encoding, the fallback of its sheets.
  /// @font-face rules go to the FontSet. Errors: OutOfMemory, Timeout.
  virtual Status apply_sheets(std::string_view base_url, std::string_view encoding_label) = 0;
  /// Computes the style of every element that has a box, and of its pseudo-elements. Errors: OutOfMemory.
  /// Units of containers (cqw …) are of those in `containers` (which live as long as the page arena), else of what the style alone says, else of the viewport.
  virtual Status compute(std::span<const ContainerSize> containers = {}) = 0;
  /// Computes once more, as the last time, before the eyes of `visitor`. Errors: OutOfMemory, the visitor's.
  virtual Status visit(StyleVisitor& visitor) = 0;
  /// Whether something depends on the size of a container, so that compute() is worth a second call after layout.
  virtual bool asked_for_containers() const = 0;
  virtual const StyleStatistics& statistics() const = 0;
};

}  // namespace weft
