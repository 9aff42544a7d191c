"""People are told by e-mail, caught by a real mail server: the right ones, once, with links and nothing else."""

import contextlib
import email
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import time
import unittest

from aiosmtpd.controller import Controller

from demonstration import ROOT, DemonstrationCase, Server, Shared, bellwether, free_port, sign_in

SITE = "https://board.aireborough.example"
LEAD, APPROVER, MANAGER = "ines.calloway", "perpetua.lund", "morag.ellery"


class Sink:
    """Keeps what it is given, as it came."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.rcpt_tos, envelope.content.decode("ascii")))
        return "250 taken"


class Mail(unittest.TestCase):
    """On a copy of the demonstration's data, with a clock that runs, as a server has it."""

    def setUp(self):
        self.data = Shared.copy()
        self.addCleanup(shutil.rmtree, self.data, ignore_errors=True)
        self.database = pathlib.Path(self.data) / "aireborough.sqlite"
        # What was told in the demonstration's past is no part of these tests.
        self.run_sql("DELETE FROM notice")
        self.sink = Sink()
        self.port = free_port()
        self.server = None
        self.start()
        self.addCleanup(self.stop)
        self.configure(f"host = 127.0.0.1\nport = {self.port}\n")

    def start(self):
        self.server = Controller(self.sink, hostname="127.0.0.1", port=self.port)
        self.server.start()

    def stop(self):
        if self.server:
            self.server.stop()
        self.server = None

    def configure(self, way):
        settings = pathlib.Path(self.data) / "mail.conf"
        settings.write_text(f"# A test\n{way}sender = bellwether@aireborough.example\nsite = {SITE}\n")
        settings.chmod(0o600)

    def run_sql(self, sql, *arguments):
        with contextlib.closing(sqlite3.connect(self.database, timeout=30)) as database, database:
            return database.execute(sql, arguments).fetchall()

    def person(self, name):
        return self.run_sql("SELECT number FROM person WHERE email = ?", f"{name}@aireborough.example")[0][0]

    def tell(self, name, thing, reason="asked", place=1, access="open"):
        """As a challenge does when somebody is asked."""
        self.run_sql(
            "INSERT INTO search_entry (thing, title, says, access) VALUES (?, 'Why is it 85.3%, Ines Calloway?', 'West Aire Police', ?) "
            "ON CONFLICT (thing) DO NOTHING", thing, access)
        self.run_sql(
            "INSERT INTO notice (person, reason, thing, place, at) VALUES (?, ?, ?, ?, ?)",
            self.person(name), reason, thing, place, int(time.time()))

    def mail(self, *arguments, check=True):
        return bellwether("mail", *arguments, "--data", self.data, "--partnership", "aireborough", check=check)

    def send(self):
        return json.loads(self.mail("send", "--json").stdout)

    def recipients(self):
        return [to for tos, _ in self.sink.mails for to in tos]

    def test_the_right_people_once_though_several_send_at_the_same_moment(self):
        self.tell(LEAD, "challenge 9006")
        self.tell(APPROVER, "action 9028", reason="overdue", place=20000)
        processes = [
            subprocess.Popen(
                [os.environ.get("BELLWETHER_PROGRAM", str(ROOT / ".build/debug/bellwether")), "mail", "send", "--data", self.data,
                 "--partnership", "aireborough"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(4)]
        for process in processes:
            self.assertEqual(process.wait(timeout=120), 0)
        self.send()
        self.assertEqual(
            sorted(self.recipients()), [f"{LEAD}@aireborough.example", f"{APPROVER}@aireborough.example"])

    def test_a_link_and_no_figure_no_name_no_question(self):
        # Restricted things are in nobody's mail who may not see them.
        self.tell(LEAD, "challenge 9007", access="restricted")
        self.tell(LEAD, "challenge 9006")
        self.tell(LEAD, "action 9028", reason="near-due", place=20500)
        self.send()
        (tos, raw), = self.sink.mails
        message = email.message_from_string(raw)
        self.assertEqual(message["Subject"], "Bellwether: you were asked something")
        self.assertEqual(message["To"], f"<{LEAD}@aireborough.example>")
        body = message.get_payload()
        self.assertIn("2 things wait for you", body)
        self.assertEqual(
            re.findall(r"https?://\S+", body), [f"{SITE}/challenges/9006", f"{SITE}/actions/9028", f"{SITE}/account"])
        # Beside the addresses that the mail needs to arrive, no word of the demonstration.
        rest = raw.replace(f"{LEAD}@aireborough.example", "").replace("bellwether@aireborough.example", "").replace(SITE, "")
        rest = re.sub(r"(?m)^(Message-ID|Date|X-.*):.*$", "", rest)
        for word in self.forbidden():
            self.assertNotIn(word.lower(), rest.lower())
        self.assertNotRegex(rest, r"\d+(\.\d+)?\s*%|\d+\.\d+(?!\.)(?<!1\.0)")

    def forbidden(self):
        """Every name and title that the demonstration has."""
        names = [row[0] for row in self.run_sql("SELECT name FROM person")]
        titles = [row[0] for row in self.run_sql("SELECT title FROM search_entry")]
        framework = (ROOT / "Samples/aireborough.yaml").read_text()
        named = re.findall(r"(?:name|title|chair|lead): '?([A-Z][^,'}\n]{5,})", framework)
        surnames = [name.split()[-1] for name in names if len(name.split()[-1]) > 4]
        self.assertGreater(len(named), 60)
        # A measure may be called by a word that every mail has, such as the name of the program.
        return set(names + titles + surnames + named)

    def test_one_mail_a_day_for_who_wants_that_and_none_for_who_wants_none(self):
        self.run_sql("INSERT INTO mail_choice (person, choice) VALUES (?, 'off')", self.person(APPROVER))
        self.run_sql("INSERT INTO mail_choice (person, choice) VALUES (?, 'daily')", self.person(LEAD))
        # One went out today already.
        now = int(time.time())
        self.run_sql(
            "INSERT INTO mail (person, made_at, state, next_at) VALUES (?, ?, 'sent', ?)", self.person(LEAD), now, now)
        self.tell(LEAD, "challenge 9006")
        self.tell(APPROVER, "challenge 9006")
        self.send()
        self.assertEqual(self.recipients(), [])
        # The next day, if it is past six; else nothing yet.
        self.run_sql("UPDATE mail SET made_at = made_at - 86400")
        self.tell(LEAD, "challenge 9008")
        self.send()
        expected = [f"{LEAD}@aireborough.example"] if time.gmtime(now).tm_hour >= 6 else []
        self.assertEqual(self.recipients(), expected)

    def test_a_server_that_is_down_leaves_them_waiting_and_says_so_and_nothing_is_lost_or_doubled(self):
        self.stop()
        self.tell(LEAD, "challenge 9006")
        self.assertEqual(self.send()["outcome"], "failed")
        status = self.mail("status")
        self.assertIn("waiting: 1", status.stdout)
        self.assertIn("The mail server cannot be reached.", status.stderr)
        self.start()
        # Not before its time.
        self.assertEqual(self.send()["sent"], 0)
        self.run_sql("UPDATE mail SET next_at = next_at - 3600")
        self.assertEqual(self.send()["sent"], 1)
        self.assertEqual(self.send()["sent"], 0)
        self.assertEqual(self.recipients(), [f"{LEAD}@aireborough.example"])
        self.assertIn("sent: 1", self.mail("status").stdout)

    def test_a_program_like_sendmail_gets_the_same(self):
        folder = pathlib.Path(self.data) / "outbox"
        folder.mkdir()
        program = pathlib.Path(self.data) / "sendmail"
        program.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {folder}/arguments\nenv > {folder}/environment\ncat > {folder}/mail\n")
        program.chmod(0o700)
        self.configure(f"sendmail = {program}\n")
        self.tell(LEAD, "challenge 9006")
        self.assertEqual(self.send()["sent"], 1)
        arguments = (folder / "arguments").read_text().split("\n")
        self.assertEqual(arguments[:5], ["-i", "-f", "bellwether@aireborough.example", "--", f"{LEAD}@aireborough.example"])
        self.assertIn(f"{SITE}/challenges/9006", (folder / "mail").read_text())
        self.assertNotIn("BELLWETHER", (folder / "environment").read_text())
        self.assertEqual(self.send()["sent"], 0)

    def test_reminders_are_made_once_and_a_dry_run_makes_none(self):
        def remind(*more):
            return json.loads(bellwether(
                "remind", "--json", *more, "--data", self.data, "--partnership", "aireborough").stdout)
        first = remind("--dry-run")
        self.assertEqual(self.run_sql("SELECT count(*) FROM notice")[0][0], 0)
        self.assertEqual(remind()["told"], first["told"])
        self.assertEqual(remind()["told"], {})
        self.assertEqual(self.run_sql("SELECT count(*) FROM notice")[0][0], sum(first["told"].values()))

    def test_settings_that_others_can_read_and_passwords_over_the_network_are_refused(self):
        settings = pathlib.Path(self.data) / "mail.conf"
        settings.chmod(0o644)
        refused = self.mail("send", check=False)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("chmod 600", refused.stderr)
        self.configure("host = mail.example.org\nuser = u\npassword = herons\n")
        refused = self.mail("send", check=False)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("no TLS", refused.stderr)
        self.assertNotIn("herons", refused.stderr)
        settings.unlink()
        self.assertIn("No mail is set up", self.mail("send", check=False).stderr)


class Told(DemonstrationCase):
    """What waits stands on the home page, whether or not mail goes out."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tell("C-9006", 1)
        cls.tell("C-9007", 2)

    @classmethod
    def tell(cls, reference, place):
        number = int(reference[2:])
        with contextlib.closing(sqlite3.connect(pathlib.Path(cls.data) / "aireborough.sqlite", timeout=30)) as database, database:
            person = database.execute("SELECT number FROM person WHERE email LIKE 'ines.calloway%'").fetchone()[0]
            database.execute(
                "INSERT INTO search_entry (thing, title, says, access) VALUES (?, 'Why do herons wait?', '', 'open')", (f"challenge {number}",))
            database.execute(
                "INSERT INTO notice (person, reason, thing, place, at) VALUES (?, 'asked', ?, ?, 1795252800)",
                (person, f"challenge {number}", place))

    def test_what_needs_me_stands_first_and_is_seen_when_opened(self):
        page = self.page(name="Ines Calloway", javascript=False)
        page.goto("/")
        self.assertEqual(page.locator("main h2").first.inner_text(), "What needs me?")
        lines = page.locator(".waiting li").all_inner_texts()
        mine = [line for line in lines if "900" in line]
        self.assertEqual(len(mine), 2)
        self.assertIn("You are asked: C-9007 Why do herons wait?", mine[0])
        href = page.locator(".waiting li a", has_text="C-9007").get_attribute("href")
        answer = page.request.get(href, max_redirects=0)
        self.assertEqual((answer.status, answer.headers["location"]), (303, "/challenges/9007"))
        page.goto("/")
        self.assertNotIn("C-9007", page.inner_text("main"))
        page.focus("button:has-text('Mark all as seen')")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        self.assertIn("Nothing new", page.inner_text("main"))
        page.goto("/notices")
        self.assertIn("C-9006", page.inner_text("main"))
        self.assertIn("seen", page.inner_text("main"))

    def test_nobody_opens_what_another_was_told(self):
        with contextlib.closing(sqlite3.connect(pathlib.Path(self.data) / "aireborough.sqlite", timeout=30)) as database:
            number = database.execute("SELECT number FROM notice WHERE thing = 'challenge 9006'").fetchone()[0]
        page = self.page(name="Winifred Sato")
        self.assertEqual(page.request.get(f"/notices/{number}").status, 404)

    def test_pages_are_accessible(self):
        for name, path in [("Ines Calloway", "/"), ("Ines Calloway", "/notices"), ("Cllr Prue Hanley", "/"), ("Casper Wray", "/mail")]:
            page = self.page(name=name, width=320)
            page.goto(path)
            self.assert_accessible(page)
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320, path)

    def test_how_to_hear_is_chosen_on_the_account_page_once_mail_goes_out(self):
        page = self.page(name="Ines Calloway")
        page.goto("/account")
        self.assertEqual(page.locator("#mail").count(), 0)
        settings = pathlib.Path(self.data) / "mail.conf"
        settings.write_text(f"host = 127.0.0.1\nport = {free_port()}\nsender = b@aireborough.example\nsite = {SITE}\n")
        settings.chmod(0o600)
        server = Server("serve", "--data", self.data)
        self.addCleanup(server.stop)
        context = self.browser.new_context(base_url=server.address, java_script_enabled=False)
        self.addCleanup(context.close)
        sign_in(context, "Ines Calloway")
        page = context.new_page()
        page.goto("/account")
        self.assertTrue(page.is_checked("#mail-at-once"))
        page.check("#mail-off")
        page.click("button:has-text('Keep this')")
        self.assertIn("You get no mail any more", page.inner_text("main"))
        page.goto("/account")
        self.assertTrue(page.is_checked("#mail-off"))
