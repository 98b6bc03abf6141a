import Testing

@testable import TributaryCommand

@Suite("Durations and sizes") struct QuantityTests {
    @Test(
        "Durations are read as people write them",
        arguments: [
            ("30m", 1800.0), ("1h30m", 5400), ("0s", 0), ("20s", 20), ("2 d", 172_800), ("1w", 604_800), ("1.5h", 5400),
            ("250ms", 0.25), ("5y", 157_680_000),
        ])
    func durations(text: String, seconds: Double) {
        #expect(Quantity.duration(text) == .milliseconds(Int64(seconds * 1000)))
    }

    @Test("What is no duration is refused", arguments: ["", "30", "m", "5 minutes", "-3s", "1h30"])
    func noDuration(text: String) { #expect(Quantity.duration(text) == nil) }

    @Test(
        "Sizes are read as people write them",
        arguments: [("20MB", 20_000_000), ("512", 512), ("1KiB", 1024), ("2 gb", 2_000_000_000)])
    func sizes(text: String, bytes: Int) { #expect(Quantity.bytes(text) == bytes) }

    @Test("What is no size is refused", arguments: ["", "MB", "-1", "many"])
    func noSize(text: String) { #expect(Quantity.bytes(text) == nil) }

    @Test(
        "The nearest name is offered only for a slip",
        arguments: [("stroe", "store"), ("Output", "output"), ("timezon", "timezone"), ("weather", nil)])
    func nearest(word: String, expected: String?) {
        #expect(NearestName.of(word, among: ["store", "output", "timezone", "cities"]) == expected)
    }
}
