#!/usr/bin/env python3
"""Holds what `shapesmith cost` estimates, and what inferred operations are said to save, against programs that are really built.

    Tests/EndToEnd/cost.py [SPEC OPERATION]...

For each operation a program is generated, compiled and linked as `swift build -c release` does it, once with a call of the operation and once
with a client that calls nothing. The size of the stripped program, which is the same in every run, has to be within 20 % of the estimate. CPU
seconds are printed, and held against the 2 s of one inferred operation. SHAPESMITH names a built program, SHAPESMITH_RELEASE the folder of a
release build of ShapesmithClient; without them they are built.
"""
import glob
import json
import os
import re
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OPERATIONS = [("ses/2010-12-01", name) for name in ("GetSendStatistics", "SendEmail", "CreateTemplate", "UpdateConfigurationSetEventDestination")] + [
    ("sesv2/2019-09-27", name) for name in ("SendEmail", "BatchGetMetricData", "DeleteTenant")]


def swift(*arguments):
    return subprocess.run(["swift", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def run(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        sys.exit(f"FAILED: {' '.join(command[:6])} …\n{result.stdout}{result.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, result.stdout


def modules_of(name):
    """The targets that a target is linked with, as the package describes them."""
    targets = {target["name"]: target for target in json.loads(swift("package", "describe", "--type", "json"))["targets"]}
    found, waiting = [], [name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            waiting += targets[name].get("target_dependencies", [])
    return found


class Builder:
    def __init__(self, work):
        self.work = work
        self.tool = os.environ.get("SHAPESMITH")
        if not self.tool:
            swift("build", "--product", "shapesmith")
            self.tool = os.path.join(swift("build", "--show-bin-path"), "shapesmith")
        self.release = os.environ.get("SHAPESMITH_RELEASE")
        if not self.release:
            swift("build", "-c", "release", "--target", "ShapesmithClient")
            self.release = swift("build", "-c", "release", "--show-bin-path")
        self.objects = [path for module in modules_of("ShapesmithClient") for path in sorted(glob.glob(f"{self.release}/{module}.build/**/*.o", recursive=True))]
        self.flags = ["-I", f"{self.release}/Modules"]
        for module in ("CDigests", "CSystem", "CCurl"):
            path = f"{work}/{module}.modulemap"
            with open(path, "w") as file:
                file.write(f'module {module} {{ umbrella "{ROOT}/Sources/{module}/include" export * }}\n')
            self.flags += ["-Xcc", f"-fmodule-map-file={path}"]

    def build(self, spec, operation):
        """Stripped bytes, CPU seconds of compiling, and what `generate` said, of a program that calls an operation, or none."""
        folder = tempfile.mkdtemp(dir=self.work)
        with open(f"{folder}/App.swift", "w") as file:
            file.write(f"// {operation or 'nothing'}\n")
        command = [self.tool, "generate", "--spec", f"{ROOT}/specs/{spec}", "--module", "API", "--output", f"{folder}/API", "--access",
                   "internal", "--operations", "inferred", "--sources", f"{folder}/App.swift"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        # The schema is for calls by name; the plugin leaves it out.
        sources = sorted(path for path in glob.glob(f"{folder}/API/*.swift") if "+Schema" not in path)
        main = "print(API.Client().core)\n"
        if operation:
            with open(f"{folder}/API/API+Client.swift") as file:
                call, argument = re.search(r"func (\S+)\(_ input: ([\w.]+)", file.read()).groups()
            main = (f"func run(_ input: {argument}) async throws {{ print(try await API.Client().{call}(input)) }}\n"
                    f"let call: ({argument}) async throws -> Void = run\nprint(call)\n")
        with open(f"{folder}/main.swift", "w") as file:
            file.write(main)
        cpu, _ = run(["swiftc", "-O", "-wmo", "-swift-version", "6", "-module-name", "app", *self.flags, "-g", "-c", "-o", "app.o", "main.swift",
                      *sources], folder)
        run(["swiftc", "-emit-executable", "-o", "app", "app.o", *self.objects, "-lm", "-Xlinker", "--gc-sections"], folder)
        run(["strip", "app"], folder)
        sizes = run(["size", "app"], folder)[1].split("\n")[1].split()
        return int(sizes[0]) + int(sizes[1]), cpu, said


def main():
    words = sys.argv[1:]
    operations = list(zip(words[::2], words[1::2])) or OPERATIONS
    passed = failed = 0
    with tempfile.TemporaryDirectory() as work:
        builder = Builder(work)
        bare = {}
        for spec, operation in operations:
            if spec not in bare:
                bare[spec] = builder.build(spec, None)[0]
            size, cpu, said = builder.build(spec, operation)
            added = size - bare[spec]
            costs = json.loads(run([builder.tool, "cost", "--spec", f"{ROOT}/specs/{spec}", "--format", "json", operation], work)[1])
            estimate = costs[0]["operations"][0]["bytes"]
            shapes = re.search(r"with (\d+) of (\d+) shapes", said).groups()
            error = estimate / added - 1
            good = abs(error) <= 0.2
            text = f"{spec} {operation}: {added / 1000:.1f} KB added, {estimate / 1000:.1f} KB estimated ({error:+.0%}); "
            text += f"{shapes[0]} of {shapes[1]} shapes; compiled in {cpu:.2f} CPU s"
            if operation == "GetSendStatistics":
                good = good and int(shapes[0]) <= 12 and cpu <= 2 and added <= 60_000
                text += " (to reach: 12 shapes, 2 CPU s, 60 KB)"
            passed, failed = passed + good, failed + (not good)
            print(("ok: " if good else "FAILED: ") + text, flush=True)
    print(f"cost: {passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
