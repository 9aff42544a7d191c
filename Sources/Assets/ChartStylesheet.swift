extension Assets {
    /// What the drawings of charts look like beyond the stylesheet's first classes. It follows the stylesheet.
    ///
    /// Lines and shapes stand at least 3:1 from what lies under them, words 4.5:1; a test computes both.
    public static let chartStylesheet = #"""

        /* Charts of judgement */
        .c-limit { stroke: #6c7684; }
        .c-nearly { stroke: #6c7684; stroke-width: 1.2; fill: none; stroke-linecap: round; }
        .c-projected { stroke: #15417a; stroke-width: 1.8; fill: none; }
        .c-fan { fill: #ecf1f8; stroke: #5b7ba6; stroke-width: 1; stroke-dasharray: 1 3; }
        .c-edge { stroke: #6c7684; stroke-width: 1; fill: none; }
        .c-ours { stroke: #16191f; stroke-width: 1.4; fill: none; }
        .c-range { fill: #dde1e6; stroke: #6c7684; stroke-width: .8; }
        .c-middle { fill: #b9c0ca; stroke: #6c7684; stroke-width: .8; }
        .c-whisker { stroke: #16191f; stroke-width: 1.4; fill: none; }
        .c-halo { stroke: #fff; stroke-width: 4; fill: none; }
        .c-box { fill: #fff; stroke: #6c7684; stroke-width: 1; }
        .grade { stroke: #16191f; stroke-width: 1; }
        .g-1 { fill: #15417a; } .g-2 { fill: #2f5c94; } .g-3 { fill: #4a72a6; } .g-4 { fill: #a9c0dd; } .g-5 { fill: #d3dfee; } .g-6 { fill: #fff; }
        svg text.g-on { fill: #fff; stroke: none; font-weight: 650; } svg text.g-ink { fill: #16191f; stroke: none; font-weight: 650; }
        .s-common { fill: #fff; stroke: #4a5361; stroke-width: 1.6; } .s-ink { fill: none; stroke: #4a5361; stroke-width: 1.8; }
        .s-improve { fill: #fff; stroke: #1c58a6; stroke-width: 2.4; } .s-improve-line { fill: none; stroke: #1c58a6; stroke-width: 2.2; }
        .s-concern { fill: #a64708; } .s-concern-line { fill: none; stroke: #a64708; stroke-width: 2.2; } .s-on { fill: none; stroke: #fff; stroke-width: 2.2; }
        .s-neutral { fill: #fff; stroke: #6b3fa0; stroke-width: 2.2; } .s-neutral-line { fill: none; stroke: #6b3fa0; stroke-width: 2.2; }
        .s-red { fill: #b0231c; } .s-amber { fill: #a76200; } .s-green { fill: #1f6d43; } .s-hole { fill: #fff; } .s-tick { fill: none; stroke: #1c58a6; stroke-width: 3.4; }
        .judged { margin-block: calc(-1 * var(--s3)) var(--s4); } .judgement { font-weight: 600; } .signs { list-style: none; padding: 0; margin: 0 0 var(--s3); } .signs li { padding: var(--s1) 0; }
        .wide-pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 0 var(--s8); align-items: start; }
        .signed { display: inline-flex; align-items: center; gap: .4rem; vertical-align: middle; } .sign { flex: none; overflow: visible; }
        @media (forced-colors: active) {
          .c-limit, .c-nearly, .c-edge, .c-ours, .c-whisker, .c-projected, .c-mark, .c-span, .c-span-improve, .c-span-plain { stroke: CanvasText !important; }
          .c-far, .c-near { fill: none; } .c-halo { stroke: Canvas; }
          .c-fan, .c-range, .c-box, .grade, .s-common, .s-improve, .s-neutral { fill: Canvas; stroke: CanvasText; }
          .c-middle { fill: Canvas; stroke: CanvasText; stroke-width: 2; } .c-range { stroke-dasharray: 2 2; } .c-band { stroke: GrayText; }
          svg text.g-on, svg text.g-ink { fill: CanvasText; }
          .s-ink, .s-improve-line, .s-concern-line, .s-neutral-line, .s-tick { stroke: CanvasText; }
          .s-concern, .s-red, .s-amber, .s-green { fill: CanvasText; } .s-on { stroke: Canvas; } .s-hole { fill: Canvas; }
        }
        """#
}
