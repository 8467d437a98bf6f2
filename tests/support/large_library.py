#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a large library of plugins: the shipped cards again and again under names of their own, spread over bundles, and
the shipped safety rules as often as asked for. To measure with, not to plan with."""

import argparse
import pathlib
import re

PLUGINS = pathlib.Path(__file__).resolve().parent.parent.parent / "plugins"
CARDS, SAFETY = PLUGINS / "hip_realignment", PLUGINS / "safety_rules"


def section(text, name):
    """What stands indented under a key of a YAML file."""
    found = re.search(rf"^{name}:\n((?:(?:  .*|\s*|#.*)\n)*)", text, re.M)
    return found[1] if found else ""


def entries(text):
    """The text of each entry under a key, by its own key."""
    parts = re.split(r"^  (\w+):", text, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2]))


def shipped_rules():
    rules = {}
    for path in sorted((SAFETY / "rules").glob("*.yaml")):
        rules |= entries(section(path.read_text(), "rules"))
    return {name: re.sub(r"\$(?!safety_rules/)", "$safety_rules/", text) for name, text in rules.items()}


def named(text, names):
    return re.sub(r"exercise: (\w+)", lambda found: f"exercise: {names[found[1]]}", text)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def write_bundle(folder, copies, rules):
    """`copies`: (card, name) of each exercise; `rules`: (rule, name)."""
    sources = section((CARDS / "plugin.yaml").read_text(), "sources")
    sources += "".join(f"  {key}:{text}" for key, text in entries(section((SAFETY / "plugin.yaml").read_text(), "sources"))
                       .items() if key not in entries(sources))
    write(folder / "plugin.yaml", f"schema: 1\nid: {folder.name}\nname: Large library {folder.name}\nversion: 1.0.0\n"
          f"language: en\nlibrary: no\nsources:\n{sources}")
    for card, name in copies:
        text = (CARDS / "exercises" / f"{card}.yaml").read_text()
        write(folder / "exercises" / f"{name}.yaml", re.sub(r"^id: .*$", f"id: {name}", text, flags=re.M))
    texts = shipped_rules()
    body = "".join(f"  {name}:{texts[rule]}" for rule, name in rules)
    forms = entries(section((CARDS / "rules" / "which_form.yaml").read_text(), "rules"))
    sets = [dict(copies[i:i + 8]) for i in range(0, len(copies), 8)]
    own = {}
    for number, names in enumerate(sets):
        for rule, text in forms.items():
            effects = [line for line in text.splitlines(True) if not (found := re.search(r"exercise: (\w+)", line))
                       or found[1] in names]
            if any("exercise: " in line for line in effects):
                own[f"{rule}_{number}"] = rule
                body += f"  {rule}_{number}:{named(''.join(effects), names)}"
    if body:
        write(folder / "rules" / "rules.yaml", f"schema: 1\nrules:\n{body}")
    cards, safety = ((bundle / "words" / "en.yaml").read_text() for bundle in (CARDS, SAFETY))
    exercises, said = entries(section(cards, "exercises")), entries(section(safety, "rules"))
    said_of_forms = entries(section(cards, "rules"))
    rule_words = [(name, said[rule]) for rule, name in rules if rule in said]
    rule_words += [(name, said_of_forms[rule]) for name, rule in own.items() if rule in said_of_forms]
    head = "schema: 1\nlanguage: en\nreviewed: no\n"
    for start in range(0, len(copies), 25):
        words = "".join(f"  {name}:{exercises[card]}" for card, name in copies[start:start + 25])
        write(folder / "words" / f"en.{start}.yaml", f"{head}exercises:\n{words}")
    if rule_words:
        write(folder / "words" / "en.yaml", f"{head}rules:\n" + "".join(
            f"  {name}:{re.sub(r'[$](?!safety_rules/)(?=[a-z])', '$safety_rules/', text)}" for name, text in rule_words))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path, help="the folder of plugins to write")
    parser.add_argument("--exercises", type=int, default=1000)
    parser.add_argument("--bundles", type=int, default=20)
    parser.add_argument("--rules", type=int, default=1, help="how many times the safety rules there are in all")
    options = parser.parse_args()
    cards = sorted(path.stem for path in (CARDS / "exercises").glob("*.yaml"))
    copies = [(cards[i % len(cards)], f"{cards[i % len(cards)]}_{i}") for i in range(options.exercises)]
    rules = [(rule, f"{rule}_copy{i}") for i in range(1, options.rules) for rule in shipped_rules()]
    for i in range(options.bundles):
        own = slice(i * len(copies) // options.bundles, (i + 1) * len(copies) // options.bundles)
        write_bundle(options.folder / f"library_{i}", copies[own], rules[i::options.bundles])


main()
