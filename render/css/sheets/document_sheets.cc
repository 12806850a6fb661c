// Links are requested some ahead of the one that is read; titles and media decide which apply.
#include "render/css/sheets/document_sheets.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selectors/child_text.h"
#include "render/css/selectors/form_state.h"
#include "render/css/values/attribute_values.h"

namespace weft {
namespace {

bool is_css(const Element& element) {
  const std::string_view type = trimmed(value_of(element, Atom::Type));
  return type.empty() || equal_ignoring_case(type.substr(0, type.find(';')), "text/css");
}

bool applies(const Element& element, const MediaEnvironment& environment) {
  return is_css(element) && media_matches(value_of(element, Atom::Media), environment);
}

}  // namespace

bool links_sheet(const Element& element, const MediaEnvironment& environment) {
  if (!element.is_html(Atom::Link) || element.attribute(Atom::Disabled)) return false;
  const std::string_view relations = value_of(element, Atom::Rel);
  if (!has_word(relations, "stylesheet") || trimmed(value_of(element, Atom::Href)).empty())
    return false;
  return !has_word(relations, "alternate") && applies(element, environment);
}

DocumentSheets::DocumentSheets(SheetContext& context, std::string_view base_url, uint16_t layer)
    : context_(context), base_url_(base_url), layer_(layer) {
  find_preferred_title();
}

Status DocumentSheets::read() {
  for (const Element* element : context_.index.elements()) {
    if (is_style(*element)) WEFT_TRY(read_style_element(*element));
    else if (is_link(*element)) WEFT_TRY(read_link(*element));
  }
  return Status::Ok;
}

// The first titled sheet names the set; those of other titles are alternatives (CSSOM, 6.2).
void DocumentSheets::find_preferred_title() {
  for (const Element* element : context_.index.elements()) {
    const bool titled = element->is_html(Atom::Link) || element->is_html(Atom::Style);
    if (!titled ||
        (element->is_html(Atom::Link) && !has_word(value_of(*element, Atom::Rel), "stylesheet")))
      continue;
    if (has_word(value_of(*element, Atom::Rel), "alternate")) continue;
    preferred_title_ = value_of(*element, Atom::Title);
    if (!preferred_title_.empty()) return;
  }
}

bool DocumentSheets::is_style(const Element& element) const {
  const bool is_styled =
      element.name_space == Namespace::Html || element.name_space == Namespace::Svg;
  return element.name == Atom::Style && is_styled && applies(element, context_.environment) &&
         has_preferred_title(element) && is_of_tree(element);
}

bool DocumentSheets::has_preferred_title(const Element& element) const {
  const std::string_view title = value_of(element, Atom::Title);
  return title.empty() || title == preferred_title_;
}

Status DocumentSheets::read_style_element(const Element& style) {
  ChildText text(style);
  const StyleSheet::Source source{.url = base_url_,
                                  .layer = layer_,
                                  .style_element = ++style_elements_,
                                  .scoping_root = parent_element(style),
                                  .style = &style};
  WEFT_TRY_ASSIGN(const Owned<StyleSheet> sheet,
                  make_owned<StyleSheet>(context_.budget, context_, source, text));
  return sheet->read();
}

Status DocumentSheets::read_link(const Element& link) {
  WEFT_TRY(request_ahead());
  if (!request_count_ || requests_[first_request_].link != &link) return Status::Ok;
  Request request = std::move(requests_[first_request_]);
  first_request_ = (first_request_ + 1) % kAhead;
  --request_count_;
  return read_remote_sheet(context_, std::move(request.resource),
                           {.url = request.url,
                            .layer = layer_,
                            .scoping_root = parent_element(link),
                            .charset = trimmed(value_of(link, Atom::Charset))});
}

Status DocumentSheets::request_ahead() {
  const std::span<Element* const> elements = context_.index.elements();
  for (; request_count_ < kAhead && next_to_request_ < elements.size(); ++next_to_request_)
    if (is_link(*elements[next_to_request_])) WEFT_TRY(request(*elements[next_to_request_]));
  return Status::Ok;
}

Status DocumentSheets::request(const Element& link) {
  const Result<std::string_view> url = context_.resources.resolve(
      trimmed(value_of(link, Atom::Href)), base_url_, context_.rule_arena);
  if (url.status() == Status::OutOfMemory) return Status::OutOfMemory;
  if (!url.ok()) return Status::Ok;
  Result<Owned<Resource>> resource = context_.resources.open(url.value(), ResourceKind::StyleSheet);
  if (resource.status() == Status::OutOfMemory) return Status::OutOfMemory;
  if (!resource.ok()) return Status::Ok;
  Request& made = requests_[(first_request_ + request_count_++) % kAhead];
  made.link = &link;
  made.url = url.value();
  made.resource = std::move(resource.value());
  return Status::Ok;
}

}  // namespace weft
