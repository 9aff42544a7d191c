extension Assets {
    /// Small comforts. Every page works without it.
    public static let script = #"""
        "use strict";

        // A form that was refused: go to what has to be put right, as a screen reader would expect.
        const problems = document.querySelector(".summary-of-errors");
        if (problems) {
          problems.tabIndex = -1;
          problems.focus();
        }

        // A second press of a button must not send a form twice. Back and forward bring it to life again.
        document.addEventListener("submit", (event) => {
          const form = event.target;
          if (form.method !== "post") return;
          if (form.dataset.sent) {
            event.preventDefault();
            return;
          }
          form.dataset.sent = "yes";
          window.setTimeout(() => delete form.dataset.sent, 10000);
        });
        window.addEventListener("pageshow", () => {
          for (const form of document.forms) delete form.dataset.sent;
        });

        // A choice in a filter is a choice: no second press needed.
        for (const form of document.querySelectorAll("form.search[data-at-once]")) {
          form.addEventListener("change", () => form.requestSubmit());
        }

        // A meeting before everybody: the arrow keys turn its pages, as the links below do.
        if (document.querySelector("[data-keys]")) {
          document.addEventListener("keydown", (event) => {
            if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
            const way = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" }[event.key];
            const link = way && document.querySelector(`a[rel=${way}]`);
            if (!link) return;
            event.preventDefault();
            link.click();
          });
        }

        """#
}
