"""Needs A3, A13, A14 and A15: is each priority moving, what do people say, what is done, and what do others keep?"""

import re
import unittest

from demonstration import DemonstrationCase

PRIORITIES = [
    "The right help, early", "Recognising neglect and protecting children promptly",
    "Children missing, exploited or out of sight of services", "Domestic abuse and children's emotional wellbeing",
    "Children in our care, care leavers and being heard",
]
WORDS = {"Red", "Amber", "Green", "Blue"}
DAY = r"\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d"


def text(locator):
    return re.sub(r"\s+", " ", locator.inner_text()).strip()


class Priorities(DemonstrationCase):
    def test_a3_the_chair_opens_priority_2_and_sees_rating_reason_measures_with_trajectory_and_last_update(self):
        page = self.page(name="Chief Supt. Dilys Okafor")
        page.goto("/")
        page.click("nav >> text=Priorities")
        page.click("text=Recognising neglect and protecting children promptly")
        self.assertIn("2. Recognising neglect", text(page.locator("h1")))
        # Rating and reason.
        rating = text(page.locator("section:has(#rating)"))
        self.assertIn("Amber", rating)
        self.assertIn("Assessment timeliness is behind but has recovered two quarters running, and plans last.", rating)
        # Four measures at least, each with target and gap where it has one, and its trajectory in words with how it is known.
        rows = page.locator("tr.measure")
        judged = 0
        for row in rows.all():
            cells = [text(cell) for cell in row.locator("td").all()]
            latest, target, gap, _, trajectory, updated = cells
            self.assertRegex(latest, r"\d")
            self.assertRegex(target, r"\d")
            self.assertRegex(updated, r"^\d{1,2} \w{3} 20\d\d$")
            self.assertRegex(trajectory, "^(On course for March|Not on course for March|Cannot be told) ")
            if not trajectory.startswith("Cannot be told"):
                judged += 1
                self.assertRegex(gap, r"off$|^met")
                self.assertRegex(trajectory, r"A straight line through the last \d figures comes to [\d.,]+%? for .*; the target is [\d.,]+%?\.")
        self.assertGreaterEqual(judged, 4)
        # The last update.
        self.assertRegex(text(page.locator("main")), "Last updated on " + DAY)
        # Its tracker and its risks are on it, and what is missing is said.
        self.assertIn("T-08", text(page.locator("section:has(#tracker)")))
        self.assertIn("R-06", text(page.locator("section:has(#risks)")))
        self.assertIn("What is missing", text(page.locator("section:has(#measures)")))
        self.assert_accessible(page)

    def test_a13_one_page_five_priorities_with_word_arrow_and_sentence_and_the_difference_from_the_suggestion(self):
        page = self.page(name="Winifred Sato")
        page.goto("/priorities")
        page.click("main nav >> text=Overall progress")
        rows = page.locator("main tbody tr")
        self.assertEqual(rows.count(), 5)
        differing = 0
        for title, row in zip(PRIORITIES, rows.all()):
            self.assertIn(title, text(row.locator("th")))
            rating, why, suggested = (text(cell) for cell in row.locator("td").all())
            word = rating.split()[0]
            self.assertIn(word, WORDS)
            self.assertRegex(rating, "Improving|Static|Worsening")
            self.assertEqual(row.locator("td").first.locator("svg use").count(), 2, "a shape and an arrow")
            sentence = why.split(" Proposed by ")[0]
            self.assertRegex(sentence, r"^[A-Z][^.]+\.$", "one sentence")
            self.assertRegex(why, "Agreed by .*, " + DAY)
            computed = suggested.split()[0]
            self.assertIn(computed, WORDS)
            self.assertRegex(suggested, r"Of \d+ rated core measures? .*\d+ of \d+ activities overdue\.")
            if computed != word:
                differing += 1
                self.assertRegex(suggested, r"Differs from the rating\. [A-Z].+\.")
            else:
                self.assertNotIn("Differs", suggested)
        second = text(rows.nth(1))
        self.assertIn("scrutineer content with recovery plan", second)
        self.assertGreaterEqual(differing, 1)
        self.assertIn(f"The figures suggest otherwise for {differing}.", text(page.locator(".lead")))
        self.assert_accessible(page)
        # A lay member reads and changes nothing.
        page.click("text=The right help, early")
        self.assertEqual(page.locator("main form").count(), 0)

    def test_a13_a_rating_that_differs_asks_for_its_reason_and_keeps_what_was_typed(self):
        page = self.page(name="Tobias Nnamdi")
        page.goto("/priorities/p3-exploitation-missing")
        page.click("summary >> text=Propose a rating")
        page.select_option("#word", "green")
        page.select_option("#direction", "improving")
        page.fill("#reason", "Fewer children go missing again.")
        page.click("button:text('Propose the rating')")
        self.assertIn("Why the rating is not the suggested one", text(page.locator(".summary-of-errors")))
        self.assertEqual(page.input_value("#reason"), "Fewer children go missing again.")
        self.assertEqual(page.input_value("#word"), "green")
        self.assert_accessible(page)
        page.fill("#difference", "The figures of the quarter do not hold the last month yet.")
        page.click("button:text('Propose the rating')")
        self.assertIn("Not agreed by the accountable director yet", text(page.locator("section:has(#rating)")))
        director = self.page(name="Hamish Varley", javascript=False)
        director.goto("/priorities/p3-exploitation-missing")
        director.click("button:text('Agree: green')")
        self.assertRegex(text(director.locator("section:has(#rating)")), "Agreed by Assistant Chief Constable, " + DAY)

    def test_a14_the_tracker_prints_on_two_pages_with_live_figures_and_both_signatures(self):
        page = self.page(name="Hamish Varley")
        page.goto("/trackers/2")
        content = text(page.locator("article.tracker"))
        for heading in ["Overall rating", "Signed off", "live figures", "Activities and milestones", "Challenges and risks", "Next steps"]:
            self.assertIn(heading, content)
        # Activities with their milestones; the rating with its reason.
        self.assertGreaterEqual(page.locator("table.activities tbody tr").count(), 4)
        self.assertIn("Milestone: Graded Care Profile before every conference on neglect", content)
        self.assertIn("Assessment timeliness is behind but has recovered two quarters running", content)
        # Names and dates of both who signed.
        self.assertRegex(content, "Accountable officer Head of Safeguarding, " + DAY)
        self.assertRegex(content, "Accountable director Director of Children's Services, " + DAY)
        # Live figures: each is what the indicator's own page says now.
        row = page.locator("table.live tbody tr").first
        figure = re.match(r"[\d.,]+%?", text(row.locator("td").first)).group(0)
        row.locator("a").first.click()
        self.assertIn(figure, text(page.locator("main")))
        # Every tracker of the demonstration is two pages of A4.
        for number in [1, 2, 3, 4, 5, 7, 8, 9, 10, 11]:
            page.goto(f"/trackers/{number}")
            pages = re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True))
            self.assertEqual(len(pages), 2, f"tracker {number}")
        page.goto("/trackers/2")
        self.assert_accessible(page)

    def test_a14_a_tracker_is_changed_accepted_and_signed_and_then_stands(self):
        page = self.page(name="Tobias Nnamdi")
        page.goto("/trackers/8")
        self.assertIn("done; its evidence is not accepted yet", text(page.locator("table.activities")))
        page.click("text=Change the tracker")
        self.assert_accessible(page)
        page.locator("[id='activities.1.evidence']").fill("Template of 1 October, seen in ten cases")
        page.locator("[id='activities.2.progress']").fill("200")
        page.click("button:text('Keep the change')")
        self.assertIn("Give a number from 0 to 100", text(page.locator(".summary-of-errors")))
        self.assertEqual(page.locator("[id='activities.1.evidence']").input_value(), "Template of 1 October, seen in ten cases")
        page.locator("[id='activities.2.progress']").fill("70")
        page.click("button:text('Keep the change')")
        self.assertIn("Evidence: Template of 1 October", text(page.locator("table.activities")))
        page.click("button:text('Accept its evidence')")
        self.assertRegex(text(page.locator("table.activities")), "Blue done; evidence accepted by Tobias Nnamdi, " + DAY)
        # The officer cannot sign what nobody has rated.
        page.click("section:has(#officer-signs) button")
        self.assertIn("The priority is not rated", text(page.locator(".summary-of-errors")))

    def test_a15_a_corporate_tracker_stands_beside_the_others_with_its_source_read_only_and_its_own_date(self):
        page = self.page(name="Tobias Nnamdi")
        page.goto("/trackers")
        row = text(page.locator("main tbody tr:has-text('Corporate plan')"))
        self.assertIn("Aireborough Council, corporate performance", row)
        self.assertIn("read-only", row)
        self.assertIn("30 October 2026", row)
        self.assertEqual(page.locator("main tbody tr").count(), 6)
        self.assert_accessible(page)
        page.click("text=Corporate plan: children and families")
        content = text(page.locator("main"))
        self.assertIn("Made by Aireborough Council, corporate performance, up to date on 30 October 2026. Read-only", content)
        self.assertIn("Family hubs open in every area", content)
        self.assertEqual(page.locator("main a:text('Change the tracker')").count(), 0)
        self.assertEqual(page.locator("main form").count(), 0)
        self.assertEqual(
            page.locator("main a[href^='https://performance.aireborough.example']").count(), 1, "linked where it stands")
        file = page.context.request.get(page.locator("main a:text('corporate-plan-children.csv')").get_attribute("href"))
        self.assertEqual(file.status, 200)
        self.assertIn("attachment", file.headers["content-disposition"])
        self.assertIn("School places for children with an education plan", file.text())
        self.assert_accessible(page)

    def test_a15_another_is_brought_as_a_file_without_typing_it_again(self):
        page = self.page(name="Tobias Nnamdi")
        page.goto("/trackers")
        page.click("text=Bring one")
        page.fill("#title", "Health and wellbeing plan")
        page.fill("#source", "Aire and Calder ICB, planning")
        page.click("button:text('Bring it')")
        self.assertIn("2 things to put right", text(page.locator(".summary-of-errors")))
        self.assertEqual(page.input_value("#title"), "Health and wellbeing plan")
        self.assert_accessible(page)
        page.fill("#refreshed", "2026-11-02")
        table = "Action,Owner,Deadline,Status\nVaccinate every baby,Head of Screening,31/03/2027,On plan\n"
        page.set_input_files("#file", {"name": "plan.csv", "mimeType": "text/csv", "buffer": table.encode()})
        page.click("button:text('Bring it')")
        content = text(page.locator("main"))
        self.assertIn("Vaccinate every baby", content)
        self.assertIn("On plan", content)
        self.assertIn("up to date on 2 November 2026. Read-only", content)
        page.click("text=Bring a newer edition")
        page.fill("#refreshed", "2026-10-01")
        page.fill("#address", "https://plans.icb.example/health")
        page.click("button:text('Bring the newer edition')")
        self.assertIn("What is here is newer", text(page.locator(".summary-of-errors")))

    def test_the_register_of_risks_leads_from_the_matrix_to_a_risk_and_its_live_figures(self):
        page = self.page(name="Morag Ellery")
        page.goto("/risks")
        self.assertIn("8 open risks", text(page.locator(".lead")))
        scores = [int(re.search(r"(\d+) \(", cell).group(1)) for cell in page.locator("table.risks tbody td:first-of-type").all_inner_texts()]
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assert_accessible(page)
        page.click("table.matrix a[aria-label='1 red, likelihood 4, impact 4']")
        page.click("text=R-04 Children missing from education")
        content = text(page.locator("main"))
        for part in ["Red at 16 (4 × 4), up from 12; aimed at 6 (2 × 3).", "Linked figures", "Children missing education", "Monthly reconciliation"]:
            self.assertIn(part, content)
        self.assert_accessible(page)
        page.select_option("#likelihood", "3")
        page.click("button:text('Keep the assessment')")
        self.assertIn("Say what the assessment rests on", text(page.locator(".summary-of-errors")))
        self.assertEqual(page.input_value("#likelihood"), "3")
        page.fill("#says", "The extract has come.")
        page.click("button:text('Keep the assessment')")
        self.assertIn("Amber at 12 (3 × 4), down from 16", text(page.locator(".lead")))
        self.assertIn("The extract has come.", text(page.locator("section:has(#story)")))

    def test_no_page_of_these_is_wider_than_a_small_screen(self):
        page = self.page(width=320, name="Tobias Nnamdi")
        for path in [
            "/priorities", "/progress", "/priorities/p2-neglect-protection", "/risks", "/risks/new", "/risks/4", "/trackers",
            "/trackers/2", "/trackers/6", "/trackers/8/change", "/trackers/elsewhere",
        ]:
            page.goto(path)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320, path)


if __name__ == "__main__":
    unittest.main()
