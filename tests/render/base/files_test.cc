// The machine's files, on the file system of the host.
#include "render/base/files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <set>
#include <thread>

#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

class Files : public testing::Test {
 protected:
  std::string make_pipe() {
    const std::string path = work_.file("pipe");
    EXPECT_EQ(mkfifo(path.c_str(), 0600), 0);
    return path;
  }
  static std::string text(std::span<const uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }

  TemporaryDirectory work_;
  uint8_t buffer_[16];
};

TEST_F(Files, AreReadPieceByPieceToTheEnd) {
  File file;
  ASSERT_EQ(file.open(work_.write("a", std::string(20, 'x'))), Status::Ok);
  EXPECT_EQ(file.kind(), FileKind::Regular);
  EXPECT_EQ(file.read(buffer_, Deadline::never()).value(), 16u);
  EXPECT_EQ(file.read(buffer_, Deadline::never()).value(), 4u);
  EXPECT_EQ(file.read(buffer_, Deadline::never()).value(), 0u);
  EXPECT_EQ(file.read(buffer_, Deadline::never()).value(), 0u);
}

TEST_F(Files, SayWhyTheyCannotBeOpened) {
  const struct {
    std::string path;
    Status status;
    const char* reason;
  } cases[] = {
      {work_.file("none"), Status::NotFound, "no such file"},
      {work_.write("a", "") + "/b", Status::NotFound, "no such file"},
      {work_.file(std::string(300, 'n')), Status::NotFound, "the path is too long"},
      {"/" + std::string(kMaxPathBytes, 'n'), Status::NotFound, "the path is too long"},
      {"", Status::NotFound, "no such file"},
  };
  for (const auto& test : cases) {
    File file;
    EXPECT_EQ(file.open(test.path), test.status) << test.path;
    EXPECT_STREQ(file.reason(), test.reason) << test.path;
    EXPECT_FALSE(file.is_open());
  }
}

TEST_F(Files, HaveAKindWhichIsThatOfTheOpenFile) {
  File folder, pipe, device, link;
  ASSERT_EQ(folder.open(work_.path()), Status::Ok);
  ASSERT_EQ(pipe.open(make_pipe()), Status::Ok) << "without waiting for a writer";
  ASSERT_EQ(device.open("/dev/null"), Status::Ok);
  std::filesystem::create_symlink(work_.write("a", "b"), work_.file("link"));
  ASSERT_EQ(link.open(work_.file("link")), Status::Ok);
  EXPECT_EQ(folder.kind(), FileKind::Folder);
  EXPECT_EQ(pipe.kind(), FileKind::Pipe);
  EXPECT_EQ(device.kind(), FileKind::Other);
  EXPECT_EQ(link.kind(), FileKind::Regular);
  for (const File* file : {&folder, &pipe, &device})
    EXPECT_EQ(file->map().status(), Status::Unsupported);
  EXPECT_EQ(folder.read(buffer_, Deadline::never()).status(), Status::Io);
}

TEST_F(Files, WaitForThePipesWriterUntilTheDeadline) {
  File pipe;
  const std::string path = make_pipe();
  ASSERT_EQ(pipe.open(path), Status::Ok);
  EXPECT_EQ(pipe.read(buffer_, Deadline::in_ms(20)).status(), Status::Timeout);
  std::thread writer([&] { std::ofstream(path) << "late"; });
  EXPECT_EQ(pipe.read(buffer_, Deadline::in_ms(10'000)).value(), 4u);
  writer.join();
  EXPECT_EQ(pipe.read(buffer_, Deadline::in_ms(10'000)).value(), 0u);
}

TEST_F(Files, AreMappedBeyondTheirClosing) {
  std::span<const uint8_t> bytes;
  {
    File file;
    ASSERT_EQ(file.open(work_.write("a", "mapped")), Status::Ok);
    bytes = file.map().value();
  }
  EXPECT_EQ(text(bytes), "mapped");
  unmap(bytes);
  const Result<MappedFile> empty = MappedFile::open(work_.write("b", ""));
  ASSERT_TRUE(empty.ok());
  EXPECT_TRUE(empty.value().bytes().empty());
}

TEST_F(Files, AreNamelessWhenTheyAreTemporary) {
  std::span<const uint8_t> bytes;
  {
    TemporaryFile file;
    ASSERT_EQ(file.open(work_.path()), Status::Ok);
    for (const std::string_view part : {"put ", "aside"})
      ASSERT_EQ(file.write({reinterpret_cast<const uint8_t*>(part.data()), part.size()}),
                Status::Ok);
    EXPECT_TRUE(std::filesystem::is_empty(work_.path()));
    bytes = file.map().value();
  }
  EXPECT_EQ(text(bytes), "put aside");
  unmap(bytes);
  TemporaryFile nowhere;
  EXPECT_EQ(nowhere.open(work_.file("none")), Status::Io);
}

TEST_F(Files, AreListedByTheirDirectory) {
  work_.write("file", "");
  work_.write(".hidden", "");
  make_pipe();
  std::filesystem::create_directory(work_.file("folder"));
  std::filesystem::create_symlink(work_.file("folder"), work_.file("link"));
  std::filesystem::create_symlink(work_.file("none"), work_.file("broken"));
  Directory directory(work_.path());
  ASSERT_EQ(directory.status(), Status::Ok);
  std::set<std::string> names;
  DirectoryEntry entry;
  while (directory.next(entry))
    names.insert(std::string(entry.name) + (entry.is_folder ? "/" : ""));
  EXPECT_EQ(names, (std::set<std::string>{"file", "folder/", "link/"}));
  Directory none(work_.file("none"));
  EXPECT_EQ(none.status(), Status::Ok);
  EXPECT_FALSE(none.next(entry));
}

}  // namespace
}  // namespace weft
