"""A service on 127.0.0.1 that answers from `answers` and remembers what each run asked it.

A run has an address of its own, `/r/<run>/<scenario>`, so that many can go on at once."""
import base64, json, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import answers


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *_):
        pass

    def answer(self):
        url = urlsplit(self.path)
        parts = url.path.split("/", 4)
        run, scenario = (parts[2], parts[3]) if url.path.startswith("/r/") and len(parts) > 3 else ("none", "ok")
        path = "/" + (parts[4] if len(parts) > 4 else "")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fields = dict(parse_qsl(url.query, keep_blank_values=True))
        if "form-urlencoded" in self.headers.get("Content-Type", ""):
            fields.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        else:
            try:
                fields.update({k: v for k, v in json.loads(body or b"{}").items() if isinstance(v, str)})
            except (ValueError, AttributeError):
                pass
        with self.server.lock:
            seen = self.server.requests.setdefault(run, [])
            attempt = len(seen)
            seen.append({"method": self.command, "path": path, "query": url.query, "headers": self.headers.items(), "body": body})
        answer = answers.find(scenario, self.command, path, fields, attempt)
        if answer.get("hangup"):
            self.close_connection = True
            return
        if answer.get("delay"):
            time.sleep(answer["delay"])
        data = answer["body"]
        self.send_response_only(answer.get("status", 200))
        self.send_header("Content-Type", answer["type"])
        self.send_header("Content-Length", str(len(data) + answer.get("missing", 0)))
        for name, value in answer.get("headers", {}).items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:
            pass
        if answer.get("missing"):
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = answer


class Responder(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.requests = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_):
        pass

    def taken(self, run):
        with self.lock:
            return self.requests.pop(run, [])


def shown(request):
    """A request as it is compared: what AWS CLI v1 and awsmith have to agree on."""
    headers = {name.lower(): value for name, value in request["headers"]}
    body = request["body"]
    kind = headers.get("content-type", "")
    if "form-urlencoded" in kind:
        # A form is the same in any order; that of members is held by the recorded requests.
        content = sorted(body.decode("utf-8", "replace").split("&"))
    elif "json" in kind:
        content = body.decode("utf-8", "replace")
    else:
        content = base64.b64encode(body).decode()
    signed = headers.get("authorization", "")
    return {
        "method": request["method"], "path": request["path"], "query": sorted(parse_qsl(request["query"], keep_blank_values=True)),
        "body": content, "type": kind, "token": headers.get("x-amz-security-token"),
        "scope": "/".join(signed.partition("Credential=")[2].partition(",")[0].split("/")[0:1] + signed.partition("Credential=")[2].partition(",")[0].split("/")[2:]),
        "signed": signed.partition("SignedHeaders=")[2].partition(",")[0],
    }
