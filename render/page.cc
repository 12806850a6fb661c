#include "weft/page.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>

#include "render/base/prefixed_stream.h"
#include "render/base/printable_url.h"
#include "render/css/styles.h"
#include "render/document_kind.h"
#include "render/early_requests.h"
#include "render/html/indicated_part.h"
#include "render/html/parser.h"
#include "render/image/gunzip_stream.h"
#include "render/image/image_store.h"
#include "render/layout/boxes/box_builder.h"
#include "render/layout/element_boxes.h"
#include "render/layout/painting/foreign_content.h"
#include "render/layout/painting/paint_order.h"
#include "render/layout/scrolling.h"
#include "render/layout/sizing.h"
#include "render/layout/sticky.h"
#include "render/output/line_pipeline.h"
#include "render/paint/compositor.h"
#include "render/svg/svg_documents.h"
#include "render/svg/svg_pictures.h"

namespace weft {
namespace {

// The compositor as the output stage wants to see it.
class PaintedPixels final : public PixelSource {
 public:
  PaintedPixels(Compositor& compositor, const Screen& screen, Deadline deadline)
      : compositor_(compositor), screen_(screen), deadline_(deadline) {}
  uint16_t width() const override { return screen_.width; }
  uint16_t height() const override { return screen_.height; }
  Result<PixelLine> next_line() override {
    if (deadline_.passed()) return Status::Timeout;
    WEFT_TRY_ASSIGN(const PaintedLine line, compositor_.next_line());
    return PixelLine{line.pixels, line.marks};
  }

 private:
  Compositor& compositor_;
  const Screen& screen_;
  Deadline deadline_;
};

// The page's own stream, which ends where the time for fetching is over: what came before is drawn.
class StreamUntilDeadline final : public ByteStream {
 public:
  StreamUntilDeadline(ByteStream& stream, Deadline deadline, std::string_view url, Notes& notes)
      : stream_(stream), deadline_(deadline), url_(url), notes_(notes) {}
  Result<std::span<const uint8_t>> peek() override {
    if (is_cut_off_) return std::span<const uint8_t>();
    const Result<std::span<const uint8_t>> bytes = stream_.peek();
    is_cut_off_ = bytes.status() == Status::Timeout && has_begun_ && deadline_.passed();
    if (!is_cut_off_) return bytes;
    notes_.notef("%s: the time is over; what came of the page is shown", PrintableUrl(url_).text());
    return std::span<const uint8_t>();
  }
  void consume(size_t bytes) override {
    has_begun_ = true;
    stream_.consume(bytes);
  }

 private:
  ByteStream& stream_;
  Deadline deadline_;
  std::string_view url_;
  Notes& notes_;
  bool has_begun_ = false, is_cut_off_ = false;
};

// Below a root element of the dark scheme the canvas is dark, too.
constexpr Color kDarkCanvas{0x12, 0x12, 0x12, 0xFF};
bool has_dark_canvas(const Document& document, bool prefers_dark) {
  const Element* const root = document.root();
  return root && root->style && uses_dark_scheme(root->style->text->color_schemes, prefers_dark);
}

// A body whose first bytes say what it is.
class SniffedResource final : public Resource {
 public:
  explicit SniffedResource(Owned<Resource> body)
      : body_(std::move(body)), stream_(*body_, prefix_) {}
  Result<std::span<const uint8_t>> prefix() { return stream_.prefix(); }
  Result<std::string_view> url() override { return body_->url(); }
  Result<std::string_view> content_type() override { return body_->content_type(); }
  Result<std::span<const uint8_t>> peek() override { return stream_.peek(); }
  void consume(size_t bytes) override { stream_.consume(bytes); }

 private:
  Owned<Resource> body_;
  std::array<uint8_t, kSniffedBytes> prefix_;
  PrefixedStream stream_;
};

// A stream as the body of a page.
class StreamedBody final : public Resource {
 public:
  StreamedBody(ByteStream& stream, std::string_view url, std::string_view content_type)
      : stream_(stream), url_(url), content_type_(content_type) {}
  Result<std::string_view> url() override { return url_; }
  Result<std::string_view> content_type() override { return content_type_; }
  Result<std::span<const uint8_t>> peek() override { return stream_.peek(); }
  void consume(size_t bytes) override { stream_.consume(bytes); }

