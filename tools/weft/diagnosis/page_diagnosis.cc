#include "tools/weft/diagnosis/page_diagnosis.h"

#include "render/base/ascii.h"
#include "render/html/indicated_part.h"
#include "tools/weft/diagnosis/page_parts.h"

namespace weft {
namespace {

/// Whether the page is without any text, and without elements but those that each page has.
bool is_blank(const Document& document) {
  static constexpr Atom kEverywhere[] = {Atom::Html, Atom::Head, Atom::Body};
  for (const Node* node = next_in_tree(document, document); node;
       node = next_in_tree(*node, document)) {
    const Element* const element = node->as_element();
    if (!element) return false;
    bool is_everywhere = false;
    for (const Atom name : kEverywhere) is_everywhere |= element->is_html(name);
    if (!is_everywhere || element->attribute(Atom::Style)) return false;
  }
  return true;
}

}  // namespace

void PageDiagnosis::find_missing(const Document& document) {
  if (is_blank(document))
    findings_.add({FindingKind::Element, {css_.places().page(), 0}, "the page is empty"});
  const bool is_top = fragment_.empty() || equal_ignoring_case(fragment_, "top");
  if (!is_top && !indicated_part(document, fragment_))
    findings_.add({FindingKind::Element,
                   {css_.places().page(), 0},
                   "no element has the id " + quoted(fragment_) + ", so the page is not scrolled"});
}

Status PageDiagnosis::placed(const Document& document, const Box& root, Styles&) {
  const DiagnosedPage page{document, root, css_, screen_, fonts_, budget_, findings_};
  WEFT_TRY(css_.report(document, budget_, findings_));
  scripts_ = find_undrawn_elements(page);
  find_missing(document);
  find_cut_off(page);
  WEFT_TRY(find_missing_fonts(page));
  if (looks_for_all_) WEFT_TRY(check_for_author(page));
  findings_.sort();
  return Status::Ok;
}

bool PageDiagnosis::is_worth_saying(const Finding& finding) const {
  return looks_for_all_ || !finding.minor;
}

std::string PageDiagnosis::empty_sentence() const {
  return counted(scripts_, "script") + (scripts_ == 1 ? " is" : " are") + " not run; without " +
         (scripts_ == 1 ? "it" : "them") + " the page is empty";
}

}  // namespace weft
