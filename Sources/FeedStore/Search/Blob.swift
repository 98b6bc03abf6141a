internal import Foundation
internal import GRDB

/// Bytes as SQLite keeps them.
struct Blob: DatabaseValueConvertible {
    let bytes: [UInt8]

    var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    init(bytes: [UInt8]) { self.bytes = bytes }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Blob? {
        Data.fromDatabaseValue(value).map { Blob(bytes: [UInt8]($0)) }
    }

    static func bytes(_ row: Row, at index: Int) -> [UInt8] { [UInt8](row[index] as Data) }
}
