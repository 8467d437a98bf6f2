// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "form/controls.hpp"
#include "form/topics.hpp"
#include "sheet/html/markup.hpp"

namespace rehab::form {

using html::element;
using html::empty_element;
using html::escaped;

namespace {

std::string hidden(const char* name, const std::string& value) {
  return empty_element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

std::string button(const std::string& words, const char* to, const char* kind = "") {
  return element("button", {{"type", "submit"}, {"formaction", to}, {"class", kind}}, escaped(words));
}

/// How Content-Security-Policy names what stands in the page itself.
std::string digest(std::string_view text) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::uint8_t bytes[SHA256_DIGEST_SIZE];
  sha256_digest(&context, sizeof bytes, bytes);
  std::string out(BASE64_ENCODE_RAW_LENGTH(sizeof bytes), '\0');
  base64_encode_raw(out.data(), sizeof bytes, bytes);
  return "'sha256-" + out + "'";
}

// --- What is wrong ---

std::string link_to(const Page& page, const std::string& path) {
  std::string link = element("a", {{"href", "#" + path}, {"data-path", path}}, escaped(label_of(page, path)));
  link.pop_back();  // the line end, which would stand as a space before a colon
  return link;
}

std::string summary_of(const Page& page, bool are_errors) {
  std::string items;
  for (const Shown& each : page.problems)
    if (each.is_error == are_errors && !is_missing(each))
      items += element(
          "li", {},
          (each.path.empty() ? "" : link_to(page, each.path) + ": ") + element("span", {}, escaped(each.message)));
  if (items.empty()) return {};
  return element("section", {{"class", are_errors ? "summary errors" : "summary"}},
                 element("h2", {}, escaped(are_errors ? page.words->say("problems") : page.words->say("check"))) +
                     element("ul", {}, items));
}

std::string summary(const Page& page) {
  return element("div", {{"id", "problems"}, {"tabindex", "-1"}}, summary_of(page, true) + summary_of(page, false));
}

// --- The right column ---

std::string still_needed(const Page& page) {
  std::string items;
  for (const Shown& each : page.problems)
    if (is_missing(each)) items += element("li", {}, link_to(page, each.path));
  if (items.empty()) return {};
  return element("h3", {{"class", "state"}}, escaped(page.words->say("still_needed"))) +
         element("ul", {{"class", "links"}}, items);
}

/// Of a page without a plan: what stands in its way.
std::string what_is_open(const Page& page) {
  const bool has_errors =
      std::ranges::any_of(page.problems, [](const Shown& each) { return each.is_error && !is_missing(each); });
  const std::string errors =
      has_errors ? element("p", {}, element("a", {{"href", "#problems"}}, escaped(page.words->say("problems")))) : "";
  const std::string open = errors + still_needed(page);
  return open.empty() ? element("p", {}, escaped(page.words->say("plan_empty"))) : open;
}

std::string plan(const Page& page) {
  const bool is_decided = !page.plan.empty();
  std::string inside = element("h2", {{"id", "plan-title"}, {"tabindex", "-1"}}, escaped(page.words->say("plan")));
  if (page.is_static) {
    inside += element("p", {}, escaped(page.words->say("lead_static"))) +
              element("p", {},
                      element("button", {{"type", "button"}, {"id", "save-file"}, {"class", "first"}},
                              escaped(page.words->say("save_file"))));
  } else {
    inside += is_decided ? page.plan : what_is_open(page);
  }
  return element("div", {{"id", "plan"}}, inside);
}

// --- Around the form ---

std::string to_open(const Page& page) {
  if (page.intakes.empty() || page.is_static) return {};
  std::string options;
  for (const std::string& file : page.intakes) options += element("option", {{"value", file}}, escaped(file));
  return element("form", {{"method", "post"}, {"action", "/open"}, {"class", "open-intake"}},
                 hidden("_token", page.token) +
                     element("label", {{"for", "_intake"}}, escaped(page.words->say("open_intake"))) +
                     element("select", {{"id", "_intake"}, {"name", "_intake"}}, options) +
                     button(page.words->say("open"), "/open") + button(page.words->say("next"), "/next"));
}

std::string to_stop(const Page& page) {
  if (page.is_static) return {};
  return element("form", {{"method", "post"}, {"action", "/stop"}},
                 hidden("_token", page.token) + button(page.words->say("stop"), "/stop"));
}

std::string header(const Page& page) {
  const std::string notice =
      page.notice.empty() ? "" : element("p", {{"class", "notice"}, {"role", "status"}}, escaped(page.notice));
  const std::string lead = page.is_static ? "" : element("p", {{"class", "lead"}}, escaped(page.words->say("lead")));
  return element("header", {},
                 element("a", {{"href", "#plan-title"}, {"class", "skip"}}, escaped(page.words->say("plan"))) +
                     element("div", {{"class", "bar"}},
                             element("h1", {}, escaped(page.words->say("title"))) + to_open(page) + to_stop(page)) +
                     lead + notice);
}

/// Of the fields in an intake, for who writes one.
std::string order(const Page& page) {
  std::string keys;
  for (const ShapeField& field : page.is_static ? page.form->fields() : std::deque<ShapeField>())
    keys += (keys.empty() ? "" : " ") + field.key;
  return keys;
}

std::string the_form(const Page& page) {
  const std::string update =
      page.is_static ? "" : element("p", {{"class", "update"}}, button(page.words->say("update"), "/", "first"));
  const std::string hidden_fields = page.is_static ? "" : hidden("_token", page.token) + hidden("_opened", page.opened);
  return element("form",
                 {{"method", "post"},
                  {"action", page.is_static ? "#" : "/"},
                  {"id", "intake"},
                  {"autocomplete", "off"},
                  {"data-order", order(page)},
                  {"data-static", page.is_static ? "yes" : ""},
                  {"data-remove", page.words->say("remove")},
                  {"data-unreachable", page.words->say("unreachable")}},
                 hidden_fields + element("main", {}, summary(page) + topics(page) + update) +
                     element("aside", {{"aria-labelledby", "plan-title"}, {"tabindex", "0"}}, plan(page)));
}

std::string head(const Page& page) {
  std::string all = empty_element("meta", {{"charset", "utf-8"}}) +
                    empty_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
                    empty_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}) +
                    empty_element("link", {{"rel", "icon"}, {"href", "data:,"}}) +  // none is asked for
                    element("title", {}, escaped(page.words->say("title")));
  if (!page.is_static)
    return all + empty_element("link", {{"rel", "stylesheet"}, {"href", "/form.css"}}) +
           element("script", {{"src", "/form.js"}, {"defer", "defer"}}, "");
  const std::string policy =
      "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'none'; img-src data:; script-src " +
      digest(script_js) + "; style-src " + digest(style_css);
  return all + empty_element("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}}) +
         element("style", {}, style_css);
}

}  // namespace

std::string page(const Page& page) {
  const std::string script = page.is_static ? element("script", {}, script_js) : "";
  return "<!DOCTYPE html>\n" +
         element("html", {{"lang", page.words->language}},
                 element("head", {}, head(page)) +
                     element("body", {},
                             header(page) + the_form(page) +
                                 element("p", {{"id", "said"}, {"class", "unseen"}, {"role", "status"}}, "") + script));
}

std::string fragment(const Page& page) {
  return summary(page) + plan(page);
}

}  // namespace rehab::form
