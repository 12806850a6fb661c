// The right to open a URL: one gate that every resource and every redirect passes, whoever asks and
// for whatever kind; and the one origin that gets what was given for the page alone.
#pragma once

#include "fetch/url.h"
#include "weft/resources.h"

namespace weft {

/// Pages are named by the program (a person), everything else by a page. A page is local when it
/// came from file:; one page that is not closes file: to all parts for good.
class Trust {
 public:
  enum class Asker : uint8_t { Opener, Redirect };

  explicit Trust(Budget& budget) : arena_(budget, 256) {}

  /// Why a URL of `scheme` may not be opened, for a note (static lifetime); null when it may be.
  /// Nothing is looked at but this, so that what is refused cannot be told from what is absent.
  const char* refusal(std::string_view scheme, ResourceKind kind, Asker asker) const;
  /// Takes note of a page that the program opens by the absolute URL `url`. Errors: OutOfMemory.
  Status add_page(std::string_view scheme, std::string_view url);

  /// True for the origin of the first page, as it was typed, if that came by http: or https:.
  /// Nobody else gets the user's own fields and the user information of the page's URL.
  bool is_own(const Url& url) const;
  /// The first page's URL. REQUIRES: is_own() was true for some URL.
  const Url& page() const { return page_; }

 private:
  Arena arena_;
  Url page_;
  bool has_page_ = false;
  bool pages_are_local_ = true;
};

/// True for http and https.
bool is_http(const Url& url);

}  // namespace weft
