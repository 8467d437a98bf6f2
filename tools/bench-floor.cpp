// SPDX-License-Identifier: Apache-2.0
// The floor that tools/bench measures against: what a bare libharu program spends on a paper of about the content of a
// sheet (three pages, eight figures, a table, tagged, two fonts embedded) with nothing decided, fitted or read. Handle
// and fonts are used again for each document. Usage: bench-floor FONTS COUNT FILE
#include <array>
#include <cstdio>
#include <cstdlib>
#include <hpdf.h>
#include <string>

namespace {

constexpr int pages = 3, lines = 24, figures = 8, parts = 8, points = 7, rows = 7, columns = 8;

[[noreturn]] void fail(HPDF_STATUS error, HPDF_STATUS detail, void*) {
  std::fprintf(stderr, "bench-floor: libharu says %lx, %lu\n", error, detail);
  std::exit(1);
}

struct Fonts {
  HPDF_Font regular, bold;
};

/// The pieces of the structure tree, each with its marked content on a page.
class Tagged {
 public:
  explicit Tagged(HPDF_Doc pdf) : pdf_(pdf), root_(HPDF_Dict_New(pdf->mmgr)), kids_(HPDF_Array_New(pdf->mmgr)) {
    HPDF_Xref_Add(pdf->xref, root_);
    HPDF_Dict_AddName(root_, "Type", "StructTreeRoot");
    HPDF_Dict_Add(root_, "K", kids_);
    HPDF_Dict_Add(pdf->catalog, "StructTreeRoot", root_);
    HPDF_Dict marked = HPDF_Dict_New(pdf->mmgr);
    HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(pdf->catalog, "MarkInfo", marked);
  }

  void begin(HPDF_Page page, const char* tag) {
    HPDF_Dict element = HPDF_Dict_New(pdf_->mmgr);
    HPDF_Xref_Add(pdf_->xref, element);
    HPDF_Dict_AddName(element, "S", tag);
    HPDF_Dict_Add(element, "P", root_);
    HPDF_Dict_Add(element, "Pg", page);
    HPDF_Dict_AddNumber(element, "K", id_);
    HPDF_Array_Add(kids_, element);
    write(page, std::string("/") + tag + " <</MCID " + std::to_string(id_++) + ">> BDC\n");
  }
  void end(HPDF_Page page) { write(page, "EMC\n"); }
  void next_page() { id_ = 0; }

 private:
  static void write(HPDF_Page page, const std::string& text) {
    HPDF_Stream_WriteStr(static_cast<HPDF_PageAttr>(page->attr)->stream, text.c_str());
  }

  HPDF_Doc pdf_;
  HPDF_Dict root_;
  HPDF_Array kids_;
  int id_ = 0;
};

void text(Tagged& tagged, HPDF_Page page, const char* tag, HPDF_Font font, float size, float x, float y,
          const std::string& line) {
  tagged.begin(page, tag);
  HPDF_Page_BeginText(page);
  HPDF_Page_SetFontAndSize(page, font, size);
  HPDF_Page_TextOut(page, x, y, line.c_str());
  HPDF_Page_EndText(page);
  tagged.end(page);
}

/// A body of rounded parts, as the product's: filled, with an edge.
void figure(Tagged& tagged, HPDF_Page page, float x, float y) {
  tagged.begin(page, "Figure");
  for (int part = 0; part < parts; ++part) {
    const float left = x + 12.0F * static_cast<float>(part % 6), bottom = y + 40.0F * static_cast<float>(part / 6);
    HPDF_Page_SetRGBFill(page, 0.46F, 0.51F, 0.56F);
    HPDF_Page_MoveTo(page, left, bottom);
    for (int point = 1; point < points; ++point) {
      const auto at = static_cast<float>(point);
      HPDF_Page_CurveTo(page, left + 2 * at, bottom + 2.31F * at, left + 1.2F * at, bottom + 8.17F, left + 0.4F * at,
                        bottom + 0.9F * at);
    }
    HPDF_Page_ClosePathFillStroke(page);
  }
  tagged.end(page);
}

void table(Tagged& tagged, HPDF_Page page, const Fonts& fonts) {
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const float x = 40.0F + 64.0F * static_cast<float>(column), y = 220.0F - 26.0F * static_cast<float>(row);
      HPDF_Page_Rectangle(page, x, y, 64, 26);
      HPDF_Page_Stroke(page);
      text(tagged, page, "TD", fonts.regular, 12, x + 4, y + 8, row == 0 ? "Mon 5" : "Bridge");
    }
}

using FontNames = std::array<std::string, 2>;

/// Once: they stay with the handle.
FontNames load_fonts(HPDF_Doc pdf, const std::string& folder) {
  const auto load = [&](const char* file) {
    return std::string(HPDF_LoadTTFontFromFile(pdf, (folder + "/" + file).c_str(), HPDF_TRUE));
  };
  return {load("OpenSans-Regular.ttf"), load("OpenSans-Bold.ttf")};
}

void draw(HPDF_Doc pdf, const FontNames& names, const std::string& who) {
  const Fonts fonts{HPDF_GetFont(pdf, names[0].c_str(), "WinAnsiEncoding"),
                    HPDF_GetFont(pdf, names[1].c_str(), "WinAnsiEncoding")};
  Tagged tagged(pdf);
  for (int number = 0; number < pages; ++number, tagged.next_page()) {
    HPDF_Page page = HPDF_AddPage(pdf);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    text(tagged, page, "H1", fonts.bold, 26, 40, 780, "Your hip exercises, " + who);
    for (int line = 0; line < lines; ++line)
      text(tagged, page, "P", line % 4 == 0 ? fonts.bold : fonts.regular, 12, 40, 750 - 16 * static_cast<float>(line),
           "Lie on your back with your knees bent. Lift slowly, hold for 10 seconds, lower: line " +
               std::to_string(line));
    for (int each = number; each < figures; each += pages)
      figure(tagged, page, 60 + 150 * static_cast<float>(each / pages), 260);
    if (number == pages - 1) table(tagged, page, fonts);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 64;
  const int count = std::atoi(argv[2]);
  HPDF_Doc pdf = HPDF_New(fail, nullptr);
  const FontNames fonts = load_fonts(pdf, argv[1]);
  for (int number = 0; number < count; ++number) {
    HPDF_NewDoc(pdf);
    HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
    draw(pdf, fonts, "P-" + std::to_string(number));
    HPDF_SaveToFile(pdf, argv[3]);
    HPDF_FreeDoc(pdf);
  }
  HPDF_Free(pdf);
}
