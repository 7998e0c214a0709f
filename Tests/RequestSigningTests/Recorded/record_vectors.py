#!/usr/bin/env python3
"""Writes the folders in Vectors/v4 and Vectors/v4a: context.json, request.txt and what must become of them.

The form is that of the public signing test suites. Canonical requests are botocore's; keys and signatures come from
Python's hmac and, for v4a, from the library `cryptography`. Run it in this folder:  python3 record_vectors.py
"""
import hashlib
import hmac
import json
import pathlib
import urllib.parse

import botocore.auth as auth
from botocore.awsrequest import AWSRequest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

ROOT = pathlib.Path(__file__).parent / "Vectors"
KEY_ID, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
DATE, TEXT_DATE = "20150830T123600Z", "2015-08-30T12:36:00Z"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551

# name: request line's target, further headers, body, context
CASES = {
    "get-plain": ("GET", "/", [], "", {}),
    "get-path-normalized": ("GET", "/a//b/./c/../d%20e/", [], "", {}),
    "get-path-as-sent": ("GET", "/a//b/./c/../d%20e/", [], "", {"normalize": False}),
    "get-query": ("GET", "/?b=2&a=%C3%A9&a=1&c", [], "", {}),
    "get-headers-repeated": ("GET", "/", [("B", " 2  3 "), ("A", "x"), ("b", "1")], "", {}),
    "post-body-signed": ("POST", "/", [("Content-Type", "text/plain"), ("Content-Length", "5")], "hello", {"sign_body": True}),
    "post-body-not-signed": ("POST", "/", [("Content-Type", "text/plain"), ("Content-Length", "5")], "hello", {}),
    "get-token-signed": ("GET", "/", [], "", {"token": "a/b+c=="}),
    "get-token-omitted": ("GET", "/", [], "", {"token": "a/b+c==", "omit_session_token": True}),
    "get-encoded-twice": ("GET", "/a%20b/c%2Fd", [], "", {}),
    "get-encoded-once": ("GET", "/a%20b/c%2Fd/./e", [], "", {"normalize": False, "double_uri_encode": False}),
    "post-payload-unsigned": ("POST", "/", [("Content-Length", "5")], "hello", {"signed_body_value": "UNSIGNED-PAYLOAD"}),
    "post-hash-not-sent": ("POST", "/", [("Content-Length", "5")], "hello", {"sign_body": True, "signed_body_header": "NONE"}),
}


class Signer(auth.SigV4Auth):
    normalizes, encodes = True, True

    def __init__(self):
        super().__init__(None, "service", "us-east-1")

    def _normalize_url_path(self, path):
        if self.normalizes:
            return super()._normalize_url_path(path)
        return urllib.parse.quote(path, safe="/~") if self.encodes else path


def regional_key():
    context = b"AWS4-ECDSA-P256-SHA256\0" + KEY_ID.encode() + b"\1"
    number = int.from_bytes(hmac.digest(("AWS4A" + SECRET).encode(), b"\0\0\0\1" + context + b"\0\0\1\0", "sha256"), "big")
    assert number <= ORDER - 2
    return ec.derive_private_key(number + 1, ec.SECP256R1())


def sign(text, regional):
    if regional:
        return regional_key().sign(text.encode(), ec.ECDSA(hashes.SHA256(), deterministic_signing=True)).hex()
    key = ("AWS4" + SECRET).encode()
    for part in (DATE[:8], "us-east-1", "service", "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


def record(name, method, target, headers, body, options, regional, kind):
    folder = ROOT / ("v4a" if regional else "v4") / name
    folder.mkdir(parents=True, exist_ok=True)
    headers = [("Host", "example.amazonaws.com")] + headers
    text = f"{method} {target} HTTP/1.1\n" + "".join(f"{n}:{v}\n" for n, v in headers) + "\n" + body
    (folder / "request.txt").write_text(text)
    credentials = {"access_key_id": KEY_ID, "secret_access_key": SECRET}
    if "token" in options:
        credentials["token"] = options["token"]
    context = {
        "credentials": credentials, "expiration_in_seconds": 3600, "normalize": options.get("normalize", True),
        "region": "us-east-1", "service": "service", "sign_body": options.get("sign_body", False), "timestamp": TEXT_DATE,
    }
    for name in ("omit_session_token", "double_uri_encode", "signed_body_value", "signed_body_header"):
        if name in options:
            context[name] = options[name]
    (folder / "context.json").write_text(json.dumps(context, indent=2) + "\n")

    algorithm = "AWS4-ECDSA-P256-SHA256" if regional else "AWS4-HMAC-SHA256"
    scope = f"{DATE[:8]}/service/aws4_request" if regional else f"{DATE[:8]}/us-east-1/service/aws4_request"
    token = None if options.get("omit_session_token") else options.get("token")
    signer = Signer()
    signer.normalizes = context["normalize"]
    signer.encodes = context.get("double_uri_encode", True)
    headers = list(headers)
    # A body that is not signed is told in a header; in the query the word stands in the canonical request alone.
    word = context.get("signed_body_value")
    if context["sign_body"] and context.get("signed_body_header") != "NONE" or word and kind == "header":
        headers.append(("X-Amz-Content-SHA256", word or hashlib.sha256(body.encode()).hexdigest()))
    if kind == "header":
        headers.append(("X-Amz-Date", DATE))
        if regional:
            headers.append(("X-Amz-Region-Set", "us-east-1"))
        if token:
            headers.append(("X-Amz-Security-Token", token))
    else:
        names = ";".join(sorted({n.lower() for n, _ in headers}))
        added = {
            "X-Amz-Algorithm": algorithm, "X-Amz-Credential": f"{KEY_ID}/{scope}", "X-Amz-Date": DATE, "X-Amz-Expires": "3600",
            "X-Amz-SignedHeaders": names,
        }
        if regional:
            added["X-Amz-Region-Set"] = "us-east-1"
        if token:
            added["X-Amz-Security-Token"] = token
        target += ("&" if "?" in target else "?") + urllib.parse.urlencode(added, quote_via=urllib.parse.quote, safe="-._~")
    request = AWSRequest(method=method, url="https://example.amazonaws.com" + target, data=body.encode() if context["sign_body"] else None)
    for header, value in headers:
        request.headers.add_header(header, value)
    canonical = signer.canonical_request(request)
    if word:
        canonical = canonical[:canonical.rindex("\n") + 1] + word
    text = "\n".join([algorithm, DATE, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    (folder / f"{kind}-canonical-request.txt").write_text(canonical)
    (folder / f"{kind}-string-to-sign.txt").write_text(text)
    (folder / f"{kind}-signature.txt").write_text(sign(text, regional))
    if regional:
        point = regional_key().public_key().public_numbers()
        (folder / "public-key.json").write_text(json.dumps({"X": f"{point.x:064x}", "Y": f"{point.y:064x}"}) + "\n")


for case, (method, target, headers, body, options) in CASES.items():
    for regional in (False, True):
        for kind in ("header", "query"):
            record(case, method, target, headers, body, options, regional, kind)
