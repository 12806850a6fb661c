// The table of the MIME Sniffing Standard, and what is drawn of it.
#include "render/document_kind.h"

#include <gtest/gtest.h>

#include <string>

namespace weft {
namespace {

using namespace std::string_view_literals;

std::string_view type_of(std::string_view content_type, std::string_view body) {
  return computed_type(content_type, {reinterpret_cast<const uint8_t*>(body.data()), body.size()});
}

TEST(DocumentKind, WhatASenderNamesIsTakenAtItsWord) {
  for (const char* type :
       {"text/html", "TEXT/HTML ; charset=x", "application/xhtml+xml", "text/css",
        "application/json", "application/zip", "image/svg+xml", "text/plain; charset=utf-16"})
    EXPECT_FALSE(needs_sniffing(type)) << type;
  EXPECT_EQ(type_of("Text/Html;charset=utf-8", "\x89PNG\r\n\x1A\n"), "Text/Html");
  EXPECT_EQ(type_of(" application/zip", "<html>"), "application/zip");
}

TEST(DocumentKind, WhatASenderDoesNotKnowIsSniffed) {
  struct {
    std::string_view body, type;
  } constexpr kBodies[] = {
      {"<!doctype HTML>", "text/html"},
      {"\xEF\xBB\xBF \n<html lang=en>", "text/html"},
      {"<p>", "text/html"},
      {"<px>", "text/plain"},
      {"<!-- x", "text/html"},
      {"Hello <b>world</b>", "text/plain"},
      {"", "text/plain"},
      {"a\x1B[1mb\f", "text/plain"},
      {"a\0b"sv, "application/octet-stream"},
      {"\xFF\xFE\0a"sv, "text/plain"},
      {"\x89PNG\r\n\x1A\n", "image/png"},
      {"\xFF\xD8\xFF\xE0", "image/jpeg"},
      {"GIF89a", "image/gif"},
      {"RIFF\4\0\0\0WEBPVP8 "sv, "image/webp"},
      {"\0\0\0\x1C"
       "ftypheic"sv,
       "image/heic"},
      {"\0\0\0\x1C"
       "ftypmp42"sv,
       "video/mp4"},
      {"PK\3\4\x14\0"sv, "application/zip"},
      {"%PDF-1.4\n", "application/pdf"},
      {"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "application/xhtml+xml"},
      {"<?xml version='1.0'?><rss>", "text/xml"},
      {"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'>", "image/svg+xml"},
      {" <svg xmlns='http://www.w3.org/2000/svg'>", "image/svg+xml"},
  };
  for (const char* said : {"", "unknown/unknown", "Application/Octet-Stream", "*/*"}) {
    EXPECT_TRUE(needs_sniffing(said)) << said;
    for (const auto& [body, type] : kBodies) EXPECT_EQ(type_of(said, body), type) << body;
  }
}

TEST(DocumentKind, PlainTextOfOldServersMayBeBinaryButNothingElse) {
  for (const char* said : {"text/plain", "text/plain; charset=ISO-8859-1"}) {
    EXPECT_TRUE(needs_sniffing(said));
    EXPECT_EQ(type_of(said, "<html>"), "text/plain");
    EXPECT_EQ(type_of(said, "\x89PNG\r\n\x1A\n"), "application/octet-stream");
  }
}

TEST(DocumentKind, APictureIsWhatItsFirstBytesSay) {
  EXPECT_EQ(type_of("image/png", "\xFF\xD8\xFF\xE0"), "image/jpeg");
  EXPECT_EQ(type_of("image/jpg", "\xFF\xD8\xFF\xE0"), "image/jpeg");
  EXPECT_EQ(type_of("image/jpeg", "RIFF____WEBPVP8 "), "image/webp");
  EXPECT_EQ(type_of("image/avif", "any"), "image/avif");
}

TEST(DocumentKind, XmlIsXhtmlByItsNamespace) {
  constexpr std::string_view kXhtml = "<x:html xmlns:x='http://www.w3.org/1999/xhtml'>";
  EXPECT_EQ(type_of("text/xml", kXhtml), "application/xhtml+xml");
  EXPECT_EQ(type_of("application/xml", kXhtml), "application/xhtml+xml");
  EXPECT_EQ(type_of("application/rss+xml; charset=utf-8", "<rss>"), "application/rss+xml");
}

TEST(DocumentKind, HtmlXhtmlTextAndTwoKindsOfPicturesAreDrawn) {
  EXPECT_EQ(kind_of_type("text/HTML"), DocumentKind::Html);
  EXPECT_EQ(kind_of_type("application/xhtml+xml"), DocumentKind::Xml);
  EXPECT_EQ(kind_of_type("image/svg+xml"), DocumentKind::Xml);
  for (const char* type :
       {"text/plain", "text/css", "Text/Csv", "application/json", "application/ld+json",
        "application/javascript", "text/xml", "application/rss+xml"})
    EXPECT_EQ(kind_of_type(type), DocumentKind::Text) << type;
  for (const char* type : {"image/png", "IMAGE/jpeg"})
    EXPECT_EQ(kind_of_type(type), DocumentKind::Picture) << type;
  for (const char* type :
       {"image/jxl", "application/pdf", "video/mp4", "text", "application/octet-stream", ""})
    EXPECT_EQ(kind_of_type(type), DocumentKind::None) << type;
}

}  // namespace
}  // namespace weft
