// Once per document.
#include "render/css/cascade/cascade_context.h"

#include "render/css/cascade/element_custom.h"

namespace weft {

CascadeContext::CascadeContext(Budget& budget, CascadeArenas arenas,
                               const ComputedStyle& root_parent, AtomTable& atom_table,
                               const MediaEnvironment& media_environment, FontSet& fonts,
                               QuirksMode mode)
    : arena(arenas.styles),
      own_arena(arenas.own),
      atoms(atom_table),
      environment(media_environment),
      quirks_mode(mode),
      scratch(budget),
      pool(arena),
      interner(arena, own_arena),
      values(scratch, atom_table),
      units(fonts, values),
      registered(own_arena),
      container_rules(own_arena),
      above_root(root_parent) {
  values.pool = &pool;
}

Status CascadeContext::sort(const MatchList* matches, PseudoKind pseudo,
                            const InheritedStyle& parent, Arena& memory, CascadeOrder& sorted) {
  if (container_rules.empty()) return sorted.sort(matches, pseudo, nullptr, memory);
  Substitution substitution(memory, atoms, registered.span());
  Status failure = Status::Ok;
  const ContainerSurroundings surroundings{
      parent.containers, own_map(parent.custom), &environment, values.units.root_font_size,
      &substitution,     &asked_for_containers,  &failure};
  const ContainerFilter filter{container_rules, surroundings};
  WEFT_TRY(sorted.sort(matches, pseudo, &filter, memory));
  return failure;
}

}  // namespace weft
