// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/running.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

constexpr double top_padding_pt = 3, below_top_pt = 7, above_footer_pt = 9;
constexpr double masthead_gap_pt = 12;

std::string page_text(std::string pattern, const PageNumber& number) {
  const auto put = [&pattern](const std::string& place, std::size_t value) {
    if (const auto at = pattern.find(place); at != std::string::npos)
      pattern.replace(at, place.size(), std::to_string(value));
  };
  put("{page}", number.page + 1);
  put("{pages}", number.pages);
  return pattern;
}

double band_height(const TextBlock& text) {
  return text.height_pt() + 2 * top_padding_pt;
}

/// The logo keeps its shape; it is as high as the design says, unless that makes it too wide.
pdf::Box logo_box(const Image& logo, double height, double most_width) {
  const double shape = static_cast<double>(logo.width_px) / static_cast<double>(logo.height_px);
  const double width = std::min(height * shape, most_width);
  return {0, 0, width, width / shape};
}

/// The clinic's name says what it shows; with no name it is decoration.
void draw_logo(Canvas& canvas, const pdf::Artwork& logo, const pdf::Box& box, const std::string& name) {
  if (name.empty()) {
    const Canvas::Decoration decoration(canvas);
    canvas.image(logo, box);
  } else {
    const Canvas::Tag tag(canvas, pdf::Role::figure, {.alternative = name, .box = box});
    canvas.image(logo, box);
  }
}

}  // namespace

const pdf::Artwork& packed_logo(const std::shared_ptr<const Image>& logo) {
  static std::shared_ptr<const Image> known;
  static pdf::Artwork packed;
  if (logo != known) packed = pdf::picture(logo->width_px, logo->height_px, logo->rgb);
  known = logo;
  return packed;
}

RunningLines::RunningLines(const Setting& setting, const Leaflet& leaflet, double width)
    : setting_(setting), leaflet_(leaflet) {
  const double size = setting.design.type.body_pt;
  for (const std::string* text : {&leaflet.draft, &leaflet.bar})
    if (!text->empty()) tops_.push_back(broken(setting.measure(size), *text, width - 2 * top_padding_pt, true));
  const TextMeasure measure = setting.measure(setting.design.type.small_pt);
  const TextBlock widest_number = broken(measure, page_text(leaflet.footer_pages, {97, 99}), width);
  footer_ = broken(measure, leaflet.footer, width - widest_number.width_pt() - masthead_gap_pt);
}

double RunningLines::top_height() const {
  double height = 0;
  for (const TextBlock& t : tops_) height += band_height(t) + below_top_pt;
  return height;
}

double RunningLines::bottom_height() const {
  return footer_.height_pt() + above_footer_pt;
}

void RunningLines::draw_top(Canvas& canvas, const Area& area) const {
  double top = area.top;
  for (const TextBlock& t : tops_) {
    const double height = band_height(t);
    canvas.outline({area.left + 0.75, top - height + 0.75, area.width() - 1.5, height - 1.5},
                   {.width_pt = 1.5, .color = canvas.design().colours.text});
    const Canvas::Tag tag(canvas, pdf::Role::paragraph);
    canvas.text(t, area.left + (area.width() - t.width_pt()) / 2, top - top_padding_pt);
    top -= height + below_top_pt;
  }
}

void RunningLines::draw_footer(Canvas& canvas, const Area& area, const PageNumber& number) const {
  const TextBlock pages =
      broken(setting_.measure(footer_.size_pt), page_text(leaflet_.footer_pages, number), area.width());
  canvas.rule(area.left, area.bottom + footer_.height_pt() + 2, area.right, 0.5, canvas.design().colours.rule);
  const Canvas::Decoration decoration(canvas, pdf::Role::page_footer);
  canvas.text(footer_, area.left, area.bottom + footer_.height_pt());
  canvas.text(pages, area.right - pages.width_pt(), area.bottom + pages.height_pt());
}

void RunningLines::draw(Canvas& canvas, const Area& area, const PageNumber& number) const {
  canvas.set_area(area);
  if (number.page == 0) {
    draw_top(canvas, area);
  } else {
    const Canvas::Decoration decoration(canvas, pdf::Role::page_header);
    draw_top(canvas, area);
  }
  draw_footer(canvas, area, number);
}

Group masthead_group(const Setting& setting, const Leaflet& leaflet, double width) {
  Group g;
  if (leaflet.masthead_left.empty() && leaflet.masthead_right.empty() && !leaflet.logo) return g;
  const pdf::Box logo = leaflet.logo ? logo_box(*leaflet.logo, setting.design.space.logo_pt, width / 4) : pdf::Box();
  const double beside_logo = leaflet.logo ? logo.width + masthead_gap_pt : 0;
  const double name_width = broken(setting.body(), leaflet.masthead_left, width, true).width_pt();
  const double beside_name = width - beside_logo - name_width - masthead_gap_pt;
  const TextBlock right = broken(setting.body(), leaflet.masthead_right, std::max(width / 2, beside_name), true);
  const TextBlock left =
      broken(setting.body(), leaflet.masthead_left, width - beside_logo - right.width_pt() - masthead_gap_pt, true);
  const double height = std::max({logo.height, left.height_pt(), right.height_pt()});
  const bool ruled = leaflet.audience == Audience::clinician;
  const auto draw = [=, image = leaflet.logo, name = leaflet.masthead_left](Canvas& canvas, double x, double top,
                                                                            double wide) {
    const auto part = [&](const TextBlock& text, double at) {
      if (text.width_pt() <= 0) return;
      const Canvas::Tag tag(canvas, pdf::Role::paragraph);
      canvas.text(text, at, top - (height - text.height_pt()) / 2);
    };
    if (image)
      draw_logo(canvas, packed_logo(image), {x, top - (height + logo.height) / 2, logo.width, logo.height}, name);
    part(left, x + beside_logo);
    part(right, x + wide - right.width_pt());
    if (ruled) canvas.rule(x, top - height - 4, x + wide, 1.6, canvas.design().colours.accent_dark);
  };
  g.strips = {{.height = height + (ruled ? 5 : 0), .draw = draw}};
  return g;
}

}  // namespace rehab
