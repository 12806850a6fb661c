// A document and all that style sheets are read with, without values or fonts behind it.
#pragma once

#include <string>
#include <vector>

#include "render/css/sheets/document_sheets.h"
#include "tests/support/fake_resources.h"
#include "tests/support/no_fonts.h"
#include "tests/support/parsed_document.h"
#include "tests/support/recording_diagnostics.h"
#include "tests/support/recording_notes.h"

namespace weft {

/// A font set that remembers the faces it is given.
class FaceRecorder final : public NoFonts {
 public:
  std::string faces;
  Status add_face(const FontFaceRule& rule, Resources&) override {
    faces.append(rule.family).append(" ").append(std::to_string(rule.lowest_weight));
    faces.append("-").append(std::to_string(rule.highest_weight));
    for (const std::string_view url : rule.urls) faces.append(" ").append(url);
    faces += ";";
    return Status::Ok;
  }
};

/// A cascade that remembers the properties it is told of.
class RegistrationRecorder final : public Cascade {
 public:
  std::string registrations;
  Status register_property(const PropertyRegistration& registration) override {
    registrations.append(registration.name).append(" ").append(registration.syntax);
    registrations.append(registration.inherits ? " yes " : " no ")
        .append(registration.initial_value)
        .append(";");
    return Status::Ok;
  }
  Keyframes& keyframes() override { return frames; }
  Status add_counter_style(std::string_view, std::string_view) override { return Status::Ok; }
  std::span<const CounterStyleRule> counter_styles() const override { return {}; }
  Result<uint16_t> add_container_rule(std::string_view, uint16_t around) override {
    return static_cast<uint16_t>(around + 1);
  }
  Result<InheritedStyle> compute(Element&, const InheritedStyle&) override {
    return InheritedStyle{};
  }
  Result<std::string_view> custom_property(std::string_view, const InheritedStyle&,
                                           Arena&) override {
    return std::string_view();
  }
  Status find_winners(const Element&, PseudoKind, const InheritedStyle&, WinnerQuery&) override {
    return Status::Ok;
  }
  size_t distinct_styles() const override { return 0; }
  bool asked_for_containers() const override { return false; }

 private:
  Budget budget;
  Arena arena{budget};
  Keyframes frames{arena};
};

/// A document and all that its sheets are read with.
struct SheetWorld {
  explicit SheetWorld(std::string_view html, size_t chunk_bytes = SIZE_MAX)
      : page(html), resources(page.budget) {
    resources.chunk_bytes = chunk_bytes;
  }
  Status read(std::string_view css, size_t chunk_bytes = SIZE_MAX) {
    MemoryStream stream(css, chunk_bytes);
    SheetContext context = make_context();
    WEFT_TRY(context.index.build(*page.document));
    StyleSheet sheet(context, {"http://host/dir/sheet.css"}, stream);
    WEFT_TRY(sheet.read());
    return finish_sheets(context);
  }
  Status read_document() {
    SheetContext context = make_context();
    WEFT_TRY(context.index.build(*page.document));
    DocumentSheets sheets(context, "http://host/dir/page.html");
    WEFT_TRY(sheets.read());
    return finish_sheets(context);
  }
  SheetContext make_context() {
    return SheetContext({page.budget, page.arena, *page.document, environment, resources, fonts,
                         cascade, notes, statistics, "utf-8", nullptr, told});
  }
  /// The properties that match `id`, in the order of their rules, with the layer when in one and
  /// the pseudo-element: "color/1::1 width".
  std::string matched(std::string_view id) const {
    std::vector<const Match*> matches;
    for (const MatchList* list = page.by_id(id)->matches; list; list = list->next)
      matches.insert(matches.begin(), list->match);
    std::string out;
    for (const Match* match : matches) {
      for (const Declaration* declaration = match->block->first; declaration;
           declaration = declaration->next)
        out.append(out.empty() ? "" : " ")
            .append(property_name(declaration->property))
            .append(declaration->important ? "!" : "");
      if (match->layer != LayerTree::kNone) out.append("/").append(std::to_string(match->layer));
      if (match->pseudo) out.append("::").append(std::to_string(match->pseudo));
    }
    return out;
  }

  ParsedDocument page;
  FakeResources resources;
  MediaEnvironment environment;
  FaceRecorder fonts;
  RegistrationRecorder cascade;
  RecordingNotes notes;
  RecordingDiagnostics diagnostics;
  Diagnostics* told = &diagnostics;  ///< Null as on devices.
  StyleStatistics statistics;
};

}  // namespace weft
