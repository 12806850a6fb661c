#include "render/html/atoms.h"

#include <gtest/gtest.h>

#include <string>

#include "render/html/known_names.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

TEST(Atoms, EveryKnownNameIsFoundByItsText) {
  for (uint16_t i = 1; i < static_cast<uint16_t>(Atom::FirstOfPage); ++i) {
    const Atom atom = static_cast<Atom>(i);
    EXPECT_EQ(find_known_name(known_name(atom)), atom) << known_name(atom);
  }
  EXPECT_EQ(find_known_name("viewBox"), Atom::ViewBox);
  EXPECT_EQ(find_known_name("viewbox"), Atom::None);
}

TEST(Atoms, APageNameGetsOneAtomHoweverOftenItIsInterned) {
  Budget budget;
  Arena arena(budget);
  AtomTable atoms(arena);
  EXPECT_EQ(atoms.find("x-card"), Atom::None);
  const Atom first = atoms.intern("x-card").value();
  EXPECT_GE(first, Atom::FirstOfPage);
  EXPECT_EQ(atoms.intern("x-card").value(), first);
  EXPECT_EQ(atoms.find("x-card"), first);
  EXPECT_EQ(atoms.text(first), "x-card");
  EXPECT_NE(atoms.intern("X-card").value(), first);
}

TEST(Atoms, LongNamesAreInAnArenaOfTheirOwn) {
  Budget budget;
  Arena arena(budget), long_names(budget);
  AtomTable atoms(arena, long_names);
  const std::string url(5000, 'u');
  const Atom atom = atoms.intern(url).value(), name = atoms.intern("x-card").value();
  EXPECT_EQ(atoms.intern(url).value(), atom);
  EXPECT_EQ(atoms.text(atom), url);
  EXPECT_TRUE(long_names.holds(atoms.text(atom).data()));
  EXPECT_TRUE(arena.holds(atoms.text(name).data()));
}

TEST(Atoms, AllNamesUpToTheLimitAreKeptApartAndTheNextIsOutOfMemory) {
  Budget budget;
  Arena arena(budget);
  AtomTable atoms(arena);
  while (atoms.size() <= UINT16_MAX)
    ASSERT_TRUE(atoms.intern("n" + std::to_string(atoms.size())).ok());
  EXPECT_EQ(atoms.intern("one too many").status(), Status::OutOfMemory);
  for (size_t i = static_cast<size_t>(Atom::FirstOfPage); i <= UINT16_MAX; ++i)
    ASSERT_EQ(atoms.find("n" + std::to_string(i)), static_cast<Atom>(i));
}

TEST(Atoms, EveryFailingAllocationIsOutOfMemory) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    Arena arena(budget, 256);
    AtomTable atoms(arena);
    for (int i = 0; i < 200; ++i) WEFT_TRY(atoms.intern("name" + std::to_string(i)).status());
    return Status::Ok;
  });
}

}  // namespace
}  // namespace weft
