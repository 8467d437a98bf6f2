// SPDX-License-Identifier: Apache-2.0
#include "pdf/catalog.hpp"

#include "pdf/content.hpp"

namespace rehab::pdf {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

/// What the file keeps to, for those who check: PDF/A-2 at level A and PDF/UA-1. The first knows nothing of the
/// second's mark unless the file explains it.
constexpr std::string_view conformance =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
    "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of the standard</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

/// What the numbers of our colours mean, for readers that match colours and for archives: sRGB (IEC 61966-2-1) as a
/// profile in the form of the International Color Consortium (ICC.1:2001-04), a zlib stream. Part by part it is told in
/// tests/pdf/color_profile.cpp.
constexpr char srgb_profile[] =
    "x\001c``\262`````r``\310\315+)\012rwR\210\210\214R`\177\305\300\310\300\010\222a`HL..\0003p\202o\327 j/\353"
    "\202H\022\001gJjq2\003\003\303\007\006\006\206\370\344\202\242\022\006\006\306\000\006\006\006\236\362\222"
    "\002\020;\206\201\201A\244(\0422\212\201\201\021\344\016\221t\010\273\005\304N\202\260g\200\330E!A\316\014"
    "\014\214k\030\030\030z\322\221\330IHl\250] \300Z\034\344\356\004fQ\021\224\244V\224\200hgg\003\006P8\202\330"
    "\310\341\203\020\313_\304\300`\361\225\201\201y\002B,i&\003\303\366V\006\006\211[\0101\225\005\014\014\374-"
    "\014\014\333\316'\227\026\225\201\205\030\030\034\030\030\030\002\031\0262|a\214d\274\304\224\310\314\301|"
    "\224e\016k\017\333t\366=\034\177\271\242\271\257\361\346\363\253\013\374\025\372,\312%\356(9KFTn\223b\221J"
    "\230z\234V\227\356m\303 \223\367\026\033mf;\254qy\342\351\352{.\250!<:&!\261/\355ENN\221t\371\267\332\277-"
    "\006]\375\023e\246_\233\267o\351\225\265\022[\272\367\350\036\376w\372\377\025\203;\023\237*\277}\372\355"
    "\346\377\377\000b(n6";

}  // namespace

std::string xmp(const Properties& properties) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
      "<dc:format>application/pdf</dc:format>\n";
  out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(properties.title) +
         "</rdf:li></rdf:Alt></dc:title>\n";
  out += "<dc:language><rdf:Bag><rdf:li>" + escaped(properties.language) + "</rdf:li></rdf:Bag></dc:language>\n";
  out += "</rdf:Description>\n";
  return out.append(conformance) + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

std::string output_intent(HaruFile& file) {
  const ObjectId profile = file.add_stream("/N 3", std::string(srgb_profile, sizeof srgb_profile - 1));
  const ObjectId intent = file.add_object();
  append_reference(file.object(intent) += "/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile ",
                   profile);
  return reference(intent);
}

void Outline::add(int level, std::string_view title, ObjectId page, double top_y) {
  const auto depth = static_cast<std::size_t>(level);
  if (level < 1 || level > 6 || depth > path_.size()) throw DrawingError("PDF: a bookmark too deep for the one before");
  path_.resize(depth);
  Entry entry{"/Title" + text_string(title) + "/Dest[" + reference(page) + "/XYZ null ", path_.back()};
  append_number(entry.text, top_y);
  entry.text += "null]";
  const std::size_t number = entries_.size();
  Entry& parent = entries_[entry.parent];
  entry.before = parent.last;
  (parent.count++ == 0 ? parent.first : entries_[parent.last].next) = number;
  parent.last = number;
  path_.push_back(number);
  entries_.push_back(std::move(entry));
}

ObjectId Outline::write(HaruFile& file) const {
  std::vector<ObjectId> objects;
  for (std::size_t i = 0; i < entries_.size(); ++i) objects.push_back(file.add_object());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    std::string& out = file.object(objects[i]) += entry.text;
    const auto link = [&](std::string_view key, std::size_t to) { append_reference(out += key, objects[to]); };
    if (i != 0) link("/Parent ", entry.parent);
    if (entry.before != 0) link("/Prev ", entry.before);
    if (entry.next != 0) link("/Next ", entry.next);
    if (entry.count != 0) link("/First ", entry.first);
    if (entry.count != 0) link("/Last ", entry.last);
    if (entry.count > 0) append_whole(out += i == 0 ? "/Count " : "/Count -", entry.count);  // below the top: folded
  }
  return objects.front();
}

}  // namespace rehab::pdf
