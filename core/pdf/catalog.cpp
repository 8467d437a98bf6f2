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

std::string output_intent(FileWriter& file, Deflater& deflater) {
  static const std::string packed = deflater.stream(srgb_profile());
  const ObjectId profile = file.add_stream("/N 3", packed);
  return "<</S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile " + reference(profile) + ">>";
}

void Outline::add(int level, std::string_view title, ObjectId page, double top_y) {
  const int deepest = entries_.empty() ? 1 : entries_.back().level + 1;
  if (level < 1 || level > 6 || level > deepest) throw DrawingError("PDF: a bookmark too deep for the one before");
  std::string place = "/Title" + text_string(title) + "/Dest[" + reference(page) + "/XYZ null ";
  append_number(place, top_y);
  entries_.push_back({level, place + "null]"});
}

std::size_t Outline::after(std::size_t entry) const {
  std::size_t next = entry + 1;
  while (next < entries_.size() && entries_[next].level > entries_[entry].level) ++next;
  return next;
}

std::string Outline::children(std::size_t first, std::size_t end, int level,
                              const std::vector<ObjectId>& objects) const {
  if (first == end) return {};
  std::size_t last = first, count = 0;
  for (std::size_t child = first; child < end; child = after(child), ++count) last = child;
  return "/First " + reference(objects[first]) + "/Last " + reference(objects[last]) + "/Count " +
         (level == 0 ? "" : "-") + std::to_string(count);  // below the top they open folded
}

ObjectId Outline::write(FileWriter& file) const {
  const ObjectId root = file.add_object();
  std::vector<ObjectId> objects;
  for (std::size_t i = 0; i < entries_.size(); ++i) objects.push_back(file.add_object());
  file.object(root) += "/Type/Outlines" + children(0, entries_.size(), 0, objects);

  std::vector<std::size_t> parents;  // the entries above the one at hand, by level
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    parents.resize(static_cast<std::size_t>(entry.level - 1));
    const std::size_t next = after(i);
    std::string text = entry.title + "/Parent " + reference(parents.empty() ? root : objects[parents.back()]) +
                       children(i + 1, next, entry.level, objects);
    if (next < entries_.size() && entries_[next].level == entry.level) text += "/Next " + reference(objects[next]);
    for (std::size_t before = i; before-- > 0 && entries_[before].level >= entry.level;)
      if (entries_[before].level == entry.level) {
        text += "/Prev " + reference(objects[before]);
        break;
      }
    file.object(objects[i]) += text;
    parents.push_back(i);
  }
  return root;
}

}  // namespace rehab::pdf
