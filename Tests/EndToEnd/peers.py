"""Every operation of SES, SES v2 and STS through boto3 and through the generated client: the same requests, the same signatures over the
bytes that were sent, and, against a moto_server each, the same outputs and errors.

    peers.py PEER-CALLS
"""
import base64, collections, datetime, json, os, re, socket, subprocess, sys, time, urllib.parse, urllib.request
import boto3, botocore
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest, AWSResponse
from botocore.config import Config
from botocore.credentials import Credentials

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "RecordedRequestsTests"))
from record import Maker, plain                                    # inputs made from the shapes

KEYS = ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
OPERATIONS = {"ses": None, "sesv2": None, "sts": ["AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity", "GetSessionToken"]}
# Calls that depend on each other, in this order, on a server that knows nothing before.
SCENES = {
    "ses": [
        ("VerifyEmailIdentity", {"EmailAddress": "a@example.com"}),
        ("VerifyEmailAddress", {"EmailAddress": "b@example.com"}),
        ("VerifyDomainIdentity", {"Domain": "example.org"}),
        ("VerifyDomainDkim", {"Domain": "example.org"}),
        ("ListIdentities", {}),
        ("ListVerifiedEmailAddresses", {}),
        ("GetIdentityVerificationAttributes", {"Identities": ["a@example.com", "example.org"]}),
        ("SendEmail", {"Source": "a@example.com", "Destination": {"ToAddresses": ["c@example.com", "d@example.com"]},
                       "Message": {"Subject": {"Data": "Grüße & mehr"}, "Body": {"Text": {"Data": "a=b&c\nd"}}}}),
        ("SendEmail", {"Source": "nobody@example.net", "Destination": {"ToAddresses": ["c@example.com"]},
                       "Message": {"Subject": {"Data": "s"}, "Body": {"Html": {"Data": "<p>"}}}}),
        ("SendRawEmail", {"Source": "a@example.com", "Destinations": ["c@example.com"],
                          "RawMessage": {"Data": {"$blob": base64.b64encode(b"Subject: x\nFrom: a@example.com\nTo: c@example.com\n\ny").decode()}}}),
        ("GetSendQuota", {}),
        ("GetSendStatistics", {}),
        ("CreateConfigurationSet", {"ConfigurationSet": {"Name": "one"}}),
        ("CreateConfigurationSet", {"ConfigurationSet": {"Name": "one"}}),
        ("DescribeConfigurationSet", {"ConfigurationSetName": "one"}),
        ("DescribeConfigurationSet", {"ConfigurationSetName": "none"}),
        ("ListConfigurationSets", {}),
        ("CreateTemplate", {"Template": {"TemplateName": "t", "SubjectPart": "S {{x}}", "TextPart": "T", "HtmlPart": "<b>{{x}}</b>"}}),
        ("GetTemplate", {"TemplateName": "t"}),
        ("GetTemplate", {"TemplateName": "missing"}),
        ("ListTemplates", {}),
        ("TestRenderTemplate", {"TemplateName": "t", "TemplateData": "{\"x\": \"y\"}"}),
        ("CreateReceiptRuleSet", {"RuleSetName": "r"}),
        ("CreateReceiptRule", {"RuleSetName": "r", "Rule": {"Name": "n", "Enabled": True, "Recipients": ["c@example.com"], "ScanEnabled": False}}),
        ("DescribeReceiptRuleSet", {"RuleSetName": "r"}),
        ("DescribeReceiptRule", {"RuleSetName": "r", "RuleName": "n"}),
        ("ListReceiptRuleSets", {}),
        ("SetIdentityMailFromDomain", {"Identity": "example.org", "MailFromDomain": "m.example.org"}),
        ("GetIdentityMailFromDomainAttributes", {"Identities": ["example.org"]}),
        ("GetIdentityDkimAttributes", {"Identities": ["example.org"]}),
        ("SetIdentityFeedbackForwardingEnabled", {"Identity": "a@example.com", "ForwardingEnabled": True}),
        ("GetIdentityNotificationAttributes", {"Identities": ["a@example.com"]}),
        ("DeleteConfigurationSet", {"ConfigurationSetName": "one"}),
        ("DeleteTemplate", {"TemplateName": "t"}),
        ("DeleteIdentity", {"Identity": "a@example.com"}),
        ("ListIdentities", {}),
    ],
    "sesv2": [
        ("CreateEmailIdentity", {"EmailIdentity": "a@example.com"}),
        ("CreateEmailIdentity", {"EmailIdentity": "example.org"}),
        ("GetEmailIdentity", {"EmailIdentity": "a@example.com"}),
        ("ListEmailIdentities", {"PageSize": 10}),
        ("SendEmail", {"FromEmailAddress": "a@example.com", "Destination": {"ToAddresses": ["c@example.com"], "CcAddresses": ["é@example.com"]},
                       "Content": {"Simple": {"Subject": {"Data": "Grüße"}, "Body": {"Text": {"Data": "a\tb"}}}}}),
        ("CreateConfigurationSet", {"ConfigurationSetName": "one", "Tags": [{"Key": "k", "Value": "v"}]}),
        ("GetConfigurationSet", {"ConfigurationSetName": "one"}),
        ("ListConfigurationSets", {}),
        ("CreateContactList", {"ContactListName": "list", "Description": "d", "Topics": [
            {"TopicName": "t", "DisplayName": "T", "DefaultSubscriptionStatus": "OPT_IN"}]}),
        ("CreateContactList", {"ContactListName": "list"}),
        ("GetContactList", {"ContactListName": "list"}),
        ("GetContactList", {"ContactListName": "none"}),
        ("ListContactLists", {}),
        ("CreateContact", {"ContactListName": "list", "EmailAddress": "c@example.com", "UnsubscribeAll": False,
                           "TopicPreferences": [{"TopicName": "t", "SubscriptionStatus": "OPT_OUT"}]}),
        ("GetContact", {"ContactListName": "list", "EmailAddress": "c@example.com"}),
        ("ListContacts", {"ContactListName": "list"}),
        ("CreateDedicatedIpPool", {"PoolName": "pool", "ScalingMode": "STANDARD"}),
        ("GetDedicatedIpPool", {"PoolName": "pool"}),
        ("ListDedicatedIpPools", {}),
        ("DeleteContact", {"ContactListName": "list", "EmailAddress": "c@example.com"}),
        ("DeleteContactList", {"ContactListName": "list"}),
        ("DeleteDedicatedIpPool", {"PoolName": "pool"}),
        ("DeleteConfigurationSet", {"ConfigurationSetName": "one"}),
        ("DeleteEmailIdentity", {"EmailIdentity": "example.org"}),
        ("ListEmailIdentities", {}),
    ],
    "sts": [
        ("GetCallerIdentity", {}),
        ("GetSessionToken", {"DurationSeconds": 900}),
        ("AssumeRole", {"RoleArn": "arn:aws:iam::123456789012:role/r", "RoleSessionName": "s", "DurationSeconds": 900}),
        ("AssumeRoleWithWebIdentity", {"RoleArn": "arn:aws:iam::123456789012:role/r", "RoleSessionName": "s", "WebIdentityToken": "token"}),
    ],
}


