#!/usr/bin/env python3
"""Checks what `shapesmith diff` says of Swift by asking the compiler.

For each step from one botocore release to the next, a caller is written against the code generated from the older release: it makes
every input with all its members, calls every operation, reads every member of every reply, names every value, and switches over every
union that comes back. The caller is then type-checked against the code generated from the newer release. Every line that fails has to
be told by `diff` as breaking Swift, and everything that `diff` tells so has to fail.

    Tests/EndToEnd/diff_verdicts.py [--service sesv2] [--releases 1.36.0,1.40.0] [--cache DIR]

The releases come from PyPI with `pip download --no-deps`. SHAPESMITH names the built program, SHAPESMITH_MODULES the folder with the
modules of the runtime; without them both are built from this repository.
"""
import argparse, glob, gzip, json, os, re, subprocess, sys, tempfile, zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SERVICES = {"sesv2": "2019-09-27", "s3": "2006-03-01", "ec2": "2016-11-15"}
RELEASES = ["1.29.0", "1.31.85", "1.34.0", "1.36.0", "1.40.0", "1.44.5"]
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


def run(command, **options):
    """Runs a command; one that has to succeed and does not ends the script with what it said."""
    result = subprocess.run(command, **{**options, "check": False})
    if options.get("check") and result.returncode:
        sys.exit(f"{command[0]} {command[1]} ended with {result.returncode}\n{result.stderr or ''}")
    return result


def plain(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


# Releases ---------------------------------------------------------------------------------------------------------------------------


def specification(release, service, cache):
    """The folder of a service's shape definitions in a release, unpacked."""
    folder = os.path.join(cache, release, service, SERVICES[service])
    if os.path.exists(os.path.join(folder, "service-2.json")):
        return folder
    wheels = os.path.join(cache, "wheels")
    wheel = glob.glob(f"{wheels}/botocore-{release}-*.whl")
    if not wheel:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"botocore=={release}", "-d", wheels]
        run(command, check=True)
        wheel = glob.glob(f"{wheels}/botocore-{release}-*.whl")
    os.makedirs(folder, exist_ok=True)
    with zipfile.ZipFile(wheel[0]) as archive:
        for name in archive.namelist():
            if not name.startswith(f"botocore/data/{service}/{SERVICES[service]}/"):
                continue
            data, base = archive.read(name), os.path.basename(name)
            if base.endswith(".gz"):
                data, base = gzip.decompress(data), base[:-3]
            with open(os.path.join(folder, base), "wb") as file:
                file.write(data)
    return folder


# The older code, as its callers know it ---------------------------------------------------------------------------------------------


class Face:
    """What the generated files declare: structures, unions, enumerations, operations."""

    def __init__(self, folder):
        self.members, self.cases, self.values, self.parameters = {}, {}, {}, {}
        self.operations, self.errors = [], set()
        self.settable = set()  # of structure and member
        for path in sorted(glob.glob(f"{folder}/*.swift")):
            if not path.endswith(("+Schema.swift", "+Serializers.swift", "+Endpoints.swift")):
                self.read(open(path, encoding="utf-8").read(), path.endswith("+Client.swift"))

    def read(self, text, is_client):
        current = kind = None
        for line in text.split("\n"):
            if is_client:
                found = re.match(r"    public func (`?\w+`?)\((.*)\) async throws -> (.+) \{$", line)
                if found:
                    self.operations.append((found[1].strip("`"), parameters(found[2]), found[3]))
                continue
            if found := re.match(r"nonisolated public (struct|enum) (\w+)", line):
                kind, current = found[1], found[2]
                if kind == "enum":
                    self.cases[current] = []
                elif "RawRepresentable" in line:
                    kind, self.values[current] = "values", []
                else:
                    self.members[current] = []
            elif found := re.match(r"nonisolated extension (\w+): ErrorShape", line):
                self.errors.add(found[1])
            elif line == "}":
                current = None
            elif current is None:
                continue
            elif kind == "struct" and (found := re.match(r"    public (var|let) (`?\w+`?): (.+?)( \{)?$", line)):
                self.members[current].append((found[2], found[3]))
                is_computed, key = bool(found[4]), (current, found[2])
                if found[1] == "var" and not is_computed:
                    self.settable.add(key)
            elif kind == "struct" and line.startswith("        set {"):
                self.settable.add(key)
            elif kind == "struct" and (found := re.match(r"    public init\((.*)\) \{", line)):
                self.parameters[current] = parameters(found[1])
            elif kind == "enum" and (found := re.match(r"    (?:indirect )?case (`?\w+`?)\((.+)\)$", line)):
                self.cases[current].append((found[1], found[2]))
            elif kind == "values" and (found := re.match(r"    public static var (`?\w+`?): Self", line)):
                self.values[current].append(found[1])
        self.cases = {name: cases for name, cases in self.cases.items() if any(case == "unknown" for case, _ in cases)}

    def reachable(self, names):
        seen, waiting = set(), list(names)
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            for _, kind in self.members.get(name, []) + self.cases.get(name, []):
                waiting += IDENTIFIER.findall(kind)
        return seen


