// SPDX-License-Identifier: Apache-2.0
// What may have been meant by the refused value of a field. Part of this room's slips; no other room includes it.
#pragma once

#include "base/shape.hpp"
#include "intake/meant.hpp"

namespace rehab {

/// Values as one line of an intake writes them. Nothing of a patient's own words gets into them.
Meant value_meant(const ShapeField& field, const Node& value);

/// A value on one line; empty: it holds what may be a patient's own words.
std::string shown_value(const Node& value);

/// Of a type that takes `none` or something else, and of others, the part that takes maps; nullptr: there is none.
const TypeInfo* part_of_kind(const TypeInfo& type, TypeInfo::Kind kind);
/// May a text of the patient's own words be in it?
bool holds_private(const TypeInfo& type);
/// Is one in this value?
bool says_private(const TypeInfo& type, const Node& value);

}  // namespace rehab
