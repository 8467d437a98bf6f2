// SPDX-License-Identifier: Apache-2.0
// For the tests of this room: the project's fonts, a page to draw on, and what poppler and qpdf make of the bytes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/document.hpp"

namespace rehab::pdf::test {

const Fonts& fonts();

/// What the command says on both streams, "PDF" in it replaced by a file with these bytes. Its exit status is checked.
std::string asked(const std::string& command, std::string_view pdf);

/// The text as pdftotext reads it, without the form feeds.
std::string text_of(std::string_view pdf);

/// What each tagged figure takes, widths and heights in points.
std::vector<std::pair<double, double>> figures_of(std::string_view pdf);

/// A page with each line 20 points below the one before, each a paragraph.
std::string document_of(const std::vector<std::string>& lines, Face face = Face::regular);

}  // namespace rehab::pdf::test
