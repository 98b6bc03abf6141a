"""Every Atom document of a run keeps the rules; and the rules notice what they are for."""
import re
import unittest

import atom_rules
import json_feed_rules
import opml_rules
import rss_rules
from workplace import Workplace


class PublishedDocuments(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.close)
        cls.place.add_nasty_source()
        cls.place.edit("tributary.yaml", "  language: en ", "  hubs: [\"http://127.0.0.1:9/\"]\n  language: en ")
        cls.place.tributary("run", now=1_750_000_000)
        # A month later something new comes, and what was there is closed.
        cls.place.edit("nasty.xml", "<item>", "<item><title>New</title><link>https://nasty.example/new</link></item><item>")
        cls.place.tributary("run", now=1_752_600_000)

    def check(self, ending, rules, least):
        documents = sorted(self.place.public.rglob("*" + ending))
        self.assertGreater(len(documents), least)
        for document in documents:
            if document.name in ("health.atom", "health.json"):
                continue
            with self.subTest(document=str(document.relative_to(self.place.public))):
                self.assertEqual(rules.problems(document.read_bytes()), [])

    def test_every_atom_document_keeps_the_rules(self):
        self.check(".atom", atom_rules, 20)
        self.assertGreater(len(list((self.place.public / "archive").rglob("*.atom"))), 2)

    def test_every_rss_document_keeps_the_rules(self):
        self.check(".rss", rss_rules, 20)

    def test_every_json_feed_keeps_the_rules(self):
        self.check(".json", json_feed_rules, 20)

    def test_every_opml_document_keeps_the_rules(self):
        self.check(".opml", opml_rules, 1)

    def test_no_document_names_a_path_of_this_machine(self):
        for document in sorted(path for path in self.place.public.rglob("*") if path.is_file()):
            text = document.read_bytes()
            with self.subTest(document=str(document.relative_to(self.place.public))):
                self.assertNotIn(str(self.place.folder).encode(), text)
                self.assertIsNone(re.search(rb'(?:href|src|url)\s*[=:]\s*"file:', text), "a file: address")


GOOD = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>tag:a.example,2024:f</id><title>F</title>
<updated>2024-01-02T00:00:00Z</updated><icon>https://a.example/i.png</icon><author><name>A</name></author>
<link rel="self" href="https://a.example/f.atom"/><link rel="alternate" type="text/html" href="https://a.example/"/>
<entry><id>tag:a.example,2024:1</id><title>E</title><updated>2024-01-02T00:00:00Z</updated>
<published>2024-01-02T00:00:00Z</published><link href="https://a.example/1"/><category scheme="https://a.example/" term="t"/>
<source><id>tag:a.example,2024:s</id><title>S</title><updated>2024-01-02T00:00:00Z</updated></source>
<content type="html">&lt;p&gt;Text&lt;br/&gt;&lt;/p&gt;</content></entry></feed>"""


class TheRules(unittest.TestCase):
    def test_a_good_document_passes(self):
        self.assertEqual(atom_rules.problems(GOOD), [])

    def test_each_rule_notices_its_breach(self):
        breaches = {
            "not well-formed": ("</feed>", ""),
            "no IRI": ("tag:a.example,2024:1", "1"),
            "updated is": ("<title>E</title><updated>2024-01-02T00:00:00Z", "<title>E</title><updated>2024-01-02T00:00:00.5Z"),
            "self links": ('rel="self"', 'rel="related"'),
            "last alternate": ('type="text/html"', 'type="application/json"'),
            "0 alternate links": ('<link href="https://a.example/1"/>', ""),
            "links to": ("https://a.example/1", "file:///a/1"),
            "unencoded": ("https://a.example/1", "https://a.example/文"),
            "brackets": ("https://a.example/1", "https://a.example/?a[]=1"),
            "is no language": ('xml:lang="en"', 'xml:lang="zh_CN"'),
            "no e-mail address": ("<name>A</name>", "<name>A</name><email>nobody</email>"),
            "a person's address": ("<name>A</name>", "<name>A</name><uri>javascript:a()</uri>"),
            "an empty name": ("<name>A</name>", "<name> </name>"),
            "without a term": ('term="t"', 'term=" "'),
            "a category stands twice": ("<source>", '<category scheme="https://a.example/" term="t"/><source>'),
            "no source": ("<source>", "<origin>"),
            "no category": ('<category scheme="https://a.example/" term="t"/>', ""),
            "<script> in the text": ("Text", "&lt;script&gt;&lt;/script&gt;"),
            "attribute onclick": ("&lt;p&gt;", "&lt;p onclick='a()'&gt;"),
            "address 'javascript:a()'": ("Text", "&lt;a href='javascript:a()'&gt;x&lt;/a&gt;"),
            "stays open": ("&lt;/p&gt;", ""),
            "no language": (' xml:lang="en"', ""),
            "no author": ("<author><name>A</name></author>", ""),
            "no icon": ("<icon>https://a.example/i.png</icon>", ""),
        }
        for sentence, (before, after) in breaches.items():
            with self.subTest(sentence):
                broken = GOOD.replace(before, after).replace("</source>", "</origin>" if "origin" in after else "</source>")
                self.assertTrue(any(sentence in problem for problem in atom_rules.problems(broken)), atom_rules.problems(broken))

    def test_each_rule_of_archives_notices_its_breach(self):
        archive = GOOD.replace("<icon>", '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>'
                               '<link rel="current" href="https://a.example/feed.atom"/><icon>').replace(
                               "<id>tag:a.example,2024:f</id>", "<id>https://a.example/feed.atom</id>")
        self.assertEqual(atom_rules.problems(archive), [])
        breaches = {
            "does not lead to its feed": ('rel="current"', 'rel="related"'),
            "would change": ('rel="current"', 'rel="next-archive"'),
            "another id": ("<id>https://a.example/feed.atom</id>", "<id>https://a.example/other.atom</id>"),
            "leads to itself": ("https://a.example/f.atom", "https://a.example/feed.atom"),
            "is empty": (archive[archive.index("<entry>"):archive.index("</feed>")], ""),
            "no archive": ('<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>', ""),
        }
        for sentence, (before, after) in breaches.items():
            with self.subTest(sentence):
                found = atom_rules.problems(archive.replace(before, after))
                self.assertTrue(any(sentence in problem for problem in found), found)

    def test_an_entry_standing_twice_is_noticed(self):
        entry = GOOD[GOOD.index("<entry>"):GOOD.index("</feed>")]
        twice = atom_rules.problems(GOOD.replace("</feed>", entry + "</feed>"))
        self.assertEqual(len([problem for problem in twice if "stands twice" in problem]), 2)


if __name__ == "__main__":
    unittest.main()
