"""A real partnership: who holds a role that needs a second factor sets it up before anything else opens."""

import shutil
import tempfile
import time
import unittest

from demonstration import ROOT, DemonstrationCase, Server, bellwether
from test_sign_in import PASSWORD, code


class SecondFactor(DemonstrationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.real = tempfile.mkdtemp(prefix="bellwether-real-")
        bellwether("create", "leeds", "--framework", ROOT / "Samples/leeds.yaml", "--data", cls.real)
        added = bellwether(
            "people", "add", "Casper Wray", "casper.wray@example.org", "--role", "administrator", "--data", cls.real)
        cls.link = added.stdout.strip()
        cls.real_server = Server("serve", "--data", cls.real)

    @classmethod
    def tearDownClass(cls):
        cls.real_server.stop()
        shutil.rmtree(cls.real, ignore_errors=True)
        super().tearDownClass()

    def test_nothing_opens_before_it_is_set_up(self):
        context = self.browser.new_context(base_url=self.real_server.address, java_script_enabled=False)
        self.addCleanup(context.close)
        page = context.new_page()
        page.goto(self.link)
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/account")
        self.assertIn("the only page that opens for you", page.inner_text("main"))
        page.goto("/people")
        self.assertTrue(page.url.endswith("/account"))
        self.assertEqual(context.request.get("/api/v1/people").status, 403)
        page.fill("#proof", PASSWORD)
        page.click("main button:has-text('Set it up')")
        page.fill("#code", code(page.inner_text("#secret"), time.time()))
        page.keyboard.press("Enter")
        page.wait_for_selector("#recovery-codes")
        page.goto("/people")
        self.assertIn("Casper Wray", page.inner_text("main"))
        page.goto("/retention")
        self.assertIn("Last cleared away", page.inner_text("main"))

    def test_the_record_is_whole_and_exported(self):
        export = bellwether("people", "export", "casper.wray@example.org", "--data", self.real).stdout
        self.assertIn('"email" : "casper.wray@example.org"', export)
        self.assertNotIn("scrypt", export)
        self.assertIn("session: 0", bellwether("retain", "--dry-run", "--data", self.real).stdout)
        done = bellwether("verify", "--data", self.real)
        self.assertIn("Everything is as it was written", done.stdout)
        self.assertNotIn("not looked at", done.stderr)


if __name__ == "__main__":
    unittest.main()
