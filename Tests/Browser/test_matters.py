"""What meetings decide comes back by itself until it is done: rows A29, B5, B8, B9, B11, B13 and the conditions of B18."""

import re

from demonstration import DemonstrationCase, bellwether

SOUTH = "/bodies/south-area-committee"


class Matters(DemonstrationCase):
    def act(self, page, name, **values):
        """Opens one of the folded forms of a matter, fills it in and sends it."""
        page.click(f"details.act summary:text-is('{name}')")
        for field, value in values.items():
            box = page.locator(f"details.act[open] [name={field}]")
            box.select_option(value) if field in ("meeting", "body") else box.fill(value)
        page.click("details.act[open] button")

    def lines(self, page, address):
        page.goto(address)
        return page.inner_text("main")

    def test_a29_note_that_further_work_is_needed_stays_on_matters_arising_until_closed(self):
        page = self.page()
        # A decision log with the type "note" and a follow-up.
        log = self.lines(page, "/decisions?show=all&body=partnership-board&verb=note")
        self.assertIn("That further work is needed to develop a reporting timetable be noted.", log)
        self.assertIn("To follow: Bring a reporting timetable", log)
        self.assertNotIn("priorities and the basket", log)
        self.assertIn("Note", page.inner_text("tbody th"))
        # It is on the matters arising of the meetings since, and of the one to come.
        for meeting in ("brd-2026-09", "brd-2026-12", "brd-2027-03"):
            self.assertIn("Bring a reporting timetable", self.lines(page, f"/bodies/partnership-board/matters?meeting={meeting}"), meeting)
        self.assertNotIn("Bring a reporting timetable", self.lines(page, "/bodies/partnership-board/matters?meeting=brd-2026-06"))
        self.assert_accessible(page)
        # Closing it says who, when, and what was reported.
        page.goto("/decisions/1")
        self.act(page, "Record an update", words="All eight agencies have agreed their dates.")
        self.act(page, "Close it", words="The timetable is agreed.", meeting="brd-2026-09")
        story = page.inner_text("main")
        self.assertIn("All eight agencies have agreed their dates.", story)
        self.assertIn("Morag Ellery closed it", story)
        self.assertIn("The timetable is agreed.", story)
        self.assertIn("kept it open", story)
        for meeting in ("brd-2026-12", "brd-2027-03"):
            self.assertNotIn("Bring a reporting timetable", self.lines(page, f"/bodies/partnership-board/matters?meeting={meeting}"), meeting)
        self.assertIn("reporting timetable", self.lines(page, "/decisions?show=settled&body=partnership-board&verb=note"))

    def test_b8_keep_informed_reappears_until_an_officer_updates_and_members_close(self):
        page = self.page()
        topic = "Keep members informed of changes to DBS checks for volunteers"
        line = page.locator("tbody tr", has_text=topic)
        page.goto(SOUTH + "/matters")
        self.assertIn("21 January 2027", page.inner_text(".lead"))
        self.assertRegex(line.inner_text(), r"(?s)46.*Safer recruitment lead.*21 Jan 2027.*Open")
        # Members cannot close it before an officer has said something.
        line.locator("a").click()
        self.assertEqual(page.locator("summary:text-is('Close it')").count(), 0)
        answer = page.request.post("/commitments/1/steps", form={"act": "close", "words": "Typed thanks"}, headers={"Origin": self.server.address})
        self.assertEqual(answer.status, 422)
        self.assertIn("Nothing has been reported on it yet", answer.text())
        self.act(page, "Record an update", words="Volunteers in early years now need an enhanced check.")
        self.assertIn("Update recorded", page.inner_text(".lead"))
        page.goto(SOUTH + "/matters")
        self.assertIn("Update recorded", line.inner_text())
        self.assertIn("enhanced check", line.inner_text())
        # Kept open, it comes back; closed, it does not.
        line.locator("a").click()
        self.act(page, "Keep it open", words="Tell us about sports clubs too.")
        self.assertIn("Open", page.inner_text(".lead"))
        self.act(page, "Record an update", words="Sports clubs follow in April.")
        self.act(page, "Close it", words="Members thanked the lead.")
        self.assertIn("Closed", page.inner_text(".lead"))
        for words in ("Tell us about sports clubs too.", "Members thanked the lead.", "Morag Ellery closed it"):
            self.assertIn(words, page.inner_text("main"))
        self.assert_accessible(page)
        # Closed between two meetings, it stands before none of those to come.
        self.assertNotIn(topic, self.lines(page, SOUTH + "/matters"))

    def test_b9_the_sub_group_sees_the_same_pack_and_sends_comments_to_the_committee(self):
        officer = self.page()
        officer.goto("/meetings/brd-2026-12")
        officer.click("button:has-text('Freeze')")
        pack = re.search(r"/packs/\d+", self.link(officer, "/meetings/brd-2026-12", "/packs/")).group(0)
        page = self.page(name="Leonie Marchetti")
        page.goto("/bodies/south-cyp/workspace")
        self.assertEqual(page.locator(f"aside a[href='{pack}']").count(), 1)
        self.assertEqual(page.request.get(pack).body(), officer.request.get(pack).body())
        self.assertIn("Red", page.inner_text("aside"))
        self.assertIn("the area report before it goes to the committee", page.inner_text(".lead"))
        self.assert_accessible(page)
        page.click("text=Comment, and send it to another body")
        self.assertEqual(page.input_value("#body"), "south-cyp")
        page.fill("#words", "Young people want the report read aloud at the school council.")
        page.select_option("#to_body", "south-area-committee")
        page.click("main button:has-text('Comment')")
        self.assertIn("South Area Committee", page.inner_text("dl.facts"))
        # The committee has it among its matters, with whence it came.
        told = officer.locator("tbody tr", has_text="read aloud at the school council")
        officer.goto(SOUTH + "/matters")
        self.assertIn("from South Children & Young People sub-group", told.inner_text())
        # Items go down to a sub-group too, and stand in its workspace.
        officer.goto("/referrals/new?body=south-area-committee")
        officer.fill("#words", "What do young people make of the new columns?")
        officer.select_option("#to_body", "south-cyp")
        officer.fill("#due", "2027-01-21")
        officer.click("main button:has-text('Refer')")
        page.goto("/bodies/south-cyp/workspace")
        self.assertIn("What do young people make of the new columns?", page.inner_text("main"))

    def link(self, page, address, part):
        page.goto(address)
        return page.locator(f"main a[href*='{part}']").first.get_attribute("href")

    def test_b13_a_referral_stands_in_the_sub_groups_list_with_a_link_back_and_its_outcome_returns(self):
        question = "Who is looking for the young people of Westbeck whose activity is not known?"
        page = self.page(name="Det. Supt. Bram Oyelaran")
        line = page.locator("tbody tr", has_text=question)
        page.goto("/bodies/exploitation/matters")
        self.assertIn("from South Area Committee, 16 July 2026, minute 48", line.inner_text())
        line.locator("a").click()
        # The link back to where it came from.
        self.assertEqual(page.locator("dl.facts a").first.get_attribute("href"), SOUTH + "/matters")
        self.act(page, "Record the outcome", words="The tracing officer has found 41 families; the rest are visited by March.")
        self.assertIn("Outcome returned", page.inner_text(".lead"))
        self.assert_accessible(page)
        self.assertEqual(page.locator("summary:text-is('Close it')").count(), 0)
        self.assertNotIn(question, self.lines(page, "/bodies/exploitation/matters"))
        # The outcome is back before the committee that asked, which closes it.
        officer = self.page()
        back = officer.locator("tbody tr", has_text=question)
        officer.goto(SOUTH + "/matters")
        self.assertIn("The tracing officer has found", back.inner_text())
        back.locator("a").click()
        self.act(officer, "Close it", words="Members noted the outcome.")
        self.assertNotIn(question, self.lines(officer, SOUTH + "/matters"))
        # What should be back and is not, is counted.
        self.assertRegex(self.lines(officer, "/referrals"), r"1 is past the day")
        self.assertIn("Why do new birth visits differ", self.lines(officer, "/referrals?show=overdue"))

    def test_b11_the_next_report_shows_the_columns_that_members_asked_for(self):
        page = self.page()
        text = self.lines(page, SOUTH + "/report")
        self.assertIn("Changed since July: added 2 columns (minute 47)", text)
        self.assertIn("Added: Number (n of N)", text)
        self.assertIn("Added: Who populates it", text)
        headings = page.locator("table").first.locator("thead th").all_inner_texts()
        for column in ("Number (n of N)", "Same period last year", "Aireborough", "Who populates it"):
            self.assertIn(column, headings)
        self.assertRegex(page.locator("table").first.inner_text(), r"\d+ of [\d,]+")
        for area in ("Canal Wharf", "Millgate", "Lowmoor Edge", "Quarry Hill End", "Westbeck"):
            self.assertIn(area, page.locator("h2").all_inner_texts())
        # The wish was raised at the meeting, and is closed by the version that carries it out.
        wish = self.lines(page, "/requests/1")
        self.assertIn("Carried out", wish)
        self.assertIn("minute 47", wish)
        self.assertIn("Version 2 of the report carries it out", wish)
        self.assertIn("P-01", text)
        # The same for the north: a request, another version, and the report says so.
        page.goto("/bodies/north-area-committee/report")
        self.assertNotIn("Changed since", page.inner_text("main"))
        page.click("text=Change the columns")
        page.click("button:has-text('Keep these columns')")
        self.assertIn("Say why the columns change", page.inner_text(".summary-of-errors"))
        self.assert_accessible(page)
        page.check("#part-neighbours")
        page.check("#part-country")
        page.select_option("#meeting", "area-n-2026-07")
        page.fill("#minute", "33")
        page.select_option("#request", "2")
        page.fill("#why", "Members compare with other places")
        page.click("button:has-text('Keep these columns')")
        self.assertIn("Changed since July: added 2 columns (minute 33)", page.inner_text("main"))
        self.assertIn("Carried out", self.lines(page, "/requests/2"))

    def test_b18_an_open_condition_holds_the_approval_and_the_publishing_until_it_is_set_aside_with_a_reason(self):
        page = self.page()
        self.assertIn("Approved subject to 4 conditions: 3 met, 1 open", self.lines(page, SOUTH + "/matters"))
        page.goto(SOUTH + "/report")
        page.click("button:has-text('Publish the format as final')")
        refused = page.inner_text(".summary-of-errors")
        self.assertIn("cannot be published as final: approved subject to 4 conditions: 3 met, 1 open", refused)
        self.assertIn("N-04", refused)
        self.assert_accessible(page)
        page.goto("/decisions/4")
        self.act(page, "Approve: the conditions are met", words="It seems good enough.")
        self.assertIn("It cannot be approved", page.inner_text(".summary-of-errors"))
        self.assertEqual(page.input_value("#approve-words"), "It seems good enough.")
        # An officer may not set it aside; the chair may, with a reason.
        officer = self.page(name="Tobias Nnamdi")
        officer.goto("/conditions/4")
        self.assertEqual(officer.locator("summary:has-text('Set it aside')").count(), 0)
        chair = self.page(name="Chief Supt. Dilys Okafor")
        chair.goto("/conditions/4")
        self.act(chair, "Set it aside with a reason", words="")
        self.assertIn("Write down: why", chair.inner_text(".summary-of-errors"))
        chair.fill("#set-aside-words", "Monthly figures follow in April; members agreed.")
        chair.click("details.act[open] button")
        self.assertIn("Chief Supt. Dilys Okafor set it aside", chair.inner_text("main"))
        self.assertIn("Monthly figures follow in April", chair.inner_text("main"))
        self.assertIn("3 met, 1 set aside", self.lines(page, "/decisions/4"))
        page.goto(SOUTH + "/report")
        page.click("button:has-text('Publish the format as final')")
        self.assertIn("its format is final", page.inner_text(".lead"))
        page.goto("/audit?what=condition&id=4")
        self.assertIn("set-aside", page.inner_text("main"))

    def test_b5_the_champion_gets_the_report_first_has_an_own_list_and_comments_are_collected(self):
        officer = self.page()
        champion = self.page(name="Cllr Imran Sykes")
        member = self.page(name="Cllr Desmond Iqbal")
        self.assertIn("not ready yet", self.lines(champion, SOUTH + "/champion"))
        officer.goto(SOUTH + "/report")
        officer.click("button:has-text('Tell the Champion')")
        ready = self.lines(champion, SOUTH + "/champion")
        self.assertIn("has been ready for the Champion since 21 November 2026; members get it on 13 January 2027", ready)
        # An own list, and the role's aims in the Champion's words.
        self.assertIn("Visit two children’s homes and tell members what young people said", champion.inner_text("tbody"))
        self.assert_accessible(champion)
        champion.fill("#words", "Young people read the draft before we do.")
        champion.click("button:has-text('Keep it')")
        self.assertIn("Young people read the draft before we do.", self.lines(member, SOUTH + "/champion"))
        self.assertEqual(member.locator("textarea").count(), 0)
        # How to work together: a comment of the Champion and one of a member, kept with the committee.
        for page, words in ((champion, "Ask the Champion to open each meeting."), (member, "Bring the report to the schools.")):
            page.goto(SOUTH + "/champion")
            page.click("text=Comment on working together")
            page.fill("#words", words)
            page.click("main button:has-text('Comment')")
        told = self.lines(officer, "/comments?body=south-area-committee")
        for words in ("Ask the Champion to open each meeting.", "Bring the report to the schools.", "Children’s Services could come to the sub-group"):
            self.assertIn(words, told)
        officer.click("tbody tr:has-text('Bring the report to the schools.') a")
        self.assertIn("by Cllr Desmond Iqbal", officer.inner_text("dl.facts"))
        # A councillor gets no figure, and is told so; another committee is not there.
        report = self.lines(champion, SOUTH + "/report")
        self.assertIn("for the board until a publication with protected numbers exists", report)
        self.assertNotRegex(report, r"\d+ of [\d,]+")
        self.assertEqual(champion.request.get("/bodies/north-area-committee/champion").status, 404)

    def test_every_page_of_it_is_accessible_and_does_not_scroll_sideways(self):
        addresses = ["/decisions/new", "/conditions/4", "/referrals?show=all", "/comments/2", "/commitments/2", SOUTH + "/matters",
                     SOUTH + "/workspace", SOUTH + "/report", SOUTH + "/report/format", SOUTH + "/champion", "/meetings"]
        for width in (1280, 320):
            page = self.page(width=width)
            for address in addresses:
                with self.subTest(address=address, width=width):
                    page.goto(address)
                    self.assertEqual(page.locator("h1").count(), 1)
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
                    self.assert_accessible(page)

    def test_without_a_script_a_promise_is_recorded_by_keyboard_and_what_was_typed_is_kept(self):
        page = self.page(width=320, javascript=False)
        page.goto("/commitments/new?body=south-area-committee")
        page.focus("#words")
        page.keyboard.type("Tell members of the new school places")
        page.keyboard.press("Tab")
        page.focus("main button.button")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        self.assertIn("Give “Who sees to it”.", page.inner_text(".summary-of-errors"))
        self.assertEqual(page.input_value("#words"), "Tell members of the new school places")
        page.fill("#who", "Head of Admissions")
        page.focus("main button.button")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        self.assertIn("Tell members of the new school places", page.inner_text("h1"))

    def test_the_registers_leave_as_files(self):
        csv = bellwether("export", "commitments", "--data", self.data, "--format", "csv").stdout
        self.assertIn("K-01,south-area-committee,area-s-2026-07,46", csv)
        self.assertIn("D-04", bellwether("export", "decisions", "--data", self.data, "--format", "json").stdout)
