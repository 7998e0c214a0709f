#!/usr/bin/env python3
"""Checks that the oldest client reads the newest service: no reply of today makes a client of years ago fail.

For each service a client is generated from the oldest of the botocore releases and compiled. It is then given, for every operation that
it knows, a reply made from the newest description with all its members filled in: members, enumeration values, and union members
that it has never heard of among them. Every call has to succeed, and every member that both releases know has to come through. What
`shapesmith diff` tells to be of another type on the wire is left out, and counted.

    Tests/EndToEnd/old_clients.py [--service sesv2] [--oldest 1.29.0] [--newest 1.44.5] [--cache DIR]

SHAPESMITH and SHAPESMITH_MODULES are as for diff_verdicts.py.
"""
import argparse, glob, json, os, sys, tempfile
from xml.sax.saxutils import escape, quoteattr

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from diff_verdicts import SERVICES, built_program, module_flags, run, specification

RUNTIME = "CDigests CSystem Digests ScalarText Values WireFormats RequestSigning SpecialSigning ServiceRuntime BodyTraits Documents".split()
RUNTIME += "EventStreams SpecialServices WholeServiceRuntime AWSCredentials CCurl CurlTransport URLSessionTransport ShapesmithClient".split()
RUNTIME += ["ShapesmithWholeClient", "TypedCalls"]
AT_ONCE = 80
MAIN = """
import Foundation
import ShapesmithWholeClient
import TypedCalls
import Vendor
import VendorCalls

@main struct Replies {
    static func main() async throws {
        let text = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
        let credentials = StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")
        for one in try Document(json: text).value.list ?? [] {
            let headers = (one["headers"]?.map?.entries ?? []).map { ($0.key, $0.value.string ?? "") }
            let status = one["status"]?.string.flatMap { Int($0) } ?? 200
            let reply = HTTPResponse(status: status, headers: HTTPHeaders(headers), body: .bytes(Array((one["body"]?.string ?? "").utf8)))
            let options = ClientOptions().with(region: "us-east-1", credentials: credentials, endpoint: nil, transport: ScriptedTransport(reply))
            let core = ClientCore(VendorService.description, options, defaults: .standard)
            let name = one["operation"]?.string ?? ""
            do {
                let output = try await VendorCalls.call(name, nil, with: core)
                let members = (output?.map?.entries ?? []).filter { !$0.value.isNull }.map(\\.key)
                print("read", name, members.joined(separator: " "))
            } catch let error as ServiceError {
                print("error", name, error.code)
            } catch {
                print("failed", name, error)
            }
        }
    }
}
"""


# Replies of the newest service ------------------------------------------------------------------------------------------------------


