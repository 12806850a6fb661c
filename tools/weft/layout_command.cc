#include "render/layout/dump.h"
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

}  // namespace

int layout_command(const Options& options) {
  Screen screen;
  if (!find_screen(options, screen)) return 2;
  Session session;
  BoxPrinter printer;
  if (const Status status = session.load(options, screen); status != Status::Ok)
    return session.failed(session.step(), status);
  const Status status = session.layout(&printer);
  return status == Status::Ok ? 0 : session.failed(session.step(), status);
}

}  // namespace weft
