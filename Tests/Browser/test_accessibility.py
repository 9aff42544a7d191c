"""Every page: nothing for axe to find, and nothing that scrolls sideways at 320 px."""

from demonstration import DemonstrationCase, sign_in

PAGES = [
    "/", "/scorecard", "/scorecard?order=exceptions&show=all", "/indicators", "/indicators?q=NI+59",
    "/indicators/new-birth-visits-14-days", "/indicators/marac-repeat-rate", "/indicators/missing-home-episodes?area=millgate",
    "/areas", "/areas/millgate", "/areas/aireborough", "/imports", "/imports/new", "/imports/1", "/mappings", "/framework", "/meetings",
    "/meetings/brd-2026-12", "/schedule", "/account/calendar", "/people", "/people/new", "/people/3", "/account", "/account/tokens", "/tokens", "/sign-in", "/audit", "/help/legend", "/no-such-page",
    "/privacy", "/accessibility", "/framework/agencies", "/framework/indicators/cpp-rate", "/framework/targets", "/framework/catalogue", "/framework/settings",
    "/framework/meetings/several", "/framework/areas/new", "/framework/versions/1", "/set-up",
]


class Accessibility(DemonstrationCase):
    def test_axe_finds_nothing(self):

        for address in PAGES:
            with self.subTest(address=address):
                page = self.quiet_page(1280)
                page.goto(address)
                self.assert_accessible(page)

    def test_nothing_scrolls_sideways_at_320(self):
        for address in PAGES:
            with self.subTest(address=address):
                page = self.quiet_page(320)
                page.goto(address)
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320, address)
                self.assert_accessible(page)

    def test_what_only_an_administrator_sees(self):
        for width in [320, 1280]:
            page = self.quiet_page(width, "Casper Wray")
            page.goto("/retention")
            self.assertEqual(page.locator("h1").inner_text(), "What is kept, and for how long?")
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
            self.assert_accessible(page)

    def quiet_page(self, width, name="Morag Ellery"):
        context = self.browser.new_context(viewport={"width": width, "height": 900}, base_url=self.server.address)
        self.addCleanup(context.close)
        sign_in(context, name)
        return context.new_page()