class Generated:
    """The generated clients, in a process of their own."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1)

    def call(self, service, operation, given, endpoint=None):
        line = {"service": service, "operation": operation, "input": given}
        if endpoint:
            line["endpoint"] = endpoint
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"peer-calls ended at {service} {operation}")
        return json.loads(answer)


def client(service, endpoint=None):
    session = boto3.session.Session(aws_access_key_id=KEYS[0], aws_secret_access_key=KEYS[1], region_name="us-east-1")
    return session.client(service, endpoint_url=endpoint, config=Config(retries={"total_max_attempts": 1}, parameter_validation=False))


def native(value):
    """Blobs and times as boto3 takes them."""
    if isinstance(value, dict):
        if "$blob" in value:
            return base64.b64decode(value["$blob"])
        if "$time" in value:
            return datetime.datetime.fromtimestamp(value["$time"], datetime.timezone.utc)
        return {key: native(item) for key, item in value.items()}
    return [native(item) for item in value] if isinstance(value, list) else value


# MARK: Requests

def requests(generated, problems):
    count = 0
    for service, names in OPERATIONS.items():
        boto = client(service)
        sent = []
        boto.meta.events.register("before-send", lambda request, **_: (sent.append(request), AWSResponse(request.url, 200, {}, None))[1])
        for name in names or sorted(boto.meta.service_model.operation_names):
            operation = boto.meta.service_model.operation_model(name)
            maker = Maker()
            maker.count = 3                # other values than those that are recorded
            given = maker.structure(operation.input_shape, []) if operation.input_shape else {}
            sent.clear()
            try:
                getattr(boto, botocore.xform_name(name))(**given)
            except Exception as error:
                if not sent:
                    sys.exit(f"boto3 {service}.{name}: {error!r}")
            answer = generated.call(service, name, plain(given))
            count += 1
            if "request" not in answer:
                problems.append(f"{service} {name}: {answer}")
                continue
            compare_requests(f"{service} {name}", sent[0], answer["request"], service, operation, problems)
    print(f"requests: {count} operations sent by boto3 and by the generated client")


def compare_requests(title, theirs, ours, service, operation, problems):
    url = urllib.parse.urlsplit(theirs.url)
    headers = {key.lower(): value.decode() if isinstance(value, bytes) else value for key, value in theirs.headers.items()}
    our_headers = {key.lower(): value for key, value in ours["headers"]}
    body = theirs.body or b""
    body = body.encode() if isinstance(body, str) else body
    our_body = base64.b64decode(ours["body"]["$blob"])
    signed = lambda text: re.search("SignedHeaders=([^,]*)", text or "SignedHeaders=").group(1)

    def same(what, a, b):
        if a != b:
            problems.append(f"{title}: {what}\n  boto3:     {a}\n  generated: {b}")

    same("method", theirs.method, ours["method"])
    same("path", url.path or "/", ours["path"])
    same("query", sorted(urllib.parse.parse_qsl(url.query, True)), sorted(urllib.parse.parse_qsl(ours["query"], True)))
    same("signed headers", signed(headers.get("authorization")), signed(our_headers.get("authorization")))
    same("content type", headers.get("content-type"), our_headers.get("content-type"))
    kind = operation.service_model.metadata["protocol"]
    if kind in ("query", "ec2"):
        same("body", sorted(urllib.parse.parse_qsl(body.decode(), True)), sorted(urllib.parse.parse_qsl(our_body.decode(), True)))
    elif body or our_body:
        same("body", json.loads(body or "null"), json.loads(our_body or "null"))
    if "authorization" not in our_headers:
        return same("authorization", headers.get("authorization"), None)
    # botocore's signer over the very bytes that the generated client sends.
    query = f"?{ours['query']}" if ours["query"] else ""
    request = AWSRequest(ours["method"], f"https://{our_headers['host']}{ours['path']}{query}", data=our_body)
    for name in signed(our_headers["authorization"]).split(";"):
        if name not in ("host", "x-amz-date"):
            request.headers[name] = our_headers[name]
    moment = datetime.datetime.strptime(our_headers["x-amz-date"], "%Y%m%dT%H%M%SZ")
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: moment
    SigV4Auth(Credentials(*KEYS), "ses" if service != "sts" else "sts", "us-east-1").add_auth(request)
    same("signature", request.headers["Authorization"], our_headers["authorization"])


# MARK: Against moto

def moto_server():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            urllib.request.urlopen(address + "/moto-api/", timeout=2).read()
            return process, address
        except OSError:
            time.sleep(0.2)
    process.kill()
    sys.exit("moto_server does not answer")


def reset(address):
    urllib.request.urlopen(urllib.request.Request(address + "/moto-api/reset", method="POST"), timeout=10).read()


def volatile(value, key=""):
    """What two servers make up: ids, keys, tokens, times."""
    if isinstance(value, dict):
        if "$time" in value:
            return "time"
        return {name: volatile(item, name) for name, item in value.items() if not (item is None)}
    if isinstance(value, list):
        return [volatile(item, key) for item in value]
    if isinstance(value, str) and (key in ("MessageId", "AccessKeyId", "SecretAccessKey", "SessionToken", "AssumedRoleId") or re.search(r"\d{4}-\d\d-\d\dT", value)):
        return f"some {key}"
    return value


# Replies of moto that are not what the service's description says.
KNOWN = {("sesv2", "GetConfigurationSet"): "moto answers SendingEnabled with an object where a truth value belongs"}


def agrees(theirs, ours):
    """The same, but that a required member which the reply lacks reads as its type's empty value in a typed output."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return all(key in ours and agrees(theirs[key], ours[key]) for key in theirs) and all(
            key in theirs or ours[key] in ("", 0, False, [], {}) for key in ours)
    if isinstance(theirs, list) and isinstance(ours, list):
        return len(theirs) == len(ours) and all(map(agrees, theirs, ours))
    return theirs == ours


