// SPDX-License-Identifier: Apache-2.0
// Who gets in, and who doesn't.
#include "desk/session.hpp"

#include <gmock/gmock.h>
#include <set>

namespace rehab::desk {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

constexpr unsigned short port = 40000;
const std::string home = "127.0.0.1:40000";

Request get(const std::string& target, const std::string& cookie = {}) {
  return {"GET", target, home, {}, cookie, {}, {}, {}};
}

Request post(const std::string& target, const std::string& cookie) {
  return {"POST", target, home, "http://" + home, cookie, "application/x-www-form-urlencoded", "same-origin", "a=b"};
}

std::string code_of(const Session& session) {
  return session.address().substr(("http://" + home).size());
}

std::string cookie_from(const Response& response) {
  for (const auto& [name, value] : response.more)
    if (name == "Set-Cookie") return value.substr(0, value.find(';'));
  return {};
}

int status_of(const Session& session, const Request& request) {
  const auto refusal = session.refused(request);
  return refusal ? refusal->status : 200;
}

class SessionTest : public testing::Test {
 protected:
  Session session_{port};
  const std::string cookie_ = cookie_from(session_.start(get(code_of(session_))));
};

TEST(Session, HasSecretsOf128BitsThatAreNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    Session session(port);
    const std::string cookie = cookie_from(session.start(get(code_of(session))));
    EXPECT_THAT(code_of(session), MatchesRegex("/start/[0-9a-f]{32}"));
    EXPECT_THAT(session.token(), MatchesRegex("[0-9a-f]{32}"));
    EXPECT_THAT(cookie, MatchesRegex("desk-40000=[0-9a-f]{32}"));
    seen.insert({code_of(session).substr(7), session.token(), cookie.substr(11)});
  }
  EXPECT_EQ(seen.size(), 300U);
}

TEST(Session, IsClosedUntilItsCodeIsUsed) {
  Session session(port);
  EXPECT_EQ(status_of(session, get("/")), 403);
  EXPECT_EQ(status_of(session, get("/", "desk-40000=")), 403);
  EXPECT_EQ(session.start(get("/start/")).status, 403);
  EXPECT_EQ(session.start(get("/start/" + std::string(32, '0'))).status, 403);
  const Response open = session.start(get(code_of(session)));
  EXPECT_EQ(open.status, 200);
  EXPECT_THAT(open.more[0].second, HasSubstr("; Path=/; HttpOnly; SameSite=Strict"));
  EXPECT_EQ(status_of(session, get("/", cookie_from(open))), 200);
}

TEST_F(SessionTest, ItsCodeWorksOnce) {
  const Response again = session_.start(get(code_of(session_)));
  EXPECT_EQ(again.status, 403);
  EXPECT_EQ(cookie_from(again), "");
  const Response with_cookie = session_.start(get(code_of(session_), cookie_));
  EXPECT_EQ(with_cookie.status, 200) << "the browser that has it is led on";
  EXPECT_EQ(cookie_from(with_cookie), "");
}

TEST_F(SessionTest, TheCookieMayStandAmongOthers) {
  EXPECT_EQ(status_of(session_, get("/", "a=b; " + cookie_ + "; c=d")), 200);
  EXPECT_EQ(status_of(session_, get("/", "desk-40000=" + std::string(32, '0') + "; " + cookie_)), 200);
}

struct Intruder {
  const char* name;
  int status;
  void (*change)(Request&);
};

class Intruders : public SessionTest, public testing::WithParamInterface<Intruder> {};

TEST_P(Intruders, AreRefused) {
  Request request = post("/save", cookie_);
  ASSERT_EQ(status_of(session_, request), 200);
  GetParam().change(request);
  EXPECT_EQ(status_of(session_, request), GetParam().status);
}

INSTANTIATE_TEST_SUITE_P(
    All, Intruders,
    testing::Values(Intruder{"rebound_name", 421, [](Request& r) { r.host = "evil.example:40000"; }},
                    Intruder{"another_port", 421, [](Request& r) { r.host = "127.0.0.1:40001"; }},
                    Intruder{"no_port", 421, [](Request& r) { r.host = "127.0.0.1"; }},
                    Intruder{"no_host", 421, [](Request& r) { r.host.clear(); }},
                    Intruder{"dotted_localhost", 421, [](Request& r) { r.host = "localhost.:40000"; }},
                    Intruder{"other_loopback", 421, [](Request& r) { r.host = "127.0.0.2:40000"; }},
                    Intruder{"head", 405, [](Request& r) { r.method = "HEAD"; }},
                    Intruder{"options", 405, [](Request& r) { r.method = "OPTIONS"; }},
                    Intruder{"put", 405, [](Request& r) { r.method = "PUT"; }},
                    Intruder{"small_letters", 405, [](Request& r) { r.method = "post"; }},
                    Intruder{"no_cookie", 403, [](Request& r) { r.cookie.clear(); }},
                    Intruder{"cut_cookie", 403, [](Request& r) { r.cookie.pop_back(); }},
                    Intruder{"longer_cookie", 403, [](Request& r) { r.cookie += "0"; }},
                    Intruder{"cookie_of_another_port", 403, [](Request& r) { r.cookie[9] = '1'; }},
                    Intruder{"foreign_origin", 403, [](Request& r) { r.origin = "http://evil.example"; }},
                    Intruder{"origin_of_another_port", 403, [](Request& r) { r.origin = "http://127.0.0.1:40001"; }},
                    Intruder{"origin_null", 403, [](Request& r) { r.origin = "null"; }},
                    Intruder{"no_origin", 403, [](Request& r) { r.origin.clear(); }},
                    Intruder{"secure_origin", 403, [](Request& r) { r.origin = "https://127.0.0.1:40000"; }},
                    Intruder{"origin_of_the_other_name", 403, [](Request& r) { r.origin = "http://localhost:40000"; }},
                    Intruder{"same_site", 403, [](Request& r) { r.fetch_site = "same-site"; }},
                    Intruder{"cross_site", 403, [](Request& r) { r.fetch_site = "cross-site"; }},
                    Intruder{"plain_text", 415, [](Request& r) { r.content_type = "text/plain"; }},
                    Intruder{"json", 415, [](Request& r) { r.content_type = "application/json"; }},
                    Intruder{"no_type", 415, [](Request& r) { r.content_type.clear(); }}),
    [](const auto& each) { return std::string(each.param.name); });

TEST_F(SessionTest, KnowsItsTokenByEveryLetter) {
  EXPECT_TRUE(session_.has_token(session_.token()));
  EXPECT_FALSE(session_.has_token(""));
  EXPECT_FALSE(session_.has_token(Session(port).token()));
  EXPECT_FALSE(session_.has_token(session_.token() + "0"));
}

}  // namespace
}  // namespace rehab::desk
