import Markup

/// The shapes of statuses and arrows, once a page; each use refers to one by its id.
public enum Symbols {
    public static let sheet: HTML = """
        <svg class="symbols" width="0" height="0" aria-hidden="true" focusable="false"><defs>
        <symbol id="red" viewBox="0 0 16 16"><path d="M1 1h14v14H1z"/><path class="hole" d="M4 5.2h8L8 11.6z"/></symbol>
        <symbol id="amber" viewBox="0 0 16 16"><path d="M8 0l8 8-8 8-8-8z"/></symbol>
        <symbol id="green" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.2"/></symbol>
        <symbol id="blue" viewBox="0 0 16 16"><path d="M1 8.6l2.4-2.3 3.1 3L12.9 2 15.4 4.300 6.700 14.200z"/></symbol>
        <symbol id="none" viewBox="0 0 16 16"><path d="M2 6.800h12v2.400H2z"/></symbol>
        <symbol id="up" viewBox="0 0 16 16"><path d="M8 15V2M2.500 7.500 8 2l5.500 5.500"/></symbol>
        <symbol id="down" viewBox="0 0 16 16"><path d="M8 1v13M2.500 8.500 8 14l5.500-5.500"/></symbol>
        <symbol id="flat" viewBox="0 0 16 16"><path d="M1 8h13M8.500 2.500 14 8l-5.500 5.500"/></symbol>
        <symbol id="break" viewBox="0 0 16 16"><path d="M2 5.500h12M2 10.500h12M11 2 5 14"/></symbol>
        </defs></svg>
        """
}
