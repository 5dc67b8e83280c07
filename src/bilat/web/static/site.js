// What makes pages quicker to use where scripts run; every page works without it. Marked in HTML by data- attributes.
"use strict";

// A slider shows the value under the thumb and goes to the new address when it is let go.
for (const slider of document.querySelectorAll("input[data-go]")) {
  const shown = slider.form.querySelector("output");
  slider.addEventListener("input", () => { shown.value = slider.value; });
  slider.addEventListener("change", () => slider.form.requestSubmit());
}
for (const choice of document.querySelectorAll("select[data-go]")) choice.addEventListener("change", () => choice.form.requestSubmit());

// A picture that cannot be drawn leaves no broken frame; its words stay.
for (const picture of document.querySelectorAll("img[data-drawn]")) {
  picture.addEventListener("error", () => picture.classList.add("broken"));
  if (picture.complete && picture.naturalWidth === 0 && picture.currentSrc) picture.classList.add("broken");
}

// The review queue: j and k go through what is to be looked at; the other keys begin a judgement on it.
const items = [...document.querySelectorAll("article.item")];
const VERBS = { c: "confirm", r: "reject", s: "same", d: "different" };
let place = -1;

function go(step) {
  place = Math.min(items.length - 1, Math.max(0, place + step));
  items[place].focus({ preventScroll: true });
  items[place].scrollIntoView({ block: "start" });
}

function choose(verb) {
  const form = items[Math.max(0, place)].querySelector("form.judge");
  const field = form && form.querySelector(`input[name=verb][value=${verb}]`);
  if (!field) return;
  field.checked = true;
  (form.querySelector("input[name=reason]") || field).focus();
}

function obey(event) {
  const typing = event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && typing && place >= 0) items[place].focus();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "k") go(event.key === "j" ? 1 : -1);
  else if (VERBS[event.key]) choose(VERBS[event.key]);
  else return;
  event.preventDefault();
}

if (items.length) {
  document.addEventListener("keydown", obey);
  for (const [number, item] of items.entries()) item.addEventListener("focusin", () => { place = number; });
}
