#!/usr/bin/env python3
"""Writes RecordedRequests.swift: requests made at random from a fixed seed, as botocore signs them.

Run it with a Python that has botocore:  python3 record.py > ../RecordedRequests.swift
"""
import datetime
import hashlib
import hmac
import json
import random
import urllib.parse

import botocore
import botocore.auth as auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

random.seed(20150830)
LETTERS = "abcXYZ019-._~"
ODD = " /%&=+?#:;,@!$'()*[]é€😀"


def word(odd, low=1, high=9):
    return "".join(random.choice(LETTERS + (ODD if odd else "")) for _ in range(random.randint(low, high)))


def path(s3):
    parts = [urllib.parse.quote(word(True), safe="-._~") for _ in range(random.randint(0, 4))]
    if random.random() < 0.3:
        parts.insert(random.randint(0, len(parts)), random.choice(["", ".", ".."]))
    # botocore takes a path that begins with two slashes for a host.
    return ("/" + "/".join(parts) + random.choice(["", "/"])).replace("//", "/x/", 1) if parts else "/"


def query():
    pairs, seen = [], set()
    for _ in range(random.randint(0, 5)):
        name = word(True)
        if name in seen:
            continue
        seen.add(name)
        value = word(True, 0)
        pairs.append(urllib.parse.quote(name, safe="-._~") + "=" + urllib.parse.quote(value, safe="-._~"))
    return "&".join(pairs)


def headers():
    found = [["Host", word(False) + ".example.com"]]
    for name in random.sample(["Content-Type", "X-Amz-Target", "x-amz-meta-b", "X-Amz-Meta-A", "Accept", "User-Agent",
                               "Expect", "Zeta", "alpha", "Content-MD5", "X-Amzn-Trace-Id", "Connection"], random.randint(0, 6)):
        for _ in range(random.choice([1, 1, 1, 2])):
            found.append([name, random.choice(["", " ", "\t"]) + "  ".join(word(False) for _ in range(random.randint(1, 3)))])
    return found


SIGNERS = {"header": auth.SigV4Auth, "query": auth.SigV4QueryAuth, "s3-header": auth.S3SigV4Auth, "s3-query": auth.S3SigV4QueryAuth}

cases = []
for index in range(64):
    kind = list(SIGNERS)[index % 4]
    s3 = kind.startswith("s3")
    case = {
        "kind": kind,
        "method": random.choice(["GET", "POST", "PUT", "DELETE", "HEAD"]),
        "path": path(s3),
        "query": query(),
        "headers": headers(),
        "body": word(True, 0, 40) if not kind.endswith("query") else "",
        "accessKeyID": "AKID" + word(False).upper(),
        "secretAccessKey": word(True, 20, 60),
        "sessionToken": word(True, 20, 60).strip() if random.random() < 0.5 else None,
        "region": random.choice(["us-east-1", "eu-central-2", "ap-south-1"]),
        "service": "s3" if s3 else random.choice(["ses", "sts", "execute-api"]),
        "time": random.randint(0, 4102444800),
        "expires": random.randint(1, 604800),
    }
    if case["sessionToken"] == "":
        case["sessionToken"] = None
    url = "https://" + case["headers"][0][1] + case["path"] + ("?" + case["query"] if case["query"] else "")
    request = AWSRequest(method=case["method"], url=url, data=case["body"].encode() or None)
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    moment = datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc)
    auth.get_current_datetime = lambda: moment
    arguments = {"expires": case["expires"]} if kind.endswith("query") else {}
    signer = SIGNERS[kind](
        Credentials(case["accessKeyID"], case["secretAccessKey"], case["sessionToken"]), case["service"], case["region"], **arguments)
    signer.add_auth(request)
    if kind.endswith("query"):
        case["signature"] = request.url.split("X-Amz-Signature=")[1]
        signed = urllib.parse.parse_qs(urllib.parse.urlsplit(request.url).query)
        case["signedHeaders"] = signed["X-Amz-SignedHeaders"][0]
    else:
        case["signature"] = request.headers["Authorization"].split("Signature=")[1]
        case["signedHeaders"] = request.headers["Authorization"].split("SignedHeaders=")[1].split(",")[0]
    cases.append(case)



def regional(case):
    """Signature Version 4A: canonical form by botocore, key and signature by the library `cryptography`."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    context = b"AWS4-ECDSA-P256-SHA256\0" + case["accessKeyID"].encode() + b"\1"
    fixed = b"\0\0\0\1" + context + b"\0\0\1\0"
    number = int.from_bytes(hmac.digest(("AWS4A" + case["secretAccessKey"]).encode(), fixed, "sha256"), "big")
    assert number <= order - 2  # else the counter would have to go on
    key = ec.derive_private_key(number + 1, ec.SECP256R1())

    url = "https://" + case["headers"][0][1] + case["path"] + ("?" + case["query"] if case["query"] else "")
    request = AWSRequest(method=case["method"], url=url, data=case["body"].encode() or None)
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    date = datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    request.headers["X-Amz-Date"] = date
    request.headers["X-Amz-Region-Set"] = case["region"]
    if case["sessionToken"]:
        request.headers["X-Amz-Security-Token"] = case["sessionToken"]
    signer = auth.SigV4Auth(None, case["service"], case["region"])
    canonical = signer.canonical_request(request)
    scope = f"{date[:8]}/{case['service']}/aws4_request"
    text = "\n".join(["AWS4-ECDSA-P256-SHA256", date, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    case["signature"] = key.sign(text.encode(), ec.ECDSA(hashes.SHA256(), deterministic_signing=True)).hex()
    case["signedHeaders"] = signer.signed_headers(signer.headers_to_sign(request))
    return case


cases += [regional(dict(case, kind="regional")) for case in cases if case["kind"] == "header"]


def form(case):
    """Signature Version 2 over a form, by botocore."""
    names = {word(True) for _ in range(4)} | {"Action", "é", "b", "a-b"}
    case["body"] = "&".join(urllib.parse.quote(n, safe="-._~") + "=" + urllib.parse.quote(word(True, 0), safe="-._~") for n in sorted(names))
    # The documentation wants the host in lower case; botocore takes it as it is.
    host = case["headers"][0][1].lower()
    request = AWSRequest(method="POST", url="https://" + host + case["path"])
    request.data = dict(urllib.parse.parse_qsl(case["body"], keep_blank_values=True))
    auth.time.gmtime = lambda: datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc).timetuple()
    auth.SigV2Auth(Credentials(case["accessKeyID"], case["secretAccessKey"], case["sessionToken"])).add_auth(request)
    case["method"], case["query"] = "POST", ""
    case["signature"] = request.data["Signature"]
    return case


cases += [form(dict(case, kind="form")) for case in cases if case["kind"] == "header"]

print(f"// Written by record.py with botocore {botocore.__version__}; do not edit.\n")
print("/// One request a line, with what botocore made of it.")
print('let recordedRequests = ##"""')
for case in cases:
    print("    " + json.dumps(case, sort_keys=True))
print('    """##')
