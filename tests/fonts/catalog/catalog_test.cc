#include "fonts/catalog/catalog.h"

#include <unistd.h>

#include <filesystem>

#include "fonts/sfnt/family_name.h"
#include "tests/fonts/font_fixture.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

/// A font directory of its own for each test.
class CatalogTest : public testing::Test {
 protected:
  CatalogTest()
      : root_(fs::path(testing::TempDir()) / ("weft-catalog-" + std::to_string(getpid()))) {
    fs::create_directories(root_ / "deep" / "deeper");
    link("DejaVuSans.ttf", "deep/deeper/B.TTF");
    link("DejaVuSans-Bold.ttf", "A.ttf");
    link("DejaVuSerif.ttf", "ignored.txt");
    std::ofstream(root_ / "broken.ttf") << "this is no font";
    std::ofstream(root_ / "empty.otf");
    fs::create_directory_symlink(root_, root_ / "deep" / "loop");
  }
  ~CatalogTest() override { fs::remove_all(root_); }
  void link(const char* font, const char* name) {
    fs::create_symlink(fs::path(kDejaVu) / font, root_ / name);
  }

  Status find(Budget& budget, std::string_view family, std::vector<std::string>& paths) const {
    Catalog catalog(budget);
    Arena arena(budget);
    ArenaVector<FaceFile> faces(arena);
    WEFT_TRY(catalog.add_directory(root_.string()));
    WEFT_TRY(catalog.find_family(family_hash(family), arena, faces));
    for (const FaceFile& face : faces) paths.emplace_back(face.path.substr(root_.string().size()));
    return Status::Ok;
  }

  fs::path root_;
  Budget budget_;
};

TEST_F(CatalogTest, FindsFamiliesInSubfoldersInOrderOfTheirPaths) {
  std::vector<std::string> paths;
  ASSERT_EQ(find(budget_, "dejavu sans", paths), Status::Ok);
  ASSERT_GE(paths.size(), 2u);
  EXPECT_EQ(paths[0], "/A.ttf");
  EXPECT_EQ(paths[1], "/deep/deeper/B.TTF");
}

TEST_F(CatalogTest, LeavesOutOtherFamiliesAndOtherFiles) {
  std::vector<std::string> paths;
  ASSERT_EQ(find(budget_, "DejaVu Serif", paths), Status::Ok);
  EXPECT_TRUE(paths.empty());
}

TEST_F(CatalogTest, FindsTheFaceThatHasACharacter) {
  Catalog catalog(budget_);
  Arena arena(budget_);
  ASSERT_EQ(catalog.add_directory(root_.string()), Status::Ok);
  EXPECT_TRUE(catalog.find_characters('A', 'A', arena)
                  .value()
                  .path.ends_with(".TTF"));  // regular before bold
  EXPECT_EQ(catalog.find_characters(0x4E00, 0x4E00, arena).status(), Status::NotFound);
}

TEST_F(CatalogTest, PutsFilesInMemoryBeforeThoseOfDirectories) {
  const std::vector<uint8_t> bold = file_bytes(std::string(kDejaVu) + "/DejaVuSans-Bold.ttf"),
                             regular = file_bytes(std::string(kDejaVu) + "/DejaVuSans.ttf");
  Catalog catalog(budget_);
  Arena arena(budget_);
  ArenaVector<FaceFile> faces(arena);
  ASSERT_EQ(catalog.add_directory(root_.string()), Status::Ok);
  ASSERT_EQ(catalog.add_file(bold), Status::Ok);
  ASSERT_EQ(catalog.add_file(regular), Status::Ok);
  ASSERT_EQ(catalog.find_family(family_hash("DejaVu Sans"), arena, faces), Status::Ok);
  ASSERT_GE(faces.size(), 4u);
  EXPECT_EQ(faces[0].bytes.data(), bold.data());
  EXPECT_EQ(faces[1].bytes.data(), regular.data());
  EXPECT_TRUE(faces[2].path.ends_with("/A.ttf"));
  EXPECT_TRUE(faces[2].bytes.empty());
  const FaceFile any = catalog.find_characters('A', 'A', arena).value();
  EXPECT_EQ(any.bytes.data(), regular.data()) << "regular before bold";
}

TEST_F(CatalogTest, EndsInOutOfMemoryAtEveryFailingAllocation) {
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
    std::vector<std::string> paths;
    return find(budget, "DejaVu Sans", paths);
  });
}

}  // namespace
}  // namespace weft
