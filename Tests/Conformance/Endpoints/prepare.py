"""Makes a spec of each rule set, lets Shapesmith compile it, and puts its cases beside it."""
import glob
import gzip
import json
import os
import re
import subprocess
import sys

folder, data, shapesmith, work = sys.argv[1:5]
modules = []


def module(name):
    return "Rules" + re.sub("[^A-Za-z0-9]", "", name.title())


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if not os.path.exists(path) or open(path).read() != text:
        open(path, "w").write(text)


def compile_rules(name, service, rules, operation, cases):
    spec, target = f"{work}/specs/{name}", module(name)
    write(f"{spec}/service-2.json", service)
    write(f"{spec}/endpoint-rule-set-1.json", rules)
    output = f"{work}/generated/{target}"
    subprocess.run(
        [shapesmith, "generate", "--quiet", "--spec", spec, "--module", target, "--output", output, "--operations", operation], check=True)
    text = open(f"{output}/{target}+Endpoints.swift").read()
    text = re.sub("import Shapesmith(Whole)?Client", r"import \1ServiceRuntime", text)
    write(f"{work}/Sources/Run/{target}.swift", text)
    write(f"{work}/cases/{target}.json", json.dumps({"testCases": cases}))
    modules.append(target)


PLAIN = json.dumps({
    "version": "2.0",
    "metadata": {
        "apiVersion": "2020-01-01", "endpointPrefix": "rules", "serviceId": "Rules", "serviceFullName": "Rules", "protocol": "json",
        "jsonVersion": "1.1", "signatureVersion": "v4", "targetPrefix": "Rules", "uid": "rules-2020-01-01"},
    "operations": {"Ask": {"name": "Ask", "http": {"method": "POST", "requestUri": "/"}}}, "shapes": {}})


def found(path):
    return next((name for name in (path, path + ".gz") if os.path.exists(name)), None)


def text(path):
    name = found(path)
    with (gzip.open(name, "rt") if name.endswith(".gz") else open(name)) as file:
        return file.read()


for path in sorted(glob.glob(f"{folder}/rules/valid-rules/*.json")):
    name = os.path.basename(path)[:-5]
    cases = f"{folder}/rules/test-cases/{name}.json"
    compile_rules(
        f"functions-{name}", PLAIN, open(path).read(), "Ask", json.load(open(cases))["testCases"] if os.path.exists(cases) else [])

for name in sorted(os.listdir(f"{folder}/services")):
    version = max(v for v in os.listdir(f"{data}/{name}") if found(f"{data}/{name}/{v}/endpoint-rule-set-1.json"))
    service = text(f"{data}/{name}/{version}/service-2.json")
    rules = text(f"{data}/{name}/{version}/endpoint-rule-set-1.json")
    cases = [c for path in glob.glob(f"{folder}/services/{name}/**/*.json", recursive=True) for c in json.load(open(path))["testCases"]]
    compile_rules(name, service, rules, min(json.loads(service)["operations"]), cases)

rows = "".join(f'    ("{m}", {{ try {m}Service.endpoint($0) }}),\n' for m in modules)
write(
    f"{work}/Sources/Run/RuleSets.swift",
    "import ServiceRuntime\n\nlet ruleSets: [(name: String, endpoint: @Sendable (EndpointParameters) throws -> Endpoint)] = [\n" + rows + "]\n")
