"""A file goes in: looked at first, accepted second, corrected, and taken back."""

import pathlib
import tempfile

from demonstration import DemonstrationCase

HEADER = "indicator,area,period,numerator,denominator,status,reason\n"


class Imports(DemonstrationCase):
    def upload(self, page, text, name="return.csv"):
        path = pathlib.Path(tempfile.mkdtemp()) / name
        path.write_text(text)
        page.goto("/imports/new")
        page.set_input_files("input[type=file]", str(path))
        page.click("main button[type=submit]")

    def test_a_correction_keeps_the_old_value_and_a_withdrawal_steps_back(self):
        page = self.page(javascript=False)
        address = "/indicators/new-birth-visits-14-days"
        page.goto("/meetings/brd-2026-12")
        page.click("text=Freeze")
        pack = page.locator("a[href^='/packs/']").first.get_attribute("href")
        frozen = page.request.get(pack).body()

        self.upload(
            page, HEADER + "new-birth-visits-14-days,aireborough,2026-27Q2,111,231,revised,Late records of two clinics\n")
        self.assertIn("1", page.inner_text("main"))
        page.click("text=Accept")
        page.goto(address)
        self.assertIn("111 of 231", page.inner_text("main"))
        self.assertIn("Late records of two clinics", page.inner_text("main"))
        self.assertEqual(page.request.get(pack).body(), frozen, "a frozen pack never changes")
        self.assertNotIn(b"111 of 231", frozen)

        page.click("#provenance a[href^='/imports/']")
        page.click("text=Withdraw")
        self.assertIn("reason", page.inner_text(".summary-of-errors").lower())
        page.fill("textarea[name=why], input[name=why]", "The wrong quarter was sent")
        page.click("text=Withdraw")
        page.goto(address)
        self.assertNotIn("111 of 231", page.inner_text("dl.facts, .facts"))
        self.assertIn("The wrong quarter was sent", page.inner_text("main"))
        self.assertEqual(page.request.get(pack).body(), frozen)

    def test_a_file_with_a_fault_is_refused_with_row_column_and_what_to_do(self):
        page = self.page(javascript=False)
        self.upload(page, HEADER + "new-birth-visits-14-days,aireborough,2026-27Q2,300,231,final,\nnothing-like-it,aireborough,2026-27Q2,1,2,final,\n")
        text = page.inner_text("main")
        self.assertIn("nothing-like-it", text)
        self.assertIn("refused", text.lower())
        self.assertEqual(page.locator("text=Accept").count(), 0)

    def test_the_same_file_twice_changes_nothing(self):
        page = self.page(javascript=False)
        content = HEADER + "gcp2-completed,aireborough,2026-27Q2,77,,provisional,\n"
        self.upload(page, content)
        page.click("text=Accept")
        self.upload(page, content)
        self.assertRegex(page.inner_text("main"), r"(?is)unchanged\s*1|1\s*unchanged")

    def test_a_large_file_is_read_while_its_page_is_left(self):
        page = self.page(javascript=False)
        note = "A sentence that makes the file long. " * 60
        rows = [
            f"eha-initiated,{area},{year}-{str(year + 1)[2:]}Q{quarter},{quarter + 7},,final,{note}\n"
            for area in ("millgate", "westbeck", "thornfield", "rivermead", "chapel-green", "harrow-bank")
            for year in range(1960, 2010) for quarter in (1, 2, 3, 4)
        ]
        self.upload(page, HEADER + "".join(rows), name="long history.csv")
        address = page.url
        self.assertRegex(page.inner_text("main"), r"You can leave it and come back|add 1,200 new")
        page.goto("/imports")
        self.wait_for(page, address, "add 1,200 new")
        page.click("text=Accept it")
        self.wait_for(page, address, "Accepted")

    def wait_for(self, page, address, words):
        """Comes back to a page until it says something."""
        for _ in range(120):
            page.goto(address)
            if words in page.inner_text("main"):
                return
            page.wait_for_timeout(250)
        self.assertIn(words, page.inner_text("main"))
