// SPDX-License-Identifier: Apache-2.0
#include "pdf/metadata.hpp"

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
  return out + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace rehab::pdf