class Replies:
    def __init__(self, model, changed):
        # Shapes, and members as `Shape.member`, that are of another type than in the oldest release.
        self.changed, self.omitted = changed, 0
        self.shapes, self.operations, self.metadata = model["shapes"], model["operations"], model["metadata"]
        self.protocol = self.metadata["protocol"]

    def scalar(self, shape, where):
        kind = shape["type"]
        if kind == "boolean":
            return "true" if where != "json" else True
        if kind in ("integer", "long"):
            return 7 if kind == "integer" else 9007199254740991
        if kind in ("float", "double"):
            return 1.5
        if kind == "timestamp":
            style = shape.get("timestampFormat") or {"json": "unixTimestamp", "header": "rfc822"}.get(where, "iso8601")
            return {"unixTimestamp": 1400000000, "rfc822": "Tue, 13 May 2014 16:53:20 GMT", "iso8601": "2014-05-13T16:53:20Z"}[style]
        if kind == "blob":
            return "YWJj"
        return "a-value-of-tomorrow" if "enum" in shape else "text"

    def members(self, name):
        """The members of a structure; of a union only the newest."""
        shape, found = self.shapes[name], []
        for key, member in shape.get("members", {}).items():
            if member["shape"] in self.changed or f"{name}.{key}" in self.changed:
                self.omitted += 1
            else:
                found.append((key, member))
        return found[-1:] if shape.get("union") else found

    def json(self, reference, path=()):
        name = reference["shape"]
        shape = {**self.shapes[name], **{key: reference[key] for key in ("timestampFormat",) if key in reference}}
        kind, path = shape["type"], path + (name,)
        if kind == "structure":
            if path.count(name) > 1 or shape.get("document"):
                return {}
            inner = {member.get("locationName", key): self.json(member, path) for key, member in self.members(name) if "location" not in member}
            return {**inner, "MemberOfTomorrow": {"deep": [1, None]}} if not shape.get("union") else inner
        if kind == "list":
            return [self.json(shape["member"], path)] if path.count(name) < 2 else []
        if kind == "map":
            return {"key": self.json(shape["value"], path)} if path.count(name) < 2 else {}
        return self.scalar(shape, "json")

    def xml(self, reference, element, path=()):
        name = reference["shape"]
        shape = {**self.shapes[name], **{key: reference[key] for key in ("timestampFormat", "flattened") if key in reference}}
        kind, path = shape["type"], path + (name,)
        if kind == "structure":
            attributes = body = ""
            if path.count(name) < 2:
                for key, member in self.members(name):
                    inner = member.get("locationName", key)
                    if member.get("xmlAttribute"):
                        attributes += f" {inner}={quoteattr(str(self.scalar(self.shapes[member['shape']], 'xml')))}"
                    elif "location" not in member:
                        body += self.xml(member, inner, path)
                body += "" if shape.get("union") else "<memberOfTomorrow><deep>1</deep></memberOfTomorrow>"
            space = shape.get("xmlNamespace", {})
            declared = f" xmlns:{space['prefix']}={quoteattr(space['uri'])}" if "prefix" in space else ""
            return f"<{element}{declared}{attributes}>{body}</{element}>"
        if path.count(name) > 1 and kind in ("list", "map"):
            return ""
        if kind == "list":
            if shape.get("flattened"):
                return self.xml(shape["member"], element, path)
            return f"<{element}>{self.xml(shape['member'], shape['member'].get('locationName', 'member'), path)}</{element}>"
        if kind == "map":
            key, value = shape["key"].get("locationName", "key"), shape["value"].get("locationName", "value")
            entry = f"<{key}>key</{key}>{self.xml(shape['value'], value, path)}"
            return f"<{element}>{entry}</{element}>" if shape.get("flattened") else f"<{element}><entry>{entry}</entry></{element}>"
        return f"<{element}>{escape(str(self.scalar(shape, 'xml')))}</{element}>"

    def reply(self, name):
        """The reply of an operation with everything in it; nothing for streams of events."""
        operation = self.operations[name]
        shape_name = operation.get("output", {}).get("shape")
        output = self.shapes.get(shape_name, {})
        members = dict(self.members(shape_name)) if shape_name else {}
        payload = output.get("payload")
        headers, status = {"x-amzn-RequestId": "r-1", "X-From-Tomorrow": "1"}, operation.get("http", {}).get("responseCode", 200)
        for key, member in members.items():
            if self.shapes[member["shape"]].get("eventstream"):
                return None
            shape = {**self.shapes[member["shape"]], **member}
            if member.get("location") == "header":
                headers[member.get("locationName", key)] = str(self.scalar(shape, "header"))
            elif member.get("location") == "headers":
                headers[member.get("locationName", "") + "one"] = "text"
        if self.protocol == "ec2":
            inner = "".join(self.xml(member, member.get("locationName", key)) for key, member in members.items())
            body = f"<{name}Response><requestId>r-1</requestId>{inner}</{name}Response>"
        elif self.protocol == "rest-xml":
            reference = members[payload] if payload else operation.get("output")
            if reference and self.shapes[reference["shape"]]["type"] == "structure":
                body = self.xml({"shape": reference["shape"]}, reference.get("locationName", operation.get("output", {}).get("shape")))
            else:
                body = "text" if payload else ""
        else:
            reference = members[payload] if payload else operation.get("output")
            body = json.dumps(self.json({"shape": reference["shape"]})) if reference else "{}"
        return {"operation": name, "status": str(status), "headers": headers, "body": body}


# The oldest client ------------------------------------------------------------------------------------------------------------------


