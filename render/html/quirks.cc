#include "render/html/quirks.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr std::string_view kQuirkyIds[] = {"-//W3O//DTD W3 HTML Strict 3.0//EN//",
                                           "-/W3C/DTD HTML 4.0 Transitional/EN", "HTML"};
constexpr std::string_view kQuirkySystemId =
    "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";
constexpr std::string_view kQuirkyPrefixes[] = {
    "+//Silmaril//dtd html Pro v0r11 19970101//",
    "-//AS//DTD HTML 3.0 asWedit + extensions//",
    "-//AdvaSoft Ltd//DTD HTML 3.0 asWedit + extensions//",
    "-//IETF//DTD HTML 2.0 Level 1//",
    "-//IETF//DTD HTML 2.0 Level 2//",
    "-//IETF//DTD HTML 2.0 Strict Level 1//",
    "-//IETF//DTD HTML 2.0 Strict Level 2//",
    "-//IETF//DTD HTML 2.0 Strict//",
    "-//IETF//DTD HTML 2.0//",
    "-//IETF//DTD HTML 2.1E//",
    "-//IETF//DTD HTML 3.0//",
    "-//IETF//DTD HTML 3.2 Final//",
    "-//IETF//DTD HTML 3.2//",
    "-//IETF//DTD HTML 3//",
    "-//IETF//DTD HTML Level 0//",
    "-//IETF//DTD HTML Level 1//",
    "-//IETF//DTD HTML Level 2//",
    "-//IETF//DTD HTML Level 3//",
    "-//IETF//DTD HTML Strict Level 0//",
    "-//IETF//DTD HTML Strict Level 1//",
    "-//IETF//DTD HTML Strict Level 2//",
    "-//IETF//DTD HTML Strict Level 3//",
    "-//IETF//DTD HTML Strict//",
    "-//IETF//DTD HTML//",
    "-//Metrius//DTD Metrius Presentational//",
    "-//Microsoft//DTD Internet Explorer 2.0 HTML Strict//",
    "-//Microsoft//DTD Internet Explorer 2.0 HTML//",
    "-//Microsoft//DTD Internet Explorer 2.0 Tables//",
    "-//Microsoft//DTD Internet Explorer 3.0 HTML Strict//",
    "-//Microsoft//DTD Internet Explorer 3.0 HTML//",
    "-//Microsoft//DTD Internet Explorer 3.0 Tables//",
    "-//Netscape Comm. Corp.//DTD HTML//",
    "-//Netscape Comm. Corp.//DTD Strict HTML//",
    "-//O'Reilly and Associates//DTD HTML 2.0//",
    "-//O'Reilly and Associates//DTD HTML Extended 1.0//",
    "-//O'Reilly and Associates//DTD HTML Extended Relaxed 1.0//",
    "-//SQ//DTD HTML 2.0 HoTMetaL + extensions//",
    "-//SoftQuad Software//DTD HoTMetaL PRO 6.0::19990601::extensions to HTML 4.0//",
    "-//SoftQuad//DTD HoTMetaL PRO 4.0::19971010::extensions to HTML 4.0//",
    "-//Spyglass//DTD HTML 2.0 Extended//",
    "-//Sun Microsystems Corp.//DTD HotJava HTML//",
    "-//Sun Microsystems Corp.//DTD HotJava Strict HTML//",
    "-//W3C//DTD HTML 3 1995-03-24//",
    "-//W3C//DTD HTML 3.2 Draft//",
    "-//W3C//DTD HTML 3.2 Final//",
    "-//W3C//DTD HTML 3.2//",
    "-//W3C//DTD HTML 3.2S Draft//",
    "-//W3C//DTD HTML 4.0 Frameset//",
    "-//W3C//DTD HTML 4.0 Transitional//",
    "-//W3C//DTD HTML Experimental 19960712//",
    "-//W3C//DTD HTML Experimental 970421//",
    "-//W3C//DTD W3 HTML//",
    "-//W3O//DTD W3 HTML 3.0//",
    "-//WebTechs//DTD Mozilla HTML 2.0//",
    "-//WebTechs//DTD Mozilla HTML//",
};
// Quirky without a system id, else limited-quirky.
constexpr std::string_view kHtml401Prefixes[] = {"-//W3C//DTD HTML 4.01 Frameset//",
                                                 "-//W3C//DTD HTML 4.01 Transitional//"};
constexpr std::string_view kLimitedPrefixes[] = {"-//W3C//DTD XHTML 1.0 Frameset//",
                                                 "-//W3C//DTD XHTML 1.0 Transitional//"};

bool is_any_of(std::string_view id, std::span<const std::string_view> ids) {
  for (const std::string_view candidate : ids)
    if (equal_ignoring_case(id, candidate)) return true;
  return false;
}

bool starts_with_any_of(std::string_view id, std::span<const std::string_view> prefixes) {
  for (const std::string_view prefix : prefixes)
    if (equal_ignoring_case(id.substr(0, prefix.size()), prefix)) return true;
  return false;
}

}  // namespace

QuirksMode quirks_mode_of(const Token& doctype) {
  const std::string_view id = doctype.public_id;
  if (doctype.force_quirks || doctype.name != "html" || is_any_of(id, kQuirkyIds) ||
      equal_ignoring_case(doctype.system_id, kQuirkySystemId) ||
      starts_with_any_of(id, kQuirkyPrefixes))
    return QuirksMode::Quirks;
  if (starts_with_any_of(id, kHtml401Prefixes))
    return doctype.has_system_id ? QuirksMode::Limited : QuirksMode::Quirks;
  return starts_with_any_of(id, kLimitedPrefixes) ? QuirksMode::Limited : QuirksMode::No;
}

}  // namespace weft