 private:
  ByteStream& stream_;
  std::string_view url_, content_type_;
};

// The document of a picture: as large as fits the viewport, in its middle.
constexpr std::string_view kPicturePage =
    "<!DOCTYPE html><style>html{background:white}body{margin:0}"
    "img{display:block;width:100vw;height:100vh;object-fit:contain}</style><img>";

class PageImplementation final : public Page, private Reserve {
 public:
  PageImplementation(Budget& budget, Resources& resources, FontSet& fonts, Notes& notes,
                     const Screen& screen, const PageOptions& options)
      : resources_(resources),
        fonts_(fonts),
        notes_(notes),
        screen_(screen),
        media_(media_environment(screen)),
        options_(options),
        page_budget_("page", budget),
        box_budget_("boxes", budget),
        paint_budget_("paint", budget),
        image_budget_("images", budget),
        page_arena_(page_budget_),
        style_inputs_(page_budget_),
        box_arena_(box_budget_),
        paint_arena_(paint_budget_, kPaintBlockBytes),
        drawings_(fonts, resources, media_, screen.glyphs, &foreign_) {
    for (Budget* own : {&page_budget_, &box_budget_, &paint_budget_, &image_budget_})
      own->set_reserve(*this);
  }
  ~PageImplementation() override {
    other_documents_.reset();
    styles_.reset();
    pipeline_.reset();
    pixels_.reset();
    compositor_.reset();
    images_.reset();
    fonts_.remove_page_faces();
  }

  Status load(std::string_view url) override;
  Status load(ByteStream& body, std::string_view base_url, std::string_view content_type) override;
  Status layout(PageObserver* observer) override;
  Result<PixelBox> box_of(std::string_view id) const override;
  Result<LineSource*> lines() override;
  const PageStatistics& statistics() const override { return statistics_; }

 private:
  bool give_back() override;
  Status read(Owned<Resource> body);
  Status refuse(std::string_view url, std::string_view type);
  Status parse(ByteStream& markup, const HtmlOptions& options, DocumentKind kind);
  Status show_picture(std::string_view url, Owned<Resource> body);
  Status style();
  Status find_base_url(std::string_view url);
  Status find_fragment(std::string_view url);
  Status find_other_documents();
  Px scroll_distance(const Box& root) const;
  void show_full_page(const Box& root);
  Status keep_element_boxes(const Box& root);
  bool shows_all(const PageObserver* observer) const;
  Result<Box*> place_boxes(LayoutContext& context, bool keeps_rules);
  Result<Box*> place_page(LayoutContext& context, const PageObserver* observer);
  Result<Box*> place(LayoutContext& context, Horizon& horizon);
  Status find_containers(const Box& root, ArenaVector<ContainerSize>& containers);
  IntRect viewport() const { return {0, 0, screen_.width, screen_.height}; }

