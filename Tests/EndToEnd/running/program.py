"""awsmith as it is run by the tests: in a folder of its own, with nothing of the user's settings."""
import os, shutil, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", ".."))
SETTINGS = {
    "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm", "TZ": "UTC", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "the/secret+key", "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1",
}
KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION")


def find():
    program = os.path.abspath(os.environ.get("AWSMITH") or os.path.join(ROOT, ".build", "debug", "awsmith"))
    if not os.path.exists(program):
        subprocess.run(["swift", "build", "--product", "awsmith"], cwd=ROOT, check=True)
    return os.path.realpath(program)


class Home:
    """A home folder; its settings go to whoever runs there."""

    def __init__(self, program):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="running_")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def environment(self, changes=None):
        """Those of the tests, changed; None takes a variable away."""
        found = {**SETTINGS, "HOME": self.folder, **(changes or {})}
        return {name: value for name, value in found.items() if value is not None}

    def start(self, *words, env=None, **more):
        more = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": self.folder, **more}
        return subprocess.Popen([self.program, *words], env=self.environment(env), **more)

    def run(self, *words, env=None, input=b"", **more):
        """The exit code, standard output and standard error."""
        if "stdin" not in more:
            more["stdin"] = subprocess.PIPE
        process = self.start(*words, env=env, **more)
        output, errors = process.communicate(input if more["stdin"] == subprocess.PIPE else None, timeout=60)
        return process.returncode, (output or b"").decode("utf-8", "replace"), (errors or b"").decode("utf-8", "replace")


class Checks:
    """Counts what holds; what does not is told with what was found."""

    def __init__(self, name):
        self.name = name
        self.passed = 0
        self.failed = 0

    def that(self, what, holds, found=""):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"FAILED: {what}" + (f"\n    found: {found!r}" if found != "" else ""))

    def equal(self, what, found, expected):
        self.that(what, found == expected, (found, "expected", expected))

    def end(self):
        print(f"{self.name}: {self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
