"""newsboat and sfeed, two readers of other people, lose nothing of what we publish: ids, titles, dates, links, texts."""
import calendar
import datetime
import html
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

from atom_rules import ATOM
from site_server import serve
from workplace import Workplace


def seconds(text):
    return calendar.timegm(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).utctimetuple())


def truth(document):
    """What a document of ours says, by Python's own parser: id, title, link, published, text."""
    for entry in ElementTree.fromstring(document).findall(ATOM + "entry"):
        link = next(link for link in entry.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate")
        text = entry.findtext(ATOM + "content") or entry.findtext(ATOM + "summary") or ""
        yield (entry.findtext(ATOM + "id"), entry.findtext(ATOM + "title"), link.get("href"),
               seconds(entry.findtext(ATOM + "published")), text)


def words(text):
    return " ".join(html.unescape(text).split())


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.close)
        cls.place.add_nasty_source()
        cls.place.edit("tributary.yaml", "- url: file:foshan.atom", "- url: file:none.xml\n      - url: file:foshan.atom")
        cls.place.tributary("run", now=1_750_000_000)
        # A month later something new comes, what was there is closed, and the missing source is reported.
        cls.place.edit("nasty.xml", "<item>", "<item><title>New</title><link>https://nasty.example/new</link></item><item>")
        cls.place.tributary("run", now=1_752_600_000)

        def found(pattern):
            paths = sorted(str(path.relative_to(cls.place.public)) for path in cls.place.public.glob(pattern))
            assert paths, f"no {pattern}"
            return paths

        # Each kind of feed: in all formats, and in Atom alone.
        cls.feeds = ["index.atom"] + found("topics/*.atom") + found("cities/*.atom")
        cls.atom = cls.feeds + found("cities/*/*.atom")[::10] + found("archive/**/*.atom")[::4] + ["health.atom"]


if shutil.which("sfeed"):
    class Sfeed(Readers):
        def read(self, path):
            """The columns: time, title, link, text, its type, id, author, enclosure, categories."""
            document = (self.place.public / path).read_bytes()
            done = subprocess.run(["sfeed", "https://ip.example.org/"], input=document, capture_output=True, check=True)
            self.assertEqual(done.stderr, b"")
            return [line.split("\t") for line in done.stdout.decode().split("\n") if line]

        def test_sfeed_finds_what_atom_says(self):
            for path in self.atom:
                with self.subTest(path=path):
                    rows = self.read(path)
                    true = list(truth((self.place.public / path).read_bytes()))
                    found = [(row[5], row[1], row[2], int(row[0])) for row in rows]
                    self.assertEqual(found, [(i, " ".join(t.split()), l, d) for i, t, l, d, _ in true])
                    texts = [row[3].replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\") for row in rows]
                    self.assertEqual([words(text) for text in texts], [words(text) for *_, text in true])

        def test_sfeed_finds_the_same_in_rss(self):
            for path in self.feeds:
                with self.subTest(path=path):
                    atom, rss = self.read(path), self.read(path.replace(".atom", ".rss"))
                    self.assertEqual([row[0:3] + row[5:6] for row in rss], [row[0:3] + row[5:6] for row in atom])
else:
    print("sfeed is not installed: it has NOT read the published feeds.")


if shutil.which("newsboat"):
    class Newsboat(Readers):
        def read(self, base, path):
            """Id, title, link, date and text of each entry in newsboat's own cache."""
            with tempfile.TemporaryDirectory() as folder:
                home = pathlib.Path(folder)
                (home / "urls").write_text(base + path + "\n")
                (home / "config").write_text("")
                command = ["newsboat", "-q", "-u", home / "urls", "-c", home / "cache.db", "-C", home / "config", "-x", "reload"]
                subprocess.run(command, capture_output=True, check=True, timeout=60, env={"HOME": folder, "LANG": "C.UTF-8"})
                with sqlite3.connect(home / "cache.db") as cache:
                    return cache.execute("SELECT guid, title, url, pubDate, content FROM rss_item").fetchall()

        def test_newsboat_finds_what_is_published(self):
            with serve(self.place.public) as base:
                for path in self.atom:
                    with self.subTest(path=path):
                        rows = {row[0]: row for row in self.read(base, path)}
                        true = list(truth((self.place.public / path).read_bytes()))
                        self.assertEqual(set(rows), {entry[0] for entry in true})
                        for identifier, title, link, date, text in true:
                            row = rows[identifier]
                            self.assertEqual(words(row[1]), words(html.unescape(title)) if "&" in title else words(title))
                            # newsboat keeps 32 bits of a date, which end in 2106.
                            self.assertEqual((row[2], row[3] % 2**32), (link, date % 2**32))
                            self.assertEqual(words(row[4]), words(text))
else:
    print("newsboat is not installed: it has NOT read the published feeds.")


if __name__ == "__main__":
    unittest.main()
