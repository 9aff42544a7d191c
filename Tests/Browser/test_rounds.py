"""A round played through by an officer, four agencies' data leads and their approvers, with reminders that really go out."""

import contextlib
import datetime
import pathlib
import re
import sqlite3
import tempfile
import time
import unittest

import edit_return
import openpyxl
from aiosmtpd.controller import Controller

from demonstration import DemonstrationCase, bellwether, free_port
from test_mail import SITE, Sink

OFFICER = "Tobias Nnamdi"
# Agency: its name on the grid, who fills in and who signs.
PEOPLE = {
    "yjs": ("Aireborough Youth Justice", "Gwilym Pask", "Adaeze Thorne"),
    "cmh": ("Aire Community", "Jonty Abara", "Sunniva Leigh"),
    "vcs": ("Aireborough Voluntary", "Tamsin Okoro", "Tamsin Okoro"),
    "pol": ("West Aire Police", "Ines Calloway", "Det. Supt. Wilf Draycott"),
}


class Rounds(DemonstrationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.database = pathlib.Path(cls.data) / "aireborough.sqlite"
        cls.sink = Sink()
        cls.port = free_port()
        cls.mail_server = Controller(cls.sink, hostname="127.0.0.1", port=cls.port)
        cls.mail_server.start()
        settings = pathlib.Path(cls.data) / "mail.conf"
        settings.write_text(
            f"host = 127.0.0.1\nport = {cls.port}\nsender = bellwether@aireborough.example\nsite = {SITE}\n")
        settings.chmod(0o600)

    @classmethod
    def tearDownClass(cls):
        cls.mail_server.stop()
        super().tearDownClass()

    def sql(self, text, *arguments):
        with contextlib.closing(sqlite3.connect(self.database, timeout=30)) as database, database:
            return database.execute(text, arguments).fetchall()

    def command(self, *arguments):
        return bellwether(*arguments, "--data", self.data, "--partnership", "aireborough").stdout

    def row(self, page, agency):
        """The row of an agency on the officer's grid, as one line of text."""
        page.goto("/rounds")
        page.click("main tbody a >> nth=0")
        return " ".join(page.locator("tbody tr", has_text=PEOPLE[agency][0]).first.inner_text().split())

    def open_return(self, page, agency):
        page.goto("/rounds")
        page.click("main tbody a >> nth=0")
        page.locator("tbody tr", has_text=PEOPLE[agency][0]).first.locator("th a").click()
        page.wait_for_url("**/returns/*")

    def fill(self, page, leave=()):
        """Writes something sound into every line but those that are left out."""
        for number in page.query_selector_all("fieldset.line"):
            title = number.query_selector("legend").inner_text()
            if any(part in title for part in leave):
                continue
            for box in number.query_selector_all("input[name$='.n']"):
                box.fill("90")
            for box in number.query_selector_all("input[name$='.d']"):
                box.fill("100")
            for box in number.query_selector_all("input[name$='.v']"):
                box.fill("9")
            for name, words in [
                ("what", "Staff left."), ("so", "Children wait."), ("now", "Two start in May."), ("explain", "Staff left."),
            ]:
                for box in number.query_selector_all(f"textarea[name$='.{name}']"):
                    box.evaluate("(box, words) => { box.closest('details').open = true; box.value = words }", words)

    def send(self, page):
        page.click("button:has-text('Submit for sign-off')")
        page.wait_for_load_state()

    def test_a_round_from_opening_to_a_late_revision(self):
        officer = self.page(name=OFFICER)
        officer.goto("/rounds")
        self.assertIn("Q2 2026-27", officer.inner_text("main"))
        officer.click("summary:has-text('Open a round')")
        officer.fill("#period", "2026-27Q9")
        officer.click("button:has-text('Open it')")
        self.assertIn("Write the period as 2026-27Q2", officer.inner_text(".summary-of-errors"))
        officer.fill("#period", "2026-27Q3")
        officer.fill("#title", "")
        officer.click("button:has-text('Open it')")
        officer.wait_for_url(re.compile(r"/rounds/2$"))
        self.assertIn("0 of 8 returns accepted, 8 still to come", officer.inner_text(".lead"))
        self.assert_accessible(officer)

        # Pre-filled with the last four values; only the agency's own lines.
        lead = self.page(name=PEOPLE["yjs"][1], width=320)
        self.open_return(lead, "yjs")
        self.assertIn("First time entrants", lead.inner_text("main"))
        self.assertNotIn("New birth visits", lead.inner_text("main"))
        self.assertEqual(len(lead.query_selector_all(".lastfour tbody tr")), 4)
        self.assertLessEqual(lead.evaluate("document.documentElement.scrollWidth"), 320)
        self.assert_accessible(lead)

        # An empty box is never nought, and what cannot be is named and kept.
        self.send(lead)
        self.assertIn("give the figure, or say why there is none", lead.inner_text(".summary-of-errors"))
        lead.fill("input[name$='.n'] >> nth=0", "twelve")
        self.send(lead)
        self.assertIn("enter a number", lead.inner_text(".summary-of-errors"))
        self.assertEqual(lead.input_value("input[name$='.n'] >> nth=0"), "twelve")
        self.fill(lead)
        lead.fill("#minutes", "12")
        self.send(lead)
        self.assertIn("Awaits sign-off", lead.inner_text(".lead"))
        self.assertIn("The approver can send it back", lead.inner_text("#lock"))
        self.assertIn("Awaits sign-off", self.row(officer, "yjs"))

        # The approver sends it back once, then signs.
        approver = self.page(name=PEOPLE["yjs"][2])
        self.open_return(approver, "yjs")
        approver.click("summary:has-text('Send it back')")
        approver.fill("[id='comments.says']", "Say which children are counted.")
        approver.click("button:has-text('Send back')")
        self.assertIn("Returned to the agency", self.row(officer, "yjs"))
        self.open_return(lead, "yjs")
        self.assertIn("Say which children are counted.", lead.inner_text("main"))
        self.send(lead)
        self.open_return(approver, "yjs")
        approver.click("main button:text-is('Sign')")
        self.assertIn("Signed off, ready to be accepted", self.row(officer, "yjs"))

        # The police send a part and are late with the rest; the others have not begun.
        police = self.page(name=PEOPLE["pol"][1])
        self.open_return(police, "pol")
        self.fill(police, leave=["MARAC"])
        police.check("#partly")
        self.send(police)
        self.assertRegex(self.row(officer, "pol"), r"Part received, awaits sign-off .*5 of 6")
        self.late()
        self.assertIn("Overdue, not begun", self.row(officer, "cmh"))

        # Reminders: twice sends once, and no figure is in any mail.
        officer.goto("/rounds/2")
        officer.click("button:has-text('Remind who is late')")
        self.assertIn("told", officer.inner_text("[role=status]"))
        officer.click("button:has-text('Remind who is late')")
        self.assertIn("each step is said once", officer.inner_text("[role=status]"))
        # The demonstration's clock stands still, and the sender's runs: what was told just now is news of today.
        self.sql("UPDATE notice SET at = ? WHERE reason = 'overdue' AND thing LIKE 'submission %'", int(time.time()))
        self.command("mail", "send")
        self.command("mail", "send")
        mails = [raw for tos, raw in self.sink.mails if "jonty.abara@aireborough.example" in tos]
        self.assertEqual(len(mails), 1)
        self.assertIn("Your return has not come yet.", mails[0])
        self.assertIn(f"{SITE}/returns/", mails[0])
        for _, raw in self.sink.mails:
            self.assertNotRegex(raw, r"New birth|First time|90%|\b9\.0\b")
        self.assertRegex(self.row(officer, "cmh"), r"Overdue by \d+ working days? 1")

        # A pasted block: what does not fit is named and stays in the box.
        community = self.page(name=PEOPLE["cmh"][1])
        self.open_return(community, "cmh")
        community.click("summary:has-text('Paste from a spreadsheet')")
        community.fill("#block", "Another measure\t1\t2\nnew-birth-visits-14-days\t215\t231")
        community.click("button:has-text('Fill in what fits')")
        self.assertIn("No cell of this row is the name of a line of the return", community.inner_text("#paste"))
        self.assertEqual(community.input_value("#block").strip(), "Another measure\t1\t2")
        self.fill(community)
        self.send(community)
        signer = self.page(name=PEOPLE["cmh"][2])
        self.open_return(signer, "cmh")
        signer.click("main button:text-is('Sign')")

        # A query, and its answer.
        self.open_return(officer, "cmh")
        officer.click("summary:has-text('Ask something of it')")
        officer.fill("[id='queries.says']", "Fewer than the starts in care: why?")
        officer.click("button:has-text('Send the query')")
        self.assertRegex(self.row(officer, "cmh"), r"Queried, waits for the agency .*1 open of 1")
        self.open_return(community, "cmh")
        community.fill("[id='answers.says']", "Those placed elsewhere are seen elsewhere.")
        community.select_option("[id='answers.query']", index=1)
        community.click("button:has-text('Send the answer')")
        self.assertRegex(self.row(officer, "cmh"), r"Signed off, ready to be accepted .*0 open of 1")

        # Accepted together, save what is not whole.
        officer.goto("/rounds/2")
        officer.click("button:has-text('Accept all that are ready')")
        self.assertIn("2 returns were accepted", officer.inner_text("[role=status]"))
        self.assertIn("Accepted", self.row(officer, "yjs"))
        self.assertIn("Accepted late", self.row(officer, "cmh"))

        # Who populated it stands on the figure.
        officer.goto("/indicators/new-birth-visits-14-days")
        self.assertRegex(officer.inner_text("#provenance"), r"Populated by Aire Community.*signed off \d+ \w+ \d{4}")

        # Frozen; what comes later is a revision with a reason.
        officer.goto("/rounds/2")
        officer.click("button:has-text('Freeze the figures')")
        self.assertIn("Frozen, version 1", officer.inner_text(".lead"))
        self.open_return(officer, "yjs")
        officer.click("summary:has-text('Open it again')")
        officer.click("button:has-text('Open again')")
        self.assertEqual(officer.locator(".summary-of-errors").count(), 1)
        officer.fill("[id='reopening.says']", "Four were counted twice.")
        officer.click("button:has-text('Open again')")
        self.open_return(lead, "yjs")
        self.assertIn("Four were counted twice.", lead.inner_text("main"))
        lead.fill("input[name$='.n'] >> nth=0", "86")
        self.send(lead)
        self.open_return(approver, "yjs")
        approver.click("main button:text-is('Sign')")
        self.open_return(officer, "yjs")
        officer.click("main button:text-is('Accept')")
        self.assertIn("accepted a revision", officer.inner_text("main"))
        officer.goto("/rounds/2")
        self.assertIn("Frozen, version 2", officer.inner_text(".lead"))
        officer.goto("/indicators/first-time-entrants")
        self.assertIn("Four were counted twice.", officer.inner_text("main"))

    def late(self):
        """The deadline of the round was a week ago."""
        self.sql("UPDATE collection_round SET heads_up = heads_up - deadline + ?1, first_reminder = first_reminder - deadline + ?1, "
                 "second_reminder = ?1 + 30, escalation = ?1 + 40, freeze_on = ?1 + 50, deadline = ?1 WHERE number = 2",
                 self.today() - 7)
        self.sql("UPDATE submission SET due = ? WHERE round = 2", self.today() - 7)

    def today(self):
        return (datetime.date(2026, 11, 21) - datetime.date(1970, 1, 1)).days


class TwoPeople(DemonstrationCase):
    def test_the_second_is_told_what_changed_and_keeps_what_was_typed(self):
        officer = self.page(name=OFFICER)
        bellwether("round", "open", "2026-27Q3", "--data", self.data, "--partnership", "aireborough")
        lead = self.page(name="Jonty Abara", javascript=False)
        lead.goto("/rounds/2/cmh")
        officer.goto("/rounds/2/cmh")
        box = "input[name='l1.n']"
        lead.fill(box, "201")
        lead.fill("input[name='l1.d']", "231")
        lead.click("button:has-text('Save and come back')")
        officer.fill(box, "207")
        officer.fill("input[name='l1.d']", "231")
        officer.click("button:has-text('Save and come back')")
        self.assertIn("Jonty Abara changed this line", officer.inner_text("main"))
        self.assertIn("(201 of 231)", officer.inner_text("main"))
        self.assertEqual(officer.input_value(box), "207")
        self.assert_accessible(officer)
        officer.click("button:has-text('Save and come back')")
        lead.goto("/rounds/2/cmh")
        self.assertEqual(lead.input_value(box), "207")


class Workbook(DemonstrationCase):
    """An agency fills in its workbook with a spreadsheet program and sends it back."""

    def test_sound_lines_are_filled_in_and_a_wrong_cell_is_named(self):
        bellwether("round", "open", "2026-27Q3", "--data", self.data, "--partnership", "aireborough")
        page = self.page(name="Jonty Abara")
        page.goto("/rounds/2/cmh")
        number = re.search(r"/returns/(\d+)", page.url).group(1)
        answer = page.request.get(f"/returns/{number}/workbook")
        self.assertIn('filename="return-2-cmh.xlsx"', answer.headers["content-disposition"])
        folder = pathlib.Path(tempfile.mkdtemp())
        (folder / "empty.xlsx").write_bytes(answer.body())
        wrong = self.fill_in(folder / "empty.xlsx", folder / "filled.xlsx")
        page.click("summary:has-text('Fill in a workbook')")
        page.set_input_files("#file", str(folder / "filled.xlsx"))
        page.click("button:has-text('Take over what is sound')")
        text = page.inner_text("#workbook")
        self.assertIn(f"Return!{wrong}", text)
        self.assertIn("“twelve” is not a number", text)
        self.assertIn("could not be read", page.inner_text(".summary-of-errors"))
        typed = [box.input_value() for box in page.query_selector_all("fieldset.line input[name$='.n']")]
        self.assertIn("twelve", typed)
        self.assert_accessible(page)
        page.goto(f"/returns/{number}")
        kept = [box.input_value() for box in page.query_selector_all("fieldset.line input[name$='.n']")]
        self.assertIn("90", kept)
        self.assertNotIn("twelve", kept)

        # A file that is nothing of the kind is refused with what to do, and changes nothing.
        (folder / "other.xlsx").write_bytes(b"nothing of the kind")
        page.click("summary:has-text('Fill in a workbook')")
        page.set_input_files("#file", str(folder / "other.xlsx"))
        page.click("button:has-text('Take over what is sound')")
        self.assertEqual(page.locator(".summary-of-errors").count(), 1)
        self.assertIn("0 lines were filled in", page.inner_text("#workbook"))

    def fill_in(self, source, target):
        """90 of 100 in every line with two numbers, and one of them written as a word. Gives its cell."""
        book = openpyxl.load_workbook(source)
        sheet = book["Return"]
        numerator, denominator = (edit_return.column(sheet, name) for name in ("Numerator", "Denominator"))
        indicator = edit_return.column(sheet, "Indicator")
        rows = [row for row in range(edit_return.HEADING + 1, sheet.max_row + 1) if sheet.cell(row, indicator).value]
        for row in rows:
            sheet.cell(row, numerator).value, sheet.cell(row, denominator).value = 90, 100
        cell = sheet.cell(rows[0], numerator)
        cell.value = "twelve"
        book.save(target)
        return cell.coordinate


class Story(DemonstrationCase):
    """The round of the second quarter as the demonstration tells it."""

    def test_the_grid_and_the_workload(self):
        page = self.page(name=OFFICER)
        page.goto("/rounds/1")
        text = " ".join(page.inner_text("main").split())
        for words in ["Accepted with a query", "Part received, signed off", "Awaits sign-off", "Overdue, not begun",
                      "24 of 24", "4 of 4", "5 of 6", "Queried, waits for the agency", "Accepted late", "Came 5 working days late", "Came 7 working days late"]:
            self.assertIn(words, text)
        self.assert_accessible(page)
        page.goto("/workload")
        text = page.inner_text("main")
        self.assertIn("45 lines, 8 agencies, about 31 hours a quarter", text)
        self.assertIn("Aire Valley Hospitals NHS Foundation Trust: nobody fills in, nobody signs", text)
        page.locator("li", has_text="Aire Valley Hospitals").locator("button").click()
        self.assertIn("The agency was reminded.", page.inner_text("[role=status]"))
        self.assert_accessible(page)
        page.goto("/agencies/pol")
        self.assertRegex(" ".join(page.inner_text("main").split()), r"Came 5 working days late 5 of 6")


if __name__ == "__main__":
    unittest.main()
