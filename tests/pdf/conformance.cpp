// SPDX-License-Identifier: Apache-2.0
#include "pdf/conformance.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "pdf/pdf_objects.hpp"
#include "pdf/pdf_tools.hpp"

namespace rehab::pdf::test {
namespace {

using Kind = Object::Kind;
using Complaints = std::vector<std::string>;

const std::set<std::string> painting{"S",  "s",  "f",  "F", "f*", "B",  "B*", "b",
                                     "b*", "Tj", "TJ", "'", "\"", "Do", "sh", "BI"};

/// A page's operators with their operands before them.
template <typename Function>
void each_operator(const std::string& content, Function function) {
  Tokens tokens(content);
  std::vector<Object> operands;
  for (Object o = tokens.next(); o.kind != Kind::none; o = tokens.next()) {
    const bool is_number = o.text.find_first_not_of("0123456789.-") == o.text.npos;
    if (o.kind != Kind::word || is_number) {
      operands.push_back(std::move(o));
      continue;
    }
    function(o.text, operands);
    operands.clear();
  }
}

/// The marks of one page: that they nest, and that nothing is painted outside them.
class Marks {
 public:
  Marks(std::size_t page, Complaints& complaints) : page_(page), complaints_(complaints) {}

  void read(const std::string& content) {
    each_operator(content, [this](const std::string& what, const std::vector<Object>& with) { take(what, with); });
    if (!open_.empty()) complain("a mark or a state that is not ended");
  }
  const std::vector<int>& pieces() const { return pieces_; }

 private:
  void complain(const std::string& what) { complaints_.push_back("page " + std::to_string(page_ + 1) + ": " + what); }

  void take(const std::string& what, const std::vector<Object>& with) {
    const bool marked = std::ranges::any_of(open_, [](char each) { return each == 'm'; });
    if (what == "BMC" || what == "BDC") {
      if (marked) complain("a mark inside a mark");
      open_ += 'm';
      begin_piece(with);
    } else if (what == "q" || what == "BT") {
      open_ += what == "q" ? 'q' : 't';
    } else if (what == "EMC" || what == "Q" || what == "ET") {
      const char begun = what == "EMC" ? 'm' : what == "Q" ? 'q' : 't';
      if (open_.empty() || open_.back() != begun) return complain(what + " ends what was not begun");
      open_.pop_back();
    } else if (painting.contains(what) && !marked) {
      complain(what + " paints outside all marks");
    }
  }

  void begin_piece(const std::vector<Object>& with) {
    if (with.front().text == "Artifact") return;
    const auto found = with.size() < 2 ? with[0].entries.end() : with[1].entries.find("MCID");
    if (with.size() < 2 || found == with[1].entries.end()) return complain("a mark without a number");
    pieces_.push_back(found->second.integer());
  }

  std::size_t page_;
  Complaints& complaints_;
  std::string open_;  ///< 'm'ark, state 'q', 't'ext
  std::vector<int> pieces_;
};

/// The tree of tags, against the pages and against what each tag may hold.
class Tree {
 public:
  Tree(const ObjectFile& file, Complaints& complaints) : file_(file), complaints_(complaints) {
    const std::vector<const Object*> pages = file.pages();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      page_of_[pages[i]] = i;
      Marks marks(i, complaints);
      marks.read(file.at(*pages[i], "Contents").stream);
      pieces_.push_back(marks.pieces());
    }
  }

  void read() {
    const Object& root = file_.at(file_.catalog(), "StructTreeRoot");
    const Object& all = file_.at(root, "K");
    if (all.entries.empty()) return complain("there is no tree of tags");
    if (kind(all) != "Document") complain("the outermost tag is no Document");
    element(all, root, nullptr);
    compare_with_pages(root);
  }

 private:
  using Parts = std::vector<std::string>;

  void complain(const std::string& what) { complaints_.push_back(what); }

  std::string kind(const Object& element) {
    const std::string& own = file_.at(element, "S").text;
    const Object& roles = file_.at(file_.at(file_.catalog(), "StructTreeRoot"), "RoleMap");
    const Object& standard = file_.at(roles, own);
    return standard.kind == Kind::none ? own : standard.text;
  }

  std::string attribute(const Object& element, const std::string& key) const {
    return file_.at(file_.at(element, "A"), key).text;
  }

