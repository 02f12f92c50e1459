"use strict";
(function () {
  var byId = function (id) { return document.getElementById(id); };
  var words = Array.prototype.slice.call(document.querySelectorAll(".w"));
  var rows = Array.prototype.slice.call(byId("words").tBodies[0].rows);
  var tip = byId("tip"), panel = byId("panel"), filter = byId("filter");
  var selected = -1;

  // What the table says of each word; the table is the only copy.
  var entries = rows.map(function (row) {
    var items = function (cell) {
      return Array.prototype.map.call(cell.querySelectorAll("li"), function (item) { return item.textContent; });
    };
    return {
      text: row.cells[0].textContent,
      numbers: row.cells[1].textContent + " · " + row.cells[2].textContent,
      variants: row.cells[3].textContent,
      sentences: items(row.cells[4])
    };
  });

  function add(parent, name, text, style) {
    var element = document.createElement(name);
    element.textContent = text;
    if (style) { element.className = style; }
    parent.appendChild(element);
    return element;
  }

  function fill(parent, entry, heading, sentences) {
    parent.textContent = "";
    add(parent, heading, entry.text);
    add(parent, "p", entry.numbers);
    if (entry.variants) { add(parent, "p", entry.variants, "faint"); }
    if (sentences && entry.sentences.length) {
      add(parent, "p", entry.sentences[0], "faint");
    }
  }

  function show(word) {
    fill(tip, entries[words.indexOf(word)], "strong", true);
    tip.hidden = false;
    var box = word.querySelector(".hit").getBoundingClientRect();
    var left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    var below = box.bottom + 8 + tip.offsetHeight < window.innerHeight || box.top < tip.offsetHeight + 8;
    tip.style.left = left + window.scrollX + "px";
    tip.style.top = (below ? box.bottom + 8 : box.top - tip.offsetHeight - 8) + window.scrollY + "px";
  }
  function hide() { tip.hidden = true; }

  // The words that stand in a sentence with this one.
  function related(index) {
    var sentences = entries[index].sentences.join("\n").toLowerCase();
    return entries.map(function (entry, other) {
      return other === index || sentences.indexOf(entry.text.toLowerCase()) >= 0;
    });
  }

  function marked(parent, sentence, text) {
    var item = add(parent, "li", "");
    var rest = sentence, at;
    while (text && (at = rest.toLowerCase().indexOf(text.toLowerCase())) >= 0) {
      item.appendChild(document.createTextNode(rest.slice(0, at)));
      add(item, "mark", rest.slice(at, at + text.length));
      rest = rest.slice(at + text.length);
    }
    item.appendChild(document.createTextNode(rest));
  }

  function update() {
    var asked = filter.value.trim().toLowerCase();
    var kept = selected >= 0 ? related(selected) : null;
    rows.forEach(function (row, index) {
      var found = !asked || row.textContent.toLowerCase().indexOf(asked) >= 0;
      var keep = found && (!kept || kept[index]);
      row.hidden = !keep;
      words[index].classList.toggle("dim", !keep);
      if (words[index].getAttribute("role") === "button") {
        words[index].setAttribute("aria-pressed", String(index === selected));
      }
    });
    panel.hidden = selected < 0;
    if (selected >= 0) {
      var entry = entries[selected];
      fill(panel, entry, "h2", false);
      if (entry.sentences.length) {
        var list = add(panel, "ul", "");
        entry.sentences.forEach(function (sentence) { marked(list, sentence, entry.text); });
      }
      var clear = add(panel, "button", panel.dataset.clear);
      clear.type = "button";
      clear.addEventListener("click", function () {
        var last = selected;
        choose(-1);
        words[last].focus();
      });
    }
  }

  function choose(index) { selected = index === selected ? -1 : index; update(); }

  // One stop of the tab key for all words; the arrow keys go to the nearest one that way.
  function move(index) {
    words.forEach(function (word, other) { word.setAttribute("tabindex", other === index ? "0" : "-1"); });
    words[index].focus();
  }
  function nearest(index, x, y) {
    var center = function (word) {
      var box = word.querySelector(".hit").getBoundingClientRect();
      return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    };
    var from = center(words[index]), best = -1, least = Infinity;
    words.forEach(function (word, other) {
      var to = center(word), dx = to[0] - from[0], dy = to[1] - from[1];
      var along = dx * x + dy * y, aside = Math.abs(dx * y) + Math.abs(dy * x);
      if (other !== index && along > 0 && along + 2 * aside < least) {
        least = along + 2 * aside;
        best = other;
      }
    });
    return best;
  }
  var ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  words.forEach(function (word, index) {
    word.addEventListener("pointerenter", function () { show(word); });
    word.addEventListener("pointerleave", hide);
    word.addEventListener("focus", function () { show(word); });
    word.addEventListener("blur", hide);
    if (word.getAttribute("role") === "button") {
      word.addEventListener("click", function () { choose(index); });
    }
    word.addEventListener("keydown", function (event) {
      var way = ways[event.key], next = -1;
      if (way) { next = nearest(index, way[0], way[1]); }
      else if (event.key === "Home") { next = 0; }
      else if (event.key === "End") { next = words.length - 1; }
      else if ((event.key === "Enter" || event.key === " ") && word.getAttribute("role") === "button") { choose(index); }
      else { return; }
      event.preventDefault();
      if (next >= 0) { move(next); }
    });
  });
  if (words.length) { words[0].setAttribute("tabindex", "0"); }
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { hide(); selected = -1; filter.value = ""; update(); }
  });
  filter.addEventListener("input", function () { byId("all").open = true; update(); });

  var scheme = byId("scheme");
  scheme.hidden = false;
  scheme.addEventListener("click", function () {
    var root = document.documentElement;
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    scheme.setAttribute("aria-pressed", String(!dark));
  });
})();
