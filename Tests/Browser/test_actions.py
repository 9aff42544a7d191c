"""Actions: what was promised comes back, moved dates are seen, and nothing closes without evidence."""

import re

from demonstration import DemonstrationCase

PDF = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n"


class Actions(DemonstrationCase):
    def rows(self, page):
        """The actions on the list, as reference and text."""
        texts = [re.sub(r"\s+", " ", row.inner_text()) for row in page.query_selector_all("table.actions tbody tr")]
        return [(text[:5], text) for text in texts]

    def told(self, page):
        """Those of the story; other tests add actions of their own."""
        return [row for row in self.rows(page) if row[0] <= "A-037"]

    def add(self, page, title, **also):
        page.goto("/actions/new")
        page.fill("#title", title)
        page.select_option("#origin", "minute")
        page.fill("#origin_says", "Board of 24 September 2026, item 5")
        page.select_option("#body", "partnership-board")
        page.select_option("#priority", "p4-domestic-abuse-emotional")
        page.select_option("#agency", "pol")
        page.fill("#post", "PVP Inspector")
        page.fill("#due", "2026-12-20")
        for field, value in also.items():
            page.select_option(f"#{field}", value)
        page.click("main button:has-text('Add it')")
        return int(page.url.rsplit("/", 1)[1])

    def open(self, page, form):
        page.click(f"#{form} > summary")

    def report(self, page, course, progress, says):
        self.open(page, "report")
        page.check(f"#report-course-{course}")
        page.fill("#report-progress", str(progress))
        page.fill("#report-says", says)
        page.click("#report button")

    # A7, the half that is about actions: slippage.

    def test_a7_the_list_of_actions_that_moved_date_twice(self):
        page = self.page()
        page.goto("/actions")
        self.assertIn("1 has moved twice or more", page.inner_text(".lead"))
        page.check("#moved_twice")
        page.click("main button:has-text('Show')")
        self.assertIn("moved_twice=true", page.url)
        self.assertEqual([reference for reference, _ in self.rows(page)], ["A-028"])
        self.assertIn("Moved twice", page.inner_text("table.actions"))
        self.assertIn("Overdue by 21 days", page.inner_text("table.actions"))
        self.assert_accessible(page)
        page.click("text=A-028")
        story = page.inner_text(".story")
        self.assertIn("Moved from 31 August 2026 to 30 September 2026", story)
        self.assertIn("Moved from 30 September 2026 to 31 October 2026", story)
        self.assertIn("31 October 2026, moved twice from 31 August 2026", page.inner_text(".margin"))
        self.assert_accessible(page)

    def test_a_second_move_makes_the_badge_and_a_move_without_a_reason_is_refused(self):
        page = self.page()
        number = self.add(page, "Write the cover plan")
        for day, why, badge in [("2027-01-10", "Leave.", False), ("2027-02-10", "Leave again.", True)]:
            self.open(page, "due")
            page.fill("#due-due", day)
            page.click("#due button")
            self.assertIn("reason for the new day is missing", page.inner_text(".summary-of-errors"))
            self.assertEqual(page.input_value("#due-due"), day)
            page.fill("#due-why", why)
            page.click("#due button")
            self.assertEqual(page.locator(".badge:has-text('Moved twice')").count() > 0, badge)
        page.goto("/actions?moved_twice=true")
        self.assertIn(f"A-0{number}", [reference for reference, _ in self.rows(page)])

    # B17: actions from a report link themselves.

    def test_b17_an_action_from_a_report_keeps_its_origin_and_carries_to_the_tracker(self):
        page = self.page()
        page.goto("/actions/new?origin=exception&origin_says=Exception+report+for+Quarter+2+2026-27&thing=indicator+operation-encompass-timely")
        self.assertEqual(page.input_value("#origin_says"), "Exception report for Quarter 2 2026-27")
        page.fill("#title", "Name a deputy for school notices")
        page.select_option("#body", "pqa")
        page.select_option("#priority", "p4-domestic-abuse-emotional")
        page.select_option("#agency", "pol")
        page.fill("#post", "PVP Inspector")
        page.fill("#due", "2027-01-31")
        page.click("main button:has-text('Add it')")
        number = page.url.rsplit("/", 1)[1]
        origin = page.locator("h2:has-text('Where it came from') + p")
        self.assertIn("Exception report for Quarter 2 2026-27", origin.inner_text())
        self.assertEqual(origin.locator("a").get_attribute("href"), "/indicators/operation-encompass-timely")
        # The list of its priority, as its tracker shows it, and the list of what came from that figure.
        for path in ["/actions?priority=p4-domestic-abuse-emotional", "/actions?thing=indicator+operation-encompass-timely"]:
            page.goto(path)
            references = [reference for reference, _ in self.rows(page)]
            self.assertIn(f"A-0{number}", references)
            self.assertIn("A-034", references)
        listed = page.request.get(f"/api/v1/actions?priority=p4-domestic-abuse-emotional").json()["actions"]
        self.assertIn("Name a deputy for school notices", [action["title"] for action in listed])

    # The rules of the register.

    def test_the_register_of_the_demonstration_is_whole_and_begins_with_what_hurts(self):
        page = self.page()
        page.goto("/actions")
        rows = self.told(page)
        self.assertEqual(
            [reference for reference, _ in rows],
            ["A-030", "A-028", "A-033", "A-034", "A-031", "A-027", "A-032", "A-035", "A-037", "A-029", "A-026", "A-036"])
        for reference, words in [
                ("A-030", "Red Overdue by 52 days"), ("A-034", "Amber At risk"), ("A-031", "Green Waiting for evidence"),
                ("A-027", "Green On course"), ("A-026", "Blue Done, with evidence")]:
            self.assertIn(words, dict(rows)[reference])
        page.select_option("#agency", "pol")
        page.click("main button:has-text('Show')")
        self.assertEqual([reference for reference, _ in self.told(page)], ["A-034", "A-027"])
        page.click(".choices a:has-text('amber')")
        self.assertEqual([reference for reference, _ in self.told(page)], ["A-034"])
        narrow = self.page(width=320)
        for path in ["/actions", "/actions/28", "/actions/new"]:
            narrow.goto(path)
            self.assertLessEqual(narrow.evaluate("document.documentElement.scrollWidth"), 320)
            self.assert_accessible(narrow)

    def test_an_action_closes_with_two_files_of_evidence_and_not_without(self):
        officer = self.page()
        number = self.add(officer, "Share the notice of holidays")
        lead = self.page(name="Ines Calloway")
        lead.goto(f"/actions/{number}")
        self.assertEqual(lead.locator("#due, #withdrawal, #closure").count(), 0)
        self.report(lead, "complete", 100, "Shared with all schools.")
        self.assertIn("Green", lead.inner_text(".lead"))
        self.assertIn("Waiting for evidence", lead.inner_text("main"))

        officer.goto(f"/actions/{number}")
        self.open(officer, "closure")
        officer.click("#closure button")
        self.assertIn("no evidence has been accepted", officer.inner_text(".summary-of-errors"))

        self.open(lead, "evidence")
        lead.fill("#evidence-says", "The notice, and who got it.")
        lead.set_input_files("#evidence-files", [{"name": "run.exe", "mimeType": "application/octet-stream", "buffer": b"MZ\x00\x01"}])
        lead.click("#evidence button")
        self.assertIn("no kind that is kept here", lead.inner_text(".summary-of-errors"))
        self.assertEqual(lead.input_value("#evidence-says"), "The notice, and who got it.")
        self.assert_accessible(lead)
        lead.set_input_files("#evidence-files", [
            {"name": "notice.pdf", "mimeType": "application/pdf", "buffer": PDF},
            {"name": "sent-to.csv", "mimeType": "text/csv", "buffer": b"School,On\nMill Lane,2026-11-02\n"}])
        lead.click("#evidence button")
        links = lead.locator("#E1 a")
        self.assertEqual(links.all_inner_texts(), ["notice.pdf", "sent-to.csv"])
        answer = lead.request.get(links.first.get_attribute("href"))
        self.assertEqual(answer.body(), PDF)
        self.assertTrue(answer.headers["content-disposition"].startswith("attachment"))

        chair = self.page(name="Aurelio Finch")
        chair.goto(f"/actions/{number}")
        self.open(chair, "decision-1")
        chair.check("#decision-1-decision-accepted")
        chair.select_option("#decision-1-body", "pqa")
        chair.check("#decision-1-closes")
        chair.click("#decision-1 button")
        self.assertIn("Blue", chair.inner_text(".lead"))
        self.assertIn("Accepted on 21 November 2026 by Performance & Quality Assurance sub-group", chair.inner_text("#E1"))
        self.assert_accessible(chair)

    def test_a_check_is_set_aside_only_by_somebody_who_may_with_the_reason_on_record(self):
        page = self.page(name="Tobias Nnamdi")
        page.goto("/actions/31")
        self.open(page, "closure")
        self.assertEqual(page.locator("#closure-why").count(), 0)
        page.click("#closure button")
        self.assertIn("A-031 cannot be closed", page.inner_text(".summary-of-errors"))
        manager = self.page()
        number = self.add(manager, "Count the chairs")
        self.report(manager, "complete", 100, "Counted.")
        self.open(manager, "closure")
        manager.fill("#closure-why", "Nothing is left that could be shown.")
        manager.click("#closure button")
        self.assertIn("Closed without evidence", manager.inner_text("main"))
        self.assertNotIn("Blue", manager.inner_text(".lead"))
        self.assertIn("Nothing is left that could be shown.", manager.inner_text(".story"))
        manager.goto(f"/audit?what=action&id={number}")
        self.assertIn("set a check aside", manager.inner_text("main"))

    def test_an_agency_reports_on_its_own_actions_and_on_no_other(self):
        page = self.page(name="Ines Calloway")
        page.goto("/actions/27")
        self.assertEqual(page.locator("#report").count(), 1)
        page.goto("/actions/26")
        self.assertEqual(page.locator("#report, #acts").count(), 0)
        answer = page.request.post("/actions/29/report", form={"course": "on-course", "progress": "99", "says": "Not ours."})
        self.assertEqual(answer.status, 403)
        councillor = self.page(name="Cllr Prue Hanley")
        self.assertEqual(councillor.request.get("/actions").status, 403)
        self.assertNotIn("Actions", councillor.request.get("/").text())

    def test_the_impact_check_says_what_the_figure_did(self):
        page = self.page()
        page.goto("/actions/36")
        section = page.inner_text("main")
        self.assertIn("Changed, as hoped.", section)
        self.assertRegex(section, r"\d+ figures in a row since it began lie above the average of before")
        self.assertRegex(section, r"\(\d+ of \d+\)")
        self.assertIn("the action began", page.locator("svg.wide").first.text_content())
        impact = page.request.get("/api/v1/actions/36/impact").json()
        self.assertEqual(impact["verdict"], "changed")
        self.assertGreaterEqual(len(impact["after"]), 7)
        page.goto("/actions/28")
        self.assertIn("Too early to say.", page.inner_text("main"))
        self.assertEqual(page.request.get("/api/v1/actions/28/impact").json()["verdict"], "too-early")

    def test_the_whole_way_without_javascript(self):
        page = self.page(javascript=False)
        number = self.add(page, "Ask without a script")
        self.report(page, "at-risk", 10, "Nobody is free.")
        self.assertIn("Amber", page.inner_text(".lead"))
        self.assertIn("Nobody is free.", page.inner_text(".lead"))
        page.goto("/actions?colour=amber")
        self.assertIn(f"A-0{number}", [reference for reference, _ in self.rows(page)])