def parameters(text):
    """`a: A, b: [String: B]? = nil` as names with types."""
    found, depth, part = [], 0, ""
    for character in text + ",":
        depth += (character in "([<") - (character in ")]>")
        if character != "," or depth:
            part += character
            continue
        if part.strip():
            label, _, kind = part.strip().partition(":")
            found.append((label.split()[0], kind.partition(" = ")[0].strip()))
        part = ""
    return found


def caller(face):
    """One line for each thing that a caller does, with what it is about."""
    inputs = face.reachable(kind for _, given, _ in face.operations for label, kind in given if label == "_")
    outputs = face.reachable([kind for _, _, kind in face.operations] + sorted(face.errors))
    lines, subjects = ["import Vendor", "func same<T>(_: inout T, _: T.Type) {}"], [None, None]

    def add(line, *subject):
        lines.append(line.format(n=len(lines)))
        subjects.append(subject)

    for name, members in sorted(face.members.items()):
        add("func f{n}() {{ _ = " + name + ".self }}", "type", name)
        for member, kind in members:
            if (name, member) in face.settable:
                use = f"func f{{n}}(_ v: inout {name}) {{{{ same(&v.{member}, ({kind}).self) }}}}"
            else:
                use = f"func f{{n}}() {{{{ let path = \\{name}.{member}; let _: KeyPath<{name}, {kind}> = path }}}}"
            add(use, "member", name, member.strip("`"))
        if name in inputs and members:
            given = ", ".join(f"_ a{i}: {kind}" for i, (_, kind) in enumerate(face.parameters[name]))
            passed = ", ".join(f"{label}: a{i}" for i, (label, _) in enumerate(face.parameters[name]))
            add(f"func f{{n}}({given}) {{{{ _ = {name}({passed}) }}}}", "init", name)
    for name, cases in sorted(face.cases.items()):
        add("func f{n}() {{ _ = " + name + ".self }}", "type", name)
        for case, kind in cases:
            add(f"func f{{n}}(_ v: {kind}) -> {name} {{{{ .{case}(v) }}}}", "member", name, case.strip("`"))
        if name in outputs:
            every = " ".join(f"case .{case}: break;" for case, _ in cases)
            add(f"func f{{n}}(_ v: {name}) {{{{ switch v {{{{ {every} }}}} }}}}", "init", name)
    for name, values in sorted(face.values.items()):
        add("func f{n}() {{ _ = " + name + ".self }}", "type", name)
        for value in values:
            add(f"func f{{n}}() {{{{ _ = {name}.{value} }}}}", "value", name, value.strip("`"))
    for name, given, output in face.operations:
        kinds = ", ".join(f"_ a{i}: {kind}" for i, (_, kind) in enumerate(given))
        passed = ", ".join(f"a{i}" if label == "_" else f"{label}: a{i}" for i, (label, _) in enumerate(given))
        call = f"func f{{n}}(_ c: VendorClient, {kinds}) async throws {{{{ let _: {output} = try await c.`{name}`({passed}) }}}}"
        add(call, "operation" if given[0][0] == "_" else "call", name)
    return "\n".join(lines) + "\n", subjects


# The compiler's answer against that of diff -----------------------------------------------------------------------------------------


def module_flags(modules):
    """What makes the compiler find the runtime."""
    maps = [os.path.join(os.path.dirname(modules), f"{name}.build", "module.modulemap") for name in ("CDigests", "CSystem", "CCurl")]
    return [f"-I{modules}"] + [flag for path in maps for flag in ("-Xcc", f"-fmodule-map-file={path}")]


