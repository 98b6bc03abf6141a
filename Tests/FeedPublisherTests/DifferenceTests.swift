import Testing

@testable import FeedPublisher

@Suite("What changed") struct DifferenceTests {
    private func texts(_ steps: [Difference.Step]) -> (old: String, new: String) {
        var (old, new) = ("", "")
        for step in steps {
            switch step {
            case .same(let text):
                old += text
                new += text
            case .removed(let text): old += text
            case .added(let text): new += text
            }
        }
        return (old, new)
    }

    @Test("Han text differs by characters, Latin text by words and whole numbers") func steps() {
        #expect(
            Difference(from: "罚没款11.8万元", to: "罚没款12.6万元").steps
                == [.same("罚没款"), .removed("11.8"), .added("12.6"), .same("万元")])
        #expect(
            Difference(from: "知识产权保护", to: "知识产权协同保护").steps == [.same("知识产权"), .added("协同"), .same("保护")])
        #expect(
            Difference(from: "two new marks", to: "two old marks").steps
                == [.same("two "), .removed("new"), .added("old"), .same(" marks")])
        #expect(Difference(from: "same", to: "same").steps == [.same("same")])
        #expect(Difference(from: "", to: "a").steps == [.added("a")])
        #expect(Difference(from: "", to: "").steps == [])
    }

    @Test("A full stop behind a number is no part of it")
    func numbers() {
        #expect(Difference.tokens("up 3,200.5. In 2026.") == ["up", " ", "3,200.5", ".", " ", "In", " ", "2026", "."])
    }

    @Test("Both versions can be read out of the steps, whatever they are") func complete() {
        var generator = SeededGenerator(state: 7)
        for round in 0..<400 {
            let alphabet = Array("ab 中文。1.\n")
            func text() -> String {
                String(
                    (0..<Int.random(in: 0...(round / 8), using: &generator)).map { _ in
                        alphabet.randomElement(using: &generator) ?? "a"
                    })
            }
            let (old, new) = (text(), text())
            let read = texts(Difference(from: old, to: new).steps)
            #expect(read.old == old)
            #expect(read.new == new)
        }
    }

    @Test("Two long texts that have nothing in common are shown as replaced") func bounded() {
        let old = String(repeating: "甲乙", count: 20_000)
        let new = String(repeating: "丙丁戊", count: 20_000)
        #expect(Difference(from: old, to: new).steps == [.removed(old), .added(new)])
    }

    @Test("On a page, changes are marked, markup is text, and long unchanged stretches are cut") func html() {
        #expect(Difference(from: "a<b>", to: "a<i>\nc").html == "a&lt;<del>b</del><ins>i</ins>&gt;<ins><br>c</ins>")
        let long = String(repeating: "文", count: 1000)
        let html = Difference(from: long + "甲", to: long + "乙").html
        #expect(html == " … " + String(repeating: "文", count: 80) + "<del>甲</del><ins>乙</ins>")
    }
}

/// The same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed ^= mixed >> 33
        mixed = mixed &* 0xff51_afd7_ed55_8ccd
        mixed ^= mixed >> 33
        return mixed
    }
}
