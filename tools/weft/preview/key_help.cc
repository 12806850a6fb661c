#include "tools/weft/preview/key_help.h"

#include "tools/weft/preview/html_painter.h"
#include "tools/weft/preview/key_table.h"

namespace weft {

std::string KeyHelp::html(int) {
  std::string html = "<h1>Keys</h1>";
  for (const KeyRow& row : key_rows())
    if (row.shown)
      html += "<div class=row><span class=key>" + html_text(row.shown) + "</span><span>" +
              html_text(row.does) + "</span></div>";
  return html;
}

}  // namespace weft
