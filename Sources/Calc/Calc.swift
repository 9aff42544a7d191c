import Foundation

/// `bellwether calc METHOD`: reads `{"cases": [{"id": …, "input": {…}}, …]}` and writes
/// `{"results": [{"id": …, "result": {…}}, …]}` in the same order. A case that cannot be computed gets `"error"`
/// with the reason, and the others go on.
public enum Calc {
    private static let methods: [any CalcMethod.Type] = [
        ProportionCalc.self,
        RateCalc.self,
        DirectlyStandardisedRateCalc.self,
        IndirectlyStandardisedRatioCalc.self,
        ComparisonCalc.self,
        RecentTrendCalc.self,
        ProjectionCalc.self,
        RatingCalc.self,
        TrajectoryCalc.self,
        RoundingCalc.self,
        AttributeChartsCalc.self,
        FunnelCalc.self,
        OverdispersedFunnelCalc.self,
        SPCCalc.self,
        SuppressionCalc.self,
    ]

    public static var names: [String] { methods.map { $0.name }.sorted() }

    public enum Fault: Error, Hashable {
        /// No method has this name.
        case unknownMethod(String)
        /// The text is not the JSON that is read here; says where.
        case unreadable(String)
    }

    /// The results of a method for a file of cases, as JSON.
    public static func results(_ method: String, of file: Data) throws(Fault) -> Data {
        guard let found = methods.first(where: { $0.name == method }) else { throw .unknownMethod(method) }
        return try results(found, of: file)
    }

    private static func results<M: CalcMethod>(_ method: M.Type, of file: Data) throws(Fault) -> Data {
        do {
            let cases = try JSONDecoder().decode(Cases<M>.self, from: file).cases
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(Results<M>(results: cases.map(Result<M>.init)))
        } catch {
            throw .unreadable(Words.of(error, in: .file))
        }
    }

    private struct Cases<M: CalcMethod>: Decodable {
        var cases: [Case<M>]
    }

    /// A case whose own fields are wrong is a case with an error, so it is decoded apart from the file.
    private struct Case<M: CalcMethod>: Decodable {
        var id: String
        var input: Swift.Result<M.Input, any Error>

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            id = try fields.decode(String.self, forKey: .id)
            input = Swift.Result { try M.Input(from: decoder) }
        }

        enum CodingKeys: CodingKey { case id }
    }

    private struct Result<M: CalcMethod>: Encodable {
        var id: String
        var result: M.Output?
        var error: String?

        init(_ one: Case<M>) {
            id = one.id
            do { result = try M.result(of: try one.input.get()) } catch { self.error = Words.of(error, in: .oneCase) }
        }
    }

    private struct Results<M: CalcMethod>: Encodable {
        var results: [Result<M>]
    }
}
