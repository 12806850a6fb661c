// Changes a page case as its grammar has it: values, declarations and rules of its CSS, elements
// and attributes of its tree, its settings, or bytes of any part. The same seed makes the same
// change.
#pragma once

#include "tests/fuzz/css_text.h"
#include "tests/fuzz/page_case.h"

namespace weft {

class PageMutator {
 public:
  explicit PageMutator(uint32_t seed) : random_(seed), css_(random_) {}

  /// One to four changes.
  void mutate(PageCase& page);
  std::string mutate(std::string_view text);

 private:
  using Change = void (PageMutator::*)(std::string& text);
  static constexpr size_t kLargest = 1 << 20;  // parts do not grow beyond

  uint32_t below(size_t n) { return n ? static_cast<uint32_t>(random_() % n) : 0; }
  template <typename List>
  auto pick(const List& list) {
    return list[below(std::size(list))];
  }
  void change_text(PagePart& part);
  void change_settings(PageSettings& settings);

  void change_number(std::string& text);
  void change_value(std::string& text);
  void add_declaration(std::string& text);
  void add_rule(std::string& text);
  void change_bytes(std::string& text);
  void splice(std::string& text);

  void delete_element(std::string& text);
  void repeat_element(std::string& text);
  void move_element(std::string& text);
  void wrap_element(std::string& text);
  void insert_element(std::string& text);
  void set_attribute(std::string& text);
  void set_style(std::string& text);
  std::string element(const std::string& inside);

  std::mt19937 random_;
  CssText css_;
};

}  // namespace weft
