"""From an empty folder to a first scorecard without a file, in sixty steps; and the same again from the file it exports."""

import csv
import io
import pathlib
import shutil
import tempfile
import unittest

from demonstration import WCAG, Server, bellwether
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PICKS = 10
MOST_STEPS = 60


class Counting:
    """A page that counts what a person does on it: each address typed, box filled, choice made and button pressed."""

    def __init__(self, page):
        self.page = page
        self.steps = 0

    def __getattr__(self, name):
        act = getattr(self.page, name)
        if name not in ("goto", "click", "fill", "select_option", "check"):
            return act

        def counted(*arguments, **options):
            self.steps += 1
            return act(*arguments, **options)
        return counted


class SetUp(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="bellwether-set-up-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.playwright = sync_playwright().start()
        self.addCleanup(self.playwright.stop)
        self.browser = self.playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        self.addCleanup(self.browser.close)

    def serve(self, *arguments):
        server = Server("serve", *arguments)
        self.addCleanup(server.stop)
        return server

    def open(self, server, width=1280):
        context = self.browser.new_context(base_url=server.address, viewport={"width": width, "height": 900})
        self.addCleanup(context.close)
        context.set_default_timeout(10_000)
        return context.new_page()

    def assert_accessible(self, page):
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        faults = [f"{fault['id']}: {node['html'][:160]}" for fault in found.response["violations"] for node in fault["nodes"]]
        self.assertEqual(faults, [], f"axe finds something on {page.url}")

    def test_from_nothing_to_a_scorecard_and_again_from_its_file(self):
        server = self.serve("--data", self.folder)
        me = Counting(self.open(server))
        self.set_up(me)
        figures = self.fill_in(me)
        scorecard = self.scorecard(me)
        self.assertLessEqual(me.steps, MOST_STEPS)
        print(f"set up in {me.steps} steps", flush=True)

        # The file that it exports makes the same partnership, and the same figures the same scorecard.
        exported = pathlib.Path(self.folder, "exported.yaml")
        exported.write_text(me.page.request.get("/framework.yaml").text())
        pasted = pathlib.Path(self.folder, "figures.csv")
        pasted.write_text(figures)
        second = str(pathlib.Path(self.folder, "second"))
        bellwether("create", "again", "--framework", exported, "--data", second)
        bellwether("import", pasted, "--data", second)
        again = self.open(self.serve("--data", second))
        again.goto("/scorecard?show=all")
        self.assertEqual(again.inner_text("main"), scorecard)
        self.assertEqual(again.request.get("/framework.yaml").text(), exported.read_text())

    def set_up(self, me):
        me.goto("/")
        self.assertIn("/set-up", me.page.url)
        self.assert_accessible(me.page)
        me.click("button:text('Begin')")
        self.assertIn("2 things to put right", me.inner_text(".summary-of-errors"))
        me.fill("#name", "Brackenfold Safeguarding Children Partnership")
        me.fill("#district", "Brackenfold")
        me.check("#practice")
        me.click("button:text('Begin')")
        self.assertIn("Agencies that supply and answer", me.inner_text("ol.set-up"))
        self.assert_accessible(me.page)

        self.paste(me, "agencies", "Children's social care\tlocal-authority\nPolice\tpolice\nHospital trust; health-provider")
        self.paste(me, "areas", "Name\tCode\nNorth Brackenfold\nSouth Brackenfold\nOld Town")
        self.paste(me, "priorities", "Neglect is noticed early\nHomes are safe from violence")
        self.paste(me, "meetings", "14 December 2026\t30/11/2026\n2027-03-15", body="board")

        me.goto("/set-up")
        me.click("ol.set-up >> text=Pick from the catalogue")
        self.assert_accessible(me.page)
        # Percentages and rates of the whole district by quarter: anything else would need its own kind of period.
        ticks = me.page.locator("main .tick:has-text('quarterly'):has-text('%') input")
        for place in range(PICKS):
            me.steps += 1
            ticks.nth(place).check()
        me.select_option("#agency", label="Children's social care")
        me.select_option("#tier", "core")
        me.select_option("#priority", label="Neglect is noticed early")
        me.click("text=Add the ticked ones")
        self.assertEqual(me.locator("main tbody tr").count(), PICKS)

        me.click("text=All targets")
        boxes = me.page.locator("input[name^='value.']")
        self.assertEqual(boxes.count(), PICKS)
        for place in range(2):
            me.steps += 1
            boxes.nth(place).fill("80")
        me.click("button:text('Keep the targets')")

    def paste(self, me, part, text, **choices):
        me.goto("/set-up")
        me.click(f"ol.set-up a[href='/framework/{part}/several']")
        me.fill("#list", text)
        for field, value in choices.items():
            me.select_option(f"#{field}", value)
        me.click("text=Add them")
        self.assertIn(f"/framework/{part}", me.page.url)
        self.assertNotIn("several", me.page.url)

    def fill_in(self, me):
        """The table to fill in, as it comes, with numbers in it."""
        me.goto("/set-up")
        me.click("text=Paste or upload them")
        rows = list(csv.reader(io.StringIO(me.page.request.get("/imports/table.csv").text())))
        self.assertEqual(len(rows), 1 + 2 * PICKS)
        for place, row in enumerate(rows[1:]):
            row[4:6] = [str(70 + place), "100"]
        table = io.StringIO()
        csv.writer(table).writerows(rows)
        me.fill("#pasted", table.getvalue())
        me.click("text=Look at it")
        me.click("main button:text('Accept')")
        self.assertIn("Accepted", me.inner_text("main"))
        return table.getvalue()

    def scorecard(self, me):
        me.goto("/scorecard?show=all")
        text = me.inner_text("main")
        self.assertEqual(me.locator("main tbody th[scope=row]").count(), PICKS)
        self.assertIn("71 of 100", text.replace("\n", " "))
        self.assert_accessible(me.page)
        return text

    def test_a_thing_is_changed_closed_and_taken_out_with_its_reason(self):
        server = self.serve("--data", self.folder)
        page = self.open(server)
        me = Counting(page)
        me.goto("/set-up")
        page.fill("#name", "Brackenfold")
        page.fill("#district", "Brackenfold")
        page.click("button:text('Begin')")
        self.paste(me, "agencies", "Police;police\nHospital trust")

        # A change without a reason loses nothing and says what is missing.
        page.goto("/framework/agencies/police")
        page.fill("#data_lead", "Head of analysis")
        page.click("text=Keep the change")
        self.assertIn("Say why", page.inner_text(".summary-of-errors"))
        self.assertEqual(page.input_value("#data_lead"), "Head of analysis")
        page.fill("#why", "New post since June")
        page.click("text=Keep the change")
        self.assertIn("New post since June", page.inner_text("main"))
        self.assert_accessible(page)

        # Two people change the same thing: the second is told, and keeps what was typed.
        other = self.open(server)
        other.goto("/framework/agencies/police")
        page.fill("#signs_off", "Superintendent")
        page.fill("#why", "Agreed in July")
        page.click("text=Keep the change")
        other.fill("#signs_off", "Chief inspector")
        other.fill("#why", "Told by telephone")
        other.click("text=Keep the change")
        told = other.inner_text("[role=alert]")
        self.assertIn("now Superintendent; yours Chief inspector", told)
        self.assertEqual(other.input_value("#signs_off"), "Chief inspector")
        other.click("text=Keep the change")
        self.assertEqual(other.input_value("#signs_off"), "Chief inspector")

        # What something names stays; what nothing names goes, and the version before keeps it.
        page.goto("/framework/indicators/new")
        page.fill("#title", "Repeat referrals")
        for field, value in [("unit", "percent"), ("polarity", "lower-better"), ("frequency", "quarterly"), ("period_type", "financial-quarter"), ("agency", "police")]:
            page.select_option(f"#{field}", value)
        page.click("text=Add it")
        self.assertIn("/framework/indicators/repeat-referrals", page.url)
        page.goto("/framework/agencies/police")
        self.assertIn("Not while it is named by", page.inner_text("main"))
        page.goto("/framework/agencies/hospital-trust")
        page.fill("#removal-why", "Merged")
        page.click("main button:has-text('Take it out')")
        self.assertNotIn("Hospital", page.inner_text("main"))
        page.goto("/framework")
        page.click("#versions + table tbody tr >> nth=0 >> a")
        self.assertIn("Taken out agency Hospital trust", page.inner_text("main"))
        page.goto("/audit")
        self.assertIn("Merged", page.inner_text("main"))

    def test_a_list_that_cannot_be_read_is_kept_and_explained(self):
        page = self.open(self.serve("--data", self.folder), width=320)
        page.goto("/set-up")
        page.fill("#name", "Brackenfold")
        page.fill("#district", "Brackenfold")
        page.click("button:text('Begin')")
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)
        page.goto("/framework/meetings/several")
        page.fill("#list", "14 December 2026\n31 February 2027")
        page.click("text=Add them")
        told = page.inner_text(".summary-of-errors")
        self.assertIn("Line 2: “31 February 2027” is no day", told)
        self.assertIn("Give “Body”", told)
        self.assertEqual(page.input_value("#list"), "14 December 2026\n31 February 2027")
        self.assert_accessible(page)
        for address in ("/framework/indicators/new", "/framework/areas/brackenfold", "/framework/catalogue", "/framework/settings", "/framework/mappings/new"):
            page.goto(address)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320, address)
            self.assert_accessible(page)
