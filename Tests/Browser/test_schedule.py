"""The schedule: what each meeting can have, what comes too late, and the days in one's own calendar."""

import csv
import datetime
import io
import json
import re
import urllib.error
import urllib.request

import icalendar
from demonstration import DemonstrationCase, bellwether


def flat(text):
    return re.sub(r"\s+", " ", text)


class Schedule(DemonstrationCase):
    def cell(self, page, measure, heading):
        """What stands where a measure meets a meeting, by the heading's words."""
        for table in page.query_selector_all("table.timetable"):
            headings = [flat(one.inner_text()) for one in table.query_selector_all("thead th")]
            places = [place for place, text in enumerate(headings) if heading in text]
            if not places:
                continue
            for row in table.query_selector_all("tbody tr:not(.group)"):
                if measure in row.query_selector("th").inner_text():
                    return flat(row.query_selector_all("th, td")[places[0]].inner_text())
        raise AssertionError(f"no cell for {measure} at {heading}")

    # A20: frequency and next-due for each indicator: "Q2 pack shows annual ones as not due until Nov, not blank".

    def test_a20_annual_measures_say_until_when_they_are_not_due(self):
        page = self.page()
        page.goto("/schedule?body=partnership-board")
        rows = page.query_selector_all("table.timetable tbody tr:not(.group)")
        annual = [row for row in rows if "· annual" in row.query_selector("th").inner_text()]
        self.assertTrue(annual, "the framework has annual measures beside quarterly ones")
        self.assertGreater(len(rows), len(annual))
        texts = [flat(cell.inner_text()) for row in annual for cell in row.query_selector_all("td")]
        self.assertTrue(all(re.search(r"\d{4}", text) for text in texts), "no cell is blank")
        self.assertTrue([text for text in texts if re.search(r"is not due until [A-Z][a-z]+ 20\d\d: .+ stays", text)])
        # On the scorecard and in the pack of the second quarter each annual measure says it too.
        titles = [row.query_selector("th a").inner_text() for row in annual]
        page.goto("/scorecard?show=all")
        scorecard = page.query_selector_all("table.score tbody tr")
        said = {}
        for row in scorecard:
            title = row.query_selector("th a").inner_text()
            if title in titles:
                said[title] = flat(row.query_selector("th").inner_text())
        self.assertEqual(len(said), len(titles))
        for title, text in said.items():
            self.assertRegex(text, r"not due until [A-Z][a-z]+ 20\d\d|is overdue", title)
        pack = flat(re.sub(r"<[^>]+>", " ", bellwether("pack", "brd-2026-12", "--again", "--data", self.data).stdout))
        # The year's figure that is marked as not due is the one that is waited for, and no later one.
        injuries = next(text for title, text in said.items() if title.startswith("Emergency admissions"))
        self.assertIn("2026-27 not due until May 2027", injuries)
        self.assertIn("2026-27 not due until May 2027", pack)

    # A21: "Agenda for a meeting cannot be published without a performance item; system proposes which lines are new".

    def test_a21_meetings_without_performance_are_named_and_the_new_lines_proposed(self):
        page = self.page()
        page.goto("/schedule")
        lead = page.query_selector(".lead")
        self.assertRegex(lead.inner_text(), r"cannot be published, having no performance item")
        link = lead.query_selector("a[href$='/agenda']")
        meeting = re.search(r"/meetings/([^/]+)/agenda", link.get_attribute("href")).group(1)
        link.click()
        self.assertIn(f"/meetings/{meeting}/agenda", page.url)
        # The rule stands on the agenda's own page: it cannot go out like this.
        self.assertRegex(flat(page.inner_text("main")), r"no item")
        # The rule of agendas writes the item from what is new since the body last met.
        page.click("button:has-text('Propose it')")
        page.goto("/schedule?until=2027-12-31")
        answer = json.loads(page.request.get(f"/api/v1/schedule?until=2027-12-31").text())
        performance = {one["id"]: one["performance"] for one in answer["meetings"]}
        self.assertEqual(performance[meeting], "on-agenda")
        new = [one for one in answer["cells"] if one["meeting"] == "brd-2026-12" and one["is_new"]]
        self.assertTrue(new, "which lines are new since last time")

    # A22: "For 27 July meeting shows 'Q1 local data available 28 July - too late: report Q4'; change meeting date, matrix
    # recalculates; printable".

    def test_a22_the_meeting_of_27_july_reports_q4_and_a_day_later_q1(self):
        page = self.page()
        # A measure whose figures nobody has sent yet: nothing but what is declared can be known of it.
        page.goto("/framework/indicators/new")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.fill("#title", "Strategy discussions in time")
        for field, value in [
            ("unit", "percent"), ("polarity", "higher-better"), ("frequency", "quarterly"), ("period_type", "financial-quarter"),
            ("agency", "csc"), ("tier", "core"), ("priority", "p2-neglect-protection"),
        ]:
            page.select_option(f"#{field}", value)
        page.fill("#local_lag_days", "28")
        page.click("text=Add it")
        page.goto("/framework/meetings/new")
        page.fill("#date", "2027-07-27")
        page.select_option("#body", "partnership-board")
        page.click("text=Add it")
        page.goto("/schedule?body=partnership-board&from=2027-07-01&until=2027-07-31")
        rows = [flat(cell.inner_text()) for cell in page.query_selector_all("table.timetable td")]
        late = "Q1 2027-28 local data available 28 July, too late for 27 July by 1 working day: report Q4 2026-27."
        self.assertEqual(self.cell(page, "Strategy discussions in time", "27 Jul 2027"), "Q4 2026-27 New " + late)
        # An agency that was seen to take longer than it declares is believed.
        self.assertTrue(any(re.search(r"available 30 July, too late for 27 July by 3 working days", text) for text in rows), rows[:4])
        # What if: the matrix recalculates and nothing is kept.
        page.select_option("#meeting", label="Partnership Board (Executive), 27 July 2027")
        page.fill("#date", "2027-07-28")
        page.click("button:has-text('See what changes')")
        self.assertIn("As if", page.inner_text("[role=status]"))
        moved = [flat(cell.inner_text()) for cell in page.query_selector_all("table.timetable td")]
        self.assertFalse(any(late in text for text in moved))
        self.assertTrue(self.cell(page, "Strategy discussions in time", "28 Jul 2027").startswith("Q1 2027-28 New"))
        self.assertTrue(any("too late for 28 July by 2 working days" in text for text in moved))
        # Really moved, in the framework.
        page.click("a:has-text('Move the meeting in the framework')")
        page.fill("#date", "2027-07-28")
        page.fill("#why", "A day later there is a quarter more")
        page.click("text=Keep the change")
        page.goto("/schedule?body=partnership-board&from=2027-07-01&until=2027-07-31")
        kept = [flat(cell.inner_text()) for cell in page.query_selector_all("table.timetable td")]
        self.assertEqual(kept, moved)
        self.assert_accessible(page)

    def test_a22_the_matrix_prints_across_with_its_headings_on_each_sheet(self):
        page = self.page()
        page.goto("/schedule")
        page.emulate_media(media="print")
        self.assertEqual(page.evaluate("getComputedStyle(document.body).page"), "wide")
        self.assertEqual(
            page.evaluate("getComputedStyle(document.querySelector('table.timetable thead')).display"), "table-header-group")
        # A4 across is 297 mm less 22 mm of margin: 1039 pixels of the style sheet.
        page.set_viewport_size({"width": 1039, "height": 717})
        self.assertEqual(
            page.evaluate(
                "[...document.querySelectorAll('table.timetable')].filter(one => one.scrollWidth > one.clientWidth + 1).length"), 0)
        pdf = page.pdf(prefer_css_page_size=True)
        sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
        self.assertGreater(sheets, 1)
        self.assertRegex(pdf, rb"/MediaBox\s*\[\s*0\s+0\s+84[12]")
        self.assertFalse(page.is_visible("form.search"))

    # B19: "In November the officer is told January report: data cut-off 11 Dec, papers 12 Jan; pack pre-built; July likewise".

    def test_b19_in_november_the_officer_hears_of_january_and_the_pack_is_built(self):
        bellwether("remind", "--data", self.data)
        page = self.page(name="Tobias Nnamdi")
        page.goto("/")
        told = flat(page.inner_text("main"))
        self.assertRegex(told, r"January report: data cut-off 11 Dec 2026, papers 12 Jan 2027")
        page.goto("/schedule")
        self.assertIn("January report: data cut-off 11 Dec 2026, papers 12 Jan 2027", flat(page.inner_text("main")))
        page.goto("/meetings/area-n-2027-01")
        self.assertIn("Frozen packs", page.inner_text("main"))
        page.click("main table a:has-text('Pack'), main a[href^='/packs/']")
        self.assertIn("North Area Committee", page.inner_text("body"))
        page.goto("/bodies/north-area-committee/plan")
        # Months are the committee's own: they stand in the framework and can be changed there.
        page.goto("/framework/bodies/north-area-committee")
        self.assertEqual(page.input_value("[name=report_months]").split(), ["January", "July"])

    # The rest of what the page and the commands say.

    def test_agencies_see_their_own_lines_and_the_table_says_the_same(self):
        page = self.page()
        whole = list(csv.DictReader(io.StringIO(page.request.get("/api/v1/schedule?format=csv").text())))
        agencies = {row["agency"] for row in whole}
        self.assertGreater(len(agencies), 3)
        exported = list(csv.DictReader(io.StringIO(bellwether("export", "schedule", "--data", self.data).stdout)))
        self.assertEqual({row["indicator"] for row in exported}, {row["indicator"] for row in whole})
        self.assertTrue(all(row["says"] for row in exported))
        printed = json.loads(bellwether("schedule", "--body", "partnership-board", "--json", "--data", self.data).stdout)
        self.assertEqual(printed["outcome"], "done")
        self.assertTrue(all(one["body"] == "partnership-board" for one in printed["meetings"]))
        refused = bellwether("schedule", "--body", "nowhere", "--json", "--data", self.data, check=False)
        self.assertEqual((refused.returncode, json.loads(refused.stdout)["outcome"]), (1, "failed"))

    def test_learned_lags_stand_beside_declared_ones_and_are_never_shorter(self):
        page = self.page()
        answer = json.loads(page.request.get("/api/v1/schedule?limit=1000").text())
        learned = [one["lag"] for one in answer["cells"] if one["lag"] and one["lag"]["learned"] is not None]
        self.assertTrue(learned)
        for lag in learned:
            self.assertGreaterEqual(lag["days"], max(lag["declared"] or 0, lag["learned"]))
            self.assertTrue(5 <= lag["learned_from"] <= 8)
        page.goto("/schedule")
        page.click("summary:has-text('How long figures take')")
        self.assertRegex(page.inner_text("details[open]"), r"\d+ days as seen in [5-8] periods, \d+ declared|\d+ as seen in [5-8] periods")

    # Calendars.

    def subscribe(self, page, about="own"):
        page.goto("/account/calendar")
        page.select_option("#about", about)
        page.click("button:has-text('Make the address')")
        return page.inner_text("#address")

    def read(self, address):
        with urllib.request.urlopen(address) as answer:
            self.assertEqual(answer.headers["Content-Type"], "text/calendar; charset=utf-8")
            calendar = icalendar.Calendar.from_ical(answer.read())
        events = list(calendar.walk("VEVENT"))
        self.assertEqual(len({str(event["UID"]) for event in events}), len(events))
        return {str(event["UID"]).split("@")[0]: event for event in events}

    def test_a_calendar_is_right_on_both_sides_of_the_clock_change(self):
        events = self.read(self.subscribe(self.page(), "body:partnership-board"))
        june, december = (events[f"meeting-brd-2026-{month}"]["DTSTART"].dt for month in ("06", "12"))
        self.assertEqual((june.hour, december.hour), (14, 14))
        self.assertEqual(june.utcoffset(), datetime.timedelta(hours=1))
        self.assertEqual(december.utcoffset(), datetime.timedelta(0))
        self.assertEqual(str(events["meeting-brd-2026-12"]["LOCATION"]), "Civic Hall, Committee Room 2")
        papers = events["papers-close-brd-2026-12"]["DTSTART"].dt
        self.assertEqual(papers, datetime.date(2026, 11, 26))
        # The zone in the file itself, and not the reader's own, says the same.
        with urllib.request.urlopen(self.subscribe(self.page(), "body:partnership-board")) as answer:
            calendar = icalendar.Calendar.from_ical(answer.read())
        zone = next(iter(calendar.walk("VTIMEZONE"))).to_tz()
        for moment, hours in [((2027, 3, 28, 0, 30), 0), ((2027, 3, 28, 2, 30), 1), ((2027, 10, 31, 0, 30), 1), ((2027, 10, 31, 2, 30), 0)]:
            self.assertEqual(
                datetime.datetime(*moment, tzinfo=zone).utcoffset(), datetime.timedelta(hours=hours), moment)

    def test_an_update_keeps_its_id_and_has_a_higher_sequence(self):
        page = self.page()
        address = self.subscribe(page, "body:pqa")
        before = self.read(address)["meeting-pqa-2026-11"]
        page.goto("/framework/meetings/pqa-2026-11")
        page.fill("#date", "2026-11-27")
        page.fill("#time", "10:00-12:00")
        page.fill("#why", "The room was taken")
        page.click("text=Keep the change")
        after = self.read(address)["meeting-pqa-2026-11"]
        self.assertEqual(before["DTSTART"].dt, datetime.date(2026, 11, 26))
        self.assertEqual(after["DTSTART"].dt.strftime("%Y-%m-%d %H:%M"), "2026-11-27 10:00")
        self.assertEqual(before["UID"], after["UID"])
        self.assertGreater(after["SEQUENCE"], before["SEQUENCE"])
        self.assertGreaterEqual(after["LAST-MODIFIED"].dt, before["LAST-MODIFIED"].dt)

    def test_what_is_due_stands_there_by_its_number_alone_and_an_ended_address_is_closed(self):
        page = self.page()
        address = self.subscribe(page, "agency:cmh")
        due = [event for name, event in self.read(address).items() if name.startswith("due-")]
        self.assertTrue(due)
        for event in due:
            self.assertRegex(str(event["SUMMARY"]), r"^An? [a-z]+ is due: [A-Z]-\d+$")
            self.assertTrue(str(event["URL"]).startswith(self.server.address + "/"))
        page.goto("/account/calendar")
        self.assertNotIn("bwc_", page.content())
        self.assert_accessible(page)
        page.click("button:has-text('End') >> nth=0")
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(address)
        self.assertEqual(refused.exception.code, 404)

    def test_the_command_prints_meetings_as_a_calendar(self):
        text = bellwether("schedule", "--ics", "--data", self.data).stdout
        names = {str(event["UID"]).split("@")[0] for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}
        self.assertIn("meeting-brd-2026-12", names)

    def test_on_a_phone_and_without_javascript(self):
        page = self.page(width=320, height=640, javascript=False)
        for address in ["/schedule", "/schedule?meeting=brd-2026-12&date=2026-12-17", "/account/calendar"]:
            page.goto(address)
            self.assertEqual(page.locator("h1").count(), 1)
            self.assertEqual(page.locator("main form").count() > 0, True)
        page.goto("/schedule")
        page.fill("#date", "2026-12-17")
        page.click("button:has-text('See what changes')")
        self.assertIn("As if", page.inner_text("[role=status]"))
        wide = self.page(width=320, height=640)
        wide.goto("/schedule?body=partnership-board")
        self.assertLessEqual(wide.evaluate("document.documentElement.scrollWidth"), 320)
        self.assert_accessible(wide)
