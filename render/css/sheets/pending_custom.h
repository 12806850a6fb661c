// Custom properties wait here until all sheets are read: of the thousands that a framework declares
// only those are kept that something kept asks for with var() or style(), directly or through
// others. A few KB of them wait as text; of more it is only noted where they stand, and those that
// are asked for are read once more from their sheet.
#pragma once

#include "render/css/cascade/cascade.h"
#include "render/css/properties/declaration_parser.h"
#include "render/css/sheets/name_set.h"
#include "render/css/sheets/piece_list.h"
#include "weft/byte_stream.h"

namespace weft {

class RuleScanner;
struct SheetContext;

/// The place at which a sheet can be read once more.
struct SheetPlace {
  std::string_view url;            ///< In the page arena.
  const Element* style = nullptr;  ///< The <style> element, or null: it is fetched.
  uint16_t number = 0;
};

class PendingCustom {
 public:
  explicit PendingCustom(Budget& budget)
      : arena_(budget, 1024),
        text_arena_(budget, 1024),
        named_(arena_),
        texts_(text_arena_),
        runs_(arena_),
        references_(arena_),
        registrations_(arena_) {}

  /// Marks what var() in `value` names. Errors: OutOfMemory.
  Status refer(std::string_view value);
  /// Marks every dashed name in `text`, the prelude of an @container.
  Status refer_to_names(std::string_view text);
  /// A custom declaration of `block`, which is linked already or will be; `offset`: of its text in
  /// its sheet.
  Status add(DeclarationBlock& block, std::string_view name, std::string_view value, bool important,
             const SheetPlace& place, size_t offset);
  Status add(const PropertyRegistration& registration);
  /// Appends what is asked for to its blocks and registers what is registered. Errors: OutOfMemory,
  /// Timeout.
  Status settle(SheetContext& context);

 private:
  static constexpr size_t kMaxTextBytes = 16 * 1024;
  static constexpr int kMaxRounds = 24;  ///< More than references through references may be deep.
  struct WaitingText {
    DeclarationBlock* block;
    const SheetPlace* place;
    const char* text;  // the name and the value
    uint32_t value_size, offset;
    uint16_t name_size;
    bool important, spread;
    std::string_view name() const { return {text, name_size}; }
    std::string_view value() const { return {text + name_size, value_size}; }
  };
  /// Consecutive declarations of one block: where the first stands, how many they are, who the
  /// first few are.
  struct Run {
    DeclarationBlock* block;
    const SheetPlace* place;
    uint32_t offset, count;
    uint32_t hashes[2];
  };
  struct Reference {
    uint32_t from, to;
  };

  template <typename Visit>
  Status visit_names(std::string_view value, Visit visit);
  Status locate(const SheetPlace& place, DeclarationBlock& block, std::string_view name,
                std::string_view value, uint32_t offset);
  Status locate_all();
  Status spread(bool& changed);
  Status keep_texts(SheetContext& context);
  Status keep_registrations(SheetContext& context);
  bool is_asked_for(const Run& run) const;
  Status keep_runs(SheetContext& context);
  Status read_again(SheetContext& context, const SheetPlace& place);
  Status fetch_again(SheetContext& context, const SheetPlace& place);
  Status read_from(SheetContext& context, ByteStream& stream, const SheetPlace& place);
  Status read_run(SheetContext& context, RuleScanner& scanner, const Run& run);

  Arena arena_;
  Arena text_arena_;  // of texts_
  NameSet named_;
  PieceList<WaitingText> texts_;
  size_t text_bytes_ = 0;
  bool too_many_ = false;  // for texts_: where they stand is enough
  PieceList<Run> runs_;
  PieceList<Reference> references_;  // of those in runs
  PieceList<PropertyRegistration> registrations_;
  const SheetPlace* place_ = nullptr;  // of the sheet that is read
};

}  // namespace weft