def client(folder, operations, shapesmith, modules, work):
    """A program that reads the replies of some operations with the code of a release."""
    with open(os.path.join(work, "shapesmith.yaml"), "w", encoding="utf-8") as file:
        file.write(f"modules:\n  Vendor:\n    spec: {folder}\n    output: Vendor\n    calls: true\n    schema: false\n")
        file.write(f"    operations: [{', '.join(operations)}]\n")
    run([shapesmith, "generate", "--quiet", "--config", f"{work}/shapesmith.yaml"], check=True)
    main = os.path.join(work, "Main.swift")
    with open(main, "w", encoding="utf-8") as file:
        file.write(MAIN)
    flags = ["-parse-as-library", "-suppress-warnings", "-swift-version", "6", f"-I{work}", *module_flags(modules)]
    for module in ("Vendor", "VendorCalls"):
        files = sorted(glob.glob(f"{work}/{module}/*.swift"))
        whole = ["-wmo", "-c", "-emit-module", "-emit-module-path", f"{work}/{module}.swiftmodule", "-o", f"{work}/{module}.o"]
        run(["swiftc", *flags, "-module-name", module, *whole, *files], check=True)
    build = os.path.dirname(modules)
    objects = [path for name in RUNTIME for path in sorted(glob.glob(f"{build}/{name}.build/**/*.o", recursive=True))]
    program = os.path.join(work, "replies")
    run(["swiftc", *flags, main, f"{work}/Vendor.o", f"{work}/VendorCalls.o", *objects, "-lm", "-o", program], check=True)
    return program


def model(folder):
    """The shape definitions of a folder, with what its extras change."""
    model = json.load(open(os.path.join(folder, "service-2.json"), encoding="utf-8"))
    extras = os.path.join(folder, "service-2.sdk-extras.json")
    if os.path.exists(extras):
        merge(model, json.load(open(extras, encoding="utf-8"))["merge"])
    return model


def merge(into, more):
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        else:
            into[key] = value


def check(service, oldest, newest, cache, shapesmith, modules):
    folders = [specification(release, service, cache) for release in (oldest, newest)]
    old, new = [model(folder) for folder in folders]
    diff = run([shapesmith, "diff", *folders, "--format", "json", "--fail-on", "never"], check=True, capture_output=True, text=True)
    differences = [one for one in json.loads(diff.stdout)["differences"] if one["effects"]["wire"] == "breaking"]
    changed = {one["subject"] for one in differences if one["kind"] == "type"}
    replies = Replies(new, changed)
    known = [name for name in old["operations"] if name in new["operations"]]
    made = [reply for name in known if (reply := replies.reply(name))]
    lines = []
    # The calls of hundreds of operations are more than a compiler holds in memory at once.
    for start in range(0, len(made), AT_ONCE):
        part = made[start : start + AT_ONCE]
        with tempfile.TemporaryDirectory() as work:
            program = client(folders[0], [reply["operation"] for reply in part], shapesmith, modules, work)
            with open(os.path.join(work, "replies.json"), "w", encoding="utf-8") as file:
                json.dump(part, file)
            lines += run([program, f"{work}/replies.json"], check=True, capture_output=True, text=True).stdout.splitlines()
        print(f"{service}: {len(lines)} of {len(made)} replies", file=sys.stderr, flush=True)
    problems, came = [], 0
    for line in lines:
        verb, name, *rest = line.split(" ")
        if verb != "read":
            problems.append(line)
            continue
        members = [model["shapes"].get(model["operations"][name].get("output", {}).get("shape"), {}).get("members", {}) for model in (old, new)]
        both = [key for key in members[0] if key in members[1]]
        shape = new["operations"][name].get("output", {}).get("shape")
        both = [key for key in both if members[1][key]["shape"] not in changed and f"{shape}.{key}" not in changed]
        missing = [key for key in both if key not in rest]
        came += len(both) - len(missing)
        if missing:
            problems.append(f"{name}: {', '.join(missing)} did not come through")
    if len(lines) != len(made):
        problems.append(f"{len(made)} replies, but {len(lines)} answers")
    print(f"{service} {newest} read by {oldest}: {len(made)} replies, {came} members, {replies.omitted} left out, {len(problems)} wrong", flush=True)
    for problem in problems[:30]:
        print(f"  {problem}")
    return len(problems)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--service", action="append", choices=sorted(SERVICES))
    arguments.add_argument("--oldest", default="1.29.0")
    arguments.add_argument("--newest", default="1.44.5")
    arguments.add_argument("--cache", default=os.path.join(tempfile.gettempdir(), "shapesmith-releases"))
    arguments = arguments.parse_args()
    program = built_program()
    services = arguments.service or SERVICES
    sys.exit(1 if sum(check(one, arguments.oldest, arguments.newest, arguments.cache, *program) for one in services) else 0)


if __name__ == "__main__":
    main()
