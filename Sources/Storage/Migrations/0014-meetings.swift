extension Migration {
    /// Who sits on a body, what a meeting is to deal with, what was taken down at it, and its minutes. Bodies and meetings
    /// themselves stand in the framework; rows here name them by their ids.
    static let meetings = Migration(name: "0014-meetings") { dialect in
        bodies(dialect) + agendas(dialect) + captures(dialect) + minutes(dialect)
    }

    private static func bodies(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE body_member (
                number \(dialect.identity),
                body TEXT NOT NULL CHECK (body <> ''),
                name TEXT NOT NULL CHECK (name <> ''),
                part TEXT NOT NULL CHECK (part <> ''),
                agency TEXT,
                substitute TEXT CHECK (substitute <> ''),
                from_day BIGINT NOT NULL,
                until_day BIGINT,
                CHECK (until_day IS NULL OR until_day >= from_day - 1)
            )
            """,
            "CREATE INDEX body_member_by_body ON body_member (body)",
        ]
    }

    private static func agendas(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE agenda (
                meeting TEXT NOT NULL PRIMARY KEY CHECK (meeting <> ''),
                body TEXT NOT NULL CHECK (body <> ''),
                published_at BIGINT,
                set_aside TEXT CHECK (set_aside <> ''),
                current_item BIGINT,
                opened_at BIGINT,
                closed_at BIGINT
            )
            """,
            """
            CREATE TABLE agenda_item (
                number \(dialect.identity),
                meeting TEXT NOT NULL REFERENCES agenda (meeting),
                place BIGINT NOT NULL CHECK (place > 0),
                title TEXT NOT NULL CHECK (title <> ''),
                purpose TEXT NOT NULL CHECK (purpose <> ''),
                kind TEXT NOT NULL CHECK (kind <> ''),
                presenter TEXT CHECK (presenter <> ''),
                about TEXT CHECK (about <> ''),
                access TEXT NOT NULL CHECK (access <> ''),
                late_reason TEXT CHECK (late_reason <> ''),
                minute BIGINT CHECK (minute > 0),
                withdrawn_why TEXT CHECK (withdrawn_why <> '')
            )
            """,
            "CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting, place)",
            // A letter, with its appendices, is one paper's for good.
            """
            CREATE TABLE paper (
                number \(dialect.identity),
                meeting TEXT NOT NULL REFERENCES agenda (meeting),
                item BIGINT NOT NULL REFERENCES agenda_item (number),
                letter BIGINT NOT NULL CHECK (letter > 0),
                appendix BIGINT NOT NULL CHECK (appendix >= 0),
                title TEXT NOT NULL CHECK (title <> ''),
                file BIGINT REFERENCES attached_file (number),
                supplement BIGINT NOT NULL CHECK (supplement IN (0, 1)),
                withdrawn_why TEXT CHECK (withdrawn_why <> ''),
                UNIQUE (meeting, letter, appendix)
            )
            """,
            """
            CREATE TABLE planned_item (
                number \(dialect.identity),
                body TEXT NOT NULL CHECK (body <> ''),
                meeting TEXT NOT NULL CHECK (meeting <> ''),
                title TEXT NOT NULL CHECK (title <> ''),
                purpose TEXT NOT NULL CHECK (purpose <> ''),
                kind TEXT NOT NULL CHECK (kind <> ''),
                owner TEXT NOT NULL CHECK (owner <> ''),
                paper_due BIGINT,
                access TEXT NOT NULL CHECK (access <> ''),
                state TEXT NOT NULL CHECK (state IN ('planned', 'on-agenda', 'withdrawn')),
                item BIGINT REFERENCES agenda_item (number)
            )
            """,
            "CREATE INDEX planned_item_by_body ON planned_item (body, meeting)",
        ]
    }

    private static func captures(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE attendance (
                number \(dialect.identity),
                meeting TEXT NOT NULL REFERENCES agenda (meeting),
                name TEXT NOT NULL CHECK (name <> ''),
                member BIGINT REFERENCES body_member (number),
                state TEXT NOT NULL CHECK (state IN ('present', 'apologies', 'substitute', 'absent')),
                substitute TEXT CHECK (substitute <> ''),
                at BIGINT NOT NULL,
                actor TEXT NOT NULL CHECK (actor <> '')
            )
            """,
            "CREATE INDEX attendance_by_meeting ON attendance (meeting)",
            """
            CREATE TABLE declaration (
                number \(dialect.identity),
                meeting TEXT NOT NULL REFERENCES agenda (meeting),
                item BIGINT REFERENCES agenda_item (number),
                name TEXT NOT NULL CHECK (name <> ''),
                nature TEXT NOT NULL CHECK (nature <> ''),
                leaves BIGINT NOT NULL CHECK (leaves IN (0, 1)),
                at BIGINT NOT NULL,
                actor TEXT NOT NULL CHECK (actor <> '')
            )
            """,
            "CREATE INDEX declaration_by_meeting ON declaration (meeting)",
            // `has_reply` stands for a reply that is not empty, so that lists of what waits need no words.
            """
            CREATE TABLE question (
                number \(dialect.identity),
                meeting TEXT NOT NULL REFERENCES agenda (meeting),
                item BIGINT NOT NULL REFERENCES agenda_item (number),
                asker TEXT NOT NULL CHECK (asker <> ''),
                asker_kind TEXT NOT NULL CHECK (asker_kind <> ''),
                topic TEXT NOT NULL,
                replied_by TEXT CHECK (replied_by <> ''),
                has_reply BIGINT NOT NULL DEFAULT 0 CHECK (has_reply IN (0, 1)),
                to_agency TEXT,
                to_body TEXT,
                to_name TEXT,
                to_post TEXT,
                due BIGINT,
                at BIGINT NOT NULL,
                CHECK (to_agency IS NULL OR to_body IS NULL),
                CHECK (to_agency IS NULL OR due IS NOT NULL)
            )
            """,
            "CREATE INDEX question_by_meeting ON question (meeting)",
            "CREATE INDEX question_by_wait ON question (has_reply, due, number)",
            """
            CREATE TABLE resolution (
                number \(dialect.identity),
                meeting TEXT NOT NULL REFERENCES agenda (meeting),
                item BIGINT NOT NULL REFERENCES agenda_item (number),
                place BIGINT NOT NULL CHECK (place > 0),
                verb TEXT NOT NULL CHECK (verb <> ''),
                withdrawn_why TEXT CHECK (withdrawn_why <> ''),
                at BIGINT NOT NULL,
                UNIQUE (item, place)
            )
            """,
            "CREATE INDEX resolution_by_meeting ON resolution (meeting)",
            """
            CREATE TABLE champion_note (
                number \(dialect.identity),
                meeting TEXT NOT NULL REFERENCES agenda (meeting),
                name TEXT NOT NULL CHECK (name <> ''),
                says TEXT NOT NULL CHECK (says <> ''),
                at BIGINT NOT NULL,
                actor TEXT NOT NULL CHECK (actor <> ''),
                replaced BIGINT NOT NULL DEFAULT 0 CHECK (replaced IN (0, 1))
            )
            """,
            "CREATE INDEX champion_note_by_meeting ON champion_note (meeting)",
        ]
    }

    private static func minutes(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE minutes (
                meeting TEXT NOT NULL PRIMARY KEY REFERENCES agenda (meeting),
                drafted_at BIGINT NOT NULL,
                confirmed_at_meeting TEXT CHECK (confirmed_at_meeting <> ''),
                confirmed_on BIGINT,
                CHECK ((confirmed_at_meeting IS NULL) = (confirmed_on IS NULL))
            )
            """,
            // Every saving of a text that several may write at once. Nothing is written over.
            """
            CREATE TABLE wording (
                meeting TEXT NOT NULL REFERENCES agenda (meeting),
                part TEXT NOT NULL CHECK (part <> ''),
                version BIGINT NOT NULL CHECK (version > 0),
                based_on TEXT NOT NULL,
                says TEXT NOT NULL,
                at BIGINT NOT NULL,
                actor TEXT NOT NULL CHECK (actor <> ''),
                PRIMARY KEY (meeting, part, version)
            )
            """,
        ]
    }
}
