// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace rehab {
namespace {

TEST(Json, KeepsTheOrderOfItsMembers) {
  EXPECT_EQ(Json().set("b", 1).set("a", true).set("c", Json::array()).set("d", Json()).text(),
            R"({"b": 1, "a": true, "c": [], "d": null})");
}

TEST(Json, IndentsWhereAsked) {
  EXPECT_EQ(Json().set("a", Json().push(1).push("x")).set("b", Json::object()).text(2),
            "{\n  \"a\": [\n    1,\n    \"x\"\n  ],\n  \"b\": {}\n}");
}

TEST(Json, EscapesWhatMustBeEscapedAndNothingElse) {
  EXPECT_EQ(Json("a\"b\\c\n\t\r\x01\x1f/é").text(), "\"a\\\"b\\\\c\\n\\t\\r\\u0001\\u001f/é\"");
}

TEST(Json, ReplacesBytesThatAreNoUtf8) {
  EXPECT_EQ(Json("a\xff"
                 "b")
                .text(),
            "\"a\xEF\xBF\xBD"
            "b\"");
}

TEST(Json, WritesNumbersWithoutALocale) {
  EXPECT_EQ(Json(0.5).text(), "0.5");
  EXPECT_EQ(Json(std::int64_t{9007199254740993}).text(), "9007199254740993");
  EXPECT_EQ(Json(std::numeric_limits<double>::quiet_NaN()).text(), "null");
}

TEST(Json, AFlagIsNoNumberAndATextIsNoFlag) {
  EXPECT_EQ(Json(false).text(), "false");
  EXPECT_EQ(Json("false").text(), "\"false\"");
}

}  // namespace
}  // namespace rehab
