#!/usr/bin/env python3
"""Records the requests that boto3 signs, as the expected side of RecordedRequestsTests.

    python3 -m venv VENV && VENV/bin/pip install boto3==1.43.75 botocore==1.43.75
    VENV/bin/python record.py            # writes Recorded/<service>.json beside this file

For every operation of a service an input is made from the shapes (each member present, strings with characters that need
care, maps and lists of two), sent through a boto3 client whose clock stands at a fixed time and whose sender only takes notes.
Nothing leaves the machine. Inputs are written with member names, blobs as {"$blob": base64}, times as {"$time": epoch seconds}.
"""
import base64, datetime, json, os, sys
import boto3, botocore
from botocore.config import Config
from botocore.awsrequest import AWSResponse
import botocore.auth

BOTOCORE = "1.43.75"
FIXED = datetime.datetime(2026, 7, 1, 12, 30, 45, tzinfo=datetime.timezone.utc)
SERVICES = ["ses", "sesv2"]
HERE = os.path.dirname(os.path.abspath(__file__))
TEXT = ["a b/c", "é+&=~*'", "x", "2%41?#"]


class Maker:
    """Makes one input from the shapes, the same on every run."""

    def __init__(self):
        self.count = 0

    def text(self, shape, label):
        if getattr(shape, "enum", None):
            return shape.enum[self.next() % len(shape.enum)]
        value = f"v{self.next()}" if label else f"{TEXT[self.next() % len(TEXT)]}{self.count}"
        least = shape.metadata.get("min", 0)
        return value + "z" * max(0, least - len(value))

    def next(self):
        self.count += 1
        return self.count

    def value(self, shape, path, member=None):
        kind = shape.type_name
        if kind == "structure":
            return self.structure(shape, path)
        if kind == "list":
            count = max(shape.metadata.get("min", 0), 2)
            if shape.metadata.get("max"): count = min(count, shape.metadata["max"])
            return [self.value(shape.member, path) for _ in range(count)]
        if kind == "map":
            keys = getattr(shape.key, "enum", None) or ["k b", "K&a"]
            return {key: self.value(shape.value, path) for key in sorted(keys[:2])}     # key order, as the generated code writes
        if kind == "string":
            return self.text(shape, False)
        if kind in ("integer", "long"):
            return max(shape.metadata.get("min", 0), 7 + self.next())
        if kind in ("float", "double"):
            return self.next() + 0.25
        if kind == "boolean":
            return self.next() % 2 == 0
        if kind == "timestamp":
            return datetime.datetime(2023, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc) + datetime.timedelta(days=self.next())
        if kind == "blob":
            return b"From: a@example.com\n\n\x00\xff" + bytes([self.next() % 256])
        raise SystemExit(f"no value for a {kind}")

    def structure(self, shape, path):
        if shape.name in path:
            return None
        members = {}
        for name, member in shape.members.items():
            if name == "EndpointId":          # chooses another endpoint and SigV4a, which has its own tests
                continue
            value = self.value(member, path + [shape.name])
            if value is not None:
                members[name] = value
            if getattr(shape, "is_tagged_union", False):
                break
        return members


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return {"$blob": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {"$time": int(value.timestamp())}
    return value


def record(service):
    session = boto3.session.Session(aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", region_name="us-east-1")
    client = session.client(service, config=Config(retries={"total_max_attempts": 1}))
    sent = []

    def take(request, **_):
        sent.append(request)
        return AWSResponse(request.url, 200, {}, None)

    client.meta.events.register("before-send", take)
    cases = []
    for name in sorted(client.meta.service_model.operation_names):
        operation = client.meta.service_model.operation_model(name)
        given = Maker().structure(operation.input_shape, []) if operation.input_shape else {}
        sent.clear()
        try:
            getattr(client, botocore.xform_name(name))(**given)
        except Exception as error:             # the empty answer may not parse; the request is what counts
            if not sent:
                raise SystemExit(f"{service}.{name}: {error!r}")
        request = sent[0]
        url = botocore.compat.urlsplit(request.url)
        headers = {key.lower(): value.decode() if isinstance(value, bytes) else value for key, value in request.headers.items()}
        body = request.body or b""
        if isinstance(body, str):
            body = body.encode()
        cases.append({
            "operation": name,
            "input": plain(given),
            "request": {
                "method": request.method, "host": url.netloc, "path": url.path, "query": url.query,
                "contentType": headers.get("content-type"), "date": headers["x-amz-date"],
                "body": body.decode("utf-8"), "authorization": headers["authorization"],
            },
        })
    with open(os.path.join(HERE, "Recorded", f"{service}.json"), "w", encoding="utf-8") as file:
        json.dump({"botocore": botocore.__version__, "service": service, "cases": cases}, file, ensure_ascii=False, indent=1)
        file.write("\n")
    print(f"{service}: {len(cases)} requests")


class FixedClock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return FIXED if tz else FIXED.replace(tzinfo=None)

    @classmethod
    def utcnow(cls):
        return FIXED.replace(tzinfo=None)


if __name__ == "__main__":
    if botocore.__version__ != BOTOCORE:
        sys.exit(f"botocore {BOTOCORE} is needed, this is {botocore.__version__}")
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: FIXED.replace(tzinfo=None) if remove_tzinfo else FIXED
    botocore.auth.datetime.datetime = FixedClock
    os.makedirs(os.path.join(HERE, "Recorded"), exist_ok=True)
    for service in sys.argv[1:] or SERVICES:
        record(service)
