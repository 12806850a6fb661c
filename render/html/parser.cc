#include "render/html/parser.h"

#include "render/base/ascii.h"
#include "render/base/printable_url.h"
#include "render/html/encoding.h"
#include "render/html/tree_builder.h"
#include "render/html/xml_tree_builder.h"

namespace weft {
namespace {

// The objects that live only while parsing.
struct Parsing {
  Parsing(ByteStream& stream, SniffKind kind, const HtmlOptions& options, Document& document,
          Arena& arena)
      : scratch(arena.budget(), 1024),
        decoded(stream, kind, options.content_type),
        tokenizer(decoded, scratch),
        builder(document, decoded, tokenizer, arena, scratch) {}

  Arena scratch;
  DecodedStream decoded;
  Tokenizer tokenizer;
  TreeBuilder builder;
};

struct XmlParsing {
  XmlParsing(ByteStream& stream, const HtmlOptions& options, Document& document, Arena& arena)
      : scratch(arena.budget(), 1024),
        decoded(stream, SniffKind::Xml, options.content_type),
        tokenizer(decoded, scratch),
        builder(document, tokenizer, arena, scratch) {}

  Arena scratch;
  DecodedStream decoded;
  XmlTokenizer tokenizer;
  XmlTreeBuilder builder;
};

Result<Document*> make_document(const HtmlOptions& options, Arena& arena) {
  Document* document = arena.make<Document>();
  AtomTable* atoms = options.atoms ? options.atoms : arena.make<AtomTable>(arena);
  if (!document || !atoms) return Status::OutOfMemory;
  document->atoms = atoms;
  return document;
}

// The element that "td", "svg path" or "math mi" names.
Result<Element*> make_context(std::string_view context, Document& document, Arena& arena) {
  Namespace name_space = Namespace::Html;
  if (context.starts_with("svg ")) name_space = Namespace::Svg;
  if (context.starts_with("math ")) name_space = Namespace::MathMl;
  if (name_space != Namespace::Html) context.remove_prefix(context.find(' ') + 1);
  WEFT_TRY_ASSIGN(const Atom name, document.atoms->intern(trimmed(context)));
  Element* element = arena.make<Element>(name, name_space);
  return element ? Result<Element*>(element) : Status::OutOfMemory;
}

// The children of the root, which the fragment algorithm made, become those of the document.
void unwrap_root(Document& document) {
  Element* root = document.root();
  root->remove();
  while (Node* child = root->first_child) {
    child->remove();
    document.append(*child);
  }
}

// Notes that the document's own stream ended it, so that there is none.
Status cut_off(const HtmlOptions& options, Status status, Notes& notes) {
  notes.notef("%s: the page ends here, %s", PrintableUrl(options.url).text(), status_name(status));
  return status;
}

void note_error(const XmlTokenizer& tokenizer, const HtmlOptions& options, Notes& notes) {
  const bool has_name = *tokenizer.error_name();
  notes.notef("%s:%u: the page ends here, it is not well-formed XML: %s%s%s%s",
              PrintableUrl(options.url).text(), static_cast<unsigned>(tokenizer.line()),
              tokenizer.error(), has_name ? " \"" : "", tokenizer.error_name(),
              has_name ? "\"" : "");
}

}  // namespace

Result<Document*> parse_html(ByteStream& stream, const HtmlOptions& options, Arena& arena,
                             Notes& notes) {
  WEFT_TRY_ASSIGN(Document * document, make_document(options, arena));
  WEFT_TRY_ASSIGN(
      const Owned<Parsing> parsing,
      make_owned<Parsing>(arena.budget(), stream, SniffKind::Html, options, *document, arena));
  parsing->builder.tell(options.diagnostics, options.scout);
  if (options.drops_comments) parsing->builder.drop_comments();
  if (options.style_inputs) parsing->builder.put_style_inputs_into(*options.style_inputs);
  const bool is_fragment = !options.fragment_context.empty();
  if (is_fragment) {
    WEFT_TRY_ASSIGN(Element * context, make_context(options.fragment_context, *document, arena));
    WEFT_TRY(parsing->builder.begin_fragment(*context));
  }
  const Status status = parsing->builder.run();
  if (status != Status::Ok) return cut_off(options, status, notes);
  if (is_fragment) unwrap_root(*document);
  return document;
}

Result<Document*> parse_text(ByteStream& stream, const HtmlOptions& options, Arena& arena,
                             Notes& notes) {
  WEFT_TRY_ASSIGN(Document * document, make_document(options, arena));
  WEFT_TRY_ASSIGN(
      const Owned<Parsing> parsing,
      make_owned<Parsing>(arena.budget(), stream, SniffKind::Text, options, *document, arena));
  WEFT_TRY(parsing->builder.begin_text());
  const Status status = parsing->builder.run();
  if (status != Status::Ok) return cut_off(options, status, notes);
  return document;
}

Result<Document*> parse_xml(ByteStream& stream, const HtmlOptions& options, Arena& arena,
                            Notes& notes) {
  WEFT_TRY_ASSIGN(Document * document, make_document(options, arena));
  WEFT_TRY_ASSIGN(const Owned<XmlParsing> parsing,
                  make_owned<XmlParsing>(arena.budget(), stream, options, *document, arena));
  const Status status = parsing->builder.run();
  document->encoding = parsing->decoded.label();
  const Element* const root = document->root();
  if (root && root->name_space == Namespace::Other)
    notes.notef(
        "%s: nothing looks as in HTML: the first element lacks "
        "xmlns=\"http://www.w3.org/1999/xhtml\"",
        PrintableUrl(options.url).text());
  if (status == Status::Ok) return document;
  if (!parsing->tokenizer.error()) return cut_off(options, status, notes);
  note_error(parsing->tokenizer, options, notes);
  return root ? Result<Document*>(document) : Result<Document*>(Status::Corrupt);
}

}  // namespace weft
