// What of the style sheets is dropped: kept while they are read, put into sentences when it is
// known what stands beside it.
#pragma once

#include <map>

#include "render/base/diagnostics.h"
#include "tools/weft/diagnosis/source_places.h"

namespace weft {

class CssDiagnosis final : public Diagnostics {
 public:
  explicit CssDiagnosis(std::string_view page_url) : places_(page_url) {}

  void keep_all_places() { places_.keep_all(); }
  void add_element(const Element& element, uint32_t line, uint32_t last_line) override {
    places_.add_element(element, line, last_line);
  }
  void add_sheet(uint16_t number, std::string_view url, const Element* element) override;
  void repeat_style(const Element& element) override;
  void drop_rule(uint16_t sheet, uint32_t line, std::string_view prelude) override;
  void drop_declaration(uint16_t sheet, uint32_t line, std::string_view text,
                        const DeclarationBlock& block) override;
  void drop_font_face(uint16_t sheet, uint32_t line, std::string_view family) override;

  /// Adds what was dropped to `findings`. `document` is the page's. Errors: OutOfMemory.
  Status report(const Document& document, Budget& budget, Findings& findings) const;
  const SourcePlaces& places() const { return places_; }
  /// Where the @font-face of `family` is that names no file that can be read; null: nowhere.
  const Place* unreadable_face(std::string_view family) const;

 private:
  struct DroppedRule {
    Place place;
    std::string selectors;
  };
  struct Dropped {
    Place place;
    std::string text;
    const DeclarationBlock* block;
    unsigned count = 1;
  };
  Status report_rules(const Document& document, Budget& budget, Findings& findings) const;
  void drop_at_rule(const Place& place, std::string_view prelude);

  SourcePlaces places_;
  std::vector<DroppedRule> rules_;  // those that begin with selectors
  Findings at_rules_;
  std::vector<Dropped> declarations_;
  std::map<std::string, Place> faces_;                              // by family, in lower case
  std::map<std::string, std::vector<size_t>, std::less<>> styles_;  // dropped of style attributes
  std::string_view style_;  // the style attribute that is read; empty: a sheet is
};

}  // namespace weft
