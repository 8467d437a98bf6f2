// SPDX-License-Identifier: Apache-2.0
#include "pdf/haru.hpp"

#include <array>
#include <deque>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_pages.h>
#include <new>
#include <utility>

#include "pdf/content.hpp"
#include "pdf/path.hpp"

namespace rehab::pdf {
namespace {

constexpr HPDF_UINT32 id_bits = 0x00FFFFFF;  ///< above them libharu keeps flags
constexpr ObjectId first_packed = 1000;      ///< below it libharu numbers what it writes itself
constexpr std::size_t most_packed = 0xFFFF, row_bytes = 7;
constexpr std::size_t worth_packing_firmly = 24'000;  ///< bytes: there a tenth is a kilobyte

HPDF_STATUS write_text(HPDF_Stream stream, const std::string& text) {
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(text.data()),
                           static_cast<HPDF_UINT>(text.size()));
}

HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) try {
  static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
  return HPDF_OK;
} catch (const std::bad_alloc&) {
  return HPDF_FAILD_TO_ALLOC_MEM;
}

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

ObjectId id_of(HPDF_Dict dictionary) {
  const ObjectId object = dictionary->header.obj_id & id_bits;
  if (object + 1 >= first_packed) throw DrawingError("PDF: more pages and pictures than one file can hold");
  return object;
}

}  // namespace

/// A dictionary's own entries, and the stream behind it, if it has one.
struct HaruFile::Written {
  std::string entries, bytes;
  HPDF_Stream file = nullptr;  ///< where it is being written

  /// libharu calls it between the entries it knows itself and the dictionary's end.
  static HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream file) {
    auto& written = *static_cast<Written*>(dictionary->attr);
    written.file = file;
    return write_text(file, written.entries);
  }
  /// libharu calls it behind a dictionary's end.
  static HPDF_STATUS write_bytes(HPDF_Dict dictionary) {
    const auto& [entries, bytes, file] = *static_cast<const Written*>(dictionary->attr);
    HPDF_STATUS status = HPDF_Stream_WriteStr(file, "\nstream\n");
    if (status == HPDF_OK) status = write_text(file, bytes);
    return status == HPDF_OK ? HPDF_Stream_WriteStr(file, "\nendstream") : status;
  }
};

struct HaruFile::Handles {
  HPDF_Doc document = HPDF_NewEx(nullptr, nullptr, nullptr, 0, nullptr);
  std::vector<HPDF_Page> pages;
  std::deque<Written> written;  ///< stay where they are: libharu holds their addresses

  ~Handles() { HPDF_Free(document); }

  void check(HPDF_STATUS status) const {
    if (status != HPDF_OK) throw DrawingError("PDF: libharu reports error " + std::to_string(status));
  }
  template <typename Handle>
  Handle checked(Handle handle) const {
    if (!handle) check(HPDF_GetError(document));
    return handle;
  }
  void set(HPDF_Dict dictionary, std::string entries, std::string bytes = {}) {
    if (!bytes.empty()) dictionary->after_write_fn = Written::write_bytes;
    dictionary->attr = &written.emplace_back(Written{std::move(entries), std::move(bytes)});
    dictionary->write_fn = Written::write_entries;
  }
};

std::string reference(ObjectId object) {
  std::string out;
  append_reference(out, object);
  return out;
}

void append_reference(std::string& out, ObjectId object) {
  append_whole(out, object);
  out += " 0 R";
}

HaruFile::HaruFile() : handles_(std::make_unique<Handles>()) {
  if (!handles_->document) throw std::bad_alloc();
  handles_->document->pdf_version = HPDF_VER_17;
}

HaruFile::~HaruFile() = default;

ObjectId HaruFile::add_object() {
  if (place_of_.size() > most_packed) throw DrawingError("PDF: more than one file can hold");
  place_of_.emplace_back();
  return first_packed + static_cast<ObjectId>(place_of_.size() - 1);
}

std::string& HaruFile::object(ObjectId object) {
  const std::size_t at = packed_count_ == 0 ? 0 : packed_.size() + 2;
  append_whole(places_, object);
  append_whole(places_ += ' ', at);
  places_ += ' ';
  place_of_.at(object - first_packed) = packed_count_++;
  return packed_ += at == 0 ? "<<" : ">><<";
}

