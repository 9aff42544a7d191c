import Markup

/// Pieces of a page under one another, where what stands there depends on what is known.
@resultBuilder
enum HTMLPieces {
    static func buildExpression(_ html: HTML) -> HTML { html }
    static func buildBlock(_ pieces: HTML...) -> HTML { pieces.joined() }
    static func buildOptional(_ html: HTML?) -> HTML { html ?? HTML() }
    static func buildEither(first html: HTML) -> HTML { html }
    static func buildEither(second html: HTML) -> HTML { html }
    static func buildArray(_ pieces: [HTML]) -> HTML { pieces.joined() }
}
