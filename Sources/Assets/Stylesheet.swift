extension Assets {
    /// Everything that pages and charts look like.
    public static let stylesheet = pageStylesheet + chartStylesheet

    /// A raw literal and not a resource, since a resource is embedded
    /// byte by byte and compiles five times as long.
    static let pageStylesheet = #"""
        /* Bellwether: the one stylesheet. Order: tokens, page, words, figures, tables, charts, forms, pages, small screens, print. */

        :root {
          /* Ink and paper. Every text colour passes 4.5:1. */
          --ink: #16191f;
          --ink-soft: #4a5361;
          --paper: #fff;
          --wash: #f4f5f7;
          --hair: #dde1e6;
          --rule: #b9c0ca;
          --edge: #6c7684;
          --accent: #15417a;
          --accent-wash: #ecf1f8;
          /* Status: a shape in colour beside a word in ink. */
          --red: #b0231c;
          --amber: #a76200;
          --green: #1f6d43;
          --blue: #1c58a6;
          --none: #4a5361;
          /* Variation on charts. */
          --concern: #a64708;
          --improve: #1c58a6;
          --neutral: #6b3fa0;
          --focus: #ffd54a;
          /* Space: one step of 4 px, used as 1, 2, 3, 4, 6, 8, 12. */
          --s1: .25rem; --s2: .5rem; --s3: .75rem; --s4: 1rem; --s6: 1.5rem; --s8: 2rem; --s12: 3rem;
          /* Type: 13, 14, 16, 20, 25, 34. */
          --t-note: .8125rem; --t-table: .875rem; --t-body: 1rem; --t-lead: 1.25rem; --t-h2: 1.5625rem; --t-h1: 2.125rem;
          --sans: "Segoe UI", Seravek, "Noto Sans", Ubuntu, "Open Sans", system-ui, sans-serif;
        }

        /* Page */
        *, *::before, *::after { box-sizing: border-box; }
        html { font: 100%/1.5 var(--sans); color: var(--ink); background: var(--paper); -webkit-text-size-adjust: 100%; scroll-padding-top: var(--s4); }
        body { margin: 0; font-variant-numeric: lining-nums tabular-nums; }
        main, .bar, .masthead, .foot { max-width: 82rem; margin-inline: auto; padding-inline: clamp(1rem, 2.2vw, 1.75rem); }
        main { padding-block: var(--s6) var(--s12); }
        .skip { position: absolute; left: -100vw; background: var(--paper); padding: var(--s2) var(--s4); z-index: 2; }
        .skip:focus { left: var(--s4); top: var(--s2); }
        .fiction { background: #fff3d1; border-bottom: 1px solid #d9b04a; font-size: var(--t-note); }
        .fiction .bar { padding-block: .3rem; }
        .masthead { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s1) var(--s6); padding-block: var(--s3) var(--s2); }
        .brand { font-weight: 700; font-size: 1.125rem; letter-spacing: -.01em; color: var(--ink); text-decoration: none; display: inline-flex; align-items: center; gap: .45rem; }
        .brand svg { width: 1.25rem; height: 1.25rem; fill: var(--accent); }
        .find { display: flex; gap: var(--s1); margin-left: auto; align-items: center; }
        .find input { font: inherit; font-size: var(--t-note); width: 13rem; max-width: 45vw; min-height: 1.75rem; padding: .1rem .4rem; border: 1px solid var(--ink-soft); }
        .find button { font-size: var(--t-note); min-height: 1.75rem; }
        ul.choices { list-style: none; padding: 0; }
        .found { list-style: none; padding: 0; max-width: 75ch; } .found li { padding: var(--s2) 0; border-bottom: 1px solid var(--hair); } .found .note { margin: 0; } .found a { display: inline-block; min-height: 24px; overflow-wrap: anywhere; }
        .waiting { list-style: none; padding: 0; max-width: 75ch; } .waiting li { padding: var(--s2) 0; border-bottom: 1px solid var(--hair); } .waiting a { display: inline-block; min-height: 24px; } .waiting .note { display: block; } .waiting .seen a { font-weight: 400; color: var(--ink-soft); }
        mark { background: #fff1b8; color: inherit; font-weight: 600; }
        .masthead .find + .who { margin-left: 0; }
        .masthead .who { margin-left: auto; font-size: var(--t-note); color: var(--ink-soft); }
        .marking { font-size: var(--t-note); font-weight: 700; letter-spacing: .04em; }
        .nav { border-block: 1px solid var(--hair); }
        .nav ul { display: flex; flex-wrap: wrap; gap: 0 var(--s6); margin: 0; padding: 0; list-style: none; font-size: var(--t-table); }
        .nav a { display: block; padding: .5rem 0; color: var(--ink); text-decoration: none; border-bottom: 3px solid transparent; }
        .nav a:hover { text-decoration: underline; }
        .nav a[aria-current] { border-color: var(--accent); color: var(--accent); font-weight: 600; }
        .foot { border-top: 1px solid var(--hair); padding-block: var(--s4) var(--s8); font-size: var(--t-note); color: var(--ink-soft); }

        /* Words */
        h1, h2, h3, h4, p, ul, ol, dl, figure { margin: 0 0 var(--s4); }
        h1 { overflow-wrap: anywhere; font-size: clamp(1.625rem, 1.2rem + 1.6vw, var(--t-h1)); line-height: 1.15; letter-spacing: -.018em; font-weight: 650; max-width: 30ch; text-wrap: balance; }
        h2 { font-size: clamp(1.3125rem, 1.1rem + .7vw, var(--t-h2)); line-height: 1.2; letter-spacing: -.012em; font-weight: 650; margin-top: var(--s12); text-wrap: balance; }
        h3 { font-size: 1.0625rem; line-height: 1.35; font-weight: 650; margin-top: var(--s6); margin-bottom: var(--s2); }
        p, li, dd { max-width: 72ch; text-wrap: pretty; }
        .lead { font-size: clamp(1.0625rem, 1rem + .35vw, var(--t-lead)); line-height: 1.45; max-width: 62ch; }
        p.note, figcaption p { max-width: 88ch; }
        .note, figcaption p { font-size: var(--t-note); line-height: 1.45; color: var(--ink-soft); }
        .where { font-size: var(--t-note); margin-bottom: var(--s3); }
        a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 6px var(--focus); border-radius: 1px; }
        .plain { list-style: none; padding: 0; }
        .choices { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); align-items: baseline; font-size: var(--t-table); margin-bottom: var(--s3); }
        .choices b { font-weight: 400; color: var(--ink-soft); }
        .choices a { padding: .25rem 0; min-height: 24px; }
        .choices a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; border-bottom: 2px solid var(--ink); }
        .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 21rem); gap: var(--s4) var(--s12); align-items: start; }
        .margin { font-size: var(--t-table); border-top: 2px solid var(--ink); padding-top: var(--s3); }
        .margin h2, .margin h3 { font-size: 1rem; margin: var(--s6) 0 var(--s2); letter-spacing: 0; }
        .margin > :first-child { margin-top: 0; }
        dl.facts { display: grid; grid-template-columns: 8.5rem 1fr; gap: .3rem var(--s3); font-size: var(--t-table); }
        dl.facts dt { color: var(--ink-soft); }
        dl.facts dd { margin: 0; }
        .button { font: 600 1rem/1.2 var(--sans); color: var(--paper); background: var(--accent); border: 2px solid var(--accent); padding: .6rem 1.1rem; border-radius: 2px; display: inline-block; text-decoration: none; cursor: pointer; min-height: 44px; }
        .button:hover { background: #0d2f5c; }
        .button.second { background: var(--paper); color: var(--accent); }
        .button.second:hover { background: var(--accent-wash); }
        .new { font-size: .75rem; font-weight: 650; color: var(--accent); border: 1px solid var(--accent); border-radius: 2px; padding: 0 .3em; white-space: nowrap; }
        .badge { font-size: .8125rem; font-weight: 600; border: 1px solid var(--edge); border-radius: 2px; padding: 0 .4em; white-space: nowrap; display: inline-block; }
        .act { border-top: 1px solid var(--hair); } .act > summary { font-size: 1rem; min-height: 44px; padding-block: .6rem; } .act .upload { border-top: 0; padding-top: 0; }
        details > summary { cursor: pointer; color: var(--accent); padding: .25rem 0; min-height: 24px; font-size: var(--t-table); }

        /* Figures: one component. Value, status mark, n of N; or a marker and its meaning. */
        .status { display: inline-flex; align-items: center; gap: .4em; font-weight: 600; white-space: nowrap; }
        .hole { fill: var(--paper); }
        .shape { width: .95em; height: .95em; flex: none; fill: currentColor; }
        .red .shape { color: var(--red); } .amber .shape { color: var(--amber); } .green .shape { color: var(--green); }
        .blue .shape { color: var(--blue); } .none .shape { color: var(--none); }
        .none { font-weight: 400; }
        .move { display: inline-flex; gap: .35em; align-items: baseline; }
        .move svg { width: .8em; height: .8em; flex: none; fill: none; stroke: currentColor; stroke-width: 2.4; }
        .figure { font-size: 1.125rem; font-weight: 650; line-height: 1.25; white-space: nowrap; }
        .figure sup, td sup { font-size: .75rem; font-weight: 600; line-height: 0; position: absolute; margin-left: .15em; margin-top: .5em; vertical-align: baseline; }
        .of { display: block; font-size: var(--t-note); color: var(--ink-soft); font-weight: 400; white-space: nowrap; }
        .marker { display: inline-block; min-width: 1.6em; text-align: center; border: 1px solid var(--edge); border-radius: 2px; font-weight: 650; font-size: .8125rem; line-height: 1.45; padding: 0 .3em; background: var(--paper); }
        .open-figure { font-family: inherit; font-variant: inherit; color: inherit; background: none; border: 0; padding-block: 0; padding-left: 0; cursor: help; min-height: 24px; text-decoration: underline dotted var(--edge) 1px; text-underline-offset: .25em; }
        .open-figure:not(.d0, .d1, .p0) { padding-right: 0; }
        [popover] { max-width: 22rem; border: 1px solid var(--edge); padding: var(--s4); font-size: var(--t-table); color: var(--ink); background: var(--paper); box-shadow: 0 6px 24px #0003; position-area: block-end span-inline-end; margin: .3rem; text-align: left; white-space: normal; }

        /* Tables. Numbers align on the decimal point: pad what a cell lacks against "00.0%". */
        table { border-collapse: collapse; width: 100%; font-size: var(--t-table); line-height: 1.4; }
        caption { text-align: left; font-weight: 650; font-size: 1rem; padding-bottom: var(--s2); }
        caption .note, caption.note { display: block; font-weight: 400; }
        caption.note { display: table-caption; max-width: 90ch; }
        .months th { white-space: nowrap; } .grades { table-layout: fixed; } .grades th:first-child { width: 25%; }
        th { text-align: left; font-weight: 600; vertical-align: bottom; }
        thead th, thead .num { white-space: normal; }
        thead th { font-size: var(--t-note); font-weight: 600; color: var(--ink-soft); line-height: 1.3; border-bottom: 1px solid var(--ink); padding: var(--s2) var(--s2); }
        td, tbody th { padding: .45rem var(--s2); border-bottom: 1px solid var(--hair); vertical-align: top; }
        tbody th { font-weight: 600; }
        tr > :first-child { padding-left: 0; }
        tr > :last-child { padding-right: 0; }
        .num { text-align: right; white-space: nowrap; }
        .p1 { padding-right: 0; } .p0, .d1 { padding-right: 1.5ch; } .d0 { padding-right: 3ch; }
        td .p1, td .p0, td .d1, td .d0 { display: inline-block; }
        .rule { padding-left: var(--s6); }
        .total > * { border-top: 1px solid var(--ink); font-weight: 650; }
        .mid { text-align: center; }
        .scroll { overflow-x: auto; }
        .score { table-layout: fixed; }
        .score col:nth-child(1) { width: 20%; } .score col:nth-child(2) { width: 9.5%; } .score col:nth-child(4) { width: 11.5%; } .score col:nth-child(6) { width: 12.5%; }
        .score col:is(:nth-child(3), :nth-child(5), :nth-child(7), :nth-child(8)) { width: 6.5%; }
        .score .region, .score .region + col { width: 6.5%; }
        .score td { padding-block: .6rem; }
        .score .what a { font-weight: 600; color: var(--ink); text-decoration-color: var(--rule); font-size: .9375rem; line-height: 1.3; }
        .score .what a:hover { text-decoration-color: currentColor; color: var(--accent); }
        .score .what .of a { font-weight: 400; font-size: var(--t-note); color: var(--accent); }
        .agreed { font-size: var(--t-table); margin: -.4rem 0 var(--s2); max-width: none; }
        .agreed .note { font-size: inherit; }
        .score .ref .of { white-space: normal; }
        .score .say { font-size: var(--t-note); line-height: 1.42; }
        .score .say b { font-weight: 650; }
        .score tr.sub .what { padding-left: var(--s4); }
        .score svg.spark { display: block; width: 100%; max-width: 150px; height: auto; overflow: visible; }
        .signs { display: flex; flex-wrap: wrap; gap: .15rem .9rem; margin-top: .2rem; font-size: var(--t-note); line-height: 1.25; }
        .signs .sign, .one-sheet .sign { width: 1.15rem; height: 1.15rem; } .stands { display: block; margin-top: .25rem; }
        .one-sheet table { table-layout: fixed; } .one-sheet :is(td, tbody th) { padding-block: .3rem; font-size: var(--t-note); } .one-sheet tbody th a { font-size: var(--t-table); }
        .one-sheet col:nth-child(1) { width: 25%; } .one-sheet col:nth-child(2) { width: 16%; } .one-sheet col:nth-child(3) { width: 9%; } .one-sheet col:nth-child(4) { width: 15%; } .one-sheet col:nth-child(5) { width: 11%; }

        /* Charts. Text sits in the SVG at the size it is drawn; a narrow drawing replaces the wide one on a small screen. */
        figure.chart { margin-block: var(--s4) var(--s6); }
        figure.chart h3 { margin: 0 0 .1rem; font-size: 1.125rem; }
        svg text { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; font-family: var(--sans); font-variant-numeric: tabular-nums; fill: var(--ink); }
        svg.wide, svg.narrow { display: block; width: 100%; height: auto; overflow: visible; }
        svg.narrow { display: none; }
        svg.bars { max-width: 47.5rem; }
        .c-soft { fill: var(--ink-soft); }
        .c-grid { stroke: var(--hair); stroke-width: 1; }
        .c-axis { stroke: var(--ink); stroke-width: 1; }
        .c-band { fill: #e9ecf0; }
        .c-limit { stroke: #8b95a3; stroke-width: 1; stroke-dasharray: 2 3; fill: none; }
        .c-mean { stroke: #6c7684; stroke-width: 1; fill: none; }
        .c-line { stroke: var(--ink); stroke-width: 1.4; fill: none; stroke-linejoin: round; }
        .c-dot { fill: var(--ink); }
        .c-hollow { fill: var(--paper); stroke: var(--ink); stroke-width: 1.4; }
        .c-concern { fill: var(--concern); stroke: var(--paper); stroke-width: 1; }
        .c-improve { fill: var(--paper); stroke: var(--improve); stroke-width: 2; }
        .c-neutral { fill: var(--paper); stroke: var(--neutral); stroke-width: 1.8; }
        .c-target { stroke: var(--accent); stroke-width: 2; fill: none; }
        .spark .c-target { stroke-width: 1.1; } .spark .c-line { stroke-width: 1.2; }
        .c-peer { stroke: var(--neutral); stroke-width: 1.8; stroke-dasharray: 6 4; fill: none; }
        .c-mark { stroke: var(--ink); stroke-width: 1; fill: none; }
        .c-hatch { stroke: #9aa3af; stroke-width: 1; }
        .c-bar { fill: #8b95a3; } .c-bar-concern { fill: var(--concern); } .c-bar-improve { fill: var(--improve); } .c-bar-neutral { fill: var(--neutral); }
        .c-t-target { fill: var(--accent); font-weight: 600; } .c-t-concern { fill: var(--concern); font-weight: 600; } .c-t-improve { fill: var(--improve); font-weight: 600; }
        .c-t-peer { fill: var(--neutral); font-weight: 600; } .c-b { font-weight: 650; }
        .key { display: flex; flex-wrap: wrap; gap: .2rem var(--s4); font-size: var(--t-note); color: var(--ink-soft); list-style: none; padding: 0; margin: 0 0 var(--s3); }
        .key li { display: inline-flex; gap: .4em; align-items: center; max-width: none; }
        .key svg { width: 14px; height: 14px; flex: none; overflow: visible; }
        .multiples { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: var(--s4) var(--s4); padding: 0; list-style: none; }
        .multiples svg { width: 100%; height: auto; display: block; }
        .multiples li { font-size: var(--t-note); line-height: 1.35; }
        .hex-1 { fill: #e9eff8; } .hex-2 { fill: #bdd0ea; } .hex-3 { fill: #7fa3d3; } .hex-4 { fill: #1f518f; }
        svg .tile text { stroke: none; } .hex-4 ~ text { fill: #fff; }
        .hex-c { fill: url(#hatch); }
        .hex-in { stroke: var(--ink); stroke-width: 2.5; } .hex-out { stroke: #fff; stroke-width: 2; }

        .compare { border-left: 4px solid var(--accent); padding: .1rem 0 .1rem var(--s4); margin-block: var(--s4); }
        /* What an import found, and what it would change. Where it is, what is wrong, what to do; old struck through, new in bold. */
        .problems th, .problems .at { white-space: nowrap; }
        .problems .at { color: var(--ink-soft); } .problems .do { font-weight: 600; } .problems q { overflow-wrap: anywhere; }
        .diff del { color: var(--ink-soft); text-decoration-thickness: 1px; } .diff ins { font-weight: 650; text-decoration: none; }
        .diff .added th::before { content: "+ "; } .diff .removed th::before { content: "− "; } .diff .removed > * { color: var(--ink-soft); }
        .pages { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--s1) var(--s4); align-items: baseline; border-top: 1px solid var(--ink); padding-top: var(--s2); margin-top: var(--s3); font-size: var(--t-table); }
        .pages ul { display: flex; flex-wrap: wrap; gap: 0 var(--s1); list-style: none; margin: 0; padding: 0; }
        .pages :is(a, b) { display: inline-block; min-width: 24px; min-height: 24px; padding: .15rem .4rem; text-align: center; }
        .pages b { border-bottom: 2px solid var(--ink); font-weight: 650; } .pages p { margin: 0; color: var(--ink-soft); }

        tr.beside > * { color: var(--ink-soft); font-size: var(--t-note); padding-top: 0; font-weight: 400; }
        tr.has-beside > * { border-bottom: 0; padding-bottom: .1rem; }

        /* Forms */
        form fieldset { border: 0; padding: 0; margin: 0; }
        legend { font-size: var(--t-lead); font-weight: 650; padding: 0; line-height: 1.3; float: left; width: 100%; margin-bottom: var(--s2); }
        legend + * { clear: both; }
        label { font-weight: 600; display: block; }
        .hint { color: var(--ink-soft); font-size: var(--t-table); margin: 0 0 var(--s2); }
        input:is([type=text], [type=search], [type=email], [type=password], [type=number], [type=date], [type=url], [type=tel]), select, textarea { font: inherit; color: inherit; border: 2px solid var(--edge); border-radius: 0; padding: .45rem .55rem; min-height: 44px; background: var(--paper); max-width: 100%; }
        input.short { width: 8.5ch; text-align: right; font-size: 1.25rem; font-weight: 600; }
        textarea { width: 100%; field-sizing: content; min-height: 4.6rem; line-height: 1.45; }
        :is(input, select, textarea)[aria-invalid=true] { border-color: var(--red); }
        .error, .check { margin: 0 0 var(--s2); font-size: .9375rem; font-weight: 600; display: flex; gap: .45em; align-items: baseline; }
        .error { color: var(--red); } .check { color: var(--ink); font-weight: 400; border-left: 4px solid var(--amber); padding-left: var(--s3); margin-top: var(--s3); display: block; }
        .summary-of-errors { border: 4px solid var(--red); padding: var(--s4) var(--s6); margin-bottom: var(--s8); max-width: 46rem; }
        .summary-of-errors h2 { margin: 0 0 var(--s2); font-size: var(--t-lead); }
        .summary-of-errors ul { margin: 0; padding: 0; list-style: none; }
        .summary-of-errors a { color: var(--red); font-weight: 600; display: inline-block; padding: .2rem 0; }
        .line { border-top: 2px solid var(--ink); padding-top: var(--s4); margin-bottom: var(--s12); display: grid; grid-template-columns: minmax(0, 34rem) minmax(0, 1fr); gap: var(--s4) var(--s12); }
        .line > legend, .line > .head { grid-column: 1 / -1; }
        .entry { display: flex; flex-wrap: wrap; gap: var(--s3) var(--s4); align-items: end; margin-bottom: var(--s3); }
        .entry .result { font-size: 1.5rem; font-weight: 650; line-height: 44px; white-space: nowrap; }
        .entry .over { line-height: 44px; color: var(--ink-soft); }
        .field { margin-bottom: var(--s4); }
        .field.wrong { border-left: 4px solid var(--red); padding-left: var(--s3); }
        .pick { display: grid; grid-template-columns: auto 1fr; gap: .1rem .7rem; margin-bottom: var(--s2); align-items: start; }
        .pick input { width: 24px; height: 24px; margin: .1rem 0 0; accent-color: var(--accent); }
        .pick label { font-weight: 400; min-height: 24px; }
        .lastfour { max-width: 23rem; }
        .lastfour td, .lastfour th { padding-block: .2rem; }
        .line svg.spark { width: 15rem; margin-top: var(--s4); }
        .entry > div { min-width: 0; max-width: 100%; }
        input[type=file] { font: inherit; max-width: 100%; padding: var(--s3); border: 2px dashed var(--edge); background: var(--wash); }
        input[type=file]::file-selector-button { font: 600 1rem/1.2 var(--sans); color: var(--accent); background: var(--paper); border: 2px solid var(--accent); border-radius: 2px; padding: .5rem .9rem; margin-right: var(--s3); min-height: 44px; cursor: pointer; }
        input[type=file]::file-selector-button:hover { background: var(--accent-wash); }
        .upload { max-width: 46rem; border-top: 2px solid var(--ink); padding-top: var(--s4); margin-bottom: var(--s8); }
        .upload .button { margin-top: var(--s3); }
        .timetable { table-layout: fixed; } .timetable :is(td, th) { vertical-align: top; overflow-wrap: anywhere; } .timetable .group th { padding-top: var(--s4); font-weight: 650; }
        .search { display: flex; flex-wrap: wrap; align-items: end; gap: var(--s3) var(--s4); padding-block: var(--s3); border-block: 1px solid var(--hair); margin-bottom: var(--s6); }
        .search > div { min-width: 0; } .search > .grow { flex: 1 1 16rem; } .search .grow input { width: 100%; }
        .search label { font-size: var(--t-note); color: var(--ink-soft); }
        .steps { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s6); list-style: none; padding: var(--s2) 0; font-size: var(--t-table); border-block: 1px solid var(--hair); }

        .cells { font-size: var(--t-note); width: auto; } .cells td, .cells th { padding: .15rem .5rem; border: 1px solid var(--hair); white-space: nowrap; max-width: 22ch; overflow: hidden; text-overflow: ellipsis; }
        .cells th a { display: inline-block; min-width: 24px; min-height: 24px; text-align: center; } .cells .headings td { background: var(--accent-wash); font-weight: 600; }
        .places { margin: var(--s1) 0 0; padding-left: 1.1em; font-size: var(--t-note); } .columns { columns: 16rem; font-size: var(--t-note); }
        .mapped select { width: 100%; min-width: 9rem; } .mapped .asked > th { border-left: 4px solid var(--accent); padding-left: var(--s2); } .mapping .field { max-width: 46rem; } .mapping .field :is(select, input[type=text]:not(.date)) { width: 100%; }
        .progress { border: 2px solid var(--accent); padding: var(--s4) var(--s6); max-width: 46rem; } .progress [aria-current] { font-weight: 600; }

        .tick { display: flex; gap: var(--s2); align-items: baseline; } .tick input { width: 1.25rem; height: 1.25rem; flex: none; align-self: center; } .tick label { font-weight: 400; } .needed { font-weight: 400; color: var(--ink-soft); }
        .entries .field :is(select, textarea, input[type=text]:not(.number, .word)) { width: 100%; max-width: 46rem; } .entries :is(.number, .word) { max-width: 9rem; } .entries .beside { display: inline; font-weight: 400; } .entries h2 { margin-top: var(--s8); }
        form fieldset { min-width: 0; } .tick label { min-width: 0; overflow-wrap: anywhere; } .tick .of { white-space: normal; } form fieldset.row-of-fields { border: 1px solid var(--edge); padding: var(--s3) var(--s4); margin: 0 0 var(--s4); } .row-of-fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: 0 var(--s4); align-items: start; } .row-of-fields > :is(.field.tick, details) { grid-column: 1 / -1; } .entries legend { font-size: 1rem; font-weight: 600; padding: 0 var(--s2); } .entries .field > legend { padding: 0; margin: 0 0 var(--s1); } details.section > summary { font-size: 1.1rem; margin-top: var(--s4); }
        .set-up { max-width: 46rem; padding-left: 1.5rem; } .set-up li { padding: var(--s2) 0; } .set-up .of { display: inline; margin: 0 var(--s2); } .entries details.section + .field { margin-top: var(--s4); }
        .at-once { display: inline; } .masthead form { margin: 0; } .masthead .who { margin-left: auto; }
        button.plain { font: inherit; color: var(--accent); background: none; border: 0; padding: .2rem; min-height: 24px; text-decoration: underline; cursor: pointer; }
        .doors { list-style: none; padding: 0; } .doors li { margin-bottom: var(--s3); } .doors .button { margin: 0 var(--s2) 0 0; }

        /* Small adjustments, used rarely */
        .wrap { white-space: normal !important; } .nb { white-space: nowrap; } .inked { color: var(--ink); } .strong { font-weight: 600; }
        .above-2 { margin-top: var(--s2); } .above-4 { margin-top: var(--s4); } .above-6 { margin-top: var(--s6); } .above-8 { margin-top: var(--s8) !important; } .above-12 { margin-top: var(--s12) !important; }
        .flush { margin: 0; } .top { margin-top: 0; } .low { align-self: end; } .to-end { margin-left: auto; } .apart { margin-left: var(--s6); }
        .body-size { font-size: 1rem !important; } .large { font-size: 1.75rem; } .finding { font-size: var(--t-lead); margin: 0 0 .1rem; } .narrower { max-width: 52rem; }
        .tight { padding-left: 1.1em; margin: 0; } .date { width: 16ch; } .said.open { border-color: var(--accent); }
        .tiles { width: 100%; max-width: 27rem; height: auto; display: block; }
        .symbols, .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
        .c-span { stroke: var(--concern) !important; } .c-span-improve { stroke: var(--improve) !important; } .c-span-plain { stroke: var(--neutral) !important; } .c-far { fill: #f1f3f6; } .c-near { fill: #e2e6ec; } .c-target.thin { stroke-width: 1; }
        .fiction p { margin-block: 0; }

        /* Brief: one sheet of A4 */
        .sheet { max-width: 210mm; margin: var(--s6) auto; padding: 11mm 12mm 9mm; border: 1px solid var(--rule); box-shadow: 0 2px 18px #0001; font-size: 9.4pt; line-height: 1.34; }
        .sheet h1 { font-size: 19pt; margin: 0 0 1.5mm; max-width: none; }
        .sheet h2 { font-size: 11pt; margin: 4mm 0 1mm; letter-spacing: 0; }
        .sheet p { margin-bottom: 1.5mm; max-width: none; }
        .sheet .lead { font-size: 11pt; line-height: 1.38; }
        .sheet table { font-size: 8.9pt; line-height: 1.33; }
        .sheet thead th, .sheet thead .num { white-space: normal; }
        .sheet thead th { font-size: 8.2pt; padding: 1mm 1.5mm; }
        .sheet td, .sheet tbody th { padding: 1.6mm 1.5mm; }
        .sheet tr > :first-child { padding-left: 0; } .sheet tr > :last-child { padding-right: 0; }
        .sheet .know > th { padding-left: 1.5mm; }
        .sheet col:nth-child(1) { width: 7mm; } .sheet col:nth-child(2) { width: 37mm; } .sheet col:nth-child(4) { width: 41mm; } .sheet col:nth-child(5) { width: 43mm; }
        .sheet .note { font-size: 8.5pt; }
        .sheet caption { font-weight: 400; font-size: 8.6pt; }
        .sheet .know .rank { border-bottom: 1px solid var(--rule); }
        .sheet .rank { font-size: 17pt; line-height: 1; font-weight: 300; width: 7mm; color: var(--ink); }
        .sheet .of { font-size: 8.4pt; white-space: normal; }
        .ask { border-bottom: 1px solid var(--rule); }
        .ask td { padding-top: 0 !important; }
        .ask p { border-left: 3px solid var(--accent); padding-left: 2.5mm; margin: 0; font-size: 9.6pt; }
        .know td, .know th { border-bottom: 0; }
        .sheet .also { border-top: 1px solid var(--ink); margin: 3mm 0 0; padding-top: 1.5mm; font-size: 8.9pt; }
        .brief { font-size: 11pt; line-height: 1.24; } .brief h1, .brief .title { font-size: 17pt; margin: 0 0 1mm; } .brief :is(.note, .lead, .also, .thirds ul, .thirds p) { font-size: 11pt; line-height: 1.24; } .brief p { margin: 0 0 .6mm; } .brief :is(p, li) { max-width: none; }
        .brief .asks { padding-left: 6mm; margin: 1.5mm 0; } .brief .asks > li { margin-bottom: 2mm; } .brief .asked { border-left: 3px solid var(--accent); padding-left: 2.5mm; } .brief :is(h2, h3):not(.title) { font-size: 11pt; margin: 1mm 0 .6mm; } .brief .thirds { gap: 0 5mm; } .brief .also { margin-top: 1.5mm; padding-top: 1mm; }
        .thirds { display: grid; grid-template-columns: 1.15fr 1.25fr .9fr; gap: 0 6mm; }
        .thirds h2 { border-top: 1px solid var(--ink); padding-top: 1.2mm; }
        .thirds ul { list-style: none; padding: 0; margin: 0; font-size: 8.8pt; }
        .thirds li { padding: .9mm 0; border-bottom: 1px solid var(--hair); }
        .thirds li:last-child { border: 0; }

        /* Meeting */
        .agenda { list-style: none; padding: 0; margin: 0; }
        .agenda > li { display: grid; grid-template-columns: 3.2rem minmax(0, 1fr) 9rem; gap: 0 var(--s4); padding: var(--s3) 0; border-top: 1px solid var(--hair); max-width: none; }
        .agenda > li:first-child { border-top: 1px solid var(--ink); }
        .agenda .no { font-size: 1.25rem; font-weight: 300; line-height: 1.3; }
        .agenda h3 { margin: 0; } .agenda p { margin: .15rem 0 0; } .agenda .purpose { font-size: var(--t-note); color: var(--ink-soft); text-align: right; }
        .agenda > li.now { border: 3px solid var(--accent); border-radius: 2px; padding: var(--s4); margin-block: -1px; }
        .said { border-left: 3px solid var(--rule); padding-left: var(--s4); margin-bottom: var(--s4); }
        .said p { margin-bottom: var(--s1); }
        .resolution { border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); padding-block: var(--s4); margin-block: var(--s6); }
        .conditions { list-style: none; padding: 0; counter-reset: c; margin: var(--s3) 0; }
        .conditions li { display: grid; align-items: start; grid-template-columns: 5.4rem minmax(0, 1fr); gap: var(--s3); padding: var(--s2) 0; border-top: 1px solid var(--hair); }

        /* Priorities */
        .matrix { width: auto; } .matrix td { position: relative; min-width: 4.5rem; height: 2.6rem; text-align: center; border: 1px solid var(--hair); vertical-align: middle; padding: var(--s1); } .matrix td:first-child { border: 0; } .matrix thead th { text-align: center; max-width: 6rem; }
        .matrix td.red { box-shadow: inset 0 -3px var(--red); } .matrix td.amber { box-shadow: inset 0 -3px var(--amber); } .matrix td.green { box-shadow: inset 0 -3px var(--green); } .matrix a { min-width: 24px; min-height: 24px; justify-content: center; }
        .search > div { max-width: 100%; } .search select { max-width: 100%; } dl.facts dd { overflow-wrap: anywhere; min-width: 0; }
        .progress-table td:nth-child(3) { width: 38%; } .progress-table td:nth-child(4) { width: 30%; }
        .present { font-size: clamp(1.25rem, 1rem + 1.2vw, 2rem); line-height: 1.4; } .present h1 { font-size: clamp(2rem, 1.2rem + 3vw, 4rem); max-width: 24ch; } .present h2 { font-size: 1.2em; margin-top: var(--s6); }
        .present :is(.note, .where) { font-size: .7em; } .present :is(p, li) { max-width: 60ch; } .present .by { color: var(--ink-soft); } .turn { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s6); border-top: 1px solid var(--ink); padding-top: var(--s3); margin-top: var(--s8); font-size: .7em; } .turn a { min-height: 24px; }
        body:has(.present) :is(.nav, .foot) { display: none; } .papers { overflow-wrap: anywhere; } .papers a { display: inline-block; padding-block: .2rem; min-height: 24px; } .agenda .choices { margin: 0; } .minute { border-top: 1px solid var(--hair); padding-top: var(--s3); margin-bottom: var(--s6); } .minute p { white-space: pre-line; }
        .versions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: var(--s4); }

        /* Links that stand above one another are far enough apart to be hit. */
        @media screen { tbody :is(th, td) > a, tbody .of a { display: inline-block; min-height: 24px; } }

        /* Small screens: a wide table becomes one block a row, each figure under its own label. */
        @media screen and (max-width: 60rem) {
          .pair, .line { grid-template-columns: minmax(0, 1fr); gap: var(--s6); }
          .multiples { grid-template-columns: repeat(3, minmax(0, 1fr)); }
          .stack, .stack tbody, .stack tr, .stack td, .stack th { display: block; }
          .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .stack tbody tr { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: .1rem var(--s3); padding: var(--s3) 0; border-bottom: 1px solid var(--rule); }
          .stack td, .stack tbody th { border: 0; padding: .15rem 0; text-align: left; }
          .stack td[data-label]::before { content: attr(data-label); display: block; font-size: .75rem; line-height: 1.3; color: var(--ink-soft); font-weight: 400; }
          .stack tbody th, .stack .what, .stack .say, .stack .full { grid-column: 1 / -1; }
          .stack .half { grid-column: span 2; }
          .stack caption { display: block; }
          .stack .of { white-space: normal; }
          .stack.grades th:first-child { width: auto; }
          .stack.grades tbody tr { grid-template-columns: 1fr 1fr 1.28fr; gap: .1rem var(--s2); }
          .line { gap: var(--s3); }
          .score .ref { order: 1; } .score .trend { order: 2; } .score .say { order: 3; } .score .nil { display: none; }
          .score svg.spark { max-width: 18rem; }
          .stack td .p1, .stack td .p0, .stack td .d1, .stack td .d0, .stack td.num { padding-right: 0; white-space: normal; }
          .stack tr.sub .what { padding-left: 0; }
          .stack td:empty { display: none; }
        }
        @media screen and (max-width: 40rem) {
          main { padding-top: var(--s4); }
          h2 { margin-top: var(--s8); }
          .masthead .who { margin-left: 0; } .find { margin-left: 0; width: 100%; } .find input { flex: 1; max-width: none; }
          .nav ul { gap: 0 var(--s4); }
          .nav a { padding: .3rem 0; }
          svg.wide { display: none; } svg.narrow { display: block; }
          .months .rule { white-space: normal; padding-left: var(--s2); }
          .problems th, .problems .at { white-space: normal; }
          .multiples { grid-template-columns: repeat(2, minmax(0, 1fr)); }
          dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: var(--s2); }
          .sheet .know > th, .sheet td { padding-inline: 0; }
          .sheet .note, .sheet caption { font-size: var(--t-note) !important; }
          .sheet { padding: 4mm; margin: var(--s3) 0; border-inline: 0; box-shadow: none; font-size: 1rem; }
          .sheet p, .sheet td, .sheet table, .sheet .also, .ask p, .thirds ul, .sheet .of { font-size: .9375rem; }
          .thirds { grid-template-columns: minmax(0, 1fr); }
          .agenda > li { grid-template-columns: 1.8rem minmax(0, 1fr); } .agenda .purpose { grid-column: 2; text-align: left; }
        }

        /* Other ways of seeing */
        @media (forced-colors: active) {
          :root { --ink: CanvasText; --ink-soft: CanvasText; --paper: Canvas; --hair: GrayText; --edge: CanvasText; --accent: LinkText; --red: CanvasText; --amber: CanvasText; --green: CanvasText; --blue: CanvasText; --none: CanvasText; --concern: CanvasText; --improve: LinkText; --neutral: LinkText; }
          .c-band { fill: none; } .c-limit, .c-mean, .c-hatch { stroke: GrayText; } .c-bar { fill: GrayText; }
          [class^=hex-], .hex-4 ~ text { fill: Canvas; } [class^=hex-] { stroke: CanvasText; } .tile text { fill: CanvasText; }
          .nav a:not([aria-current]) { border-color: Canvas; }
        }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media print {
          @page { size: A4; margin: 14mm 13mm; }
          @page wide { size: A4 landscape; margin: 11mm; }
          @page sheet { size: A4; margin: 0; }
          html { font-size: 10pt; }
          .nav, .skip, .choices, .search, .find, .pages, .upload, .who, .no-print, details:not([open]) { display: none !important; }
          .fiction { background: none; }
          .pair { grid-template-columns: minmax(0, 1fr) 60mm; gap: 4mm 6mm; }
          dl.facts { grid-template-columns: 19mm minmax(0, 1fr); } .of { white-space: normal; }
          svg.wide { display: block; } svg.narrow { display: none; }
          [popover] { display: none; } .figure { font-size: 1.1em; }
          .conditions li { grid-template-columns: 18mm 1fr; } .masthead { padding-block: 1mm; }
          main, .bar, .masthead { max-width: none; padding-inline: 0; }
          a { color: inherit; text-decoration: none; }
          thead { display: table-header-group; }
          tr, figure, li, .line { break-inside: avoid; }
          h2, h3, caption { break-after: avoid; }
          .landscape { page: wide; }
          .landscape .score { font-size: 7.8pt; } .landscape :is(.say, .of, .note, thead th) { font-size: 7.2pt; } .landscape .what a { font-size: 8.2pt; } .landscape td, .landscape .score tbody th { padding-block: 1.1mm; } .landscape h2 { margin-top: 5mm; font-size: 12pt; } .landscape svg.spark { max-width: 30mm; }
          @page tight { size: A4 landscape; margin: 7mm 10mm; } body:has(.one-sheet) { page: tight; }
          body:has(.one-sheet) :is(.foot, .masthead) { display: none; } body:has(.one-sheet) .fiction .bar { padding-block: 0; font-size: 7pt; }
          main:has(.one-sheet) { padding-block: 0; } main:has(.one-sheet) h1 { font-size: 12pt; margin: 0; } main:has(.one-sheet) > :is(p, div, ul) { font-size: 7pt; line-height: 1.1; margin: .3mm 0; max-width: none; }
          .one-sheet { columns: 2; column-gap: 6mm; } .one-sheet h2 { font-size: 8.5pt !important; line-height: 1.05; margin: 1mm 0 .2mm !important; } .one-sheet section + section thead, .one-sheet :is(.say, col:nth-child(6)), .one-sheet ~ :is(h2, table) { display: none; }
          .one-sheet col:nth-child(1) { width: 33%; } .one-sheet col:nth-child(2) { width: 23%; } .one-sheet col:nth-child(3) { width: 11%; } .one-sheet col:nth-child(4) { width: 19%; } .one-sheet col:nth-child(5) { width: 14%; }
          .one-sheet table :is(td, th, a, .of, .figure, .signed, .status) { font-size: 7pt; line-height: 1.05; padding-block: 0; margin: 0; } .one-sheet :is(td, tbody th) { padding-block: .2mm !important; padding-inline: 0 1mm; }
          .one-sheet :is(.of, .figure, .signed, .status) { display: inline; } .one-sheet td .of { margin-left: 1mm; } .one-sheet td :is(.p1, .p0, .d1, .d0) { padding: 0; } .one-sheet sup { position: static; font-size: 5.5pt; margin: 0; }
          .one-sheet .marker { font-size: 6.5pt; line-height: .9; padding: 0 .5mm; min-width: 0; border-width: .5px; } .one-sheet .sign { width: 2.6mm; height: 2.6mm; } .one-sheet .shape { width: 2mm; height: 2mm; } .one-sheet :is(.sign, .shape) { vertical-align: -.4mm; margin-right: 1mm; }
          .one-sheet ~ .sources, .one-sheet ~ .sources :is(h2, ul, li) { display: inline; font-size: 6pt; line-height: 1.1; margin: 0; padding: 0; } .one-sheet ~ .sources { display: block; margin-top: 1mm; }
          .masthead form { display: none; }
          .landscape .timetable { font-size: 7.2pt; line-height: 1.2; table-layout: fixed; } .landscape .timetable :is(.of, thead th, .new) { font-size: 6.6pt; line-height: 1.2; } .landscape .timetable :is(td, tbody th) { padding-block: .6mm; } .timetable .group { break-after: avoid; } .timetable + .timetable { break-before: page; }
          .tracker { font-size: 8.6pt; } .tracker h1 { font-size: 15pt; margin-bottom: 1mm; } .tracker h2 { font-size: 10.5pt; margin: 3mm 0 1mm; } .tracker :is(p, ul, dl) { margin-bottom: 1.2mm; }
          .tracker table { font-size: 7.8pt; line-height: 1.25; } .tracker :is(.of, .note, thead th) { font-size: 7.2pt; } .tracker td, .tracker tbody th { padding-block: .8mm; } .tracker dl.facts { grid-template-columns: 38mm minmax(0, 1fr); } .tracker .figure { font-size: 1em; }
          .tracker-sheet + .tracker-sheet { break-before: page; } main:has(.tracker) { padding-block: 0; } body:has(.tracker) .foot { display: none; }
          .sheet-page { page: sheet; }
          .sheet-page main { padding: 0; } .sheet-page .foot, .sheet-page .masthead { display: none; } .sheet-page .fiction .bar { padding: 4mm 12mm 0; }
          .sheet { border: 0; box-shadow: none; margin: 0; max-width: none; padding: 5mm 12mm 0; }
          .landscape .sheet { page: sheet; break-before: page; break-after: page; padding-top: 8mm; } .landscape .brief .note { font-size: 11pt; }
        }

        """#
}
