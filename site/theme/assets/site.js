// Leaves at once, points at mistakes, counts what is written and fetches search when somebody searches.
// Every page but that of search works without it.
(() => {
  "use strict";
  const PRESSES = 3;
  const WITHIN = 2000; // milliseconds from the first press to the last
  const PAUSE = 400; // milliseconds without typing before a count is spoken

  const exit = document.querySelector(".exit__link");
  const leave = () => {
    document.body.hidden = true;
    location.replace(exit.href); // the Back button must not lead here again
  };
  if (exit) {
    let presses = [];
    exit.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.repeat) return;
      presses = [...presses.filter((time) => event.timeStamp - time < WITHIN), event.timeStamp];
      if (presses.length >= PRESSES) leave();
    });
  }

  // for browsers that honour autofocus on fields only; the others have done it by then
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector(".error-summary")?.focus();
  });

  for (const area of document.querySelectorAll(".textarea[data-max-length]")) {
    const words = area.closest(".question")?.querySelector(".count");
    if (!words) continue;
    let timer;
    const count = () => {
      const { maxWords, maxLength } = area.dataset;
      const parts = maxWords ? area.value.match(/\S+/g) ?? [] : [...area.value];
      const left = (maxWords ?? maxLength) - parts.length;
      const noun = (maxWords ? "word" : "character") + (Math.abs(left) === 1 ? "" : "s");
      const number = Math.abs(left).toLocaleString("en-GB");
      words.textContent = `You have ${number} ${noun} ${left < 0 ? "too many" : "left"}`;
      words.classList.toggle("count--over", left < 0);
    };
    words.setAttribute("role", "status");
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(count, PAUSE);
    });
    if (area.value) count();
  }

  const search = document.querySelector(".search");
  const found = document.querySelector(".found"); // on the search page only
  if (found) {
    found.querySelector(".notice").remove();
    const load = () => {
      if (document.querySelector(`script[src="${found.dataset.script}"]`)) return;
      const script = document.createElement("script");
      script.src = found.dataset.script;
      document.head.append(script);
    };
    // not on focus: tabbing past would fetch everything
    for (const use of ["pointerdown", "input", "change"]) search.addEventListener(use, load);
    search.addEventListener("submit", (event) => event.preventDefault());
    if (location.hash.length > 1) load();
  } else if (search) {
    search.addEventListener("submit", (event) => {
      event.preventDefault();
      // behind the #, what somebody looks for stays on their device
      location.href = `${search.action}#${encodeURIComponent(search.elements[0].value.trim())}`;
    });
  }
})();