  void element(const Object& e, const Object& parent, const Object* page) {
    if (&file_.at(e, "P") != &parent) complain(kind(e) + " has another parent than the one that holds it");
    if (const Object& own = file_.at(e, "Pg"); own.kind != Kind::none) page = &own;
    Parts kids;
    for (const Object& kid : file_.list(e, "K")) {
      const Object& part = file_.followed(kid);
      if (kid.kind == Kind::word) {
        piece(e, page, kid.integer());
      } else if (file_.at(part, "Type").text == "MCR") {
        piece(e, &file_.at(part, "Pg"), file_.at(part, "MCID").integer());
      } else {
        kids.push_back(kind(part));
        element(part, e, nullptr);
        continue;
      }
      kids.push_back("text");
    }
    check(e, kids);
  }

  void piece(const Object& owner, const Object* page, int number) {
    const auto found = page_of_.find(page);
    if (found == page_of_.end()) return complain(kind(owner) + " has text on no page");
    if (!owners_.emplace(std::pair(found->second, number), &owner).second) complain("two tags own the same text");
  }

  void compare_with_pages(const Object& root) {
    const std::vector<Object> numbers = file_.list(file_.at(root, "ParentTree"), "Nums");
    for (std::size_t page = 0; page < pieces_.size(); ++page) {
      const Object& owners = numbers.size() > 2 * page + 1 ? file_.followed(numbers[2 * page + 1]) : root;
      if (owners.items.size() != pieces_[page].size()) complain("the tree of parents counts other pieces than a page");
      for (std::size_t i = 0; i < pieces_[page].size(); ++i) {
        const int number = pieces_[page][i];
        const auto owner = owners_.find({page, number});
        if (number != static_cast<int>(i)) complain("pieces are not numbered in their order");
        if (owner == owners_.end())
          complain("a piece that no tag owns");
        else if (i >= owners.items.size() || &file_.followed(owners.items[i]) != owner->second)
          complain("a piece has another owner in the tree of parents");
      }
    }
    for (const auto& [place, owner] : owners_)
      if (std::ranges::count(pieces_[place.first], place.second) != 1)
        complain(kind(*owner) + " owns a piece that its page has not");
  }

  void only(const std::string& parent, const Parts& kids, const std::set<std::string>& allowed) {
    for (const std::string& kid : kids)
      if (!allowed.contains(kid)) complain(kid + " in " + parent);
  }

  void check(const Object& e, const Parts& kids) {
    static const std::set<std::string> groups{"Document", "Sect", "L", "LI", "Table", "TR"};
    static const std::set<std::string> parts_of_lists{"L", "LI", "Lbl", "LBody", "TR", "TH", "TD"};
    static const std::set<std::string> others{"Document", "Sect",  "P",      "H1",      "H2",
                                              "H3",       "Table", "Figure", "Caption", "Span"};
    const std::string what = kind(e);
    if (!parts_of_lists.contains(what) && !others.contains(what))
      complain(what + " is no tag that this project writes");
    if (kids.empty() && what != "TD" && what != "TH") complain(what + " is empty");
    if (groups.contains(what) && std::ranges::count(kids, "text") > 0) complain("text right in " + what);
    if (what == "Figure" && file_.at(e, "Alt").text.empty()) complain("Figure without words");
    if (what == "Figure" && file_.at(file_.at(e, "A"), "BBox").kind == Kind::none) complain("Figure without its place");
    if (what == "TH" && attribute(e, "Scope").empty()) complain("TH without scope");
    if (what == "L" && attribute(e, "ListNumbering").empty()) complain("L without numbering");
    if (what == "L") only(what, kids, {"LI"});
    if (what == "LI") only(what, kids, {"Lbl", "LBody"});
    if (what == "LI" && std::ranges::count(kids, "LBody") != 1) complain("LI without its one body");
    if (what == "Table") only(what, kids, {"TR"});
    if (what == "Table") check_rows(e);
    if (what == "TR") only(what, kids, {"TH", "TD"});
    for (std::size_t i = 0; i < kids.size(); ++i)
      if (kids[i] == "Caption" && (what != "Figure" || i + 1 != kids.size())) complain("Caption not last in a Figure");
    if (what.size() == 2 && what[0] == 'H') check_level(what[1] - '0');
  }

