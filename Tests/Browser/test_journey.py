"""From home to where a figure comes from, as a board member goes: without JavaScript, by links alone."""

from demonstration import DemonstrationCase


class Journey(DemonstrationCase):
    def test_home_to_provenance_without_javascript(self):
        page = self.page(javascript=False)
        page.goto("/")
        self.assertIn("Aireborough", page.inner_text("header"))
        self.assertIn("Fictional data", page.inner_text("body"))
        page.click("nav >> text=Scorecard")
        self.assertEqual(page.inner_text("h1"), "Scorecard: are we on course?")
        self.assertGreaterEqual(page.locator("table.score tbody tr").count(), 30)
        page.click("text=Health visitor new birth visits within 14 days")
        self.assertIn("Health visitor new birth visits", page.inner_text("h1"))
        provenance = page.inner_text("#provenance")
        self.assertIn("Aire Community", provenance)
        self.assertIn("Populated by", provenance)
        page.click("#provenance a[href^='/imports/']")
        self.assertIn("Import", page.inner_text("h1"))

    def test_a_percentage_never_stands_without_its_numbers(self):
        page = self.page()
        page.goto("/scorecard?show=all")
        for row in page.locator("table.score tbody tr").all():
            figure = row.locator(".figure").first
            if figure.count() and "%" in figure.inner_text():
                self.assertRegex(row.inner_text(), r"[\d,]+ of [\d,]+")

    def test_exceptions_come_first_when_asked_and_the_address_says_so(self):
        page = self.page()
        page.goto("/scorecard")
        page.click("text=Exceptions first")
        self.assertIn("order=exceptions", page.url)
        first = page.locator("table.score tbody tr").first.inner_text()
        self.assertTrue("Red" in first or "Ask why" in first, first)

    def test_an_old_code_finds_its_indicator(self):
        page = self.page(javascript=False)
        for code in ["NI 59", "NI059", "59"]:
            page.goto("/indicators")
            page.fill("main input[name=q]", code)
            page.press("main input[name=q]", "Enter")
            self.assertIn("NI 59", page.inner_text("main"))
            self.assertNotIn("NI 159", page.inner_text("main"))