def through_boto(boto, name, given):
    try:
        output = getattr(boto, botocore.xform_name(name))(**native(given))
        output.pop("ResponseMetadata", None)
        return {"output": plain(output)}
    except botocore.exceptions.ClientError as error:
        return {"error": error.response["Error"].get("Code"), "status": error.response["ResponseMetadata"]["HTTPStatusCode"]}
    except botocore.parsers.ResponseParserError:
        return {"error": "unreadable"}     # moto failed of itself and answered in another protocol


def against_moto(generated, problems):
    servers = [moto_server(), moto_server()]
    good = failed = missing = 0
    try:
        for service, names in OPERATIONS.items():
            boto = client(service, servers[0][1])
            # Each operation alone with an input made from the shapes, then the scene.
            calls = []
            for name in names or sorted(boto.meta.service_model.operation_names):
                shape = boto.meta.service_model.operation_model(name).input_shape
                calls.append((name, plain(Maker().structure(shape, [])) if shape else {}, True))
            calls += [(name, given, index == 0) for index, (name, given) in enumerate(SCENES[service])]
            for name, given, is_first in calls:
                if is_first:
                    for _, address in servers:
                        reset(address)
                theirs = through_boto(boto, name, given)
                ours = generated.call(service, name, given, servers[1][1])
                if "error" in ours:
                    ours = {"error": ours["error"]["code"], "status": ours["error"]["status"]}
                unreadable = theirs.get("error") == "unreadable" and "output" not in ours
                if unreadable or theirs.get("status", 0) in (404, 500, 501) and theirs["status"] == ours.get("status"):
                    missing += 1           # moto has nothing there, or fails of itself; both clients say so
                    continue
                if "output" in theirs:
                    good += 1
                else:
                    failed += 1
                if (service, name) in KNOWN and "output" not in ours and "output" in theirs:
                    print(f"known: {service} {name}: {KNOWN[service, name]}")
                elif not agrees(volatile(theirs), volatile(ours)):
                    problems.append(f"{service} {name} {json.dumps(given)[:200]}\n  boto3:     {json.dumps(volatile(theirs))}\n  generated: {json.dumps(volatile(ours))}")
    finally:
        for process, _ in servers:
            process.kill()
    print(f"moto: {good} calls gave the same output, {failed} the same error as with boto3; {missing} that moto has nothing for")


if __name__ == "__main__":
    generated = Generated(sys.argv[1])
    problems = []
    requests(generated, problems)
    against_moto(generated, problems)
    print(f"{len(problems)} differences")
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
