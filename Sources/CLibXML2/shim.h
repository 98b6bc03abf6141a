#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED  // Debian's headers pull in ICU's, which clash with Foundation's copy (swiftlang/swift-foundation-icu#93).
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
static inline void CLibXML2_free(void *memory) { xmlFree(memory); }  // `xmlFree` is a mutable global, which Swift 6 refuses.
