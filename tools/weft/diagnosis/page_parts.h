// The parts of a diagnosis that look at the styled document and its boxes.
#pragma once

#include "fonts/font_set.h"
#include "render/layout/writing_mode.h"
#include "tools/weft/diagnosis/css_diagnosis.h"
#include "weft/screen.h"

namespace weft {

/// What they look at, and where their findings go.
struct DiagnosedPage {
  const Document& document;
  const Box& root;
  const CssDiagnosis& css;
  const Screen& screen;
  FontSet& fonts;
  Budget& budget;
  Findings& findings;

  void add(FindingKind kind, const Place& place, std::string text, unsigned count = 1) const {
    findings.add({kind, place, std::move(text), count});
  }
};

/// Elements whose content is not drawn. Returns how many scripts are not run.
size_t find_undrawn_elements(const DiagnosedPage& page);
/// Text and pictures beyond the right and lower edges of the panel.
void find_cut_off(const DiagnosedPage& page);
/// Families that are not there, characters that no font has. Errors: OutOfMemory.
Status find_missing_fonts(const DiagnosedPage& page);

/// Small text, text and ground that are one ink, large pictures. Errors: OutOfMemory.
Status check_for_author(const DiagnosedPage& page);

/// Whether anything of `box` can be seen: not below opacity: 0, in the clips of the boxes around
/// it, and not put outside of the panel on purpose.
bool is_seen(const Box& box, const Screen& screen);
/// Visits each fragment of text that can be seen: (the fragment, where it lies on the page).
template <typename Visit>
void for_each_text(const Box& root, const Screen& screen, Visit visit) {
  for (const Box* box = &root; box; box = next_box(*box, root)) {
    if (!box->is_block_container() || !box->inline_content || !is_seen(*box, screen)) continue;
    const Point corner = offset_in(*box, nullptr);
    for (const LineBox& line : box->content.lines)
      for (const LineFragment& fragment : line.fragments)
        if (fragment.kind == LineFragment::Kind::Text &&
            fragment.box->text_style().visibility == Visibility::Visible)
          visit(fragment,
                rect_on_panel(*box, line,
                              {fragment.left, fragment.top, fragment.width, fragment.height})
                    .moved(corner));
  }
}

}  // namespace weft