  void check_rows(const Object& table) {
    std::set<std::size_t> sizes;
    for (const Object& row : file_.list(table, "K")) sizes.insert(file_.list(file_.followed(row), "K").size());
    if (sizes.size() != 1) complain("rows of one table differ in length");
  }

  void check_level(int level) {
    if (level > level_ + 1) complain("H" + std::to_string(level) + " skips a level");
    level_ = level;
  }

  const ObjectFile& file_;
  Complaints& complaints_;
  std::map<const Object*, std::size_t> page_of_;
  std::vector<std::vector<int>> pieces_;  ///< of each page, as they stand there
  std::map<std::pair<std::size_t, int>, const Object*> owners_;
  int level_ = 0;
};

/// qpdf would give a file without identity one.
Object own_trailer(std::string_view pdf) {
  constexpr std::string_view classic = "trailer", place = "startxref";
  if (const std::size_t at = pdf.rfind(classic); at != pdf.npos) return Tokens(pdf.substr(at + classic.size())).next();
  const std::size_t at = pdf.rfind(place);
  if (at == pdf.npos) return {};
  Tokens table(pdf.substr(std::stoul(std::string(pdf.substr(at + place.size())))));
  for (int before = 0; before < 3; ++before) table.next();  // "12 0 obj"
  return table.next();
}

void check_catalog(const ObjectFile& file, const Object& own_trailer, Complaints& complaints) {
  const auto need = [&](bool there, const char* what) {
    if (!there) complaints.push_back(std::string("there is no ") + what);
  };
  const Object& catalog = file.catalog();
  need(!file.at(catalog, "Lang").text.empty(), "language");
  need(file.at(file.at(catalog, "MarkInfo"), "Marked").text == "true", "mark that it is tagged");
  need(file.at(file.at(catalog, "ViewerPreferences"), "DisplayDocTitle").text == "true", "order to show the title");
  const std::vector<Object> ids = file.list(own_trailer, "ID");
  need(ids.size() == 2 && ids[0].text.size() == 16 && ids[0].text != std::string(16, '\0'), "identity");

  const std::string& xmp = file.at(catalog, "Metadata").stream;
  for (const char* part : {"<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<dc:title>",
                           "<dc:language>", "<pdfaSchema:prefix>pdfuaid<"})
    need(xmp.find(part) != xmp.npos, part);

  const std::vector<Object> intents = file.list(catalog, "OutputIntents");
  const Object intent = intents.size() == 1 ? file.followed(intents[0]) : Object{};
  const std::string profile = file.at(file.at(intent, "DestOutputProfile"), "N").text;
  need(file.at(intent, "S").text == "GTS_PDFA1" && profile == "3", "meaning of the colours");
}

void check_fonts(const ObjectFile& file, const Object& page, Complaints& complaints) {
  for (const auto& [name, font] : file.at(file.at(page, "Resources"), "Font").entries) {
    const Object& whole = file.followed(font);
    const std::vector<Object> parts = file.list(whole, "DescendantFonts");
    const Object& part = parts.empty() ? whole : file.followed(parts[0]);
    if (file.at(file.at(part, "FontDescriptor"), "FontFile2").stream.empty())
      complaints.push_back(name + " is not embedded");
    if (file.at(whole, "ToUnicode").stream.empty()) complaints.push_back(name + " doesn't tell its characters");
    if (file.at(part, "CIDToGIDMap").text != "Identity") complaints.push_back(name + " doesn't tell its glyphs");
  }
}

void check_forms(const ObjectFile& file, Complaints& complaints) {
  for (const auto& [number, object] : file.all())
    if (file.at(object, "Subtype").text == "Form")
      for (const char* key : {"BBox", "Resources"})
        if (file.at(object, key).kind == Kind::none)
          complaints.push_back("drawing " + std::to_string(number) + " has no /" + key);
}

/// What neither standard lets a file have, or what this project has no use for.
void check_forbidden(const ObjectFile& file, Complaints& complaints) {
  static const std::set<std::string> never{
      "JavaScript",  "JS",    "AA",     "OpenAction", "Encrypt", "EmbeddedFiles", "SMask",
      "ExtGState",   "Group", "Annots", "AcroForm",   "XFA",     "OCProperties",  "Alternates",
      "Interpolate", "TR",    "PS",     "OPI",        "Ref"};
  for (const auto& [number, object] : file.all())
    for (const auto& [key, value] : object.entries)
      if (never.contains(key)) complaints.push_back("object " + std::to_string(number) + " has a /" + key);
}

/// Each with its punctuation; a number with a full stop counts as without.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream all(text);
  for (std::string word; all >> word;) {
    const bool numbers = word.find_first_not_of("0123456789") == word.size() - 1 && word.back() == '.';
    words.push_back(numbers ? word.substr(0, word.size() - 1) : word);
  }
  return words;
}

