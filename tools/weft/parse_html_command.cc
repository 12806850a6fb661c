
#include "render/html/dump.h"
#include "render/html/parser.h"
#include "tools/weft/commands.h"
#include "tools/weft/print_sink.h"
#include "tools/weft/session.h"

namespace weft {
int parse_html_command(const Options& options) {
  Session session;
  const Status started = session.start(options, Screen{});
  if (started != Status::Ok) return session.failed("cannot start", started);
  const auto body = session.fetcher->open(session.url, ResourceKind::Page);
  if (!body.ok()) return session.failed("cannot open the file", body.status());
  HtmlOptions html;
  html.content_type = "text/html; charset=utf-8";
  html.url = session.url;
  html.fragment_context = options.fragment_context;
  const auto type = body.value()->content_type();
  const bool is_xml = type.ok() && type.value() == "application/xhtml+xml";
  const auto document =
      (is_xml ? parse_xml : parse_html)(*body.value(), html, session.arena, session.notes);
  if (!document.ok()) return session.failed("cannot parse the file", document.status());
  PrintSink sink;
  dump_tree(*document.value(), sink);
  return 0;
}

}  // namespace weft
