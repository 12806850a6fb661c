#include "fetch/file.h"

#include "fetch/sentence.h"
#include "render/base/ascii.h"
#include "render/base/percent_decoding.h"

namespace weft {
namespace {

struct ExtensionType {
  std::string_view extension, content_type;
};
constexpr ExtensionType kTypes[] = {
    {"html", "text/html"},
    {"htm", "text/html"},
    {"xhtml", "application/xhtml+xml"},
    {"xht", "application/xhtml+xml"},
    {"xml", "application/xml"},
    {"css", "text/css"},
    {"txt", "text/plain"},
    {"csv", "text/csv"},
    {"md", "text/markdown"},
    {"json", "application/json"},
    {"js", "text/javascript"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"gif", "image/gif"},
    {"webp", "image/webp"},
    {"svg", "image/svg+xml"},
    {"svgz", "image/svg+xml"},
    {"bmp", "image/bmp"},
    {"ico", "image/x-icon"},
    {"avif", "image/avif"},
    {"ttf", "font/ttf"},
    {"otf", "font/otf"},
    {"ttc", "font/collection"},
    {"woff", "font/woff"},
    {"woff2", "font/woff2"},
};

// The path of a file: URL, decoded into `buffer`. Errors: Unsupported (another host), NotFound (no
// such path can exist).
Result<std::string_view> decode_path(const Url& url, char (&buffer)[kMaxPathBytes]) {
  if (!url.host.empty()) return Status::Unsupported;
  std::string_view rest = url.path;
  size_t size = 0;
  while (!rest.empty()) {
    const uint8_t byte = next_decoded(rest);
    if (byte == 0 || size + 1 == kMaxPathBytes) return Status::NotFound;
    buffer[size++] = static_cast<char>(byte);
  }
  return std::string_view(buffer, size);
}

// Errors: Io, Unsupported; noted.
Status check_kind(FileKind kind, FileKinds kinds, const Url& url, Notes& notes) {
  const bool is_pipe = kind == FileKind::Pipe;
  if (kind == FileKind::Regular || (is_pipe && kinds == FileKinds::RegularOrPipe))
    return Status::Ok;
  const bool is_folder = kind == FileKind::Folder;
  note_about(notes, url.without_fragment(),
             is_folder ? "is a directory, not a file"
             : is_pipe ? "is a pipe, which only the page itself may be"
                       : "is a device, not a file");
  return is_folder ? Status::Io : Status::Unsupported;
}

}  // namespace

std::string_view content_type_of(std::string_view path) {
  const size_t dot = path.rfind('.');
  if (dot == path.npos) return {};
  for (const ExtensionType& type : kTypes)
    if (equal_ignoring_case(path.substr(dot + 1), type.extension)) return type.content_type;
  return {};
}

Status open_file(const Url& url, FileKinds kinds, Notes& notes, File& file) {
  char buffer[kMaxPathBytes];
  const Result<std::string_view> path = decode_path(url, buffer);
  if (!path.ok()) {
    const bool is_remote = path.status() == Status::Unsupported;
    note_about(notes, url.without_fragment(),
               is_remote ? "file: URLs of other hosts cannot be read" : "no such file");
    return path.status();
  }
  const Status status = file.open(path.value());
  if (status != Status::Ok) {
    note_about(notes, url.without_fragment(), file.reason());
    return status;
  }
  return check_kind(file.kind(), kinds, url, notes);
}

Status FileResource::start(std::string_view url, UrlStatistics* entry) {
  entry_ = entry;
  WEFT_TRY_ASSIGN(url_, parse_url(url, nullptr, arena_));
  return Status::Ok;
}

Status FileResource::open() {
  if (failure_ != Status::Ok || file_.is_open()) return failure_;
  const Status status = open_file(url_, kinds_, *notes_, file_);
  if (status != Status::Ok) return fail(status);
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

Status FileResource::fill() {
  const Deadline deadline = Deadline::in_ms(wait_ms_).sooner(deadline_);
  const Result<size_t> count = file_.read({buffer_, kBufferBytes}, deadline);
  // A pipe whose writer never ends gives bytes until the deadline, and not beyond it.
  if (count.status() == Status::Timeout || deadline_.passed()) return time_out();
  if (!count.ok()) {
    note_about(*notes_, url_.without_fragment(), file_.reason());
    return fail(count.status());
  }
  begin_ = 0;
  end_ = count.value();
  at_end_ = end_ == 0;
  mark_first_byte(entry_);
  if (at_end_) mark_end(entry_);
  return Status::Ok;
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