  Resources& resources_;
  FontSet& fonts_;
  Notes& notes_;
  Screen screen_;
  MediaEnvironment media_;
  PageOptions options_;
  PageStatistics statistics_;
  Budget page_budget_, box_budget_, paint_budget_, image_budget_;
  static constexpr size_t kPaintBlockBytes = 2048;
  Arena page_arena_;  // document, styles
  Arena style_inputs_;
  Arena box_arena_;    // boxes, lines
  Arena paint_arena_;  // display list, images and their URLs
  Document* document_ = nullptr;
  std::string_view page_url_, base_url_;
  std::string_view fragment_;
  Owned<Styles> styles_;
  std::span<const CounterStyleRule> counter_styles_;  // in the page arena
  Owned<Resource> picture_body_;                      // of a page that is a picture, until layout
  std::string_view picture_url_;
  HtmlInDrawings foreign_{media_};
  SvgPictures drawings_;
  Owned<OtherDocuments> other_documents_;  // that the page refers into
  Owned<ImageStore> images_;
  std::optional<ElementBoxes> element_boxes_;
  DisplayList* list_ = nullptr;
  Owned<PanelInks> inks_;
  Owned<Compositor> compositor_;
  Owned<PaintedPixels> pixels_;
  Owned<LinePipeline> pipeline_;
};

// Idle connections. While lines are painted there may be pictures to be fetched: a handshake would
// take what that gave.
bool PageImplementation::give_back() {
  const size_t before = page_budget_.available();
  if (document_) resources_.give_back_memory();
  return page_budget_.available() > before;
}

Status PageImplementation::parse(ByteStream& markup, const HtmlOptions& options,
                                 DocumentKind kind) {
  const auto parser = kind == DocumentKind::Xml    ? parse_xml
                      : kind == DocumentKind::Text ? parse_text
                                                   : parse_html;
  page_url_ = options.url;
  WEFT_TRY_ASSIGN(document_, parser(markup, options, page_arena_, notes_));
  return find_base_url(options_.base_url.empty() ? options.url : options_.base_url);
}

Status PageImplementation::show_picture(std::string_view url, Owned<Resource> body) {
  MemoryStream markup(kPicturePage);
  WEFT_TRY(parse(markup, {"text/html; charset=utf-8", url, {}}, DocumentKind::Html));
  auto* const source = page_arena_.make<Attribute>();
  if (!source) return Status::OutOfMemory;
  source->name = Atom::Src;
  source->value = url;
  for (Node* node = document_; node; node = next_in_tree(*node, *document_))
    if (node->is_element() && node->as_element()->is_html(Atom::Img))
      node->as_element()->attributes = source;
  picture_url_ = url;
  picture_body_ = std::move(body);
  return Status::Ok;
}

// A type that a server made up may hold anything: it is shown where it is plain letters.
Status PageImplementation::refuse(std::string_view url, std::string_view type) {
  constexpr size_t kMostShown = 60;
  const bool is_printable =
      std::all_of(type.begin(), type.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  if (!is_printable || type.size() > kMostShown) type = "of an unknown type";
  notes_.notef("%s is %.*s; weft draws HTML, XHTML, SVG, text and pictures such as JPEG and PNG",
               PrintableUrl(url).text(), static_cast<int>(type.size()), type.data());
  return Status::Unsupported;
}

Status PageImplementation::read(Owned<Resource> body) {
  HtmlOptions options;
  WEFT_TRY_ASSIGN(const std::string_view url, body->url());
  WEFT_TRY_ASSIGN(options.url, page_arena_.copy(url));
  WEFT_TRY_ASSIGN(const std::string_view content_type, body->content_type());
  WEFT_TRY_ASSIGN(options.content_type, page_arena_.copy(content_type));
  options.diagnostics = options_.diagnostics;
  options.drops_comments = true;
  options.style_inputs = &style_inputs_;
  options.atoms = page_arena_.make<AtomTable>(page_arena_, paint_arena_);
  if (!options.atoms) return Status::OutOfMemory;
  std::span<const uint8_t> head;
  if (needs_sniffing(content_type) || may_be_gzip(content_type)) {
    WEFT_TRY_ASSIGN(Owned<SniffedResource> sniffed,
                    make_owned<SniffedResource>(image_budget_, std::move(body)));
    WEFT_TRY_ASSIGN(head, sniffed->prefix());
    body = Owned<Resource>(std::move(sniffed));
  }
  const std::string_view type = computed_type(options.content_type, head);
  const DocumentKind kind = kind_of_type(type);
  if (kind == DocumentKind::None) return refuse(options.url, type);
  if (kind == DocumentKind::Picture) return show_picture(options.url, std::move(body));
  StreamUntilDeadline markup(*body, resources_.deadline(), options.url, notes_);
  EarlyRequests early(resources_, media_,
                      options_.base_url.empty() ? options.url : options_.base_url, page_budget_);
  options.scout = &early;
  if (!may_be_gzip(type) || !GunzipStream::is_gzip(head)) return parse(markup, options, kind);
  WEFT_TRY_ASSIGN(const Owned<GunzipStream> gunzip, GunzipStream::create(markup, image_budget_));
  return parse(*gunzip, options, kind);
}

// HTML Standard 2.4.3: the first base element with an href counts.
Status PageImplementation::find_base_url(std::string_view url) {
  base_url_ = url;
  for (const Node* node = next_in_tree(*document_, *document_); node;
       node = next_in_tree(*node, *document_)) {
    const Element* element = node->as_element();
    const std::string_view* href =
        element && element->is_html(Atom::Base) ? element->attribute(Atom::Href) : nullptr;
    if (!href) continue;
    const auto base = resources_.resolve(*href, url, page_arena_);
    if (base.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (base.ok()) base_url_ = base.value();
    return Status::Ok;
  }
  return Status::Ok;
}

Status PageImplementation::find_fragment(std::string_view url) {
  const size_t sign = url.find('#');
  if (sign == url.npos) return Status::Ok;
  WEFT_TRY_ASSIGN(fragment_, page_arena_.copy(url.substr(sign + 1)));
  return Status::Ok;
}

Status PageImplementation::find_other_documents() {
  const SvgDocumentSources sources{page_budget_, page_arena_, resources_, fonts_, media_, notes_};
  WEFT_TRY_ASSIGN(other_documents_, make_svg_documents(sources, *document_, page_url_, base_url_));
  if (other_documents_) styles_->set_other_documents(*other_documents_);
  return Status::Ok;
}

// The body is given back before sheets are fetched, unless it is a picture.
Status PageImplementation::load(std::string_view url) {
  WEFT_TRY(find_fragment(url));
  WEFT_TRY_ASSIGN(Owned<Resource> body, resources_.open(url, ResourceKind::Page));
  WEFT_TRY(read(std::move(body)));
  return style();
}

Status PageImplementation::load(ByteStream& body, std::string_view base_url,
                                std::string_view content_type) {
  WEFT_TRY(find_fragment(base_url));
  WEFT_TRY_ASSIGN(Owned<StreamedBody> streamed,
                  make_owned<StreamedBody>(image_budget_, body, base_url, content_type));
  WEFT_TRY(read(std::move(streamed)));
  return style();
}

Status PageImplementation::style() {
  WEFT_TRY_ASSIGN(styles_, Styles::create(page_budget_, page_arena_, *document_, media_, resources_,
                                          fonts_, notes_, options_.sources, options_.diagnostics));
  document_->target = indicated_part(*document_, fragment_);
  WEFT_TRY(find_other_documents());
  WEFT_TRY(styles_->apply_sheets(base_url_, document_->encoding));
  const bool is_inspected = options_.sources || options_.diagnostics;
  if (!is_inspected && styles_->drop_inputs()) style_inputs_.clear();
  counter_styles_ = styles_->counter_styles();
  WEFT_TRY(styles_->compute());
  const StyleStatistics& kept = styles_->statistics();
  statistics_.sheet_bytes = kept.sheet_bytes;
  statistics_.rules_seen = kept.rules_seen;
  statistics_.rules_kept = kept.rules_kept;
  statistics_.styles = kept.distinct_styles;
  statistics_.nodes = document_->node_count;
  return Status::Ok;
}

// Collects the content boxes of all query containers.
Status PageImplementation::find_containers(const Box& root,
                                           ArenaVector<ContainerSize>& containers) {
  for (const Box* box = &root; box; box = next_box(*box, root)) {
    const bool is_container = box->node && !box->anonymous && box->pseudo == PseudoKind::None &&
                              box->placed &&
                              box->box_style().container_type != ContainerType::Normal;
    if (!is_container) continue;
    const Edges edges = border_widths(*box) + placed_padding(*box);
    WEFT_TRY(containers.push(
        {box->node->as_element(),
         {box->size.width - edges.horizontal(), box->size.height - edges.vertical()}}));
  }
  return Status::Ok;
}

Result<Box*> PageImplementation::place(LayoutContext& context, Horizon& horizon) {
  box_arena_.clear();
  context.forget_answers();
  WEFT_TRY_ASSIGN(Box * root, build_boxes({box_arena_, *document_, *images_, resources_, base_url_,
                                           notes_, fonts_, media_, counter_styles_},
                                          horizon));
  WEFT_TRY(layout_page(context, *root));
  return root;
}

// Sizes in container units are known only after layout: then styles are computed and boxes laid out
// once more, and again while that moves a container (in nested ones), at most kMostRounds times.
// Rules are let go before the boxes that are laid out last, unless somebody looks at them after.
Result<Box*> PageImplementation::place_boxes(LayoutContext& context, bool keeps_rules) {
  static constexpr int kMostRounds = 3;
  ArenaVector<ContainerSize> containers(page_arena_);
  for (int round = 0;; ++round) {
    Horizon endless;
    bool is_last = !styles_->asked_for_containers() || round == kMostRounds;
    if (is_last && !keeps_rules) styles_.reset();
    WEFT_TRY_ASSIGN(Box * root, place(context, endless));
    ArenaVector<ContainerSize> placed(page_arena_);
    if (!is_last) {
      WEFT_TRY(find_containers(*root, placed));
      is_last = std::equal(placed.begin(), placed.end(), containers.begin(), containers.end());
    }
    if (is_last && !keeps_rules) styles_.reset();
    if (is_last) return root;
    containers = placed;
    WEFT_TRY(styles_->compute(containers.span()));
  }
}

bool PageImplementation::shows_all(const PageObserver* observer) const {
  return options_.full_page || options_.scroll_y > 0 || !fragment_.empty() ||
         options_.element_boxes || (observer && observer->looks_below()) ||
         styles_->asked_for_containers();
}

// What lies below the viewport gets no boxes: a few more than fill it, and if they did not, many
// more.
Result<Box*> PageImplementation::place_page(LayoutContext& context, const PageObserver* observer) {
  constexpr size_t kPixelsOfCharacter = 16, kMore = 8;
  if (shows_all(observer)) return place_boxes(context, observer != nullptr);
  if (!observer) styles_.reset();
  Horizon horizon{size_t{screen_.width} * screen_.height / kPixelsOfCharacter, nullptr, Px()};
  while (true) {
    WEFT_TRY_ASSIGN(Box * root, place(context, horizon));
    if (!horizon.cut) return root;
    if (offset_in(*horizon.cut, nullptr).y - horizon.reach > context.viewport.height) return root;
    const bool is_hopeless = horizon.reach == Px::max() || horizon.content > SIZE_MAX / kMore;
    horizon = {is_hopeless ? SIZE_MAX : horizon.content * kMore, nullptr, Px()};
  }
}

// In whole device pixels, so that lines of text keep their places on the grid.
Px PageImplementation::scroll_distance(const Box& root) const {
  const Element* part = indicated_part(*document_, fragment_);
  const Px top = part ? top_of_element(*part, *document_, root) : Px();
  const double wanted = max(top, Px()).to_double() + options_.scroll_y * screen_.device_pixel_ratio;
  if (!(wanted > 0)) return Px();
  const Px most = document_height(root) - Px::from_int(screen_.height);
  return Px::from_int(min(Px::from_double(wanted), most).round());
}

// What is laid out needs the height of the screen no more.
void PageImplementation::show_full_page(const Box& root) {
  const int32_t height = document_height(root).ceil();
  if (height > kMostLines)
    notes_.notef("the page is %d pixels high; only the first %d are drawn",
                 static_cast<int>(height), static_cast<int>(kMostLines));
  screen_.height = static_cast<uint16_t>(std::clamp<int32_t>(height, screen_.height, kMostLines));
}

Status PageImplementation::keep_element_boxes(const Box& root) {
  element_boxes_.emplace(paint_arena_, *document_);
  return find_element_boxes(root, *element_boxes_);
}

Result<PixelBox> PageImplementation::box_of(std::string_view id) const {
  assert(list_ && "box_of() follows layout()");
  if (!element_boxes_) return Status::NotFound;
  WEFT_TRY_ASSIGN(const IntRect box, element_boxes_->find(id));
  return PixelBox{box.left, box.top, box.width(), box.height()};
}

Status PageImplementation::layout(PageObserver* observer) {
  assert(styles_ && "layout() follows load()");
  WEFT_TRY_ASSIGN(images_,
                  ImageStore::create(image_budget_, paint_arena_, resources_, notes_, &drawings_));
  LayoutContext context{box_arena_,
                        fonts_,
                        *images_,
                        notes_,
                        {Px::from_int(screen_.width), Px::from_int(screen_.height)},
                        document_->quirks_mode,
                        screen_.device_pixel_ratio};
  context.deadline = options_.deadline;
  const Image* picture = nullptr;
  if (picture_body_) {
    WEFT_TRY_ASSIGN(picture, images_->adopt(picture_url_, std::move(picture_body_)));
  }
  WEFT_TRY_ASSIGN(Box * root, place_page(context, observer));
  if (picture && picture->broken()) return Status::Corrupt;
  if (observer) WEFT_TRY(observer->placed(*document_, *root, *styles_));
  const Px scrolled = scroll_distance(*root);
  scroll_page(*root, scrolled);
  move_sticky_boxes(*root, context.viewport);
  statistics_.scrolled = scrolled.round();
  if (options_.element_boxes) WEFT_TRY(keep_element_boxes(*root));
  if (options_.full_page) show_full_page(*root);
  context.forget_answers();
  list_ = paint_arena_.make<DisplayList>(paint_arena_, viewport());
  if (!list_) return Status::OutOfMemory;
  const bool is_dark = has_dark_canvas(*document_, screen_.prefers_dark);
  list_->canvas = is_dark && options_.ground == kWhite ? kDarkCanvas : options_.ground;
  WEFT_TRY(build_display_list(*root,
                              {fonts_, *images_, notes_, page_budget_, screen_.device_pixel_ratio,
                               &resources_, base_url_, other_documents_.get(), &foreign_},
                              *list_));
  statistics_.display_items = list_->size();
  statistics_.page_arena_bytes = page_arena_.bytes() + box_arena_.bytes();
  statistics_.paint_arena_bytes = paint_arena_.bytes();
  resources_.expect_no_more();
  document_ = nullptr;
  other_documents_.reset();
  styles_.reset();
  box_arena_.clear();
  style_inputs_.clear();
  page_arena_.clear();
  return images_->hold_small();
}

Result<LineSource*> PageImplementation::lines() {
  assert(list_ && !pipeline_ && "lines() follows layout(), once");
  Budget& budget = paint_budget_;
  if (PanelInks::serve(*screen_.palette)) {
    WEFT_TRY_ASSIGN(inks_, make_owned<PanelInks>(budget, *screen_.palette, screen_.flats));
  }
  WEFT_TRY_ASSIGN(compositor_, Compositor::create(budget, *list_, fonts_, *images_, screen_.glyphs,
                                                  notes_, inks_.get()));
  WEFT_TRY_ASSIGN(pixels_,
                  make_owned<PaintedPixels>(budget, *compositor_, screen_, options_.deadline));
  WEFT_TRY_ASSIGN(
      pipeline_, LinePipeline::create(budget, *pixels_, *screen_.palette,
                                      {screen_.dither, Serpentine::On, screen_.tone, inks_.get()}));
  return static_cast<LineSource*>(pipeline_.get());
}

}  // namespace

Result<Owned<Page>> Page::create(Budget& budget, Resources& resources, Fonts& fonts, Notes& notes,
                                 const Screen& screen, const PageOptions& options) {
  WEFT_TRY_ASSIGN(
      Owned<PageImplementation> page,
      make_owned<PageImplementation>(budget, budget, resources, static_cast<FontSet&>(fonts), notes,
                                     screen, options));
  return Owned<Page>(std::move(page));
}

}  // namespace weft
