"""The demonstration, served by the real program in a folder of its own, and a real browser before it."""

import contextlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("BELLWETHER_PROGRAM", str(ROOT / ".build/debug/bellwether"))
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def bellwether(*arguments, check=True):
    """Runs a command of the program and gives what it said."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=600)
    if check and done.returncode != 0:
        raise AssertionError(f"bellwether {' '.join(map(str, arguments))}: {done.stderr}")
    return done


class Server:
    """One served partnership, stopped by its own process id."""

    def __init__(self, *arguments):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.process = subprocess.Popen(
            [PROGRAM, *map(str, arguments), "--port", str(self.port)], cwd=ROOT, stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                self.log.seek(0)
                raise AssertionError("The server stopped: " + self.log.read())
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                urllib.request.urlopen(self.address + "/healthz", timeout=2).read()
                return
            time.sleep(0.1)
        raise AssertionError("The server did not answer within five minutes.")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()


def sign_in(context, name="Morag Ellery"):
    """Through the demonstration's door, as one of its people; the business manager unless another is named."""
    page = context.request.get("/sign-in").text()
    number = re.search(r'value="(\d+)">' + re.escape(name) + "<", page).group(1)
    answer = context.request.post("/sign-in/demonstration", form={"person": number}, max_redirects=0)
    assert answer.status == 303, answer.status


class Shared:
    """The demonstration is built once; each class of tests gets a copy that it may change."""

    folder = None

    @classmethod
    def copy(cls):
        if cls.folder is None:
            cls.folder = tempfile.mkdtemp(prefix="bellwether-demo-")
            bellwether("demo", "--data", cls.folder, "--build-only")
        copy = tempfile.mkdtemp(prefix="bellwether-copy-")
        shutil.copytree(cls.folder, copy, dirs_exist_ok=True)
        return copy


class DemonstrationCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.serve()
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

    @classmethod
    def serve(cls):
        cls.data = Shared.copy()
        return Server("demo", "--data", cls.data)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.server.stop()
        shutil.rmtree(cls.data, ignore_errors=True)

    def page(self, width=1280, height=900, javascript=True, name="Morag Ellery"):
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=javascript, base_url=self.server.address)
        self.addCleanup(context.close)
        if name:
            sign_in(context, name)
        page = context.new_page()
        # A form with something missing is answered with 422 and the page again: the one complaint that is meant.
        complaints = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" and "422" not in message.text else None)
        self.addCleanup(lambda: self.assertEqual(complaints, [], "the browser complains"))
        return page

    def assert_accessible(self, page):
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        faults = [f"{fault['id']}: {node['html'][:200]}" for fault in found.response["violations"] for node in fault["nodes"]]
        self.assertEqual(faults, [], f"axe finds something on {page.url}")
