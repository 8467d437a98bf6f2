// SPDX-License-Identifier: Apache-2.0
// The little Markdown the handbook needs. Used by its pages only. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehab::handbook {

/// Text of a bundle, so that none of it is taken for a mark; line ends become spaces.
std::string plain(std::string_view text);
/// "two_words" as "two words".
std::string spaced(std::string_view id);
/// The first letter as a capital.
std::string sentence(std::string text);

using Row = std::vector<std::string>;
/// A table and an empty line. A column that says nothing ("", "0" or "no") in every row is left out, the first kept.
std::string table(const Row& head, const std::vector<Row>& rows);
/// The same with every column.
std::string full_table(const Row& head, const std::vector<Row>& rows);

}  // namespace rehab::handbook
