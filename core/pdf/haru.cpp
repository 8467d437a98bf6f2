// SPDX-License-Identifier: Apache-2.0
#include "pdf/haru.hpp"

#include <deque>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_pages.h>
#include <new>
#include <utility>
#include <vector>

#include "pdf/content.hpp"
#include "pdf/document.hpp"
#include "pdf/packed_objects.hpp"

namespace rehab::pdf {
namespace {

const HPDF_BYTE* haru_bytes(std::string_view text) {
  return reinterpret_cast<const HPDF_BYTE*>(text.data());
}

HPDF_STATUS write_text(HPDF_Stream stream, const std::string& text) {
  return HPDF_Stream_Write(stream, haru_bytes(text), static_cast<HPDF_UINT>(text.size()));
}

/// libharu calls it between a dictionary's own entries and its end.
HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
  return write_text(stream, *static_cast<const std::string*>(dictionary->attr));
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

constexpr HPDF_UINT32 id_bits = 0x00FFFFFF;  ///< above them libharu keeps flags
constexpr ObjectId first_packed = 1000;      ///< below it libharu numbers what it writes itself

}  // namespace

struct HaruFile::Handles {
  struct Stream {
    ObjectId object;
    StreamParts parts;
    HPDF_Stream file = nullptr;  ///< where it is being written

    static HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream file) {
      auto& stream = *static_cast<Stream*>(dictionary->attr);
      stream.file = file;
      return write_text(file, stream.parts.entries);
    }
    /// libharu calls it behind a dictionary's end.
    static HPDF_STATUS write_bytes(HPDF_Dict dictionary) {
      const auto& stream = *static_cast<const Stream*>(dictionary->attr);
      HPDF_STATUS status = HPDF_Stream_WriteStr(stream.file, "\nstream\n");
      if (status == HPDF_OK) status = write_text(stream.file, stream.parts.bytes);
      return status == HPDF_OK ? HPDF_Stream_WriteStr(stream.file, "\nendstream") : status;
    }
  };

  HPDF_Doc document = nullptr;
  std::vector<HPDF_Page> pages;
  std::vector<std::string> packed;  ///< the entries of the object `first_packed` and those after it
  // These stay where they are: libharu holds their addresses until write().
  std::deque<std::string> entries;
  std::deque<Stream> streams;

  ~Handles() { HPDF_Free(document); }

  void check(HPDF_STATUS status) const {
    if (status != HPDF_OK) fail(status);
  }
  template <typename Handle>
  Handle checked(Handle handle) const {
    if (!handle) fail(HPDF_GetError(document));
    return handle;
  }
  [[noreturn]] static void fail(HPDF_STATUS status) {
    throw DrawingError("PDF: libharu reports error " + std::to_string(status));
  }

  void set_entries(HPDF_Dict dictionary, std::string text) {
    dictionary->attr = &entries.emplace_back(std::move(text));
    dictionary->write_fn = write_entries;
  }
  void set_stream(HPDF_Dict dictionary, StreamParts parts) {
    dictionary->attr = &streams.emplace_back(id_of(dictionary), std::move(parts));
    dictionary->write_fn = Stream::write_entries;
    dictionary->after_write_fn = Stream::write_bytes;
  }
  static ObjectId id_of(HPDF_Dict dictionary) {
    const ObjectId object = dictionary->header.obj_id & id_bits;
    if (object + 1 >= first_packed) throw DrawingError("PDF: more pages and pictures than one file can hold");
    return object;
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
  handles_->document = HPDF_NewEx(nullptr, nullptr, nullptr, 0, nullptr);
  if (!handles_->document) throw std::bad_alloc();
  handles_->document->pdf_version = HPDF_VER_17;
}

HaruFile::~HaruFile() = default;

ObjectId HaruFile::add_object() {
  handles_->packed.emplace_back();
  return first_packed + static_cast<ObjectId>(handles_->packed.size() - 1);
}

std::string& HaruFile::object(ObjectId object) {
  return handles_->packed.at(object - first_packed);
}

ObjectId HaruFile::add_stream(std::string entries, std::string bytes) {
  entries.append("/Length ").append(std::to_string(bytes.size()));
  for (const Handles::Stream& known : handles_->streams)
    if (known.parts.bytes == bytes && known.parts.entries == entries) return known.object;
  const HPDF_Doc document = handles_->document;
  const HPDF_Dict stream = handles_->checked(HPDF_Dict_New(document->mmgr));
  handles_->check(HPDF_Xref_Add(document->xref, stream));
  handles_->set_stream(stream, {std::move(entries), std::move(bytes)});
  return Handles::id_of(stream);
}

ObjectId HaruFile::add_page(double width_pt, double height_pt) {
  const HPDF_Page page = handles_->checked(HPDF_AddPage(handles_->document));
  handles_->check(HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(width_pt)));
  handles_->check(HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(height_pt)));
  const auto number = static_cast<HPDF_INT32>(handles_->pages.size());
  handles_->check(HPDF_Dict_AddNumber(page, "StructParents", number));
  handles_->check(HPDF_Dict_AddName(page, "Tabs", "S"));
  handles_->pages.push_back(page);
  return Handles::id_of(page);
}

