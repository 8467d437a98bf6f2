// SPDX-License-Identifier: Apache-2.0
#include "pdf/packed_objects.hpp"

#include "pdf/document.hpp"

namespace rehab::pdf {

StreamParts packed(const std::vector<std::string>& objects, std::uint32_t first, Deflater& deflater) {
  std::string places, dictionaries;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.append(std::to_string(first + i)).append(" ").append(std::to_string(dictionaries.size())) += ' ';
    dictionaries.append("<<").append(objects[i]) += ">>";
  }
  return {"/Type/ObjStm/N " + std::to_string(objects.size()) + "/First " + std::to_string(places.size()) +
              "/Filter/FlateDecode",
          deflater.stream(places + dictionaries)};
}

void CrossReferences::add(unsigned kind, std::size_t first, std::size_t second) {
  if (first > 0xFFFFFFFF || second > 0xFFFF) throw DrawingError("PDF: more than one file can hold");
  std::array<std::uint8_t, row_bytes> row{static_cast<std::uint8_t>(kind)};
  for (int i = 4; i > 0; --i, first >>= 8) row[static_cast<std::size_t>(i)] = first & 0xFFU;
  row[5] = second >> 8 & 0xFFU;
  row[6] = second & 0xFFU;
  rows_ += '\2';
  for (std::size_t i = 0; i < row_bytes; ++i) rows_ += static_cast<char>(row[i] - last_[i]);
  last_ = row;
}

StreamParts CrossReferences::stream(std::string entries, Deflater& deflater) const {
  return {std::move(entries) + "/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode",
          deflater.stream(rows_)};
}

}  // namespace rehab::pdf