/// Whether it is an element that doesn't part what stands before it from what it holds.
bool within_words(std::string_view element) {
  if (element.starts_with('/')) element.remove_prefix(1);
  static const std::set<std::string_view> inline_elements{"span", "strong", "b", "bdi", "a", "em"};
  return inline_elements.contains(element);
}

std::string without_entities(std::string text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities{
      {{"&quot;", '"'}, {"&#39;", '\''}, {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}}};
  for (const auto& [entity, character] : entities)
    for (std::size_t at = 0; (at = text.find(entity, at)) != text.npos; ++at)
      text.replace(at, entity.size(), 1, character);
  return text;
}

bool starts_with_tag(const std::string& line, std::string_view tag) {
  const std::size_t at = line.find_first_not_of(' ');
  return at != line.npos && line.compare(at, tag.size(), tag) == 0;
}

}  // namespace

std::vector<std::string> complaints(std::string_view pdf) {
  Complaints all;
  const ObjectFile file(pdf);
  check_catalog(file, own_trailer(pdf), all);
  check_forbidden(file, all);
  check_forms(file, all);
  for (const Object* page : file.pages()) check_fonts(file, *page, all);
  Tree(file, all).read();
  return all;
}

std::vector<std::string> words_heard(std::string_view pdf) {
  std::istringstream tree(asked("pdfinfo -enc UTF-8 -struct-text PDF", pdf));
  std::string text;
  bool in_label = false, in_quotes = false, in_figure = false;
  std::size_t figure_at = 0;
  for (std::string line; std::getline(tree, line);) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == line.npos) continue;
    const bool quoted = line[indent] == '"';
    if (!quoted && !in_quotes) {
      in_label = starts_with_tag(line, "Lbl");
      if (in_figure && indent <= figure_at) in_figure = false;
      if (starts_with_tag(line, "Figure")) in_figure = true, figure_at = indent;
      if (starts_with_tag(line, "Caption")) in_figure = false;
      if (line.find("(inline)") == line.npos) text += ' ';
      continue;
    }
    const std::size_t begin = quoted ? indent + 1 : 0;
    in_quotes = line.back() != '"' || line.size() == begin;
    if (!in_label && !in_figure) text += line.substr(begin, line.size() - begin - (in_quotes ? 0 : 1));
  }
  return words_of(text);
}

std::vector<std::string> words_of_html(std::string_view page) {
  std::string text;
  for (std::size_t at = page.find("<body"); at < page.size();) {
    if (page[at] != '<') {
      text += page[at++];
      continue;
    }
    const std::string name(page.substr(at + 1, page.find_first_of(" />\n", at + 2) - at - 1));
    if (name == "svg" || name == "footer") at = page.find("</" + name, at);
    at = page.find('>', at) + 1;
    if (within_words(name)) {
      while (text.ends_with('\n')) text.pop_back();
      while (page[at] == '\n') ++at;
    } else {
      text += ' ';
    }
  }
  return words_of(without_entities(std::move(text)));
}

bool is_all_grey(std::string_view pdf) {
  const ObjectFile file(pdf);
  static const std::set<std::string> coloured{"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"};
  bool grey = true;
  const auto read = [&grey](const std::string& content) {
    each_operator(content, [&grey](const std::string& what, const std::vector<Object>&) {
      if (coloured.contains(what)) grey = false;
    });
  };
  for (const auto& [number, object] : file.all()) {
    if (file.at(object, "ColorSpace").text == "DeviceRGB") grey = false;
    if (file.at(object, "Subtype").text == "Form") read(object.stream);
  }
  for (const Object* page : file.pages()) read(file.at(*page, "Contents").stream);
  return grey;
}

}  // namespace rehab::pdf::test
