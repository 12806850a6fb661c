// The style of a document, from sheets that are streams: rules are matched against the finished DOM
// as they close, and dropped; then values are computed once per element, shared by elements that
// look alike.
#pragma once

#include "fonts/font_set.h"
#include "render/base/geometry.h"
#include "render/css/conditions/media.h"
#include "render/css/sheets/style_sources.h"
#include "render/css/style/computed_style.h"
#include "render/css/style/counter_style.h"
#include "render/css/style/declarations.h"
#include "weft/notes.h"
#include "weft/resources.h"

namespace weft {

class Cascade;
class Diagnostics;
class OtherDocuments;
struct InheritedStyle;

/// The content box of a query container, once it is laid out (CSS Containment 3).
struct ContainerSize {
  const Element* element;
  Size size;
  bool operator==(const ContainerSize&) const = default;
};

/// Sees each element that is displayed, in tree order, with what it inherits from its parent and
/// what it hands down.
class StyleVisitor {
 public:
  virtual ~StyleVisitor() = default;
  virtual Status visit(const Element& element, const InheritedStyle& parent,
                       const InheritedStyle& handed_down, Cascade& cascade) = 0;
};

/// Lives until no style is to be computed any more. Styles are in the page arena; rules and what
/// only computing needs die with this, and Element::matches with them.
class Styles {
 public:
  /// `document` is complete. References outlive the object. Errors: OutOfMemory.
  static Result<Owned<Styles>> create(Budget& budget, Arena& page_arena, Document& document,
                                      const MediaEnvironment& environment, Resources& resources,
                                      FontSet& fonts, Notes& notes, StyleSources* sources = nullptr,
                                      Diagnostics* diagnostics = nullptr);
  virtual ~Styles() = default;
  /// Those that <use> may take from; without them it takes nothing from other files.
  virtual void set_other_documents(OtherDocuments& others) = 0;

  /// Reads the user agent sheet, then all that the document brings along in its order: <style>,
  /// <link rel=stylesheet> (several requested ahead), @import, style attributes, presentational
  /// hints. A sheet that cannot be had is noted and skipped. `base_url` is the document's (after
  /// <base>), `encoding_label` its encoding, the fallback of its sheets.
  /// @font-face rules go to the FontSet. Errors: OutOfMemory, Timeout.
  virtual Status apply_sheets(std::string_view base_url, std::string_view encoding_label) = 0;
  /// Computes the style of every element that has a box, and of its pseudo-elements. Errors:
  /// OutOfMemory. Units of containers (cqw …) are of those in `containers` (which live as long as
  /// the page arena), else of what the style alone says, else of the viewport.
  virtual Status compute(std::span<const ContainerSize> containers = {}) = 0;
  /// Computes once more, as the last time, before the eyes of `visitor`. Errors: OutOfMemory, the
  /// visitor's.
  virtual Status visit(StyleVisitor& visitor) = 0;
  /// Whether something depends on the size of a container, so that compute() is worth a second call
  /// after layout.
  virtual bool asked_for_containers() const = 0;
  /// Takes out of the document what only sheets read of it (html/style_inputs.h). Nothing is
  /// changed, and the answer is false, where it may be asked for again. REQUIRES: sheets are
  /// applied
  virtual bool drop_inputs() = 0;
  virtual const StyleStatistics& statistics() const = 0;
  /// The @counter-style rules of the sheets; they live as long as the page arena.
  virtual std::span<const CounterStyleRule> counter_styles() const = 0;
};

}  // namespace weft
