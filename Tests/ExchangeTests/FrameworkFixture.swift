import Domain
import Exchange

/// A framework that uses every key at least once. Everything in it is invented.
enum FrameworkFixture {
    static let fullest = """
        meta: {fictional: true, banner: 'FICTIONAL: nobody lives here'}
        partnership: {id: dale-scp, name: Dale Partnership, short_name: DSCP, statutory_basis: A law, vision: "Every child, every day", contact: team@dale.example}
        agencies:
        - {id: csc, name: Children's services, type: local-authority, partner: statutory-safeguarding-partner, data_lead: Analyst, signs_off: Head}
        - {id: pol, name: Police}
        areas:
          population_year: 2024
          list:
          - {id: dale, name: Dale, kind: district, code: E08000999, old_codes: ['999', '998'], other_names: ['Dale, Borough of'], parents: [north, east], pop_0_17: 8200, f_15_17: 300}
          - {id: upper-dale, name: Upper Dale, parent: dale, committee: board, valid_from: 2020-04-01, valid_until: 2030-03-31, pop_0_17: 4100}
          - {id: moor, name: Moor, kind: ward, parent: dale, populations: [{band: 0-17, mid_year: 2023, count: 90}, {band: 0-17, mid_year: 2024, count: 91}]}
          - {id: fell, name: Fell, kind: authority, code: E08000998, old_codes: ['997']}
          - {id: north, name: North, kind: region}
          - {id: east, name: East, kind: region}
          - {id: england, name: England, kind: country, code: E92000001}
        district: dale
        region: north
        country: england
        groups:
        - {dimension: age, members: [{id: 0-9, name: Under 10}, {id: 10-17, name: 10 and over}]}
        - {dimension: sex, members: [{id: female, name: Girls}, {id: male, name: Boys}]}
        sources:
        - {id: published, name: The tool, edition: April 2026, publisher: A department, licence: OGL, attribution: Contains data., address: 'https://example.org/a?b=c#d', agency: csc}
        priorities:
        - {id: p1, number: 1, title: Promptness, outcome: Seen soon, lead: Head, accountable: Director, subgroup: board, note: 'yes'}
        enabler_group: {id: enablers, title: Enablers, note: Always last}
        indicators:
        - id: visits
          national_code: NI 59
          title: 'Visits on time: all'
          kind: statutory return
          unit: percent
          polarity: higher-better
          decimals: 2
          frequency: quarterly
          period_type: financial-quarter
          local_lag_days: 28
          published_lag_days: 210
          agency: csc
          source_return: Census
          sources: [return-csc, published]
          breakdowns: [age, sex]
          area_breakdown: true
          disclosure: hospital
          definitions: [{number: 1, definition: All, numerator: In time, denominator: All of them}, {number: 2, valid_from: 2024-07-01, numerator: Sooner}]
          breaks: [{from: 2024-07-01, reason: A new system}]
          rebases: [{from: 2025-04-01, why: A second provider}]
          events: [{on: 2025-06-03, what: Inspection}]
          control: {screened: false, fixed_after: 24}
          replaced_by: plans
          closed_on: 2026-03-31
          verified_by: A. Marsh
          access: exempt-7
          note: |
            Two lines,
            the second one with a "quote" and a 'quote'.
          tier: core
          priority: p1
          reason: It is asked for
          duty: A duty
          held_to_account: csc
          expected_range: [80, 100]
          target: {value: 90, tolerance: 5, kind: relative_percent, quarter_profile: {Q2: 85.5}, from: 2025-04-01, until: 2026-03-31, note: A note}
          benchmark: {england: 85.7, england_period: 2025, source: Published, statistical_neighbours: 84.6}
        - id: plans
          title: Plans per 10,000
          unit: rate-per-10k-0-17
          polarity: neutral-in-range
          frequency: annual
          period_type: snapshot-period-end
          agency: csc
          disclosure: {largest_protected_count: 3, smallest_denominator: 20}
          flow: {starts: children, ends: episodes}
          tier: context
          priority: enablers
          targets: [{band: [30, 40], tolerance: 2, kind: points, area: upper-dale}, {expected_range: [0, 1e-7], area: moor}]
          benchmarks: [{of: neighbours, value: 40, source: Own}, {of: neighbours, value: 41.25, period: '2023-03-31'}]
        - {id: episodes, title: Missing episodes, unit: count, polarity: lower-better, frequency: monthly, period_type: calendar-month, agency: pol, tier: core, priority: p1, target: {value: 0}, agrees_with: {indicator: told, part: value, its: value, what: episodes}}
        - {id: waits, title: Average wait, unit: weeks-avg, polarity: lower-better, frequency: annual, period_type: financial-year, agency: pol, tier: supporting, priority: p1, expected_range: [0, 6.5]}
        - {id: children, title: Children, kind: population, unit: count, polarity: neutral-in-range, frequency: annual, period_type: snapshot-30-june, agency: csc}
        - {id: told, title: Missing episodes that we were told of, unit: count, polarity: lower-better, frequency: monthly, period_type: calendar-month, agency: csc}
        bodies:
        - {id: board, name: Board, chair: The chair, public: false, meets: quarterly, delegated: nothing}
        - {id: committee, name: Committee, public: true}
        meetings:
        - {id: b1, body: board, date: 2026-06-25, data_period: 2025-26Q4, paper_deadline: 2026-06-11, papers_published: 2026-06-17, status: held, note: The first}
        - {id: c1, body: committee, date: 2026-07-15, public: true, access: restricted}
        neighbour_models:
        - {id: sn-april-2021, name: Neighbours of April 2021, published_on: 2021-04-01}
        - {id: sn-may-2025, name: Neighbours of May 2025}
        preferred_neighbour_model: sn-may-2025
        mappings:
        - id: tool
          format: local-authority-interactive-tool
          source: published
          lines:
          - {indicator: plans, measure: CPP_rate, periods: snapshot-31-march}
        - id: people
          format: explore-education-statistics
          source: published
          lines:
          - {indicator: children, measure: population_estimate, filters: {age_group: 'Children aged 0 to 17 years'}, periods: snapshot-30-june}
          - {indicator: children, measure: girls, part: value, periods: snapshot-30-june, group: sex=female}
        bank_holidays: [2022-09-19, 2023-05-08]
        """

    /// One version of it, to read figures by.
    static func version(_ text: String = fullest) throws -> FrameworkVersion {
        let framework = try FrameworkFile.read(text).framework
        guard let day = Day(iso8601: "2026-09-01") else { preconditionFailure("the first of September is a day") }
        return FrameworkVersion(number: 1, knownFrom: day, actor: .owner, why: "the tests need one", framework: framework)
    }
}
