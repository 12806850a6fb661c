// The output of `weft style`: the computed values of the elements that a selector selects, and
// which declaration won each.
#pragma once

#include <unordered_map>
#include <vector>

#include "render/css/selectors/selector.h"
#include "tools/weft/options.h"
#include "tools/weft/style_origins.h"
#include "weft/page.h"

namespace weft {

class StyleReport final : public PageObserver, private StyleVisitor {
 public:
  /// `base_url`: the page's; what lies beside it is named without its folder.
  StyleReport(Budget& budget, const StyleOrigins& origins, const Options& options,
              double device_pixel_ratio, std::string_view base_url);

  /// Prints. Errors: OutOfMemory; Corrupt: the selector is none.
  Status placed(const Document& document, const Box& root, Styles& styles) override;
  /// Elements and pseudo-elements printed.
  size_t count() const { return count_; }

 private:
  struct Line {
    std::string name, value;
    DeclarationOrigin origin;
    std::string inherited_from;
  };
  /// The lines that are printed together.
  struct Subject {
    const Element& element;
    PseudoKind pseudo;
    const ComputedStyle& style;
  };
  using Winners = std::vector<WinningDeclaration>;

  Status visit(const Element& element, const InheritedStyle& parent,
               const InheritedStyle& handed_down, Cascade& cascade) override;
  Status add(const Subject& subject, const WinnerQuery& query, const InheritedStyle& handed_down,
             Cascade& cascade);
  void add_longhand(const Subject& subject, PropertyId property, const Winners& winners,
                    std::vector<Line>& lines) const;
  Status add_custom(std::string_view name, const WinnerQuery& query,
                    const InheritedStyle& handed_down, Cascade& cascade, std::vector<Line>& lines);
  std::vector<std::string> declared_customs(const Subject& subject) const;
  void find_origin(const Subject& subject, PropertyId property, const WinningDeclaration& winner,
                   Line& line) const;
  bool is_wanted(PropertyId property) const;
  std::string name_of(const Element& element) const;
  std::string comment(const Line& line) const;
  void print(const Subject& subject, const std::vector<Line>& lines);
  void print_json(const Subject& subject, const std::vector<Line>& lines);

  Arena arena_;
  Scratch scratch_;
  const StyleOrigins& origins_;
  const Options& options_;
  const double device_pixel_ratio_;
  std::string folder_;
  std::vector<PropertyId> wanted_;
  std::vector<std::string> wanted_customs_;
  const Document* document_ = nullptr;
  const SelectorList* selectors_ = nullptr;
  SelectorMatcher matcher_;
  std::unordered_map<const Element*, Winners> winners_;
  size_t count_ = 0;
};

}  // namespace weft
