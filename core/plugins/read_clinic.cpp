// SPDX-License-Identifier: Apache-2.0
#include "plugins/read_clinic.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "plugins/bundle_file.hpp"

namespace rehab {

namespace {

/// A number where it reads as one and is not quoted, else a word. Whether it fits, the bundle's declaration says.
Type<Settings::Setting> setting_value() {
  return raw<Settings::Setting>("a number or a word", [](const Node& node, Settings::Setting& into, const Reading& at) {
    if (node.kind != Node::Kind::scalar) return at.error(node, "expected a number or a word");
    const std::optional<double> number = node.quoted ? std::nullopt : decimal_number(node.text);
    if (number) {
      into = *number;
    } else {
      into = node.text;
    }
    return true;
  });
}

Type<std::string> number_to_dial() {
  const auto convert = [](std::string text) -> std::optional<std::string> {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool ok = std::ranges::count_if(text, is_digit) >= 2 && std::ranges::all_of(text, [&](char c) {
                      return is_digit(c) || std::string_view(" +-/().").find(c) != std::string_view::npos;
                    });
    return ok ? std::optional(std::move(text)) : std::nullopt;
  };
  return converted(text(20), convert, "a number to dial: digits, spaces and + - / ( ) .");
}

Type<std::set<std::string>> bundle_names() {
  return converted(list_or_none(lower_id()), [](const std::vector<std::string>& names) {
    return std::set<std::string>(names.begin(), names.end());
  });
}

ShapeOf<RulesReview> rules_review_shape() {
  ShapeOf<RulesReview> s("rules_reviewed", "Who of the clinic has read the rules and answers for their use.");
  s.field("by", text(80), &RulesReview::by, "Name and registration.").required();
  s.field("on", date(), &RulesReview::on, "The day of the signature.").required();
  s.field("versions", map_of(text(40), lower_id()), &RulesReview::versions,
          "What was read: each bundle and its version, as `plugins list` shows them.")
      .required();
  return s;
}

const ShapeOf<Clinic>& clinic_file_shape() {
  static const ShapeOf<Clinic> shape = [] {
    ShapeOf<Clinic> s("clinic", "Who hands the sheets out, and what applies in this house.");
    s.schema(1);
    s.field("name", text(80), &Clinic::name, "Printed at the top of every page.").heading("The clinic");
    s.field("logo", text(400), &Clinic::logo,
            "Printed left of the name: a PNG or JPEG, beside this file or by its whole path.");
    s.field("address", text(200), &Clinic::address, "Printed on letters.");
    s.field("phone", text(40), &Clinic::phone, "For questions, during opening hours.");
    s.field("phone_out_of_hours", text(40), &Clinic::phone_out_of_hours, "For urgent questions at other times.");
    s.field("maternity_phone", text(40), &Clinic::maternity_phone,
            "Printed on the sheets of pregnant patients; without it, a line to write it on.");
    s.field("emergency_number", number_to_dial(), &Clinic::emergency_number, "Printed in the stop box.");
    s.field("clinician", text(80), &Clinic::clinician,
            "Where an intake names nobody. No name at all: the sheet is a DRAFT.");
    s.field("language", id("-", 20), &Clinic::language, "Of the record, and of sheets whose intake names none.");
    s.field("page", word({"A4", "Letter"}), &Clinic::page, "Paper size.");
    s.field("fonts", text(400), &Clinic::fonts,
            "A folder of fonts made by tools/cut-fonts, for names in other scripts; beside this file or by its whole "
            "path.");
    s.field("ink", word_for<PrintInk>(), &Clinic::ink,
            "What the printer has: with black, pages hold no colour but greys.");
    s.field("weights", word_for<WeightUnit>(), &Clinic::weights, "Unit in which ankle weights are printed, kg or lb.");
    s.field("offers_physical_therapy", yes_no(), &Clinic::offers_physical_therapy,
            "A referral to physical therapy then reads as supervised sessions here.")
        .heading("How the clinic works");
    s.field("clear_something_else", yes_no(), &Clinic::clear_something_else,
            "An intake with something_else then also needs something_else_cleared_by.");
    s.field("supervised_within_days", whole(1, 90, "days"), &Clinic::supervised_within_days,
            "How soon a supervised session is offered.");
    s.field("start_with", whole(1, 8), &Clinic::start_with, "Exercises on the first sheet.");
    s.field("add_at_review", whole(0, 8), &Clinic::add_at_review, "Exercises added at each review.");
    s.field("weeks_of_use", whole(1, 12, "weeks"), &Clinic::weeks_of_use,
            "How long a sheet may be used where no next visit is recorded.");
    s.field("rules_reviewed", nested(rules_review_shape()), &Clinic::rules_reviewed,
            "Printed in every record, and told where a bundle's version is another than the one that was signed.");
    s.field("must_record", list_of(id("._")), &Clinic::must_record,
            "Intake fields that every patient is asked for here: an intake without one is refused.");
    s.field("plugin_folders", list_of(text(400)), &Clinic::plugin_folders,
            "More folders with bundles, beside this file or by their whole path.")
        .heading("Bundles of exercises and rules");
    s.field(
        "required", bundle_names(),
        [](Clinic& clinic, const std::set<std::string>& names) { clinic.required.insert(names.begin(), names.end()); },
        "No plan is made without these; safety_rules is always one of them.");
    s.field("disabled", bundle_names(), &Clinic::disabled, "Found, but not used.");
    s.field("settings", map_of(map_of(setting_value(), lower_id()), lower_id()), &Clinic::settings,
            "Settings of the bundles, by bundle; `plugins list` shows what each takes.");
    s.field("words", map_of(text(400)), &Clinic::words, "Fixed strings said the local way, by id.");
    s.check([](const Node& map, Clinic& clinic, const Reading& at) {
      for (const std::string& name : clinic.disabled)
        if (clinic.required.contains(name))
          at.in("disabled").error(*map.find("disabled"), "'" + name + "' is required, so it can't be disabled");
    });
    return s;
  }();
  return shape;
}

}  // namespace

const Shape& clinic_shape() {
  return clinic_file_shape();
}

Clinic read_clinic(const std::string& file, Problems& problems) {
  Clinic clinic;
  clinic_file_shape().read(read_yaml(file, problems), clinic, problems);
  clinic.file = file;
  const std::filesystem::path beside = std::filesystem::absolute(file).parent_path();
  const auto absolute = [&](std::string& path) { path = (beside / path).lexically_normal().string(); };
  for (std::string& folder : clinic.plugin_folders) absolute(folder);
  for (std::string* path : {&clinic.logo, &clinic.fonts})
    if (!path->empty()) absolute(*path);
  return clinic;
}

}  // namespace rehab
