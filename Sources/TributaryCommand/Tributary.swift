import ArgumentParser
import FeedStore
import FeedFetcher
import Yams
@main struct Tributary: AsyncParsableCommand { func run() async throws { print("x") } }
