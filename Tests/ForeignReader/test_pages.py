"""Every page is HTML that a strict parser takes without a word, stands by itself, and can be read by everybody."""
import pathlib
import re
import unittest
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote, urlsplit

import html5lib

from atom_rules import ATOM
from workplace import REPOSITORY, Workplace

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def elements(page, *names):
    return [element for element in page.iter() if element.tag in names]


def words(element):
    """What a screen reader says of an element."""
    return "".join(element.itertext()).strip() or " ".join(image.get("alt", "") for image in element.iter("img")).strip()


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pages = {}
        for language in ("en", "zh-Hans"):
            place = Workplace()
            cls.addClassCleanup(place.close)
            place.add_nasty_source()
            place.edit("tributary.yaml", "  language: en ", f"  language: {language} ")
            place.edit("tributary.yaml", "- url: file:foshan.atom", "- url: file:none.xml\n      - url: file:foshan.atom")
            place.tributary("run", now=1_750_000_000)
            place.edit("nasty.xml", "No link at all", "No link at all, and other words")
            place.tributary("run", now=1_750_090_000)
            for path in sorted(place.public.rglob("*.html")):
                parser = html5lib.HTMLParser(namespaceHTMLElements=False)
                page = parser.parse(path.read_bytes())
                problems = [html5lib.constants.E[code] % details for _, code, details in parser.errors]
                cls.pages[path, language] = (place.public, page, problems)

    def each(self, check):
        """Checks every page: its path, its language, its tree, and what the parser complained of."""
        self.assertGreater(len(self.pages), 200)
        for (path, language), (folder, page, problems) in self.pages.items():
            with self.subTest(page=str(path.relative_to(folder)), language=language):
                check(path, language, page, problems)

    def test_a_strict_parser_finds_nothing(self):
        def check(path, language, page, problems):
            self.assertEqual(problems, [])
        self.each(check)

    def test_texts_in_feeds_are_such_html_too(self):
        for folder in {folder for folder, _, _ in self.pages.values()}:
            for document in (folder / "cities").glob("*.atom"):
                for entry in ElementTree.parse(document).getroot().findall(ATOM + "entry"):
                    for name in ("content", "summary"):
                        parser = html5lib.HTMLParser()
                        parser.parseFragment(entry.findtext(ATOM + name) or "")
                        self.assertEqual(parser.errors, [], entry.findtext(ATOM + "title"))

    def test_each_page_says_what_it_is_and_loads_nothing_from_elsewhere(self):
        def check(path, language, page, problems):
            self.assertEqual(page.get("lang"), language)
            self.assertEqual(len(elements(page, "h1")), 1)
            self.assertEqual(len(elements(page, "main")), 1)
            policy = [meta.get("content") for meta in elements(page, "meta") if meta.get("http-equiv")]
            self.assertEqual(policy, [POLICY])
            self.assertEqual(elements(page, "script", "style", "iframe", "object", "form"), [])
            self.assertEqual(elements(page, "center", "tt", "strike", "big", "acronym", "font"), [])
            for element in page.iter():
                # The policy forbids the first two, HTML has given up the others.
                self.assertFalse({name for name in element.attrib if name == "style" or name.startswith("on")})
                self.assertFalse({"align", "valign", "border", "summary"} & set(element.attrib))
                if element.get("lang") is not None:
                    self.assertRegex(element.get("lang"), LANGUAGE)
            for element in elements(page, "img"):
                self.assertEqual(urlsplit(element.get("src")).scheme, "")
                self.assertIsNotNone(element.get("alt"))
            relations = [link.get("rel") for link in elements(page, "link")]
            self.assertEqual(relations.count("canonical"), 1)
            self.assertIn("alternate", relations)
            for link in elements(page, "link"):
                if link.get("rel") in ("stylesheet", "icon", "apple-touch-icon", "alternate"):
                    self.assertEqual(urlsplit(link.get("href")).scheme, "")
            named = {meta.get("property") for meta in elements(page, "meta")}
            self.assertLessEqual({"og:type", "og:title", "og:description", "og:url", "og:image", "og:locale"}, named)
        self.each(check)

    def test_each_link_has_words_and_leads_somewhere(self):
        def check(path, language, page, problems):
            marks = [element.get("id") for element in page.iter() if element.get("id")]
            self.assertEqual(len(set(marks)), len(marks))
            for link in elements(page, "a", "link"):
                address = urlsplit(link.get("href"))
                self.assertNotIn(" ", link.get("href"))
                if link.tag == "a":
                    self.assertTrue(words(link), link.attrib)
                if address.scheme or address.netloc:
                    self.assertIn(address.scheme, ("http", "https", "mailto"))
                elif address.path:
                    self.assertTrue((path.parent / unquote(address.path)).is_file(), address.path)
                else:
                    self.assertIn(unquote(address.fragment), marks)
        self.each(check)

    def test_headings_go_down_one_at_a_time(self):
        def check(path, language, page, problems):
            levels = [int(heading.tag[1]) for heading in elements(page, "h1", "h2", "h3", "h4", "h5", "h6")]
            self.assertEqual(levels[0], 1)
            self.assertFalse([pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1])
        self.each(check)

    def test_the_index_is_light(self):
        def check(path, language, page, problems):
            if path.name == "index.html":
                self.assertLess(path.stat().st_size, 60_000)
        self.each(check)


class Colours(unittest.TestCase):
    """WCAG 2.1, 1.4.3: text has a contrast of at least 4.5 to 1, by day and by night."""
    PAIRS = [("ink", "paper"), ("ink", "card"), ("soft", "paper"), ("soft", "card"), ("accent", "paper"), ("accent", "card"),
             ("accent", "accent-soft"), ("ink", "accent-soft"), ("soft", "accent-soft"), ("soft", "chip"), ("accent", "chip"),
             ("card", "accent"), ("warn", "warn-soft"), ("ins", "ins-soft"), ("del", "del-soft"), ("ink", "mark")]

    @staticmethod
    def luminance(colour):
        digits = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
        parts = [int(digits[at:at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def test_everything_can_be_read(self):
        style = pathlib.Path(REPOSITORY / "Sources/FeedPublisher/Assets/style.css").read_text(encoding="utf-8")
        schemes = [dict(re.findall(r"--([\w-]+): #([0-9a-f]+)", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)]
        schemes = [scheme for scheme in schemes if "chip" in scheme]
        self.assertEqual(len(schemes), 2)
        for scheme in schemes:
            for text, ground in self.PAIRS:
                dark, light = sorted(self.luminance(scheme[name]) for name in (text, ground))
                self.assertGreaterEqual((light + 0.05) / (dark + 0.05), 4.5, f"{text} on {ground}")


if __name__ == "__main__":
    unittest.main()
