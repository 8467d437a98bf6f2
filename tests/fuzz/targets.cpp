// SPDX-License-Identifier: Apache-2.0
#include "fuzz/targets.hpp"

#include <algorithm>
#include <stdexcept>
#include <zlib.h>

#include "base/image.hpp"
#include "base/problem.hpp"
#include "intake/intake_reader.hpp"
#include "intake/normalised.hpp"
#include "pdf/font_file.hpp"
#include "plugins/bundle_reader.hpp"
#include "plugins/read_clinic.hpp"
#include "process/protocol.hpp"
#include "sheet/content/phrases.hpp"
#include "sheet/design.hpp"
#include "sheet/html/page.hpp"
#include "sheet/layout/layout.hpp"
#include "support/command.hpp"
#include "support/shipped_planner.hpp"

namespace rehab::fuzz {
namespace {

namespace fs = std::filesystem;
using support::spit;

const std::string root = REHAB_SOURCE_DIR "/";

const support::ShippedPlanner& shipped() {
  static const support::ShippedPlanner planner;
  return planner;
}

const pdf::Fonts& shipped_fonts() {
  static const pdf::Fonts fonts(root + "templates/fonts");
  return fonts;
}

/// Somewhere to put the bytes, as one file of this name after the other.
fs::path file_of(const std::string& name, std::string_view bytes) {
  static const support::Folder folder;
  spit(folder / name, std::string(bytes));
  return folder / name;
}

/// A refusal is fine unless it says that the fault is ours.
template <class Take>
void allow_refusal(const Take& take) {
  try {
    take();
  } catch (const Error& error) {
    if (error.kind == ErrorKind::internal) throw;
  }
}

/// Up to the page.
void take_intake(std::string_view bytes) {
  Problems problems;
  const PatientIntake intake = read_intake_text("intake.yaml", bytes, shipped().setup().intake_form, problems);
  problems.render();
  if (!problems.ok()) return;
  normalised(intake);
  const auto plan = shipped().plan(intake);
  if (!plan.decision.problems.empty()) return;
  const LeafletSource source = shipped().source(plan.decision, intake);
  html::page(patient_leaflet(source), Design{}, page_size("A4"));
}

void take_clinic(std::string_view bytes) {
  allow_refusal([&] {
    Problems problems;
    const Clinic clinic = read_clinic(file_of("clinic.yaml", bytes).string(), problems);
    if (problems.ok()) with_clinic_words(read_phrases(root + "templates/words/en.yaml", problems), clinic, problems);
    problems.render();
  });
}

void take_design(std::string_view bytes) {
  static const PatientIntake intake = shipped().read(root + "templates/intake/left-hip.yaml");
  static const auto plan = shipped().plan(intake);
  Problems problems;
  const Design design = read_design(file_of("design.yaml", bytes).string(), problems);
  problems.render();
  if (!problems.ok()) return;
  try {
    lay_out(patient_leaflet(shipped().source(plan.decision, intake), design.sections), design, shipped_fonts(),
            page_size("A4"));
  } catch (const LayoutError&) {
    return;  // no room: prove_design says so before the first patient
  }
}

/// The bytes in place of one file of a bundle.
void take_in_bundle(const char* file, std::string_view bytes) {
  static const support::Folder folder;
  const fs::path bundle = folder / fs::path(file).stem() / "small_clinic";
  if (!fs::exists(bundle)) {
    fs::create_directories(bundle.parent_path());
    fs::copy(root + "tests/plugins/small_clinic", bundle, fs::copy_options::recursive);
  }
  spit(bundle / file, std::string(bytes));
  allow_refusal([&] {
    Problems problems;
    read_bundle(bundle.string(), problems);
    problems.render();
  });
}

void take_plugin(std::string_view bytes) {
  take_in_bundle("plugin.yaml", bytes);
}

void take_exercise(std::string_view bytes) {
  take_in_bundle("exercises/heel_slide.yaml", bytes);
}

void take_rules(std::string_view bytes) {
  take_in_bundle("rules/rules.yaml", bytes);
}

void take_words(std::string_view bytes) {
  take_in_bundle("words/en.yaml", bytes);
}

void take_phrases(std::string_view bytes) {
  Problems problems;
  read_phrases(file_of("en.yaml", bytes).string(), problems);
  problems.render();
}

/// With the sums of a PNG's parts put right, or nothing would come further than those.
void take_image(std::string_view bytes) {
  std::string image(bytes);
  for (std::size_t at = 8; image.starts_with("\x89PNG") && at + 12 <= image.size();) {
    const std::size_t size = pdf::read_u32(image, at);
    if (size > image.size() - at - 12) break;
    const auto* part = reinterpret_cast<const Bytef*>(image.data() + at + 4);
    pdf::put_u32(image, at + 8 + size, static_cast<std::uint32_t>(crc32(0, part, static_cast<uInt>(size + 4))));
    at += size + 12;
  }
  allow_refusal([&] { encode_png(shrunk(decode_image(image), 300, 100)); });
}

/// With its sums put right, as for a PNG.
void take_font(std::string_view bytes) {
  std::string font(bytes);
  try {
    for (std::size_t record = 12, tables = pdf::read_u16(font, 4); tables > 0; --tables, record += 16) {
      const std::size_t at = pdf::read_u32(font, record + 8), size = pdf::read_u32(font, record + 12);
      if (at > font.size() || size > font.size() - at) break;
      std::uint32_t sum = pdf::checksum(std::string_view(font).substr(at, size));
      if (font.compare(record, 4, "head") == 0) sum -= pdf::read_u32(font, at + 8);
      pdf::put_u32(font, record + 4, sum);
    }
  } catch (const std::out_of_range&) {
    font = bytes;  // too damaged to have any
  }
  file_of("fonts/OpenSans-Bold.ttf", font);
  const fs::path file = file_of("fonts/OpenSans-Regular.ttf", font);
  try {
    const pdf::Fonts fonts(file.parent_path());
    Leaflet leaflet;
    leaflet.title = leaflet.masthead_left = "Hip";
    leaflet.parts = {Paragraph{plain("Lie on your back; 10 × 3 °")}};
    lay_out(leaflet, Design{}, fonts, page_size("A4"));
  } catch (const LayoutError&) {
    return;  // letters wider than the page
  } catch (const Error& error) {
    if (error.kind == ErrorKind::internal) throw;
  }
}

void take_messages(std::string_view bytes) {
  MessageReader reader;
  const auto take = [](const Message& message) {
    if (message.tell == Tell::failed || message.tell == Tell::broken) failure_in(message);
  };
  try {
    for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 7)))
      reader.feed(bytes.substr(0, 7), take);
  } catch (const BadMessage&) {
    return;
  }
}

}  // namespace

std::span<const Target> targets() {
  static const std::vector<Target> all{
      {"intake", take_intake, {"templates/intake"}},
      {"clinic", take_clinic, {"templates"}},
      {"design", take_design, {"templates/sheets"}},
      {"plugin", take_plugin, {"plugins/*", "tests/plugins/small_clinic"}},
      {"exercise", take_exercise, {"plugins/*/exercises", "tests/plugins/small_clinic/exercises"}},
      {"rules", take_rules, {"plugins/*/rules", "tests/plugins/small_clinic/rules"}},
      {"words", take_words, {"plugins/*/words", "tests/plugins/small_clinic/words"}},
      {"phrases", take_phrases, {"templates/words"}},
      {"image", take_image, {}},
      {"font", take_font, {"templates/fonts"}},
      {"messages", take_messages, {}},
  };
  return all;
}

}  // namespace rehab::fuzz
