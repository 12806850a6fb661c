#include "render/early_requests.h"

#include <utility>

#include "render/base/ascii.h"
#include "render/css/conditions/picture_sources.h"
#include "render/css/selectors/form_state.h"
#include "render/css/sheets/document_sheets.h"

namespace weft {

void EarlyRequests::see(const Element& element) {
  if (element.name_space != Namespace::Html) return;
  if (element.name == Atom::Base) set_base(value_of(element, Atom::Href));
  else if (links_sheet(element, media_))
    ask_for(value_of(element, Atom::Href), ResourceKind::StyleSheet);
  else if (element.name == Atom::Picture) offer_ = {};
  else if (element.name == Atom::Source && offer_.empty())
    offer_ = source_offer(element, media_).url;
  else if (element.name == Atom::Img) ask_for_picture(element);
}

// A <source> before it counts where both are in a <picture>, as they are by all likelihood.
void EarlyRequests::ask_for_picture(const Element& image) {
  const std::string_view offer = std::exchange(offer_, {});
  ask_for(offer.empty() ? image_offer(image, media_).url : offer, ResourceKind::Image);
}

void EarlyRequests::set_base(std::string_view href) {
  if (has_base_ || href.empty()) return;
  has_base_ = true;
  const auto base = resources_.resolve(href, base_url_, base_);
  if (base.ok()) base_url_ = base.value();
}

void EarlyRequests::ask_for(std::string_view reference, ResourceKind kind) {
  reference = trimmed(reference);
  if (reference.empty()) return;
  Arena scratch(base_.budget(), kUrlBytes);
  const auto url = resources_.resolve(reference, base_url_, scratch);
  if (url.ok()) resources_.expect(url.value(), kind);
}

}  // namespace weft
