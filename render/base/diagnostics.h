// What a page says that is not shown, as it is read: for hosts, whose authors want to know it. No
// one listens on devices.
#pragma once

#include <cstdint>
#include <string_view>

namespace weft {

struct Element;
struct DeclarationBlock;

/// What it is told is only valid during the call; elements and blocks live as long as the page's
/// document.
class Diagnostics {
 public:
  virtual ~Diagnostics() = default;
  /// The tag of `element` begins in `line` of the page and ends in `last_line`, from 1.
  virtual void add_element(const Element& element, uint32_t line, uint32_t last_line) = 0;
  /// A sheet is begun: at `url`, in the <style> element `style`, or, where that is another
  /// element, in its style attribute.
  virtual void add_sheet(uint16_t number, std::string_view url, const Element* element) = 0;
  /// The style attribute of `element` says the same as one before.
  virtual void repeat_style(const Element& element) = 0;
  /// A rule begins in `line` of the sheet with what is no selector and no at-rule that is known, or
  /// is an @import that comes too late.
  virtual void drop_rule(uint16_t sheet, uint32_t line, std::string_view prelude) = 0;
  /// `text` stands in `line` of the sheet, in a rule that selects an element, and is no
  /// declaration that is known. `block` has those that are; null when there is none yet.
  virtual void drop_declaration(uint16_t sheet, uint32_t line, std::string_view text,
                                const DeclarationBlock& block) = 0;
  /// The @font-face of `family` names no font file of a kind that is read.
  virtual void drop_font_face(uint16_t sheet, uint32_t line, std::string_view family) = 0;
};

}  // namespace weft
