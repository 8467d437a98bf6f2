// SPDX-License-Identifier: Apache-2.0
#include "plugins/figures.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.hpp"

namespace rehab {

namespace {

bool begins_name(std::string_view text) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

/// The name `text` begins with: "older_age", "safety_rules/older_age"; empty: with none.
std::string_view figure_name(std::string_view text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
  if (!begins_name(text)) return {};
  std::size_t end = std::min(text.find_first_not_of(letters), text.size());
  if (end < text.size() && text[end] == '/' && begins_name(text.substr(end + 1)))
    end = std::min(text.find_first_not_of(letters, end + 1), text.size());
  return text.substr(0, end);
}

class FigureFilling {
 public:
  FigureFilling(const std::string& bundle, const Figures& figures, Problems& problems)
      : own_(bundle + "/"), figures_(figures), problems_(problems) {}

  void fill(Node& node) {
    for (Entry& entry : node.entries) fill(entry.value);
    for (Node& item : node.items) fill(item);
    for (std::size_t at = node.text.find('$'); at != std::string::npos; at = node.text.find('$', at + 1)) {
      const std::string name(figure_name(std::string_view(node.text).substr(at + 1)));
      if (name.empty()) continue;
      const std::optional<double> value = value_of(name);
      if (!value) return refuse(node, name);
      node.text.replace(at, name.size() + 1, number_text(*value));
    }
  }

 private:
  std::string full(const std::string& name) const { return name.find('/') == std::string::npos ? own_ + name : name; }

  std::optional<double> value_of(const std::string& name) const {
    const auto found = figures_.find(full(name));
    return found == figures_.end() ? std::nullopt : std::optional(found->second);
  }

  void refuse(Node& node, const std::string& name) {
    const std::string bundle = name.substr(0, name.find('/') + 1);
    const auto next = figures_.lower_bound(bundle);
    if (!bundle.empty() && (next == figures_.end() || !next->first.starts_with(bundle))) {
      problems_.error(node.place, "$" + name + ": no bundle that states figures is here under that id",
                      "install the bundle, or state the figure in plugin.yaml under figures:");
    } else {
      const std::optional<std::string> near = nearest(name, names());
      problems_.error(node.place, "$" + name + ": there is no such figure",
                      near ? "did you mean '$" + *near + "'?" : "state it in plugin.yaml under figures:");
    }
    node.kind = Node::Kind::damaged;
  }

  /// As they are written here.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& [name, value] : figures_)
      names.push_back(name.starts_with(own_) ? name.substr(own_.size()) : name);
    return names;
  }

  const std::string own_;
  const Figures& figures_;
  Problems& problems_;
};

}  // namespace

void add_figures(const Bundle& bundle, Figures& into) {
  for (const FigureInfo& figure : bundle.figures) into[bundle.id + "/" + figure.name] = figure.value;
}

void put_figures(Node& root, const std::string& bundle, const Figures& figures, Problems& problems) {
  FigureFilling(bundle, figures, problems).fill(root);
}

}  // namespace rehab
