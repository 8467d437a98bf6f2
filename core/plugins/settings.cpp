// SPDX-License-Identifier: Apache-2.0
#include "plugins/settings.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

Finding bad(const Bundle& bundle, const std::string& key, const std::string& fault, const std::string& remedy) {
  return {BundleState::bad_settings, "the clinic file's settings." + bundle.id + "." + key + " " + fault, remedy};
}

std::string expected(const SettingInfo& info) {
  if (!info.words.empty()) return "write one of " + listing(info.words);
  return "write a number from " + number_text(info.least) + " to " + number_text(info.most) +
         (info.unit.empty() ? "" : " (" + info.unit + ")");
}

bool fits(const SettingInfo& info, const Settings::Setting& value) {
  if (const double* number = std::get_if<double>(&value))
    return info.words.empty() && *number >= info.least && *number <= info.most;
  return std::ranges::find(info.words, std::get<std::string>(value)) != info.words.end();
}

Finding undeclared(const Bundle& bundle, const std::string& key) {
  std::vector<std::string> keys;
  for (const SettingInfo& info : bundle.settings) keys.push_back(info.key);
  const std::optional<std::string> near = nearest(key, keys);
  std::string remedy = near ? "did you mean '" + *near + "'?" : "it takes " + listing(keys, "and");
  if (keys.empty()) remedy = "it takes none";
  return bad(bundle, key, "is no setting of that bundle", remedy);
}

}  // namespace

Finding settings_for(const Bundle& bundle, const Clinic& clinic, Settings& into) {
  for (const SettingInfo& info : bundle.settings) into.set(info.key, info.standard);
  const auto ours = clinic.settings.find(bundle.id);
  if (ours == clinic.settings.end()) return {};
  for (const auto& [key, value] : ours->second) {
    const auto info = std::ranges::find(bundle.settings, key, &SettingInfo::key);
    if (info == bundle.settings.end()) return undeclared(bundle, key);
    if (!fits(*info, value)) return bad(bundle, key, "is out of its range", expected(*info));
    into.set(key, value);
  }
  return {};
}

}  // namespace rehab
