"""nginx and Caddy, set up by the very lines of the documentation, and `tributary serve` serve what is published to readers and to browsers."""
import gzip
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import time
import unittest
import urllib.parse
import xml.etree.ElementTree

from workplace import REPOSITORY, Workplace

PAGE = REPOSITORY / "Sources/FeedPublisher/FeedPublisher.docc/Serving.md"
READER = {"Accept": "application/atom+xml, application/rss+xml, */*;q=0.5"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def snippets(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """What every server must do; its class says how it is started."""

    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.close)
        cls.place.edit("tributary.yaml", "  language: en ", "  gzip: true\n  language: en ")
        cls.place.tributary("run", now=1_750_000_000)
        cls.place.edit("jiangmen.xml", "<item>", "<item><title>New</title><link>https://new.example/</link></item><item>")
        cls.place.tributary("run", now=1_752_600_000)
        # Servers drop their rights, and a temporary folder is its owner's alone.
        for folder in (cls.place.folder, cls.place.public):
            os.chmod(folder, 0o755)
        cls.port = free_port()
        process = cls.start()
        if process.stderr:
            cls.addClassCleanup(process.stderr.close)
        cls.addClassCleanup(process.wait)
        cls.addClassCleanup(process.terminate)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", cls.port), timeout=1).close()
                return
            except OSError:
                if process.poll() is not None:
                    raise AssertionError(f"the server ended with {process.returncode}: {process.stderr.read().decode()}")
                time.sleep(0.05)
        raise AssertionError("the server does not listen")

    def get(self, path, headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={"Host": "ip.example.org", **headers})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def file(self, path):
        return (self.place.public / path).read_bytes()

    ARCHIVE = "archive/index/2025-06.atom"

    def test_readers_get_each_document_under_its_own_type(self):
        types = {"index.atom": "application/atom+xml", "cities/foshan.rss": "application/rss+xml",
                 "topics/trademarks.json": "application/feed+json", "feeds.opml": "text/x-opml", "index.html": "text/html",
                 "style.css": "text/css", self.ARCHIVE: "application/atom+xml", "icon.svg": "image/svg+xml"}
        for path, kind in types.items():
            with self.subTest(path=path):
                status, headers, body = self.get("/" + path, READER)
                self.assertEqual((status, headers["content-type"].split(";")[0]), (200, kind))
                self.assertEqual(body, self.file(path))
                self.assertEqual(headers.get("x-content-type-options"), "nosniff")

    def test_browsers_are_shown_feeds(self):
        for path in ("index.atom", "cities/foshan.atom", "cities/foshan.rss", "health.atom", self.ARCHIVE):
            with self.subTest(path=path):
                status, headers, body = self.get("/" + path, BROWSER)
                self.assertEqual((status, headers["content-type"].split(";")[0]), (200, "application/xml"))
                self.assertEqual(body, self.file(path))

    def test_caches_are_told_that_the_answer_depends_on_who_asks(self):
        for path in ("index.atom", "cities/foshan.rss", self.ARCHIVE):
            for visitor in (READER, BROWSER):
                with self.subTest(path=path, visitor=visitor):
                    vary = self.get("/" + path, visitor)[1].get("vary", "").lower()
                    self.assertIn("accept", [name.strip() for name in vary.split(",")])

    def test_an_unchanged_document_costs_a_304(self):
        for path in ("index.atom", "cities/foshan.rss", "index.html", self.ARCHIVE):
            for visitor in (READER, BROWSER):
                with self.subTest(path=path, visitor=visitor):
                    headers = self.get("/" + path, visitor)[1]
                    for condition in ({"If-None-Match": headers["etag"]}, {"If-Modified-Since": headers["last-modified"]}):
                        status, _, body = self.get("/" + path, {**visitor, **condition})
                        self.assertEqual((status, body), (304, b""))
                    self.assertEqual(self.get("/" + path, {**visitor, "If-None-Match": '"other"'})[0], 200)

    def test_caching_is_short_for_feeds_and_long_for_archives(self):
        self.assertEqual(self.get("/index.atom", READER)[1]["cache-control"], "public, max-age=300")
        for visitor in (READER, BROWSER):
            self.assertEqual(self.get("/" + self.ARCHIVE, visitor)[1]["cache-control"], "public, max-age=86400")

    def test_the_compressed_sibling_is_sent_as_it_is(self):
        for path in ("index.atom", "index.html", self.ARCHIVE):
            for visitor in (READER, BROWSER):
                with self.subTest(path=path, visitor=visitor):
                    _, headers, body = self.get("/" + path, {**visitor, "Accept-Encoding": "gzip"})
                    self.assertEqual(headers.get("content-encoding"), "gzip")
                    self.assertEqual(body, self.file(path + ".gz"))
                    self.assertEqual(gzip.decompress(body), self.file(path))

    def test_the_publishers_notes_are_nobodys_business(self):
        for path in ("/.tributary-manifest", "/cities/.tributary-manifest", "/as-xml/index.atom"):
            self.assertEqual(self.get(path, READER)[0], 404)

    def test_a_folder_shows_its_page(self):
        for path in ("", "topics/", "cities/"):
            self.assertEqual(self.get("/" + path, BROWSER)[2], self.file(path + "index.html"))


class BuiltIn(Served, unittest.TestCase):
    """The program's own server, and what it answers beside documents."""

    @classmethod
    def start(cls):
        command = [os.environ["TRIBUTARY"], "serve", "--config", str(cls.place.cities / "tributary.yaml"), "--listen", f"127.0.0.1:{cls.port}"]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def test_a_folder_without_its_slash_leads_to_it(self):
        status, headers, _ = self.get("/cities", BROWSER)
        self.assertEqual((status, headers["location"]), (301, "cities/"))

    def test_nothing_outside_the_folder_is_served(self):
        (self.place.folder / "secret.txt").write_text("secret")
        for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/cities/..%2f..%2fsecret.txt", "/cities//index.html", "/%00", "/nothing.html"):
            with self.subTest(path=path):
                self.assertEqual(self.get(path, READER)[0], 404)

    def test_head_says_what_get_would(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("HEAD", "/index.atom", headers=READER)
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.read()), (200, b""))
        self.assertEqual(answer.getheader("content-length"), str(len(self.file("index.atom"))))
        connection.request("POST", "/index.atom", body=b"x", headers=READER)
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.getheader("allow")), (405, "GET, HEAD"))
        connection.close()

    def test_a_search_is_a_feed(self):
        query = "专利 OR patent"
        expected = self.place.tributary("search", query, "--format", "atom", "--limit", "100")
        _, headers, body = self.get("/search.atom?q=" + urllib.parse.quote_plus(query), READER)
        self.assertEqual(body.decode().strip(), expected.strip())
        self.assertEqual(headers["content-type"], "application/atom+xml; charset=utf-8")
        feed = xml.etree.ElementTree.fromstring(body)
        self.assertGreater(len(feed.findall("{*}entry")), 5)
        ids = {entry.findtext("{*}id") for entry in feed.findall("{*}entry")}
        items = json.loads(self.get("/search.json?q=" + urllib.parse.quote_plus(query), READER)[2])["items"]
        self.assertEqual({item["id"] for item in items}, ids)
        channel = xml.etree.ElementTree.fromstring(self.get("/search.rss?q=" + urllib.parse.quote_plus(query), READER)[2])
        self.assertEqual({item.findtext("guid") for item in channel.iter("item")}, ids)
        status, _, body = self.get("/search.atom?q=" + urllib.parse.quote_plus(query), {**READER, "If-None-Match": headers["etag"]})
        self.assertEqual((status, body), (304, b""))

    def test_people_search_on_a_page(self):
        status, headers, body = self.get("/search?q=" + urllib.parse.quote_plus("title:专利"), BROWSER)
        page = body.decode()
        self.assertEqual((status, headers["content-type"]), (200, "text/html; charset=utf-8"))
        self.assertIn("<mark>专利</mark>", page)
        self.assertIn('href="https://ip.example.org/search.atom?q=title%3A%E4%B8%93%E5%88%A9"', page)
        for path in re.findall(r'<h2 [^>]*><a href="([^"]+)"', page):
            self.assertTrue((self.place.public / path).is_file(), path)
        self.assertIn("Nothing was found.", self.get("/search?q=qqqqqq", BROWSER)[2].decode())
        self.assertIn('name="q" value=""', self.get("/search", BROWSER)[2].decode())

    def test_what_is_asked_wrongly_is_said(self):
        cases = {
            "/search.atom?q=a+NEAR%2F": "expected a distance of 1 to 1000 behind NEAR",
            "/search.atom": "Say what to look for: /search.atom?q=QUERY",
            "/search.atom?q=a&limit=0": "limit is 1 to 500, not 0.",
            "/search?q=a&sort=oldest": "sort is newest or best, not oldest.",
            "/search?q=" + "a" * 1001: "A query has 1000 characters at most.",
        }
        for path, words in cases.items():
            with self.subTest(path=path):
                status, _, body = self.get(path, READER)
                self.assertEqual(status, 400)
                self.assertIn(words, body.decode())

    def test_markup_in_a_query_is_shown_as_text(self):
        query = '"><script>alert(1)</script>'
        page = self.get("/search?q=" + urllib.parse.quote_plus(query), BROWSER)[2].decode()
        self.assertNotIn("<script", page)
        self.assertIn("&lt;script&gt;", page)

    def test_health_and_metrics_say_how_the_sources_are(self):
        status, headers, body = self.get("/health", READER)
        self.assertEqual((status, headers["content-type"]), (200, "application/json; charset=utf-8"))
        served = {source["id"]: source["state"] for source in json.loads(body)["sources"]}
        told = json.loads(self.place.tributary("status", "--json"))["sources"]
        self.assertEqual(served, {source["id"]: source["state"] for source in told})
        metrics = self.get("/metrics", READER)[2].decode()
        for source in told:
            ok = 1 if source["state"] == "ok" else 0
            self.assertIn(f'tributary_source_ok{{source="{source["id"]}",city="{source["city"]}",state="{source["state"]}"}} {ok}', metrics)
            self.assertIn(f'tributary_source_entries{{source="{source["id"]}"}} {source["entries"]}\n', metrics)
        self.assertRegex(metrics, r'tributary_http_responses_total\{status="200"\} [1-9]')


