// The insertion modes of tables (HTML Standard 13.2.6.4.9 to 13.2.6.4.15).
#include "render/base/ascii.h"
#include "render/html/tree_builder.h"

namespace weft {
namespace {

bool is_all_white(std::string_view text) {
  for (const char c : text)
    if (!is_space(static_cast<unsigned char>(c))) return false;
  return true;
}

}  // namespace

Status TreeBuilder::start_caption(Token& token) {
  open_.clear_back_to(TagSet::TableContext);
  WEFT_TRY(formatting_.push_marker());
  return insert_and_switch(token, Mode::InCaption);
}

Status TreeBuilder::start_colgroup(Token& token) {
  open_.clear_back_to(TagSet::TableContext);
  return insert_and_switch(token, Mode::InColumnGroup);
}

Status TreeBuilder::start_col_in_table(Token&) {
  open_.clear_back_to(TagSet::TableContext);
  WEFT_TRY(insert_bare(Atom::Colgroup).status());
  return again(Mode::InColumnGroup);
}

Status TreeBuilder::start_table_section(Token& token) {
  open_.clear_back_to(TagSet::TableContext);
  return insert_and_switch(token, Mode::InTableBody);
}

Status TreeBuilder::start_row_in_table(Token&) {
  open_.clear_back_to(TagSet::TableContext);
  WEFT_TRY(insert_bare(Atom::Tbody).status());
  return again(Mode::InTableBody);
}

Status TreeBuilder::end_table(Token&) {
  if (!open_.has_in_scope(Atom::Table, TagSet::TableScope)) return Status::Ok;
  open_.pop_until(Atom::Table);
  reset_insertion_mode();
  return Status::Ok;
}

Status TreeBuilder::start_table_in_table(Token& token) {
  if (!open_.has_in_scope(Atom::Table, TagSet::TableScope)) return Status::Ok;
  WEFT_TRY(end_table(token));
  return again();
}

Status TreeBuilder::start_input_in_table(Token& token) {
  if (!equal_ignoring_case(token.value_of("type"), "hidden")) return foster(token);
  return insert_void(token);
}

Status TreeBuilder::start_form_in_table(Token& token) {
  if (form_ || open_.contains(Atom::Template)) return Status::Ok;
  WEFT_TRY_ASSIGN(form_, insert_element(token));
  open_.pop();
  return Status::Ok;
}

// "Anything else": by the rules of the body, but what would go into the table goes before it.
Status TreeBuilder::foster(Token& token) {
  if (token.kind == TokenKind::End) return in_body(token);
  foster_parenting_ = true;
  const Status status = in_body(token);
  foster_parenting_ = false;
  return status;
}

Status TreeBuilder::in_table(Token& token) {
  using enum Atom;
  using T = TreeBuilder;
  static constexpr TagRule kStart[] = {
      {Caption, &T::start_caption},     {Colgroup, &T::start_colgroup},
      {Col, &T::start_col_in_table},    {Tbody, &T::start_table_section},
      {Tfoot, &T::start_table_section}, {Thead, &T::start_table_section},
      {Td, &T::start_row_in_table},     {Th, &T::start_row_in_table},
      {Tr, &T::start_row_in_table},     {Table, &T::start_table_in_table},
      {Style, &T::use_in_head},         {Script, &T::use_in_head},
      {Template, &T::use_in_head},      {Input, &T::start_input_in_table},
      {Form, &T::start_form_in_table}};
  static constexpr TagRule kEnd[] = {{Table, &T::end_table}, {Template, &T::use_in_head},
                                     {Body, &T::ignore},     {Caption, &T::ignore},
                                     {Col, &T::ignore},      {Colgroup, &T::ignore},
                                     {Html, &T::ignore},     {Tbody, &T::ignore},
                                     {Td, &T::ignore},       {Tfoot, &T::ignore},
                                     {Th, &T::ignore},       {Thead, &T::ignore},
                                     {Tr, &T::ignore}};
  const bool is_text = token.kind == TokenKind::Text || token.kind == TokenKind::Null;
  if (is_text && (is_in(open_.current(), TagSet::FosterTarget) || is_current(Template))) {
    table_spaces_.clear();
    table_text_is_fostered_ = false;
    original_mode_ = mode_;
    return again(Mode::InTableText);
  }
  return apply({kStart, kEnd}, token, &T::foster);
}

// White space waits for other text: with it, all goes before the table, without, into it.
Status TreeBuilder::in_table_text(Token& token) {
  if (token.kind == TokenKind::Null) return Status::Ok;
  if (token.kind != TokenKind::Text) {
    mode_ = original_mode_;
    WEFT_TRY(insert_text(table_spaces_.view()));
    table_spaces_.clear();
    return again();
  }
  if (!table_text_is_fostered_ && is_all_white(token.text)) return table_spaces_.append(token.text);
  table_text_is_fostered_ = true;
  const std::string_view text_of_token = token.text;
  token.text = table_spaces_.view();
  if (!token.text.empty()) WEFT_TRY(foster(token));
  table_spaces_.clear();
  token.text = text_of_token;
  return foster(token);
}

// False when there is no caption to close.
bool TreeBuilder::close_caption() {
  if (!open_.has_in_scope(Atom::Caption, TagSet::TableScope)) return false;
  open_.generate_implied_end_tags();
  open_.pop_until(Atom::Caption);
  formatting_.clear_to_marker();
  mode_ = Mode::InTable;
  return true;
}

Status TreeBuilder::end_caption(Token&) {
  close_caption();
  return Status::Ok;
}

Status TreeBuilder::end_caption_and_again(Token&) { return close_caption() ? again() : Status::Ok; }

Status TreeBuilder::in_caption(Token& token) {
  using enum Atom;
  using T = TreeBuilder;
  static constexpr TagRule kStart[] = {
      {Caption, &T::end_caption_and_again},  {Col, &T::end_caption_and_again},
      {Colgroup, &T::end_caption_and_again}, {Tbody, &T::end_caption_and_again},
      {Td, &T::end_caption_and_again},       {Tfoot, &T::end_caption_and_again},
      {Th, &T::end_caption_and_again},       {Thead, &T::end_caption_and_again},
      {Tr, &T::end_caption_and_again}};
  static constexpr TagRule kEnd[] = {{Caption, &T::end_caption}, {Table, &T::end_caption_and_again},
                                     {Body, &T::ignore},         {Col, &T::ignore},
                                     {Colgroup, &T::ignore},     {Html, &T::ignore},
                                     {Tbody, &T::ignore},        {Td, &T::ignore},
                                     {Tfoot, &T::ignore},        {Th, &T::ignore},
                                     {Thead, &T::ignore},        {Tr, &T::ignore}};
  return apply({kStart, kEnd}, token, &T::use_in_body);
}

Status TreeBuilder::start_col(Token& token) { return insert_void(token); }

Status TreeBuilder::end_colgroup(Token&) {
  if (!is_current(Atom::Colgroup)) return Status::Ok;
  open_.pop();
  return switch_to(Mode::InTable);
}

Status TreeBuilder::end_colgroup_and_again(Token& token) {
  if (token.kind == TokenKind::End) return in_body(token);
  if (!is_current(Atom::Colgroup)) return Status::Ok;
  open_.pop();
  return again(Mode::InTable);
}

Status TreeBuilder::in_column_group(Token& token) {
  using enum Atom;
  using T = TreeBuilder;
  static constexpr TagRule kStart[] = {
      {Html, &T::use_in_body}, {Col, &T::start_col}, {Template, &T::use_in_head}};
  static constexpr TagRule kEnd[] = {
      {Colgroup, &T::end_colgroup}, {Col, &T::ignore}, {Template, &T::use_in_head}};
  if (token.kind == TokenKind::Text && is_all_white(token.text)) return insert_text(token.text);
  return apply({kStart, kEnd}, token, &T::end_colgroup_and_again);
}

Status TreeBuilder::start_row(Token& token) {
  open_.clear_back_to(TagSet::TableBodyContext);
  return insert_and_switch(token, Mode::InRow);
}

Status TreeBuilder::start_cell_in_table_body(Token&) {
  open_.clear_back_to(TagSet::TableBodyContext);
  WEFT_TRY(insert_bare(Atom::Tr).status());
  return again(Mode::InRow);
}

Status TreeBuilder::end_table_section(Token& token) {
  if (!open_.has_in_scope(token.atom, TagSet::TableScope)) return Status::Ok;
  open_.clear_back_to(TagSet::TableBodyContext);
  open_.pop();
  return switch_to(Mode::InTable);
}

Status TreeBuilder::end_table_section_and_again(Token&) {
  const bool has_section = open_.has_in_scope(Atom::Tbody, TagSet::TableScope) ||
                           open_.has_in_scope(Atom::Thead, TagSet::TableScope) ||
                           open_.has_in_scope(Atom::Tfoot, TagSet::TableScope);
  if (!has_section) return Status::Ok;
  open_.clear_back_to(TagSet::TableBodyContext);
  open_.pop();
  return again(Mode::InTable);
}

Status TreeBuilder::in_table_body(Token& token) {
  using enum Atom;
  using T = TreeBuilder;
  static constexpr TagRule kStart[] = {{Tr, &T::start_row},
                                       {Th, &T::start_cell_in_table_body},
                                       {Td, &T::start_cell_in_table_body},
                                       {Caption, &T::end_table_section_and_again},
                                       {Col, &T::end_table_section_and_again},
                                       {Colgroup, &T::end_table_section_and_again},
                                       {Tbody, &T::end_table_section_and_again},
                                       {Tfoot, &T::end_table_section_and_again},
                                       {Thead, &T::end_table_section_and_again}};
  static constexpr TagRule kEnd[] = {{Tbody, &T::end_table_section},
                                     {Tfoot, &T::end_table_section},
                                     {Thead, &T::end_table_section},
                                     {Table, &T::end_table_section_and_again},
                                     {Body, &T::ignore},
                                     {Caption, &T::ignore},
                                     {Col, &T::ignore},
                                     {Colgroup, &T::ignore},
                                     {Html, &T::ignore},
                                     {Td, &T::ignore},
                                     {Th, &T::ignore},
                                     {Tr, &T::ignore}};
  return apply({kStart, kEnd}, token, &T::use_in_table);
}

Status TreeBuilder::start_cell(Token& token) {
  open_.clear_back_to(TagSet::TableRowContext);
  WEFT_TRY(insert_and_switch(token, Mode::InCell));
  return formatting_.push_marker();
}

// False when there is no row to close.
bool TreeBuilder::close_row() {
  if (!open_.has_in_scope(Atom::Tr, TagSet::TableScope)) return false;
  open_.clear_back_to(TagSet::TableRowContext);
  open_.pop();
  mode_ = Mode::InTableBody;
  return true;
}

Status TreeBuilder::end_row(Token&) {
  close_row();
  return Status::Ok;
}

Status TreeBuilder::end_row_and_again(Token&) { return close_row() ? again() : Status::Ok; }

Status TreeBuilder::end_table_section_in_row(Token& token) {
  if (!open_.has_in_scope(token.atom, TagSet::TableScope)) return Status::Ok;
  return end_row_and_again(token);
}

Status TreeBuilder::in_row(Token& token) {
  using enum Atom;
  using T = TreeBuilder;
  static constexpr TagRule kStart[] = {{Th, &T::start_cell},
                                       {Td, &T::start_cell},
                                       {Caption, &T::end_row_and_again},
                                       {Col, &T::end_row_and_again},
                                       {Colgroup, &T::end_row_and_again},
                                       {Tbody, &T::end_row_and_again},
                                       {Tfoot, &T::end_row_and_again},
                                       {Thead, &T::end_row_and_again},
                                       {Tr, &T::end_row_and_again}};
  static constexpr TagRule kEnd[] = {{Tr, &T::end_row},
                                     {Table, &T::end_row_and_again},
                                     {Tbody, &T::end_table_section_in_row},
                                     {Tfoot, &T::end_table_section_in_row},
                                     {Thead, &T::end_table_section_in_row},
                                     {Body, &T::ignore},
                                     {Caption, &T::ignore},
                                     {Col, &T::ignore},
                                     {Colgroup, &T::ignore},
                                     {Html, &T::ignore},
                                     {Td, &T::ignore},
                                     {Th, &T::ignore}};
  return apply({kStart, kEnd}, token, &T::use_in_table);
}

Status TreeBuilder::end_cell(Token& token) {
  if (!open_.has_in_scope(token.atom, TagSet::TableScope)) return Status::Ok;
  open_.generate_implied_end_tags();
  open_.pop_until(token.atom);
  formatting_.clear_to_marker();
  return switch_to(Mode::InRow);
}

// "Close the cell", and the token again.
Status TreeBuilder::start_in_cell_and_again(Token&) {
  const bool has_td = open_.has_in_scope(Atom::Td, TagSet::TableScope);
  if (!has_td && !open_.has_in_scope(Atom::Th, TagSet::TableScope)) return Status::Ok;
  open_.generate_implied_end_tags();
  while (open_.size() > 1 && !is_current(Atom::Td) && !is_current(Atom::Th)) open_.pop();
  if (open_.size() > 1) open_.pop();
  formatting_.clear_to_marker();
  return again(Mode::InRow);
}

Status TreeBuilder::end_in_cell_and_again(Token& token) {
  if (!open_.has_in_scope(token.atom, TagSet::TableScope)) return Status::Ok;
  return start_in_cell_and_again(token);
}

Status TreeBuilder::in_cell(Token& token) {
  using enum Atom;
  using T = TreeBuilder;
  static constexpr TagRule kStart[] = {
      {Caption, &T::start_in_cell_and_again},  {Col, &T::start_in_cell_and_again},
      {Colgroup, &T::start_in_cell_and_again}, {Tbody, &T::start_in_cell_and_again},
      {Td, &T::start_in_cell_and_again},       {Tfoot, &T::start_in_cell_and_again},
      {Th, &T::start_in_cell_and_again},       {Thead, &T::start_in_cell_and_again},
      {Tr, &T::start_in_cell_and_again}};
  static constexpr TagRule kEnd[] = {{Td, &T::end_cell},
                                     {Th, &T::end_cell},
                                     {Body, &T::ignore},
                                     {Caption, &T::ignore},
                                     {Col, &T::ignore},
                                     {Colgroup, &T::ignore},
                                     {Html, &T::ignore},
                                     {Table, &T::end_in_cell_and_again},
                                     {Tbody, &T::end_in_cell_and_again},
                                     {Tfoot, &T::end_in_cell_and_again},
                                     {Thead, &T::end_in_cell_and_again},
                                     {Tr, &T::end_in_cell_and_again}};
  return apply({kStart, kEnd}, token, &T::use_in_body);
}

}  // namespace weft
