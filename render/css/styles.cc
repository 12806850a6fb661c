// The UA sheet, what elements say, the sheets of the document; then a walk that computes, as often
// as it is asked for.
#include "render/css/styles.h"

#include <algorithm>

#include "render/css/cascade/use_trees.h"
#include "render/css/conditions/container_rules.h"
#include "render/css/selectors/shadow_tree.h"
#include "render/css/sheets/document_sheets.h"
#include "render/css/sheets/element_declarations.h"
#include "render/css/sheets/ua_sheet.h"
#include "render/html/style_inputs.h"

namespace weft {
namespace {

class DocumentStyles final : public Styles {
 public:
  DocumentStyles(Budget& budget, Arena& page_arena, Document& document,
                 const MediaEnvironment& environment, Resources& resources, FontSet& fonts,
                 Notes& notes, StyleSources* sources, Diagnostics* diagnostics)
      : budget_(budget),
        page_arena_(page_arena),
        rule_arena_(budget),
        document_(document),
        environment_(environment),
        resources_(resources),
        fonts_(fonts),
        notes_(notes),
        sources_(sources),
        diagnostics_(diagnostics) {}

  Status prepare() {
    WEFT_TRY_ASSIGN(cascade_, Cascade::create(budget_, {page_arena_, rule_arena_}, *document_.atoms,
                                              environment_, fonts_, document_.quirks_mode));
    return Status::Ok;
  }

  Status apply_sheets(std::string_view base_url, std::string_view encoding_label) override {
    const SheetSurroundings surroundings{budget_,     rule_arena_,    document_, environment_,
                                         resources_,  fonts_,         *cascade_, notes_,
                                         statistics_, encoding_label, sources_,  diagnostics_};
    WEFT_TRY_ASSIGN(const Owned<SheetContext> context,
                    make_owned<SheetContext>(budget_, surroundings));
    WEFT_TRY(context->index.build(document_));
    ArenaVector<ShadowTree> trees(context->arena);
    WEFT_TRY(find_shadow_trees(context->index, *document_.atoms, trees));
    WEFT_TRY(index_with(trees.span(), *context));
    WEFT_TRY(index_parts(trees.span(), *context));
    WEFT_TRY(read_user_agent_sheet(*context));
    WEFT_TRY_ASSIGN(base_url, rule_arena_.copy(base_url));
    WEFT_TRY(read_element_declarations(*context, base_url));
    for (size_t i = trees.size(); i > 0; --i)
      WEFT_TRY(read_shadow_sheets(trees[i - 1], *context, base_url));
    if (!trees.empty()) WEFT_TRY(context->index.build(document_));
    WEFT_TRY(read_document_sheets(*context, base_url));
    WEFT_TRY(index_with(trees.span(), *context));
    WEFT_TRY(finish_sheets(*context));
    // What is not in the flat tree stays as it is.
    keeps_inputs_ = context->recent_values.asked_for_attributes || !trees.empty();
    WEFT_TRY(flatten(trees.span(), context->arena));
    return instantiate_uses(document_, page_arena_, others_);
  }

  void set_other_documents(OtherDocuments& others) override { others_ = &others; }

  Status compute(std::span<const ContainerSize> containers) override {
    containers_ = containers;
    return compute_all(nullptr);
  }
  Status visit(StyleVisitor& visitor) override { return compute_all(&visitor); }

  bool asked_for_containers() const override { return cascade_->asked_for_containers(); }
  bool drop_inputs() override {
    if (keeps_inputs_ || may_show_inputs()) return false;
    drop_style_inputs(document_);
    return true;
  }
  const StyleStatistics& statistics() const override { return statistics_; }
  std::span<const CounterStyleRule> counter_styles() const override {
    return cascade_->counter_styles();
  }

 private:
  /// Whether the text of a sheet or script may be content of the page.
  bool may_show_inputs() const {
    for (const Node* node = document_.first_child; node; node = next_in_tree(*node, document_)) {
      const Element* const element = node->as_element();
      const bool may_be_shown = element && element->name_space == Namespace::Html &&
                                holds_style_input(*element) && may_display(*element);
      if (may_be_shown) return true;
    }
    return false;
  }

  /// Whether the page says how `element` is displayed.
  static bool may_display(const Element& element) {
    for (const MatchList* list = element.matches; list; list = list->next) {
      const Match* const match = list->match;
      if (match->origin == Origin::UserAgent) continue;
      for (const Declaration* said = match->block->first; said; said = said->next)
        if (said->property == PropertyId::Display || said->property == PropertyId::All ||
            said->property == PropertyId::AnimationName)
          return true;
    }
    return false;
  }

  // In tree order, keeping what each open ancestor hands down.
  Status compute_all(StyleVisitor* visitor) {
    Arena arena(budget_);
    ArenaVector<InheritedStyle> inherited(arena);
    WEFT_TRY(inherited.push({}));
    for (Node* node = document_.first_child; node;) {
      Element* const element = node->as_element();
      bool below = false;
      if (element) {
        WEFT_TRY_ASSIGN(InheritedStyle own, cascade_->compute(*element, inherited.back()));
        hand_down_size(*element, containers_, own);
        if (visitor) WEFT_TRY(visitor->visit(*element, inherited.back(), own, *cascade_));
        // Gradients and their like serve without being displayed.
        const bool is_needed = element->name_space == Namespace::Svg ||
                               (element->style && element->style->box->display != Display::None);
        below = element->first_child && is_needed;
        if (below) WEFT_TRY(inherited.push(own));
      }
      node = below ? element->first_child : next_outwards(*node, inherited);
    }
    statistics_.distinct_styles = cascade_->distinct_styles();
    return Status::Ok;
  }

