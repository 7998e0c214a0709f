"""The command lines that are run in both programs, by combination."""
import base64, json, random, re

from answers import SES, SESV2

ENDPOINT = "{ENDPOINT}"
QUERY = ["sesv2", "batch-get-metric-data", "--queries"]
METRIC = "Id=q1,Namespace=VDM,Metric=SEND,StartDate=2023-01-01,EndDate=2023-01-08"
STATISTICS = ["ses", "get-send-statistics"]
QUOTA = ["ses", "get-send-quota"]
LIST = ["ses", "list-identities"]
RAW = ["ses", "send-raw-email"]
SEND = ["ses", "send-email", "--from", "s@example.com"]
FORMATS = ["json", "text", "table"]


def dashed(name):
    """An operation's name as a command, for the names that these services have."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name).lower()


def case(name, *argv, **more):
    return {"name": name, "argv": list(argv), "scenario": "ok", **more}


def shorthand():
    texts = """Id=a|Id|=a|Id=a,|Id=a,,Metric=b|,Id=a|Id=a Metric=b|Id="a,b",Metric=SEND|Id='a,b',Metric=SEND|Id="a\\"b"|Id='a\\'b'|Id="a|Id="a"b
Id=a\\,b|Id=a\\\\b|Id=a\\=b|Id=[a,b]|Id=[a|Id=[]|Id={a=b}|Id={|Id={a|Id={a=|Id={}|Id={a=b,}|Dimensions={ISP=a,ISP=b}|Id=a,Id=b|Id= a|Id =a
 Id=a|Id=a |Id=é,Metric=日本|日本=a|I d=a|Id:a|Id=a=b|Id==a|Id=a]|Id=a}|Id=]|Id=[a]b|Id={a=b}c|Id=[a b]|Id=["a","b"]|Id=[ a , b ]|Id="",Metric=""
Dimensions={"ISP"=a}|Dimensions={ISP="x y",EMAIL_IDENTITY='z'}|Dimensions={ISP=a,b}|Dimensions={ISP=}|Dimensions=[a]|Dimensions={ISP=[a]}
Dimensions={X=a}|Id=a,Bogus=b|Id@=file://{FOLDER}/v.txt|Id@=file:///nonexistent|Id@=[a]|Id@={a=b}|Id@|Id@@=a|Dimensions={ISP@=file://{FOLDER}/v.txt}
StartDate=1.5|StartDate=-1|StartDate=2023-01-01T00:00:00.123Z|StartDate=20230101|StartDate=Jan 1 2023|StartDate=2023-13-01|StartDate=2023-02-29|StartDate=
StartDate=2023-001|Id=\\|Id=a\\|Id="a\\\\"|[{"Id":"a"}]|[{"Id":"a"|[]|{}|[1]|["a"]|[null]|"a"|null|1|{"Id":"a","Id":"b"}|[{"Id":true}]|[{"Id":1.5,"X":1,"Y":{}}]
 [{"Id":"a"}]|[{"Id":"a"}] x|[{"StartDate":1}]|[{"StartDate":null}]|[{"StartDate":[]}]|[{"Dimensions":{"ISP":1}}]|[{"Dimensions":[]}]|[{"Dimensions":"x"}]"""
    for number, text in enumerate(re.split(r"[|\n]", texts)):
        yield case(f"shorthand {number}", *QUERY, text, files={"v.txt": "from file\n"})
    good = [METRIC, METRIC.replace("q1", "q2")]
    yield case("shorthand two", *QUERY, *good)
    yield case("shorthand with a map", *QUERY, METRIC + ",Dimensions={ISP=Gmail,EMAIL_IDENTITY=a@example.com}")


def files():
    content = {"q.json": json.dumps([{"Id": "q1", "Namespace": "VDM", "Metric": "SEND", "StartDate": 1, "EndDate": "2023-01-01T00:00:00+02:00"}]),
               "q.txt": METRIC, "empty": "", "s.txt": "subject\n", "m.eml": "From: a\n\nhi\n"}
    for number, words in enumerate([
            QUERY + ["file://{FOLDER}/q.json"], QUERY + ["file://{FOLDER}/q.txt"], QUERY + ["file://{FOLDER}/empty"],
            QUERY + ["file:///nonexistent"], QUERY + ["fileb:///nonexistent"], QUERY + ["file://q.json"], QUERY + ["File://x"],
            QUERY + [], QUERY + [""], SEND + ["--to", "a", "--subject", "file://{FOLDER}/s.txt", "--text", "t"]]):
        yield case(f"file {number}", *words, files=content)


def parameters():
    for number, words in enumerate([
            SEND + ["--to", "a", "--subject", "s", "--text", "t"], SEND + ["--to"], SEND + ["--to", "a"], SEND + ["--to", "[a]", "--subject", "s", "--text", "t"],
            SEND + ["--to", "a", "b", "--cc", "c", "--bcc", "d", "--subject", "é = +&", "--text", "t", "--html", "<b>"],
            SEND + ["--destination", "ToAddresses=[a,b],CcAddresses=[]", "--subject", "s", "--html", "h"],
            SEND + ["--destination", "ToAddresses=a", "--to", "b", "--subject", "s", "--text", "t"],
            SEND + ["--to", "a", "--message", "Subject={Data=s},Body={Text={Data=t}}", "--subject", "x"],
            SEND + ["--to", "a", "--subject", "s", "--text", "t", "--tags", "Name=a"],
            ["ses", "set-identity-dkim-enabled", "--identity", "x", "--dkim-enabled"],
            ["ses", "set-identity-dkim-enabled", "--identity", "x", "--no-dkim-enabled"],
            ["ses", "set-identity-dkim-enabled", "--identity", "x", "--dkim-enabled", "--no-dkim-enabled"],
            ["ses", "set-identity-dkim-enabled", "--identity", "x", "--dkim-enabled", "true"],
            ["ses", "set-identity-dkim-enabled", "--identity", "x"],
            ["ses", "get-identity-dkim-attributes", "--identities"], ["ses", "get-identity-dkim-attributes", "--identities", '["a",1]'],
            ["ses", "get-identity-dkim-attributes", "--identities", "a b", "c,d", "{e}"],
            ["ses", "create-receipt-rule", "--rule-set-name", "r", "--rule", "Name=n,Enabled=true,Recipients=a,b,Actions=[{S3Action={BucketName=b}}]"],
            ["ses", "create-receipt-rule", "--rule-set-name", "r", "--rule", "Name=n,Enabled=maybe"],
            ["ses", "create-configuration-set", "--configuration-set", "a"],
            ["ses", "send-bounce", "--original-message-id", "m", "--bounce-sender", "b", "--bounced-recipient-info-list", "Recipient=r",
             "--message-dsn", "ReportingMta=x,ArrivalDate=2024-02-29T12:34:56.789Z"],
            ["sesv2", "send-email", "--content", "Simple={Subject={Data=s}},Raw={Data=SGk=}"], ["sesv2", "send-email", "--content", "{}"],
            ["sesv2", "send-email"], ["sesv2", "send-email", "--content", 'Template={TemplateName=t,TemplateData="{\\"a\\":1}"}'],
            ["sesv2", "create-contact", "--contact-list-name", "a/b c?é", "--email-address", "x", "--unsubscribe-all"],
            ["sesv2", "list-contacts", "--contact-list-name", "l", "--filter", "TopicFilter={UseDefaultIfPreferenceUnavailable=nope}"],
            ["sesv2", "list-contacts", "--contact-list-name", "l", "--page-size", "3", "--next-token", "n"],
            ["sesv2", "put-account-details", "--mail-type", "X", "--website-url", "https://x"],
            ["sesv2", "list-suppressed-destinations", "--reasons", "BOUNCE", "--start-date", "2023-01-01", "--end-date", "1700000000"],
            ["sesv2", "list-suppressed-destinations", "--start-date", "x"],
            ["sesv2", "get-domain-statistics-report", "--domain", "d", "--start-date", "2020-01-01", "--end-date", "2020-01-02T03:04:05.678+01:00"],
            ["sesv2", "untag-resource", "--resource-arn", "a b", "--tag-keys", "x", "y&z"],
            ["sesv2", "create-configuration-set", "--configuration-set-name", "c", "--delivery-options", "MaxDeliverySeconds=x"],
            ["sesv2", "create-configuration-set", "--configuration-set-name", "c", "--delivery-options", '{"MaxDeliverySeconds":"5"}'],
            ["sesv2", "put-dedicated-ip-warmup-attributes", "--ip", "1", "--warmup-percentage", "x"],
            ["sesv2", "put-dedicated-ip-warmup-attributes", "--ip", "1", "--warmup-percentage", "-5"],
            ["sesv2", "put-dedicated-ip-warmup-attributes", "--ip", "1", "--warmup-percentage", "1.5"],
            ["sesv2", "list-recommendations", "--filter", "TYPE=DKIM,STATUS=OPEN"], ["sesv2", "get-message-insights", "--message-id", "a/../b"],
            ["sesv2", "send-email", "--endpoint-id", "a/b", "--content", "{}"], ["sesv2", "send-email", "--endpoint-id", "", "--content", "{}"],
            ["ses", "get-identity-dkim-attributes", "--identities", '["a\\u0000b"]'],
            RAW + ["--raw-message", "Data=x", "--bogus"], RAW, RAW + ["--raw-message", "{}"], RAW + ["--raw-message", '{"Data":1}']]):
        yield case(f"parameters {number}", *words)


def inputs():
    for number, text in enumerate(
            ["{}", "[]", "null", "1", '{"Queries":[]}', '{"Queries":null}', '{"Queries":{}}', '{"queries":[]}', '{"Queries":[{}]}', '{"A":1,"B":2}',
             '{"Queries":[{"Id":"a","Namespace":"X","Metric":"Y","StartDate":1,"EndDate":2.5}]}', "file:///nonexistent",
             '{"Queries":[{"Id":1,"Namespace":"VDM","Metric":null,"Zed":2,"Dimensions":["x"],"StartDate":"bad","EndDate":"2023-01-01"}],"Extra":1}']):
        yield case(f"input {number}", "sesv2", "batch-get-metric-data", "--cli-input-json", text)
    for number, words in enumerate([
            LIST + ["--cli-input-json", '{"MaxItems":1}'], LIST + ["--cli-input-json", '{"NextToken":"PAGE2"}'],
            LIST + ["--cli-input-json", '{"NextToken":"PAGE2"}', "--max-items", "1"],
            LIST + ["--cli-input-json", '{"IdentityType":"Domain"}', "--identity-type", "EmailAddress"],
            SEND + ["--to", "y", "--cli-input-json", '{"Source":"z","Message":{"Subject":{"Data":"s"},"Body":{}}}'],
            ["ses", "set-identity-dkim-enabled", "--cli-input-json", '{"Identity":"i","DkimEnabled":"true"}'],
            ["ses", "set-identity-dkim-enabled", "--no-dkim-enabled", "--cli-input-json", '{"Identity":"i","DkimEnabled":true}'],
            QUOTA + ["--cli-input-json", '{"a":1}']]):
        yield case(f"input with options {number}", *words)


def skeletons():
    for service, name in ((SES, "ses"), (SESV2, "sesv2")):
        for operation in service["operations"]:
            yield case(f"skeleton {name} {operation}", name, dashed(operation), "--generate-cli-skeleton", "input")
    for number, words in enumerate([
            LIST + ["--generate-cli-skeleton", "output"], LIST + ["--generate-cli-skeleton", "output", "--query", "Identities[0]"],
            LIST + ["--generate-cli-skeleton", "output", "--max-items", "1"], SEND + ["--generate-cli-skeleton", "output"],
            QUOTA + ["--generate-cli-skeleton", "output", "--output", "text"], QUOTA + ["--generate-cli-skeleton", "x"],
            QUERY[:2] + ["--generate-cli-skeleton", "output"]]):
        yield case(f"skeleton {number}", *words)
        yield case(f"skeleton {number} without keys", *words, env={"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None})


def outputs():
    """A whole reply of every operation that needs no more than texts, in one format each."""
    number = 0
    for service, name in ((SES, "ses"), (SESV2, "sesv2")):
        for operation, facts in service["operations"].items():
            shape = service["shapes"][facts["input"]["shape"]] if "input" in facts else {"members": {}}
            required = shape.get("required", [])
            kinds = {member: service["shapes"][shape["members"][member]["shape"]] for member in required}
            if "output" not in facts or any(kind["type"] != "string" for kind in kinds.values()):
                continue
            words = [name, dashed(operation)]
            for member, kind in kinds.items():
                words += ["--" + dashed(member), kind["enum"][0] if "enum" in kind else "x" * max(1, kind.get("min", 1))]
            yield case(f"output of {name} {operation}", *words, "--output", FORMATS[number % 3])
            number += 1


def queries():
    texts = """Max24HourSend|[Max24HourSend]|{a:MaxSendRate,b:`[1,2]`,c:`null`,d:`true`}|Nope|Nope.x|@|keys(@)|values(@)|length(@)|to_string(@)|type(@)
`"text"`|`true`|`null`|`[]`|`{}`|`1e2`|`1.0`|`-0.0`|`1e22`|`5e-324`|`"é日本"`|`[[1,2],[3,4]]`|`[[1,2],[3]]`|`{"a":{"b":{"c":[1,{"d":2}]}}}`|`[{"a":1},{"b":2}]`
`[[],[1]]`|`["a",["b"]]`|`[{"a":[1,2]},{"a":[]}]`|`[null,null]`|`{"a":null,"b":[],"c":{}}`|`"multi\\nline"`|`[""]`|abs(`-1`)|ceil(`1.2`)|floor(`1.8`)|sum(`[1,2]`)
join(',',`["a","b"]`)|sort(`[3,1]`)|max(`["a","b"]`)|reverse(`[1,2]`)|merge(@,`{"x":1}`)|not_null(Nope,`1`)|nosuch(@)|length(`1`)|[|foo..bar| |a.b.|"Max24HourSend"|*|[*]
MaxSendRate && `1`|!Nope|Nope \\|\\| `d`|starts_with(`"ab"`,`"a"`)|contains(`[1]`)|`[1,2,3]`[::2]|`[1]`[::0]|to_number('12')|to_array(@)|sort_by(`[{"a":2},{"a":1}]`,&a)"""
    for number, text in enumerate(re.split(r"(?<!\\)[|\n]", texts)):
        yield case(f"query {number}", *QUOTA, "--query", text.replace("\\|", "|"), "--output", FORMATS[number % 3])


def pages():
    token = lambda value: base64.b64encode(json.dumps(value).encode()).decode()
    for number, words in enumerate([
            [], ["--max-items", "1"], ["--max-items", "2"], ["--max-items", "3"], ["--max-items", "9"], ["--max-items", "0"], ["--max-items", "-1"],
            ["--page-size", "1"], ["--no-paginate"], ["--no-paginate", "--max-items", "2"], ["--starting-token", token({"NextToken": "PAGE2"})],
            ["--starting-token", token({"NextToken": None, "boto_truncate_amount": 1})], ["--starting-token", "PAGE2"],
            ["--starting-token", token({"NextToken": "PAGE2", "boto_truncate_amount": 1}), "--max-items", "1"], ["--next-token", "PAGE2"],
            ["--query", "Identities[0]", "--max-items", "1"], ["--max-items", "x"], ["--page-size", "1.5"], ["--starting-token", "None___1"]]):
        yield case(f"pages {number}", *LIST, *words, "--output", FORMATS[number % 3])
    for number, words in enumerate([[], ["--page-size", "1"], ["--no-paginate"], ["--next-token", "T2"], ["--page-size", "x"]]):
        yield case(f"pages of the other protocol {number}", "sesv2", "list-tenants", *words)


def failures():
    for scenario in ("rejected", "noset", "throttled", "broken", "unavailable", "nomessage", "garbage", "garbage400", "garbage500", "empty", "empty500", "page503", "hangup"):
        yield case(f"failure {scenario}", *STATISTICS, scenario=scenario)
        yield case(f"failure {scenario}, retried", *STATISTICS, scenario=scenario, env={"AWS_MAX_ATTEMPTS": "2", "AWS_RETRY_MODE": "standard"})
    for scenario in ("v2bad", "v2missing", "v2many", "v2text", "nothing", "page503", "empty500"):
        yield case(f"failure {scenario}", "sesv2", "get-account", scenario=scenario)
    for scenario in ("flaky", "flakythrottle"):
        yield case(f"failure {scenario}", *QUOTA, scenario=scenario, env={"AWS_MAX_ATTEMPTS": "3", "AWS_RETRY_MODE": "standard"})
    for text in ("x", "-1", "0", "1.5", ""):
        yield case(f"attempts {text}", *QUOTA, env={"AWS_MAX_ATTEMPTS": text})


CONFIG = """[default]
region = eu-west-1
output = text
[profile p2]
region = ap-south-1
output = table
"""
CREDENTIALS = """[default]
aws_access_key_id = AKIDDEFAULT
aws_secret_access_key = secret
[p2]
aws_access_key_id = AKIDSECOND
aws_secret_access_key = secret
aws_session_token = token/en+=
[half]
aws_access_key_id = X
"""
NO_KEYS = {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None, "AWS_DEFAULT_REGION": None}


def settings():
    def one(name, *words, env=None, config=CONFIG, credentials=CREDENTIALS):
        return case(f"settings {name}", *QUOTA, *words, env={**NO_KEYS, **(env or {})}, config=config, credentials=credentials)
    yield one("of the files")
    yield one("of a profile", "--profile", "p2")
    yield one("of a profile named by the environment", env={"AWS_PROFILE": "p2"})
    yield one("of an empty profile", "--profile", "")
    yield one("of a profile that is not there", "--profile", "nope")
    yield one("half a key", "--profile", "half", "--region", "us-east-1")
    yield one("half a key in the environment", env={"AWS_ACCESS_KEY_ID": "X", "AWS_DEFAULT_REGION": "us-east-1"})
    yield one("no keys", config="[default]\nregion = us-east-1\n", credentials="")
    yield one("no keys, unsigned", "--no-sign-request", config="[default]\nregion = us-east-1\n", credentials="")
    yield one("no region", config="", credentials=CREDENTIALS)
    for text in ("", "not a region", "us_east_1!", "123", "-x", "US-EAST-1", "mars-north-1"):
        yield one(f"region '{text}'", "--region", text)
    for number, config in enumerate([
            "[default]\nregion: us-east-2\n", "[default]\nREGION = us-east-2\n", "[ default ]\nregion = us-east-2\n", "[default]\nregion = us-east-1 ; x\n",
            "[default]\nregion = us-east-2\ns3 =\n  max = 1\n", "[default]\r\nregion = us-east-2\r\n", "[default]\nregion = \"us-east-1\"\n"]):
        yield one(f"file {number}", config=config)
    yield one("profile without its word", "--profile", "p9", config="[p9]\nregion = us-east-2\n")
    yield one("profile with a blank", "--profile", "my prof", config="[profile \"my prof\"]\nregion = us-east-2\n",
              credentials="[my prof]\naws_access_key_id = AKIDBLANK\naws_secret_access_key = s\n")
    for name, more in (("nowhere", "source_profile = nope"), ("without a source", ""), ("with two sources", "source_profile = default\ncredential_source = Environment"),
                       ("of itself", "source_profile = s\n[profile s]\nrole_arn = b\nsource_profile = r"), ("of an unknown kind", "credential_source = Nope")):
        yield one(f"role {name}", "--profile", "r", config=f"[profile r]\nregion = us-east-1\nrole_arn = arn:aws:iam::1:role/x\n{more}\n")
    for name, command in (("fails", "/bin/false"), ("says nothing", "echo hi"), ("is not there", "/nonexistent/x")):
        yield one(f"process that {name}", config=f"[default]\nregion = us-east-1\ncredential_process = {command}\n", credentials="")
    for number, words in enumerate([
            ["ses", "get-identity-dkim-attributes", "--cli-input-json", "{}"], ["sesv2", "batch-get-metric-data", "--queries", "Id=a", "Id="],
            ["sesv2", "list-tenants", "--page-size", "0"]]):
        yield case(f"settings without validation {number}", *words, config="[default]\nparameter_validation = false\n")
    for key, value in (("cli_timestamp_format", "iso8601"), ("cli_timestamp_format", "wire"), ("parameter_validation", "true"), ("max_attempts", "1")):
        yield case(f"settings {key} = {value}", *STATISTICS, config=f"[default]\n{key} = {value}\n")


def options():
    for number, words in enumerate([
            ["--color", "on"], ["--color", "bogus"], ["--out", "text"], ["--output=text"], ["--output"], ["--region"], ["--no-verify"], ["--version"],
            ["--query", "Max24HourSend", "--query", "MaxSendRate"], ["extra"], ["a", "b", "--c"], ["-x"], ["--"], ["--bogus=1"], ["--bogus", "1", "--other"],
            ["--max-items", "1"], ["--starting-token", "x"], ["--cli-input-json"], ["--region", "us-east-1", "--region", "us-west-2"], ["--no-sign-request"],
            ["--cli-read-timeout", "x"], ["--cli-read-timeout", "0"], ["--cli-connect-timeout", "-1"], ["--cli-connect-timeout", "1.5"], ["--no-paginate"]]):
        yield case(f"option {number}", *QUOTA, *words)
    for number, words in enumerate([
            ["bogus"], ["se"], ["ses", "bogus"], ["ses", "get-send-statistic"], ["ses"], [], ["--output", "json"], ["ses", "--bogus"], ["sesv2", "get-acount"],
            ["ses", "wait"], ["ses", "wait", "bogus"], ["--profile"], ["configure", "get"], ["configure", "get", "region"], ["configure", "get", "nope"],
            ["configure", "set", "x"], ["configure", "list-profiles"], ["configure", "bogus"]]):
        yield case(f"command {number}", *words, no_endpoint=True)
    for number, url in enumerate(["localhost", "", "ftp://x", "http://x y", "http://127.0.0.1:99999", "localhost:1", "http://127.0.0.1:1", "http://127.0.0.1:1/p"]):
        yield case(f"address {number}", *QUOTA, "--endpoint-url", url, no_endpoint=True)
    for number, tail in enumerate(["/", "/a/b", "/a/b/", "?x=1", "#f"]):
        yield case(f"address with '{tail}'", *QUOTA, "--endpoint-url", ENDPOINT + tail, no_endpoint=True)
    yield case("address of the environment", *QUOTA, no_endpoint=True, env={"AWS_ENDPOINT_URL_SES": ENDPOINT, "AWS_ENDPOINT_URL": "http://127.0.0.1:1"})


def configuring():
    config = ("[default]\nregion = us-east-1\naws_access_key_id = AKIDCONFIGURED\naws_secret_access_key = abcdefghijklmnop\ns3 =\n  max_queue_size = 5\n"
              "[profile made]\nregion = eu-west-1\ncredential_process = echo {\\\"Version\\\":1,\\\"AccessKeyId\\\":\\\"AKIDMADE\\\",\\\"SecretAccessKey\\\":\\\"zzzzzzzz\\\"}\n")
    kept = "[kept]\naws_access_key_id = AKIDKEPT1111\naws_secret_access_key = yyyyyyyy\n"
    nothing = {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None, "AWS_DEFAULT_REGION": None, "AWS_REGION": None}
    for number, words in enumerate([
            ["list"], ["list", "--profile", "made"], ["list", "--profile", "kept"], ["list", "--profile", "nope"], ["get", "s3"],
            ["get", "s3.max_queue_size"], ["get", "made.region"], ["get", "profile.made.region"], ["get", "nope.region"], ["set"], ["set", "region"]]):
        yield case(f"configure {number}", "configure", *words, no_endpoint=True, config=config, credentials=kept, env=nothing)
    for number, variables in enumerate([
            {"AWS_ACCESS_KEY_ID": "AKIDENVIRON", "AWS_SECRET_ACCESS_KEY": "xxxxxxxx", "AWS_DEFAULT_REGION": "ap-south-1"},
            {"AWS_ACCESS_KEY_ID": "AKIDENVIRON"}, {"AWS_PROFILE": "made"}]):
        yield case(f"configure list with variables {number}", "configure", "list", no_endpoint=True, config=config, credentials=kept, env={**nothing, **variables})


def ways():
    """Proxies, and roles with nothing to assume them with."""
    for number, (variables, address) in enumerate([
            ({"HTTPS_PROXY": "http://127.0.0.1:1", "NO_PROXY": ""}, "https://example.com"), ({"HTTP_PROXY": "http://127.0.0.1:1", "NO_PROXY": ""}, "http://example.com"),
            ({"HTTP_PROXY": "127.0.0.1:1", "NO_PROXY": ""}, "http://example.com"), ({"HTTP_PROXY": "http://127.0.0.1:1", "NO_PROXY": "127.0.0.1"}, "http://127.0.0.1:2"),
            ({"HTTP_PROXY": "http://127.0.0.1:1", "NO_PROXY": "*"}, "http://127.0.0.1:2")]):
        # Lower-case names come first in both.
        quiet = {name: None for name in ("http_proxy", "https_proxy", "no_proxy", "HTTPS_PROXY", "HTTP_PROXY")}
        yield case(f"proxy {number}", *QUOTA, "--endpoint-url", address, no_endpoint=True, env={**quiet, "AWS_MAX_ATTEMPTS": "1", **variables})
    for source in ("Environment", "EcsContainer"):
        yield case(f"role of an empty {source}", *QUOTA, "--profile", "r", credentials="",
                   config=f"[profile r]\nregion = us-east-1\nrole_arn = arn:aws:iam::1:role/x\ncredential_source = {source}\n",
                   env={"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None})


def waiting():
    words = ["ses", "wait", "identity-exists"]
    yield case("wait for what is there", *words, "--identities", "a", scenario="verified")
    yield case("wait without what", *words)
    yield case("wait for a failure", *words, "--identities", "a", scenario="rejected")
    yield case("wait with a skeleton", *words, "--generate-cli-skeleton")


def every():
    """All command lines with names of their own."""
    for group in (shorthand, files, parameters, inputs, skeletons, outputs, queries, pages, failures, settings, options, configuring, ways, waiting):
        yield from group()
