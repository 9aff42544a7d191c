"""People come through the door: by keyboard, with and without JavaScript, with a password and a second factor."""

import base64
import hashlib
import hmac
import struct
import time

from demonstration import DemonstrationCase

PASSWORD = "seven quiet herons waiting"


def code(secret, at=None):
    """What an app on a phone shows (RFC 6238), worked out by other code than ours."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = struct.pack(">Q", int((at or time.time()) // 30))
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class SignIn(DemonstrationCase):
    def invite(self, page, name):
        page.goto("/people")
        page.click(f"main >> text={name}")
        page.click("text=Make a link")
        return page.get_attribute("#link", "href")

    def check_journey(self, name, javascript):
        officer = self.page(javascript=javascript)
        link = self.invite(officer, name)

        page = self.page(javascript=javascript, name=None)
        page.goto("/scorecard")
        self.assertIn("/sign-in?to=%2Fscorecard", page.url)
        self.assert_accessible_when(page, javascript)
        page.goto(link)
        page.focus("#password")
        page.keyboard.type("too short")
        page.keyboard.press("Enter")
        self.assertIn("12 characters", page.inner_text(".summary-of-errors"))
        page.focus("#password")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector(".who")
        self.assertIn(name, page.inner_text(".who"))

        # The link is used up.
        again = page.request.get(link)
        self.assertEqual(again.status, 410)
        self.assertIn("has been used", again.text())

        page.goto("/account")
        self.assert_accessible_when(page, javascript)
        page.click("main button:has-text('Set it up')")
        self.assertIn("neither your password nor a code", page.inner_text(".summary-of-errors"))
        page.fill("#proof", PASSWORD)
        page.click("main button:has-text('Set it up')")
        secret = page.inner_text("#secret")
        page.fill("#code", code(secret, self.now()))
        page.keyboard.press("Enter")
        page.wait_for_selector("#recovery-codes")
        codes = page.locator("#recovery-codes code").all_inner_texts()
        self.assertEqual(len(codes), 10)

        page.click("text=Sign out >> nth=0")
        page.wait_for_url("**/sign-in")
        address = f"{name.split()[0].lower()}.{name.split()[-1].lower()}@aireborough.example"
        page.focus("#email")
        page.keyboard.type(address)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("#code")
        page.fill("#code", "not a code")
        page.keyboard.press("Enter")
        page.wait_for_selector(".summary-of-errors")
        page.fill("#code", codes[0])
        page.keyboard.press("Enter")
        page.wait_for_selector(".who")
        self.assertIn(name, page.inner_text(".who"))

    def check_reset(self, name, javascript):
        """A forgotten password: a new link, by keyboard; the old password opens nothing any more."""
        officer = self.page(javascript=javascript)
        for password in (PASSWORD, "another nine grey herons"):
            link = self.invite(officer, name)
            page = self.page(javascript=javascript, name=None)
            page.goto(link)
            self.assert_accessible_when(page, javascript)
            page.focus("#password")
            page.keyboard.type(password)
            page.keyboard.press("Enter")
            page.wait_for_selector(".who")
        page = self.page(javascript=javascript, name=None)
        page.goto("/sign-in")
        page.focus("#email")
        page.keyboard.type(f"{name.split()[0].lower()}.{name.split()[-1].lower()}@aireborough.example")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector(".summary-of-errors")

    def test_a_forgotten_password(self):
        self.check_reset("Rosalind Achterberg", True)

    def test_a_forgotten_password_without_javascript(self):
        self.check_reset("Winifred Sato", False)

    def now(self):
        """The demonstration stands still at nine o'clock of its day."""
        import datetime
        return datetime.datetime(2026, 11, 21, 9, tzinfo=datetime.timezone.utc).timestamp()

    def assert_accessible_when(self, page, javascript):
        if javascript:
            self.assert_accessible(page)

    def test_invitation_password_and_second_factor(self):
        self.check_journey("Aurelio Finch", True)

    def test_the_same_without_javascript(self):
        self.check_journey("Hamish Varley", False)

    def test_a_councillor_sees_no_figure_and_no_link_to_one(self):
        page = self.page(name="Cllr Prue Hanley")
        page.goto("/")
        self.assertIn("nothing has been published", page.inner_text("main"))
        self.assertEqual(page.locator("nav >> text=Scorecard").count(), 0)

    def test_an_administrator_adds_a_person(self):
        page = self.page(name="Casper Wray")
        page.goto("/people/new")
        page.fill("#name", "Lavinia Crake")
        page.fill("#email", "not an address")
        page.select_option("#role", "data-lead")
        page.click("text=Add and make a link")
        self.assertIn("put right", page.inner_text(".summary-of-errors"))
        self.assertEqual(page.input_value("#name"), "Lavinia Crake")
        page.fill("#email", "lavinia.crake@aireborough.example")
        page.select_option("#scope", "agency:cmh")
        page.click("text=Add and make a link")
        self.assertIn("/links/", page.inner_text("#link"))
        page.goto("/people")
        self.assertIn("Agency data lead of Aire Community & Mental Health NHS Trust", page.inner_text("main"))
