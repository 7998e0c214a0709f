"""What the service answers: canned replies by scenario, and for everything else a reply made from the operation's output shape."""
import json, os

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/"


def _load(service, version):
    with open(os.path.join(ROOT, "specs", service, version, "service-2.json"), encoding="utf-8") as file:
        return json.load(file)


SES = _load("ses", "2010-12-01")
SESV2 = _load("sesv2", "2019-09-27")


def operation_of(method, path, fields):
    """The service and name of the operation that a request is for."""
    if "Action" in fields:
        return SES, fields["Action"]
    for name, operation in SESV2["operations"].items():
        http = operation["http"]
        pattern, parts = http["requestUri"].split("?")[0].strip("/").split("/"), path.strip("/").split("/")
        if http["method"] == method and len(pattern) == len(parts) and all(p.startswith("{") or p == q for p, q in zip(pattern, parts)):
            return SESV2, name
    return None, None


def sample(service, shape, depth=0):
    """A value of a shape with everything in it."""
    shape = service["shapes"][shape] if isinstance(shape, str) else shape
    kind = shape["type"]
    if kind == "structure":
        names = list(shape.get("members", {}).items())
        names = names[:1] if shape.get("union") else names
        return {} if depth > 6 else {name: sample(service, member["shape"], depth + 1) for name, member in names}
    if kind == "list":
        return [sample(service, shape["member"]["shape"], depth + 1), sample(service, shape["member"]["shape"], depth + 1)]
    if kind == "map":
        return {"first": sample(service, shape["value"]["shape"], depth + 1), "日本": sample(service, shape["value"]["shape"], depth + 1)}
    if kind == "string":
        return shape["enum"][0] if "enum" in shape else "text with é, \"quotes\" and: colons"
    return {"boolean": True, "integer": 7, "long": 1234567890123, "double": 1.5, "float": 0.25, "timestamp": 1700000000.25, "blob": "aGk="}[kind]


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xml(service, shape, value):
    """A value as the query protocol writes it."""
    shape = service["shapes"][shape] if isinstance(shape, str) else shape
    kind = shape["type"]
    if kind == "structure":
        return "".join(
            f"<{name}>{xml(service, shape['members'][name]['shape'], item)}</{name}>" for name, item in value.items())
    if kind == "list":
        return "".join(f"<member>{xml(service, shape['member']['shape'], item)}</member>" for item in value)
    if kind == "map":
        return "".join(
            f"<entry><key>{_escaped(key)}</key><value>{xml(service, shape['value']['shape'], item)}</value></entry>"
            for key, item in value.items())
    if kind == "timestamp":
        return "2023-11-14T22:13:20.250Z"
    return _escaped(str(value).lower() if isinstance(value, bool) else str(value))


def _result(name, content):
    return f'<{name}Response xmlns="{NAMESPACE}"><{name}Result>{content}</{name}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></{name}Response>'


def _xml(content, status=200, **more):
    return {"status": status, "type": "text/xml", "body": content.encode(), **more}


def _json(value, status=200, **more):
    return {"status": status, "type": "application/json", "body": json.dumps(value).encode(), **more}


def _error(code, message, status, more=""):
    return _xml(
        f'<ErrorResponse xmlns="{NAMESPACE}"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message>{more}</Error>'
        "<RequestId>e-1</RequestId></ErrorResponse>", status)


def whole(service, name):
    """A reply that holds every member of the output; no further page follows."""
    operation = service["operations"][name]
    output = operation.get("output")
    value = sample(service, output["shape"]) if output else {}
    for token in ["NextToken"]:
        value.pop(token, None)
    if service is SESV2:
        return _json(value)
    return _xml(_result(name, xml(service, output["shape"], value) if output else ""))


IDENTITIES = [["a@example.com", "b@example.com"], ["c@example.com", "d@example.com"], ["e@example.com"]]


def page(fields):
    """One of three pages of identities."""
    number = {"": 0, "PAGE2": 1, "PAGE3": 2}.get(fields.get("NextToken", ""), 2)
    token = ["PAGE2", "PAGE3", ""][number]
    members = "".join(f"<member>{item}</member>" for item in IDENTITIES[number])
    return _xml(_result(
        "ListIdentities", f"<Identities>{members}</Identities>" + (f"<NextToken>{token}</NextToken>" if token else "")))


def tenants(fields):
    """One of two pages of tenants."""
    last = fields.get("NextToken") == "T2"
    reply = {"Tenants": [{"TenantName": name, "CreatedTimestamp": 1700000000} for name in (["t3"] if last else ["t1", "t2"])]}
    return _json(reply if last else {**reply, "NextToken": "T2"})


QUOTA = _xml(_result(
    "GetSendQuota", "<Max24HourSend>200.0</Max24HourSend><MaxSendRate>1.0</MaxSendRate><SentLast24Hours>1.0E-5</SentLast24Hours>"))
VERIFIED = "<VerificationAttributes><entry><key>a</key><value><VerificationStatus>%s</VerificationStatus></value></entry></VerificationAttributes>"
FIXED = {
    "rejected": _error("MessageRejected", "Email address is not verified: &lt;a@example.com&gt; é", 400),
    "noset": _error("ConfigurationSetDoesNotExist", "There is none.", 400, "<ConfigurationSetName>cs</ConfigurationSetName>"),
    "throttled": _error("Throttling", "Rate exceeded", 400),
    "broken": _error("InternalFailure", "Unknown reason.", 500),
    "unavailable": _error("ServiceUnavailable", "Not now.", 503),
    "nomessage": _xml("<ErrorResponse><Error><Code>OddCode</Code></Error></ErrorResponse>", 400),
    "garbage": _xml("this is <<< no xml", 200),
    "garbage400": _xml("this is <<< no xml", 400),
    "garbage500": _xml("this is <<< no xml", 500),
    "empty": _xml("", 200),
    "empty500": _xml("", 500),
    "page503": {"status": 503, "type": "text/html", "body": b"<html><body>503</body></html>"},
    "v2bad": _json({"message": "The request is invalid: é"}, 400, headers={"x-amzn-ErrorType": "BadRequestException:http://x/"}),
    "v2missing": _json({"__type": "com.amazonaws.sesv2#NotFoundException", "Message": "There is none"}, 404),
    "v2many": _json({"message": "Too many"}, 429, headers={"x-amzn-ErrorType": "TooManyRequestsException"}),
    "v2text": {"status": 400, "type": "text/plain", "body": b"plain words"},
    "nothing": _json({}),
    "hangup": {"hangup": True, "type": "", "body": b""},
    "verified": _xml(_result("GetIdentityVerificationAttributes", VERIFIED % "Success")),
}


def find(scenario, method, path, fields, attempt):
    """The answer to a request; `attempt` counts those of its run from 0."""
    if scenario == "flaky" and attempt == 0:
        return FIXED["unavailable"]
    if scenario == "flakythrottle" and attempt == 0:
        return FIXED["throttled"]
    if scenario in FIXED:
        return FIXED[scenario]
    service, name = operation_of(method, path, fields)
    if name is None:
        return {"status": 404, "type": "text/plain", "body": b"no such operation"}
    if name == "ListIdentities":
        return page(fields)
    if name == "ListTenants":
        return tenants(fields)
    if name == "GetSendQuota" and service is SES:
        return QUOTA
    return whole(service, name)