void HaruFile::fill_page(std::size_t number, std::string content, std::string resources) {
  const HPDF_Page page = handles_->pages.at(number);
  const HPDF_Dict stream = static_cast<HPDF_PageAttr>(page->attr)->contents;
  const auto length = static_cast<HPDF_Number>(HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER));
  HPDF_Number_SetValue(handles_->checked(length), static_cast<HPDF_INT32>(content.size()));
  HPDF_Stream_Free(stream->stream);
  stream->stream = nullptr;
  handles_->set_stream(stream, {"/Filter/FlateDecode", std::move(content)});
  const auto item = static_cast<HPDF_Dict>(HPDF_Dict_GetItem(page, "Resources", HPDF_OCLASS_DICT));
  HPDF_Dict_RemoveElement(handles_->checked(item), "ProcSet");  // long without a meaning
  handles_->set_entries(item, std::move(resources));
}

void HaruFile::fill_catalog(std::string entries) {
  handles_->set_entries(handles_->document->catalog, std::move(entries));
}

void HaruFile::fill_information(std::string entries) {
  HPDF_Dict_RemoveElement(handles_->document->info, "Producer");  // or the metadata would have to repeat it
  handles_->set_entries(handles_->document->info, std::move(entries));
}

std::string HaruFile::write(Deflater& deflater) {
  StreamParts objects = packed(handles_->packed, first_packed, deflater);
  const ObjectId stream = add_stream(std::move(objects.entries), std::move(objects.bytes));
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

void HaruFile::append_table(std::string& file, ObjectId packed_stream, Deflater& deflater) const {
  const HPDF_Doc document = handles_->document;
  const ObjectId table = document->xref->entries->count;  // the one after libharu's last
  CrossReferences rows;
  rows.add_free();
  for (ObjectId object = 1; object < table; ++object)
    rows.add_plain(handles_->checked(HPDF_Xref_GetEntry(document->xref, object))->byte_offset);
  rows.add_plain(file.size());
  const std::size_t count = handles_->packed.size();
  for (std::size_t i = 0; i < count; ++i) rows.add_packed(packed_stream, i);

  const std::string id = identity(file), places = std::to_string(file.size());
  const StreamParts parts =
      rows.stream("/Size " + std::to_string(first_packed + count) + "/Index[0 " + std::to_string(table + 1) + " " +
                      std::to_string(first_packed) + " " + std::to_string(count) + "]/Root " +
                      reference(Handles::id_of(document->catalog)) + "/Info " +
                      reference(Handles::id_of(document->info)) + "/ID[<" + id + "><" + id + ">]",
                  deflater);
  file += std::to_string(table) + " 0 obj\n<<" + parts.entries + "/Length " + std::to_string(parts.bytes.size()) +
          ">>\nstream\n" + parts.bytes + "\nendstream\nendobj\nstartxref\n" + places + "\n%%EOF\n";
}

}  // namespace rehab::pdf
