// SPDX-License-Identifier: Apache-2.0
// A list that never changes and that its copies share: many hold the same one, and nobody asks who keeps it.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace rehab {

template <class T>
class SharedList {
 public:
  using value_type = T;
  using const_iterator = typename std::vector<T>::const_iterator;

  SharedList() = default;
  SharedList(std::initializer_list<T> items) : SharedList(std::vector<T>(items)) {}
  SharedList(std::vector<T> items)
      : items_(items.empty() ? nullptr : std::make_shared<const std::vector<T>>(std::move(items))) {}

  const_iterator begin() const { return items_ ? items_->begin() : const_iterator(); }
  const_iterator end() const { return items_ ? items_->end() : const_iterator(); }
  bool empty() const { return !items_; }

  /// The same and one more.
  SharedList with(T item) const {
    std::vector<T> items(begin(), end());
    items.push_back(std::move(item));
    return items;
  }

  friend bool operator==(const SharedList& a, const SharedList& b) { return std::ranges::equal(a, b); }

 private:
  std::shared_ptr<const std::vector<T>> items_;
};

}  // namespace rehab
