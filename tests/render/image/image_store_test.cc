#include "render/image/image_store.h"

#include <gtest/gtest.h>

#include "tests/support/every_allocation.h"
#include "tests/support/memory_resources.h"
#include "tests/support/recording_notes.h"
#include "tests/support/test_pictures.h"

namespace weft {
namespace {

struct Stage {
  explicit Stage(size_t limit = Budget::kUnlimited) : budget(limit) {
    store = std::move(ImageStore::create(budget, arena, resources, notes).value());
  }
  Image& image(std::string_view url) { return *store->find(url).value(); }
  std::vector<Rgba> pixels(std::string_view url, uint32_t width, uint32_t height) {
    std::vector<Rgba> all;
    auto rows = store->open_rows(image(url), width, height, Scaling::Smooth);
    for (uint32_t y = 0; rows.ok() && y < height; ++y) {
      const auto row = rows.value()->row(y);
      if (row.ok()) all.insert(all.end(), row.value().begin(), row.value().end());
    }
    return all;
  }

  Budget everything;
  Budget budget;
  Arena arena{everything};
  MemoryResources resources{everything};
  RecordingNotes notes;
  Owned<ImageStore> store;
};

TEST(ImageStore, EqualUrlsAreOneImage) {
  Stage stage;
  EXPECT_EQ(&stage.image("a"), &stage.image("a"));
  EXPECT_NE(&stage.image("a"), &stage.image("b"));
}

TEST(ImageStore, InASmallHeapConnectionsGoWhenAllPicturesAreHeld) {
  for (const bool has_photo : {false, true}) {
    Stage stage(256 * 1024);
    stage.resources.bodies["icon"] = encode_png(icon(32, 1));
    stage.resources.bodies["photo"] = encode_jpeg(photograph(640, 480));
    stage.resources.hold_idle(1);
    for (const char* url : {"icon", has_photo ? "photo" : "icon"})
      EXPECT_EQ(stage.store->measure(stage.image(url)), Status::Ok);
    EXPECT_EQ(stage.store->will_draw(stage.image("icon"), 32, 32), Status::Ok);
    if (has_photo) {
      EXPECT_EQ(stage.store->will_draw(stage.image("photo"), 640, 480), Status::Ok);
    }
    EXPECT_TRUE(stage.resources.holds_idle());
    EXPECT_EQ(stage.store->hold_small(), Status::Ok);
    EXPECT_EQ(stage.resources.holds_idle(), has_photo);
  }
}

TEST(ImageStore, AUrlThatLivesAsLongIsNotCopied) {
  Stage stage;
  const std::string_view kept = stage.arena.copy("data:,kept").value();
  EXPECT_EQ(stage.image(kept).url().data(), kept.data());
  const std::string passing = "data:,passing";
  EXPECT_TRUE(stage.arena.holds(stage.image(passing).url().data()));
}

TEST(ImageStore, ASmallPictureIsFetchedOnceForMeasuringAndAllItsUses) {
  Stage stage;
  stage.resources.bodies["icon"] = encode_png(icon(32, 1));
  Image& image = stage.image("icon");
  EXPECT_EQ(stage.store->measure(image), Status::Ok);
  EXPECT_EQ(image.width(), 32u);
  EXPECT_TRUE(image.has_alpha());
  EXPECT_EQ(stage.pixels("icon", 32, 32).size(), 32u * 32);
  EXPECT_EQ(stage.pixels("icon", 16, 16).size(), 16u * 16);
  EXPECT_EQ(stage.resources.opened, 1);
}

TEST(ImageStore, OfALargePictureMeasuringReadsTheHeaderAndLetsTheRequestGo) {
  Stage stage;
  stage.resources.bodies["photo"] = encode_jpeg(photograph(640, 480));
  Image& image = stage.image("photo");
  EXPECT_EQ(stage.store->measure(image), Status::Ok);
  EXPECT_EQ(image.height(), 480u);
  EXPECT_EQ(stage.resources.open_now, 0);
  EXPECT_LT(stage.budget.used(), 1000u);
  EXPECT_EQ(stage.pixels("photo", 320, 240).size(), 320u * 240);
  EXPECT_EQ(stage.resources.opened, 2);
}

TEST(ImageStore, AnAdoptedPictureIsReadOnceFromTheBodyThatIsOpen) {
  Stage stage;
  for (const uint32_t size : {32u, 640u}) {
    const std::string url = std::to_string(size);
    stage.resources.bodies[url] = encode_jpeg(photograph(size, size));
    auto body = stage.resources.open(url, ResourceKind::Page);
    Image& image = *stage.store->adopt(url, std::move(body.value())).value();
    EXPECT_EQ(&stage.image(url), &image);
    EXPECT_EQ(stage.store->measure(image), Status::Ok);
    EXPECT_EQ(image.height(), size);
    EXPECT_EQ(stage.store->hold_small(), Status::Ok);
    EXPECT_EQ(stage.pixels(url, 32, 32).size(), 32u * 32);
    EXPECT_EQ(stage.resources.open_now, 0);
  }
  EXPECT_EQ(stage.resources.opened, 2);
}

TEST(ImageStore, ASmallPictureThatFoundNoRoomIsHeldWhenThereIs) {
  constexpr size_t kRoom = 160 * 1024, kDocument = 130 * 1024;
  Stage stage(kRoom);
  stage.resources.bodies["icon"] = encode_png(icon(32, 1));
  void* const document = stage.budget.allocate(kDocument);
  EXPECT_EQ(stage.store->measure(stage.image("icon")), Status::Ok);
  stage.budget.release(document, kDocument);
  EXPECT_EQ(stage.store->will_draw(stage.image("icon"), 32, 32), Status::Ok);
  EXPECT_EQ(stage.store->hold_small(), Status::Ok);
  EXPECT_EQ(stage.resources.opened, 2);
  EXPECT_EQ(stage.pixels("icon", 32, 32).size(), 32u * 32);
  EXPECT_EQ(stage.resources.opened, 2);
}

TEST(ImageStore, InASmallHeapPicturesAreMeasuredOneByOneBesideTheDocument) {
  Stage stage(200 * 1024);
  for (const char* url : {"a", "b", "c"}) {
    stage.resources.bodies[url] = encode_png(icon(64, 1));
    EXPECT_EQ(stage.store->prefetch(stage.image(url)), Status::Ok);
  }
  for (const char* url : {"a", "b", "c"}) {
    EXPECT_EQ(stage.store->measure(stage.image(url)), Status::Ok);
    EXPECT_EQ(stage.image(url).width(), 64u);
    EXPECT_EQ(stage.store->will_draw(stage.image(url), 64, 64), Status::Ok);
  }
  EXPECT_EQ(stage.resources.most_open, 1);
  EXPECT_LT(stage.budget.peak(), 16u * 1024);
  EXPECT_EQ(stage.store->hold_small(), Status::Ok);
  EXPECT_EQ(stage.resources.opened, 6);
  EXPECT_EQ(stage.pixels("a", 64, 64).size(), 64u * 64);
  EXPECT_EQ(stage.resources.opened, 6);
}

TEST(ImageStore, ALargePictureDrawnSmallIsHeldAtThatSize) {
  Stage stage;
  stage.resources.bodies["logo"] = encode_png(icon(600, 1));
  EXPECT_EQ(stage.store->will_draw(stage.image("logo"), 48, 48), Status::Ok);
  EXPECT_EQ(stage.store->will_draw(stage.image("logo"), 24, 24), Status::Ok);
  EXPECT_EQ(stage.pixels("logo", 48, 48).size(), 48u * 48);
  EXPECT_EQ(stage.pixels("logo", 24, 24).size(), 24u * 24);
  EXPECT_EQ(stage.resources.opened, 1);
}

TEST(ImageStore, InASmallHeapItIsHeldBeforeLinesArePainted) {
  Stage stage(200 * 1024);
  stage.resources.bodies["logo"] = encode_png(icon(600, 1));
  EXPECT_EQ(stage.store->measure(stage.image("logo")), Status::Ok);
  EXPECT_EQ(stage.store->will_draw(stage.image("logo"), 48, 48), Status::Ok);
  EXPECT_EQ(stage.store->hold_small(), Status::Ok);
  EXPECT_EQ(stage.resources.opened, 2);
  EXPECT_EQ(stage.pixels("logo", 48, 48).size(), 48u * 48);
  EXPECT_EQ(stage.resources.opened, 2);
}

// Noise, as its pixels do not shrink by being coded.
std::string noise(uint32_t size, uint32_t seed) {
  uint32_t bits = seed * 2654435761u + 1;
  return encode_png(make_picture(size, size, [&](uint32_t, uint32_t) {
    bits ^= bits << 13, bits ^= bits >> 17, bits ^= bits << 5;
    return Rgba{static_cast<uint8_t>(bits), static_cast<uint8_t>(bits >> 8),
                static_cast<uint8_t>(bits >> 16), static_cast<uint8_t>(bits >> 24)};
  }));
}

TEST(ImageStore, IconsAreHeldAtTheSizeThatIsShown) {
  struct Row {
    uint32_t count, natural, shown;
    size_t most;  // 4 bytes a pixel and the images themselves
  };
  for (const auto& [count, natural, shown, most] :
       {Row{20, 64, 38, 20 * (38 * 38 * 4 + 600)}, {16, 512, 60, 16 * (60 * 60 * 4 + 600)}}) {
    Stage stage;
    std::vector<Image*> images;
    for (uint32_t i = 0; i < count; ++i) {
      stage.resources.bodies[std::to_string(i)] = noise(natural, i);
      images.push_back(&stage.image(std::to_string(i)));
      stage.store->expect_size(*images[i], shown, i % 2 ? shown : 0);
    }
    for (Image* image : images) EXPECT_EQ(stage.store->measure(*image), Status::Ok);
    EXPECT_EQ(images[0]->width(), natural);
    EXPECT_LE(stage.budget.used(), most);
    for (Image* image : images) EXPECT_EQ(stage.store->will_draw(*image, shown, shown), Status::Ok);
    for (uint32_t i = 0; i < count; ++i)
      EXPECT_EQ(stage.pixels(std::to_string(i), shown, shown).size(), size_t{shown} * shown);
    EXPECT_EQ(stage.resources.opened, static_cast<int>(count));
    EXPECT_LE(stage.budget.used(), most);
  }
}

TEST(ImageStore, APictureThatIsShownLargerThanExpectedIsReadAgain) {
  Stage stage, plain;
  for (Stage* one : {&stage, &plain}) one->resources.bodies["a"] = noise(64, 1);
  stage.store->expect_size(stage.image("a"), 20, 20);
  for (Stage* one : {&stage, &plain}) {
    EXPECT_EQ(one->store->measure(one->image("a")), Status::Ok);
    EXPECT_EQ(one->store->will_draw(one->image("a"), 20, 20), Status::Ok);
    EXPECT_EQ(one->store->will_draw(one->image("a"), 50, 50), Status::Ok);
  }
  EXPECT_EQ(stage.pixels("a", 50, 50), plain.pixels("a", 50, 50));
  EXPECT_EQ(stage.pixels("a", 20, 20), plain.pixels("a", 20, 20));
  EXPECT_EQ(stage.resources.opened, 2);
}

TEST(ImageStore, WhatIsShownSmallerIsHeldSmallerOnceThatIsKnown) {
  Stage stage, plain;
  for (Stage* one : {&stage, &plain}) {
    one->resources.bodies["a"] = noise(64, 1);
    EXPECT_EQ(one->store->measure(one->image("a")), Status::Ok);
    EXPECT_EQ(one->store->will_draw(one->image("a"), 30, 30), Status::Ok);
  }
  const size_t before = stage.budget.used();
  EXPECT_EQ(stage.store->hold_small(), Status::Ok);
  EXPECT_LT(stage.budget.used(), before - 64 * 64 * 4 + 30 * 30 * 4 + 100);
  EXPECT_EQ(stage.pixels("a", 30, 30), plain.pixels("a", 30, 30));
  EXPECT_EQ(stage.resources.opened, 1);
}

TEST(ImageStore, AMissingOrForeignPictureIsBrokenAndNotedOnce) {
  Stage stage;
  stage.resources.bodies["gif"] = "GIF89a, and so on";
  for (const char* url : {"gif", "nowhere", "gif"}) {
    EXPECT_EQ(stage.store->measure(stage.image(url)), Status::Ok);
    EXPECT_TRUE(stage.image(url).broken());
    EXPECT_FALSE(stage.store->open_rows(stage.image(url), 9, 9, Scaling::Smooth).ok());
  }
  EXPECT_EQ(stage.notes.sentences.size(), 2u);
  EXPECT_TRUE(stage.notes.has("GIF"));
}

TEST(ImageStore, PrefetchKeepsSixRequestsOpenAtMost) {
  Stage stage;
  for (int i = 0; i < 9; ++i) {
    const std::string url = std::to_string(i);
    stage.resources.bodies[url] = encode_png(icon(16, static_cast<uint32_t>(i)));
    EXPECT_EQ(stage.store->prefetch(stage.image(url)), Status::Ok);
  }
  EXPECT_EQ(stage.resources.open_now, 6);
  for (int i = 0; i < 9; ++i)
    EXPECT_EQ(stage.store->measure(stage.image(std::to_string(i))), Status::Ok);
  EXPECT_EQ(stage.resources.opened, 9);
  EXPECT_EQ(stage.resources.open_now, 0);
}

TEST(ImageStore, TwentyIconsCostAtMostFiveKilobytesEachAlsoWhileTheirRowsAreRead) {
  Stage stage;
  std::vector<Owned<ImageRows>> live;
  for (uint32_t i = 0; i < 20; ++i) {
    const std::string url = "icon" + std::to_string(i);
    stage.resources.bodies[url] = encode_png(icon(64, i));
    EXPECT_EQ(stage.store->measure(stage.image(url)), Status::Ok);
  }
  stage.budget.reset_peak();
  for (uint32_t i = 0; i < 20; ++i) {
    Image& image = stage.image("icon" + std::to_string(i));
    live.push_back(std::move(stage.store->open_rows(image, 64, 64, Scaling::Smooth).value()));
    EXPECT_TRUE(live.back()->row(30).ok());
  }
  RecordProperty("bytes", static_cast<int>(stage.budget.peak()));
  EXPECT_LE(stage.budget.peak(), 100000u);
}

TEST(ImageStore, HeldPicturesMakeRoomForALiveDecoder) {
  Stage stage(110 * 1024);
  for (const char* url : {"a", "b"}) {
    stage.resources.bodies[url] = encode_png(photograph(100, 100), PngKind::Rgb);
    EXPECT_EQ(stage.store->measure(stage.image(url)), Status::Ok);
  }
  stage.resources.bodies["photo"] = encode_png(photograph(700, 500), PngKind::Rgb);
  EXPECT_EQ(stage.pixels("photo", 700, 500).size(), 700u * 500);
  EXPECT_EQ(stage.pixels("a", 100, 100).size(), 100u * 100);
}

TEST(ImageStore, WithoutRoomForADecoderTheRowsAreOutOfMemoryAndItIsNoted) {
  Stage stage(20 * 1024);
  stage.resources.bodies["photo"] = encode_jpeg(photograph(900, 700));
  EXPECT_EQ(stage.store->open_rows(stage.image("photo"), 90, 70, Scaling::Pixelated)
                .value()
                ->row(0)
                .status(),
            Status::OutOfMemory);
  EXPECT_EQ(stage.store->measure(stage.image("photo")), Status::Ok);
}

TEST(ImageStore, ATurnedPhotographIsUpright) {
  Stage stage;
  const TestPicture picture = photograph(300, 200);
  stage.resources.bodies["photo"] = encode_jpeg(picture, {.orientation = 3});
  const std::vector<Rgba> pixels = stage.pixels("photo", 300, 200);
  ASSERT_EQ(pixels.size(), 300u * 200);
  EXPECT_NEAR(pixels[0].red, picture.at(299, 199).red, 8);
  EXPECT_NEAR(pixels[299].green, picture.at(0, 199).green, 8);
}

TEST(ImageStore, APictureTakenAsItIsStoredIsAnotherImage) {
  Stage stage;
  stage.resources.bodies["photo"] = encode_jpeg(photograph(30, 20), {.orientation = 6});
  Image& upright = stage.image("photo");
  Image& stored = *stage.store->find("photo", {.density = 2, .is_upright = false}).value();
  EXPECT_NE(&upright, &stored);
  EXPECT_EQ(&stored, stage.store->find("photo", {.density = 2, .is_upright = false}).value());
  for (Image* image : {&upright, &stored}) EXPECT_EQ(stage.store->measure(*image), Status::Ok);
  EXPECT_EQ(upright.width(), 20u);
  EXPECT_EQ(stored.width(), 30u);
  EXPECT_EQ(stored.css_height(), 10);
}

TEST(ImageStore, WhatCannotBeDecodedStillHasItsSize) {
  Stage stage;
  std::string deep = encode_jpeg(photograph(40, 30), {.orientation = 6});
  deep[deep.find("\xFF\xC0") + 4] = 12;
  stage.resources.bodies["deep"] = deep;
  stage.resources.bodies["avif"] =
      std::string("\0\0\0 ftypavif\0\0\0\x14ispe\0\0\0\0\0\0\0\7\0\0\0\5", 32);
  for (const char* url : {"deep", "avif"}) {
    EXPECT_EQ(stage.store->measure(stage.image(url)), Status::Ok);
    EXPECT_TRUE(stage.image(url).broken());
  }
  EXPECT_EQ(stage.image("deep").width(), 30u);
  EXPECT_EQ(stage.image("deep").height(), 40u);
  EXPECT_EQ(stage.image("avif").width(), 7u);
  EXPECT_TRUE(stage.notes.has("AVIF"));
}

TEST(ImageStore, EveryFailingAllocationIsOutOfMemory) {
  const std::string file = encode_png(icon(24, 2));
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) -> Status {
    MemoryResources resources(budget);
    resources.bodies["a"] = file;
    NoNotes notes;
    Arena arena(budget);
    WEFT_TRY_ASSIGN(const Owned<ImageStore> store,
                    ImageStore::create(budget, arena, resources, notes));
    WEFT_TRY_ASSIGN(Image * image, store->find("a"));
    WEFT_TRY(store->prefetch(*image));
    WEFT_TRY(store->measure(*image));
    WEFT_TRY_ASSIGN(const Owned<ImageRows> rows, store->open_rows(*image, 10, 10, Scaling::Smooth));
    return rows->row(9).status();
  });
}

}  // namespace
}  // namespace weft