def built_program():
    """The program, and the folder of the runtime's modules."""
    shapesmith, modules = os.environ.get("SHAPESMITH"), os.environ.get("SHAPESMITH_MODULES")
    if not shapesmith or not modules:
        for product in (["--product", "shapesmith"], ["--target", "ShapesmithWholeClient"], ["--target", "TypedCalls"]):
            run(["swift", "build", *product], cwd=ROOT, check=True)
        folder = run(["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
        shapesmith, modules = shapesmith or f"{folder}/shapesmith", modules or f"{folder}/Modules"
    return shapesmith, modules


def compile_errors(folder, text, modules, work):
    """The numbers of the lines that fail against the code in a folder."""
    module = os.path.join(work, "Vendor.swiftmodule")
    includes = module_flags(modules)
    files = sorted(glob.glob(f"{folder}/*.swift"))
    skip = ["-experimental-skip-non-inlinable-function-bodies", "-suppress-warnings", "-swift-version", "6"]
    command = ["swiftc", "-emit-module", "-parse-as-library", "-module-name", "Vendor", *skip, *includes, *files, "-o", module]
    run(command, check=True)
    path = os.path.join(work, "caller.swift")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    command = ["swiftc", "-typecheck", "-parse-as-library", "-suppress-warnings", "-swift-version", "6", f"-I{work}", *includes, path]
    result = run(command, capture_output=True, text=True)
    errors = {}
    for line in result.stderr.split("\n"):
        if found := re.match(r".*caller\.swift:(\d+):\d+: error: (.*)", line):
            errors.setdefault(int(found[1]) - 1, found[2])
    if result.returncode and not errors:
        sys.exit(result.stderr)
    return errors


def swift_names(lock):
    """Names in Swift by names in the description, where they are not the same but for their spelling."""
    types, members, last = {}, {}, None
    for line in open(lock, encoding="utf-8"):
        fields = line.split()
        if not fields or fields[0] != "type":
            continue
        name, _, swift = fields[1].partition("=")
        last = name
        if swift:
            types[plain(name)] = plain(swift)
        for field in fields[2:]:
            member, _, swift = field.partition("=")
            if swift:
                members[plain(last), plain(member)] = plain(swift)
    return types, members


def check(old, new, shapesmith, modules, work):
    output = os.path.join(work, "generated")
    for name in glob.glob(f"{output}/*"):
        os.remove(name)
    generate = [shapesmith, "generate", "--quiet", "--module", "Vendor", "--output", output, "--spec"]
    run(generate + [old], check=True)
    face = Face(output)
    text, subjects = caller(face)
    unmoved = compile_errors(output, text, modules, work)
    if unmoved:
        line, message = next(iter(unmoved.items()))
        return [f"the caller does not compile against its own code: {message}: {text.splitlines()[line]}"], 0, 0
    run(generate + [new], check=True)
    failed = compile_errors(output, text, modules, work)
    command = [shapesmith, "diff", old, new, "--format", "json", "--fail-on", "never"]
    differences = json.loads(run(command, check=True, capture_output=True, text=True).stdout)["differences"]
    types, members = swift_names(os.path.join(output, "shapesmith.lock"))

    told = set()
    for difference in differences:
        if difference["effects"]["swift"] != "breaking" or difference["kind"] in ("paginator", "waiter"):
            continue
        subject, kind = difference["subject"].split(" (now ")[0], difference["kind"]
        name, _, member = subject.partition(".")
        name = types.get(plain(name), plain(name))
        member = members.get((name, plain(member)), plain(member))
        if kind == "value-left":
            value = re.search(r"the value '(.*)' no longer", difference["sentence"])[1]
            told.add(("value", name, members.get((name, plain(value)), plain(value))))
        elif kind in ("shape-left", "shape-renamed"):
            told.add(("type", name))
        elif kind in ("member-order", "member-joined"):
            told.add(("init", name))
        elif member in ("item", "value") and member not in [plain(m) for m, _ in face.members.get(name, [])]:
            told.add(("list", name))
        elif member:
            told.add(("member", name, member))
        else:
            told.add(("operation", name))

    seen = {(subject[0], *map(plain, subject[1:])) for line, subject in enumerate(subjects) if line in failed and subject}
    gone = {subject[1] for line, subject in enumerate(subjects) if line in failed and subject and subject[0] == "type"}
    lines, problems = text.splitlines(), []
    of_types = {subject[1] for subject in told if subject[0] in ("member", "init")}
    has_lists = any(subject[0] == "list" for subject in told)
    for line, message in sorted(failed.items()):
        subject = subjects[line]
        key = (subject[0], *map(plain, subject[1:]))
        words = set(IDENTIFIER.findall(lines[line]))
        is_told = key in told or (subject[0] in ("init", "call") and any(plain(word) in of_types for word in words))
        if subject[0] == "call":
            is_told = is_told or ("operation", key[1]) in told or input_of(face, subject[1]) in of_types
        if not is_told and not (subject[0] != "type" and gone & words) and not (has_lists and "[" in lines[line]):
            problems.append(f"fails, but diff does not tell: {lines[line]}: {message}")
    for subject in sorted(told - seen):
        if subject[0] != "list":
            problems.append(f"told by diff, but compiles: {' '.join(subject)}")
    return problems, len(told), len(lines)


def input_of(face, operation):
    """The plain name of an operation's input."""
    return next((plain(given[0][1]) for name, given, _ in face.operations if name == operation and given[0][0] == "_"), None)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--service", action="append", choices=sorted(SERVICES))
    arguments.add_argument("--releases", default=",".join(RELEASES))
    arguments.add_argument("--cache", default=os.path.join(tempfile.gettempdir(), "shapesmith-releases"))
    arguments = arguments.parse_args()
    shapesmith, modules = built_program()
    releases = arguments.releases.split(",")
    failures = 0
    for service in arguments.service or SERVICES:
        for old, new in zip(releases, releases[1:]):
            with tempfile.TemporaryDirectory() as work:
                folders = [specification(release, service, arguments.cache) for release in (old, new)]
                problems, told, lines = check(*folders, shapesmith, modules, work)
            print(f"{service} {old} -> {new}: {lines} lines of a caller, {told} things told to break, {len(problems)} wrong", flush=True)
            for problem in problems[:20]:
                print(f"  {problem}")
            failures += len(problems)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
