"""Meetings: from papers with their letters to minutes, by the words of the needs; and two who minute at once."""

import re

from demonstration import DemonstrationCase

SOUTH = "/meetings/area-s-2027-01"
NORTH = "/meetings/area-n-2027-01"


class Meetings(DemonstrationCase):
    def item(self, page, meeting, title):
        """The address of an item of a meeting."""
        page.goto(meeting)
        return page.get_attribute(f"ol.agenda h3 a:has-text('{title}')", "href")

    def go_on(self, page, meeting, title):
        """Makes an item the one that is being discussed."""
        page.goto(meeting + "/live")
        if title not in page.inner_text("li.now h3 >> nth=0"):
            page.click(f"li:has(h3:text('{title}')) button.plain")
        self.assertIn(title, page.inner_text("li.now h3 >> nth=0"))

    def test_b3_agenda_item_with_report_and_appendices_whose_letters_and_references_keep_in_the_minutes(self):
        page = self.page()
        page.goto("/meetings/area-n-2026-07")
        agenda = page.inner_text("ol.agenda")
        self.assertIn("Presentation slides (paper A)", agenda)
        self.assertIn("Report for the north (paper B)", agenda)
        self.assertIn("Settings and their grades (appendix 1 to paper B)", agenda)
        self.assert_accessible(page)

        # A paper is what was brought; a paper that is taken out leaves its letter unused.
        with page.expect_download() as download:
            page.click("text=Presentation slides (paper A)")
        self.assertTrue(download.value.suggested_filename.endswith(".txt"))
        page.goto(self.item(page, SOUTH, "DBS checks"))
        page.fill("#paper-title", "Second thoughts on checks")
        page.click("button:text('Add it')")
        reference = re.search(r"Second thoughts on checks \(paper (\w)\)", page.inner_text("main")).group(1)
        page.click(f"summary:has-text('Withdraw paper {reference}')")
        page.locator("details[open] input[name=why]").fill("Came too early")
        page.locator("details[open] button:has-text('Withdraw it')").click()
        page.fill("#paper-title", "Third thoughts on checks")
        page.click("button:text('Add it')")
        self.assertIn(f"Third thoughts on checks (paper {chr(ord(reference) + 1)})", page.inner_text("main"))

        # The minutes cite the papers by the same letters.
        page.goto("/meetings/area-n-2026-07/minutes")
        minutes = page.inner_text("main")
        for reference in ("Presentation slides (paper A)", "Report for the north (paper B)", "appendix 1 to paper B"):
            self.assertIn(reference, minutes)
        self.assert_accessible(page)

        # The meeting as one HTML file, which needs nothing beside it.
        with page.expect_download() as download:
            page.goto("/meetings/area-n-2026-07")
            page.click("text=The meeting as one file")
        text = open(download.value.path()).read()
        self.assertIn("Report for the north (paper B)", text)
        self.assertIn("Fictional data", text)
        self.assertNotIn("<script", text)

    def test_b4_live_presentation_view_and_a_question_with_member_topic_and_reply_unanswered_becomes_follow_up(self):
        page = self.page()
        self.go_on(page, SOUTH, "January report")
        page.select_option("#ask-member", "Cllr Nadia Brook")
        page.fill("#ask-topic", "Childminders")
        page.fill("#ask-says", "How does the number here compare with the rest of the district?")
        page.fill("#ask-reply", "It is close to the district's.")
        page.click("button:text('Record the question')")
        said = page.locator("li.now .said").first.inner_text()
        for part in ("Cllr Nadia Brook", "Childminders", "How does the number", "It is close", "answered"):
            self.assertIn(part, said)

        # Without a question nothing is recorded, and what was typed stays.
        page.fill("#ask-topic", "NEET and not known")
        page.select_option("#ask-member", "Cllr Imran Sykes")
        page.click("button:text('Record the question')")
        self.assertIn("The question is missing", page.inner_text(".summary-of-errors"))
        self.assertEqual(page.input_value("#ask-topic"), "NEET and not known")
        self.assertEqual(page.input_value("#ask-member"), "Cllr Imran Sykes")
        page.fill("#ask-says", "Who is looking for them?")
        page.select_option("#ask-to", label="Send to Aireborough Council - Education, Early Years & Public Health")
        page.fill("#ask-post", "Head of Inclusion")
        page.fill("#ask-due", "2027-02-04")
        page.click("button:text('Record the question')")
        self.assertIn("will reply by 4 February 2027", page.inner_text("li.now"))
        self.assert_accessible(page)
        page.goto("/questions")
        self.assertIn("Who is looking for them?", page.inner_text("main"))
        self.assert_accessible(page)

        # Before everybody: large, one item at a time, by keys.
        page.goto(SOUTH + "/present")
        self.assertIn("January report", page.inner_text("h1"))
        self.assertIn("Who is looking for them?", page.inner_text("main"))
        self.assertIn("Report for the south (paper", page.inner_text("main"))
        size = float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"))
        self.assertGreaterEqual(size, 40)
        self.assert_accessible(page)
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**/present?item=7")
        self.assertIn("Dates", page.inner_text("h1"))
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**/present?item=6")
        without = self.page(javascript=False)
        without.goto(SOUTH + "/present?item=1")
        without.click("a[rel=next]")
        self.assertIn("Minutes of 16 July 2026", without.inner_text("h1"))

    def test_b7_childrens_champions_role_and_note_printed_with_the_report(self):
        page = self.page()
        page.goto("/bodies/south-area-committee")
        row = page.inner_text("tr:has-text('Cllr Imran Sykes')")
        self.assertIn("Children's Champion", row)
        self.assertIn("until", row)
        self.assert_accessible(page)

        # Printed with the report, in the agenda and in the minutes.
        page.goto("/meetings/area-n-2026-07")
        page.emulate_media(media="print")
        report = page.locator("ol.agenda > li:has-text('July report')")
        self.assertIn("Children's Champion's note, Cllr Jo Appleyard: My aim for the year", report.inner_text())
        self.assertTrue(report.locator("text=My aim for the year").is_visible())
        page.goto("/meetings/area-n-2026-07/minutes")
        self.assertTrue(page.locator("text=My aim for the year").first.is_visible())

        # The champion writes it; another councillor cannot.
        champion = self.page(name="Cllr Imran Sykes")
        champion.goto(SOUTH)
        champion.click("summary:has-text('Champion')")
        champion.fill("#note-says", "Written by the champion of the south.")
        champion.click("button:text('Keep the note')")
        self.assertIn("Written by the champion of the south.", champion.inner_text("main"))
        other = self.page(name="Cllr Prue Hanley")
        other.goto("/meetings/area-n-2026-07")
        self.assertEqual(other.locator("summary:has-text('Champion')").count(), 0)

    def test_b16_resolution_builder_note_approve_refer_request_and_editable_minutes_text(self):
        page = self.page()
        self.go_on(page, SOUTH, "January report")
        page.select_option("#resolve-verb", "note")
        page.click("button:text('Record the resolution')")
        self.assertIn("(a) That the contents of", page.inner_text("li.now"))
        self.assertIn("be noted.", page.inner_text("li.now"))
        for verb, whom, more, words in [
            ("approve", "", "", "be approved."),
            ("refer", "the Exploitation & Missing sub-group", "who looks for them", "be referred to the Exploitation & Missing sub-group, with the question: who looks for them."),
            ("request", "Education", "report every month", "That Education be requested to report every month."),
            ("approve-subject-to", "", "every grade stands\nwho populates it is said", "subject to 2 conditions: (1) every grade stands; (2) who populates it is said."),
            ("defer", "", "to July", "be deferred: to July."),
        ]:
            page.select_option("#resolve-verb", verb)
            page.fill("#resolve-whom", whom)
            page.fill("#resolve-more", more)
            page.click("button:text('Record the resolution')")
            self.assertIn(words, page.inner_text("li.now"))
        page.select_option("#resolve-verb", "refer")
        page.click("button:text('Record the resolution')")
        self.assertIn("Say to whom it is referred", page.inner_text(".summary-of-errors"))

        page.goto(SOUTH + "/minutes")
        page.click("button:text('Draft the minutes')")
        section = page.locator("section.minute:has(h2:has-text('January report'))")
        self.assertIn("(a) That the contents of", section.inner_text())
        self.assertIn("(f)", section.inner_text())
        section.locator("summary:has-text('Edit this minute')").click()
        section.locator("form:has-text('Minute') textarea").last.fill("Members received the January report and spoke of it.")
        section.locator("button:has-text('Keep the text')").last.click()
        section = page.locator("section.minute:has(h2:has-text('January report'))")
        self.assertIn("Members received the January report and spoke of it.", section.inner_text())
        self.assertIn("2 versions", section.inner_text())
        self.assert_accessible(page)

        # The July minutes say what was noted, approved with conditions, and requested.
        page.goto("/meetings/area-s-2026-07/minutes")
        july = page.inner_text("main")
        self.assertIn("That the contents of papers B and C and their appendices be noted.", july)
        self.assertIn("subject to 4 conditions", july)
        self.assertIn("47. Format of the area report", july)

    def test_an_agenda_without_performance_is_refused_with_the_reason_and_an_override_is_recorded(self):
        page = self.page()
        page.goto(NORTH + "/agenda")
        self.assertIn("The agenda has no item on performance.", page.inner_text(".lead"))
        page.click("button:text('Publish the agenda')")
        self.assertIn("The agenda has no item on performance. Add one", page.inner_text(".summary-of-errors"))
        self.assert_accessible(page)
        page.fill("#publish-why", "Extraordinary meeting on one matter")
        page.click("button:text('Publish the agenda')")
        main = page.inner_text("main")
        self.assertIn("The check was set aside: Extraordinary meeting on one matter", main)
        self.assertIn("clear working days before the meeting", main)
        self.assertIn("publish without performance", page.locator("details:has-text('step by step')").text_content())
        page.goto("/audit?what=meeting&id=area-n-2027-01")
        self.assertIn("publish the agenda of", page.inner_text("main"))

    def test_the_item_on_performance_is_proposed_with_what_is_new(self):
        page = self.page()
        page.goto("/bodies/cspr")
        page.goto("/meetings/brd-2027-03/agenda")
        page.click("button:text('Propose it')")
        self.assertIn("Performance: are we on course?", page.inner_text("ol.agenda"))
        page.click("text=Performance: are we on course?")
        self.assertRegex(page.inner_text(".lead"), r"New figures for|No figure is new")

    def test_two_people_minuting_the_same_meeting_lose_nothing(self):
        one, two = self.page(), self.page(name="Tobias Nnamdi")
        self.go_on(one, "/meetings/pqa-2026-11", "exceptions of the second quarter")
        for page in (one, two):
            page.goto("/meetings/pqa-2026-11/live")
        for page, words in ((one, "From the first clerk?"), (two, "From the second clerk?")):
            page.fill("#ask-asker", "School Data Officer")
            page.fill("#ask-says", words)
        one.click("button:text('Record the question')")
        two.click("button:text('Record the question')")
        for page in (one, two):
            page.goto("/meetings/pqa-2026-11/live")
            self.assertIn("From the first clerk?", page.inner_text("li.now"))
            self.assertIn("From the second clerk?", page.inner_text("li.now"))

        # Both write the same reply: both texts are kept and shown, until somebody joins them.
        address = one.locator("li.now .said:has-text('From the first clerk?') a").get_attribute("href")
        for page, words in ((one, "As the first heard it."), (two, "As the second heard it.")):
            page.goto(address)
            page.fill("#reply-reply", words)
        one.click("button:text('Keep the text') >> visible=true")
        two.click("button:text('Keep the text') >> visible=true")
        for page in (one, two):
            page.goto(address)
            main = page.inner_text("main")
            self.assertIn("As the first heard it.", main)
            self.assertIn("As the second heard it.", main)
            self.assertIn("both texts are kept", main)
        self.assert_accessible(two)
        two.fill("#reply-reply", "As both heard it.")
        two.click("button:text('Keep the joined text')")
        self.assertNotIn("both texts are kept", two.inner_text("main"))
        self.assertIn("3 versions", two.inner_text("main"))

    def test_a_planned_item_goes_onto_the_agenda_by_one_press(self):
        page = self.page()
        page.goto("/bodies/partnership-board/plan")
        self.assertIn("Mid-year stocktake of the priorities", page.inner_text("main"))
        self.assert_accessible(page)
        page.click("tr:has-text('Mid-year stocktake') button:has-text('Put on the agenda')")
        self.assertIn("/meetings/brd-2026-12/agenda", page.url)
        self.assertIn("Mid-year stocktake of the priorities", page.inner_text("ol.agenda"))

    def test_a_councillor_sees_the_own_committee_and_an_exempt_item_as_its_paragraph(self):
        keeper = self.page()
        keeper.goto(SOUTH + "/agenda")
        self.assertIn("Concern about a setting", keeper.inner_text("ol.agenda"))
        lay = self.page(name="Winifred Sato")
        lay.goto("/meetings/brd-2026-09")
        self.assertIn("Missing from home", lay.inner_text("main"))
        lay.goto("/meetings/brd-2026-12")
        self.assertIn("Exempt: Schedule 12A, paragraph 1", lay.inner_text("main"))
        self.assertNotIn("Child J", lay.inner_text("main"))

    def test_pages_fit_a_phone(self):
        page = self.page(width=320)
        for address in ("/meetings", "/meetings/area-s-2026-07", SOUTH + "/agenda", SOUTH + "/live", SOUTH + "/present", "/meetings/brd-2026-06/minutes", "/bodies/partnership-board", "/bodies/partnership-board/plan", "/questions", "/questions/1", "/items/4"):
            page.goto(address)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320, address)
            self.assert_accessible(page)
