internal import ArgumentParser

/// How a command ends, in the words of sysexits.h.
enum ExitStatus: Int32 {
    /// What was given is not what it was given as: no feed, no list of feeds, not what the store says (EX_DATAERR).
    case dataError = 65
    /// Every source failed (EX_UNAVAILABLE).
    case everySourceFailed = 69
    /// Something could not be read or written (EX_IOERR).
    case inputOutput = 74
    /// Another run holds the lock (EX_TEMPFAIL).
    case locked = 75
    /// The configuration is wrong (EX_CONFIG).
    case configuration = 78

    var code: ExitCode { ExitCode(rawValue) }
}
