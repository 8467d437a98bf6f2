// SPDX-License-Identifier: Apache-2.0
#include "pdf/file_writer.hpp"

#include <array>

#include "pdf/content.hpp"
#include "pdf/document.hpp"

namespace rehab::pdf {
namespace {

constexpr std::string_view first_lines = "%PDF-1.7\n%\xB5\xB5\xB5\xB5\n";  // the second line: not to be taken for text
constexpr std::size_t most_packed = 0xFFFF, row_bytes = 7;

/// The same bytes are the same file, others another.
std::string identity(std::string_view file) {
  std::string id;
  for (std::size_t part = 0; part < 4; ++part) {
    const std::string_view quarter = file.substr(file.size() * part / 4, file.size() / 4 + 1);
    const std::uint32_t sum = libdeflate_crc32(0, quarter.data(), quarter.size());
    append_hex(id, sum >> 16);
    append_hex(id, sum & 0xFFFFU);
  }
  return id;
}

}  // namespace

std::string reference(ObjectId object) {
  std::string out;
  append_reference(out, object);
  return out;
}

void append_reference(std::string& out, ObjectId object) {
  append_whole(out, object);
  out += " 0 R";
}

FileWriter::FileWriter() : file_(first_lines), rows_{{Row::free, 0, 0xFFFF}}, packed_stream_(add_object()) {}

ObjectId FileWriter::add_object() {
  rows_.emplace_back();
  return static_cast<ObjectId>(rows_.size() - 1);
}

std::string& FileWriter::object(ObjectId object) {
  if (packed_count_ > most_packed) throw DrawingError("PDF: more than one file can hold");
  const std::size_t at = packed_count_ == 0 ? 0 : packed_.size() + 2;
  append_whole(places_, object);
  append_whole(places_ += ' ', at);
  places_ += ' ';
  rows_.at(object) = {Row::packed, packed_stream_, packed_count_++};
  return packed_ += at == 0 ? "<<" : ">><<";
}

ObjectId FileWriter::add_stream(std::string_view entries, std::string_view bytes) {
  const ObjectId object = add_object();
  write_stream(object, entries, bytes);
  return object;
}

void FileWriter::write_stream(ObjectId object, std::string_view entries, std::string_view bytes) {
  rows_[object] = {Row::plain, file_.size(), 0};
  append_whole(file_, object);
  file_.append(" 0 obj\n<<").append(entries).append("/Filter/FlateDecode/Length ");
  append_whole(file_, bytes.size());
  file_.append(">>\nstream\n").append(bytes).append("\nendstream\nendobj\n");
}

std::string FileWriter::table_of(const std::vector<Row>& rows) {
  std::string out;
  std::array<std::size_t, row_bytes> before{};
  for (const Row& row : rows) {
    const std::array<std::size_t, row_bytes> bytes{row.kind, row.at >> 24,   row.at >> 16, row.at >> 8,
                                                   row.at,   row.place >> 8, row.place};
    out += '\2';
    for (std::size_t i = 0; i < row_bytes; ++i) out += static_cast<char>(bytes[i] - before[i]);
    before = bytes;
  }
  return out;
}

std::string FileWriter::finish(ObjectId catalog, ObjectId information, Deflater& deflater) {
  packed_ += ">>";
  write_stream(packed_stream_,
               "/Type/ObjStm/N " + std::to_string(packed_count_) + "/First " + std::to_string(places_.size()),
               deflater.stream(places_ + packed_));
  const ObjectId table = add_object();
  const std::size_t at = file_.size();
  if (at > 0xFFFFFFFF) throw DrawingError("PDF: more than one file can hold");
  rows_[table] = {Row::plain, at, 0};
  const std::string id = identity(file_);
  write_stream(table,
               "/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Size " + std::to_string(rows_.size()) +
                   "/Root " + reference(catalog) + "/Info " + reference(information) + "/ID[<" + id + "><" + id + ">]",
               deflater.stream(table_of(rows_)));
  file_.append("startxref\n").append(std::to_string(at)).append("\n%%EOF\n");
  return std::move(file_);
}

}  // namespace rehab::pdf
