// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/pieces.hpp"

#include <algorithm>

#include "sheet/layout/figure_fit.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

namespace {

constexpr double beside_badge_pt = 6, above_badge_pt = 1.5, badge_corner_pt = 4;

}  // namespace

TextBlock text_of(const Setting& setting, double size_pt, const std::string& text, double width, bool strong) {
  return text.empty() ? TextBlock{} : broken(setting.measure(size_pt), text, width, strong);
}

TextBlock display(const Setting& setting, double size_pt, const std::string& text, double width) {
  constexpr double line_height = 1.16;
  if (text.empty()) return {};
  return broken(TextMeasure{setting.fonts, size_pt, size_pt * line_height}, text, width, true);
}

TextBlock before_more(TextBlock text) {
  if (!text.lines.empty() && !text.lines.back().runs.empty()) text.lines.back().runs.back().text += ' ';
  return text;
}

double number_disc_pt(const Setting& setting) {
  return 1.7 * setting.design.at_least_body(setting.design.type.badge_pt);
}

TextBlock number_of(const Setting& setting, int number) {
  const double size = setting.design.at_least_body(setting.design.type.badge_pt);
  TextBlock text = text_of(setting, size, std::to_string(number), 100, true);
  text.tail = ". ";
  return text;
}

void draw_number(Canvas& canvas, const TextBlock& number, double x, double middle, double disc) {
  const Color& accent = canvas.design().colours.accent_dark;
  canvas.outline({x + 0.8, middle - disc / 2 + 0.8, disc - 1.6, disc - 1.6}, {.width_pt = 1.6, .color = accent},
                 disc / 2 - 0.8);
  canvas.text(number, x + (disc - number.width_pt()) / 2, middle + number.height_pt() / 2, accent);
}

Badge::Badge(const Setting& setting, const std::string& words, double most_width, Look look) : look_(look) {
  const TypeSizes& type = setting.design.type;
  const double size = look == Look::leg ? setting.design.at_least_body(type.badge_pt) : type.body_pt;
  text_ = before_more(text_of(setting, size, words, most_width - 2 * beside_badge_pt, true));
}

double Badge::width() const {
  return text_.width_pt() + 2 * beside_badge_pt;
}
double Badge::height() const {
  return text_.height_pt() + 2 * above_badge_pt;
}

void Badge::draw(Canvas& canvas, double x, double top) const {
  const Colours& colours = canvas.design().colours;
  const bool leg = look_ == Look::leg;
  canvas.outline({x, top - height(), width(), height()},
                 {.width_pt = leg ? 1.6 : 0.8, .color = leg ? colours.accent_dark : colours.rule}, badge_corner_pt);
  canvas.text(text_, x + beside_badge_pt, top - above_badge_pt, leg ? colours.accent_dark : colours.text);
}

double picture_scale(const std::vector<Glance>& glances, double most_width, double most_height) {
  double wide = 1, high = 1;
  for (const Glance& g : glances) {
    wide = std::max(wide, g.picture->width());
    high = std::max(high, g.picture->height());
  }
  return std::min(most_width / wide, most_height / high);
}

double picture_height(const Glance& glance, double scale) {
  return glance.picture->height() * scale;
}

void draw_picture(Canvas& canvas, const Glance& glance, double scale, double x, double top) {
  const double height = picture_height(glance, scale);
  const pdf::Box box{x, top - height, glance.picture->width() * scale, height};
  const Canvas::Tag tag(canvas, pdf::Role::figure, {.alternative = glance.alternative, .box = box});
  draw_drawing(canvas, glance.picture, scale, {box.x, box.y});
}

}  // namespace rehab
