"""A round played through by an officer, four agencies' data leads and their approvers, with reminders that really go out."""

import contextlib
import pathlib
import re
import sqlite3
import tempfile
import time
import unittest

import edit_return
import openpyxl
from aiosmtpd.controller import Controller

from demonstration import DemonstrationCase, Server, bellwether, free_port
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
    """The demonstration as it stood when the second quarter ended, going on from day to day."""

    @classmethod
    def setUpClass(cls):
        cls.sink = Sink()
        cls.port = free_port()
        cls.mail_server = Controller(cls.sink, hostname="127.0.0.1", port=cls.port)
        cls.mail_server.start()
        super().setUpClass()

    @classmethod
    def serve(cls):
        """As it stood before the round: nothing that happened later is there."""
        cls.data = tempfile.mkdtemp(prefix="bellwether-round-")
        bellwether("demo", "--data", cls.data, "--build-only", "--as-of", "2026-09-30")
        settings = pathlib.Path(cls.data) / "mail.conf"
        settings.write_text(
            f"host = 127.0.0.1\nport = {cls.port}\nsender = bellwether@aireborough.example\nsite = {SITE}\n")
        settings.chmod(0o600)
        return Server("demo", "--data", cls.data, "--as-of", "2026-10-01")

    @classmethod
    def tearDownClass(cls):
        cls.mail_server.stop()
        super().tearDownClass()

    def stand(self, day):
        """The same board on a later day. Whoever is needed signs in anew."""
        type(self).server.stop()
        type(self).server = Server("demo", "--data", self.data, "--as-of", day)

    def mails_to(self, address, *words):
        """What has gone to somebody by now and has all these words. The demonstration itself sends nothing, and the command
        that does goes by the clock on the wall: what was told on the board's day is news of this hour to it."""
        with contextlib.closing(sqlite3.connect(pathlib.Path(self.data) / "aireborough.sqlite", timeout=30)) as database, database:
            database.execute("UPDATE notice SET at = ? WHERE thing LIKE 'submission %'", [int(time.time())])
        for _ in range(2):
            bellwether("mail", "send", "--data", self.data, "--partnership", "aireborough")
        return [raw for tos, raw in self.sink.mails if address in tos and all(word in raw for word in words)]

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

    def test_the_second_quarter_from_opening_to_a_late_revision(self):
        officer = self.page(name=OFFICER)
        officer.goto("/rounds")
        self.assertNotIn("Q2 2026-27", officer.locator("main tbody").inner_text() if officer.locator("main tbody").count() else "")
        # Where there is no round yet, the form stands open.
        officer.fill("#period", "2026-27Q9")
        officer.click("button:has-text('Open it')")
        self.assertIn("Write the period as 2026-27Q2", officer.inner_text(".summary-of-errors"))
        officer.fill("#period", "2026-27Q2")
        officer.fill("#title", "")
        officer.click("button:has-text('Open it')")
        officer.wait_for_url(re.compile(r"/rounds/1$"))
        self.assertIn("0 of 8 returns accepted, 8 still to come", officer.inner_text(".lead"))
        self.assertIn("28 October 2026", officer.inner_text("main"))
        self.assert_accessible(officer)
        asked = self.mails_to("gwilym.pask@aireborough.example", f"{SITE}/returns/")
        self.assertEqual(len(asked), 1)

        # Twenty-six days later: pre-filled with the last four values; only the agency's own lines; on a telephone.
        self.stand("2026-10-26")
        lead = self.page(name=PEOPLE["yjs"][1], width=320)
        self.open_return(lead, "yjs")
        self.assertIn("First time entrants", lead.inner_text("main"))
        self.assertNotIn("New birth visits", lead.inner_text("main"))
        self.assertEqual(len(lead.query_selector_all(".lastfour tbody tr")), 4)
        self.assertLessEqual(lead.evaluate("document.documentElement.scrollWidth"), 320)
        self.assert_accessible(lead)

        # What the checks find is said when a box is left, before anything is sent.
        lead.fill("input[name$='.n'] >> nth=0", "twelve")
        lead.press("input[name$='.n'] >> nth=0", "Tab")
        checks = lead.locator("[id$='.checks'] >> nth=0")
        checks.locator("text=enter a number").wait_for()
        lead.fill("input[name$='.n'] >> nth=0", "90")
        lead.fill("input[name$='.d'] >> nth=0", "100000")
        lead.press("input[name$='.d'] >> nth=0", "Tab")
        checks.locator("text=enter a number").wait_for(state="detached")
        lead.locator("[id$='.result'] >> nth=0").filter(has_text=re.compile(r"\d")).wait_for()
        self.assertEqual(lead.input_value("input[name$='.n'] >> nth=0"), "90")
        self.assert_accessible(lead)
        lead.reload()
        self.assertEqual(lead.input_value("input[name$='.n'] >> nth=0"), "")

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
        officer = self.page(name=OFFICER)
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

        # The day after the deadline: the server reminds those who are late, once, and no figure is in any mail.
        self.stand("2026-10-29")
        reminded = self.mails_to("jonty.abara@aireborough.example", "Your return has not come yet.")
        self.assertEqual(len(reminded), 1)
        self.assertIn(f"{SITE}/returns/", reminded[0])
        self.assertEqual([raw for tos, raw in self.sink.mails
                          if "gwilym.pask@aireborough.example" in tos and "has not come yet" in raw], [])
        officer = self.page(name=OFFICER)
        self.assertRegex(self.row(officer, "cmh"), r"Overdue, not begun .*Overdue by 1 working day 1")
        officer.click("button:has-text('Remind who is late')")
        self.assertIn("each step is said once", officer.inner_text("[role=status]"))
        # Before the next step comes the officer can see whom it reaches, and what it says.
        officer.click("text=Who is reminded next, and in what words")
        self.assertIn("Nobody today", officer.inner_text(".lead"))
        told = officer.inner_text("main")
        self.assertRegex(told, r"On 4 November 2026\s+\d+ people about \d+ returns?, unless")
        self.assertIn("a week late and is now copied to whoever signs it", told)
        self.assertIn("Jonty Abara, Sunniva Leigh", told)

        # A second reminder a week later; then the agency comes, late, with a block from its spreadsheet.
        self.stand("2026-11-05")
        for address in ["jonty.abara@aireborough.example", "sunniva.leigh@aireborough.example"]:
            self.assertEqual(len(self.mails_to(address, "a week late and is now copied to whoever signs it")), 1)
        self.assertEqual(len(self.mails_to("jonty.abara@aireborough.example", "has not come yet")), 1)
        for _, raw in self.sink.mails:
            self.assertNotRegex(raw, r"New birth|First time|90%|\b9\.0\b")
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
        officer = self.page(name=OFFICER)
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

        # The voluntary sector fills in and signs in one person; the police complete theirs.
        one = self.page(name=PEOPLE["vcs"][1])
        self.open_return(one, "vcs")
        self.fill(one)
        self.send(one)
        self.open_return(one, "vcs")
        one.click("main button:text-is('Sign')")

        # Accepted together, save what is not whole.
        officer.goto("/rounds/1")
        officer.click("button:has-text('Accept all that are ready')")
        self.assertIn("3 returns were accepted", officer.inner_text("[role=status]"))
        self.assertRegex(self.row(officer, "yjs"), r"Accepted (?!late)")
        self.assertIn("Accepted late", self.row(officer, "cmh"))

        # Who populated it stands on the figure.
        officer.goto("/indicators/new-birth-visits-14-days")
        self.assertRegex(officer.inner_text("#provenance"), r"Populated by Aire Community.*signed off \d+ \w+ \d{4}")

        # Frozen: what did not come says so on the scorecard; what comes later is a revision with a reason.
        self.stand("2026-11-20")
        officer = self.page(name=OFFICER)
        officer.goto("/rounds/1")
        officer.click("button:has-text('Freeze the figures')")
        self.assertIn("Frozen, version 1", officer.inner_text(".lead"))
        self.assertRegex(officer.inner_text("#story + ul"), r"\d+ lines that had not come were marked as not submitted")
        officer.goto("/indicators/marac-repeat-rate")
        self.assertIn("Not submitted", officer.inner_text("main"))
        self.open_return(officer, "yjs")
        officer.click("summary:has-text('Open it again')")
        officer.click("button:has-text('Open again')")
        self.assertEqual(officer.locator(".summary-of-errors").count(), 1)
        officer.fill("[id='reopening.says']", "Four were counted twice.")
        officer.click("button:has-text('Open again')")
        lead = self.page(name=PEOPLE["yjs"][1])
        self.open_return(lead, "yjs")
        self.assertIn("Four were counted twice.", lead.inner_text("main"))
        lead.fill("input[name$='.n'] >> nth=0", "86")
        self.send(lead)
        approver = self.page(name=PEOPLE["yjs"][2])
        self.open_return(approver, "yjs")
        approver.click("main button:text-is('Sign')")
        self.open_return(officer, "yjs")
        officer.click("main button:text-is('Accept')")
        self.assertIn("accepted a revision", officer.inner_text("main"))
        officer.goto("/rounds/1")
        self.assertIn("Frozen, version 2", officer.inner_text(".lead"))
        officer.goto("/indicators/first-time-entrants")
        self.assertIn("Four were counted twice.", officer.inner_text("main"))


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
