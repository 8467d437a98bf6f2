// SPDX-License-Identifier: Apache-2.0
#include "desk/urlencoded.hpp"

#include <gmock/gmock.h>

namespace rehab::desk {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

TEST(Urlencoded, IsReadInOrder) {
  EXPECT_EQ(urldecoded(""), Fields());
  EXPECT_EQ(urldecoded("has=chair&has=wall&note="), (Fields{{"has", "chair"}, {"has", "wall"}, {"note", ""}}));
  EXPECT_EQ(urldecoded("hip_surgery.what=a+b%2Bc&n%C3%A4me=%F0%9F%A6%B5"),
            (Fields{{"hip_surgery.what", "a b+c"}, {"n\xC3\xA4me", "\xF0\x9F\xA6\xB5"}}));
  EXPECT_EQ(urldecoded("note=one%0D%0Atwo%0Athree"), (Fields{{"note", "one\ntwo\nthree"}}));
}

class NoForm : public testing::TestWithParam<std::string> {};

TEST_P(NoForm, IsRefused) {
  EXPECT_THROW(urldecoded(GetParam()), BadForm) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Table, NoForm,
                         testing::Values("a", "a=b&", "&a=b", "a=%", "a=%4", "a=%4g", "a=%%41", "a=b c", "a=b=c",
                                         "a=\xC3\xA4", "a=%C3", "a=%FF", "a=%C0%80", "a=%ED%A0%80", "a=%00", "%00=a",
                                         "a=\"b\"", "a=<b>", "a=b\r\n"));

TEST(Urlencoded, HasNoMoreNamesThanAnyFormHas) {
  std::string body = "a=";
  for (std::size_t i = 1; i < most_names; ++i) body += "&a=";
  EXPECT_EQ(urldecoded(body).size(), most_names);
  EXPECT_THROW(urldecoded(body + "&a="), BadForm);
}

}  // namespace
}  // namespace rehab::desk