class Exchanged(unittest.TestCase):
    """What changes while the server runs."""

    def setUp(self):
        self.place = Workplace()
        self.addCleanup(self.place.close)
        self.port = free_port()
        command = [os.environ["TRIBUTARY"], "serve", "--config", str(self.place.cities / "tributary.yaml"), "--listen", f"127.0.0.1:{self.port}"]
        self.server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.server.stderr.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.terminate)
        self.greeting = self.server.stderr.readline()

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body

    def test_the_first_run_comes_after_the_server(self):
        self.assertEqual(self.greeting, f"Serving {self.place.public} at http://127.0.0.1:{self.port}/ (Ctrl-C ends it)\n")
        self.assertEqual(self.get("/")[0], 404)
        self.assertEqual(self.get("/search.atom?q=a"), (503, "There is no history yet to search in.\n"))
        self.place.tributary("run")
        self.assertEqual(self.get("/")[0], 200)
        self.assertEqual(self.get("/search.atom?q=a")[0], 200)

    def test_a_changed_configuration_is_taken_up_and_a_wrong_one_is_not(self):
        self.place.tributary("run")
        self.place.edit("tributary.yaml", "Delta IP Watch", "Delta Patents")
        self.assertIn("Delta Patents", self.get("/search")[1])
        self.assertEqual(self.server.stderr.readline(), "The configuration has changed and is taken up.\n")
        self.place.edit("tributary.yaml", "title:", "titel:")
        self.assertIn("Delta Patents", self.get("/search")[1])
        self.assertIn("titel", self.server.stderr.readline())

    def test_another_history_is_read_where_it_was_exchanged(self):
        self.place.tributary("run")
        self.assertEqual(self.get("/search.atom?q=a")[0], 200)
        for file in (self.place.folder / "var").iterdir():
            file.unlink()
        for path in ("/search.atom?q=a", "/health"):
            self.assertEqual(self.get(path)[0], 503)
        self.assertIn("tributary_history_readable 0", self.get("/metrics")[1])

    def test_a_configuration_behind_a_link_is_taken_up_as_well(self):
        configuration = self.place.cities / "tributary.yaml"
        configuration.rename(self.place.cities / "v1.yaml")
        configuration.symlink_to("v1.yaml")
        self.assertIn("Delta IP Watch", self.get("/search")[1])
        text = (self.place.cities / "v1.yaml").read_text(encoding="utf-8")
        (self.place.cities / "v2.yaml").write_text(text.replace("Delta IP Watch", "Delta Patents"), encoding="utf-8")
        configuration.unlink()
        configuration.symlink_to("v2.yaml")
        self.assertIn("Delta Patents", self.get("/search")[1])

    def test_a_back_dated_notice_reaches_the_feed_of_a_search(self):
        self.place.edit("jiangmen.xml", "<item>", "".join(
            f"<item><title>年报商标{n}号</title><link>https://new.example/{n}</link><pubDate>Mon, 0{1 + n % 9} Jun 2026 08:00:00 GMT</pubDate></item>"
            for n in range(120)) + "<item>")
        self.place.tributary("run", now=1_790_000_000)
        self.place.edit("jiangmen.xml", "<item>", "<item><title>年报商标旧号</title><link>https://new.example/old</link>"
                        "<pubDate>Mon, 06 Jan 2020 08:00:00 GMT</pubDate></item><item>")
        self.place.tributary("run", now=1_790_090_000)
        self.assertIn("年报商标旧号", self.get("/search.atom?q=" + urllib.parse.quote("年报商标"))[1])

    def test_it_ends_when_told_to(self):
        self.server.terminate()
        self.assertEqual(self.server.wait(timeout=30), 0)

    def test_a_place_that_is_taken_is_named(self):
        command = [os.environ["TRIBUTARY"], "serve", "--config", str(self.place.cities / "tributary.yaml"), "--listen", f"127.0.0.1:{self.port}"]
        second = subprocess.run(command, capture_output=True, text=True, timeout=60)
        self.assertEqual(second.returncode, 74)
        self.assertIn(f"cannot listen at 127.0.0.1:{self.port}: ", second.stderr)
        self.assertIn("Choose another place with --listen.", second.stderr)


