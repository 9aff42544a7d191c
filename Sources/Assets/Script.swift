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

        // A return says what the checks find as soon as a box is left. Saving says the same.
        const written = document.querySelector("form[data-checks]");
        if (written) {
          let asked = 0;
          // Nothing moves under a finger or a mouse that is down: a button that is being pressed must stay where it is.
          let released = Promise.resolve();
          document.addEventListener("pointerdown", () => {
            released = new Promise((done) => {
              for (const end of ["pointerup", "pointercancel"]) {
                document.addEventListener(end, () => window.setTimeout(done, 0), { once: true });
              }
            });
          });
          written.addEventListener("change", async () => {
            const mine = ++asked;
            const body = new URLSearchParams(new FormData(written));
            const answer = await fetch(written.dataset.checks, { method: "POST", body }).catch(() => null);
            if (!answer?.ok || mine !== asked) return;
            const found = new DOMParser().parseFromString(await answer.text(), "text/html");
            await released;
            for (const part of found.querySelectorAll("[id]")) {
              const place = document.getElementById(part.id);
              if (place && place.innerHTML !== part.innerHTML) place.replaceChildren(...part.childNodes);
            }
          });
        }

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
