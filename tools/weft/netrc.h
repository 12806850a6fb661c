// Logins of hosts as ~/.netrc keeps them, for ftp, curl and others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace weft {

struct Login {
  std::string user, password;
};

/// The first login in `netrc` (the text of such a file) for `host`; with a `user`, the first that
/// is that user's. "default" stands for every host. Words may be in double quotes, with a backslash
/// before a quote or a backslash, as curl reads them.
std::optional<Login> find_login(std::string_view netrc, std::string_view host,
                                std::string_view user = {});

}  // namespace weft
