"""A terminal that a program runs in: what it shows, and keys that are pressed."""
import fcntl, os, pty, re, select, struct, subprocess, termios, time


class Terminal:
    def __init__(self, words, env, folder, columns=100, rows=40):
        self.shown = b""
        self.place = 0
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

        def own():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(words, stdin=slave, stdout=slave, stderr=slave, env=env, cwd=folder, preexec_fn=own)
        os.close(slave)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)

    def press(self, text):
        os.write(self.master, text.encode())

    def _read(self, seconds):
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.shown += data
        return bool(data)

    def wait(self, pattern, seconds=60):
        """Reads until something is shown; None if it never comes."""
        begin = time.monotonic()
        while time.monotonic() - begin < seconds:
            if found := re.search(pattern, self.text):
                self.place += found.end()
                return found
            if not self._read(0.2) and self.process.poll() is not None and not self._read(0):
                break
        return None

    def end(self):
        """Reads to the end; the exit code."""
        while self._read(60):
            pass
        return self.process.wait(60)

    @property
    def whole(self):
        return re.sub("\r+\n", "\n", self.shown.decode("utf-8", "replace"))

    @property
    def text(self):
        """What is shown behind what was last waited for."""
        return self.whole[self.place:]
