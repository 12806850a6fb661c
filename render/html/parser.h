// HTML bytes in, Document out (HTML Standard 13.2, scripting off), in one pass over a stream.
#pragma once

#include "render/base/diagnostics.h"
#include "render/html/dom.h"
#include "render/html/element_scout.h"
#include "weft/byte_stream.h"
#include "weft/notes.h"

namespace weft {

struct HtmlOptions {
  std::string_view content_type;  ///< The Content-Type field, for its charset; may be empty.
  std::string_view url;           ///< For notes.
  /// Context of the fragment algorithm, "td" or "svg path"; empty for a document. Then the
  /// Document's children are the children of the context element.
  std::string_view fragment_context;
  Diagnostics* diagnostics = nullptr;  ///< Told where elements stand; null on devices.
  ElementScout* scout = nullptr;       ///< Of HTML alone.
  bool drops_comments = false;         ///< But an empty one behind a text, which it ends.
  AtomTable* atoms = nullptr;          ///< That takes the names; null: the document has its own.
  Arena* style_inputs = nullptr;       ///< Of HTML: takes what only styling reads; null: `arena`.
};

/// Parses all of `stream` into `arena`. Every input gives a document; depth of nesting is bounded
/// (512). Errors: those of the stream, OutOfMemory.
Result<Document*> parse_html(ByteStream& stream, const HtmlOptions& options, Arena& arena,
                             Notes& notes);

/// The same for plain text (HTML Standard 7.5.4): the document is as if a <pre> that wraps were
/// around it, and no tag counts.
Result<Document*> parse_text(ByteStream& stream, const HtmlOptions& options, Arena& arena,
                             Notes& notes);

/// The same for XHTML, which is XML: nothing is implied, and names keep their case. Where it is not
/// well-formed the document ends, with a note that says line and reason. Errors: Corrupt (there is
/// no element at all; noted) too.
Result<Document*> parse_xml(ByteStream& stream, const HtmlOptions& options, Arena& arena,
                            Notes& notes);

}  // namespace weft
