// A web page on its way to a panel, in three steps with three lives of memory: load() builds the
// styled document, layout() turns it into a display list and gives the document back, lines()
// paints it row by row.
#pragma once

#include "weft/color.h"
#include "weft/deadline.h"
#include "weft/fonts.h"
#include "weft/line_source.h"
#include "weft/notes.h"
#include "weft/resources.h"
#include "weft/screen.h"

namespace weft {

class Diagnostics;
struct Box;
struct Document;
class Styles;
class StyleSources;

inline constexpr uint16_t kMostLines = 16384;  ///< Of a full page.

struct PageOptions {
  /// When layout and painting are given up. It may be later than the resources' own deadline, at
  /// which loading ends and what is there is drawn.
  Deadline deadline = Deadline::never();
  /// CSS pixels that the viewport is scrolled down, from the element that the fragment of the
  /// page's URL names, or from the top; no further than the page goes. What is fixed stays in its
  /// place.
  double scroll_y = 0;
  /// The absolute URL that references in the page are resolved against; empty: the page's own. It
  /// lives as long as the page.
  std::string_view base_url = {};
  /// Lines go on below the viewport to the end of the page, but are no more than kMostLines; the
  /// page is laid out for the viewport all the same.
  bool full_page = false;
  StyleSources* sources = nullptr;     ///< Told of the style sheets; for `weft style` alone.
  bool element_boxes = false;          ///< For Page::box_of().
  Color ground = kWhite;               ///< What shows where the page paints nothing.
  Diagnostics* diagnostics = nullptr;  ///< Told of what is dropped; for tools of weft alone.
};

/// A box in device pixels. It may lie outside of the picture, or reach beyond it.
struct PixelBox {
  int32_t left = 0, top = 0, width = 0, height = 0;
};

struct PageStatistics {
  size_t sheet_bytes = 0;
  size_t rules_seen = 0, rules_kept = 0;  ///< Style rules read, and those that matched an element.
  size_t nodes = 0;                       ///< Nodes of the document.
  size_t styles = 0;                      ///< Distinct computed styles.
  size_t display_items = 0;
  int32_t scrolled = 0;  ///< Device pixels that the viewport stands below the page's top.
  size_t page_arena_bytes = 0, paint_arena_bytes = 0;  ///< At the end of layout.
};

/// For tools of weft: its arguments are no public types. Looks at a page when its boxes are placed,
/// before the document is given back: what `weft layout` and `weft style` print. What only sheets
/// read of the document, such as classes, is there with PageOptions::sources or diagnostics alone.
class PageObserver {
 public:
  virtual ~PageObserver() = default;
  virtual Status placed(const Document& document, const Box& root, Styles& styles) = 0;
  /// Whether it looks at more than the viewport shows: what lies below that has no boxes else.
  virtual bool looks_below() const { return true; }
};

class Page {
 public:
  /// Everything that is referred to outlives the page. Pages of the same fonts live one after the
  /// other, and all that one budget counts belongs to one thread at a time. Errors: OutOfMemory.
  static Result<Owned<Page>> create(Budget& budget, Resources& resources, Fonts& fonts,
                                    Notes& notes, const Screen& screen,
                                    const PageOptions& options = {});
  virtual ~Page() = default;

  /// Fetches and parses the page at an absolute URL, and applies its style sheets; blocks for both.
  /// Its fragment is where lines() begin. By its Content-Type, else by its first bytes, it is HTML,
  /// XHTML, text, or a JPEG or PNG that is shown as large as the viewport allows.
  /// REQUIRES: nothing was loaded before. A page that is
  /// cut off by the resources' deadline ends there, with a note. Errors: those of the page's own
  /// stream (a sheet that is missing or late is a note), Unsupported (another type; noted),
  /// OutOfMemory.
  virtual Status load(std::string_view url) = 0;
  /// The same for a body that comes from anywhere. It is read to its end; a picture until its last
  /// line is painted. References in it are resolved against the absolute URL `base_url`;
  /// "about:blank" leaves it without relative ones.
  /// `content_type` is what a server would say; without a charset the encoding is looked for in the
  /// bytes. Both strings are copied.
  virtual Status load(ByteStream& body, std::string_view base_url,
                      std::string_view content_type = "text/html") = 0;
  /// Lays out the loaded page, shows it to `observer` if there is one, and frees everything but the
  /// display list. REQUIRES: load() ended well; called once. Errors: OutOfMemory, Timeout, NotFound
  /// (there is no font at all), Corrupt (a picture that is none; noted), the observer's.
  virtual Status layout(PageObserver* observer = nullptr) = 0;
  /// Where the first element with that id lies in the picture: all pixels that its border box
  /// touches; an inline element's is around all of its pieces. Transforms are not counted.
  /// REQUIRES: layout() ended well, with PageOptions::element_boxes. Errors: NotFound (no such
  /// element, or it has no box).
  virtual Result<PixelBox> box_of(std::string_view id) const = 0;
  /// The lines of the viewport, or of the full page, once, from its top; lives as long as the page.
  /// REQUIRES: layout() ended well; called once. Errors: OutOfMemory, Unsupported (a palette that
  /// cannot be); a line asked for after the page's deadline is Timeout.
  virtual Result<LineSource*> lines() = 0;
  virtual const PageStatistics& statistics() const = 0;
};

}  // namespace weft
