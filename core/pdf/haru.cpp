// SPDX-License-Identifier: Apache-2.0
#include "pdf/haru.hpp"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_pages.h>
#include <new>
#include <unordered_map>
#include <vector>

#include "base/files.hpp"
#include "pdf/document.hpp"

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

HPDF_STATUS write_compressed(HPDF_Dict, HPDF_Stream stream) {
  return HPDF_Stream_WriteStr(stream, "/Filter/FlateDecode");
}

HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) try {
  static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
  return HPDF_OK;
} catch (const std::bad_alloc&) {
  return HPDF_FAILD_TO_ALLOC_MEM;
}

/// Stands where a file's identity will, of the same size.
const std::string no_id(32, '0');

/// The same bytes are the same file, others another.
void identify(std::string& file) {
  const std::string id = sha256_hex(file).substr(0, no_id.size());
  for (std::size_t at = file.rfind("/ID["); (at = file.find(no_id, at)) != file.npos;) file.replace(at, id.size(), id);
}

constexpr HPDF_UINT32 id_bits = 0x00FFFFFF;  ///< above them libharu keeps flags

}  // namespace

struct HaruFile::Handles {
  HPDF_Doc document = nullptr;
  std::unordered_map<ObjectId, HPDF_Dict> objects;
  std::vector<HPDF_Page> pages;
  std::deque<std::string> entries;  ///< stay where they are: libharu holds their addresses until write()

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
  static ObjectId id_of(HPDF_Dict dictionary) { return dictionary->header.obj_id & id_bits; }
};

std::string reference(ObjectId object) {
  return std::to_string(object) + " 0 R";
}

HaruFile::HaruFile() : handles_(std::make_unique<Handles>()) {
  handles_->document = HPDF_NewEx(nullptr, nullptr, nullptr, 0, nullptr);
  if (!handles_->document) throw std::bad_alloc();
  handles_->document->pdf_version = HPDF_VER_17;
}

HaruFile::~HaruFile() = default;

ObjectId HaruFile::add_object() {
  const HPDF_Doc document = handles_->document;
  const HPDF_Dict dictionary = handles_->checked(HPDF_Dict_New(document->mmgr));
  handles_->check(HPDF_Xref_Add(document->xref, dictionary));
  const ObjectId object = Handles::id_of(dictionary);
  handles_->objects.emplace(object, dictionary);
  return object;
}

void HaruFile::fill_object(ObjectId object, std::string entries) {
  handles_->set_entries(handles_->objects.at(object), std::move(entries));
}

ObjectId HaruFile::add_stream(std::string entries, std::string_view bytes) {
  const HPDF_Doc document = handles_->document;
  const HPDF_Dict stream = handles_->checked(HPDF_DictStream_New(document->mmgr, document->xref));
  handles_->set_entries(stream, std::move(entries));
  handles_->check(HPDF_Stream_Write(stream->stream, haru_bytes(bytes), static_cast<HPDF_UINT>(bytes.size())));
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

void HaruFile::fill_page(std::size_t number, std::string_view content, std::string resources) {
  const auto attributes = static_cast<HPDF_PageAttr>(handles_->pages.at(number)->attr);
  attributes->contents->write_fn = write_compressed;
  handles_->check(HPDF_Stream_Write(attributes->stream, haru_bytes(content), static_cast<HPDF_UINT>(content.size())));
  const auto item = HPDF_Dict_GetItem(handles_->pages[number], "Resources", HPDF_OCLASS_DICT);
  handles_->set_entries(handles_->checked(static_cast<HPDF_Dict>(item)), std::move(resources));
}

void HaruFile::fill_catalog(std::string entries) {
  handles_->set_entries(handles_->document->catalog, std::move(entries));
}

void HaruFile::fill_information(std::string entries) {
  HPDF_Dict_RemoveElement(handles_->document->info, "Producer");  // or the metadata would have to repeat it
  handles_->set_entries(handles_->document->info, std::move(entries));
}

std::string HaruFile::write() {
  std::string file;
  handles_->set_entries(handles_->document->xref->trailer, "/ID[<" + no_id + "><" + no_id + ">]");
  const HPDF_Doc document = handles_->document;
  document->stream = handles_->checked(HPDF_CallbackWriter_New(document->mmgr, append_bytes, &file));
  const HPDF_STATUS status = HPDF_SaveToStream(document);
  HPDF_Stream_Free(document->stream);
  document->stream = nullptr;
  handles_->check(status);
  handles_->check(HPDF_GetError(document));
  identify(file);
  return file;
}

}  // namespace rehab::pdf
