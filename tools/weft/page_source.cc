#include "tools/weft/page_source.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "render/base/printable_url.h"
#include "tools/weft/path.h"
#include "weft/fetcher.h"

namespace weft {
namespace {

constexpr char kStandardInput[] = "/dev/stdin";

Status fail(Notes& reasons, const std::string& sentence, Status status = Status::Io) {
  reasons.note(sentence);
  return status;
}

Status fail_by_errno(Notes& reasons, const char* what) {
  return fail(reasons, std::string(what) + std::strerror(errno));
}

/// A file without a name among the temporary ones; below 0 where there is none to be had.
int nameless_file() {
  std::string path = temporary_folder() + "/weft-XXXXXX";
  const int descriptor = mkostemp(path.data(), O_CLOEXEC);
  if (descriptor >= 0) unlink(path.c_str());
  return descriptor;
}

bool write_all(int descriptor, const char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t count = write(descriptor, bytes, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes += count;
    size -= static_cast<size_t>(count);
  }
  return true;
}

/// Puts what standard input holds into `file`.
Status copy_standard_input(int file, uint64_t most_bytes, Deadline deadline, Notes& reasons) {
  char buffer[1 << 16];
  for (uint64_t bytes = 0;;) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const bool is_late = poll(&input, 1, deadline.remaining_ms()) == 0 && deadline.passed();
    if (is_late && !bytes) return fail(reasons, "standard input: timed out");
    if (is_late) reasons.note("standard input: the time is over; what came of the page is shown");
    const ssize_t count = is_late ? 0 : read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count < 0) return fail_by_errno(reasons, "standard input cannot be read: ");
    if (count == 0) return bytes ? Status::Ok : fail(reasons, "standard input is empty");
    bytes += static_cast<uint64_t>(count);
    if (bytes > most_bytes)
      return fail(reasons, "standard input holds more than --cache-limit allows");
    if (!write_all(file, buffer, static_cast<size_t>(count)))
      return fail_by_errno(reasons, "cannot put standard input aside in TMPDIR: ");
  }
}

/// Standard input becomes a file that holds it, which can be opened any number of times.
Status keep_standard_input(uint64_t most_bytes, Deadline deadline, Notes& reasons) {
  static bool is_kept = false;
  if (is_kept) return Status::Ok;
  if (isatty(STDIN_FILENO))
    return fail(reasons,
                "standard input is a terminal; send the page into it: weft render - < page.html");
  const int file = nameless_file();
  if (file < 0) return fail_by_errno(reasons, "cannot put standard input aside in TMPDIR: ");
  const Status status = copy_standard_input(file, most_bytes, deadline, reasons);
  is_kept = status == Status::Ok && dup2(file, STDIN_FILENO) >= 0;
  close(file);
  return is_kept || status != Status::Ok ? status : Status::Io;
}

/// The place in `argument` where the fragment of a file begins; npos for none.
size_t fragment_of_file(const std::string& argument) {
  const size_t sign = argument.find('#');
  if (sign == argument.npos || access(argument.c_str(), F_OK) == 0) return argument.npos;
  return access(argument.substr(0, sign).c_str(), F_OK) == 0 ? sign : argument.npos;
}

Result<std::string_view> url_of(const std::string& argument, Arena& arena) {
  const size_t sign = fragment_of_file(argument);
  if (sign == argument.npos) return url_from_argument(argument, arena);
  WEFT_TRY_ASSIGN(const std::string_view file, url_from_argument(argument.substr(0, sign), arena));
  return url_from_argument(std::string(file) + argument.substr(sign), arena);
}

/// A folder stands for what lies in it.
Result<std::string_view> base_of(std::string argument, Arena& arena) {
  if (!argument.ends_with('/') && is_folder(argument)) argument += '/';
  return url_of(argument, arena);
}

/// Whether `argument` is no URL and names no file, and may hold a password: "user:password@host".
bool is_login_without_scheme(const std::string& argument) {
  return argument.find("://") == argument.npos && argument.find(':') < argument.find('@') &&
         argument.find('@') != argument.npos && !argument.starts_with("data:") &&
         access(argument.c_str(), F_OK) != 0;
}

/// `url`, with the reason where `argument` is none.
Result<std::string_view> checked(Result<std::string_view> url, const std::string& argument,
                                 Notes& reasons) {
  if (!url.ok() && url.status() != Status::OutOfMemory)
    reasons.note("'" + std::string(PrintableUrl(argument).text()) + "' is no valid URL");
  return url;
}

}  // namespace

Result<PageSource> find_page_source(const Options& options, Deadline deadline, Arena& arena,
                                    Notes& reasons) {
  PageSource source;
  const bool is_standard_input = options.source == "-";
  if (is_standard_input) WEFT_TRY(keep_standard_input(options.cache_limit, deadline, reasons));
  if (is_login_without_scheme(options.source))
    return fail(reasons, "there is no such file; a URL begins with https:// or http://",
                Status::NotFound);
  const std::string page = is_standard_input ? kStandardInput : options.source;
  WEFT_TRY_ASSIGN(source.url, checked(url_of(page, arena), page, reasons));
  const std::string base = options.base_url.empty() && is_standard_input ? "." : options.base_url;
  if (base.empty()) return source;
  WEFT_TRY_ASSIGN(source.base_url, checked(base_of(base, arena), base, reasons));
  return source;
}

}  // namespace weft
