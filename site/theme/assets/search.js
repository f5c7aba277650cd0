// Finds pages on this device, with Material's search worker. Fetched on the first use of search.
(() => {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2; // kinds of message the worker knows
  const MOST = 12; // results shown
  const BEFORE = 60, AFTER = 180; // characters shown around the first word that was found
  const PAUSE = 250; // milliseconds without typing before it looks
  const LONG = 5, LONGER = 8; // letters from which a word may have one or two mistakes

  const form = document.querySelector(".search");
  const field = form.elements[0];
  const place = document.querySelector(".found");
  const [count, list] = place.children;
  const worker = new Worker(place.dataset.worker);
  let ready = false;

  const asked = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return ""; // an address that somebody shortened
    }
  };
  const words = () => field.value.match(/[\p{L}\p{N}]+/gu) || [];
  // every word as it is or as a beginning, and long ones also with mistakes or another ending
  const query = () => words().map((word) => {
    const mistakes = (word.length >= LONG) + (word.length >= LONGER);
    return mistakes ? `${word} ${word}~${mistakes}` : word;
  }).join(" ");
  const look = () => {
    if (query() && !ready) count.textContent = "Looking";
    else if (query()) worker.postMessage({ type: QUERY, data: query() });
    else show([]);
  };
  const remember = () => history.replaceState(null, "", "#" + encodeURIComponent(field.value.trim()));

  // the index holds markup, and so do its results: only their words and marks are taken over
  const text = (html) => new DOMParser().parseFromString("<i>" + html, "text/html").body.textContent;
  const excerpt = (html) => {
    const parts = html.replace(/<(?!\/?mark)[^>]*>/g, " ").split(/<\/?mark[^>]*>/).map(text);
    if (parts.length > 1 && parts[0].length > BEFORE) {
      parts[0] = parts[0].slice(-BEFORE).replace(/^\S*/, "…");
    }
    const line = document.createElement("p");
    let room = AFTER;
    parts.forEach((part, at) => {
      if (room <= 0) return;
      const node = at % 2 ? document.createElement("mark") : document.createElement("span");
      node.textContent = at % 2 ? part : part.slice(0, room);
      room -= part.length;
      line.append(node);
    });
    return line;
  };
  const result = (hits) => {
    const [best] = [...hits].sort((one, other) => other.score - one.score);
    const page = hits.find((each) => !each.location.includes("#")) || best;
    const link = document.createElement("a");
    link.href = "../" + best.location;
    link.textContent = text(best.title);
    const item = document.createElement("li");
    item.append(link);
    if (page !== best) item.append(" – " + text(page.title));
    if (best.group) {
      const group = document.createElement("span");
      group.className = "tag";
      group.textContent = best.group;
      item.append(" ", group);
    }
    item.append(excerpt(best.text));
    return item;
  };
  // a page that is named exactly so comes before those that name it among other things
  const named = (hits) => hits.some((each) => text(each.title).toLowerCase() === words().join(" ").toLowerCase());
  const show = (found) => {
    const groups = [...found].sort((one, other) => named(other) - named(one));
    const pages = groups.length === 1 ? "1 page" : `${groups.length} pages`;
    const nothing = "Nothing found. Try another word, or look below.";
    count.textContent = query() && (groups.length ? `${pages} found` : nothing);
    list.replaceChildren(...groups.slice(0, MOST).map(result));
  };
  const fail = () => {
    count.textContent = "Search does not work at the moment. Please look below.";
  };

  worker.onmessage = ({ data }) => {
    if (data.type !== READY) return show(data.data.items);
    ready = true;
    look();
  };
  worker.onerror = fail;

  fetch(place.dataset.index)
    .then((response) => response.json())
    .then((index) => worker.postMessage({ type: SETUP, data: { ...index, options: {} } }))
    .catch(fail);

  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      remember();
      look();
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember();
    look();
  });
  addEventListener("hashchange", () => {
    field.value = asked();
    look();
  });
  // words that were written before this script came stand in no address yet
  if (field.value) remember();
  else field.value = asked();
  look();
})();
