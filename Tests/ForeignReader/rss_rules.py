"""The rules an RSS document of ours must keep: RSS 2.0 and the RSS Advisory Board's profile (https://www.rssboard.org/rss-profile)."""
import email.utils
import re
from urllib.parse import urlsplit

from atom_rules import IRI, LANGUAGE, markup_problems
from findings import Findings, parsed

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})")


def problems(document):
    """What is wrong with an RSS document, as sentences; none when it keeps all rules."""
    found = Findings()
    expect = found.expect
    root, problem = parsed(document)
    if problem:
        return [problem]
    expect(root.tag == "rss" and root.get("version") == "2.0", "the root is not <rss version=\"2.0\">")
    channel = root.find("channel")
    if channel is None or len(root) != 1:
        return found + ["there is not exactly one channel"]

    def once(parent, name, where):
        texts = [element.text or "" for element in parent.findall(name)]
        expect(len(texts) == 1 and texts[0].strip(), f"{where} has not exactly one {name} with a text")
        return texts[0] if texts else ""

    def date(text, where):
        expect(DATE.fullmatch(text) and email.utils.parsedate_to_datetime(text), f"{where}: {text!r} is no date of RFC 822")

    def address(text, where):
        expect(urlsplit(text).scheme in ("http", "https") and text.isascii(), f"{where}: {text!r} is no address")

    title, link = once(channel, "title", "the channel"), once(channel, "link", "the channel")
    address(link, "the channel's link")
    once(channel, "description", "the channel")
    date(once(channel, "lastBuildDate", "the channel"), "lastBuildDate")
    selves = [element for element in channel.findall(ATOM_LINK) if element.get("rel") == "self"]
    expect(len(selves) == 1 and selves[0].get("type") == "application/rss+xml", "the channel has no self link of its type")
    image = channel.find("image")
    if image is not None:
        expect(image.findtext("title") == title, "the image's title is not the channel's")
        expect(image.findtext("link") == link, "the image's link is not the channel's")
        address(image.findtext("url") or "", "the image")
    for element in channel.findall("language") + list(channel.iter(DUBLIN_CORE + "language")):
        expect(LANGUAGE.fullmatch(element.text or ""), f"{element.text!r} is no language")
    guids = set()
    for item in channel.findall("item"):
        guid = once(item, "guid", "an item")
        where = f"item {guid}"
        expect(guid not in guids, f"{where}: the guid stands twice")
        guids.add(guid)
        element = item.find("guid")
        if element is None or element.get("isPermaLink", "true") == "true":
            address(guid, f"{where}: a guid that is no permanent link must say so")
        else:
            expect(IRI.fullmatch(guid), f"{where}: the guid is no IRI")
        expect(item.find("title") is not None or item.find("description") is not None, f"{where}: neither title nor description")
        expect(len(item.findall("title")) <= 1 and len(item.findall("description")) <= 1, f"{where}: several titles or descriptions")
        address(once(item, "link", where), where)
        date(once(item, "pubDate", where), where)
        expect(len(item.findall("enclosure")) <= 1, f"{where}: several enclosures")
        for enclosure in item.findall("enclosure"):
            address(enclosure.get("url", ""), f"{where}, enclosure")
            expect(re.fullmatch(r"\d+", enclosure.get("length", "")), f"{where}: the enclosure has no length")
            expect(re.fullmatch(r"[\w.+-]+/[\w.+-]+", enclosure.get("type", "")), f"{where}: the enclosure has no type")
        for category in item.findall("category"):
            expect((category.text or "").strip(), f"{where}: an empty category")
        source = item.find("source")
        if source is not None:
            address(source.get("url", ""), f"{where}, source")
        expect(item.find("author") is None, f"{where}: author is for e-mail addresses")
        for text in item.findall("description") + item.findall(CONTENT):
            found.extend(f"{where}: {problem}" for problem in markup_problems(text.text or ""))
    return found
