#include "tools/weft/netrc.h"

#include <algorithm>

#include "render/base/ascii.h"

namespace weft {
namespace {

/// The words of a netrc file, one after the other.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  /// False at the end. Comments stand where a keyword may stand, and nowhere else.
  bool next_keyword(std::string& word) {
    skip_space();
    while (!rest_.empty() && rest_.front() == '#') {
      rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
      skip_space();
    }
    return next_value(word);
  }
  /// False at the end.
  bool next_value(std::string& word) {
    word.clear();
    skip_space();
    if (rest_.empty()) return false;
    if (rest_.front() == '"') return next_quoted(word);
    while (!rest_.empty() && !is_space(static_cast<unsigned char>(rest_.front()))) word += take();
    return true;
  }
  /// Passes over a macro, which ends with an empty line.
  void skip_macro() { rest_.remove_prefix(std::min(rest_.find("\n\n"), rest_.size())); }

 private:
  char take() {
    const char first = rest_.front();
    rest_.remove_prefix(1);
    return first;
  }
  void skip_space() {
    while (!rest_.empty() && is_space(static_cast<unsigned char>(rest_.front()))) take();
  }
  bool next_quoted(std::string& word) {
    for (take(); !rest_.empty() && rest_.front() != '"';) {
      if (rest_.front() == '\\' && rest_.size() > 1) take();
      word += take();
    }
    if (!rest_.empty()) take();
    return true;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<Login> find_login(std::string_view netrc, std::string_view host,
                                std::string_view user) {
  Words words(netrc);
  Login login;
  bool is_for_host = false;
  const auto is_wanted = [&] {
    return is_for_host && (user.empty() || user == login.user) &&
           !(login.user.empty() && login.password.empty());
  };
  for (std::string word; words.next_keyword(word);) {
    const bool begins_entry = word == "machine" || word == "default";
    if (begins_entry && is_wanted()) return login;
    if (begins_entry) login = {};
    if (word == "default") is_for_host = true;
    else if (word == "machine")
      is_for_host = words.next_value(word) && equal_ignoring_case(word, host);
    else if (word == "login") words.next_value(login.user);
    else if (word == "password") words.next_value(login.password);
    else if (word == "account") words.next_value(word);
    else if (word == "macdef") words.skip_macro();
  }
  return is_wanted() ? std::optional(login) : std::nullopt;
}

}  // namespace weft