ObjectId HaruFile::add_stream(std::string entries, std::string bytes) {
  const HPDF_Doc document = handles_->document;
  const HPDF_Dict stream = handles_->checked(HPDF_Dict_New(document->mmgr));
  handles_->check(HPDF_Xref_Add(document->xref, stream));
  append_whole(entries += "/Filter/FlateDecode/Length ", bytes.size());
  handles_->set(stream, std::move(entries), std::move(bytes));
  return id_of(stream);
}

ObjectId HaruFile::add_page(double width_pt, double height_pt) {
  const HPDF_Page page = handles_->checked(HPDF_AddPage(handles_->document));
  handles_->check(HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(width_pt)));
  handles_->check(HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(height_pt)));
  const auto number = static_cast<HPDF_INT32>(handles_->pages.size());
  handles_->check(HPDF_Dict_AddNumber(page, "StructParents", number));
  handles_->check(HPDF_Dict_AddName(page, "Tabs", "S"));
  handles_->pages.push_back(page);
  return id_of(page);
}

void HaruFile::fill_page(std::size_t number, std::string content, std::string resources) {
  const HPDF_Page page = handles_->pages.at(number);
  const HPDF_Dict stream = static_cast<HPDF_PageAttr>(page->attr)->contents;
  const auto length = static_cast<HPDF_Number>(HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER));
  HPDF_Number_SetValue(handles_->checked(length), static_cast<HPDF_INT32>(content.size()));
  HPDF_Stream_Free(stream->stream);
  stream->stream = nullptr;
  handles_->set(stream, "/Filter/FlateDecode", std::move(content));
  const auto item = static_cast<HPDF_Dict>(HPDF_Dict_GetItem(page, "Resources", HPDF_OCLASS_DICT));
  HPDF_Dict_RemoveElement(handles_->checked(item), "ProcSet");  // long without a meaning
  handles_->set(item, std::move(resources));
}

std::string HaruFile::finish(std::string catalog, std::string information, Deflater& deflater) {
  const HPDF_Doc document = handles_->document;
  handles_->set(document->catalog, std::move(catalog));
  HPDF_Dict_RemoveElement(document->info, "Producer");  // or the metadata would have to repeat it
  handles_->set(document->info, std::move(information));
  const std::string objects = places_ + packed_ + ">>";
  const ObjectId stream =
      add_stream("/Type/ObjStm/N " + std::to_string(packed_count_) + "/First " + std::to_string(places_.size()),
                 objects.size() < worth_packing_firmly ? deflater.stream(objects)
                                                       : Deflater(Deflater::Effort::firm).stream(objects));
  std::string file = write_plain();
  append_table(file, stream, deflater);
  return file;
}

std::string HaruFile::write_plain() {
  std::string file;
  const HPDF_Doc document = handles_->document;
  document->stream = handles_->checked(HPDF_CallbackWriter_New(document->mmgr, append_bytes, &file));
  const HPDF_STATUS status = HPDF_SaveToStream(document);
  HPDF_Stream_Free(document->stream);
  document->stream = nullptr;
  handles_->check(status);
  handles_->check(HPDF_GetError(document));
  file.resize(document->xref->addr);
  return file;
}

std::string HaruFile::table_of(const std::vector<Row>& rows) {
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

void HaruFile::append_table(std::string& file, ObjectId packed_stream, Deflater& deflater) const {
  const HPDF_Doc document = handles_->document;
  const ObjectId table = document->xref->entries->count;  // the one after libharu's last
  std::vector<Row> rows{{Row::free, 0, 0xFFFF}};
  for (ObjectId object = 1; object < table; ++object)
    rows.push_back({Row::plain, handles_->checked(HPDF_Xref_GetEntry(document->xref, object))->byte_offset, 0});
  rows.push_back({Row::plain, file.size(), 0});
  for (const std::size_t place : place_of_) rows.push_back({Row::packed, packed_stream, place});

  const std::string id = identity(file), at = std::to_string(file.size()), count = std::to_string(place_of_.size());
  const std::string bytes = deflater.stream(table_of(rows));
  file += std::to_string(table) + " 0 obj\n<</Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Size " +
          std::to_string(first_packed + place_of_.size()) + "/Index[0 " + std::to_string(table + 1) + " " +
          std::to_string(first_packed) + " " + count + "]/Root " + reference(id_of(document->catalog)) + "/Info " +
          reference(id_of(document->info)) + "/ID[<" + id + "><" + id + ">]/Filter/FlateDecode/Length " +
          std::to_string(bytes.size()) + ">>\nstream\n" + bytes + "\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF\n";
}

}  // namespace rehab::pdf
