"""People come in by a provider of OpenID Connect: a real one, oidc-provider-mock, in a process of its own."""

import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

from playwright.sync_api import sync_playwright

from demonstration import ROOT, DemonstrationCase, Server, bellwether, free_port

PEOPLE = {
    # What the provider calls them says nothing of who they are here; the address does.
    # An administrator needs a second factor, and the provider has asked for one.
    "4711": {"email": "Casper.Wray@Example.org", "email_verified": True, "amr": ["pwd", "mfa"]},
    "4712": {"email": "stranger@example.org", "email_verified": True},
    "4713": {"email": "morag.ellery@example.org", "email_verified": False},
}
SECRET = "not a secret, only a test's"


class Provider:
    """One provider, stopped by its own process id."""

    def __init__(self):
        self.port = free_port()
        self.issuer = f"http://127.0.0.1:{self.port}"
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        claims = [part for sub, more in PEOPLE.items() for part in ("--user-claims", json.dumps({"sub": sub, **more}))]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(self.port), *claims],
            stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                self.log.seek(0)
                raise AssertionError("The provider stopped: " + self.log.read())
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                urllib.request.urlopen(self.issuer + "/.well-known/openid-configuration", timeout=2).read()
                return
            time.sleep(0.1)
        raise AssertionError("The provider did not answer within two minutes.")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()


