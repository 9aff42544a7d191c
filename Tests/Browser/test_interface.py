"""The interface for programs against its own description: whatever is sent, the answer is one that is described."""

import contextlib
import csv
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request

from demonstration import ROOT, Server, Shared, bellwether

SCHEMATHESIS = pathlib.Path(sys.executable).with_name("schemathesis")
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance," \
    "response_headers_conformance,negative_data_rejection,ignored_auth,unsupported_method"


class Keep(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


OPENER = urllib.request.build_opener(Keep)


def ask(method, address, body=None, headers=None):
    """Status, headers and body, whatever the status."""
    request = urllib.request.Request(address, data=body, headers=headers or {}, method=method)
    try:
        with OPENER.open(request, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


class InterfaceCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = Shared.copy()
        # Casper is the only administrator, so nothing that is sent can close his account; he may do everything else too.
        people = bellwether("people", "list", "--data", cls.data).stdout
        casper = re.search(r"^(\d+) +Casper Wray", people, re.MULTILINE).group(1)
        bellwether("people", "give", casper, "--role", "business-manager", "--data", cls.data)
        # The command goes by the clock on the wall, and the demonstration stands on a day that may lie before it.
        with contextlib.closing(sqlite3.connect(pathlib.Path(cls.data) / "aireborough.sqlite")) as database, database:
            database.execute("UPDATE person_role SET from_day = (SELECT MIN(from_day) FROM person_role)")
        cls.server = Server("demo", "--data", cls.data, "--api-limit", 1_000_000)
        cls.address = cls.server.address
        cls.token = cls.make_token("Casper Wray")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        shutil.rmtree(cls.data, ignore_errors=True)

    @classmethod
    def make_token(cls, name):
        """As a person does: signs in, and makes one for everything that may be chosen."""
        _, _, page = ask("GET", cls.address + "/sign-in")
        number = re.search(r'value="(\d+)">' + re.escape(name) + "<", page.decode()).group(1)
        form = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        _, headers, _ = ask("POST", cls.address + "/sign-in/demonstration", f"person={number}".encode(), form)
        form["Cookie"] = headers["Set-Cookie"].split(";")[0]
        _, _, page = ask("GET", cls.address + "/account/tokens", headers=form)
        fields = [(field, "yes") for field in re.findall(r'name="(may-[a-z-]+)"', page.decode())]
        body = urllib.parse.urlencode([("token-name", "A test"), ("until", "2027-01-31"), *fields]).encode()
        _, _, page = ask("POST", cls.address + "/account/tokens", body, form)
        return re.search(r"bw_[A-Za-z0-9_-]{43}", page.decode()).group(0)


class DescribedAnswers(InterfaceCase):
    """Thousands of requests, right and wrong ones, made from the description."""

    def run_over_everything(self, *arguments, examples):
        done = subprocess.run(
            [SCHEMATHESIS, "run", self.address + "/api/v1/openapi.json", "--checks", CHECKS, "--seed", "20261121",
             "--max-examples", str(examples), "--workers", "1", "--phases", "coverage,fuzzing", "--generation-database", "none",
             "--suppress-health-check", "all", *arguments],
            capture_output=True, text=True, timeout=900, cwd=self.data, env={**os.environ, "NO_COLOR": "1", "COLUMNS": "160"})
        self.assertEqual(done.returncode, 0, done.stdout[-12_000:] + done.stderr[-2_000:])

    def test_by_a_token(self):
        self.run_over_everything("--header", f"Authorization: Bearer {self.token}", examples=30)
        status, _, _ = ask("GET", self.address + "/api/v1/people", headers={"Authorization": f"Bearer {self.token}"})
        self.assertEqual(status, 200, "the token is still good, so the requests were answered and not refused")

    def test_without_one(self):
        self.run_over_everything(examples=2)


class Guides(InterfaceCase):
    """What the guides tell people to type does what they say."""

    def test_the_examples_of_the_guide_run(self):
        guide = (ROOT / "docs/guides/api.md").read_text()
        script = "set -euo pipefail\n" + "\n".join(re.findall(r"```sh\n(.*?)```", guide, re.DOTALL))
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                ["bash", "-c", script], cwd=folder, capture_output=True, text=True, timeout=120,
                env={**os.environ, "BELLWETHER": self.address, "TOKEN": self.token})
            files = {file.name: file.read_bytes() for file in pathlib.Path(folder).iterdir()}
            said = "".join(files[name].decode()[:2000] for name in ["import.json", "accepted.json"] if name in files)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr + said)
        self.assertEqual(json.loads(files["accepted.json"])["import"]["state"], "accepted")
        self.assertFalse(files.get("unchanged.json"), "nothing comes again while nothing has changed")
        self.assertGreater(len(files["figures.csv"].splitlines()), 1000)

    def test_figures_come_as_power_query_asks_for_them(self):
        """The requests of both queries of docs/guides/power-bi.md; the language itself is not run here."""
        bearer = {"Authorization": f"Bearer {self.token}"}
        status, headers, body = ask("GET", self.address + "/api/v1/figures?format=csv", headers=bearer)
        self.assertEqual((status, headers["Content-Type"]), (200, "text/csv; charset=utf-8"))
        table = list(csv.DictReader(body.decode().splitlines()))
        figures, query = [], "?limit=10000"
        while query:
            status, _, body = ask("GET", self.address + "/api/v1/figures" + query, headers=bearer)
            self.assertEqual(status, 200)
            page = json.loads(body)
            figures += page["figures"]
            query = page["next"] and "?limit=10000&after=" + page["next"]
        key = ["indicator", "area", "period", "group", "source"]
        self.assertEqual({tuple(row[name] for name in key) for row in table}, {tuple(row[name] for name in key) for row in figures})
        self.assertEqual(len(table), len(figures))


if __name__ == "__main__":
    unittest.main()