if shutil.which("nginx"):
    class Nginx(Served, unittest.TestCase):
        @classmethod
        def start(cls):
            who, server = snippets("nginx")
            server = server.replace("listen 80;", f"listen 127.0.0.1:{cls.port};")
            server = server.replace("/srv/tributary/public", str(cls.place.public))
            folder = cls.place.folder
            (folder / "nginx.conf").write_text(
                f"user root;\ndaemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n"
                f"include /etc/nginx/mime.types;\naccess_log off;\n{who}\n{server}\n}}\n")
            command = ["nginx", "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]
            return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
else:
    print("nginx is not installed: the documentation's settings for it have NOT been tried.")


if shutil.which("caddy"):
    class Caddy(Served, unittest.TestCase):
        @classmethod
        def start(cls):
            (server,) = snippets("caddy")
            server = server.replace("ip.example.org {", f"http://127.0.0.1:{cls.port}, http://ip.example.org:{cls.port} {{")
            server = server.replace("/srv/tributary/public", str(cls.place.public))
            file = cls.place.folder / "Caddyfile"
            file.write_text("{\nadmin off\nauto_https off\n}\n" + server)
            command = ["caddy", "run", "--config", str(file), "--adapter", "caddyfile"]
            home = {**os.environ, "HOME": str(cls.place.folder)}
            return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=home)
else:
    print("Caddy is not installed: the documentation's settings for it have NOT been tried.")


if __name__ == "__main__":
    unittest.main()
