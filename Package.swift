// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "tributary",
    products: [
        .library(name: "FeedModel", targets: ["FeedModel"]),
        .library(name: "FeedAggregator", targets: ["FeedAggregator"]),
        .library(name: "FeedPublisher", targets: ["FeedPublisher"]),
        .executable(name: "tributary", targets: ["TributaryCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "XMLTree", dependencies: ["CLibXML2", "CUchardet"], swiftSettings: settings),
        .target(name: "FeedModel", swiftSettings: settings),
        .target(
            name: "FeedAggregator", dependencies: ["FeedModel", "XMLTree"],
            swiftSettings: settings),
        .target(
            name: "FeedPublisher",
            dependencies: ["FeedModel", .product(name: "Mustache", package: "swift-mustache")],
            resources: [.embedInCode("Templates"), .embedInCode("Assets")], swiftSettings: settings),
        .target(
            name: "FeedStore",
            dependencies: ["FeedModel", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .target(
            name: "FeedFetcher",
            dependencies: [
                "CZlib", "FeedModel", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOHPACK", package: "swift-nio-http2"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "TributaryCommand",
            dependencies: [
                "FeedModel", "FeedAggregator", "FeedPublisher", "FeedStore", "FeedFetcher",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "TributaryBenchmark",
            dependencies: [
                "FeedModel", "FeedAggregator", "FeedStore", "XMLTree", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "TributaryFuzz", dependencies: ["FeedModel", "FeedAggregator"], swiftSettings: settings),
        .testTarget(name: "XMLTreeTests", dependencies: ["XMLTree"], swiftSettings: settings),
        .testTarget(
            name: "FeedAggregatorTests",
            dependencies: ["FeedAggregator", "FeedModel", "TributaryFuzz", .product(name: "Yams", package: "Yams")],
            resources: [.copy("Fixtures")], swiftSettings: settings),
        .testTarget(
            name: "FeedPublisherTests", dependencies: ["FeedPublisher", "FeedAggregator", "FeedModel"],
            swiftSettings: settings),
        .testTarget(
            name: "FeedFetcherTests",
            dependencies: [
                "FeedFetcher", "FeedModel", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
            ],
            resources: [.copy("Fixtures")], swiftSettings: settings),
        .testTarget(
            name: "FeedStoreTests",
            dependencies: ["FeedStore", "FeedModel", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .testTarget(
            name: "TributaryCommandTests",
            dependencies: [
                "TributaryCommand", "FeedAggregator", "FeedModel",
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: settings),
        .testTarget(name: "EndToEndTests", dependencies: ["TributaryCommand"], swiftSettings: settings),
    ]
)
