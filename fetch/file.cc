#include "fetch/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fetch/percent.h"
#include "fetch/sentence.h"
#include "render/base/ascii.h"

namespace weft {
namespace {

#ifdef __GLIBC__
static_assert(sizeof(off_t) == 8,
              "a 32-bit build without _FILE_OFFSET_BITS=64 opens no large file");
#endif

struct ExtensionType {
  std::string_view extension, content_type;
};
constexpr ExtensionType kTypes[] = {
    {"html", "text/html"},      {"htm", "text/html"},         {"xhtml", "application/xhtml+xml"},
    {"css", "text/css"},        {"png", "image/png"},         {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},     {"gif", "image/gif"},         {"webp", "image/webp"},
    {"svg", "image/svg+xml"},   {"bmp", "image/bmp"},         {"ico", "image/x-icon"},
    {"avif", "image/avif"},     {"ttf", "font/ttf"},          {"otf", "font/otf"},
    {"ttc", "font/collection"}, {"woff", "font/woff"},        {"woff2", "font/woff2"},
    {"txt", "text/plain"},      {"json", "application/json"}, {"js", "text/javascript"},
    {"xml", "application/xml"},
};

constexpr size_t kPathBytes = 1024;

// The path of a file: URL as the system's calls want it. Errors: Unsupported, NotFound (no such
// path can exist).
Status decode_path(const Url& url, char (&path)[kPathBytes]) {
  if (!url.host.empty()) return Status::Unsupported;
  std::string_view rest = url.path;
  size_t size = 0;
  while (!rest.empty()) {
    const uint8_t byte = next_decoded(rest);
    if (byte == 0 || size + 1 == kPathBytes) return Status::NotFound;
    path[size++] = static_cast<char>(byte);
  }
  path[size] = 0;
  return Status::Ok;
}

Status status_of_errno(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG: return Status::NotFound;
    case ENOMEM: return Status::OutOfMemory;
    default: return Status::Io;
  }
}

const char* reason_of_errno(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR: return "no such file";
    case ENAMETOOLONG: return "the path is too long";
    case EACCES:
    case EPERM: return "no permission to read the file";
    case EISDIR: return "is a directory, not a file";
    default: return "the file cannot be read";
  }
}

Status note_failure(const Url& url, Notes& notes, int error) {
  note_about(notes, url.without_fragment(), reason_of_errno(error));
  return status_of_errno(error);
}

// Asks the open file, not its path, which may be another's by now. Errors: Io, Unsupported; noted.
Status check_kind(int file, const Url& url, FileKinds kinds, Notes& notes) {
  struct stat status;
  if (fstat(file, &status) != 0) return note_failure(url, notes, errno);
  if (S_ISREG(status.st_mode)) return Status::Ok;
  if (S_ISDIR(status.st_mode)) return note_failure(url, notes, EISDIR);
  const bool is_pipe = S_ISFIFO(status.st_mode);
  if (is_pipe && kinds == FileKinds::RegularOrPipe) return Status::Ok;
  note_about(notes, url.without_fragment(),
             is_pipe ? "is a pipe, which only the page itself may be" : "is a device, not a file");
  return Status::Unsupported;
}

}  // namespace

std::string_view content_type_of(std::string_view path) {
  const size_t dot = path.rfind('.');
  if (dot == path.npos) return {};
  for (const ExtensionType& type : kTypes)
    if (equal_ignoring_case(path.substr(dot + 1), type.extension)) return type.content_type;
  return {};
}

Result<int> open_file(const Url& url, FileKinds kinds, Notes& notes) {
  char path[kPathBytes];
  const Status decoded = decode_path(url, path);
  if (decoded != Status::Ok) {
    const bool remote = decoded == Status::Unsupported;
    note_about(notes, url.without_fragment(),
               remote ? "file: URLs of other hosts cannot be read" : "no such file");
    return decoded;
  }
  // Without O_NONBLOCK a pipe that nobody writes to would block here, beyond any deadline.
  const int file = ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (file < 0) return note_failure(url, notes, errno);
  const Status accepted = check_kind(file, url, kinds, notes);
  if (accepted == Status::Ok) return file;
  ::close(file);
  return accepted;
}

Result<std::span<const uint8_t>> map_file(int file) {
  struct stat status;
  if (fstat(file, &status) != 0) return Status::Io;
  if (!S_ISREG(status.st_mode)) return Status::Unsupported;
  if (status.st_size == 0) return std::span<const uint8_t>();
  const auto bytes = static_cast<size_t>(status.st_size);
  if (static_cast<off_t>(bytes) != status.st_size) return Status::Io;  // more than can be addressed
  void* mapped = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, file, 0);
  if (mapped == MAP_FAILED) return Status::Io;
  return std::span(static_cast<const uint8_t*>(mapped), bytes);
}

void unmap(std::span<const uint8_t> bytes) {
  if (!bytes.empty()) munmap(const_cast<uint8_t*>(bytes.data()), bytes.size());
}

FileResource::~FileResource() {
  if (file_ >= 0) ::close(file_);
  arena_.budget().release(buffer_, kBufferBytes);
}

Status FileResource::start(std::string_view url, UrlStatistics* entry) {
  entry_ = entry;
  WEFT_TRY_ASSIGN(url_, parse_url(url, nullptr, arena_));
  return Status::Ok;
}

Status FileResource::open() {
  if (failure_ != Status::Ok || file_ >= 0) return failure_;
  const Result<int> file = open_file(url_, kinds_, *notes_);
  if (!file.ok()) return fail(file.status());
  file_ = file.value();
  buffer_ = static_cast<uint8_t*>(arena_.budget().allocate(kBufferBytes));
  return buffer_ ? Status::Ok : fail(Status::OutOfMemory);
}

Result<std::string_view> FileResource::url() {
  WEFT_TRY(open());
  return url_.without_fragment();
}

Result<std::string_view> FileResource::content_type() {
  WEFT_TRY(open());
  return content_type_of(url_.path);
}

Status FileResource::time_out() {
  note_about(*notes_, url_.without_fragment(), "timed out waiting for bytes of the file");
  return fail(Status::Timeout);
}

Status FileResource::wait() {
  pollfd waiting{file_, POLLIN, 0};
  const Deadline deadline = Deadline::in_ms(wait_ms_).sooner(deadline_);
  return poll(&waiting, 1, deadline.remaining_ms()) == 0 ? time_out() : Status::Ok;
}

Status FileResource::fill() {
  for (;;) {
    // A pipe that nobody has opened for writing yet would read as if it were at its end.
    if (kinds_ == FileKinds::RegularOrPipe) WEFT_TRY(wait());
    if (deadline_.passed()) return time_out();
    const ssize_t count = ::read(file_, buffer_, kBufferBytes);
    if (count >= 0) {
      begin_ = 0;
      end_ = static_cast<size_t>(count);
      at_end_ = count == 0;
      return Status::Ok;
    }
    if (errno == EINTR) continue;
    if (errno != EAGAIN) return fail(note_failure(url_, *notes_, errno));
    WEFT_TRY(wait());
  }
}

Result<std::span<const uint8_t>> FileResource::peek() {
  WEFT_TRY(open());
  if (begin_ == end_ && !at_end_) WEFT_TRY(fill());
  return std::span<const uint8_t>(buffer_ + begin_, end_ - begin_);
}

void FileResource::consume(size_t bytes) {
  assert(bytes <= end_ - begin_);
  begin_ += bytes;
  if (entry_) entry_->body_bytes += bytes;
}

}  // namespace weft
