// SPDX-License-Identifier: Apache-2.0
#include "pdf/catalog.hpp"

#include "pdf/color_profile.hpp"
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

std::string in_default_language(std::string_view element, std::string_view text) {
  const std::string name(element);
  return "<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(text) + "</rdf:li></rdf:Alt></" + name +
         ">\n";
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

}  // namespace

std::string information(const Properties& properties) {
  std::string out = "/Title" + text_string(properties.title);
  if (!properties.subject.empty()) out += "/Subject" + text_string(properties.subject);
  return out;
}

std::string xmp(const Properties& properties) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
      "<dc:format>application/pdf</dc:format>\n";
  out += in_default_language("dc:title", properties.title);
  if (!properties.subject.empty()) out += in_default_language("dc:description", properties.subject);
  out += "<dc:language><rdf:Bag><rdf:li>" + escaped(properties.language) + "</rdf:li></rdf:Bag></dc:language>\n";
  out += "</rdf:Description>\n";
  return out.append(conformance) + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

std::string output_intent(HaruFile& file, Deflater& deflater) {
  static const std::string packed = deflater.stream(srgb_profile());
  const ObjectId profile = file.add_stream("/N 3", packed);
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
