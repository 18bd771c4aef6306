#!/usr/bin/env python3
"""What `watch --serve` answers, and whom: served.py HYOGUMI

Loopback alone, / and /events alone, named by its own name alone; requests that are long, slow, many, broken or left alone change nothing for
others; what is served follows the data, and stays while they are wrong; it ends when it is told to.  One run makes the file and the page:
they are what `render` and `check --html` make."""
import http.client, pathlib, re, signal, socket, subprocess, sys, tempfile, time

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
LONG = 60
faults = []


def holds(what, *told):
    if not what:
        faults.append(" ".join(map(str, told)))


def asked(port, method="GET", path="/", **heads):
    """(status, heads, body)"""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=LONG)
    line.putrequest(method, path, skip_host="Host" in heads)
    for name, value in heads.items():
        line.putheader(name, value)
    line.endheaders()
    answer = line.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


def raw(port, *parts):
    """What comes back for these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=LONG) as line:
        got = b""
        try:
            for part in parts:
                line.sendall(part)
            while more := line.recv(65536):
                got += more
        except ConnectionError:
            pass
        return got


class Events:
    def __init__(self, port):
        self.line = socket.create_connection(("127.0.0.1", port), timeout=LONG)
        self.line.sendall(f"GET /events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
        self.bytes = self.line.makefile("rb")
        holds(b"200" in self.bytes.readline(), "no events")

    def next(self):
        """(name, data) of the next event."""
        name, data = "", []
        while line := self.bytes.readline().decode().rstrip("\r\n") or (name == "" and "-") or "":
            if line.startswith("event: "):
                name = line[7:]
            elif line.startswith("data: "):
                data.append(line[6:])
        return name, "\n".join(data)


def refuses(port):
    holds(asked(port)[0] == 200 and asked(port, Host=f"localhost:{port}")[0] == 200, "the page is not there")
    status, heads, body = asked(port, "HEAD")
    holds(status == 200 and not body and int(heads["Content-Length"]) == len(asked(port)[2]), "HEAD is not GET without a body")
    for path in ("/../data/index.xml", "/data/index.xml", "//etc/passwd", "/%2e%2e/x", "/?x", "/events/x"):
        holds(asked(port, path=path)[0] == 404, path, asked(port, path=path)[0])
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "get"):
        holds(asked(port, method)[0] == 405, method)
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", f"127.0.0.1:{port}.evil.example"):
        holds(asked(port, Host=host)[0] == 403, "named", host)
    holds(raw(port, b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 403"), "named by nobody")
    holds(raw(port, b"GET / HTTP/1.1\r\nX: " + b"a" * 20000 + b"\r\n\r\n").startswith(b"HTTP/1.1 431"), "a long head")
    for bytes in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9\r\n\r\n", b"\x16\x03\x01\x02\n\n", b"\0" * 100 + b"\n\n"):
        got = raw(port, bytes)
        holds(re.match(rb"HTTP/1.1 4\d\d ", got), bytes, got[:40])
    name = socket.gethostbyname(socket.gethostname())
    if not name.startswith("127."):
        try:
            socket.create_connection((name, port), timeout=2).close()
            holds(False, "it answers on", name)
        except OSError:
            pass


def bears(port):
    """Thirty who say nothing, or half of it, do not keep others out for long; the answer may wait until they have lost their places."""
    lines = [socket.create_connection(("127.0.0.1", port), timeout=LONG) for _ in range(30)]
    for line in lines[::2]:
        line.sendall(b"GET / HT")
    end = time.time() + LONG
    while time.time() < end:
        try:
            if asked(port)[0] == 200:
                break
        except (ConnectionError, http.client.HTTPException):
            time.sleep(0.3)
    else:
        holds(False, "who says nothing keeps others out")
    for line in lines:
        line.close()


def alone(town, *command):
    """What a verb makes of the data as they are."""
    subprocess.run([PROGRAM, *command], cwd=town, capture_output=True)
    return (town / command[-1]).read_bytes() if "." in command[-1] else (town / command[-1] / "index.html").read_bytes()


def is_of_one_run(town, made, page):
    own = re.sub(rb' data-made="\d+"', b"", page, count=1)
    holds(f'data-made="{made}"'.encode() in page and own == alone(town, "check", "layouts/report.xml", "--html", "looked"),
          "the page is not that of check", made)
    holds((town / "output/計画.pdf").read_bytes() == alone(town, "render", "layouts/report.xml", "-o", "alone.pdf"), "the file is not that of render", made)


def follows(town, port):
    data, pdf = town / "data/index.xml", town / "output/計画.pdf"
    text, events = data.read_text(), Events(port)
    first, page = events.next(), asked(port)[2]
    holds(first[0] == "made" and f'data-made="{first[1]}"'.encode() in page, "the page is not of the number that is told")
    data.write_text(text.replace("1,352", "4,321"))
    second = events.next()
    holds(second[0] == "made" and int(second[1]) > int(first[1]) and b"4,321" in asked(port)[2], "it does not follow", second)
    is_of_one_run(town, second[1], asked(port)[2])
    data.write_text(text.replace("保育所の整備（定員）", "ﾎｲｸ所の整備（定員"))
    found = events.next()
    holds(found[0] == "made" and re.search(rb'"n":"[NW]09', asked(port)[2]), "what check asks is not asked", found)
    is_of_one_run(town, found[1], asked(port)[2])
    good, printed = asked(port)[2], pdf.read_bytes()
    data.write_text(text.replace("</data>", "<何か/></data>"))
    broken = events.next()
    holds(broken[0] == "broken" and "E0203" in broken[1] and "index.xml" in broken[1], "what is wrong is not told", broken)
    holds(asked(port)[2] == good and pdf.read_bytes() == printed, "the last good page, or PDF, is gone")
    late = Events(port).next()
    holds(late == broken, "who comes later is not told", late)
    data.write_text(text)
    holds(events.next()[0] == "made" and b"4,321" not in asked(port)[2], "it does not follow what was mended")


def main():
    with tempfile.TemporaryDirectory() as folder:
        town = pathlib.Path(folder, "town")
        subprocess.run([PROGRAM, "new", town, "-q"], check=True)
        with open(town / "err", "w") as err:
            run = subprocess.Popen([PROGRAM, "watch", "layouts/report.xml", "--serve", "0"], cwd=town, stdout=subprocess.PIPE, stderr=err, text=True)
        port = int(re.search(r":(\d+)/", run.stdout.readline())[1])
        run.stdout.readline()
        for _ in range(LONG * 10):
            if asked(port)[2]:
                break
            time.sleep(0.1)
        taken = subprocess.run([PROGRAM, "watch", "layouts/report.xml", "--serve", str(port), "--lang", "en"], cwd=town, capture_output=True, text=True)
        holds(taken.returncode == 5 and "E0106" in taken.stderr, "a port that is taken:", taken.stderr)
        for port_word in ("70000", "-1", "8o", ""):
            wrong = subprocess.run([PROGRAM, "watch", "layouts/report.xml", "--serve", port_word], cwd=town, capture_output=True)
            holds(wrong.returncode == 2, "--serve", port_word)
        refuses(port)
        bears(port)
        follows(town, port)
        run.send_signal(signal.SIGINT)
        holds(run.wait(LONG) == 0, "it does not end")
    print("\n".join(faults))
    print(f"{len(faults)} faults")
    return bool(faults)


sys.exit(main())
