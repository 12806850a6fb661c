#include "tools/weft/diagnosis/page_diagnosis.h"

#include "tools/weft/diagnosis/page_parts.h"

namespace weft {

Status PageDiagnosis::placed(const Document& document, const Box& root, Styles& styles) {
  const DiagnosedPage page{document, root, styles, css_, screen_, fonts_, budget_, findings_};
  WEFT_TRY(css_.report(document, budget_, findings_));
  WEFT_TRY(find_undrawn_values(page));
  scripts_ = find_undrawn_elements(page);
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
