"""A temporary copy of the nine invented bureaus, and the command that is tried on it."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = REPOSITORY / "Fixtures" / "nine-cities"
TRUTH = json.loads((FIXTURES / "truth.json").read_text(encoding="utf-8"))


class Workplace:
    """The configuration says ../../public and ../../var, so both come to lie in the temporary folder."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="tributary-")
        self.folder = pathlib.Path(self._folder.name)
        self.cities = self.folder / "Fixtures" / "nine-cities"
        self.public = self.folder / "public"
        shutil.copytree(FIXTURES, self.cities)

    def tributary(self, *arguments, now=None):
        """Runs the command; `now` is what it takes the time to be, in seconds since 1970."""
        command = [os.environ["TRIBUTARY"], *arguments, "--config", str(self.cities / "tributary.yaml")]
        environment = {**os.environ, **({} if now is None else {"TRIBUTARY_NOW": str(now)})}
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=300, env=environment)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def edit(self, path, before, after):
        """Replaces the first `before` in a file of the fixtures."""
        file = self.cities / path
        text = file.read_text(encoding="utf-8")
        if before not in text:
            raise AssertionError(f"{path} does not hold {before!r}")
        file.write_text(text.replace(before, after, 1), encoding="utf-8")

    def add_nasty_source(self):
        """Adds a source whose entries try everything that breaks documents."""
        shutil.copy(pathlib.Path(__file__).with_name("nasty.xml"), self.cities / "nasty.xml")
        self.edit("tributary.yaml", "      - url: file:guangzhou.xml", "      - url: file:nasty.xml\n      - url: file:guangzhou.xml")

    def close(self):
        self._folder.cleanup()


def city_truth(city):
    """The true entries of a city, over all its sources."""
    return [entry for source in TRUTH["sources"].values() if source["city"] == city for entry in source["entries"]]


def cities():
    return sorted({source["city"] for source in TRUTH["sources"].values()})


def links(entry):
    """The addresses that are equally right for an entry."""
    return {entry["link"], *entry.get("alsoLinks", [])}
