// Where declarations come from: what style sheets told while they were read.
#pragma once

#include <map>
#include <string>

#include "render/css/cascade/cascade.h"
#include "render/css/styles.h"

namespace weft {

/// Where the winner of a property stands.
struct DeclarationOrigin {
  std::string kind;  ///< "author", "style attribute", "presentational hint", "user agent",
                     ///< "inherited" or "initial".
  std::string
      sheet;  ///< Its URL; of a <style> with "<style 2>" behind it. Author only, as the rest.
  uint32_t line = 0;      ///< In the sheet, or in the text of the <style>; from 1.
  std::string selectors;  ///< The rule's, as written.
  std::string layer;      ///< "a.b"; empty = none.
  bool important = false;
};

class StyleOrigins final : public StyleSources {
 public:
  Status add_sheet(uint16_t number, std::string_view url, uint16_t style_element) override;
  Status add_rule(const void* key, std::string_view selectors) override;
  Status add_block(const DeclarationBlock& block, const void* rule) override;
  Status add_layer(uint16_t rank, uint16_t around, std::string_view name) override;

  /// REQUIRES: a winner.
  DeclarationOrigin origin_of(const WinningDeclaration& winner) const;

 private:
  struct Layer {
    uint16_t around;
    std::string name;
  };
  std::string layer_name(uint16_t rank) const;

  std::map<uint16_t, std::string> sheets_;
  std::map<const void*, std::string> rules_;
  std::map<const DeclarationBlock*, std::string> selectors_;
  std::map<uint16_t, Layer> layers_;
};

}  // namespace weft
