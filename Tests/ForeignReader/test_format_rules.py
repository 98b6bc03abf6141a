"""The rules for RSS, JSON Feed and OPML notice what they are for."""
import json
import unittest

import json_feed_rules
import opml_rules
import rss_rules

RSS = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>F</title><link>https://a.example/</link>
<description>D</description><lastBuildDate>Mon, 26 Aug 2024 02:30:00 GMT</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="https://a.example/f.rss"/>
<image><url>https://a.example/i.png</url><title>F</title><link>https://a.example/</link></image>
<item><title>E</title><link>https://a.example/1</link><guid isPermaLink="false">tag:a.example,2024:1</guid>
<pubDate>Mon, 26 Aug 2024 02:30:00 GMT</pubDate><category>c</category><description>&lt;p&gt;Text&lt;/p&gt;</description>
<enclosure url="https://a.example/a.pdf" length="1" type="application/pdf"/></item></channel></rss>"""

JSON = {"version": "https://jsonfeed.org/version/1.1", "title": "F", "home_page_url": "https://a.example/",
        "feed_url": "https://a.example/f.json", "items": [
            {"id": "tag:a.example,2024:1", "url": "https://a.example/1", "title": "E", "content_html": "<p>Text</p>",
             "date_published": "2024-08-26T10:30:00+08:00", "date_modified": "2024-08-26T10:30:00+08:00", "tags": ["c"],
             "attachments": [{"url": "https://a.example/a.pdf", "mime_type": "application/pdf"}]}]}

OPML = """<opml version="2.0"><head><title>F</title></head><body><outline text="G">
<outline text="A" type="rss" xmlUrl="https://a.example/f.atom"/><outline text="B" type="link" url="https://a.example/"/>
</outline></body></opml>"""


class FormatRules(unittest.TestCase):
    def check(self, rules, good, breaches):
        self.assertEqual(rules.problems(good.encode()), [])
        for sentence, (before, after) in breaches.items():
            with self.subTest(sentence):
                self.assertIn(before, good)
                found = rules.problems(good.replace(before, after).encode())
                self.assertTrue(any(sentence in problem for problem in found), found)

    def test_rss(self):
        self.check(rss_rules, RSS, {
            "not well-formed": ("</rss>", ""), "root": ('version="2.0"', 'version="0.91"'),
            "exactly one description": ("<description>D</description>", ""),
            "no date of RFC 822": ("<pubDate>Mon, 26 Aug 2024 02:30:00 GMT", "<pubDate>2024-08-26T02:30:00Z"),
            "self link": ('rel="self"', 'rel="related"'), "image's title": ("</url><title>F", "</url><title>G"),
            "must say so": (' isPermaLink="false"', ""), "no IRI": ("tag:a.example,2024:1", "1"),
            "no length": ('length="1"', 'length="-1"'), "no type": ('type="application/pdf"', 'type="pdf"'),
            "empty category": ("<category>c", "<category>"), "stays open": ("&lt;/p&gt;", ""),
            "is no address": ("<link>https://a.example/1", "<link>/1"), "is no language": ("<item>", "<language>cn-</language><item>"),
        })

    def test_json_feed(self):
        self.check(json_feed_rules, json.dumps(JSON), {
            "not JSON": ("}]}]}", "}]}]"), "not 1.1": ("version/1.1", "version/1"), "does not know": ('"title": "E"', '"name": "E"'),
            "is no str": ('"title": "E"', '"title": 1'), "neither": ("content_html", "summary"),
            "lacks url": ('"url": "https://a.example/a.pdf", ', ""), "date_published is": ("2024-08-26T10:30:00+08:00", "today"),
            "url is": ("https://a.example/1", "/1"), "no IRI": ("tag:a.example,2024:1", "1"), "empty tag": ('["c"]', '[""]'),
            "is no language": ('"title": "E"', '"title": "E", "language": "a language"'),
            "stands twice": ('"title": "E"', '"title": "E", "title": "E"'),
        })

    def test_opml(self):
        self.check(opml_rules, OPML, {
            "not well-formed": ("</opml>", ""), "root": ('version="2.0"', 'version="1.0"'), "no title": ("<title>F</title>", ""),
            "has no text": ('text="A"', 'text=""'), "must be of type rss": ('type="rss"', 'type="atom"'),
            "without xmlUrl": (' xmlUrl="https://a.example/f.atom"', ""), "without url": (' url="https://a.example/"', ""),
            "url is": ('url="https://a.example/"', 'url="/"'),
        })


if __name__ == "__main__":
    unittest.main()
