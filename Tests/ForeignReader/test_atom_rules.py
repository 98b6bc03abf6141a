"""Every Atom document of a run keeps the rules; and the rules notice what they are for."""
import re
import unittest

import atom_rules
from workplace import Workplace


class PublishedDocuments(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.close)
        cls.place.tributary("run")

    def test_every_atom_document_keeps_the_rules(self):
        documents = sorted(self.place.public.rglob("*.atom"))
        self.assertGreater(len(documents), 20)
        for document in documents:
            if document.name == "health.atom":
                continue
            with self.subTest(document=str(document.relative_to(self.place.public))):
                self.assertEqual(atom_rules.problems(document.read_bytes()), [])

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

    def test_an_entry_standing_twice_is_noticed(self):
        entry = GOOD[GOOD.index("<entry>"):GOOD.index("</feed>")]
        twice = atom_rules.problems(GOOD.replace("</feed>", entry + "</feed>"))
        self.assertEqual(len([problem for problem in twice if "stands twice" in problem]), 2)


if __name__ == "__main__":
    unittest.main()