  static void hand_down_size(const Element& element, std::span<const ContainerSize> containers,
                             InheritedStyle& own) {
    const auto known =
        std::find_if(containers.begin(), containers.end(),
                     [&](const ContainerSize& one) { return one.element == &element; });
    if (known == containers.end()) return;
    own.container_width = known->size.width;
    if (element.style->box->container_type == ContainerType::Size)
      own.container_height = known->size.height;
    if (!own.containers) return;
    own.containers->width = known->size.width;
    own.containers->height = known->size.height;
  }

  // The next sibling, or that of the nearest ancestor that has one; `inherited` loses those that
  // end.
  Node* next_outwards(Node& last, ArenaVector<InheritedStyle>& inherited) const {
    Node* node = &last;
    for (; node != &document_ && !node->next_sibling; node = node->parent)
      if (node != &last) inherited.pop();
    if (node == &document_) return nullptr;
    if (node != &last) inherited.pop();
    return node->next_sibling;
  }

  Status read_user_agent_sheet(SheetContext& context) {
    MemoryStream stream(user_agent_sheet());
    const StyleSheet::Source source{.url = "user agent sheet", .origin = Origin::UserAgent};
    WEFT_TRY_ASSIGN(const Owned<StyleSheet> sheet,
                    make_owned<StyleSheet>(budget_, context, source, stream));
    return sheet->read();
  }

  Status read_element_declarations(SheetContext& context, std::string_view base_url) {
    WEFT_TRY_ASSIGN(const Owned<ElementDeclarations> declarations,
                    make_owned<ElementDeclarations>(budget_, context, base_url));
    return declarations->link_all();
  }

  /// All elements there are, for what speaks of any.
  Status index_with(std::span<const ShadowTree> trees, SheetContext& context) {
    if (trees.empty()) return Status::Ok;
    WEFT_TRY(context.index.build(document_));
    for (const ShadowTree& tree : trees) WEFT_TRY(context.index.add_below(*tree.root));
    return context.index.finish(*document_.atoms);
  }

  Status index_parts(std::span<const ShadowTree> trees, SheetContext& context) {
    const Atom name = document_.atoms->find("part");
    if (trees.empty() || name == Atom::None) return Status::Ok;
    for (const ShadowTree& tree : trees)
      for (Node* node = tree.root->first_child; node;) {
        Element* const element = node->as_element();
        if (element && element->attribute(name)) WEFT_TRY(context.parts.add(*element));
        const bool apart = node->kind == NodeKind::Fragment;
        node = apart ? next_after_subtree(*node, *tree.root) : next_in_tree(*node, *tree.root);
      }
    return context.parts.finish(*document_.atoms);
  }

  /// The sheets of a shadow tree select in it, its host and what goes to its slots; those of trees
  /// around it, which are read later, are stronger (CSS Scoping 1, 3.3.1), and so are those of the
  /// document: all that is in no layer is.
  Status read_shadow_sheets(const ShadowTree& tree, SheetContext& context,
                            std::string_view base_url) {
    context.index.clear();
    WEFT_TRY(context.index.add(*tree.host));
    for (Node* child = tree.host->first_child; child; child = child->next_sibling)
      if (Element* const element = child->as_element()) WEFT_TRY(context.index.add(*element));
    WEFT_TRY(context.index.add_below(*tree.root));
    WEFT_TRY(context.index.finish(*document_.atoms));
    WEFT_TRY_ASSIGN(const uint16_t layer, context.layers.declare(LayerTree::kNone, {}));
    context.matcher.set_tree(tree.host, tree.root);
    WEFT_TRY_ASSIGN(const Owned<DocumentSheets> sheets,
                    make_owned<DocumentSheets>(budget_, context, base_url, layer));
    const Status status = sheets->read();
    context.matcher.set_tree(nullptr, nullptr);
    return status;
  }

  Status read_document_sheets(SheetContext& context, std::string_view base_url) {
    WEFT_TRY_ASSIGN(const Owned<DocumentSheets> sheets,
                    make_owned<DocumentSheets>(budget_, context, base_url));
    return sheets->read();
  }

  Budget& budget_;
  Arena& page_arena_;
  Arena rule_arena_;  // declarations, matches, custom properties
  Document& document_;
  const MediaEnvironment& environment_;
  Resources& resources_;
  FontSet& fonts_;
  Notes& notes_;
  StyleSources* sources_;
  Diagnostics* diagnostics_;
  OtherDocuments* others_ = nullptr;
  Owned<Cascade> cascade_;
  StyleStatistics statistics_;
  bool keeps_inputs_ = false;
  std::span<const ContainerSize> containers_;
};

}  // namespace

Result<Owned<Styles>> Styles::create(Budget& budget, Arena& page_arena, Document& document,
                                     const MediaEnvironment& environment, Resources& resources,
                                     FontSet& fonts, Notes& notes, StyleSources* sources,
                                     Diagnostics* diagnostics) {
  WEFT_TRY_ASSIGN(Owned<DocumentStyles> styles,
                  make_owned<DocumentStyles>(budget, budget, page_arena, document, environment,
                                             resources, fonts, notes, sources, diagnostics));
  WEFT_TRY(styles->prepare());
  return Owned<Styles>(std::move(styles));
}

}  // namespace weft
