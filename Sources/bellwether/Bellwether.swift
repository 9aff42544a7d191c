import ArgumentParser
@main struct Bellwether: AsyncParsableCommand { func run() async throws {} }
