"""The chair's brief, the frozen pack and what is different from the last one."""

import re

from demonstration import DemonstrationCase, bellwether

BOARD = "/meetings/brd-2026-12"


def pages(pdf):
    """How many sheets a printed document has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


class Pack(DemonstrationCase):
    def test_the_brief_is_one_sheet_of_eleven_points(self):
        page = self.page()
        page.goto(BOARD + "/brief")
        self.assertEqual(pages(page.pdf(prefer_css_page_size=True)), 1)
        # A page that is longer does not count as one: the counting itself can fail.
        page.goto("/scorecard?show=all")
        self.assertGreater(pages(page.pdf(prefer_css_page_size=True)), 1)
        page.goto(BOARD + "/brief")
        page.emulate_media(media="print")
        sizes = page.evaluate("""() => [...document.querySelectorAll('.brief *')]
            .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
            .map(e => parseFloat(getComputedStyle(e).fontSize) * 72 / 96)""")
        self.assertGreater(len(sizes), 20)
        self.assertGreaterEqual(min(sizes), 10.99)

    def test_the_brief_says_what_to_ask_and_whom(self):
        page = self.page(name="Chief Supt. Dilys Okafor")
        page.goto("/meetings")
        page.click("text=10 December 2026")
        page.click("text=The chair’s brief")
        asks = page.locator(".asks > li")
        self.assertIn(asks.count(), (3, 4, 5))
        for ask in asks.all():
            words = ask.inner_text()
            self.assertRegex(words, r"Ask the [A-Z].+: “.+\?.*”", "a post of an agency, and a question")
            self.assertIn("Planned:", words)
        body = page.inner_text(".brief")
        self.assertIn("Promised on 24 September 2026", body)
        self.assertIn("Challenges without an answer that works", body)
        self.assertIn("Late agencies", body)
        self.assertIn("Aire Valley Hospitals", body)
        self.assert_accessible(page)

    def test_the_brief_on_a_phone(self):
        page = self.page(width=320)
        page.goto(BOARD + "/brief")
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)

    def test_an_agency_explains_an_exception_by_keyboard(self):
        page = self.page(name="Perpetua Lund", javascript=False)
        page.goto("/exceptions")
        page.click("text=Children aged 10+ contributing")
        page.focus("#what")
        page.keyboard.press("Tab")
        page.keyboard.type("Some children are not asked.")
        page.locator("form.upload button").press("Enter")
        self.assertIn("Say what happened", page.inner_text(".summary-of-errors"))
        self.assertEqual(page.input_value("#so-what"), "Some children are not asked.", "what was typed is kept")
        for field, words in (
            ("#what", "The advocate's offer is new."), ("#what-next", "The offer goes to every child of ten."),
            ("#by-whom", "Principal Social Worker"), ("#due-on", "2027-01-29"),
            ("#question", "How does a child of ten say no?"),
        ):
            page.fill(field, words)
        page.locator("form.upload button").press("Enter")
        page.goto("/exceptions")
        self.assertIn("The advocate's offer is new.", page.inner_text("main"))

    def test_another_agency_is_offered_no_form(self):
        page = self.page(name="Ines Calloway")
        page.goto("/exceptions/rhi-72-hours")
        self.assertEqual(page.locator("form.upload").count(), 0)

    def test_a_frozen_pack_is_the_same_to_the_byte(self):
        context = self.page().context
        packs = context.request.get("/api/v1/packs").json()["packs"]
        number = next(pack["number"] for pack in packs if pack["meeting"].startswith("brd-"))
        before = context.request.get(f"/packs/{number}").body()
        page = context.new_page()
        page.goto("/exceptions/gcp2-completed")
        for field in ("#what", "#so-what", "#what-next", "#by-whom"):
            page.fill(field, "Changed after the pack was frozen")
        page.click("form.upload button")
        after = context.request.get(f"/packs/{number}").body()
        self.assertEqual(before, after)
        self.assertNotIn(b"Changed after the pack was frozen", after)
        self.assertIn("Chair’s brief", after.decode())
        self.assertIn("What is different from the last pack", after.decode())

    def test_what_is_different_from_september(self):
        page = self.page()
        page.goto(BOARD)
        page.click("text=what is different")
        self.assertIn("24 September 2026", page.inner_text("main .note >> nth=0"))
        headings = page.locator("h2").all_inner_texts()
        for heading in ("Revised figures", "New figures", "Changed"):
            self.assertIn(heading, headings)
        revised = page.locator("h2:has-text('Revised figures') + table tbody tr")
        for row in revised.all():
            cells = row.locator("td").all_inner_texts()
            self.assertNotEqual(cells[1], cells[2])
            self.assertTrue(cells[3].strip(), "every revision says why")
        self.assert_accessible(page)

    def test_a_person_without_the_right_gets_no_pack(self):
        page = self.page(name="Cllr Prue Hanley")
        for path in (BOARD + "/brief", "/packs/1/difference", "/exceptions"):
            self.assertEqual(page.context.request.get(path).status, 403)

    def test_the_command_prints_the_same_pack(self):
        kept = self.page().context.request.get("/packs/1").body()
        self.assertIn(b"Partnership Board", kept)
        printed = bellwether("pack", "brd-2026-06", "--data", self.data)
        self.assertEqual(printed.stdout.encode(), kept)