class OpenID(DemonstrationCase):
    """On a partnership of its own: the demonstration's clock stands still, and no token is good by it."""

    @classmethod
    def setUpClass(cls):
        cls.provider = Provider()
        cls.data = tempfile.mkdtemp(prefix="bellwether-open-id-")
        bellwether("create", "leeds", "--framework", "Samples/leeds.yaml", "--data", cls.data)
        for name, email in [("Casper Wray", "casper.wray@example.org"), ("Morag Ellery", "morag.ellery@example.org")]:
            bellwether("people", "add", name, email, "--role", "administrator", "--data", cls.data)
        settings = pathlib.Path(cls.data) / "open-id.conf"
        settings.write_text(
            f"# A test\nissuer = {cls.provider.issuer}\nclient = bellwether\nsecret = {SECRET}\nname = the council\n")
        settings.chmod(0o600)
        cls.server = Server("serve", "--data", cls.data)
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.server.stop()
        cls.provider.stop()
        shutil.rmtree(cls.data, ignore_errors=True)

    def page(self, **options):
        page = super().page(**options)
        # The provider's own pages want a stylesheet from elsewhere, which no test goes out for, and an icon it has not.
        page.route(lambda url: "//127.0.0.1:" not in url or url.endswith("/favicon.ico"), lambda route: route.fulfill(status=200, body=""))
        return page

    def begin(self, page, sub):
        page.focus("#open-id")
        page.keyboard.press("Enter")
        page.wait_for_url(self.provider.issuer + "/**")
        page.click(f"button[value='{sub}']")

    def check_journey(self, javascript):
        page = self.page(javascript=javascript, name=None)
        page.goto("/people?from=here")
        self.assertIn("/sign-in", page.url)
        self.assertEqual(page.inner_text("#open-id"), "Sign in with the council")
        if javascript:
            self.assert_accessible(page)
        self.begin(page, "4711")
        page.wait_for_selector(".who")
        # Where one wanted to go, and nothing of the way there is left in the address.
        self.assertEqual(page.url, self.server.address + "/people?from=here")
        self.assertIn("Casper Wray", page.inner_text(".who"))
        cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
        self.assertFalse([name for name in cookies if "open_id" in name], "the cookie of the sign-in is gone")
        page.goto("/account")
        self.assertIn(self.provider.issuer, page.inner_text("main"))
        self.assertIn("4711", page.inner_text("main"))
        return page

    def test_somebody_signs_in_and_lands_where_they_wanted_to_go(self):
        page = self.check_journey(True)
        self.assert_accessible(page)
        # Without a password the only way in stays.
        page.click("text=Take it away")
        self.assertIn("You have no password", page.inner_text(".summary-of-errors"))
        self.assert_accessible(page)
        page.goto("/people")
        page.click("main >> text=Casper Wray")
        self.assertIn(self.provider.issuer, page.inner_text("main"))
        self.assert_accessible(page)

    def test_the_same_without_javascript(self):
        self.check_journey(False)

    def refused(self, sub):
        page = self.page(name=None)
        page.goto("/sign-in")
        self.begin(page, sub)
        page.wait_for_selector(".summary-of-errors")
        self.assertEqual(page.locator("h1").count(), 1)
        self.assertEqual(page.locator(".who").count(), 0)
        self.assert_accessible(page)
        return page.inner_text(".summary-of-errors")

    def test_nobody_of_ours_is_refused_and_gets_no_account(self):
        self.assertIn("Nobody here goes by the e-mail address that the council gives", self.refused("4712"))
        people = bellwether("people", "list", "--data", self.data).stdout
        self.assertNotIn("stranger", people)

    def test_an_address_that_nobody_looked_into_is_refused(self):
        self.assertIn("does not vouch for your e-mail address", self.refused("4713"))

    def test_who_presses_deny_there_is_told_so_here(self):
        page = self.page(name=None)
        page.goto("/sign-in")
        page.click("#open-id")
        page.wait_for_url(self.provider.issuer + "/**")
        page.click("button[value='deny']")
        page.wait_for_selector(".summary-of-errors")
        self.assertIn("did not let you sign in", page.inner_text(".summary-of-errors"))

    def test_the_way_back_opens_nothing_in_another_browser(self):
        first = self.page(name=None)
        first.goto("/sign-in")
        first.click("#open-id")
        first.wait_for_url(self.provider.issuer + "/**")
        # What the provider would send the browser to, taken out of its answer.
        back = first.context.request.post(first.url, form={"sub": "4711"}, max_redirects=0).headers["location"]
        self.assertIn("/sign-in/open-id/return?", back)
        other = self.page(name=None)
        other.goto(back)
        self.assertIn("was not begun in this browser", other.inner_text(".summary-of-errors"))
        self.assertEqual(other.locator(".who").count(), 0)

    def test_no_secret_is_in_the_log_or_in_a_backup(self):
        self.check_journey(True)
        bellwether("backup", pathlib.Path(self.data) / "backup.txt", "--data", self.data)
        backup = (pathlib.Path(self.data) / "backup.txt").read_text()
        self.assertIn("4711", backup)
        self.assertIn("table provider_identity", backup)
        self.assertNotIn("provider_sign_in ", backup)
        with open(self.server.log.name) as log:
            said = log.read()
        for text in (SECRET, "code=", "state="):
            self.assertNotIn(text, said)
            self.assertNotIn(text, backup)


class Misconfigured(unittest.TestCase):
    """A server that cannot keep its settings safe does not start, and says why without saying what."""

    def refused(self, text, mode):
        data = tempfile.mkdtemp(prefix="bellwether-open-id-")
        self.addCleanup(shutil.rmtree, data, True)
        bellwether("create", "leeds", "--framework", "Samples/leeds.yaml", "--data", data)
        settings = pathlib.Path(data) / "open-id.conf"
        settings.write_text(text)
        settings.chmod(mode)
        done = bellwether("serve", "--data", data, "--port", free_port(), check=False)
        self.assertEqual(done.returncode, 1)
        self.assertNotIn(SECRET, done.stdout + done.stderr)
        return done.stderr

    def test_settings_that_others_can_read(self):
        said = self.refused(f"issuer = https://id.example.org\nclient = a\nsecret = {SECRET}\n", 0o644)
        self.assertIn("chmod 600", said)

    def test_a_provider_without_tls(self):
        said = self.refused(f"issuer = http://id.example.org\nclient = a\nsecret = {SECRET}\n", 0o600)
        self.assertIn("https://", said)

    def test_a_line_that_is_none(self):
        said = self.refused(f"issuer = https://id.example.org\nclient = a\n{SECRET}\n", 0o600)
        self.assertIn("Line 3", said)
