// A report on the sheets of a document: how much there was and, for those who ask, where every
// declaration stands.
#pragma once

#include "render/css/style/declarations.h"
#include "weft/status.h"

namespace weft {

struct StyleStatistics {
  size_t rules_seen = 0, rules_kept = 0;  ///< Style rules read; those that matched an element.
  size_t sheet_bytes = 0;
  size_t distinct_styles = 0;
};

/// Hears where declarations stand, while sheets are read; for `weft style`. What is shown is only
/// valid during the call.
class StyleSources {
 public:
  virtual ~StyleSources() = default;
  /// `style_element`: which <style> of the document at `url` it is, from 1; 0 = a sheet of its own.
  virtual Status add_sheet(uint16_t number, std::string_view url, uint16_t style_element) = 0;
  /// The rule is known as `key` until another is added under it.
  virtual Status add_rule(const void* key, std::string_view selectors) = 0;
  virtual Status add_block(const DeclarationBlock& block, const void* rule) = 0;
  /// `around`: the rank of the layer that it lies in, or 0xFFFF.
  virtual Status add_layer(uint16_t rank, uint16_t around, std::string_view name) = 0;
};

}  // namespace weft
