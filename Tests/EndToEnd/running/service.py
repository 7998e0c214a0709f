"""A service on 127.0.0.1 whose answers are functions of the request, and which can stop in the middle of one."""
import socket, threading
from urllib.parse import parse_qsl

NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/"


def result(name, content):
    return 200, f'<{name}Response xmlns="{NAMESPACE}"><{name}Result>{content}</{name}Result></{name}Response>'.encode()


def identities(names, token=None):
    """A page of ListIdentities."""
    members = "".join(f"<member>{name}</member>" for name in names)
    return result("ListIdentities", f"<Identities>{members}</Identities>" + (f"<NextToken>{token}</NextToken>" if token else ""))


def error(code, message, status=400):
    escaped = message.replace("&", "&amp;").replace("<", "&lt;")
    return status, f'<ErrorResponse xmlns="{NAMESPACE}"><Error><Code>{code}</Code><Message>{escaped}</Message></Error></ErrorResponse>'.encode()


class Stop:
    """An answer that ends after so many of its bytes, with the connection kept open."""

    def __init__(self, answer, share):
        self.status, self.body = answer
        self.share = share


class Request:
    def __init__(self, head, body):
        lines = head.decode("latin-1").split("\r\n")
        self.method, self.path, _ = lines[0].split(" ", 2)
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        self.body = body
        self.fields = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


class Service:
    """Answers with what `answer(request)` gives: a status and a body, or a `Stop`."""

    def __init__(self, answer):
        self.answer = answer
        self.requests = []
        self.stopped = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        data = b""
        try:
            while True:
                while b"\r\n\r\n" not in data:
                    more = connection.recv(65536)
                    if not more:
                        return
                    data += more
                head, _, data = data.partition(b"\r\n\r\n")
                length = Request(head, b"").headers.get("content-length", "0")
                while len(data) < int(length):
                    data += connection.recv(65536)
                request = Request(head, data[:int(length)])
                data = data[int(length):]
                self.requests.append(request)
                answer = self.answer(request)
                status, body, sent = (answer.status, answer.body, answer.share) if isinstance(answer, Stop) else (*answer, 1)
                reply = f"HTTP/1.1 {status} X\r\nContent-Type: text/xml\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
                if sent == 1:
                    connection.sendall(reply)
                    continue
                connection.sendall(reply[:int(len(reply) * sent)])
                self.stopped.set()
                # Until the other side has gone.
                while connection.recv(65536):
                    pass
                return
        except OSError:
            pass
        finally:
            connection.close()
