"""Judgement across measures and areas: the sheet, the signs of the scorecard, the matrix and the spine."""

import re

from demonstration import DemonstrationCase

PAGES = ["/sheet", "/sheet?order=priority", "/scorecard?show=all", "/areas", "/areas/millgate", "/areas/aireborough", "/help/legend"]


def sheets(pdf):
    """How many sheets a printed document has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


class JudgementSheet(DemonstrationCase):
    def test_wide_and_narrow_for_axe(self):
        for width in (1280, 320):
            for address in PAGES:
                with self.subTest(address=address, width=width):
                    page = self.page(width=width)
                    page.goto(address)
                    self.assert_accessible(page)
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)

    def test_the_sheet_is_one_sheet_across(self):
        for address in ("/sheet", "/sheet?order=priority"):
            page = self.page()
            page.goto(address)
            self.assertGreater(page.locator(".one-sheet tbody tr").count(), 20)
            pdf = page.pdf(prefer_css_page_size=True)
            self.assertEqual(sheets(pdf), 1, address)
            box = [float(number) for number in re.search(rb"/MediaBox\s*\[([^\]]+)\]", pdf).group(1).split()]
            self.assertGreater(box[2], box[3], "it lies across")
            page.emulate_media(media="print")
            cut = page.evaluate("""() => [...document.querySelectorAll('.one-sheet :is(td, tbody th):not(.say)')]
                .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)""")
            self.assertEqual(cut, [], "no word is cut in print")

    def test_every_row_has_words_for_what_its_signs_say(self):
        page = self.page(javascript=False)
        page.goto("/sheet")
        self.assertEqual(page.locator(".one-sheet h2").first.inner_text().split(" (")[0], "Getting worse, by more than chance")
        for row in page.locator(".one-sheet tbody tr").all():
            cells = [cell.inner_text().strip() for cell in row.locator("td").all()]
            self.assertEqual(len(cells), 5)
            self.assertTrue(all(cells), f"a blank in {cells}")
            self.assertTrue(cells[4].endswith("."), cells[4])

    def test_the_scorecard_has_signs_and_says_where_it_cannot_judge(self):
        page = self.page()
        page.goto("/scorecard?show=all")
        for signs in page.locator(".score .signs").all():
            self.assertTrue(signs.inner_text().strip(), "a sign never stands without its word")
        words = page.locator(".score").all_inner_texts()
        self.assertRegex(" ".join(words), r"Cannot judge \(\d+ of \d+ points\)")
        page.goto("/scorecard?order=exceptions&show=all")
        self.assertIn("It stands among the exceptions because", page.locator("#first + table").inner_text())

    def test_the_matrix_has_a_word_in_every_cell(self):
        page = self.page()
        page.goto("/areas")
        page.click("text=The same as a table, with n of N")
        table = page.locator("#matrix ~ details table")
        cells = table.locator("tbody td").all_inner_texts()
        self.assertGreater(len(cells), 20)
        self.assertTrue(all(cell.strip() for cell in cells))

    def test_an_area_stands_against_its_district(self):
        page = self.page()
        page.goto("/areas/millgate")
        self.assertIn("against Aireborough", page.inner_text("#against"))
        page.click("text=The same as a table")
        self.assertRegex(page.locator("#against ~ details table").inner_text(), r"Better|Worse|Similar|Not tested")
