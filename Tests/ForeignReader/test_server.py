"""nginx and Caddy, set up by the very lines of the documentation, serve what is published to readers and to browsers."""
import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
import unittest

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
