"""feedparser, which we did not write, reads what we publish from a web server, and finds the truth of the fixtures."""
import calendar
import functools
import http.server
import threading
import unittest
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import feedparser

from workplace import TRUTH, Workplace, cities, city_truth, links


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {".atom": "application/atom+xml", ".rss": "application/rss+xml", "": "application/octet-stream"}

    def log_message(self, *arguments):
        pass


def instant(text, date_only=False):
    """Seconds since 1970 of a date of truth.json."""
    if date_only:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(TRUTH["timezone"])).timestamp()
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc).timestamp()


def related(entry):
    return {link["href"] for link in entry.links if link["rel"] == "related"}


class Feedparser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.close)
        cls.place.tributary("run")
        handler = functools.partial(QuietHandler, directory=str(cls.place.public))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        cls.addClassCleanup(thread.join)
        cls.addClassCleanup(server.server_close)
        cls.addClassCleanup(server.shutdown)
        cls.address = f"http://127.0.0.1:{server.server_port}/"

    def read(self, path):
        feed = feedparser.parse(self.address + path)
        self.assertEqual(feed.status, 200, path)
        self.assertFalse(feed.bozo, f"{path}: {feed.get('bozo_exception')}")
        return feed

    def found(self, true, entries):
        """The one entry of a feed that is the true one."""
        hits = [entry for entry in entries if entry.get("link") in links(true)]
        self.assertEqual(len(hits), 1, f"{len(hits)} entries for {true.get('title')} {true['link']}")
        return hits[0]

    def test_each_city_holds_exactly_the_true_entries(self):
        for city in cities():
            with self.subTest(city=city):
                feed, truth = self.read(f"cities/{city}.atom"), city_truth(city)
                self.assertEqual(len(feed.entries), len(truth))
                for true in truth:
                    self.found(true, feed.entries)

    def test_ids_titles_and_dates_are_the_true_ones(self):
        for city in cities():
            feed = self.read(f"cities/{city}.atom")
            for true in city_truth(city):
                entry = self.found(true, feed.entries)
                with self.subTest(city=city, link=true["link"]):
                    if ":" in true.get("id", ""):
                        self.assertIn(entry.id, [true["id"], *true.get("alsoIds", [])])
                    else:
                        self.assertRegex(entry.id, "^tag:")
                    if "title" in true:
                        self.assertEqual(entry.title, true["title"])
                    else:
                        beginning = entry.title.rstrip("….")
                        self.assertGreaterEqual(len(beginning), 10)
                        self.assertTrue(true["textBegins"].startswith(beginning) or beginning.startswith(true["textBegins"]))
                    said = instant(true["published"], true.get("dateOnly", False))
                    self.assertEqual(calendar.timegm(entry.published_parsed), said)
                    if "updated" in true:
                        # Entries that share a moment are parted by whole seconds.
                        self.assertIn(calendar.timegm(entry.updated_parsed) - instant(true["updated"]), range(60))

    def test_attachments_are_enclosures(self):
        for city in cities():
            feed = self.read(f"cities/{city}.atom")
            for true in city_truth(city):
                with self.subTest(city=city, link=true["link"]):
                    entry = self.found(true, feed.entries)
                    self.assertEqual({e.href for e in entry.enclosures}, set(true.get("enclosures", [])))

    def test_topics_hold_what_belongs_and_nothing_that_does_not(self):
        topics = {path.stem for path in (self.place.public / "topics").glob("*.atom")}
        self.assertEqual(len(topics), 13)
        carried = {}
        for topic in topics:
            entries = self.read(f"topics/{topic}.atom").entries
            carried[topic] = {entry.link for entry in entries}.union(*map(related, entries))
        for source in TRUTH["sources"].values():
            for true in source["entries"]:
                within = {topic for topic in topics if carried[topic] & links(true)}
                with self.subTest(title=true.get("title"), link=true["link"]):
                    if "topics" in true:
                        self.assertLessEqual(set(true["topics"]), within)
                        if not true["topics"]:
                            self.assertEqual(within, set())
                    self.assertEqual(within & set(true.get("never", [])), set())

    def test_a_story_stands_once_with_links_to_the_other_cities(self):
        index = self.read("index.atom").entries
        for story in TRUTH["stories"]:
            with self.subTest(story=story["id"]):
                members = {member["link"] for member in story["members"]}
                lead = next(member["link"] for member in story["members"] if member["source"] == story["lead"])
                carrying = [entry for entry in index if entry.link in members]
                self.assertEqual([entry.link for entry in carrying], [lead])
                self.assertEqual(related(carrying[0]), members - {lead})

    def test_notices_that_only_look_alike_stay_apart(self):
        index = {entry.link for entry in self.read("index.atom").entries}
        for group in TRUTH["notStories"]:
            with self.subTest(note=group["note"]):
                self.assertLessEqual({member["link"] for member in group["members"]}, index)

    def test_rss_holds_what_atom_holds(self):
        for city in cities():
            with self.subTest(city=city):
                atom, rss = self.read(f"cities/{city}.atom"), self.read(f"cities/{city}.rss")
                facts = [[(e.id, e.title, e.link, e.published_parsed) for e in feed.entries] for feed in (atom, rss)]
                self.assertEqual(facts[0], facts[1])


if __name__ == "__main__":
    unittest.main()
