"""An officer teaches Bellwether her own spreadsheet once; the next quarter's goes in with one click."""

import pathlib
import shutil
import tempfile
import zipfile

import spreadsheets
from demonstration import DemonstrationCase, Server, Shared, sign_in


class OwnSpreadsheet(DemonstrationCase):
    def upload(self, page, path):
        page.goto("/imports/new")
        page.set_input_files("input[type=file]", str(path))
        page.click("main button[type=submit]")

    def spreadsheet(self, kind, table, name):
        path = pathlib.Path(tempfile.mkdtemp()) / f"{name}.{kind}"
        spreadsheets.WRITERS[kind](path, table)
        return path

    def teach(self, page, kind, table, header_row):
        """Points at the row of headings and says which measure is which indicator."""
        self.upload(page, self.spreadsheet(kind, table, "Performance dataset"))
        self.assertIn("Nothing in it is asked for yet", page.inner_text("main"))
        page.click("text=Say what you want of it")
        if kind != "csv":
            page.click("main >> text=Data set")
        page.click(f"table.cells th[scope=row] a:text-is('{header_row}')")
        for row in page.locator("table.mapped tbody tr").all():
            measure = row.locator("input[type=hidden]").first.input_value()
            asked = [indicator for words, indicator in spreadsheets.ASKED.items() if measure.endswith(words)]
            row.locator("select[name^=indicator-]").select_option(asked[0] if asked else "")
        page.fill("#name", "Dataset of the business unit")
        page.select_option("#source", "new source")
        page.fill("#new-source", "Dataset of the business unit")
        page.click("text=Keep it and read the file")

    def check(self, kind, way, header_row):
        data = Shared.copy()
        self.addCleanup(shutil.rmtree, data, ignore_errors=True)
        server = Server("demo", "--data", data)
        self.addCleanup(server.stop)
        context = self.browser.new_context(base_url=server.address, java_script_enabled=False)
        self.addCleanup(context.close)
        sign_in(context)
        page = context.new_page()

        self.teach(page, kind, way(12), header_row)
        text = page.inner_text("main")
        # Four measures of twelve quarters; a dash is a figure that could not be had, and is kept as that.
        self.assertRegex(text, r"add 48 new")
        page.click("text=Accept it")
        self.assertIn("Accepted", page.inner_text("main"))

        page.goto("/indicators/gcp2-completed?source=dataset-of-the-business-unit")
        self.assertIn("1,102", page.inner_text("main"))
        page.goto("/indicators/assessments-45-working-days?source=dataset-of-the-business-unit")
        self.assertIn("not available", page.inner_text("main"))

        # The next quarter: one more column, and a line more above the table.
        table = way(13)
        table.insert(1, ["Now with the first quarter of 2026/27"])
        self.upload(page, self.spreadsheet(kind, table, "Performance dataset Q1"))
        text = page.inner_text("main")
        self.assertRegex(text, r"add 4 new")
        self.assertRegex(text, r"(?s)Unchanged\s+48")
        page.click("text=Accept it")
        page.goto("/indicators/gcp2-completed?source=dataset-of-the-business-unit")
        self.assertIn("1,110", page.inner_text("main"))

        page.goto("/mappings/dataset-of-the-business-unit")
        self.assertIn("Graded Care Profile 2", page.inner_text("main"))

    def test_a_workbook_with_quarters_across(self):
        self.check("xlsx", spreadsheets.rows, 5)

    def test_a_workbook_with_quarters_down(self):
        self.check("xlsx", spreadsheets.turned, 3)

    def test_an_open_document_with_quarters_across(self):
        self.check("ods", spreadsheets.rows, 5)

    def test_an_open_document_with_quarters_down(self):
        self.check("ods", spreadsheets.turned, 3)

    def test_a_text_file_with_quarters_across(self):
        self.check("csv", spreadsheets.rows, 5)

    def test_a_text_file_with_quarters_down(self):
        self.check("csv", spreadsheets.turned, 3)

    def test_the_form_is_accessible_and_keeps_what_was_typed(self):
        page = self.page()
        table = spreadsheets.rows()
        table[4][:2] = ["No.", "What is counted"]
        self.upload(page, self.spreadsheet("xlsx", table, "Another dataset"))
        page.click("text=Say what you want of it")
        page.click("main >> text=Data set")
        self.assert_accessible(page)
        page.fill("#name", "")
        page.fill("#new-source", "A source of our own")
        page.click("text=Keep it and read the file")
        self.assertIn("Give the mapping a name", page.inner_text(".summary-of-errors"))
        self.assertEqual(page.input_value("#new-source"), "A source of our own")
        self.assert_accessible(page)
        page.set_viewport_size({"width": 320, "height": 900})
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)

    def test_a_renamed_measure_is_said(self):
        page = self.page(javascript=False)
        self.teach(page, "xlsx", spreadsheets.rows(12), 5)
        table = spreadsheets.rows(13)
        for row in table:
            if row and row[0] == "5.2":
                row[1] = "Graded Care Profile assessments finished"
        self.upload(page, self.spreadsheet("xlsx", table, "Renamed"))
        text = page.inner_text("main")
        self.assertIn("Worth knowing", text)
        self.assertIn("5.2 Graded Care Profile 2 assessments completed", text)
        self.assertIn("5.2 Graded Care Profile assessments finished", text)


