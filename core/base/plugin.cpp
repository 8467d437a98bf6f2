// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <rehab/plugin.hpp>

namespace rehab {

// The one out-of-line virtual: host and plugins share this copy of the type's identity.
Plugin::~Plugin() = default;

namespace {
template <class T>
const T& setting(const std::map<std::string, Settings::Setting, std::less<>>& values, std::string_view key) {
  auto it = values.find(key);
  const T* value = it == values.end() ? nullptr : std::get_if<T>(&it->second);
  if (!value) throw std::out_of_range("plugin.yaml declares no such setting or figure: " + std::string(key));
  return *value;
}
}  // namespace

double Settings::number(std::string_view key) const {
  return setting<double>(values_, key);
}
const std::string& Settings::word(std::string_view key) const {
  return setting<std::string>(values_, key);
}

}  // namespace rehab
