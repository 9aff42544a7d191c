"""Everything that one may see is found from every page: by words, codes and names; by keyboard and without JavaScript."""

import contextlib
import pathlib
import sqlite3

from demonstration import DemonstrationCase, bellwether


class Search(DemonstrationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # What a challenge and an action say of themselves, one of them of a thing that not everybody may see.
        with contextlib.closing(sqlite3.connect(pathlib.Path(cls.data) / "aireborough.sqlite")) as database, database:
            for thing, title, says, access in [
                ("challenge 9006", "Why do herons wait so long?", "Asked about NI 59 of Ines Calloway", "open"),
                ("action 9028", "Count the herons weekly", "For C-9006", "open"),
                ("risk 9001", "Herons leave unseen", "", "restricted"),
            ]:
                database.execute(
                    "INSERT INTO search_entry (thing, title, says, access) VALUES (?, ?, ?, ?)", (thing, title, says, access))
        bellwether("reindex", "--data", cls.data, "--partnership", "aireborough")

    def found(self, page):
        return page.locator(".found li").all_inner_texts()

    def check_journey(self, javascript):
        page = self.page(javascript=javascript)
        page.goto("/scorecard")
        page.focus("#find")
        page.keyboard.type("heron")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=heron")
        self.assertEqual(page.locator("h1").count(), 1)
        self.assertIn("3 things found", page.inner_text(".lead"))
        # By kind, each with its count, and the words marked.
        headings = page.locator("section h2").all_inner_texts()
        self.assertEqual(headings, ["Challenges (1)", "Actions (1)", "Risks (1)"])
        self.assertEqual(set(page.locator("mark").all_inner_texts()), {"herons", "Herons"})
        self.assertEqual(page.input_value("#find"), "heron")
        if javascript:
            self.assert_accessible(page)
        # The links are reached by keyboard alone.
        page.focus("section a >> nth=0")
        self.assertEqual(page.evaluate("document.activeElement.getAttribute('href')"), "/challenges/9006")

    def test_by_keyboard(self):
        self.check_journey(javascript=True)

    def test_without_javascript(self):
        self.check_journey(javascript=False)

    def test_codes_are_found_as_people_write_them(self):
        page = self.page()
        for text in ["C-9006", "c9006", "C9006"]:
            page.goto(f"/search?q={text}")
            self.assertIn("Why do herons wait so long?", page.inner_text("main"))
        for text in ["NI 59", "NI059", "59"]:
            page.goto(f"/search?q={text}")
            texts = self.found(page)
            self.assertTrue(any("NI 59" in one for one in texts), f"{text}: {texts}")

    def test_names_and_places_are_found(self):
        page = self.page()
        for text, kind, title in [
            ("calloway", "People", "Ines Calloway"), ("west aire police", "Agencies", "West Aire Police"),
            ("thornfield", "Areas", "Thornfield"), ("brd 2026 12", "Meetings", "10 December 2026"),
        ]:
            page.goto(f"/search?q={text}")
            self.assertIn(kind, page.inner_text("main"), text)
            self.assertIn(title, page.inner_text("main"), text)

    def test_what_somebody_may_not_see_is_not_even_counted(self):
        member = self.page(name="Winifred Sato")
        member.goto("/search?q=heron")
        self.assertIn("2 things found", member.inner_text(".lead"))
        self.assertNotIn("Risks", member.inner_text("main"))
        councillor = self.page(name="Cllr Prue Hanley")
        councillor.goto("/search?q=heron")
        self.assertIn("Nothing that you may see", councillor.inner_text(".lead"))
        councillor.goto("/search?q=calloway")
        self.assertEqual(self.found(councillor), [])

    def test_nothing_found_and_nothing_asked_say_what_to_do(self):
        page = self.page()
        page.goto("/search")
        self.assertIn("Type words", page.inner_text(".lead"))
        self.assert_accessible(page)
        page.goto("/search?q=zzzz")
        self.assertIn("Try fewer", page.inner_text(".lead"))
        page.goto("/search?q=%3Cb%3Eherons")
        self.assertEqual(page.locator("main b:has-text('herons')").count(), 0)

    def test_on_a_narrow_screen_nothing_is_cut_off(self):
        page = self.page(width=320)
        page.goto("/search?q=heron")
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)
        self.assertTrue(page.is_visible("#find"))
        self.assert_accessible(page)

    def test_programs_find_the_same(self):
        page = self.page()
        answer = page.request.get("/api/v1/search?q=heron").json()
        self.assertEqual([group["kind"] for group in answer["groups"]], ["challenge", "action", "risk"])
        self.assertEqual(answer["groups"][0]["found"][0]["address"], "/challenges/9006")
