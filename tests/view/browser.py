"""Chromium, headless, driven by its own protocol over a socket: no package is needed for it.

    with Browser(width=1280) as page:
        page.open(url); page.evaluate("document.title"); page.wait("…"); page.press("Tab"); page.shot("a.png")"""
import base64, json, os, pathlib, shutil, socket, struct, subprocess, tempfile, time, urllib.request

GONE = -32000                                                # the code of what is asked of a page that has just been left


class BetweenPages(Exception):
    pass


class Browser:
    def __init__(self, width=1280, height=900):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.width, self.height, self.number, self.told = width, height, 0, []

    def __enter__(self):
        self.process = subprocess.Popen(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                                         f"--window-size={self.width},{self.height}", f"--user-data-dir={self.folder.name}",
                                         "--remote-debugging-port=0", "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        noted = pathlib.Path(self.folder.name, "DevToolsActivePort")
        for _ in range(300):
            if noted.exists() and noted.read_text().count("\n"):
                break
            time.sleep(0.05)
        port = int(noted.read_text().split()[0])
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as listed:
            path = next(t for t in json.load(listed) if t["type"] == "page")["webSocketDebuggerUrl"].split(str(port))[1]
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        self.bytes = self.socket.makefile("rb")
        while self.bytes.readline().strip():
            pass
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        self.size(self.width, self.height)
        return self

    def size(self, width, height):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def settle(self):
        """What was drawn is painted."""
        self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def message(self):
        """One message; RFC 6455 5.2."""
        whole = b""
        while True:
            first, second = self.bytes.read(2)
            n = second & 127
            n = struct.unpack(">H", self.bytes.read(2))[0] if n == 126 else struct.unpack(">Q", self.bytes.read(8))[0] if n == 127 else n
            whole += self.bytes.read(n)
            if first & 128:
                return json.loads(whole)

    def ask(self, method, **parameters):
        self.number += 1
        data = json.dumps({"id": self.number, "method": method, "params": parameters}).encode()
        mask, n = os.urandom(4), len(data)
        head = bytes([0x81, 0x80 | n]) if n < 126 else bytes([0x81, 0xFE]) + struct.pack(">H", n) if n < 1 << 16 else bytes([0x81, 0xFF]) + struct.pack(">Q", n)
        self.socket.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))
        while True:
            got = self.message()
            if got.get("id") == self.number:
                if got.get("error", {}).get("code") == GONE:
                    raise BetweenPages(got["error"])
                assert "error" not in got, got
                return got["result"]
            self.told.append(got)

    def open(self, url):
        self.ask("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def evaluate(self, script):
        got = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in got, got["exceptionDetails"]
        return got["result"].get("value")

    def wait(self, script, seconds=15):
        end = time.time() + seconds
        while time.time() < end:
            try:
                if self.evaluate(f"!!({script})"):
                    return
            except BetweenPages:
                pass
            time.sleep(0.05)
        raise AssertionError(f"never: {script}")

    def press(self, key, code=0, text=None):
        more = {"text": text} if text else {}
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **(more if kind == "keyDown" else {}))

    def click(self, selector):
        """Where a person would see it, by the mouse."""
        x, y = self.evaluate(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center', behavior: 'instant'}});"
                             " const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def shot(self, path):
        pathlib.Path(path).write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))

    def complaints(self):
        """What the console says, what was fetched from elsewhere."""
        found = [t["params"]["entry"]["text"] for t in self.told if t["method"] == "Log.entryAdded" and t["params"]["entry"]["level"] == "error"]
        found += [str(t["params"]["exceptionDetails"]) for t in self.told if t["method"] == "Runtime.exceptionThrown"]
        return found

    def fetched(self):
        return [t["params"]["request"]["url"] for t in self.told if t["method"] == "Network.requestWillBeSent"]


def is_there():
    return shutil.which("chromium") is not None
