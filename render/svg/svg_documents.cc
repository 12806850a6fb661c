#include "render/svg/svg_documents.h"

#include <algorithm>
#include <array>

#include "render/base/prefixed_stream.h"
#include "render/base/printable_url.h"
#include "render/base/url_fragment.h"
#include "render/css/styles.h"
#include "render/html/parser.h"
#include "render/image/gunzip_stream.h"
#include "render/svg/closed_resources.h"

namespace weft {
namespace {

constexpr int kMostFiles = 16;
constexpr size_t kMostBytes = size_t{256} * 1024;  // of one

// What is longer than a file may be is Unsupported.
class LimitedStream final : public ByteStream {
 public:
  explicit LimitedStream(ByteStream& stream) : stream_(stream) {}
  Result<std::span<const uint8_t>> peek() override {
    if (left_ == 0) return Status::Unsupported;
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream_.peek());
    return bytes.first(std::min(bytes.size(), left_));
  }
  void consume(size_t bytes) override {
    left_ -= bytes;
    stream_.consume(bytes);
  }

 private:
  ByteStream& stream_;
  size_t left_ = kMostBytes;
};

Result<Document*> parse(ByteStream& body, const HtmlOptions& options, Arena& arena,
                        Budget& budget) {
  NoNotes notes;
  std::array<uint8_t, 2> head;
  PrefixedStream begun(body, head);
  WEFT_TRY_ASSIGN(const std::span<const uint8_t> prefix, begun.prefix());
  Owned<GunzipStream> gunzip;
  if (GunzipStream::is_gzip(prefix)) {
    WEFT_TRY_ASSIGN(gunzip, GunzipStream::create(begun, budget));
  }
  LimitedStream limited(gunzip ? static_cast<ByteStream&>(*gunzip) : begun);
  WEFT_TRY_ASSIGN(Document* const document, parse_xml(limited, options, arena, notes));
  const Element* const root = document->root();
  const bool is_svg = root && root->name == Atom::Svg && root->name_space == Namespace::Svg;
  return is_svg ? Result<Document*>(document) : Status::Corrupt;
}

class SvgDocuments final : public OtherDocuments {
 public:
  SvgDocuments(const SvgDocumentSources& sources, const Document& page, std::string_view page_url,
               std::string_view base_url)
      : sources_(sources),
        closed_(sources.resources),
        page_(page),
        page_url_(page_url),
        base_url_(base_url) {}
  Result<const Document*> find(std::string_view reference) override;

 private:
  struct File {
    std::string_view url;
    const Document* document = nullptr;
    Owned<Styles> styles;  // what the elements match is theirs
    Owned<File> next;
  };
  Status read(File& file);

  SvgDocumentSources sources_;
  ClosedResources closed_;
  NoNotes no_notes_;
  const Document& page_;
  std::string_view page_url_, base_url_;
  Owned<File> first_;
  int count_ = 0;
};

Status SvgDocuments::read(File& file) {
  WEFT_TRY_ASSIGN(const Owned<Resource> body,
                  sources_.resources.open(file.url, ResourceKind::Image));
  HtmlOptions options;
  options.content_type = "image/svg+xml";
  options.atoms = page_.atoms;
  WEFT_TRY_ASSIGN(Document* const document, parse(*body, options, sources_.arena, sources_.budget));
  WEFT_TRY_ASSIGN(file.styles, Styles::create(sources_.budget, sources_.arena, *document,
                                              sources_.media, closed_, sources_.fonts, no_notes_));
  WEFT_TRY(file.styles->apply_sheets({}, "utf-8"));
  WEFT_TRY(file.styles->compute());
  file.document = document;
  return Status::Ok;
}

Result<const Document*> SvgDocuments::find(std::string_view reference) {
  constexpr const Document* kNone = nullptr;
  Arena scratch(sources_.budget, 256);
  const auto resolved = sources_.resources.resolve(reference, base_url_, scratch);
  if (resolved.status() == Status::OutOfMemory) return Status::OutOfMemory;
  if (!resolved.ok()) return kNone;
  const std::string_view url = without_fragment(resolved.value());
  if (url == without_fragment(page_url_)) return &page_;
  for (const File* known = first_.get(); known; known = known->next.get())
    if (known->url == url) return known->document;
  WEFT_TRY_ASSIGN(Owned<File> made, make_owned<File>(sources_.budget));
  WEFT_TRY_ASSIGN(made->url, sources_.arena.copy(url));
  made->next = std::move(first_);
  first_ = std::move(made);
  File* const file = first_.get();
  const Status status = count_++ < kMostFiles ? read(*file) : Status::Unsupported;
  if (status == Status::OutOfMemory) return status;
  if (status != Status::Ok)
    sources_.notes.notef(
        "%s: nothing of it is drawn: %s", PrintableUrl(url).text(),
        count_ > kMostFiles ? "a page takes from 16 SVG files at most" : status_name(status));
  return file->document;
}

}  // namespace

Result<Owned<OtherDocuments>> make_svg_documents(const SvgDocumentSources& sources,
                                                 const Document& page, std::string_view page_url,
                                                 std::string_view base_url) {
  WEFT_TRY_ASSIGN(Owned<SvgDocuments> made,
                  make_owned<SvgDocuments>(sources.budget, sources, page, page_url, base_url));
  return Owned<OtherDocuments>(std::move(made));
}

}  // namespace weft