class PublishedFile(DemonstrationCase):
    """A file as the Department publishes it, zipped with what describes its columns: numbers and schools are invented."""

    ROWS = """time_period,time_identifier,geographic_level,country_code,country_name,old_la_code,new_la_code,la_name,category,visits_done
2024,Reporting year,National,E92000001,England,,,,All,6100
2024,Reporting year,Local authority,E92000001,England,999,E08000999,Aireborough,All,61
2024,Reporting year,Local authority,E92000001,England,999,E08000999,Aireborough,Girls,29
2025,Reporting year,Local authority,E92000001,England,999,E08000999,Aireborough,All,c
"""
    META = """col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column
category,Filter,Who is counted,,,,,
visits_done,Indicator,Graded Care Profile 2 assessments completed,,,0,,
"""

    def test_what_it_offers_is_chosen_once(self):
        page = self.page(javascript=False)
        path = pathlib.Path(tempfile.mkdtemp()) / "release.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("data/visits.csv", self.ROWS)
            archive.writestr("data/visits.meta.csv", self.META)
        page.goto("/imports/new")
        page.set_input_files("input[type=file]", str(path))
        page.click("main button[type=submit]")
        text = page.inner_text("main")
        self.assertIn("visits.csv", text)
        self.assertIn("explore-education-statistics", text)
        self.assertIn("Graded Care Profile 2 assessments completed", text)
        page.click("text=Say what you want of it")
        row = page.locator("table.mapped tbody tr")
        self.assertEqual(row.locator("select[name^=indicator-]").input_value(), "gcp2-completed")
        page.select_option("#member-0", "All")
        row.locator("select[name^=indicator-]").select_option("children-missing-education")
        page.fill("#name", "Visits as published")
        page.select_option("#source", "new source")
        page.fill("#new-source", "Visits, as published")
        page.click("text=Keep it and read the file")
        text = page.inner_text("main")
        self.assertRegex(text, r"add 2 new")
        page.click("text=Accept it")
        page.goto("/indicators/children-missing-education?source=visits-as-published")
        text = page.inner_text("main")
        self.assertIn("61", text)
        self.assertIn("protected", text.lower())


class AreasDown(DemonstrationCase):
    def test_a_name_that_only_looks_like_an_area_is_confirmed_or_left_out(self):
        page = self.page(javascript=False)
        path = pathlib.Path(tempfile.mkdtemp()) / "assessments.csv"
        path.write_text(
            "Assessments by locality (invented)\nPeriod: Q1 2026/27\n\nLocality,Graded Care Profile 2 assessments completed\n"
            "Millgate,17\nWestbeck,21\nThornfeild,13\nRivermead,19\nFar Away,23\n")
        page.goto("/imports/new")
        page.set_input_files("input[type=file]", str(path))
        page.click("main button[type=submit]")
        page.click("text=Say what you want of it")
        self.assertIn("Left out: Far Away", page.inner_text("main"))
        box = page.get_by_label("“Thornfeild” is Thornfield")
        self.assertFalse(box.is_checked(), "nothing is guessed in silence")
        box.check()
        page.locator("table.mapped select[name^=indicator-]").first.select_option("gcp2-completed")
        page.fill("#period", "2026-27Q1")
        page.fill("#name", "Assessments by locality")
        page.select_option("#source", "new source")
        page.fill("#new-source", "Assessments by locality")
        page.click("text=Keep it and read the file")
        self.assertRegex(page.inner_text("main"), r"add 4 new")
        page.click("text=Accept it")
        page.goto("/indicators/gcp2-completed?area=thornfield&source=assessments-by-locality")
        self.assertIn("13", page.inner_text("main"))
        page.goto("/mappings/assessments-by-locality")
        self.assertIn("“Thornfeild” is Thornfield", page.inner_text("main"))
