"""The rules a JSON Feed of ours must keep (https://www.jsonfeed.org/version/1.1/)."""
import json
from urllib.parse import urlsplit

from atom_rules import DATE, IRI, LANGUAGE, markup_problems

FEED = {"version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
        "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list, "items": list}
ITEM = {"id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
        "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list, "tags": list,
        "language": str, "attachments": list}
AUTHOR = {"name": str, "url": str, "avatar": str}
ATTACHMENT = {"url": str, "mime_type": str, "title": str, "size_in_bytes": int, "duration_in_seconds": int}
HUB = {"type": str, "url": str}


def once(pairs):
    """An object whose keys stand once each."""
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f"a key stands twice among {keys}")
    return dict(pairs)


def problems(document):
    """What is wrong with a JSON Feed, as sentences; none when it keeps all rules."""
    found = []
    try:
        feed = json.loads(document.decode("utf-8"), object_pairs_hook=once)
    except ValueError as error:
        return [f"not JSON: {error}"]

    def check(value, schema, required, where):
        for key, part in value.items():
            if key not in schema:
                found.append(f"{where} has {key}, which JSON Feed does not know")
            elif not isinstance(part, schema[key]) or isinstance(part, bool) != (schema[key] is bool):
                found.append(f"{where}: {key} is no {schema[key].__name__}")
            elif key == "language" and not LANGUAGE.fullmatch(part):
                found.append(f"{where}: {part!r} is no language")
            elif key.endswith("url") or key in ("icon", "favicon", "image"):
                if urlsplit(part).scheme not in ("http", "https") or not part.isascii():
                    found.append(f"{where}: {key} is {part!r}")
        for key in required:
            if not value.get(key) and value.get(key) != []:
                found.append(f"{where} lacks {key}")

    def people(value, where):
        for author in value.get("authors", []):
            check(author, AUTHOR, [], f"{where}, author")
            if not author:
                found.append(f"{where}: an author without anything")

    check(feed, FEED, ["version", "title", "items", "feed_url", "home_page_url"], "the feed")
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        found.append("the version is not 1.1")
    people(feed, "the feed")
    for hub in feed.get("hubs", []):
        check(hub, HUB, ["type", "url"], "a hub")
    ids = set()
    for item in feed.get("items", []):
        where = f"item {item.get('id')}"
        check(item, ITEM, ["id"], where)
        people(item, where)
        if item.get("id") in ids:
            found.append(f"{where}: the id stands twice")
        ids.add(item.get("id"))
        if not IRI.fullmatch(str(item.get("id"))):
            found.append(f"{where}: the id is no IRI")
        if "content_html" not in item and "content_text" not in item:
            found.append(f"{where} has neither content_html nor content_text")
        for key in ("date_published", "date_modified"):
            if not DATE.fullmatch(item.get(key, "")):
                found.append(f"{where}: {key} is {item.get(key)!r}")
        for attachment in item.get("attachments", []):
            check(attachment, ATTACHMENT, ["url", "mime_type"], f"{where}, attachment")
        if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
            found.append(f"{where}: an empty tag")
        found.extend(f"{where}: {problem}" for problem in markup_problems(item.get("content_html", "")))
    return found
