#include "tools/weft/diagnosis/source_places.h"

#include "render/base/printable_url.h"

namespace weft {

SourcePlaces::SourcePlaces(std::string_view page_url) : folder_(PrintableUrl(page_url).text()) {
  folder_.resize(page_url.starts_with("data:") ? 0 : folder_.rfind('/') + 1);
  page_ = page_url.starts_with("data:") ? "data:" : file_of(page_url);
}

std::string SourcePlaces::file_of(std::string_view url) const {
  const std::string printable = PrintableUrl(url).text();
  const bool below = !folder_.empty() && printable.starts_with(folder_) && printable != folder_;
  return below ? printable.substr(folder_.size()) : printable;
}

// Elements without these attributes and names are spoken of by `weft lint` alone.
void SourcePlaces::add_element(const Element& element, uint32_t line, uint32_t last_line) {
  static constexpr Atom kNames[] = {Atom::Style,
                                    Atom::Script,
                                    Atom::Canvas,
                                    Atom::Iframe,
                                    Atom::Video,
                                    Atom::Audio,
                                    Atom::Object,
                                    Atom::Embed,
                                    Atom::Svg,
                                    Atom::Math,
                                    Atom::Img,
                                    Atom::Meter,
                                    Atom::Progress,
                                    Atom::Meta,
                                    Atom::Animate,
                                    Atom::AnimateMotion,
                                    Atom::AnimateTransform,
                                    Atom::Set,
                                    Atom::Use};
  bool named = keeps_all_ || element.id != Atom::None || element.attribute(Atom::Style) ||
               element.attribute(Atom::Exportparts);
  for (const Atom name : kNames) named |= element.name == name;
  if (named) elements_.push_back({&element, line, last_line});
}

const SourcePlaces::ElementLines* SourcePlaces::find(const Element& element) const {
  for (size_t i = 0; i < elements_.size(); ++i) {
    const size_t at = (last_found_ + i) % elements_.size();
    if (elements_[at].element != &element) continue;
    last_found_ = at;
    return &elements_[at];
  }
  return nullptr;
}

void SourcePlaces::add_sheet(uint16_t number, std::string_view url, const Element* element) {
  const ElementLines* lines = element ? find(*element) : nullptr;
  Sheet& sheet = sheets_[number];
  sheet.file = element ? page_ : file_of(url);
  if (lines) sheet.lines_before = (element->name == Atom::Style ? lines->last : lines->first) - 1;
}

Place SourcePlaces::of(const Element& element) const {
  const ElementLines* lines = find(element);
  return {page_, lines ? lines->first : 0};
}

Place SourcePlaces::of_text(const Node* text) const {
  for (; text && !text->is_element(); text = text->parent) {
  }
  const Place place = text ? of(*text->as_element()) : Place();
  return place.line ? place : Place();
}

Place SourcePlaces::in_sheet(uint16_t number, uint32_t line) const {
  const auto sheet = sheets_.find(number);
  if (sheet == sheets_.end()) return {page_, 0};
  return {sheet->second.file, sheet->second.lines_before + line};
}

}  // namespace weft
