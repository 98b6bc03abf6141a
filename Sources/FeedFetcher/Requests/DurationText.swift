extension Duration {
    /// As people write it in messages: `20 s`, `0.5 s`.
    var inSeconds: String {
        let (seconds, attoseconds) = components
        let tenths = attoseconds / 100_000_000_000_000_000
        return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
    }

    /// Seconds with a fraction, for arithmetic with dates.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
