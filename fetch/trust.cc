#include "fetch/trust.h"

#include "fetch/net/connection.h"

namespace weft {
namespace {

bool is_http_scheme(std::string_view scheme) { return scheme == "http" || scheme == "https"; }

}  // namespace

bool is_http(const Url& url) { return is_http_scheme(url.scheme); }

const char* Trust::refusal(std::string_view scheme, ResourceKind kind, Asker asker) const {
  if (is_http_scheme(scheme)) return nullptr;
  if (asker == Asker::Redirect) return "redirects to what is not an http: or https: URL";
  if (scheme == "data") return nullptr;
  if (scheme != "file") return "this kind of URL cannot be fetched";
  const bool is_allowed = kind == ResourceKind::Page || pages_are_local_;
  return is_allowed ? nullptr : "only a page that is a local file may read local files";
}

Status Trust::add_page(std::string_view scheme, std::string_view url) {
  if (scheme != "file") pages_are_local_ = false;
  if (!has_page_ && is_http_scheme(scheme)) {
    WEFT_TRY_ASSIGN(page_, parse_url(url, nullptr, arena_));
  }
  has_page_ = true;
  return Status::Ok;
}

bool Trust::is_own(const Url& url) const {
  return page_.has_host && Origin::of(url) == Origin::of(page_);
}

}  // namespace weft
