"""Runs the AWS CLI many times: the interpreter starts and imports once, each command line is a process forked from it.

Started with the interpreter of the AWS CLI: `python many_runs.py SOCKET`. A request and a reply are one line of JSON each."""
import base64, json, os, signal, socketserver, sys, tempfile

import awscli.clidriver

KEPT = {name: os.environ[name] for name in ["AWS_DATA_PATH"] if name in os.environ}


def child(request, streams):
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(KEPT)
    os.environ.update(request["env"])
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
    import time
    time.tzset()
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)
    sys.argv = ["aws", *request["argv"]]
    status = 1
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code
    except BaseException:
        import traceback
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status or 0)


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        request = json.loads(self.rfile.readline())
        streams = [tempfile.TemporaryFile() for _ in range(3)]
        streams[0].write(base64.b64decode(request["stdin"]))
        streams[0].seek(0)
        process = os.fork()
        if process == 0:
            child(request, streams)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        told = []
        for stream in streams[1:]:
            stream.seek(0)
            told.append(base64.b64encode(stream.read()).decode())
        self.wfile.write(json.dumps([status, *told]).encode() + b"\n")


class Server(socketserver.ForkingMixIn, socketserver.UnixStreamServer):
    request_queue_size = 32


if __name__ == "__main__":
    with Server(sys.argv[1], Handler) as server:
        print("ready", flush=True)
        server.serve_forever()
