// SPDX-License-Identifier: Apache-2.0
// What PDF/A-2 (ISO 19005-2) at level A and PDF/UA-1 (ISO 14289-1) ask of a file as this project writes it: no forms,
// links, transparency or attachments. What a machine can tell, object by object.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehab::pdf::test {

/// What is wrong with the file; empty: nothing.
std::vector<std::string> complaints(std::string_view pdf);

/// Every word in the order of the tags, as a screen reader gets it; without numbers of list items, which it tells
/// itself.
std::vector<std::string> words_heard(std::string_view pdf);
/// The same of a page of HTML.
std::vector<std::string> words_of_html(std::string_view page);

/// No operator and no image that needs another ink than black.
bool is_all_grey(std::string_view pdf);

}  // namespace rehab::pdf::test
