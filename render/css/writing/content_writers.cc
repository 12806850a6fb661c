// Generated content and counters.
#include "render/css/writing/property_writers.h"

namespace weft {
namespace {

void write_counters(ValueWriter& out, std::span<const CounterChange> changes) {
  out.list(changes, " ", [&](const CounterChange& change) {
    out.text(change.name);
    out.text(" ");
    out.number(change.value);
  });
}

/// Strings that follow each other are one. The last of them.
size_t write_strings(ValueWriter& out, std::span<const ContentPiece> pieces, size_t i) {
  out.text("\"");
  for (;; ++i) {
    out.string_characters(pieces[i].text);
    if (i + 1 == pieces.size() || pieces[i + 1].kind != ContentPiece::Kind::String) break;
  }
  out.text("\"");
  return i;
}

void write_content_piece(ValueWriter& out, const ContentPiece& piece) {
  using Kind = ContentPiece::Kind;
  switch (piece.kind) {
    case Kind::Image: return out.image(*piece.image);
    case Kind::Attribute:
      out.text("attr(");
      out.text(piece.text);
      return out.text(")");
    case Kind::OpenQuote: return out.text("open-quote");
    case Kind::CloseQuote: return out.text("close-quote");
    case Kind::NoOpenQuote: return out.text("no-open-quote");
    case Kind::NoCloseQuote: return out.text("no-close-quote");
    case Kind::String:
    case Kind::Counter:
    case Kind::Counters: break;
  }
  out.text(piece.kind == Kind::Counter ? "counter(" : "counters(");
  out.text(piece.text);
  if (piece.kind == Kind::Counters) {
    out.text(", ");
    out.string(piece.separator);
  }
  if (piece.list_style != ListStyleType::Decimal) {
    out.text(", ");
    write_list_style_type(out, piece.list_style, piece.list_style_name);
  }
  out.text(")");
}

}  // namespace

void write_content(ValueWriter& out, std::span<const ContentPiece> pieces, bool none, bool normal) {
  if (none || normal) return out.text(normal ? "normal" : "none");
  for (size_t i = 0; i < pieces.size(); ++i) {
    out.text_if(i > 0, " ");
    if (pieces[i].kind == ContentPiece::Kind::String) i = write_strings(out, pieces, i);
    else write_content_piece(out, pieces[i]);
  }
}

void write_counter_reset(ValueWriter& out, std::span<const CounterChange> changes) {
  write_counters(out, changes);
}
void write_counter_increment(ValueWriter& out, std::span<const CounterChange> changes) {
  write_counters(out, changes);
}
void write_counter_set(ValueWriter& out, std::span<const CounterChange> changes) {
  write_counters(out, changes);
}

}  // namespace weft
