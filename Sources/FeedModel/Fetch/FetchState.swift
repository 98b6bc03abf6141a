package import struct Foundation.Date

/// What is remembered of one source from run to run: enough to ask politely, and to say when the next question is due and why.
package struct FetchState: Sendable, Hashable, Codable {
    /// A fingerprint of the source's configuration all of this was learned under. Where it differs, nothing below counts but the rhythm, and
    /// what the host asked for with ``retryAfter``.
    package var configuration: String
    /// `nil` where the server gave none, or where they are not to be used any more.
    package var validators: Validators?
    /// ``FetchedDocument/bodyHash`` of the last body that was read to the end and stored.
    package var bodyHash: String?
    /// When a whole body last came. Validators are left out once a week, so that a server that says 304 for ever cannot freeze a source.
    package var lastBody: Date?
    /// The last attempt, good or bad.
    package var lastAttempt: Date?
    /// The last time the source was in order: a body that was read, or "not modified".
    package var lastSuccess: Date?
    /// When to ask again; `nil` is at once.
    package var nextDue: Date?
    package var dueReason: DueReason
    /// Not before this moment, whatever the operator asks for: the server's own `Retry-After`.
    package var retryAfter: Date?
    /// Whose it was: a host's wish stands however its source is read, but not for another host.
    package var retryAfterOrigin: String?
    /// Failed attempts in a row.
    package var failures: Int
    /// The sentence for the operator about the last failure; `nil` after a success.
    package var lastError: String?
    /// Since when the server has said 410; the source is not asked again until its configuration changes, or a person asks for all.
    package var gone: Date?
    package var redirect: RedirectMemory
    /// What the document last said about when to come back.
    package var hints: PublisherHints
    /// How fresh the last response called itself.
    package var headers: FreshnessHeaders
    package var rhythm: PublishingRhythm

    package init(configuration: String) {
        self.configuration = configuration
        (validators, bodyHash, lastBody, lastAttempt, lastSuccess) = (nil, nil, nil, nil, nil)
        (nextDue, dueReason, retryAfter, failures, lastError, gone) = (nil, .neverRead, nil, 0, nil, nil)
        (redirect, hints, headers) = (RedirectMemory(), PublisherHints(), FreshnessHeaders())
        rhythm = PublishingRhythm()
    }
}
