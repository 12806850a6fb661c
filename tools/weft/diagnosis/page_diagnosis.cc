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
  findings_.sort();
  return Status::Ok;
}

std::string PageDiagnosis::empty_sentence() const {
  return counted(scripts_, "script") + (scripts_ == 1 ? " is" : " are") + " not run; without " +
         (scripts_ == 1 ? "it" : "them") + " the page is empty";
}

}  // namespace weft
