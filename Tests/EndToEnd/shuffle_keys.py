"""Copies a folder of JSON documents with the keys of every object in another order; only members keep theirs, because it is told.

    python3 shuffle_keys.py FROM TO SEED
"""
import json
import os
import random
import sys


def shuffled(value, chance, keeps=False):
    if isinstance(value, list):
        return [shuffled(item, chance) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    if not keeps:
        chance.shuffle(keys)
    is_structure = value.get("type") == "structure"
    return {key: shuffled(value[key], chance, keeps=is_structure and key == "members") for key in keys}


def main(source, target, seed):
    for folder, _, names in os.walk(source):
        for name in sorted(names):
            if not name.endswith(".json"):
                continue
            path = os.path.join(folder, name)
            copy = os.path.join(target, os.path.relpath(path, source))
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            # Numbers stay as they are written.
            with open(path, encoding="utf-8") as file:
                document = json.load(file, parse_float=Number, parse_int=Number)
            chance = random.Random(f"{seed} {os.path.relpath(path, source)}")
            with open(copy, "w", encoding="utf-8") as file:
                write(shuffled(document, chance), file.write)


class Number(str):
    """A number, as its text."""


def write(value, put):
    if isinstance(value, Number):
        put(str(value))
    elif isinstance(value, dict):
        put("{")
        for index, (key, item) in enumerate(value.items()):
            put(f"{', ' if index else ''}{json.dumps(key)}: ")
            write(item, put)
        put("}")
    elif isinstance(value, list):
        put("[")
        for index, item in enumerate(value):
            if index:
                put(", ")
            write(item, put)
        put("]")
    else:
        put(json.dumps(value))


if __name__ == "__main__":
    main(*sys.argv[1:])
