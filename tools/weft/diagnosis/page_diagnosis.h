// What a page asks for and does not get in the picture: told of it while the page is read and laid
// out, in findings for its author.
#pragma once

#include "fonts/font_set.h"
#include "tools/weft/diagnosis/css_diagnosis.h"
#include "weft/page.h"
#include "weft/screen.h"

namespace weft {

class PageDiagnosis final : public PageObserver {
 public:
  /// All is done in load() and layout() of a page that has diagnostics() and this observer.
  PageDiagnosis(std::string_view page_url, const Screen& screen, FontSet& fonts, Budget& budget)
      : css_(page_url),
        fragment_(page_url.substr(std::min(page_url.find('#'), page_url.size() - 1) + 1)),
        screen_(screen),
        fonts_(fonts),
        budget_(budget) {}

  /// Also for what is hardly seen, and what could be better: for `weft lint`. REQUIRES: nothing is
  /// loaded yet
  void look_for_all() {
    looks_for_all_ = true;
    css_.keep_all_places();
  }
  Diagnostics& diagnostics() { return css_; }
  Status placed(const Document& document, const Box& root, Styles& styles) override;
  bool looks_below() const override { return looks_for_all_; }
  /// After layout: whether nothing of the page is drawn, which has scripts that are not run.
  bool is_empty_without_scripts(const PageStatistics& statistics) const {
    return scripts_ && !statistics.display_items;
  }
  /// "2 scripts are not run; without them the page is empty"
  std::string empty_sentence() const;
  /// As SourcePlaces::file_of().
  std::string file_of(std::string_view url) const { return css_.places().file_of(url); }
  bool is_worth_saying(const Finding& finding) const;
  /// Sorted.
  const Findings& findings() const { return findings_; }

 private:
  void find_missing(const Document& document);

  CssDiagnosis css_;
  const std::string fragment_;
  const Screen screen_;
  FontSet& fonts_;
  Budget& budget_;
  size_t scripts_ = 0;
  bool looks_for_all_ = false;
  Findings findings_;
};

}  // namespace weft
