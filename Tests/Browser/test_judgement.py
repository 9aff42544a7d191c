"""Is it real? The page of an indicator judges, says why, and lets those who may start its limits anew."""

import re

from demonstration import DemonstrationCase

VISITS = "/indicators/new-birth-visits-14-days"
FIGURE = r"\d[\d,.]*%"


def text(locator):
    return re.sub(r"\s+", " ", locator.inner_text()).strip()


class Judgement(DemonstrationCase):
    def test_the_chart_has_limits_a_sentence_with_numbers_and_two_signs_with_words(self):
        page = self.page()
        page.goto(VISITS)
        chart = page.locator("figure.chart").first
        self.assertIn("Upper limit", text(chart))
        self.assertIn("A quarter of health visitor posts vacant", chart.locator("svg.wide desc").text_content())
        judged = page.locator(".judged").first
        self.assertRegex(
            text(judged.locator(".judgement")),
            rf"the latest quarter's {FIGURE} .*limit.* {FIGURE}; the target of {FIGURE} lies .*: (consistently|met at times)")
        self.assertRegex(text(judged.locator(".ladder")), r"^There are \d+ points: read as a control chart of individual values\.$")
        signs = [text(sign) for sign in judged.locator(".signs li").all()]
        self.assertEqual(len(signs), 2)
        for sign in signs:
            self.assertRegex(sign, r"^[A-Z][a-z ,]+ [A-Z].+\.$", "a word and its meaning")
        self.assertRegex(
            text(page.locator("#projection")),
            rf"^If the recent linear path continues, .* \(95% prediction interval {FIGURE} to {FIGURE}\)")
        page.click("summary:text('The chart as a table')")
        self.assertIn("Lower limit", text(page.locator("table.months").first))

    def test_each_comparator_has_a_word_or_the_reason_why_not(self):
        page = self.page()
        page.goto(VISITS)
        for line in page.locator(".standings li").all():
            self.assertRegex(text(line), r"^(Better than|Worse than|Similar to|Not compared with) .+\. .+\.$")
        self.assertGreaterEqual(page.locator(".standings li").count(), 1)

    def test_areas_stand_on_a_funnel_with_a_table_and_ours_is_named(self):
        page = self.page()
        page.goto(VISITS + "?area=millgate")
        funnel = page.locator("#funnel")
        self.assertRegex(funnel.locator("svg.wide desc").text_content(), r"Millgate \d[\d.]*% \(\d+ of \d+\)")
        page.click("summary:text('The areas as a table')")
        self.assertIn("Millgate (here)", text(page.locator("table.months:has-text('within the limits')")))

    def test_a_count_with_a_target_goes_on_to_the_end_of_the_year(self):
        page = self.page()
        page.goto("/indicators/eha-initiated")
        finding = text(page.locator("#year-end + p"))
        self.assertRegex(finding, r"^[\d,]+ so far in 2026-27: at this rate [\d,]+ by the year's end, (on|off) track for the year's target of [\d,]+")

    def test_limits_start_anew_after_a_look_at_before_and_after_without_javascript(self):
        page = self.page(name="Tobias Nnamdi", javascript=False)
        page.goto(VISITS)
        page.click("text=Start the limits anew")
        self.assert_accessible_markup(page)
        page.fill("#rebase-day", "2022-07-01")
        page.click("form:has(#rebase-day) button")
        self.assertIn("There are 2 things to put right", text(page.locator(".summary-of-errors")))
        self.assertEqual(page.input_value("#rebase-day"), "2022-07-01")
        page.fill("#rebase-what", "Visits moved to family hubs")
        page.fill("#rebase-why", "Agreed by the performance group")
        page.click("form:has(#rebase-day) button")
        self.assertEqual(text(page.locator("h1")), "Before and after")
        self.assertEqual(page.locator("figure.chart").count(), 2)
        before, after = (text(page.locator(f"section:has(#{place}) .judged")) for place in ("before", "after"))
        self.assertNotEqual(before, after)
        for words in (before, after):
            self.assertRegex(words, rf"{FIGURE}.*There are \d+ points")
        # Looking keeps nothing.
        other = self.page()
        other.goto(VISITS)
        self.assertNotIn("Visits moved to family hubs", other.content())
        page.click("button:text('Keep it')")
        self.assertIn(after.split(" There are")[0][:60], text(page.locator("main")))
        self.assertIn("Limits start anew on 1 July 2022. Visits moved to family hubs", text(page.locator("aside.margin")))
        page.click("text=the framework, with when it changed")
        self.assertIn("Tobias Nnamdi: The limits start anew from 1 July 2022 (Visits moved to family hubs). Agreed by the performance group", text(page.locator("main")))
        # And taken off again.
        page.goto(VISITS + "/chart")
        page.locator("summary:has-text('Limits anew from 1 July 2022')").click()
        page.fill("#end-rebase-0-why", "The hubs closed again")
        page.click("form:has(#end-rebase-0-why) button")
        page.click("button:text('Keep it')")
        self.assertNotIn("Limits start anew on 1 July 2022", page.content())

    def test_nobody_else_is_offered_it(self):
        page = self.page(name="Winifred Sato")
        page.goto(VISITS)
        self.assertEqual(page.locator("text=Start the limits anew").count(), 0)

    def test_axe_finds_nothing_and_nothing_scrolls_sideways(self):
        for width in (320, 1280):
            page = self.page(width)
            for address in (VISITS, VISITS + "/chart", "/indicators/eha-initiated", "/indicators/mash-decision-24h"):
                with self.subTest(width=width, address=address):
                    page.goto(address)
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
                    self.assert_accessible(page)
            page.goto(VISITS + "/chart")
            page.fill("#event-day", "2024-05-01")
            page.fill("#event-what", "A new rota")
            page.fill("#event-why", "To try it")
            page.click("form:has(#event-day) button")
            with self.subTest(width=width, address="before and after"):
                self.assertEqual(text(page.locator("h1")), "Before and after")
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
                self.assert_accessible(page)
            page.click("button:text('Change it first')")
            self.assertEqual(page.input_value("#event-what"), "A new rota")

    def assert_accessible_markup(self, page):
        """Without scripts axe cannot run: one h1, and a label for every field."""
        self.assertEqual(page.locator("h1").count(), 1)
        for field in page.locator("main input:not([type=hidden])").all():
            self.assertEqual(page.locator(f"label[for='{field.get_attribute('id')}']").count(), 1)
