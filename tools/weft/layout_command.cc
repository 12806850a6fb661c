#include <cstdio>
#include <map>
#include <utility>
#include <vector>

#include "render/layout/dump.h"
#include "render/layout/element_boxes.h"
#include "tools/weft/commands.h"
#include "tools/weft/print_sink.h"
#include "tools/weft/session.h"

namespace weft {
namespace {

class BoxPrinter final : public PageObserver {
 public:
  Status placed(const Document& document, const Box& root, Styles&) override {
    PrintSink sink;
    dump_boxes(root, document, sink);
    return Status::Ok;
  }
};

/// Prints the elements with an id, in the order of their first boxes.
class IdPrinter final : public PageObserver, private ElementBoxSink {
 public:
  Status placed(const Document& document, const Box& root, Styles&) override {
    WEFT_TRY(find_element_boxes(root, *this));
    PrintSink sink;
    for (const auto& [element, box] : found_) {
      sink.write(document.atoms->text(element->id));
      sink.writef(" %d,%d %dx%d\n", static_cast<int>(box.left), static_cast<int>(box.top),
                  static_cast<int>(box.width()), static_cast<int>(box.height()));
    }
    return Status::Ok;
  }

 private:
  Status take(const Element& element, const IntRect& box) override {
    const auto [place, is_new] = places_.emplace(&element, found_.size());
    if (is_new) found_.emplace_back(&element, box);
    else found_[place->second].second = united(found_[place->second].second, box);
    return Status::Ok;
  }

  std::map<const Element*, size_t> places_;
  std::vector<std::pair<const Element*, IntRect>> found_;
};

}  // namespace

int layout_command(const Options& options) {
  Screen screen;
  if (!find_screen(options, screen)) return 2;
  Session session;
  BoxPrinter boxes;
  IdPrinter ids;
  if (const Status status = session.load(options, screen); status != Status::Ok)
    return session.failed(session.step(), status);
  const Status status = session.layout(options.ids ? static_cast<PageObserver*>(&ids) : &boxes);
  return status == Status::Ok ? 0 : session.failed(session.step(), status);
}

}  // namespace weft
